"""Hedges: words that leave whoever is bound some room, added to a statement or taken from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.pairing import StatementPair
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.polarity import is_reversed
from policydiff.changes.effects.sense import stance_of
from policydiff.changes.effects.statement import Statement
from policydiff.model.annotation import Hedge
from policydiff.model.change import Effect, EffectName
from policydiff.model.outline import Span

__all__ = ["find_hedging"]

# "and, as appropriate, local authorities": the hedge is about what it introduces, not about the act.
_OF_A_PART = re.compile(r"\b(?:and|or|including|especially|particularly|notably)\b,?\s*\Z", re.IGNORECASE)
# ", and": what joins two hedges is no longer, in characters.
_LONGEST_LINK = 6
# 应尽量避免公布名次，须个别告知: words, and then a mark, stand between the hedge and the statement.
_OWN_PREDICATE = re.compile(r"[^，；。,;]{2,}[，；,;]")


def find_hedging(case: Case) -> Iterator[Effect]:
    """
    Find statements that gained a hedge, or lost one; one hedge in another's place is no change.

    Across languages nothing is said: what is a hedge in one is worded without one in the other.
    """
    if case.is_translated:
        return
    passages = tuple(Counter(item.rule for item in side.of(Hedge)) for side in (case.old, case.new))
    for pair in case.statements:
        if not pair.is_same_act or "told" in (stance_of(pair.old), stance_of(pair.new)) or is_reversed(case, pair):
            continue
        old, new = _hedges(case.old, pair.before), _hedges(case.new, pair.after)
        counts = Counter(item.rule for item in old), Counter(item.rule for item in new)
        lost, gained = counts[0] - counts[1], counts[1] - counts[0]
        # A hedge that only moved to another statement of the passage is neither gained nor lost.
        if gained and not lost and gained & (passages[1] - passages[0]):
            yield _change(case, pair, (), _spans(case.new, new, gained))
        elif lost and not gained and lost & (passages[0] - passages[1]):
            yield _change(case, pair, _spans(case.old, old, lost), ())


def _change(case: Case, pair: StatementPair, old: tuple[Span, ...], new: tuple[Span, ...]) -> Effect:
    name: EffectName = "hedged" if new else "unhedged"
    if new:
        return effect(case, name, (pair.before.span,), new, f"{named(case.new, new)} was added, which leaves room.")
    return effect(case, name, old, (pair.after.span,), f"{named(case.old, old)} was dropped, which had left room.")


def _spans(side: Passage, hedges: tuple[Hedge, ...], wanted: Counter[str]) -> tuple[Span, ...]:
    return tuple(side.span(item) for item in hedges if item.rule in wanted)


def _hedges(side: Passage, statement: Statement) -> tuple[Hedge, ...]:
    """Return the hedges in the part of the text that belongs to a statement."""
    stretch = statement.stretch
    inside = (item for item in side.of(Hedge) if stretch.start <= side.span(item).start < stretch.stop)
    return tuple(item for item in inside if not _is_elsewhere(side, statement, side.span(item)))


def _is_elsewhere(side: Passage, statement: Statement, hedge: Span) -> bool:
    """Tell whether a hedge is about something else: a part that it introduces, or in Chinese a predicate before the statement's own."""
    follows_another = any(0 <= hedge.start - side.span(item).stop <= _LONGEST_LINK for item in side.of(Hedge))
    if not follows_another and _OF_A_PART.search(side.text, statement.stretch.start, hedge.start):
        return True
    return side.is_chinese and _OWN_PREDICATE.match(side.text, hedge.stop, statement.span.start) is not None
