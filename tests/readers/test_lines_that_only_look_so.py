"""Lines that look like headings, numbers or text, and are something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.errors import InputError
from policydiff.model.outline import Outline
from policydiff.readers import read_document
from policydiff.text.decode import decode

Read = Callable[..., Outline]

_LAW = (
    "# Harbour Act\n\n# Part 1 Aims\n\n## 1. Aim\n\nThis Act keeps ships safe.\n\n{line}\n\nPilots shall keep a log.\n\n"
    "# Part 2 Duties\n\n## 2. Logs\n\nLogs shall be kept for a year.\n\n# Schedule 1 Fees\n\n1. A ferry pays ten crowns.\n\n# Schedule 2 Forms\n\n1. A form of oath.\n"
)


@pytest.mark.parametrize("line", ["Schedule 1", "harbour", "Ferry", "(Added 12 of 2030 s. 4)"])
def test_a_short_line_without_markup_opens_nothing_where_headings_are_marked(line: str, read_text: Read) -> None:
    outline = read_text(_LAW.format(line=line), name="law.md")
    assert line not in [clause.text for clause in outline.clauses if clause.is_heading]
    assert [clause.text for clause in outline.clauses if clause.role == "annex" and clause.is_unit] == ["A ferry pays ten crowns.", "A form of oath."]


def test_a_division_that_lost_its_markup_stands_with_its_like(read_text: Read) -> None:
    law = "".join(
        f"# Part {n} {name}\n\n## {n}. Duty\n\nPilots shall keep log {n}.\n\n" for n, name in enumerate(("Aims", "Logs", "Fees", "Ships"), start=1)
    )
    law = law.replace("# Part 3 Fees", "Part 3\n\nFees") + "# Farewell\n\nThe board thanks all.\n"
    outline = read_text(law, name="law.md")
    parts = [(clause.text, clause.depth) for clause in outline.clauses if clause.is_heading and clause.text != "Duty"]
    assert parts == [("Aims", 0), ("Logs", 0), ("Fees", 0), ("Ships", 0), ("Farewell", 0)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("as laid down in section", "18(a)(1) of the Harbour Act."),
        ("of the Harbour Act (11 U.S.C.", "223), as amended."),
        ("kept under paragraph", "(b) of the Act."),
    ],
)
def test_a_number_that_the_line_before_cites_opens_no_clause(before: str, after: str, read_text: Read) -> None:
    text = f"(a) The pilot shall keep a log of every ship that comes in, {before}\n{after}\n\n(b) The board shall read the log.\n"
    assert [clause.number for clause in read_text(text).clauses] == ["(a)", "(b)"]


def test_items_below_one_that_ends_with_the_word_for_a_division_are_items(read_text: Read) -> None:
    items = (
        "boats moored under this section",
        "ferries named in the annex",
        "pilots heard under rule",
        "rafts tied up in breach of such Article",
        "tugs",
    )
    text = "1. The log lists:\n" + "\n".join(f"({letter}) {item}" for letter, item in zip("abcde", items, strict=True))
    assert [clause.text for clause in read_text(text).clauses][1:] == list(items)


def test_and_in_a_line_of_its_own_goes_with_what_it_follows(read_text: Read) -> None:
    outline = read_text("Pilots shall:\n\n(a) keep a log of every ship;\n\nand\n\n(b) show it.\n")
    assert [clause.text for clause in outline.clauses][1:] == ["keep a log of every ship; and", "show it."]


def test_a_list_goes_on_beyond_999_and_years_begin_no_clause(read_text: Read) -> None:
    outline = read_text("\n".join(f"{n}. The pilot shall keep log {n}." for n in range(1, 1005)))
    assert [clause.number for clause in outline.clauses][-3:] == ["1002", "1003", "1004"]
    years = read_text("1. The board met.\n\n2023. It was dry.\n\n2024. It was wet.\n")
    assert [clause.number for clause in years.clauses] == ["1", None, None]


@pytest.mark.parametrize("name", ["page.txt", "page"])
def test_a_page_of_html_is_refused_whatever_it_is_called(name: str) -> None:
    with pytest.raises(InputError, match="pandoc -f html"):
        read_document(b"<!doctype html>\n<html><body><p>Pilots shall keep a log.</p></body></html>", name=name)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("水先人は、船ごとに記録を残さなければならない。港の安全を守る。", "shift_jis"),
        ("도선사는 선박마다 기록을 남겨야 한다. 항구의 안전을 지킨다.", "euc_kr"),
    ],
)
def test_other_scripts_of_old_encodings_are_not_taken_for_chinese(text: str, encoding: str) -> None:
    with pytest.raises(InputError, match="--encoding"):
        decode(text.encode(encoding))
    assert decode(text.encode(encoding), encoding)[0] == text
