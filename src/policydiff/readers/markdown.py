"""Markdown into blocks, with the parser of markdown-it-py and places in the source kept."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from policydiff.readers.blocks import Block, BlockKind, Document, Dropped, Flow
from policydiff.readers.front_matter import find_front_matter, read_front_matter
from policydiff.readers.inline import is_emphasised, map_lines, to_source, visible_ranges
from policydiff.readers.tables import is_grid, read_grid, read_pipe_row
from policydiff.readers.tags import read_tags
from policydiff.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_MARKER = re.compile(r"[-*+]|[0-9]{1,9}[.)]")


@define
class _Reading:
    """What has been read so far, and the lists that are open."""

    text: str
    starts: list[int]
    blocks: list[Block] = field(factory=list)
    depth: int = 0
    # Markers of list items that have had no text yet, outermost first.
    markers: list[Span] = field(factory=list)
    # Where to look for the next marker on a line that holds several.
    place: int = 0
    level: int = 0
    in_row: bool = False

    def lines(self, token: Token) -> list[tuple[int, str]]:
        first, last = token.map or (0, 0)
        return [(self.starts[n], self.text[self.starts[n] : self.starts[n + 1] - 1]) for n in range(first, min(last, len(self.starts) - 1))]

    def span_of(self, token: Token) -> Span:
        first, last = token.map or (0, 0)
        return Span(self.starts[first], min(self.starts[min(last, len(self.starts) - 1)], len(self.text)))


def read_markdown(text: str) -> Document:
    r"""
    Take a Markdown text apart into blocks.

    Example:
        >>> document = read_markdown("# Aims\n\n1. Keep AI **safe**.\n- Share [tests](https://example.org).\n")
        >>> [(block.level, block.bullet, block.flow.text) for block in document.blocks]
        [(1, '', 'Aims'), (0, '', '1. Keep AI safe.'), (0, '-', 'Share tests.')]
    """
    front = find_front_matter(text)
    body = text if front is None else re.sub(r"[^\n]", " ", text[: front.stop]) + text[front.stop :]
    reading = _Reading(text, [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1])
    for token in _parser().parse(body):
        _take(reading, token)
    blocks = tuple(reading.blocks)
    if front is None:
        return Document(text=text, blocks=blocks)
    return Document(text=text, blocks=blocks, dropped=(Dropped(front, "metadata"),), provenance=read_front_matter(front.of(text)))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Imported on first use: most runs read no Markdown, and help and completion must not wait for it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    # Policy documents hold no indented code, but many are indented; escapes stay apart from the text around them, so that their place is known.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "text_join"])
    reference = next(rule.fn for rule in parser.block.ruler.__rules__ if rule.name == "reference")

    def read_reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
        # A footnote is no link, though "[^1]: https://example.org" has the form of one.
        return not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]) and bool(reference(state, start, end, silent))

    parser.block.ruler.at("reference", read_reference)
    return parser


def _take(reading: _Reading, token: Token) -> None:
    handle = _HANDLERS.get(token.type)
    if handle is not None:
        handle(reading, token)


def _open_item(reading: _Reading, token: Token) -> None:
    start = max(reading.span_of(token).start, reading.place if reading.markers else 0)
    match = _MARKER.search(reading.text, start)
    if match:
        reading.markers.append(Span(*match.span()))
        reading.place = match.end()


def _take_inline(reading: _Reading, token: Token) -> None:
    if reading.in_row:
        return
    lines = reading.lines(token)
    if lines and is_grid(lines[0][1]):
        for spans in read_grid(lines):
            _add(reading, spans, kind="row")
        return
    mapping = map_lines(lines, token.content)
    if mapping is None:
        _add(reading, [Span(start, start + len(line) + 1) for start, line in lines])
        return
    for ranges in visible_ranges(token):
        spans = [span for first, last in ranges for span in to_source(mapping, first, last)]
        _add(reading, spans, kind="heading" if reading.level else "text", is_emphasised=is_emphasised(token))


def _add(reading: _Reading, spans: Sequence[Span], *, kind: BlockKind = "text", is_emphasised: bool = False) -> None:
    flow = Flow.of(reading.text, _merge(spans))
    if not flow.text.strip():
        return
    block = Block(flow=flow, kind=kind, level=reading.level, indent=reading.depth, is_emphasised=is_emphasised)
    reading.blocks.append(_mark(reading, block))


def _mark(reading: _Reading, block: Block) -> Block:
    """Give a block the bullet or the number of the list item that it opens."""
    if not reading.markers:
        return block
    marker = reading.markers[-1]
    reading.markers.clear()
    sign = marker.of(reading.text)
    if not sign[0].isdigit():
        return evolve(block, bullet=sign)
    first = block.flow.spans[0]
    if reading.text[marker.stop : first.start].strip():
        return evolve(block, flow=Flow.of(reading.text, (Span(marker.start, marker.stop + 1), *block.flow.spans)))
    return evolve(block, flow=Flow.of(reading.text, (Span(marker.start, first.stop), *block.flow.spans[1:])))


def _merge(spans: Sequence[Span]) -> list[Span]:
    """Join spans that touch."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].stop == span.start:
            merged[-1] = Span(merged[-1].start, span.stop)
        else:
            merged.append(span)
    return merged


def _open_list(reading: _Reading, _: Token) -> None:
    reading.depth += 1


def _close_list(reading: _Reading, _: Token) -> None:
    reading.depth -= 1


def _close_item(reading: _Reading, _: Token) -> None:
    reading.markers.clear()


def _open_heading(reading: _Reading, token: Token) -> None:
    reading.level = int(token.tag[1])


def _close_heading(reading: _Reading, _: Token) -> None:
    reading.level = 0


def _take_row(reading: _Reading, token: Token) -> None:
    reading.in_row = True
    _add(reading, read_pipe_row(reading.text, reading.span_of(token)), kind="row")


def _close_row(reading: _Reading, _: Token) -> None:
    reading.in_row = False


def _take_fence(reading: _Reading, token: Token) -> None:
    # Pandoc writes what it could not translate as ```{=html}.
    if not token.info.strip().startswith("{="):
        _add(reading, [Span(start, start + len(line) + 1) for start, line in reading.lines(token)[1:-1]])


def _take_html(reading: _Reading, token: Token) -> None:
    for kind, level, flow in read_tags(reading.text, reading.span_of(token)):
        reading.blocks.append(Block(flow=flow, kind=kind, level=level, indent=reading.depth))


_HANDLERS: dict[str, Callable[[_Reading, Token], None]] = {
    "bullet_list_open": _open_list,
    "ordered_list_open": _open_list,
    "bullet_list_close": _close_list,
    "ordered_list_close": _close_list,
    "list_item_open": _open_item,
    "list_item_close": _close_item,
    "heading_open": _open_heading,
    "heading_close": _close_heading,
    "tr_open": _take_row,
    "tr_close": _close_row,
    "inline": _take_inline,
    "fence": _take_fence,
    "html_block": _take_html,
}
