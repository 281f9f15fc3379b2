"""The readers on the published texts, where these are at hand; the clauses that other people counted in them are the yardstick."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policydiff import Options, compare
from policydiff.model.outline import Outline
from policydiff.readers import read_document
from policydiff.readers.section import take_section


def read(path: Path, unit: str = "clause") -> Outline:
    return read_document(path.read_bytes(), name=path.name, unit=unit)


@pytest.mark.parametrize(
    ("gold", "side", "name", "more", "fewer"),
    [
        ("bletchley_seoul", "left", "bletchley-2023.en.txt", 1, 0),  # the line that introduces the list of countries
        ("bletchley_seoul", "right", "seoul-declaration-2024.en.txt", 0, 1),  # the gold counts the title
        ("paris_delhi", "left", "paris-statement-2025.draft-2025-02-07.en.txt", 0, 0),
    ],
)
def test_sentences_are_the_units_of_the_gold_sets(shared: Path, gold: str, side: str, name: str, more: int, fewer: int) -> None:  # noqa: PLR0917 - a table
    wanted = [clause["text"] for clause in json.loads((shared / "gold" / f"{gold}.json").read_text(encoding="utf-8"))[side]]
    outline = read(shared / "corpus" / "summits" / name, "sentence")
    found = [clause.text for clause in outline.units]
    assert [text for text in found if text in wanted] == [text for text in wanted if text in found]
    assert len([text for text in found if text not in wanted]) == more
    assert [text for text in wanted if text not in found] == [text for _, text in outline.provenance.title][:fewer]


def test_ids_of_sentences_are_those_of_the_shipped_outlines(shared: Path) -> None:
    from policydiff.readers.fixtures import fixture_bytes

    for shipped, published in (
        ("bletchley-2023", "bletchley-2023.en.txt"),
        ("seoul-2024", "seoul-declaration-2024.en.txt"),
        ("paris-2025", "paris-statement-2025.draft-2025-02-07.en.txt"),
    ):
        ours = [clause.id for clause in read_document(fixture_bytes(shipped), name=shipped).units]
        theirs = [clause.id for clause in read(shared / "corpus" / "summits" / published, "sentence").units]
        assert [clause_id for clause_id in ours if clause_id != "0"] == [clause_id for clause_id in theirs if clause_id != "11.1"]


def test_the_update_of_the_frontier_commitments_changed_the_list_only(shared: Path) -> None:
    old = read(shared / "corpus" / "summits" / "frontier-ai-safety-commitments-2024-05.en.txt")
    new = read(shared / "corpus" / "summits" / "frontier-ai-safety-commitments-upd-2025-02-07.en.txt")
    old_texts, new_texts = [clause.text for clause in old.clauses], [clause.text for clause in new.clauses]
    added = [text for text in new_texts if text not in old_texts]
    assert len(added) == 1
    assert added[0].endswith("added to the existing list:")
    assert [text for text in new_texts if text not in added] == old_texts
    assert len(old.adherents) == 16
    assert [adherent.name for adherent in new.adherents[16:]] == ["Magic", "Minimax", "01.ai", "NVIDIA"]
    assert {unread.reason for unread in new.unread} == {"adherent list", "footnote mark"}
    assert [clause.number for clause in new.clauses if clause.role == "footnote"] == ["1", "2", "3"]


def test_the_update_of_bletchley_added_one_sentence_and_nothing_else(shared: Path) -> None:
    names = ("bletchley-2023.en.txt", "bletchley-2023.upd-2025-02-13.en.txt")
    old, new = (read(shared / "corpus" / "summits" / name) for name in names)
    changes = [change for change in compare(old, new, options=Options(encoder="none")).changes if change.is_change]
    assert [(change.operations, change.link.old) for change in changes] == [(("added",), ())]
    assert "New Zealand" in new.clause(changes[0].link.new[0]).text


@pytest.mark.parametrize(
    ("name", "n", "first", "last"),
    [
        ("bletchley-2023.en.txt", 29, "Australia", "United States"),
        ("new-delhi-declaration-2026.en.txt", 88, "Albania", "International Fund for Agricultural Development"),
    ],
)
def test_lists_of_countries(shared: Path, name: str, n: int, first: str, last: str) -> None:
    outline = read(shared / "corpus" / "summits" / name)
    assert len(outline.adherents) == n
    assert (outline.adherents[0].name, outline.adherents[-1].name) == (first, last)
    assert outline.has_all_adherents


@pytest.mark.parametrize(
    ("name", "least", "expected"),
    [
        ("eu-ai-act-2021-04-21-commission.en.md", 900, {"5.1.a": "a", "recital-1": "(1)", "85": "Article 85"}),
        (
            "eu-ai-act-2022-12-06-council.en.md",
            1000,
            {"5.1.d.iii": "iii", "recital-5a": "(5a)", "4c": "Article 4c", "3.1b": "(1b)", "annex-III.1.a": "a"},
        ),
        ("eu-ai-act-2024.en.txt", 1200, {"5.1.a": "(a)", "113": "Article 113", "annex-XIII.a": "(a)", "chapter-III.section-2": "SECTION 2"}),
    ],
)
def test_drafts_of_a_law(shared: Path, name: str, least: int, expected: dict[str, str]) -> None:
    path = shared / "corpus" / "eu" / name
    outline = read(path)
    assert len(outline.units) >= least
    assert {clause_id: outline.clause(clause_id).number for clause_id in expected} == expected
    articles = [clause.number for clause in outline.clauses if clause.is_heading and (clause.number or "").startswith("Article")]
    assert len(articles) == len(set(articles)) >= 85


def test_a_plan_of_three_pillars(shared: Path) -> None:
    outline = read(shared / "corpus" / "us" / "us-ai-action-plan-2025.en.md")
    bullets = [clause for clause in outline.clauses if clause.kind == "item"]
    assert len(bullets) == 103
    sections = {clause.path[1] for clause in bullets}
    assert len(sections) == 30
    assert len(take_section(outline, "III.7").clauses) == 6
    assert len([clause for clause in outline.clauses if clause.role == "footnote"]) == 30


def test_chinese_measures(shared: Path) -> None:
    outline = read(shared / "corpus" / "china" / "cn-genai-interim-measures-2023-07.zh.txt")
    assert [clause.number for clause in outline.clauses if (clause.number or "").startswith("第")] == [f"第{number}条" for number in NUMERALS]
    assert [clause.number for clause in outline.clauses if clause.id.startswith("4.")] == [f"（{number}）" for number in "一二三四五"]
    assert {clause.language for clause in outline.clauses} == {"zh"}


NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四".split()  # noqa: SIM905 - easier to read
