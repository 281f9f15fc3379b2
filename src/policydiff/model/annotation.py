"""What a clause says, held stand-off by clause id."""

from __future__ import annotations

from attrs import frozen

from policydiff.model.outline import Span

__all__ = ["Annotation", "Annotations", "Topic"]


@frozen(kw_only=True)
class Topic:
    """
    A topic that a clause carries.

    Attributes:
        clause: Id of the clause.

        topic: Name of the topic in its taxonomy.

        weight: Seeds found, those of the heading path counting twice; orders the topics of a clause.

        spans: Where the seeds stand in the clause's text; empty where only the heading path holds them.

        triggers: The words found, in order.
    """

    clause: str
    topic: str
    weight: float
    spans: tuple[Span, ...]
    triggers: tuple[str, ...]


# A closed union: a new kind of annotation is added here and nowhere else.
Annotation = Topic


@frozen
class Annotations:
    """
    Annotations of one outline, in reading order of its clauses.

    Attributes:
        made_by: Names and versions of what produced them.

        topics: Every topic that was looked for, in the order of its taxonomy; none where the taxonomy does not know the language.
    """

    items: tuple[Annotation, ...]
    made_by: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def topics_of(self, clause_id: str) -> tuple[Topic, ...]:
        """Return the topics of a clause, weightiest first."""
        return tuple(item for item in self.items if item.clause == clause_id)
