"""Ranks of headings: which may stand below which."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from policydiff.readers.headings import Piece
from policydiff.readers.parts import STRUCTURAL

__all__ = ["Ranks"]

# Headings whose number has no word: after the divisions, by the coarseness that such numbers usually have.
_NUMBERED = {"I": 5.4, "A": 5.5, "一": 5.4, "(一)": 5.6, "1": 6.0, "(1)": 7.5, "a": 8.0, "i": 8.5}
_DOT = 0.1
# An unnumbered heading stands between chapters and articles; where sections are counted 1, 2, 3 it stands below them.
_UNNUMBERED, _UNNUMBERED_BELOW = 4.6, 9.0
# Where the levels of the markup can be relied on, headings without one stand below all that have one.
_BELOW_LEVELS = 10.0


@frozen
class Ranks:
    """
    How the headings of one document rank; a heading holds those of a higher rank.

    Attributes:
        has_levels: Whether the levels of the markup can be relied on.

        unnumbered: Rank of a heading without number and level.
    """

    has_levels: bool
    unnumbered: float

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Ranks:
        """Measure how the headings of a document rank."""
        first = next((piece.part.label for piece in pieces if piece.place == "heading"), None)
        is_counted = first is not None and first.family not in STRUCTURAL
        return cls(_has_reliable_levels(pieces), _UNNUMBERED_BELOW if is_counted else _UNNUMBERED)

    def rank(self, piece: Piece) -> float:
        """Return the rank of a heading, or of a numbered division that is a paragraph itself."""
        if self.has_levels and piece.part.block.level:
            return piece.part.block.level
        return self._own_rank(piece) + (_BELOW_LEVELS if self.has_levels else 0.0)

    def _own_rank(self, piece: Piece) -> float:
        label = piece.part.label
        if label is None:
            return self.unnumbered
        if label.family in STRUCTURAL:
            return STRUCTURAL[label.family]
        if label.family.startswith("1.1"):
            return _NUMBERED["1"] + _DOT * label.family.count(".1")
        return _NUMBERED.get(label.family.strip('.)、-"'), _NUMBERED.get(label.family.strip('"'), _NUMBERED["1"]))


def _has_reliable_levels(pieces: Sequence[Piece]) -> bool:
    """Tell whether the levels of headings agree with their words: every Title on one level, no Chapter above it, none without a level."""
    levels: dict[str, set[int]] = {}
    for piece in pieces:
        label = piece.part.label
        if piece.is_heading and label is not None and label.family in STRUCTURAL:
            levels.setdefault(label.family, set()).add(piece.part.block.level)
    if any(len(found) > 1 or 0 in found for found in levels.values()):
        return False
    ordered = [min(found) for _, found in sorted(levels.items(), key=lambda item: STRUCTURAL[item[0]])]
    return ordered == sorted(ordered) and any(piece.part.block.level for piece in pieces)
