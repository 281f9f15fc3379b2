"""The figures against what they are defined to be, worked out in another way."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.evaluate import Counts, average_precision, calibration_error, reliability

candidates = st.lists(st.tuples(st.integers(0, 1000).map(lambda n: n / 1000), st.booleans()), max_size=60)


def split(pairs):
    return [likely for likely, _ in pairs], [is_true for _, is_true in pairs]


def average_precision_by_thresholds(probability, truth, n_wanted):
    """Add up precision times the gain of recall over all thresholds, each time counting anew what lies above it."""
    probability, truth = np.array(probability), np.array(truth, dtype=bool)
    total, before = 0.0, 0.0
    for threshold in np.unique(probability)[::-1]:
        chosen = probability >= threshold
        recall = truth[chosen].sum() / n_wanted
        total += (recall - before) * truth[chosen].mean()
        before = recall
    return total


def calibration_error_by_bins(probability, truth):
    """Weigh the gap of each bin by its share of the candidates."""
    probability, truth = np.array(probability), np.array(truth, dtype=float)
    kept = probability >= 0.05
    probability, truth = probability[kept], truth[kept]
    if not len(probability):
        return 0.0
    number = np.minimum(np.floor(probability * 10), 9)
    gaps = [(number == k).mean() * abs(probability[number == k].mean() - truth[number == k].mean()) for k in np.unique(number)]
    return float(np.sum(gaps))


@given(candidates, st.integers(0, 5))
def test_average_precision_is_the_area_under_the_steps(pairs, n_missed):
    probability, truth = split(pairs)
    n_wanted = sum(truth) + n_missed
    if n_wanted:
        assert average_precision(probability, truth, n_wanted) == pytest.approx(average_precision_by_thresholds(probability, truth, n_wanted))
    else:
        assert average_precision(probability, truth, 0) == 0.0


@given(candidates, st.randoms(use_true_random=False))
def test_the_order_of_candidates_decides_nothing(pairs, random):
    shuffled = random.sample(pairs, len(pairs))
    n_wanted = max(sum(is_true for _, is_true in pairs), 1)
    assert average_precision(*split(shuffled), n_wanted) == average_precision(*split(pairs), n_wanted)
    assert calibration_error(*split(shuffled)) == calibration_error(*split(pairs))


def test_average_precision_of_known_rankings():
    assert average_precision([0.9, 0.8, 0.2], [True, True, False], 2) == 1.0
    assert average_precision([0.9, 0.8, 0.2], [False, False, True], 1) == pytest.approx(1 / 3)
    # Precision 1 at the first, 2/3 at the third; the one that is no candidate adds nothing.
    assert average_precision([0.9, 0.8, 0.7], [True, False, True], 3) == pytest.approx((1 + 2 / 3) / 3)


@given(candidates)
def test_calibration_error_is_the_weighed_gap_of_the_bins(pairs):
    probability, truth = split(pairs)
    assert calibration_error(probability, truth) == pytest.approx(calibration_error_by_bins(probability, truth), abs=1e-12)


def test_calibration_error_of_known_cases():
    assert calibration_error([0.05, 0.95] * 10, [False, True] * 10) == pytest.approx(0.05)
    assert calibration_error([1.0] * 4, [True, False] * 2) == 0.5
    # What lies below .05 counts nothing, however wrong.
    assert calibration_error([0.049] * 100, [True] * 100) == 0.0
    # Too high and too low in one bin cancel out; in two bins they add up.
    assert calibration_error([0.5, 0.5], [True, False]) == 0.0
    assert calibration_error([0.25, 0.75], [True, False]) == 0.75


@given(candidates)
def test_bins_hold_every_candidate_once(pairs):
    probability, truth = split(pairs)
    bins = reliability(probability, truth)
    assert len(bins) == 10
    assert next(found.low for found in bins) == 0.05
    assert all(first.high == second.low for first, second in itertools.pairwise(bins))
    assert sum(found.n for found in bins) == sum(likely >= 0.05 for likely in probability)
    assert sum(found.right for found in bins) == sum(is_true for likely, is_true in pairs if likely >= 0.05)
    for found in bins:
        if found.n:
            assert found.low - 1e-12 <= found.mean_probability <= found.high + 1e-12


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_counts_are_those_of_sets(predicted, wanted):
    counts = Counts(len(predicted & wanted), len(predicted), len(wanted))
    precision = len(predicted & wanted) / len(predicted) if predicted else 0.0
    recall = len(predicted & wanted) / len(wanted) if wanted else 0.0
    assert (counts.precision, counts.recall) == (precision, recall)
    assert counts.f1 == pytest.approx(2 * precision * recall / (precision + recall) if precision + recall else 0.0)


def test_counts_add_up():
    assert Counts(1, 2, 3) + Counts(4, 5, 6) == Counts(5, 7, 9)


def test_arrays_will_do_as_well():
    probability, truth = np.array([0.9, 0.6, 0.6, 0.1]), np.array([True, False, True, False])
    assert average_precision(probability, truth, 2) == average_precision(probability.tolist(), truth.tolist(), 2)
    assert calibration_error(probability, truth) == calibration_error(probability.tolist(), truth.tolist())
