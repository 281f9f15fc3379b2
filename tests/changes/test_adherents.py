"""Differences of adherents are stated from known entries only."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.changes import compare_adherents
from policydiff.model.change import AdherentDifference
from policydiff.model.outline import Adherent, Membership

untimed = settings(deadline=None)  # the first Chinese text loads the tables of characters


def state(name: str, member: Membership = "yes", **fields: Any) -> Adherent:
    return Adherent(name=name, kind=fields.pop("kind", "state"), member=member, **fields)


def stated(build: Any, old: list[Adherent], new: list[Adherent], *, whole: tuple[bool, bool] = (False, False)) -> list[tuple[str, str]]:
    found = compare_adherents(build.outline(adherents=old, whole=whole[0]), build.outline(adherents=new, whole=whole[1]))
    return [(difference.name, difference.status) for difference in found]


def test_a_known_no_is_an_absence_with_its_source(build: Any) -> None:
    old = build.outline(adherents=[state("Kenya", joined="2023-11-01", source="list")])
    new = build.outline(adherents=[state("Kenya", "no", source="spokesman")])
    assert compare_adherents(old, new) == (AdherentDifference(name="Kenya", kind="state", status="absent", date="2023-11-01", source="spokesman"),)


def test_joining_is_an_addition_with_its_date_and_source(build: Any) -> None:
    old = build.outline(adherents=[state("Chile")], whole=True, name="first")
    new = build.outline(adherents=[state("Chile"), state("Kenya", joined="2024-10-23", source="list")])
    assert compare_adherents(old, new) == (AdherentDifference(name="Kenya", kind="state", status="added", date="2024-10-23", source="list"),)


def test_missing_from_a_whole_list_is_an_absence(build: Any) -> None:
    old, new = build.outline(adherents=[state("Kenya"), state("Chile")]), build.outline(adherents=[state("Chile")], whole=True, name="second")
    assert [(found.name, found.source) for found in compare_adherents(old, new)] == [("Kenya", "not on the complete list of second")]


def test_missing_from_a_partial_list_says_nothing(build: Any) -> None:
    assert stated(build, [state("Kenya"), state("Chile")], [state("Chile")]) == []


@pytest.mark.parametrize("whole", [False, True])
def test_unknown_memberships_say_nothing(build: Any, *, whole: bool) -> None:
    assert stated(build, [state("Kenya")], [state("Kenya", "unknown")], whole=(whole, whole)) == []
    assert stated(build, [state("Kenya", "unknown")], [state("Kenya")], whole=(whole, whole)) == []
    assert stated(build, [state("Kenya", "unknown"), state("Chile")], [state("Chile")], whole=(whole, whole)) == []


def test_contradicting_entries_say_nothing(build: Any) -> None:
    assert stated(build, [state("Kenya")], [state("Kenya"), state("KENYA", "no")], whole=(True, True)) == []


def test_whoever_left_adheres_no_longer(build: Any) -> None:
    assert stated(build, [state("Kenya")], [state("Kenya", left="2025-01-01")]) == [("Kenya", "absent")]


def test_a_document_without_adherents_says_nothing(build: Any) -> None:
    assert stated(build, [state("Kenya")], [], whole=(True, True)) == []


@pytest.mark.parametrize(("one", "other"), [("Türkiye", "TURKIYE"), ("01.AI", "01.ai"), ("Zhipu.ai", "Zhipu AI"), ("Côte d’Ivoire", "Cote d'Ivoire")])
def test_spellings_of_a_name_are_one_name(build: Any, one: str, other: str) -> None:
    assert stated(build, [state(one)], [state(other)], whole=(True, True)) == []


def test_other_names_are_other_names(build: Any) -> None:
    assert stated(build, [state("Niger")], [state("Nigeria")], whole=(True, True)) == [("Niger", "absent"), ("Nigeria", "added")]


def test_order_is_by_kind_and_name(build: Any) -> None:
    old = [
        state("Zoe", kind="person"),
        state("Beta", kind="company"),
        state("Alpha", kind="company"),
        state("Union", kind="organisation"),
        state("zaire"),
    ]
    new = [state("Chile"), *(state(adherent.name, "no", kind=adherent.kind) for adherent in old)]
    assert [name for name, _ in stated(build, [*old, state("Chile")], new)] == ["zaire", "Union", "Alpha", "Beta", "Zoe"]


adherents = st.lists(
    st.builds(state, st.sampled_from(["Kenya", "Chile", "Türkiye", "turkiye"]), st.sampled_from(["yes", "no", "unknown"])), max_size=5
)


@untimed
@given(adherents, adherents, st.tuples(st.booleans(), st.booleans()))
def test_swapping_the_documents_swaps_added_and_absent(build: Any, old: list[Adherent], new: list[Adherent], whole: tuple[bool, bool]) -> None:
    there = stated(build, old, new, whole=whole)
    back = stated(build, new, old, whole=whole[::-1])
    mirror = {"added": "absent", "absent": "added"}
    assert [(name, mirror[status]) for name, status in there] == back
