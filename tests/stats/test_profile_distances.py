"""Distances and breadth of profiles beside scipy's, and the logit scale beside its worked example."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import distance

from policydiff.stats.profile import effective_number, hellinger_distance, jensen_shannon_divergence, logit_position, overlap

WEIGHTS = st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any)
DISTANCES = (overlap, jensen_shannon_divergence, hellinger_distance)


def shares(weights):
    return [weight / sum(weights) for weight in weights]


@given(WEIGHTS, WEIGHTS)
def test_they_are_what_scipy_says(first, second) -> None:
    p, q = shares(first), shares(second)
    assert jensen_shannon_divergence(first, second) == pytest.approx(distance.jensenshannon(p, q, base=2) ** 2, abs=1e-6)
    assert overlap(first, second) == pytest.approx(1 - distance.cityblock(p, q) / 2, abs=1e-9)
    roots = [[math.sqrt(share) for share in side] for side in (p, q)]
    assert hellinger_distance(first, second) == pytest.approx(distance.euclidean(*roots) / math.sqrt(2), abs=1e-6)


@given(WEIGHTS, WEIGHTS)
def test_the_sides_may_change_places_and_the_topics_too(first, second) -> None:
    for function in DISTANCES:
        assert function(first, second) == function(second, first) == function(first[::-1], second[::-1])
        assert 0 <= function(first, second) <= 1


@given(WEIGHTS, st.integers(1, 9))
def test_only_the_shares_count(weights, factor) -> None:
    longer = [factor * weight for weight in weights]
    assert overlap(weights, longer) == pytest.approx(1)
    assert hellinger_distance(weights, longer) == pytest.approx(0, abs=1e-7)
    assert jensen_shannon_divergence(weights, longer) == pytest.approx(0, abs=1e-12)
    assert effective_number(weights) == pytest.approx(effective_number(longer))


@given(WEIGHTS)
def test_a_profile_is_at_most_as_broad_as_its_topics(weights) -> None:
    assert 1 - 1e-9 <= effective_number(weights) <= sum(weight > 0 for weight in weights) + 1e-9


@pytest.mark.parametrize("pair", [([1, 2], [1]), ([0, 0], [1, 1]), ([1, -1], [1, 1]), ([], [])])
def test_what_is_no_profile_is_refused(pair) -> None:
    for function in DISTANCES:
        with pytest.raises(ValueError, match="profile"):
            function(*pair)


def test_the_logit_scale_of_the_worked_example() -> None:
    found = logit_position(18, 4, 60)
    assert found.theta == pytest.approx(1.4137, abs=5e-5)
    assert found.standard_error == pytest.approx(math.sqrt(1 / 18.5 + 1 / 4.5))
    assert found.importance == pytest.approx(math.log(23 / 60))


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_logit_scale_has_a_mirror(right, left) -> None:
    there, back = logit_position(right, left, 400), logit_position(left, right, 400)
    assert there.theta == -back.theta
    assert (there.standard_error, there.importance) == (pytest.approx(back.standard_error), back.importance)


def test_no_clauses_have_no_place() -> None:
    with pytest.raises(ValueError, match="no counts"):
        logit_position(0, 0, 0)
