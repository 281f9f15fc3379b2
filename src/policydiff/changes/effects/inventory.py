"""What two passages bind to altogether, so that statements which only changed places are not taken for changed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from policydiff.changes.effects.bindings import STRONGEST
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.likeness import likeness
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.readings import words_that_bind
from policydiff.changes.effects.sense import Stance, find_denials, stance_of_kind
from policydiff.changes.effects.sentences import parts_of_sentences
from policydiff.changes.effects.statement import is_bare, statements_of
from policydiff.model.annotation import Deontic
from policydiff.model.change import Effect, EffectName, Quote
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["is_dealt_anew"]

_OF_FORCE: tuple[EffectName, ...] = ("reversed", "contradicts", "weakened", "strengthened")
_TURNS: tuple[EffectName, ...] = ("reversed", "contradicts")
# Acts held against each other are plainly the same where they share so much.
_SAME_ACT = 0.5
# What words that bind want of an act, whether they deny it, and their level.
_Level = tuple[Stance, bool, int]
_Inventory = tuple[tuple[Span, _Level], ...]


def is_dealt_anew(case: Case, found: Effect) -> bool:
    """
    Tell whether an effect rests on words of which both passages hold as many, so that nothing changed but which statement stands where.

    *May not sell, and must report* and *must report, and are not to sell*: held against the wrong one, each duty seems to have become a ban. Nor is anything turned
    where the same words are quoted from both sides and both deny as often: *commit to A, and not to B* and *commit not to B, and to A*. But where the acts stayed and
    their words of force were exchanged, *must keep, must not sell* and *must not keep, must sell*, each act was turned.
    """
    if found.name not in _OF_FORCE or case.is_translated:
        return False
    if found.name in _TURNS and _words(found.old) == _words(found.new) and len(find_denials(case.old.text)) == len(find_denials(case.new.text)):
        return True
    # What an instruction wants of an act its verb tells, and not its level.
    old, new = (_inventory_of(side, with_bare=found.name not in _TURNS) for side in (case.old, case.new))
    if min(len(old), len(new)) <= 1:
        return False
    if found.name in _TURNS and _acts_stayed(case, found, old, new):
        return False
    before, after = (Counter(level for _, level in held) for held in (old, new))
    return _is_still_there(case.old, old, found.old, before - after) and _is_still_there(case.new, new, found.new, after - before)


@lru_cache(maxsize=8)
def _inventory_of(side: Passage, *, with_bare: bool) -> _Inventory:
    """Return all that binds or leaves free in a passage, by words and by statements that have no such word, bare instructions or not, each with its level."""
    words = [(item.span, _level(item.value.kind, item.value.force, is_denied=item.value.is_denied)) for item in words_that_bind(side)]
    said = [
        (statement.span, _level(statement.modality.deontic, statement.modality.force, is_denied=statement.modality.polarity == "negative"))
        for statement in statements_of(side)
        if (with_bare or not is_bare(statement.modality)) and not any(span.overlaps(statement.span) for span, _ in words)
    ]
    return (*words, *said)


def _is_still_there(side: Passage, held: _Inventory, quotes: Sequence[Quote], gone: Counter[_Level]) -> bool:
    """Tell whether all that is quoted binds, at levels of which the other side has as many."""
    spans = [side.shifted(quote.clause, quote.span) for quote in quotes]
    quoted = [[level for place, level in held if place.overlaps(span)] for span in spans]
    return bool(quoted) and all(quoted) and not any(level in gone for levels in quoted for level in levels)


def _acts_stayed(case: Case, found: Effect, old: _Inventory, new: _Inventory) -> bool:
    """Tell whether the act behind each word quoted is the act behind a word quoted from the other side, more than behind any of its own level there."""
    before, after = _acts(case.old, old, found.old), _acts(case.new, new, found.new)
    return _nearer(before, after, _acts(case.new, new)) and _nearer(after, before, _acts(case.old, old))


def _acts(side: Passage, held: _Inventory, quotes: Sequence[Quote] | None = None) -> list[tuple[str, _Level]]:
    """Return what stands behind words that bind, up to the next of them or the end of the part of the sentence; behind those quoted, where quotes are given."""
    spans = None if quotes is None else [side.shifted(quote.clause, quote.span) for quote in quotes]
    acts = []
    for place, level in held:
        if spans is None or any(place.overlaps(span) for span in spans):
            part = next((part for part in parts_of_sentences(side) if part.start <= place.start < part.stop), Span(0, len(side.text)))
            stop = min((other.start for other, _ in held if place.stop <= other.start < part.stop), default=part.stop)
            acts.append((side.text[place.stop : stop], level))
    return acts


def _nearer(own: Sequence[tuple[str, _Level]], against: Sequence[tuple[str, _Level]], others: Sequence[tuple[str, _Level]]) -> bool:
    """Tell whether each act is plainly the same as one it is held against, and more alike to it than to any whose words of force are of its own level."""
    for act, level in own:
        held_against = max((likeness(act, other) for other, _ in against), default=0.0)
        same_level = max((likeness(act, other) for other, other_level in others if other_level == level), default=0.0)
        if held_against < _SAME_ACT or held_against <= same_level:
            return False
    return bool(own)


def _level(kind: Deontic | None, force: int, *, is_denied: bool) -> _Level:
    # 应当 and 必须 are one duty, though the scale keeps them apart.
    return stance_of_kind(kind), is_denied, STRONGEST if kind in ("obligation", "prohibition") else force


def _words(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(fold(quote.words) for quote in quotes)
