"""Small questions about a piece of text: how long, how capitalised, how it ends."""

from __future__ import annotations

import re

from policydiff.text.fold import has_han
from policydiff.text.lazy import lazy_pattern

__all__ = ["ends_in_colon", "has_words", "is_cased", "is_sentence", "is_title_case", "n_words"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_HAN = lazy_pattern("[\u3400-\u9fff]")
_END = re.compile(r"(?:[.;:,!?…。；：，、！？।॥۔؟—–][\"'”’»)\]）】」』]{0,3}|--)$")
_COLON = re.compile(r"(?:[:：][\"'”’»)\]—–-]{0,3}|[—–]|--)$")
# Characters that one of them can match, a line end behind it among them; nothing before has to be looked at.
_LONGEST_END = 8
# Share of longer words that start with a capital in a title.
_TITLE_CASE = 0.6
_SHORT_WORD = 3


def n_words(text: str) -> int:
    """Count words; two Chinese characters count as one."""
    n_han = len(_HAN.findall(text)) if not text.isascii() else 0
    return len(_WORD.findall(_HAN.sub(" ", text) if n_han else text)) + (n_han + 1) // 2


def has_words(text: str) -> bool:
    """Tell whether the text holds a letter or digit of any script."""
    return any(character.isalnum() for character in text)


def is_title_case(text: str) -> bool:
    """Tell whether a text is capitalised like a title: all capitals, or most of its longer words."""
    words = [word for word in _WORD.findall(text) if len(word) > _SHORT_WORD and word[0].isalpha()]
    if not words:
        return text[:1].isupper()
    return sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words) and (text[:1].isupper() or not text[:1].isalpha())


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as sentences and their parts do: in a point, comma, colon or another stop."""
    return _END.search(text, max(0, len(text) - _LONGEST_END)) is not None


def ends_in_colon(text: str) -> bool:
    """Tell whether a text announces what follows, by a colon or, as in American bills, a dash."""
    return _COLON.search(text, max(0, len(text) - _LONGEST_END)) is not None


def is_cased(text: str) -> bool:
    """Tell whether the first letter is a capital or of a script without capitals."""
    first = next((character for character in text if character.isalpha()), "")
    return not first.islower() or has_han(first)
