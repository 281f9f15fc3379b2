"""Whether reading order is evidence, and what it says of a candidate pair."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from policydiff.align.draft import Draft, Floats, Ints
from policydiff.model.alignment import Mode, OrderAgreement
from policydiff.stats.rank import kendall_tau

__all__ = ["LIKELY", "choose_mode", "measure_order", "mutual_best", "neighbour_support", "position_gap"]

# Pairs count for the measure of order from these log-odds on (p ≥ .27): being the best of both clauses says more than the figure.
LIKELY = -1.0
# Where two texts are versions of one another, so often, at least, the next likely pair stands just behind the last one. Between versions of the gold
# sets it is .55 to .9 of the cases, in independent drafts and standards re-organised from the ground up .4 at most; this figure parts them.
_FOLLOWS = 0.85
# Places by which a partner may run ahead and still stand "just behind".
_SLACK = 2
# Fewer pairs have no order.
_FEWEST = 2
# Neighbours looked at on each side; a clause inserted between two neighbours leaves their support.
_REACH = 2
# Beyond this many nats evidence decides nothing more.
_MOST_EVIDENCE = 30.0


def choose_mode(draft: Draft) -> Draft:
    """Choose whether order is evidence, by the agreement of order of the likely pairs, unless the options say."""
    old, new = draft.candidates[:, 0], draft.candidates[:, 1]
    likely = mutual_best(old, new, draft.log_odds) & (draft.log_odds > LIKELY)
    order = measure_order(old[likely], new[likely], n_old=len(draft.old_clauses), n_new=len(draft.new_clauses))
    measured: Mode = "versions" if order.probability > 0.5 else "independent"  # noqa: PLR2004 - the likelier of two
    shares = f"{100 * order.followed:.0f} % of steps, by chance {100 * order.by_chance:.0f} %"
    figure = f"the next of {order.n_pairs} likely pairs follows just behind at {shares}"
    if draft.options.mode != "auto":
        return evolve(draft, mode=draft.options.mode, mode_reason=f"mode set by the user; measured: {figure}", order=order)
    if order.n_pairs < _FEWEST:
        reason = f"too few likely pairs to measure an agreement of order ({order.n_pairs}), so that order is no evidence"
    elif measured == "versions":
        reason = f"reading order agrees ({figure}) and is evidence"
    else:
        reason = f"reading order does not agree ({figure}) and is no evidence"
    return evolve(draft, mode=measured, mode_reason=reason, order=order)


def mutual_best(old: Ints, new: Ints, score: Floats) -> NDArray[np.bool_]:
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


def measure_order(old: Ints, new: Ints, *, n_old: int, n_new: int) -> OrderAgreement:
    """
    Measure how far the positions of pairs agree.

    What counts is local: whether the next pair follows just behind, since a block that moved keeps its order inside. Each step of the chain is weighed
    by how likely it is in versions of one text and how likely by chance. The prior odds are those of a clause of the shorter document to be in a pair, but
    even at most: where hardly anything corresponds, two or three pairs in a row are no version. Kendall's τ is given beside it.

    Args:
        old: Position of the old clause of each pair; shape (number of pairs,).

        new: Position of the new clause; same shape.

        n_old: Clauses of the old document.

        n_new: Clauses of the new document.

    References:
        Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239–251.
    """
    if len(old) < _FEWEST:
        return OrderAgreement(tau=0.0, n_pairs=len(old), p_value=1.0)
    # Read from either side, so that the sides may change places.
    readings = [_steps(old, new, n_old, n_new), _steps(new, old, n_new, n_old)]
    followed, chance = (np.concatenate([reading[k] for reading in readings]) for k in (0, 1))
    wanted = np.maximum(_FOLLOWS, (1 + chance) / 2)
    evidence = float(np.where(followed, np.log(wanted / chance), np.log((1 - wanted) / (1 - chance))).sum()) / 2
    evidence += min(0.0, float(np.log((len(old) + 0.5) / (min(n_old, n_new) - len(old) + 0.5))))
    tau = kendall_tau(old.tolist(), new.tolist())
    return OrderAgreement(
        tau=round(tau.tau, 4),
        n_pairs=len(old),
        p_value=round(tau.p_value, 6),
        followed=round(float(followed.mean()), 4),
        by_chance=round(float(chance.mean()), 4),
        probability=round(1 / (1 + np.exp(-np.clip(evidence, -_MOST_EVIDENCE, _MOST_EVIDENCE))), 4),
    )


def _steps(here: Ints, there: Ints, n_here: int, n_there: int) -> tuple[NDArray[np.bool_], Floats]:
    """Return for each pair but the last, in order, whether the next one follows just behind on the other side, and the chance that any would."""
    by_place = np.argsort(here, kind="stable")
    reach = np.diff(here[by_place]) * max(1.0, n_there / n_here) + _SLACK
    place = there[by_place].astype(np.float64)
    step = np.diff(place)
    room = np.minimum(reach, n_there - 1 - place[:-1])
    return (step > 0) & (step <= reach), np.clip(room / max(1, n_there - 1), 0.02, 0.95)


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
    anchors = mutual_best(old, new, log_odds) & (log_odds > LIKELY)
    gaps = []
    for here, there, n_here, n_there in ((old, new, n_old, n_new), (new, old, n_new, n_old)):
        x = np.concatenate([[-1.0], here[anchors], [float(n_here)]])
        y = np.concatenate([[-1.0], there[anchors], [float(n_there)]])
        by_position = np.argsort(x, kind="stable")
        gaps.append(np.abs(np.interp(here, x[by_position], y[by_position]) - there) / max(1, n_there))
    return np.asarray(np.minimum(gaps[0], gaps[1]), dtype=np.float64)
