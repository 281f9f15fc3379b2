"""Let a judge answer the open questions of a review in a person's stead."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from policydiff.errors import InputError
from policydiff.model.decision import Side
from policydiff.model.inquiry import Abstention, Inquiry
from policydiff.model.outline import Clause, Outline
from policydiff.model.protocols import Judge
from policydiff.review.model import Answer, ClauseMark, Question, Review, other_side
from policydiff.review.resolve import refuse_contradictions, resolve_among
from policydiff.review.wordings import Found, Wordings
from policydiff.text.fold import squeeze

__all__ = ["AskingInterrupted", "Unanswered", "ask"]

# A server that cannot be reached this often in a row is not there; a time-out for each of a hundred questions would take an hour.
_PATIENCE = 3
# What is kept of a reason: a model may go on and on.
_LONGEST_REASON = 600


@frozen
class Unanswered:
    """A question that stays open, and why."""

    question: Question
    reason: str

    def __str__(self) -> str:
        return f"{self.question.side} {self.question.clause.id} stays open: {self.reason}"


class AskingInterrupted(KeyboardInterrupt):
    """
    Somebody broke off the asking (Ctrl-C).

    Attributes:
        review: The review with what was answered by then, so that no answer is lost.
    """

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review


def ask(judge: Judge, review: Review, old: Outline, new: Outline, *, day: str) -> tuple[Review, tuple[Unanswered, ...]]:
    """
    Put the open questions of a review to a judge.

    Args:
        judge: Who answers.

        review: Its questions name clauses of the outlines.

        old: The old document.

        new: The new document.

        day: Day to write beside the answers, ISO 8601.

    Returns:
        The review with what was answered, and the questions that stay open.

    Raises:
        AskingInterrupted: Ctrl-C was pressed while the judge was thinking.
    """
    documents: dict[Side, Wordings] = {"old": Wordings(old), "new": Wordings(new)}
    unanswered: list[Unanswered] = []
    n_failures = 0
    for position, question in enumerate(review.questions):
        if question.answer is not None:
            continue
        if n_failures == _PATIENCE:
            said: Review | Abstention = Abstention(f"not asked, since {judge.name} could not be reached {_PATIENCE} times in a row")
        else:
            try:
                said = _put(judge, review, position, documents, day)
            except KeyboardInterrupt:
                raise AskingInterrupted(review) from None
            n_failures = n_failures + 1 if isinstance(said, Abstention) and said.is_unreachable else 0
        if isinstance(said, Review):
            review = said
        else:
            unanswered.append(Unanswered(question, squeeze(said.reason)))
    return review, tuple(unanswered)


def _put(judge: Judge, review: Review, position: int, documents: Mapping[Side, Wordings], day: str) -> Review | Abstention:
    """Put one question to the judge; return the review with the answer, or why there is none."""
    question = review.questions[position]
    clause = _find(documents[question.side], question.clause)
    found = [(candidate.clause.id, _find(documents[other_side(question.side)], candidate.clause)) for candidate in question.shortlist]
    candidates = {candidate.id: mark_id for mark_id, candidate in found if candidate is not None}
    if clause is None or len(candidates) < len(question.shortlist):
        return Abstention("a clause that it names is not there any more")
    old, new = documents["old"].outline, documents["new"].outline
    listed = tuple(candidate for _, candidate in found if candidate is not None)
    reply = judge.decide(Inquiry(side=question.side, clause=clause, candidates=listed, old_label=old.label, new_label=new.label))
    if isinstance(reply, Abstention):
        return reply
    named = [candidate for candidate, _ in reply.counterparts]
    if not squeeze(reply.why) or len(set(named)) < len(named) or not set(named) <= set(candidates):
        return Abstention(f"{judge.name} gave no reason, or named a clause twice or one that it was not asked about")
    answer = Answer(counterparts=tuple((candidates[candidate], relation) for candidate, relation in reply.counterparts))
    answered = evolve(question, answer=answer, who=judge.name, day=day, why=_shortened(reply.why))
    questions = (*review.questions[:position], answered, *review.questions[position + 1 :])
    return _checked(evolve(review, questions=questions), documents, judge)


def _find(wordings: Wordings, mark: ClauseMark) -> Clause | None:
    found = wordings.find(mark.key) if mark.key else None
    return wordings.clause(found.clause) if isinstance(found, Found) else None


def _checked(review: Review, documents: Mapping[Side, Wordings], judge: Judge) -> Review | Abstention:
    """Return the review unless what it holds now is at odds with itself: an answer must not make the file unreadable."""
    try:
        refuse_contradictions(review.all_decisions, lambda _, mark: mark.key or mark.id, source=None)
        resolve_among(review, documents["old"], documents["new"])
    except InputError as error:
        return Abstention(f"what {judge.name} says is at odds with what is decided: {error.message}")
    return review


def _shortened(reason: str) -> str:
    squeezed = squeeze(reason)
    return squeezed if len(squeezed) <= _LONGEST_REASON else squeezed[: _LONGEST_REASON - 1].rstrip() + "…"
