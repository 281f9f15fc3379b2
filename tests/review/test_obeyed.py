"""Whatever is decided, a comparison obeys it."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policydiff import Options, compare, find_questions, read
from policydiff.align import run, shortlist
from policydiff.model.decision import Decisions
from policydiff.review import Alone, Apart, Correspond, Decision, Marker, Review

OPTIONS = Options(encoder="none")


@lru_cache(maxsize=1)
def documents():
    return read("bletchley-2023"), read("seoul-2024")


@lru_cache(maxsize=1)
def marker() -> Marker:
    return Marker(*documents())


def decision(judgement) -> Decision:
    return Decision(judgement=judgement, who="Ada", day="2026-11-20", why="So it is.")


@st.composite
def decided(draw: st.DrawFn) -> Decisions:
    old, new = ([clause.id for clause in outline.clauses] for outline in documents())
    pairs = st.tuples(st.sampled_from(old), st.sampled_from(new))
    linked = draw(st.lists(pairs, max_size=4, unique=True))
    forbidden = draw(st.lists(pairs, max_size=8, unique=True))
    alone_old, alone_new = (
        draw(st.lists(st.sampled_from(old), max_size=2, unique=True)),
        draw(st.lists(st.sampled_from(new), max_size=2, unique=True)),
    )
    assume(not set(linked) & set(forbidden))
    assume(not {one for one, _ in linked} & set(alone_old))
    assume(not {other for _, other in linked} & set(alone_new))
    return Decisions(
        linked=tuple((*pair, draw(st.sampled_from([None, "subset"]))) for pair in linked),
        forbidden=tuple(forbidden),
        alone_old=tuple(alone_old),
        alone_new=tuple(alone_new),
    )


def review_of(decisions: Decisions) -> Review:
    mark = marker().mark
    return Review(
        old="o",
        new="n",
        decisions=(
            *(decision(Correspond(old=mark("old", old), new=mark("new", new), relation=relation)) for old, new, relation in decisions.linked),
            *(decision(Apart(old=mark("old", old), new=mark("new", new))) for old, new in decisions.forbidden),
            *(decision(Alone(side="old", clause=mark("old", clause))) for clause in decisions.alone_old),
            *(decision(Alone(side="new", clause=mark("new", clause))) for clause in decisions.alone_new),
        ),
    )


@settings(max_examples=15, deadline=None)
@given(decided())
def test_decisions_are_obeyed(decisions: Decisions) -> None:
    old, new = documents()
    alignment = compare(old, new, options=OPTIONS, review=review_of(decisions)).alignment
    link_of_old = {clause: link for link in alignment.links for clause in link.old}
    link_of_new = {clause: link for link in alignment.links for clause in link.new}
    assert set(link_of_old) == {clause.id for clause in old.clauses}
    for one, other, relation in decisions.linked:
        assert link_of_old[one] is link_of_new[other]
        (pair,) = (pair for pair in link_of_old[one].pairs if (pair.old, pair.new) == (one, other))
        assert relation is None or pair.relation == relation
    forbidden = set(decisions.forbidden)
    shown = [pair for link in alignment.links for pair in (*link.pairs, *link.rivals)] + list(alignment.near_misses)
    assert not forbidden & {(pair.old, pair.new) for pair in shown}
    for link in [*(link_of_old[clause] for clause in decisions.alone_old), *(link_of_new[clause] for clause in decisions.alone_new)]:
        assert link.shape in {"1-0", "0-1"}
        assert not link.is_ambiguous


@settings(max_examples=10, deadline=None)
@given(decided())
def test_what_is_decided_is_neither_asked_nor_proposed(decisions: Decisions) -> None:
    old, new = documents()
    questions = find_questions(old, new, options=OPTIONS, review=review_of(decisions)).questions
    settled = {("old", old_id) for old_id, _, _ in decisions.linked} | {("new", new_id) for _, new_id, _ in decisions.linked}
    settled |= {("old", clause) for clause in decisions.alone_old} | {("new", clause) for clause in decisions.alone_new}
    assert not settled & {(question.side, question.clause.id) for question in questions}
    proposed = {
        (pair.old, pair.new) for pairs in shortlist(run(old, new, options=OPTIONS, encoder=None, decisions=decisions)).values() for pair in pairs
    }
    assert not proposed & set(decisions.forbidden)
    assert not {one for one, _ in proposed} & set(decisions.alone_old)


def test_no_decisions_change_nothing() -> None:
    old, new = documents()
    assert compare(old, new, options=OPTIONS, review=Review(old="o", new="n")) == compare(old, new, options=OPTIONS)


@pytest.mark.parametrize("forbid", [True, False])
def test_a_decision_that_says_what_is_so_changes_no_other_link(forbid) -> None:
    old, new = documents()
    usual = compare(old, new, options=OPTIONS).alignment
    if forbid:
        linked = {(one, other) for link in usual.links for one in link.old for other in link.new}
        near = {(pair.old, pair.new) for pair in usual.near_misses} | {(pair.old, pair.new) for link in usual.links for pair in link.rivals}
        pair = next((one.id, other.id) for one in old.units for other in new.units if (one.id, other.id) not in linked | near)
        decisions = Decisions(forbidden=(pair,))
    else:
        link = next(link for link in usual.links if link.shape == "1-1")
        decisions = Decisions(linked=((link.old[0], link.new[0], None),))
    found = compare(old, new, options=OPTIONS, review=review_of(decisions)).alignment
    assert [(link.old, link.new) for link in found.links] == [(link.old, link.new) for link in usual.links]
