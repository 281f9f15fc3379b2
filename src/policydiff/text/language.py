"""The language of a text, as far as its script and its little words tell, and what languages are called."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files

from policydiff.text.tokens import is_stop_word

__all__ = ["READ_LANGUAGES", "detect_language", "differ", "is_latin", "is_read", "language_name", "primary"]

# The languages that lexicons, scales of force and topics exist for.
READ_LANGUAGES = ("en", "zh")
_LATIN = "Latn"

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
# Running text is a fifth to a half little words; below a tenth nothing tells the language.
_MIN_SHARE = 0.1
# English shares little words with its neighbours; a text is in another language where it has more than so many times as many of that one's own.
_OVER_ENGLISH = 2
# In fewer words than this, single ones may be borrowed: so many different ones are needed to say that a text is not English.
_MIN_WORDS, _MIN_DIFFERENT = 20, 2
# A language is named where so much of the text is its little words, so many of them different; of a few words it is asked that they show another language.
_NAMED_SHARE, _NAMED_DIFFERENT = 0.2, 4
# Neighbours share many little words. Of those that two do not share, the language that is named has more than so many times those of the other.
_LEAD = 2
# Lists and terse sentences need no little words: marks or line ends stand after so many words of them, or fewer.
_TERSE = 5
_BREAK = re.compile(r"[.,;:!?|\n]+")
# A Chinese character says about as much as a word of three letters.
_HAN_WEIGHT = 3
# A Japanese text is half Chinese characters; a fifth of kana among them is enough.
_KANA_SHARE = 0.2


def detect_language(text: str) -> str:
    """
    Guess the language of a text from its script, and in Latin script from its little words.

    Args:
        text: Any text.

    Returns:
        A BCP 47 tag: ``en``, ``zh``, the language of a script that one language prevails in, one of Latin script whose little words are known and told
        apart, ``und`` with the script for the others, or ``und``.

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
    found = _WORD.findall(sample)
    if not found:
        return "und"
    counts = Counter(word.lower() for word in found)
    english = Counter({word: n for word, n in counts.items() if is_stop_word(word)})
    tag, own = _nearest_language(counts)
    is_short, least = len(found) < _MIN_WORDS, _MIN_SHARE * len(found)
    if not is_short and max(own.total(), english.total()) < least:
        is_terse = sample.isascii() and len(found) <= _TERSE * len(_BREAK.split(sample.strip()))
        return "en" if is_terse else "und-Latn"
    is_borrowed = is_short and (len(own) < _MIN_DIFFERENT or own.total() <= _OVER_ENGLISH * english.total())
    if is_borrowed or not _outnumber(own, english, _OVER_ENGLISH):
        return "en" if is_short or english.total() >= least else "und-Latn"
    is_told = own.total() >= _NAMED_SHARE * len(found) and len(own) >= (_MIN_DIFFERENT if is_short else _NAMED_DIFFERENT)
    return tag if is_told and tag in _data()["name"] else "und-Latn"


def _nearest_language(counts: Counter[str]) -> tuple[str, Counter[str]]:
    """Return the language that most words are little ones of, or the script where a neighbour comes near, and these words."""
    found: dict[str, Counter[str]] = {}
    languages = _languages_of_words()
    for word, n in counts.items():
        for tag in languages.get(word, ()):
            found.setdefault(tag, Counter())[word] = n
    tag = min(found, key=lambda tag: (-found[tag].total(), tag), default="und-Latn")
    own = found.pop(tag, Counter())
    return tag if all(_outnumber(own, other, _LEAD) for other in found.values()) else "und-Latn", own


def _outnumber(words: Counter[str], others: Counter[str], times: int) -> bool:
    """Tell whether there are more than so many times as many words in the one as in the other; what is in both does not count."""
    return sum(n for word, n in words.items() if word not in others) > times * sum(n for word, n in others.items() if word not in words)


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    text = (files("policydiff.text") / "languages.toml").read_text(encoding="utf-8")
    data: dict[str, dict[str, str]] = tomllib.loads(text)
    return data


@lru_cache(maxsize=1)
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for tag, words in _data()["words"].items():
        for word in words.split():
            found[word] = (*found.get(word, ()), tag)
    return found


def primary(tag: str) -> str:
    """Return a tag without region and variant, and without the script unless it is all that is known."""
    first, _, rest = tag.partition("-")
    return f"und-{rest.partition('-')[0].title()}" if first.lower() == "und" and rest else first.lower()


def is_read(tag: str) -> bool:
    """Tell whether a language is one whose statements, topics and figures are looked for."""
    return primary(tag) in READ_LANGUAGES


def is_latin(tag: str) -> bool:
    """Tell whether a tag is one that a text in Latin script can get."""
    return _script(primary(tag)) == _LATIN


def differ(old: str, new: str) -> bool:
    """
    Tell whether two tags are known to be of different languages; variants of one are the same.

    Of a text whose script alone is known, it is known that it is not English, and in no language of another script.

    Example:
        >>> differ("en-GB", "en"), differ("en", "und-Latn"), differ("de", "und-Latn"), differ("und", "zh")
        (False, True, False, False)
    """
    tags = primary(old), primary(new)
    if not any(tag.startswith("und") for tag in tags):
        return tags[0] != tags[1]
    scripts = [_script(tag) for tag in tags]
    return None not in scripts and (scripts[0] != scripts[1] or "en" in tags)


def language_name(tag: str) -> str:
    """Return what a language is called in English; a tag that has no name here stays as it is."""
    return _data()["name"].get(primary(tag), tag)


def _script(tag: str) -> str | None:
    """Return what names the script of a language, or None where it is not known."""
    if tag.startswith("und-"):
        return tag.removeprefix("und-")
    if tag == "en" or tag in _data()["words"]:
        return _LATIN
    return tag if any(tag == own for own, _, _ in _SCRIPTS) else None
