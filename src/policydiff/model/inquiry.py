"""What a judge is asked about a clause, and what it can say."""

from __future__ import annotations

from attrs import frozen

from policydiff.model.alignment import Relation
from policydiff.model.decision import Side
from policydiff.model.outline import Clause

__all__ = ["Abstention", "Inquiry", "Reply"]


@frozen(kw_only=True)
class Inquiry:
    """
    Which of a few clauses of the other document correspond to a clause?

    Attributes:
        side: Document of the clause; the candidates are of the other.

        old_label: What reports call the old document.

        new_label: What they call the new one.

        candidates: Likeliest first.
    """

    side: Side
    clause: Clause
    candidates: tuple[Clause, ...]
    old_label: str
    new_label: str


@frozen(kw_only=True)
class Reply:
    """
    What a judge says.

    Attributes:
        counterparts: Ids of the candidates that correspond, each with the relation of the old clause to the new; none where no candidate does.

        why: The reason, in a sentence or two.
    """

    counterparts: tuple[tuple[str, Relation], ...]
    why: str


@frozen
class Abstention:
    """
    Why a judge says nothing, so that the question stays open.

    Attributes:
        is_unreachable: Whether the judge could not be asked at all; the next question would fare no better.
    """

    reason: str
    is_unreachable: bool = False
