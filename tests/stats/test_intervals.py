"""The intervals that are shown: laws, and how often they see a difference where there is none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from policydiff.stats.bootstrap import bootstrap_difference_interval, bootstrap_interval
from policydiff.stats.intervals import difference_interval, share_interval
from policydiff.stats.proportion import Proportion, newcombe_interval, wilson_interval

Method = Callable[[Proportion, Proportion], tuple[float, float]]
SHARES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


def proportions(*, most: int = 120) -> st.SearchStrategy[Proportion]:
    return st.integers(0, most).flatmap(lambda n: st.integers(0, n).map(lambda k: Proportion(k, n)))


def rate_false_alarms(method: Method, n_target: int, n_reference: int) -> dict[float, float]:
    """Return for each true share, the same on both sides, how often the interval excludes zero: exactly, over every pair of counts."""
    excludes = np.zeros((n_target + 1, n_reference + 1))
    for i in range(n_target + 1):
        for j in range(n_reference + 1):
            low, high = method(Proportion(i, n_target), Proportion(j, n_reference))
            excludes[i, j] = not low <= 0 <= high
    of_target, of_reference = range(n_target + 1), range(n_reference + 1)
    return {p: float(binom.pmf(of_target, n_target, p) @ excludes @ binom.pmf(of_reference, n_reference, p)) for p in SHARES}


@pytest.mark.parametrize(("n_target", "n_reference"), [(1, 8), (2, 2), (10, 11), (10, 60), (16, 33), (27, 33), (55, 55)])
def test_a_difference_is_rarely_seen_where_there_is_none(n_target: int, n_reference: int) -> None:
    rates = rate_false_alarms(difference_interval, n_target, n_reference)
    assert max(rates.values()) <= 0.045


def test_the_bootstrap_alone_would_raise_false_alarms() -> None:
    assert rate_false_alarms(bootstrap_difference_interval, 10, 60)[0.1] == pytest.approx(0.307, abs=0.001)


@given(proportions(), proportions())
def test_swapping_sides_mirrors_to_the_last_bit(target: Proportion, reference: Proportion) -> None:
    low, high = difference_interval(target, reference)
    assert difference_interval(reference, target) == (-high, -low)


@given(proportions(), proportions())
def test_an_interval_holds_the_difference_and_both_intervals_that_it_is_made_of(target: Proportion, reference: Proportion) -> None:
    low, high = difference_interval(target, reference)
    assert low <= target.share - reference.share <= high
    for parts in (bootstrap_difference_interval(target, reference), newcombe_interval(target, reference)):
        assert low <= parts[0]
        assert parts[1] <= high


@given(proportions())
def test_the_same_share_on_both_sides_is_no_difference(proportion: Proportion) -> None:
    low, high = difference_interval(proportion, proportion)
    assert low == -high
    assert low < 0 < high


@given(proportions())
def test_a_share_has_a_width_even_where_every_clause_agrees(proportion: Proportion) -> None:
    low, high = share_interval(proportion)
    assert 0 <= low <= proportion.share <= high <= 1
    assert low < high
    for parts in (bootstrap_interval(proportion), wilson_interval(proportion)):
        assert low <= parts[0]
        assert parts[1] <= high


def test_no_clause_of_fifteen_against_two_of_many_tells_nothing() -> None:
    low, high = difference_interval(Proportion(0, 15), Proportion(2, 27))
    assert low < 0 < high


def test_no_clause_of_28_against_six_of_27_is_a_fall() -> None:
    assert difference_interval(Proportion(0, 28), Proportion(6, 27))[1] < 0
