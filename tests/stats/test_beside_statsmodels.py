"""The statistics that statsmodels has too."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

multitest = pytest.importorskip("statsmodels.stats.multitest")
proportion = pytest.importorskip("statsmodels.stats.proportion")
tables = pytest.importorskip("statsmodels.stats.contingency_tables")

from policydiff.stats.binomial import clopper_pearson_interval  # noqa: E402
from policydiff.stats.correction import benjamini_hochberg, holm  # noqa: E402
from policydiff.stats.keyness import chi_squared, keyness  # noqa: E402
from policydiff.stats.proportion import Proportion  # noqa: E402

PROPORTIONS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


# statsmodels takes tenths of a second for a list.
@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_adjusted_p_values(p_values) -> None:
    for function, method in ((holm, "holm"), (benjamini_hochberg, "fdr_bh")):
        assert function(p_values) == pytest.approx(multitest.multipletests(p_values, method=method)[1], abs=1e-9)


@given(PROPORTIONS)
def test_the_exact_interval(share) -> None:
    assert clopper_pearson_interval(Proportion(*share)) == pytest.approx(proportion.proportion_confint(*share, method="beta"), abs=1e-6)


@given(PROPORTIONS, PROPORTIONS)
def test_a_fourfold_table(target, reference) -> None:
    (f1, n1), (f2, n2) = target, reference
    assume(0 < f1 < n1)
    assume(0 < f2 < n2)
    table = tables.Table2x2([[f1, n1 - f1], [f2, n2 - f2]], shift_zeros=False)
    assert chi_squared(f1, n1, f2, n2) == pytest.approx(table.test_nominal_association().statistic, abs=1e-6, rel=1e-9)
    assert 2 ** keyness(f1, n1, f2, n2).log_ratio == pytest.approx(table.riskratio, rel=1e-9)
