"""What an explanation of one clause holds."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.alignment import Contribution, EncoderInfo, Mode, Relation, Shape
from policydiff.model.change import Change
from policydiff.model.decision import Side
from policydiff.model.options import Options
from policydiff.model.outline import Clause, Outline

__all__ = ["Candidate", "ClauseRef", "Explanation", "Fate", "FateKind", "Meaning", "Rival", "SharedWord", "Unjudged", "WhatIf", "WhatIfKind"]

FateKind = Literal["linked", "ambiguous", "alone"]
Unjudged = Literal["heading", "language", "length"]
WhatIfKind = Literal["evidence", "threshold", "absence", "mode", "review"]


@frozen
class ClauseRef:
    """
    A clause as the command names it.

    Example:
        >>> str(ClauseRef("old", "7.2"))
        'old:7.2'
    """

    side: Side
    id: str

    def __str__(self) -> str:
        return f"{self.side}:{self.id}"

    @property
    def other_side(self) -> Side:
        """The side that its counterparts stand on."""
        return "new" if self.side == "old" else "old"


@frozen(kw_only=True)
class Fate:
    """
    What becomes of a clause.

    Attributes:
        old: Old clauses of its link.

        new: New clauses of its link.

        candidates: For an ambiguous clause, the clauses of the other side that it may correspond to.

        claimants: For an ambiguous clause, the clauses of its own side that may correspond to these instead.
    """

    kind: FateKind
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    candidates: tuple[ClauseRef, ...] = ()
    claimants: tuple[ClauseRef, ...] = ()

    @property
    def shape(self) -> Shape:
        """Shape of the link, such as ``1-n``."""
        old, new = (str(n) if n in (0, 1) else "n" for n in (len(self.old), len(self.new)))
        return "n-m" if old == new == "n" else f"{old}-{new}"  # type: ignore[return-value]


@frozen(kw_only=True)
class SharedWord:
    """
    A word that both clauses of a candidate hold.

    Attributes:
        printed: As the explained clause prints it; neighbouring Chinese characters stand together.

        weight: How much it tells, by its rarity, in nats; that of a run of Chinese characters is the sum of its pairs'.

        n_clauses: How many clauses of both documents hold it, or the rarest pair of characters of the run.

        by_glossary: Whether the two are held to share it by the bilingual glossary, each in its own language.
    """

    printed: str
    weight: float
    n_clauses: int
    by_glossary: bool = False


@frozen(kw_only=True)
class Candidate:
    """
    A clause of the other document that may be the counterpart.

    Attributes:
        rank: Its place among all candidates of the clause, from 1; None where it is linked and was no candidate, by way of others or by a decision.

        probability: As reported. Identical wording is reported as near certain whatever the log-odds say.

        log_odds: What the features add up to, in nats; None for one that was no candidate.

        surplus: How far they stand above the log-odds of the threshold, in nats.

        start: The part of them that no feature accounts for: the intercepts of the model, and what its limits on extremes take away.

        contributions: Every feature with its value and what it adds to the log-odds, the most telling first; with ``start`` they sum to the log-odds.

        old_covered: Share of the old clause's distinct terms that the new one holds, in [0, 1].

        new_covered: Share of the new clause's distinct terms that the old one holds, in [0, 1].

        relation: Of the old clause to the new.

        shared: Words that both hold, weightiest first.

        is_identical: Whether the two have the same wording.

        is_linked: Whether the two are in one link.
    """

    clause: ClauseRef
    rank: int | None
    probability: float
    log_odds: float | None
    surplus: float | None
    start: float | None
    contributions: tuple[Contribution, ...]
    old_covered: float
    new_covered: float
    relation: Relation
    shared: tuple[SharedWord, ...]
    is_identical: bool
    is_linked: bool


@frozen(kw_only=True)
class Rival:
    """
    The strongest pair that competes with the one in question for one of its clauses.

    Attributes:
        contested: The clause that both pairs want.

        clause: The rival.

        probability: Of the rival pair.

        margin: How far the pair in question stands above the rival pair, in nats; below zero the rival is the stronger.
    """

    contested: ClauseRef
    clause: ClauseRef
    probability: float
    margin: float


@frozen(kw_only=True)
class WhatIf:
    """
    A change that would give the clause another fate; each was tried out.

    Attributes:
        kind: ``evidence``: more or less of it for one pair, all else equal; ``threshold``: ``--min-probability``; ``absence``: without a rival clause;
            ``mode``: ``--mode``; ``review``: without what was decided in a review.

        clause: The candidate whose evidence would change, or the clause that would not be there.

        nats: The change of log-odds.

        probability: Before and after it.

        min_probability: The value for ``--min-probability``.

        mode: The value for ``--mode``.

        fate: What would become of the clause.
    """

    kind: WhatIfKind
    fate: Fate
    clause: ClauseRef | None = None
    nats: float | None = None
    probability: tuple[float, float] | None = None
    min_probability: float | None = None
    mode: Mode | None = None


@frozen(kw_only=True)
class Meaning:
    """
    What the change does to the meaning of a link.

    Attributes:
        change: What became of the clauses of the link, with its effects.

        unjudged: Why the rules on wording did not look at them: one is a ``heading``, or in a ``language`` that they
            do not know, or their ``length`` is too great; None where they did.
    """

    change: Change
    unjudged: Unjudged | None = None


@frozen(kw_only=True)
class Explanation:
    """
    Why a clause has the counterparts that it has, or none.

    Attributes:
        reason: A sentence.

        threshold: Probability from which a pair is linked.

        meaning: What the change does to the clauses of its link; None without a counterpart.

        candidates: The likeliest ones, likeliest first, and those that it is linked to or ambiguous between in any case.

        n_candidates: How many there are in all.

        focus: The candidate that the rivals and most of the changes are about: the weakest that it is linked to, or else the likeliest.

        rivals: The strongest rival for this clause, and the strongest for the counterpart in question.

        what_if: What would have to change for another fate.

        notes: What holds of every figure here, such as decisions of a review file that hold no more.
    """

    clause_ref: ClauseRef
    clause: Clause
    old: Outline
    new: Outline
    mode: Mode
    mode_reason: str
    encoder: EncoderInfo | None
    options: Options
    threshold: float
    fate: Fate
    reason: str
    meaning: Meaning | None
    candidates: tuple[Candidate, ...]
    n_candidates: int
    focus: ClauseRef | None
    rivals: tuple[Rival, ...]
    what_if: tuple[WhatIf, ...]
    notes: tuple[str, ...] = ()

    def text_of(self, ref: ClauseRef) -> str:
        """Return the wording of a clause of either document."""
        return (self.old if ref.side == "old" else self.new).clause(ref.id).text
