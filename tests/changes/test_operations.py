"""What is said of each link, and why."""

from __future__ import annotations

from typing import Any

import pytest

from policydiff.changes import describe
from policydiff.model.outline import Clause

SENTENCE = "Each Party shall report its energy use."


def described(build: Any, old: list[Clause], new: list[Clause], link: tuple[str, str], **fields: Any) -> Any:
    alignment = build.alignment(build.outline(old), build.outline(new), [link], **fields)
    return describe(alignment)[0]


def clause(clause_id: str, text: str = SENTENCE, **fields: Any) -> Clause:
    return Clause(id=clause_id, text=text, **fields)


def test_same_wording_is_kept(build: Any) -> None:
    change = described(build, [clause("1", number="1")], [clause("2", "Each  party shall report its energy use.", number="1.")], ("1", "2"))
    assert change.operations == ("kept",)
    assert not change.is_change
    assert change.reason == "The wording is the same (7 words)."


def test_other_words_are_reworded(build: Any) -> None:
    change = described(build, [clause("1")], [clause("1", "Each Party may report its energy use.")], ("1", "1"))
    assert change.operations == ("reworded",)
    assert change.reason == "6 words stayed, 1 went and 1 came."
    assert [(edit.kind, edit.old, edit.new) for edit in change.edits if edit.kind != "equal"] == [("delete", "shall", ""), ("insert", "", "may")]


def test_a_clause_written_anew_says_so(build: Any) -> None:
    change = described(build, [clause("1")], [clause("1", "Audits come first.")], ("1", "1"))
    assert change.reason == "Put in other words: 7 words, then 3."


def test_other_marks_are_reworded(build: Any) -> None:
    change = described(build, [clause("1")], [clause("1", SENTENCE.replace(".", ";"))], ("1", "1"))
    assert change.operations == ("reworded",)
    assert change.reason.startswith("All 7 words are the same and only marks differ")


@pytest.mark.parametrize(("old", "new"), [("3", "4"), ("3.2(a)", "3.2(b)"), ("第十条", "第十一条")])
def test_another_number_is_renumbered(build: Any, old: str, new: str) -> None:
    change = described(build, [clause("1", number=old)], [clause("1", number=new)], ("1", "1"))
    assert change.operations == ("renumbered",)
    assert f"the number was {old} and is {new}" in change.reason


@pytest.mark.parametrize(("old", "new"), [("3", "3."), ("(a)", "a)"), ("Article 5", "Art. 5"), ("第十条", "第10条"), ("3", None), (None, "3")])
def test_the_same_number_or_none_is_not_renumbered(build: Any, old: str | None, new: str | None) -> None:
    assert described(build, [clause("1", number=old)], [clause("1", number=new)], ("1", "1")).operations == ("kept",)


def test_headings_are_renumbered_and_footnotes_are_not(build: Any) -> None:
    for fields, operations in (({"kind": "heading"}, ("renumbered",)), ({"role": "footnote"}, ("kept",))):
        old, new = clause("1", number="1", **fields), clause("1", number="2", **fields)
        assert described(build, [old], [new], ("1", "1")).operations == operations


def test_independent_drafts_are_renumbered_only_where_the_wording_is_the_same(build: Any) -> None:
    old = [clause("1", number="1")]
    assert described(build, old, [clause("1", number="2")], ("1", "1"), mode="independent").operations == ("renumbered",)
    reworded = [clause("1", "Each Party may report its energy use.", number="2")]
    assert described(build, old, reworded, ("1", "1"), mode="independent").operations == ("reworded",)
    assert described(build, old, reworded, ("1", "1")).operations == ("reworded", "renumbered")


def test_split_and_merge_compare_the_joined_texts(build: Any) -> None:
    whole = [clause("1", "Report energy. Report water.", number="3")]
    parts = [clause("1", "Report energy.", number="3"), clause("2", "Report water.", number="4")]
    split = described(build, whole, parts, ("1", "1 2"))
    merged = described(build, parts, whole, ("1 2", "1"))
    assert split.operations == ("split",)
    assert split.reason == "One old clause and 2 new clauses correspond; the wording is the same (4 words)."
    assert merged.operations == ("merged",)
    parts[1] = clause("2", "Report noise.", number="4")
    assert described(build, whole, parts, ("1", "1 2")).operations == ("reworded", "split")


