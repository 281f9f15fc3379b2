"""What a clause says, held stand-off by clause id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeVar

from attrs import frozen

from policydiff.model.outline import Span

__all__ = [
    "Actor",
    "ActorRole",
    "Annotation",
    "Annotations",
    "Comparator",
    "Condition",
    "Deontic",
    "Exclusion",
    "Hedge",
    "Modality",
    "Polarity",
    "Quantity",
    "QuantityKind",
    "Sanction",
    "Topic",
    "Use",
    "Verb",
    "Voice",
]

Deontic = Literal["obligation", "prohibition", "permission", "exemption", "recommendation", "commitment", "recognition", "constitutive"]
Use = Literal["deontic", "epistemic", "narrative", "cited"]
Polarity = Literal["positive", "negative"]
Voice = Literal["active", "passive", "imperative"]
ActorRole = Literal["bearer", "addressee"]
QuantityKind = Literal["money", "percentage", "count", "duration", "deadline", "date", "frequency", "threshold", "multiple"]
Comparator = Literal["exactly", "at least", "at most", "more than", "less than", "about"]


@frozen(kw_only=True)
class Topic:
    """
    A topic that a clause carries.

    Attributes:
        clause: Id of the clause.

        topic: Name of the topic in its taxonomy.

        weight: Seeds found in the clause, and half of one where the headings above it tell the topic; orders the topics of a clause.

        spans: Where the seeds stand in the clause's text; empty where only the heading path holds them.

        triggers: The words found, in order.

        rule: Name of the rule that found it.
    """

    clause: str
    topic: str
    weight: float
    spans: tuple[Span, ...]
    triggers: tuple[str, ...]
    rule: str = "seed"


@frozen
class Verb:
    """
    One verb of a chain such as *decides* – *to consider* – *establishing*, with its place on the scale of force.

    Attributes:
        word: The verb as the lexicon lists it.

        force: 0 to 5, on the scale of the clause's language.

        span: Where it stands in the text of the clause that holds it (the introducing clause, where the chain is inherited).
    """

    word: str
    force: int
    span: Span


@frozen(kw_only=True)
class Modality:
    """
    What a statement of a clause does: bind, forbid, allow, recommend, promise, or none of these.

    Attributes:
        clause: Id of the clause.

        span: The modal or performative words in the clause's text; for an inherited modality, the clause's first word.

        use: ``deontic``; or why a modal word binds nobody: ``epistemic`` (possibility), ``narrative`` (report or forecast), ``cited`` (in a title or quotation).

        deontic: The kind, or None where the use is not deontic.

        force: 0 to 5: the weakest verb of the chain, one less where a hedge stands by it. Comparable within one language only; see the crosswalk.

        polarity: ``negative`` where the act is denied: a prohibition, an exemption, a promise not to act.

        chain: The verbs that were weighed, in order.

        aim: The act: from the governed verb to the end of its phrase, or None where none was found.

        voice: ``passive`` without bearers says that nobody is named.

        bearers: Normalised names of the actors bound or allowed, in order.

        hedges: Where the hedges stand that weaken it.

        inherited_from: Id of the introducing clause that the modality comes from, or None.

        scale: ``en`` or ``zh``: the scale that force is read on.

        rule: Name of the rule that found it.

        trigger: The words that it went by.

    References:
        Crawford, S. E. S. & Ostrom, E. (1995). A grammar of institutions. American Political Science Review 89(3), 582–600.
    """

    clause: str
    span: Span
    use: Use
    deontic: Deontic | None
    force: int
    polarity: Polarity
    chain: tuple[Verb, ...]
    aim: Span | None
    voice: Voice
    bearers: tuple[str, ...]
    hedges: tuple[Span, ...]
    inherited_from: str | None
    scale: Literal["en", "zh"]
    rule: str
    trigger: str


@frozen(kw_only=True)
class Actor:
    """
    Somebody who is bound, allowed or spoken to.

    Attributes:
        name: Normalised name from the lexicon, or the head noun as printed (folded) where the lexicon does not know it.

        role: ``bearer`` of a modality, or ``addressee`` (who is called on, given to, reported to).

        modality: Span of the modality in the same clause that it belongs to, or None.

        is_listed: Whether the lexicon knows the name.
    """

    clause: str
    span: Span
    name: str
    role: ActorRole
    modality: Span | None
    is_listed: bool
    rule: str
    trigger: str


@frozen(kw_only=True)
class Quantity:
    """
    A figure in normal form.

    Attributes:
        comparator: ``at most`` covers *within* and *no later than*; ``more than`` and ``less than`` exclude the figure itself.

        value: The figure in its unit, so that thirty (30) days, 30 days and 三十日 are all 30.0 days; a date as days since 1970-01-01.

        unit: Normal unit: ``day`` (hours, weeks too), ``working day``, ``month`` (quarters, years too), ``%``, an ISO 4217 code, ``operation``, ``time``
            (per year, for frequencies; for multiples), ``date``, or the noun counted, singular.

        whole: What a percentage or part is a part of, as printed, or None.
    """

    clause: str
    span: Span
    kind: QuantityKind
    comparator: Comparator
    value: float
    unit: str
    whole: str | None
    rule: str
    trigger: str


@frozen(kw_only=True)
class Hedge:
    """Words that leave the bearer room: *as appropriate*, *voluntarily*, 酌情."""

    clause: str
    span: Span
    rule: str
    trigger: str


@frozen(kw_only=True)
class Condition:
    """A stretch that says when a statement holds; ``trigger`` is what opens it, such as *provided that*."""

    clause: str
    span: Span
    rule: str
    trigger: str


@frozen(kw_only=True)
class Exclusion:
    """A stretch that says what a statement does not reach (an exception); ``trigger`` is what opens it, such as *except*."""

    clause: str
    span: Span
    rule: str
    trigger: str


@frozen(kw_only=True)
class Sanction:
    """A stretch that says what follows a breach; ``trigger`` is the word that tells it, such as *fine*."""

    clause: str
    span: Span
    rule: str
    trigger: str


# A closed union: a new kind of annotation is added here and nowhere else.
Annotation = Topic | Modality | Actor | Quantity | Hedge | Condition | Exclusion | Sanction
A = TypeVar("A", bound=Annotation)


@frozen
class Annotations:
    """
    Annotations of one outline, in reading order of its clauses.

    Attributes:
        made_by: Names and versions of the lexicons that produced them; the taxonomy's first, where topics were looked for.

        topics: Every topic that was looked for, in the order of its taxonomy; none where the taxonomy does not know the language.

        left_out: Id of a clause and a topic that it, or a heading above it, holds words of though it carries three others, which come before it; a clause carries three at most.
    """

    items: tuple[Annotation, ...]
    made_by: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def taxonomy(self) -> str:
        """Name and version of the taxonomy, empty where no topics were looked for."""
        return self.made_by[0] if self.topics and self.made_by else ""

    def topics_of(self, clause_id: str) -> tuple[Topic, ...]:
        """Return the topics of a clause, weightiest first."""
        return tuple(item for item in self.of(Topic) if item.clause == clause_id)

    def by_clause(self) -> dict[str, tuple[Annotation, ...]]:
        """Return the annotations of each clause that has any, by its id."""
        said: dict[str, list[Annotation]] = {}
        for item in self.items:
            said.setdefault(item.clause, []).append(item)
        return {clause: tuple(items) for clause, items in said.items()}

    def of(self, kind: type[A]) -> Iterator[A]:
        """Yield the annotations of one kind, in order."""
        return (item for item in self.items if isinstance(item, kind))
