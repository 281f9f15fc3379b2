"""What a change means: nothing where nothing changed, the mirrored thing seen from the other side, and a known edit for what it is."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

import policydiff
from policydiff.annotate import annotate
from policydiff.changes.effects import Passage, find_effects
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.find import RULES
from policydiff.model.change import EFFECTS
from policydiff.text.fold import has_han, to_simplified

from .documents import clauses_of, documents, law, make_outline
from .drafts import drafts
from .said import OPPOSITE, assert_quotes, changes_between, effects_between, mirrored, names_between, shipped, sides
from .statements import EDITS, REWORDINGS, edited, statements

FIXTURES = policydiff.fixture_names()
# Documents that have much to do with each other, across languages too.
RELATED = (
    ("bletchley-2023", "seoul-2024"),
    ("paris-2025", "new-delhi-2026"),
    ("g7-principles-2023", "g7-code-2023"),
    ("cn-genai-draft-2023-zh", "cn-genai-2023-zh"),
    ("cn-genai-2023-zh", "cn-genai-2023"),
    ("cn-ai-plus-2025-zh", "cn-ai-plus-2025"),
    ("cn-initiative-2023-zh", "cn-action-plan-2025-zh"),
    ("frontier-commitments-2025", "seoul-intent-2024"),
)
TWINS = tuple(name for name in FIXTURES if f"{name}-zh" in FIXTURES)
POOL = st.one_of(statements().map(lambda drawn: drawn.text), st.sampled_from(clauses_of("en")), st.sampled_from(clauses_of("zh")))
PASSAGES = st.lists(POOL, min_size=1, max_size=3, unique=True)


@lru_cache(maxsize=32)
def said_of(name):
    """Return what each clause of a shipped outline says."""
    said = {}
    for item in shipped(name)[1].items:
        said[item.clause] = (*said.get(item.clause, ()), item)
    return said


def side_of(name, clause):
    return Passage(clauses=(clause,), annotations=said_of(name).get(clause.id, ()), place=0.0)


@st.composite
def shipped_clauses(draw):
    name = draw(st.sampled_from(FIXTURES))
    return side_of(name, draw(st.sampled_from(shipped(name)[0].units)))


def assert_no_effects(changes):
    assert [(change.link.old, [effect.name for effect in change.effects]) for change in changes if change.effects] == []


@law(40)
@given(texts=st.one_of(documents(min_size=1), st.lists(statements().map(lambda drawn: drawn.text), min_size=1, max_size=6, unique=True)))
def test_a_document_and_itself_mean_the_same(texts):
    _, changes = changes_between(make_outline("o", texts), make_outline("n", texts))
    assert_no_effects(changes)


@pytest.mark.parametrize("name", FIXTURES)
def test_a_shipped_outline_and_itself_mean_the_same(name):
    outline, said = shipped(name)
    assert_no_effects(changes_between(outline, outline, (said, said))[1])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_rule_finds_anything_between_a_text_and_itself(rule):
    @law(40)
    @given(texts=PASSAGES)
    def check(texts):
        old, new = sides(texts, texts)
        assert [found.name for found in rule(Case(old=old, new=new, is_translated=False))] == []

    check()


@pytest.mark.parametrize("name", FIXTURES)
def test_no_rule_finds_anything_between_a_shipped_clause_and_itself(name):
    outline, _ = shipped(name)
    found = []
    for clause in outline.units[::5]:
        side = side_of(name, clause)
        case = Case(old=side, new=side, is_translated=False)
        found += [(clause.id, effect.name) for rule in RULES for effect in rule(case)]
    assert found == []


def test_every_effect_has_its_mirror_image():
    assert set(OPPOSITE) == set(EFFECTS)
    assert all(OPPOSITE[OPPOSITE[name]] == name for name in EFFECTS)


@law(100)
@given(case=edited())
def test_swapping_an_edited_statement_mirrors_its_effects(case):
    old, new = sides(*(statement.text for statement in case))
    there, back = mirrored(old, new)
    assert there == back


@law(60)
@given(old=PASSAGES, new=PASSAGES)
@example(
    old=["Developers of frontier models may publish the results of the tests."],
    new=[
        "Developers of the largest models must publish which dangers they tested for.",
        "提供者应当向监管机构报告严重事故。",
    ],
)
def test_swapping_passages_of_several_clauses_mirrors_their_effects(old, new):
    there, back = mirrored(*sides(old, new))
    assert there == back


@law(100)
@given(old=shipped_clauses(), new=shipped_clauses())
def test_swapping_clauses_of_shipped_outlines_mirrors_their_effects(old, new):
    there, back = mirrored(old, new)
    assert there == back


@law(30)
@given(case=drafts())
def test_swapping_drafts_mirrors_their_effects(case):
    there = changes_between(make_outline("o", case[0]), make_outline("n", case[1]))[1]
    back = changes_between(make_outline("n", case[1]), make_outline("o", case[0]))[1]
    expected = {(change.link.old, change.link.new): {effect.name for effect in change.effects} for change in there}
    assert {(change.link.new, change.link.old): {OPPOSITE[effect.name] for effect in change.effects} for change in back} == expected


@pytest.mark.parametrize("pair", RELATED, ids=" ".join)
def test_swapping_shipped_outlines_mirrors_the_effects_of_their_links(pair):
    (old, old_said), (new, new_said) = map(shipped, pair)
    there = changes_between(old, new, (old_said, new_said))[1]
    back = changes_between(new, old, (new_said, old_said))[1]
    expected = {(change.link.old, change.link.new): {effect.name for effect in change.effects} for change in there}
    assert {(change.link.new, change.link.old): {OPPOSITE[effect.name] for effect in change.effects} for change in back} == expected


@pytest.mark.parametrize("pair", RELATED, ids=" ".join)
def test_effects_between_shipped_outlines_quote_their_clauses(pair):
    (old, old_said), (new, new_said) = map(shipped, pair)
    whole = Passage(clauses=old.clauses, annotations=(), place=0.0), Passage(clauses=new.clauses, annotations=(), place=0.0)
    changes = changes_between(old, new, (old_said, new_said))[1]
    # A proviso in a clause by itself is told of the linked clause that it belongs to.
    alone = {clause for change in changes if not (change.link.old and change.link.new) for clause in (*change.link.old, *change.link.new)}
    for change in changes:
        assert_quotes(change.effects, *whole)
        assert {quote.clause for effect in change.effects for quote in effect.old} <= {*change.link.old, *alone}
        assert {quote.clause for effect in change.effects for quote in effect.new} <= {*change.link.new, *alone}


@law(80)
@given(case=st.one_of(edited().map(lambda drawn: tuple([statement.text] for statement in drawn)), st.tuples(PASSAGES, PASSAGES)))
def test_effects_quote_words_and_come_gravest_first_and_once(case):
    old, new = sides(*case)
    effects = find_effects(old, new)
    assert_quotes(effects, old, new)
    ranks = [EFFECTS.index(effect.name) for effect in effects]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("edit", EDITS)
def test_a_known_edit_is_told_alone(edit):
    language, given_parts, change, effect = EDITS[edit]

    @law(8)
    @given(old=statements(language, **given_parts))
    def check(old):
        # What is turned round is contradicted too: nobody can obey both.
        expected = (effect, "contradicts") if effect == "reversed" else (effect,)
        assert names_between(old.text, evolve(old, **change).text) == expected, (old.text, evolve(old, **change).text)

    check()


@pytest.mark.parametrize("rewording", REWORDINGS)
def test_another_wording_of_the_same_means_the_same(rewording):
    language, given_parts, change = REWORDINGS[rewording]

    @law(8)
    @given(old=statements(language, **given_parts))
    def check(old):
        assert names_between(old.text, evolve(old, **change).text) == (), (old.text, evolve(old, **change).text)

    check()


@law(30)
@given(case=edited(), before=POOL, after=POOL)
def test_neighbours_alter_no_effect(case, before, after):
    """An edit means the same with the clauses around it, unless the words there tell who is spoken of or what is lent."""
    language = case[0].language
    around = [text for text in (before, after) if has_han(text) == (language == "zh")]
    found = []
    for name, statement in zip("on", case, strict=True):
        outline = make_outline(name, [*around[:1], statement.text, *around[1:]])
        clause = outline.clauses[len(around[:1])]
        found.append(Passage(clauses=(clause,), annotations=tuple(item for item in annotate(outline).items if item.clause == clause.id), place=0.0))
    assert {effect.name for effect in find_effects(*found)} == set(names_between(*(statement.text for statement in case)))


def spaced(text):
    """Break the line at every space, or in Chinese inside the act, as a narrow page does."""
    return text.replace(" ", "\n ") if " " in text else re.sub("(测试|严重|投诉|个人|研究)", "\\1\n", text)


def requoted(text):
    return text.translate(str.maketrans({"“": "「", "”": "」", "'": "’"}))


convert = OpenCC("s2t").convert


def traditional(text):
    converted = convert(text)
    return converted if to_simplified(converted) == text else text


def lowered(text):
    """Lower every letter but those that begin a sentence: without them nothing but the sense tells an abbreviation from a full stop."""
    return re.sub(r"(?<![.。] ).", lambda found: found.group().lower(), text)


SURFACES = {
    "white space": spaced,
    "capitals": str.upper,
    "small letters": lowered,
    "Traditional characters": traditional,
    "quotation marks": requoted,
}


@pytest.mark.parametrize("surface", SURFACES)
def test_the_surface_of_a_text_means_nothing(surface):
    @law(30)
    @given(statement=statements())
    def check(statement):
        text = f"“{statement.text}”" if surface == "quotation marks" else statement.text
        assert names_between(text, SURFACES[surface](text)) == ()

    check()


def test_line_breaks_alter_no_pairing_of_sanctions():
    old = "Hospitals shall report serious incidents to the regulator. Whoever fails to do so loses the licence."
    new = "Hospitals shall report serious incidents to the regulator. A breach is punished by a fine of up to 5,000 euros."
    assert names_between(old, new.replace(" ", "\n ")) == names_between(old, new)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_surface_of_one_side_alters_no_effect(surface):
    @law(60)
    @given(case=edited(), which=st.booleans())
    def check(case, which):
        texts = [f"“{statement.text}”" if surface == "quotation marks" else statement.text for statement in case]
        changed = [SURFACES[surface](text) if (number == 0) == which else text for number, text in enumerate(texts)]
        plain, found = effects_between(*texts), effects_between(*changed)
        assert [effect.name for effect in found] == [effect.name for effect in plain], changed

    check()


@law(20)
@given(texts=documents(min_size=3, max_size=6), first=st.integers(2, 9))
def test_another_number_means_nothing(texts, first):
    old, new = (make_outline(name, texts, numbers=[str(start + i) for i in range(len(texts))]) for name, start in (("o", 1), ("n", first)))
    assert_no_effects(changes_between(old, new)[1])


@law(30)
@given(statement=statements("en"), numbers=st.tuples(st.integers(2, 40), st.integers(2, 40)))
def test_a_reference_to_another_number_is_no_other_figure(statement, numbers):
    old, new = (f"As set out in Article {number}, {statement.text[0].lower()}{statement.text[1:]}" for number in numbers)
    assert set(names_between(old, new)).isdisjoint({"tightened", "loosened", "weakened", "strengthened", "reversed", "reassigned"})


@pytest.mark.parametrize("name", TWINS)
def test_a_translation_means_the_same(name):
    old, new = shipped(f"{name}-zh")[0], shipped(name)[0]
    ids = {clause.id for clause in new.units}
    found = {}
    for clause in old.units:
        if clause.id in ids:
            effects = find_effects(side_of(f"{name}-zh", clause), side_of(name, new.clause(clause.id)))
            if effects:
                found[clause.id] = [effect.name for effect in effects]
    assert ids
    assert found == {}
