"""Whether two orders of the same things agree."""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = ["RankAgreement", "kendall_tau"]

# Without ties, up to so many things, the chance is counted over all their orders; beyond, the normal distribution stands for it.
_MOST_COUNTED = 33


@frozen
class RankAgreement:
    """
    How far two orders agree.

    Attributes:
        tau: Kendall's τ-b, from -1 (reversed) to 1 (the same); 0 where one side is all ties.

        p_value: How likely independent orders agree at least as well; 1 where one side is all ties.
    """

    tau: float
    p_value: float


def kendall_tau(first: Sequence[float], second: Sequence[float]) -> RankAgreement:
    """
    Measure how far two rankings agree, with a one-sided test of no agreement.

    Args:
        first: Rank, or any figure to order by, of each thing on one side.

        second: The same on the other side, at least two of them.

    Returns:
        τ-b and its p-value: exact without ties up to 33 things, by the normal distribution with correction for ties otherwise.

    Raises:
        ValueError: The sides differ in number, or there are fewer than two things.

    References:
        Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239–251.

        Kendall, M. G. (1970). Rank correlation methods. 4th edition, Griffin, chapters 4 and 5.

    Example:
        >>> kendall_tau([1, 2, 3, 4], [1, 3, 2, 4])
        RankAgreement(tau=0.6666666666666666, p_value=0.16666666666666666)
    """
    n = len(first)
    if n != len(second) or n < 2:  # noqa: PLR2004 - one thing has no order
        raise ValueError("two rankings of the same two things or more are needed")
    n_pairs = n * (n - 1) // 2
    ties = [_count_pairs(side) for side in (first, second)]
    if n_pairs in ties:
        return RankAgreement(0.0, 1.0)
    crossed = _count_crossed(first, second)
    surplus = n_pairs - sum(ties) + _count_pairs(zip(first, second, strict=True)) - 2 * crossed
    tau = surplus / math.sqrt((n_pairs - ties[0]) * (n_pairs - ties[1]))
    if not any(ties) and n <= _MOST_COUNTED:
        return RankAgreement(tau, _share_of_orders(n, crossed))
    return RankAgreement(tau, math.erfc(surplus / math.sqrt(2 * _variance(first, second))) / 2)


def _count_pairs(values: Iterable[object]) -> int:
    """Count the pairs of equal values."""
    return sum(size * (size - 1) // 2 for size in Counter(values).values())


def _count_crossed(first: Sequence[float], second: Sequence[float]) -> int:
    """Count the pairs of things that stand the other way round on the other side."""
    seen: list[float] = []
    crossed = 0
    for _, value in sorted(zip(first, second, strict=True)):
        crossed += len(seen) - bisect_right(seen, value)
        insort(seen, value)
    return crossed


def _share_of_orders(n: int, crossed: int) -> float:
    """Return the share of the orders of n things that cross no more pairs."""
    # counts[k]: orders of the first so many things that cross k pairs; the next one can stand before 0, 1, … of them.
    counts = [1]
    for size in range(2, n + 1):
        counts = [sum(counts[max(0, k - size + 1) : k + 1]) for k in range(len(counts) + size - 1)]
    return sum(counts[: crossed + 1]) / math.factorial(n)


def _variance(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the variance of the surplus of pairs that agree, where there is no agreement but for chance."""
    n = len(first)
    m = n * (n - 1)
    sizes = [[size for size in Counter(side).values() if size > 1] for side in (first, second)]
    of_two = [sum(t * (t - 1) for t in side) for side in sizes]
    of_three = [sum(t * (t - 1) * (t - 2) for t in side) for side in sizes]
    spread = sum(t * (t - 1) * (2 * t + 5) for side in sizes for t in side)
    three = of_three[0] * of_three[1] / (9 * m * (n - 2)) if n > 2 else 0.0  # noqa: PLR2004 - two things make no ties of three
    return (m * (2 * n + 5) - spread) / 18 + of_two[0] * of_two[1] / (2 * m) + three
