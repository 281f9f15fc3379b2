"""What two documents stress, with intervals and the clauses behind each figure."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

__all__ = ["Emphasis", "Interval", "Share", "TopicShift", "Verdict"]

Verdict = Literal["rose", "fell", "not distinguishable"]


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
    Share of a document's clauses that carry a topic.

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
class TopicShift:
    """
    Emphasis on one topic in both documents.

    Attributes:
        difference: New share minus old share, in [-1, 1].

        interval: 95 % interval of the difference, each document resampled by itself; [-1, 1] where no clause of a side counts.

        verdict: ``rose`` or ``fell`` only where the interval excludes zero.
    """

    topic: str
    old: Share
    new: Share
    difference: float
    interval: Interval
    verdict: Verdict


@frozen(kw_only=True)
class Emphasis:
    """
    Emphasis of two documents by topic.

    Attributes:
        shifts: One for each topic, in the order of the taxonomy; none where the taxonomy has no seeds in the language of a side.

        old_uncoded: Ids of the old clauses without a topic.

        new_uncoded: Ids of the new clauses without a topic.

        taxonomy: Name and version of the topics; empty where there are no shifts.

        method: How the intervals were found.
    """

    shifts: tuple[TopicShift, ...]
    old_uncoded: tuple[str, ...]
    new_uncoded: tuple[str, ...]
    taxonomy: str
    method: str
