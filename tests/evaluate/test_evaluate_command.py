"""policydiff evaluate, as a user meets it."""

from __future__ import annotations

import json
import os
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from policydiff import cli
from policydiff.evaluate.report import read_evaluation_schema


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    """Return the command, run in this process: exit code, standard output, standard error."""
    for name in [*os.environ]:
        if name.startswith("POLICYDIFF_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("POLICYDIFF_ENCODER", "none")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def call(*arguments):
        try:
            code = cli.main(["evaluate", *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def test_figures_go_to_standard_output(run, example):
    code, out, err = run(example)
    assert (code, err) == (0, "")
    assert "northgate" in out
    assert "time: of this run" in out
    assert "time" not in run(example, "--no-timing")[1]


def test_json_is_what_the_schema_says_and_the_same_twice(run, example):
    code, out, _ = run(example, example, "--format", "json")
    document = json.loads(out)
    Draft202012Validator(read_evaluation_schema()).validate(document)
    assert code == 0
    assert [scores["name"] for scores in document["sets"]] == ["northgate", "northgate"]
    assert run(example, example, "--format", "json")[1] == out
    assert "seconds" in run(example, "--format", "json", "--timing")[1]
    assert str(example.parent) not in out


def test_the_plot_goes_to_its_file(run, example, tmp_path):
    code, out, _ = run(example, "--plot", "reliability.svg", "-o", "figures.txt")
    assert (code, out) == (0, "")
    assert ET.fromstring((tmp_path / "reliability.svg").read_text(encoding="utf-8")).tag.endswith("svg")
    assert "northgate" in (tmp_path / "figures.txt").read_text(encoding="utf-8")


def test_options_reach_the_alignment(run, example):
    document = json.loads(run(example, "--format", "json", "--min-probability", ".9", "--mode", "independent")[1])
    assert document["options"] == {"mode": "independent", "min_probability": 0.9}
    assert document["encoder"] is None
    assert document["sets"][0]["modes"] == {"versions": 0, "independent": 2}
    assert document["sets"][0]["thresholds"] == [0.9]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "bad.json:1: this is no JSON"),
        ('{"left": [], "right": []}', "bad.json: this is no gold file: there is no 'gold' in it"),
        (
            '{"left": [{"id": "a", "text": "x"}], "right": [], "gold": [{"left": ["b"], "right": []}]}',
            "bad.json: gold[0].left[0]: there is no clause",
        ),
    ],
)
def test_bad_input_names_file_and_place_before_anything_is_done(run, example, tmp_path, content, message):
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    code, out, err = run(example, "bad.json")
    assert (code, out) == (2, "")
    assert err.startswith(f"policydiff: error: {message}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.json",), "none.json: cannot be read"),
        ((".",), "this is a folder"),
        ((), "the following arguments are required"),
    ],
)
def test_what_is_no_gold_file_is_trouble(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_a_plot_has_no_place_on_standard_output(run, example):
    code, _, err = run(example, "--plot", "-")
    assert code == 2
    assert "--plot takes a file" in err


def test_a_wrong_encoder_is_told_at_once(run, example):
    code, out, err = run(example, "--encoder", "usem33")
    assert (code, out) == (2, "")
    assert "did you mean usem3" in err
