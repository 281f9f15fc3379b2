"""The last stage: positions become ids, and every clause gets its one link."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from attrs import evolve

from policydiff.align.decided import ruling
from policydiff.align.draft import Draft, Floats
from policydiff.align.features import plain_coverage
from policydiff.align.residue import Residues
from policydiff.model.alignment import Alignment, Contribution, EncoderInfo, Link, Pair, Relation
from policydiff.model.decision import Side
from policydiff.model.outline import Clause

__all__ = ["finish", "shortlist"]

# Two clauses cover one another, for all that a reader cares, from this share of their terms on.
_WHOLE = 0.8
# But equal they are only where hardly a word differs: a changed figure or "may" for "must" is one word.
_SAME = 0.95
# Figures are rounded once, here, before anything compares or prints them.
_DIGITS = 4
# Contributions below it would clutter an explanation.
_LEAST_CONTRIBUTION = 0.005
# Two clauses of the same wording in equal number are taken to correspond; on the gold sets they do in over 99 cases of 100.
_IDENTICAL = 0.995


class _Pairs:
    """Builds pairs of candidates on demand."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.old_covered, self.new_covered = _covered(draft)
        self.row_of = {(i, j): row for row, (i, j) in enumerate(draft.candidates.tolist())}
        self.probabilities = draft.probabilities
        self.values = dict(draft.features)
        self.decided = {(old, new): relation for old, new, relation in draft.decisions.linked}

    def build(self, i: int, j: int) -> Pair:
        """Build the pair of these positions."""
        draft = self.draft
        is_identical = draft.known().is_identical(i, j)
        row = self.row_of.get((i, j))
        old_covered, new_covered = (1.0, 1.0) if is_identical else self._coverage(i, j, row)
        probability = 0.0 if row is None else float(self.probabilities[row])
        ids = (draft.old_clauses[i].id, draft.new_clauses[j].id)
        return Pair(
            old=ids[0],
            new=ids[1],
            probability=round(max(probability, _IDENTICAL) if is_identical else probability, _DIGITS),
            old_covered=old_covered,
            new_covered=new_covered,
            relation=self.decided.get(ids) or _relation(old_covered, new_covered),
            features=() if row is None else self._contributions(row),
        )

    def covered(self, row: int) -> float:
        """Return the sum of a candidate's coverage both ways, to rank those of equal log-odds."""
        return float(self.old_covered[row] + self.new_covered[row])

    def _coverage(self, i: int, j: int, row: int | None) -> tuple[float, float]:
        if row is not None:
            return float(self.old_covered[row]), float(self.new_covered[row])
        one, other = plain_coverage(self.draft.known(), np.array([i]), np.array([j]))
        return round(float(one[0]), _DIGITS), round(float(other[0]), _DIGITS)

    def _contributions(self, row: int) -> tuple[Contribution, ...]:
        found = ((name, column, round(float(column[row]), _DIGITS)) for name, column in self.draft.contributions)
        parts = [
            Contribution(name, round(float(self.values.get(name, column)[row]), _DIGITS), log_odds)
            for name, column, log_odds in found
            if abs(log_odds) >= _LEAST_CONTRIBUTION
        ]
        return tuple(sorted(parts, key=lambda part: (-abs(part.log_odds), part.name)))


def _covered(draft: Draft) -> tuple[Floats, Floats]:
    """Return the coverage of each candidate both ways; across scripts, where words cannot tell, the likeness of meaning stands for it."""
    old, new = draft.candidates[:, 0], draft.candidates[:, 1]
    old_covered, new_covered = plain_coverage(draft.known(), old, new)
    meaning = dict(draft.features).get("meaning_max")
    if meaning is not None:
        likeness = np.clip(meaning, 0.0, 1.0)
        old_covered = np.where(draft.is_cross, likeness, old_covered)
        new_covered = np.where(draft.is_cross, likeness, new_covered)
    return np.round(old_covered, _DIGITS), np.round(new_covered, _DIGITS)


