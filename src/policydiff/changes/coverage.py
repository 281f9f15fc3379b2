"""How much of each document the other covers."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any

from policydiff.changes.side import Side, both_sides, count_words, weigh_terms
from policydiff.model.change import Coverage, SectionCoverage
from policydiff.text.tokens import terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policydiff.model.alignment import Alignment, Link, Pair
    from policydiff.model.outline import Clause

__all__ = ["measure_coverage"]

_DIGITS = 4


def measure_coverage(alignment: Alignment) -> tuple[Coverage, Coverage]:
    """
    Measure how much of the old document and of each of its sections the new one covers, and how much of the new one the old.

    Only units count: no headings, no footnotes. Ambiguous clauses are counted by themselves and cover nothing.

    Returns:
        Coverage of the old and of the new document.
    """
    weights = weigh_terms(alignment)
    old, new = both_sides(alignment)
    return _coverage(alignment, old, new, weights), _coverage(alignment, new, old, weights)


def _coverage(alignment: Alignment, side: Side, other: Side, weights: Mapping[str, float]) -> Coverage:
    link_of = {clause_id: link for link in alignment.links for clause_id in side.ids(link)}
    counted = [_Counted(clause, link_of[clause.id], side, other, weights) for clause in side.outline.units]
    sections: dict[tuple[str, ...], list[_Counted]] = {}
    for unit in counted:
        for depth in range(1, len(unit.clause.path) + 1):
            sections.setdefault(unit.clause.path[:depth], []).append(unit)
    return Coverage(
        **_sums(counted),
        sections=tuple(SectionCoverage(path=path, **_sums(units)) for path, units in sections.items()),
        n_expected=_expected(alignment, side, [unit.clause.id for unit in counted if not unit.is_linked and not unit.is_ambiguous]),
    )


def _expected(alignment: Alignment, side: Side, alone: Sequence[str]) -> float:
    """Return how many of the clauses left alone have a counterpart after all, by the likeliest near miss of each; several with one partner count as one."""
    left = set(alone)
    likeliest: dict[str, Pair] = {}
    for pair in alignment.near_misses:
        clause_id = side.id(pair)
        if clause_id in left and (clause_id not in likeliest or pair.probability > likeliest[clause_id].probability):
            likeliest[clause_id] = pair
    by_partner: dict[str, float] = {}
    for pair in likeliest.values():
        partner = side.partner_id(pair)
        by_partner[partner] = max(by_partner.get(partner, 0.0), pair.probability)
    return round(fsum(by_partner.values()), 1)


class _Counted:
    """A clause that counts, whether it is linked, and how many of its words its counterparts hold."""

    def __init__(self, clause: Clause, link: Link, side: Side, other: Side, weights: Mapping[str, float]) -> None:
        self.clause = clause
        self.is_linked = bool(side.partner_ids(link))
        self.is_ambiguous = link.is_ambiguous
        self.n_words = count_words(clause.text)
        self.n_held = self.n_words * _share_held(clause.id, link, side, other, weights)


def _sums(units: Sequence[_Counted]) -> dict[str, Any]:
    """Return the figures that a document and a section have in common."""
    n_linked, n_words = sum(unit.is_linked for unit in units), sum(unit.n_words for unit in units)
    return {
        "n_clauses": len(units),
        "n_linked": n_linked,
        "n_ambiguous": sum(unit.is_ambiguous for unit in units),
        "share": round(n_linked / len(units), _DIGITS) if units else 0.0,
        "share_of_words": round(fsum(unit.n_held for unit in units) / n_words, _DIGITS) if n_words else 0.0,
    }


def _share_held(clause_id: str, link: Link, side: Side, other: Side, weights: Mapping[str, float]) -> float:
    """Return the share of a clause's weight of words that its counterparts hold together, in [0, 1]."""
    pairs = [pair for pair in link.pairs if side.id(pair) == clause_id]
    partners = [side.partner_id(pair) for pair in pairs] or side.partner_ids(link)
    best = max((side.covered(pair) for pair in pairs), default=0.0)
    if len(pairs) == 1 or not partners:
        return min(best, 1.0)
    own = set(terms(side.clauses[clause_id].text))
    shared = own & {term for partner in partners for term in terms(other.clauses[partner].text)}
    whole = fsum(weights[term] for term in own)
    # Several counterparts hold at least what the best of them holds; across languages, where no words are shared, that is all that is known.
    return min(max(best, fsum(weights[term] for term in shared) / whole if whole else 0.0), 1.0)
