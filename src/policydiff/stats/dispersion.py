"""Whether a term runs through a document or sits in one corner of it."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["deviation_of_proportions"]


def deviation_of_proportions(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """
    Return Gries's deviation of proportions, normalised: 0 for a term spread as the words are, 1 for one that sits in the smallest part alone.

    DP = ½ Σ |sᵢ − vᵢ|, sᵢ the part's share of all words and vᵢ its share of the term's occurrences; DPnorm = DP / (1 − min s).

    Args:
        counts: Occurrences of the term in each part, at least one in all.

        sizes: Words of each part; parts without words may stand there and count nothing.

    Returns:
        DPnorm, in [0, 1]; 0 where there is one part only.

    Raises:
        ValueError: The sides differ in length, a count is negative or stands in a part without words, or the term does not occur.

    References:
        Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus Linguistics 13(4), 403–437.

        Lijffijt, J. & Gries, S. T. (2012). Correction to "Dispersions and adjusted frequencies in corpora". International Journal of Corpus
        Linguistics 17(1), 147–149.

    Example:
        >>> deviation_of_proportions([2, 2, 2], [10, 10, 10]), deviation_of_proportions([6, 0, 0], [10, 10, 10])
        (0.0, 1.0)
    """
    parts = [(count, size) for count, size in zip(counts, sizes, strict=True) if count or size]
    total, n_words = sum(counts), sum(sizes)
    if not total or any(count < 0 or size <= 0 for count, size in parts):
        raise ValueError("a dispersion needs occurrences, each in a part that has words")
    if len(parts) == 1:
        return 0.0
    # Over a common denominator the differences are whole numbers, so that the order of the parts can make no difference.
    deviation = sum(abs(size * total - count * n_words) for count, size in parts)
    return min(1.0, deviation / (2 * total * (n_words - min(size for _, size in parts))))
