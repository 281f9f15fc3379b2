"""
How much more often a target holds a term than a reference does, with tests and effect sizes.

A fourfold table has the hits f1 of n1 units of the target and the hits f2 of n2 units of the reference. The units are clauses unless said otherwise: the
words of a clause are no independent draws (Egbert & Biber 2019).
"""

from __future__ import annotations

import math
from typing import Literal

from attrs import frozen

from policydiff.stats.binomial import exact_low
from policydiff.stats.fisher import fisher_exact

__all__ = ["Keyness", "chi_squared", "g2_four_cell", "g2_two_cell", "keyness", "p_value_of", "williams_divisor"]

Correction = Literal["none", "yates", "williams"]


@frozen(kw_only=True)
class Keyness:
    """
    Test and effect size of one term; positive where the target holds it more often.

    Attributes:
        g2: Signed G² of all four cells (Dunning 1993), in nats.

        p_value: Probability of so great a G² by chance, χ² with one degree of freedom; too small where counts are.

        exact_p: Of Fisher's exact test, two-sided.

        bic: |G²| − ln(n1 + n2) (Wilson 2013): above 2 positive, above 6 strong evidence of a difference; below 0 evidence of none.

        log_ratio: log2((f1 / n1) / (f2 / n2)), in bits; a count of 0 is taken as ½.

        low: Low end of its exact interval at 95 %, None where there is none (f1 is 0).

        high: High end, None where there is none (f2 is 0).

        lrc: Conservative log ratio (Evert 2022): the end of the interval that is nearer to 0, and 0 where the interval holds 0.

        diff: %DIFF, 100 · (f1 / n1 − f2 / n2) / (f2 / n2); None where f2 is 0.
    """

    g2: float
    p_value: float
    exact_p: float
    bic: float
    log_ratio: float
    low: float | None
    high: float | None
    lrc: float
    diff: float | None


def keyness(f1: int, n1: int, f2: int, n2: int) -> Keyness:
    """
    Compare how many clauses hold a term in a target and in a reference.

    The test is the four-cell G², and Fisher's exact one beside it: with a dozen hits, p of G² is often ten times too small. The interval of the log ratio is that of the conditional test of two Poisson rates: given f1 + f2, the count f1 is
    binomial with the share τ = r / (r + n2 / n1), r the ratio of the rates, so that the exact ends of τ give those of log2 r. Since the hits of a share
    vary less than those of a rate, it is wide rather than narrow where most clauses hold the term.

    Args:
        f1: Clauses of the target that hold the term, 0 ≤ f1 ≤ n1.

        n1: Clauses of the target, at least 1.

        f2: Clauses of the reference that hold it.

        n2: Clauses of the reference, at least 1.

    Returns:
        Signed G² (nats), its p-value, and the log ratio (bits) with its 95 % interval. Swapping target and reference flips the signs exactly; only
        %DIFF has no mirror.

    Raises:
        ValueError: A count is negative or exceeds its total, or a total is 0.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1), 61–74.

        Evert, S. (2022). Measuring keyness. Digital Humanities 2022 Conference Abstracts, 202–205.

        Fay, M. P. (2010). Two-sided exact tests and matching confidence intervals for discrete data. The R Journal 2(1), 53–58.

        Gabrielatos, C. & Marchi, A. (2012). Keyness: appropriate metrics and practical issues. CADS International Conference 2012.

        Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.

        Wilson, A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics. In: New approaches to the study of linguistic
        variability, 3–11.

    Example:
        >>> found = keyness(6, 27, 23, 33)
        >>> round(found.g2, 2), round(found.log_ratio, 2), round(found.lrc, 2)
        (-14.02, -1.65, -0.31)
    """
    g2 = g2_four_cell(f1, n1, f2, n2)
    low, high = _low_end(f1, n1, f2, n2), _low_end(f2, n2, f1, n1)
    high = None if high is None else 0.0 - high
    return Keyness(
        g2=math.copysign(g2, f1 * n2 - f2 * n1) if g2 else 0.0,
        p_value=p_value_of(g2),
        exact_p=fisher_exact(f1, n1, f2, n2),
        bic=g2 - math.log(n1 + n2),
        log_ratio=_log_rate(f1, n1) - _log_rate(f2, n2) if f1 or f2 else 0.0,
        low=low,
        high=high,
        lrc=_nearest_to_zero(low, high),
        diff=100 * (f1 * n2 - f2 * n1) / (f2 * n1) if f2 else None,
    )


def g2_two_cell(f1: int, n1: int, f2: int, n2: int) -> float:
    """
    Return G² over the two cells of the hits, unsigned: 2 (f1 ln(f1 / E1) + f2 ln(f2 / E2)) with Ei = ni (f1 + f2) / (n1 + n2).

    It leaves the misses out, which is near enough for a rare word of many tokens and too small for anything that many clauses hold; reports of other
    tools often give it.

    Raises:
        ValueError: A count is negative or exceeds its total, or a total is 0.

    References:
        Rayson, P. & Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings of the Workshop on Comparing Corpora, 1–6.

    Example:
        >>> round(g2_two_cell(52, 50_000, 57, 75_000), 4)
        2.6517
    """
    _check(f1, n1, f2, n2)
    hits, total = f1 + f2, n1 + n2
    return max(0.0, 2 * math.fsum((_part(f1, n1 * hits, total), _part(f2, n2 * hits, total))))


