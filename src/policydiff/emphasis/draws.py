"""
The bootstrap of what cannot be computed: means and distances of clauses that are drawn again and again.

Shares of clauses need no draws (:mod:`policydiff.stats.bootstrap`). For the rest the clauses of each document are drawn with replacement, as many as it
has. The stream of random numbers of a document comes from what its clauses say and from nothing else, so the figures are the same in every run, whichever
document is the new one, and in whichever order its clauses stand. Sums of whole numbers are exact in any order, so they are the same on every machine.
"""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import numpy.typing as npt

from policydiff.model.shares import Interval
from policydiff.stats.proportion import CONFIDENCE

__all__ = ["DRAWS", "Floats", "crossed", "draw_sums", "interval_of", "limits", "rounded"]

# The percentiles at 95 % then have some 125 draws beyond them.
DRAWS = 5_000
Floats = npt.NDArray[np.float64]
# Numbers drawn at a time: as many as stay in a processor's cache.
_AT_ONCE = 250_000
_TAIL = (1 - CONFIDENCE) / 2
# Two digits beyond what any report prints, and far above what floating-point arithmetic differs by between machines.
_DIGITS = 6
_HALF_WORD = np.uint64(32)


def draw_sums(columns: npt.NDArray[np.int64], seed: bytes, *, draws: int = DRAWS, size: int | None = None) -> Floats:
    """
    Draw rows with replacement and add up their columns.

    Args:
        columns: One row a clause; whole numbers.

        seed: What the stream of random numbers follows from.

        draws: How often.

        size: Rows of a draw; as many as there are where None.

    Returns:
        One row a draw with the sums of the columns; zeros where there are no rows.

    References:
        Efron, B. & Tibshirani, R. (1993). An introduction to the bootstrap. Chapman & Hall, ch. 6.

        Benoit, K., Laver, M. & Mikhaylov, S. (2009). Treating words as data with error: uncertainty in text statements of policy positions.
        American Journal of Political Science 53(2), 495–513.
    """
    n, n_columns = columns.shape
    size = n if size is None else size
    sums = np.zeros((draws, n_columns))
    if not n or not size:
        return sums
    # The raw stream of a bit generator never changes between versions of numpy, unlike what Generator makes of it.
    stream = np.random.PCG64(int.from_bytes(sha256(seed).digest()[:16], "big"))
    # Most topics have nothing to add up, and sums of nothing are there already.
    held = np.flatnonzero(columns.any(axis=0))
    weights = columns[:, held].astype(np.float64)
    step = max(_AT_ONCE // max(size, n), 1)
    for first in range(0, draws, step):
        n_draws = min(step, draws - first)
        drawn = stream.random_raw(n_draws * size)
        # The upper half of a word as a fraction of n; in place, since this is where the time goes.
        drawn >>= _HALF_WORD
        drawn *= np.uint64(n)
        drawn >>= _HALF_WORD
        rows = drawn.view(np.int64).reshape(n_draws, size)
        rows += np.arange(n_draws)[:, np.newaxis] * n
        counts = np.bincount(rows.ravel(), minlength=n_draws * n).reshape(n_draws, n)
        sums[first : first + n_draws, held] = counts.astype(np.float64) @ weights
    return sums


def crossed(draws: Floats) -> Floats:
    """
    Return the draws of one document in the order in which they meet those of the other: the last one first.

    Two documents of the same clauses have the same draws. Met in the same order they would differ by nothing at all, as if nothing were left to chance;
    crossed, each draw meets another one, and the differences mirror exactly when the documents change sides.
    """
    return draws[::-1]


def limits(values: Floats) -> tuple[Floats, Floats]:
    """
    Return the percentile interval at 95 % of each column.

    Values that are no numbers (draws without anything to measure) are left out.

    Returns:
        Low and high ends: values that were drawn, as many draws beyond the one as beyond the other; no number where a column has none.
    """
    ordered = np.sort(np.where(np.isfinite(values), values, np.nan), axis=0)
    n_valid = np.count_nonzero(~np.isnan(ordered), axis=0)
    beyond = np.floor(_TAIL * n_valid).astype(np.int64)
    low = np.take_along_axis(ordered, beyond[np.newaxis], axis=0)[0]
    high = np.take_along_axis(ordered, np.maximum(n_valid - 1 - beyond, 0)[np.newaxis], axis=0)[0]
    return low, high


def rounded(value: float) -> float:
    """Return a figure as the model holds it, without a sign before zero."""
    return round(float(value), _DIGITS) + 0.0


def interval_of(ends: tuple[float, float]) -> Interval:
    """Return the two ends of an interval, rounded."""
    return Interval(rounded(ends[0]), rounded(ends[1]))
