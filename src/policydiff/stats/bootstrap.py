"""
The bootstrap of a share, without drawing.

To resample n clauses with replacement and count those that carry a topic which k of the n carry is to draw from the binomial distribution with n
trials of probability k/n, and two documents resampled each by itself give the distribution of the difference of two such variables. Both are known
exactly, so the percentiles that thousands of draws approach are computed here instead: no seed, no noise, the same figure on every machine.
"""

from __future__ import annotations

import math

from attrs import frozen

from policydiff.stats.proportion import CONFIDENCE, Proportion

__all__ = ["bootstrap_difference_interval", "bootstrap_interval"]

_TAIL = (1 - CONFIDENCE) / 2
# Outcomes this much rarer than the commonest one together weigh less than a rounding error.
_NEGLIGIBLE = 1e-18
# A tail that is reached but for rounding counts as reached, so that no machine's last digit decides.
_REACHED = _TAIL * (1 - 1e-9)


def bootstrap_interval(proportion: Proportion) -> tuple[float, float]:
    """
    Return the percentile interval at 95 % of a share whose clauses are resampled.

    The ends are the smallest and the greatest share that leave at least 2.5 % at and beyond them.

    Returns:
        Low and high end, in [0, 1]; without width where the share is 0 or 1; all of [0, 1] where the total is 0.

    References:
        Benoit, K., Laver, M. & Mikhaylov, S. (2009). Treating words as data with error: uncertainty in text statements of policy positions.
        American Journal of Political Science 53(2), 495–513.

        Efron, B. & Tibshirani, R. (1993). An introduction to the bootstrap. Chapman & Hall, ch. 13.

    Example:
        >>> bootstrap_interval(Proportion(10, 40))
        (0.125, 0.4)
    """
    if proportion.total == 0:
        return 0.0, 1.0
    n_misses = proportion.total - proportion.hits
    low = _low_count(proportion)
    high = proportion.total - _low_count(Proportion(n_misses, proportion.total))
    return low / proportion.total, high / proportion.total


def bootstrap_difference_interval(target: Proportion, reference: Proportion) -> tuple[float, float]:
    """
    Return the percentile interval at 95 % of the target's share minus the reference's, each resampled by itself.

    Returns:
        Low and high end, in [-1, 1]; all of it where a total is 0. Swapping target and reference mirrors them exactly.

    References:
        As for :func:`bootstrap_interval`.

    Example:
        >>> low, high = bootstrap_difference_interval(Proportion(6, 27), Proportion(23, 33))
        >>> round(low, 2), round(high, 2)
        (-0.68, -0.24)
    """
    if 0 in (target.total, reference.total):
        return -1.0, 1.0
    unit = target.total * reference.total
    # The high end is the low end seen from the other side, so that the mirror is exact to the last bit.
    return _low_difference(target, reference) / unit, -_low_difference(reference, target) / unit


@frozen
class _Counts:
    """How many hits a resample holds: the counts that occur, from the first on, with their probabilities and upper tails."""

    first: int
    probabilities: tuple[float, ...]
    # tails[i] is the probability of first + i hits or more.
    tails: tuple[float, ...]

    def at_least(self, count: int) -> float:
        """Return the probability of so many hits or more."""
        place = count - self.first
        if place <= 0:
            return 1.0
        return self.tails[place] if place < len(self.tails) else 0.0


def _resample(proportion: Proportion) -> _Counts:
    """Return the binomial distribution of the hits in a resample, from its mode outwards until it is negligible."""
    n, k = proportion.total, proportion.hits
    if k in (0, n):
        return _Counts(k, (1.0,), (1.0,))
    # The share is k/n, so k itself is the mode.
    mode = math.exp(_log_choose(n, k) + k * math.log(k / n) + (n - k) * math.log1p(-k / n))
    odds = k / (n - k)
    above = [mode]
    for count in range(k, n):
        above.append(above[-1] * odds * (n - count) / (count + 1))
        if above[-1] < mode * _NEGLIGIBLE:
            break
    below = [mode]
    for count in range(k, 0, -1):
        below.append(below[-1] / odds * count / (n - count + 1))
        if below[-1] < mode * _NEGLIGIBLE:
            break
    probabilities = (*reversed(below[1:]), *above)
    tails, total = [], 0.0
    for probability in reversed(probabilities):
        total += probability
        tails.append(total)
    return _Counts(k - len(below) + 1, probabilities, tuple(reversed(tails)))


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _low_count(proportion: Proportion) -> int:
    """Return the smallest count of hits that a resample stays at or below with the probability of a tail."""
    counts = _resample(proportion)
    total = 0.0
    for count, probability in enumerate(counts.probabilities, start=counts.first):
        total += probability
        if total >= _REACHED:
            return count
    return proportion.total


def _low_difference(target: Proportion, reference: Proportion) -> int:
    """Return the low end of the difference in units of 1 / (n of the target × n of the reference), by bisection over its distribution."""
    of_target, of_reference = _resample(target), _resample(reference)
    low, high = -target.total * reference.total, target.total * reference.total
    while low < high:
        middle = (low + high) // 2
        if _at_most(middle, of_target, of_reference, target.total, reference.total) >= _REACHED:
            high = middle
        else:
            low = middle + 1
    return low


def _at_most(difference: int, of_target: _Counts, of_reference: _Counts, n_target: int, n_reference: int) -> float:
    """Return the probability that the difference is at most so many units."""
    return math.fsum(
        probability * of_reference.at_least(-((difference - count * n_reference) // n_target))
        for count, probability in enumerate(of_target.probabilities, start=of_target.first)
    )
