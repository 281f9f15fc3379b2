"""Every clause stands in exactly one link, and no word is lost or told twice."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from .documents import compare, is_increasing, law
from .drafts import drafts


def bare(texts):
    return "".join("".join(texts).split())


@law(60)
@given(case=drafts())
def test_every_clause_is_in_exactly_one_link(case):
    alignment = compare(*case).alignment
    for side, outline in (("old", alignment.old), ("new", alignment.new)):
        counts = Counter(clause for link in alignment.links for clause in getattr(link, side))
        assert counts == Counter(clause.id for clause in outline.clauses)
    assert all(link.old or link.new for link in alignment.links)


@law(30)
@given(case=drafts())
def test_links_and_their_clauses_stand_in_reading_order(case):
    alignment = compare(*case).alignment
    for side, outline in (("old", alignment.old), ("new", alignment.new)):
        place = {clause.id: i for i, clause in enumerate(outline.clauses)}
        for link in alignment.links:
            assert is_increasing(place[clause] for clause in getattr(link, side))
    place = {clause.id: i for i, clause in enumerate(alignment.old.clauses)}
    assert is_increasing(place[link.old[0]] for link in alignment.links if link.old)


@law(30)
@given(case=drafts())
def test_the_pairs_of_a_link_hold_its_clauses_together_and_rivals_only_those_that_stand_alone(case):
    for link in compare(*case).alignment.links:
        if link.old and link.new:
            assert not link.rivals
            assert {pair.old for pair in link.pairs} == set(link.old)
            assert {pair.new for pair in link.pairs} == set(link.new)
        else:
            assert not link.pairs
            assert len(link.old) + len(link.new) == 1
            assert all({pair.old, pair.new}.issuperset((*link.old, *link.new)) for pair in link.rivals)


@law(60)
@given(case=drafts())
def test_edits_rebuild_both_texts(case):
    comparison = compare(*case)
    old, new = comparison.alignment.old, comparison.alignment.new
    for change in comparison.changes:
        link = change.link
        if not (link.old and link.new):
            assert change.edits == ()
            continue
        for outline, ids, other in ((old, link.old, "insert"), (new, link.new, "delete")):
            rebuilt = [edit.old if outline is old else edit.new for edit in change.edits if edit.kind != other]
            assert bare(rebuilt) == bare(outline.clause(clause).text for clause in ids)
            if len(ids) == 1:
                assert "".join(rebuilt) == outline.clause(ids[0]).text
        assert all((edit.old == "") == (edit.kind == "insert") and (edit.new == "") == (edit.kind == "delete") for edit in change.edits)


@law(30)
@given(case=drafts())
def test_coverage_and_the_lists_of_unmatched_clauses_count_what_the_links_say(case):
    comparison = compare(*case)
    alignment = comparison.alignment
    for side, outline, coverage, unmatched in (
        ("old", alignment.old, comparison.old_coverage, comparison.omissions),
        ("new", alignment.new, comparison.new_coverage, comparison.additions),
    ):
        units = {clause.id for clause in outline.units}
        own = [(link, clause) for link in alignment.links for clause in getattr(link, side) if clause in units]
        n_bound, n_ambiguous = sum(bool(link.old and link.new) for link, _ in own), sum(link.is_ambiguous for link, _ in own)
        assert (coverage.n_clauses, coverage.n_linked, coverage.n_ambiguous) == (len(units), n_bound, n_ambiguous)
        alone = {clause for link, clause in own if not (link.old and link.new) and not link.is_ambiguous}
        assert sorted(one.clause for one in unmatched) == sorted(alone)
        assert 0 <= coverage.share_of_words <= 1
