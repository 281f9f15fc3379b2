"""Case files: YAML text → Case, every fault told with its line and what to write instead."""

from __future__ import annotations

from collections.abc import Callable

from policydiff.cases.model import (
    AdherentsDiffer,
    Assertion,
    Case,
    Correspond,
    CoverageBetween,
    Effects,
    Expectation,
    NoCounterpart,
    NotLinked,
    Operations,
    Reference,
    Side,
    TopicVerdict,
    Unchanged,
)
from policydiff.model.change import EFFECTS, OPERATIONS
from policydiff.model.emphasis import Verdict
from policydiff.model.options import ModeChoice, Options, Unit
from policydiff.yaml_nodes import Mapping, Node, compose

__all__ = ["CASE_FORMAT", "parse_case"]

CASE_FORMAT = "case/1"
_VERDICTS: tuple[Verdict, ...] = ("rose", "fell", "not distinguishable")
_UNITS: tuple[Unit, ...] = ("clause", "sentence")
_MODES: tuple[ModeChoice, ...] = ("auto", "versions", "independent")
_SIDES: tuple[Side, ...] = ("old", "new")


def parse_case(text: str, *, source: str) -> Case:
    """
    Read a case file.

    Args:
        text: The whole file.

        source: Its name, for messages.

    Raises:
        InputError: The file is no case file, or holds an unknown key or a value that cannot be used.

    Example:
        >>> text = "{policydiff: case/1, old: a.md, new: b.md, encoder: none, expect: [{unchanged: clauses, because: A copy.}]}"
        >>> parse_case(text, source="copy.policydiff.yaml").expectations[0].assertion.title
        'unchanged clauses'
    """
    root = compose(text, source=source).as_mapping().allow("policydiff", "old", "new", "encoder", "options", "expect")
    root.take("policydiff").as_choice((CASE_FORMAT,))
    expected = root.take("expect").as_sequence()
    if not expected.items:
        raise expected.error("nothing is expected; list at least one expectation under expect")
    encoder = root.take("encoder")
    if encoder.as_text() == "auto":
        raise encoder.error("encoder is 'auto'; name the one that the expectations are meant for, such as usem3 or none")
    return Case(
        source=source,
        old=_reference(root.take("old")),
        new=_reference(root.take("new")),
        encoder=_reference(encoder),
        options=_options(root.find("options"), encoder.as_text()),
        expectations=tuple(_expectation(node) for node in expected.items),
    )


def _reference(node: Node) -> Reference:
    return Reference(node.as_text(), node.line)


def _options(node: Node | None, encoder: str) -> Options:
    if node is None:
        return Options(encoder=encoder)
    given = node.as_mapping().allow("unit", "mode", "min_probability")
    unit, mode, probability = (given.find(key) for key in ("unit", "mode", "min_probability"))
    return Options(
        encoder=encoder,
        unit=unit.as_choice(_UNITS) if unit else "clause",
        mode=mode.as_choice(_MODES) if mode else "auto",
        min_probability=probability.as_number(low=0, high=1) if probability else None,
    )


def _expectation(node: Node) -> Expectation:
    entry = node.as_mapping().allow(*_ASSERTIONS, "because", "known_failure")
    kinds = [key for key, _, _ in entry.items if key in _ASSERTIONS]
    if len(kinds) != 1:
        found = " and ".join(kinds) or "nothing"
        raise entry.error(f"an expectation asserts one thing, this one asserts {found}; write one of {', '.join(_ASSERTIONS)} under each dash")
    known_failure = entry.find("known_failure")
    return Expectation(
        assertion=_ASSERTIONS[kinds[0]](entry.take(kinds[0])),
        because=entry.take("because").as_text(),
        known_failure=known_failure.as_text() if known_failure else None,
        line=entry.line,
    )


def _correspond(node: Node) -> Correspond:
    given = node.as_mapping().allow("old", "new")
    return Correspond(old=_words(given.take("old")), new=_words(given.take("new")))


