"""The course that links take together, and what a place on it is worth."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from policydiff.align.chain import on_course


@pytest.fixture
def drawn(run_stages):
    """Return a draft of six clauses a side in which these pairs, and no others, are candidates, with these log-odds."""
    texts = [f"The {word} office keeps a list." for word in ("harbour", "barley", "tram", "museum", "honey", "avalanche")]
    described = run_stages(texts, texts, until="describe_pairs")

    def draw(pairs, log_odds, *, mode="versions", **features):
        columns = {"formula": np.zeros(len(pairs)), "nothing_else": np.zeros(len(pairs))} | features
        return evolve(described, candidates=np.array(pairs, dtype=np.int64), log_odds=np.array(log_odds), features=tuple(columns.items()), mode=mode)

    return draw


def course(draft):
    return on_course(draft, np.zeros(len(draft.log_odds)))


def doubt(log_odds):
    return 1 / (1 + np.exp(log_odds))


def test_a_pair_on_the_course_gains_by_the_doubt_left_about_it(drawn):
    found = course(drawn([(0, 0), (1, 1), (2, 2)], [2.0, -1.0, 2.0]))
    assert found == pytest.approx([doubt(2.0), doubt(-1.0), doubt(2.0)])


def test_a_pair_that_crosses_surer_ones_gains_next_to_nothing(drawn):
    found = course(drawn([(0, 0), (1, 5), (2, 2), (3, 3)], [3.0, 0.0, 3.0, 3.0]))
    assert found[1] < 0.01
    assert found[2] == pytest.approx(doubt(3.0))


def test_parts_of_a_split_and_of_a_merged_clause_lie_on_the_course_together(drawn):
    found = course(drawn([(0, 0), (0, 1), (1, 2), (2, 2)], [1.0, 0.5, 0.5, 1.0]))
    assert found == pytest.approx([doubt(1.0), doubt(0.5), doubt(0.5), doubt(1.0)])


def test_the_course_is_the_same_from_either_side(drawn):
    pairs, log_odds = [(0, 1), (1, 0), (1, 2), (2, 2), (3, 1), (4, 5)], [1.0, 1.0, 0.4, -0.2, 0.9, 2.0]
    there = course(drawn(pairs, log_odds))
    back = course(drawn([(new, old) for old, new in pairs], log_odds))
    assert there.tolist() == back.tolist()


def test_where_order_is_no_evidence_there_is_no_course(drawn):
    assert course(drawn([(0, 0), (1, 1)], [1.0, 1.0], mode="independent")).tolist() == [0.0, 0.0]


def test_a_formula_with_nothing_beside_it_is_on_no_course(drawn):
    empty = {"formula": np.array([0.0, 0.4]), "nothing_else": np.array([1.0, 1.0])}
    found = course(drawn([(0, 0), (1, 1)], [1.0, 1.0], **empty))
    assert found[0] > 0
    assert found[1] == 0.0


def test_without_candidates_there_is_no_course(run_stages):
    draft = run_stages(["One clause on trams."], [], until="describe_pairs")
    assert on_course(evolve(draft, mode="versions"), draft.log_odds).tolist() == []


def test_a_pair_that_only_its_place_speaks_for_is_on_no_course(drawn):
    draft = drawn([(0, 0), (1, 1), (2, 2)], [2.0, -0.5, 2.0])
    found = on_course(draft, np.array([2.0, -3.0, 2.0]))
    assert found[1] == 0.0
    assert found[2] > 0
