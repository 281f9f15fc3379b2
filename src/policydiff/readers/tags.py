"""HTML in a Markdown text: the wording between the tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.readers.blocks import BlockKind, Flow
from policydiff.readers.inline import starts_block
from policydiff.text.span import Span

__all__ = ["read_tags"]

# Tags after which a new block starts; all others only mark words.
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|section|article|header|footer|blockquote|pre|h[1-6])\b",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"( {2})?\n")
_HEADING_TAG = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_CELL_TAG, _END_OF_TABLE = re.compile(r"<t[dhr]\b", re.IGNORECASE), re.compile(r"</table\b", re.IGNORECASE)
_HIDDEN_TAG = re.compile(r"<(script|style)\b", re.IGNORECASE)


def read_tags(text: str, span: Span) -> Iterator[tuple[BlockKind, int, Flow]]:
    """
    Take the wording out of a stretch of HTML.

    Yields:
        Kind, level of a heading or 0, and characters of each block.
    """
    pieces: list[Span] = []
    level = 0
    kind: BlockKind = "text"
    for piece, tag in _split(text, span):
        if piece.start < piece.stop:
            pieces.append(piece)
        if _BLOCK_TAG.match(tag):
            for flow in _split_lines(text, pieces):
                yield kind, level, flow
            pieces = []
            heading = _HEADING_TAG.match(tag)
            level = int(heading[1]) if heading else 0
            kind = "heading" if heading else "row" if _CELL_TAG.match(tag) or (kind == "row" and not _END_OF_TABLE.match(tag)) else "text"
    for flow in _split_lines(text, pieces):
        yield kind, level, flow


def _split_lines(text: str, pieces: list[Span]) -> Iterator[Flow]:
    """Part the lines of a block that are clauses of their own, as Markdown does outside HTML."""
    flow = Flow.of(text, pieces)
    start = 0
    for match in _LINE_END.finditer(flow.text):
        if starts_block(flow.text[max(start, match.start() - 8) : match.start()], flow.text[match.end() : match.end() + 200], is_hard=bool(match[1])):
            yield flow.cut(start, match.start())
            start = match.end()
    if flow.text[start:].strip():
        yield flow.cut(start)


def _split(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Yield every stretch between tags with the tag after it."""
    place = span.start
    while place < span.stop:
        opening = text.find("<", place, span.stop)
        if opening < 0:
            break
        closing = _end_of_tag(text, opening, span.stop)
        if closing is None:
            break
        yield Span(place, opening), text[opening : min(closing, opening + 40)]
        place = closing
    yield Span(place, span.stop), ""


def _end_of_tag(text: str, opening: int, stop: int) -> int | None:
    hidden = _HIDDEN_TAG.match(text, opening)
    if text.startswith("<!--", opening):
        end = "-->"
    elif hidden:
        end = f"</{hidden[1].lower()}>"
    else:
        end = ">"
    found = text.find(end, opening, stop)
    return found + len(end) if found >= 0 else None
