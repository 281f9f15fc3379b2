from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.text.labels import normal_label, parse_label


@pytest.mark.parametrize(
    ("text", "printed", "normal", "family", "rest"),
    [
        ("1. Aims", "1", "1", "1.", "Aims"),
        ("1) Aims", "1", "1", "1)", "Aims"),
        ("(1) Aims", "(1)", "1", "(1)", "Aims"),
        ("1.2 Scope of the plan", "1.2", "1.2", "1.1", "Scope of the plan"),
        ("1.10 Scope", "1.10", "1.10", "1.1", "Scope"),
        ("1.10. scope", "1.10", "1.10", "1.1", "scope"),
        ("3.2(a) each body", "3.2(a)", "3.2.a", "1.1(a)", "each body"),
        ("(iv) tests", "(iv)", "iv", "(i)", "tests"),
        ("IV. Tests", "IV", "IV", "I.", "Tests"),
        ("(a) tests", "(a)", "a", "(a)", "tests"),
        ("(a)(ii) tests", "(a)(ii)", "a.ii", "(a)(i)", "tests"),
        ("Article 5", "Article 5", "5", "article", ""),
        ("Art. 5 Aims", "Art. 5", "5", "article", "Aims"),
        ("Article 4a", "Article 4a", "4a", "article", ""),
        ("Article 4c Exceptions to Article 4b", "Article 4c", "4c", "article", "Exceptions to Article 4b"),
        ("Section 3: Aims", "Section 3", "3", "section", "Aims"),
        ("Sec. 2.  Policy.", "Sec. 2", "2", "section", "Policy."),
        ("§ 12", "§ 12", "12", "article", ""),
        ("§ 734.9\nRules", "§ 734.9", "734.9", "article", "Rules"),
        ("Outcome 1. Risks are known.", "Outcome 1", "1", "outcome", "Risks are known."),
        ("TITLE II", "TITLE II", "II", "title", ""),
        ("TITLE IA", "TITLE IA", "IA", "title", ""),
        ("CHAPTER 3", "CHAPTER 3", "3", "chapter", ""),
        ("ANNEX IV", "ANNEX IV", "annex-IV", "annex", ""),
        ("Pillar I: Growth", "Pillar I", "I", "pillar", "Growth"),
        ("Part Two", "Part Two", "2", "part", ""),
        ("PART 732—STEPS", "PART 732", "732", "part", "STEPS"),
        ("第十条　为了安全", "第十条", "10", "article", "为了安全"),
        ("第二十四条 为了安全", "第二十四条", "24", "article", "为了安全"),
        ("第三章 总则", "第三章", "3", "chapter", "总则"),
        ("第一节", "第一节", "1", "section", ""),
        ("（一）安全", "（一）", "1", "(一)", "安全"),
        ("一、安全", "一", "1", "一、", "安全"),
        ("1．安全", "1", "1", "1.", "安全"),
        ("附件一", "附件一", "annex-1", "annex", ""),
        ("① 安全", "①", "1", "①", "安全"),
        ("1\tEach Party", "1", "1", "1", "Each Party"),
        ("a\tEach Party", "a", "a", "a", "Each Party"),
        ("1a. Each Party", "1a", "1a", "1.", "Each Party"),
        ("-1a. Each Party", "-1a", "-1a", "1.", "Each Party"),
        ("“(1) DEFINITIONS.—In", "(1)", "1", '"(1)', "DEFINITIONS.—In"),
    ],
)
def test_numbers_are_parsed_off_and_kept_apart(text: str, printed: str, normal: str, family: str, rest: str) -> None:
    label = parse_label(text)
    assert label is not None
    assert (label.text, label.normal, label.family, text[label.stop :]) == (printed, normal, family, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2024 was a busy year",
        "2024. It was a busy year",
        "1.2 billion people",
        "3.5 Percent of the budget",
        "I think so",
        "A. Smith",
        "A. Smith argued that it should",
        "A. Smith and B. Jones",
        "12.7.2024",
        "10-11 February 2025, Paris",
        "1 – 2 November",
        "7 October 2023",
        "01.ai",
        "5G networks",
        "21st century",
        "e.g. this one",
        "i.e. that one",
        "(a) and (b) shall apply",
        "(2) of this Article applies",
        "(EU) 2018/858",
        "(AI) systems",
        "(2024) it said",
        "Article 5 of the Treaty says so.",
        "Section 734.9 is amended by:",
        "§ 742.6(a)(6) of the rules",
        "第三条规定的情形",
        "一、二线城市的发展",
        "Annex",
        "a bridge",
        "",
        " ",
    ],
)
def test_years_quantities_initials_and_references_are_no_numbers(text: str) -> None:
    assert parse_label(text) is None


@pytest.mark.parametrize("text", ["A. Scope of the plan", "I. Assess the risks", "1 Take measures", "(ba) whether fines apply"])
def test_numbers_that_need_a_neighbour_say_so(text: str) -> None:
    label = parse_label(text)
    assert label is not None
    assert label.is_weak


def test_a_letter_that_is_a_roman_numeral_too_has_both_readings() -> None:
    first, tenth = parse_label("(i) tests"), parse_label("(x) tests")
    assert first is not None
    assert tenth is not None
    assert first.readings == (("(i)", 1.0), ("(a)", 9.0))
    assert tenth.readings == (("(a)", 24.0), ("(i)", 10.0))


@pytest.mark.parametrize(
    ("printed", "normal"),
    [("3.2(a)", "3.2.a"), ("3.2.a", "3.2.a"), ("7", "7"), ("7.", "7"), ("IV", "IV"), ("第十条", "10"), ("（一）", "1"), ("一", "1"), ("Article 5", "5"), ("Annex IV", "annex-IV"), ("1)", "1"), ("(a)", "a"), ("1.10", "1.10"), ("nothing", "nothing")],
)  # fmt: skip
def test_one_normal_form(printed: str, normal: str) -> None:
    assert normal_label(printed) == normal


@given(st.text(max_size=60))
def test_a_label_and_the_wording_make_up_the_text(text: str) -> None:
    label = parse_label(text.strip())
    if label is not None:
        assert 0 < label.stop <= len(text.strip())
        assert label.text
        assert label.parts
        assert label.readings


@given(st.text(max_size=20))
def test_the_normal_form_is_stable(text: str) -> None:
    assert normal_label(normal_label(text)) == normal_label(text)


@pytest.mark.parametrize("piece", ["1.", "(a)", "(", "i", "第一", "A. ", "Article ", " ", "1 ", "-1"])
def test_of_long_input_the_head_decides(piece: str) -> None:
    assert parse_label(piece * 200_000) == parse_label(piece * 200)
