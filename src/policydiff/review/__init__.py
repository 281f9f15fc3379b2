"""Review files: what people, or a judge in their stead, have decided on clauses, and what is open."""

from __future__ import annotations

from policydiff.review.ask import AskingInterrupted, Unanswered, ask
from policydiff.review.marks import Marker
from policydiff.review.merge import merge, settle, shorten
from policydiff.review.model import Alone, Answer, Apart, Candidate, ClauseMark, Correspond, Decision, Question, Review
from policydiff.review.parse import is_day, parse_review, read_review
from policydiff.review.questions import Shortlists, open_questions
from policydiff.review.resolve import Resolution, Stale, resolve
from policydiff.review.write import render_review

__all__ = [
    "Alone",
    "Answer",
    "Apart",
    "AskingInterrupted",
    "Candidate",
    "ClauseMark",
    "Correspond",
    "Decision",
    "Marker",
    "Question",
    "Resolution",
    "Review",
    "Shortlists",
    "Stale",
    "Unanswered",
    "ask",
    "is_day",
    "merge",
    "open_questions",
    "parse_review",
    "read_review",
    "render_review",
    "resolve",
    "settle",
    "shorten",
]
