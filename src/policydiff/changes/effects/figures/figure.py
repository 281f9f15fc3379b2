"""A figure and where it stands: its sentence, the statement it belongs to, and which figure of the other side it gave way to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from attrs import evolve, frozen

from policydiff.changes.effects.case import Case
from policydiff.changes.effects.figures.readings import quantities_of
from policydiff.changes.effects.wording.likeness import dice
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Comparator, Condition, Exclusion, Modality, Quantity, Sanction
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.lazy import lazy_pattern
from policydiff.text.sentences import split_sentences
from policydiff.text.tokens import terms

__all__ = ["Figure", "FigurePair", "amount", "figures_of", "is_same_amount", "pair_figures"]

# Times in days, so that thirty days compare with two months; working days and months are about so long.
_DAYS = {"day": 1.0, "working day": 1.4, "month": 30.4}
# A comparator that a verb sets off from its figure.
_SET_OFF: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (lazy_pattern("(?:至少|最少|不少于)[\u4e00-\u9fff]{1,5}$"), "at least"),
    (lazy_pattern("(?:至多|最多|不超过|不得超过)[\u4e00-\u9fff]{1,5}$"), "at most"),
)
# "At 20 crowns rather than 25": what no longer holds.
_RATHER = re.compile(
    r"\b(?:rather than|instead of|as opposed to|as against|compared (?:with|to)|(?:up|down) from)\s(?:(?:at|by|of|for) )?\Z", re.IGNORECASE
)
# What is weighed or measured is no number of things.
_MEASURES = frozenset(("gram", "metre", "square metre", "litre", "degree", "decibel", "kilometre per hour", "watt", "watt hour"))
# Two times in different units differ only beyond what these leave open.
_UNIT_SLACK = 0.15
# Figures in the same unit are the same but for rounding.
_ROUNDING = 1e-6
# Words on each side of a figure that tell what it counts.
_NEIGHBOURS = 8
# Figures that are not the only ones of their kind give way to each other where their sentences share so much.
_SAME_SENTENCE = 0.3
# Two figures stay the same figure rather than change places, unless the words around them say otherwise.
_EQUAL_BONUS = 0.35
_COMPARATOR_BONUS = 0.1


@frozen(kw_only=True, eq=False)
class Figure:
    """
    A quantity with its surroundings.

    Attributes:
        span: Where it stands in the passage's text.

        before: The text of its sentence before it; a semicolon ends one too.

        after: The text of its sentence after it.

        statement: The statement that it belongs to, or None.

        follows_statement: Whether it stands behind the words that bind, such as *shall*.

        proviso: The condition or exception that holds it, or None.

        within: The kinds of stretch that hold it: condition, exception, sanction.
    """

    quantity: Quantity
    span: Span
    before: str
    after: str
    statement: Modality | None
    follows_statement: bool
    proviso: Condition | Exclusion | None
    within: frozenset[type[Condition | Exclusion | Sanction]]

    @property
    def family(self) -> str:
        """What can be compared with it: the times are one family, any other unit is its own."""
        unit, kind = self.quantity.unit, self.quantity.kind
        if kind == "frequency":
            return "frequency"
        return "time" if unit in _DAYS else unit

    @property
    def comparator(self) -> Comparator:
        """How it compares, also where a verb stands between: 至少配备两名."""
        if self.quantity.comparator == "exactly" and has_han(self.before):
            for words, comparator in _SET_OFF:
                if words.search(self.before):
                    return comparator
        return self.quantity.comparator

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Terms around it."""
        return (*terms(self.before)[-_NEIGHBOURS:], *terms(self.after)[:_NEIGHBOURS])


@frozen
class FigurePair:
    """A figure and the one that stands in its place."""

    old: Figure
    new: Figure


def figures_of(side: Passage) -> tuple[Figure, ...]:
    """Return the figures of a passage, in order."""
    found = [item for item in quantities_of(side) if not _RATHER.search(side.text, 0, side.span(item).start)]
    sentences = _sentences(side) if found else ()
    return tuple(_figure(side, sentences, item) for item in found)


def amount(figure: Figure) -> float:
    """Return the figure in the unit of its family."""
    return figure.quantity.value * _DAYS.get(figure.quantity.unit, 1.0)


