"""Which clause corresponds to which, how sure, and why."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.options import Options
from policydiff.model.outline import Outline

__all__ = ["Alignment", "Contribution", "EncoderInfo", "Link", "Mode", "OrderAgreement", "Pair", "Relation", "Shape"]

Mode = Literal["versions", "independent"]
Relation = Literal["equal", "subset", "superset", "intersects"]
Shape = Literal["1-1", "1-0", "0-1", "1-n", "n-1", "n-m"]


@frozen
class Contribution:
    """A feature of a candidate pair: its value and what it adds to the log-odds (nats)."""

    name: str
    value: float
    log_odds: float


@frozen(kw_only=True)
class Pair:
    """
    A candidate pair: one clause of the old document and one of the new.

    Attributes:
        probability: Calibrated probability that the two correspond, in [0, 1].

        old_covered: Share of the old clause's distinct terms that the new one holds, in [0, 1].

        new_covered: Share of the new clause's distinct terms that the old one holds, in [0, 1].

        relation: Of the old clause to the new, as sets (NIST IR 8477).

        old_residue: Parts of the old clause that nothing in the link's new clauses covers, in its own words.

        new_residue: Parts of the new clause that nothing in the link's old clauses covers.

        features: What the probability is made of, greatest first; with the model's intercept the contributions sum to its log-odds.
    """

    old: str
    new: str
    probability: float
    old_covered: float
    new_covered: float
    relation: Relation
    old_residue: tuple[str, ...] = ()
    new_residue: tuple[str, ...] = ()
    features: tuple[Contribution, ...] = ()


@frozen(kw_only=True)
class Link:
    """
    Clauses of the old document and those of the new that correspond to them.

    A clause without a counterpart stands in a link by itself. Where the margin between rivals is too thin to choose, the clause stands by itself too
    and ``rivals`` names the candidates.

    Attributes:
        old: Ids in reading order, perhaps none.

        new: Ids in reading order, perhaps none.

        pairs: The pairs that hold the link together, in order.

        rivals: For an ambiguous clause the candidates between which nothing decides, likeliest first.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    rivals: tuple[Pair, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether rivals kept the clause from being linked."""
        return bool(self.rivals)

    @property
    def shape(self) -> Shape:
        """Shape of the link, such as ``1-1`` or ``1-n`` (Gale & Church 1993)."""
        old, new = (str(n) if n in (0, 1) else "n" for n in (len(self.old), len(self.new)))
        return "n-m" if old == new == "n" else f"{old}-{new}"  # type: ignore[return-value]

    @property
    def probability(self) -> float:
        """Probability of the weakest pair that the link needs, 0 for a clause by itself."""
        return min((pair.probability for pair in self.pairs), default=0.0)


@frozen(kw_only=True)
class OrderAgreement:
    """
    How far the reading order of likely pairs agrees; whether the next pair follows closely decides the mode.

    Attributes:
        tau: Kendall's tau-b of the positions of mutual best pairs, in [-1, 1].

        n_pairs: Pairs that it was measured on.

        p_value: One-sided probability of so great a tau by chance.

        followed: Share of the pairs, read in order, behind which the next one follows closely on the other side, in [0, 1].

        by_chance: Share expected if order meant nothing, in [0, 1].

        probability: That order is evidence, given these figures, in [0, 1].
    """

    tau: float
    n_pairs: int
    p_value: float
    followed: float = 0.0
    by_chance: float = 0.0
    probability: float = 0.0


@frozen
class EncoderInfo:
    """Name and version of the sentence encoder that an alignment used."""

    name: str
    version: str


@frozen(kw_only=True)
class Alignment:
    """
    Two outlines and the links between their clauses; every clause is in exactly one link.

    Attributes:
        links: By the first old clause in reading order; then the clauses only of the new document, in theirs.

        mode: ``versions`` (order is evidence) or ``independent`` (it is not).

        mode_reason: A sentence that says why.

        near_misses: For each clause that is in no pair, its likeliest candidate.
    """

    old: Outline
    new: Outline
    links: tuple[Link, ...]
    mode: Mode
    mode_reason: str
    order: OrderAgreement
    encoder: EncoderInfo | None
    options: Options
    near_misses: tuple[Pair, ...] = ()
