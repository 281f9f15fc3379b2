"""Shares of clauses, with their intervals and verdicts."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

__all__ = ["Interval", "Share", "ShareShift", "Verdict", "verdict_in_words"]

Verdict = Literal["rose", "fell", "not distinguishable"]


def verdict_in_words(verdict: str, n_old: int, n_new: int) -> str:
    """
    Return a verdict, and where there is none on how much that rests: one figure where both sides have as many.

    Example:
        >>> verdict_in_words("not distinguishable", 15, 15), verdict_in_words("not distinguishable", 33, 16)
        ('not distinguishable (n = 15)', 'not distinguishable (n = 33 and 16)')
        >>> verdict_in_words("rose", 33, 16)
        'rose'
    """
    if verdict != "not distinguishable":
        return verdict
    return f"{verdict} (n = {n_old})" if n_old == n_new else f"{verdict} (n = {n_old} and {n_new})"


@frozen
class Interval:
    """A 95 % interval."""

    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Tell whether zero lies in the interval, its ends included."""
        return self.low <= 0 <= self.high


@frozen(kw_only=True)
class Share:
    """
    Share of a document's clauses that carry a topic, bind an actor, or are marked out in another way.

    Attributes:
        clauses: Ids of those clauses, in reading order.

        n_clauses: Clauses that count.

        share: len(clauses) / n_clauses, in [0, 1].

        interval: 95 % interval of the share, clauses resampled; [0, 1] where no clause counts.
    """

    clauses: tuple[str, ...]
    n_clauses: int
    share: float
    interval: Interval


@frozen(kw_only=True)
class ShareShift:
    """
    A share of clauses in both documents.

    Attributes:
        difference: New share minus old share, in [-1, 1].

        interval: 95 % interval of the difference, each document resampled by itself; [-1, 1] where no clause of a side counts.

        verdict: ``rose`` or ``fell`` only where the interval excludes zero.
    """

    old: Share
    new: Share
    difference: float
    interval: Interval
    verdict: Verdict

    @property
    def verdict_in_words(self) -> str:
        """The verdict, and where there is none on how many clauses that rests, as ``not distinguishable (n = 15)``."""
        return verdict_in_words(self.verdict, self.old.n_clauses, self.new.n_clauses)
