"""
All topics at once: how many a document has in effect, and how far two documents lie apart.

Shares are normalised to sum to one. Both figures lean: draws from a document are narrower than the document, and two of them lie further apart than the
documents do. So intervals are stretched to hold the figure itself, and a distance is held against what it would be by chance: the same measure between
two samples, of the lengths of the documents, from the clauses of both together.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from policydiff.emphasis.draws import Floats, crossed, draw_sums, interval_of, limits, rounded
from policydiff.emphasis.side import Integers, Side
from policydiff.model.profile import Distance, Estimate, Profile
from policydiff.stats import profile as exact

__all__ = ["compare_profiles", "effective_numbers", "hellingers", "jensen_shannons", "overlaps"]

# One case in twenty, to one side: only distances too large to be chance are of interest.
_BY_CHANCE = 0.05
# Fewer than for an interval do for a limit so far from the end: fifty lie beyond it.
_DRAWS_TOGETHER = 1_000


def overlaps(p: Floats, q: Floats) -> Floats:
    """Return the overlap of each row of shares with its partner, as :func:`policydiff.stats.profile.overlap` does for one."""
    shared: Floats = np.minimum(p, q).sum(axis=-1)
    return shared


def jensen_shannons(p: Floats, q: Floats) -> Floats:
    """Return the divergence of each row from its partner in bits, as :func:`policydiff.stats.profile.jensen_shannon_divergence` does for one."""
    middle = (p + q) / 2
    return (_gain(p, middle) + _gain(q, middle)) / 2


def _gain(shares: Floats, middle: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        parts: Floats = np.where(shares > 0, shares * np.log2(shares / middle), np.where(np.isnan(shares), np.nan, 0.0))
    gain: Floats = parts.sum(axis=-1)
    return gain


def hellingers(p: Floats, q: Floats) -> Floats:
    """Return the distance of each row from its partner, as :func:`policydiff.stats.profile.hellinger_distance` does for one."""
    distance: Floats = np.sqrt(((np.sqrt(p) - np.sqrt(q)) ** 2).sum(axis=-1) / 2)
    return distance


def effective_numbers(p: Floats) -> Floats:
    """Return the effective number of topics of each row, as :func:`policydiff.stats.profile.effective_number` does for one."""
    with np.errstate(divide="ignore"):
        effective: Floats = 1 / (p**2).sum(axis=-1)
    return effective


def compare_profiles(old: Side, new: Side, drawn: tuple[Floats, Floats]) -> Profile:
    """
    Compare the profiles of two documents.

    Args:
        old: The old document.

        new: The new one.

        drawn: How many clauses carry each topic, over the draws of the old and of the new document.

    References:
        Those of :mod:`policydiff.stats.profile`; for the breadth Laakso, M. & Taagepera, R. (1979). "Effective" number of parties: a measure with
        application to West Europe. Comparative Political Studies 12(1), 3–27.
    """
    counts = [side.carries.sum(axis=0) for side in (old, new)]
    many = [_normalised(sums) for sums in drawn]
    breadths = [_breadth(count, drawn_shares) if count.sum() else None for count, drawn_shares in zip(counts, many, strict=True)]
    if None in breadths:
        return Profile(old_breadth=breadths[0], new_breadth=breadths[1], overlap=None, jensen_shannon=None, hellinger=None)
    chance = _draw_together(old, new)
    p, q = ([int(number) for number in count] for count in counts)

    def measure(value: float, compare: Callable[[Floats, Floats], Floats], *, is_likeness: bool = False) -> Distance:
        return _distance(value, compare(many[1], crossed(many[0])), compare(chance[1], crossed(chance[0])), is_likeness=is_likeness)

    return Profile(
        old_breadth=breadths[0],
        new_breadth=breadths[1],
        overlap=measure(exact.overlap(p, q), overlaps, is_likeness=True),
        jensen_shannon=measure(exact.jensen_shannon_divergence(p, q), jensen_shannons),
        hellinger=measure(exact.hellinger_distance(p, q), hellingers),
    )


def _normalised(counts: Floats) -> Floats:
    """Return counts as shares that sum to one; no numbers where there is nothing to share."""
    with np.errstate(invalid="ignore"):
        shares: Floats = counts / counts.sum(axis=-1, keepdims=True)
    return shares


def _breadth(counts: Integers, drawn: Floats) -> Estimate:
    value = exact.effective_number([int(count) for count in counts])
    low, high = limits(effective_numbers(drawn)[:, np.newaxis])
    return Estimate(value=rounded(value), interval=interval_of((min(float(low[0]), value), max(float(high[0]), value))))


def _draw_together(old: Side, new: Side) -> list[Floats]:
    """Return the profiles of two samples of the documents' lengths from the clauses of both; swapping the documents swaps the samples."""
    first, second = sorted((old, new), key=lambda side: side.digest)
    pool = np.vstack([first.carries, second.carries])
    seed = first.digest + second.digest
    # Samples of the same length need streams of their own; which side has which makes no difference to a distance.
    marks = [str(old.n_clauses), f"{new.n_clauses}, again" if new.n_clauses == old.n_clauses else str(new.n_clauses)]
    sizes = (old.n_clauses, new.n_clauses)
    return [_normalised(draw_sums(pool, seed + mark.encode(), draws=_DRAWS_TOGETHER, size=size)) for mark, size in zip(marks, sizes, strict=True)]


def _distance(value: float, drawn: Floats, by_chance: Floats, *, is_likeness: bool) -> Distance:
    low, high = limits(drawn[:, np.newaxis])
    sign = -1 if is_likeness else 1
    ordered = np.sort(sign * by_chance[np.isfinite(by_chance)])
    limit = sign * float(ordered[len(ordered) - 1 - int(_BY_CHANCE * len(ordered))])
    held, shown = rounded(value), rounded(limit)
    return Distance(
        value=held,
        interval=interval_of((min(float(low[0]), value), max(float(high[0]), value))),
        by_chance=shown,
        verdict="further apart than by chance" if sign * held > sign * shown else "not distinguishable",
    )
