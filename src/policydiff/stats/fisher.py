"""Fisher's exact test of a fourfold table."""

from __future__ import annotations

import math
from functools import lru_cache

from attrs import frozen

__all__ = ["fisher_exact"]

# Tables that are as likely but for rounding count as ties, as R has it.
_TIE = 1e-7
# Tables this much rarer than the first one of a tail together weigh less than a rounding error.
_NEGLIGIBLE = 1e-18


# Terms in the same few clauses come back again and again.
@lru_cache(maxsize=16_384)
def fisher_exact(f1: int, n1: int, f2: int, n2: int) -> float:
    """
    Return the two-sided p-value of Fisher's exact test.

    With all margins fixed, f1 has the hypergeometric distribution C(n1, k) C(n2, h − k) / C(n1 + n2, h), h = f1 + f2; p is the probability of all
    tables that are no likelier than the one at hand. Unlike the p-values of G² and χ² it holds for counts of any size.

    Args:
        f1: Hits of the target, 0 ≤ f1 ≤ n1.

        n1: Units of the target.

        f2: Hits of the reference, 0 ≤ f2 ≤ n2.

        n2: Units of the reference.

    Raises:
        ValueError: A count is negative or exceeds its total.

    References:
        Fisher, R. A. (1935). The logic of inductive inference. Journal of the Royal Statistical Society 98(1), 39–82.

    Example:
        >>> round(fisher_exact(3, 10, 7, 9), 6)
        0.069779
    """
    for hits, total in ((f1, n1), (f2, n2)):
        if not 0 <= hits <= total:
            raise ValueError(f"{hits} of {total} is no share")
    # In one order whichever side is the target, so that swapping them changes not even the last digit.
    first, second = sorted(((f1, n1), (f2, n2)))
    return _two_sided(_Tables(first[1], second[1], f1 + f2), first[0])


@frozen
class _Tables:
    """All tables with n1 and n2 units and so many hits in all, told apart by the hits of the first side."""

    n1: int
    n2: int
    hits: int

    @property
    def ends(self) -> tuple[int, int]:
        """The fewest and the most hits that the first side can have."""
        return max(0, self.hits - self.n2), min(self.hits, self.n1)

    @property
    def mode(self) -> int:
        """The likeliest number of hits."""
        return (self.hits + 1) * (self.n1 + 1) // (self.n1 + self.n2 + 2)

    def logarithm(self, count: int) -> float:
        """Return the logarithm of the probability of so many hits."""
        whole = _log_choose(self.n1 + self.n2, self.hits)
        return _log_choose(self.n1, count) + _log_choose(self.n2, self.hits - count) - whole

    def rise(self, count: int) -> float:
        """Return how many times likelier one hit more is than so many."""
        return (self.n1 - count) * (self.hits - count) / ((count + 1) * (self.n2 - self.hits + count + 1))

    def tail(self, count: int, step: int) -> list[float]:
        """Return the probabilities from so many hits outwards, as long as they count."""
        found = [math.exp(self.logarithm(count))]
        while self.ends[0] <= count + step <= self.ends[1] and found[-1] > found[0] * _NEGLIGIBLE:
            found.append(found[-1] * (self.rise(count) if step > 0 else 1 / self.rise(count - 1)))
            count += step
        return found


def _two_sided(tables: _Tables, count: int) -> float:
    limit = tables.logarithm(count) + _TIE
    if tables.logarithm(tables.mode) <= limit:
        return 1.0
    step = 1 if count > tables.mode else -1
    # On the other side of the mode, the first number of hits that is no likelier, by bisection.
    near, far = tables.mode, tables.ends[0 if step > 0 else 1] - step
    while abs(far - near) > 1:
        middle = (near + far) // 2
        if tables.logarithm(middle) > limit:
            near = middle
        else:
            far = middle
    is_there = tables.ends[0] <= far <= tables.ends[1]
    return min(1.0, math.fsum(tables.tail(count, step) + (tables.tail(far, -step) if is_there else [])))


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
