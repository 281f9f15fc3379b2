"""Conditions, exceptions and sanctions in a clause that stands alone: read with the provision that it is part of, they are gained or lost by its linked clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from policydiff.changes.effects.case import Case
from policydiff.changes.effects.provisos.one_sided import find_proviso_changes
from policydiff.changes.effects.wording.likeness import share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.side import Side, share_no_language
from policydiff.model.alignment import Link
from policydiff.model.annotation import Condition, Exclusion, Sanction
from policydiff.model.change import Effect
from policydiff.model.outline import Clause

__all__ = ["find_effects_beside"]

# Provisions of more clauses or characters are whole chapters that nobody numbered.
_MOST_CLAUSES, _LONGEST = 40, 6000
# A clause belongs to the statement beside it, and is no statement of its own, where provisos make up so much of it.
_MOSTLY = 2 / 3

# A proviso is gone where less than this of its words stands anywhere in the provision on the other side.
_GONE = 0.6

_HALT = re.compile(r"[.;](?=\s)|[。；]")

Read = Callable[[Sequence[str]], Passage]


@frozen(eq=False)
class _Half:
    """
    One document, cut into provisions.

    Attributes:
        read: Returns the passage of some of its clauses.

        linked: The number of the link of each linked clause.

        provisions: The provision of each clause; none for a clause that is one by itself.
    """

    side: Side
    read: Read
    linked: Mapping[str, int]
    provisions: Mapping[str, tuple[str, ...]]

    def with_provisos(self, provision: Sequence[str]) -> tuple[str, ...]:
        """Return the linked clauses of a provision, and those by themselves that are hardly more than a proviso."""
        return tuple(clause for clause in provision if clause in self.linked or _is_proviso(self.read((clause,))))


def find_effects_beside(links: Sequence[Link], sides: tuple[Side, Side], read: tuple[Read, Read]) -> Mapping[int, tuple[Effect, ...]]:
    """
    Find what linked clauses gained or lost because a proviso beside them, in a clause by itself, came or went.

    Args:
        links: In the order of the changes that they belong to.

        sides: The old and the new document.

        read: Returns the passage of some clauses, for each of them.

    Returns:
        Effects by the number of the link that they stand on: the nearest linked clause in the provision of the clause by itself.
    """
    halves = tuple(_Half(side, passage, _linked(side, links), _provisions(side)) for side, passage in zip(sides, read, strict=True))
    found: dict[int, tuple[Effect, ...]] = {}
    for half, other, fate in ((halves[0], halves[1], "gone"), (halves[1], halves[0], "new")):
        for provision in dict.fromkeys(half.provisions.values()):
            counterpart = _counterpart(half, other, provision, links)
            for clause, effect in _provisos_alone(half, other, provision, counterpart, fate) if counterpart else ():
                neighbour = _neighbour(provision, clause, half.linked)
                found[neighbour] = (*found.get(neighbour, ()), effect)
    return found


def _linked(side: Side, links: Sequence[Link]) -> dict[str, int]:
    return {clause: number for number, link in enumerate(links) if link.old and link.new for clause in side.ids(link)}


def _counterpart(half: _Half, other: _Half, provision: Sequence[str], links: Sequence[Link]) -> tuple[str, ...]:
    """Return the provision that all linked clauses of a provision are linked to; none where there are several, for nothing says to which the proviso would belong."""
    partners = [clause for own in provision if own in half.linked for clause in half.side.partner_ids(links[half.linked[own]])]
    there = {other.provisions.get(clause, (clause,)) for clause in partners}
    return there.pop() if len(there) == 1 else ()


def _provisos_alone(half: _Half, other: _Half, provision: Sequence[str], counterpart: Sequence[str], fate: str) -> Iterator[tuple[str, Effect]]:
    """Yield the clauses by themselves whose proviso the other provision lacks, each with its effect."""
    own = half.with_provisos(provision)
    if all(clause in half.linked for clause in own):
        return
    whole = other.read(counterpart).text
    here, there = half.read(own), other.read(other.with_provisos(counterpart))
    if max(len(here.text), len(there.text)) > _LONGEST:
        return
    old, new = (here, there) if fate == "gone" else (there, here)
    for effect in find_proviso_changes(Case(old=old, new=new, is_translated=share_no_language(old.clauses, new.clauses))):
        for clause in own:
            quotes = tuple(quote for quote in (*effect.old, *effect.new) if quote.clause == clause and share_of(quote.words, whole) < _GONE)
            if quotes and clause not in half.linked and (effect.new if fate == "new" else effect.old):
                words = " and ".join(f"“{quote.words}”" for quote in quotes)
                reason = f"The {effect.name.partition('-')[0]} {words} in the clause beside it is {fate}."
                yield clause, evolve(effect, old=quotes if fate == "gone" else (), new=quotes if fate == "new" else (), reason=reason)


def _neighbour(provision: Sequence[str], clause: str, linked: Mapping[str, int]) -> int:
    """Return the link of the nearest linked clause before a clause of its provision, else of the nearest behind."""
    place = provision.index(clause)
    return next(linked[other] for other in (*reversed(provision[:place]), *provision[place:]) if other in linked)


def _provisions(side: Side) -> dict[str, tuple[str, ...]]:
    """Return for each clause the clauses of its provision: a numbered clause with what follows it unnumbered or deeper, or an unnumbered one with what is deeper."""
    provisions: list[list[Clause]] = []
    for clause in side.outline.clauses:
        first = provisions[-1][0] if provisions else None
        if first is None or first.is_heading or not _goes_on(first, clause):
            provisions.append([])
        provisions[-1].append(clause)
    ids = (tuple(clause.id for clause in provision) for provision in provisions if 1 < len(provision) <= _MOST_CLAUSES)
    return {clause: provision for provision in ids for clause in provision}


def _goes_on(first: Clause, clause: Clause) -> bool:
    if not clause.is_unit or clause.path != first.path:
        return False
    return clause.depth > first.depth or (first.number is not None and clause.number is None and clause.depth == first.depth)


def _is_proviso(side: Passage) -> bool:
    """Tell whether a clause says hardly more than on what terms another one holds, or what follows its breach."""
    spans = [side.span(item) for item in side.annotations if isinstance(item, (Condition, Exclusion, Sanction))]
    # A ban with an exception of its own behind it is one by itself.
    if any(
        isinstance(item, Exclusion) and item.rule == "not-applicable" and not _HALT.search(side.text, 0, side.span(item).start)
        for item in side.annotations
    ):
        return True
    covered = {place for span in spans for place in range(span.start, span.stop)}
    return len(covered) >= _MOSTLY * len(side.text) > 0
