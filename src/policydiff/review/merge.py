"""A review file, brought up to date: answers become decisions, and the questions are asked anew."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from policydiff.review.marks import Marker
from policydiff.review.model import Alone, Judgement, Question, Review

__all__ = ["merge", "settle", "shorten"]


def settle(review: Review, marker: Marker) -> Review:
    """Return a review with its answered questions turned into decisions, and with clauses named by hand pinned to their wording; open questions stay."""
    decisions = tuple(evolve(decision, judgement=_pinned(decision.judgement, marker)) for decision in review.all_decisions)
    return evolve(review, decisions=decisions, questions=tuple(question for question in review.questions if question.answer is None))


def _pinned(judgement: Judgement, marker: Marker) -> Judgement:
    if isinstance(judgement, Alone):
        return evolve(judgement, clause=marker.pinned(judgement.side, judgement.clause))
    return evolve(judgement, old=marker.pinned("old", judgement.old), new=marker.pinned("new", judgement.new))


def merge(review: Review, questions: Iterable[Question], marker: Marker) -> Review:
    """
    Return a review with these questions in place of the open ones that it has; nothing that somebody wrote is lost.

    Args:
        review: A review whose answers are decisions already.

        questions: Those that a comparison asks now, hardest first.

        marker: Finds the clauses that were asked about before.
    """
    begun = [question for question in review.questions if _is_begun(question)]
    clauses = [(question.side, marker.find(question.side, question.clause)) for question in begun]
    merged = []
    for question in questions:
        asked = (question.side, question.clause.id)
        if asked in clauses:
            before = begun.pop(clauses.index(asked))
            clauses.remove(asked)
            merged.append(evolve(question, who=before.who, day=before.day, why=before.why, note=before.note))
        else:
            merged.append(question)
    # What is left is asked no more, but somebody has begun to write something down.
    return evolve(review, questions=(*merged, *begun))


def shorten(review: Review, limit: int) -> tuple[Review, int]:
    """
    Return a review with the hardest of its open questions only, and how many were left out; what somebody has begun to answer stays.

    Args:
        review: Questions hardest first.

        limit: How many to keep.
    """
    kept = tuple(question for position, question in enumerate(review.questions) if position < limit or _is_begun(question))
    return evolve(review, questions=kept), len(review.questions) - len(kept)


def _is_begun(question: Question) -> bool:
    return bool(question.answer or question.note or question.why)
