"""What a clause says stands in its text, is told by its own words, and is found in any text whatever, however hostile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from math import inf, isnan

import pytest
from attrs import asdict, evolve
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

import policydiff
from policydiff.annotate import annotate
from policydiff.changes.effects import find_effects
from policydiff.codec import encode_outline
from policydiff.model.annotation import Actor, Modality, Quantity, Topic
from policydiff.text.fold import has_han, to_simplified

from .documents import clauses_of, law, make_outline
from .hostile import TRIGGERS, count_work
from .said import assert_quotes, mirrored, passage, shipped, sides
from .statements import edited, statements

FIXTURES = policydiff.fixture_names()
STATED = statements().map(lambda drawn: drawn.text)
CLAUSES = st.one_of(STATED, st.sampled_from(clauses_of("en")), st.sampled_from(clauses_of("zh")))
# Words that rules go by, punctuation that they stop at, and what no rule expects.
ODDMENTS = (
    "shall", "must not", "may", "no Party", "neither", "nor", "except", "unless", "provided that", "if", "where appropriate", "within", "30", "thirty (30)",
    "days", "%", "€", "10^26", "1,000.5", "January", "2025", "at least", "half of", "a fine of", "means", "decides to consider", "Led by", "Each Party",
    "应当", "不得", "方可", "除外", "但是", "如果", "三十日", "百分之", "一", "亿元", "罚款", "所称", "是指", "鼓励", "各方", "（一）", "第", "条", "的", "下列行为",
    "，", "。", "；", "：", ":", ";", ".", ",", "(", ")", "“", "”", '"', "'", "「", "-", "–", "/", "\\", "[", "*", "\x00", "\x1b[31m", "\x85", "\u200b", "\u202e",
    "\ufeff", "́", "\ud7ff", "🙂", "ﬁ", "İ", "ß", "²", "½", "٣", "Ⅳ", "𠀀", "臺", " ", "\n", "\u3000",
)  # fmt: skip
HOSTILE = st.lists(
    st.one_of(st.sampled_from(ODDMENTS), st.text(st.characters(exclude_categories=("Cs",)), max_size=6)), min_size=1, max_size=30
).flatmap(lambda parts: st.sampled_from(("", " ")).map(lambda glue: glue.join(parts)))


convert = OpenCC("s2t").convert


def spans_of(item) -> list:
    """Return every span of an annotation in its clause's text; a verb that is lent stands in the clause that lends it."""
    if isinstance(item, Topic):
        return list(item.spans)
    found = [item.span]
    if isinstance(item, Modality):
        found += [*item.hedges, *([item.aim] if item.aim else [])]
        if item.inherited_from is None:
            found += [verb.span for verb in item.chain]
    if isinstance(item, Actor) and item.modality:
        found.append(item.modality)
    return found


def check_spans(outline, said):
    texts = {clause.id: clause.text for clause in outline.clauses}
    for item in said.items:
        text = texts[item.clause]
        for span in spans_of(item):
            assert 0 <= span.start < span.stop <= len(text), (item, text)
            assert span.of(text).strip(), (item, text)
        if isinstance(item, Topic):
            assert len(item.spans) <= len(item.triggers)
        elif not (isinstance(item, Modality) and item.inherited_from):
            assert item.trigger.strip(), item
        if isinstance(item, Modality):
            assert 0 <= item.force <= 5, item
            assert (item.use == "deontic") == (item.deontic is not None), item
            assert item.inherited_from is None or item.inherited_from in texts
            for verb in item.chain:
                assert verb.span.of(texts[item.inherited_from or item.clause]).strip(), item
        if isinstance(item, Quantity):
            assert not isnan(item.value), item


def view(item, *, clause=""):
    """Return an annotation in simplified characters, under another clause id if asked for."""
    return type(item).__name__, _plain(asdict(evolve(item, clause=clause or item.clause)))


def _plain(value):
    if isinstance(value, str):
        return to_simplified(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (tuple, list)) else value


def said_by(outline, clause_id):
    return [view(item, clause="x") for item in annotate(outline).items if item.clause == clause_id]


@pytest.mark.parametrize("name", FIXTURES)
def test_annotations_of_a_shipped_outline_stand_in_its_clauses(name):
    check_spans(*shipped(name))


