"""What a review file remembers of a clause, and how the clause is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.errors import InputError
from policydiff.readers import read_document
from policydiff.review.fingerprint import Fingerprint, Place, digest_of, likeness, sketch_of
from policydiff.review.marks import Marker
from policydiff.review.wordings import Found, Lost, Wordings

CLAUSE = "The keeper reports every failure of the great lamp to the council within thirty days and writes it into the book of the tower."
SIBLING = "The keeper reports every failure of the small bell to the council within thirty days and writes it into the book of the tower."
OTHER = "Boats that enter after dusk shall carry a bell, a rope and two oars."
WORDS = st.lists(
    st.sampled_from(
        [
            "lamp",
            "bell",
            "tower",
            "keeper",
            "boat",
            "rope",
            "oar",
            "pier",
            "storm",
            "council",
            "book",
            "failure",
            "dusk",
            "quay",
            "toll",
            "pilot",
            "ice",
            "fog",
        ]
    ),
    max_size=30,
)
PIECES = st.text("abcdefABC019-_", min_size=4, max_size=4)


def test_wording_counts_and_nothing_else() -> None:
    assert digest_of("The  “Great”\nLamp") == digest_of('the "great" lamp')
    assert digest_of("The great lamp") != digest_of("The small lamp")
    assert digest_of("防范风险") == digest_of("防範風險")


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_exact_for_short_clauses(one: list[str], other: list[str]) -> None:
    first, second = sketch_of(" ".join(one)), sketch_of(" ".join(other))
    found = likeness(first, second)
    assert found == likeness(second, first)
    assert 0 <= found <= 1
    if one or other:
        assert found == pytest.approx(2 * len(set(one) & set(other)) / (len(set(one)) + len(set(other))))


def test_likeness_of_long_clauses_is_a_fair_estimate() -> None:
    words = [f"word{number}" for number in range(400)]
    one, other = " ".join(words[:300]), " ".join(words[60:])
    assert len(sketch_of(one)) == 64
    # 240 words in common, of 300 and 340.
    assert likeness(sketch_of(one), sketch_of(other)) == pytest.approx(2 * 240 / 640, abs=0.1)


@given(
    st.builds(
        Fingerprint,
        is_heading=st.booleans(),
        digest=st.text("0123456789abcdef", min_size=16, max_size=16),
        sketch=st.lists(PIECES, max_size=64).map(tuple),
        place=st.builds(
            Place, copy=st.just(1), n_copies=st.integers(1, 999_999), around=st.tuples(*[st.text("0123456789abcdef", min_size=4, max_size=4)] * 3)
        ),
    )
)
def test_fingerprints_survive_being_written_down(fingerprint: Fingerprint) -> None:
    assert Fingerprint.parse(str(fingerprint)) == fingerprint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c",
        "x" * 30,
        "c0123456789abcdef::0/1:000000000000",
        "c0123456789abcdef::2/1:000000000000",
        "c0123456789abcdef:abc:1/1:000000000000",
        "٣" * 40,
    ],
)
def test_other_texts_are_no_fingerprints(text: str) -> None:
    with pytest.raises(ValueError, match="no fingerprint"):
        Fingerprint.parse(text)


def test_a_clause_is_found_again_whatever_its_number(outline) -> None:
    key = Wordings(outline({"1": CLAUSE, "2": OTHER})).fingerprint("1")
    assert Wordings(outline({"7": OTHER, "8.3": CLAUSE.upper()})).find(key) == Found("8.3", 1.0)


def test_a_light_edit_is_forgiven(outline) -> None:
    key = Wordings(outline({"1": CLAUSE, "2": OTHER})).fingerprint("1")
    found = Wordings(outline({"1": OTHER, "2": CLAUSE.replace("thirty", "sixty")})).find(key)
    assert isinstance(found, Found)
    assert found.clause == "2"
    assert 0.8 <= found.likeness < 1


def test_the_same_words_in_another_order_are_not_the_same_wording(outline) -> None:
    key = Wordings(outline({"1": "The keeper warns the council."})).fingerprint("1")
    found = Wordings(outline({"1": "The council warns the keeper."})).find(key)
    assert isinstance(found, Found)
    assert found.likeness < 1


def test_a_clause_that_is_gone_is_not_replaced(outline) -> None:
    key = Wordings(outline({"1": CLAUSE, "2": OTHER})).fingerprint("1")
    assert isinstance(Wordings(outline({"1": OTHER})).find(key), Lost)
    assert isinstance(Wordings(outline({})).find(key), Lost)


def test_two_clauses_as_near_are_no_answer(outline) -> None:
    key = Wordings(outline({"1": CLAUSE})).fingerprint("1")
    found = Wordings(outline({"1": CLAUSE.replace("thirty", "forty"), "2": CLAUSE.replace("thirty", "fifty")})).find(key)
    assert isinstance(found, Lost)
    assert "several clauses" in found.reason


def test_a_clause_known_to_be_another_is_not_taken(outline) -> None:
    key = Wordings(outline({"1": CLAUSE, "2": SIBLING})).fingerprint("1")
    left = Wordings(outline({"5": SIBLING}))
    assert isinstance(left.find(key), Found)
    assert isinstance(left.find(key, taken={"5"}), Lost)


def test_a_heading_is_no_clause_of_the_same_words(outline) -> None:
    key = Wordings(outline({"1": "Pilots"})).fingerprint("1")
    assert isinstance(Wordings(outline({"1": "Pilots"}, headings=("1",))).find(key), Lost)


COPY = "The plan is reviewed every year."


def test_copies_are_told_apart_by_their_order(outline) -> None:
    key = Wordings(outline({"1": COPY, "2": COPY, "3": COPY})).fingerprint("2")
    assert Wordings(outline({"x": COPY, "y": COPY, "z": COPY})).find(key) == Found("y", 1.0)


def test_copies_are_told_apart_by_what_stands_around_them(outline) -> None:
    before = {"1.1": (OTHER, "Boats"), "1.2": (COPY, "Boats"), "2.1": (CLAUSE, "Tower"), "2.2": (COPY, "Tower")}
    key = Wordings(outline(before)).fingerprint("2.2")
    # A third copy comes in front, and everything gets another number.
    after = {
        "1.1": (SIBLING, "Bells"),
        "1.2": (COPY, "Bells"),
        "2.1": (OTHER, "Boats"),
        "2.2": (COPY, "Boats"),
        "3.1": (CLAUSE, "Tower"),
        "3.2": (COPY, "Tower"),
    }
    assert Wordings(outline(after)).find(key) == Found("3.2", 1.0)


def test_a_copy_whose_surroundings_are_gone_is_not_another_copy(outline) -> None:
    before = {"1.1": (OTHER, "Boats"), "1.2": (COPY, "Boats"), "2.1": (CLAUSE, "Tower"), "2.2": (COPY, "Tower")}
    key = Wordings(outline(before)).fingerprint("2.2")
    found = Wordings(outline({"1.1": (OTHER, "Boats"), "1.2": (COPY, "Boats"), "1.3": (SIBLING, "Boats")})).find(key)
    assert isinstance(found, Lost)
    assert "2 clauses had this wording and 1" in found.reason


def test_an_id_that_a_document_does_not_have_is_refused_as_everywhere() -> None:
    outline = read_document(f"1. {CLAUSE}\n\n2. {OTHER}\n".encode(), name="tower.txt")
    for lookup in (Wordings(outline).clause, Wordings(outline).fingerprint, lambda clause_id: Marker(outline, outline).mark("old", clause_id)):
        with pytest.raises(InputError, match="there is no clause '2a'"):
            lookup("2a")
