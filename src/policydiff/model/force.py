"""Whom two documents bind, by statements of which kind, and with what force."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.annotation import Deontic
from policydiff.model.shares import Interval, Share, Verdict, verdict_in_words

__all__ = ["ActorShift", "ForceShift", "ForceVerdict", "Forces", "KindCount", "KindShift", "MeanForce", "Scale"]

ForceVerdict = Literal["weaker", "stronger", "not distinguishable"]
Scale = Literal["en", "zh"]


@frozen(kw_only=True)
class MeanForce:
    """
    Mean force of statements on one scale.

    Attributes:
        n_statements: Statements that have a force on the scale.

        mean: 0 to 5.
    """

    scale: Scale
    n_statements: int
    mean: float


@frozen(kw_only=True)
class KindCount:
    """How many statements are of a kind."""

    kind: Deontic
    n_statements: int


@frozen(kw_only=True)
class KindShift:
    """
    Share of a kind among the deontic statements of both documents.

    Attributes:
        n_old: Statements of the kind in the old document.

        n_new: In the new one.

        difference: New share minus old share, in [-1, 1].

        interval: 95 % interval of the difference, clauses resampled; [-1, 1] where a side has no statements.
    """

    kind: Deontic
    n_old: int
    n_new: int
    old_share: float
    new_share: float
    difference: float
    interval: Interval
    verdict: Verdict


@frozen(kw_only=True)
class ActorShift:
    """
    Somebody who is bound, allowed or called upon, and by how many clauses of either document.

    Attributes:
        actor: Normalised name.

        is_listed: Whether the lexicon of actors knows the name.

        old: Share of the old document's clauses that hold such a statement.

        new: That of the new document's.

        old_statements: Statements of the old document whose bearer it is, by kind.

        new_statements: Those of the new one.

        difference: New share minus old share, in [-1, 1].

        interval: 95 % interval of the difference; [-1, 1] where no clause of a side counts.

        verdict: ``rose`` or ``fell`` only where the interval excludes zero.
    """

    actor: str
    is_listed: bool
    old: Share
    new: Share
    old_statements: tuple[KindCount, ...]
    new_statements: tuple[KindCount, ...]
    difference: float
    interval: Interval
    verdict: Verdict

    @property
    def verdict_in_words(self) -> str:
        """The verdict, and where there is none on how many clauses that rests, as ``not distinguishable (n = 15)``."""
        return verdict_in_words(self.verdict, self.old.n_clauses, self.new.n_clauses)


@frozen(kw_only=True)
class Forces:
    """
    How the statements of one document are spread over a scale of force.

    Attributes:
        n_clauses: Clauses that hold them.

        counts: Statements of force 0, 1, … 5.

        mean: Mean force; None where there are no statements.
    """

    n_clauses: int
    counts: tuple[int, ...]
    mean: float | None


@frozen(kw_only=True)
class ForceShift:
    """
    Force on one scale in both documents.

    Attributes:
        difference: New mean minus old mean; None where a side has no statements on the scale.

        interval: 95 % interval of the difference; None where too few clauses hold statements.

        verdict: ``weaker`` or ``stronger`` only where the interval excludes zero.
    """

    scale: Scale
    old: Forces
    new: Forces
    difference: float | None
    interval: Interval | None
    verdict: ForceVerdict

    @property
    def verdict_in_words(self) -> str:
        """The verdict, and where there is none on how many clauses that rests."""
        return verdict_in_words(self.verdict, self.old.n_clauses, self.new.n_clauses)
