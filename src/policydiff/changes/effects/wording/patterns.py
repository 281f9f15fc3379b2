"""Patterns that are searched for only in texts that have one of the words without which they match nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from attrs import field, frozen

__all__ = ["Worded", "words_in"]

_WORD = re.compile(r"\w+")


def _words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


@frozen
class Worded:
    """
    A pattern and what it needs.

    To look words up in a text takes a fraction of the time of a search, and most texts have none of them.

    Attributes:
        needs: Words in lower case, without marks, of which each match holds at least one whole; given as one string with spaces between.

        pattern: What to search for.
    """

    needs: frozenset[str] = field(converter=_words_of)
    pattern: re.Pattern[str]

    def finditer(self, text: str, start: int = 0, stop: int | None = None) -> Iterable[re.Match[str]]:
        """Find the matches in a text, or in a stretch of it, in order."""
        if self.needs.isdisjoint(words_in(text)):
            return ()
        return self.pattern.finditer(text, start, len(text) if stop is None else stop)


@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, without marks."""
    return frozenset(_WORD.findall(text.casefold()))
