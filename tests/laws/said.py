"""What clauses say and what changes of them mean, without the weighing of emphasis that a whole comparison brings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import policydiff
from policydiff import Change, Options, Outline
from policydiff.align import align
from policydiff.annotate import annotate
from policydiff.changes import describe, interpret
from policydiff.changes.effects import Passage, find_effects
from policydiff.model.alignment import Alignment
from policydiff.model.annotation import Annotations
from policydiff.model.change import Effect, EffectName

from .documents import make_outline

__all__ = [
    "OPPOSITE",
    "assert_quotes",
    "changes_between",
    "effects_between",
    "mirrored",
    "names_between",
    "passage",
    "quoted",
    "shipped",
    "sides",
]

_TURNED: tuple[tuple[EffectName, EffectName], ...] = (
    ("weakened", "strengthened"),
    ("tightened", "loosened"),
    ("narrowed", "broadened"),
    ("hedged", "unhedged"),
    ("sanction-gained", "sanction-lost"),
    ("exception-gained", "exception-lost"),
    ("condition-gained", "condition-lost"),
    ("demoted", "promoted"),
)
OPPOSITE: dict[EffectName, EffectName] = {name: name for name in ("reversed", "contradicts", "reassigned", "definition-changed")}
OPPOSITE |= dict(_TURNED) | {there: back for back, there in _TURNED}


@lru_cache(maxsize=32)
def shipped(name: str) -> tuple[Outline, Annotations]:
    """Return a shipped outline and what its clauses say."""
    outline = policydiff.read(name)
    return outline, annotate(outline)


def passage(texts: str | Sequence[str], name: str = "o") -> Passage:
    """Return clauses of one document as one side of a link."""
    outline = make_outline(name, [texts] if isinstance(texts, str) else texts)
    return Passage(clauses=outline.clauses, annotations=annotate(outline).items, place=0.0)


def sides(old: str | Sequence[str], new: str | Sequence[str]) -> tuple[Passage, Passage]:
    """Return both sides of a link."""
    return passage(old, "o"), passage(new, "n")


def effects_between(old: str | Sequence[str], new: str | Sequence[str]) -> tuple[Effect, ...]:
    """Return the effects of a change from one text to the other."""
    return find_effects(*sides(old, new))


def names_between(old: str | Sequence[str], new: str | Sequence[str]) -> tuple[EffectName, ...]:
    """Return the names of those effects."""
    return tuple(effect.name for effect in effects_between(old, new))


def changes_between(old: Outline, new: Outline, said: tuple[Annotations, Annotations] | None = None) -> tuple[Alignment, tuple[Change, ...]]:
    """Return what became of each clause, by words alone."""
    alignment = align(old, new, options=Options(encoder="none"), encoder=None)
    return alignment, interpret(describe(alignment), alignment, *(said or (annotate(old), annotate(new))))


def quoted(effect: Effect, *, swap: bool = False) -> tuple[object, ...]:
    """Return an effect with its words on both sides, as it reads with the sides swapped if asked for."""
    quotes = (frozenset(effect.old), frozenset(effect.new))
    return (OPPOSITE[effect.name], *quotes[::-1]) if swap else (effect.name, *quotes)


def mirrored(old: Passage, new: Passage) -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    """Return the effects of a change, and those of the change back with the sides swapped."""
    return {quoted(effect) for effect in find_effects(old, new)}, {quoted(effect, swap=True) for effect in find_effects(new, old)}


def assert_quotes(effects: Sequence[Effect], old: Passage, new: Passage) -> None:
    """Check that effects rest on words that stand where they say, on their own side."""
    for effect in effects:
        assert effect.old or effect.new, effect
        assert effect.reason
        for quotes, side in ((effect.old, old), (effect.new, new)):
            texts = {clause.id: clause.text for clause in side.clauses}
            for quote in quotes:
                assert 0 <= quote.span.start < quote.span.stop <= len(texts[quote.clause]), (effect.name, quote)
                assert quote.words == quote.span.of(texts[quote.clause]), (effect.name, quote)
                assert quote.words.strip(), (effect.name, quote)
