"""Where the visible characters of Markdown stand in the source: emphasis, links, escapes and inline HTML left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from policydiff.text.labels import parse_label
from policydiff.text.span import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["is_emphasised", "map_lines", "starts_block", "to_source", "visible_ranges"]

# Pandoc's attributes: [Chapter 2]{.smallcaps} and a heading's {#anchor}.
_BRACKETED = re.compile(r"\[([^\[\]\n]{1,300})\]\{[^{}\n]{0,200}\}")
_ATTRIBUTES = re.compile(r"\s{0,4}\{[#.][^{}\n]{0,200}\}\s{0,4}$")
_LINE_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_ENDED = re.compile(r"(?:[.;:!?。；：！？][\"”’)]{0,3}|; (?:or|and))$")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\]:")
_CONTAINERS = frozenset({"em_open", "strong_open", "s_open"})

Range = tuple[int, int]


@define
class _Walk:
    """A place in the content of a block, and the visible ranges found up to it, in runs between forced line breaks."""

    content: str
    place: int = 0
    runs: list[list[Range]] = field(factory=lambda: [[]])
    has_lost: bool = False

    def skip(self, markup: str) -> None:
        found = self.content.find(markup, self.place)
        self.place = found + len(markup) if found >= 0 else self.place

    def take(self, visible: str) -> None:
        found = self.content.find(visible, self.place)
        if found < 0:
            self.has_lost = True
        elif visible:
            self.runs[-1].append((found, found + len(visible)))
            self.place = found + len(visible)

    def skip_target(self) -> None:
        """Pass over what follows a link's text: its bracket and the target in parentheses or brackets."""
        self.skip("]")
        closing = {"(": ")", "[": "]"}.get(self.content[self.place : self.place + 1])
        if closing is None:
            return
        depth, opening = 0, self.content[self.place]
        for index in range(self.place, len(self.content)):
            character = self.content[index]
            if self.content[index - 1] == "\\":
                continue
            depth += (character == opening) - (character == closing)
            if depth == 0:
                self.place = index + 1
                return


def visible_ranges(token: Token) -> list[list[Range]]:
    """
    Return the ranges of an inline token's content that a reader sees.

    Returns:
        One list of ranges for each run between forced line breaks (``<br>``).
    """
    walk = _Walk(token.content)
    for child in token.children or ():
        _step(walk, child)
    if walk.has_lost:
        # Rather markup among the wording than wording lost.
        return [[(0, len(token.content))]]
    hidden = _pandoc_ranges(token.content)
    return [_subtract(run, hidden) for run in walk.runs] if hidden else walk.runs


def is_emphasised(token: Token) -> bool:
    """Tell whether bold or italic print covers the whole of an inline token."""
    children = [child for child in token.children or () if child.content.strip() or child.type not in {"text", "softbreak", "hardbreak"}]
    if len(children) < 3 or children[0].type not in _CONTAINERS:  # noqa: PLR2004 - opening, text, closing
        return False
    depth = 0
    for index, child in enumerate(children):
        depth += child.nesting
        if depth == 0 and index < len(children) - 1:
            return False
    return True


def map_lines(source_lines: Sequence[tuple[int, str]], content: str) -> list[tuple[int, int]] | None:
    """
    Find the lines of a block's content in the source.

    Args:
        source_lines: Offset and text of the source lines that the block spans.

        content: The content as the parser gives it: indents and quote signs taken off.

    Returns:
        For every line its offset in the content and in the source, or None where they do not agree.
    """
    found: list[tuple[int, int]] = []
    offset = 0
    for number, line in enumerate(content.split("\n")):
        if number >= len(source_lines):
            return None
        start, text = source_lines[number]
        wanted, trimmed = line.rstrip(), text.rstrip()
        place = len(trimmed) - len(wanted) if trimmed.endswith(wanted) else text.find(wanted)
        if place < 0:
            return None
        found.append((offset, start + place))
        offset += len(line) + 1
    return found


def to_source(mapping: Sequence[tuple[int, int]], first: int, last: int) -> list[Span]:
    """Return where a range of the content stands in the source; a range over several lines gives several spans."""
    spans: list[Span] = []
    number = bisect_right(mapping, first, key=lambda line: line[0]) - 1
    while number < len(mapping) and mapping[number][0] < last:
        offset, place = mapping[number]
        stop = mapping[number + 1][0] if number + 1 < len(mapping) else last
        low, high = max(first, offset), min(last, stop)
        if low < high:
            spans.append(Span(place + low - offset, place + high - offset))
        number += 1
    return spans


def _step(walk: _Walk, child: Token) -> None:
    """Walk over one part of a block: take what is visible and pass over what is markup."""
    if child.type == "text":
        walk.take(child.content)
    elif child.type in {"softbreak", "hardbreak"}:
        _break(walk, is_hard=child.type == "hardbreak")
    elif child.type.startswith("link_") or child.type == "image":
        _step_over_link(walk, child)
    elif child.type == "text_special":
        _take_special(walk, child)
    elif child.type == "code_inline":
        walk.skip(child.markup)
        walk.take(walk.content[walk.place : walk.content.find(child.markup, walk.place)])
        walk.skip(child.markup)
    elif child.type == "html_inline":
        walk.skip(child.content)
        if _LINE_BREAK.fullmatch(child.content):
            walk.runs.append([])
    else:
        walk.skip(child.markup)


def _step_over_link(walk: _Walk, child: Token) -> None:
    is_plain = child.markup == "autolink"
    if child.type == "image":
        walk.skip("![")
        walk.skip(child.content)
        walk.skip_target()
    elif child.type == "link_open":
        walk.skip("<" if is_plain else "[")
    elif is_plain:
        walk.skip(">")
    else:
        walk.skip_target()


def _break(walk: _Walk, *, is_hard: bool) -> None:
    """Take a line break; after the end of a sentence a forced one, or a number behind it, starts a block of its own."""
    before = walk.content[max(0, walk.place - 8) : walk.place]
    walk.take("\n")
    if starts_block(before, walk.content[walk.place : walk.place + 200], is_hard=is_hard):
        walk.runs.append([])


def starts_block(before: str, after: str, *, is_hard: bool) -> bool:
    """Tell whether a line break between two pieces of text is more than a place to wrap the line."""
    following = after.lstrip()
    if _NOTE.match(following):
        return True
    if not _ENDED.search(before.rstrip()):
        return False
    return is_hard or (parse_label(following) is not None and not following.startswith(("“", '"', "'")))


def _take_special(walk: _Walk, child: Token) -> None:
    """Take an escaped character without its backslash; a character reference is taken whole and decoded when the wording is made."""
    if child.markup.startswith("\\"):
        walk.skip("\\")
        walk.take(child.content)
    else:
        walk.take(child.markup)


def _pandoc_ranges(content: str) -> list[Range]:
    if "{" not in content:
        return []
    hidden = [part for match in _BRACKETED.finditer(content) for part in ((match.start(), match.start() + 1), (match.end(1), match.end()))]
    attributes = _ATTRIBUTES.search(content)
    if attributes and (not hidden or attributes.start() >= hidden[-1][1]):
        hidden.append(attributes.span())
    return hidden


def _subtract(ranges: list[Range], hidden: list[Range]) -> list[Range]:
    kept = ranges
    for first, last in hidden:
        kept = [part for low, high in kept for part in ((low, min(high, first)), (max(low, last), high)) if part[0] < part[1]]
    return kept
