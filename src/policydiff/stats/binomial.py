"""Exact binomial intervals."""

from __future__ import annotations

import math
from functools import lru_cache

from policydiff.stats.proportion import CONFIDENCE, Proportion

__all__ = ["clopper_pearson_interval", "exact_low"]

_TAIL = (1 - CONFIDENCE) / 2
# Halving so often leaves an error below the last digit of a float.
_N_HALVINGS = 64
# Outcomes this much rarer than the first one of a tail together weigh less than a rounding error.
_NEGLIGIBLE = 1e-18


def clopper_pearson_interval(proportion: Proportion) -> tuple[float, float]:
    """
    Return the exact binomial interval of a share at 95 %.

    The low end is the share p at which so many hits or more have a probability of 2.5 %: Σ_{i≥k} C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ = .025; the high end is one minus
    the low end of the misses.

    Returns:
        Low and high end, in [0, 1]; all of it where the total is 0.

    References:
        Clopper, C. J. & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26(4),
        404–413.

    Example:
        >>> low, high = clopper_pearson_interval(Proportion(3, 10))
        >>> round(low, 6), round(high, 6)
        (0.06674, 0.652453)
    """
    if proportion.total == 0:
        return 0.0, 1.0
    misses = proportion.total - proportion.hits
    return exact_low(proportion.hits, proportion.total), 1 - exact_low(misses, proportion.total)


# The same few counts come back for term after term.
@lru_cache(maxsize=16_384)
def exact_low(hits: int, total: int) -> float:
    """Return the low end of the exact interval at 95 % of so many hits of so many."""
    if hits == 0:
        return 0.0
    low, high = 0.0, hits / total
    for _ in range(_N_HALVINGS):
        middle = (low + high) / 2
        if _upper_tail(hits, total, middle) < _TAIL:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _upper_tail(hits: int, total: int, share: float) -> float:
    """Return the probability of so many hits or more, for a share below hits / total, so that the first term is the greatest."""
    if not 0 < share < 1:
        return share
    logarithm = math.lgamma(total + 1) - math.lgamma(hits + 1) - math.lgamma(total - hits + 1)
    first = math.exp(logarithm + hits * math.log(share) + (total - hits) * math.log1p(-share))
    odds = share / (1 - share)
    terms = [first]
    for count in range(hits, total):
        terms.append(terms[-1] * odds * (total - count) / (count + 1))
        if terms[-1] < first * _NEGLIGIBLE:
            break
    return math.fsum(terms)
