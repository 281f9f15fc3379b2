"""Breadth and distance: the vectorised measures against those of stats/, intervals, and what chance does."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import distance

from policydiff.emphasis import weigh
from policydiff.emphasis.profile import effective_numbers, hellingers, jensen_shannons, overlaps
from policydiff.model.profile import Profile
from policydiff.stats.profile import effective_number, hellinger_distance, jensen_shannon_divergence, overlap

from .material import document, law

counts = st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(any)
rows = st.lists(st.sampled_from(["", "pome", "stone", "pome stone", "citrus pome stone"]), max_size=30)


def profile(old: list[str], new: list[str]) -> Profile:
    (old_outline, old_annotations), (new_outline, new_annotations) = document(*old), document(*new)
    found = weigh(old_outline, new_outline, old_annotations, new_annotations, draws=400).profile
    assert found is not None
    return found


def distances(found: Profile):
    return [measured for measured in (found.overlap, found.jensen_shannon, found.hellinger) if measured is not None]


@law
@given(counts, counts)
def test_vectorised_measures_are_those_of_one_pair(p, q):
    first, second = (np.array([side, [1] * 5], dtype=float) for side in (p, q))
    first, second = (side / side.sum(axis=1, keepdims=True) for side in (first, second))
    for many, one in ((overlaps, overlap), (jensen_shannons, jensen_shannon_divergence), (hellingers, hellinger_distance)):
        # A root makes a rounding error of 1e-16 one of 1e-8.
        assert many(first, second) == pytest.approx([one(p, q), one([1] * 5, [1] * 5)], abs=1e-7)
    assert effective_numbers(first) == pytest.approx([effective_number(p), 5], abs=1e-9)


@law
@given(counts, counts)
def test_vectorised_measures_are_those_of_scipy(p, q):
    first, second = (np.array([side], dtype=float) / sum(side) for side in (p, q))
    assert jensen_shannons(first, second)[0] == pytest.approx(distance.jensenshannon(p, q, base=2) ** 2, abs=1e-9)
    assert hellingers(first, second)[0] == pytest.approx(distance.euclidean(np.sqrt(first[0]), np.sqrt(second[0])) / np.sqrt(2), abs=1e-9)
    assert overlaps(first, second)[0] == pytest.approx(1 - distance.cityblock(first[0], second[0]) / 2, abs=1e-9)


def test_figures_are_those_of_the_counts():
    found = profile(["pome"] * 8 + ["stone"] * 2, ["pome"] * 2 + ["stone"] * 4 + ["citrus"] * 4)
    assert found.overlap.value == pytest.approx(0.4)
    assert found.old_breadth.value == pytest.approx(1 / (0.64 + 0.04), abs=1e-6)
    assert found.new_breadth.value == pytest.approx(1 / (0.04 + 0.16 + 0.16), abs=1e-6)
    assert found.jensen_shannon.value == pytest.approx(jensen_shannon_divergence([8, 2, 0], [2, 4, 4]), abs=1e-6)
    assert found.hellinger.value == pytest.approx(hellinger_distance([8, 2, 0], [2, 4, 4]), abs=1e-6)


def test_what_lies_far_apart_and_what_chance_explains():
    far = profile(["pome"] * 30 + ["stone"] * 10, ["stone"] * 30 + ["citrus"] * 10)
    assert {measured.verdict for measured in distances(far)} == {"further apart than by chance"}
    near = profile(["pome"] * 8 + ["stone"] * 7, ["pome"] * 6 + ["stone"] * 9)
    assert {measured.verdict for measured in distances(near)} == {"not distinguishable"}


def test_chance_is_seldom_taken_for_distance():
    random = Random(4)
    topics = ["pome"] * 5 + ["stone"] * 3 + ["citrus pome"] * 2 + [""] * 3
    verdicts = [profile(random.choices(topics, k=18), random.choices(topics, k=30)).hellinger.verdict for _ in range(120)]
    # One in twenty is the promise; with 120 trials of it, twelve or more occur in two runs of a hundred.
    assert verdicts.count("further apart than by chance") < 12


@law
@given(rows, rows)
def test_swapping_changes_no_distance_and_exchanges_the_breadths(old, new):
    there, back = profile(old, new), profile(new, old)
    assert distances(there) == distances(back)
    assert (there.old_breadth, there.new_breadth) == (back.new_breadth, back.old_breadth)


@law
@given(rows)
def test_a_profile_is_at_no_distance_from_itself(drawn):
    found = profile(drawn, drawn)
    assert found.old_breadth == found.new_breadth
    if any(drawn):
        assert [measured.value for measured in distances(found)] == [1, 0, 0]
        assert {measured.verdict for measured in distances(found)} == {"not distinguishable"}


@law
@given(rows, rows, st.randoms(use_true_random=False))
def test_the_order_of_clauses_changes_nothing(old, new, random: Random):
    shuffled = list(old)
    random.shuffle(shuffled)
    assert profile(old, new) == profile(shuffled, new)


@law
@given(rows, rows)
def test_intervals_hold_their_figures(old, new):
    found = profile(old, new)
    for estimate in (found.old_breadth, found.new_breadth, *distances(found)):
        if estimate is not None:
            assert estimate.interval.low <= estimate.value <= estimate.interval.high
    assert all(0 <= measured.value <= 1 and 0 <= measured.by_chance <= 1 for measured in distances(found))


def test_a_document_without_topics_has_no_profile():
    found = profile(["pome"], ["", ""])
    assert (found.new_breadth, found.overlap, found.jensen_shannon, found.hellinger) == (None, None, None, None)
    assert found.old_breadth.value == 1
