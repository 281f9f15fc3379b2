"""A figure while its text is read, and the words that say how it compares."""

from __future__ import annotations

from typing import cast

from attrs import frozen

from policydiff.annotate.phrases import Lexicon
from policydiff.annotate.quantities.lexicon import rule_after, rule_before
from policydiff.model.annotation import Comparator, QuantityKind

__all__ = ["Figure", "compare"]


@frozen(kw_only=True)
class Figure:
    """A quantity by its place in the folded text; ``whole`` is where the words stand that it is a part of."""

    start: int
    stop: int
    kind: QuantityKind
    comparator: Comparator
    value: float
    unit: str
    rule: str
    whole: tuple[int, int] | None = None


def compare(text: str, start: int, stop: int, lexicon: Lexicon) -> tuple[Comparator, int, int, bool]:
    """Return how the figure in a stretch compares, the stretch with the words that say so, and whether they make a time a deadline."""
    before = rule_before(text, start, lexicon, "comparator")
    after = rule_after(text, stop, lexicon, "comparator-after")
    rule = before[0] if before else after[0] if after else None
    comparator = cast("Comparator", rule.unit) if rule is not None else "exactly"
    is_deadline = any(found is not None and found[0].reach == "deadline" for found in (before, after))
    return comparator, before[1] if before else start, after[1] if after else stop, is_deadline
