"""How far several people who labelled the same things agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Literal

__all__ = ["krippendorff_alpha"]

Level = Literal["nominal", "interval"]


def krippendorff_alpha(labels: Sequence[Sequence[Hashable | None]], level: Level = "nominal") -> float:
    """
    Return Krippendorff's α: 1 for perfect agreement, 0 for what chance would give, below 0 for systematic disagreement.

    α = 1 − Do / De over all pairs of labels that stand on the same thing, each thing weighted by its labels: Do = (1 / n) Σ_u Σ_{c,k} o_uck δ² / (m_u − 1),
    De = Σ_{c,k} n_c n_k δ² / (n (n − 1)). The difference δ² is 0 or 1 on the nominal level, (c − k)² on the interval level.

    Args:
        labels: A row for each person, a column for each thing; None where somebody gave none.

        level: ``nominal`` for names, ``interval`` for figures whose distances mean something.

    Returns:
        α, at most 1; 1 where all labels are the same.

    Raises:
        ValueError: The rows differ in length, or no thing was labelled by two people.

    References:
        Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania, Annenberg School for Communication.

        Hayes, A. F. & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data. Communication Methods and
        Measures 1(1), 77–89.

    Example:
        >>> round(krippendorff_alpha([["a", "b", "a", None], ["a", "b", "b", "a"]]), 4)
        0.4444
    """
    things = [[label for label in column if label is not None] for column in zip(*labels, strict=True)]
    paired = [thing for thing in things if len(thing) > 1]
    if not paired:
        raise ValueError("agreement needs a thing that two people labelled")
    apart = _DISTANCES[level]
    observed = math.fsum(_disagreement(thing, apart) / (len(thing) - 1) for thing in paired)
    everything = [label for thing in paired for label in thing]
    expected = _disagreement(everything, apart) / (len(everything) - 1)
    return 1 - observed / expected if expected else 1.0


def _disagreement(labels: Sequence[Hashable], apart: Callable[[Hashable, Hashable], float]) -> float:
    """Sum the differences over all ordered pairs of labels."""
    counts = sorted(Counter(labels).items(), key=lambda item: str(item[0]))
    return math.fsum(n * m * apart(first, second) for first, n in counts for second, m in counts)


def _nominal(first: Hashable, second: Hashable) -> float:
    return float(first != second)


def _interval(first: Hashable, second: Hashable) -> float:
    return (float(first) - float(second)) ** 2  # type: ignore[arg-type]  # figures, on this level


_DISTANCES: dict[str, Callable[[Hashable, Hashable], float]] = {"nominal": _nominal, "interval": _interval}
