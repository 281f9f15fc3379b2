"""Kendall's τ, beside scipy's."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from policydiff.stats.rank import kendall_tau

RANKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=60)


@given(RANKS)
def test_with_ties_it_is_what_scipy_says(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    expected = stats.kendalltau(first, second, alternative="greater")
    found = kendall_tau(first, second)
    if math.isnan(expected.statistic):
        assert (found.tau, found.p_value) == (0.0, 1.0)
    else:
        assert found.tau == pytest.approx(expected.statistic, abs=1e-12)
        assert found.p_value == pytest.approx(expected.pvalue, abs=1e-9)


@given(st.integers(2, 60).flatmap(lambda n: st.permutations(range(n))))
def test_without_ties_it_is_what_scipy_says(order: list[int]) -> None:
    expected = stats.kendalltau(range(len(order)), order, alternative="greater")
    found = kendall_tau(range(len(order)), order)
    assert found.tau == pytest.approx(expected.statistic, abs=1e-12)
    assert found.p_value == pytest.approx(expected.pvalue, abs=1e-9)


@given(RANKS)
def test_the_sides_may_change_places(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    assert kendall_tau(first, second) == kendall_tau(second, first)


def test_agreement_and_its_reverse() -> None:
    assert kendall_tau(range(50), range(50)).tau == 1.0
    assert kendall_tau(range(50), range(50)).p_value < 1e-12
    assert kendall_tau(range(50), range(50, 0, -1)).tau == -1.0


@pytest.mark.parametrize("sides", [([], []), ([1], [1]), ([1, 2], [1])])
def test_fewer_than_two_things_have_no_order(sides: tuple[list[int], list[int]]) -> None:
    with pytest.raises(ValueError, match="two things or more"):
        kendall_tau(*sides)
