"""What a format's reader hands to the builder: blocks of text in reading order, each with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Literal

from attrs import field, frozen

from policydiff.model.outline import Provenance, UnreadReason
from policydiff.text.span import Span

__all__ = ["Block", "BlockKind", "Document", "Dropped", "Flow"]

BlockKind = Literal["text", "heading", "row"]


@frozen
class Flow:
    """
    Characters of the source in reading order, with the places that they stand at.

    Attributes:
        text: The characters of the spans, joined as they are.

        spans: Where they stand; what lies between two spans is markup or another block.
    """

    text: str
    spans: tuple[Span, ...]
    _starts: tuple[int, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        starts = accumulate((span.stop - span.start for span in self.spans), initial=0)
        object.__setattr__(self, "_starts", tuple(starts)[:-1])

    @classmethod
    def of(cls, source: str, spans: Iterable[Span]) -> Flow:
        """Return the flow of some spans of a source; empty ones are left out."""
        kept = tuple(span for span in spans if span.start < span.stop)
        return cls("".join(source[span.start : span.stop] for span in kept), kept)

    def cut(self, start: int, stop: int | None = None) -> Flow:
        """Return a part of the flow, by offsets into its text, without the white space around it."""
        stop = len(self.text) if stop is None else stop
        text = self.text[start:stop]
        stripped = text.strip()
        start += len(text) - len(text.lstrip())
        return Flow(stripped, tuple(self._spans_between(start, start + len(stripped))))

    def without(self, ranges: Iterable[tuple[int, int]]) -> Flow:
        """Return the flow without some ranges of its text, which come in order and do not overlap."""
        spans: list[Span] = []
        kept: list[str] = []
        start = 0
        for first, last in (*ranges, (len(self.text), len(self.text))):
            kept.append(self.text[start:first])
            spans.extend(self._spans_between(start, first))
            start = last
        return Flow("".join(kept), tuple(spans))

    def place(self, offset: int) -> int:
        """Return the offset into the source of a character of the flow."""
        index = bisect_right(self._starts, offset) - 1
        return self.spans[index].start + offset - self._starts[index]

    def spans_between(self, start: int, stop: int) -> tuple[Span, ...]:
        """Return where a part of the text stands in the source."""
        return tuple(self._spans_between(start, stop))

    def _spans_between(self, start: int, stop: int) -> Iterable[Span]:
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self.spans) and self._starts[index] < stop:
            span, first = self.spans[index], self._starts[index]
            low, high = max(start, first), min(stop, first + span.stop - span.start)
            if low < high:
                yield Span(span.start + low - first, span.start + high - first)
            index += 1


@frozen(kw_only=True)
class Block:
    """
    A paragraph, list item, heading or table row as the format marks it.

    Attributes:
        flow: Its characters, with the number in front of it but without bullet and markup.

        level: Level of a heading that the markup makes one, else 0.

        bullet: The sign in front of a list item, or nothing.

        indent: Nesting of lists that the block stands in.

        is_emphasised: Whether all of it is set off by bold or italic print.

        is_spaced: Whether a blank line, or what amounts to one, stands before it.
    """

    flow: Flow
    kind: BlockKind = "text"
    level: int = 0
    bullet: str = ""
    indent: int = 0
    is_emphasised: bool = False
    is_spaced: bool = True


@frozen
class Dropped:
    """A stretch of the source that is kept out of every clause, and why."""

    span: Span
    reason: UnreadReason


@frozen(kw_only=True)
class Document:
    """
    A source taken apart into blocks.

    Attributes:
        text: The whole source.

        blocks: In reading order.

        dropped: What is already known to be no wording.

        provenance: What the source itself says of its origin.
    """

    text: str
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    provenance: Provenance = field(factory=Provenance)
