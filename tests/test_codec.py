"""Outlines as JSON values and back."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.codec import decode_outline, encode_outline
from policydiff.errors import InputError
from policydiff.model.outline import Adherent, Clause, Count, Length, Outline, Provenance, Source, Span, TypedDate, Unread

TEXTS = st.text(max_size=40)
OPTIONAL = st.none() | TEXTS
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
OUTLINES = st.builds(
    Outline,
    name=TEXTS,
    source=st.builds(Source, name=TEXTS, media_type=TEXTS, encoding=TEXTS, sha256=TEXTS, text=TEXTS),
    provenance=st.builds(
        Provenance,
        title=st.dictionaries(TEXTS, TEXTS, max_size=2).map(lambda titles: tuple(titles.items())),
        short=OPTIONAL,
        dates=st.tuples(st.builds(TypedDate, st.sampled_from(["issued", "in_force"]), TEXTS, OPTIONAL)),
        wording=st.sampled_from(["paraphrase", "official", "unknown"]),
        length=st.none() | st.builds(Length, words=st.none() | st.integers(0, 10**6), pages=st.none() | st.integers(0, 999), basis=OPTIONAL),
        caveats=st.lists(TEXTS, max_size=2).map(tuple),
        sources=st.dictionaries(TEXTS, TEXTS, max_size=2).map(lambda sources: tuple(sources.items())),
        counts=st.tuples(st.builds(Count, count=st.integers(0, 999), unit=TEXTS, basis=TEXTS, source=TEXTS)),
    ),
    language=TEXTS,
    clauses=st.lists(
        st.builds(
            Clause,
            id=TEXTS,
            text=TEXTS,
            kind=st.sampled_from(["heading", "paragraph", "item"]),
            role=st.sampled_from(["operative", "footnote", "chapeau"]),
            number=OPTIONAL,
            depth=st.integers(0, 9),
            path=st.lists(TEXTS, max_size=2).map(tuple),
            spans=st.lists(SPANS, max_size=2).map(tuple),
            standing=st.sampled_from([None, "verified", "secondary", "unverified"]),
            source=OPTIONAL,
        ),
        max_size=4,
    ).map(tuple),
    adherents=st.lists(
        st.builds(Adherent, name=TEXTS, kind=st.sampled_from(["state", "person"]), member=st.sampled_from(["yes", "no", "unknown"]), joined=OPTIONAL),
        max_size=2,
    ).map(tuple),
    has_all_adherents=st.booleans(),
    unread=st.lists(st.builds(Unread, text=TEXTS, reason=st.just("markup"), span=SPANS, line=st.integers(1, 99)), max_size=2).map(tuple),
)


@settings(deadline=None)
@given(OUTLINES)
def test_an_outline_comes_back_as_it_was(outline: Outline) -> None:
    assert decode_outline(json.loads(json.dumps(encode_outline(outline)))) == outline


@settings(deadline=None)
@given(OUTLINES)
def test_no_field_is_left_out(outline: Outline) -> None:
    document = encode_outline(outline)["outline"]
    assert set(document) == set(Outline.__annotations__)
    assert all(set(clause) == set(Clause.__annotations__) for clause in document["clauses"])


@settings(deadline=None)
@given(OUTLINES)
def test_standings_are_counted_beside_the_outline(outline: Outline) -> None:
    counted = encode_outline(outline)["standing"]
    assert counted["n_clauses"] == len(outline.units)
    assert counted["n_clauses"] == sum(counted[f"n_{standing}"] for standing in ("verified", "secondary", "unverified", "unstated"))
    assert counted["n_unverified"] == sum(clause.standing == "unverified" for clause in outline.units)
    assert counted["share_unverified"] == pytest.approx(counted["n_unverified"] / max(counted["n_clauses"], 1), abs=1e-6)


@settings(deadline=None)
@given(OUTLINES)
def test_a_document_from_before_standings_is_read(outline: Outline) -> None:
    document = encode_outline(outline)
    del document["standing"]
    del document["outline"]["provenance"]["sources"]
    for clause in document["outline"]["clauses"]:
        del clause["standing"]
        del clause["source"]
    clauses = tuple(evolve(clause, standing=None, source=None) for clause in outline.clauses)
    assert decode_outline(document) == evolve(outline, clauses=clauses, provenance=evolve(outline.provenance, sources=()))


def test_sources_that_are_no_texts_are_refused() -> None:
    outline = Outline(
        name="a", source=Source(name="a", media_type="", encoding="", sha256="", text=""), provenance=Provenance(), language="en", clauses=()
    )
    document = encode_outline(outline)
    document["outline"]["provenance"]["sources"] = {"text": 1}
    with pytest.raises(InputError, match=r"an object that holds texts @ \$.outline.provenance.sources"):
        decode_outline(document)


@pytest.mark.parametrize(
    "document", [None, [], "x", {}, {"schema_version": "0"}, {"schema_version": "1"}, {"schema_version": "1", "kind": "outline"}]
)
def test_what_is_no_outline_is_refused_with_the_files_name(document: object) -> None:
    with pytest.raises(InputError, match=r"^x\.json: "):
        decode_outline(document, source="x.json")


def test_a_newer_version_is_named() -> None:
    with pytest.raises(InputError, match="schema_version is '2'; this version of policydiff reads '1'"):
        decode_outline({"schema_version": "2", "kind": "outline"})
