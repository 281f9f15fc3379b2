"""The explanation for the terminal and as JSON."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from policydiff.explain import explain, label_of
from policydiff.explain.report import read_explanation_schema, render_explanation_json
from policydiff.explain.terminal import render_explanation, tell_change, tell_fate
from policydiff.model.options import Options
from policydiff.model.outline import Clause
from policydiff.model.protocols import RenderOptions

WORDS = Options(encoder="none")
CASES = [
    ("apart", "old:3.4"),
    ("versions", "old:3.2"),
    ("drafts", "old:1.1"),
    ("drafts", "old:5.2"),
    ("near_twins", "old:1"),
    ("both_languages", "old:5"),
]


@pytest.fixture(scope="module", params=CASES, ids=" ".join)
def explanation(request):
    name, clause = request.param
    documents = request.getfixturevalue(name)
    if clause == "old:5":
        clause = f"old:{documents[0].units[4].id}"
    return explain(*documents, clause, options=WORDS)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_terminal_report_keeps_to_the_width_and_leaves_nothing_out(explanation, width):
    report = render_explanation(explanation, RenderOptions(width=width))
    lines = report.splitlines()
    assert max(map(cell_len, lines)) <= width
    text = "".join(report.split())
    wanted = [str(explanation.clause_ref), explanation.clause.text, explanation.reason, explanation.mode_reason]
    wanted += [str(candidate.clause) for candidate in explanation.candidates]
    wanted += [tell_change(change) + ": " + tell_fate(change.fate, explanation.clause_ref) for change in explanation.what_if]
    wanted += [word.printed for candidate in explanation.candidates for word in candidate.shared[:3]]
    for part in wanted:
        assert "".join(part.split()) in text


def test_every_feature_is_told_with_value_and_contribution(explanation):
    lines = render_explanation(explanation, RenderOptions(width=120)).splitlines()
    first = explanation.candidates[0]
    table = lines[
        next(n for n, line in enumerate(lines) if "What speaks" in line) : next(n for n, line in enumerate(lines) if "Shared words" in line)
    ]
    for part in first.contributions:
        told = [line for line in table if line.startswith(label_of(part.name))]
        if abs(part.log_odds) >= 0.01:
            assert told
            assert f"{part.value:.2f}" in told[0]
            assert f"{part.log_odds:+.2f}" in told[0]
        else:
            assert label_of(part.name) in " ".join(" ".join(table).split())
    assert any(line.startswith("log-odds") and f"{first.log_odds:+.2f}" in line for line in table)


def test_a_table_of_many_columns_is_told_in_bands(drafts):
    explanation = explain(*drafts, "old:5.2", options=WORDS)
    for width, n_bands in ((60, 3), (80, 2), (120, 1)):
        assert render_explanation(explanation, RenderOptions(width=width)).count("start, and limits") == n_bands


def test_json_follows_the_schema(explanation):
    schema = read_explanation_schema()
    Draft202012Validator.check_schema(schema)
    text = render_explanation_json(explanation)
    document = json.loads(text)
    Draft202012Validator(schema).validate(document)
    assert text == render_explanation_json(explanation)
    for place in (document, document["clause"], document["fate"], document["candidates"][0], document["candidates"][0]["contributions"][0]):
        place["more"] = 1
        assert not Draft202012Validator(schema).is_valid(document)
        del place["more"]


def test_json_holds_every_feature_and_word(explanation):
    document = json.loads(render_explanation_json(explanation))
    for told, candidate in zip(document["candidates"], explanation.candidates, strict=True):
        assert [part["name"] for part in told["contributions"]] == [part.name for part in candidate.contributions]
        assert [word["word"] for word in told["shared_words"]] == [word.printed for word in candidate.shared]
        if candidate.log_odds is not None:
            assert told["start"] + sum(part["log_odds"] for part in told["contributions"]) == pytest.approx(told["log_odds"], abs=1e-3)


def test_colour_is_written_only_where_wanted(twins):
    explanation = explain(*twins, "old:1", options=WORDS)
    assert "\x1b[" not in render_explanation(explanation, RenderOptions(width=80))
    assert "\x1b[" in render_explanation(explanation, RenderOptions(width=80, color=True))


def test_control_characters_of_a_document_reach_no_terminal(outline_of):
    hostile = "The keeper \x1b[2J lights \u202e lamps along the mole at dusk."
    old = outline_of("old", [Clause(id="a\x1b[1m", text=hostile, path=("Head\x07",)), "Ropes are coiled."])
    new = outline_of("new", ["At dusk the keeper lights lamps on the mole.", "Masts are painted."])
    explanation = explain(old, new, "old:a\x1b[1m", options=WORDS)
    for text in (render_explanation(explanation, RenderOptions(width=80)), render_explanation_json(explanation)):
        assert not {"\x1b", "\u202e", "\x07"} & set(text)


def test_a_clause_without_any_candidate_is_told_so(outline_of):
    explanation = explain(outline_of("old", ["Lanterns glow."]), outline_of("new", ["Herring swim."]), "old:1", options=WORDS)
    assert (explanation.candidates, explanation.focus, explanation.rivals) == ((), None, ())
    report = render_explanation(explanation, RenderOptions(width=80))
    assert "alone, without a counterpart: no clause of the new document comes near it." in report
    assert "Nothing that was tried" in report
    Draft202012Validator(read_explanation_schema()).validate(json.loads(render_explanation_json(explanation)))


def test_the_first_candidate_of_a_link_by_way_of_others_is_told(outline_of):
    empty = explain(outline_of("old", ["The of and."]), outline_of("new", ["The of and."]), "old:1", options=WORDS)
    assert empty.fate.kind == "linked"
    assert (empty.candidates[0].rank, empty.candidates[0].log_odds) == (None, None)
    assert "same wording" in render_explanation(empty, RenderOptions(width=80))
    Draft202012Validator(read_explanation_schema()).validate(json.loads(render_explanation_json(empty)))