def _not_linked(node: Node) -> NotLinked:
    given = node.as_mapping().allow("old", "new")
    return NotLinked(old=_words(given.take("old")), new=_words(given.take("new")))


def _no_counterpart(node: Node) -> NoCounterpart:
    side, clauses = _one_side(node.as_mapping().allow("old", "new"))
    return NoCounterpart(side=side, clauses=clauses)


def _operation(node: Node) -> Operations:
    given = node.as_mapping().allow("old", "new", "is")
    side, clauses = _one_side(given)
    wanted = given.take("is")
    words = _words(wanted)
    for item in wanted.as_items():
        item.as_choice(OPERATIONS)
    return Operations(side=side, clauses=clauses, operations=tuple(operation for operation in OPERATIONS if operation in words))


def _effect(node: Node) -> Effects:
    given = node.as_mapping().allow("old", "new", "is")
    side, clauses = _one_side(given)
    wanted = given.take("is")
    for item in wanted.as_items():
        item.as_choice(EFFECTS)
    words = _distinct(wanted)
    return Effects(side=side, clauses=clauses, effects=tuple(effect for effect in EFFECTS if effect in words))


def _topic(node: Node) -> TopicVerdict:
    given = node.as_mapping().allow("topic", "verdict")
    verdict = given.take("verdict").as_choice(_VERDICTS)
    return TopicVerdict(topic=given.take("topic").as_text(), verdict=verdict)


def _coverage(node: Node) -> CoverageBetween:
    given = node.as_mapping().allow("of", "at_least", "at_most")
    low, high = (given.find(key) for key in ("at_least", "at_most"))
    if low is None and high is None:
        raise given.error("coverage has no bound; add at_least: …, at_most: … or both, each between 0 and 1")
    between = CoverageBetween(
        side=given.take("of").as_choice(_SIDES),
        at_least=low.as_number(low=0, high=1) if low else 0.0,
        at_most=high.as_number(low=0, high=1) if high else 1.0,
    )
    if between.at_least > between.at_most:
        raise given.error(f"at_least {between.at_least:g} lies above at_most {between.at_most:g}; no coverage is between them")
    return between


def _unchanged(node: Node) -> Unchanged:
    node.as_choice(("clauses",))
    return Unchanged()


def _adherents(node: Node) -> AdherentsDiffer:
    given = node.as_mapping().allow("added", "absent")
    added, absent = (given.find(key) for key in ("added", "absent"))
    if added is None and absent is None:
        raise given.error("adherents lists nobody; add added: […], absent: […] or both ([] for nobody)")
    return AdherentsDiffer(added=_names(added), absent=_names(absent))


def _names(node: Node | None) -> tuple[str, ...] | None:
    return None if node is None else _distinct(node)


def _one_side(given: Mapping) -> tuple[Side, tuple[str, ...]]:
    old, new = given.find("old"), given.find("new")
    if old is not None and new is None:
        return "old", _words(old)
    if new is not None and old is None:
        return "new", _words(new)
    raise given.error("name the clauses of one side, either old: … or new: …")


def _words(node: Node) -> tuple[str, ...]:
    words = _distinct(node)
    if not words:
        raise node.error(f"{node.name} is an empty list; name at least one")
    return words


def _distinct(node: Node) -> tuple[str, ...]:
    words = node.as_texts()
    for position, word in enumerate(words):
        if word in words[:position]:
            raise node.error(f"{node.name} names {word!r} twice; name it once")
    return words


_ASSERTIONS: dict[str, Callable[[Node], Assertion]] = {
    "correspond": _correspond,
    "no_counterpart": _no_counterpart,
    "not_linked": _not_linked,
    "operation": _operation,
    "effect": _effect,
    "topic": _topic,
    "coverage": _coverage,
    "unchanged": _unchanged,
    "adherents": _adherents,
}
