"""What the printed numbers of two clauses are worth: as much as they proved right where the wording had settled the matter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from policydiff.align.draft import Draft, Floats
from policydiff.align.order import mutual_best
from policydiff.model.outline import Clause
from policydiff.text.labels import normal_label

__all__ = ["number_evidence", "number_labels"]

# Log-odds by wording alone from which a pair is settled (p ≥ .88).
_SETTLED = 2.0
# Fewer settled pairs with numbers on both sides prove nothing.
_FEWEST = 5
# A share is never held to be nearer to 0 or 1 than this many pairs would show.
_DOUBT = 1.0


def number_labels(clauses: Sequence[Clause]) -> tuple[str | None, ...]:
    """
    Return the number of each clause with those of the clauses above it, back to the last numbered heading; None for a clause without a number.

    Article 5(1)(a) is ``5/1/a``, and so is item (a) under paragraph 1 under the heading of Article 5.
    """
    above: list[tuple[int, str | None, bool]] = []
    found: list[str | None] = []
    for clause in clauses:
        while above and above[-1][0] >= clause.depth:
            above.pop()
        own = None if clause.number is None else normal_label(clause.number)
        if own is None:
            found.append(None)
        else:
            chain = [own]
            for _, number, is_heading in reversed(above):
                if chain and clause.is_heading:
                    break
                if number is not None:
                    chain.append(number)
                if is_heading and number is not None:
                    break
            found.append("/".join(reversed(chain)))
        above.append((clause.depth, own, clause.is_heading))
    return tuple(found)


def number_evidence(draft: Draft) -> Floats:
    """
    Return for each candidate the log-likelihood ratio of its numbers being the same or not, in nats; 0 where either has none.

    How often the same number means the same clause is counted in this very comparison, on the pairs that their wording settles: in a text that was
    renumbered it counts against a pair, and in independent drafts it says nothing.
    """
    old, new = (number_labels(side) for side in (draft.old_clauses, draft.new_clauses))
    i, j = draft.candidates[:, 0].tolist(), draft.candidates[:, 1].tolist()
    labelled = np.array([old[a] is not None and new[b] is not None for a, b in zip(i, j, strict=True)], dtype=np.bool_)
    same = np.array([old[a] == new[b] for a, b in zip(i, j, strict=True)], dtype=np.bool_) & labelled
    settled = labelled & (draft.log_odds > _SETTLED) & mutual_best(draft.candidates[:, 0], draft.candidates[:, 1], draft.log_odds)
    if settled.sum() < _FEWEST:
        return np.zeros(len(same))
    right, chance = _share(same[settled]), _share(same[labelled & ~settled])
    return np.where(labelled, np.where(same, np.log(right / chance), np.log((1 - right) / (1 - chance))), 0.0)


def _share(same: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    return float((same.sum() + _DOUBT / 2) / (len(same) + _DOUBT))
