"""What became of each clause."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import field, frozen
from attrs.validators import min_len

from policydiff.model.alignment import Link, Pair
from policydiff.model.outline import AdherentKind, Span

__all__ = [
    "EFFECTS",
    "OPERATIONS",
    "AdherentDifference",
    "AdherentStatus",
    "Change",
    "Coverage",
    "Edit",
    "EditKind",
    "Effect",
    "EffectName",
    "Operation",
    "Quote",
    "SectionCoverage",
    "Stretch",
    "Unmatched",
]

Operation = Literal["kept", "reworded", "renumbered", "moved", "split", "merged", "added", "omitted"]
OPERATIONS: tuple[Operation, ...] = ("kept", "reworded", "renumbered", "moved", "split", "merged", "added", "omitted")
EffectName = Literal[
    "reversed",
    "contradicts",
    "reassigned",
    "weakened",
    "strengthened",
    "sanction-lost",
    "sanction-gained",
    "loosened",
    "tightened",
    "definition-changed",
    "narrowed",
    "broadened",
    "exception-gained",
    "exception-lost",
    "condition-gained",
    "condition-lost",
    "hedged",
    "unhedged",
    "demoted",
    "promoted",
]
# Ranked by consequence: what turns a duty round or hands it on comes first, what only moves it last. Mirrored effects stand side by side.
EFFECTS: tuple[EffectName, ...] = get_args(EffectName)
EditKind = Literal["equal", "delete", "insert"]
AdherentStatus = Literal["added", "absent"]


@frozen
class Edit:
    """
    A run of words that both clauses share, or that only the old or the new one has.

    Joined, the equal and deleted runs give the old text and the equal and inserted ones the new.
    """

    kind: EditKind
    old: str
    new: str


@frozen
class Quote:
    """Words of a clause that a statement rests on: the clause's id, where they stand in its text, and the words as printed."""

    clause: str
    span: Span
    words: str


@frozen(kw_only=True)
class Effect:
    """
    What a change does to the meaning of a clause.

    Attributes:
        old: The words on the old side that it rests on; none where something was gained.

        new: The words on the new side; none where something was lost.

        reason: A sentence that names both.
    """

    name: EffectName
    old: tuple[Quote, ...]
    new: tuple[Quote, ...]
    reason: str


@frozen(kw_only=True)
class Change:
    """
    What became of the clauses of one link.

    Attributes:
        operations: One or several, in the order of ``OPERATIONS``; none for an ambiguous link.

        reason: A sentence that says why the operations hold.

        edits: Word-level difference of the texts; empty for a clause by itself.

        block: Number of the block of neighbours that moved together, counted from 1, or None.

        effects: What the change does to the meaning, gravest first; none for a pure rewording and for a clause by itself.
    """

    link: Link
    operations: tuple[Operation, ...]
    reason: str
    edits: tuple[Edit, ...] = ()
    block: int | None = None
    effects: tuple[Effect, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether anything but ``kept`` happened; an ambiguous link counts as a change, and so does the same wording in a lesser place."""
        return self.operations != ("kept",) or bool(self.effects)


@frozen(kw_only=True)
class Stretch:
    """
    Words in a row that clauses of one version have and their counterparts in the other lack.

    Attributes:
        quotes: Where they stand: one place or several, the fullest first, the others with the same words or some of them; by weight and in reading order.

        weight: Importance for the order of a report: how much their document makes of the lacking words and the other does not, in nats.
    """

    quotes: tuple[Quote, ...] = field(validator=min_len(1))
    weight: float


@frozen(kw_only=True)
class Unmatched:
    """
    A clause without a counterpart, and what comes nearest to one.

    Attributes:
        nearest: The likeliest candidate, or None where nothing shares a word or a meaning.

        lacks: Words of the clause, weightiest first, that the nearest candidate lacks.

        weight: Importance for the order of a report: information content of the clause's words in its document.

        taken_by: Clauses of the same document that the nearest candidate is linked with instead; none where it stands alone too.
    """

    clause: str
    nearest: Pair | None
    lacks: tuple[str, ...]
    weight: float
    taken_by: tuple[str, ...] = ()


@frozen(kw_only=True)
class SectionCoverage:
    """
    How much of one section of a document the other document covers, its sections below included.

    Attributes:
        path: The section's heading with those above it, outermost first.

        n_clauses: Clauses that count (no headings, no footnotes), at least 1.

        n_linked: Those with a counterpart, wherever it stands.

        n_ambiguous: Those with rivals between which nothing decides.

        share: n_linked / n_clauses, in [0, 1].

        share_of_words: Share of the words of those clauses that their counterparts hold, in [0, 1].
    """

    path: tuple[str, ...]
    n_clauses: int
    n_linked: int
    n_ambiguous: int
    share: float
    share_of_words: float


@frozen(kw_only=True)
class Coverage:
    """
    How much of one document the other covers.

    Attributes:
        n_clauses: Clauses that count (no headings, no footnotes).

        n_linked: Those with a counterpart.

        n_ambiguous: Those with rivals between which nothing decides.

        share: n_linked / n_clauses, in [0, 1]; 0 for an empty document.

        share_of_words: Share of the words of those clauses that their counterparts hold, in [0, 1].

        sections: The same for every section, in reading order.

        n_expected: How many of the clauses that were left alone have a counterpart all the same, as far as the probabilities of their likeliest near
            misses, summed, can tell; several with one partner count as one.
    """

    n_clauses: int
    n_linked: int
    n_ambiguous: int
    share: float
    share_of_words: float
    sections: tuple[SectionCoverage, ...] = ()
    n_expected: float = 0.0


@frozen(kw_only=True)
class AdherentDifference:
    """
    Somebody who is known to adhere to one document and known not to adhere to the other, or the reverse.

    Attributes:
        status: ``added`` (adheres to the new one only), ``absent`` (adheres to the old one only).

        date: Date of joining the document it adheres to, ISO 8601, or None.

        source: What the absence or presence is known from.
    """

    name: str
    kind: AdherentKind
    status: AdherentStatus
    date: str | None
    source: str | None
