"""The language of a text, as far as its script tells."""

from __future__ import annotations

import re
from collections import Counter

from policydiff.text.tokens import is_stop_word

__all__ = ["detect_language"]

# So many characters tell the script of a text; more are not looked at.
_SAMPLE = 20_000
# Ranges of letters and the tag that they stand for: where one language prevails its own, otherwise the script's.
_SCRIPTS = (
    ("zh", 0x3400, 0x9FFF), ("zh", 0xF900, 0xFAFF), ("zh", 0x20000, 0x3134F), ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7AF), ("ko", 0x1100, 0x11FF),
    ("und-Cyrl", 0x0400, 0x052F), ("el", 0x0370, 0x03FF), ("hy", 0x0530, 0x058F), ("he", 0x0590, 0x05FF), ("und-Arab", 0x0600, 0x08FF),
    ("und-Deva", 0x0900, 0x097F), ("und-Beng", 0x0980, 0x09FF), ("und-Guru", 0x0A00, 0x0A7F), ("und-Gujr", 0x0A80, 0x0AFF), ("und-Orya", 0x0B00, 0x0B7F),
    ("ta", 0x0B80, 0x0BFF), ("te", 0x0C00, 0x0C7F), ("kn", 0x0C80, 0x0CFF), ("ml", 0x0D00, 0x0D7F), ("si", 0x0D80, 0x0DFF), ("th", 0x0E00, 0x0E7F),
    ("lo", 0x0E80, 0x0EFF), ("bo", 0x0F00, 0x0FFF), ("my", 0x1000, 0x109F), ("ka", 0x10A0, 0x10FF), ("und-Ethi", 0x1200, 0x139F), ("km", 0x1780, 0x17FF),
    ("mn", 0x1800, 0x18AF),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
# Running English text is a third to a half stop words; below a tenth, from so many words on, it is another language in Latin script.
_MIN_WORDS, _MIN_STOP_WORDS = 20, 0.1
# A Chinese character says about as much as a word of three letters.
_HAN_WEIGHT = 3
# A Japanese text is half Chinese characters; a fifth of kana among them is enough.
_KANA_SHARE = 0.2


def detect_language(text: str) -> str:
    """
    Guess the language of a text from its script.

    Args:
        text: Any text.

    Returns:
        A BCP 47 tag: ``en``, ``zh``, the language of a script that one language prevails in, ``und`` with the script for the others, or ``und``.

    Example:
        >>> detect_language("AI should be safe."), detect_language("人工智能应当安全（AI safety）。"), detect_language("सर्वजन हिताय"), detect_language("42")
        ('en', 'zh', 'und-Deva', 'und')
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _detect_latin(sample)
    counts = _count_scripts(sample)
    han, kana = counts["zh"], counts["ja"]
    if kana and kana >= _KANA_SHARE * (han + kana):
        counts["ja"] += han
        counts["zh"] = 0
    counts["zh"] *= _HAN_WEIGHT
    counts["ja"] *= _HAN_WEIGHT
    latin = sum(character.isalpha() and ord(character) < 0x250 for character in sample)  # noqa: PLR2004 - end of Latin Extended-B
    # The order in which a script is first met decides between equals.
    tag, most = max(counts.items(), key=lambda item: item[1], default=("und", 0))
    return tag if most > latin else _detect_latin(sample)


def _count_scripts(sample: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for character, n in Counter(sample).items():
        code = ord(character)
        if code < 0x370 or not (character.isalpha() or character.isnumeric()):  # noqa: PLR2004 - first of the ranges above
            continue
        tag = next((tag for tag, first, last in _SCRIPTS if first <= code <= last), None)
        if tag is not None:
            counts[tag] += n
    return counts


def _detect_latin(sample: str) -> str:
    words = _WORD.findall(sample)
    if not words:
        return "und"
    if len(words) < _MIN_WORDS:
        return "en"
    n_stop_words = sum(is_stop_word(word.lower()) for word in words)
    return "en" if n_stop_words >= _MIN_STOP_WORDS * len(words) else "und-Latn"
