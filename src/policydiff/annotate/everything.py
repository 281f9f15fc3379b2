"""Every annotation of an outline, in reading order."""

from __future__ import annotations

from attrs import evolve

from policydiff.annotate.hedges import find_hedges, hedges_of
from policydiff.annotate.lexicons import Lexicons
from policydiff.annotate.modality import annotate_modality
from policydiff.annotate.provisos import find_provisos
from policydiff.annotate.quantities import find_quantities
from policydiff.annotate.reading import Reading
from policydiff.annotate.topics import annotate_topics
from policydiff.annotate.topics.taxonomy import Taxonomy
from policydiff.model.annotation import Annotation, Annotations
from policydiff.model.outline import Outline
from policydiff.text.language import is_read

__all__ = ["annotate"]


def annotate(outline: Outline, taxonomy: Taxonomy | None = None, *, lexicons: Lexicons | None = None) -> Annotations:
    """
    Say what the clauses of an outline are about, whom they bind and how strongly, and under which figures, conditions, exceptions and sanctions.

    Args:
        outline: The document.

        taxonomy: Topics and seeds; those of the lexicons where None.

        lexicons: What words are looked up in; those that come with the library where None.

    Returns:
        Annotations by clause in reading order; within a clause the topics first, weightiest first, then the others by kind and place. None, and
        nothing that made them, where no clause is in English or Chinese.
    """
    given = lexicons or Lexicons()
    used = (given if taxonomy is None else evolve(given, taxonomy=taxonomy)).shipped()
    readings = {text: Reading(text) for text in dict.fromkeys(clause.text for clause in outline.clauses)}
    hedged = {text: find_hedges(reading, used.hedges) for text, reading in readings.items()}
    topics = annotate_topics(outline, used.taxonomy, readings=readings)
    found: list[Annotation] = [*topics.items, *annotate_modality(outline, used.scales, used.actors, readings=readings, hedged=hedged)]
    clauses = [(clause, readings[clause.text]) for clause in outline.clauses if not clause.is_heading and is_read(clause.language)]
    found.extend(item for clause, reading in clauses for item in find_quantities(reading, clause=clause.id, lexicon=used.quantities))
    found.extend(item for clause, _ in clauses for item in hedges_of(clause, hedged[clause.text]))
    found.extend(
        item for clause, reading in clauses for item in find_provisos(reading, clause=clause.id, lexicon=used.provisos, hedged=hedged[clause.text])
    )
    place = {clause.id: number for number, clause in enumerate(outline.clauses)}
    made_by = used.labels if topics.made_by else used.labels[1:] if any(is_read(clause.language) for clause in outline.clauses) else ()
    return evolve(topics, items=tuple(sorted(found, key=lambda item: place[item.clause])), made_by=made_by)
