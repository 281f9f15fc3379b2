"""Duties that a sentence hands to somebody in so many words: *falls to X*, *X is responsible for*, 由X负责; and who is said to act where nobody is told to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from policydiff.changes.effects.agents import charges_of, doers_of, presents_of
from policydiff.changes.effects.bearer_names import are_others, is_pronoun
from policydiff.changes.effects.bearer_words import bearer_words
from policydiff.changes.effects.bound import Bearers, are_all_others, bearers_of, names_one, printed_of, reassignment
from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.charge import Charge, matter_of
from policydiff.changes.effects.chinese_name import name_swapped
from policydiff.changes.effects.likeness import likeness
from policydiff.changes.effects.noun_phrase import is_agent
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.statement import Statement, statements_of
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["find_recharged"]

# Matters that somebody is charged with have to share so much to be one; so much where they are named as well on the other side.
_SAME_MATTER = 0.55
_PLAIN_MATTER = 0.75
# With more charges than this, passages are no clauses, and which answers which cannot be told.
_MOST_PAIRS = 400
_CHINESE_DUTY = re.compile("责任|义务|职责|任务|承担|负责|工作")


def find_recharged(case: Case) -> Iterator[Effect]:
    """Find what somebody else is charged with, or somebody more or less."""
    yield from list(_recharged(case)) or list(_swapped(case))


def _recharged(case: Case) -> Iterator[Effect]:
    """Compare who is said to be charged with one matter, in so many words on one side at least."""
    said = charges_of(case.old), charges_of(case.new)
    if not any(said):
        yield from _acting(case)
        return
    read = tuple(pair.before for pair in case.statements), tuple(pair.after for pair in case.statements)
    pools = tuple((*own, *_bound(side, own, pairs)) for side, own, pairs in zip((case.old, case.new), said, read, strict=True))
    if len(pools[0]) * len(pools[1]) > _MOST_PAIRS:
        return
    matters = tuple(tuple(_matter(side, charge) for charge in pool) for side, pool in zip((case.old, case.new), pools, strict=True))
    scored = sorted(
        ((-likeness(a, b), min(i, j), max(i, j), i, j) for (i, a), (j, b) in product(enumerate(matters[0]), enumerate(matters[1]))),
    )
    done: tuple[set[int], set[int]] = (set(), set())
    for minus_share, _, _, i, j in scored:
        if -minus_share < _SAME_MATTER or i in done[0] or j in done[1]:
            continue
        done[0].add(i)
        done[1].add(j)
        a, b = pools[0][i], pools[1][j]
        are_said = a in said[0], b in said[1]
        if any(are_said):
            yield from _compare_charged(case, a, b, is_plain=all(are_said) and -minus_share >= _PLAIN_MATTER)


def _acting(case: Case) -> Iterator[Effect]:
    """Compare who does the same thing in sentences that order it by saying that it is done: *The clerk seals the box*."""
    found = tuple(presents_of(side) for side in (case.old, case.new))
    for old, new in product(*found) if len(found[0]) * len(found[1]) <= _MOST_PAIRS else ():
        names = tuple(printed_of(side, charge.names) for side, charge in ((case.old, old), (case.new, new)))
        if all(is_agent(name) for printed in names for name in printed) and likeness(_matter(case.old, old), _matter(case.new, new)) >= _PLAIN_MATTER:
            yield from _compare_charged(case, old, new, is_plain=False)


def _bound(side: Passage, charges: Sequence[Charge], read: Sequence[Statement]) -> Iterator[Charge]:
    """Yield those whom a statement binds, unless they are charged in so many words."""
    charged = {charge.names[0] for charge in charges}
    certain = statements_of(side)
    places = {statement.span for statement in certain}
    for statement in (*certain, *(statement for statement in read if statement.span not in places)):
        spans = bearers_of(side, statement).spans or doers_of(side, statement)
        if spans and spans[0] not in charged:
            yield Charge(spans, statement.span, statement.stretch)


def _matter(side: Passage, charge: Charge) -> str:
    """Return what somebody is charged with, without the nouns that only say that it is a charge."""
    words = _CHINESE_DUTY.sub("", matter_of(side.text, charge)).split()
    return " ".join(word for word in words if fold(word.strip(",.;:")) not in bearer_words().duties)


def _swapped(case: Case) -> Iterator[Effect]:
    """Compare Chinese names that stand in one place of sentences that are the same otherwise, one of them of somebody for certain."""
    for replacement in case.replacements if case.old.is_chinese and case.new.is_chinese else ():
        spans = name_swapped(case.old.text, replacement.old, case.new.text, replacement.new)
        if spans:
            before, after = (Bearers(frozenset(), printed_of(side, (span,)), (span,)) for side, span in zip((case.old, case.new), spans, strict=True))
            if are_all_others(case, before, after) and not names_one(case.new.text, before) and not names_one(case.old.text, after):
                yield reassignment(case, None, before, after)


def _compare_charged(case: Case, old: Charge, new: Charge, *, is_plain: bool) -> Iterator[Effect]:
    before = Bearers(frozenset(), printed_of(case.old, old.names), old.names)
    after = Bearers(frozenset(), printed_of(case.new, new.names), new.names)
    if are_all_others(case, before, after):
        # Who is named on the other side as well may only be spoken of from the other end.
        if is_plain or not (names_one(case.new.text, before) or names_one(case.old.text, after)):
            yield reassignment(case, None, before, after)
        return
    gone, come = _alone(case.old, before, after, case.new.text), _alone(case.new, after, before, case.old.text)
    if gone and not come and len(gone) < len(old.names):
        yield effect(case, "narrowed", gone, new.names, f"It falls to {named(case.new, new.names)} alone, no longer to {named(case.old, gone)}.")
    elif come and not gone and len(come) < len(new.names):
        yield effect(case, "broadened", old.names, come, f"It falls to {named(case.new, come)} as well.")


def _alone(side: Passage, own: Bearers, others: Bearers, other_text: str) -> tuple[Span, ...]:
    """Return the names of one side that the other has not."""
    return tuple(
        span
        for span, name in zip(own.spans, own.printed, strict=True)
        if all(are_others(name, other, (side.text, other_text)) for other in others.printed)
        and not is_pronoun(name)
        and not names_one(other_text, Bearers(frozenset(), (name,), (span,)))
    )
