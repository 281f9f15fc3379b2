"""Swaps: which term gave way to which, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.emphasis.swaps import find_swaps
from policydiff.model.alignment import Link, Pair
from policydiff.model.change import Change, Edit
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.text.worddiff import diff_words

CLAUSES = st.lists(st.sampled_from(["safety", "security", "States", "stakeholders", "of", "the", "growth", "report", "on"]), min_size=3, max_size=10)


def change(number, old, new):
    ids = (f"o{number}",), (f"n{number}",)
    pair = Pair(old=ids[0][0], new=ids[1][0], probability=0.9, old_covered=0.5, new_covered=0.5, relation="intersects")
    edits = tuple(Edit(*difference) for difference in diff_words(old, new))
    return Change(link=Link(old=ids[0], new=ids[1], pairs=(pair,)), operations=("reworded",), reason="", edits=edits)


def outline(*ids, **clause):
    source = Source(name="own", media_type="text/plain", encoding="utf-8", sha256="", text="")
    clauses = tuple(Clause(id=clause_id, text="", **clause) for clause_id in ids)
    return Outline(name="own", source=source, provenance=Provenance(), language="en", clauses=clauses)


def swaps(*texts, **clause):
    changes = [change(number, old, new) for number, (old, new) in enumerate(texts, start=1)]
    sides = (outline(*(f"{side}{number}" for number in range(1, len(texts) + 1)), **clause) for side in "on")
    return find_swaps(changes, *sides)


def named(*texts):
    return {(swap.old, swap.new): (swap.n, swap.n_reverse) for swap in swaps(*texts)}


def test_a_term_that_gave_way_in_several_clauses() -> None:
    found = swaps(
        ("Members support the safety of tools.", "Members support the security of tools."),
        ("They report on safety every year.", "They report on security every year."),
        ("The security of data comes first.", "The safety of data comes first."),
    )
    assert [(swap.old, swap.new, swap.n, swap.n_reverse) for swap in found] == [("safety", "security", 2, 1), ("security", "safety", 1, 2)]
    assert found[0].pairs == ((("o1",), ("n1",)), (("o2",), ("n2",)))
    assert found[0].p_value == 1.0


def test_stop_words_at_the_ends_belong_to_no_term() -> None:
    assert named(("We invite the States to take part.", "We invite all stakeholders to take part.")) == {("States", "stakeholders"): (1, 0)}


def test_a_phrase_of_three_words() -> None:
    old, new = "The council hears small local firms every spring.", "The council hears industry every spring."
    assert named((old, new)) == {("small local firms", "industry"): (1, 0)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The town protects risk to bees today.", "The town protects risks to bees today."),  # the same stem
        ("The town is in compliance with it now.", "The town is to comply with it now."),  # another form of the word
        ("The town looks at the bees now.", "The town looks for the bees now."),  # stop words
        ("The fee is 30 crowns a year.", "The fee is 40 crowns a year."),  # numerals
        ("The fee is thirty crowns a year.", "The fee is forty crowns a year."),
        ("The organisation keeps bees now.", "The organization keeps bees now."),  # spelling
        ("The town keeps one big old wooden hive there.", "The town keeps many modern light plastic boxes there."),  # another sentence
        ("保护蜂群和果园的措施", "保护蜂群与果园的措施"),
    ],
)
def test_what_is_no_swap(old, new) -> None:
    assert named((old, new)) == {}


def test_one_place_between_scattered_words_is_no_evidence_and_two_are() -> None:
    old, new = "apples grow and pears ripen slowly here", "quinces grow or plums rot slowly here"
    assert ("pears", "plums") not in named((old, new))
    twice = ("Cats eat fish or old bread", "Dogs eat meat or new bread"), ("Birds like fish and big worms", "Frogs like meat and wet worms")
    assert named(*twice) == {("fish", "meat"): (2, 0)}
    assert named(twice[0]) == {}


def test_chinese_runs_are_widened_to_terms() -> None:
    # The glossary has 网络安全 and 数据安全, so that neither 安全 nor the one character 全 is what was replaced.
    assert named(("各方重视稳定的网络安全工作", "各方重视稳定的网络风险工作")) == {("网络安全", "网络风险"): (1, 0)}
    assert named(("各方要重视数据安全方面的工作", "各方要重视数据安保方面的工作")) == {("数据安全", "数据安保"): (1, 0)}


def test_chinese_runs_of_one_character_are_no_term() -> None:
    assert named(("保护好这片果林和溪水", "保护好那片果林和溪水")) == {}


def test_across_languages_nothing_is_a_swap() -> None:
    link = Link(old=("1",), new=("1",))
    edits = (Edit("delete", "bees", ""), Edit("insert", "", "蜜蜂"))
    assert find_swaps([Change(link=link, operations=("reworded",), reason="", edits=edits)], outline("1"), outline("1")) == ()


def test_a_clause_by_itself_has_none() -> None:
    assert find_swaps([Change(link=Link(old=("1",), new=()), operations=("omitted",), reason="")], outline("1"), outline()) == ()


def test_headings_and_footnotes_have_none() -> None:
    texts = "Members support the safety of tools.", "Members support the security of tools."
    assert swaps(texts)
    assert not swaps(texts, kind="heading")
    assert not swaps(texts, role="footnote")


@given(st.lists(st.tuples(CLAUSES, CLAUSES), max_size=8))
def test_swapping_the_documents_swaps_the_terms(pairs) -> None:
    texts = [(" ".join(old), " ".join(new)) for old, new in pairs]
    there, back = named(*texts), named(*[pair[::-1] for pair in texts])
    assert there == {(new, old): counts for (old, new), counts in back.items()}


@given(st.lists(st.tuples(CLAUSES, CLAUSES), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_clauses_changes_no_count(pairs, random) -> None:
    texts = [(" ".join(old), " ".join(new)) for old, new in pairs]
    shuffled = random.sample(texts, len(texts))
    assert list(named(*texts).items()) == list(named(*shuffled).items())
