"""The page on pytest: its example is run, and its tables name what the parser knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policydiff.cases import check, compare_case, parse_case, read_case
from policydiff.errors import InputError
from policydiff.model.change import OPERATIONS

PAGE = Path(__file__).parents[2] / "docs" / "pytest.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
pytestmark = pytest.mark.skipif(not TEXT, reason="the documentation is not part of an installed package")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the page's first case."""
    folder = tmp_path / "policies"
    folder.mkdir()
    old, new = blocks("markdown")
    for name, text in (("ferry-2023.md", old), ("ferry-2024.md", new), ("ferry.policydiff.yaml", blocks("yaml")[0])):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder / "ferry.policydiff.yaml"


def test_example_comes_out_as_the_page_says(ferry: Path) -> None:
    case = read_case(ferry)
    outcomes = check(case, compare_case(case, ferry.parent))
    told = re.findall(r"^policies/ferry.policydiff.yaml::(.+?) (PASSED|FAILED) ", blocks("console")[0], re.MULTILINE)
    assert [(outcome.expectation.assertion.title, "PASSED" if outcome.holds else "FAILED") for outcome in outcomes] == told
    assert blocks("text")[0] == f"{outcomes[-1].message}\nat:       policies/ferry.policydiff.yaml:{outcomes[-1].expectation.line}\n"


def test_program_of_the_page_runs(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ferry.exists()
    exec(compile(blocks("python")[0], str(PAGE), "exec"), {})
    assert capsys.readouterr().out.splitlines() == ["holds correspond old 2 – new 3", "holds no counterpart new 2", "fails no counterpart old 2"]


def test_snippet_of_a_known_failure_is_read() -> None:
    head = "policydiff: case/1\nold: a\nnew: b\nencoder: none\nexpect:\n"
    (expectation,) = parse_case(head + blocks("yaml")[1], source="x").expectations
    assert expectation.known_failure


def test_tables_name_every_key_and_word() -> None:
    with pytest.raises(InputError) as caught:
        parse_case("{policydiff: case/1, old: a, new: b, encoder: none, expect: [{stray: x}]}", source="x")
    *keys, because, known_failure = caught.value.message.partition("Known here: ")[2].split(", ")
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    assert {*keys, because, known_failure, *OPERATIONS, "rose", "fell", "unit", "mode", "min_probability"} <= named
