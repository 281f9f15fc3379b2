"""The candidates of one clause, and what speaks for each."""

from __future__ import annotations

from functools import cached_property
from math import fsum
from typing import Any

import numpy as np
from attrs import evolve, fields

from policydiff.align import Draft, shortlist
from policydiff.align.draft import Ints
from policydiff.explain.model import Candidate, ClauseRef
from policydiff.explain.replay import logit
from policydiff.explain.words import SharedWords
from policydiff.model.alignment import Contribution, Pair

__all__ = ["Candidates", "other_end", "place_of"]

# Digits of log-odds and values, as in reports.
_DIGITS = 4


def other_end(pair: Pair, ref: ClauseRef) -> ClauseRef:
    """Return the clause of a pair that stands on the other side."""
    return ClauseRef(ref.other_side, pair.new if ref.side == "old" else pair.old)


def place_of(draft: Draft, ref: ClauseRef) -> int:
    """Return the position of a clause in its document."""
    clauses = draft.old_clauses if ref.side == "old" else draft.new_clauses
    return next(place for place, clause in enumerate(clauses) if clause.id == ref.id)


class Candidates:
    """
    The candidates of one clause.

    Args:
        draft: The alignment.

        ref: The clause.

    Attributes:
        ref: The clause.

        pairs: Its candidates, likeliest first.
    """

    def __init__(self, draft: Draft, ref: ClauseRef) -> None:
        self.ref = ref
        self._draft = draft
        side = int(ref.side == "new")
        rows = np.flatnonzero(draft.candidates[:, side] == place_of(draft, ref))
        others = draft.old_clauses if side else draft.new_clauses
        self._rows = {others[place].id: row for place, row in zip(draft.candidates[rows, 1 - side].tolist(), rows.tolist(), strict=True)}
        part = _of_rows(draft, rows)
        self.pairs = shortlist(part, max(len(rows), 1)).get((ref.side, ref.id), ())

    def row(self, other: ClauseRef) -> int | None:
        """Return the row of a candidate in the draft, or None for a clause that is none."""
        return self._rows.get(other.id)

    def log_odds(self, other: ClauseRef) -> float:
        """
        Return the log-odds of a candidate.

        Raises:
            KeyError: The clause is no candidate.
        """
        return float(self._draft.log_odds[self._rows[other.id]])

    @cached_property
    def _words(self) -> SharedWords:
        return SharedWords(self._draft)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {other_end(pair, self.ref).id: rank for rank, pair in enumerate(self.pairs, start=1)}

    def describe(self, pair: Pair, *, is_linked: bool) -> Candidate:
        """
        Describe a pair of the clause.

        Args:
            pair: One of its candidates, or a pair of its link that was none.

            is_linked: Whether the two are in one link.
        """
        draft, other = self._draft, other_end(pair, self.ref)
        row = self.row(other)
        i, j = place_of(draft, ClauseRef("old", pair.old)), place_of(draft, ClauseRef("new", pair.new))
        contributions = () if row is None else _contributions(draft, row)
        log_odds = None if row is None else float(draft.log_odds[row])
        return Candidate(
            clause=other,
            rank=self._ranks.get(other.id),
            probability=pair.probability,
            log_odds=log_odds,
            surplus=None if log_odds is None else round(log_odds - logit(draft.threshold), _DIGITS) + 0.0,
            start=None if log_odds is None else round(log_odds - fsum(part.log_odds for part in contributions), _DIGITS) + 0.0,
            contributions=contributions,
            old_covered=pair.old_covered,
            new_covered=pair.new_covered,
            relation=pair.relation,
            shared=self._words.find(self.ref, i, j),
            is_identical=draft.known().is_identical(i, j),
            is_linked=is_linked,
        )


def _of_rows(draft: Draft, rows: Ints) -> Draft:
    """Return a draft of these candidates alone: pairs of all of them would take seconds to build."""
    n = len(draft.candidates)
    kept: dict[str, Any] = {}
    for attribute in fields(Draft):
        value = getattr(draft, attribute.name)
        if isinstance(value, np.ndarray) and len(value) == n:
            kept[attribute.name] = value[rows]
    for name in ("features", "contributions"):
        kept[name] = tuple((key, column[rows]) for key, column in getattr(draft, name))
    return evolve(draft, **kept)


def _contributions(draft: Draft, row: int) -> tuple[Contribution, ...]:
    values = dict(draft.features)
    found = (
        Contribution(name, round(float(values.get(name, column)[row]), _DIGITS) + 0.0, round(float(column[row]), _DIGITS) + 0.0)
        for name, column in draft.contributions
    )
    return tuple(sorted(found, key=lambda part: (-abs(part.log_odds), part.name)))
