"""What would have to change for a clause to have another fate; whatever is told here was tried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor

from policydiff.explain.candidates import Candidates
from policydiff.explain.model import Candidate, Rival, WhatIf
from policydiff.explain.replay import Replay, probability
from policydiff.model.alignment import Mode

__all__ = ["find_changes"]

# Digits of probabilities, as in reports.
_DIGITS = 4
# A value for --min-probability has two digits where they tell.
_HUNDREDTHS = 100


def find_changes(
    replay: Replay, candidates: Sequence[Candidate], focus: Candidate | None, rivals: Sequence[Rival], *, is_decided: bool
) -> tuple[WhatIf, ...]:
    """
    Find what would give a clause another fate, the nearest at hand first.

    Args:
        replay: The alignment, which can be done again.

        candidates: Candidates of the clause, likeliest first.

        focus: The one in question.

        rivals: Its rivals.

        is_decided: Whether somebody has decided on the clause; then only that decision matters.
    """
    if is_decided:
        found = WhatIf(kind="review", fate=replay.without_decisions())
        return (found,) if replay.is_other(found.fate) else ()
    known = Candidates(replay.draft, replay.ref)
    changes = [*_evidence(replay, known, candidates, focus), *_threshold(replay, candidates, focus), *_absence(replay, focus, rivals), *_mode(replay)]
    return tuple(changes)


def _evidence(replay: Replay, known: Candidates, candidates: Sequence[Candidate], focus: Candidate | None) -> Iterator[WhatIf]:
    """Yield how much more or less evidence for which candidate it takes."""
    if focus is not None and replay.fate.kind == "linked":
        yield from _with_evidence(replay, known, focus, -1)
        free = [candidate for candidate in candidates if not candidate.is_linked]
        if free:
            yield from _with_evidence(replay, known, free[0], 1, lead=(focus.log_odds or 0.0) - (free[0].log_odds or 0.0))
    elif focus is not None:
        yield from _with_evidence(replay, known, focus, 1)


def _with_evidence(replay: Replay, known: Candidates, candidate: Candidate, sign: int, *, lead: float | None = None) -> Iterator[WhatIf]:
    row = known.row(candidate.clause)
    if row is None or candidate.log_odds is None or candidate.surplus is None:
        return
    wants_link = replay.fate.kind != "linked"
    found = replay.least_evidence(
        row,
        sign,
        lambda fate: replay.links(fate, candidate.clause) if wants_link else replay.is_other(fate),
        guess=abs(candidate.surplus if lead is None else lead),
    )
    if found is not None:
        nats, fate = found
        before, after = (round(probability(value), _DIGITS) for value in (candidate.log_odds, candidate.log_odds + nats))
        yield WhatIf(kind="evidence", clause=candidate.clause, nats=round(nats, 2), probability=(before, after), fate=fate)


def _threshold(replay: Replay, candidates: Sequence[Candidate], focus: Candidate | None) -> Iterator[WhatIf]:
    """Yield the value of --min-probability that would just do."""
    if focus is None or focus.log_odds is None:
        return
    likely = [probability(candidate.log_odds) for candidate in candidates if candidate.log_odds is not None]
    if replay.fate.kind == "alone":
        values = [_below(value) for value in likely if value <= replay.draft.threshold]
    else:
        values = [_above(probability(focus.log_odds)), *(_above(value) for value in likely)]
    for value in dict.fromkeys(values):
        if 0 < value < 1 and value != replay.draft.threshold:
            fate = replay.with_threshold(value)
            if replay.is_other(fate):
                yield WhatIf(kind="threshold", min_probability=value, fate=fate)
                return


def _below(value: float) -> float:
    """Return the greatest threshold of two digits that lets a probability pass; of four where two would say 0."""
    for scale in (_HUNDREDTHS, _HUNDREDTHS**2):
        steps = ceil(value * scale) - 1
        if steps > 0:
            return steps / scale
    return 0.0


def _above(value: float) -> float:
    """Return the least threshold of two digits that does not let a probability pass; of four where two would say 1."""
    for scale in (_HUNDREDTHS, _HUNDREDTHS**2):
        steps = floor(value * scale) + 1
        if steps < scale:
            return steps / scale
    return 1.0


def _absence(replay: Replay, focus: Candidate | None, rivals: Sequence[Rival]) -> Iterator[WhatIf]:
    """Yield the rivals without which the clause would have another fate."""
    if focus is None or focus.surplus is None or replay.fate.kind == "linked":
        return
    if replay.fate.kind == "alone" and focus.surplus <= 0:
        return
    for clause in dict.fromkeys(rival.clause for rival in _strongest_first(rivals)):
        fate = replay.without(clause)
        if replay.is_other(fate):
            yield WhatIf(kind="absence", clause=clause, fate=fate)
            return


def _strongest_first(rivals: Sequence[Rival]) -> list[Rival]:
    return sorted(rivals, key=lambda rival: rival.margin)


def _mode(replay: Replay) -> Iterator[WhatIf]:
    other: Mode = "independent" if replay.draft.mode == "versions" else "versions"
    fate = replay.in_mode(other)
    if replay.is_other(fate):
        yield WhatIf(kind="mode", mode=other, fate=fate)
