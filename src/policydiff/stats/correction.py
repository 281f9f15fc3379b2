"""Many tests at once: p-values adjusted so that what is still small is no accident of having looked often."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["benjamini_hochberg", "holm"]


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """
    Adjust p-values for the family-wise error rate, step down: p(i) · (m − i + 1), made to rise with i and held to 1.

    At a threshold of .05 the probability that any of the true null hypotheses is rejected is at most .05, however the tests depend on each other.

    Args:
        p_values: Of the m tests, in [0, 1], in any order.

    Returns:
        The adjusted ones, in the order given.

    References:
        Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 65–70.

    Example:
        >>> [round(p, 6) for p in holm([0.01, 0.04, 0.03])]
        [0.03, 0.06, 0.06]
    """
    adjusted = [1.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(_by_size(p_values)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """
    Adjust p-values for the false discovery rate, step up: p(i) · m / i, made to rise with i and held to 1.

    At a threshold of .05 at most .05 of what is rejected is expected to be no difference, where tests are independent or depend positively.

    Args:
        p_values: Of the m tests, in [0, 1], in any order.

    Returns:
        The adjusted ones, in the order given.

    References:
        Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate: a practical and powerful approach to multiple testing. Journal of
        the Royal Statistical Society B 57(1), 289–300.

    Example:
        >>> [round(p, 6) for p in benjamini_hochberg([0.01, 0.04, 0.03])]
        [0.03, 0.04, 0.04]
    """
    adjusted = [1.0] * len(p_values)
    lowest = 1.0
    for rank, place in reversed(list(enumerate(_by_size(p_values), start=1))):
        lowest = min(lowest, p_values[place] * len(p_values) / rank)
        adjusted[place] = lowest
    return tuple(adjusted)


def _by_size(p_values: Sequence[float]) -> list[int]:
    for p in p_values:
        if not 0 <= p <= 1:
            raise ValueError(f"{p} is no probability")
    return sorted(range(len(p_values)), key=p_values.__getitem__)
