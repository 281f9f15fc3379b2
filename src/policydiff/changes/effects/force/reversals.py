"""Reversals: what was demanded is forbidden or left free, what was forbidden is allowed or demanded, what was said to be so is said not to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.facts.contradicted import Fact, find_denied_facts, find_exclusive_facts
from policydiff.changes.effects.facts.definition import is_definition
from policydiff.changes.effects.facts.standing import find_standing
from policydiff.changes.effects.force.opposites import ability_swaps, opposite_swaps, stated_swaps, turned_answers
from policydiff.changes.effects.force.swaps import binding_swaps, denial_swaps
from policydiff.changes.effects.force.turned import turned_sentences
from policydiff.changes.effects.force.undone import find_undone
from policydiff.changes.effects.norms.pairing import StatementPair
from policydiff.changes.effects.norms.statement import Statement
from policydiff.changes.effects.sense.senses import Senses, compare_senses
from policydiff.changes.effects.sense.stance import is_dispensed, stance_of, stance_of_kind
from policydiff.changes.effects.wording.denials import find_denials, unmasked
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Condition, Exclusion, Quantity
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["find_reversals", "is_reversed"]


def find_reversals(case: Case) -> Iterator[Effect]:
    """
    Find statements that want the opposite of what they wanted, and facts that are now denied.

    A duty and a prohibition, or a permission and a prohibition, contradict each other as well; a duty that becomes optional is reversed only.
    """
    # An ability that was denied is told as such, not as the norm that it may look like.
    swapped = tuple(ability_swaps(case))
    abilities = tuple(old for old, _ in swapped), tuple(new for _, new in swapped)
    told = abilities
    for pair in case.statements:
        senses = compare_senses(case, pair)
        if _is_reversal(case, pair, senses) and not _is_told((pair.before.span, pair.after.span), abilities):
            old, new = _telling(case, senses)
            told = (*told[0], *old), (*told[1], *new)
            reason = f"{case.became(named(case.old, old), named(case.new, new))}."
            if not _is_about_periods(case, pair):
                yield effect(case, "reversed", old, new, reason)
            if _excludes(pair):
                yield effect(case, "contradicts", old, new, reason)
    # A term that means something else denies no fact.
    if not is_definition(case):
        yield from (item for swap in swapped for item in _turned(case, *swap))
        standing = tuple(find_standing(case))
        yield from _swapped(case, told, is_standing_told=bool(standing))
        yield from _facts(case, standing)


def _facts(case: Case, standing: Sequence[Fact]) -> Iterator[Effect]:
    for old_answer, new_answer, excludes in turned_answers(case):
        reason = f"{case.became(named(case.old, (old_answer,)), named(case.new, (new_answer,)))}."
        yield effect(case, "reversed", (old_answer,), (new_answer,), reason)
        if excludes:
            yield effect(case, "contradicts", (old_answer,), (new_answer,), reason)
    for fact in (*find_denied_facts(case), *standing, *find_undone(case), *find_exclusive_facts(case)):
        reason = f"{case.became(named(case.old, fact.old), named(case.new, fact.new))}."
        if fact.is_denial:
            yield effect(case, "reversed", fact.old, fact.new, reason)
        if fact.excludes:
            yield effect(case, "contradicts", fact.old, fact.new, reason)


def _is_told(spans: tuple[Span, Span], told: tuple[Sequence[Span], Sequence[Span]]) -> bool:
    """Tell whether words of either side tell of a turn already."""
    return any(span.overlaps(other) for span, others in zip(spans, told, strict=True) for other in others)


def _turned(case: Case, old: Span, new: Span) -> Iterator[Effect]:
    reason = f"{case.became(named(case.old, (old,)), named(case.new, (new,)))}."
    yield effect(case, "reversed", (old,), (new,), reason)
    yield effect(case, "contradicts", (old,), (new,), reason)


def _swapped(case: Case, told: tuple[Sequence[Span], Sequence[Span]], *, is_standing_told: bool) -> Iterator[Effect]:
    """Find the turns that a plain swap tells: of words that bind, a bare denial, or a verb and its opposite, unless words of a text tell of them already."""
    for swap in binding_swaps(case):
        old, new = swap.old.value, swap.new.value
        stances = stance_of_kind(old.kind), stance_of_kind(new.kind)
        if old.is_denied == new.is_denied or "told" in stances or stances == ("free", "free"):
            continue
        reason = f"{case.became(named(case.old, (swap.old.span,)), named(case.new, (swap.new.span,)))}."
        yield effect(case, "reversed", (swap.old.span,), (swap.new.span,), reason)
        if stances[0] == stances[1] or {old.kind, new.kind} == {"prohibition", "permission"}:
            yield effect(case, "contradicts", (swap.old.span,), (swap.new.span,), reason)
    for spans in (
        *denial_swaps(case),
        *opposite_swaps(case),
        *stated_swaps(case),
        *(() if is_standing_told else turned_sentences(case)),
    ):
        if not _is_told(spans, told):
            yield from _turned(case, *spans)


def is_reversed(case: Case, pair: StatementPair) -> bool:
    """Tell whether a statement wants the opposite of its counterpart."""
    return _is_reversal(case, pair, compare_senses(case, pair))


def _is_reversal(case: Case, pair: StatementPair, senses: Senses) -> bool:
    stances = stance_of(pair.old), stance_of(pair.new)
    if {pair.old.rule, pair.new.rule} == {"modal-unless", "modal-only"}:
        # 未经…不得 and 须经…方可 are one norm.
        return False
    if not case.is_translated and is_dispensed(pair):
        return True
    if not senses.is_turned or not senses.is_certain or "told" in stances or stances == ("free", "free"):
        return False
    return not case.is_translated or stances == ("demanded", "demanded") or _is_plain_in_translation(case, pair)


def _is_plain_in_translation(case: Case, pair: StatementPair) -> bool:
    """Tell whether across languages a ban stands beside a leave, or a duty beside a release, and nothing on either side could make them one norm."""
    if {pair.old.deontic, pair.new.deontic} not in ({"prohibition", "permission"}, {"obligation", "exemption"}):
        return False
    return pair.is_only and not any(
        any(unmasked(name, side.text) for name in ("only", "unless", "nobody", "measures"))
        or any(True for item in side.annotations if isinstance(item, (Condition, Exclusion)))
        or len(find_denials(side.text)) != (statement.polarity == "negative")
        for side, statement in ((case.old, pair.old), (case.new, pair.new))
    )


def _excludes(pair: StatementPair) -> bool:
    """Tell whether the two cannot both hold: all but a duty beside the freedom not to fulfil it."""
    if stance_of(pair.old) == stance_of(pair.new):
        return True
    free = pair.old if stance_of(pair.old) == "free" else pair.new
    demanded = pair.new if free is pair.old else pair.old
    return demanded.polarity == "negative" and free.deontic == "permission"


def _is_about_periods(case: Case, pair: StatementPair) -> bool:
    """Tell whether the one is to be done within a time and the other for a time, delete and keep: they exclude each other, and neither denies the other."""
    if pair.old.polarity != pair.new.polarity or case.is_translated:
        return False
    return any(_has_period(side, statement) for side, statement in ((case.old, pair.before), (case.new, pair.after)))


def _has_period(side: Passage, statement: Statement) -> bool:
    spans = (side.span(item) for item in side.of(Quantity) if item.kind in ("duration", "deadline"))
    return any(statement.stretch.start <= span.start < statement.stretch.stop for span in spans)


def _telling(case: Case, senses: Senses) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words that tell the turn: those that bind, or where these are the same (*nobody may*, *everybody may*) the nearest that are not."""
    old, new = tuple(senses.old), tuple(senses.new)
    if case.is_translated or fold(named(case.old, old)) != fold(named(case.new, new)):
        return old, new
    others = [item for item in case.replacements if item.old.of(case.old.text).strip() and item.new.of(case.new.text).strip()]
    nearest = (
        min(others, key=lambda item: abs(item.old.start - old[0].start) + abs(item.new.start - new[0].start), default=None) if old and new else None
    )
    return (old, new) if nearest is None else ((nearest.old,), (nearest.new,))
