"""
Lay styled text out in lines of a given width: wrapping, hanging indents, columns.

Nothing here ever drops a character but white space at a line end; only ``excerpt`` shortens, and it says so with an ellipsis.
Widths are columns of a terminal, so that a Chinese character counts two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from policydiff.render.visible import visible
from policydiff.text.fold import has_han

__all__ = ["beside", "excerpt", "flow", "hang", "indent", "join", "pad", "styled", "wrap"]

# Chinese typography: no line begins with these, and none ends with those.
_NOT_FIRST = frozenset("，。、；：？！）」』】》〉”’…·,.;:?!)]}%％")
_NOT_LAST = frozenset("（「『【《〈“‘([{")
_WORD = re.compile(r"[^ ]+ *| +")
# Below this a column of words is a staircase; an indent gives way first.
_NARROWEST = 12


def styled(text: str, style: str | Style = "") -> Text:
    """Return text of a document or of ours with a style, control characters spelled out."""
    return Text(visible(text), style=style, end="", no_wrap=True, overflow="ignore")


def join(parts: Sequence[Text | str], separator: str = "") -> Text:
    """Join pieces into one line of text."""
    line = styled("")
    for position, part in enumerate(parts):
        if position and separator:
            line.append(separator)
        line.append_text(part if isinstance(part, Text) else styled(part))
    return line


def wrap(text: Text, width: int) -> list[Text]:
    """
    Break a text into lines of at most ``width`` columns, between words and between Chinese characters; a longer word is cut into several lines.

    Example:
        >>> [line.plain for line in wrap(styled("safe and sound"), 8)]
        ['safe and', 'sound']
    """
    if _measure(text.plain)(text.plain) <= max(width, 2):
        line = text.copy()
        line.rstrip()
        return [line]
    return list(_broken(text, max(width, 2))) or [styled("")]


def _broken(text: Text, width: int) -> Iterator[Text]:
    ranges = _line_ranges(text.plain, width)
    # Rich looks at every style at each cut, so that a styled text is cut in one go; one of a single style needs no rich.
    lines = text.divide([stop for _, stop in ranges][:-1]) if text.spans else (text.blank_copy(text.plain[start:stop]) for start, stop in ranges)
    for line in lines:
        line.rstrip()
        yield line


def _measure(plain: str) -> Callable[[str], int]:
    """Return what measures pieces of a text in columns; those of printable ASCII are as wide as they are long."""
    return len if plain.isascii() and plain.isprintable() else cell_len


def _line_ranges(plain: str, width: int) -> Iterator[tuple[int, int]]:
    measure = _measure(plain)
    start, used = 0, 0
    for first, last in _pieces(plain):
        needed = measure(plain[first:last].rstrip(" "))
        if used and used + needed > width:
            yield start, first
            start, used = first, 0
        if needed > width:
            *whole, (start, _) = _cut(plain, first, last, width)
            yield from whole
            used = measure(plain[start:last])
        else:
            used += measure(plain[first:last])
    if start < len(plain):
        yield start, len(plain)


def _pieces(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what must stay on one line: a word with the spaces after it, or a Chinese character with the marks that lean on it."""
    for word in _WORD.finditer(plain):
        start, stop = word.span()
        # Most words of most texts are ASCII, and nothing breaks within those.
        if not word.group().isascii():
            for position in range(start + 1, stop):
                if _may_break(plain[position - 1], plain[position]):
                    yield start, position
                    start = position
        yield start, stop


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST or not cell_len(after):
        return False
    return has_han(before) or has_han(after) or (before in _NOT_FIRST and cell_len(before) > 1)


def _cut(plain: str, first: int, last: int, width: int) -> list[tuple[int, int]]:
    """Cut an overlong word; a mark without width stays with the letter before it."""
    ranges: list[tuple[int, int]] = []
    start, used = first, 0
    for position in range(first, last):
        cells = cell_len(plain[position])
        if cells and used + cells > width and plain[position] != " ":
            ranges.append((start, position))
            start, used = position, 0
        used += cells
    return [*ranges, (start, last)]


def hang(head: Text | str, body: Text, width: int, *, hanging: int | None = None) -> list[Text]:
    """
    Set a head before the first line of a wrapped body, the other lines indented as far.

    Args:
        head: What stands in front, such as a clause's id.

        body: What is wrapped.

        width: Columns of the whole.

        hanging: Columns that the body is indented by; by default the head's own width and one. A longer head gets a line of its own.
    """
    label = head if isinstance(head, Text) else styled(head)
    margin = cell_len(label.plain) + 1 if hanging is None else hanging
    margin = min(margin, max(width - _NARROWEST, 2))
    lines = wrap(body, width - margin)
    if cell_len(label.plain) >= margin:
        return [*wrap(label, width), *indent(lines, margin)]
    return [join([pad(label, margin), lines[0]]), *indent(lines[1:], margin)]


def flow(text: Text | str, width: int, hanging: int = 2) -> list[Text]:
    """Wrap a text, the lines after the first indented."""
    first, *rest = wrap(text if isinstance(text, Text) else styled(text), width - hanging)
    return [first, *indent(rest, hanging)]


def indent(lines: Sequence[Text], columns: int) -> list[Text]:
    """Put spaces before every line."""
    return [join([" " * columns, line]) if line.plain else line for line in lines]


def pad(text: Text | str, width: int, *, right: bool = False) -> Text:
    """Fill a text with spaces up to a width, before it where ``right``; a longer text stays as it is."""
    line = text if isinstance(text, Text) else styled(text)
    spaces = " " * max(width - cell_len(line.plain), 0)
    return join([spaces, line] if right else [line, spaces])


def excerpt(text: str, width: int) -> Text:
    """
    Return as much of a text as fits on one line, with an ellipsis where something is left out.

    Example:
        >>> excerpt("safe and sound", 10).plain
        'safe and …'
        >>> excerpt("safe and sound", 14).plain
        'safe and sound'
    """
    line = styled(text)
    if cell_len(line.plain) <= width:
        return line
    return join([next(_broken(line, max(width - 2, 2))), " …"])


def beside(left: Sequence[Text], right: Sequence[Text], width: int, gap: str = "  ") -> list[Text]:
    """Set two blocks of lines side by side, the left one ``width`` columns wide."""
    rows = []
    for position in range(max(len(left), len(right))):
        first = left[position] if position < len(left) else ""
        second = right[position] if position < len(right) else ""
        row = join([pad(first, width), gap, second])
        row.rstrip()
        rows.append(row)
    return rows
