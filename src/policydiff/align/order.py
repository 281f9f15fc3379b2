"""Whether reading order is evidence, and what it says of a candidate pair."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from scipy import stats

from policydiff.align.draft import Draft, Floats, Ints
from policydiff.model.alignment import Mode, OrderAgreement

__all__ = ["choose_mode", "measure_order", "mutual_best", "neighbour_support", "position_gap"]

# Pairs count for the measure of order from these log-odds on (p ≥ .27): being the best of both clauses says more than the figure.
_LIKELY = -1.0
# Agreement of order from which order is evidence: on the gold sets, texts that are versions or retellings of one another stand at .88 and above, independent drafts and re-organised
# standards below .7.
_AGREES = 0.75
# And it must not be chance: five pairs in perfect order pass (p = 1/120), four do not (p = 1/24).
_CHANCE = 0.02
# Fewer pairs cannot pass that test.
_FEWEST = 5
# Neighbours looked at on each side; a clause inserted between two neighbours leaves their support.
_REACH = 2


def choose_mode(draft: Draft) -> Draft:
    """Choose whether order is evidence, by the agreement of order of the likely pairs, unless the options say."""
    old, new = draft.candidates[:, 0], draft.candidates[:, 1]
    chosen = mutual_best(old, new, draft.log_odds) & (draft.log_odds > _LIKELY)
    order = measure_order(old[chosen], new[chosen])
    measured: Mode = "versions" if order.tau >= _AGREES and order.p_value < _CHANCE else "independent"
    figure = f"Kendall's τ {order.tau:.2f} over {order.n_pairs} likely pairs"
    if draft.options.mode != "auto":
        return evolve(draft, mode=draft.options.mode, mode_reason=f"mode set by the user; measured agreement of order: {figure}", order=order)
    if order.n_pairs < _FEWEST:
        reason = f"too few likely pairs to measure an agreement of order ({figure}), so that order is no evidence"
    elif measured == "versions":
        reason = f"reading order agrees ({figure}), so that order is evidence"
    elif order.p_value >= _CHANCE:
        reason = f"the agreement of reading order cannot be told from chance ({figure}), so that order is no evidence"
    else:
        reason = f"reading order agrees too little ({figure}) to be evidence"
    return evolve(draft, mode=measured, mode_reason=reason, order=order)


def mutual_best(old: Ints, new: Ints, score: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which candidates are the only best one of both their clauses."""
    found = np.zeros(len(score), dtype=np.bool_)
    if not len(score):
        return found
    is_best = np.ones(len(score), dtype=np.bool_)
    for owner in (old, new):
        best = np.full(int(owner.max()) + 1, -np.inf)
        np.maximum.at(best, owner, score)
        ties = np.zeros(len(best), dtype=np.int64)
        np.add.at(ties, owner, score == best[owner])
        is_best &= (score == best[owner]) & (ties[owner] == 1)
    return is_best


def measure_order(old: Ints, new: Ints) -> OrderAgreement:
    """
    Measure how far the positions of pairs agree.

    References:
        Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239–251.
    """
    if len(old) < 2:  # noqa: PLR2004 - one pair has no order
        return OrderAgreement(tau=0.0, n_pairs=len(old), p_value=1.0)
    found = stats.kendalltau(old, new, alternative="greater")
    return OrderAgreement(tau=round(float(found.statistic), 4), n_pairs=len(old), p_value=round(float(found.pvalue), 6))


def neighbour_support(old: Ints, new: Ints, log_odds: Floats, *, n_new: int) -> tuple[Floats, Floats]:
    """Return, for each candidate, the probability of the likeliest pair just before both its clauses, and just after."""
    width = n_new + 2 * _REACH
    keys = old * width + new + _REACH
    order = np.argsort(keys, kind="stable")
    probability = 1.0 / (1.0 + np.exp(-log_odds))
    found = []
    for sign in (-1, 1):
        best = np.zeros(len(keys))
        for i in range(1, _REACH + 1):
            for j in range(1, _REACH + 1):
                wanted = keys + sign * (i * width + j)
                place = np.minimum(np.searchsorted(keys, wanted, sorter=order), max(0, len(keys) - 1))
                is_there = keys[order[place]] == wanted if len(keys) else np.zeros(0, dtype=np.bool_)
                best = np.maximum(best, np.where(is_there, probability[order[place]] if len(keys) else 0.0, 0.0))
        found.append(best)
    return found[0], found[1]


def position_gap(old: Ints, new: Ints, log_odds: Floats, *, n_old: int, n_new: int) -> Floats:
    """
    Return how far a candidate lies from the course that the likely pairs take, as a share of the documents' length.

    The course is drawn through the likely mutual best pairs, so that a long insertion shifts it instead of spoiling it.
    """
    anchors = mutual_best(old, new, log_odds) & (log_odds > _LIKELY)
    gaps = []
    for here, there, n_here, n_there in ((old, new, n_old, n_new), (new, old, n_new, n_old)):
        x = np.concatenate([[-1.0], here[anchors], [float(n_here)]])
        y = np.concatenate([[-1.0], there[anchors], [float(n_there)]])
        by_position = np.argsort(x, kind="stable")
        gaps.append(np.abs(np.interp(here, x[by_position], y[by_position]) - there) / max(1, n_there))
    return np.asarray(np.minimum(gaps[0], gaps[1]), dtype=np.float64)
