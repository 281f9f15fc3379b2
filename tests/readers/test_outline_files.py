from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from policydiff.errors import InputError
from policydiff.model.outline import Count, Length, Outline, Standings, TypedDate
from policydiff.readers import read_document
from policydiff.readers.fixtures import fixture_bytes, fixture_names

FULL = """\
policydiff: outline/1
name: charter-2024
language: en
provenance:
  title: {en: "Charter on Machines", zh: "机器宪章"}
  short: Charter
  issuer: The Makers
  dates:
    - {kind: issued, date: 2024-05-21}
    - {kind: updated, date: 2025-02, note: "four more joined"}
  url: https://example.org/charter
  wording: paraphrase
  length: {words: 12, basis: "body"}
  caveats: ["This is a draft."]
  counts:
    - {count: 58, unit: states, basis: "as reported", source: "a newspaper"}
adherents_complete: no
adherents:
  - {name: Norway, kind: state, member: no, source: "a newspaper"}
  - {name: Acme, kind: company, joined: 2024-05-21}
clauses:
  - {id: h1, kind: heading, text: "Aims", depth: 0}
  - id: "1.10"
    number: 1.10
    depth: 1
    text: no   harm
  - {id: "2.1", role: chapeau, depth: 1, text: "We will:"}
  - {id: "2.2", kind: item, depth: 2, text: "test. We report.", language: en}
  - {id: fn1, role: footnote, text: "A note."}
"""


def read(text: str, name: str = "charter.yaml", unit: str = "clause") -> Outline:
    return read_document(text.encode(), name=name, unit=unit)


def test_every_value_is_read_as_text() -> None:
    outline = read(FULL)
    assert (outline.name, outline.label, outline.language) == ("charter-2024", "Charter", "en")
    assert outline.provenance.title == (("en", "Charter on Machines"), ("zh", "机器宪章"))
    assert outline.provenance.dates == (TypedDate("issued", "2024-05-21"), TypedDate("updated", "2025-02", "four more joined"))
    assert outline.provenance.length == Length(words=12, basis="body")
    assert outline.provenance.counts == (Count(count=58, unit="states", basis="as reported", source="a newspaper"),)
    assert outline.provenance.caveats == ("This is a draft.",)
    assert not outline.has_all_adherents
    assert [(adherent.name, adherent.kind, adherent.member, adherent.joined) for adherent in outline.adherents] == [
        ("Norway", "state", "no", None),
        ("Acme", "company", "yes", "2024-05-21"),
    ]
    assert [(clause.id, clause.number, clause.kind, clause.role, clause.depth, clause.path, clause.text) for clause in outline.clauses] == [
        ("h1", None, "heading", "operative", 0, (), "Aims"),
        ("1.10", "1.10", "paragraph", "operative", 1, ("Aims",), "no harm"),
        ("2.1", None, "paragraph", "chapeau", 1, ("Aims",), "We will:"),
        ("2.2", None, "item", "operative", 2, ("Aims",), "test. We report."),
        ("fn1", None, "paragraph", "footnote", 0, (), "A note."),
    ]
    assert outline.source.text == "Aims\n\nno harm\n\nWe will:\n\ntest. We report.\n\nA note."
    assert all(clause.spans[0].of(outline.source.text) == clause.text for clause in outline.clauses)


def test_sentences_get_ids_behind_the_clauses() -> None:
    assert [clause.id for clause in read(FULL, unit="sentence").clauses] == ["h1", "1.10", "2.1", "2.2.1", "2.2.2", "fn1"]


def test_json_is_read_by_the_same_rules() -> None:
    text = '{\n\t"policydiff": "outline/1", "name": "c", "clauses": [{"id": "1", "number": 1.10, "text": "AI is \\u5b89\\u5168.", "depth": 0}]}'
    outline = read(text, name="c.json")
    assert outline.source.media_type == "application/json"
    assert (outline.clause("1").number, outline.clause("1").text) == ("1.10", "AI is 安全.")


