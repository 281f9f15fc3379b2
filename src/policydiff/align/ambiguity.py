"""Where nothing decides between rivals, no link is better than a guess."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from attrs import evolve, frozen

from policydiff.align.assign import surplus
from policydiff.align.decided import ruling
from policydiff.align.draft import Draft, Floats, Rivalry

__all__ = ["abstain"]

# A link is given up where another choice would cost less than this many nats: odds of 5 to 4 are a guess.
_MARGIN = 0.22

Key = tuple[int, int]  # side (0 old, 1 new) and position


@frozen(kw_only=True, eq=False)
class _Choice:
    """What was chosen so far: log-odds above the threshold, rows by positions, the one-to-one links' rows by clause, and clauses in any link."""

    above: Floats
    row_of: dict[tuple[int, int], int]
    linked: dict[Key, int]
    taken: frozenset[Key]


@frozen
class _Alternative:
    """Another choice: the rows it would give up and take, and what it would cost in nats."""

    given_up: tuple[int, ...]
    taken: tuple[int, ...]
    loss: float


def abstain(draft: Draft) -> Draft:
    """
    Give up one-to-one links whose rival is as good, and name the rivals.

    A rival is a candidate of the same clause whose other clause is free, or one whose other clause could change partners with it at no real loss.
    Links of identical wording are no guesses and stay.
    """
    choice = _choice(draft)
    given_up: set[int] = set()
    rivals: dict[Key, set[int]] = defaultdict(set)
    for alternative in _alternatives(draft, choice):
        if alternative.loss >= _MARGIN:
            continue
        given_up.update(alternative.given_up)
        for row in (*alternative.given_up, *alternative.taken):
            for side in (0, 1):
                rivals[side, int(draft.candidates[row, side])].add(row)
    dropped = {(int(i), int(j)) for i, j in draft.candidates[sorted(given_up)]}
    groups = tuple(group for group in draft.groups if not (group.is_pair and (group.old[0], group.new[0]) in dropped))
    kept = {(0, i) for group in groups for i in group.old} | {(1, j) for group in groups for j in group.new}
    found = tuple(
        Rivalry(side, position, tuple(sorted(rows, key=lambda row: (-draft.log_odds[row], row))))
        for (side, position), rows in sorted(rivals.items())
        if (side, position) not in kept
    )
    return evolve(draft, groups=groups, rivalries=(*draft.rivalries, *found))


def _choice(draft: Draft) -> _Choice:
    row_of = {(i, j): row for row, (i, j) in enumerate(draft.candidates.tolist())}
    linked: dict[Key, int] = {}
    decided = ruling(draft).linked
    for group in draft.groups:
        pair = (group.old[0], group.new[0])
        if group.is_pair and pair in row_of and pair not in decided and not draft.known().is_identical(*pair):
            linked[0, pair[0]] = linked[1, pair[1]] = row_of[pair]
    in_group = {(0, i) for group in draft.groups for i in group.old} | {(1, j) for group in draft.groups for j in group.new}
    in_rivalry = {(rivalry.side, rivalry.position) for rivalry in draft.rivalries}
    return _Choice(above=surplus(draft), row_of=row_of, linked=linked, taken=frozenset(in_group | in_rivalry))


def _alternatives(draft: Draft, choice: _Choice) -> list[_Alternative]:
    found = []
    for rival in np.flatnonzero(choice.above > -_MARGIN):
        pair = (int(draft.candidates[rival, 0]), int(draft.candidates[rival, 1]))
        if draft.known().is_identical(*pair):
            continue
        for side in (0, 1):
            row = choice.linked.get((side, pair[side]))
            if row is not None and row != rival:
                found.append(_alternative(draft, choice, row, int(rival), side))
    return [alternative for alternative in found if alternative is not None]


def _alternative(draft: Draft, choice: _Choice, row: int, rival: int, side: int) -> _Alternative | None:
    """Return what taking the rival instead of the row, whose clause of that side it shares, would mean."""
    other = (1 - side, int(draft.candidates[rival, 1 - side]))
    if other not in choice.taken:
        return _Alternative((row,), (rival,), float(choice.above[row] - choice.above[rival]))
    displaced = choice.linked.get(other)
    if displaced is None:
        return None
    ends = [int(draft.candidates[row, 1 - side]), int(draft.candidates[displaced, side])]
    exchange = choice.row_of.get((ends[1], ends[0]) if side == 0 else (ends[0], ends[1]))
    if exchange is None:
        return None
    loss = choice.above[row] + choice.above[displaced] - choice.above[rival] - choice.above[exchange]
    return _Alternative((row, displaced), (rival, exchange), float(loss))
