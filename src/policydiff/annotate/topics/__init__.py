"""
Which topics each clause carries.

Dictionary coding: a clause carries the topics whose seeds it holds, three at most. A heading speaks for the clauses under it, so its seeds count
twice as much as theirs. The heading that stands above every clause is a title; it sets no clause apart and counts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from policydiff.annotate.reading import Reading
from policydiff.annotate.topics.matching import Hit, find_seeds
from policydiff.annotate.topics.taxonomy import Taxonomy, shipped_taxonomy
from policydiff.model.annotation import Annotations, Topic
from policydiff.model.outline import Clause, Outline

__all__ = ["annotate_topics"]

# More would let one long sentence stand for everything.
_MOST_TOPICS = 3
_HEADING_WEIGHT = 2.0


def annotate_topics(outline: Outline, taxonomy: Taxonomy | None = None, *, readings: Mapping[str, Reading] | None = None) -> Annotations:
    """
    Say which topics each unit of an outline carries, weightiest first.

    Args:
        outline: The document.

        taxonomy: Topics and seeds; those that come with the library where None.

        readings: Texts that were read before.

    Returns:
        Annotations in reading order; none, and no topics looked for, where no unit is in a language of the taxonomy. Ties go to the topic that
        the taxonomy names first.

    References:
        Laver, M. & Garry, J. (2000). Estimating policy positions from political texts. American Journal of Political Science 44(3), 619–634.
    """
    taxonomy = taxonomy or shipped_taxonomy()
    languages = taxonomy.languages
    readable = [clause for clause in outline.units if _primary(clause.language) in languages]
    if not readable:
        return Annotations(())
    n_titles = _count_titles(outline)
    headings = {heading: find_seeds(heading, taxonomy) for heading in dict.fromkeys(above for clause in readable for above in clause.path[n_titles:])}
    order = {topic.name: place for place, topic in enumerate(taxonomy.topics)}
    items: list[Topic] = []
    for clause in readable:
        above = tuple(hit for heading in clause.path[n_titles:] for hit in headings[heading])
        within = find_seeds(readings[clause.text] if readings is not None else clause.text, taxonomy)
        if above or within:
            items.extend(_choose(clause, above, within, order))
    return Annotations(tuple(items), made_by=(taxonomy.label,), topics=tuple(order))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _count_titles(outline: Outline) -> int:
    """Return how many headings stand above every unit."""
    n_titles = 0
    for level in zip(*(clause.path for clause in outline.units), strict=False):
        if any(heading != level[0] for heading in level):
            break
        n_titles += 1
    return n_titles


def _choose(clause: Clause, above: tuple[Hit, ...], within: tuple[Hit, ...], order: dict[str, int]) -> list[Topic]:
    """Return the clause's weightiest topics."""
    topics = [_topic(clause, name, above, within) for name in {hit.topic: None for hit in (*above, *within)}]
    return sorted(topics, key=lambda topic: (-topic.weight, order[topic.topic]))[:_MOST_TOPICS]


def _topic(clause: Clause, name: str, above: tuple[Hit, ...], within: tuple[Hit, ...]) -> Topic:
    in_headings = [hit for hit in above if hit.topic == name]
    in_text = [hit for hit in within if hit.topic == name]
    return Topic(
        clause=clause.id,
        topic=name,
        weight=_HEADING_WEIGHT * len(in_headings) + len(in_text),
        spans=tuple(hit.span for hit in in_text),
        triggers=tuple(hit.words for hit in (*in_headings, *in_text)),
    )
