"""Case files: what is read from them, and what is said of those that cannot be read."""

from __future__ import annotations

import json
from copy import deepcopy
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policydiff.cases import parse_case
from policydiff.cases.model import (
    AdherentsDiffer,
    Correspond,
    CoverageBetween,
    Effects,
    NoCounterpart,
    NotLinked,
    Operations,
    TopicVerdict,
    Unchanged,
)
from policydiff.errors import InputError
from policydiff.model.change import EFFECTS, OPERATIONS
from policydiff.model.options import Options

FULL = """\
policydiff: case/1
old: drafts/first.md#III
new: bletchley-2023
encoder: usem3
options: {unit: sentence, mode: versions, min_probability: 0.6}
expect:
  - correspond: {old: "5.10", new: [3.1, 3.2]}
    because: Both ask for the same.
  - not_linked: {old: 3.1, new: 5.2}
    because: Words in common, nothing else.
    known_failure: Too alike for now.
  - no_counterpart: {new: no}
    because: It is new.
  - operation: {old: 1, is: [renumbered, kept]}
    because: Only its number changed.
  - topic: {topic: safety, verdict: not distinguishable}
    because: Too little text.
  - coverage: {of: new, at_least: 0.1}
    because: Something stayed.
  - unchanged: clauses
    because: A copy.
  - adherents: {added: [01.AI, NVIDIA], absent: []}
    because: Two joined.
  - effect: {new: 2, is: [tightened, reversed]}
    because: Turned round, and sooner.
  - effect: {old: 2, is: []}
    because: A pure rewording.
"""


def test_everything_is_read() -> None:
    case = parse_case(FULL, source="my.policydiff.yaml")
    assert (case.old.name, case.old.line, case.new.name, case.new.line) == ("drafts/first.md#III", 2, "bletchley-2023", 3)
    assert case.options == Options(encoder="usem3", unit="sentence", mode="versions", min_probability=0.6)
    assert [expectation.assertion for expectation in case.expectations] == [
        Correspond(old=("5.10",), new=("3.1", "3.2")),
        NotLinked(old=("3.1",), new=("5.2",)),
        NoCounterpart(side="new", clauses=("no",)),
        Operations(side="old", clauses=("1",), operations=("kept", "renumbered")),
        TopicVerdict(topic="safety", verdict="not distinguishable"),
        CoverageBetween(side="new", at_least=0.1),
        Unchanged(),
        AdherentsDiffer(added=("01.AI", "NVIDIA"), absent=()),
        Effects(side="new", clauses=("2",), effects=("reversed", "tightened")),
        Effects(side="old", clauses=("2",), effects=()),
    ]
    assert [expectation.line for expectation in case.expectations] == [7, 9, 12, 14, 16, 18, 20, 22, 24, 26]
    assert case.expectations[1].known_failure == "Too alike for now."
    assert case.expectations[0].because == "Both ask for the same."


def test_titles_are_readable() -> None:
    assert [expectation.assertion.title for expectation in parse_case(FULL, source="x").expectations] == [
        "correspond old 5.10 – new 3.1, 3.2",
        "not linked old 3.1 – new 5.2",
        "no counterpart new no",
        "operation old 1 is kept, renumbered",
        "topic safety not distinguishable",
        "coverage of new 0.1 to 1",
        "unchanged clauses",
        "adherents added 01.AI, NVIDIA, absent none",
        "effect new 2 is reversed, tightened",
        "effect old 2 is none",
    ]


def replaced(old: str, new: str) -> str:
    assert FULL.count(old) == 1
    return FULL.replace(old, new)


