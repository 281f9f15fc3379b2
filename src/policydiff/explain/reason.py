"""Why a clause has its fate, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.align import Draft
from policydiff.explain.model import Candidate, ClauseRef, Fate, Rival

__all__ = ["and_list", "is_decided", "ruled_out", "tell_reason"]


def and_list(words: Sequence[object]) -> str:
    """
    Return words in a row.

    Example:
        >>> and_list(["new:1", "new:2", "new:3"])
        'new:1, new:2 and new:3'
    """
    *most, last = map(str, words)
    return f"{', '.join(most)} and {last}" if most else last


def is_decided(draft: Draft, ref: ClauseRef) -> bool:
    """Tell whether somebody has decided on a clause."""
    decided = draft.decisions
    alone = decided.alone_old if ref.side == "old" else decided.alone_new
    return ref.id in alone or any(ref.id == (old if ref.side == "old" else new) for old, new, _ in decided.linked)


def ruled_out(draft: Draft, ref: ClauseRef) -> tuple[str, ...]:
    """Return a note on the counterparts that somebody has ruled out for a clause."""
    ends = ((new, old) if ref.side == "new" else (old, new) for old, new in draft.decisions.forbidden)
    others = [ClauseRef(ref.other_side, other) for own, other in ends if own == ref.id]
    return (f"Ruled out by a decision, and so no candidate: {and_list(others)}.",) if others else ()


def tell_reason(
    draft: Draft, ref: ClauseRef, fate: Fate, candidates: Sequence[Candidate], *, focus: Candidate | None, rivals: Sequence[Rival]
) -> str:
    """
    Say why a clause has its fate.

    Args:
        draft: The alignment.

        ref: The clause.

        fate: What becomes of it.

        candidates: Those that are shown.

        focus: The one in question.

        rivals: Its rivals.
    """
    if is_decided(draft, ref):
        return "somebody has decided so"
    if fate.kind == "ambiguous":
        return "nothing decides between these"
    return _why_alone(ref, focus, rivals) if fate.kind == "alone" else _why_linked(ref, fate, candidates)


def _why_linked(ref: ClauseRef, fate: Fate, candidates: Sequence[Candidate]) -> str:
    own, partners = (fate.old, fate.new) if ref.side == "old" else (fate.new, fate.old)
    if len(own) > 1 and len(partners) > 1:
        return "together, the clauses of the one side say what those of the other say"
    if len(own) > 1:
        return "that one says what these say together"
    if len(partners) > 1:
        return "these share out what it says"
    if all(candidate.is_identical for candidate in candidates if candidate.is_linked):
        return "both have the same wording"
    return "of all ways to pair the clauses of the two documents, the one with the most evidence behind it pairs these two"


def _why_alone(ref: ClauseRef, focus: Candidate | None, rivals: Sequence[Rival]) -> str:
    if focus is None or focus.surplus is None:
        return f"no clause of the {ref.other_side} document comes near it"
    if focus.surplus <= 0:
        return f"its likeliest candidate, {focus.clause}, stays below the threshold"
    rival = next((rival for rival in rivals if rival.contested == focus.clause), None)
    if rival is None:
        return f"{focus.clause} is above the threshold, but linked otherwise"
    return f"{focus.clause} is above the threshold, but goes to {rival.clause}, and adding {ref} to that link would bring nothing that it does not cover yet"
