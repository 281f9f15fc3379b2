"""What somebody decided holds: linked pairs enter first, and what was ruled out is never proposed."""

from __future__ import annotations

from policydiff.align import Group
from policydiff.align.decided import Ruling, obey, ruling, strike
from policydiff.model.decision import Decisions


def rows(draft):
    return {(i, j) for i, j in draft.candidates.tolist()}


def links(draft):
    return {(group.old, group.new) for group in draft.groups}


def test_decisions_become_positions_and_strangers_are_left_out(run_stages, plan):
    decisions = Decisions(
        linked=(("1", "3", None), ("1", "99", None)), forbidden=(("2", "2"), ("98", "2")), alone_old=("4", "97"), alone_new=("5", "96")
    )
    found = ruling(run_stages(plan, plan, until="gather", decisions=decisions))
    assert found == Ruling(linked=frozenset({(0, 2)}), forbidden=frozenset({(1, 1)}), alone=frozenset({(0, 3), (1, 4)}))
    assert found.settled == {(0, 0), (1, 2), (0, 3), (1, 4)}


def test_a_ruling_parts_clauses_that_hold_a_forbidden_pair():
    found = Ruling(linked=frozenset(), forbidden=frozenset({(1, 4)}), alone=frozenset())
    assert found.parts((0, 1), (4,))
    assert not found.parts((0, 2), (4,))
    assert not found.parts((4,), (1,))


def test_what_was_ruled_out_is_no_candidate(run_stages, plan):
    proposed = rows(run_stages(plan, plan, until="propose"))
    decisions = Decisions(forbidden=(("1", "1"),), alone_old=("3",), alone_new=("4",))
    struck = run_stages(plan, plan, until="strike", decisions=decisions)
    assert proposed - rows(struck) == {(i, j) for i, j in proposed if (i, j) == (0, 0) or i == 2 or j == 3}
    assert rows(struck) < proposed
    assert len(struck.is_cross) == len(struck.candidates)


def test_without_decisions_nothing_is_struck_or_linked(run_stages, plan):
    draft = run_stages(plan, plan, until="propose")
    assert strike(draft) is draft
    assert obey(draft) is draft


def test_decided_pairs_that_share_a_clause_are_one_link(run_stages, plan):
    decisions = Decisions(linked=(("1", "2", None), ("1", "3", None), ("4", "5", None), ("6", "8", None), ("7", "8", None)))
    draft = obey(run_stages(plan, plan, until="propose", decisions=decisions))
    assert draft.groups == (Group((0,), (1, 2)), Group((3,), (4,)), Group((5, 6), (7,)))


def test_decisions_go_before_identical_wording(run_stages, plan):
    # The first clause stands word for word in the other document, but somebody knows better.
    decisions = Decisions(linked=(("1", "2", "intersects"),), forbidden=(("3", "3"),), alone_old=("2",), alone_new=("1",))
    found = links(run_stages(plan, plan, decisions=decisions))
    assert found == {((0,), (1,)), *(((k,), (k,)) for k in range(3, 8))}
