"""Force: the same act, demanded more or less strongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from policydiff.changes.effects.acts.heads import have_one_head, head_of
from policydiff.changes.effects.acts.ladders import shipped_ladders
from policydiff.changes.effects.acts.poles import Pole, shipped_poles
from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.force.aims import aim_changes, swapped_aims
from policydiff.changes.effects.force.crosswalk import Force, compare_force
from policydiff.changes.effects.force.softenings import softenings
from policydiff.changes.effects.force.swaps import binding_swaps
from policydiff.changes.effects.norms.pairing import StatementPair
from policydiff.changes.effects.norms.statement import Statement, is_bare
from policydiff.changes.effects.norms.supplied import MODALS
from policydiff.changes.effects.sense.senses import compare_senses
from policydiff.changes.effects.sense.stance import is_dispensed, is_half_denied, stance_of
from policydiff.changes.effects.wording.denials import shipped_denials, unmasked
from policydiff.changes.effects.wording.likeness import dice, likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Modality, Verb
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import stem, terms

__all__ = ["find_force_changes"]

# An act that was demanded and is now left free, or the reverse, has to be the same by its verb or in so much.
_SAME_WHOLE = 0.7
# What is asked of others is one thing where so much is shared, so many words, and a name of two words.
_SAME_REQUEST = 0.35
_SHARED_WORDS = 4
_ASKING = frozenset(
    map(
        stem,
        ("require", "mandate", "oblige", "compel", "demand", "order", "urge", "request", "call", "recommend", "advise", "ask", "encourage", "invite"),
    )
)
# A verb of allowing stands so near the beginning of an act, in characters.
_REACH = 24
# Shorter words than this are no noun of such a verb.
_NOUN = 5
# Up to this level a verb asks for less than a bare instruction does.
_SOFT = 2
# The step of a ladder at which something is ended altogether.
_FULLY_ENDED = 3
# Where words were only read as binding, the levels have to be so far apart.
_PLAIN_STEP = 2
# Words of one appeal, though the scale keeps them apart.
_APPEALS = frozenset(("呼吁", "号召", "吁请", "敦促", "督促", "促请"))
# 应当 and 必须 stand for each other in Chinese laws, though the scale keeps them apart.
_CHINESE_DUTY = {4, 5}
# "Shall not be prohibited from": the words say what they say together.
_DENIED, _FROM = re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE), re.compile(r"(?:\s+\w+){1,4}?\s+from\b")
_JOINED = re.compile(r",? (?:and|or|and/or) (?:to )?\w")


def find_force_changes(case: Case) -> Iterator[Effect]:
    """Find statements that bind less or more than they did, by their verbs or by the aim itself."""
    for pair in case.statements:
        if not (pair.is_same_act or _ask_for_one_thing(pair)) or compare_senses(case, pair).is_turned or is_dispensed(pair):
            continue
        step = 0 if _are_not_comparable(case, pair) else _compare(case, pair)
        step = step or _restraint(case, pair)
        if step:
            old, new = _weakest(case.old, pair.before, pair.after), _weakest(case.new, pair.after, pair.before)
            yield _change(case, step, old, new, pair)
        elif not case.is_translated:
            yield from (_change(case, *found) for found in aim_changes(case, pair))
    if not case.is_translated:
        yield from _swapped_verbs(case)
        yield from (_change(case, *found) for found in swapped_aims(case))


def _ask_for_one_thing(pair: StatementPair) -> bool:
    """
    Tell whether both statements ask others for something about one named matter: *encourage* and *require* screening of nucleic acids.

    Whoever asks says how much he wants it, however the act is worded, so that fewer shared words will do, if a name of two words is among them.
    """
    if not all(statement.chain and stem(statement.chain[0].word.split()[0]) in _ASKING for statement in (pair.old, pair.new)):
        return False
    old, new = terms(pair.before.act), terms(pair.after.act)
    shares_name = not {*pairwise(old)}.isdisjoint(pairwise(new))
    return shares_name and len({*old} & {*new}) >= _SHARED_WORDS and dice(old, new) >= _SAME_REQUEST


def _are_not_comparable(case: Case, pair: StatementPair) -> bool:
    """
    Tell whether levels say nothing about a pair.

    The level of a bare instruction is a convention, not a word: to consider an act is less than to be told to do it, but *shall* is not more.
    """
    bare = is_bare(pair.old), is_bare(pair.new)
    if any(bare):
        other = pair.new if bare[0] else pair.old
        # An item without a modal of its own may stand under an introducing clause that was not understood.
        return all(bare) or bool(other.inherited_from) or min((verb.force for verb in other.chain), default=other.force) > _SOFT
    if (
        pair.old.polarity == pair.new.polarity == "positive"
        and not case.is_translated
        and len(unmasked("nobody", pair.before.act)) != len(unmasked("nobody", pair.after.act))
    ):
        return True
    if stance_of(pair.old) != stance_of(pair.new) and not case.is_translated and not _is_plainly_one(pair):
        return True
    return _is_right(case, pair) or _is_noun_there(case.old, pair.before, pair.after) or _is_noun_there(case.new, pair.after, pair.before)


def _is_noun_there(side: Passage, statement: Statement, other: Statement) -> bool:
    """Tell whether a verb of several words stands in the other act with its noun before it: *give attention to*, *attention is given to*."""
    if side.is_chinese or statement.modality.inherited_from:
        return False
    there = set(terms(other.act))
    verbs = (terms(side.shifted(statement.modality.clause, verb.span).of(side.text)) for verb in statement.modality.chain[1:])
    return any(len(words) > 1 and len(words[-1]) >= _NOUN and words[-1] in there for words in verbs)


def _restraint(case: Case, pair: StatementPair) -> int:
    """Return 1 where what was to be restrained is forbidden, −1 where what was forbidden is only to be restrained, else 0: *limit the use of*, *not use*."""
    if case.is_translated or pair.old.polarity == pair.new.polarity or {stance_of(pair.old), stance_of(pair.new)} != {"demanded"}:
        return 0
    if not is_half_denied(pair.before, pair.after) and not is_half_denied(pair.after, pair.before):
        return 0
    positive = pair.before if pair.old.polarity == "positive" else pair.after
    if any(
        place.step == _FULLY_ENDED
        for item in shipped_ladders().find(positive.aim_words[:_REACH])[:1]
        for place in item.value
        if place.matter == "ending"
    ):
        # To stop is no less than not to go on.
        return 0
    if any(shipped_denials().has("measures", statement.aim_words[:_REACH]) for statement in (pair.before, pair.after)):
        return 0
    return 1 if pair.new.polarity == "negative" else -1


def _is_plainly_one(pair: StatementPair) -> bool:
    """Tell whether the acts are so much the same that one may be free to do what the other must."""
    if "zh" not in (pair.old.scale, pair.new.scale) and have_one_head(pair.before.aim_words, pair.after.aim_words):
        return True
    return likeness(pair.before.act, pair.after.act) >= _SAME_WHOLE


def _is_right(case: Case, pair: StatementPair) -> bool:
    """Tell whether one says who shall be allowed what the other says who shall allow: one and the same duty."""
    rights = [any(verb.word == "permit" for verb in statement.chain) and len(statement.chain) > 1 for statement in (pair.old, pair.new)]
    if rights[0] == rights[1]:
        return False
    side, giver = (case.new, pair.after) if rights[0] else (case.old, pair.before)
    allowing = {pole for item in shipped_poles().find(giver.aim.of(side.text)[:_REACH]) for pole in item.value}
    return bool(allowing & {Pole("admission", "one"), Pole("openness", "one")})


def _change(case: Case, step: int, old: tuple[Span, ...], new: tuple[Span, ...], pair: StatementPair | None = None) -> Effect:
    verb = "weaker" if step < 0 else "stronger"
    words = named(case.old, old), named(case.new, new)
    if pair and (pair.old.inherited_from or pair.new.inherited_from):
        # What changed stands in the introducing clause.
        binds = _introducing(pair.old, words[0]), _introducing(pair.new, words[1])
        place = case.told(
            f"{words[1]} stands under {binds[1]} instead of {binds[0]}", f"{words[1]} stands under {binds[0]} here, under {binds[1]} there"
        )
        reason = f"{place}, which is {verb}."
    else:
        reason = f"{case.became(*words)}, which is {verb}."
    return effect(case, "weakened" if step < 0 else "strengthened", old, new, reason)


def _introducing(statement: Modality, own: str) -> str:
    """Return the weakest word that binds of an introducing clause; a statement's own words where it has none."""
    return f"“{min(statement.chain, key=lambda verb: verb.force).word}”" if statement.inherited_from and statement.chain else own


