from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.errors import InputError
from policydiff.model.outline import Outline, Standings
from policydiff.readers.section import take_section

PLAN = """\
# The Plan

# Introduction

We plan.

# Pillar I: Growth

We grow.

## Less Paper

- Fewer forms

## More Tests

- Early tests
- Late tests

# Pillar II: Care

## People

We care for all.
"""
LAW = "CHAPTER I: RULES\n\nArticle 4: Aim\n\n1. People are safe.\n\nArticle 5: Bans\n\n1. No harm:\n\n(a) to people;\n\n(b) to things.\n\n2. No lies.\n\nANNEX I\n\nLists\n\n1. One list.\n"
Read = Callable[..., Outline]


@pytest.fixture
def plan(read_text: Read) -> Outline:
    return read_text(PLAN, name="plan.md")


@pytest.fixture
def law(read_text: Read) -> Outline:
    return read_text(LAW, name="law.txt")


def ids(outline: Outline) -> list[str]:
    return [clause.id for clause in outline.clauses]


@pytest.mark.parametrize("section", ["I.2", "pillar-I.2", "More Tests", "more tests", "more"])
def test_a_section_by_place_id_or_heading(plan: Outline, section: str) -> None:
    assert ids(take_section(plan, section)) == ["pillar-I.2", "pillar-I.2.1", "pillar-I.2.2"]


@pytest.mark.parametrize("section", ["Pillar II", "II", "pillar-II", "Care", "Pillar II: Care"])
def test_a_numbered_heading(plan: Outline, section: str) -> None:
    assert ids(take_section(plan, section)) == ["pillar-II", "pillar-II.1", "pillar-II.1.1"]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Article 5", ["5", "5.1", "5.1.a", "5.1.b", "5.2"]),
        ("Art. 5", ["5", "5.1", "5.1.a", "5.1.b", "5.2"]),
        ("5", ["5", "5.1", "5.1.a", "5.1.b", "5.2"]),
        ("5.1", ["5.1", "5.1.a", "5.1.b"]),
        ("5.1.b", ["5.1.b"]),
        ("Annex I", ["annex-I", "annex-I.1"]),
        ("Chapter I", ["chapter-I", "4", "4.1", "5", "5.1", "5.1.a", "5.1.b", "5.2"]),
    ],
)
def test_articles_paragraphs_and_annexes(law: Outline, section: str, expected: list[str]) -> None:
    assert ids(take_section(law, section)) == expected


def test_a_section_keeps_ids_and_headings_and_says_what_it_is(law: Outline) -> None:
    section = take_section(law, "5.1")
    assert section.name == "law#5.1"
    assert section.label == "law#5.1"
    assert section.clauses == law.clauses[4:7]
    assert section.clauses[0].path == ("RULES", "Bans")
    assert section.source == law.source


def test_sentences_of_one_paragraph_are_one_section(read_text: Read) -> None:
    outline = read_text("1. We met. We agreed.\n\n2. We part. We meet again.\n", unit="sentence")
    assert ids(take_section(outline, "2")) == ["2.1", "2.2"]


def test_chinese_sections(read_text: Read) -> None:
    outline = read_text("第一条　为了安全，制定本办法。\n\n第二条　应当：\n\n（一）测试；\n\n（二）公布。\n")
    assert ids(take_section(outline, "第二条")) == ["2", "2.1", "2.2"]
    assert ids(take_section(outline, "2")) == ["2", "2.1", "2.2"]


def test_adherents_and_what_was_not_read_stay_with_the_whole(read_text: Read) -> None:
    outline = read_text("1. We test.[1]\n\n2. We report.[2]\n\n[1] Early.\n\n[2] Late.\n")
    section = take_section(outline, "2")
    assert [unread.text for unread in section.unread] == []
    assert ids(section) == ["2"]
    assert section.adherents == ()


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("Artikle 5", "there is no section 'Artikle 5'; did you mean Article 5"),
        ("Article 99", "there is no section"),
        ("5.9", "did you mean 5"),
        ("I.7", "there is no section"),
        ("", "# names no section; write for example #3"),
        ("..", "there is no section"),
        ("a" * 5000, "there is no section"),
    ],
)
def test_an_unknown_section_is_an_error_that_names_near_ones(law: Outline, section: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        take_section(law, section)
    assert caught.value.source == "law.txt"


def test_a_name_for_several_sections_lists_them(read_text: Read) -> None:
    outline = read_text("# A\n\n## Steps\n\nOne.\n\n# B\n\n## Steps\n\nTwo.\n", name="x.md")
    with pytest.raises(InputError, match=r"names 2 sections; say which by its id: h2 \(Steps\), h4 \(Steps\)"):
        take_section(outline, "Steps")


def test_a_section_keeps_standings_and_sources(read_text: Callable[..., Outline]) -> None:
    text = """policydiff: outline/1
name: plan
provenance: {short: Plan, sources: {text: "The Plan, 2025", report: "A report on the plan, 2025"}}
clauses:
  - {id: h1, kind: heading, text: Growth}
  - {id: "1", depth: 1, standing: verified, source: text, text: We grow.}
  - {id: h2, kind: heading, text: Tests}
  - {id: "2", depth: 1, standing: unverified, source: report, text: We test.}
"""
    whole = read_text(text, name="plan.yaml")
    section = take_section(whole, "Tests")
    assert section.provenance.sources == whole.provenance.sources
    assert [(clause.standing, clause.source) for clause in section.clauses] == [(None, None), ("unverified", "report")]
    assert section.standings == Standings(n_clauses=1, n_verified=0, n_secondary=0, n_unverified=1, n_unstated=0)
