"""How much of a document the other one covers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.changes import measure_coverage
from policydiff.model.alignment import Link
from policydiff.model.outline import Clause

untimed = settings(deadline=None)  # the first Chinese text loads the tables of characters


def test_units_alone_are_counted_and_ambiguous_ones_apart(build: Any) -> None:
    old = build.outline(
        [
            Clause(id="h", text="Duties", kind="heading"),
            Clause(id="a", text="Report energy."),
            Clause(id="b", text="Audit models."),
            Clause(id="c", text="Share results."),
            Clause(id="f", text="See above.", role="footnote"),
        ]
    )
    new = build.outline([Clause(id="h", text="Duties", kind="heading"), Clause(id="x", text="Report energy.")])
    ambiguous = build.link(old="b", rivals=[build.pair("b", "x", 0.5)])
    of_old, of_new = measure_coverage(build.alignment(old, new, [("h", "h"), ("a", "x"), ambiguous]))
    assert (of_old.n_clauses, of_old.n_linked, of_old.n_ambiguous, of_old.share, of_old.share_of_words) == (3, 1, 1, 0.3333, 0.3333)
    assert (of_new.n_clauses, of_new.n_linked, of_new.n_ambiguous, of_new.share, of_new.share_of_words) == (1, 1, 0, 1.0, 1.0)


def test_near_misses_tell_how_many_of_the_clauses_left_alone_have_a_counterpart_after_all(build: Any) -> None:
    old = build.outline([("a", "Report energy."), ("b", "Audit models."), ("c", "Share results."), ("d", "Train judges.")])
    new = build.outline([("x", "Report energy."), ("y", "Publish results.")])
    ambiguous = build.link(old="d", rivals=[build.pair("d", "y", 0.5)])
    misses = [build.pair(*found) for found in (("b", "y", 0.1), ("c", "y", 0.3), ("c", "x", 0.25), ("a", "y", 0.2), ("d", "y", 0.4))]
    of_old, of_new = measure_coverage(build.alignment(old, new, [("a", "x"), ambiguous], near_misses=misses))
    # Of b and c, which are nearest to the same clause, the likelier one counts; a has its counterpart, and d is counted among the ambiguous.
    assert (of_old.n_expected, of_new.n_expected) == (0.3, 0.4)


def test_one_counterpart_counts_by_its_pair(build: Any) -> None:
    old, new = build.outline([("a", "Report energy use."), ("b", "Rest now please.")]), build.outline([("x", "Report.")])
    link = Link(old=("a",), new=("x",), pairs=(build.pair("a", "x", old_covered=0.1, new_covered=1.0),))
    of_old, of_new = measure_coverage(build.alignment(old, new, [link]))
    assert (of_old.share_of_words, of_new.share_of_words) == (0.05, 1.0)


def test_several_counterparts_count_together_and_not_twice(build: Any) -> None:
    old = build.outline([("a", "Report energy, audit models.")])
    halves = [("x", "Report energy."), ("y", "Report energy and audit models.")]
    pairs = tuple(build.pair("a", name, old_covered=0.5) for name in "xy")
    covered = measure_coverage(build.alignment(old, build.outline(halves), [Link(old=("a",), new=("x", "y"), pairs=pairs)]))[0]
    assert covered.share_of_words == 1.0
    same = [("x", "Report energy."), ("y", "Report energy.")]
    twice = measure_coverage(build.alignment(old, build.outline(same), [Link(old=("a",), new=("x", "y"), pairs=pairs)]))[0]
    assert twice.share_of_words == pytest.approx(0.5, abs=0.06)


def test_translated_counterparts_count_by_the_best_pair(build: Any) -> None:
    pairs = (build.pair("a", "x", old_covered=0.7), build.pair("a", "y", old_covered=0.4))
    new = build.outline([Clause(id="x", text="报告能源", language="zh"), Clause(id="y", text="审计", language="zh")])
    alignment = build.alignment(build.outline([("a", "Report energy.")]), new, [Link(old=("a",), new=("x", "y"), pairs=pairs)])
    assert measure_coverage(alignment)[0].share_of_words == 0.7


def test_empty_documents_are_covered_by_nothing(build: Any) -> None:
    of_old, of_new = measure_coverage(build.alignment(build.outline(), build.outline([("x", "…")]), []))
    assert (of_old.n_clauses, of_old.share, of_old.share_of_words) == (0, 0.0, 0.0)
    assert (of_new.n_clauses, of_new.share, of_new.share_of_words) == (1, 0.0, 0.0)


@untimed
@given(st.lists(st.tuples(st.sampled_from(["1-1", "1-0", "0-1", "1-2", "2-1"]), st.floats(0, 1), st.floats(0, 1)), max_size=8))
def test_swapping_the_sides_swaps_the_coverages(build: Any, steps: list[tuple[str, float, float]]) -> None:
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    links = []
    for shape, old_covered, new_covered in steps:
        n_old, n_new = (int(n) for n in shape.split("-"))
        old_ids, new_ids = ([f"{prefix}{len(side) + n}" for n in range(count)] for prefix, side, count in (("o", old, n_old), ("n", new, n_new)))
        old += [(clause_id, f"Report item{len(old)} energy.") for clause_id in old_ids]
        new += [(clause_id, f"Report item{len(old)} water.") for clause_id in new_ids]
        pairs = tuple(build.pair(i, j, old_covered=old_covered, new_covered=new_covered) for i in old_ids for j in new_ids)
        links.append(Link(old=tuple(old_ids), new=tuple(new_ids), pairs=pairs))
    alignment = build.alignment(build.outline(old), build.outline(new), links)
    coverages = measure_coverage(alignment)
    assert coverages == measure_coverage(build.mirror(alignment))[::-1]
    assert all(0 <= coverage.share_of_words <= 1 for coverage in coverages)
