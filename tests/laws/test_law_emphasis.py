"""No verdict on emphasis whose interval holds zero, and figures that follow from the clauses behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policydiff
from policydiff import Options

from .documents import clauses_of, compare, law
from .drafts import drafts

TOPICAL = st.lists(
    st.sampled_from((*clauses_of("en"), *["Risks of AI systems must be tested for safety.", "Innovation in small firms is encouraged."] * 9)),
    max_size=24,
)


def check_emphasis(comparison):
    emphasis = comparison.emphasis
    for shift in emphasis.shifts:
        assert shift.interval.low <= shift.interval.high
        if shift.verdict == "not distinguishable":
            continue
        assert not shift.interval.holds_zero
        assert (shift.interval.low > 0) == (shift.verdict == "rose") == (shift.difference > 0)
    for side, outline, uncoded in (("old", comparison.alignment.old, emphasis.old_uncoded), ("new", comparison.alignment.new, emphasis.new_uncoded)):
        units = [clause.id for clause in outline.units]
        for share in (getattr(shift, side) for shift in emphasis.shifts):
            assert share.n_clauses == len(units)
            assert set(share.clauses) <= set(units)
            assert share.share == pytest.approx(len(share.clauses) / len(units) if units else 0.0, abs=1e-5)
            assert 0 <= share.interval.low <= share.interval.high <= 1
        if emphasis.shifts:
            coded = {clause for shift in emphasis.shifts for clause in getattr(shift, side).clauses}
            assert set(uncoded) == set(units) - coded


@law(40)
@given(old=TOPICAL, new=TOPICAL)
def test_no_verdict_whose_interval_holds_zero(old, new):
    check_emphasis(compare(old, new))


@law(30)
@given(case=drafts())
def test_no_verdict_whose_interval_holds_zero_in_either_language(case):
    check_emphasis(compare(*case))


@pytest.mark.parametrize("old", policydiff.fixture_names())
def test_no_verdict_whose_interval_holds_zero_between_shipped_outlines(old):
    for new in policydiff.fixture_names():
        check_emphasis(policydiff.compare(old, new, options=Options(encoder="none")))


@law(20)
@given(order=st.permutations(clauses_of("en")[:24]))
def test_the_order_of_clauses_is_no_emphasis(order):
    shifts = compare(clauses_of("en")[:24], order).emphasis.shifts
    assert shifts
    assert {(shift.difference, shift.verdict) for shift in shifts} == {(0.0, "not distinguishable")}
