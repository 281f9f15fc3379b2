"""Whom two documents bind, by statements of which kind, and with what force."""

from __future__ import annotations

from collections import Counter

import numpy as np

from policydiff.emphasis.decomposition import are_enough, mean_interval
from policydiff.emphasis.draws import Floats, crossed, interval_of, limits, rounded
from policydiff.emphasis.shares import share_shift, units_of, verdict_on
from policydiff.emphasis.side import KINDS, SCALES, Integers, Side, has_force
from policydiff.model.annotation import Actor, Annotations, Modality
from policydiff.model.force import ActorShift, Forces, ForceShift, ForceVerdict, KindCount, KindShift
from policydiff.model.outline import Outline
from policydiff.model.shares import ShareShift
from policydiff.stats.intervals import difference_interval
from policydiff.stats.proportion import Proportion

__all__ = ["compare_actors", "compare_forces", "compare_kinds", "compare_unnamed", "force_columns", "forceful"]

_STRONGEST = 5


def force_columns(side: Side) -> Integers:
    """Return the columns that ``compare_kinds`` and ``compare_forces`` need drawn: statements by kind, and by scale forces and how many they are of."""
    return np.hstack([side.statements, side.forces, side.weighed])


def compare_actors(old: Outline, new: Outline, old_annotations: Annotations, new_annotations: Annotations) -> tuple[ActorShift, ...]:
    """
    Say who is bound, allowed or called upon, and by how many clauses.

    Returns:
        One shift for each bearer of a deontic statement on either side, the one that most clauses name first, then by name.

    References:
        Those of :func:`policydiff.stats.intervals.difference_interval`.

        Crawford, S. E. S. & Ostrom, E. (1995). A grammar of institutions. American Political Science Review 89(3), 582–600.
    """
    statements = [_statements(outline, annotations) for outline, annotations in ((old, old_annotations), (new, new_annotations))]
    listed = {item.name for annotations in (old_annotations, new_annotations) for item in annotations.of(Actor) if item.is_listed}
    found = {name for side in statements for item in side for name in item.bearers}
    units = units_of(old), units_of(new)
    shifts = []
    for name in found:
        of_name = [[item for item in side if name in item.bearers] for side in statements]
        clauses = [{item.clause for item in side} for side in of_name]
        shift = share_shift(*units, clauses[0], clauses[1])
        shifts.append(
            ActorShift(
                actor=name,
                is_listed=name in listed,
                old=shift.old,
                new=shift.new,
                old_statements=_count_kinds(of_name[0]),
                new_statements=_count_kinds(of_name[1]),
                difference=shift.difference,
                interval=shift.interval,
                verdict=shift.verdict,
            )
        )
    return tuple(sorted(shifts, key=lambda shift: (-len(shift.old.clauses) - len(shift.new.clauses), shift.actor)))


def compare_unnamed(old: Outline, new: Outline, old_annotations: Annotations, new_annotations: Annotations) -> ShareShift | None:
    """
    Compare how many of the clauses that make a statement name nobody who is bound by it.

    Definitions bind nobody and are left out.

    Returns:
        The shift of that share; None where neither document makes statements.
    """
    said = [forceful(outline, annotations) for outline, annotations in ((old, old_annotations), (new, new_annotations))]
    if not any(said):
        return None
    stating = [{item.clause for item in side} for side in said]
    naming = [{item.clause for item in side if item.bearers} for side in said]
    units = [[clause for clause in units_of(outline) if clause in side] for outline, side in zip((old, new), stating, strict=True)]
    return share_shift(units[0], units[1], stating[0] - naming[0], stating[1] - naming[1])