def is_same_amount(old: Figure, new: Figure) -> bool:
    """Tell whether two figures of a family say the same, or may well do: a month may have thirty days."""
    first, second = amount(old), amount(new)
    slack = _ROUNDING if old.quantity.unit == new.quantity.unit else _UNIT_SLACK
    return abs(first - second) <= slack * max(abs(first), abs(second))


def pair_figures(case: Case, old: Sequence[Figure], new: Sequence[Figure]) -> tuple[FigurePair, ...]:
    """
    Pair the figures that stand for each other, those first whose surroundings are most alike, each with one other.

    In a translated pair, whose words cannot be compared, only figures that are the only ones of their family.
    """
    scored = sorted(_candidates(case, old, new), key=lambda item: (-item[0], item[1]))
    taken: tuple[set[int], set[int]] = set(), set()
    pairs: list[tuple[int, int]] = []
    for _, (i, j) in scored:
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return tuple(FigurePair(old[i], new[j]) for i, j in sorted(pairs))


def _candidates(case: Case, old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[tuple[float, tuple[int, int]]]:
    for (i, first), (j, second) in product(enumerate(old), enumerate(new)):
        if not _are_comparable(first, second):
            continue
        is_only = sum(_are_comparable(first, other) for other in new) == sum(_are_comparable(other, second) for other in old) == 1
        if case.is_translated:
            if is_only:
                yield 1.0, (i, j)
            continue
        near = dice(first.neighbours, second.neighbours)
        sentence = dice(terms(first.before + first.after), terms(second.before + second.after))
        if is_only or max(near, sentence) >= _SAME_SENTENCE:
            bonus = _EQUAL_BONUS * is_same_amount(first, second) + _COMPARATOR_BONUS * (first.comparator == second.comparator)
            # Of equally good pairs the one whose figures stand in the same order counts.
            yield near + sentence + bonus - 0.01 * abs(i - j), (i, j)


def _are_comparable(first: Figure, second: Figure) -> bool:
    """Tell whether two figures are of a family; a count whose noun is not said ("exactly five of them") may be of anything counted."""
    if first.family == second.family:
        return True
    kinds = {first.quantity.kind, second.quantity.kind}
    families = {first.family, second.family}
    return "" in families and families.isdisjoint(_MEASURES) and kinds <= {"count", "threshold"}


def _sentences(side: Passage) -> tuple[Span, ...]:
    """Return the sentences of a passage; a semicolon ends one here, since what follows it is another provision."""
    found: list[Span] = []
    for sentence in split_sentences(side.text, side.clauses[0].language or "en"):
        start = sentence.start
        for place in range(sentence.start, sentence.stop):
            if side.text[place] in ";；":
                found.append(Span(start, place + 1))
                start = place + 1
        if start < sentence.stop:
            found.append(Span(start, sentence.stop))
    return tuple(found)


def _figure(side: Passage, sentences: Sequence[Span], item: Quantity) -> Figure:
    span = side.span(item)
    sentence = next((part for part in sentences if part.start <= span.start < part.stop), Span(0, len(side.text)))
    figure = Figure(
        quantity=item,
        span=span,
        before=side.text[sentence.start : span.start],
        after=side.text[span.stop : sentence.stop],
        statement=None,
        follows_statement=False,
        proviso=_proviso(side, span),
        within=frozenset(_within(side, span)),
    )
    inside = [other for other in side.of(Modality) if other.use == "deontic" and sentence.start <= side.span(other).start < sentence.stop]
    if not inside:
        inside = [other for other in side.of(Modality) if other.use == "deontic"]
    if not inside:
        return figure
    # The last statement before the figure governs it; a figure before all of them belongs to the first.
    before = [other for other in inside if side.span(other).start < span.stop]
    return evolve(figure, statement=(before or inside)[-1 if before else 0], follows_statement=bool(before))


def _proviso(side: Passage, span: Span) -> Condition | Exclusion | None:
    """Return the condition that holds a stretch, else the exception."""
    condition = next((found for found in side.of(Condition) if _holds(side.span(found), span)), None)
    return condition or next((found for found in side.of(Exclusion) if _holds(side.span(found), span)), None)


def _within(side: Passage, span: Span) -> Iterator[type[Condition | Exclusion | Sanction]]:
    return (type(item) for item in side.annotations if isinstance(item, (Condition, Exclusion, Sanction)) and _holds(side.span(item), span))


def _holds(stretch: Span, span: Span) -> bool:
    return stretch.start <= span.start and span.stop <= stretch.stop
