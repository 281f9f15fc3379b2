"""What went out of clauses that stayed and what came into them: words in a row that their counterparts lack."""

from __future__ import annotations

import re
from itertools import pairwise
from math import fsum, sqrt
from typing import TYPE_CHECKING

from attrs import frozen

from policydiff.changes.drafts import are_drafted_apart
from policydiff.changes.side import both_sides, share_no_language, stress_terms
from policydiff.model.change import Quote, Stretch
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.sentences import split_sentences
from policydiff.text.tokens import find_words, is_stop_word, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policydiff.changes.effects import Renamed
    from policydiff.changes.side import Side
    from policydiff.model.alignment import Alignment
    from policydiff.model.change import Change, EditKind
    from policydiff.model.outline import Clause

__all__ = ["find_stretches"]

# A single word that went may be a matter of style; two that the counterpart has nowhere are content. Chinese terms are overlapping pairs of characters.
_FEWEST, _FEWEST_HAN = 2, 4
# With less of their terms lacking, words say in another row what the counterpart says, too.
_LACKING = 0.5
# Words of so many terms, most threes of which in a row came into another clause, or a new one, have moved there.
_LONG, _MOVED = 4, 0.8
# A stretch joins a fuller one that has hardly more words.
_FULLER = 2
_COMMA = re.compile("[,;，；、]")
_EDGES = " \t\n.,;:…!?，；：、。！？\"'`“”‘’-–—([（"
# A closing bracket whose opening one is left out is left out, too.
_CLOSING = {")": "(", "]": "[", "）": "（"}
# Weights have the digits of those of omissions.
_DIGITS = 4


