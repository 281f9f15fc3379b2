"""Outlines as JSON values and back."""

from __future__ import annotations

import json

import pytest
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


@pytest.mark.parametrize(
    "document", [None, [], "x", {}, {"schema_version": "0"}, {"schema_version": "1"}, {"schema_version": "1", "kind": "outline"}]
)
def test_what_is_no_outline_is_refused_with_the_files_name(document: object) -> None:
    with pytest.raises(InputError, match=r"^x\.json: "):
        decode_outline(document, source="x.json")


def test_a_newer_version_is_named() -> None:
    with pytest.raises(InputError, match="schema_version is '2'; this version of policydiff reads '1'"):
        decode_outline({"schema_version": "2", "kind": "outline"})
