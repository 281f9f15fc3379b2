"""Which clauses are asked about, in which order, and how a file is brought up to date."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff.model.alignment import Alignment, Link, OrderAgreement, Pair
from policydiff.model.decision import Decisions
from policydiff.model.options import Options
from policydiff.review import (
    Alone,
    Answer,
    Apart,
    ClauseMark,
    Correspond,
    Decision,
    Marker,
    Review,
    merge,
    open_questions,
    parse_review,
    render_review,
    resolve,
    settle,
    shorten,
)


def pair(old: str, new: str, probability: float) -> Pair:
    return Pair(old=old, new=new, probability=probability, old_covered=0.5, new_covered=0.5, relation="intersects")


def align(old, new, *links: Link) -> Alignment:
    order = OrderAgreement(tau=0.0, n_pairs=0, p_value=1.0)
    return Alignment(old=old, new=new, links=links, mode="independent", mode_reason="", order=order, encoder=None, options=Options())


def linked(old: str, new: str, probability: float) -> Link:
    return Link(old=(old,), new=(new,), pairs=(pair(old, new, probability),))


def alone(side: str, clause: str, *rivals: Pair) -> Link:
    return Link(old=(clause,), new=(), rivals=rivals) if side == "old" else Link(old=(), new=(clause,), rivals=rivals)


def shortlists(*pairs: Pair):
    found: dict = {}
    for one in sorted(pairs, key=lambda one: -one.probability):
        found.setdefault(("old", one.old), []).append(one)
        found.setdefault(("new", one.new), []).append(one)
    return {key: tuple(value[:3]) for key, value in found.items()}


@pytest.fixture
def ask(old, new):
    """Return side, id, reason, doubt and shortlist of each question."""

    def run(links, pairs, decisions=None):
        found = open_questions(align(old, new, *links), shortlists(*pairs), decisions or Decisions(), Marker(old, new))
        return [(f"{one.side} {one.clause.id}", one.asked, one.doubt, [candidate.clause.id for candidate in one.shortlist]) for one in found]

    return run


def test_hardest_first(ask) -> None:
    links = [
        linked("1", "a", 0.75),
        linked("2", "b", 0.4),
        alone("old", "3"),
        alone("old", "4", pair("4", "d", 0.3), pair("4", "c", 0.29)),
        alone("new", "c"),
        alone("new", "d"),
    ]
    pairs = [*(one for link in links for one in link.pairs), pair("3", "c", 0.21), pair("4", "d", 0.3), pair("4", "c", 0.29)]
    assert ask(links, pairs) == [
        ("old 4", "ambiguous", 1.0, ["d", "c"]),
        ("old 2", "doubtful link", 0.6, ["b"]),
        ("old 1", "doubtful link", 0.25, ["a"]),
        ("old 3", "near miss", 0.21, ["c"]),
    ]


def test_what_is_sure_is_not_asked(ask) -> None:
    links = [linked("1", "a", 0.9), linked("2", "b", 0.85), alone("old", "3"), alone("old", "4"), alone("new", "c"), alone("new", "d")]
    assert ask(links, [pair("1", "a", 0.9), pair("2", "b", 0.85), pair("3", "c", 0.1)]) == []


def test_a_thin_margin_makes_a_likely_link_doubtful(ask) -> None:
    links = [linked("1", "a", 0.9), alone("old", "2"), alone("old", "3"), alone("old", "4"), alone("new", "b"), alone("new", "c"), alone("new", "d")]
    assert ask(links, [pair("1", "a", 0.9), pair("1", "b", 0.8)])[0] == ("old 1", "thin margin", 0.47, ["a", "b"])
    assert ask(links, [pair("1", "a", 0.9), pair("1", "b", 0.6)]) == [("new b", "near miss", 0.6, ["1"])]


def test_the_other_end_is_not_asked_in_the_same_breath(ask) -> None:
    links = [linked("1", "a", 0.5), alone("old", "2"), alone("old", "3"), alone("old", "4"), alone("new", "b"), alone("new", "c"), alone("new", "d")]
    assert [question[0] for question in ask(links, [pair("1", "a", 0.5), pair("1", "b", 0.4)])] == ["old 1"]


def test_a_new_clause_is_asked_about_where_no_old_one_is(ask) -> None:
    # Both old clauses are settled in themselves; for the new one two of them come near.
    links = [linked("1", "a", 0.9), linked("2", "b", 0.9), alone("old", "3"), alone("old", "4"), alone("new", "c"), alone("new", "d")]
    pairs = [pair("1", "a", 0.9), pair("2", "b", 0.9), pair("2", "a", 0.75)]
    assert [question[:2] for question in ask(links, pairs)] == [("old 2", "thin margin")]
    assert ask(links, pairs, Decisions(linked=(("2", "b", None),))) == [("new a", "thin margin", 0.45, ["1", "2"])]


def test_a_split_is_one_question(ask) -> None:
    split = Link(old=("2",), new=("b", "c"), pairs=(pair("2", "b", 0.7), pair("2", "c", 0.4)))
    links = [alone("old", "1"), split, alone("old", "3"), alone("old", "4"), alone("new", "a"), alone("new", "d")]
    assert ask(links, [*split.pairs, pair("2", "a", 0.05)]) == [("old 2", "doubtful link", 0.6, ["b", "c", "a"])]


def test_what_is_decided_is_not_asked(ask) -> None:
    links = [linked("1", "a", 0.3), alone("old", "2"), alone("old", "3"), alone("old", "4"), alone("new", "b"), alone("new", "c"), alone("new", "d")]
    pairs = [pair("1", "a", 0.3), pair("2", "b", 0.25)]
    assert len(ask(links, pairs)) == 2
    assert ask(links, pairs, Decisions(linked=(("1", "a", None),), alone_old=("2",), alone_new=("b",))) == []


def test_all_rivals_are_named(ask, old, new) -> None:
    rivals = [pair("1", one, 0.25) for one in "abcd"]
    links = [alone("old", "1", *rivals), *(alone("old", one) for one in "234"), *(alone("new", one) for one in "abcd")]
    assert ask(links, rivals)[0] == ("old 1", "ambiguous", 1.0, ["a", "b", "c", "d"])


def test_headings_are_not_asked_about(outline, ask) -> None:
    old, new = outline({"1": "Pilots"}, headings=("1",)), outline({"a": "Of pilots"}, headings=("a",))
    alignment = align(old, new, linked("1", "a", 0.3))
    assert open_questions(alignment, shortlists(pair("1", "a", 0.3)), Decisions(), Marker(old, new)) == ()


# Bringing a file up to date.


@pytest.fixture
def questions(old, new):
    links = [linked("1", "a", 0.4), linked("2", "b", 0.5), alone("old", "3"), alone("old", "4"), alone("new", "c"), alone("new", "d")]
    pairs = [pair("1", "a", 0.4), pair("2", "b", 0.5), pair("2", "c", 0.45)]
    return open_questions(align(old, new, *links), shortlists(*pairs), Decisions(), Marker(old, new))


def test_answers_become_decisions_with_the_wording(old, new, questions) -> None:
    second = evolve(questions[1], answer=Answer(counterparts=(("b", "superset"), ("d", None))), who="Ada", day="2026-11-20", why="x", note="y")
    review = settle(Review(old="o", new="n", questions=(questions[0], second)), Marker(old, new))
    assert review.questions == (questions[0],)
    marker = Marker(old, new)
    assert [decision.judgement for decision in review.decisions] == [
        Correspond(old=marker.mark("old", "2"), new=marker.mark("new", "b"), relation="superset"),
        # Not on the shortlist: pinned all the same.
        Correspond(old=marker.mark("old", "2"), new=marker.mark("new", "d")),
        Apart(old=marker.mark("old", "2"), new=marker.mark("new", "c")),
    ]
    assert [decision.note for decision in review.decisions] == ["y", "", ""]


def test_what_was_named_by_hand_is_pinned_and_what_is_unknown_stays(old, new) -> None:
    known = Decision(judgement=Alone(side="old", clause=ClauseMark(id="3")), who="A", day="2026-11-20", why="x")
    unknown = Decision(judgement=Alone(side="old", clause=ClauseMark(id="33")), who="A", day="2026-11-20", why="x")
    pinned, kept = settle(Review(old="o", new="n", decisions=(known, unknown)), Marker(old, new)).decisions
    assert pinned.judgement.clause == Marker(old, new).mark("old", "3")
    assert kept == unknown


def test_stale_decisions_are_kept_and_marked(old, new) -> None:
    marker = Marker(old, new)
    decision = Decision(judgement=Alone(side="old", clause=marker.mark("old", "3")), who="A", day="2026-11-20", why="x", note="keep me")
    shorter = evolve(old, clauses=old.clauses[:2])
    review = merge(settle(Review(old="o", new="n", decisions=(decision,)), Marker(shorter, new)), (), Marker(shorter, new))
    text = render_review(review, stale=resolve(review, shorter, new).stale)
    assert "  # stale: no clause has this wording any more, nor one near it\n  - no_counterpart:" in text
    assert parse_review(text).decisions == (decision,)
    # When the clause is back, so is the decision, and the mark goes.
    assert resolve(parse_review(text), old, new).decisions == Decisions(alone_old=("3",))
    assert "# stale" not in render_review(parse_review(text), stale=resolve(review, old, new).stale)


def test_open_questions_are_replaced_and_what_was_begun_is_kept(old, new, questions) -> None:
    first, second = questions
    marker = Marker(old, new)
    begun = evolve(first, note="Ask the council.", doubt=0.99)
    review = Review(old="o", new="n", who="Ada", note="whole", questions=(begun, second))
    asked_again = merge(review, (second, first), marker)
    assert asked_again.questions == (second, evolve(first, note="Ask the council."))
    assert (asked_again.who, asked_again.note) == ("Ada", "whole")
    assert merge(review, (), marker).questions == (begun,)
    # Another neighbour is another fingerprint, and still the same question.
    changed = Marker(evolve(old, clauses=(old.clauses[0], evolve(old.clauses[1], text="Gulls."), *old.clauses[2:])), new)
    again = evolve(first, clause=changed.mark("old", first.clause.id))
    assert again.clause.key != first.clause.key
    assert merge(review, (again,), changed).questions == (evolve(again, note="Ask the council."),)


def test_a_short_file_keeps_the_hardest_and_what_was_begun(questions) -> None:
    first, second = questions
    review = Review(old="o", new="n", questions=(first, second))
    assert shorten(review, 1) == (evolve(review, questions=(first,)), 1)
    assert shorten(review, 0) == (evolve(review, questions=()), 2)
    begun = evolve(review, questions=(first, evolve(second, note="x")))
    assert shorten(begun, 1) == (begun, 0)
    assert "# Open questions left out: 1." in render_review(review, n_left_out=1)
