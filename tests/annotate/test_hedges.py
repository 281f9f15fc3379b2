"""Hedges are found in English and Chinese, and adjectives that only look like them are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate.hedges import annotate_hedges, find_hedges, load_hedges
from policydiff.errors import InputError
from policydiff.readers import read_document

LEXICON = """
format = "policydiff hedges/1"
name = "mine"
version = "2"
source = "a test"

[[rules]]
name = "perhaps"
en = [%s]
"""


@pytest.mark.parametrize(
    ("text", "rule", "trigger"),
    [
        ("Each Party shall report, as appropriate, on its progress.", "as-appropriate", "as appropriate"),
        ("Where appropriate, agencies shall consult users.", "as-appropriate", "Where appropriate"),
        ("Keep the records and update them as may be necessary.", "as-appropriate", "as may be necessary"),
        ("Agencies shall, where necessary, repeat the test.", "as-necessary", "where necessary"),
        ("Publish the results where technically feasible.", "where-possible", "where technically feasible"),
        ("They shall, to the greatest extent practicable, share logs.", "where-possible", "to the greatest extent practicable"),
        ("Bias shall be reduced as far as possible.", "where-possible", "as far as possible"),
        ("Members may voluntarily disclose faults.", "voluntary", "voluntarily"),
        ("Tests are done on a voluntary basis.", "voluntary", "on a voluntary basis"),
        ("Agencies shall, consistent with applicable law, publish it.", "consistent-with-law", "consistent with applicable law"),
        ("The fund pays, subject to the availability of appropriations.", "subject-to-means", "subject to the availability of appropriations"),
        ("States act in accordance with their national circumstances.", "national-circumstances", "in accordance with their national circumstances"),
        ("Providers shall use best efforts to mend it.", "best-efforts", "use best efforts"),
        ("The agency decides at its discretion.", "at-discretion", "at its discretion"),
        ("各部门可视情采取措施。", "as-appropriate", "视情"),
        ("各地可酌情给予支持。", "as-appropriate", "酌情"),
        ("各地可适当放宽条件。", "as-appropriate", "适当"),
        ("在可能的情况下公开数据。", "where-possible", "在可能的情况下"),
        ("提供者应当尽可能减少错误。", "where-possible", "尽可能"),
        ("鼓励企业自愿参加测试。", "voluntary", "自愿"),
        ("各地要因地制宜推进。", "national-circumstances", "因地制宜"),
        ("各单位应当结合实际制定细则。", "national-circumstances", "结合实际"),
        ("必要时可以组织专家评审。", "as-necessary", "必要时"),
        ("原則上應當公開。", "in-principle", "原則上"),
    ],
)
def test_a_hedge_is_found_by_its_rule(text: str, rule: str, trigger: str) -> None:
    found = find_hedges(text)
    assert [(hedge.rule, hedge.trigger) for hedge in found] == [(rule, trigger)]
    assert all(hedge.span.of(text) == hedge.trigger for hedge in found)


@pytest.mark.parametrize(
    "text",
    [
        "Providers shall take appropriate measures.",
        "The rules say where appropriate safeguards are missing.",
        "Users report possible harm as soon as possible.",
        "Answer as quickly as possible.",
        "Keep data only in so far as necessary for the audit.",
        "Users gave consent that is voluntary.",
        "Data voluntarily provided by users are kept.",
        "A voluntary code of conduct exists.",
        "Systems authorised by law to detect crime are exempt.",
        "Act in accordance with the law.",
        "提供者应当依法采取适当的措施。",
        "不得采取不适当措施。",
        "取得个人自愿、明确的同意。",
        "各方重视情况通报。",
        "志愿者参加培训。",
    ],
)
def test_what_only_looks_like_a_hedge_is_none(text: str) -> None:
    assert find_hedges(text) == ()


def test_clauses_are_annotated_in_reading_order_and_headings_are_not() -> None:
    outline = read_document(b"# As appropriate\n\nAct, where possible.\n\nReport, as appropriate.\n", name="x.md")
    assert [(hedge.trigger, outline.clause(hedge.clause).text) for hedge in annotate_hedges(outline)] == [
        ("where possible", "Act, where possible."),
        ("as appropriate", "Report, as appropriate."),
    ]


def test_ones_own_lexicon_replaces_the_shipped_one() -> None:
    lexicon = load_hedges(LEXICON % '"perhaps", { phrase = "as [far/much] as (we/they) can", not_preceded = ["not"] }', name="mine.toml")
    assert [hedge.trigger for hedge in find_hedges("Perhaps act as far as they can, where possible.", lexicon)] == ["Perhaps", "as far as they can"]


@pytest.mark.parametrize(
    ("phrases", "message"),
    [
        ('"as (far"', "not closed"),
        ('"as far)"', "too many"),
        ('"[perhaps]"', "empty"),
        ('"per*haps"', "elsewhere than at the end"),
        ('{ phrase = "perhaps" }', "plain text"),
        ('{ phrase = "perhaps", unles = ["x"] }', "unknown key 'unles'"),
        ("3", "holds 3"),
    ],
)
def test_a_faulty_lexicon_is_an_error_that_names_the_file(phrases: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        load_hedges(LEXICON % phrases, name="mine.toml")
    assert caught.value.source == "mine.toml"


@pytest.mark.parametrize("change", [("hedges/1", "hedges/9"), ('version = "2"', ""), ("[[rules]]", "[rules]")])
def test_a_lexicon_of_another_form_is_an_error(change: tuple[str, str]) -> None:
    with pytest.raises(InputError):
        load_hedges((LEXICON % '"perhaps"').replace(*change), name="mine.toml")


@given(st.text(alphabet="as appropriate,where possible 尽可能适当 ①Ａ", max_size=80))
def test_spans_hold_their_triggers_in_order(text: str) -> None:
    found = find_hedges(text)
    assert all(hedge.span.of(text) == hedge.trigger for hedge in found)
    assert [hedge.span.start for hedge in found] == sorted(hedge.span.start for hedge in found)
