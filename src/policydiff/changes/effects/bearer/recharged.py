"""Duties that a sentence hands to somebody in so many words: *falls to X*, *X is responsible for*, 由X负责; and who is said to act where nobody is told to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from policydiff.changes.effects.bearer.bound import Bearers, are_all_others, bearers_of, names_one, printed_of, reassignment
from policydiff.changes.effects.bearer.charges.charge import Charge, matter_of, part_of
from policydiff.changes.effects.bearer.charges.found import charges_of, presents_of
from policydiff.changes.effects.bearer.doers import doers_of
from policydiff.changes.effects.bearer.remaining import find_remaining, sentences_apart
from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.names.chinese import chinese_names_before, name_swapped
from policydiff.changes.effects.names.english import is_agent
from policydiff.changes.effects.names.identity import are_others, is_pronoun
from policydiff.changes.effects.names.mentions import asserted
from policydiff.changes.effects.norms.statement import Statement, statements_of
from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import parts_of_sentences
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import terms

__all__ = ["find_recharged"]

# Matters that somebody is charged with have to share so much to be one; so much where they are named as well on the other side.
_SAME_MATTER = 0.55
_PLAIN_MATTER = 0.75
# Parts of sentences of so many words that share so much are of one matter, whatever else the sentences say.
_SAME_PART, _LONG_ENOUGH, _LONG_IF_SAME = 0.7, 4, 2
# With more charges than this, passages are no clauses, and which answers which cannot be told.
_MOST_PAIRS = 400
_CHINESE_MODAL = re.compile("应当?(?![用急对变聘激])|必须|须|要(?![求点素闻件约害])|需要?(?!求)")
# "Fines on carriers": who has to pay is charged with nothing else.
_FINED = re.compile(r"\b(?:fines?|penalt(?:y|ies)|sanctions?)\s(?:on|upon|for)\s(?:(?:the|any|all)\s)?(?:\w+\s)?\Z", re.IGNORECASE)
_DUTY = re.compile("责任|义务|职责|负责")


def find_recharged(case: Case) -> Iterator[Effect]:
    """Find what somebody else is charged with, or somebody more or less."""
    said = charges_of(case.old), charges_of(case.new)
    apart = tuple(sentences_apart(case))
    read = tuple(pair.before for pair in case.statements), tuple(pair.after for pair in case.statements)
    pools = tuple(
        (*own, *(_bound(side, own, pairs) if any(said) or apart else ())) for side, own, pairs in zip((case.old, case.new), said, read, strict=True)
    )
    pools = tuple(
        (*own, *(_doing(side) if any(other) and not any(mine) else ()))
        for side, own, mine, other in ((case.old, pools[0], said[0], said[1]), (case.new, pools[1], said[1], said[0]))
    )
    if len(pools[0]) * len(pools[1]) > _MOST_PAIRS:
        return
    found = list(_recharged(case, said, pools) if any(said) else _acting(case)) or list(_swapped(case))
    old, new = (tuple(name for charge in pool for name in charge.names) for pool in pools)
    yield from found or find_remaining(case, apart, (old, new))


def _recharged(case: Case, said: Sequence[Sequence[Charge]], pools: Sequence[Sequence[Charge]]) -> Iterator[Effect]:
    """Compare who is said to be charged with one matter, in so many words on one side at least."""
    wholes, parts = (
        tuple(tuple(read(side.text, charge) for charge in pool) for side, pool in zip((case.old, case.new), pools, strict=True))
        for read in (matter_of, part_of)
    )
    scored = sorted(
        (-max(likeness(wholes[0][i], wholes[1][j]), near := _near(parts[0][i], parts[1][j])), -near, min(i, j), max(i, j), i, j)
        for i, j in product(range(len(pools[0])), range(len(pools[1])))
    )
    done: tuple[set[int], set[int]] = (set(), set())
    for minus_share, minus_near, _, _, i, j in scored:
        if -minus_share < _SAME_MATTER or i in done[0] or j in done[1]:
            continue
        done[0].add(i)
        done[1].add(j)
        a, b = pools[0][i], pools[1][j]
        if _is_kept(case, a, [other for k, other in enumerate(pools[1]) if k != j and _near(parts[0][i], parts[1][k]) >= _SAME_MATTER]):
            continue
        are_said = a in said[0], b in said[1]
        if any(are_said):
            is_plain = -minus_share >= _PLAIN_MATTER and (all(are_said) or _is_duty(case, a, b))
            # What is said of the matter itself, where a part of the sentence tells it; else the whole passage.
            about = (parts[0][i], parts[1][j]) if -minus_near >= _SAME_PART else (asserted(case.old), asserted(case.new))
            yield from _compare_charged(case, a, b, about, is_plain=is_plain)


def _near(old: str, new: str) -> float:
    """Return how much two parts of sentences share, where they are long enough to tell, or are the same."""
    share, length = likeness(old, new), min(len(terms(old)), len(terms(new)))
    return share if length >= _LONG_ENOUGH or (share == 1 and length >= _LONG_IF_SAME) else 0.0


def _is_kept(case: Case, old: Charge, others: Sequence[Charge]) -> bool:
    """Tell whether one of the charges of one matter on the new side is of those who had it before."""
    before = Bearers(frozenset(), printed_of(case.old, old.names), old.names)
    return any(not are_all_others(case, before, Bearers(frozenset(), printed_of(case.new, other.names), other.names)) for other in others)


def _is_duty(case: Case, old: Charge, new: Charge) -> bool:
    """Tell whether the words of a Chinese charge, or those right behind the names, speak of a duty."""
    said = (
        text for side, charge in ((case.old, old), (case.new, new)) for text in (charge.said.of(side.text), side.text[charge.names[-1].stop :][:4])
    )
    return case.old.is_chinese and any(map(_DUTY.search, said))


def _acting(case: Case) -> Iterator[Effect]:
    """Compare who does the same thing in sentences that order it by saying that it is done: *The clerk seals the box*."""
    found = tuple(presents_of(side) for side in (case.old, case.new))
    for old, new in product(*found) if len(found[0]) * len(found[1]) <= _MOST_PAIRS else ():
        names = tuple(printed_of(side, charge.names) for side, charge in ((case.old, old), (case.new, new)))
        if (
            all(is_agent(name) for printed in names for name in printed)
            and likeness(matter_of(case.old.text, old), matter_of(case.new.text, new)) >= _PLAIN_MATTER
        ):
            yield from _compare_charged(case, old, new, (asserted(case.old), asserted(case.new)), is_plain=False)


def _doing(side: Passage) -> Iterator[Charge]:
    """Yield those who do something in the present tense and bind themselves by no other word: *the treasurer convenes*."""
    bound = [statement.stretch for statement in statements_of(side)]
    for charge in presents_of(side):
        if all(map(is_agent, printed_of(side, charge.names))) and not any(charge.names[0].overlaps(stretch) for stretch in bound):
            yield charge


def _bound(side: Passage, charges: Sequence[Charge], read: Sequence[Statement]) -> Iterator[Charge]:
    """Yield those whom a statement binds, unless they are charged in so many words."""
    charged = {charge.names[0] for charge in charges}
    certain = statements_of(side)
    places = {statement.span for statement in certain}
    for statement in (*certain, *(statement for statement in read if statement.span not in places)):
        spans = bearers_of(side, statement).spans or doers_of(side, statement)
        if spans and spans[0] not in charged:
            yield Charge(spans, statement.span, statement.stretch)
    for sentence in parts_of_sentences(side) if side.is_chinese else ():
        for modal in _CHINESE_MODAL.finditer(side.text, sentence.start, sentence.stop):
            spans = chinese_names_before(side.text, sentence.start, modal.start())
            if (
                spans
                and spans[0] not in charged
                and not any(statement.stretch.start <= modal.start() < statement.stretch.stop for statement in certain)
            ):
                yield Charge(spans, Span(*modal.span()), sentence)


def _swapped(case: Case) -> Iterator[Effect]:
    """Compare Chinese names that stand in one place of sentences that are the same otherwise, one of them of somebody for certain."""
    for replacement in case.replacements if case.old.is_chinese and case.new.is_chinese else ():
        spans = name_swapped(case.old.text, replacement.old, case.new.text, replacement.new)
        if spans:
            before, after = (Bearers(frozenset(), printed_of(side, (span,)), (span,)) for side, span in zip((case.old, case.new), spans, strict=True))
            if are_all_others(case, before, after) and not names_one(case.new.text, before) and not names_one(case.old.text, after):
                yield reassignment(case, None, before, after)


def _compare_charged(case: Case, old: Charge, new: Charge, about: tuple[str, str], *, is_plain: bool) -> Iterator[Effect]:
    before = Bearers(frozenset(), printed_of(case.old, old.names), old.names)
    after = Bearers(frozenset(), printed_of(case.new, new.names), new.names)
    if are_all_others(case, before, after):
        # Who is named on the other side as well may only be spoken of from the other end.
        still = names_one(about[1], before), names_one(about[0], after)
        if not any(still) or (is_plain and (not all(still) or fold(old.said.of(case.old.text)) == fold(new.said.of(case.new.text)))):
            yield reassignment(case, None, before, after)
        return
    if any(_FINED.search(side.text, 0, charge.names[0].start) for side, charge in ((case.old, old), (case.new, new))):
        return
    gone, come = _alone(case, before, after, new=False), _alone(case, after, before, new=True)
    if gone and not come and len(gone) < len(old.names):
        alone, other = named(case.new, new.names), named(case.old, gone)
        reason = case.told(f"It falls to {alone} alone, no longer to {other}.", f"It falls to {other} here as well, to {alone} alone there.")
        yield effect(case, "narrowed", gone, new.names, reason)
    elif come and not gone and len(come) < len(new.names):
        other = named(case.new, come)
        yield effect(case, "broadened", old.names, come, case.told(f"It falls to {other} as well.", f"It falls to {other} there as well."))


def _alone(case: Case, own: Bearers, others: Bearers, *, new: bool) -> tuple[Span, ...]:
    """Return the names of one side that the other has not, of those who can be charged."""
    text, other_text = (case.new.text, case.old.text) if new else (case.old.text, case.new.text)
    return tuple(
        span
        for span, name in zip(own.spans, case.names(own.printed), strict=True)
        if all(are_others(name, other, (text, other_text)) for other in case.names(others.printed))
        and not is_pronoun(name)
        and (has_han(name) or is_agent(span.of(text)))
        and not names_one(other_text, Bearers(frozenset(), (name,), (span,)))
    )
