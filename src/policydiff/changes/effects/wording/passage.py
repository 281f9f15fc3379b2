"""One side of a link, read as one text: its clauses joined by single spaces, with what they say at its place in that text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from attrs import field, frozen

from policydiff.model.annotation import Actor, Annotation, Condition, Exclusion, Hedge, Modality, Quantity, Sanction
from policydiff.model.change import Quote
from policydiff.model.outline import Clause, Span
from policydiff.text.fold import has_han

__all__ = ["Passage"]

A = TypeVar("A", bound=Annotation)
Found = Modality | Actor | Quantity | Hedge | Condition | Exclusion | Sanction


@frozen(kw_only=True, eq=False)
class Passage:
    """
    The clauses of one side of a link.

    Attributes:
        clauses: In reading order, at least one.

        annotations: What the clauses say, in reading order.

        place: Where the first of them stands in its document, from 0 (first) to 1 (last).

        text: The texts joined by single spaces.

        is_chinese: Whether that text is written in Chinese characters.
    """

    clauses: tuple[Clause, ...]
    annotations: tuple[Annotation, ...]
    place: float
    text: str = field(init=False)
    is_chinese: bool = field(init=False)
    _starts: tuple[int, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        texts = [clause.text for clause in self.clauses]
        object.__setattr__(self, "text", " ".join(texts))
        object.__setattr__(self, "is_chinese", has_han(self.text))
        object.__setattr__(self, "_starts", tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)))

    def of(self, kind: type[A]) -> Iterator[A]:
        """Yield the annotations of one kind, in order."""
        return (item for item in self.annotations if isinstance(item, kind))

    def span(self, found: Found) -> Span:
        """Return where an annotation stands in the joined text."""
        return self.shifted(found.clause, found.span)

    def shifted(self, clause_id: str, span: Span) -> Span:
        """Return where a span of a clause stands in the joined text."""
        if clause_id == self.clauses[0].id:
            return span
        start = next(start for clause, start in zip(self.clauses, self._starts, strict=True) if clause.id == clause_id)
        return Span(start + span.start, start + span.stop)

    def quote(self, span: Span) -> Quote:
        """Return a stretch of the joined text as words of the clause that it begins in."""
        number = max((n for n, start in enumerate(self._starts) if start <= span.start), default=0)
        clause, start = self.clauses[number], self._starts[number]
        inside = Span(span.start - start, min(span.stop - start, len(clause.text)))
        return Quote(clause.id, inside, inside.of(clause.text))

    def quotes(self, spans: Sequence[Span]) -> tuple[Quote, ...]:
        """Return stretches of the joined text as words of their clauses, each once and in order."""
        return tuple(self.quote(span) for span in sorted(set(spans), key=lambda span: (span.start, span.stop)))
