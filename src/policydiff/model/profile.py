"""How far two documents lie apart in all topics at once, and how far others do."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.shares import Interval

__all__ = ["Baseline", "BaselinePair", "Distance", "DistanceVerdict", "Estimate", "Profile", "Usual"]

DistanceVerdict = Literal["further apart than by chance", "not distinguishable"]


@frozen(kw_only=True)
class Usual:
    """
    How a difference stands beside those between other pairs of documents.

    Attributes:
        n_pairs: Other pairs that it is held against.

        n_as_far: Those that differ at least as much.

        median: What half of them differ by at most.
    """

    n_pairs: int
    n_as_far: int
    median: float


@frozen(kw_only=True)
class Estimate:
    """A figure with its 95 % interval."""

    value: float
    interval: Interval


@frozen(kw_only=True)
class Distance:
    """
    How far the profiles of two documents lie apart by one measure.

    Attributes:
        interval: 95 % interval, each document resampled by itself.

        by_chance: What two samples of the same lengths from both documents together exceed (for the overlap: fall short of) in one case of twenty.

        verdict: ``further apart than by chance`` where the figure lies beyond that.

        usual: The figure beside those of a baseline, or None without one.
    """

    value: float
    interval: Interval
    by_chance: float
    verdict: DistanceVerdict
    usual: Usual | None = None


@frozen(kw_only=True)
class Profile:
    """
    All topics of both documents at once, their shares normalised to sum to one.

    Attributes:
        old_breadth: Effective number of topics of the old document; None where none of its clauses carries one.

        new_breadth: That of the new one.

        overlap: Shared part of the profiles, in [0, 1]; None, like the others, where a side has no topics.

        jensen_shannon: Jensen–Shannon divergence in bits, in [0, 1].

        hellinger: Hellinger distance, in [0, 1].
    """

    old_breadth: Estimate | None
    new_breadth: Estimate | None
    overlap: Distance | None
    jensen_shannon: Distance | None
    hellinger: Distance | None


@frozen(kw_only=True)
class BaselinePair:
    """
    How far two documents of a baseline lie apart.

    Attributes:
        documents: Their digests, in order.

        differences: Absolute difference of the shares of each topic, in the order of the baseline's topics.
    """

    documents: tuple[str, str]
    differences: tuple[float, ...]
    overlap: float | None
    jensen_shannon: float | None
    hellinger: float | None


@frozen(kw_only=True)
class Baseline:
    """
    How far documents of one genre usually lie apart.

    Attributes:
        names: The documents, in the order given.

        taxonomy: Name and version of the topics.

        topics: In the order of the taxonomy.

        pairs: Every pair of them.
    """

    names: tuple[str, ...]
    taxonomy: str
    topics: tuple[str, ...]
    pairs: tuple[BaselinePair, ...]
