"""What a number counts: the plural noun behind it, in the singular."""

from __future__ import annotations

import re

from policydiff.annotate.english.inflection import singular
from policydiff.annotate.quantities.uncounted import NO_PLURALS, STOP_WORDS

__all__ = ["counted_noun", "single_noun"]

# The parts of the document itself are named, not counted.
_PARTS_OF_TEXT = frozenset(
    [
        "paragraph",
        "subparagraph",
        "article",
        "section",
        "subsection",
        "annex",
        "chapter",
        "point",
        "clause",
        "sentence",
        "recital",
        "footnote",
        "indent",
    ]
)
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "individuals": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "analyses": "analysis",
    "bases": "basis",
    "crises": "crisis",
    "indices": "index",
    "matrices": "matrix",
    "media": "medium",
    "axes": "axis",
    "lives": "life",
    "halves": "half",
}
_TOKEN = re.compile(r"\s([a-z][a-z-]{0,30})('s|')?(?![a-z0-9])")
_OF = re.compile(r"\sof (?:the|its|their|these|those|our)(?![a-z])")
_MOST_ADJECTIVES = 3
_SHORTEST_PLURAL = 4


def counted_noun(folded: str, place: int) -> tuple[str, int] | None:
    """
    Return the plural noun that follows a number, in the singular, and where it ends; None where none does.

    Example:
        >>> counted_noun("three large AI models are".lower(), 5)
        ('model', 21)
    """
    of = _OF.match(folded, place)
    place = of.end() if of is not None else place
    for _ in range(_MOST_ADJECTIVES + 1):
        match = _TOKEN.match(folded, place)
        if match is None or match[1] in STOP_WORDS:
            return None
        if _is_plural(match[1]):
            noun = _IRREGULAR.get(match[1]) or singular(match[1])
            return None if noun in _PARTS_OF_TEXT else (noun, match.end(1))
        if match[2]:
            return None
        place = match.end()
    return None


def single_noun(folded: str, place: int) -> tuple[str, int] | None:
    """
    Return the last word of the phrase that follows *one*, and where it ends; None where a function word follows.

    Example:
        >>> single_noun("at least one other expert shall", 12)
        ('expert', 25)
    """
    found: tuple[str, int] | None = None
    for _ in range(_MOST_ADJECTIVES):
        match = _TOKEN.match(folded, place)
        if match is None or match[1] in STOP_WORDS or (found is not None and match[1].endswith("ed")):
            break
        found, place = (match[1], match.end(1)), match.end()
    return found


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s")) and word not in NO_PLURALS