def _compare(case: Case, pair: StatementPair) -> int:
    old, new = _force(case.old, pair.before, pair.after), _force(case.new, pair.after, pair.before)
    step = compare_force(old, new)
    if (
        old.scale == new.scale == "zh"
        and {old.level, new.level} == _CHINESE_DUTY
        and ("positive" in (pair.old.polarity, pair.new.polarity) or _both_say_ought(pair))
    ):
        return 0
    if case.is_translated:
        # A translation may put into one verb what the original says with two, so that the first verbs have to tell it as well.
        firsts = (Force(item.scale, item.chain[0].force if item.chain else item.force) for item in (pair.old, pair.new))
        return step if step == compare_force(*firsts) else 0
    if {pair.old.trigger, pair.new.trigger} <= _APPEALS:
        return 0
    is_rough = "reading" in (pair.old.rule, pair.new.rule) or (
        pair.old.deontic == pair.new.deontic == "commitment" and pair.old.polarity == "negative"
    )
    if is_rough and abs(old.level - new.level) < _PLAIN_STEP and not _are_appeals(pair):
        return 0
    return step


def _are_appeals(pair: StatementPair) -> bool:
    """Tell whether both sides ask others for the same, whoever asks: *encourages States to*, *urges States to*."""
    ask = all(statement.chain and stem(statement.chain[0].word.split()[0]) in _ASKING for statement in (pair.old, pair.new))
    return ask and pair.likeness >= _SAME_WHOLE


