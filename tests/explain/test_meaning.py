"""An explanation says what the change means: the effects that a comparison finds on the link, and in its words."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from policydiff import api
from policydiff.annotate import Lexicons
from policydiff.explain import explain
from policydiff.explain.report import read_explanation_schema, render_explanation_json
from policydiff.explain.terminal import render_explanation
from policydiff.model.change import EFFECTS
from policydiff.model.options import Options
from policydiff.model.outline import Clause
from policydiff.model.protocols import RenderOptions
from policydiff.review import ClauseMark, Correspond, Decision, Review

WORDS = Options(encoder="none")
SCHEMA = read_explanation_schema()
ENGLISH = (
    [
        "The keeper must trim every lamp on the mole before dusk.",
        "Boats longer than nine metres carry a brass bell at the bow.",
        "The harbour office may not sell the names of passengers. It keeps a list of the boats, and it publishes the tolls each spring.",
        "Nets are mended on the northern quay.",
    ],
    [
        "The keeper should trim every lamp on the mole before dusk.",
        "A brass bell at the bow is carried by boats longer than nine metres.",
        "The harbour office may sell the names of passengers.",
        "The harbour office keeps a list of the boats, and it publishes the tolls each spring.",
        "Merchants pay two crowns for each barrel.",
    ],
)
CHINESE = (
    ["看守人应当在日落前点亮防波堤上的每一盏灯。", "渔船每年春天在北岸修补渔网。", "港务处不得出售乘客的姓名。", "商人卸货时按桶缴纳两枚银币。"],
    ["看守人可以在日落前点亮防波堤上的每一盏灯。", "每年春天渔船都在北岸修补渔网。", "港务处可以出售乘客的姓名。", "领航员的名册存放在灯塔的底层。"],
)
LONG = "The harbour master keeps the register of ships. " * 130


@pytest.fixture
def pair(outline_of):
    def make(old, new, language="en"):
        def clauses(texts):
            return [text if isinstance(text, Clause) else Clause(id=str(n), text=text, language=language) for n, text in enumerate(texts, 1)]

        return outline_of("old", clauses(old)), outline_of("new", clauses(new))

    return make


def told(explanation):
    """Return the part of the terminal report on the meaning, line by line, and the effects in JSON."""
    document = json.loads(render_explanation_json(explanation))
    Draft202012Validator(SCHEMA).validate(document)
    part = render_explanation(explanation, RenderOptions(width=100)).partition("── Meaning ")[2].partition("── Candidates")[0]
    return [line.strip() for line in part.splitlines()[1:] if line], document["effects"]


def names(effects):
    return [effect["name"] for effect in effects]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_clause_has_the_effects_that_a_comparison_finds_on_its_link(pair, language):
    documents = pair(*(ENGLISH if language == "en" else CHINESE), language)
    comparison = json.loads(api.render_report(api.compare(*documents, options=WORDS), "json"))
    for change in comparison["changes"]:
        for side in ("old", "new"):
            for clause in change[side]:
                lines, effects = told(explain(*documents, f"{side}:{clause}", options=WORDS))
                if not change["old"] or not change["new"]:
                    assert (lines, effects) == ([], None)
                    continue
                assert effects == change["effects"]
                assert lines == ([f"{effect['name']}: {effect['reason']}" for effect in effects] or ["no effect found"])


@pytest.mark.parametrize(("language", "words"), [("en", ("must", "should")), ("zh", ("应当", "可以"))])
def test_an_effect_is_told_with_the_words_of_both_sides(pair, language, words):
    documents = pair(*(ENGLISH if language == "en" else CHINESE), language)
    lines, (effect,) = told(explain(*documents, "old:1", options=WORDS))
    assert lines == [f"weakened: “{words[0]}” became “{words[1]}”, which is weaker."]
    for side, clause, quote in zip(documents, ("1", "1"), (effect["old"][0], effect["new"][0]), strict=True):
        assert quote["clause"] == clause
        assert side.clause(clause).text[quote["span"]["start"] : quote["span"]["stop"]] == quote["words"]
    assert (effect["old"][0]["words"], effect["new"][0]["words"]) == words


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pure_rewording_has_no_effect_and_a_clause_by_itself_has_nothing_to_judge(pair, language):
    documents = pair(*(ENGLISH if language == "en" else CHINESE), language)
    assert told(explain(*documents, "old:2", options=WORDS)) == (["no effect found"], [])
    assert told(explain(*documents, "old:4", options=WORDS)) == ([], None)


def test_the_gravest_comes_first_on_whichever_clause_of_a_split(pair):
    documents = pair(*ENGLISH)
    found = [told(explain(*documents, clause, options=WORDS)) for clause in ("old:3", "new:3", "new:4")]
    assert found[0] == found[1] == found[2]
    assert names(found[0][1]) == ["reversed", "contradicts"]


def heading(text):
    return Clause(id="h", text=text, kind="heading", language="en")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (heading("What the keeper must do"), heading("What the keeper may do"), "a heading demands nothing"),
        (heading("The keeper"), heading("The keeper"), None),
        (Clause(id="h", text=f"{LONG}A lamp must burn.", language="en"), Clause(id="h", text=f"{LONG}A lamp may burn.", language="en"), "too long"),
        (Clause(id="h", text=LONG, language="en"), Clause(id="h", text=LONG, language="en"), None),
    ],
    ids=["heading", "same heading", "long", "same and long"],
)
def test_where_no_effects_are_looked_for_none_is_not_claimed(pair, old, new, reason):
    mark = ClauseMark(id="h")
    decision = Decision(judgement=Correspond(old=mark, new=mark), who="R", day="2026-11-20", why="so")
    lines, effects = told(explain(*pair([old], [new]), "old:h", options=WORDS, review=Review(old="old", new="new", decisions=(decision,))))
    if reason is None:
        assert (lines, effects) == (["no effect found"], [])
    else:
        assert (len(lines), effects) == (1, None)
        assert reason in lines[0]


def test_lexicons_of_ones_own_hold(pair, tmp_path):
    documents = pair(["The keeper shall, tide permitting, light the lamp on the mole."], ["The keeper shall light the lamp on the mole."])
    path = tmp_path / "mine.toml"
    path.write_text(
        'format = "policydiff hedges/1"\nname = "mine"\nversion = "1"\nsource = "me"\n[[rules]]\nname = "tide"\nen = ["tide permitting"]\n',
        encoding="utf-8",
    )
    assert "unhedged" not in names(told(explain(*documents, "old:1", options=WORDS))[1])
    assert "unhedged" in names(told(explain(*documents, "old:1", options=WORDS, lexicons=Lexicons.read([path])))[1])


def test_the_schema_knows_every_effect_and_no_other_key(pair):
    assert tuple(SCHEMA["$defs"]["effect"]["properties"]["name"]["enum"]) == EFFECTS
    document = json.loads(render_explanation_json(explain(*pair(*ENGLISH), "old:1", options=WORDS)))
    effect = document["effects"][0]
    for place in (effect, effect["old"][0], effect["new"][0]["span"]):
        place["more"] = 1
        assert not Draft202012Validator(SCHEMA).is_valid(document)
        del place["more"]
    del document["effects"]
    assert not Draft202012Validator(SCHEMA).is_valid(document)
