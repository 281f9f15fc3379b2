"""
Figures in normal form: money, percentages, counts, durations, deadlines, dates, frequencies, thresholds and multiples.

A number is a quantity only where the words around it say what it measures; numbers of articles, versions, citations and titles are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from policydiff.annotate.phrases import Lexicon, find_phrases
from policydiff.annotate.quantities.dates import find_dates
from policydiff.annotate.quantities.figure import Figure, compare
from policydiff.annotate.quantities.figures import COUNTING, find_figures
from policydiff.annotate.quantities.fractions import PARTS, find_fractions
from policydiff.annotate.quantities.lexicon import load_quantities, part_of, rule_after, shipped_quantities
from policydiff.annotate.quantities.numerals import ORDINALS, find_powers
from policydiff.annotate.reading import Reading, reading_of
from policydiff.model.annotation import Quantity, QuantityKind
from policydiff.model.outline import Outline
from policydiff.text.fold_in_place import Folded
from policydiff.text.span import Span

__all__ = ["annotate_quantities", "find_quantities", "load_quantities", "shipped_quantities"]

_DIGITS = 6

_TITLE = re.compile("《[^》]{0,200}》")
_AROUND = 12
_DIGIT = re.compile("[0-9]")
# What every power of ten holds.
_POWER = re.compile("10|[0-9][eE]|十的")
_NUMBERED_DAY = re.compile(
    r"(?<![a-z])(?:(?:by|before|on or before|(?:no|not) later than) )the (?:(?P<n>[0-9]{1,3})(?:st|nd|rd|th)|(?P<word>"
    + "|".join(ORDINALS)
    + r")) (?P<working>working |business )?day"
    # The 15th day of the month is a date.
    + r"(?= (?:after|from|following|of)(?![a-z]))(?! of (?:the|each|every|any|that|such) (?:\w{1,12} )?(?:week|month|quarter|year|term)(?![a-z]))"
)


def annotate_quantities(outline: Outline, lexicon: Lexicon | None = None) -> tuple[Quantity, ...]:
    """
    Find the quantities of an outline.

    Args:
        outline: The document; headings say nothing of amounts and are passed over.

        lexicon: Words around figures; those that come with the library where None.

    Returns:
        Quantities in reading order.
    """
    return tuple(
        item for clause in outline.clauses if not clause.is_heading for item in find_quantities(clause.text, clause=clause.id, lexicon=lexicon)
    )


def find_quantities(text: str | Reading, *, clause: str = "", lexicon: Lexicon | None = None) -> tuple[Quantity, ...]:
    """
    Return the quantities of a text, English and Chinese, in order and without overlap.

    Args:
        text: The text.

        clause: Id of the clause that it is.

        lexicon: Words around figures; those that come with the library where None.

    Example:
        >>> [(item.kind, item.comparator, item.value, item.unit) for item in find_quantities("Report within thirty (30) days, at least twice a year.")]
        [('deadline', 'at most', 30.0, 'day'), ('frequency', 'at least', 2.0, 'time')]
    """
    reading = reading_of(text)
    folded = reading.folded
    figures = _figures(reading, lexicon or shipped_quantities())
    if not figures:
        return ()
    figures.sort(key=lambda figure: figure.start)
    quantities: list[Quantity] = []
    for figure in _without_repeats(figures, folded.text):
        quantity = _quantity(figure, clause, reading.text, folded)
        # One character may fold to several, of which two figures were read.
        if not quantities or quantities[-1].span.stop <= quantity.span.start:
            quantities.append(quantity)
    return tuple(quantities)


def _figures(reading: Reading, lexicon: Lexicon) -> list[Figure]:
    """Return the figures of a text, none of which overlap; a source is asked only where the text holds what it goes by."""
    folded, has_digit = reading.folded, _DIGIT.search(reading.folded.text) is not None
    sources: list[Iterable[Figure]] = []
    if "19" in folded.text or "20" in folded.text or "年" in folded.text:
        sources.append(_dates(folded))
    if "day" in folded.text:
        sources.append(_numbered_days(folded.text))
    if not reading.is_plain or not reading.words.isdisjoint(PARTS):
        sources.append(find_fractions(folded.text, lexicon))
    if (has_digit or not reading.is_plain) and _POWER.search(reading.text) is not None:
        sources.append(_powers(reading.text, folded, lexicon))
    sources.append(_worded(reading, lexicon))
    may_count = has_digit or not reading.is_plain or not reading.words.isdisjoint(COUNTING)
    taken = _Taken(bytearray(len(folded.text)))
    for title in _TITLE.finditer(folded.text) if "《" in folded.text else ():
        taken.mark(*title.span())
    figures = [figure for source in sources for figure in source if taken.take(figure)]
    if may_count:
        printed = reading.text if folded.places is None else None
        figures.extend(figure for figure in find_figures(folded.text, printed, lexicon) if taken.take(figure))
    return figures


@frozen
class _Taken:
    """Marks the characters that a quantity was read from, or that none may be read from."""

    marks: bytearray

    def take(self, figure: Figure) -> bool:
        """Tell whether a figure's stretch is free, and take it if so."""
        if any(self.marks[figure.start : figure.stop]):
            return False
        self.mark(figure.start, figure.stop)
        return True

    def mark(self, start: int, stop: int) -> None:
        self.marks[start:stop] = b"\1" * (stop - start)


