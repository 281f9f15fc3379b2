"""Review files: what is read, what is refused, and that they survive being written."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from importlib.resources import files
from typing import get_args

import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policydiff.errors import InputError
from policydiff.model.alignment import Relation
from policydiff.review import (
    Alone,
    Answer,
    Apart,
    Candidate,
    ClauseMark,
    Correspond,
    Decision,
    Question,
    Review,
    parse_review,
    read_review,
    render_review,
)
from policydiff.review.fingerprint import Fingerprint, Place

KEY = "c0123456789abcdef:aBc-Z_09:1/2:00ff11ee22dd"
FULL = f"""\
policydiff: review/1
old: old-harbour
new: 1.10
note: Read aloud in the tower.
decisions:
  - correspond:
      old: {{id: "4.2", under: Of lamps, text: The keeper …, key: "{KEY}"}}
      new: 7
    relation: subset
    who: Ada
    day: "2026-11-20"
    why: Both bind the keeper.
    note: Asked the council too.
  - do_not_correspond: {{old: 4.2, new: 8}}
    who: Ada
    day: "2026-11-20"
    why: One is of bells.
  - no_counterpart: {{new: 9}}
    who: Ben
    day: "2026-11-21"
    why: The old statute knows no gulls.
questions:
  - old: {{id: "5"}}
    asked: near miss
    doubt: 0.25
    shortlist:
      - {{id: 1.10, probability: 0.25, text: Boats …}}
      - {{id: 1.1, probability: 0.1}}
    answer: {{1.10: superset}}
    who: Ada
    day: "2026-11-20"
    why: Boats and ships.
  - new: 6
    asked: ambiguous
    doubt: 1
    shortlist: []
    answer:
    who:
    day:
    why:
