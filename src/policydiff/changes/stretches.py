"""What went out of clauses that stayed and what came into them: words in a row that their counterparts lack."""

from __future__ import annotations

import re
from math import fsum, sqrt
from typing import TYPE_CHECKING

from policydiff.changes.drafts import are_drafted_apart
from policydiff.changes.side import both_sides, share_no_language, stress_terms
from policydiff.model.change import Quote, Stretch
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from policydiff.changes.side import Side
    from policydiff.model.alignment import Alignment
    from policydiff.model.change import Change, EditKind

__all__ = ["find_stretches"]

# A single word that went may be a matter of style; two that the counterpart has nowhere are content. Chinese terms are overlapping pairs of characters.
_FEWEST, _FEWEST_HAN = 2, 4
# Between commas, from the first word or opening mark to the last word or closing mark.
_PART = re.compile(r"(?![\s.:!?…。：！？])[^,;，；、]*[\w)\]”’\"%》」）】]")
_DIGITS = 4


def find_stretches(alignment: Alignment, changes: Sequence[Change]) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """
    Find the words that went out of linked clauses and those that came into them, from one version of a text to the next.

    A stretch is a run of words that was deleted or inserted and of which the counterpart holds two words or more nowhere. Its weight is that of an omitted
    clause: the sum of the weights of these words (what their document makes much of and the other does not) over the square root of their number. Stretches
    of the same wording are one, with all their places. Drafts made apart have none, nor have clauses and their translations.

    Returns:
        What was struck from the old document and what was inserted in the new; each by falling weight, ties in reading order.
    """
    if are_drafted_apart(alignment):
        return (), ()
    old, new = both_sides(alignment)
    of_old, of_new = stress_terms(old, new)
    return _ranked(_found(old, new, "delete", changes, of_old)), _ranked(_found(new, old, "insert", changes, of_new))


def _found(side: Side, other: Side, kind: EditKind, changes: Sequence[Change], weights: Mapping[str, float]) -> Iterator[Stretch]:
    for change in changes:
        own, others = (tuple(one.clauses[clause_id] for clause_id in one.ids(change.link)) for one in (side, other))
        if not any(edit.kind == kind for edit in change.edits) or share_no_language(own, others):
            continue
        held = frozenset(terms(other.text(change.link)))
        place = 0
        for edit in change.edits:
            words = edit.old if side.name == "old" else edit.new
            # Where a run ends within a Chinese word, its half is no term of the document.
            lacking = (weights.keys() & terms(words)) - held if edit.kind == kind else frozenset()
            if len(lacking) >= (_FEWEST_HAN if has_han(words) else _FEWEST):
                weight = fsum(weights[term] for term in lacking) / sqrt(len(lacking))
                quotes = _quotes(side, change, (place, place + len(words)), lacking)
                yield from (Stretch(quotes=(quote,), weight=round(weight, _DIGITS)) for quote in quotes)
            place += len(words)


def _quotes(side: Side, change: Change, run: tuple[int, int], lacking: AbstractSet[str]) -> Iterator[Quote]:
    """Quote a run of the joined texts of a link's clauses from each clause that it stands in, without what the counterpart has after all at its ends."""
    before = 0
    for clause_id in side.ids(change.link):
        text = side.clauses[clause_id].text
        start, stop = (min(max(0, place - before), len(text)) for place in run)
        parts = [part.span() for part in _PART.finditer(text, start, stop) if not lacking.isdisjoint(terms(part.group()))]
        if parts:
            span = Span(parts[0][0], parts[-1][1])
            yield Quote(clause_id, span, text[span.start : span.stop])
        before += len(text) + 1


def _ranked(stretches: Iterator[Stretch]) -> tuple[Stretch, ...]:
    by_wording: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        by_wording.setdefault(fold(stretch.quotes[0].words), []).append(stretch)
    joined = (
        Stretch(quotes=tuple(quote for one in same for quote in one.quotes), weight=max(one.weight for one in same)) for same in by_wording.values()
    )
    return tuple(sorted(joined, key=lambda stretch: -stretch.weight))
