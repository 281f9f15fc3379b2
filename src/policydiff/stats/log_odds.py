"""
Weighted log-odds with an informative Dirichlet prior ("Fightin' Words").

A warning that belongs to it: z grows with the tokens of a document, whatever it stresses. Let one text be "the quick brown fox jumps over the lazy pig" and the
other "the lazy purple pig jumps over the", a thousand times "very", and "sleepy donkey", with α = .05 for every word. Then *the*, which each holds twice, gets
z = 4.95 for the short text, *jumps*, once in each, 3.46, and *purple*, which the short text lacks, leans to it still (.35), because the thousand tokens dilute
everything else that the long one says. So the library counts the clauses that hold a term, which no repetition inside a clause can inflate, shows z beside other
figures, and never decides by it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import frozen

__all__ = ["LogOdds", "weighted_log_odds"]


@frozen
class LogOdds:
    """
    Log-odds ratio of a term under the prior; positive where the target says it more often.

    Attributes:
        delta: δ, in nats.

        z: δ by its standard error; beyond ±1.96 it would be called significant if nothing else were tested.
    """

    delta: float
    z: float


def weighted_log_odds(target: Mapping[str, float], reference: Mapping[str, float], prior: Mapping[str, float]) -> dict[str, LogOdds]:
    """
    Weigh every term of a target and a reference by how far its odds differ, rare terms drawn towards the prior.

    δ = ln((y1 + α) / (n1 + α0 − y1 − α)) − ln((y2 + α) / (n2 + α0 − y2 − α)), var ≈ 1 / (y1 + α) + 1 / (y2 + α), z = δ / √var, with y the counts of the
    term, n those of all terms, α the prior of the term and α0 that of all.

    Args:
        target: Count of each term in the target.

        reference: Count of each term in the reference.

        prior: Pseudo-count α > 0 of each term that either side has; terms that neither has count in α0.

    Returns:
        The log-odds of each term of either side, in alphabetical order. Swapping the sides flips the signs exactly.

    Raises:
        ValueError: A term has no prior above 0, or the only term there is would have all the odds.

    References:
        Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection and evaluation for identifying the content of
        political conflict. Political Analysis 16(4), 372–403.

    Example:
        >>> odds = weighted_log_odds({"security": 3, "the": 5}, {"safety": 3, "the": 5}, {"safety": 0.5, "security": 0.5, "the": 1})
        >>> {term: round(found.z, 2) for term, found in odds.items()}
        {'safety': -1.54, 'security': 1.54, 'the': 0.0}
    """
    n1, n2, of_all = (math.fsum(counts.values()) for counts in (target, reference, prior))
    found = {}
    for term in sorted({*target, *reference}):
        alpha = prior.get(term, 0.0)
        if alpha <= 0:
            raise ValueError(f"the term {term!r} has no prior above 0")
        y1, y2 = target.get(term, 0) + alpha, reference.get(term, 0) + alpha
        rest1, rest2 = n1 + of_all - y1, n2 + of_all - y2
        if min(rest1, rest2) <= 0:
            raise ValueError(f"there is no term beside {term!r} to give odds against")
        delta = math.log(y1 / rest1) - math.log(y2 / rest2)
        found[term] = LogOdds(delta, delta / math.sqrt(1 / y1 + 1 / y2))
    return found
