"""
What two documents stress: topics, statements, bearers and force on both sides, and their differences.

Actors differ less by what they hold than by how much they speak of it (saliency theory: Robertson 1976; Budge & Farlie 1983). The emphasis of a
topic is the share of a document's clauses that carry it; numbered clauses, bullets and sentences serve as well as hand-made units (Däubler, Benoit,
Mikhaylov & Laver 2012).
"""

from __future__ import annotations

import numpy as np
from attrs import evolve

from policydiff.emphasis.baseline import identify, usual_of
from policydiff.emphasis.decomposition import TopicColumns, decompose, describe_manners, shared_scale, topic_columns
from policydiff.emphasis.draws import DRAWS, Floats, draw_sums
from policydiff.emphasis.force import compare_actors, compare_forces, compare_kinds, compare_unnamed, force_columns, forceful
from policydiff.emphasis.profile import compare_profiles
from policydiff.emphasis.shares import share_shift, units_of
from policydiff.emphasis.side import Side, read_side
from policydiff.model.annotation import Annotations, Topic
from policydiff.model.emphasis import Emphasis, TopicShift
from policydiff.model.outline import Outline
from policydiff.model.profile import Baseline, BaselinePair, Distance, Profile
from policydiff.stats.intervals import METHOD
from policydiff.text.language import is_read

__all__ = ["weigh"]


def weigh(
    old: Outline,
    new: Outline,
    old_annotations: Annotations,
    new_annotations: Annotations,
    *,
    draws: int = DRAWS,
    baseline: Baseline | None = None,
) -> Emphasis:
    """
    Compare how much of each document is given to each topic, in which manner, and whom its statements bind with what force.

    Only units count: headings and footnotes are in no share. Swapping the documents mirrors every sign and verdict, and the order of the clauses
    counts for nothing but the place of a topic.

    Args:
        old: The old document.

        new: The new one.

        old_annotations: What was found in the old outline: topics, and where somebody looked for them, statements and actors.

        new_annotations: The same of the new one, topics by the same taxonomy.

        draws: How often the clauses of each document are drawn for the intervals that cannot be computed.

        baseline: Other documents of the genre, to hold the differences against; see :func:`policydiff.emphasis.baseline`.

    Returns:
        One shift a topic, none where the taxonomy has no seeds in the language of a side; kinds, actors and forces of statements, none where there are
        none, or where a document is in a language whose statements nobody looked for.

    Raises:
        ValueError: The sides, or the baseline, were annotated by different taxonomies, or there is not one draw.

    References:
        Those of :func:`policydiff.stats.intervals.difference_interval` and :func:`policydiff.emphasis.draws.draw_sums`.
    """
    if draws < 1:
        raise ValueError(f"{draws} draws tell nothing; at least 1,000 are usual")
    if not (is_read(old.language) and is_read(new.language)):
        # What a document does not say and what nobody looked for must not look alike.
        old_annotations = new_annotations = Annotations(())
    is_known = bool(old_annotations.topics and new_annotations.topics)
    if is_known:
        _check_taxonomies(old_annotations, new_annotations, baseline)
    sides = read_side(old, old_annotations), read_side(new, new_annotations)
    statements = forceful(old, old_annotations), forceful(new, new_annotations)
    columns = _topic_columns(*sides) if is_known else None
    drawn = [_draw(side, columns and columns[i], draws) for i, side in enumerate(sides)]
    of_force = drawn[0][0], drawn[1][0]
    shifts: tuple[TopicShift, ...] = ()
    profile = None
    if columns is not None:
        of_topics = drawn[0][1], drawn[1][1]
        shifts = _weigh_topics((old, new), (old_annotations, new_annotations), sides, columns, of_topics)
        n_topics = len(shifts)
        profile = compare_profiles(*sides, (of_topics[0][:, :n_topics], of_topics[1][:, :n_topics]))
    is_drawn = columns is not None or any(side.statements.any() for side in sides)
    found = Emphasis(
        shifts=shifts,
        old_uncoded=_uncoded(old, old_annotations),
        new_uncoded=_uncoded(new, new_annotations),
        taxonomy=old_annotations.taxonomy if is_known else "",
        method=METHOD,
        drawn=f"95 % of {draws:,} draws of the clauses of each document, for means no narrower than Welch's and Student's intervals"
        if is_drawn
        else "",
        profile=profile,
        kinds=compare_kinds(*sides, of_force),
        actors=compare_actors(old, new, old_annotations, new_annotations),
        forces=compare_forces(*sides, of_force, statements),
        unnamed=compare_unnamed(old, new, old_annotations, new_annotations),
    )
    return _beside(found, baseline, identify(*sides)) if baseline is not None and is_known else found


