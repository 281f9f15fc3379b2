"""Splits and merges: a clause left over joins a link whose text it covers in part."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from attrs import evolve

from policydiff.align.assign import surplus
from policydiff.align.decided import ruling
from policydiff.align.draft import Draft, Group

__all__ = ["grow_groups"]

# A clause joins a link only if it brings something: this share of the weight of its own words, at least, is in the partner and in none of the clauses
# that are linked to that already.
_FRESH = 0.1


def grow_groups(draft: Draft) -> Draft:
    """
    Let clauses without a counterpart join the link of their likeliest partner, where they hold text of it that nothing covers yet.

    Sides are treated alike: all who want to join do so at once, likeliest first, and a clause that has joined is not joined itself.
    """
    evidence = draft.known()
    place = {(0, i): number for number, group in enumerate(draft.groups) for i in group.old}
    place |= {(1, j): number for number, group in enumerate(draft.groups) for j in group.new}
    ambiguous = {(rivalry.side, rivalry.position) for rivalry in draft.rivalries}
    members = [([*group.old], [*group.new]) for group in draft.groups]
    held = (evidence.old.held, evidence.new.held)
    wishes = _wishes(draft, place, ambiguous | ruling(draft).alone)
    ruled = ruling(draft)
    for _, row, side in wishes:
        joining, partner = (int(k) for k in (draft.candidates[row] if side == 0 else draft.candidates[row][::-1]))
        number = place[1 - side, partner]
        others = members[number][side]
        if ruled.parts(*((joining,), tuple(members[number][1])) if side == 0 else (tuple(members[number][0]), (joining,))):
            continue
        wording = held[side][[joining]].toarray().ravel() > 0
        partner_wording = held[1 - side][[partner]].toarray().ravel() > 0
        covered = held[side][others].toarray().any(axis=0)
        fresh = float(evidence.idf[wording & partner_wording & ~covered].sum())
        whole = float(evidence.idf[wording].sum())
        if draft.is_cross[row] or fresh >= _FRESH * whole > 0:
            others.append(joining)
    return evolve(draft, groups=tuple(Group(tuple(sorted(old)), tuple(sorted(new))) for old, new in members))


def _wishes(draft: Draft, place: dict[tuple[int, int], int], ambiguous: set[tuple[int, int]]) -> list[tuple[float, int, int]]:
    """Return who wants to join whom: (minus the log-odds above the threshold, row, side of the one who joins), likeliest first."""
    above = np.flatnonzero(surplus(draft) > 0)
    best: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for row in above.tolist():
        i, j = (int(k) for k in draft.candidates[row])
        for side, joining, partner in ((0, i, j), (1, j, i)):
            is_free = (side, joining) not in place and (side, joining) not in ambiguous
            if is_free and (1 - side, partner) in place:
                best[side, joining].append((-float(draft.log_odds[row]), row))
    wishes = []
    for (side, _), rows in best.items():
        odds, row = min(rows, key=lambda found: (found[0], _wording(draft, found[1]), found[1]))
        wishes.append((odds, row, side))
    return sorted(wishes, key=lambda wish: (wish[0], _wording(draft, wish[1]), wish[1]))


def _wording(draft: Draft, row: int) -> tuple[str, str]:
    """Return the wordings of a candidate in an order that does not depend on which side is old."""
    i, j = draft.candidates[row]
    one, other = sorted((draft.known().old.wording[int(i)], draft.known().new.wording[int(j)]))
    return one, other