def find_stretches(
    alignment: Alignment, changes: Sequence[Change], *, renamed: Sequence[Renamed] = ()
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """
    Find the words that went out of linked clauses and those that came into them, from one version of a text to the next.

    A stretch is what was deleted or inserted of a sentence, from comma to comma, where two words or more are lacking that the counterpart has nowhere, and at
    least half. Its weight is that of an omitted clause: the sum of the weights of the lacking terms (what their document makes much of and the other does
    not) over the square root of their number. Stretches of the same words, or of some of them, are one with all their places. Terms of no weight do not count,
    nor do names that were changed throughout, headings, and what stands elsewhere in the other document. Drafts made apart have no stretches, nor have a
    clause and its translation, nor a text and its outline in other words.

    Args:
        alignment: Of the two documents.

        changes: One for each link, with the differences of their words.

        renamed: Who is called by another name throughout the new document.

    Returns:
        What was struck from the old document and what was inserted in the new; each by falling weight, ties in reading order.
    """
    one, other = (outline.provenance.wording == "paraphrase" for outline in (alignment.old, alignment.new))
    if one != other or are_drafted_apart(alignment):
        return (), ()
    old, new = both_sides(alignment)
    of_old, of_new = stress_terms(old, new)
    gone, come = ({term for name in renamed for term in terms(getattr(name, side))} for side in ("old", "new"))
    return (
        _ranked(_found(old, new, "delete", changes, {term: weight for term, weight in of_old.items() if weight and term not in gone})),
        _ranked(_found(new, old, "insert", changes, {term: weight for term, weight in of_new.items() if weight and term not in come})),
    )


@frozen
class _Counterpart:
    """
    What words of a clause are held against.

    Attributes:
        held: Terms of the clauses that it is linked with.

        arrived: Threes of terms in a row that came into the other document somewhere.

        weights: Of the terms that count.
    """

    held: frozenset[str]
    arrived: frozenset[tuple[str, ...]]
    weights: Mapping[str, float]

    def lacks(self, words: str) -> frozenset[str]:
        """Return the terms that the counterpart has nowhere."""
        return frozenset(self.weights.keys() & terms(words)) - self.held

    def weigh(self, words: str) -> float:
        """Return what the lacking terms weigh, and nothing where they are too few to tell of, or moved."""
        own, lacking = terms(words), self.lacks(words)
        if len(lacking) < max(_FEWEST_HAN if has_han(words) else _FEWEST, _LACKING * len(set(own))):
            return 0.0
        threes = _threes(own)
        has_moved = len(own) >= _LONG and sum(three in self.arrived for three in threes) >= _MOVED * len(threes)
        is_one_word_now = self.held.issuperset(terms(words.replace("-", "")))
        return 0.0 if has_moved or is_one_word_now else round(fsum(self.weights[term] for term in lacking) / sqrt(len(lacking)), _DIGITS)


def _found(side: Side, other: Side, kind: EditKind, changes: Sequence[Change], weights: Mapping[str, float]) -> Iterator[Stretch]:
    arrived = frozenset(three for text in _one_sided(other, changes) for three in _threes(terms(text)))
    for change in changes:
        if any(edit.kind == kind for edit in change.edits) and not _is_translated(change, side, other):
            counterpart = _Counterpart(_held(other.text(change.link)), arrived, weights)
            for clause, run in _runs(side, change, kind):
                for span in _quotable(clause.text, run, counterpart):
                    words = span.of(clause.text)
                    yield Stretch(quotes=(Quote(clause.id, span, words),), weight=counterpart.weigh(words))


def _one_sided(side: Side, changes: Sequence[Change]) -> Iterator[str]:
    """Yield what a document has and the other, where it corresponds, has not: clauses by themselves, and runs of words."""
    for change in changes:
        if not (change.link.old and change.link.new):
            yield side.text(change.link)
        yield from (edit.old if side.name == "old" else edit.new for edit in change.edits if edit.kind != "equal")


def _is_translated(change: Change, side: Side, other: Side) -> bool:
    return share_no_language(*([one.clauses[clause_id] for clause_id in one.ids(change.link)] for one in (side, other)))


def _held(text: str) -> frozenset[str]:
    """Return the terms of a text, words with a hyphen in one as well."""
    return frozenset(terms(text)) | frozenset(terms(text.replace("-", "")))


def _threes(held: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(held, held[1:], held[2:], strict=False))


def _runs(side: Side, change: Change, kind: EditKind) -> Iterator[tuple[Clause, Span]]:
    """Yield the runs of words of one kind, each in every unit of the link that it stands in; the texts were compared joined by single spaces."""
    place = 0
    for edit in change.edits:
        start = place
        place += len(edit.old if side.name == "old" else edit.new)
        before = 0
        for clause in (side.clauses[clause_id] for clause_id in side.ids(change.link)) if edit.kind == kind else ():
            run = Span(min(max(start - before, 0), len(clause.text)), min(max(place - before, 0), len(clause.text)))
            if clause.is_unit and run.start < run.stop:
                yield clause, run
            before += len(clause.text) + 1


def _quotable(text: str, run: Span, counterpart: _Counterpart) -> Iterator[Span]:
    """
    Yield what is worth quoting of a run of words: of each sentence all from the first part that lacks something to the last, else single parts.

    A part ends at a comma. Chinese is compared by character, and a cut between two may go through a word: only what stands between marks is quoted.
    """
    for sentence in split_sentences(text):
        start, stop = max(sentence.start, run.start), min(sentence.stop, run.stop)
        cuts = [start, *(comma.end() for comma in _COMMA.finditer(text, start, stop)), stop] if start < stop else []
        parts = [_trimmed(text, first, last) for first, last in pairwise(cuts)]
        parts = [part for part in parts if counterpart.lacks(part.of(text)) and (not has_han(part.of(text)) or _is_whole(text, part))]
        whole = [Span(parts[0].start, parts[-1].stop)] if parts else []
        yield from whole if any(counterpart.weigh(span.of(text)) for span in whole) else (part for part in parts if counterpart.weigh(part.of(text)))


def _trimmed(text: str, start: int, stop: int) -> Span:
    """Return the words between two places without marks around them and little words at their end, which lead to what is not quoted."""
    while start < stop and text[start] in _EDGES:
        start += 1
    found = list(find_words(text[start:stop]))
    while found and is_stop_word(found[-1].group().lower()):
        stop = start + found.pop().start()
    while start < stop and (
        text[stop - 1] in _EDGES
        or (text[stop - 1] in _CLOSING and text.count(text[stop - 1], start, stop) > text.count(_CLOSING[text[stop - 1]], start, stop))
    ):
        stop -= 1
    return Span(start, stop)


def _is_whole(text: str, span: Span) -> bool:
    return (span.start == 0 or text[span.start - 1] in _EDGES) and (span.stop == len(text) or text[span.stop] in _EDGES)


def _ranked(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Sort stretches by weight, and join to each those that have no other words."""
    joined: list[tuple[frozenset[str], list[Quote], float]] = []
    # For each term the stretches that hold it, so that each is held against few others.
    holders: dict[str, list[int]] = {}
    for stretch in sorted(stretches, key=lambda stretch: -stretch.weight):
        own = frozenset(terms(stretch.quotes[0].words))
        near = min((holders.get(term, []) for term in own), key=len)
        same = next((number for number in near if own <= joined[number][0] and len(joined[number][0]) <= _FULLER * len(own)), None)
        if same is None:
            for term in own:
                holders.setdefault(term, []).append(len(joined))
            joined.append((own, list(stretch.quotes), stretch.weight))
        else:
            joined[same][1].extend(stretch.quotes)
    return tuple(Stretch(quotes=tuple(quotes), weight=weight) for _, quotes, weight in joined)
