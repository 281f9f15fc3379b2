"""How many times as large one share is as another."""

from __future__ import annotations

import math

from policydiff.stats.proportion import Proportion, wilson_interval

__all__ = ["log_ratio_interval"]


def log_ratio_interval(target: Proportion, reference: Proportion) -> tuple[float, float] | None:
    """
    Return the hybrid score interval at 95 % of ln(share of the target / share of the reference), with correction for continuity.

    It recovers the interval from those of both shares (MOVER-R). With limits l, u of a share, of the target 1 and of the reference 2, the low end is the
    logarithm of l1(2 p1 − l1) / (p1 p2 + √(p1² p2² − l1(2 p1 − l1) u2(2 p2 − u2))); the high end is the low end seen from the other side.

    Returns:
        Low and high end, in nats; None where a share is 0, and its logarithm nowhere. Swapping target and reference mirrors them exactly. It excludes 0
        where :func:`policydiff.stats.proportion.newcombe_interval` does.

    References:
        Donner, A. & Zou, G. Y. (2012). Closed-form confidence intervals for functions of the normal mean and standard deviation. Statistical Methods in
        Medical Research 21(4), 347–359.

        Newcombe, R. G. (2016). MOVER-R confidence intervals for ratios and products of two independently estimated quantities. Statistical Methods in
        Medical Research 25(5), 1774–1778.

    Example:
        >>> [round(end, 3) for end in log_ratio_interval(Proportion(56, 70), Proportion(48, 80))]
        [0.062, 0.523]
    """
    if not target.hits or not reference.hits:
        return None
    return _low(target, reference), -_low(reference, target)


def _low(target: Proportion, reference: Proportion) -> float:
    (low, _), (_, high) = wilson_interval(target), wilson_interval(reference)
    above = low * (2 * target.share - low)
    below = high * (2 * reference.share - high)
    product = target.share * reference.share
    return math.log(above) - math.log(product + math.sqrt(max(product**2 - above * below, 0.0)))