def g2_four_cell(f1: int, n1: int, f2: int, n2: int) -> float:
    """
    Return G² over all four cells, hits and misses, unsigned: 2 Σ O ln(O / E).

    Raises:
        ValueError: A count is negative or exceeds its total, or a total is 0.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1), 61–74.

    Example:
        >>> round(g2_four_cell(700, 1000, 200, 1000), 5)
        530.0218
    """
    _check(f1, n1, f2, n2)
    if f1 * n2 == f2 * n1:
        # Equal shares: nothing but rounding would be left.
        return 0.0
    hits, misses, total = f1 + f2, n1 + n2 - f1 - f2, n1 + n2
    cells = ((f1, n1 * hits), (f2, n2 * hits), (n1 - f1, n1 * misses), (n2 - f2, n2 * misses))
    return max(0.0, 2 * math.fsum(_part(observed, product, total) for observed, product in cells))


def chi_squared(f1: int, n1: int, f2: int, n2: int, correction: Correction = "none") -> float:
    """
    Return Pearson's χ² of the fourfold table, unsigned: N (ad − bc)² / (r1 r2 c1 c2).

    Args:
        f1: Hits of the target.

        n1: Units of the target.

        f2: Hits of the reference.

        n2: Units of the reference.

        correction: ``none``; ``yates``, which takes N / 2 off |ad − bc|, down to 0; ``williams``, which divides by ``williams_divisor``.

    Returns:
        χ² with one degree of freedom; 0 where every unit, or none, is a hit.

    Raises:
        ValueError: A count is negative or exceeds its total, or a total is 0.

    References:
        Yates, F. (1934). Contingency tables involving small numbers and the χ² test. Supplement to the Journal of the Royal Statistical Society 1(2),
        217–235.

        Williams, D. A. (1976). Improved likelihood ratio tests for complete contingency tables. Biometrika 63(1), 33–37.

    Example:
        >>> [round(chi_squared(3, 10, 7, 9, correction), 6) for correction in ("none", "yates", "williams")]
        [4.33716, 2.632438, 4.017626]
    """
    _check(f1, n1, f2, n2)
    hits, misses, total = f1 + f2, n1 + n2 - f1 - f2, n1 + n2
    if 0 in (hits, misses):
        return 0.0
    surplus = float(abs(f1 * (n2 - f2) - f2 * (n1 - f1)))
    if correction == "yates":
        surplus = max(0.0, surplus - total / 2)
    found = total * surplus**2 / (n1 * n2 * hits * misses)
    return found / williams_divisor(f1, n1, f2, n2) if correction == "williams" else found


def williams_divisor(f1: int, n1: int, f2: int, n2: int) -> float:
    """
    Return Williams's divisor q, by which G² or χ² of a small table is divided: 1 + (N/r1 + N/r2 − 1)(N/c1 + N/c2 − 1) / (6 N).

    Raises:
        ValueError: A count is negative or exceeds its total, or a total is 0.

    References:
        Williams, D. A. (1976). Improved likelihood ratio tests for complete contingency tables. Biometrika 63(1), 33–37.

    Example:
        >>> round(g2_four_cell(3, 10, 7, 9) / williams_divisor(3, 10, 7, 9), 6)
        4.200833
    """
    _check(f1, n1, f2, n2)
    hits, misses, total = f1 + f2, n1 + n2 - f1 - f2, n1 + n2
    if 0 in (hits, misses):
        return 1.0
    of_rows, of_columns = (total / first + total / second - 1 for first, second in ((n1, n2), (hits, misses)))
    return 1 + of_rows * of_columns / (6 * total)


def p_value_of(statistic: float) -> float:
    """
    Return the probability of so great a χ² or G² by chance, with one degree of freedom: erfc(√(x / 2)).

    Example:
        >>> f"{p_value_of(530.02180):.4g}"
        '2.794e-117'
    """
    return math.erfc(math.sqrt(statistic / 2))


def _check(f1: int, n1: int, f2: int, n2: int) -> None:
    for hits, total in ((f1, n1), (f2, n2)):
        if not 0 <= hits <= total or total == 0:
            raise ValueError(f"{hits} of {total} is no share")


def _part(observed: int, product: int, total: int) -> float:
    """Return O ln(O / E), E given as a product of margins by the total."""
    return observed * math.log(observed * total / product) if observed else 0.0


def _log_rate(hits: int, total: int) -> float:
    return math.log2(hits or 0.5) - math.log2(total)


def _low_end(f1: int, n1: int, f2: int, n2: int) -> float | None:
    """Return the low end of log2 of the ratio of the rates; the high end is that of the sides swapped, with the other sign."""
    if f1 == 0:
        return None
    share = exact_low(f1, f1 + f2)
    return math.log2(share / (1 - share)) + (math.log2(n2) - math.log2(n1))


def _nearest_to_zero(low: float | None, high: float | None) -> float:
    if low is not None and low > 0:
        return low
    return high if high is not None and high < 0 else 0.0
