"""A clause on another matter disturbs nothing, and a clause that only shifted because of it did not move."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import policydiff
from policydiff import Options
from policydiff.align import STAGES
from policydiff.text.tokens import terms

from .documents import by_clause, clauses_of, compare, documents, fates, is_bound, law, make_outline, unrelated
from .drafts import drafts

MARGIN = 0.2


def compare_and_record(old, new, *, encoder=None, **options):
    """Compare; return the comparison and the probability of every candidate by its ids."""
    found = {}

    def record(draft):
        ids = [(draft.old.clauses[i].id, draft.new.clauses[j].id) for i, j in draft.candidates]
        found.update(zip(ids, np.asarray(draft.probabilities).tolist(), strict=True))
        return draft

    comparison = policydiff.compare(old, new, options=Options(encoder="none", **options), encoder=encoder, stages=(*STAGES, record))
    return comparison, found


def is_safe(link, probabilities):
    """Tell whether each pair of a link stands clear of every rival for one of its clauses."""
    own = {(pair.old, pair.new): pair.probability for pair in link.pairs}
    rivals = [p for (old, new), p in probabilities.items() if (old in link.old) != (new in link.new)]
    return is_bound(link) and min(own.values()) >= MARGIN + max(rivals, default=0.0)


def insert(outline, at, text):
    """Insert a clause with the id x; the others keep theirs."""
    texts, ids = [clause.text for clause in outline.clauses], [clause.id for clause in outline.clauses]
    made = make_outline(outline.name, [*texts[:at], text, *texts[at:]], ids=[*ids[:at], "x", *ids[at:]])
    kept = {clause.id: clause for clause in outline.clauses}
    return evolve(made, clauses=tuple(evolve(kept[clause.id], spans=clause.spans) if clause.id in kept else clause for clause in made.clauses))


@st.composite
def insertions(draw, *, min_size=0, max_size=8):
    """Draw two documents, and the new one with a clause more on a matter that neither of them holds."""
    old, new = draw(drafts(min_size=min_size, max_size=max_size))
    text = draw(unrelated([*old, *new, *(half for given_text in (*old, *new) for half in _pool_clauses_in(given_text))]))
    return old, new, draw(st.integers(0, len(new))), text


def _pool_clauses_in(text):
    """Return the pool's clauses that a text was made from."""
    return [
        clause
        for language in ("en", "zh")
        for clause in clauses_of(language)
        if clause[:12].lower() in text.lower() or clause[-12:].lower() in text.lower()
    ]


def disturb(case, *, encoder=None, mode="auto", swap=False):
    """Compare without the clause and with it; return both comparisons and the ids of the links that were safe."""
    old, new, at, text = case
    before_sides, after_sides = ((make_outline("o", old), changed) for changed in (make_outline("n", new), insert(make_outline("n", new), at, text)))
    before, probabilities = compare_and_record(*before_sides[:: -1 if swap else 1], encoder=encoder, mode=mode)
    after = policydiff.compare(*after_sides[:: -1 if swap else 1], options=Options(encoder="none", mode=mode), encoder=encoder)
    return before, after, [(link.old, link.new) for link in before.alignment.links if is_safe(link, probabilities)]


DISTURBED = {"case": insertions(), "mode": st.sampled_from(("auto", "versions", "independent")), "swap": st.booleans()}


@law(50)
@given(**DISTURBED)
def test_an_unrelated_clause_alters_no_safe_link(case, mode, swap):
    _, after, safe = disturb(case, mode=mode, swap=swap)
    found = {(link.old, link.new) for link in after.alignment.links}
    assert [ids for ids in safe if ids not in found] == []


@law(50)
@given(**DISTURBED)
def test_an_unrelated_clause_makes_no_move(case, mode, swap):
    before, after, safe = disturb(case, mode=mode, swap=swap)
    # Where it tips the choice of the mode, clauses that had moved all along are called so only now.
    assume(before.alignment.mode == after.alignment.mode)
    moved = {(change.link.old, change.link.new) for change in before.changes_of("moved")}
    assert [ids for change in after.changes_of("moved") if (ids := (change.link.old, change.link.new)) not in moved and ids in safe] == []


@law(50)
@given(**DISTURBED)
def test_an_unrelated_clause_is_linked_to_nothing(case, mode, swap):
    # Clauses that share a word of content are not unrelated.
    assume(not set(terms(case[3])) & {term for side in case[:2] for text in side for term in terms(text)})
    _, after, _ = disturb(case, mode=mode, swap=swap)
    assert not is_bound(by_clause(after)["x"].link)


@pytest.mark.parametrize("swap", [False, True])
def test_an_unrelated_clause_disturbs_nothing_with_an_encoder(usem3, swap):
    @law(4)
    @given(insertions(min_size=2, max_size=6))
    def check(case):
        _, after, safe = disturb(case, encoder=usem3, swap=swap)
        found = {(link.old, link.new) for link in after.alignment.links}
        assert [ids for ids in safe if ids not in found] == []
        assert not is_bound(by_clause(after)["x"].link)

    check()


@st.composite
def thinned(draw):
    """Draw a document and two selections of its clauses, in its order."""
    whole = draw(documents(min_size=6, max_size=14))
    return [[text for text in whole if draw(st.integers(0, 3))] for _ in range(2)]


@law(50)
@given(case=thinned(), mode=st.sampled_from(("auto", "versions", "independent")))
def test_a_clause_that_only_shifted_did_not_move(case, mode):
    comparison = compare(*case, mode=mode)
    assert {operations for _, _, operations in fates(comparison)} <= {("kept",), ("added",), ("omitted",)}
    assert sum(operations == ("kept",) for _, _, operations in fates(comparison)) == len(set(case[0]) & set(case[1]))


@pytest.mark.parametrize(("old", "new"), [([], []), ([], ["Banks must hold cash."]), (["Banks must hold cash."], [])])
def test_a_document_without_clauses_is_compared_with_an_encoder_too(usem3, old, new):
    assert [len(link.old) + len(link.new) for link in compare(old, new, encoder=usem3).alignment.links] == [1] * len(old + new)
