from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_softmax

from policydiff.align.relative import dual_log_softmax, margins, ranks

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
