"""The laws of a comparison, as far as its changes go."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.changes import describe, find_unmatched, measure_coverage
from policydiff.model.alignment import Alignment
from policydiff.model.change import OPERATIONS
from policydiff.model.outline import Clause

untimed = settings(deadline=None)  # the first Chinese text loads the tables of characters

MIRRORED = {"split": "merged", "merged": "split", "added": "omitted", "omitted": "added", "delete": "insert", "insert": "delete"}
WORDS = ("Parties", "shall", "report", "audit", "the", "models", "energy", "AI", "风险", "三十", "thirty (30)")
clauses = st.builds(
    Clause,
    id=st.just(""),
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
    kind=st.sampled_from(["paragraph", "paragraph", "item", "heading"]),
    role=st.sampled_from(["operative", "operative", "preamble", "footnote"]),
    number=st.none() | st.sampled_from(["1", "2", "(a)"]),
    language=st.sampled_from(["en", "en", "zh"]),
)
documents = st.lists(clauses, max_size=7)


@st.composite
def alignments(draw: st.DrawFn) -> Any:
    """Draw two documents and links between them, as a function of the builder."""
    sides = [[Clause(**{**fields(clause), "id": f"{prefix}{n}"}) for n, clause in enumerate(draw(documents))] for prefix in "on"]
    left = [[clause.id for clause in side] for side in sides]
    links = []
    for n_old, n_new in draw(st.lists(st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (2, 2)]), max_size=5)):
        if len(left[0]) >= n_old and len(left[1]) >= n_new:
            ids = [sorted(draw(st.permutations(side))[:n]) for side, n in zip(left, (n_old, n_new), strict=True)]
            left = [[clause_id for clause_id in side if clause_id not in taken] for side, taken in zip(left, ids, strict=True)]
            links.append((" ".join(ids[0]), " ".join(ids[1])))
    near = [(old, new, draw(st.sampled_from([0.0, 0.1]))) for old in left[0] for new in left[1]]
    mode = draw(st.sampled_from(["versions", "independent"]))

    def made(build: Any) -> Alignment:
        misses = [build.pair(*found, old_covered=0.0, new_covered=0.0) for found in near]
        return build.alignment(build.outline(sides[0]), build.outline(sides[1]), links, mode=mode, near_misses=misses)

    return made


def fields(clause: Clause) -> dict[str, Any]:
    return {name: getattr(clause, name) for name in ("text", "kind", "role", "number", "language")}


@untimed
@given(alignments())
def test_swapping_the_documents_mirrors_every_change(build: Any, made: Any) -> None:
    alignment = made(build)
    for change, mirrored in zip(describe(alignment), describe(build.mirror(alignment)), strict=True):
        assert {MIRRORED.get(operation, operation) for operation in change.operations} == set(mirrored.operations)
        edits = {(MIRRORED.get(edit.kind, edit.kind), edit.new, edit.old) for edit in change.edits}
        assert edits == {(edit.kind, edit.old, edit.new) for edit in mirrored.edits}
        assert (change.block is None) == (mirrored.block is None)


@untimed
@given(alignments())
def test_words_are_conserved_and_operations_stand_in_order(build: Any, made: Any) -> None:
    alignment = made(build)
    changes = describe(alignment)
    assert tuple(change.link for change in changes) == alignment.links
    for change in changes:
        if change.link.old and change.link.new:
            assert "".join(edit.old for edit in change.edits) == " ".join(alignment.old.clause(clause_id).text for clause_id in change.link.old)
            assert "".join(edit.new for edit in change.edits) == " ".join(alignment.new.clause(clause_id).text for clause_id in change.link.new)
        assert change.operations
        assert list(change.operations) == sorted(change.operations, key=OPERATIONS.index)
        assert "kept" not in change.operations[1:]
        assert change.reason.endswith(".")
        assert len(change.reason) > 20


@untimed
@given(documents)
def test_a_document_compared_with_itself_is_kept(build: Any, drawn: list[Clause]) -> None:
    outline = build.outline([Clause(**{**fields(clause), "id": f"c{n}"}) for n, clause in enumerate(drawn)])
    alignment = build.alignment(outline, outline, [(clause.id, clause.id) for clause in outline.clauses])
    assert {change.operations for change in describe(alignment)} <= {("kept",)}
    assert find_unmatched(alignment) == ((), ())
    assert all(coverage.n_linked == coverage.n_clauses for coverage in measure_coverage(alignment))


@untimed
@given(alignments())
def test_swapping_the_documents_swaps_omissions_and_additions(build: Any, made: Any) -> None:
    alignment = made(build)
    omitted, added = find_unmatched(alignment)
    mirrored_omitted, mirrored_added = find_unmatched(build.mirror(alignment))
    for one, other in ((omitted, mirrored_added), (added, mirrored_omitted)):
        assert [(u.clause, u.weight, u.lacks) for u in one] == [(u.clause, u.weight, u.lacks) for u in other]
        assert [u.nearest and {u.nearest.old, u.nearest.new} for u in one] == [u.nearest and {u.nearest.old, u.nearest.new} for u in other]


@untimed
@given(alignments())
def test_every_clause_that_is_omitted_or_added_is_listed_unless_it_is_a_heading(build: Any, made: Any) -> None:
    alignment = made(build)
    omitted, added = find_unmatched(alignment)
    for operation, found, outline in (("omitted", omitted, alignment.old), ("added", added, alignment.new)):
        ids = {clause_id for change in describe(alignment) if operation in change.operations for clause_id in (*change.link.old, *change.link.new)}
        assert {unmatched.clause for unmatched in found} == {clause_id for clause_id in ids if not outline.clause(clause_id).is_heading}
