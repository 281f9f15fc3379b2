"""
Which clauses stand elsewhere in the order.

Moving is no matter of matching. Of the linked clauses, those on the weightiest run that increases in both documents keep their order; the others have
moved. A clause that only shifted because another came or went is on that run, and so is one that stands under another heading in the same order.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from policydiff.changes.drafts import are_drafted_apart
from policydiff.changes.side import Side, both_sides, count_words
from policydiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policydiff.model.alignment import Alignment, Link
    from policydiff.model.outline import Clause

__all__ = ["Move", "find_moves"]

# What a run is worth, compared from the left: two counts and the digest of the wording that settles ties.
_Value = tuple[int, int, int]
_NOTHING: _Value = (0, 0, 0)


@frozen(kw_only=True)
class Move:
    """
    Where a moved clause, or heading, stood and stands.

    Attributes:
        block: Number of the block of neighbours that moved together, counted from 1 in reading order of the old document.

        old_place: Place among the units (or headings) of the old document, counted from 1.

        new_place: The same in the new document.

        n_old: Units (or headings) of the old document.

        n_new: The same of the new document.
    """

    block: int
    old_place: int
    new_place: int
    n_old: int
    n_new: int


@frozen(kw_only=True)
class _Point:
    """A link as a point: its places in the reading order of both documents."""

    link: int
    old: int
    new: int
    value: _Value


def find_moves(alignment: Alignment) -> dict[int, Move]:
    """
    Find the links whose clauses moved, by the position of the link in the alignment.

    Units and headings are each held against their own kind. A run of units is worth its words; where two runs are worth the same, the wording of the
    clauses decides, and where even that is the same, whatever is not on every best run has moved. So the answer does not depend on which document is
    old. A run of headings is worth the words of the units beneath that kept their order, so that a heading goes with its section. A link of several
    clauses stands where its longest clause stands. Footnotes, which go where their marks go, never move.

    In documents that were drafted apart nothing has moved.

    References:
        Jacobson, G. & Vo, K.-P. (1992). Heaviest increasing/common subsequence problems. Combinatorial Pattern Matching, LNCS 644, 52–66.
    """
    if are_drafted_apart(alignment):
        return {}
    sides = both_sides(alignment)
    units = _unit_points(alignment, sides)
    staying = _staying(units)
    headings = _heading_points(alignment, sides, {point.link: point.link in staying for point in units})
    staying |= _staying(headings)
    blocks = _number_blocks([*units, *headings], staying)
    moves = {}
    for points, is_heading in ((units, False), (headings, True)):
        old, new = (_places(side.outline.clauses, is_heading=is_heading) for side in sides)
        for point in points:
            if point.link in blocks:
                places = {"old_place": old[point.old], "new_place": new[point.new], "n_old": old[-1], "n_new": new[-1]}
                moves[point.link] = Move(block=blocks[point.link], **places)
    return moves


def _unit_points(alignment: Alignment, sides: tuple[Side, Side]) -> list[_Point]:
    found = []
    for number, link in enumerate(alignment.links):
        anchors = _anchors(link, sides)
        if anchors and all(clause.is_unit for clause in anchors):
            found.append(_point(number, link, sides, (max(1, _n_words(link, sides)), 1)))
    return found


def _heading_points(alignment: Alignment, sides: tuple[Side, Side], is_staying: dict[int, bool]) -> list[_Point]:
    beneath = [_words_beneath(side, alignment.links, is_staying) for side in sides]
    found = []
    for number, link in enumerate(alignment.links):
        anchors = _anchors(link, sides)
        if anchors and all(clause.is_heading for clause in anchors):
            counts = [words.get(clause.id, (0, 0)) for words, clause in zip(beneath, anchors, strict=True)]
            staying, linked = (sum(count) for count in zip(*counts, strict=True))
            found.append(_point(number, link, sides, (staying, max(1, linked + _n_words(link, sides)))))
    return found


def _words_beneath(side: Side, links: Sequence[Link], is_staying: dict[int, bool]) -> dict[str, tuple[int, int]]:
    """Count the words of the units directly beneath each heading: of those that kept their order, and of all that are linked."""
    link_of = {clause_id: number for number, link in enumerate(links) if number in is_staying for clause_id in side.ids(link)}
    counts: dict[str, tuple[int, int]] = {}
    heading = None
    for clause in side.outline.clauses:
        if clause.is_heading:
            heading = clause.id
        elif heading is not None and clause.id in link_of:
            staying, linked = counts.get(heading, (0, 0))
            n_words = count_words(clause.text)
            counts[heading] = (staying + n_words * is_staying[link_of[clause.id]], linked + n_words)
    return counts


def _anchors(link: Link, sides: tuple[Side, Side]) -> tuple[Clause, ...]:
    """Return the clause of each side by which the link has its place, its longest; none where a side has no clause."""
    if not (link.old and link.new):
        return ()
    return tuple(_longest([side.clauses[clause_id] for clause_id in side.ids(link)]) for side in sides)


def _longest(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else max(clauses, key=lambda clause: count_words(clause.text))


def _n_words(link: Link, sides: tuple[Side, Side]) -> int:
    return sum(count_words(side.text(link)) for side in sides)


def _point(number: int, link: Link, sides: tuple[Side, Side], counts: tuple[int, int]) -> _Point:
    old, new = (side.places[clause.id] for side, clause in zip(sides, _anchors(link, sides), strict=True))
    wording = "\n".join(sorted(fold(side.text(link)) for side in sides))
    digest = int.from_bytes(sha256(wording.encode(errors="surrogatepass")).digest()[:8], "big")
    return _Point(link=number, old=old, new=new, value=(*counts, digest))


def _staying(points: Sequence[_Point]) -> set[int]:
    """Return the links that are on every increasing run of the greatest value."""
    forward = _best_runs(points)
    backward = _best_runs([evolve(point, old=-point.old, new=-point.new) for point in points])
    total = max((value for value, _ in forward.values()), default=_NOTHING)
    n_best = sum(count for value, count in forward.values() if value == total)
    return {
        point.link
        for point in points
        if _plus(forward[point.link][0], backward[point.link][0]) == _plus(total, point.value)
        and forward[point.link][1] * backward[point.link][1] == n_best
    }


def _best_runs(points: Iterable[_Point]) -> dict[int, tuple[_Value, int]]:
    """Return for each link the greatest value of a run that ends with it, and how many such runs there are."""
    ordered = sorted(points, key=lambda point: point.old)
    rank = {point.link: n for n, point in enumerate(sorted(ordered, key=lambda point: point.new), start=1)}
    # A Fenwick tree: the best run that ends at or before each rank of the new side, in logarithmic time.
    tree: list[tuple[_Value, int]] = [(_NOTHING, 0)] * (len(ordered) + 1)
    best: dict[int, tuple[_Value, int]] = {}
    for point in ordered:
        value, count = _NOTHING, 0
        at = rank[point.link] - 1
        while at:
            value, count = _better((value, count), tree[at])
            at -= at & -at
        best[point.link] = _plus(value, point.value), max(count, 1)
        at = rank[point.link]
        while at <= len(ordered):
            tree[at] = _better(tree[at], best[point.link])
            at += at & -at
    return best


def _better(one: tuple[_Value, int], other: tuple[_Value, int]) -> tuple[_Value, int]:
    if one[0] == other[0]:
        return one[0], one[1] + other[1]
    return max(one, other)


def _plus(one: _Value, other: _Value) -> _Value:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _number_blocks(points: Sequence[_Point], staying: set[int]) -> dict[int, int]:
    """Number the runs of moved links that follow one another in both documents; clauses without a counterpart between them do not part them."""
    rank = {point.link: n for n, point in enumerate(sorted(points, key=lambda point: point.new))}
    blocks: dict[int, int] = {}
    block = 0
    before: int | None = None
    for point in sorted(points, key=lambda point: point.old):
        if point.link in staying:
            before = None
            continue
        if before is None or rank[point.link] != before + 1:
            block += 1
        blocks[point.link] = block
        before = rank[point.link]
    return blocks


def _places(clauses: Sequence[Clause], *, is_heading: bool) -> list[int]:
    """Count the headings, or the units, up to and with each clause."""
    return list(accumulate(int(clause.is_heading if is_heading else clause.is_unit) for clause in clauses))
