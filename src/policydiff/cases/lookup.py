"""A comparison as expectations ask about it: what a clause is linked to, how sure, and what else came near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from policydiff.cases.model import Side
from policydiff.errors import InputError, did_you_mean
from policydiff.model.alignment import Link, Pair
from policydiff.model.change import Change
from policydiff.model.comparison import Comparison
from policydiff.model.outline import Outline
from policydiff.render.lines import excerpt
from policydiff.render.visible import visible
from policydiff.render.words import probability

__all__ = ["ClauseRef", "Lookup"]

# Columns of a clause's text in a message; with the id before it, a line of a failure stays near a hundred.
_EXCERPT = 80
_SIDES: tuple[Side, Side] = ("old", "new")
# Ids to choose from in a message, where no near one is found.
_N_SHOWN = 8


@frozen(order=True)
class ClauseRef:
    """A clause of one side."""

    side: Side
    id: str

    def __str__(self) -> str:
        return f"{self.side} {visible(self.id)}"


@frozen
class Lookup:
    """A comparison, looked up by clause."""

    comparison: Comparison
    _changes: dict[ClauseRef, Change] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_clause = {clause: change for change in self.comparison.changes for clause in _members(change.link)}
        object.__setattr__(self, "_changes", by_clause)

    def outline(self, side: Side) -> Outline:
        """Return the document of a side."""
        alignment = self.comparison.alignment
        return alignment.old if side == "old" else alignment.new

    def clause(self, side: Side, clause_id: str) -> ClauseRef:
        """
        Return a clause of a side.

        Raises:
            InputError: The document has no such clause; near ids are named, or the first ones.
        """
        ids = [clause.id for clause in self.outline(side).clauses]
        if clause_id not in ids:
            hint = did_you_mean(clause_id, ids) or f"; its ids are {', '.join(ids[:_N_SHOWN])}{' …' if len(ids) > _N_SHOWN else ''}"
            raise InputError(f"the {side} document, {visible(self.outline(side).label)}, has no clause {clause_id!r}{visible(hint)}")
        return ClauseRef(side, clause_id)

    def clauses(self, side: Side, ids: Iterable[str]) -> tuple[ClauseRef, ...]:
        """Return several clauses of a side, or raise an InputError for the first that does not exist."""
        return tuple(self.clause(side, clause_id) for clause_id in ids)

    def first(self, link: Link) -> ClauseRef:
        """Return the first clause of a link, an old one where there is one."""
        return _members(link)[0]

    def change(self, clause: ClauseRef) -> Change:
        """Return what became of a clause."""
        return self._changes[clause]

    def partners(self, clause: ClauseRef) -> tuple[ClauseRef, ...]:
        """Return the clauses of the other side that it is linked to, none for an ambiguous one."""
        link = self.change(clause).link
        return tuple(member for member in _members(link) if member.side != clause.side)

    def text(self, clause: ClauseRef) -> str:
        """Return the beginning of a clause's text, safe to show."""
        return excerpt(self.outline(clause.side).clause(clause.id).text, _EXCERPT).plain

    def language(self, clause: ClauseRef) -> str:
        """Return the tag of the language of a clause."""
        return self.outline(clause.side).clause(clause.id).language

    def state(self, clause: ClauseRef) -> str:
        """Say what a clause is linked to, how sure, or why to nothing."""
        link, partners = self.change(clause).link, self.partners(clause)
        if partners:
            return f"{clause} is linked to {_and(self.named(clause, partner) for partner in partners)}"
        if link.is_ambiguous:
            return f"{clause} is ambiguous between {_and(self.named(clause, _other(pair, clause)) for pair in link.rivals)}"
        return f"{clause} has no counterpart"

    def candidate(self, clause: ClauseRef) -> ClauseRef | None:
        """Return the likeliest candidate that the clause is not linked to, or None where none is known."""
        partners = self.partners(clause)
        others = {_other(pair, clause): pair.probability for pair in self._pairs() if clause in _ends(pair)}
        # By probability, then as the document reads: the order of pairs must not decide.
        free = [(-likely, self._place(other), other) for other, likely in others.items() if other not in partners]
        return min(free)[-1] if free else None

    def probability(self, clause: ClauseRef, other: ClauseRef) -> str | None:
        """Return the probability that two clauses correspond, as a report shows it, or None where the comparison does not tell."""
        return next((probability(pair.probability) for pair in self._pairs() if {clause, other} == set(_ends(pair))), None)

    def named(self, clause: ClauseRef, other: ClauseRef) -> str:
        """Name the second clause with the probability that it corresponds to the first."""
        known = self.probability(clause, other)
        return f"{other} (probability {known})" if known else f"{other} (by way of others)"

    def is_far_candidate(self, clause: ClauseRef, other: ClauseRef) -> bool:
        """Tell whether the second clause is a candidate for the first, but neither is linked to the other or the other's likeliest candidate."""
        is_near = other in self.partners(clause) or self.candidate(clause) == other or self.candidate(other) == clause
        return self.probability(clause, other) is not None and not is_near

    def nearest_misses(self, side: Side, count: int) -> tuple[Pair, ...]:
        """Return the likeliest candidates of clauses of a side that have no counterpart, each clause once, likeliest first."""
        best: dict[ClauseRef, Pair] = {}
        for pair in self._pairs():
            clause = _ends(pair)[side == "new"]
            if not self.partners(clause) and (clause not in best or pair.probability > best[clause].probability):
                best[clause] = pair
        ranked = sorted(best.items(), key=lambda item: (-item[1].probability, self._place(item[0])))
        return tuple(pair for _, pair in ranked[:count])

    def weakest_links(self, side: Side, count: int) -> tuple[Pair, ...]:
        """Return the strongest pair of each linked clause of a side, least likely first."""
        best: dict[str, Pair] = {}
        for link in self.comparison.alignment.links:
            for pair in link.pairs:
                clause = _ends(pair)[side == "new"].id
                if clause not in best or pair.probability > best[clause].probability:
                    best[clause] = pair
        return tuple(sorted(best.values(), key=lambda pair: (pair.probability, self._place(ClauseRef("old", pair.old))))[:count])

    def membership(self, name: str) -> str:
        """Say what is known of an adherent by that name on both sides."""
        names = [adherent.name for side in _SIDES for adherent in self.outline(side).adherents]
        if name not in names:
            return f"in neither document{did_you_mean(name, names)}"
        return ", ".join(f"{side}: {self._membership(side, name)}" for side in _SIDES)

    def _membership(self, side: Side, name: str) -> str:
        member = next((adherent.member for adherent in self.outline(side).adherents if adherent.name == name), None)
        if member is None:
            return "not listed" if self.outline(side).has_all_adherents else "not listed in a partial list"
        return {"yes": "adheres", "no": "known not to adhere", "unknown": "unknown"}[member]

    def _pairs(self) -> Iterator[Pair]:
        """Yield every pair that the comparison knows a probability of."""
        for link in self.comparison.alignment.links:
            yield from link.pairs
            yield from link.rivals
        yield from self.comparison.alignment.near_misses
        yield from (miss.nearest for miss in (*self.comparison.omissions, *self.comparison.additions) if miss.nearest is not None)

    def _place(self, clause: ClauseRef) -> int:
        return next(place for place, other in enumerate(self.outline(clause.side).clauses) if other.id == clause.id)


def _members(link: Link) -> tuple[ClauseRef, ...]:
    return (*(ClauseRef("old", clause) for clause in link.old), *(ClauseRef("new", clause) for clause in link.new))


def _ends(pair: Pair) -> tuple[ClauseRef, ClauseRef]:
    return ClauseRef("old", pair.old), ClauseRef("new", pair.new)


def _other(pair: Pair, clause: ClauseRef) -> ClauseRef:
    old, new = _ends(pair)
    return new if clause == old else old


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
