"""Review files: YAML text → Review, every fault told with its line and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

from policydiff.errors import InputError
from policydiff.model.alignment import Relation
from policydiff.model.decision import Side
from policydiff.review.fingerprint import Fingerprint
from policydiff.review.model import Alone, Answer, Apart, Asked, Candidate, ClauseMark, Correspond, Decision, Judgement, Question, Review
from policydiff.review.resolve import refuse_contradictions
from policydiff.yaml_nodes import Mapping, Node, Scalar, compose

__all__ = ["NONE", "NONE_OF_THESE", "REVIEW_FORMAT", "is_day", "parse_review", "read_review"]

REVIEW_FORMAT = "review/1"
# Answers that are no ids; an id that is one of these words has to stand in quotes.
NONE, NONE_OF_THESE = "none", "none of these"
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_ASKED: tuple[Asked, ...] = get_args(Asked)
_SIDES: tuple[Side, ...] = ("old", "new")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A thousand decisions take about one million.
_MAX_BYTES = 16_000_000


def read_review(path: Path, *, name: str | None = None) -> Review:
    """
    Read a review file.

    Args:
        path: Where the file lies.

        name: Name for messages, by default the path as given.

    Raises:
        InputError: The file cannot be read, is no UTF-8, is no review file, or its decisions contradict each other.
    """
    source = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); policydiff review OLD NEW -o {source} writes a review file", source=source) from None
    if len(data) > _MAX_BYTES:
        raise InputError(f"a review file holds at most {_MAX_BYTES:,} bytes; split it", source=source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("not UTF-8 text; save the review file as UTF-8", source=source, line=line) from None
    return parse_review(text, source=source)


def parse_review(text: str, *, source: str | None = None) -> Review:
    """
    Read the text of a review file.

    Args:
        text: The whole file.

        source: Its name, for messages.

    Raises:
        InputError: The text is no review file, holds an unknown key or a value that cannot be used, or its decisions contradict each other.

    Example:
        >>> text = "{policydiff: review/1, old: a, new: b, who: Ada, day: 2026-11-20, decisions: [{no_counterpart: {old: 7}, why: Nobody else says so.}]}"
        >>> parse_review(text).decisions[0].who
        'Ada'
    """
    root = compose(text, source=source).as_mapping().allow("policydiff", "old", "new", "who", "day", "note", "decisions", "questions")
    root.take("policydiff").as_choice((REVIEW_FORMAT,))
    signature = _text(root, "who"), _day(root)
    review = Review(
        old=root.take("old").as_text(),
        new=root.take("new").as_text(),
        who=signature[0],
        day=signature[1],
        note=_text(root, "note"),
        decisions=tuple(_decision(node, signature) for node in _items(root, "decisions")),
        questions=tuple(_question(node, signature) for node in _items(root, "questions")),
        source=source,
    )
    refuse_contradictions(review.all_decisions, lambda _, mark: mark.key or mark.id, source=source)
    return review


def is_day(text: str) -> bool:
    """
    Tell whether a text is a day of the calendar, written year-month-day.

    Example:
        >>> is_day("2026-11-20"), is_day("2026-11-31"), is_day("20 November")
        (True, False, False)
    """
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _decision(node: Node, signature: tuple[str, str]) -> Decision:
    entry = node.as_mapping().allow(*_JUDGEMENTS, "relation", "who", "day", "why", "note")
    kinds = [key for key, _, _ in entry.items if key in _JUDGEMENTS]
    if len(kinds) != 1:
        found = " and ".join(kinds) or "nothing"
        raise entry.error(f"a decision says one thing, this one says {found}; write one of {', '.join(_JUDGEMENTS)} under each dash")
    relation = _filled(entry, "relation")
    if relation is not None and kinds[0] != "correspond":
        raise relation.error("only clauses that correspond have a relation; leave it out here")
    judgement = _JUDGEMENTS[kinds[0]](entry.take(kinds[0]).as_mapping(), relation.as_choice(_RELATIONS) if relation else None)
    who, day, why = _signed(entry, signature)
    return Decision(judgement=judgement, who=who, day=day, why=why, note=_text(entry, "note"), line=entry.line)


def _correspond(given: Mapping, relation: Relation | None) -> Judgement:
    old, new = _both(given)
    return Correspond(old=old, new=new, relation=relation)


def _apart(given: Mapping, _: Relation | None) -> Judgement:
    old, new = _both(given)
    return Apart(old=old, new=new)


def _alone(given: Mapping, _: Relation | None) -> Judgement:
    side, node = _one_side(given.allow(*_SIDES))
    return Alone(side=side, clause=_mark(node))


_JUDGEMENTS: dict[str, Callable[[Mapping, Relation | None], Judgement]] = {
    "correspond": _correspond,
    "do_not_correspond": _apart,
    "no_counterpart": _alone,
}


def _both(given: Mapping) -> tuple[ClauseMark, ClauseMark]:
    given.allow(*_SIDES)
    return _mark(given.take("old")), _mark(given.take("new"))


def _one_side(given: Mapping) -> tuple[Side, Node]:
    found: list[tuple[Side, Node]] = [(side, node) for side in _SIDES if (node := given.find(side)) is not None]
    if len(found) != 1:
        raise given.error("name one clause, under either old or new")
    return found[0]


def _mark(node: Node, *known: str) -> ClauseMark:
    """Read a clause: its id alone, or what this program wrote of it."""
    if isinstance(node, Scalar):
        return ClauseMark(id=node.as_text(), line=node.line)
    given = node.as_mapping().allow("id", "under", "text", "key", *known)
    written = _filled(given, "key")
    key = _fingerprint(written) if written else None
    return ClauseMark(id=given.take("id").as_text(), under=_text(given, "under"), text=_text(given, "text"), key=key, line=given.line)


def _fingerprint(node: Node) -> Fingerprint:
    try:
        return Fingerprint.parse(node.as_text())
    except ValueError:
        raise node.error("key is no fingerprint of a clause; leave it out, and policydiff review writes it anew from the id") from None


def _question(node: Node, signature: tuple[str, str]) -> Question:
    entry = node.as_mapping().allow(*_SIDES, "asked", "doubt", "shortlist", "answer", "who", "day", "why", "note")
    side, clause = _one_side(entry)
    answer = _filled(entry, "answer")
    who, day, why = _signed(entry, signature) if answer else (_text(entry, "who"), _day(entry), _text(entry, "why"))
    return Question(
        side=side,
        clause=_mark(clause),
        asked=entry.take("asked").as_choice(_ASKED),
        doubt=entry.take("doubt").as_number(low=0, high=1),
        shortlist=tuple(_candidate(item) for item in entry.take("shortlist").as_sequence().items),
        answer=_answer(answer) if answer else None,
        who=who,
        day=day,
        why=why,
        note=_text(entry, "note"),
        line=entry.line,
    )


def _candidate(node: Node) -> Candidate:
    given = node.as_mapping()
    return Candidate(_mark(given, "probability"), given.take("probability").as_number(low=0, high=1))


def _answer(node: Node) -> Answer:
    if isinstance(node, Scalar) and node.is_plain and node.text in {NONE, NONE_OF_THESE}:
        return Answer(is_alone=node.text == NONE)
    if isinstance(node, Mapping) and node.items:
        return Answer(counterparts=tuple((key, _relation(value)) for key, _, value in node.items))
    ids = () if isinstance(node, Mapping) else node.as_texts()
    if not ids:
        raise node.error(f"answer is empty; name a clause, or write {NONE} or {NONE_OF_THESE}")
    for position, named in enumerate(ids):
        if named in ids[:position]:
            raise node.error(f"answer names {named!r} twice; name it once")
    return Answer(counterparts=tuple((named, None) for named in ids))


def _relation(node: Node) -> Relation | None:
    return None if _is_blank(node) else node.as_choice(_RELATIONS)


def _signed(entry: Mapping, signature: tuple[str, str]) -> tuple[str, str, str]:
    """Return who decided, on which day, and why; the first two may stand at the head of the file instead."""
    who, day, why = _text(entry, "who") or signature[0], _day(entry) or signature[1], _text(entry, "why")
    for key, value in (("who", who), ("day", day), ("why", why)):
        if not value:
            at_the_head = "" if key == "why" else f", or once at the head of the file, where {key} holds for every entry that has none"
            raise entry.error(f"{key} is missing; add {key}: … to the entry{at_the_head}")
    return who, day, why


def _day(entry: Mapping) -> str:
    day = _filled(entry, "day")
    if day is None:
        return ""
    if not is_day(day.as_text()):
        raise day.error(f"day is {day.as_text()[:30]!r}; write a day of the calendar as year-month-day, such as 2026-11-20")
    return day.as_text()


def _text(entry: Mapping, key: str) -> str:
    node = _filled(entry, key)
    return node.as_text() if node else ""


def _filled(entry: Mapping, key: str) -> Node | None:
    """Return the value of a key, or None where the key is missing or nothing was filled in."""
    node = entry.find(key)
    return None if node is None or _is_blank(node) else node


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and (not node.text.strip() or (node.is_plain and node.text in {"null", "~"}))


def _items(root: Mapping, key: str) -> tuple[Node, ...]:
    node = _filled(root, key)
    return node.as_sequence().items if node else ()
