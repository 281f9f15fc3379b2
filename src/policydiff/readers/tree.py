"""The tree of a document: which piece stands below which, by the counts of their numbers and the ranks of their headings."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from policydiff.readers.headings import Piece
from policydiff.readers.lists import BULLET, Entry, find_list, follows
from policydiff.readers.node import Node
from policydiff.readers.ranks import Ranks
from policydiff.readers.wording import ends_in_colon
from policydiff.text.labels import Label

__all__ = ["build_tree"]

_UNMARKED, _ROW = f"{BULLET}¶", f"{BULLET}|"


@define
class _Section:
    """A division that is open, and the lists that were open where it started."""

    rank: float
    node: Node
    outer: list[Entry]


@define
class _Growth:
    """The open divisions, outermost first, and the open lists within the last of them."""

    ranks: Ranks
    sections: list[_Section] = field(factory=list)
    lists: list[Entry] = field(factory=list)
    # The last value of each family, to tell V after IV from V after U.
    seen: dict[str, float] = field(factory=dict)
    last: Node | None = None

    @property
    def section(self) -> Node | None:
        return self.sections[-1].node if self.sections else None


def build_tree(pieces: Sequence[Piece]) -> tuple[Node, ...]:
    """Put every piece in its place; the nodes come in reading order."""
    growth = _Growth(Ranks.of(pieces))
    nodes: list[Node] = []
    for piece, upcoming in zip(pieces, _upcoming_labels(pieces), strict=True):
        node = Node(piece)
        _place(growth, node, upcoming)
        if node.family:
            growth.seen[node.family] = node.value
        nodes.append(node)
        growth.last = node
    return tuple(nodes)


def _upcoming_labels(pieces: Sequence[Piece]) -> list[Label | None]:
    """Return for each piece the next number behind it, up to the next division."""
    upcoming: list[Label | None] = []
    label: Label | None = None
    for piece in reversed(pieces):
        upcoming.append(label)
        if piece.part.label is not None or piece.is_heading:
            label = None if piece.part.is_structural else piece.part.label
    return upcoming[::-1]


def _place(growth: _Growth, node: Node, upcoming: Label | None) -> None:
    piece, part = node.piece, node.part
    if part.note is not None:
        return
    if piece.place in {"title", "subtitle"}:
        node.parent = _title_of(growth) if piece.place == "subtitle" else None
    elif piece.place == "heading" or part.is_structural:
        _open_section(growth, node)
    elif part.label is not None:
        _place_numbered(growth, node, part.label)
    elif part.block.bullet:
        _place_bullet(growth, node, f"{BULLET}{part.block.bullet}")
    elif part.block.kind == "row" or _is_unmarked_item(growth, node):
        _place_bullet(growth, node, _ROW if part.block.kind == "row" else _UNMARKED)
    else:
        _place_paragraph(growth, node, upcoming)


def _title_of(growth: _Growth) -> Node | None:
    last = growth.last
    return last if last is not None and last.piece.place == "title" else last.parent if last is not None else None


def _open_section(growth: _Growth, node: Node) -> None:
    rank = growth.ranks.rank(node.piece)
    outer = growth.lists
    while growth.sections and growth.sections[-1].rank >= rank:
        outer = growth.sections.pop().outer
    label = node.part.label
    node.parent = node.anchor = growth.section
    node.family, node.value = (label.family, label.value) if label else ("", 0.0)
    growth.sections.append(_Section(rank, node, outer))
    growth.lists = []


def _place_numbered(growth: _Growth, node: Node, label: Label) -> None:
    indent = node.part.block.indent
    nested = next((reading for reading in label.readings if reading[1] == 1), None) if _announces(growth.last) else None
    if nested is not None:
        node.family, node.value = nested
        _open_list(growth, node, indent)
        return
    found = find_list(growth.lists, label, indent, growth.last) or _find_outer(growth, label)
    if found is not None:
        index, node.family, node.value = found
        entry = growth.lists[index]
        del growth.lists[index + 1 :]
        _join(entry, node, is_item=entry.node.is_item)
        return
    node.family, node.value = _start_reading(growth, label)
    _close_numbered_section(growth, node)
    while growth.lists and growth.lists[-1].family.startswith(BULLET) and growth.lists[-1].indent >= indent:
        growth.lists.pop()
    same = next((index for index, entry in enumerate(growth.lists) if entry.family == node.family and entry.indent >= indent), None)
    if same is not None:
        del growth.lists[same:]
    _open_list(growth, node, indent)


def _join(entry: Entry, node: Node, *, is_item: bool) -> None:
    """Make a node the next member of an open list."""
    node.parent, node.anchor, node.is_item = entry.node.parent, entry.node.anchor, is_item
    node.is_continued = entry.node.is_continued
    entry.node, entry.value = node, node.value


def _start_reading(growth: _Growth, label: Label) -> tuple[str, float]:
    """Choose what a number that goes on with no open list counts in: what the document has counted up to just before it, else the likeliest."""
    known = (reading for reading in label.readings if reading[1] > 1 and follows(growth.seen.get(reading[0], -1.0), reading[1]))
    return next(known, label.readings[0])


def _find_outer(growth: _Growth, label: Label) -> tuple[int, str, float] | None:
    """Find the list of an outer division that the number goes on with, and close the divisions that stood in between."""
    if label.value <= 1 or (growth.last is not None and growth.last.piece.is_heading):
        return None
    for index in range(len(growth.sections) - 1, -1, -1):
        section = growth.sections[index]
        if section.node.part.label is None or section.node.part.is_structural:
            return None
        found = find_list(section.outer, label, 0, None)
        if found is not None and follows(section.outer[found[0]].value, found[2]):
            growth.lists = section.outer
            del growth.sections[index:]
            return found
    return None


def _close_numbered_section(growth: _Growth, node: Node) -> None:
    """Close the section that a number goes on from: "4. …" after the heading "3. Quality" is no part of that section."""
    for index, section in enumerate(growth.sections):
        if section.node.family == node.family and section.node.piece.place == "heading" and follows(section.node.value, node.value):
            growth.lists = []
            del growth.sections[index:]
            return


def _open_list(growth: _Growth, node: Node, indent: int) -> None:
    """Start a list below what announces it, or below the list that is open, or in the section."""
    above = growth.last
    if above is not None and _announces(above):
        node.parent, node.is_item = above, True
    elif growth.lists:
        node.parent, node.is_item = growth.lists[-1].node, True
    else:
        node.parent = growth.section
    node.anchor = _nearest_numbered(node.parent)
    growth.lists.append(Entry(node.family, node.value, node, indent))


def _announces(node: Node | None) -> bool:
    """Tell whether a piece introduces the list that starts after it."""
    return node is not None and node.piece.place == "body" and node.part.note is None and ends_in_colon(node.part.text)


def _nearest_numbered(node: Node | None) -> Node | None:
    while node is not None and node.part.label is None and not node.piece.is_heading:
        node = node.anchor
    return node


def _place_bullet(growth: _Growth, node: Node, family: str) -> None:
    indent = node.part.block.indent
    index = next((n for n in range(len(growth.lists) - 1, -1, -1) if growth.lists[n].family == family and growth.lists[n].indent <= indent), None)
    if index is not None and growth.lists[index].indent == indent:
        del growth.lists[index + 1 :]
        _join(growth.lists[index], node, is_item=True)
        return
    while growth.lists and growth.lists[-1].family.startswith(BULLET) and growth.lists[-1].indent > indent:
        growth.lists.pop()
    node.family = family
    _open_list(growth, node, indent)
    node.is_item = True
    node.anchor = _anchor_of(growth, node)


def _anchor_of(growth: _Growth, node: Node) -> Node | None:
    """Return what an unnumbered piece counts under: the numbered paragraph above it, or the paragraph that announces the list."""
    above = node.parent
    while (
        above is not None
        and above.part.label is None
        and not above.piece.is_heading
        and above.anchor is not None
        and above.anchor is not growth.section
    ):
        above = above.anchor
    return above


def _place_paragraph(growth: _Growth, node: Node, upcoming: Label | None) -> None:
    owner = _find_owner(growth, node, upcoming)
    if owner is not None:
        node.parent, node.is_continued, node.is_item = owner, True, owner.is_item
        node.anchor = owner if owner.part.label is not None else _anchor_of(growth, owner)
        return
    growth.lists = []
    section = growth.section
    node.parent = node.anchor = section
    # What follows "Article 3. …" or "Outcome 1. …" is its further wording, not something below it.
    node.is_continued = section is not None and section.piece.place == "body"


def _find_owner(growth: _Growth, node: Node, upcoming: Label | None) -> Node | None:
    """Return the member of a list that a paragraph without a number goes on with, and close the lists below it."""
    lists, block = growth.lists, node.part.block
    last = growth.last
    if block.indent and lists and lists[-1].indent <= block.indent and last is not None and last.part.block.indent:
        return lists[-1].node
    while lists and lists[-1].family.startswith(BULLET):
        lists.pop()
    resumed = next((index for index, entry in enumerate(lists) if upcoming and _resumes(entry, upcoming)), None)
    if resumed is None:
        resumed = next((index for index, entry in enumerate(lists) if entry.has_further), None)
    if resumed is not None and _is_announced(lists[resumed]):
        del lists[resumed + 1 :]
        lists[resumed].has_further = True
        return lists[resumed].node
    # Below an article that is a paragraph itself, such as 第四条, a further paragraph goes on with the article and not with its last point.
    if not lists or (growth.section is not None and growth.section.piece.place == "body"):
        return None
    announced = next((index for index, entry in enumerate(lists) if _is_announced(entry)), None)
    if announced is not None:
        del lists[announced:]
    return lists[0].node if lists else None


def _resumes(entry: Entry, label: Label) -> bool:
    return any(family == entry.family and follows(entry.value, value) for family, value in label.readings)


def _is_announced(entry: Entry) -> bool:
    """Tell whether a paragraph with a colon introduced the list, so that the list may end with a paragraph of the level above."""
    parent = entry.node.parent
    return parent is not None and parent.piece.place == "body" and ends_in_colon(parent.part.text)


def _is_unmarked_item(growth: _Growth, node: Node) -> bool:
    """Tell whether a paragraph is a member of a list that lost its bullets: it starts in mid-sentence, or ends in a semicolon."""
    above, text = growth.last, node.part.text
    if above is None or above.piece.place != "body" or node.part.block.bullet:
        return False
    is_started = bool(growth.lists) and growth.lists[-1].family == _UNMARKED and growth.lists[-1].node is above
    if text[:1].islower():
        return ends_in_colon(above.part.text) or is_started
    if ends_in_colon(above.part.text):
        return _is_unfinished(text)
    return is_started and _is_unfinished(above.part.text) and not above.part.text[:1].islower()


def _is_unfinished(text: str) -> bool:
    return text.rstrip().endswith((";", "；", "; and", "; or", ", and"))
