"""
The longest common subsequence of two sequences of keys, by diff-match-patch.

Each key is encoded as one character. There is no time-out: what bounds the time is that long sequences are split first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["find_matches"]

# Comparing is quadratic in the keys that both sides have. Beyond 400 by 400 (a tenth of a second) the sides are first split at runs of keys that occur
# once in each of them; a stretch that is longer still and shares no such run is unrelated, and only its ends can match.
_MAX_CELLS = 160_000
# Lengths of those runs, in the order tried.
_ANCHORS = (3, 1)
# First private code point. The kinds of key that both sides have number at most 400 where the comparison runs (each is at least one key a side), so that
# the 6,400 code points of this area always suffice, and none is a surrogate.
_FIRST_CODE = 0xE000


def find_matches(old: Sequence[str], new: Sequence[str], anchors: Sequence[int] = _ANCHORS) -> Iterator[tuple[int, int]]:
    """
    Yield the positions of equal keys, increasing on both sides: as many as can be, as long as the sequences are short or their likeness is plain.

    Args:
        old: Keys of the old side.

        new: Keys of the new side.

        anchors: Lengths of the runs at which long sequences are split, in the order tried.

    References:
        Myers, E. W. (1986). An O(ND) difference algorithm and its variations. Algorithmica 1, 251–266.

    Example:
        >>> list(find_matches("abcd", "acxd"))
        [(0, 0), (2, 1), (3, 3)]
    """
    head = 0
    shorter = min(len(old), len(new))
    while head < shorter and old[head] == new[head]:
        yield head, head
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield from _inner_matches(old, new, (head, tail), anchors)
    for back in range(tail, 0, -1):
        yield len(old) - back, len(new) - back


def _inner_matches(old: Sequence[str], new: Sequence[str], ends: tuple[int, int], anchors: Sequence[int]) -> Iterator[tuple[int, int]]:
    head, tail = ends
    shared = set(old[head : len(old) - tail]) & set(new[head : len(new) - tail])
    # An atom that the other side lacks cannot match: leaving it out early makes the comparison of unrelated texts short.
    places = [i for i in range(head, len(old) - tail) if old[i] in shared], [j for j in range(head, len(new) - tail) if new[j] in shared]
    keys = [old[i] for i in places[0]], [new[j] for j in places[1]]
    if len(keys[0]) * len(keys[1]) <= _MAX_CELLS:
        found: Iterator[tuple[int, int]] = _closest_matches(*keys)
    elif anchors:
        found = _anchored_matches(*keys, anchors)
    else:
        return
    for i, j in found:
        yield places[0][i], places[1][j]


def _closest_matches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the matches that leave the fewest atoms unmatched."""
    codes = {key: chr(_FIRST_CODE + n) for n, key in enumerate(dict.fromkeys(old))}
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    i = j = 0
    for operation, atoms in differ.diff_main("".join(codes[key] for key in old), "".join(codes[key] for key in new), checklines=False):
        if operation == differ.DIFF_EQUAL:
            yield from ((i + n, j + n) for n in range(len(atoms)))
        i += len(atoms) * (operation != differ.DIFF_INSERT)
        j += len(atoms) * (operation != differ.DIFF_DELETE)


def _anchored_matches(old: Sequence[str], new: Sequence[str], anchors: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Split both sides where a run of atoms that occurs once in each starts, and yield the matches of each part."""
    i = j = 0
    for next_i, next_j in (*_longest_increasing(_unique_places(old, new, anchors[0])), (len(old), len(new))):
        # Each part but the first starts with its anchor, which the matching of equal beginnings finds.
        yield from ((i + a, j + b) for a, b in find_matches(old[i:next_i], new[j:next_j], anchors[1:]))
        i, j = next_i, next_j


def _unique_places(old: Sequence[str], new: Sequence[str], size: int) -> list[tuple[int, int]]:
    """Return where the runs of some length that occur once on each side start, by the old side."""
    sides = [[tuple(keys[start : start + size]) for start in range(len(keys) - size + 1)] for keys in (old, new)]
    once = [{run for run, n in Counter(side).items() if n == 1} for side in sides]
    places = {run: j for j, run in enumerate(sides[1]) if run in once[1]}
    return [(i, places[run]) for i, run in enumerate(sides[0]) if run in once[0] and run in places]


def _longest_increasing(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest selection of places that increases on the new side too (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(places):
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [n]
        before.append(last[length - 1] if length else -1)
    chosen: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        chosen.append(places[n])
        n = before[n]
    return chosen[::-1]
