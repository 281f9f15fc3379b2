"""From a review file to decisions on two outlines: what still holds, what is stale, what contradicts."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff.errors import InputError
from policydiff.model.decision import Decisions
from policydiff.review import Alone, Apart, ClauseMark, Correspond, Decision, Marker, Review, resolve


def decided(*judgements):
    decisions = tuple(
        Decision(judgement=judgement, who="Ada", day="2026-11-20", why="So it is.", line=10 + n) for n, judgement in enumerate(judgements)
    )
    return Review(old="old-harbour", new="new-harbour", decisions=decisions, source="my.yaml")


@pytest.fixture
def marker(old, new):
    return Marker(old, new)


def test_all_kinds_of_decisions(old, new, marker) -> None:
    review = decided(
        Correspond(old=marker.mark("old", "1"), new=marker.mark("new", "a"), relation="subset"),
        Correspond(old=marker.mark("old", "2"), new=marker.mark("new", "b")),
        Apart(old=marker.mark("old", "2"), new=marker.mark("new", "c")),
        Alone(side="old", clause=marker.mark("old", "4")),
        Alone(side="new", clause=marker.mark("new", "d")),
    )
    found = resolve(review, old, new)
    assert found.decisions == Decisions(linked=(("1", "a", "subset"), ("2", "b", None)), forbidden=(("2", "c"),), alone_old=("4",), alone_new=("d",))
    assert found.stale == found.amended == found.by_id == ()
    assert found.notes() == ("Decisions of my.yaml obeyed: 5 of 5.",)


def test_no_decisions_no_notes(old, new) -> None:
    found = resolve(Review(old="o", new="n"), old, new)
    assert not found.decisions
    assert found.notes() == ()


def test_renumbering_alters_nothing(old, new, marker) -> None:
    review = decided(Correspond(old=marker.mark("old", "3"), new=marker.mark("new", "d")), Alone(side="old", clause=marker.mark("old", "1")))
    # Every id means another clause now.
    renumbered = evolve(old, clauses=tuple(evolve(clause, id=str(5 - int(clause.id))) for clause in old.clauses))
    assert resolve(review, renumbered, new).decisions == Decisions(linked=(("2", "d", None),), alone_old=("4",))


def test_a_light_edit_keeps_the_decision_and_is_told(old, new, marker) -> None:
    review = decided(Correspond(old=marker.mark("old", "1"), new=marker.mark("new", "a")))
    edited = evolve(old, clauses=(evolve(old.clauses[0], text=old.clauses[0].text.replace("cargo", "freight")), *old.clauses[1:]))
    found = resolve(review, edited, new)
    assert found.decisions.linked == (("1", "a", None),)
    assert found.amended == (("old", "1"),)
    assert "found again by what is left of it: old 1" in found.notes()[1]


def test_a_clause_that_is_gone_makes_the_decision_stale(old, new, marker) -> None:
    review = decided(
        Correspond(old=marker.mark("old", "1"), new=marker.mark("new", "a")),
        Apart(old=marker.mark("old", "2"), new=marker.mark("new", "d")),
        Alone(side="new", clause=marker.mark("new", "b")),
    )
    found = resolve(review, evolve(old, clauses=old.clauses[1:]), evolve(new, clauses=new.clauses[:3]))
    assert found.decisions == Decisions(alone_new=("b",))
    assert [str(stale) for stale in found.stale] == [
        "line 10: old 1 “Every master reports the cargo to the harbour office before…”: no clause has this wording any more, nor one near it",
        "line 11: new d “Gulls are fed by nobody.”: no clause has this wording any more, nor one near it",
    ]
    assert found.notes()[0] == "Decisions of my.yaml obeyed: 1 of 3."
    assert found.notes()[1].startswith("A decision of my.yaml is stale, so that it was not obeyed: line 10: old 1")


def test_stale_decisions_contradict_nobody(old, new, marker) -> None:
    pair = {"old": marker.mark("old", "1"), "new": marker.mark("new", "a")}
    review = decided(Correspond(**pair), Apart(**pair))
    assert len(resolve(review, evolve(old, clauses=old.clauses[1:]), new).stale) == 2
    with pytest.raises(InputError, match="contradicts what was decided in line 10"):
        resolve(review, old, new)


def test_contradictions_are_found_between_ways_of_naming_a_clause(old, new, marker) -> None:
    review = decided(
        Correspond(old=marker.mark("old", "1"), new=marker.mark("new", "a")),
        Alone(side="old", clause=ClauseMark(id="1")),
    )
    with pytest.raises(InputError, match="old 1 has no counterpart contradicts") as caught:
        resolve(review, old, new)
    assert (caught.value.source, caught.value.line) == ("my.yaml", 11)


def test_naming_by_id_works_and_is_told(old, new) -> None:
    review = decided(Correspond(old=ClauseMark(id="2"), new=ClauseMark(id="b")))
    found = resolve(review, old, new)
    assert found.decisions.linked == (("2", "b", None),)
    assert found.by_id == (("old", "2"), ("new", "b"))
    assert "policydiff review adds the wording): old 2, new b" in found.notes()[-1]


def test_an_id_that_does_not_exist_gets_a_suggestion(outline, new) -> None:
    old = outline({"12.1": "One.", "12.2": "Two."}, "old-harbour")
    with pytest.raises(InputError, match=r"old 12.11: the document has no clause of this id; did you mean .*12\.1.*\? Correct the id") as caught:
        resolve(decided(Alone(side="old", clause=ClauseMark(id="12.11"))), old, new)
    assert (caught.value.source, caught.value.line) == ("my.yaml", 10)


def test_a_review_of_other_documents_is_told(old, new) -> None:
    review = evolve(decided(Alone(side="old", clause=ClauseMark(id="2")), Alone(side="new", clause=ClauseMark(id="e"))), old="act", new="bill")
    found = resolve(review, old, new)
    assert found.notes()[1] == "my.yaml was written for documents of other names, act and bill: see whether its decisions belong to these."
    # What nobody finds in other documents is no slip.
    assert str(found.stale[0]) == "line 11: new e: the document has no clause of this id"
    # A section goes by the name of its document.
    sections = evolve(old, name=f"{old.name}#3"), new
    assert resolve(evolve(review, old=old.name, new=new.name, decisions=review.decisions[:1]), *sections).written_for is None


SAYS = "The {} keeper reports every failure of the great lamp to the council within thirty days and enters it into the book."


def test_a_sibling_does_not_inherit_a_decision(outline, new) -> None:
    old = outline({"1": SAYS.format("day"), "2": SAYS.format("night")})
    marker = Marker(old, new)
    review = decided(Alone(side="old", clause=marker.mark("old", "1")), Correspond(old=marker.mark("old", "2"), new=marker.mark("new", "a")))
    # The first one is struck out: the second one is as near as a light edit, but is known to be another.
    found = resolve(review, outline({"1": SAYS.format("night")}), new)
    assert found.decisions == Decisions(linked=(("1", "a", None),))
    assert len(found.stale) == 1


def test_two_changed_wordings_do_not_share_a_clause(outline, new) -> None:
    old = outline({"1": SAYS.format("day"), "2": SAYS.format("night")})
    marker = Marker(old, new)
    review = decided(Alone(side="old", clause=marker.mark("old", "1")), Correspond(old=marker.mark("old", "2"), new=marker.mark("new", "a")))
    found = resolve(review, outline({"1": SAYS.format("old")}), new)
    assert not found.decisions
    assert {stale.reason for stale in found.stale} == {"its wording has changed, and 1 comes as near to another clause that was decided on"}


def test_a_relation_once_given_is_kept(old, new, marker) -> None:
    pair = {"old": marker.mark("old", "1"), "new": marker.mark("new", "a")}
    for relations in ((None, "equal"), ("equal", None), ("equal", "equal")):
        review = decided(*(Correspond(**pair, relation=relation) for relation in relations))
        assert resolve(review, old, new).decisions.linked == (("1", "a", "equal"),)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"linked": (("1", "a", None), ("1", "a", "equal"))}, "twice"),
        ({"linked": (("1", "a", None),), "forbidden": (("1", "a"),)}, "linked and forbidden"),
        ({"linked": (("1", "a", None),), "alone_new": ("a",)}, "without a counterpart"),
    ],
)
def test_decisions_that_contradict_each_other_are_no_value(parts, told) -> None:
    with pytest.raises(ValueError, match=told):
        Decisions(**parts)
