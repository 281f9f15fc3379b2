"""Only what stands out of order has moved, whichever document is old."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.changes.moves import find_moves
from policydiff.changes.side import count_words
from policydiff.model.outline import Clause

untimed = settings(deadline=None)  # the first Chinese text loads the tables of characters

# Few lengths and few texts, so that runs often weigh the same.
TEXTS = ("Report.", "Audit.", "Report energy use.", "Audit every model.", "Share results with all others.")
permutations = st.integers(2, 9).flatmap(lambda n: st.tuples(st.permutations(range(n)), st.lists(st.sampled_from(TEXTS), min_size=n, max_size=n)))


def moved_ids(build: Any, old: list[Any], new: list[Any], links: list[Any], **fields: Any) -> set[str]:
    alignment = build.alignment(build.outline(old), build.outline(new), links, **fields)
    return {clause_id for number in find_moves(alignment) for clause_id in alignment.links[number].old}


def shuffled(build: Any, order: list[int], texts: list[str]) -> Any:
    """Align clauses 0, 1, 2 … with the same clauses in another order."""
    old = [(str(n), text) for n, text in enumerate(texts)]
    return build.alignment(build.outline(old), build.outline([old[n] for n in order]), [(str(n), str(n)) for n in range(len(texts))])


@untimed
@given(permutations, st.data())
def test_swapping_the_sides_moves_the_same_clauses(build: Any, case: tuple[list[int], list[str]], data: st.DataObject) -> None:
    order, texts = case
    old = [(str(n), text) for n, text in enumerate(texts)]
    new = [(str(n), data.draw(st.sampled_from(TEXTS))) for n in order]
    alignment = build.alignment(build.outline(old), build.outline(new), [(str(n), str(n)) for n in range(len(texts))])
    assert set(find_moves(alignment)) == set(find_moves(build.mirror(alignment)))


@untimed
@given(permutations)
def test_what_stays_is_the_weightiest_increasing_run(build: Any, case: tuple[list[int], list[str]]) -> None:
    order, texts = case
    n_words = [count_words(text) for text in texts]
    runs = [run for size in range(len(order) + 1) for run in combinations(order, size) if list(run) == sorted(run)]
    most = max(sum(n_words[n] for n in run) for run in runs)
    moved = find_moves(shuffled(build, order, texts))
    staying = [n for n in order if n not in moved]
    assert staying == sorted(staying)
    if sum(sum(n_words[n] for n in run) == most for run in runs) == 1 or len(set(texts)) == len(texts):
        assert sum(n_words[n] for n in staying) == most


@untimed
@given(st.data())
def test_nothing_moves_where_clauses_only_come_and_go(build: Any, data: st.DataObject) -> None:
    steps = data.draw(st.lists(st.sampled_from([(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2)]), max_size=12))
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    links = []
    for n_old, n_new in steps:
        for side, count in ((old, n_old), (new, n_new)):
            side += [(f"c{len(side) + n}", data.draw(st.sampled_from(TEXTS))) for n in range(count)]
        if n_old and n_new:
            links.append((" ".join(found[0] for found in old[-n_old:]), " ".join(found[0] for found in new[-n_new:])))
    assert moved_ids(build, old, new, links) == set()


def test_independent_drafts_move_nothing(build: Any) -> None:
    clauses = [("a", "Report energy use."), ("b", "Audit models.")]
    assert moved_ids(build, clauses, clauses[::-1], [("a", "a"), ("b", "b")]) == {"b"}
    others = [("b", "Audit the models each year."), ("a", "Report the use of energy.")]
    assert moved_ids(build, clauses, others, [("a", "a"), ("b", "b")]) == {"b"}
    assert moved_ids(build, clauses, others, [("a", "a"), ("b", "b")], mode="independent") == set()


def test_a_text_in_another_order_has_moved_even_where_order_is_no_evidence(build: Any) -> None:
    clauses = [("a", "Report energy use."), ("b", "Audit models.")]
    assert moved_ids(build, clauses, clauses[::-1], [("a", "a"), ("b", "b")], mode="independent") == {"b"}


def test_another_heading_in_the_same_order_is_no_move(build: Any) -> None:
    first, second = (Clause(id=f"h{n}", text=f"Part {n}", kind="heading") for n in (1, 2))
    clauses = [("a", "Report energy."), ("b", "Audit every model with care."), ("c", "Share.")]
    old = [first, clauses[0], clauses[1], second, clauses[2]]
    new = [first, clauses[0], second, clauses[1], clauses[2]]
    assert moved_ids(build, old, new, [(name, name) for name in ("h1", "a", "b", "h2", "c")]) == set()


def test_a_section_moves_as_one_block_with_its_heading(build: Any) -> None:
    # The heading of the moved section is the longer one: what counts is the text beneath.
    first = [Clause(id="h1", text="Duties of all who deploy", kind="heading"), ("a", "Report energy use."), ("b", "Audit models.")]
    second = [Clause(id="h2", text="Rights", kind="heading"), ("c", "Everybody may ask for the reasons of a decision.")]
    alignment = build.alignment(build.outline([*first, *second]), build.outline([*second, *first]), [(i, i) for i in ("h1", "a", "b", "h2", "c")])
    moves = find_moves(alignment)
    assert {number: move.block for number, move in moves.items()} == {0: 1, 1: 1, 2: 1}
    assert (moves[0].old_place, moves[0].n_old, moves[0].new_place, moves[0].n_new) == (1, 2, 2, 2)
    assert (moves[2].old_place, moves[2].n_old, moves[2].new_place, moves[2].n_new) == (2, 3, 3, 3)


def test_neighbours_that_moved_apart_are_two_blocks_in_old_order(build: Any) -> None:
    long = "Everybody may ask for the reasons of a decision."
    old = [("a", "Report energy."), ("b", "Audit."), ("c", long), ("d", long + " Twice.")]
    new = [old[2], old[1], old[3], old[0]]
    alignment = build.alignment(build.outline(old), build.outline(new), [(name, name) for name in "abcd"])
    assert {number: move.block for number, move in find_moves(alignment).items()} == {0: 1, 1: 2}


def test_what_others_part_in_one_document_is_two_blocks(build: Any) -> None:
    first, second = ("s", "Everybody may ask for the reasons of a decision."), ("t", "Everybody may have a decision looked at again.")
    old = [first, ("a", "Report energy."), second, ("b", "Audit.")]
    new = [old[1], old[3], first, second]
    alignment = build.alignment(build.outline(old), build.outline(new), [(name, name) for name in "satb"])
    assert {number: move.block for number, move in find_moves(alignment).items()} == {1: 1, 3: 2}


def test_of_two_clauses_that_weigh_the_same_one_has_moved(build: Any) -> None:
    old = [("a", "Report energy."), ("b", "Audit models.")]
    links = [("a", "a"), ("b", "b")]
    assert len(moved_ids(build, old, old[::-1], links)) == 1
    assert moved_ids(build, old, old[::-1], links) == moved_ids(build, old[::-1], old, links)


def test_omitted_clauses_between_do_not_part_a_block(build: Any) -> None:
    long = "Everybody may ask for the reasons of a decision."
    old = [("a", "Report energy."), ("x", "Pay."), ("b", "Audit."), ("c", long)]
    new = [old[3], old[0], ("y", "Rest."), old[2]]
    alignment = build.alignment(build.outline(old), build.outline(new), [(name, name) for name in "abc"])
    assert {number: move.block for number, move in find_moves(alignment).items()} == {0: 1, 1: 1}


def test_footnotes_never_move(build: Any) -> None:
    old = [("a", "Report energy."), Clause(id="f", text="See above.", role="footnote")]
    assert moved_ids(build, old, old[::-1], [("a", "a"), ("f", "f")]) == set()


def test_a_link_stands_where_its_longest_clause_stands(build: Any) -> None:
    old = [("a", "Report energy use every year. Audit."), ("b", "Share the results with all."), ("c", "Publish the list of models.")]
    new = [("a1", "Report energy use every year."), old[1], old[2], ("a2", "Audit.")]
    assert moved_ids(build, old, new, [("a", "a1 a2"), ("b", "b"), ("c", "c")]) == set()


def test_equal_weights_of_equal_wording_settle_nothing_so_both_have_moved(build: Any) -> None:
    old = [("a", "Report."), ("b", "Report.")]
    assert moved_ids(build, old, old[::-1], [("a", "a"), ("b", "b")]) == {"a", "b"}
