"""A piece of a document in its place."""

from __future__ import annotations

from attrs import define

from policydiff.readers.headings import Piece
from policydiff.readers.parts import Part

__all__ = ["Node"]


@define(eq=False)
class Node:
    """
    A piece in its place.

    Attributes:
        piece: What stands there.

        parent: What it stands below, or None at the top.

        anchor: The nearest piece above that has a number or counts in ids, or None.

        is_item: Whether it is a member of a list.

        is_continued: Whether it goes on with its parent's wording, on the same level, instead of standing below it.

        family: What its number counts in.

        value: Its place in that count.
    """

    piece: Piece
    parent: Node | None = None
    anchor: Node | None = None
    is_item: bool = False
    is_continued: bool = False
    family: str = ""
    value: float = 0.0

    @property
    def part(self) -> Part:
        """The part of the piece."""
        return self.piece.part

    @property
    def depth(self) -> int:
        """Nesting below the document."""
        depth, node = 0, self
        while node.parent is not None:
            depth += 0 if node.is_continued or node.parent.piece.place == "number" else 1
            node = node.parent
        return depth
