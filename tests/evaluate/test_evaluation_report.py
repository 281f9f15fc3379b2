"""The evaluation as JSON, for the terminal, and as a plot."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from policydiff.evaluate import Counts, SetScores, evaluate, parse_gold, read_gold
from policydiff.evaluate.plot import render_reliability
from policydiff.evaluate.report import FIGURES, figures, mean_figures, read_evaluation_schema, render_evaluation_json
from policydiff.evaluate.terminal import render_evaluation
from policydiff.model.options import Options
from policydiff.model.protocols import RenderOptions

NAME = "空集 <b>&\x1b[2J" + "a set with a long name " * 8
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def evaluation(example, make_gold):
    nothing = parse_gold(json.dumps(make_gold([], [], [], name=NAME)).encode(), source="empty.json")
    return evaluate([read_gold(example), nothing], options=Options(encoder="none"), encoder=None)


def test_json_follows_the_schema(evaluation):
    schema = read_evaluation_schema()
    Draft202012Validator.check_schema(schema)
    text = render_evaluation_json(evaluation)
    document = json.loads(text)
    Draft202012Validator(schema).validate(document)
    assert "\x1b" not in text
    assert document["sets"][0]["pairs"]["f1"] == round(evaluation.sets[0].pairs.f1, 6)
    assert document["sets"][0]["sha256"] == evaluation.sets[0].sha256 != ""
    assert len(document["pooled"]["calibration"]["bins"]) == 10


def test_schema_refuses_what_is_not_in_it(evaluation):
    document = json.loads(render_evaluation_json(evaluation))
    validator = Draft202012Validator(read_evaluation_schema())
    for place in (document, document["sets"][0], document["sets"][0]["pairs"], document["pooled"], document["mean"]):
        place["more"] = 1
        assert not validator.is_valid(document)
        del place["more"]
    assert validator.is_valid(document)


def test_json_holds_no_time_unless_asked(evaluation):
    assert "seconds" not in render_evaluation_json(evaluation)
    again = evolve(evaluation, sets=tuple(evolve(scores, seconds=scores.seconds + 1) for scores in evaluation.sets))
    assert render_evaluation_json(again) == render_evaluation_json(evaluation)
    timed = json.loads(render_evaluation_json(evaluation, timing=True))
    Draft202012Validator(read_evaluation_schema()).validate(timed)
    assert timed["sets"][0]["seconds"] >= 0


def test_a_figure_without_anything_behind_it_is_null(evaluation):
    document = json.loads(render_evaluation_json(evaluation))
    empty = document["sets"][1]
    assert {empty["pairs"][key] for key in ("precision", "recall", "f1")} == {None}
    assert (empty["average_precision"], empty["calibration"]["error"], empty["ambiguous"]["share"]) == (None, None, None)
    # And does not count in the mean.
    assert document["mean"]["f1"] == document["sets"][0]["pairs"]["f1"]


def test_the_mean_weighs_sets_alike():
    small = SetScores(name="small", pairs=Counts(1, 1, 1))
    large = SetScores(name="large", pairs=Counts(0, 99, 99))
    assert mean_figures([small, large])["F1"] == 0.5
    assert figures(small)["P"] == 1.0
    assert figures(SetScores(name="none", pairs=Counts(0, 0, 3)))["P"] is None
    assert figures(SetScores(name="none", pairs=Counts(0, 0, 3)))["R"] == 0.0


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_terminal_report_keeps_to_the_width_and_holds_every_figure(evaluation, width):
    lines = render_evaluation(evaluation, RenderOptions(width=width)).splitlines()
    assert max(map(cell_len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    assert all(re.search(rf"(^|\s){re.escape(name)}(\s|:)", text) for name in FIGURES if name not in {"P", "R"})
    assert "\x1b" not in text
    for wanted in ("1 gold set" if len(evaluation.sets) == 1 else "2 gold sets", "by words alone", "split 2 of 2 (1)", "pooled", "mean of the sets"):
        assert wanted in text
    assert str(evaluation.sets[0].pairs.wanted) in text


def test_time_is_marked_as_such_and_can_be_left_out(evaluation):
    with_time = render_evaluation(evaluation, RenderOptions(width=120))
    assert "time: of this run, on this machine" in " ".join(with_time.split())
    assert re.search(r"\d\.\d s$", with_time, re.MULTILINE)
    again = evolve(evaluation, sets=tuple(evolve(scores, seconds=9.0) for scores in evaluation.sets))
    without = render_evaluation(evaluation, RenderOptions(width=120), timing=False)
    assert without == render_evaluation(again, RenderOptions(width=120), timing=False)
    assert "time" not in without


def test_colour_is_written_only_where_wanted(evaluation):
    assert "\x1b[" not in render_evaluation(evaluation, RenderOptions(width=80))
    assert "\x1b[" in render_evaluation(evaluation, RenderOptions(width=80, color=True))


def test_plot_is_whole_svg_of_the_figures(evaluation):
    text = render_reliability(evaluation)
    root = ET.fromstring(text)
    panels = root.findall(f"{SVG}g")
    assert [panel.find(f"{SVG}title").text for panel in panels] == ["pooled", "northgate", NAME.replace("\x1b", "\\x1b")]
    counted = [sum(found.n > 0 for found in scores.bins) for scores in (evaluation.pooled, *evaluation.sets)]
    assert [len(panel.findall(f"{SVG}circle")) for panel in panels] == counted
    width, height = float(root.get("width")), float(root.get("height"))
    for element in root.iter(f"{SVG}circle"):
        assert 0 <= float(element.get("cx")) <= width
        assert 0 <= float(element.get("cy")) <= height
    assert f"error {evaluation.sets[0].calibration_error:.3f}".replace("0.", ".").rstrip("0") in text


def test_plot_fetches_nothing_and_is_the_same_every_time(evaluation, example):
    text = render_reliability(evaluation)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in text
    assert "url(" not in text
    again = evaluate([read_gold(example)], options=Options(encoder="none"), encoder=None)
    assert render_reliability(again) == render_reliability(evolve(evaluation, sets=evaluation.sets[:1]))


def test_marks_stand_where_probability_and_share_say():
    scores = SetScores(name="half", probability=(0.5,) * 4, truth=(True, True, True, False), pairs=Counts(3, 4, 3))
    (panel,) = ET.fromstring(
        render_reliability(evaluate([], options=Options(), encoder=None).__class__(sets=(scores,), options=Options(), encoder=None))
    )[3:]
    (mark,) = panel.findall(f"{SVG}circle")
    frame = panel.find(f"{SVG}rect")
    x, y, side = (float(frame.get(key)) for key in ("x", "y", "width"))
    assert (float(mark.get("cx")), float(mark.get("cy"))) == (x + side / 2, y + side / 4)
