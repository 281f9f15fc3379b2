"""Gold files: what is read, what is withheld, and what is told of a faulty one."""

from __future__ import annotations

import json

import pytest
from attrs import asdict
from jsonschema import Draft202012Validator

from policydiff.errors import InputError
from policydiff.evaluate import parse_gold, read_gold, read_gold_schema

TEXTS = ["Lamps are lit at dusk.", "Boats carry a bell."]


def parsed(document):
    return parse_gold(json.dumps(document).encode(), source="small.json")


def test_beads_become_pairs(make_gold):
    beads = [(["a1"], ["b1", "b2"], {"kind": "split"}), (["a2"], ["b2"], {"kind": "same"}), (["a2"], ["b1"], {"optional": True})]
    (pair,) = parsed(make_gold(TEXTS, TEXTS, beads)).pairs
    assert pair.firm == {("a1", "b1"), ("a1", "b2"), ("a2", "b2")}
    assert pair.optional == {("a2", "b1")}
    assert dict(pair.kinds) == {"split": {("a1", "b1"), ("a1", "b2")}, "same": {("a2", "b2")}}


def test_a_pair_that_is_firm_somewhere_is_firm(make_gold):
    (pair,) = parsed(make_gold(TEXTS, TEXTS, [(["a1"], ["b1"], {"optional": True}), (["a1"], ["b1"])])).pairs
    assert (pair.firm, pair.optional) == ({("a1", "b1")}, frozenset())


def test_of_clauses_in_optional_beads_alone_nothing_firm_is_known(make_gold):
    (pair,) = parsed(make_gold(TEXTS, TEXTS, [(["a1"], ["b1"], {"optional": True}), (["a2"], ["b1"])])).pairs
    assert (pair.open_old, pair.open_new) == ({"a1"}, set())


def test_the_printed_identifier_reaches_no_outline(make_gold):
    (pair,) = parsed(make_gold(TEXTS, TEXTS, [])).pairs
    assert "Printed" not in repr(asdict(pair.old)) + repr(asdict(pair.new))
    assert all(clause.number is None for clause in (*pair.old.clauses, *pair.new.clauses))


def test_headings_and_language_reach_the_outline(make_gold):
    (pair,) = parsed(make_gold([{"text": TEXTS[0], "path": ["Harbour", "Light"]}, {"text": "船舶应当配备钟。"}], TEXTS, [])).pairs
    assert pair.old.clauses[0].path == ("Harbour", "Light")
    assert [clause.language for clause in pair.old.clauses] == ["en", "zh"]


def test_clauses_of_different_documents_are_kept_apart(make_gold):
    left = [{"text": TEXTS[0], "doc": "x"}, {"text": TEXTS[1], "doc": 2}]
    gold = parsed(make_gold(left, [{"text": TEXTS[1], "doc": 2}], [(["a2"], ["b1"])]))
    assert [([c.id for c in pair.old.clauses], [c.id for c in pair.new.clauses]) for pair in gold.pairs] == [(["a1"], []), (["a2"], ["b1"])]
    assert [len(pair.firm) for pair in gold.pairs] == [0, 1]


def test_a_bead_with_one_side_says_outright_that_there_is_no_counterpart(make_gold):
    (pair,) = parsed(make_gold(TEXTS, TEXTS, [(["a1"], []), ([], ["b2"]), (["a2"], ["b1"], {"optional": True})])).pairs
    assert pair.firm == frozenset()
    assert (pair.open_old, pair.open_new) == ({"a2"}, {"b1"})


def test_a_set_is_called_after_its_file_where_it_has_no_name(make_gold, write_gold):
    document = make_gold(TEXTS, TEXTS, [])
    del document["name"]
    assert read_gold(write_gold(document, "harbours.json")).name == "harbours"


def _without(key):
    return lambda document: document.pop(key)


def _set(*path, to):
    def change(document):
        *above, last = path
        for step in above:
            document = document[step]
        document[last] = to

    return change


