"""Two figures that belong together: the ends of a range, and a choice."""

from __future__ import annotations

import re

from attrs import evolve

from policydiff.annotate.quantities.figure import Figure
from policydiff.annotate.quantities.numerals import Numeral

__all__ = ["with_low_end"]

# Between the two figures of a range, and of a choice.
_RANGE = re.compile(r"\s?(?:-|~|至|到|to)\s?")
_RANGE_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"(?<![a-z])between\s\S{0,5}$")
_CHOICE = re.compile(r"\sor\s|或者?|、")
# Of two figures that lie further apart it is not said whether a scale goes for both.
_SCALED = 1000


def with_low_end(folded: str, figures: list[Figure], figure: Figure, last: Numeral | None, numeral: Numeral) -> list[Figure]:
    """Return a figure, and before it the low end of the range that it is the high end of; none where it is one of two to choose from."""
    if last is None or last.is_article:
        return [figure]
    previous = figures[-1] if figures and figures[-1].stop > last.start else None
    between = folded[previous.stop if previous else last.stop : numeral.start]
    if previous is None and _CHOICE.fullmatch(between):
        return []
    if not _RANGE.fullmatch(between.rstrip("$€£¥")) and not (
        _RANGE_AND.fullmatch(between.rstrip("$€£¥")) and _BETWEEN.search(folded, max(0, last.start - 20), last.start)
    ):
        return [figure]
    if last.value >= numeral.value or numeral.value >= _SCALED * last.value:
        # "5 to 10 million": whether the million goes for both is not said.
        if previous is not None:
            figures.pop()
        return []
    high = evolve(figure, comparator="at most", rule="range")
    if previous is not None:
        figures[-1] = evolve(previous, comparator="at least", unit=figure.unit, kind=figure.kind, rule="range")
        return [high]
    factor = figure.value / numeral.value
    return [
        evolve(high, start=last.start, stop=last.stop, comparator="at least", value=last.value * factor),
        evolve(high, start=max(numeral.start, last.stop)),
    ]
