"""What two documents stress, with intervals and the clauses behind each figure."""

from __future__ import annotations

from math import fsum
from typing import Literal, get_args

from attrs import frozen

from policydiff.model.force import ActorShift, Forces, ForceShift, ForceVerdict, KindCount, KindShift, MeanForce, Scale
from policydiff.model.profile import Baseline, BaselinePair, Distance, DistanceVerdict, Estimate, Profile, Usual
from policydiff.model.shares import Interval, Share, ShareShift, Verdict, verdict_in_words
from policydiff.model.terms import Swap

__all__ = [
    "FACTORS",
    "ActorShift",
    "Baseline",
    "BaselinePair",
    "Distance",
    "DistanceVerdict",
    "Emphasis",
    "Estimate",
    "Factor",
    "FactorName",
    "FactorVerdict",
    "ForceShift",
    "ForceVerdict",
    "Forces",
    "Interval",
    "KindCount",
    "KindShift",
    "Manner",
    "MeanForce",
    "Profile",
    "Scale",
    "Share",
    "ShareShift",
    "TopicShift",
    "Usual",
    "Verdict",
    "verdict_in_words",
]

FactorName = Literal["frequency", "length", "position", "force"]
FACTORS: tuple[FactorName, ...] = get_args(FactorName)
FactorVerdict = Literal[
    "less often",
    "more often",
    "more briefly",
    "at greater length",
    "later",
    "earlier",
    "more weakly",
    "more strongly",
    "not distinguishable",
]


@frozen(kw_only=True)
class Manner:
    """
    At which length, in which place and with what force one document speaks of a topic.

    Attributes:
        share_of_words: Words of the clauses that carry it / words of all clauses that count, in [0, 1]. Chinese characters count one each.

        words_per_clause: Mean words of those clauses; None where there are none.

        position: Their mean place, from 0 (the first clause that counts) to 1 (the last one); None where there are none.

        forces: Mean force of the statements in those clauses, by scale; none where there are none.
    """

    share_of_words: float
    words_per_clause: float | None
    position: float | None
    forces: tuple[MeanForce, ...]


@frozen(kw_only=True)
class Factor:
    """
    One of the factors whose product is the weight of a topic, new by old.

    Attributes:
        n_old: Old clauses that it is measured on: all that count for the frequency, else those that carry the topic (for the force, with a statement).

        n_new: The new ones.

        ratio: New by old; above 1 where the topic gained by it. None where a side has nothing to measure.

        log_ratio: Its natural logarithm; those of all factors add up to that of the weight.

        interval: 95 % interval of the log ratio; None where too few clauses carry the topic for one.

        verdict: A direction only where the interval excludes zero; that of the frequency goes by the interval of the shares' difference.
    """

    name: FactorName
    n_old: int
    n_new: int
    ratio: float | None
    log_ratio: float | None
    interval: Interval | None
    verdict: FactorVerdict

    @property
    def verdict_in_words(self) -> str:
        """The verdict, and where there is none on how many clauses that rests."""
        return verdict_in_words(self.verdict, self.n_old, self.n_new)


@frozen(kw_only=True)
class TopicShift:
    """
    Emphasis on one topic in both documents.

    Attributes:
        difference: New share minus old share, in [-1, 1].

        interval: 95 % interval of the difference, each document resampled by itself; [-1, 1] where no clause of a side counts.

        verdict: ``rose`` or ``fell`` only where the interval excludes zero.

        old_manner: How the old document speaks of it.

        new_manner: How the new one does.

        factors: Frequency, length, position and force, in this order.

        usual: The difference of the shares beside those of a baseline, or None without one.
    """

    topic: str
    old: Share
    new: Share
    difference: float
    interval: Interval
    verdict: Verdict
    old_manner: Manner | None = None
    new_manner: Manner | None = None
    factors: tuple[Factor, ...] = ()
    usual: Usual | None = None

    @property
    def verdict_in_words(self) -> str:
        """The verdict, and where there is none on how many clauses that rests, as ``not distinguishable (n = 15)``."""
        return verdict_in_words(self.verdict, self.old.n_clauses, self.new.n_clauses)

    @property
    def log_weight(self) -> float | None:
        """Natural logarithm of the topic's weight, new by old: the sum over the factors that can be compared; None where none can."""
        parts = [factor.log_ratio for factor in self.factors if factor.log_ratio is not None]
        return fsum(parts) if parts else None


@frozen(kw_only=True)
class Emphasis:
    """
    Emphasis of two documents by topic, by actor and by force.

    Attributes:
        shifts: One for each topic, in the order of the taxonomy; none where the taxonomy has no seeds in the language of a side.

        old_uncoded: Ids of the old clauses without a topic.

        new_uncoded: Ids of the new clauses without a topic.

        taxonomy: Name and version of the topics; empty where there are no shifts.

        method: How the intervals of shares were found.

        drawn: How the intervals of everything else were found; empty where nothing was drawn.

        profile: Breadth and distance; None where there are no shifts.

        kinds: One for each kind of statement that either document holds.

        actors: One for each bearer of a statement on either side, the most often bound first.

        forces: One for each scale that a statement is measured on.

        unnamed: Share of the clauses with a statement in which no statement names its bearer; None where neither document makes statements.

        baseline: Documents that the differences were held against; none without a baseline.

        swaps: Terms that gave way to others in clauses that correspond.

        no_verdict: Why no verdict is given on shares of clauses, where the two are one text in two files; empty where verdicts are given.
    """

    shifts: tuple[TopicShift, ...]
    old_uncoded: tuple[str, ...]
    new_uncoded: tuple[str, ...]
    taxonomy: str
    method: str
    drawn: str = ""
    profile: Profile | None = None
    kinds: tuple[KindShift, ...] = ()
    actors: tuple[ActorShift, ...] = ()
    forces: tuple[ForceShift, ...] = ()
    unnamed: ShareShift | None = None
    baseline: tuple[str, ...] = ()
    swaps: tuple[Swap, ...] = ()
    no_verdict: str = ""
