"""Shares of a whole, and score intervals for them."""

from __future__ import annotations

import math
from statistics import NormalDist

from attrs import frozen

__all__ = ["CONFIDENCE", "Proportion", "newcombe_interval", "wilson_interval"]

# Two-sided confidence of every interval of the library.
CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@frozen
class Proportion:
    """
    So many of so many.

    Raises:
        ValueError: A count is negative, or there are more hits than there are in total.

    Example:
        >>> Proportion(3, 12).share
        0.25
    """

    hits: int
    total: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.hits <= self.total:
            raise ValueError(f"{self.hits} of {self.total} is no share")

    @property
    def share(self) -> float:
        """Hits by total, in [0, 1]; 0 where there is nothing to share."""
        return self.hits / self.total if self.total else 0.0


def wilson_interval(proportion: Proportion) -> tuple[float, float]:
    """
    Return the score interval of a share at 95 %, with correction for continuity.

    It keeps its width where the share is 0 or 1, where resampling can say nothing.

    Returns:
        Low and high end, in [0, 1]; all of [0, 1] where the total is 0.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical
        Association 22, 209–212.

        Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion: comparison of seven methods. Statistics in Medicine 17,
        857–872, method 4.

    Example:
        >>> low, high = wilson_interval(Proportion(0, 28))
        >>> low, round(high, 4)
        (0.0, 0.1502)
    """
    hits, n = proportion.hits, proportion.total
    if n == 0:
        return 0.0, 1.0
    low = 0.0 if hits == 0 else max(0.0, _corrected_low(hits, n))
    # The high end of the hits is the low end of the misses.
    high = 1.0 if hits == n else 1 - max(0.0, _corrected_low(n - hits, n))
    return low, high


def _corrected_low(hits: int, n: int) -> float:
    share = hits / n
    root = math.sqrt(_Z**2 - 2 - 1 / n + 4 * share * (n - hits + 1))
    return (2 * hits + _Z**2 - 1 - _Z * root) / (2 * (n + _Z**2))


def newcombe_interval(target: Proportion, reference: Proportion) -> tuple[float, float]:
    """
    Return the hybrid score interval at 95 % of the target's share minus the reference's, with correction for continuity.

    Returns:
        Low and high end, in [-1, 1]. Swapping target and reference mirrors them exactly.

    References:
        Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of eleven methods.
        Statistics in Medicine 17, 873–890, method 11.

    Example:
        >>> [round(end, 4) for end in newcombe_interval(Proportion(56, 70), Proportion(48, 80))]
        [0.0428, 0.3422]
    """
    if 0 in (target.total, reference.total):
        return -1.0, 1.0
    target_low, target_high = wilson_interval(target)
    reference_low, reference_high = wilson_interval(reference)
    difference = target.share - reference.share
    below = math.sqrt((target.share - target_low) ** 2 + (reference_high - reference.share) ** 2)
    above = math.sqrt((target_high - target.share) ** 2 + (reference.share - reference_low) ** 2)
    return difference - below, difference + above
