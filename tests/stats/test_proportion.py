"""Score intervals against scipy and against the published table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from policydiff.stats.proportion import Proportion, newcombe_interval, wilson_interval


def proportions(*, least: int = 0, most: int = 200) -> st.SearchStrategy[Proportion]:
    return st.integers(least, most).flatmap(lambda n: st.integers(0, n).map(lambda k: Proportion(k, n)))


@given(proportions(least=1))
def test_wilson_agrees_with_scipy(proportion: Proportion) -> None:
    oracle = binomtest(proportion.hits, proportion.total).proportion_ci(method="wilsoncc")
    assert wilson_interval(proportion) == pytest.approx((oracle.low, oracle.high), abs=1e-9)


@given(proportions(least=1))
def test_wilson_holds_the_share(proportion: Proportion) -> None:
    low, high = wilson_interval(proportion)
    assert 0 <= low <= proportion.share <= high <= 1
    assert low < high


# Newcombe (1998), table II, method 11.
@pytest.mark.parametrize(
    ("target", "reference", "published"),
    [
        ((56, 70), (48, 80), (0.0428, 0.3422)),
        ((9, 10), (3, 10), (0.1013, 0.8387)),
        ((6, 7), (2, 7), (-0.0290, 0.8423)),
        ((5, 56), (0, 29), (-0.0667, 0.2037)),
        ((0, 10), (0, 20), (-0.2005, 0.3445)),
        ((0, 10), (0, 10), (-0.3445, 0.3445)),
        ((10, 10), (0, 20), (0.6014, 1.0)),
        ((10, 10), (0, 10), (0.5128, 1.0)),
    ],
)
def test_newcombe_agrees_with_the_published_table(target: tuple[int, int], reference: tuple[int, int], published: tuple[float, float]) -> None:
    assert newcombe_interval(Proportion(*target), Proportion(*reference)) == pytest.approx(published, abs=5e-5)


@given(proportions(), proportions())
def test_swapping_sides_mirrors_newcombe_to_the_last_bit(target: Proportion, reference: Proportion) -> None:
    low, high = newcombe_interval(target, reference)
    assert newcombe_interval(reference, target) == (-high, -low)


def test_nothing_is_known_of_an_empty_document() -> None:
    empty = Proportion(0, 0)
    assert empty.share == 0
    assert wilson_interval(empty) == (0, 1)
    assert newcombe_interval(empty, Proportion(3, 4)) == newcombe_interval(Proportion(3, 4), empty) == (-1, 1)


@pytest.mark.parametrize("counts", [(3, 2), (-1, 4), (0, -1)])
def test_an_impossible_share_is_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no share"):
        Proportion(*counts)
