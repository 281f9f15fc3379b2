"""Figures that tell how an alignment fares against a gold one: counts, average precision, calibration."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby

from attrs import frozen

__all__ = ["LEAST_PROBABILITY", "Bin", "Counts", "average_precision", "calibration_error", "reliability"]

# Calibration is measured from here on: most candidates sit near zero, where every model is right, and would flatter it.
LEAST_PROBABILITY = 0.05
_N_BINS = 10


@frozen
class Counts:
    """
    What is right, predicted and wanted; whatever is optional counts in none of them.

    References:
        van Rijsbergen, C. J. (1979). Information Retrieval, 2nd ed., ch. 7. F1 = 2·right / (predicted + wanted), the harmonic mean of precision and recall.

    Example:
        >>> counts = Counts(3, 4, 6)
        >>> counts.precision, counts.recall, counts.f1
        (0.75, 0.5, 0.6)
    """

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of what is predicted that is right; 0 where nothing is predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that was found; 0 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is predicted or wanted."""
        return 2 * self.right / (self.predicted + self.wanted) if self.predicted + self.wanted else 0.0


@frozen(kw_only=True)
class Bin:
    """
    The candidates whose probability lies in [low, high), or in [low, 1] for the last bin.

    Attributes:
        n: How many there are.

        right: How many of them correspond.

        probability: The sum of their probabilities, which is how many of them should.
    """

    low: float
    high: float
    n: int
    right: int
    probability: float

    @property
    def mean_probability(self) -> float:
        """Mean probability; the middle of the bin where it is empty."""
        return self.probability / self.n if self.n else (self.low + self.high) / 2

    @property
    def share_right(self) -> float:
        """Share that correspond; 0 where the bin is empty."""
        return self.right / self.n if self.n else 0.0


def reliability(probability: Iterable[float], truth: Iterable[bool]) -> tuple[Bin, ...]:
    """
    Sort the candidates of probability .05 and more into ten bins of equal width.

    Args:
        probability: Of each candidate, in [0, 1].

        truth: Whether it corresponds; as many.

    References:
        DeGroot, M. H., Fienberg, S. E. (1983). The comparison and evaluation of forecasters. The Statistician 32, 12–22.

    Example:
        >>> [(found.low, found.n, found.right) for found in reliability([0.01, 0.62, 0.68], [False, True, False]) if found.n]
        [(0.6, 2, 1)]
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(_N_BINS)]
    for likely, is_true in zip(probability, truth, strict=True):
        if likely >= LEAST_PROBABILITY:
            members[min(int(likely * _N_BINS), _N_BINS - 1)].append((float(likely), bool(is_true)))
    return tuple(
        Bin(
            low=max(position / _N_BINS, LEAST_PROBABILITY),
            high=(position + 1) / _N_BINS,
            n=len(held),
            right=sum(is_true for _, is_true in held),
            probability=math.fsum(likely for likely, _ in held),
        )
        for position, held in enumerate(members)
    )


def calibration_error(probability: Iterable[float], truth: Iterable[bool]) -> float:
    """
    Return the expected calibration error over the candidates of probability .05 and more.

    It is Σ (n_b / n) · |mean probability of bin b − share of it that is right| over ten bins of equal width; 0 where there is no such candidate.

    References:
        Naeini, M. P., Cooper, G. F., Hauskrecht, M. (2015). Obtaining well calibrated probabilities using Bayesian binning. AAAI, 2901–2907.

    Example:
        >>> round(calibration_error([0.62, 0.68, 0.01], [True, False, False]), 4)
        0.15
    """
    bins = reliability(probability, truth)
    n = sum(found.n for found in bins)
    return math.fsum(abs(found.probability - found.right) for found in bins) / n if n else 0.0


def average_precision(probability: Iterable[float], truth: Iterable[bool], n_wanted: int) -> float:
    """
    Return Σ (R_k − R_{k−1}) · P_k over the distinct probabilities in falling order, R_k and P_k being recall and precision down to the k-th.

    Candidates of equal probability enter together, so that their order decides nothing. What is wanted and no candidate counts as never found.

    Args:
        probability: Of each candidate.

        truth: Whether it corresponds; as many.

        n_wanted: How many correspond, candidates or not.

    References:
        Manning, C. D., Raghavan, P., Schütze, H. (2008). Introduction to Information Retrieval, section 8.4.

    Example:
        >>> round(average_precision([0.9, 0.6, 0.6, 0.1], [True, False, True, False], 2), 4)
        0.8333
    """
    found, seen, parts = 0, 0, []
    ranked = sorted(zip(probability, truth, strict=True), key=lambda candidate: -candidate[0])
    for _, tied in groupby(ranked, key=lambda candidate: candidate[0]):
        hits = [bool(is_true) for _, is_true in tied]
        seen += len(hits)
        found += sum(hits)
        parts.append(sum(hits) * found / seen)
    return math.fsum(parts) / n_wanted if n_wanted else 0.0
