"""Profiles of emphasis: how broad one is, how far two are apart, and the logit scale of an opposed pair."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

__all__ = ["LogitPosition", "effective_number", "hellinger_distance", "jensen_shannon_divergence", "logit_position", "overlap"]


def overlap(first: Sequence[float], second: Sequence[float]) -> float:
    """
    Return the overlap of two profiles, Σ min(p, q): 1 for the same profile, 0 for nothing in common. One minus it is the total variation distance.

    Args:
        first: Weights of the topics, none negative, not all 0; they are normalised to sum to one.

        second: The same of the other side, topic by topic.

    Raises:
        ValueError: The profiles differ in length, or one has a negative weight or none above 0.

    References:
        Schoener, T. W. (1970). Nonsynchronous spatial overlap of lizards in patchy habitats. Ecology 51(3), 408–418.

    Example:
        >>> overlap([1, 1, 2], [2, 1, 1])
        0.75
    """
    return math.fsum(map(min, *_pair(first, second)))


def jensen_shannon_divergence(first: Sequence[float], second: Sequence[float]) -> float:
    """
    Return the Jensen–Shannon divergence of two profiles, base 2, in [0, 1]: ½ Σ p log2(p / m) + ½ Σ q log2(q / m), m = (p + q) / 2.

    Args:
        first: Weights of the topics, as for :func:`overlap`.

        second: The same of the other side.

    Raises:
        ValueError: As for :func:`overlap`.

    References:
        Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on Information Theory 37(1), 145–151.

    Example:
        >>> jensen_shannon_divergence([1, 0], [0, 1]), jensen_shannon_divergence([1, 3], [2, 6])
        (1.0, 0.0)
    """
    parts = []
    for p, q in zip(*_pair(first, second), strict=True):
        parts += [share * math.log2(2 * share / (p + q)) / 2 for share in (p, q) if share]
    return min(1.0, max(0.0, math.fsum(parts)))


def hellinger_distance(first: Sequence[float], second: Sequence[float]) -> float:
    """
    Return the Hellinger distance of two profiles, √(½ Σ (√p − √q)²), in [0, 1].

    Args:
        first: Weights of the topics, as for :func:`overlap`.

        second: The same of the other side.

    Raises:
        ValueError: As for :func:`overlap`.

    References:
        Hellinger, E. (1909). Neue Begründung der Theorie quadratischer Formen von unendlichvielen Veränderlichen. Journal für die reine und angewandte
        Mathematik 136, 210–271.

    Example:
        >>> hellinger_distance([1, 0], [0, 1]), round(hellinger_distance([1, 1], [1, 3]), 4)
        (1.0, 0.1846)
    """
    squares = math.fsum((math.sqrt(p) - math.sqrt(q)) ** 2 for p, q in zip(*_pair(first, second), strict=True))
    return min(1.0, math.sqrt(squares / 2))


def effective_number(weights: Sequence[float]) -> float:
    """
    Return the effective number of topics, 1 / Σ p²: as many equal topics would be as concentrated.

    Args:
        weights: Weights of the topics, none negative, not all 0; they are normalised to sum to one.

    Raises:
        ValueError: A weight is negative, or none is above 0.

    References:
        Laakso, M. & Taagepera, R. (1979). "Effective" number of parties: a measure with application to West Europe. Comparative Political Studies
        12(1), 3–27.

    Example:
        >>> effective_number([2, 2, 2, 2]), round(effective_number([4, 1, 1]), 4)
        (4.0, 2.0)
    """
    return 1 / math.fsum(share**2 for share in _normal(weights))


@frozen
class LogitPosition:
    """
    Where a document stands between two opposed topics.

    Attributes:
        theta: θ, in nats; above 0 where the right-hand topic is the commoner, 0 where they are as common.

        standard_error: Of θ, in nats.

        importance: ln((R + L + 1) / N), in nats: how much of the document is on either.
    """

    theta: float
    standard_error: float
    importance: float


def logit_position(right: int, left: int, n_clauses: int) -> LogitPosition:
    """
    Place a document on the logit scale of two opposed topics.

    θ = ln((R + ½) / (L + ½)), its standard error ≈ √(1 / (R + ½) + 1 / (L + ½)), importance ln((R + L + 1) / N).

    Args:
        right: Clauses R on the one topic.

        left: Clauses L on its opposite.

        n_clauses: All clauses N of the document, at least 1.

    Raises:
        ValueError: A count is negative or there are no clauses.

    References:
        Lowe, W., Benoit, K., Mikhaylov, S. & Laver, M. (2011). Scaling policy preferences from coded political texts. Legislative Studies Quarterly
        36(1), 123–155.

    Example:
        >>> round(logit_position(18, 4, 60).theta, 4)
        1.4137
    """
    if min(right, left) < 0 or n_clauses < 1:
        raise ValueError(f"{right} and {left} of {n_clauses} clauses are no counts")
    error = math.sqrt(1 / (right + 0.5) + 1 / (left + 0.5))
    return LogitPosition(math.log(right + 0.5) - math.log(left + 0.5), error, math.log((right + left + 1) / n_clauses))


def _pair(first: Sequence[float], second: Sequence[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if len(first) != len(second):
        raise ValueError(f"profiles of {len(first)} and {len(second)} topics cannot be compared")
    return _normal(first), _normal(second)


def _normal(weights: Sequence[float]) -> tuple[float, ...]:
    total = math.fsum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("a profile has no negative weight and at least one above 0")
    return tuple(weight / total for weight in weights)
