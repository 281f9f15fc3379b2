"""No verdict on emphasis whose interval holds zero, and figures that follow from the clauses behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policydiff
from policydiff.annotate import annotate
from policydiff.emphasis import weigh

from .documents import clauses_of, compare, law
from .drafts import drafts

OFTEN = {"more often": "rose", "less often": "fell", "not distinguishable": "not distinguishable"}
OPPOSITE = {
    "rose": "fell",
    "less often": "more often",
    "more briefly": "at greater length",
    "later": "earlier",
    "more weakly": "more strongly",
    "weaker": "stronger",
    "not distinguishable": "not distinguishable",
}
OPPOSITE |= {back: there for there, back in OPPOSITE.items()}
TOPICAL = st.lists(
    st.sampled_from((*clauses_of("en"), *["Risks of AI systems must be tested for safety.", "Innovation in small firms is encouraged."] * 9)),
    max_size=24,
)


def check_emphasis(old, new, emphasis):
    for shift in emphasis.shifts:
        assert shift.interval.low <= shift.interval.high
        if shift.verdict == "not distinguishable":
            continue
        assert not shift.interval.holds_zero
        assert (shift.interval.low > 0) == (shift.verdict == "rose") == (shift.difference > 0)
    for side, outline, uncoded in (("old", old, emphasis.old_uncoded), ("new", new, emphasis.new_uncoded)):
        units = [clause.id for clause in outline.units]
        for share in (getattr(shift, side) for shift in emphasis.shifts):
            assert share.n_clauses == len(units)
            assert set(share.clauses) <= set(units)
            assert share.share == pytest.approx(len(share.clauses) / len(units) if units else 0.0, abs=1e-5)
            assert 0 <= share.interval.low <= share.interval.high <= 1
        if emphasis.shifts:
            coded = {clause for shift in emphasis.shifts for clause in getattr(shift, side).clauses}
            assert set(uncoded) == set(units) - coded
    for shift in emphasis.shifts:
        check_factors(shift)
    for shift in (*emphasis.actors, *emphasis.kinds, *emphasis.forces):
        assert (shift.verdict != "not distinguishable") == (shift.interval is not None and not shift.interval.holds_zero)


def check_comparison(comparison):
    check_emphasis(comparison.alignment.old, comparison.alignment.new, comparison.emphasis)


def check_factors(shift):
    frequency, *means = shift.factors
    assert OFTEN[frequency.verdict] == shift.verdict
    for factor in means:
        assert (factor.verdict != "not distinguishable") == (factor.interval is not None and not factor.interval.holds_zero)
        if not (shift.old.clauses and shift.new.clauses):
            assert factor.ratio is None
        if factor.interval is not None:
            assert factor.interval.low <= factor.log_ratio <= factor.interval.high


def mirrored(interval):
    return None if interval is None else (-interval.high, -interval.low)


def plain(interval):
    return None if interval is None else (interval.low, interval.high)


@law(40)
@given(old=TOPICAL, new=TOPICAL)
def test_no_verdict_whose_interval_holds_zero(old, new):
    check_comparison(compare(old, new))


@law(30)
@given(case=drafts())
def test_no_verdict_whose_interval_holds_zero_in_either_language(case):
    check_comparison(compare(*case))


@pytest.fixture(scope="module")
def annotated():
    """Return the shipped outlines with what their clauses say."""
    return [(outline, annotate(outline)) for outline in map(policydiff.read, policydiff.fixture_names())]


@pytest.mark.parametrize("place", range(len(policydiff.fixture_names())), ids=policydiff.fixture_names())
def test_no_verdict_whose_interval_holds_zero_between_shipped_outlines(annotated, place):
    old, old_annotations = annotated[place]
    # Each pair once: that swapping mirrors is a law of its own.
    for new, new_annotations in annotated[place:]:
        check_emphasis(old, new, weigh(old, new, old_annotations, new_annotations))


@law(20)
@given(order=st.permutations(clauses_of("en")[:24]))
def test_the_order_of_clauses_is_no_emphasis(order):
    shifts = compare(clauses_of("en")[:24], order).emphasis.shifts
    assert shifts
    assert {(shift.difference, shift.verdict) for shift in shifts} == {(0.0, "not distinguishable")}
    assert {factor.log_ratio for shift in shifts for factor in shift.factors if factor.name != "position"} <= {None, 0.0}


@law(20)
@given(case=drafts())
def test_swapping_mirrors_factors_statements_and_distances(case):
    there, back = compare(*case).emphasis, compare(*case[::-1]).emphasis
    pairs = [(a, b) for shift, other in zip(there.shifts, back.shifts, strict=True) for a, b in zip(shift.factors, other.factors, strict=True)]
    for part in ("actors", "kinds", "forces"):
        pairs += zip(getattr(there, part), getattr(back, part), strict=True)
    for shift, mirror in pairs:
        assert OPPOSITE[shift.verdict] == mirror.verdict
        assert plain(shift.interval) == mirrored(mirror.interval)
    if there.profile is not None:
        assert (there.profile.overlap, there.profile.jensen_shannon, there.profile.hellinger) == (
            back.profile.overlap,
            back.profile.jensen_shannon,
            back.profile.hellinger,
        )


@law(20)
@given(texts=TOPICAL)
def test_a_document_stresses_what_it_stresses_itself(texts):
    emphasis = compare(texts, texts).emphasis
    assert {factor.log_ratio for shift in emphasis.shifts for factor in shift.factors} <= {None, 0.0}
    assert {shift.difference for shift in (*emphasis.actors, *emphasis.kinds, *emphasis.forces)} <= {None, 0.0}
    if emphasis.profile is not None and emphasis.profile.overlap is not None:
        assert (emphasis.profile.overlap.value, emphasis.profile.hellinger.value) == (1, 0)
