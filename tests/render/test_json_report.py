"""JSON: the schema describes it, it comes back as the same value, and it holds nothing that changes from run to run."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policydiff.codec import decode_comparison, decode_outline, encode_comparison
from policydiff.errors import InputError
from policydiff.model.comparison import Comparison
from policydiff.model.protocols import RenderOptions
from policydiff.render.json_report import read_schema, render_json, render_outline_json
from policydiff.render.visible import is_hidden

SAMPLES = ("independent", "versions", "chinese", "unchanged")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(read_schema())
    return Draft202012Validator(read_schema())


@pytest.mark.parametrize("name", SAMPLES)
def test_schema_describes_comparison_and_outline(name: str, request: pytest.FixtureRequest, validator: Draft202012Validator) -> None:
    comparison = request.getfixturevalue(name)
    validator.validate(json.loads(render_json(comparison, RenderOptions())))
    validator.validate(json.loads(render_outline_json(comparison.alignment.old)))


def test_schema_refuses_what_the_model_does_not_hold(independent: Comparison, validator: Draft202012Validator) -> None:
    document = json.loads(render_json(independent, RenderOptions()))
    document["changes"][0]["operations"] = ["polished"]
    assert not validator.is_valid(document)
    document = json.loads(render_json(independent, RenderOptions()))
    del document["changes"][0]["reason"]
    assert not validator.is_valid(document)


def test_each_item_of_a_list_stands_on_a_line_of_its_own(independent: Comparison) -> None:
    lines = [line.strip().removesuffix(",") for line in render_json(independent, RenderOptions()).splitlines()]
    document = json.loads(render_json(independent, RenderOptions()))
    for item in (*document["changes"], *document["old"]["clauses"], *document["annotations"]["new"]["items"]):
        assert json.dumps(item, ensure_ascii=False) in lines


@pytest.mark.parametrize("name", SAMPLES)
def test_comparison_comes_back_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    comparison = request.getfixturevalue(name)
    assert decode_comparison(json.loads(render_json(comparison, RenderOptions()))) == comparison


def test_topics_left_out_come_back_and_older_documents_have_none(independent: Comparison, validator: Draft202012Validator) -> None:
    told = evolve(independent, old_annotations=evolve(independent.old_annotations, left_out=(("2.1", "work"),)))
    document = json.loads(render_json(told, RenderOptions()))
    assert document["annotations"]["old"]["left_out"] == [{"clause": "2.1", "topic": "work"}]
    assert decode_comparison(document) == told
    for side in document["annotations"].values():
        del side["left_out"]
    validator.validate(document)
    assert decode_comparison(document) == independent


@settings(deadline=None)
@given(data=st.data())
def test_any_comparison_comes_back_and_hides_nothing(
    comparisons: st.SearchStrategy[Comparison], validator: Draft202012Validator, data: st.DataObject
) -> None:
    comparison = data.draw(comparisons)
    text = render_json(comparison, RenderOptions())
    assert not [character for character in text if is_hidden(character) and character != "\n"]
    document = json.loads(text)
    validator.validate(document)
    assert decode_comparison(document) == comparison
    ids = {clause for change in document["changes"] for clause in (*change["old"], *change["new"])}
    assert ids == {clause.id for side in (comparison.alignment.old, comparison.alignment.new) for clause in side.clauses}
    outline = json.loads(render_outline_json(comparison.alignment.new))
    assert decode_outline(outline) == comparison.alignment.new


def test_summary_figures_follow_from_the_changes(independent: Comparison) -> None:
    document = json.loads(render_json(independent, RenderOptions()))
    assert document["has_changes"] is True
    assert document["operations"] == {
        "kept": 0,
        "reworded": 5,
        "renumbered": 0,
        "moved": 1,
        "split": 1,
        "merged": 0,
        "added": 4,
        "omitted": 6,
        "ambiguous": 1,
    }
    split = next(change for change in document["changes"] if "split" in change["operations"])
    assert (split["shape"], split["probability"], split["old"], split["new"]) == ("1-n", 0.41, ["4.1"], ["3.2", "4.1"])


def test_figures_of_wording_carry_their_warning(independent: Comparison, versions: Comparison) -> None:
    assert "paraphrases" in json.loads(render_json(independent, RenderOptions()))["coverage"]["warning"]
    assert json.loads(render_json(versions, RenderOptions()))["coverage"]["warning"] is None


def test_a_document_written_before_shares_went_unjudged_is_valid_and_read(independent: Comparison, validator: Draft202012Validator) -> None:
    document = json.loads(render_json(independent, RenderOptions()))
    del document["emphasis"]["no_verdict"]
    validator.validate(document)
    assert decode_comparison(document) == independent


def test_a_document_written_before_words_were_struck_is_valid_and_read(versions: Comparison, validator: Draft202012Validator) -> None:
    document = json.loads(render_json(versions, RenderOptions()))
    del document["struck"], document["inserted"]
    validator.validate(document)
    assert decode_comparison(document) == versions


def test_numbers_are_rounded_to_six_decimals_and_never_minus_zero(independent: Comparison) -> None:
    coverage = evolve(independent.old_coverage, share=0.1 + 0.2, share_of_words=-0.0)
    text = render_json(evolve(independent, old_coverage=coverage), RenderOptions())
    assert '"share": 0.3,' in text
    assert '"share_of_words": 0.0,\n' in text


def test_width_and_colour_do_not_change_it(independent: Comparison) -> None:
    assert render_json(independent, RenderOptions(width=60, color=True)) == render_json(independent, RenderOptions())


def test_changes_that_are_not_those_of_the_links_are_refused(independent: Comparison) -> None:
    with pytest.raises(ValueError, match="one change for each link"):
        encode_comparison(evolve(independent, changes=independent.changes[1:]))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema_version",), "2", "reads '1'"),
        (("kind",), "outline", "of kind 'outline', not 'comparison'"),
        (("mode",), "sideways", r"sideways.* @ \$.mode"),
        (("changes",), {}, r"there must be a list @ \$.changes"),
        (("changes", 0, "operations"), ["polished"], r"polished.* @ \$.changes\[0\].operations\[0\]"),
        (("changes", 0, "reason"), None, r"None is no str @ \$.changes\[0\].reason"),
        (("changes", 0, "surprise"), 1, r"unknown: surprise @ \$.changes\[0\]"),
        (("old", "clauses", 0, "depth"), "0", r"'0' is no int @ \$.old.clauses\[0\].depth"),
        (("coverage",), None, r"there must be an object @ \$.coverage"),
        (("annotations", "old", "items", 0, "type"), "mood", "it knows: topic"),
    ],
)
def test_what_does_not_fit_is_named(independent: Comparison, path: tuple[str | int, ...], value: object, message: str) -> None:
    document = json.loads(render_json(independent, RenderOptions()))
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(InputError, match=message) as caught:
        decode_comparison(document, source="report.json")
    assert str(caught.value).startswith("report.json: ")
