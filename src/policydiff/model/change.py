"""What became of each clause."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.alignment import Link, Pair
from policydiff.model.outline import AdherentKind

__all__ = [
    "OPERATIONS",
    "AdherentDifference",
    "AdherentStatus",
    "Change",
    "Coverage",
    "Edit",
    "EditKind",
    "Operation",
    "Unmatched",
]

Operation = Literal["kept", "reworded", "renumbered", "moved", "split", "merged", "added", "omitted"]
OPERATIONS: tuple[Operation, ...] = ("kept", "reworded", "renumbered", "moved", "split", "merged", "added", "omitted")
EditKind = Literal["equal", "delete", "insert"]
AdherentStatus = Literal["added", "absent"]


@frozen
class Edit:
    """
    A run of words that both clauses share, or that only the old or the new one has.

    Joined, the equal and deleted runs give the old text and the equal and inserted ones the new.
    """

    kind: EditKind
    old: str
    new: str


@frozen(kw_only=True)
class Change:
    """
    What became of the clauses of one link.

    Attributes:
        operations: One or several, in the order of ``OPERATIONS``; none for an ambiguous link.

        reason: A sentence that says why the operations hold.

        edits: Word-level difference of the texts; empty for a clause by itself.

        block: Number of the block of neighbours that moved together, counted from 1, or None.
    """

    link: Link
    operations: tuple[Operation, ...]
    reason: str
    edits: tuple[Edit, ...] = ()
    block: int | None = None

    @property
    def is_change(self) -> bool:
        """Tell whether anything but ``kept`` happened; an ambiguous link counts as a change."""
        return self.operations != ("kept",)


@frozen(kw_only=True)
class Unmatched:
    """
    A clause without a counterpart, and what comes nearest to one.

    Attributes:
        nearest: The likeliest candidate, or None where nothing shares a word or a meaning.

        lacks: Words of the clause, weightiest first, that the nearest candidate lacks.

        weight: Importance for the order of a report: information content of the clause's words in its document.
    """

    clause: str
    nearest: Pair | None
    lacks: tuple[str, ...]
    weight: float


@frozen(kw_only=True)
class Coverage:
    """
    How much of one document the other covers.

    Attributes:
        n_clauses: Clauses that count (no headings, no footnotes).

        n_linked: Those with a counterpart.

        n_ambiguous: Those with rivals between which nothing decides.

        share: n_linked / n_clauses, in [0, 1]; 0 for an empty document.

        share_of_words: Share of the words of those clauses that their counterparts hold, in [0, 1].
    """

    n_clauses: int
    n_linked: int
    n_ambiguous: int
    share: float
    share_of_words: float


@frozen(kw_only=True)
class AdherentDifference:
    """
    Somebody who is known to adhere to one document and known not to adhere to the other, or the reverse.

    Attributes:
        status: ``added`` (adheres to the new one only), ``absent`` (adheres to the old one only).

        date: Date of joining the document it adheres to, ISO 8601, or None.

        source: What the absence or presence is known from.
    """

    name: str
    kind: AdherentKind
    status: AdherentStatus
    date: str | None
    source: str | None
