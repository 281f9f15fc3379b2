"""The exact bootstrap against scipy's binomial, a full enumeration, real resampling and the variance of a share."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from policydiff.stats.bootstrap import bootstrap_difference_interval, bootstrap_interval
from policydiff.stats.proportion import Proportion

PAIRS = [((6, 27), (23, 33)), ((12, 16), (23, 33)), ((0, 28), (6, 27)), ((1, 10), (9, 60)), ((40, 150), (61, 170)), ((5, 5), (0, 7))]


def proportions(*, most: int = 40) -> st.SearchStrategy[Proportion]:
    return st.integers(0, most).flatmap(lambda n: st.integers(0, n).map(lambda k: Proportion(k, n)))


def enumerate_difference(target: Proportion, reference: Proportion) -> tuple[float, float]:
    """Return the percentile interval from the probability of every pair of counts."""
    n, m = target.total, reference.total
    weights: dict[int, float] = {}
    for i, p in enumerate(binom.pmf(range(n + 1), n, target.share)):
        for j, q in enumerate(binom.pmf(range(m + 1), m, reference.share)):
            weights[i * m - j * n] = weights.get(i * m - j * n, 0.0) + p * q
    ends = []
    for keys in (sorted(weights), sorted(weights, reverse=True)):
        total = 0.0
        for key in keys:
            total += weights[key]
            if total >= 0.025 * (1 - 1e-9):
                ends.append(key / (n * m))
                break
    return ends[0], ends[1]


@given(proportions(most=300).filter(lambda proportion: proportion.total > 0))
def test_one_share_agrees_with_the_quantiles_of_scipy(proportion: Proportion) -> None:
    n = proportion.total
    low = binom.ppf(0.025, n, proportion.share) / n
    high = 1 - binom.ppf(0.025, n, 1 - proportion.share) / n
    assert bootstrap_interval(proportion) == pytest.approx((low, high), abs=1e-12)


@settings(max_examples=40)
@given(proportions(), proportions())
def test_a_difference_agrees_with_the_full_enumeration(target: Proportion, reference: Proportion) -> None:
    if target.total and reference.total:
        assert bootstrap_difference_interval(target, reference) == pytest.approx(enumerate_difference(target, reference), abs=1e-12)


@pytest.mark.parametrize(("target", "reference"), PAIRS)
def test_resampling_clauses_gives_the_same_interval(target: tuple[int, int], reference: tuple[int, int]) -> None:
    random = np.random.default_rng(20231101)
    shares = []
    for hits, total in (target, reference):
        clauses = np.repeat([1, 0], [hits, total - hits])
        shares.append(clauses[random.integers(0, total, size=(20_000, total))].mean(axis=1))
    drawn = np.percentile(shares[0] - shares[1], [2.5, 97.5])
    # One step of the smaller document: percentiles of a discrete distribution may fall on either side of a step.
    step = 1 / min(target[1], reference[1])
    assert bootstrap_difference_interval(Proportion(*target), Proportion(*reference)) == pytest.approx(tuple(drawn), abs=step / 2)


def test_long_documents_come_to_the_variance_of_a_share() -> None:
    target, reference = Proportion(300, 1500), Proportion(700, 1400)
    error = math.sqrt(sum(side.share * (1 - side.share) / side.total for side in (target, reference)))
    middle = target.share - reference.share
    expected = (middle - 1.96 * error, middle + 1.96 * error)
    assert bootstrap_difference_interval(target, reference) == pytest.approx(expected, abs=1e-3)


@given(proportions(most=120), proportions(most=120))
def test_swapping_sides_mirrors_to_the_last_bit(target: Proportion, reference: Proportion) -> None:
    low, high = bootstrap_difference_interval(target, reference)
    assert low <= high
    assert bootstrap_difference_interval(reference, target) == (-high, -low)


@pytest.mark.parametrize(
    ("target", "reference", "published"),
    [((6, 27), (23, 33), (-0.69, -0.24)), ((12, 16), (23, 33), (-0.23, 0.30)), ((0, 28), (6, 27), (-0.37, -0.07))],
)
def test_shares_of_safety_words_in_the_declarations(target: tuple[int, int], reference: tuple[int, int], published: tuple[float, float]) -> None:
    assert bootstrap_difference_interval(Proportion(*target), Proportion(*reference)) == pytest.approx(published, abs=0.01)


def test_nothing_is_known_of_an_empty_document() -> None:
    assert bootstrap_interval(Proportion(0, 0)) == (0, 1)
    assert bootstrap_difference_interval(Proportion(0, 0), Proportion(1, 2)) == (-1, 1)
