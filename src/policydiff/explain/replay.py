"""What would have become of a clause had something been otherwise: the alignment is done again, and its answer read off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from math import ceil, exp, log
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, frozen

from policydiff.align import STAGES, Draft, run
from policydiff.align.probability import CLIP, weigh_rivals
from policydiff.explain.model import ClauseRef, Fate
from policydiff.model.alignment import Mode
from policydiff.model.decision import Decisions
from policydiff.model.outline import Outline
from policydiff.model.protocols import Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Remembering", "Replay", "fate_of", "logit", "probability"]

# The stages behind the probabilities. They only decide, so that doing them again takes a fraction of the whole.
_DECIDING = STAGES[STAGES.index(weigh_rivals) + 1 :]
# Nats to which a change is told; less makes no difference that anybody could see.
_STEP = 0.01
# And a change of many nats to this part of it.
_FINE = 50
_LEAST = 1e-6


def probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-log_odds))


def logit(likely: float) -> float:
    """Return the log-odds of a probability, those of 0 and 1 bounded."""
    bounded = min(max(likely, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


class Remembering:
    """
    An encoder that encodes each text once, however often an alignment is done again.

    Args:
        encoder: The encoder.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.version = encoder.name, encoder.version
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text."""
        missing = list(dict.fromkeys(text for text in texts if text not in self._known))
        if missing or not texts:
            vectors = self._encoder.encode(missing)
            self._known.update(zip(missing, vectors, strict=True))
            if not texts:
                return vectors
        return np.stack([self._known[text] for text in texts])


@frozen(kw_only=True, eq=False)
class Replay:
    """
    An alignment that can be done again under other conditions, to see what becomes of one clause.

    Attributes:
        draft: The alignment as it is.

        ref: The clause.

        fate: What becomes of it.
    """

    draft: Draft
    ref: ClauseRef
    fate: Fate

    def is_other(self, fate: Fate) -> bool:
        """Tell whether a fate is another one than the clause has: other counterparts, or none, or an open question instead of an answer."""
        return (fate.kind, self._partners(fate)) != (self.fate.kind, self._partners(self.fate))

    def links(self, fate: Fate, other: ClauseRef) -> bool:
        """Tell whether a fate links the clause to another one."""
        return fate.kind == "linked" and other.id in self._partners(fate)

    def _partners(self, fate: Fate) -> tuple[str, ...]:
        return fate.new if self.ref.side == "old" else fate.old

    def with_evidence(self, row: int, nats: float) -> Fate:
        """Return the fate with so much more evidence for one candidate, all else equal."""
        log_odds = self.draft.log_odds.copy()
        log_odds[row] = np.clip(log_odds[row] + nats, -CLIP, CLIP)
        return self._decide(evolve(self.draft, log_odds=log_odds))

    def with_threshold(self, threshold: float) -> Fate:
        """Return the fate under another threshold."""
        return self._decide(evolve(self.draft, threshold=threshold))

    def in_mode(self, mode: Mode) -> Fate:
        """Return the fate if order were evidence, or were none."""
        return self._run(evolve(self.draft, options=evolve(self.draft.options, mode=mode)))

    def without(self, other: ClauseRef) -> Fate:
        """Return the fate if another clause were not there."""
        if other.side == "old":
            return self._run(evolve(self.draft, old=_without(self.draft.old, other.id)))
        return self._run(evolve(self.draft, new=_without(self.draft.new, other.id)))

    def without_decisions(self) -> Fate:
        """Return the fate if nobody had decided anything."""
        return self._run(evolve(self.draft, decisions=Decisions()))

    def least_evidence(self, row: int, sign: int, is_wanted: Callable[[Fate], bool], guess: float) -> tuple[float, Fate] | None:
        """
        Return the least change of the evidence for a candidate that brings about a wanted fate, in nats, and that fate.

        Args:
            row: The candidate.

            sign: 1 for more evidence, -1 for less.

            is_wanted: Tells whether a fate is wanted; from some change on it has to be.

            guess: The likely answer, in nats; it saves time and changes nothing.

        Returns:
            None where the greatest change that counts does not bring it about.
        """
        known: dict[int, Fate] = {}

        def holds(steps: int) -> bool:
            known[steps] = self.with_evidence(row, sign * steps * _STEP)
            return is_wanted(known[steps])

        limit = ceil((CLIP - sign * float(self.draft.log_odds[row])) / _STEP)
        bracket = _bracket(holds, ceil(guess / _STEP), limit) if limit > 0 else None
        if bracket is None:
            return None
        low, high = bracket
        while high - low > max(1, high // _FINE):
            middle = (low + high) // 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return sign * high * _STEP, known[high]

    def _decide(self, draft: Draft) -> Fate:
        start = evolve(draft, groups=(), rivalries=())
        return fate_of(reduce(lambda found, stage: stage(found), _DECIDING, start), self.ref)

    def _run(self, draft: Draft) -> Fate:
        done = run(draft.old, draft.new, options=draft.options, encoder=draft.encoder, decisions=draft.decisions)
        return fate_of(done, self.ref)


def _bracket(holds: Callable[[int], bool], guess: int, limit: int) -> tuple[int, int] | None:
    """Return a number of steps that does not do and a greater one that does, looked for from the guess on; None where the limit does not do."""
    high, stride = min(max(guess, 1), limit), 1
    if holds(high):
        while high > stride and holds(high - stride):
            high, stride = high - stride, 4 * stride
        return max(high - stride, 0), high
    low = high
    while low < limit:
        probe = min(low + stride, limit)
        if holds(probe):
            return low, probe
        low, stride = probe, 4 * stride
    return None


def _without(outline: Outline, clause_id: str) -> Outline:
    return evolve(outline, clauses=tuple(clause for clause in outline.clauses if clause.id != clause_id))


def fate_of(draft: Draft, ref: ClauseRef) -> Fate:
    """Return what an alignment makes of a clause."""
    side = int(ref.side == "new")
    clauses = draft.new_clauses if side else draft.old_clauses
    position = next(place for place, clause in enumerate(clauses) if clause.id == ref.id)
    for group in draft.groups:
        if position in (group.new if side else group.old):
            old = tuple(draft.old_clauses[i].id for i in group.old)
            return Fate(kind="linked", old=old, new=tuple(draft.new_clauses[j].id for j in group.new))
    rows_of = {(rivalry.side, rivalry.position): rivalry.rows for rivalry in draft.rivalries}
    alone = ((ref.id,), ()) if side == 0 else ((), (ref.id,))
    if (side, position) not in rows_of:
        return Fate(kind="alone", old=alone[0], new=alone[1])
    others = [int(draft.candidates[row, 1 - side]) for row in rows_of[side, position]]
    claims = [int(draft.candidates[row, side]) for other in others for row in rows_of.get((1 - side, other), ())]
    return Fate(
        kind="ambiguous",
        old=alone[0],
        new=alone[1],
        candidates=tuple(dict.fromkeys(_ref(draft, 1 - side, other) for other in others)),
        claimants=tuple(dict.fromkeys(_ref(draft, side, place) for place in claims if place != position)),
    )


def _ref(draft: Draft, side: int, position: int) -> ClauseRef:
    if side == 0:
        return ClauseRef("old", draft.old_clauses[position].id)
    return ClauseRef("new", draft.new_clauses[position].id)
