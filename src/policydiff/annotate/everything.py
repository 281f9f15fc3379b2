"""Every annotation of an outline, in reading order."""

from __future__ import annotations

from attrs import evolve

from policydiff.annotate.hedges import annotate_hedges
from policydiff.annotate.modality import annotate_modality
from policydiff.annotate.provisos import annotate_provisos
from policydiff.annotate.quantities import annotate_quantities
from policydiff.annotate.taxonomy import Taxonomy
from policydiff.annotate.topics import annotate_topics
from policydiff.model.annotation import Annotation, Annotations
from policydiff.model.outline import Outline

__all__ = ["annotate"]


def annotate(outline: Outline, taxonomy: Taxonomy | None = None) -> Annotations:
    """
    Say what the clauses of an outline are about, whom they bind and how strongly, and under which figures, conditions, exceptions and sanctions.

    Args:
        outline: The document.

        taxonomy: Topics and seeds; those that come with the library where None.

    Returns:
        Annotations by clause in reading order; within a clause the topics first, weightiest first, then the others by kind and place.
    """
    topics = annotate_topics(outline, taxonomy)
    found: tuple[Annotation, ...] = (
        *topics.items,
        *annotate_modality(outline),
        *annotate_quantities(outline),
        *annotate_hedges(outline),
        *annotate_provisos(outline),
    )
    place = {clause.id: number for number, clause in enumerate(outline.clauses)}
    return evolve(topics, items=tuple(sorted(found, key=lambda item: place[item.clause])))