def _check_taxonomies(old: Annotations, new: Annotations, baseline: Baseline | None) -> None:
    if (old.taxonomy, old.topics) != (new.taxonomy, new.topics):
        raise ValueError(f"topics by {old.taxonomy} and by {new.taxonomy} cannot be compared")
    if baseline is not None and (baseline.taxonomy, baseline.topics) != (old.taxonomy, old.topics):
        raise ValueError(f"topics by {old.taxonomy} cannot be held against a baseline by {baseline.taxonomy}")


def _topic_columns(old: Side, new: Side) -> tuple[TopicColumns, TopicColumns]:
    scale, has_length = shared_scale(old, new), old.language == new.language
    return topic_columns(old, scale=scale, has_length=has_length), topic_columns(new, scale=scale, has_length=has_length)


def _draw(side: Side, columns: TopicColumns | None, draws: int) -> tuple[Floats, Floats]:
    """Draw from a document once for everything; return the sums that force needs, and those that topics need."""
    of_force = force_columns(side)
    sums = draw_sums(of_force if columns is None else np.hstack([of_force, columns.stacked()]), side.digest, draws=draws)
    width = of_force.shape[1]
    return sums[:, :width], sums[:, width:]


def _weigh_topics(
    outlines: tuple[Outline, Outline],
    annotations: tuple[Annotations, Annotations],
    sides: tuple[Side, Side],
    columns: tuple[TopicColumns, TopicColumns],
    drawn: tuple[Floats, Floats],
) -> tuple[TopicShift, ...]:
    carriers = [_carriers(side) for side in annotations]
    topics = annotations[0].topics
    units = units_of(outlines[0]), units_of(outlines[1])
    shares = [share_shift(*units, carriers[0].get(topic, ()), carriers[1].get(topic, ())) for topic in topics]
    factors = decompose(*sides, tuple(share.verdict for share in shares), drawn, columns)
    manners = [describe_manners(side) for side in sides]
    return tuple(
        TopicShift(
            topic=topic,
            old=shares[i].old,
            new=shares[i].new,
            difference=shares[i].difference,
            interval=shares[i].interval,
            verdict=shares[i].verdict,
            old_manner=manners[0][i],
            new_manner=manners[1][i],
            factors=factors[i],
        )
        for i, topic in enumerate(topics)
    )


def _carriers(annotations: Annotations) -> dict[str, set[str]]:
    """Return the ids of the clauses that carry each topic."""
    found: dict[str, set[str]] = {}
    for item in annotations.of(Topic):
        found.setdefault(item.topic, set()).add(item.clause)
    return found


def _uncoded(outline: Outline, annotations: Annotations) -> tuple[str, ...]:
    coded = {item.clause for item in annotations.of(Topic)}
    return tuple(clause.id for clause in outline.units if clause.id not in coded)


def _beside(found: Emphasis, baseline: Baseline, compared: tuple[str, str]) -> Emphasis:
    """Return the differences with how they stand beside those of a baseline, in which the compared pair itself does not count."""
    pairs = [pair for pair in baseline.pairs if pair.documents != compared]
    shifts = tuple(
        evolve(shift, usual=usual_of(abs(shift.difference), [pair.differences[i] for pair in pairs])) for i, shift in enumerate(found.shifts)
    )
    profile = found.profile and _distances_beside(found.profile, pairs)
    return evolve(found, shifts=shifts, profile=profile, baseline=baseline.names)


def _distances_beside(profile: Profile, pairs: list[BaselinePair]) -> Profile:
    def beside(distance: Distance | None, others: list[float | None], *, is_likeness: bool = False) -> Distance | None:
        known = [other for other in others if other is not None]
        return distance and evolve(distance, usual=usual_of(distance.value, known, is_likeness=is_likeness))

    return evolve(
        profile,
        overlap=beside(profile.overlap, [pair.overlap for pair in pairs], is_likeness=True),
        jensen_shannon=beside(profile.jensen_shannon, [pair.jensen_shannon for pair in pairs]),
        hellinger=beside(profile.hellinger, [pair.hellinger for pair in pairs]),
    )
