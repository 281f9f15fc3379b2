"""Tables of Markdown: rows between pipes, and the grids that document converters draw."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policydiff.text.span import Span

__all__ = ["is_grid", "read_grid", "read_pipe_row"]

_BORDER = re.compile(r"\+(?:[-=:]{1,400}\+)+")
_PIPE = re.compile(r"(?<!\\)\|")


def is_grid(line: str) -> bool:
    """Tell whether a line is the border of a grid table."""
    return bool(_BORDER.fullmatch(line.strip()))


def read_grid(lines: Sequence[tuple[int, str]]) -> list[list[Span]]:
    """
    Read a grid table.

    Args:
        lines: Offset and text of its lines.

    Returns:
        The cells of each row that holds text, cell after cell.
    """
    rows: list[list[Span]] = []
    row: list[list[Span]] = []
    for start, line in lines:
        if is_grid(line):
            rows.append([span for cell in row for span in cell])
            row = []
            continue
        for column, span in enumerate(_cells(start, line)):
            if column >= len(row):
                row.append([])
            row[column].append(span)
    rows.append([span for cell in row for span in cell])
    return [spans for spans in rows if spans]


def read_pipe_row(text: str, span: Span) -> list[Span]:
    """Return the cells of a table row between pipes; where no white space parts two cells, the pipe stays to do so."""
    line = span.of(text).rstrip("\n")
    cells = _cells(span.start, line)
    return [Span(cell.start, cell.stop + 1) if _touches_next(text, cell) else cell for cell in cells]


def _touches_next(text: str, cell: Span) -> bool:
    before, after = text[cell.stop - 1 : cell.stop], text[cell.stop + 1 : cell.stop + 2]
    return text[cell.stop : cell.stop + 1] == "|" and not before.isspace() and after != "" and not after.isspace()


def _cells(start: int, line: str) -> list[Span]:
    places = [-1, *(match.start() for match in _PIPE.finditer(line)), len(line)]
    return [Span(start + before + 1, start + after) for before, after in pairwise(places)]
