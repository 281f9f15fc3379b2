"""Keyness: the published figures, scipy's and statsmodels', and the laws that hold for any counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import relative_risk

from policydiff.stats.binomial import clopper_pearson_interval
from policydiff.stats.fisher import fisher_exact
from policydiff.stats.keyness import chi_squared, g2_four_cell, g2_two_cell, keyness, p_value_of, williams_divisor
from policydiff.stats.proportion import Proportion

PROPORTIONS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def table(f1, n1, f2, n2):
    return [[f1, n1 - f1], [f2, n2 - f2]]


def test_g2_of_two_cells_is_the_published_figure() -> None:
    assert g2_two_cell(52, 50_000, 57, 75_000) == pytest.approx(2.6517, abs=5e-5)


def test_g2_of_four_cells_is_the_published_figure() -> None:
    found = g2_four_cell(700, 1000, 200, 1000)
    assert found == pytest.approx(530.02180, abs=5e-6)
    assert p_value_of(found) == pytest.approx(2.793864e-117, rel=1e-5)


def test_a_small_table_in_five_ways() -> None:
    counts = (3, 10, 7, 9)
    assert chi_squared(*counts) == pytest.approx(4.337160, abs=5e-7)
    assert chi_squared(*counts, "yates") == pytest.approx(2.632438, abs=5e-7)
    assert chi_squared(*counts, "williams") == pytest.approx(4.017626, abs=5e-7)
    assert g2_four_cell(*counts) == pytest.approx(4.534939, abs=5e-7)
    assert g2_four_cell(*counts) / williams_divisor(*counts) == pytest.approx(4.200833, abs=5e-7)


def test_tokens_of_the_published_declarations() -> None:
    # safe|safety shows no significant change by tokens, risk|risks does.
    assert g2_two_cell(15, 1134, 6, 824) == pytest.approx(1.6, abs=0.1)
    assert g2_two_cell(17, 1134, 1, 824) == pytest.approx(12.6, abs=0.1)
    found = keyness(6, 27, 23, 33)
    assert found.lrc < 0 < found.bic
    assert found.exact_p < 0.001


@given(PROPORTIONS, PROPORTIONS)
def test_it_is_what_scipy_says(target, reference) -> None:
    counts = (*target, *reference)
    cells = table(*counts)
    assume(0 < target[0] + reference[0] < target[1] + reference[1])
    for correction, name in ((False, "none"), (True, "yates")):
        expected = stats.chi2_contingency(cells, correction=correction)
        assert chi_squared(*counts, name) == pytest.approx(expected.statistic, abs=1e-6, rel=1e-9)
    expected = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
    assert g2_four_cell(*counts) == pytest.approx(expected.statistic, abs=1e-6, rel=1e-9)
    assert p_value_of(g2_four_cell(*counts)) == pytest.approx(expected.pvalue, abs=1e-6)
    assert fisher_exact(*counts) == pytest.approx(stats.fisher_exact(cells).pvalue, abs=1e-6)


@given(PROPORTIONS)
def test_the_exact_interval_is_what_scipy_says(proportion) -> None:
    found = clopper_pearson_interval(Proportion(*proportion))
    expected = stats.binomtest(*proportion).proportion_ci(method="exact")
    assert found == pytest.approx((expected.low, expected.high), abs=1e-9)


@given(PROPORTIONS, PROPORTIONS)
def test_the_log_ratio_has_the_interval_of_the_conditional_test(target, reference) -> None:
    (f1, n1), (f2, n2) = target, reference
    found = keyness(f1, n1, f2, n2)
    assume(f1 + f2 > 0)
    share = stats.binomtest(f1, f1 + f2).proportion_ci(method="exact")
    if f1:
        assert found.low == pytest.approx(math.log2(n2 / n1 * share.low / (1 - share.low)), abs=1e-6)
    if f2:
        assert found.high == pytest.approx(math.log2(n2 / n1 * share.high / (1 - share.high)), abs=1e-6)
    if f1 and f2:
        assert found.low <= found.log_ratio <= found.high
        assert found.log_ratio == pytest.approx(math.log2(relative_risk(f1, n1, f2, n2).relative_risk), abs=1e-9)


@given(PROPORTIONS, PROPORTIONS)
def test_the_conservative_bound_is_never_beyond_the_ratio(target, reference) -> None:
    found = keyness(*target, *reference)
    assert abs(found.lrc) <= abs(found.log_ratio)
    assert found.lrc * found.log_ratio >= 0
    holds_zero = (found.low is None or found.low <= 0) and (found.high is None or found.high >= 0)
    assert (found.lrc == 0) == holds_zero


@given(PROPORTIONS, PROPORTIONS)
def test_swapping_the_sides_flips_the_signs(target, reference) -> None:
    there, back = keyness(*target, *reference), keyness(*reference, *target)
    assert (there.g2, there.log_ratio, there.lrc) == (-back.g2, -back.log_ratio, -back.lrc)
    assert (there.p_value, there.exact_p, there.bic) == (back.p_value, back.exact_p, back.bic)
    assert there.low == (None if back.high is None else -back.high)
    assert there.high == (None if back.low is None else -back.low)


@given(PROPORTIONS)
def test_a_share_against_itself_shows_no_difference(share) -> None:
    found = keyness(*share, *share)
    assert (found.g2, found.p_value, found.exact_p, found.log_ratio, found.lrc) == (0, 1, 1, 0, 0)


def test_a_term_that_one_side_lacks() -> None:
    found = keyness(8, 30, 0, 40)
    assert found.high is None
    assert found.diff is None
    # Half a hit stands for none.
    assert found.log_ratio == pytest.approx(math.log2((8 / 30) / (0.5 / 40)))
    assert 0 < found.lrc < found.log_ratio
    assert keyness(0, 30, 0, 40).lrc == 0


def test_percentage_difference() -> None:
    assert keyness(30, 100, 20, 100).diff == pytest.approx(50)
    assert keyness(0, 100, 20, 100).diff == -100


@pytest.mark.parametrize("counts", [(-1, 3, 1, 3), (4, 3, 1, 3), (0, 0, 1, 3), (1, 3, 1, 0)])
def test_what_is_no_share_is_refused(counts) -> None:
    for function in (keyness, g2_two_cell, g2_four_cell, chi_squared, williams_divisor):
        with pytest.raises(ValueError, match="is no share"):
            function(*counts)


def test_large_counts_overflow_nothing() -> None:
    found = keyness(900_000, 1_000_000, 100_000, 1_000_000)
    assert found.p_value == 0
    assert found.low is not None
    assert 3 < found.low < found.log_ratio < 3.2