"""
ENTRY = "{correspond: {old: 1, new: a}, who: Ada, day: 2026-11-20, why: So it is.}"


def of(*decisions: str, head: str = "", questions: str = "") -> str:
    listed = "".join(f"\n  - {decision}" for decision in decisions)
    return f"policydiff: review/1\nold: o\nnew: n\n{head}decisions:{listed}\nquestions:{questions}\n"


def test_a_whole_file() -> None:
    review = parse_review(FULL, source="harbour.yaml")
    assert (review.old, review.new, review.note, review.source) == ("old-harbour", "1.10", "Read aloud in the tower.", "harbour.yaml")
    first, second, third = review.decisions
    assert first.judgement == Correspond(
        old=ClauseMark(id="4.2", under="Of lamps", text="The keeper …", key=Fingerprint.parse(KEY)), new=ClauseMark(id="7"), relation="subset"
    )
    assert (first.who, first.day, first.why, first.note, first.line) == ("Ada", "2026-11-20", "Both bind the keeper.", "Asked the council too.", 6)
    assert second.judgement == Apart(old=ClauseMark(id="4.2"), new=ClauseMark(id="8"))
    assert third.judgement == Alone(side="new", clause=ClauseMark(id="9"))
    answered, asked = review.questions
    assert answered.answer == Answer(counterparts=(("1.10", "superset"),))
    assert (asked.side, asked.asked, asked.answer, asked.who) == ("new", "ambiguous", None, "")


def test_an_answer_decides_on_the_whole_shortlist() -> None:
    question = parse_review(FULL).questions[0]
    mark = {candidate.clause.id: candidate.clause for candidate in question.shortlist}
    assert [decision.judgement for decision in question.decisions()] == [
        Correspond(old=question.clause, new=mark["1.10"], relation="superset"),
        Apart(old=question.clause, new=mark["1.1"]),
    ]
    assert {(decision.who, decision.day, decision.why) for decision in question.decisions()} == {("Ada", "2026-11-20", "Boats and ships.")}


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("7", Answer(counterparts=(("7", None),))),
        ("1.10", Answer(counterparts=(("1.10", None),))),
        ("[7, 8]", Answer(counterparts=(("7", None), ("8", None)))),
        ("{7: equal, 8: }", Answer(counterparts=(("7", "equal"), ("8", None)))),
        ("none", Answer(is_alone=True)),
        ("none of these", Answer()),
        ('"none"', Answer(counterparts=(("none", None),))),
        ("", None),
        ('""', None),
    ],
)
def test_answers(written: str, answer: Answer | None) -> None:
    text = of(
        questions=f"\n  - {{old: 1, asked: near miss, doubt: 0.3, shortlist: [{{id: 7, probability: 0.3}}], answer: {written}, who: A, day: 2026-11-20, why: B}}"
    )
    assert parse_review(text).questions[0].answer == answer


def test_an_answer_off_the_shortlist_and_one_from_the_other_side() -> None:
    text = of(
        questions="\n  - {new: a, asked: near miss, doubt: 0.3, shortlist: [{id: 7, probability: 0.3}], answer: 12, who: A, day: 2026-11-20, why: B}"
    )
    linked, apart = (decision.judgement for decision in parse_review(text).questions[0].decisions())
    assert linked == Correspond(old=ClauseMark(id="12"), new=ClauseMark(id="a"))
    assert apart == Apart(old=ClauseMark(id="7"), new=ClauseMark(id="a"))


def test_the_head_signs_for_who_does_not() -> None:
    text = of("{no_counterpart: {old: 1}, why: x}", "{no_counterpart: {old: 2}, why: x, who: Ben}", head="who: Ada\nday: 2026-11-20\n")
    assert [(decision.who, decision.day) for decision in parse_review(text).decisions] == [("Ada", "2026-11-20"), ("Ben", "2026-11-20")]


# Text, line that the message names, what it tells.
BROKEN = [
    ("[]\n", 1, "must be keys and values"),
    ("policydiff: case/1\nold: a\nnew: b\n", 1, "It can be review/1"),
    ("policydiff: review/1\nnew: b\n", 1, "old is missing"),
    (of("{corespond: {old: 1, new: a}}"), 5, "unknown key 'corespond'; did you mean correspond"),
    (of("{who: Ada, day: 2026-11-20, why: x}"), 5, "this one says nothing"),
    (of("{correspond: {old: 1, new: a}, no_counterpart: {old: 2}, who: A, day: 2026-11-20, why: x}"), 5, "says correspond and no_counterpart"),
    (of("{correspond: {old: 1}, who: A, day: 2026-11-20, why: x}"), 5, "new is missing"),
    (of("{no_counterpart: {old: 1, new: a}, who: A, day: 2026-11-20, why: x}"), 5, "name one clause"),
    (of("{no_counterpart: {old: 1}, relation: equal, who: A, day: 2026-11-20, why: x}"), 5, "only clauses that correspond have a relation"),
    (of("{correspond: {old: 1, new: a}, relation: same, who: A, day: 2026-11-20, why: x}"), 5, "relation' is 'same'"),
    (of("{correspond: {old: 1, new: a}, who: A, day: 2026-11-20}"), 5, "why is missing; add why: … to the entry"),
    (of("{correspond: {old: 1, new: a}, day: 2026-11-20, why: x}"), 5, "who is missing; add who: … to the entry, or once at the head"),
    (of("{correspond: {old: 1, new: a}, who: A, why: x}"), 5, "day is missing"),
    (of("{correspond: {old: 1, new: a}, who: A, day: 20 Nov, why: x}"), 5, "write a day of the calendar as year-month-day"),
    (of("{correspond: {old: {id: 1, key: c12}, new: a}, who: A, day: 2026-11-20, why: x}"), 5, "key is no fingerprint of a clause; leave it out"),
    (of("{correspond: {old: {text: x}, new: a}, who: A, day: 2026-11-20, why: x}"), 5, "id is missing"),
    (of(questions="\n  - {old: 1, asked: hard, doubt: 1, shortlist: []}"), 6, "It can be ambiguous, thin margin"),
    (of(questions="\n  - {old: 1, asked: ambiguous, doubt: 2, shortlist: []}"), 6, "a number between 0 and 1"),
    (of(questions="\n  - {old: 1, asked: ambiguous, doubt: 1, shortlist: [7]}"), 6, "must be keys and values"),
    (of(questions="\n  - {old: 1, asked: ambiguous, doubt: 1, shortlist: [], answer: 7}"), 6, "who is missing"),
    (of(questions="\n  - {old: 1, asked: ambiguous, doubt: 1, shortlist: [], answer: [], who: A, day: 2026-11-20, why: x}"), 6, "answer is empty"),
    (of(questions="\n  - {old: 1, asked: ambiguous, doubt: 1, shortlist: [], answer: {}, who: A, day: 2026-11-20, why: x}"), 6, "answer is empty"),
    (
        of(questions="\n  - {old: 1, asked: ambiguous, doubt: 1, shortlist: [], answer: [7, 7], who: A, day: 2026-11-20, why: x}"),
        6,
        "names '7' twice",
    ),
    (of(questions="\n  - {old: 1, new: a, asked: ambiguous, doubt: 1, shortlist: []}"), 6, "name one clause"),
]


@pytest.mark.parametrize(("text", "line", "told"), BROKEN)
def test_broken_files_are_refused_with_line_and_remedy(text: str, line: int, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_review(text, source="my.yaml")
    assert told in caught.value.message
    assert (caught.value.source, caught.value.line) == ("my.yaml", line)


def test_a_day_has_to_exist() -> None:
    with pytest.raises(InputError, match="2026-02-30"):
        parse_review(of(ENTRY.replace("2026-11-20", "2026-02-30")))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "correspond: {old: 1, new: a}",
            "do_not_correspond: {old: 1, new: a}",
            "old 1 and new a do not correspond contradicts what was decided in line 5: old 1 and new a correspond",
        ),
        ("do_not_correspond: {old: 1, new: a}", "correspond: {old: 1, new: a}", "keep one of the two"),
        ("correspond: {old: 1, new: a}", "no_counterpart: {old: 1}", "old 1 has no counterpart contradicts"),
        ("no_counterpart: {new: a}", "correspond: {old: 1, new: a}", "in line 5: new a has no counterpart (A, 2026-11-20)"),
        ("relation: equal, correspond: {old: 1, new: a}", "relation: subset, correspond: {old: 1, new: a}", "correspond (subset) contradicts"),
    ],
)
def test_contradictions_are_refused(one: str, other: str, told: str) -> None:
    signed = ", who: A, day: 2026-11-20, why: x}"
    with pytest.raises(InputError) as caught:
        parse_review(of("{" + one + signed, "{" + other + signed), source="my.yaml")
    assert told in caught.value.message
    assert (caught.value.source, caught.value.line) == ("my.yaml", 6)


def test_an_answer_can_contradict_a_decision() -> None:
    question = (
        "\n  - {old: 1, asked: near miss, doubt: 0.3, shortlist: [{id: a, probability: 0.3}], answer: none of these, who: A, day: 2026-11-20, why: B}"
    )
    with pytest.raises(InputError, match="old 1 and new a do not correspond contradicts") as caught:
        parse_review(of(ENTRY, questions=question))
    assert caught.value.line == 7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("correspond: {old: 1, new: a}", "correspond: {old: 1, new: b}"),
        ("correspond: {old: 1, new: a}", "correspond: {old: 1, new: a}"),
        ("relation: equal, correspond: {old: 1, new: a}", "correspond: {old: 1, new: a}"),
        ("no_counterpart: {old: 1}", "do_not_correspond: {old: 1, new: a}"),
        ("no_counterpart: {old: 1}", "no_counterpart: {new: 1}"),
    ],
)
def test_what_agrees_is_no_contradiction(one: str, other: str) -> None:
    signed = ", who: A, day: 2026-11-20, why: x}"
    assert len(parse_review(of("{" + one + signed, "{" + other + signed)).decisions) == 2


def test_files_that_cannot_be_read(tmp_path) -> None:
    with pytest.raises(InputError, match=r"policydiff review OLD NEW -o no\.yaml"):
        read_review(tmp_path / "none.yaml", name="no.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"policydiff: review/1\nold: caf\xe9\n")
    with pytest.raises(InputError, match="not UTF-8") as caught:
        read_review(tmp_path / "latin.yaml")
    assert caught.value.line == 2
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbf" + of(ENTRY).encode())
    assert len(read_review(tmp_path / "bom.yaml").decisions) == 1


# Writing.

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(str.strip)
KEYS = st.sampled_from(
    [None, Fingerprint.parse(KEY), Fingerprint(is_heading=True, digest="f" * 16, sketch=(), place=Place(copy=2, n_copies=3, around=("0" * 4,) * 3))]
)
OPTIONAL = st.one_of(st.just(""), TEXTS)
MARKS = st.builds(ClauseMark, id=TEXTS, under=OPTIONAL, text=OPTIONAL, key=KEYS)
RELATIONS = st.sampled_from([None, *get_args(Relation)])
DAYS = st.dates(min_value=date(1000, 1, 1)).map(str)
JUDGEMENTS = st.one_of(
    st.builds(Correspond, old=MARKS, new=MARKS, relation=RELATIONS),
    st.builds(Apart, old=MARKS, new=MARKS),
    st.builds(Alone, side=st.sampled_from(["old", "new"]), clause=MARKS),
)
DECISIONS = st.builds(Decision, judgement=JUDGEMENTS, who=TEXTS, day=DAYS, why=TEXTS, note=OPTIONAL)
PROBABILITIES = st.integers(0, 100).map(lambda number: number / 100)
ANSWERS = st.one_of(
    st.none(),
    st.just(Answer(is_alone=True)),
    st.lists(st.tuples(TEXTS, RELATIONS), max_size=3, unique_by=lambda entry: entry[0]).map(lambda entries: Answer(counterparts=tuple(entries))),
)
QUESTIONS = st.builds(
    Question,
    side=st.sampled_from(["old", "new"]),
    clause=MARKS,
    asked=st.sampled_from(["ambiguous", "thin margin", "doubtful link", "near miss"]),
    doubt=PROBABILITIES,
    # One key for several clauses would make an answer contradict itself.
    shortlist=st.lists(
        st.builds(Candidate, st.builds(ClauseMark, id=TEXTS, under=OPTIONAL, text=OPTIONAL), PROBABILITIES),
        max_size=3,
        unique_by=lambda candidate: candidate.clause.id,
    ).map(tuple),
    answer=ANSWERS,
    who=TEXTS,
    day=DAYS,
    why=TEXTS,
    note=OPTIONAL,
)


@given(
    st.one_of(DECISIONS.map(lambda decision: {"decisions": (decision,)}), QUESTIONS.map(lambda question: {"questions": (question,)})), TEXTS, OPTIONAL
)
def test_what_is_written_is_read_back(parts: dict[str, object], name: str, note: str) -> None:
    review = Review(old=name, new="n", note=note, **parts)
    text = render_review(review)
    again = parse_review(text)
    assert again == review
    assert render_review(again) == text
    # Other programs read the same.
    assert yaml.safe_load(text)["old"] == name


def test_nothing_that_is_written_harms_a_reader_or_a_terminal() -> None:
    decision = Decision(
        judgement=Alone(side="old", clause=ClauseMark(id="1", text="a\x1b[2Jb\u202ec\x85d")), who="A", day="2026-11-20", why="x\ud800\x00y"
    )
    text = render_review(Review(old="o", new="n", decisions=(decision,)))
    assert all(character.isprintable() or character == "\n" for character in text)
    assert parse_review(text).decisions[0].why == "x\ufffdy"


# The JSON Schema.

SCHEMA = json.loads((files("policydiff.review") / "review.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_schema_is_one_and_knows_the_words_of_the_model() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert tuple(SCHEMA["$defs"]["relation"]["enum"]) == get_args(Relation)


def test_schema_takes_what_the_parser_takes() -> None:
    assert VALIDATOR.is_valid(yaml.safe_load(FULL))


def _plain_days(text: str) -> object:
    """Load YAML as an editor does, where a day is a text."""
    loader = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": deepcopy(yaml.SafeLoader.yaml_implicit_resolvers)})
    for first, resolvers in loader.yaml_implicit_resolvers.items():
        loader.yaml_implicit_resolvers[first] = [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    return yaml.load(text, Loader=loader)


@pytest.mark.parametrize("text", [text for text, _, _ in BROKEN])
def test_schema_refuses_what_the_parser_refuses(text: str) -> None:
    assert not VALIDATOR.is_valid(_plain_days(text))


@given(st.one_of(DECISIONS.map(lambda decision: {"decisions": (decision,)}), QUESTIONS.map(lambda question: {"questions": (question,)})))
def test_schema_takes_what_is_written(parts: dict[str, object]) -> None:
    assert VALIDATOR.is_valid(_plain_days(render_review(Review(old="o", new="n", **parts))))


VALUES = st.sampled_from(
    ["", " ", "x", "old", "equal", "none", "2026-11-20", "0.5", 0.5, 7, -1, [], ["a"], {}, {"old": "1"}, {"a": "equal"}, {"id": "4"}]
)
NAMES = st.sampled_from(
    ["old", "new", "who", "day", "why", "note", "relation", "answer", "no_counterpart", "id", "key", "stray", "asked", "shortlist"]
)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every mapping, list and scalar."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in places(part, (*path, key)))]


@given(st.data())
def test_schema_and_parser_agree_on_files_with_mistakes(data: st.DataObject) -> None:
    document = yaml.safe_load(FULL)
    # One entry, so that nothing contradicts another; contradictions are beyond a schema.
    kind, other = data.draw(st.sampled_from([("decisions", "questions"), ("questions", "decisions")]))
    document[kind], document[other] = [data.draw(st.sampled_from(document[kind]))], []
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.sampled_from([place for place in places(document) if place]))
        inside = document
        for key in place[:-1]:
            inside = inside[key]
        match data.draw(st.sampled_from(["delete", "replace", "add"])):
            case "delete":
                del inside[place[-1]]
            case "add" if isinstance(inside, dict):
                inside[data.draw(NAMES)] = deepcopy(data.draw(VALUES))
            case _:
                inside[place[-1]] = deepcopy(data.draw(VALUES))
    text = json.dumps(document, default=str)
    try:
        parse_review(text)
        is_read = True
    except InputError:
        is_read = False
    assert is_read == VALIDATOR.is_valid(json.loads(text)), document


def test_lines_are_no_part_of_a_decision() -> None:
    decision = parse_review(of(ENTRY)).decisions[0]
    assert decision == evolve(decision, line=0)
