"""Lines of a plain text, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from attrs import frozen

from policydiff.text.labels import Label, parse_label, parse_long_number

__all__ = ["Line", "find_bullet", "group_lines", "is_open", "split_lines"]

# Hard-wrapped text is at most so wide; where lines run on beyond, each line is a paragraph.
_MAX_WIDTH = 130
# A line whose next word would have fitted into this share of the width was ended on purpose.
_SHORT = 0.75
# Where more than this share of the lines of a stanza were ended on purpose, it is a list of lines.
_LIST = 0.6
_SPACED_BULLET = re.compile(r"([-–—‒―*•‣◦▪▫●○■□✓✔➢·∙>⁃])[ \t\u00a0\u3000]+(?=\S)")
_CLOSE_BULLET = re.compile(r"(——|－－|[•‣◦▪●■‒➢⁃])(?=[^\s\d\W])")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\]:|\[[0-9]{1,3}\]\s")
_TERMINAL = re.compile(r"[.!?;:…。！？；：।॥۔؟][\"'”’»)\]）】」』]{0,3}$")
# A line that ends so has its number on the next one.
_CITING = re.compile(
    r"(?:\S\s(?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Aa]rticle|[Cc]hapter|[Cc]lause|[Pp]oint|[Rr]ule|[Rr]ecital|[Aa]nnex)s?|§|\b(?:U\. ?S\. ?C|C\. ?F\. ?R|Stat|Nos?)\.)$"
)


# It cites none where it speaks of itself, or of one that needs no number.
_UNNUMBERED = re.compile(r"\b(?:th(?:is|at|e|ese|ose)|such|any|each|every|an?|said|same)\s\w+$", re.IGNORECASE)


@frozen
class Line:
    """
    A line of the source.

    Attributes:
        start: Offset of its first character that is no white space, or of its end.

        stop: Offset after its last character that is no white space.

        text: What stands between.

        indent: Columns of white space before it.
    """

    start: int
    stop: int
    text: str
    indent: int

    @property
    def is_blank(self) -> bool:
        """Tell whether the line holds white space only."""
        return not self.text

    @property
    def label(self) -> Label | None:
        """The number that the line starts with."""
        return parse_label(self.text) or parse_long_number(self.text) if self.text else None


def split_lines(text: str) -> tuple[Line, ...]:
    """Split a source into lines, one for each line end, so that indices count lines."""
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if stripped else len(raw)
        lines.append(Line(start + lead, start + lead + len(stripped), stripped, _columns(raw[:lead])))
        start += len(raw) + 1
    return tuple(lines)


def find_bullet(text: str) -> tuple[str, int] | None:
    """Return the bullet that a line starts with and the offset of what follows it, or None."""
    match = _SPACED_BULLET.match(text) or _CLOSE_BULLET.match(text)
    return (match[1], match.end()) if match else None


def is_open(text: str) -> bool:
    """Tell whether a text stops in mid-sentence, at a word or a comma."""
    return text[-1:].isalnum() or text[-1:] in {",", "，", "、", "-"}


def group_lines(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """
    Put the lines together that make up a paragraph, heading or item.

    Args:
        lines: All lines; blank ones separate, unless the whole text is set with a blank line after every line.

    Yields:
        Indices of the lines of one block, in order.
    """
    stanzas = list(_stanzas(lines))
    for stanza in _close_up(lines, stanzas) if _is_double_spaced(lines, stanzas) else stanzas:
        yield from _split_stanza(lines, stanza)


def _columns(white: str) -> int:
    # A tab is worth four columns, an ideographic space two.
    return sum(4 if character == "\t" else 2 if character == "\u3000" else 1 for character in white)


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _stanzas(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    stanza: list[int] = []
    for index, line in enumerate(lines):
        if not line.is_blank:
            stanza.append(index)
        elif stanza:
            yield tuple(stanza)
            stanza = []
    if stanza:
        yield tuple(stanza)


def _runs_on(before: Line, after: Line) -> bool:
    return is_open(before.text) and after.text[0].islower() and not after.label and not find_bullet(after.text)


def _is_double_spaced(lines: Sequence[Line], stanzas: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether blank lines stand between the lines of one sentence, as in text copied out of some page layouts."""
    if len(stanzas) < 10 or sum(map(len, stanzas)) > 1.1 * len(stanzas):  # noqa: PLR2004 - too short to tell; not single lines
        return False
    n_running_on = sum(_runs_on(lines[before[-1]], lines[after[0]]) for before, after in pairwise(stanzas))
    return n_running_on > 0.15 * len(stanzas)


def _close_up(lines: Sequence[Line], stanzas: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    joined: tuple[int, ...] = ()
    for stanza in stanzas:
        line = lines[stanza[0]]
        is_cited = bool(joined) and _is_cited(lines[joined[-1]], line, lines[joined[0]])
        if joined and not is_cited and (_TERMINAL.search(lines[joined[-1]].text) or line.label or find_bullet(line.text)):
            yield joined
            joined = ()
        joined += stanza
    if joined:
        yield joined


def _split_stanza(lines: Sequence[Line], stanza: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if len(stanza) == 1:
        yield stanza
        return
    width = max(_width(lines[index].text) + lines[index].indent for index in stanza[:-1])
    pairs = [(lines[before], lines[after]) for before, after in pairwise(stanza)]
    short = [_is_short(before, after, width) for before, after in pairs]
    is_list = len(pairs) > 1 and sum(short) > _LIST * len(pairs)
    group = [stanza[0]]
    for index, (before, after), is_short in zip(stanza[1:], pairs, short, strict=True):
        is_new = width > _MAX_WIDTH or (is_list and not after.text[0].islower()) or is_short or _starts_block(before, after, lines[group[0]])
        if is_new:
            yield tuple(group)
            group = []
        group.append(index)
    yield tuple(group)


def _is_short(before: Line, after: Line, width: int) -> bool:
    """Tell whether the line was ended on purpose: there was room for the next word."""
    used = before.indent + _width(before.text)
    if not after.text[0].isascii() and east_asian_width(after.text[0]) in "WF":
        # Between Chinese characters a line breaks anywhere, so that two free places are a decision.
        return used + 4 <= width and bool(_TERMINAL.search(before.text))
    return used + 1 + len(after.text.split(None, 1)[0]) < _SHORT * width


def _is_cited(before: Line, after: Line, first: Line) -> bool:
    """Tell whether a line begins with the number that the line before cites: "under section", "18(a) of the Act"."""
    label = after.label
    return (
        _CITING.search(before.text) is not None
        and _UNNUMBERED.search(before.text) is None
        and after.text[:1] in "(0123456789"
        and (label is None or after.text[len(label.text) :][:1] not in (".", ":"))
        # "(b)" below "(a)" is the next item.
        and not (after.text[0] == "(" and _counts_on(first, after))
    )


def _counts_on(first: Line, after: Line) -> bool:
    """Tell whether a line has the number that follows the one of the block above it."""
    label, above = after.label, first.label
    return bool(label and above and label.family == above.family and label.value == above.value + 1)


def _starts_block(before: Line, after: Line, first: Line) -> bool:
    if _is_cited(before, after, first):
        return False
    if _NOTE.match(after.text):
        return True
    is_ended = bool(_TERMINAL.search(before.text)) or before.text.endswith((" and", " or", ","))
    bullet = find_bullet(after.text)
    if bullet or after.label:
        return is_ended or bool(bullet and find_bullet(first.text)) or _counts_on(first, after)
    is_hanging = bool(find_bullet(first.text) or first.label)
    return is_ended and after.indent >= before.indent + 2 and not is_hanging
