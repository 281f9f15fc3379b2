"""The interval of a ratio of shares: recovered from those of the shares, in line with that of their difference."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from policydiff.stats.proportion import Proportion, newcombe_interval, wilson_interval
from policydiff.stats.ratio import log_ratio_interval

shares = st.integers(1, 80).flatmap(lambda n: st.builds(Proportion, st.integers(0, n), st.just(n)))


def low_end_by_search(target: Proportion, reference: Proportion) -> float:
    """Return the θ at which the low end of the hybrid interval of p1 − θ p2 is zero."""
    low, high = wilson_interval(target)[0], wilson_interval(reference)[1]

    def low_end(theta: float) -> float:
        margin = math.sqrt((target.share - low) ** 2 + theta**2 * (high - reference.share) ** 2)
        return target.share - theta * reference.share - margin

    return brentq(low_end, 1e-12, target.share / reference.share, xtol=1e-15)


@pytest.mark.parametrize(
    ("k", "n", "l", "m"), [(6, 27, 23, 33), (23, 33, 6, 27), (12, 16, 23, 33), (1, 60, 1, 10), (28, 28, 27, 27), (500, 900, 3, 7)]
)
def test_the_low_end_is_where_the_hybrid_interval_of_a_difference_reaches_zero(k: int, n: int, l: int, m: int) -> None:  # noqa: E741
    low, high = log_ratio_interval(Proportion(k, n), Proportion(l, m))
    assert low == pytest.approx(math.log(low_end_by_search(Proportion(k, n), Proportion(l, m))), abs=1e-6)
    assert high == pytest.approx(-math.log(low_end_by_search(Proportion(l, m), Proportion(k, n))), abs=1e-6)


@given(shares, shares)
def test_it_excludes_zero_where_the_interval_of_the_difference_does(target: Proportion, reference: Proportion) -> None:
    found = log_ratio_interval(target, reference)
    if found is None:
        assert 0 in (target.hits, reference.hits)
        return
    low, high = newcombe_interval(target, reference)
    if min(abs(low), abs(high)) > 1e-9:
        assert (low <= 0 <= high) == (found[0] <= 0 <= found[1])
    assert found[0] <= math.log(target.share / reference.share) + 1e-12
    assert found[1] >= math.log(target.share / reference.share) - 1e-12


@given(shares, shares)
def test_swapping_mirrors_it_exactly(target: Proportion, reference: Proportion) -> None:
    there, back = log_ratio_interval(target, reference), log_ratio_interval(reference, target)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there == (-back[1], -back[0])
