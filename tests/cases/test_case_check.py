"""Every kind of expectation, holding and failing, and what its message tells."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff.cases import Outcome, check, check_expectation, parse_case
from policydiff.errors import InputError
from policydiff.model.comparison import Comparison

HEAD = "{policydiff: case/1, old: a, new: b, encoder: none, expect: [{because: For a reason., %s}]}"


def outcome_of(assertion: str, comparison: Comparison) -> Outcome:
    (outcome,) = check(parse_case(HEAD % assertion, source="my.policydiff.yaml"), comparison)
    return outcome


@pytest.mark.parametrize(
    "assertion",
    [
        "correspond: {old: '1', new: a}",
        "correspond: {old: '2', new: [b, c]}",
        "correspond: {old: ['1', '2'], new: [c, a]}",
        "no_counterpart: {old: '4'}",
        "no_counterpart: {old: ['3', '5']}",
        "no_counterpart: {new: [d, e]}",
        "not_linked: {old: '1', new: b}",
        "not_linked: {old: '5', new: e}",
        "not_linked: {old: ['1', '3'], new: [b, c]}",
        "operation: {old: '1', is: [moved, reworded]}",
        "operation: {new: c, is: split}",
        "operation: {old: ['3', '4'], is: [omitted]}",
        "operation: {new: d, is: added}",
        "effect: {old: '1', is: [weakened]}",
        "effect: {new: c, is: []}",
        "topic: {topic: safety, verdict: fell}",
        "topic: {topic: work, verdict: not distinguishable}",
        "coverage: {of: old, at_least: 0.4, at_most: 0.4}",
        "coverage: {of: new, at_least: .5}",
        "coverage: {of: new, at_most: 0.6}",
        "adherents: {added: Hilltop}",
        "adherents: {added: [Hilltop], absent: [Elbmouth]}",
    ],
)
def test_holds(assertion: str, comparison: Comparison) -> None:
    outcome = outcome_of(assertion, comparison)
    assert outcome.status == "holds", outcome.message


@pytest.mark.parametrize(
    ("assertion", "told"),
    [
        (
            "correspond: {old: '3', new: a}",
            ["old 3 has no counterpart", "nearest candidate: new a (probability .12)", "new a is linked to old 1 (probability .83)"],
        ),
        (
            "correspond: {old: '2', new: [b, d]}",
            ["new d has no counterpart", "nearest candidate: old 5 (probability .43)", "new d:    Gulls are fed by nobody."],
        ),
        ("correspond: {old: '5', new: e}", ["old 5 is ambiguous between new e (probability .44) and new d (probability .43)"]),
        ("correspond: {old: '4', new: b}", ["nearest candidate: new e (probability .31)", "expected old 4: new b (probability .05)"]),
        (
            "no_counterpart: {old: '2'}",
            ["old 2 is linked to new b (probability .66) and new c (by way of others)", "new c:    Pilots train for fog and for ice."],
        ),
        ("no_counterpart: {new: [d, a]}", ["new a is linked to old 1 (probability .83)", "nearest other candidate: old 3 (probability .12)"]),
        ("not_linked: {old: '2', new: c}", ["old 2 is linked to new b (probability .66) and new c (by way of others)"]),
        ("operation: {old: '1', is: reworded}", ["expected: operation old 1 is reworded", "old 1: reworded, moved. So it was made up."]),
        ("operation: {old: '5', is: omitted}", ["old 5: ambiguous. So it was made up."]),
        ("effect: {old: '1', is: []}", ["expected: effect old 1 is none", "old 1: weakened: Made up too."]),
        ("effect: {new: d, is: reversed}", ["new d: no effect"]),
        ("topic: {topic: safety, verdict: rose}", ["safety fell: 70 % of the old clauses, 20 % of the new ones", "-60 to -40 points"]),
        (
            "coverage: {of: old, at_least: .5}",
            ["coverage of old is 0.4 (2 of 5 clauses linked, 1 ambiguous)", "nearest to a link: old 5 – new e (probability .44)"],
        ),
        (
            "coverage: {of: new, at_most: .5}",
            ["coverage of new is 0.6 (3 of 5 clauses linked, 0 ambiguous)", "weakest links: old 2 – new b (probability .66)"],
        ),
        ("unchanged: clauses", ["8 links of 8 changed, the first 5 of them:", "old 1 is linked to new a (probability .83): reworded, moved"]),
        ("adherents: {added: []}", ["added: Hilltop", "added unexpectedly: Hilltop (old: not listed in a partial list, new: adheres)"]),
        ("adherents: {absent: [Elbmouth, Hiltop]}", ["not absent: Hiltop (in neither document; did you mean Hilltop?)"]),
        ("adherents: {absent: [Elbmouth, Quayside]}", ["not absent: Quayside (old: unknown, new: not listed in a partial list)"]),
    ],
)
def test_failure_tells_what_was_found_and_what_came_nearest(assertion: str, told: list[str], comparison: Comparison) -> None:
    outcome = outcome_of(assertion, comparison)
    assert outcome.status == "fails"
    for sentence in told:
        assert sentence in outcome.message.replace("\N{NO-BREAK SPACE}", " ")
    assert outcome.message.endswith("\nbecause:  For a reason.")


def test_nothing_changed(same: Comparison) -> None:
    assert outcome_of("unchanged: clauses", same).holds
    assert outcome_of("operation: {old: '1', is: kept}", same).holds


def test_text_of_a_clause_is_shortened_to_a_line(comparison: Comparison) -> None:
    lines = outcome_of("no_counterpart: {old: '3'}", comparison).message.splitlines()
    assert "old 3:    The toll is paid at the quay, and the clerk gives a receipt for it, whatever …" in lines
    assert max(map(len, lines)) <= 90


def test_message_does_not_depend_on_the_order_of_near_misses(comparison: Comparison) -> None:
    alignment = evolve(comparison.alignment, near_misses=comparison.alignment.near_misses[::-1])
    turned = evolve(comparison, alignment=alignment)
    for assertion in ("correspond: {old: '4', new: b}", "coverage: {of: old, at_least: .5}"):
        assert outcome_of(assertion, turned).message == outcome_of(assertion, comparison).message


@pytest.mark.parametrize(
    ("assertion", "told"),
    [
        ("no_counterpart: {old: '44'}", "the old document, old-harbour, has no clause '44'; did you mean 4?"),
        ("correspond: {old: '1', new: zzz}", "the new document, new-harbour, has no clause 'zzz'; its ids are a, b, c, d, e"),
        ("operation: {new: '1', is: kept}", "the new document, new-harbour, has no clause '1'"),
        ("topic: {topic: safty, verdict: fell}", "there is no topic 'safty'; did you mean safety? There are safety, work"),
    ],
)
def test_what_does_not_exist_is_an_error_with_the_line(assertion: str, told: str, comparison: Comparison) -> None:
    with pytest.raises(InputError) as caught:
        outcome_of(assertion, comparison)
    assert told in str(caught.value)
    assert (caught.value.source, caught.value.line) == ("my.policydiff.yaml", 1)


def test_topic_where_no_topic_can_be_told(comparison: Comparison) -> None:
    speechless = evolve(comparison, emphasis=evolve(comparison.emphasis, shifts=(), taxonomy=""))
    with pytest.raises(InputError, match="no topic can be told"):
        outcome_of("topic: {topic: safety, verdict: fell}", speechless)


def test_known_failure_must_fail(comparison: Comparison) -> None:
    assert outcome_of("no_counterpart: {old: '2'}, known_failure: Pilots are hard.", comparison).status == "known failure"
    assert outcome_of("no_counterpart: {old: '4'}, known_failure: Fires are hard.", comparison).status == "no longer fails"


def test_known_failure_does_not_hide_a_wrong_id(comparison: Comparison) -> None:
    with pytest.raises(InputError):
        outcome_of("no_counterpart: {old: '44'}, known_failure: Fires are hard.", comparison)


def test_control_characters_of_the_case_are_spelled_out(comparison: Comparison) -> None:
    case = parse_case(HEAD % "no_counterpart: {old: '2'}", source="my.policydiff.yaml")
    outcome = check_expectation(evolve(case.expectations[0], because="\x1b[2Jgone"), comparison)
    assert "\x1b" not in outcome.message
    assert "\\x1b[2Jgone" in outcome.message
