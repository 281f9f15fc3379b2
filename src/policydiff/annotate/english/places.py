"""Where in a sentence stand words of a sort: looked for directly in a short stretch, and found once for all in a sentence of long ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

__all__ = ["Places"]

# A noun phrase is seldom longer; looking through so many words takes no longer than finding them all.
_SHORT = 16


class Places:
    """
    The indices of a sentence at which something holds.

    A sentence of a hostile text has as many verbs as words, and each is asked for what stands anywhere before it; the time must not grow with both.
    """

    __slots__ = ("_found", "_holds", "_n_words")

    def __init__(self, n_words: int, holds: Callable[[int], bool]) -> None:
        """Take how many words the sentence has, and what has to hold at an index."""
        self._n_words, self._holds = n_words, holds
        self._found: list[int] | None = None

    def first(self, start: int, stop: int) -> int | None:
        """Return the first index of a stretch at which it holds."""
        if stop - start <= _SHORT:
            return next((at for at in range(start, stop) if self._holds(at)), None)
        found = self._all()
        place = bisect_left(found, start)
        return found[place] if place < len(found) and found[place] < stop else None

    def last(self, start: int, stop: int) -> int | None:
        """Return the last index of a stretch at which it holds."""
        if stop - start <= _SHORT:
            return next((at for at in range(stop - 1, start - 1, -1) if self._holds(at)), None)
        found = self._all()
        place = bisect_left(found, stop) - 1
        return found[place] if place >= 0 and found[place] >= start else None

    def _all(self) -> list[int]:
        if self._found is None:
            self._found = [at for at in range(self._n_words) if self._holds(at)]
        return self._found
