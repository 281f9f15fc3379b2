"""What a review file says: decisions on pairs of clauses, and questions that are still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import field, frozen

from policydiff.model.alignment import Relation
from policydiff.model.decision import Side
from policydiff.review.fingerprint import Fingerprint

__all__ = ["Alone", "Answer", "Apart", "Asked", "Candidate", "ClauseMark", "Correspond", "Decision", "Judgement", "Question", "Review", "other_side"]

Asked = Literal["ambiguous", "thin margin", "doubtful link", "near miss"]


def other_side(side: Side) -> Side:
    """Return the other document's side."""
    return "new" if side == "old" else "old"


@frozen(kw_only=True)
class ClauseMark:
    """
    A clause as a review file names it.

    Attributes:
        id: Its id when the entry was written; the key counts where there is one.

        under: The headings above it, for whoever reads the file.

        text: The beginning of its wording, for the same.

        key: What finds it again, or None where somebody named the clause by hand.

        line: Where it stands in the file, counted from 1; 0 where it comes from no file.
    """

    id: str
    under: str = ""
    text: str = ""
    key: Fingerprint | None = None
    line: int = field(default=0, eq=False)


@frozen(kw_only=True)
class Correspond:
    """The two clauses correspond; the relation is that of the old clause to the new, None where it is left to the comparison."""

    old: ClauseMark
    new: ClauseMark
    relation: Relation | None = None

    @property
    def marks(self) -> tuple[tuple[Side, ClauseMark], ...]:
        """The clauses concerned, with their sides."""
        return ("old", self.old), ("new", self.new)


@frozen(kw_only=True)
class Apart:
    """The two clauses do not correspond."""

    old: ClauseMark
    new: ClauseMark

    @property
    def marks(self) -> tuple[tuple[Side, ClauseMark], ...]:
        """The clauses concerned, with their sides."""
        return ("old", self.old), ("new", self.new)


@frozen(kw_only=True)
class Alone:
    """The clause has no counterpart in the other document."""

    side: Side
    clause: ClauseMark

    @property
    def marks(self) -> tuple[tuple[Side, ClauseMark], ...]:
        """The clause concerned, with its side."""
        return ((self.side, self.clause),)


# A closed union: a new kind is added here, in the parser, in the writer, in the look-up and in the JSON Schema.
Judgement = Correspond | Apart | Alone


@frozen(kw_only=True)
class Decision:
    """
    A judgement on a pair or a clause, and who gave it, on which day (ISO 8601), and why.

    Attributes:
        note: Whatever else somebody wrote down, kept as it is.

        line: Where it stands in the file, counted from 1; 0 where it comes from no file.
    """

    judgement: Judgement
    who: str
    day: str
    why: str
    note: str = ""
    line: int = field(default=0, eq=False)


@frozen
class Candidate:
    """A clause that may be the counterpart, and the probability that it is, in [0, 1]."""

    clause: ClauseMark
    probability: float


@frozen(kw_only=True)
class Answer:
    """
    What was answered to a question.

    Attributes:
        counterparts: Ids of the counterparts, each with the relation of the old clause to the new or None; none of the shortlist where this is empty.

        is_alone: Whether the clause has no counterpart at all, on the shortlist or off it.
    """

    counterparts: tuple[tuple[str, Relation | None], ...] = ()
    is_alone: bool = False


@frozen(kw_only=True)
class Question:
    """
    A clause whose counterpart is in doubt.

    Attributes:
        side: Document of the clause; the shortlist holds clauses of the other.

        asked: Why it is asked.

        doubt: Probability that what a comparison says of the clause is wrong, in [0, 1]; 1 where it says nothing.

        shortlist: Candidates, likeliest first.

        answer: What was answered, or None while the question is open.

        who: Who answered; ``day`` and ``why`` go with it.

        note: Whatever else somebody wrote down, kept as it is.
    """

    side: Side
    clause: ClauseMark
    asked: Asked
    doubt: float
    shortlist: tuple[Candidate, ...]
    answer: Answer | None = None
    who: str = ""
    day: str = ""
    why: str = ""
    note: str = ""
    line: int = field(default=0, eq=False)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what the answer decides: which pairs correspond, and that the others on the shortlist do not; nothing while the question is open."""
        # The note goes with the first of them: it was written once.
        return tuple(
            Decision(judgement=judgement, who=self.who, day=self.day, why=self.why, note="" if position else self.note, line=self.line)
            for position, judgement in enumerate(self._judgements())
        )

    def _judgements(self) -> Iterator[Judgement]:
        if self.answer is None:
            return
        if self.answer.is_alone:
            yield Alone(side=self.side, clause=self.clause)
            return
        listed = {candidate.clause.id: candidate.clause for candidate in self.shortlist}
        for named, relation in self.answer.counterparts:
            old, new = self._in_order(listed.get(named) or ClauseMark(id=named, line=self.line))
            yield Correspond(old=old, new=new, relation=relation)
        chosen = {named for named, _ in self.answer.counterparts}
        for clause in (clause for named, clause in listed.items() if named not in chosen):
            old, new = self._in_order(clause)
            yield Apart(old=old, new=new)

    def _in_order(self, other: ClauseMark) -> tuple[ClauseMark, ClauseMark]:
        return (self.clause, other) if self.side == "old" else (other, self.clause)


@frozen(kw_only=True)
class Review:
    """
    A review file, understood.

    Attributes:
        old: Name of the old document.

        new: Name of the new document.

        who: Who decided and answered where an entry does not say; ``day`` is the like.

        note: Whatever else somebody wrote down about the whole, kept as it is.

        source: Name of the file for messages, or None.
    """

    old: str
    new: str
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    who: str = ""
    day: str = ""
    note: str = ""
    source: str | None = field(default=None, eq=False)

    @property
    def all_decisions(self) -> tuple[Decision, ...]:
        """The decisions, and what the answered questions decide."""
        return (*self.decisions, *(decision for question in self.questions for decision in question.decisions()))