def test_an_outline_is_known_by_its_key_whatever_it_is_called() -> None:
    assert read(FULL, name="standard input").source.media_type == "application/yaml"
    assert read("# a comment\n---\n" + FULL, name="charter.txt").name == "charter-2024"


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("name: charter-2024", "nmae: charter-2024"), 2, "unknown key .?nmae.*did you mean name"),
        (("name: charter-2024\n", ""), 1, "name.? is missing"),
        (("outline/1", "outline/2"), 1, "policydiff.? is .?outline/2.*outline/1"),
        (("wording: paraphrase", "wording: own"), 12, "wording.? is .?own.*paraphrase, official"),
        (("kind: issued", "kind: isued"), 9, "kind.? is .?isued.*did you mean issued"),
        (("date: 2024-05-21}\n    -", "date: 21 May 2024}\n    -"), 9, "write a date as 2023-11-01, 2023-11 or 2023"),
        (("words: 12", "words: many"), 13, "words.? is .?many.*write a number"),
        (("words: 12", "words: 1.5"), 13, "write a whole number"),
        (("member: no", "member: perhaps"), 19, "member.? is .?perhaps.*yes, no"),
        (("adherents_complete: no", "adherents_complete: maybe"), 17, "adherents_complete.? is .?maybe"),
        (("role: chapeau", "role: chapau"), 27, "did you mean chapeau"),
        (("depth: 2,", "depth: 99,"), 28, "depth.? is .?99"),
        (('id: "2.2"', 'id: "2.1"'), 28, "the id .2.1. stands twice, first in line 27"),
        (('id: "2.2"', 'id: "2 2"'), 28, "white space or #"),
        (('text: "A note."', 'text: ""'), 29, "text.? (?:is empty|has no value)"),
        (('text: "A note."', "number: ~, text: A note"), 29, "number.? has no value; write a text, or leave the key out"),
        (("    text: no   harm\n", ""), 23, "text.? is missing"),
        (("text: no   harm", "text: [a, b]"), 26, "text.? must be a text, but is a list"),
        (("language: en\nprov", "language: english language\nprov"), 3, "write a language tag"),
        (("short: Charter", "short: Charter\n  short: Other"), 7, "stands twice"),
        (("short: Charter", "short: &x Charter"), 6, "anchors"),
        (("short: Charter", "short: *x"), 6, "aliases"),
        (("short: Charter", "short: !!str Charter"), 6, "tags"),
        (('- {id: h1, kind: heading, text: "Aims", depth: 0}', "- just a text"), 22, "must be keys and values"),
        (("{en:", "{Eng lish:"), 5, "is no language"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_the_way_out(change: tuple[str, str], line: int, message: str) -> None:
    assert change[0] in FULL
    with pytest.raises(InputError, match=message) as caught:
        read(FULL.replace(*change, 1))
    assert caught.value.source == "charter.yaml"
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("a: 1\n", "notes.yaml", "this YAML file is no outline.*policydiff show --format yaml"),
        ('{"a": 1}', "notes.json", "this JSON file is no outline"),
        ("policydiff: outline/1\nname: [a\n", "x.yaml", "not valid YAML"),
        ("policydiff: outline/1\nname: a\n---\nb: c\n", "x.yaml", "second document"),
        ("policydiff: case/1\nname: a\nclauses: []\n", "x.yaml", "is .?case/1"),
        ('{"policydiff": "outline/1", "name": "a", "clauses": [{"id": "1", "text": "a\\u0007b"}]}', "x.json", "control character"),
        ("policydiff: outline/1\nclauses: " + "[" * 500, "x.yaml", "nested more than"),
    ],
)
def test_what_is_no_outline_is_refused(text: str, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(text, name=name)


def test_an_unknown_media_type_is_refused() -> None:
    with pytest.raises(InputError, match=r"text/html.*is not read; there is text/plain, text/markdown"):
        read_document(b"x", name="x", media_type="text/html")


STANDING = """\
policydiff: outline/1
name: charter-2024
provenance:
  short: Charter
  sources:
    text: "Makers of Machines,  Charter on Machines, 21 May 2024"
    lakeland-gazette-2: "The Lakeland Gazette, 22 May 2024"
clauses:
  - {id: h1, kind: heading, text: Aims}
  - {id: "1", depth: 1, standing: verified, source: text, text: "Do no harm. Do good."}
  - {id: "2", depth: 1, standing: secondary, source: lakeland-gazette-2, text: Tell what went wrong.}
  - {id: "3", depth: 1, standing: unverified, source: lakeland-gazette-2, text: Pay for the damage.}
  - {id: "4", source: text, text: Meet again.}
  - {id: fn1, role: footnote, standing: unverified, source: lakeland-gazette-2, text: Machines that think.}
"""


def test_each_clause_has_its_standing_and_source() -> None:
    outline = read(STANDING)
    assert outline.provenance.sources == (
        ("text", "Makers of Machines, Charter on Machines, 21 May 2024"),
        ("lakeland-gazette-2", "The Lakeland Gazette, 22 May 2024"),
    )
    assert [(clause.id, clause.standing, clause.source) for clause in outline.clauses] == [
        ("h1", None, None),
        ("1", "verified", "text"),
        ("2", "secondary", "lakeland-gazette-2"),
        ("3", "unverified", "lakeland-gazette-2"),
        ("4", None, "text"),
        ("fn1", "unverified", "lakeland-gazette-2"),
    ]


def test_standings_are_counted_without_headings_and_footnotes() -> None:
    assert read(STANDING).standings == Standings(n_clauses=4, n_verified=1, n_secondary=1, n_unverified=1, n_unstated=1)
    assert read(STANDING).standings.share_unverified == 0.25
    nothing = read(FULL.split("clauses:", maxsplit=1)[0] + "clauses: []\n").standings
    assert (nothing.n_clauses, nothing.share_secondary, nothing.share_unverified) == (0, 0, 0)


def test_the_sentences_of_a_clause_have_its_standing() -> None:
    clauses = read(STANDING, unit="sentence").clauses
    assert [(clause.id, clause.standing, clause.source) for clause in clauses[1:3]] == [("1.1", "verified", "text"), ("1.2", "verified", "text")]


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("standing: verified", "standing: veryfied"), 10, "standing.? is .?veryfied.*did you mean verified.*verified, secondary, unverified"),
        (("standing: verified, source: text,", "standing: verified,"), 10, "must name its source; add source: text or lakeland-gazette-2"),
        (("source: text", "source: txet"), 10, "source is .txet., which provenance.sources does not cite; did you mean text.*lakeland-gazette-2; name one of"),
        (("standing: verified", "standig: verified"), 10, "did you mean standing"),
        (("source: text", "source: ~"), 10, "source.? has no value"),
        (("source: text", "source: [text]"), 10, "source.? must be a text, but is a list"),
        (('    text: "Makers', '    Text: "Makers'), 6, "Text.? is no key of a source; write at most 40 small letters"),
        (("    lakeland-gazette-2:", f"    {'x' * 41}:"), 7, "is no key of a source"),
        (('"The Lakeland Gazette, 22 May 2024"', '" "'), 7, "lakeland-gazette-2.? is empty"),
        (("    lakeland-gazette-2:", "    text:"), 7, "stands twice"),
        (("  sources:\n", "  sources: none\n"), 6, "not valid YAML"),
    ],
)  # fmt: skip
def test_a_fault_in_standing_or_source_is_told_with_its_line(change: tuple[str, str], line: int, message: str) -> None:
    assert change[0] in STANDING
    with pytest.raises(InputError, match=message) as caught:
        read(STANDING.replace(*change, 1))
    assert (caught.value.source, caught.value.line) == ("charter.yaml", line)


