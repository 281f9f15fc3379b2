"""Which of the encodings before Unicode a text is in: GB18030, Big5 or Windows-1252."""

from __future__ import annotations

import math
import re

from policydiff.text.fold import to_simplified

__all__ = ["guess_legacy"]

# Tried in this order; of the variants of Big5 the first that holds every character is taken.
_CHINESE = (("gb18030",), ("big5", "cp950", "big5hkscs"))
# So many characters beyond ASCII decide; more change nothing.
_SAMPLE = 4000
# The commonest characters of Chinese prose, most frequent first as far as that is known, and those of policy documents; Traditional ones are looked up
# by their Simplified form.
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分"
    "还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新"
    "己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感"
    "建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格"
    "望觉术领共确传师观清今切院让识候带导争运险责协调促推鼓励支持倡议声宣言章款项范标准评估监督透隐私护模型技创究布署服供算风伦组织联府企众律关依违罚禁止加健善落施遵守境"
    "全息访密码输库网络链源智慧普惠包容弘扬尊严核武器化细胞疫苗能源绿色低碳跨境流互操作认证审计披露标识水印培训就业产权版投融资基金碍障弱残童妇岛陆贸易税环境"
)
# What names of places are made of: a list of them has few of the characters above.
_PLACES = frozenset("省市县区州乡镇村街道路江河湖海山岛港湾京津沪渝")
_MARKS = frozenset("，。、；：？！（）《》〈〉“”‘’「」『』【】—…·　％－")
_EXPECTED = _COMMON | _PLACES | _MARKS
# Log-probabilities of one character by class: how much of Chinese prose the class makes up, spread over its members.
_COMMON_SCORE = math.log(0.75 / len(_COMMON))
_MARK_SCORE = math.log(0.12 / len(_MARKS))
_FREQUENT_SCORE = math.log(0.12 / 5000)
_RARE_SCORE = math.log(0.01 / 60_000)
# Windows-1252: accented letters and typographic marks, each among ASCII letters; one after another they are unlikely.
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØŒÙÚÛÜŠšŽžŸ‘’“”„‚–—…•«»°§€£©®™ª\u00a0·")
# A table may have none but these.
_SIGNS = frozenset("°²³±×÷½¼¾¹ºª¶µ·¬¢£¥†‡‰ˆ˜¿¡¤¦¨¯´¸")
_WESTERN_SCORE = math.log(0.9 / len(_WESTERN))
_ODD_SCORE = math.log(0.001 / 128)
_RUN_SCORE = math.log(0.02)
# Less than this share of commonplace characters, and the text is none of the encoding, whichever comes nearest: Japanese or Korean bytes, say.
_LEAST_COMMON, _LEAST_WESTERN = 0.35, 0.6
# So many characters tell; in Western text hardly ever two stand together beyond ASCII.
_TELLING, _LONGEST_RUNS = 20, 2.5
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def guess_legacy(data: bytes) -> tuple[str, str] | None:
    """
    Decode bytes that are no UTF-8, with the encoding that makes the likeliest text of them.

    Returns:
        Text and name of the encoding, or None where no encoding gives a text that anybody would write.
    """
    best: tuple[float, str, str] | None = None
    for variants in _CHINESE:
        decoded = _decode_first(data, variants)
        if decoded is not None and _is_chinese(decoded[0]):
            score = _score_chinese(decoded[0], decoded[1])
            best = max(best, (score, *decoded), key=lambda found: found[0]) if best else (score, *decoded)
    western = _decode_first(data, ("windows-1252",))
    if western is not None and _is_western(western[0]):
        score = _score_western(western[0])
        # A tie goes to Chinese: the others are read by policy analysts in UTF-8.
        if best is None or score > best[0]:
            best = (score, *western)
    return None if best is None else best[1:]


def _decode_first(data: bytes, names: tuple[str, ...]) -> tuple[str, str] | None:
    for name in names:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return None


def _is_chinese(text: str) -> bool:
    """Tell whether so many of the characters beyond ASCII are common in Chinese as in any Chinese text; of a few characters nobody can tell."""
    sample = to_simplified("".join(_BEYOND_ASCII.findall(text))[:_SAMPLE])
    return len(sample) < _TELLING or sum(character in _EXPECTED for character in sample) >= _LEAST_COMMON * len(sample)


def _is_western(text: str) -> bool:
    """Tell whether the characters beyond ASCII are letters and marks that stand among those of ASCII, as in a Western European text."""
    runs = _BEYOND_ASCII.findall(text)
    sample = "".join(runs)[:_SAMPLE]
    n_known = sum(character in _WESTERN or character in _SIGNS for character in sample)
    return n_known >= _LEAST_WESTERN * len(sample) and sum(map(len, runs)) <= _LONGEST_RUNS * len(runs)


def _score_chinese(text: str, encoding: str) -> float:
    """Return the log-probability of the characters beyond ASCII as Chinese prose."""
    sample = "".join(_BEYOND_ASCII.findall(text))[:_SAMPLE]
    simplified = to_simplified(sample)
    # In GB18030 a common character that is Traditional is possible, but far rarer than in Big5; the reverse cannot be written in Big5.
    penalty = math.log(0.2) if encoding == "gb18030" else 0.0
    total = 0.0
    for printed, plain in zip(sample, simplified, strict=True):
        if plain in _COMMON:
            total += _COMMON_SCORE + (penalty if printed != plain else 0.0)
        elif printed in _MARKS:
            total += _MARK_SCORE
        else:
            total += _FREQUENT_SCORE if _is_frequent(printed) else _RARE_SCORE
    return total


def _is_frequent(character: str) -> bool:
    """Tell whether a character is in the first plane of GB 2312 or Big5, which hold the characters in daily use."""
    for name, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= character.encode(name)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _score_western(text: str) -> float:
    total, taken = 0.0, 0
    for run in _BEYOND_ASCII.findall(text):
        part = run[: 2 * _SAMPLE - taken]
        taken += len(part)
        total += sum(_WESTERN_SCORE if character in _WESTERN else _ODD_SCORE for character in part) + (len(part) - 1) * _RUN_SCORE
        if taken >= 2 * _SAMPLE:
            break
    return total
