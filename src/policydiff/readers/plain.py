"""Plain text into blocks: paragraphs by blank lines, hard-wrapped lines joined, numbers and bullets starting blocks of their own."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.readers.blocks import Block, Document, Dropped, Flow
from policydiff.readers.furniture import find_furniture
from policydiff.readers.lines import Line, find_bullet, group_lines, split_lines
from policydiff.text.span import Span

__all__ = ["read_plain"]


def read_plain(text: str) -> Document:
    r"""
    Take a plain text apart into blocks.

    Example:
        >>> document = read_plain("Aims\n\n1. Keep AI\nsafe.\n- Share tests.\n")
        >>> [(block.bullet, block.flow.text) for block in document.blocks]
        [('', 'Aims'), ('', '1. Keep AI\nsafe.'), ('-', 'Share tests.')]
    """
    lines = split_lines(text)
    furniture = find_furniture(text, lines)
    dropped = tuple(Dropped(Span(lines[index].start, lines[index].stop), "page furniture") for index in sorted(furniture))
    kept = [Line(line.start, line.start, "", 0) if index in furniture else line for index, line in enumerate(lines)]
    blocks = tuple(_make_block(text, kept, group) for group in group_lines(kept))
    return Document(text=text, blocks=blocks, dropped=dropped)


def _make_block(text: str, lines: Sequence[Line], group: tuple[int, ...]) -> Block:
    first = lines[group[0]]
    bullet = find_bullet(first.text)
    skipped = bullet[1] if bullet else 0
    spans = _join_spans(text, [Span(lines[index].start, lines[index].stop) for index in group])
    flow = Flow.of(text, (Span(spans[0].start + skipped, spans[0].stop), *spans[1:]))
    is_spaced = group[0] == 0 or lines[group[0] - 1].is_blank
    return Block(flow=flow, bullet=bullet[0] if bullet else "", indent=first.indent // 2, is_spaced=is_spaced)


def _join_spans(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join the spans of lines between which only white space stands; before a gap the line end is taken along, to keep the words apart."""
    joined = [spans[0]]
    for span in spans[1:]:
        before = joined[-1]
        if text[before.stop : span.start].isspace():
            joined[-1] = Span(before.start, span.stop)
        else:
            joined[-1] = Span(before.start, before.stop + 1)
            joined.append(span)
    return joined