@law(40)
@given(texts=st.lists(CLAUSES, min_size=1, max_size=6))
def test_annotations_stand_in_their_clauses(texts):
    outline = make_outline("o", texts)
    check_spans(outline, annotate(outline))


@law(250)
@given(text=HOSTILE)
@example(text="")
@example(text=" ")
@example(text="\x00")
def test_annotations_stand_in_any_text(text):
    outline = make_outline("o", [text])
    check_spans(outline, annotate(outline))


@law(80)
@given(old=HOSTILE, new=HOSTILE)
def test_effects_between_any_texts_quote_them(old, new):
    before, after = sides(old, new)
    assert_quotes(find_effects(before, after), before, after)


@law(80)
@given(case=edited(), noise=HOSTILE, places=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_effects_between_spoilt_statements_quote_them(case, noise, places):
    before, after = sides(*(f"{statement.text[:at]}{noise}{statement.text[at:]}" for statement, at in zip(case, places, strict=True)))
    assert_quotes(find_effects(before, after), before, after)


@law(60)
@given(before=st.lists(CLAUSES, max_size=3), text=STATED, after=st.lists(CLAUSES, max_size=3))
def test_a_clause_says_what_it_says_in_any_company(before, text, after):
    """Whether a document legislates is told by all of it, so the company is of one kind: with "shall" throughout, or without."""
    is_legal = " shall " in text
    alike = [[one for one in texts if (" shall " in one) == is_legal or has_han(one)] for texts in (before, after)]
    outline = make_outline("o", [*alike[0], text, *alike[1]])
    assert said_by(outline, f"o{len(alike[0]) + 1}") == said_by(make_outline("o", [text]), "o1")


@law(40)
@given(company=st.lists(CLAUSES, max_size=3), text=STATED, number=st.integers(1, 3))
def test_a_clause_says_the_same_under_any_other_heading(company, text, number):
    is_legal = " shall " in text
    texts = [one for one in company if (" shall " in one) == is_legal or has_han(one)]
    outline = make_outline("o", ["# Part one", *texts, *["# Part two"] * number, text])
    alone = make_outline("o", ["# Part two", text])
    assert said_by(outline, outline.clauses[-1].id) == said_by(alone, "o2")


@pytest.mark.parametrize("lead", ["Hospitals shall:", "Hospitals shall not:", "Developers are encouraged to:"])
def test_what_is_lent_does_not_depend_on_what_stands_elsewhere(lead):
    items = ["keep a register of complaints;", "report serious incidents to the regulator within 30 days."]
    found = []
    for others in ([], ["Member States shall publish the results of the tests."], ["The Commission must not sell used batteries."]):
        outline = make_outline("o", [*others, lead, *items])
        indented = evolve(outline, clauses=(*outline.clauses[:-2], *(evolve(item, kind="item", depth=1) for item in outline.clauses[-2:])))
        lender = indented.clauses[-3].id
        for item in indented.clauses[-2:]:
            own = [one for one in annotate(indented).items if one.clause == item.id]
            assert {one.inherited_from for one in own if isinstance(one, Modality)} == {lender}
            found.append((item.text, [view(evolve(one, inherited_from="lead") if isinstance(one, Modality) else one, clause="x") for one in own]))
    assert found[:2] == found[2:4] == found[4:]


@pytest.mark.parametrize("name", [name for name in FIXTURES if name.endswith("-zh")])
def test_traditional_characters_say_the_same_as_simplified_ones(name):
    outline, said = shipped(name)
    texts = {clause.id: converted for clause in outline.clauses if to_simplified(converted := convert(clause.text)) == to_simplified(clause.text)}
    whole = [clause.id for clause in outline.clauses if clause.id in texts]
    assert len(whole) > 0.8 * len(outline.clauses)
    clauses = tuple(
        evolve(clause, text=texts.get(clause.id, clause.text), path=tuple(map(convert, clause.path)), language="zh-Hant")
        for clause in outline.clauses
    )
    found = [view(item) for item in annotate(evolve(outline, clauses=clauses)).items]
    assert found == [view(item) for item in said.items]


@law(40)
@given(texts=st.lists(statements("zh").map(lambda drawn: drawn.text), min_size=1, max_size=4))
def test_traditional_statements_say_the_same_as_simplified_ones(texts):
    converted = [convert(text) for text in texts]
    assert list(map(to_simplified, converted)) == texts
    found, expected = ([view(item) for item in annotate(make_outline("o", side)).items] for side in (converted, texts))
    assert found == expected


@pytest.mark.parametrize("space", ["\n", "\t", "\u00a0", "\u3000"])
def test_one_kind_of_space_says_what_another_says(space):
    @law(30)
    @given(text=CLAUSES)
    def check(text):
        found, expected = (passage(side).annotations for side in (text.replace(" ", space), text))
        assert [(type(item).__name__, spans_of(item)) for item in found] == [(type(item).__name__, spans_of(item)) for item in expected]

    check()


# Reads texts of clauses, writes what they say and what each does to the next.
SCRIPT = """
import json, sys
from policydiff.annotate import annotate
from policydiff.changes.effects import Passage, find_effects
from policydiff.codec import decode_outline
outlines = [decode_outline(one) for one in json.load(sys.stdin)]
sides = [Passage(clauses=outline.clauses, annotations=annotate(outline).items, place=0.0) for outline in outlines]
for side in sides:
    print(repr(side.annotations))
for old, new in zip(sides, sides[1:]):
    print(repr(find_effects(old, new)))
"""


def test_annotations_and_effects_do_not_depend_on_the_hash_seed():
    texts = [*clauses_of("en")[:30:2], *clauses_of("zh")[:12]]
    for name in ("eo-14110", "cn-genai-draft-2023-zh"):
        texts += [clause.text for clause in shipped(name)[0].units[:20]]
    given_input = json.dumps([encode_outline(make_outline(f"o{i}-", texts[i : i + 3])) for i in range(len(texts) - 2)]).encode()
    found = set()
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        found.add(subprocess.run([sys.executable, "-c", SCRIPT], input=given_input, env=environment, capture_output=True, check=True).stdout)
    assert len(found) == 1
    assert len(found.pop()) > 10_000


# Twice the clause may be up to so many times the work: twice, a little for what does not divide evenly, far less than the four times of quadratic work.
_MOST = 2.6
_SIZE = 400
_MOST_LINES = 1500 * _SIZE


def annotated(text):
    return annotate(make_outline("o", [text]))


def ready_to_annotate(text):
    outline = make_outline("o", [text])
    return lambda: annotate(outline)


def ready_to_find_effects(text):
    old, new = sides(text, f"{text}{'也可以。' if has_han(text) else ' may.'}")
    return lambda: find_effects(old, new)


@pytest.mark.parametrize("trigger", TRIGGERS, ids=ascii)
def test_twice_the_clause_is_twice_the_work(trigger):
    # Lexicons are read, and what is remembered of words is learnt, before anything is counted.
    ready_to_annotate(trigger * 3)()
    once, twice = (ready_to_annotate(trigger * (size // len(trigger))) for size in (_SIZE, 2 * _SIZE))
    n_lines = count_work(once, _MOST_LINES)
    assert n_lines < inf
    assert count_work(twice, _MOST * n_lines) < inf


@pytest.mark.parametrize("trigger", TRIGGERS, ids=ascii)
def test_what_is_too_long_to_judge_takes_no_work(trigger):
    # Statements are held against statements, so that the work grows with their product; beyond a clause of any real law nothing is judged.
    assert count_work(ready_to_find_effects(trigger * (7000 // len(trigger))), _MOST_LINES) < inf


LONG = ("shall ", "except ", "（一）", "7", "[(")


@pytest.mark.parametrize("trigger", LONG, ids=ascii)
def test_a_clause_of_two_hundred_thousand_bytes_is_annotated(trigger):
    outline = make_outline("o", [trigger * (200_000 // len(trigger.encode()))])
    check_spans(outline, annotate(outline))


@pytest.mark.parametrize("trigger", LONG, ids=ascii)
def test_clauses_of_ten_thousand_bytes_are_compared(trigger):
    text = trigger * (10_000 // len(trigger.encode()))
    old, new = sides(text, f"{text}.")
    assert_quotes(find_effects(old, new), old, new)
    there, back = mirrored(old, new)
    assert there == back
