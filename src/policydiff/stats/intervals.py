"""
The intervals that reports show: as wide as the clause bootstrap and as wide as the score interval.

The bootstrap of clauses is the field's custom, and it fails where documents are short. A topic that no clause carries keeps a share of exactly zero
in every resample, so the interval of the difference loses one side's uncertainty and excludes zero on the strength of two or three clauses: with 10
clauses against 60 and a true share of 10 % on both sides it sees a difference in 31 % of cases instead of the 5 % it promises. Of Newcombe's score
intervals the plain one (method 10) goes up to 13 % where a side has a clause or two and to 8 % from ten clauses on, the one with correction for
continuity (method 11) never beyond 4.5 % (shares of 1 to 50 %, lengths of 1 to 60 clauses). So the wider end of bootstrap and method 11 is shown, and
one interval says everything: a difference is told from chance where it excludes zero.

Each interval stands by itself. Of eighteen topics none of which changed, one or more still shows as changed in a fifth of comparisons of 16 clauses
with 33, in a third of those of 60 with 60, in nearly half of those of several hundred.
"""

from __future__ import annotations

from policydiff.stats.bootstrap import bootstrap_difference_interval, bootstrap_interval
from policydiff.stats.proportion import Proportion, newcombe_interval, wilson_interval

__all__ = ["METHOD", "difference_interval", "share_interval"]

METHOD = "each topic by itself, the wider end of two 95 % intervals: the exact bootstrap over clauses and Newcombe's corrected score interval"


def share_interval(proportion: Proportion) -> tuple[float, float]:
    """
    Return the interval at 95 % of a share, never narrower than its bootstrap or its score interval.

    Returns:
        Low and high end, in [0, 1]; all of it where the total is 0.

    References:
        Those of :func:`bootstrap_interval` and :func:`wilson_interval`.

    Example:
        >>> low, high = share_interval(Proportion(0, 28))
        >>> low, round(high, 2)
        (0.0, 0.15)
    """
    return _wider(bootstrap_interval(proportion), wilson_interval(proportion))


def difference_interval(target: Proportion, reference: Proportion) -> tuple[float, float]:
    """
    Return the interval at 95 % of the target's share minus the reference's, never narrower than its bootstrap or its score interval.

    Returns:
        Low and high end, in [-1, 1]; all of it where a total is 0. Swapping target and reference mirrors them exactly.

    References:
        Those of :func:`bootstrap_difference_interval` and :func:`newcombe_interval`.

    Example:
        >>> low, high = difference_interval(Proportion(6, 27), Proportion(23, 33))
        >>> round(low, 2), round(high, 2)
        (-0.68, -0.2)
    """
    return _wider(bootstrap_difference_interval(target, reference), newcombe_interval(target, reference))


def _wider(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    return min(first[0], second[0]), max(first[1], second[1])
