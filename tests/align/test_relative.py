from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_softmax

from policydiff.align.relative import density, dual_log_softmax, margins, ranks

scored = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(-5, 5)), min_size=1, max_size=25, unique_by=lambda entry: entry[:2])


def columns(entries):
    old, new, score = (np.array(column) for column in zip(*sorted(entries), strict=True))
    return old, new, score.astype(float)


@given(scored)
def test_a_margin_is_the_distance_to_the_best_other_score_of_the_same_owner(entries):
    old, _, score = columns(entries)
    found = margins(old, score, alone=-7.0)
    for row in range(len(score)):
        others = [score[k] for k in range(len(score)) if k != row and old[k] == old[row]]
        assert found[row] == score[row] - max([*others, -7.0])


@given(scored)
def test_a_rank_counts_the_greater_scores_of_the_same_owner(entries):
    old, _, score = columns(entries)
    found = ranks(old, score)
    for row in range(len(score)):
        assert found[row] == sum(1 for k in range(len(score)) if old[k] == old[row] and score[k] > score[row])


@given(scored)
def test_dual_softmax_agrees_with_scipy_and_is_the_same_for_swapped_sides(entries):
    old, new, score = columns(entries)
    found = dual_log_softmax(old, new, score, alone=0.5, temperature=0.5)
    for row in range(len(score)):
        expected = 0.0
        for owner in (old, new):
            rivals = [score[row], 0.5, *(score[k] for k in range(len(score)) if k != row and owner[k] == owner[row])]
            expected += log_softmax(np.array(rivals) / 0.5)[0]
        assert np.isclose(found[row], expected, atol=1e-9)
    assert np.array_equal(found, dual_log_softmax(new, old, score, alone=0.5, temperature=0.5))


def density_of(found, n_old, n_new, log_odds=3.0):
    old, new = (np.array(side, dtype=np.int64) for side in zip(*found, strict=True))
    return density(old, new, np.full(len(found), log_odds), n_old=n_old, n_new=n_new)


def test_where_more_clauses_have_a_counterpart_the_density_is_higher():
    pairs = [(k, k) for k in range(10)]
    assert density_of(pairs, 10, 12) > density_of(pairs[:5], 10, 12) > density_of(pairs[:1], 10, 12)


def test_the_density_is_that_of_the_document_of_which_more_comes_back():
    pairs = [(k, 3 * k) for k in range(10)]
    assert density_of(pairs, 10, 100) > density_of(pairs, 100, 100)


def test_a_document_of_a_clause_tells_little_about_its_kind():
    assert abs(density_of([(0, 0)], 1, 1)) < 0.5


@given(scored)
def test_the_density_is_the_same_from_either_side(entries):
    old, new, score = columns(entries)
    old, new = old.astype(np.int64), new.astype(np.int64)
    assert density(old, new, score, n_old=5, n_new=6) == density(new, old, score, n_old=6, n_new=5)
