"""Page furniture of a plain text: page numbers and the lines that run along the top or bottom of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from policydiff.readers.lines import Line

__all__ = ["find_furniture"]

_PAGE = re.compile(
    r"(?:page|p\.|seite)\s{0,3}[0-9]{1,4}(?:\s{0,3}(?:of|/|von)\s{0,3}[0-9]{1,4})?|[0-9]{1,4}\s{1,3}of\s{1,3}[0-9]{1,4}|"
    r"[-–—]\s{0,3}[0-9]{1,4}\s{0,3}[-–—]|\[\s?page\s{0,3}[0-9]{1,4}\s?\]|第\s?[0-9]{1,4}\s?页(?:\s?[,，/]?\s?共\s?[0-9]{1,4}\s?页)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"([0-9]{1,4})(?:\s{0,3}/\s{0,3}[0-9]{1,4})?")
_DIGITS = re.compile(r"[0-9]+")
# A running line is short, stands within so many lines of a page's edge, and comes back on so many pages.
_MAX_RUNNING = 120
_REACH, _MAX_LOOK = 3, 20
_MIN_PAGES, _MIN_SHARE = 3, 0.4


def find_furniture(source: str, lines: Sequence[Line]) -> frozenset[int]:
    """
    Find the lines that belong to the page and not to the document.

    Args:
        source: The whole text; a form feed in it ends a page.

        lines: Its lines.

    Returns:
        Indices of page numbers and of running headers and footers. A repeated line away from the edges of pages is a heading, not furniture.
    """
    edges = {index for index, line in enumerate(lines) if _PAGE.fullmatch(line.text)}
    edges |= _page_numbers(lines)
    breaks = edges | _form_feeds(source)
    return frozenset(edges | _running_lines(lines, breaks, edges))


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return the lines that hold a mere number, or two as in 3/20, if these count pages."""
    matches = [(index, _NUMBER.fullmatch(line.text)) for index, line in enumerate(lines) if line.text[:1].isdigit() and _is_alone(lines, index)]
    found = [index for index, match in matches if match]
    numbers = [int(match[1]) for _, match in matches if match]
    if len(found) == 1:
        rest = [line for line in lines[found[0] + 1 :] if not line.is_blank]
        # One number by itself is a page number only at the very end.
        return set(found) if not rest and numbers[0] < 1000 else set()  # noqa: PLR2004 - a four-digit number is a year
    steps = [after - before for before, after in pairwise(numbers)]
    return set(found) if steps and all(step > 0 for step in steps) and 2 * sum(step == 1 for step in steps) >= len(steps) else set()


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    before = index == 0 or lines[index - 1].is_blank
    after = index + 1 == len(lines) or lines[index + 1].is_blank
    return before or after


def _form_feeds(source: str) -> set[int]:
    """Return the lines that hold a form feed."""
    return {index for index, line in enumerate(source.split("\n")) if "\f" in line} if "\f" in source else set()


def _running_lines(lines: Sequence[Line], breaks: set[int], edges: set[int]) -> set[int]:
    """Return the lines next to the edges of pages that come back from page to page."""
    reaches: list[list[int]] = []
    for index in sorted(breaks):
        reaches.append(_nearest(lines, range(index - 1, max(-1, index - _MAX_LOOK), -1), edges))
        reaches.append(_nearest(lines, range(index, min(len(lines), index + _MAX_LOOK)), edges))
    if breaks:
        # The first page has a header and the last one a footer, too.
        reaches.append(_nearest(lines, range(min(len(lines), _MAX_LOOK)), edges))
        reaches.append(_nearest(lines, range(len(lines) - 1, max(-1, len(lines) - _MAX_LOOK), -1), edges))
    forms = {index: _DIGITS.sub("0", lines[index].text) for reach in reaches for index in reach}
    counts = Counter(forms.values())
    enough = max(_MIN_PAGES, _MIN_SHARE * len(breaks))
    # From the edge inwards, up to the first line that is the page's own.
    return {
        index for reach in reaches for index in takewhile(lambda found: counts[forms[found]] >= enough and len(forms[found]) <= _MAX_RUNNING, reach)
    }


def _nearest(lines: Sequence[Line], indices: range, edges: set[int]) -> list[int]:
    """Return the first lines with text in a direction away from a page's edge."""
    found: list[int] = []
    for index in indices:
        if index in edges or lines[index].is_blank:
            continue
        found.append(index)
        if len(found) == _REACH:
            break
    return found
