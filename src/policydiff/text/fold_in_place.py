"""The folded form of a text in which every place still tells its place in the original."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from attrs import frozen

from policydiff.text.fold import fold
from policydiff.text.span import Span

__all__ = ["Folded", "fold_in_place"]


@frozen
class Folded:
    """A folded text, and for each of its characters the place in the original; no places where they are the same."""

    text: str
    places: tuple[int, ...] | None

    def original(self, match: re.Match[str]) -> Span:
        """Return where a match in the folded text stands in the original."""
        return self.original_span(*match.span())

    def original_span(self, start: int, stop: int) -> Span:
        """Return where a stretch of the folded text, not empty, stands in the original."""
        return Span(start, stop) if self.places is None else Span(self.places[start], self.places[stop - 1] + 1)

    def places_of(self, span: Span) -> tuple[int, int]:
        """Return the stretch of the folded text that a span of the original, not empty, became."""
        if self.places is None:
            return span.start, span.stop
        return bisect_left(self.places, span.start), bisect_right(self.places, span.stop - 1)


def fold_in_place(text: str) -> Folded:
    """
    Fold letter case, quotes, dashes, compatibility forms and Traditional characters; white space stays where it is, each character of it a space.

    Example:
        >>> folded = fold_in_place("不得使用①號系統")
        >>> folded.text
        '不得使用1号系统'
    """
    if text.isascii():
        return Folded(text.lower(), None)
    characters = [_fold_character(character) for character in text]
    if all(len(character) == 1 for character in characters):
        return Folded("".join(characters), None)
    places = tuple(place for place, character in enumerate(characters) for _ in character)
    return Folded("".join(characters), places)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    # White space counts nothing at the ends of a text but stands between words here.
    return " " if character.isspace() else fold(character)
