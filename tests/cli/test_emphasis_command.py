"""The sub-commands on words: what they print, in which width, and how slips are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from policydiff.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(EXAMPLES)
    for name in ("POLICYDIFF_FORMAT", "POLICYDIFF_ENCODER"):
        monkeypatch.delenv(name, raising=False)

    def _run(*arguments):
        output = tmp_path / "out"
        code = main([*arguments, "-o", str(output)])
        return code, output.read_text(encoding="utf-8") if output.exists() else ""

    return _run


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize("pair", [("northgate.md", "northgate-2027.md"), ("cn-genai-draft-2023-zh", "cn-genai-2023-zh")], ids=["en", "zh"])
def test_the_report_keeps_its_width(run, pair, width) -> None:
    code, text = run("emphasis", *pair, "--encoder", "none", "--width", width)
    assert code == 0
    assert all(cell_len(line) <= int(width) for line in text.splitlines())
    assert "Swaps" in text
    assert "\x1b" not in text


def test_a_swap_and_a_watched_term_are_shown(run, tmp_path) -> None:
    (tmp_path / "list.txt").write_text("safety: safe*\nbees\n", encoding="utf-8")
    code, text = run("emphasis", "northgate.md", "northgate-2027.md", "--encoder", "none", "--watch", str(tmp_path / "list.txt"))
    assert code == 0
    assert "must → should" in text
    assert "· safety" in text
    assert "0 of 17" in text


def test_json_has_every_figure(run) -> None:
    code, text = run("emphasis", "cn-genai-draft-2023-zh", "cn-genai-2023-zh", "--encoder", "none", "--format", "json", "--terms", "3")
    report = json.loads(text)
    assert code == 0
    assert len(report["shifts"]) == 3
    assert "paraphrases" in report["warning"]
    first = report["shifts"][0]
    assert {"term", "forms", "old", "new", "keyness", "adjusted_p", "z", "verdict"} <= set(first)
    assert first["old"]["clauses"]
    assert report["watched"] == []


def test_concordance_puts_hits_below_each_other(run) -> None:
    code, text = run("kwic", "northgate.md", "officer", "--width", "80")
    *lines, last = text.splitlines()
    assert code == 0
    assert last == f"{len(lines)} hits in 2 clauses"
    assert len({line.index("officer") for line in lines}) == 1
    assert all(cell_len(line) <= 80 for line in lines)
    _, text = run("kwic", "cn-genai-2023-zh", "安全", "--width", "60")
    assert len({cell_len(line[: line.index("安全", 5)]) for line in text.splitlines()[:-1] if line.count("安全") == 1}) == 1
    assert all(cell_len(line) <= 60 for line in text.splitlines())


def test_concordance_as_json_and_without_a_hit(run) -> None:
    code, text = run("kwic", "northgate.md", "officer", "--format", "json", "--context", "2")
    found = json.loads(text)
    assert (code, found["expression"]) == (0, "officer")
    assert {"clause", "span", "left", "hit", "right"} == set(found["lines"][0])
    assert run("kwic", "northgate.md", "badger") == (0, "It stands in no clause.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("kwic", "northgate.md", "red line"), "put a phrase in quotation marks"),
        (("kwic", "northgate.md", "officer", "--context", "0"), "1 word or more"),
        (("emphasis", "northgate.md", "lakeland.txt", "--watch", "nowhere.txt"), "nowhere.txt: the watch-list cannot be read"),
        (("emphasis", "northgate.md", "lakeland.txt", "--terms", "0"), "1 term or more"),
        (("emphasis", "-", "-"), "not both"),
    ],
)
def test_a_slip_is_told(run, capsys, arguments, message) -> None:
    assert run(*arguments)[0] == 2
    told = capsys.readouterr().err
    assert message in told
    assert "Traceback" not in told