FAULTS = [
    (_without("gold"), "this is no gold file: there is no 'gold' in it"),
    (_set("left", to="x"), "left: there must be a list here"),
    (_set("left", 0, to=1), "left[0]: there must be an object here"),
    (_set("left", 1, "text", to=7), "left[1].text: there must be a text here"),
    (_set("left", 1, "id", to="a1"), "left[1].id: the id 'a1' stands twice"),
    (_set("right", 0, "id", to=None), "right[0]: there must be a 'id' here"),
    (_set("right", 0, "path", to="Harbour"), "right[0].path: there must be a list here"),
    (_set("right", 0, "path", to=[3]), "right[0].path[0]: there must be a text here"),
    (_set("right", 0, "doc", to=True), "right[0].doc: there must be a text here"),
    (_set("left", 0, "text", to="\ud800"), "left[0].text: this text holds half of a character"),
    (_set("gold", 0, "left", to=["a9"]), "gold[0].left[0]: there is no clause of left with the id 'a9'"),
    (_set("gold", 0, "right", to=["a1"]), "gold[0].right[0]: there is no clause of right with the id 'a1'"),
    (_set("gold", 0, "left", to="a1"), "gold[0].left: there must be a list here"),
    (_set("gold", 0, "optional", to="no"), "gold[0].optional: there must be true or false here"),
    (_set("gold", 0, "kind", to=1), "gold[0].kind: there must be a text here"),
    (_set("gold", 0, to={"left": [], "right": []}), "gold[0]: this bead names no clause on either side"),
]
SLIPS = [
    (_set("gold", 0, "optinal", to=True), "gold[0]: there is no key 'optinal'; did you mean optional?"),
    (_set("left", 0, "texts", to="x"), "left[0]: there is no key 'texts'; did you mean text?"),
    (_set("golds", to=[]), "there is no key 'golds'; did you mean gold?"),
    (_set("left", 0, "doc", to="other"), "gold[0]: this bead ties clauses of several documents (doc 'other', '')"),
    (_set("gold", 1, to={"left": ["a1"], "right": []}), "gold[1]: 'a1' has no counterpart here, and one in gold[0]"),
]


@pytest.mark.parametrize(("change", "message"), [*FAULTS, *SLIPS])
def test_a_fault_is_told_with_file_and_place(make_gold, write_gold, change, message):
    document = make_gold(TEXTS, TEXTS, [(["a1"], ["b1"]), (["a2"], ["b2"])])
    change(document)
    with pytest.raises(InputError) as caught:
        parsed(document)
    assert str(caught.value).startswith(f"small.json: {message}")


@pytest.mark.parametrize("change", [lambda _: None, *(change for change, _ in FAULTS if "surrogate" not in _ and "no clause of" not in _)])
def test_the_schema_agrees_with_the_reader(make_gold, change):
    document = make_gold(TEXTS, TEXTS, [(["a1"], ["b1"]), (["a2"], ["b2"])])
    change(document)
    try:
        parsed(document)
        is_read = True
    except InputError as error:
        is_read = "stands twice" in str(error) or "half of a character" in str(error)  # which no schema can say
    assert Draft202012Validator(read_gold_schema()).is_valid(document) == is_read


def test_keys_of_others_are_let_be(make_gold):
    document = make_gold(TEXTS, TEXTS, [(["a1"], ["b1"], {"annotators": 2})], licence="CC0")
    assert len(parsed(document).pairs[0].firm) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "small.json:1: this is no JSON"),
        (b'{"left": [],\n "right": ]}', "small.json:2: this is no JSON"),
        (b"[]", "small.json: this is no gold file: it must hold an object"),
        (b'{"left": [], "left": [], "right": [], "gold": []}', "small.json: the key 'left' stands twice"),
        (b"[" * 200_000, "small.json: this is no gold file: lists and objects are nested too deeply"),
        (b'{"left": ' + b"9" * 5000 + b"}", "small.json: this is no gold file"),
        (b"%PDF-1.7", "small.json:1: this is no JSON"),
        (b"\x00\x01\x02", "small.json:1: this is no JSON"),
        (b"{\n" + "Größe".encode("latin-1"), "small.json:2: this is no UTF-8 text"),
        (b" " * 64_000_001, "small.json: a gold file holds at most 64,000,000 bytes"),
    ],
)
def test_hostile_bytes_are_refused(data, message):
    with pytest.raises(InputError) as caught:
        parse_gold(data, source="small.json")
    assert str(caught.value).startswith(message)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        read_gold(tmp_path / "none.json", name="none.json")
    with pytest.raises(InputError, match="this is a folder"):
        read_gold(tmp_path, name="folder")
    with pytest.raises(InputError, match="no path"):
        read_gold(tmp_path / "a\0b")


def test_the_schema_is_one_and_the_example_follows_it(example):
    schema = read_gold_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(example.read_text(encoding="utf-8")))


def test_the_gold_sets_of_the_project_are_read(shared_gold):
    for path in sorted(shared_gold.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator(read_gold_schema()).validate(document)
        gold = read_gold(path)
        assert sum(len(pair.firm) + len(pair.optional) for pair in gold.pairs) == len({(b["left"][0], b["right"][0]) for b in document["gold"]})
        assert sum(len(pair.old.clauses) for pair in gold.pairs) == len(document["left"])
