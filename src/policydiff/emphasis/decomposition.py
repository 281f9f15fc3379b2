"""
Whether a topic is spoken of less often, more briefly, later, or more weakly.

The weight of a topic in a document is a product: how many of its clauses carry the topic × words per clause × how early they stand × with what force
they bind. New by old, each factor is a ratio, and the logarithms of the ratios add up to that of the weight:

- **frequency**: share of the clauses. Its verdict is that of the difference of the shares.
- **length**: mean words of the clauses that carry it. Not compared across languages, in which words are counted in other ways.
- **position**: mean of 2 − place, the place running from 0 to 1. The first clause counts twice the last one: a convention, which decides how much place
  may weigh beside the other factors, and no verdict.
- **force**: 1 + mean force of the statements in those clauses, so that one that binds nobody weighs little, not nothing. On one scale only.

Each interval is as wide as that of the bootstrap and as those that are computed, as the interval of a share is (decision 6): for means Welch's and
Student's by the delta method, for the frequency the hybrid score interval. The bootstrap alone is too narrow for a handful of clauses. Where so few carry
the topic that even a clean separation of both sides would come about by chance in more than one case of twenty, no interval is given.
"""

from __future__ import annotations

import math

import numpy as np
from attrs import frozen

from policydiff.emphasis.draws import Floats, crossed, interval_of, limits, rounded
from policydiff.emphasis.side import SCALES, Integers, Side
from policydiff.model.emphasis import FACTORS, Factor, FactorName, FactorVerdict, Manner, MeanForce, Verdict
from policydiff.model.shares import Interval
from policydiff.stats.proportion import CONFIDENCE, Proportion
from policydiff.stats.ratio import log_ratio_interval

__all__ = ["TopicColumns", "are_enough", "decompose", "describe_manners", "mean_interval", "shared_scale", "topic_columns"]

# The fewest clauses of a side of which a variance can be told.
_FEWEST = 2
# A clean separation has two of the orders that the clauses of both sides can stand in, one for either direction.
_ENOUGH_ORDERS = 2 / (1 - CONFIDENCE)
_SAID: dict[FactorName, tuple[FactorVerdict, FactorVerdict]] = {
    "frequency": ("less often", "more often"),
    "length": ("more briefly", "at greater length"),
    "position": ("later", "earlier"),
    "force": ("more weakly", "more strongly"),
}


@frozen(eq=False)
class TopicColumns:
    """
    What the factors are means of: for each clause (row) and topic (column) a numerator and a denominator.

    Attributes:
        parts: By factor but the frequency: numerators and denominators, whole numbers, zero in clauses that do not carry the topic.

        units: What the numerators of a factor are multiples of; cancels within a side, not between sides.
    """

    carries: Integers
    parts: dict[FactorName, tuple[Integers, Integers]]
    units: dict[FactorName, int]

    def stacked(self) -> Integers:
        """Return all columns side by side, in the order that ``unstack`` expects."""
        return np.hstack([self.carries, *(part for name in FACTORS if name in self.parts for part in self.parts[name])])

    def unstack(self, sums: Floats) -> tuple[Floats, dict[FactorName, tuple[Floats, Floats]]]:
        """Return drawn sums of stacked columns: those of the carriers, and numerators and denominators by factor."""
        width = self.carries.shape[1]
        pieces = [sums[:, first : first + width] for first in range(0, (1 + 2 * len(self.parts)) * width, width or 1)]
        names = [name for name in FACTORS if name in self.parts]
        return pieces[0], {name: (pieces[1 + 2 * i], pieces[2 + 2 * i]) for i, name in enumerate(names)}


def shared_scale(old: Side, new: Side) -> int | None:
    """Return which of ``SCALES`` both documents make statements on, the one with the most of them; None where there is none."""
    counts = [side.weighed.sum(axis=0) for side in (old, new)]
    shared = [scale for scale in range(len(SCALES)) if counts[0][scale] and counts[1][scale]]
    return max(shared, key=lambda scale: (counts[0][scale] + counts[1][scale], -scale), default=None)


def topic_columns(side: Side, *, scale: int | None, has_length: bool) -> TopicColumns:
    """Return the columns of the factors that can be compared."""
    carries = side.carries
    # In halves of the distance between two clauses, so that they are whole numbers; a document of one clause has it in the middle.
    unit = 2 * max(side.n_clauses - 1, 1)
    early = 2 * unit - 2 * side.places if side.n_clauses > 1 else np.full(side.n_clauses, 3)
    parts: dict[FactorName, tuple[Integers, Integers]] = {}
    if has_length:
        parts["length"] = carries * side.words[:, np.newaxis], carries
    parts["position"] = carries * early[:, np.newaxis], carries
    if scale is not None:
        counts = carries * side.weighed[:, [scale]]
        parts["force"] = counts + carries * side.forces[:, [scale]], counts
    return TopicColumns(carries, parts, {"length": 1, "position": unit, "force": 1})