BROKEN = [
    (replaced("case/1", "case/2"), 1, "'policydiff' is 'case/2'; did you mean case/1?"),
    (replaced("policydiff: case/1\n", ""), 1, "policydiff is missing; add policydiff: … to the file"),
    (replaced("encoder: usem3\n", ""), 1, "encoder is missing"),
    (replaced("encoder: usem3", "encoder: auto"), 4, "name the one that the expectations are meant for"),
    (replaced("encoder: usem3", "encodr: usem3"), 4, "unknown key 'encodr'; did you mean encoder?"),
    (replaced("unit: sentence", "unit: word"), 5, "'unit' is 'word'"),
    (replaced("mode: versions", "mode: version"), 5, "'mode' is 'version'; did you mean versions?"),
    (replaced("min_probability: 0.6", "min_probability: 60 %"), 5, "write a number between 0 and 1"),
    (replaced("min_probability", "threshold"), 5, "unknown key 'threshold'"),
    (replaced("correspond:", "corespond:"), 7, "unknown key 'corespond'; did you mean correspond?"),
    (replaced('{old: "5.10", new: [3.1, 3.2]}', '{old: "5.10"}'), 7, "new is missing; add new: … to 'correspond'"),
    (replaced("[3.1, 3.2]", "[]"), 7, "'new' is an empty list; name at least one"),
    (replaced("[3.1, 3.2]", "[3.1, 3.1]"), 7, "'new' names '3.1' twice"),
    (replaced("[3.1, 3.2]", "[[3.1]]"), 7, "'new' must be a text, but is a list"),
    (replaced("{new: no}", "{new: no, old: 1}"), 12, "name the clauses of one side"),
    (replaced("{new: no}", "{}"), 12, "name the clauses of one side"),
    (replaced("{old: 1, is: [renumbered, kept]}", "{is: kept}"), 14, "name the clauses of one side"),
    (replaced("[renumbered, kept]", "rewordet"), 14, "'is' is 'rewordet'; did you mean reworded"),
    (replaced("[renumbered, kept]", "[]"), 14, "'is' is an empty list"),
    (replaced("verdict: not distinguishable", "verdict: sank"), 16, "It can be rose, fell, not distinguishable"),
    (replaced("{of: new, at_least: 0.1}", "{of: new}"), 18, "coverage has no bound"),
    (replaced("{of: new, at_least: 0.1}", "{of: both, at_least: 0.1}"), 18, "'of' is 'both'"),
    (replaced("at_least: 0.1", "at_least: 1.1"), 18, "'at_least' is '1.1'; write a number between 0 and 1"),
    (replaced("unchanged: clauses", "unchanged: everything"), 20, "'unchanged' is 'everything'"),
    (replaced("{added: [01.AI, NVIDIA], absent: []}", "{}"), 22, "adherents lists nobody"),
    (replaced("    because: Two joined.\n", ""), 22, "because is missing"),
    (replaced("because: Two joined.", "because:"), 23, "'because' is empty"),
    (replaced("known_failure: Too alike for now.", "known_failure:"), 11, "'known_failure' is empty"),
    (
        replaced("    because: A copy.\n", "    because: A copy.\n    topic: {topic: safety, verdict: fell}\n"),
        20,
        "this one asserts unchanged and topic",
    ),
    (replaced("  - unchanged: clauses\n    because", "  - because"), 20, "this one asserts nothing"),
    (FULL[: FULL.index("expect:")] + "expect: []\n", 6, "nothing is expected"),
    (FULL[: FULL.index("expect:")] + "expect:\n", 6, "must be a list (- item), but is empty"),
    ("- old\n", 1, "the file must be keys and values"),
]


@pytest.mark.parametrize(("text", "line", "told"), BROKEN)
def test_broken_files_are_refused_with_line_and_remedy(text: str, line: int, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_case(text, source="my.policydiff.yaml")
    assert told in caught.value.message
    assert (caught.value.source, caught.value.line) == ("my.policydiff.yaml", line)


def test_bounds_of_coverage_in_order() -> None:
    with pytest.raises(InputError, match=r"at_least 0.5 lies above at_most 0.4"):
        parse_case(replaced("at_least: 0.1", "at_least: 0.5, at_most: 0.4"), source="x")


# The JSON Schema, which editors and other programs go by.

SCHEMA = json.loads((files("policydiff") / "case.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def is_read(text: str) -> bool:
    try:
        parse_case(text, source="my.policydiff.yaml")
    except InputError:
        return False
    return True


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_knows_the_words_of_the_model() -> None:
    assert tuple(SCHEMA["$defs"]["operation"]["enum"]) == OPERATIONS
    assert tuple(SCHEMA["$defs"]["effect"]["enum"]) == EFFECTS


def test_schema_takes_what_the_parser_takes() -> None:
    assert VALIDATOR.is_valid(yaml.safe_load(FULL.replace("new: no", "new: 'no'")))


@pytest.mark.parametrize("text", [text for text, _, _ in BROKEN])
def test_schema_refuses_what_the_parser_refuses(text: str) -> None:
    assert not VALIDATOR.is_valid(yaml.safe_load(text))


VALUES = st.sampled_from(
    [
        "",
        " ",
        "x",
        "old",
        "new",
        "clauses",
        "kept",
        "rose",
        "case/1",
        "0.5",
        0.5,
        1,
        7,
        -1,
        [],
        ["a"],
        ["a", "a"],
        ["kept"],
        [[]],
        {},
        {"old": "1"},
        {"new": ["1"]},
    ]
).map(deepcopy)
KEYS = st.sampled_from(["old", "new", "is", "of", "at_least", "added", "topic", "verdict", "because", "unchanged", "options", "unit", "stray"])


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every mapping, list and scalar."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in places(part, (*path, key)))]


@given(st.data())
def test_schema_and_parser_agree_on_files_with_mistakes(data: st.DataObject) -> None:
    document = yaml.safe_load(FULL.replace("new: no", "new: 'no'"))
    # One or two mistakes in one expectation or in the head; the others are left out so that a mistake is not lost among them.
    document["expect"] = [document["expect"][data.draw(st.integers(0, 7))]]
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.sampled_from([place for place in places(document) if place]))
        inside = document
        for key in place[:-1]:
            inside = inside[key]
        match data.draw(st.sampled_from(["delete", "replace", "add"])):
            case "delete":
                del inside[place[-1]]
            case "add" if isinstance(inside, dict):
                inside[data.draw(KEYS)] = data.draw(VALUES)
            case _:
                inside[place[-1]] = data.draw(VALUES)
    assert is_read(json.dumps(document)) == VALIDATOR.is_valid(document), document
