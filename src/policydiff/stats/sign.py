"""Whether one direction is commoner than its reverse."""

from __future__ import annotations

import math

__all__ = ["sign_test"]


def sign_test(n_for: int, n_against: int) -> float:
    """
    Return the two-sided p-value of the exact sign test: min(1, 2 Σ_{i ≤ min} C(n, i) / 2ⁿ), with min the rarer direction's count.

    Args:
        n_for: Pairs that went one way.

        n_against: Pairs that went the other way; ties are in neither.

    Returns:
        The probability of so uneven a split, or a more uneven one, if both ways were as likely; 1 where there are no pairs.

    Raises:
        ValueError: A count is negative.

    References:
        Dixon, W. J. & Mood, A. M. (1946). The statistical sign test. Journal of the American Statistical Association 41, 557–566.

    Example:
        >>> sign_test(9, 1), sign_test(2, 2)
        (0.021484375, 1.0)
    """
    if min(n_for, n_against) < 0:
        raise ValueError(f"{n_for} against {n_against} are no counts")
    n = n_for + n_against
    # In whole numbers up to the last step, so that the result is exact.
    tail: int = sum(math.comb(n, count) for count in range(min(n_for, n_against) + 1))
    whole: int = 2**n
    return min(1.0, 2 * tail / whole)