def _relation(old_covered: float, new_covered: float) -> Relation:
    if min(old_covered, new_covered) >= _SAME:
        return "equal"
    if (old_covered >= _WHOLE) == (new_covered >= _WHOLE):
        return "intersects"
    return "subset" if old_covered >= _WHOLE else "superset"


def finish(draft: Draft) -> Alignment:
    """Turn a draft into the alignment: groups into links, rivalries into ambiguous clauses, the rest into clauses by themselves."""
    pairs = _Pairs(draft)
    links: list[tuple[tuple[int, int], Link]] = []
    decided = ruling(draft).linked
    residue = Residues(draft)
    for group in draft.groups:
        left = residue.of(group)
        found = tuple(
            evolve(pairs.build(i, j), old_residue=left[0, i], new_residue=left[1, j])
            for i in group.old
            for j in group.new
            if len(group.old) == 1 or len(group.new) == 1 or (i, j) in pairs.row_of or (i, j) in decided
        )
        link = Link(old=tuple(draft.old_clauses[i].id for i in group.old), new=tuple(draft.new_clauses[j].id for j in group.new), pairs=found)
        links.append(((0, group.old[0]), link))
    in_group = {(0, i) for group in draft.groups for i in group.old} | {(1, j) for group in draft.groups for j in group.new}
    rivals = {(rivalry.side, rivalry.position): rivalry.rows for rivalry in draft.rivalries}
    for side, clauses in enumerate((draft.old_clauses, draft.new_clauses)):
        for position, clause in enumerate(clauses):
            if (side, position) in in_group:
                continue
            alone = ((clause.id,), ()) if side == 0 else ((), (clause.id,))
            named = tuple(pairs.build(*(int(k) for k in draft.candidates[row])) for row in rivals.get((side, position), ()))
            links.append(((side, position), Link(old=alone[0], new=alone[1], rivals=named)))
    encoder = None if draft.encoder is None else EncoderInfo(draft.encoder.name, draft.encoder.version)
    return Alignment(
        old=draft.old,
        new=draft.new,
        links=tuple(link for _, link in sorted(links, key=lambda entry: entry[0])),
        mode=draft.mode,
        mode_reason=draft.mode_reason,
        order=draft.order,
        encoder=encoder,
        options=draft.options,
        near_misses=_near_misses(draft, pairs, in_group),
    )


def _near_misses(draft: Draft, pairs: _Pairs, in_group: set[tuple[int, int]]) -> tuple[Pair, ...]:
    """Return the likeliest candidate of each clause that is in no pair: old clauses first, in reading order."""
    best: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, (i, j) in enumerate(draft.candidates.tolist()):
        for key in ((0, i), (1, j)):
            if key not in in_group:
                best[key].append(row)
    found = []
    for _, rows in sorted(best.items()):
        row = min(rows, key=lambda row: (-draft.log_odds[row], -pairs.covered(row), row))
        pair = pairs.build(int(draft.candidates[row, 0]), int(draft.candidates[row, 1]))
        found.append(pair)
    return tuple(dict.fromkeys(found))


def shortlist(draft: Draft, n: int = 3) -> dict[tuple[Side, str], tuple[Pair, ...]]:
    """Return for each clause of either side its likeliest candidates, at most n, likeliest first."""
    pairs = _Pairs(draft)
    by_clause: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, (i, j) in enumerate(draft.candidates.tolist()):
        by_clause[0, i].append(row)
        by_clause[1, j].append(row)
    clauses: tuple[tuple[Side, tuple[Clause, ...]], ...] = (("old", draft.old_clauses), ("new", draft.new_clauses))
    found: dict[tuple[Side, str], tuple[Pair, ...]] = {}
    for (side, place), rows in sorted(by_clause.items()):
        name, held = clauses[side]
        best = sorted(rows, key=lambda row: (-draft.log_odds[row], -pairs.covered(row), row))[:n]
        found[name, held[place].id] = tuple(pairs.build(*draft.candidates[row].tolist()) for row in best)
    return found
