"""Reading order: what is measured of it, and what it says of a pair."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from policydiff.align.chain import crossing_loss
from policydiff.align.order import measure_order

# crossing_loss counts a pair from here on, in nats.
LIKELY = -1.0

candidates = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(-4, 6)), min_size=1, max_size=8, unique_by=lambda entry: entry[:2])


def measured(new, *, n_new=None):
    n = len(new)
    return measure_order(np.arange(n), np.array(new), n_old=n, n_new=n_new or n)


def columns(entries):
    old, new, log_odds = (np.array(column) for column in zip(*sorted(entries), strict=True))
    return old, new, log_odds.astype(float)


def heaviest_chain(entries):
    chains = [()]
    chains += [chain for size in range(1, len(entries) + 1) for chain in combinations(sorted(entries), size) if is_chain(chain)]
    return max(sum(max(log_odds - LIKELY, 0.0) for *_, log_odds in chain) for chain in chains)


def is_chain(chain):
    return all(one[0] < other[0] and one[1] < other[1] for one, other in combinations(chain, 2))


def test_kendalls_tau_is_scipys():
    found = measured([0, 2, 1, 3, 5, 4])
    assert found.tau == pytest.approx(stats.kendalltau(np.arange(6), [0, 2, 1, 3, 5, 4]).statistic, abs=1e-4)


def test_fewer_than_two_pairs_have_no_order():
    found = measure_order(np.array([4]), np.array([2]), n_old=9, n_new=9)
    assert (found.n_pairs, found.p_value, found.probability) == (1, 1.0, 0.0)


def test_the_same_order_throughout_is_evidence():
    found = measured(range(30))
    assert found.followed == 1.0
    assert found.by_chance < 0.2
    assert found.probability > 0.99


def test_blocks_that_changed_places_keep_their_order_inside():
    moved = [*range(20, 40), *range(20)]
    found = measured(moved)
    # By Kendall's measure the documents agree no better than chance.
    assert found.tau < 0.1
    assert found.probability > 0.99


def test_a_reversed_document_speaks_against_order():
    found = measured(range(29, -1, -1))
    assert found.followed == 0.0
    assert found.probability < 0.01


def test_shuffled_pairs_follow_about_as_often_as_by_chance():
    shuffled = np.random.default_rng(5).permutation(400)
    found = measured(shuffled)
    assert found.followed == pytest.approx(found.by_chance, abs=0.02)
    assert found.probability < 0.01


def test_a_few_pairs_prove_little():
    few, many = measured([0, 1]), measured(range(20))
    assert 0.5 < few.probability < many.probability


@given(st.permutations(range(9)), st.integers(9, 30))
def test_the_measure_is_the_same_from_either_side(new, n_new):
    old, new = np.arange(9), np.array(new)
    one = measure_order(old, new, n_old=9, n_new=n_new)
    by_new = np.argsort(new)
    other = measure_order(new[by_new], old[by_new], n_old=n_new, n_new=9)
    # Kendall's p-value may differ in its last digit.
    assert evolve(one, p_value=0.0) == evolve(other, p_value=0.0)
    assert one.p_value == pytest.approx(other.p_value, abs=1e-5)


@given(candidates)
def test_the_loss_is_what_the_best_chain_gives_up_for_the_pair(entries):
    old, new, log_odds = columns(entries)
    found = crossing_loss(old, new, log_odds, n_old=6, n_new=6)
    best = heaviest_chain(entries)
    for row, entry in enumerate(sorted(entries)):
        beside = [other for other in entries if is_chain(sorted([entry, other]))]
        through = heaviest_chain(beside) + max(entry[2] - LIKELY, 0.0)
        assert found[row] == pytest.approx(min(through - best, 0.0), abs=1e-9)


@given(candidates)
def test_the_loss_is_the_same_from_either_side(entries):
    old, new, log_odds = columns(entries)
    assert np.allclose(crossing_loss(old, new, log_odds, n_old=6, n_new=6), crossing_loss(new, old, log_odds, n_old=6, n_new=6))


def test_only_a_pair_that_crosses_the_course_loses():
    old, new = np.array([0, 1, 1, 2, 3]), np.array([0, 1, 3, 2, 3])
    found = crossing_loss(old, new, np.array([3.0, 3.0, 3.0, 3.0, 3.0]), n_old=4, n_new=4)
    # The third pair would cross the last two; the course goes through the others.
    assert found.tolist() == [0.0, 0.0, -8.0, 0.0, 0.0]