def compare_kinds(old: Side, new: Side, drawn: tuple[Floats, Floats]) -> tuple[KindShift, ...]:
    """
    Compare of which kinds the statements are.

    The interval is the wider end of the clause bootstrap, which knows that statements of one clause go together, and of the interval for shares of
    statements, which keeps its width where a side has none of a kind.

    Args:
        old: The old document.

        new: The new one.

        drawn: Sums of ``force_columns`` over the draws of the old and of the new document.

    References:
        Those of :func:`policydiff.stats.intervals.difference_interval` and :func:`policydiff.emphasis.draws.draw_sums`.
    """
    totals = [int(side.statements.sum()) for side in (old, new)]
    with np.errstate(invalid="ignore"):
        shares = [sums[:, : len(KINDS)] / sums[:, : len(KINDS)].sum(axis=1, keepdims=True) for sums in drawn]
    low, high = limits(shares[1] - crossed(shares[0]))
    shifts = []
    for column, kind in enumerate(KINDS):
        counts = [int(side.statements[:, column].sum()) for side in (old, new)]
        if not any(counts):
            continue
        before, after = (Proportion(count, total) for count, total in zip(counts, totals, strict=True))
        ends = difference_interval(target=after, reference=before)
        is_drawn = all(totals)
        interval = interval_of((min(ends[0], float(low[column])), max(ends[1], float(high[column]))) if is_drawn else ends)
        shifts.append(
            KindShift(
                kind=kind,
                n_old=counts[0],
                n_new=counts[1],
                old_share=rounded(before.share),
                new_share=rounded(after.share),
                difference=rounded(after.share - before.share),
                interval=interval,
                verdict=verdict_on(interval),
            )
        )
    return tuple(shifts)


def compare_forces(
    old: Side, new: Side, drawn: tuple[Floats, Floats], statements: tuple[tuple[Modality, ...], tuple[Modality, ...]]
) -> tuple[ForceShift, ...]:
    """
    Compare how the statements are spread over the scales of force.

    What one document says on one scale and the other on another is not compared.

    Args:
        old: The old document.

        new: The new one.

        drawn: Sums of ``force_columns`` over the draws of the old and of the new document.

        statements: The statements of either document that have a force.

    References:
        As for :func:`policydiff.emphasis.decomposition.mean_interval`.
    """
    shifts = []
    for column, scale in enumerate(SCALES):
        numbers = [_measured(side, column) for side in (old, new)]
        sides = [
            _forces([item.force for item in said if item.scale == scale], len(counts)) for said, (_, counts) in zip(statements, numbers, strict=True)
        ]
        n_old, n_new = (side.n_clauses for side in sides)
        if not n_old and not n_new:
            continue
        difference, interval = None, None
        verdict: ForceVerdict = "not distinguishable"
        if n_old and n_new:
            means = [int(sums.sum()) / int(counts.sum()) for sums, counts in numbers]
            difference = means[1] - means[0]
        if difference is not None and are_enough(n_old, n_new):
            low, high = limits(_means(drawn[1], column) - crossed(_means(drawn[0], column)))
            interval = mean_interval(difference, (float(low[0]), float(high[0])), numbers[0], numbers[1], is_log=False)
            if not interval.holds_zero:
                verdict = "stronger" if interval.low > 0 else "weaker"
        shifts.append(
            ForceShift(
                scale=scale,
                old=sides[0],
                new=sides[1],
                difference=None if difference is None else rounded(difference),
                interval=interval,
                verdict=verdict,
            )
        )
    return tuple(shifts)


def forceful(outline: Outline, annotations: Annotations) -> tuple[Modality, ...]:
    """Return the statements of the units that have a force; definitions have none."""
    return tuple(item for item in _statements(outline, annotations) if has_force(item))


def _statements(outline: Outline, annotations: Annotations) -> tuple[Modality, ...]:
    """Return the deontic statements of the clauses that count."""
    units = {clause.id for clause in outline.units}
    return tuple(item for item in annotations.of(Modality) if item.use == "deontic" and item.deontic is not None and item.clause in units)


def _count_kinds(statements: list[Modality]) -> tuple[KindCount, ...]:
    counts = Counter(item.deontic for item in statements)
    return tuple(KindCount(kind=kind, n_statements=counts[kind]) for kind in KINDS if counts[kind])


def _measured(side: Side, column: int) -> tuple[Integers, Integers]:
    rows = side.weighed[:, column] > 0
    return side.forces[rows, column], side.weighed[rows, column]


def _means(drawn: Floats, column: int) -> Floats:
    first = len(KINDS) + column
    with np.errstate(invalid="ignore"):
        means: Floats = drawn[:, [first]] / drawn[:, [first + len(SCALES)]]
    return means


def _forces(forces: list[int], n_clauses: int) -> Forces:
    counts = Counter(forces)
    return Forces(
        n_clauses=n_clauses,
        counts=tuple(counts[force] for force in range(_STRONGEST + 1)),
        mean=rounded(sum(forces) / len(forces)) if forces else None,
    )
