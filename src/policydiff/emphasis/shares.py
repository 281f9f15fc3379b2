"""Shares of clauses on both sides, with the interval of their difference and what it allows to say."""

from __future__ import annotations

from collections.abc import Collection

from policydiff.emphasis.draws import interval_of, rounded
from policydiff.model.outline import Outline
from policydiff.model.shares import Interval, Share, ShareShift, Verdict
from policydiff.stats.intervals import difference_interval, share_interval
from policydiff.stats.proportion import Proportion

__all__ = ["share_shift", "verdict_on"]


def share_shift(
    old: Outline,
    new: Outline,
    old_clauses: Collection[str],
    new_clauses: Collection[str],
    *,
    among: tuple[Collection[str], Collection[str]] | None = None,
) -> ShareShift:
    """
    Compare the shares of the clauses that are marked out on either side.

    Args:
        old: The old document.

        new: The new one.

        old_clauses: Ids of its clauses that are marked out; those that do not count are left out.

        new_clauses: Those of the new one.

        among: Ids of the clauses that the shares are of; all that count where None.

    References:
        Those of :func:`policydiff.stats.intervals.difference_interval`.
    """
    units = [tuple(clause.id for clause in outline.units) for outline in (old, new)]
    if among is not None:
        units = [tuple(clause_id for clause_id in side if clause_id in of) for side, of in zip(units, among, strict=True)]
    found = [tuple(clause_id for clause_id in side if clause_id in marked) for side, marked in zip(units, (old_clauses, new_clauses), strict=True)]
    before, after = (Proportion(len(marked), len(side)) for marked, side in zip(found, units, strict=True))
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
