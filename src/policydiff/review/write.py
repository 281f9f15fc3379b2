"""
A review file as text.

Written by hand and not by PyYAML, because a text a line is what a person reads most easily, and because every text stands in double quotes: ``1.10`` stays
"1.10" and ``no`` a word for every program that reads YAML.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator

from policydiff.model.decision import Side
from policydiff.review.model import Alone, Answer, Apart, ClauseMark, Correspond, Decision, Judgement, Question, Review
from policydiff.review.parse import NONE, NONE_OF_THESE, REVIEW_FORMAT
from policydiff.review.resolve import Stale

__all__ = ["render_review"]

_HEAD = """\
# Decisions on which clauses correspond, and questions that are open, hardest first. To answer one, fill in
#   answer: the id of its counterpart; [id, id] where several; {id: relation} to say how the old clause stands to the new (equal, subset,
#           superset, intersects); none of these; or none, where nothing in the other document corresponds
#   why:    the reason, in a sentence
#   who, day: in the entry, or once at the head for all that have none
# Then policydiff compare OLD NEW --review THIS obeys it, and policydiff review OLD NEW -o THIS turns answers into decisions and asks what is left.
# Comments such as this one are not kept; what is written under note is."""
_STALE = "# stale: "


def render_review(review: Review, *, stale: Iterable[Stale] = (), n_left_out: int = 0) -> str:
    """
    Render a review file.

    Args:
        review: What it says.

        stale: Decisions to mark with a comment that says why they do not hold any more.

        n_left_out: Open questions that were left out, to be mentioned in a comment.
    """
    reasons = {found.decision: str(found.reason) for found in stale}
    lines = [_HEAD, f"policydiff: {REVIEW_FORMAT}", f"old: {_quote(review.old)}", f"new: {_quote(review.new)}"]
    lines.extend(_texts((("who", review.who), ("day", review.day), ("note", review.note))))
    lines.extend(_list("decisions", (_decision(decision, reasons.get(decision)) for decision in review.decisions)))
    lines.extend(_list("questions", (_question(question) for question in review.questions)))
    if n_left_out:
        lines.append(f"# Open questions left out: {n_left_out}.")
    return "\n".join(lines) + "\n"


def _list(name: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    written = [list(entry) for entry in entries]
    if not written:
        yield f"{name}: []"
        return
    yield f"{name}:"
    for entry in written:
        comments = [line for line in entry if line.startswith("#")]
        first, *rest = (line for line in entry if not line.startswith("#"))
        yield from (f"  {line}" for line in comments)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)


def _decision(decision: Decision, stale: str | None) -> Iterator[str]:
    if stale:
        yield f"{_STALE}{_printable(stale)}"
    yield from _judgement(decision.judgement)
    yield from _texts((("who", decision.who), ("day", decision.day), ("why", decision.why), ("note", decision.note)))


def _judgement(judgement: Judgement) -> Iterator[str]:
    match judgement:
        case Correspond(old=old, new=new, relation=relation):
            yield "correspond:"
            yield from _pair(old, new)
            if relation:
                yield f"relation: {relation}"
        case Apart(old=old, new=new):
            yield "do_not_correspond:"
            yield from _pair(old, new)
        case Alone(side=side, clause=clause):
            yield "no_counterpart:"
            yield from _under(side, clause)


def _pair(old: ClauseMark, new: ClauseMark) -> Iterator[str]:
    yield from _under("old", old)
    yield from _under("new", new)


def _under(side: Side, clause: ClauseMark) -> Iterator[str]:
    yield f"  {side}:"
    yield from (f"    {line}" for line in _mark(clause))


def _question(question: Question) -> Iterator[str]:
    yield f"{question.side}:"
    yield from (f"  {line}" for line in _mark(question.clause))
    yield f"asked: {question.asked}"
    yield f"doubt: {_number(question.doubt)}"
    yield "shortlist:" if question.shortlist else "shortlist: []"
    for candidate in question.shortlist:
        first, *rest = _mark(candidate.clause)
        yield f"  - {first}"
        yield f"    probability: {_number(candidate.probability)}"
        yield from (f"    {line}" for line in rest)
    yield f"answer: {_answer(question.answer)}".rstrip()
    for name, value in (("who", question.who), ("day", question.day), ("why", question.why)):
        yield f"{name}: {_quote(value)}" if value else f"{name}:"
    yield from _texts((("note", question.note),))


def _answer(answer: Answer | None) -> str:
    if answer is None:
        return ""
    if answer.is_alone:
        return NONE
    if not answer.counterparts:
        return NONE_OF_THESE
    if any(relation for _, relation in answer.counterparts):
        return "{" + ", ".join(f"{_quote(named)}: {relation or ''}".rstrip() for named, relation in answer.counterparts) + "}"
    return "[" + ", ".join(_quote(named) for named, _ in answer.counterparts) + "]"


def _mark(mark: ClauseMark) -> Iterator[str]:
    yield f"id: {_quote(mark.id)}"
    yield from _texts((("under", mark.under), ("text", mark.text), ("key", str(mark.key) if mark.key else "")))


def _texts(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{name}: {_quote(text)}" for name, text in pairs if text)


def _number(value: float) -> str:
    return f"{value:.2f}"


def _quote(text: str) -> str:
    """Put a text between double quotes, as YAML 1.1 and 1.2 both read it; what no file may hold is left out."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    allowed = "".join(character for character in whole if character in "\t\n" or unicodedata.category(character) != "Cc")
    return f'"{_printable(json.dumps(allowed, ensure_ascii=False)[1:-1])}"'


def _printable(text: str) -> str:
    # Whatever is not printable would be refused by a reader, or be obeyed by a terminal.
    return "".join(character if character.isprintable() else _escape(ord(character)) for character in text)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the four-digit escape ends here
