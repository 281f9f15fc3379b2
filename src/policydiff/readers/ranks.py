"""Ranks of headings: which may stand below which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
# A division without a level is a slip, or a line that names one, where so many times as many have theirs.
_MARKED = 3


@frozen
class Ranks:
    """
    How the headings of one document rank; a heading holds those of a higher rank.

    Attributes:
        levels: Level of each family of divisions in the markup, None where the markup cannot be relied on.

        unnumbered: Rank of a heading without number and level.
    """

    levels: Mapping[str, int] | None
    unnumbered: float

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Ranks:
        """Measure how the headings of a document rank."""
        first = next((piece.part.label for piece in pieces if piece.place == "heading"), None)
        is_counted = first is not None and first.family not in STRUCTURAL
        return cls(_reliable_levels(pieces), _UNNUMBERED_BELOW if is_counted else _UNNUMBERED)

    def rank(self, piece: Piece) -> float:
        """Return the rank of a heading, or of a numbered division that is a paragraph itself."""
        if self.levels is None:
            return self._own_rank(piece)
        family = piece.part.label.family if piece.part.label is not None else ""
        # A division that lost its markup is worth what its like are.
        return piece.part.block.level or self.levels.get(family, 0) or self._own_rank(piece) + _BELOW_LEVELS

    def _own_rank(self, piece: Piece) -> float:
        label = piece.part.label
        if label is None:
            return self.unnumbered
        if label.family in STRUCTURAL:
            return STRUCTURAL[label.family]
        if label.family.startswith("1.1"):
            return _NUMBERED["1"] + _DOT * label.family.count(".1")
        return _NUMBERED.get(label.family.strip('.)、-"'), _NUMBERED.get(label.family.strip('"'), _NUMBERED["1"]))


def _reliable_levels(pieces: Sequence[Piece]) -> dict[str, int] | None:
    """Return the level of each family of divisions, None where levels and words disagree: a Title on two levels, a Chapter above it, many without one."""
    levels: dict[str, set[int]] = {}
    n_unmarked = 0
    divisions = [piece.part for piece in pieces if piece.is_heading and piece.part.is_structural]
    for part in divisions:
        if part.label is not None and part.block.level:
            levels.setdefault(part.label.family, set()).add(part.block.level)
        n_unmarked += not part.block.level
    if any(len(found) > 1 for found in levels.values()) or len(divisions) < (1 + _MARKED) * n_unmarked:
        return None
    ordered = [min(found) for _, found in sorted(levels.items(), key=lambda item: STRUCTURAL[item[0]])]
    if ordered != sorted(ordered) or not any(piece.part.block.level for piece in pieces):
        return None
    return {family: min(found) for family, found in levels.items()}