def test_where_nothing_is_cited_the_way_out_is_another() -> None:
    uncited = STANDING.replace(STANDING[STANDING.index("  sources:") : STANDING.index("clauses:")], "")
    with pytest.raises(InputError, match="Nothing is cited there"):
        read(uncited)
    with pytest.raises(InputError, match="cite one under provenance"):
        read(uncited.replace(", source: text,", ","))


def schema() -> dict[str, object]:
    text = (files("policydiff.readers") / "outline.schema.json").read_text(encoding="utf-8")
    found: dict[str, object] = json.loads(text)
    return found


def accepted(value: object) -> bool:
    try:
        read_document(json.dumps(value).encode(), name="x.json")
    except InputError:
        return False
    return True


CLAUSE = {"id": "1", "text": "AI is safe."}
ROOT = {"policydiff": "outline/1", "name": "a", "clauses": [CLAUSE]}


@pytest.mark.parametrize(
    "value",
    [
        ROOT,
        {**ROOT, "clauses": []},
        {**ROOT, "x": 1},
        {**ROOT, "policydiff": "outline/2"},
        {"policydiff": "outline/1", "clauses": []},
        {"policydiff": "outline/1", "name": "a"},
        {**ROOT, "name": " "},
        {**ROOT, "name": ["a"]},
        {**ROOT, "language": "zh-Hant"},
        {**ROOT, "language": "zh Hant"},
        {**ROOT, "adherents_complete": True},
        {**ROOT, "adherents_complete": "perhaps"},
        *({**ROOT, "clauses": [{**CLAUSE, **more}]} for more in (
            {"number": 1.1}, {"number": "3.2(a)"}, {"number": ""}, {"kind": "item"}, {"kind": "line"}, {"role": "annex"}, {"role": "none"}, {"depth": 0}, {"depth": 20},
            {"depth": 21}, {"depth": -1}, {"depth": "2"}, {"depth": "x"}, {"language": "fr"}, {"id": "a b"}, {"id": "a#b"}, {"id": 2}, {"text": ""}, {"text": None}, {"text": ["a"]}, {"path": ["a"]},
        )),
        {**ROOT, "clauses": [{"id": "1"}]},
        {**ROOT, "clauses": [{"text": "a"}]},
        *({**ROOT, "adherents": [adherent]} for adherent in (
            {"name": "A", "kind": "state"}, {"name": "A"}, {"kind": "state"}, {"name": "A", "kind": "planet"}, {"name": "A", "kind": "state", "member": "no"},
            {"name": "A", "kind": "state", "member": "maybe"}, {"name": "A", "kind": "state", "joined": "2024-05"}, {"name": "A", "kind": "state", "left": "May"}, {"name": "A", "kind": "state", "x": 1},
        )),
        *({**ROOT, "provenance": provenance} for provenance in (
            {}, {"title": "A"}, {"title": {"en": "A"}}, {"title": {"e n": "A"}}, {"title": ["A"]}, {"wording": "official"}, {"wording": "own"}, {"length": {"words": 3}}, {"length": {"words": -3}},
            {"length": {"lines": 3}}, {"dates": [{"kind": "issued", "date": "2024"}]}, {"dates": [{"kind": "issued"}]}, {"dates": [{"kind": "issued", "date": "2024-13"}]}, {"dates": [{"kind": "born", "date": "2024"}]},
            {"counts": [{"count": 5, "unit": "u", "basis": "b", "source": "s"}]}, {"counts": [{"count": 5}]}, {"caveats": ["a"]}, {"caveats": "a"}, {"short": ""}, {"made": "x", "status": "y", "basis": "z", "licence": "l", "issuer": "i", "url": "u"},
            {"author": "x"}, {"sources": {"text": "A report"}}, {"sources": {"a-1": "A", "b": "B"}}, {"sources": {}}, {"sources": {"Text": "A"}}, {"sources": {"a b": "A"}}, {"sources": {"": "A"}},
            {"sources": {"a" * 40: "A"}}, {"sources": {"a" * 41: "A"}}, {"sources": {"text": ""}}, {"sources": {"text": None}}, {"sources": ["text"]}, {"sources": "text"},
        )),
        *({**ROOT, "provenance": {"sources": {"text": "A report"}}, "clauses": [{**CLAUSE, **more}]} for more in (
            {"standing": "verified", "source": "text"}, {"standing": "secondary", "source": "text"}, {"standing": "unverified", "source": "text"}, {"source": "text"}, {"standing": "verified"},
            {"standing": "sure", "source": "text"}, {"standing": None, "source": "text"}, {"standing": "verified", "source": None}, {"standing": "verified", "source": "a b"},
        )),
    ],
)  # fmt: skip
def test_the_shipped_schema_agrees_with_the_reader(value: object) -> None:
    assert Draft202012Validator(schema()).is_valid(value) is accepted(value)


