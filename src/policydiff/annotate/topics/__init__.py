"""
Which topics each clause carries.

Dictionary coding: a clause carries the topics whose seeds it holds, three at most; which others it holds is kept too. A heading speaks for the clauses under
it, but less than their own words, and for many of them only where some bear it out. The heading that stands above every clause is a title; it sets no clause
apart and counts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from policydiff.annotate.reading import Reading
from policydiff.annotate.topics.matching import Hit, find_seeds
from policydiff.annotate.topics.taxonomy import Taxonomy, shipped_taxonomy
from policydiff.model.annotation import Annotations, Topic
from policydiff.model.outline import Clause, Outline

__all__ = ["annotate_topics"]

# More would let one long sentence stand for everything.
_MOST_TOPICS = 3
# Less than one word of the clause's own, however many words of the heading tell the topic.
_HEADING_WEIGHT = 0.5
# Above more clauses than this a heading counts only where one clause in so many holds a seed of the topic too: a word of it may have another sense.
_SHORT_SECTION, _BORNE_OUT = 5, 20


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
    within = {clause.id: find_seeds(readings[clause.text] if readings is not None else clause.text, taxonomy) for clause in readable}
    above = _find_above(readable, within, taxonomy, _count_titles(outline))
    order = {topic.name: place for place, topic in enumerate(taxonomy.topics)}
    items: list[Topic] = []
    left_out: list[tuple[str, str]] = []
    for clause in readable:
        topics = _weigh(clause, above(clause), within[clause.id], order)
        items.extend(topics[:_MOST_TOPICS])
        left_out.extend((clause.id, topic.topic) for topic in topics[_MOST_TOPICS:])
    return Annotations(tuple(items), made_by=(taxonomy.label,), topics=tuple(order), left_out=tuple(left_out))


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


def _find_above(
    clauses: Sequence[Clause], within: Mapping[str, Sequence[Hit]], taxonomy: Taxonomy, n_titles: int
) -> Callable[[Clause], tuple[Hit, ...]]:
    """Return what gives the seeds of the headings above a clause, of the topics that each of them speaks for."""
    sections: dict[tuple[str, ...], Counter[str]] = {}
    sizes: Counter[tuple[str, ...]] = Counter()
    for clause in clauses:
        held = {hit.topic for hit in within[clause.id]}
        for depth in range(n_titles + 1, len(clause.path) + 1):
            sections.setdefault(clause.path[:depth], Counter()).update(held)
            sizes[clause.path[:depth]] += 1
    seeds = {path[-1]: find_seeds(path[-1], taxonomy) for path in sections}
    found = {
        path: tuple(hit for hit in seeds[path[-1]] if sizes[path] <= _SHORT_SECTION or held[hit.topic] * _BORNE_OUT >= sizes[path])
        for path, held in sections.items()
    }
    return lambda clause: tuple(hit for depth in range(n_titles + 1, len(clause.path) + 1) for hit in found[clause.path[:depth]])


def _weigh(clause: Clause, above: tuple[Hit, ...], within: tuple[Hit, ...], order: dict[str, int]) -> list[Topic]:
    """Return the topics of a clause, weightiest first."""
    topics = [_topic(clause, name, above, within) for name in {hit.topic: None for hit in (*above, *within)}]
    return sorted(topics, key=lambda topic: (-topic.weight, order[topic.topic]))


def _topic(clause: Clause, name: str, above: tuple[Hit, ...], within: tuple[Hit, ...]) -> Topic:
    in_headings = [hit for hit in above if hit.topic == name]
    in_text = [hit for hit in within if hit.topic == name]
    return Topic(
        clause=clause.id,
        topic=name,
        weight=len(in_text) + (_HEADING_WEIGHT if in_headings else 0.0),
        spans=tuple(hit.span for hit in in_text),
        triggers=tuple(hit.words for hit in (*in_headings, *in_text)),
    )
