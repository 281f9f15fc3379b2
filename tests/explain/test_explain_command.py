"""policydiff explain, as a user meets it."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from jsonschema import Draft202012Validator

from policydiff import cli
from policydiff.explain.report import read_explanation_schema


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary, examples):
    """Return the command, run in this process beside the example documents: exit code, standard output, standard error."""
    for name in [*os.environ]:
        if name.startswith("POLICYDIFF_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("POLICYDIFF_ENCODER", "none")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("northgate.md", "northgate-2027.md", "lakeland.txt", "northgate.review.yaml"):
        shutil.copy(examples / name, tmp_path / name)

    def call(*arguments):
        try:
            code = cli.main(["explain", *arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def test_an_explanation_goes_to_standard_output(run):
    code, out, err = run("northgate.md", "lakeland.txt", "old:3.4")
    assert (code, err) == (0, "")
    assert out.startswith("old:3.4  northgate › People\n")
    assert out.index("── Meaning ") < out.index("── Candidates ")
    assert "What would change it" in out


def test_json_is_what_the_schema_says_and_the_same_twice(run, tmp_path):
    code, out, _ = run("northgate.md", "lakeland.txt", "new:6", "--format", "json", "--candidates", "2")
    document = json.loads(out)
    Draft202012Validator(read_explanation_schema()).validate(document)
    assert code == 0
    assert (document["clause"]["side"], document["clause"]["id"]) == ("new", "6")
    assert len(document["candidates"]) == 2
    assert run("northgate.md", "lakeland.txt", "new:6", "--format", "json", "--candidates", "2")[1] == out
    assert str(tmp_path) not in out


def test_the_format_of_comparisons_is_none_of_its_business(run, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_FORMAT", "json")
    assert run("northgate.md", "lakeland.txt", "new:6")[1].startswith("new:6  lakeland")


def test_one_section_of_a_document_will_do(run):
    code, out, _ = run("northgate.md#2", "northgate-2027.md#2", "old:2.2", "--format", "json")
    document = json.loads(out)
    assert code == 0
    assert document["fate"]["new"] == ["2.4"]
    assert run("northgate.md#2", "northgate-2027.md#2", "old:3.1")[0] == 2


def test_options_of_a_comparison_hold(run):
    document = json.loads(run("northgate.md", "lakeland.txt", "old:1.1", "--format", "json", "--min-probability", ".999", "--mode", "versions")[1])
    assert (document["threshold"], document["mode"], document["fate"]["kind"]) == (0.999, "versions", "alone")
    assert document["options"]["min_probability"] == 0.999


def test_a_review_file_is_obeyed(run, tmp_path):
    code, out, _ = run("northgate.md", "lakeland.txt", "old:3.4", "--review", "northgate.review.yaml", "--format", "json")
    document = json.loads(out)
    assert code == 0
    assert document["fate"]["new"] != ["6"]
    assert document["notes"][0].startswith("Decisions of northgate.review.yaml obeyed")
    assert any("Ruled out by a decision" in note for note in document["notes"])
    absolute = run("northgate.md", "lakeland.txt", "old:3.4", "--review", str(tmp_path / "northgate.review.yaml"), "--format", "json")[1]
    assert absolute == out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("northgate.md", "lakeland.txt", "old:3.44"), "the old document has no clause '3.44'; did you mean 3.4"),
        (("northgate.md", "lakeland.txt", "new:3.4"), "the old document has one: old:3.4"),
        (("northgate.md", "lakeland.txt", "3.4"), "'3.4' names no clause; write old:ID"),
        (("northgate.md", "nowhere.txt", "old:3.4"), "nowhere.txt"),
        (("northgate.md", "lakeland.txt", "old:3.4", "--candidates", "0"), "0 candidates cannot be shown"),
        (("northgate.md", "lakeland.txt", "old:3.4", "--review", "none.yaml"), "none.yaml"),
        (("northgate.md", "lakeland.txt", "old:3.4", "--encoder", "usem33"), "did you mean usem3"),
        (("-", "-", "old:3.4"), "not both"),
    ],
)
def test_bad_input_is_one_message_with_a_remedy(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("policydiff: error: ")
    assert err.count("\n") == 1
    assert message in err


def test_a_clause_that_is_not_named_is_refused(run):
    code, _, err = run("northgate.md", "lakeland.txt")
    assert code == 2
    assert "CLAUSE" in err


def test_the_result_can_go_to_a_file(run, tmp_path):
    code, out, _ = run("northgate.md", "lakeland.txt", "old:3.4", "-o", "why.txt", "--width", "60")
    assert (code, out) == (0, "")
    assert "old:3.4" in (tmp_path / "why.txt").read_text(encoding="utf-8")
