"""What a score is worth beside those of a pair's rivals: the candidates that share its old or its new clause."""

from __future__ import annotations

import numpy as np

from policydiff.align.draft import Floats, Ints

__all__ = ["density", "dual_log_softmax", "margins", "ranks"]

# Clauses of a document that was never seen, and the share of them that have a counterpart: what a document of a few clauses tells of its kind is weighed against them.
_UNSEEN, _USUAL = 5, 0.4


def margins(owner: Ints, score: Floats, *, alone: float) -> Floats:
    """
    Return how far each score stands above the best rival's of the same owner (below zero: under it).

    Everybody has one rival more, an ordinary one, so that to be the only candidate is no merit.

    Args:
        owner: Clause that a candidate belongs to; shape (number of candidates,).

        score: Its score; same shape.

        alone: Score of that ordinary rival.
    """
    if not len(score):
        return score
    order = np.lexsort((-score, owner))
    first = np.concatenate([[True], owner[order][1:] != owner[order][:-1]])
    starts = np.flatnonzero(first)
    sizes = np.diff(np.append(starts, len(order)))
    best = np.repeat(score[order][starts], sizes)
    runner_up = np.full(len(starts), alone)
    runner_up[sizes > 1] = score[order][starts[sizes > 1] + 1]
    ranked = np.where(first, np.repeat(runner_up, sizes), best)
    rival = np.empty_like(score)
    rival[order] = np.maximum(ranked, alone)
    return score - rival


def ranks(owner: Ints, score: Floats) -> Floats:
    """Return the rank of each score among those of its owner, from 0; equal scores share the better rank."""
    if not len(score):
        return score
    order = np.lexsort((-score, owner))
    first = np.concatenate([[True], owner[order][1:] != owner[order][:-1]])
    fresh = first | np.concatenate([[True], score[order][1:] != score[order][:-1]])
    place = np.arange(len(order))
    start_of_owner = np.maximum.accumulate(np.where(first, place, 0))
    start_of_tie = np.maximum.accumulate(np.where(fresh, place, 0))
    found = np.empty_like(score)
    found[order] = start_of_tie - start_of_owner
    return found


def dual_log_softmax(old: Ints, new: Ints, score: Floats, *, alone: float, temperature: float) -> Floats:
    """
    Return the log of the product of a score's softmax among the rivals of its old and of its new clause.

    Args:
        old: Old clause of each candidate; shape (number of candidates,).

        new: New clause of each candidate; same shape.

        score: Its score; same shape.

        alone: Score of one more rival that everybody has, so that to be the only candidate is no merit.

        temperature: Difference of scores that makes a factor of e.

    References:
        Cheng, X. et al. (2021). Improving video-text retrieval by multi-stream corpus alignment and dual softmax loss. arXiv:2109.04290.
    """
    scaled = score / temperature
    return _log_softmax(old, scaled, alone / temperature) + _log_softmax(new, scaled, alone / temperature)


def _log_softmax(owner: Ints, score: Floats, alone: float) -> Floats:
    if not len(score):
        return score
    size = int(owner.max()) + 1
    best = np.full(size, alone)
    np.maximum.at(best, owner, score)
    # Sums in an order that depends on the values alone, so that neither side's order of clauses shows in the last bit.
    order = np.lexsort((score, owner))
    total = np.exp(alone - best)
    np.add.at(total, owner[order], np.exp(score[order] - best[owner[order]]))
    return np.asarray(score - best[owner] - np.log(total[owner]))


def density(old: Ints, new: Ints, log_odds: Floats, *, n_old: int, n_new: int) -> float:
    """
    Return the logit of the share of clauses that have a likely counterpart, of the document that has more of them.

    Where half of a document comes back, a doubtful pair is likelier than where hardly anything does.

    Args:
        old: Old clause of each candidate; shape (number of candidates,).

        new: New clause of each candidate; same shape.

        log_odds: Of each candidate; same shape.

        n_old: Clauses of the old document.

        n_new: Clauses of the new document.
    """
    probability = 1.0 / (1.0 + np.exp(-log_odds))
    shares = []
    for owner, n in ((old, n_old), (new, n_new)):
        best = np.zeros(n)
        np.maximum.at(best, owner, probability)
        # Summed in the order of the values, so that neither side's order of clauses shows in the last bit.
        shares.append((float(np.sort(best).sum()) + _UNSEEN * _USUAL) / (n + _UNSEEN))
    return float(np.log(max(shares) / (1.0 - max(shares))))
