"""Printed numbers: what a clause's number is, and what it is worth."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from policydiff.align.numbers import number_evidence, number_labels
from policydiff.model.outline import Clause


def clause(number, depth, kind="item"):
    return Clause(id=f"{number}@{depth}", text=f"Text of {number}.", number=number, depth=depth, kind=kind)


def heading(number, depth=0):
    return clause(number, depth, "heading")


def numbered(plan, numbers):
    return [Clause(id=str(place), text=text, number=number, language="en") for place, (text, number) in enumerate(zip(plan, numbers, strict=True))]


def evidence_of(run_stages, old, new, log_odds):
    """Return the evidence of each candidate by position, with log-odds that settle what they settle."""
    draft = run_stages(old, new, until="propose")
    given = np.array([log_odds(i, j) for i, j in draft.candidates.tolist()])
    found = number_evidence(evolve(draft, log_odds=given))
    return {(i, j): value for (i, j), value in zip(draft.candidates.tolist(), found.tolist(), strict=True)}


def test_a_number_goes_back_to_the_last_numbered_heading():
    found = number_labels([heading("Article 5"), clause("1.", 1), clause("(a)", 2), clause("(b)", 2), heading("Article 6"), clause("(a)", 1)])
    assert found == ("5", "5/1", "5/1/a", "5/1/b", "6", "6/a")


def test_a_clause_without_a_number_has_none_and_hides_none():
    found = number_labels([heading("Article 5"), clause(None, 1), clause("(a)", 2)])
    assert found == ("5", None, "5/a")


def test_a_heading_is_known_by_its_own_number():
    assert number_labels([heading("Chapter 2"), heading("Article 5", 1), clause("1.", 2)]) == ("2", "5", "5/1")


@pytest.mark.parametrize(("new_numbers", "sign"), [("12345678", 1), ("23456781", -1)])
def test_numbers_count_as_much_as_they_proved_right(run_stages, plan, new_numbers, sign):
    old, new = numbered(plan, "12345678"), numbered(plan, new_numbers)
    # The wording settles all but the last clause.
    found = evidence_of(run_stages, old, new, lambda i, j: 4.0 if i == j < 7 else -3.0)
    same = {pair: value for pair, value in found.items() if old[pair[0]].number == new[pair[1]].number}
    other = {pair: value for pair, value in found.items() if pair not in same}
    assert same
    assert other
    assert all(sign * value > 0 for value in same.values())
    assert all(sign * value < 0 for value in other.values())


def test_too_few_settled_pairs_prove_nothing(run_stages, plan):
    old = numbered(plan, "12345678")
    assert set(evidence_of(run_stages, old, old, lambda i, j: 4.0 if i == j < 4 else -3.0).values()) == {0.0}


def test_a_clause_without_a_number_is_not_judged_by_it(run_stages, plan):
    old, new = numbered(plan, "12345678"), numbered(plan, [*"1234567", None])
    found = evidence_of(run_stages, old, new, lambda i, j: 4.0 if i == j < 7 else -3.0)
    assert {value for (_, j), value in found.items() if j == 7} == {0.0}
    assert found[6, 6] > 0


def test_agreeing_numbers_are_among_what_speaks_for_a_pair(run_stages, plan):
    old = numbered(plan, "12345678")
    reworded = numbered([*plan[:7], "A judge of flesh and blood answers for each sentence that courts hand down."], "12345678")
    draft = run_stages(old, reworded, until="weigh_rivals")
    assert draft.mode == "versions"
    row = draft.candidates.tolist().index([7, 7])
    assert dict(draft.contributions)["number_label"][row] > 0