def _both_say_ought(pair: StatementPair) -> bool:
    """Tell whether both say 应当 of what is not to be done: 不应当收, 应当不收."""
    return all("应" in statement.trigger for statement in (pair.old, pair.new))


def _force(side: Passage, statement: Statement, other: Statement) -> Force:
    """Return the level of the weakest verb that was weighed, hedges left aside, and what the other statement asks for in the same word."""
    level = min((verb.force for verb in _apart(side, statement, other)), default=statement.modality.force)
    if stance_of(statement.modality) == "free":
        # Who is not prohibited from something may do it, and no more than that.
        level = min(level, 1)
    return Force(statement.modality.scale, level)


def _apart(side: Passage, statement: Statement, other: Statement) -> tuple[Verb, ...]:
    """Return the verbs that were weighed, without those behind the first that the other statement has as well: *shall examine*, *shall be examined*."""
    common = {verb.word for verb in other.modality.chain[1:]}
    head = head_of(other.aim_words)
    first, *rest = _weighed(side, statement) or (None,)
    printed = ((verb, side.shifted(statement.modality.clause, verb.span).of(side.text)) for verb in rest)
    return (first, *(verb for verb, word in printed if verb.word not in common and (" " in word or head_of(word) != head))) if first else ()


def _weighed(side: Passage, statement: Statement) -> tuple[Verb, ...]:
    """
    Return the verbs whose force counts.

    The first one always does. Of *shall encourage and facilitate* the encouragement does not, since the other verb says more; and what *shall allow for*
    something is not itself allowed. What is denied is not made softer by its verb: *shall not discuss*.
    """
    first, *others = statement.modality.chain or (None,)
    if first is None:
        return ()
    if statement.modality.inherited_from:
        return statement.modality.chain
    if statement.modality.polarity == "negative":
        return (first,)
    return (first, *(verb for verb in others if _counts(side, statement, verb)))


def _counts(side: Passage, statement: Statement, verb: Verb) -> bool:
    span = side.shifted(statement.modality.clause, verb.span)
    printed = span.of(side.text).casefold()
    if (verb.word == "permit" and not printed.endswith("ed")) or printed.startswith("advis"):
        # "shall advise the lender" is to tell him.
        return False
    return side.is_chinese or _JOINED.match(side.text, span.stop) is None


def _weakest(side: Passage, statement: Statement, other: Statement) -> tuple[Span, ...]:
    """Return where the verb stands that gives the force; the statement's own words where it is inherited, and all of them where a ban is denied."""
    weighed = _apart(side, statement, other)
    if statement.modality.inherited_from or not weighed:
        return (statement.span,)
    if statement.modality.deontic == "permission" and _DENIED.search(statement.modality.trigger):
        behind = _FROM.match(side.text, statement.span.stop)
        return (Span(statement.span.start, behind.end() if behind else statement.span.stop),)
    return (side.shifted(statement.modality.clause, min(weighed, key=lambda verb: verb.force).span),)


def _swapped_verbs(case: Case) -> Iterator[Effect]:
    """Compare words that bind which took each other's place in sentences that are otherwise the same."""
    softened = list(softenings(case))
    for swap in binding_swaps(case):
        old, new = swap.old.value, swap.new.value
        if old.is_denied != new.is_denied or (old.kind == "exemption") != (new.kind == "exemption"):
            continue
        least = 1 if _is_modal(case.old, swap.old.span) and _is_modal(case.new, swap.new.span) else _PLAIN_STEP
        is_chinese_duty = case.is_chinese and not old.is_denied and {old.force, new.force} == _CHINESE_DUTY
        is_softened = any(swap.old.span.overlaps(gone) and swap.new.span.overlaps(come) for gone, come, _ in softened)
        if abs(old.force - new.force) >= least and not is_chinese_duty and not is_softened:
            yield _change(case, 1 if new.force > old.force else -1, (swap.old.span,), (swap.new.span,))
    for old_span, new_span, sign in softened:
        yield _change(case, -sign, (old_span,), (new_span,))


def _is_modal(side: Passage, span: Span) -> bool:
    return fold(span.of(side.text)) in MODALS
