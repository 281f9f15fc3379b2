"""Lists that are open while a tree grows, and which of them a number goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from policydiff.readers.node import Node
from policydiff.text.labels import Label

__all__ = ["BULLET", "Entry", "find_list", "follows"]

# Families of lists without numbers start with it.
BULLET = "•"


@define
class Entry:
    """
    A list that is open.

    Attributes:
        family: What it counts in.

        value: How far it has come.

        node: Its last member.

        indent: Nesting of its blocks.

        has_further: Whether a member has gone on with a paragraph of its own, so that the last one may too.
    """

    family: str
    value: float
    node: Node
    indent: int
    has_further: bool = False


def find_list(lists: Sequence[Entry], label: Label, indent: int, last: Node | None) -> tuple[int, str, float] | None:
    """
    Find the open list that a number goes on with.

    Args:
        lists: Open lists, outermost first.

        label: The number.

        indent: Nesting of its block, which decides between two lists that it could go on with.

        last: The piece before; a number that repeats that piece's is a misprint of the next.

    Returns:
        Index of the list, family and value as which the number is read, or None.
    """
    options = [
        (index, family, value)
        for index in range(len(lists) - 1, -1, -1)
        for family, value in label.readings
        if lists[index].family == family
    ]  # fmt: skip
    nexts = [option for option in options if follows(lists[option[0]].value, option[2])]
    aligned = [option for option in nexts if lists[option[0]].indent == indent]
    repeated = [option for option in options if option[2] == lists[option[0]].value and lists[option[0]].node is last]
    alike = [
        (index, lists[index].family, label.value)
        for index in range(len(lists) - 1, -1, -1)
        if label.value > 1 and _bare(lists[index].family) == _bare(label.family) and follows(lists[index].value, label.value)
    ]
    # A number that starts a count starts a list, though a list with a gap could hold it too.
    later = [option for option in options if label.value > 1 and option[2] > lists[option[0]].value]
    return next(iter(aligned or nexts or repeated or alike or later), None)


def _bare(family: str) -> str:
    """Return what a family counts in without its points and parentheses: "a." and "(a)" are alike."""
    return family.strip(".()-")


def follows(before: float, value: float) -> bool:
    """
    Tell whether a value is the next one of a count.

    Example:
        >>> follows(3, 4), follows(4, 4.01), follows(4.02, 5), follows(-1.01, 1), follows(4, 6)
        (True, True, True, True, False)
    """
    return value != before and int(abs(value)) - int(abs(before)) in (0, 1)
