"""The text of a clause as every annotator reads it: folded once, its words taken once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.text.fold import has_han
from policydiff.text.fold_in_place import Folded, fold_in_place

__all__ = ["LATIN", "WORD_END", "WORD_START", "Reading", "reading_of"]

# Letters and digits of words, for character classes.
LATIN = "a-z0-9\u00df-\u024f"
# Where no word goes on: the class in two parts, since to compile it whole takes three times as long, and every lexicon has dozens of expressions.
WORD_START, WORD_END = r"(?<![a-z0-9])(?<![\u00df-\u024f])", r"(?![a-z0-9])(?![\u00df-\u024f])"
_RUN = re.compile(f"[{LATIN}]+")


class Reading:
    """
    A text, read.

    Attributes:
        text: As printed.

        folded: Folded, with the places in the text as printed.

        has_han: Whether it holds a Chinese character.

        is_plain: Whether nothing but ASCII is left after folding.

        words: The runs of letters and digits in it: what is not among them cannot be found, so that a look at them spares most searches.
    """

    __slots__ = ("_places", "_runs", "folded", "has_han", "is_plain", "text", "words")

    def __init__(self, text: str) -> None:
        """Read a text."""
        self.text = text
        self.folded: Folded = fold_in_place(text)
        self.has_han = has_han(text)
        self.is_plain = self.folded.text.isascii()
        self._runs: list[str] = _RUN.findall(self.folded.text)
        self.words = frozenset(self._runs)
        self._places: list[int] | None = None

    def runs(self) -> Iterator[tuple[str, int]]:
        """Yield each run of letters and digits with its place in the folded text, in order."""
        if self._places is None:
            self._places = [match.start() for match in _RUN.finditer(self.folded.text)]
        return zip(self._runs, self._places, strict=True)


def reading_of(text: str | Reading) -> Reading:
    """Return a text read, as it is where it was read before."""
    return text if isinstance(text, Reading) else Reading(text)
