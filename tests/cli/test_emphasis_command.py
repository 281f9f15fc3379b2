"""The sub-commands on words: what they print, in which width, and how slips are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from policydiff.cli import main
from policydiff.model.terms import TermKind, TermVerdict
from policydiff.render.json_report import read_schema
from policydiff.render.terms import read_words_schema

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
VALIDATOR = Draft202012Validator(read_words_schema())
# The second one stands nowhere, so that there are figures that cannot be told.
WATCHED = "safety: safe* | 安全\nbees\n"
REPORTS = {
    "English": ("emphasis", "northgate.md", "northgate-2027.md", "--watch", "list.txt"),
    "English, with a verdict": ("emphasis", "bletchley-2023", "paris-2025", "--terms", "4"),
    "Chinese": ("emphasis", "cn-genai-draft-2023-zh", "cn-genai-2023-zh", "--watch", "list.txt", "--terms", "9"),
    "two languages": ("emphasis", "northgate.md", "cn-genai-2023-zh", "--watch", "list.txt"),
    "nothing": ("emphasis", "nothing.txt", "nothing.txt", "--watch", "list.txt"),
    "hits in English": ("kwic", "northgate.md", "officer"),
    "hits in Chinese": ("kwic", "cn-genai-2023-zh", "安全"),
    "no hit": ("kwic", "northgate.md", "badger"),
}


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


def objects(value):
    """Yield a JSON value and all that is in it, as far as they are objects."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(part)


@pytest.fixture(params=REPORTS, ids=str)
def document(run, request, tmp_path):
    """Return a report as the command writes it."""
    (tmp_path / "list.txt").write_text(WATCHED, encoding="utf-8")
    (tmp_path / "nothing.txt").write_text("Be kind.\n", encoding="utf-8")
    method = ("--encoder", "none") if REPORTS[request.param][0] == "emphasis" else ()
    arguments = (str(tmp_path / part) if part.endswith(".txt") else part for part in REPORTS[request.param])
    code, text = run(*arguments, *method, "--format", "json")
    assert code == 0
    return json.loads(text)


def test_json_is_what_the_schema_says_and_holds_no_key_besides(document) -> None:
    VALIDATOR.validate(document)
    for place in objects(document):
        place["more"] = 1
        assert not VALIDATOR.is_valid(document)
        del place["more"]


def test_every_part_of_the_schema_is_closed_and_said_in_words() -> None:
    schema = read_words_schema()
    Draft202012Validator.check_schema(schema)
    for part in objects(schema):
        if "properties" in part and "type" in part:
            assert part["additionalProperties"] is False
            assert set(part["required"]) == set(part["properties"])
    assert all("description" in part for name, part in schema["$defs"].items() if name != "probability")
    assert tuple(schema["$defs"]["termShift"]["properties"]["kind"]["enum"]) == get_args(TermKind)
    assert set(schema["$defs"]["verdict"]["enum"]) == set(get_args(TermVerdict))


def test_a_swap_is_what_it_is_in_a_comparison() -> None:
    """In both schemas, so that neither is brought up to date without the other."""
    ours, theirs = (schema["$defs"]["swap"] for schema in (read_words_schema(), read_schema()))
    assert ours["required"] == theirs["required"]
    assert ours["properties"]["pairs"] == theirs["properties"]["pairs"]


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
