"""What a number counts in where its form leaves that open: (i) opens i, ii, iii or stands between h and j."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from policydiff.readers.headings import Piece
from policydiff.text.labels import Label

__all__ = ["settle_readings"]

# The second member of a list stands no further behind the first than so many pieces.
_REACH = 400


def settle_readings(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Settle the numbers that may open a count or continue another one by what comes first behind them: the second of the one or the next of the other."""
    return tuple(_settle(piece, pieces, index) for index, piece in enumerate(pieces))


def _settle(piece: Piece, pieces: Sequence[Piece], index: int) -> Piece:
    label = piece.part.label
    if label is None or len(label.readings) < 2 or all(value != 1 for _, value in label.readings):  # noqa: PLR2004 - two readings leave a choice
        return piece
    chosen = next((reading for behind in pieces[index + 1 : index + _REACH] for reading in label.readings if _continues(behind, reading)), None)
    if chosen is None:
        return piece
    return Piece(evolve(piece.part, label=evolve(label, readings=(chosen,))), piece.place)


def _continues(piece: Piece, reading: tuple[str, float]) -> bool:
    label: Label | None = piece.part.label
    # "ii" can only be Roman, and "j" only a letter.
    return label is not None and label.readings[0] == (reading[0], reading[1] + 1)
