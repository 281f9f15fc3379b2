"""Many tests at once, beside scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from policydiff.stats.correction import benjamini_hochberg, holm

P_VALUES = st.lists(st.floats(0, 1), max_size=40)


@given(P_VALUES.filter(bool))
def test_false_discovery_is_what_scipy_says(p_values) -> None:
    assert benjamini_hochberg(p_values) == pytest.approx(stats.false_discovery_control(p_values), abs=1e-9)


@given(P_VALUES)
def test_each_is_no_smaller_than_it_was_and_false_discovery_is_the_milder(p_values) -> None:
    for p, strict, mild in zip(p_values, holm(p_values), benjamini_hochberg(p_values), strict=True):
        assert p <= mild + 1e-15
        assert mild <= strict + 1e-15 <= 1 + 1e-15


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_tests_changes_nothing(p_values, random) -> None:
    places = list(range(len(p_values)))
    random.shuffle(places)
    shuffled = [p_values[place] for place in places]
    for function in (holm, benjamini_hochberg):
        adjusted = function(p_values)
        assert function(shuffled) == tuple(adjusted[place] for place in places)


@pytest.mark.parametrize("p_values", [[-0.1], [1.1], [float("nan")]])
def test_what_is_no_probability_is_refused(p_values) -> None:
    for function in (holm, benjamini_hochberg):
        with pytest.raises(ValueError, match="no probability"):
            function(p_values)
