"""What the stages of an alignment hand on: outlines, evidence, candidates with their features, links so far."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from policydiff.align.evidence import Evidence
from policydiff.model.alignment import Mode, OrderAgreement
from policydiff.model.decision import Decisions
from policydiff.model.options import Options
from policydiff.model.outline import Clause, Outline
from policydiff.model.protocols import Encoder

__all__ = ["Draft", "Floats", "Group", "Ints", "Rivalry", "Stage"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@frozen
class Group:
    """Positions of the clauses of one link, old and new, each in reading order."""

    old: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def is_pair(self) -> bool:
        """Tell whether the link is of one clause with one."""
        return len(self.old) == len(self.new) == 1


@frozen
class Rivalry:
    """An ambiguous clause, by side (0 old, 1 new) and position, and the rows of the candidates between which nothing decides."""

    side: int
    position: int
    rows: tuple[int, ...]


@frozen(kw_only=True, eq=False)
class Draft:
    """
    An alignment in the making.

    Attributes:
        decisions: What somebody has decided on pairs; the stages obey it.

        evidence: What the clauses of both sides hold, as matrices.

        candidates: Positions (old, new) of the candidate pairs, sorted; shape (number of candidates, 2).

        is_cross: Whether the two clauses of a candidate are in different scripts, so that words tell nothing.

        features: Columns by name, one value a candidate.

        contributions: Log-odds that each feature adds, by name; with the intercept they sum to ``log_odds``.

        log_odds: Logit of the probability of each candidate.

        threshold: Probability below which no pair is linked.

        groups: Linked clauses, disjoint, in no particular order.
    """

    old: Outline
    new: Outline
    options: Options
    encoder: Encoder | None
    decisions: Decisions = field(factory=Decisions)
    evidence: Evidence | None = None
    candidates: Ints = field(factory=lambda: np.zeros((0, 2), dtype=np.int64))
    is_cross: NDArray[np.bool_] = field(factory=lambda: np.zeros(0, dtype=np.bool_))
    features: tuple[tuple[str, Floats], ...] = ()
    contributions: tuple[tuple[str, Floats], ...] = ()
    log_odds: Floats = field(factory=lambda: np.zeros(0))
    mode: Mode = "independent"
    mode_reason: str = ""
    order: OrderAgreement = field(factory=lambda: OrderAgreement(tau=0.0, n_pairs=0, p_value=1.0))
    threshold: float = 0.5
    groups: tuple[Group, ...] = ()
    rivalries: tuple[Rivalry, ...] = ()

    @property
    def old_clauses(self) -> tuple[Clause, ...]:
        """Clauses of the old document, headings among them; positions count in it."""
        return self.old.clauses

    @property
    def new_clauses(self) -> tuple[Clause, ...]:
        """Clauses of the new document, headings among them; positions count in it."""
        return self.new.clauses

    @property
    def probabilities(self) -> Floats:
        """Probability of each candidate, in [0, 1]."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.log_odds)))

    def known(self) -> Evidence:
        """
        Return the evidence.

        Raises:
            ValueError: The stage that gathers it has not run.
        """
        if self.evidence is None:
            raise ValueError("the stage 'gather' has to come before the stages that need its evidence")
        return self.evidence


# A stage is a function; an alignment is a tuple of them, applied in order.
Stage = Callable[[Draft], Draft]