def _dates(folded: Folded) -> list[Figure]:
    return [
        Figure(
            start=found.start,
            stop=found.stop,
            kind="deadline" if found.is_end else "date",
            comparator=found.comparator,
            value=float(found.value),
            unit="date",
            rule="date",
        )
        for found in find_dates(folded.text)
    ]


def _numbered_days(folded: str) -> Iterator[Figure]:
    """Yield the deadlines that number a day: *by the 60th day after receipt*."""
    for match in _NUMBERED_DAY.finditer(folded):
        value = float(match["n"]) if match["n"] else float(ORDINALS[match["word"]])
        unit = "working day" if match["working"] else "day"
        yield Figure(start=match.start(), stop=match.end(), kind="deadline", comparator="at most", value=value, unit=unit, rule="numbered-day")


def _powers(text: str, folded: Folded, lexicon: Lexicon) -> list[Figure]:
    figures: list[Figure] = []
    for power in find_powers(text):
        start, stop = folded.places_of(Span(power.start, power.stop))
        unit = rule_after(folded.text, stop, lexicon, "unit")
        comparator, start, stop, _ = compare(folded.text, start, unit[1] if unit else stop, lexicon)
        figures.append(
            Figure(
                start=start,
                stop=stop,
                kind="threshold",
                comparator=comparator,
                value=power.value * (unit[0].value if unit else 1),
                unit=unit[0].unit if unit else "operation",
                rule="power",
            )
        )
    return figures


def _worded(reading: Reading, lexicon: Lexicon) -> list[Figure]:
    """Return the frequencies and multiples that are words without a figure: *annually*, *quadruple*, 翻两番."""
    folded = reading.folded
    figures: list[Figure] = []
    kinds: tuple[QuantityKind, ...] = ("frequency", "multiple")
    for kind in kinds:
        for found in find_phrases(reading, part_of(lexicon, kind)):
            start, stop = folded.places_of(found.span)
            least = kind == "frequency" and "至少" in folded.text[start:stop]
            comparator, start, stop, _ = compare(folded.text, start, stop, lexicon)
            figures.append(
                Figure(
                    start=start,
                    stop=stop,
                    kind=kind,
                    comparator="at least" if least else comparator,
                    value=found.rule.value,
                    unit="time",
                    rule=f"{kind}-word",
                )
            )
    return figures


def _without_repeats(figures: list[Figure], folded: str) -> list[Figure]:
    """Leave out a figure that says the one before it again, in brackets: *EUR 5 000 000 (five million euros)*."""
    kept: list[Figure] = []
    for figure in figures:
        last = kept[-1] if kept else None
        between = folded[last.stop : figure.start].strip() if last and figure.start - last.stop < _AROUND else None
        if last and last.kind == "frequency" and figure.rule == "frequency-count" and figure.start - last.stop < _AROUND:
            # 每月……两次: the month is that of the two times.
            kept[-1] = evolve(figure, start=last.start)
        elif last and between in ("(", "(i.e.", "(即") and (last.value, last.unit) == (figure.value, figure.unit):
            kept[-1] = evolve(last, stop=figure.stop + folded.startswith(")", figure.stop))
        else:
            kept.append(figure)
    return kept


def _quantity(figure: Figure, clause: str, text: str, folded: Folded) -> Quantity:
    span = folded.original_span(figure.start, figure.stop)
    return Quantity(
        clause=clause,
        span=span,
        kind=figure.kind,
        comparator=figure.comparator,
        # Twelve minutes are a fraction of a day without end; rounded once, here, before anything compares or prints it.
        value=round(figure.value, _DIGITS),
        unit=figure.unit,
        whole=folded.original_span(*figure.whole).of(text) if figure.whole else None,
        rule=figure.rule,
        trigger=span.of(text),
    )
