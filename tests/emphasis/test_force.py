"""Bearers, kinds and force: counts with the clauses behind them, and verdicts only where the interval allows one."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from policydiff.emphasis import weigh
from policydiff.emphasis.side import KINDS
from policydiff.model.annotation import Annotations
from policydiff.model.emphasis import Emphasis
from policydiff.model.outline import Clause

from .material import document, law, outline, statement

rows = st.lists(
    st.sampled_from(["", "pome", "obligation:growers", "permission:growers recognition", "5 3", "1", "prohibition:elves pome", "constitutive"]),
    max_size=25,
)
OPPOSITE = {"rose": "fell", "fell": "rose", "stronger": "weaker", "weaker": "stronger", "not distinguishable": "not distinguishable"}


def weighed(old, new) -> Emphasis:
    (old_outline, old_annotations), (new_outline, new_annotations) = (side if isinstance(side, tuple) else document(*side) for side in (old, new))
    return weigh(old_outline, new_outline, old_annotations, new_annotations, draws=400)


def test_bearers_come_with_their_clauses_and_statements():
    found = weighed(["obligation:growers prohibition:growers", "permission:elves", "", "recognition"], ["obligation:growers", "obligation:growers"])
    growers, elves = found.actors
    assert (growers.actor, growers.is_listed) == ("growers", True)
    assert (growers.old.clauses, growers.old.share, growers.new.clauses, growers.new.share) == (("0",), 0.25, ("0", "1"), 1.0)
    assert [(count.kind, count.n_statements) for count in growers.old_statements] == [("obligation", 1), ("prohibition", 1)]
    assert [(count.kind, count.n_statements) for count in growers.new_statements] == [("obligation", 2)]
    assert (elves.actor, elves.is_listed, elves.old.clauses, elves.new.clauses) == ("elves", False, ("1",), ())
    assert growers.verdict_in_words == "not distinguishable (n = 4 and 2)"


def test_a_bearer_who_is_bound_less_often():
    found = weighed(["obligation:growers"] * 15 + [""] * 15, ["obligation:growers"] * 2 + ["obligation:elves"] * 20)
    assert {shift.actor: shift.verdict for shift in found.actors} == {"growers": "fell", "elves": "rose"}


def test_kinds_are_shares_of_the_statements():
    found = weighed(["obligation obligation", "permission", "constitutive"], ["permission", "permission"])
    assert [(shift.kind, shift.n_old, shift.n_new, shift.old_share, shift.new_share) for shift in found.kinds] == [
        ("obligation", 2, 0, 0.5, 0.0),
        ("permission", 1, 2, 0.25, 1.0),
        ("constitutive", 1, 0, 0.25, 0.0),
    ]
    many = weighed(["obligation"] * 20 + ["permission"] * 5, ["obligation"] * 5 + ["permission"] * 20)
    assert {shift.kind: shift.verdict for shift in many.kinds} == {"obligation": "fell", "permission": "rose"}


def test_statements_of_one_clause_count_for_less_than_those_of_many():
    # Twenty statements in two clauses say less of a document than twenty in as many clauses.
    together = weighed([" ".join(["obligation"] * 10)] * 2 + ["permission"] * 4, ["permission"] * 12 + ["obligation"] * 12)
    apart = weighed(["obligation"] * 20 + ["permission"] * 4, ["permission"] * 12 + ["obligation"] * 12)
    widths = [shift.interval.high - shift.interval.low for shift in (together.kinds[0], apart.kinds[0])]
    assert widths[0] > widths[1]


def test_the_spread_of_force_is_counted_by_scale():
    (shift,) = weighed(["5 3", "0", "constitutive"], ["1", "1", "1"]).forces
    assert (shift.scale, shift.old.counts, shift.new.counts) == ("en", (1, 0, 0, 1, 0, 1), (0, 3, 0, 0, 0, 0))
    assert (shift.old.n_clauses, shift.new.n_clauses) == (2, 3)
    assert (shift.old.mean, shift.new.mean, shift.difference) == (pytest.approx(8 / 3, abs=1e-6), 1, pytest.approx(-5 / 3, abs=1e-6))
    assert (shift.interval, shift.verdict_in_words) == (None, "not distinguishable (n = 2 and 3)")


def test_force_that_fell_and_force_that_stayed():
    strong, weak = ["5", "4", "5", "3", "4"] * 4, ["1", "2", "1", "3", "2"] * 4
    (shift,) = weighed(strong, weak).forces
    assert (shift.verdict, shift.interval.high < 0) == ("weaker", True)
    (shift,) = weighed(strong, strong[::-1]).forces
    assert (shift.verdict, shift.difference) == ("not distinguishable", 0)


def test_scales_are_not_compared_with_each_other():
    shifts = weighed(document(*["5"] * 9), document(*["1"] * 9, language="zh")).forces
    assert [(shift.scale, shift.difference, shift.interval, shift.verdict) for shift in shifts] == [
        ("en", None, None, "not distinguishable"),
        ("zh", None, None, "not distinguishable"),
    ]
    assert (shifts[0].new.mean, shifts[1].old.mean) == (None, None)


def test_clauses_that_name_nobody():
    found = weighed(["obligation", "obligation permission:growers", "constitutive", ""], ["obligation:growers"])
    assert (found.unnamed.old.clauses, found.unnamed.old.n_clauses, found.unnamed.old.share) == (("0",), 2, 0.5)
    assert (found.unnamed.new.clauses, found.unnamed.new.share) == ((), 0)


def test_only_statements_of_clauses_that_count_are_counted():
    units = outline(Clause(id="h", text="Duties", kind="heading"), Clause(id="1", text="x"))
    items = (statement("h"), statement("1", None, use="epistemic"), statement("1", "obligation", use="cited"), statement("1", "permission"))
    found = weighed((units, Annotations(items)), (units, Annotations(items)))
    assert [(shift.kind, shift.n_old) for shift in found.kinds] == [("permission", 1)]
    assert found.forces[0].old.counts == (0, 1, 0, 0, 0, 0)


def test_without_statements_there_is_nothing_to_say():
    found = weighed(["pome", ""], ["stone"])
    assert (found.kinds, found.actors, found.forces, found.unnamed) == ((), (), (), None)


def test_statements_are_told_without_topics():
    old, new = document(*["5"] * 9), document(*["1"] * 9)
    found = weighed((old[0], evolve(old[1], topics=(), made_by=())), (new[0], evolve(new[1], topics=(), made_by=())))
    assert (found.shifts, found.profile, found.forces[0].verdict) == ((), None, "weaker")
    assert "400 draws" in found.drawn


@law
@given(rows, rows)
def test_swapping_mirrors_everything(old, new):
    there, back = weighed(old, new), weighed(new, old)
    assert [shift.actor for shift in there.actors] == [shift.actor for shift in back.actors]
    for shift, mirror in zip((*there.actors, *there.kinds, *there.forces), (*back.actors, *back.kinds, *back.forces), strict=True):
        assert shift.verdict == OPPOSITE[mirror.verdict]
        assert (shift.difference is None) == (mirror.difference is None)
        if shift.difference is not None:
            assert shift.difference == -mirror.difference
        if shift.interval is not None:
            assert (shift.interval.low, shift.interval.high) == (-mirror.interval.high, -mirror.interval.low)
    for shift, mirror in zip(there.forces, back.forces, strict=True):
        assert (shift.old, shift.new) == (mirror.new, mirror.old)


@law
@given(rows, rows, st.randoms(use_true_random=False))
def test_the_order_of_clauses_changes_no_figure(old, new, random: Random):
    shuffled = list(old)
    random.shuffle(shuffled)
    first, second = weighed(old, new), weighed(shuffled, new)
    assert (first.kinds, first.forces) == (second.kinds, second.forces)
    for shift, other in zip(first.actors, second.actors, strict=True):
        assert (shift.actor, shift.interval, shift.old_statements) == (other.actor, other.interval, other.old_statements)


@law
@given(rows, rows)
def test_figures_add_up_and_verdicts_follow_from_intervals(old, new):
    found = weighed(old, new)
    expected = Counter(part.partition(":")[0] for row in old for part in row.split())
    assert {shift.kind: shift.n_old for shift in found.kinds if shift.n_old} == {
        kind: expected[kind] + (expected["5"] + expected["3"] + expected["1"] if kind == "obligation" else 0)
        for kind in KINDS
        if expected[kind] or (kind == "obligation" and (expected["5"] or expected["3"] or expected["1"]))
    }
    for shift in (*found.actors, *found.kinds, *found.forces):
        assert (shift.verdict != "not distinguishable") == (shift.interval is not None and not shift.interval.holds_zero)
        if shift.interval is not None:
            assert shift.interval.low <= shift.difference <= shift.interval.high
    assert sum(sum(shift.old.counts) for shift in found.forces) == sum(shift.n_old for shift in found.kinds if shift.kind != "constitutive")
