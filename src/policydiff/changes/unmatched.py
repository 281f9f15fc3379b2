"""Clauses without a counterpart, the most important first, each with what comes nearest to one."""

from __future__ import annotations

import re
from collections import Counter
from math import fsum, sqrt
from typing import TYPE_CHECKING

from policydiff.changes.lacks import PrintedWords, lacking_words
from policydiff.changes.side import Side, both_sides, stress_terms
from policydiff.model.annotation import Modality
from policydiff.model.change import Unmatched
from policydiff.text.fold import fold
from policydiff.text.tokens import terms, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policydiff.model.alignment import Alignment, Pair
    from policydiff.model.annotation import Annotations
    from policydiff.model.outline import Clause, Outline

__all__ = ["find_unmatched", "nearest_candidates"]

# A recital, or a line that only leads to its items, binds nobody: it counts half as much as an operative clause.
_LESSER_ROLES = frozenset(("preamble", "chapeau"))
_LESSER = 0.5
# So do final clauses and the forms of a schedule, which nearly every treaty and law has and hardly any reader asks for.
_FINAL = re.compile(
    r"(?:(?:final (?:clauses|provisions)|entry into force|short title)\b.{0,60}"
    r"|(?:signature|ratification|accession|denunciation|depositary|citation|commencement)(?:(?:,| and) .{1,60})?|附[则則].{0,9}|施行日期)",
    re.IGNORECASE,
)
_FORM = re.compile(r"forms?\b.{0,60}", re.IGNORECASE)
# A few words that neither end like a sentence nor make a statement are a row of a form or a table, or a stray label.
_ENDED = re.compile(r"[.;:!?。；：！？…][\"'”’»)\]）】」』]{0,3}$")
_LONGEST_FRAGMENT = 12
_FRAGMENT = 0.25
_DIGITS = 4


def find_unmatched(
    alignment: Alignment, old_annotations: Annotations | None = None, new_annotations: Annotations | None = None
) -> tuple[tuple[Unmatched, ...], tuple[Unmatched, ...]]:
    """
    Find the clauses of each document that have no counterpart in the other.

    Ambiguous clauses are not among them, nor are headings. The weight of a clause is the sum of the weights of its distinct terms (what its document
    makes much of and the other does not) over the square root of their number, so that length alone weighs little; shared among clauses of the same
    wording, and halved for a preamble, a chapeau, and what stands under final clauses or forms. Where annotations are given, a clause of a few words that
    makes no statement and does not end like a sentence counts a quarter.

    Returns:
        Omitted old clauses and added new ones; each by falling weight, ties in reading order, footnotes after all others.
    """
    printed = PrintedWords((alignment.old, alignment.new))
    old, new = both_sides(alignment)
    of_old, of_new = stress_terms(old, new)
    return (
        _unmatched(alignment, old, new, of_old, printed, fragments=_fragments(alignment.old, old_annotations)),
        _unmatched(alignment, new, old, of_new, printed, fragments=_fragments(alignment.new, new_annotations)),
    )


def nearest_candidates(alignment: Alignment, side: Side, other: Side) -> dict[str, Pair]:
    """Return the likeliest near miss of each clause of a side that has one, by id."""

    def likelihood(pair: Pair) -> tuple[float, float, str, int]:
        # Probabilities near nought are rounded alike. Then what is shared decides, and last the wording, so that it never matters which side is old.
        partner_id = side.partner_id(pair)
        return pair.probability, pair.old_covered + pair.new_covered, fold(other.clauses[partner_id].text), -other.places[partner_id]

    return {side.id(pair): pair for pair in sorted(alignment.near_misses, key=likelihood)}


def _fragments(outline: Outline, annotations: Annotations | None) -> frozenset[str]:
    """Return the clauses that are no sentences and say nothing of anybody."""
    if annotations is None:
        return frozenset()
    stating = {item.clause for item in annotations.of(Modality)}
    return frozenset(
        clause.id for clause in outline.clauses if clause.id not in stating and _is_short(clause.text) and not _ENDED.search(clause.text)
    )


def _is_short(text: str) -> bool:
    return sum(word[0].isalpha() for word in words(text)) <= _LONGEST_FRAGMENT


def _unmatched(
    alignment: Alignment, side: Side, other: Side, weights: Mapping[str, float], printed: PrintedWords, *, fragments: frozenset[str]
) -> tuple[Unmatched, ...]:
    copies = Counter(fold(clause.text) for clause in side.outline.clauses)
    alone = {clause_id for link in alignment.links if not link.is_ambiguous and not side.partner_ids(link) for clause_id in side.ids(link)}
    nearest = nearest_candidates(alignment, side, other)
    takers = {partner_id: side.ids(link) for link in alignment.links if link.pairs for partner_id in side.partner_ids(link)}
    found = []
    for clause in side.outline.clauses:
        if clause.id in alone and not clause.is_heading:
            pair = nearest.get(clause.id)
            partner = None if pair is None else other.clauses[side.partner_id(pair)]
            lacks = () if partner is None else lacking_words(clause, partner, weights, printed)
            taken_by = () if partner is None else takers.get(partner.id, ())
            weight = _weight(clause, weights, copies[fold(clause.text)], is_fragment=clause.id in fragments)
            found.append(Unmatched(clause=clause.id, nearest=pair, lacks=lacks, weight=weight, taken_by=taken_by))
    return tuple(sorted(found, key=lambda unmatched: (not side.clauses[unmatched.clause].is_unit, -unmatched.weight)))


def _weight(clause: Clause, weights: Mapping[str, float], n_copies: int, *, is_fragment: bool) -> float:
    held = set(terms(clause.text))
    if not held:
        return 0.0
    total = fsum(weights[term] for term in held)
    share = (_LESSER if clause.role in _LESSER_ROLES or _is_formal(clause) else 1.0) * (_FRAGMENT if is_fragment else 1.0)
    return round(total / sqrt(len(held)) / n_copies * share, _DIGITS)


def _is_formal(clause: Clause) -> bool:
    """Tell whether a clause stands under final clauses, or is a form of an annex."""
    return any(_FINAL.fullmatch(heading) or (clause.role == "annex" and _FORM.fullmatch(heading)) for heading in clause.path)
