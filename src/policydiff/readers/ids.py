"""
Readable ids: the path of printed numbers, and ordinals where nothing is printed.

``3.2.a`` is point (a) of paragraph 2 of section 3. Paragraphs without a number are counted, through the whole document or within their numbered section;
list items and further paragraphs below them are counted in reading order, so that ``7.2`` is the second unit of paragraph 7. Where such a count would meet a
printed number it is written ``7.p2``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field

from policydiff.readers.node import Node
from policydiff.readers.parts import STRUCTURAL

__all__ = ["assign_ids"]

_ANNEXES = frozenset({"annex", "appendix", "schedule", "supplement"})


@define
class _Numbering:
    """Ids given so far."""

    running: frozenset[str]
    plain_sections: bool
    # Sections with clauses counted 1, 2, 3, whose headings must not be counted so too.
    counted: frozenset[int]
    bases: dict[int, str] = field(factory=dict)
    used: set[str] = field(factory=set)
    n_headings: int = 0
    n_repeated: dict[str, int] = field(factory=lambda: defaultdict(int))
    n_below: dict[int, int] = field(factory=lambda: defaultdict(int))

    def base_of(self, node: Node | None) -> str:
        """Return the id that a node lends to what stands below it."""
        while node is not None and id(node) not in self.bases:
            node = node.anchor
        return self.bases[id(node)] if node is not None else ""

    def claim(self, wanted: str) -> str:
        """Return the id, or one like it where it is taken: numbers are misprinted and repeated."""
        name = wanted
        while name in self.used:
            self.n_repeated[wanted] += 1
            name = f"{wanted}-{self.n_repeated[wanted] + 1}"
        self.used.add(name)
        return name


def assign_ids(nodes: Sequence[Node], roles: Sequence[str], sizes: Sequence[int] | None = None) -> list[tuple[str, ...]]:
    """
    Give every node its id.

    Args:
        nodes: The nodes in reading order.

        roles: The role of each: recitals and footnotes carry it in their ids.

        sizes: Sentences of each node, where clauses are split; otherwise None.

    Returns:
        One id a node, or one for each of its sentences; none for a number without wording.
    """
    families = {node.family for node in nodes}
    has_divisions = bool(families & {"article", "chapter", "title", "part", "pillar"})
    numbering = _Numbering(
        running=_running_families(nodes),
        plain_sections="section" in families and not has_divisions,
        counted=frozenset(id(node.anchor) for node in nodes if node.part.label is not None and node.part.label.normal.isdecimal()),
    )
    named = [_name(numbering, node, role) for node, role in zip(nodes, roles, strict=True)]
    return _Count(numbering, frozenset(numbering.used), sizes is not None).give(nodes, named, sizes or [1] * len(nodes))


def _running_families(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the families whose numbers go on from one section to the next, such as articles; they need no path before them."""
    members: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.part.label is not None and node.family not in _ANNEXES and not _annex_of(node):
            members[node.family].append(node)
    return frozenset(
        family
        for family, found in members.items()
        if len({id(node.anchor) for node in found}) > 1 and all(before.value < after.value for before, after in pairwise(found))
    )


def _annex_of(node: Node) -> Node | None:
    above = node.anchor
    while above is not None and above.family not in _ANNEXES:
        above = above.anchor
    return above


def _name(numbering: _Numbering, node: Node, role: str) -> str | None:
    """Return the id of a heading, a numbered piece or a note; None for what is counted."""
    label = node.part.label
    if node.part.note is not None:
        return numbering.claim(f"fn{node.part.note}" if node.part.note else "note")
    if node.piece.place == "title":
        return numbering.claim("title")
    if label is not None:
        name = _path(numbering, node, role)
    elif node.piece.is_heading:
        base = numbering.base_of(node.anchor)
        if base:
            numbering.n_below[id(node.anchor)] += 1
            mark = "h" if id(node.anchor) in numbering.counted else ""
            name = f"{base}.{mark}{numbering.n_below[id(node.anchor)]}"
        else:
            numbering.n_headings += 1
            return numbering.claim(f"h{numbering.n_headings}")
    else:
        return None
    name = numbering.claim(name)
    numbering.bases[id(node)] = name
    return name


def _path(numbering: _Numbering, node: Node, role: str) -> str:
    label = node.part.label
    token = label.normal if label else ""
    if role == "preamble":
        return f"recital-{token}"
    if node.family in _ANNEXES:
        return token
    scope = numbering.base_of(_annex_of(node))
    is_article = node.family == "article" or (node.family == "section" and numbering.plain_sections)
    if node.family in STRUCTURAL and not is_article:
        token = f"{node.family}-{token}"
    is_absolute = is_article or node.family.startswith("1.1") or node.family in numbering.running
    if is_absolute and _join(scope, token) not in numbering.used:
        return _join(scope, token)
    return _join(numbering.base_of(node.anchor), token)


def _join(base: str, token: str) -> str:
    return f"{base}.{token}" if base else token


@define
class _Count:
    """Counts what has no number of its own."""

    numbering: _Numbering
    printed: frozenset[str]
    is_split: bool
    counts: dict[int, int] = field(factory=lambda: defaultdict(int))
    bases: dict[int, str] = field(factory=dict)

    def give(self, nodes: Sequence[Node], named: Sequence[str | None], sizes: Sequence[int]) -> list[tuple[str, ...]]:
        self.bases = dict(self.numbering.bases)
        totals = self._totals(nodes, named, sizes)
        return [self._ids(node, name, size, totals) for node, name, size in zip(nodes, named, sizes, strict=True)]

    def _owner(self, node: Node) -> Node | None:
        """Return the node that a counted one is counted under; None is the document."""
        owner = node.anchor
        while owner is not None and owner.piece.is_heading and id(owner) not in self.numbering.bases:
            owner = owner.anchor
        return owner

    def _totals(self, nodes: Sequence[Node], named: Sequence[str | None], sizes: Sequence[int]) -> dict[int, int]:
        """Count how many ordinals each owner gives out, to see whether they would meet printed numbers."""
        totals: dict[int, int] = defaultdict(int)
        for node, name, size in zip(nodes, named, sizes, strict=True):
            owner = self._owner(node)
            if name is None and node.piece.place == "body":
                totals[id(owner)] += size if self._is_flat(owner) else 1
            if self.is_split and node.piece.place == "body" and (name is not None or not self._is_flat(owner)):
                totals[id(node)] += size
        return totals

    @staticmethod
    def _is_flat(owner: Node | None) -> bool:
        return owner is not None and not owner.piece.is_heading

    def _next(self, owner: Node | None, totals: dict[int, int]) -> str:
        self.counts[id(owner)] += 1
        base = self.bases.get(id(owner), "")
        meets = any(_join(base, str(n)) in self.printed for n in range(1, totals[id(owner)] + 1))
        return self.numbering.claim(_join(base, f"{'p' if meets else ''}{self.counts[id(owner)]}"))

    def _ids(self, node: Node, name: str | None, size: int, totals: dict[int, int]) -> tuple[str, ...]:
        if node.piece.place == "number":
            return ()
        if node.piece.is_heading or node.part.note is not None:
            return (name or "",)
        owner = self._owner(node)
        if name is None and self._is_flat(owner):
            return tuple(self._next(owner, totals) for _ in range(size))
        if name is None:
            name = self._next(owner, totals)
            self.bases[id(node)] = name
        if not self.is_split:
            return (name,)
        return tuple(self._next(node, totals) for _ in range(size))