def test_several_to_several_are_split_and_merged(build: Any) -> None:
    old = [clause("1", "Report energy."), clause("2", "Report water.")]
    new = [clause("1", "Report energy. Report"), clause("2", "water.")]
    assert described(build, old, new, ("1 2", "1 2")).operations == ("split", "merged")


def test_a_split_with_other_numbers_throughout_is_renumbered(build: Any) -> None:
    whole = [clause("1", "Report energy. Report water.", number="3")]
    parts = [clause("1", "Report energy.", number="4"), clause("2", "Report water.", number="5")]
    change = described(build, whole, parts, ("1", "1 2"))
    assert change.operations == ("renumbered", "split")
    assert "the number was 3 and is 4 and 5" in change.reason


def test_clauses_alone_are_omitted_and_added(build: Any) -> None:
    near = build.pair("o1", "n1", probability=0.124)
    alignment = build.alignment(build.outline([("o1", "Report energy.")]), build.outline([("n1", "Report water.")]), [], near_misses=[near])
    omitted, added = describe(alignment)
    assert (omitted.operations, added.operations) == (("omitted",), ("added",))
    assert omitted.reason == "No new clause corresponds; the nearest is n1, with probability .12."
    assert added.reason == "No old clause corresponds; the nearest is o1, with probability .12."
    assert omitted.edits == added.edits == ()


def test_a_clause_without_any_candidate_says_so(build: Any) -> None:
    alignment = build.alignment(build.outline([("1", "Report energy.")]), build.outline(), [])
    assert describe(alignment)[0].reason == "No new clause shares a word or a meaning with it."


def test_the_nearest_is_the_likeliest_near_miss_of_the_clause(build: Any) -> None:
    old, new = build.outline([("1", "Report energy.")]), build.outline([("a", "Report water."), ("b", "Report all energy.")])
    near = [build.pair("1", "a", 0.1), build.pair("1", "b", 0.2)]
    assert "nearest is b" in describe(build.alignment(old, new, [], near_misses=near))[0].reason


def test_ambiguous_links_have_no_operations(build: Any) -> None:
    rivals = [build.pair("1", "a", 0.62), build.pair("1", "b", 0.6)]
    old, new = build.outline([("1", "Report energy.")]), build.outline([("a", "Report energy use."), ("b", "Report on energy.")])
    change = describe(build.alignment(old, new, [build.link(old="1", rivals=rivals)]))[0]
    assert change.operations == ()
    assert change.is_change
    assert change.reason == "Nothing decides between the candidates a (probability .62) and b (probability .60)."


def test_translations_are_not_compared_by_words(build: Any) -> None:
    old, new = [clause("1", "AI safety")], [clause("1", "AI 安全", language="zh-Hans")]
    change = described(build, old, new, ("1", "1"))
    assert change.operations == ("reworded",)
    assert [edit.kind for edit in change.edits] == ["delete", "insert"]
    assert change.reason.startswith("The languages differ (en, zh-Hans), so the wording is not compared")


def test_traditional_and_simplified_characters_are_the_same_wording(build: Any) -> None:
    old, new = [clause("1", "防範風險", language="zh-Hant")], [clause("1", "防范风险", language="zh-Hans")]
    assert described(build, old, new, ("1", "1")).operations == ("kept",)


def test_moved_clauses_say_from_where_to_where(build: Any) -> None:
    texts = [("a", "Report energy and heat."), ("b", "Audit models."), ("c", "Share results with others.")]
    old, new = build.outline(texts), build.outline([texts[0], texts[2], texts[1]])
    changes = describe(build.alignment(old, new, [("a", "a"), ("b", "b"), ("c", "c")]))
    assert [change.operations for change in changes] == [("kept",), ("moved",), ("kept",)]
    assert [change.block for change in changes] == [None, 1, None]
    assert "the place was 2 of 3 and is 3 of 3, against the order that the others keep" in changes[1].reason
