"""What somebody has decided on pairs, brought to bear: decided links enter first, and nothing proposes what was ruled out."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from policydiff.align.draft import Draft, Group

__all__ = ["Ruling", "obey", "ruling", "strike"]


@frozen(kw_only=True)
class Ruling:
    """Decisions by position: pairs that correspond, pairs that do not, and clauses (side, position) without a counterpart."""

    linked: frozenset[tuple[int, int]]
    forbidden: frozenset[tuple[int, int]]
    alone: frozenset[tuple[int, int]]

    @property
    def settled(self) -> frozenset[tuple[int, int]]:
        """Clauses (side, position) that a decision links or leaves alone."""
        return self.alone | {(0, i) for i, _ in self.linked} | {(1, j) for _, j in self.linked}

    def parts(self, old: tuple[int, ...], new: tuple[int, ...]) -> bool:
        """Tell whether two of these clauses must not be in one link."""
        return any((i, j) in self.forbidden for i in old for j in new)


def ruling(draft: Draft) -> Ruling:
    """Return the decisions by position; a decision on a clause that is not there is none."""
    decided = draft.decisions
    old, new = ({clause.id: place for place, clause in enumerate(side)} for side in (draft.old_clauses, draft.new_clauses))
    return Ruling(
        linked=frozenset((old[i], new[j]) for i, j, _ in decided.linked if i in old and j in new),
        forbidden=frozenset((old[i], new[j]) for i, j in decided.forbidden if i in old and j in new),
        alone=frozenset([*((0, old[i]) for i in decided.alone_old if i in old), *((1, new[j]) for j in decided.alone_new if j in new)]),
    )


def strike(draft: Draft) -> Draft:
    """Strike out the candidates that were ruled out."""
    if not draft.decisions:
        return draft
    ruled = ruling(draft)
    keep = np.array(
        [(i, j) not in ruled.forbidden and (0, i) not in ruled.alone and (1, j) not in ruled.alone for i, j in draft.candidates.tolist()],
        dtype=np.bool_,
    )
    return evolve(draft, candidates=draft.candidates[keep], is_cross=draft.is_cross[keep])


def obey(draft: Draft) -> Draft:
    """Link what was decided to correspond; decided pairs that share a clause make one link."""
    pairs = sorted(ruling(draft).linked)
    if not pairs:
        return draft
    n_old = len(draft.old_clauses)
    size = n_old + len(draft.new_clauses)
    old, new = np.array(pairs, dtype=np.int64).T
    label = connected_components(sparse.coo_array((np.ones(len(pairs)), (old, new + n_old)), shape=(size, size)), directed=False)[1][old]
    groups = tuple(
        Group(tuple(sorted(set(old[label == one].tolist()))), tuple(sorted(set(new[label == one].tolist())))) for one in dict.fromkeys(label.tolist())
    )
    return evolve(draft, groups=(*draft.groups, *groups))
