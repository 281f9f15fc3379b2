"""Which candidates are taken: identical wording first, then the one-to-one choice of the greatest summed log-odds, with abstention."""

from __future__ import annotations

from collections import defaultdict
from math import log

import numpy as np
from attrs import evolve
from scipy import sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from policydiff.align.decided import ruling
from policydiff.align.draft import Draft, Floats, Group, Ints, Rivalry

__all__ = ["assign", "link_identical", "solve", "surplus"]

# Steps by which equal optima are told apart, far below the rounding of the log-odds.
_TIE = 1e-7


def link_identical(draft: Draft) -> Draft:
    """
    Link clauses of the same wording where nothing has to be guessed.

    Copies in equal number on both sides link in reading order. In unequal number they are ambiguous where the copies are siblings (of one
    parent on each side); elsewhere their neighbourhood decides, in the stages that follow.
    """
    evidence = draft.known()
    row_of = {(i, j): row for row, (i, j) in enumerate(draft.candidates.tolist())}
    groups: list[Group] = []
    rivalries: list[Rivalry] = []
    ruled = ruling(draft)
    news = _by_wording(evidence.new.wording, evidence.new.is_heading)
    for wording, found in _by_wording(evidence.old.wording, evidence.old.is_heading).items():
        olds = [i for i in found if (0, i) not in ruled.settled]
        copies = [j for j in news.get(wording, []) if (1, j) not in ruled.settled]
        if ruled.parts(tuple(olds), tuple(copies)):
            continue
        if len(copies) == len(olds):
            groups.extend(Group((i,), (j,)) for i, j in zip(olds, copies, strict=True))
        elif copies and _are_siblings(draft, olds, copies):
            rivalries.extend(Rivalry(0, i, tuple(row_of[i, j] for j in copies if (i, j) in row_of)) for i in olds)
            rivalries.extend(Rivalry(1, j, tuple(row_of[i, j] for i in olds if (i, j) in row_of)) for j in copies)
    return evolve(draft, groups=(*draft.groups, *groups), rivalries=(*draft.rivalries, *rivalries))


def _by_wording(folded: tuple[str, ...], is_heading: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> dict[tuple[str, bool], list[int]]:
    found: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for position, text in enumerate(folded):
        found[text, bool(is_heading[position])].append(position)
    return found


def _are_siblings(draft: Draft, olds: list[int], news: list[int]) -> bool:
    parents = [
        {(clause.path, clause.id.rpartition(".")[0]) for clause in clauses}
        for clauses in ([draft.old_clauses[i] for i in olds], [draft.new_clauses[j] for j in news])
    ]
    return all(len(found) == 1 for found in parents)


def assign(draft: Draft) -> Draft:
    """Take the one-to-one pairs whose log-odds above the threshold sum to the most; a clause whose pairs all lie below it stays alone."""
    open_rows = _open_rows(draft)
    weights = surplus(draft)[open_rows]
    old, new = draft.candidates[open_rows, 0], draft.candidates[open_rows, 1]
    taken = solve(old, new, weights + _tie_breaks(draft, old, new))
    groups = tuple(Group((int(old[row]),), (int(new[row]),)) for row in taken)
    return evolve(draft, groups=(*draft.groups, *groups))


def surplus(draft: Draft) -> Floats:
    """Return how far each candidate's log-odds stand above the threshold's, in nats."""
    threshold = min(max(draft.threshold, 1e-6), 1 - 1e-6)
    return np.asarray(draft.log_odds - log(threshold / (1 - threshold)))


def _open_rows(draft: Draft) -> Ints:
    """Return the rows of candidates above the threshold, neither of whose clauses is decided on already."""
    closed = ({i for group in draft.groups for i in group.old}, {j for group in draft.groups for j in group.new})
    for rivalry in draft.rivalries:
        closed[rivalry.side].add(rivalry.position)
    is_open = surplus(draft) > 0
    for side, positions in enumerate(closed):
        is_open &= ~np.isin(draft.candidates[:, side], np.array(sorted(positions), dtype=np.int64))
    return np.flatnonzero(is_open)


def _tie_breaks(draft: Draft, old: Ints, new: Ints) -> Floats:
    """Return tiny bonuses for keeping the relative place, the same when the sides are swapped: of equal optima, the one in order is taken."""
    n_old, n_new = max(1, len(draft.old_clauses)), max(1, len(draft.new_clauses))
    return _TIE * (1.0 - np.abs(old / n_old - new / n_new))


def solve(old: Ints, new: Ints, weights: Floats) -> Ints:
    """
    Return the rows of the one-to-one choice of the greatest total weight, each clause free to stay alone; all weights are above zero.

    References:
        Jonker, R. & Volgenant, A. (1987). A shortest augmenting path algorithm for dense and sparse linear assignment problems. Computing 38, 325–340.
    """
    if not len(old):
        return np.zeros(0, dtype=np.int64)
    olds, i = np.unique(old, return_inverse=True)
    news, j = np.unique(new, return_inverse=True)
    # To stay alone is a column of one's own. It weighs 1, and every pair so much more than itself, since the solver takes no zeros.
    alone = np.arange(len(olds))
    graph = sparse.coo_array(
        (np.concatenate([weights + 1.0, np.ones(len(olds))]), (np.concatenate([i, alone]), np.concatenate([j, alone + len(news)]))),
        shape=(len(olds), len(news) + len(olds)),
    )
    taken = set(zip(*(side.tolist() for side in min_weight_full_bipartite_matching(graph.tocsr(), maximize=True)), strict=True))
    return np.array([row for row, pair in enumerate(zip(i.tolist(), j.tolist(), strict=True)) if pair in taken], dtype=np.int64)