def describe_manners(side: Side) -> tuple[Manner, ...]:
    """Return at which length, in which place and with what force a document speaks of each topic."""
    last, n_words = max(side.n_clauses - 1, 1), int(side.words.sum())
    found: list[Manner] = []
    for topic in range(side.carries.shape[1]):
        rows = np.flatnonzero(side.carries[:, topic])
        spoken, places = int(side.words[rows].sum()), int(side.places[rows].sum())
        counts, sums = side.weighed[rows].sum(axis=0), side.forces[rows].sum(axis=0)
        found.append(
            Manner(
                share_of_words=rounded(spoken / n_words) if n_words else 0.0,
                words_per_clause=rounded(spoken / len(rows)) if len(rows) else None,
                position=(rounded(places / len(rows) / last) if side.n_clauses > 1 else 0.5) if len(rows) else None,
                forces=tuple(
                    MeanForce(scale=name, n_statements=int(counts[i]), mean=rounded(sums[i] / counts[i]))
                    for i, name in enumerate(SCALES)
                    if counts[i]
                ),
            )
        )
    return tuple(found)


def decompose(
    old: Side, new: Side, verdicts: tuple[Verdict, ...], drawn: tuple[Floats, Floats], columns: tuple[TopicColumns, TopicColumns]
) -> list[tuple[Factor, ...]]:
    """
    Say for each topic by which factors its weight moved.

    Args:
        old: The old document.

        new: The new one.

        verdicts: Of the shares of each topic; they decide on the frequency.

        drawn: Sums of the stacked columns over the draws of the old and the new document.

        columns: The columns of the old and of the new document.

    Returns:
        For each topic its factors in the order of ``FACTORS``. Swapping the documents mirrors them.

    References:
        Efron, B. & Tibshirani, R. (1993). An introduction to the bootstrap. Chapman & Hall, ch. 13.

        Welch, B. L. (1947). The generalization of 'Student's' problem when several different population variances are involved. Biometrika 34, 28–35.

        Cochran, W. G. (1977). Sampling techniques. 3rd edition, Wiley, ch. 6 (variance of a ratio of means).

        Those of :func:`policydiff.stats.ratio.log_ratio_interval`.
    """
    sums = [side.unstack(side_sums) for side, side_sums in zip(columns, drawn, strict=True)]
    spans: dict[FactorName, tuple[Floats, Floats]] = {}
    for name in columns[0].parts:
        logs = [_log_ratio(*parts[name]) - math.log(side.units[name]) for side, (_, parts) in zip(columns, sums, strict=True)]
        spans[name] = limits(logs[1] - crossed(logs[0]))
    shares = [_log_ratio(found, np.float64(side.n_clauses)) for side, (found, _) in zip((old, new), sums, strict=True)]
    spans["frequency"] = limits(shares[1] - crossed(shares[0]))
    return [
        (
            _frequency((old, new), topic, verdict, _at(spans["frequency"], topic)),
            *(_mean(name, topic, columns, _at(spans[name], topic) if name in spans else None) for name in FACTORS[1:]),
        )
        for topic, verdict in enumerate(verdicts)
    ]


