"""Shares of clauses on both sides, with the interval of their difference and what it allows to say."""

from __future__ import annotations

from collections.abc import Collection

from policydiff.emphasis.draws import interval_of, rounded
from policydiff.model.outline import Outline
from policydiff.model.shares import Interval, Share, ShareShift, Verdict
from policydiff.stats.intervals import difference_interval, share_interval
from policydiff.stats.proportion import Proportion

__all__ = ["share_shift", "units_of", "verdict_on"]


def units_of(outline: Outline) -> tuple[str, ...]:
    """Return the ids of the clauses that count in shares, in order."""
    return tuple(clause.id for clause in outline.units)


def share_shift(
    old: Collection[str],
    new: Collection[str],
    old_clauses: Collection[str],
    new_clauses: Collection[str],
) -> ShareShift:
    """
    Compare the shares of the clauses that are marked out on either side.

    Args:
        old: Ids of the clauses of the old document that the shares are of, in order.

        new: Those of the new one.

        old_clauses: Ids of old clauses that are marked out; those that the shares are not of are left out.

        new_clauses: Those of the new one.

    References:
        Those of :func:`policydiff.stats.intervals.difference_interval`.
    """
    found = [tuple(clause_id for clause_id in side if clause_id in marked) for side, marked in ((old, old_clauses), (new, new_clauses))]
    before, after = (Proportion(len(marked), len(side)) for marked, side in zip(found, (old, new), strict=True))
    interval = interval_of(difference_interval(target=after, reference=before))
    return ShareShift(
        old=_share(found[0], before),
        new=_share(found[1], after),
        difference=rounded(after.share - before.share),
        interval=interval,
        verdict=verdict_on(interval),
    )


def verdict_on(interval: Interval) -> Verdict:
    """Return the direction of a difference where its interval excludes zero."""
    if interval.holds_zero:
        return "not distinguishable"
    return "rose" if interval.low > 0 else "fell"


def _share(clauses: tuple[str, ...], proportion: Proportion) -> Share:
    return Share(
        clauses=clauses,
        n_clauses=proportion.total,
        share=rounded(proportion.share),
        interval=interval_of(share_interval(proportion)),
    )
