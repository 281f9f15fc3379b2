"""The heaviest chain of pairs in reading order, and what a candidate is worth beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from math import log

import numpy as np

from policydiff.align.draft import Draft, Floats, Ints
from policydiff.align.order import LIKELY

__all__ = ["crossing_loss", "on_course"]

# Probability from which on a pair draws the course, and from which on one that lies on it can be a link: of the links on the course that stand lower by themselves,
# between here and .5, six in ten are right on the gold sets.
_DRAWS = 0.2
# Log-odds by itself, without order, from which on what a pair says speaks for it at all (p ≥ .18).
_CONTENT = -1.5
# Nats below that from which on a candidate is far off any course.
_FAR = 3.0
# Decimals to which sums of the same figures in another order agree.
_DIGITS = 6


def crossing_loss(old: Ints, new: Ints, log_odds: Floats, *, n_old: int, n_new: int) -> Floats:
    """
    Return what it costs the best chain of pairs in reading order to pass through each candidate, in nats, zero or less.

    The candidate's own log-odds are left out of the balance: the loss is that of the pairs that it would cross.
    """
    gain = log_odds - LIKELY
    before, whole = _best_before(old, new, gain, n_old)
    after, _ = _best_before(n_old - 1 - old, n_new - 1 - new, gain, n_old)
    return np.minimum(before + np.maximum(gain, 0.0) + after - whole, 0.0)


def on_course(draft: Draft, by_itself: Floats) -> Floats:
    """
    Return how far each candidate lies on the course of the links, times the doubt that is left about it, in [0, 1].

    The course is the heaviest chain of pairs in reading order; clauses that were split or merged stand on it with all their parts, since a chain may stay
    with a clause while it goes on on the other side. A pair on it is likelier than it is by itself: the whole holds only if its links do. Off it, the figure
    falls by a factor of e for each nat by which the chain through the pair falls short. Where order is no evidence there is no course, and a formula with
    nothing in common beside it is on none: its place says nothing of what it is about. Nor is a pair whose place is nearly all that speaks for it.

    Args:
        draft: With the log-odds beside rivals and neighbours.

        by_itself: Log-odds of each candidate by itself, without order; shape (number of candidates,).
    """
    found = np.zeros(len(draft.log_odds))
    gain = np.round(draft.log_odds - log(_DRAWS / (1 - _DRAWS)), _DIGITS)
    near = np.flatnonzero(gain > -_FAR)
    if draft.mode != "versions" or not len(near):
        return found
    old, new = draft.candidates[near, 0], draft.candidates[near, 1]
    before, whole = _best_with_parts(old, new, gain[near])
    after, _ = _best_with_parts(len(draft.old_clauses) - 1 - old, len(draft.new_clauses) - 1 - new, gain[near])
    short = np.minimum(np.round(before + gain[near] + after - whole, _DIGITS), 0.0)
    found[near] = np.exp(short) * (1.0 - draft.probabilities[near])
    features = dict(draft.features)
    is_empty = (features["formula"] > 0) & (features["nothing_else"] > 0)
    return np.where(is_empty | (by_itself < _CONTENT), 0.0, found)


def _best_before(old: Ints, new: Ints, gain: Floats, n_old: int) -> tuple[Floats, float]:
    """Return the weight of the heaviest increasing chain that ends before each candidate, and that of the heaviest of all."""
    found = np.zeros(len(old))
    gains = np.maximum(gain, 0.0).tolist()
    columns = new.tolist()
    # Columns, rising, from which on a heavier chain than any before ends left of them, and its weight.
    ends, weights = [-1], [0.0]
    by_row = np.argsort(old, kind="stable")
    starts = np.searchsorted(old[by_row], np.arange(n_old + 1)).tolist()
    ordered = by_row.tolist()
    for start, stop in pairwise(starts):
        rows = ordered[start:stop]
        before = [weights[bisect_left(ends, columns[row]) - 1] for row in rows]
        for row, weight in zip(rows, before, strict=True):
            found[row] = weight
            _put(ends, weights, columns[row], weight + gains[row])
    return found, weights[-1]


def _best_with_parts(old: Ints, new: Ints, gain: Floats) -> tuple[Floats, float]:
    """Return the same of chains that never go back but may stay, on one side at a time."""
    found = np.zeros(len(old))
    gains = np.maximum(gain, 0.0).tolist()
    columns = new.tolist()
    ends, weights = [-1], [0.0]
    for row in np.lexsort((new, old)).tolist():
        found[row] = weight = weights[bisect_right(ends, columns[row]) - 1]
        _put(ends, weights, columns[row], weight + gains[row])
    return found, weights[-1]


def _put(ends: list[int], weights: list[float], column: int, weight: float) -> None:
    """Let a chain of some weight end at a column; lighter ones that end no further left are of no more use."""
    if weights[bisect_right(ends, column) - 1] >= weight:
        return
    place = stop = bisect_left(ends, column)
    while stop < len(ends) and weights[stop] <= weight:
        stop += 1
    ends[place:stop] = [column]
    weights[place:stop] = [weight]
