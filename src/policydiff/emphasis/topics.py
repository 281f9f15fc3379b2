"""
Shares of topics on both sides, and their differences.

Actors differ less by what they hold than by how much they speak of it (saliency theory: Robertson 1976; Budge & Farlie 1983). The emphasis of a
topic is the share of a document's clauses that carry it; numbered clauses, bullets and sentences serve as well as hand-made units (Däubler, Benoit,
Mikhaylov & Laver 2012).
"""

from __future__ import annotations

from collections.abc import Iterable

from policydiff.model.annotation import Annotations
from policydiff.model.emphasis import Emphasis, Interval, Share, TopicShift, Verdict
from policydiff.model.outline import Outline
from policydiff.stats.intervals import METHOD, difference_interval, share_interval
from policydiff.stats.proportion import Proportion

__all__ = ["weigh"]

# Two digits beyond what any report prints, and far above what floating-point arithmetic differs by between machines.
_DIGITS = 6


def weigh(old: Outline, new: Outline, old_annotations: Annotations, new_annotations: Annotations) -> Emphasis:
    """
    Compare how much of each document is given to each topic.

    Only units count: headings and footnotes are in no share. Swapping the documents mirrors every sign and verdict.

    Args:
        old: The old document.

        new: The new one.

        old_annotations: Topics of the old outline.

        new_annotations: Topics of the new one, by the same taxonomy.

    Returns:
        One shift a topic; none where the taxonomy has no seeds in the language of a side.

    Raises:
        ValueError: The sides were annotated by different taxonomies.

    References:
        Those of :func:`policydiff.stats.intervals.difference_interval`.
    """
    is_known = bool(old_annotations.topics and new_annotations.topics)
    if is_known and (old_annotations.made_by, old_annotations.topics) != (new_annotations.made_by, new_annotations.topics):
        raise ValueError(f"topics by {', '.join(old_annotations.made_by)} and by {', '.join(new_annotations.made_by)} cannot be compared")
    old_carriers, new_carriers = _carriers(old, old_annotations), _carriers(new, new_annotations)
    n_old, n_new = len(old.units), len(new.units)
    return Emphasis(
        shifts=tuple(
            _shift(topic, old_carriers.get(topic, ()), n_old, new_carriers.get(topic, ()), n_new) for topic in old_annotations.topics if is_known
        ),
        old_uncoded=_uncoded(old, old_carriers.values()),
        new_uncoded=_uncoded(new, new_carriers.values()),
        taxonomy=", ".join(old_annotations.made_by) if is_known else "",
        method=METHOD,
    )


def _carriers(outline: Outline, annotations: Annotations) -> dict[str, tuple[str, ...]]:
    """Return the ids of the units that carry each topic, in reading order."""
    place = {clause.id: number for number, clause in enumerate(outline.units)}
    found: dict[str, set[str]] = {}
    for item in annotations.items:
        if item.clause in place:
            found.setdefault(item.topic, set()).add(item.clause)
    return {topic: tuple(sorted(clauses, key=place.__getitem__)) for topic, clauses in found.items()}


def _uncoded(outline: Outline, carriers: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    coded = {clause_id for clauses in carriers for clause_id in clauses}
    return tuple(clause.id for clause in outline.units if clause.id not in coded)


def _shift(topic: str, old_clauses: tuple[str, ...], n_old: int, new_clauses: tuple[str, ...], n_new: int) -> TopicShift:
    old, new = Proportion(len(old_clauses), n_old), Proportion(len(new_clauses), n_new)
    interval = _interval(difference_interval(target=new, reference=old))
    return TopicShift(
        topic=topic,
        old=_share(old_clauses, old),
        new=_share(new_clauses, new),
        difference=_rounded(new.share - old.share),
        interval=interval,
        verdict=_verdict(interval),
    )


def _share(clauses: tuple[str, ...], proportion: Proportion) -> Share:
    return Share(
        clauses=clauses,
        n_clauses=proportion.total,
        share=_rounded(proportion.share),
        interval=_interval(share_interval(proportion)),
    )


def _verdict(interval: Interval) -> Verdict:
    if interval.holds_zero:
        return "not distinguishable"
    return "rose" if interval.low > 0 else "fell"


def _interval(ends: tuple[float, float]) -> Interval:
    return Interval(_rounded(ends[0]), _rounded(ends[1]))


def _rounded(value: float) -> float:
    # Adding zero turns a negative zero into a plain one.
    return round(value, _DIGITS) + 0.0