def test_the_schema_is_one_and_knows_every_key() -> None:
    Draft202012Validator.check_schema(schema())
    from policydiff.readers import outline_file, provenance

    definitions = schema()["$defs"]
    assert isinstance(definitions, dict)
    assert set(definitions["clause"]["properties"]) == set(outline_file._CLAUSE_KEYS)
    assert set(definitions["adherent"]["properties"]) == set(outline_file._ADHERENT_KEYS)
    assert set(definitions["provenance"]["properties"]) == set(provenance._KEYS)
    assert set(definitions["clause"]["properties"]["role"]["enum"]) == set(outline_file.CLAUSE_ROLES)
    assert set(definitions["clause"]["properties"]["standing"]["enum"]) == set(outline_file.STANDINGS)
    assert set(definitions["adherent"]["properties"]["kind"]["enum"]) == set(outline_file.ADHERENT_KINDS)


def test_the_shipped_outlines_are_read_by_name() -> None:
    names = fixture_names()
    assert "seoul-2024" in names
    # By name, so that a Chinese twin comes after its English one.
    assert list(names) == sorted(names)
    for name in names:
        outline = read_document(fixture_bytes(name), name=name)
        assert outline.name == name
        assert outline.units


def test_an_unknown_name_suggests_a_known_one() -> None:
    with pytest.raises(InputError, match="did you mean seoul-2024"):
        fixture_bytes("seoul-2042")