def _log_ratio(numerator: Floats, denominator: Floats | np.float64) -> Floats:
    """Return logarithms of ratios; no numbers where there is nothing to measure."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs: Floats = np.log(numerator) - np.log(denominator)
    logs[~np.isfinite(logs)] = np.nan
    return logs


def _at(span: tuple[Floats, Floats], topic: int) -> tuple[float, float]:
    return float(span[0][topic]), float(span[1][topic])


def _frequency(sides: tuple[Side, Side], topic: int, verdict: Verdict, span: tuple[float, float]) -> Factor:
    before, after = (Proportion(int(side.carries[:, topic].sum()), side.n_clauses) for side in sides)
    computed = log_ratio_interval(target=after, reference=before)
    difference = None if computed is None else math.log(after.share) - math.log(before.share)
    return Factor(
        name="frequency",
        n_old=before.total,
        n_new=after.total,
        ratio=None if difference is None else rounded(math.exp(difference)),
        log_ratio=None if difference is None else rounded(difference),
        interval=computed and interval_of((min(span[0], computed[0]), max(span[1], computed[1]))),
        verdict="not distinguishable" if verdict == "not distinguishable" else _SAID["frequency"][verdict == "rose"],
    )


def _mean(name: FactorName, topic: int, columns: tuple[TopicColumns, TopicColumns], span: tuple[float, float] | None) -> Factor:
    counted = [_measured(side, name, topic) for side in columns]
    n_old, n_new = (len(numbers[0]) for numbers in counted)
    logs = [_log_mean(*numbers, side.units[name]) for numbers, side in zip(counted, columns, strict=True)]
    if span is None or logs[0] is None or logs[1] is None:
        return Factor(name=name, n_old=n_old, n_new=n_new, ratio=None, log_ratio=None, interval=None, verdict="not distinguishable")
    difference = logs[1] - logs[0]
    interval = mean_interval(difference, span, counted[0], counted[1], is_log=True) if are_enough(n_old, n_new) else None
    is_told = interval is not None and not interval.holds_zero
    return Factor(
        name=name,
        n_old=n_old,
        n_new=n_new,
        ratio=rounded(math.exp(difference)),
        log_ratio=rounded(difference),
        interval=interval,
        verdict=_SAID[name][difference > 0] if is_told else "not distinguishable",
    )


def _measured(columns: TopicColumns, name: FactorName, topic: int) -> tuple[Integers, Integers]:
    """Return numerators and denominators of the clauses that have something to measure."""
    if name not in columns.parts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    numerators, denominators = (part[:, topic] for part in columns.parts[name])
    rows = denominators > 0
    return numerators[rows], denominators[rows]


def _log_mean(numerators: Integers, denominators: Integers, unit: int) -> float | None:
    total = int(numerators.sum())
    return math.log(total) - math.log(int(denominators.sum())) - math.log(unit) if total > 0 else None


def are_enough(n_old: int, n_new: int) -> bool:
    """
    Tell whether so many clauses can tell anything: a clean separation of both sides is unlikelier by chance than one in twenty.

    Example:
        >>> are_enough(3, 4), are_enough(4, 4), are_enough(1, 500)
        (False, True, False)
    """
    return min(n_old, n_new) >= _FEWEST and math.comb(n_old + n_new, n_old) >= _ENOUGH_ORDERS


def mean_interval(
    difference: float, span: tuple[float, float], old: tuple[Integers, Integers], new: tuple[Integers, Integers], *, is_log: bool
) -> Interval:
    """
    Return the interval of a difference of means: as wide as the bootstrap's, as Welch's and as Student's.

    Where the few clauses of one side all say the same, its own spread is nought, and both the bootstrap and Welch take its mean for certain; Student's
    interval lends it the spread of the other side.

    Args:
        difference: New mean minus old one, or the difference of their logarithms.

        span: Percentiles of the draws.

        old: Numerators and denominators of the old clauses; the mean is the sum of the ones by the sum of the others.

        new: Those of the new ones.

        is_log: Whether the difference is one of logarithms.

    References:
        Student (1908). The probable error of a mean. Biometrika 6, 1–25.

        Those of :func:`decompose`.
    """
    (old_spread, n_old), (new_spread, n_new) = (_spread(*side, is_log=is_log) for side in (old, new))
    old_variance, new_variance = old_spread / n_old, new_spread / n_new
    margin = 0.0
    if old_spread + new_spread > 0:
        freedom = (old_variance + new_variance) ** 2 / (old_variance**2 / (n_old - 1) + new_variance**2 / (n_new - 1))
        pooled = ((n_old - 1) * old_spread + (n_new - 1) * new_spread) / (n_old + n_new - 2)
        margin = max(_margin(old_variance + new_variance, freedom), _margin(pooled * (1 / n_old + 1 / n_new), n_old + n_new - 2))
    return interval_of((min(span[0], difference - margin), max(span[1], difference + margin)))


def _margin(variance: float, freedom: float) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415 - a concordance needs no scipy

    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2)) * math.sqrt(variance)


def _spread(numerators: Integers, denominators: Integers, *, is_log: bool) -> tuple[float, int]:
    """Return the variance of a clause about a ratio of sums, or about its logarithm, and the number of clauses."""
    n, above, below = len(numerators), int(numerators.sum()), int(denominators.sum())
    # Whole numbers until the end: residuals as multiples of 1 / below.
    residuals = [int(a) * below - above * int(b) for a, b in zip(numerators, denominators, strict=True)]
    return n**2 / (n - 1) * (sum(residual**2 for residual in residuals) / below**2) / (above if is_log else below) ** 2, n
