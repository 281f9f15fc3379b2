"""Words that two clauses share: as the text prints them, with what the alignment makes of them."""

from __future__ import annotations

from math import fsum

import pytest

from policydiff.align import run
from policydiff.explain.model import ClauseRef
from policydiff.explain.words import SharedWords
from policydiff.model.options import Options

WORDS = Options(encoder="none")


@pytest.mark.parametrize("name", ["apart", "versions", "both_languages"])
def test_weights_are_those_of_the_shared_terms(name, request):
    documents = request.getfixturevalue(name)
    draft = run(*documents, options=WORDS, encoder=None)
    evidence, words = draft.known(), SharedWords(draft)
    weight = dict(zip(evidence.vocabulary, evidence.idf.tolist(), strict=True))
    for i, j in draft.candidates.tolist()[::7]:
        common = set(evidence.old.terms[i]) & set(evidence.new.terms[j])
        for side, clause in (("old", draft.old_clauses[i]), ("new", draft.new_clauses[j])):
            found = words.find(ClauseRef(side, clause.id), i, j)
            assert fsum(word.weight for word in found) == pytest.approx(fsum(weight[term] for term in common), abs=1e-3 * (len(common) + 1))
            assert [word.weight for word in found] == sorted((word.weight for word in found), reverse=True)
            assert all(1 <= word.n_clauses <= len(draft.old_clauses) + len(draft.new_clauses) for word in found)


def find(outline_of, old, new, side="old"):
    draft = run(outline_of("old", [old, "Nothing else."]), outline_of("new", [new, "Something more."]), options=WORDS, encoder=None)
    return SharedWords(draft).find(ClauseRef(side, "1"), 0, 0)


def test_words_are_printed_as_the_explained_clause_has_them(outline_of):
    pair = ("Harbours were Inspected by Zeno's keepers.", "A harbour is inspected; Zeno keeps watch.")
    assert {word.printed for word in find(outline_of, *pair)} >= {"Harbours", "Inspected", "Zeno's"}
    assert {word.printed for word in find(outline_of, *pair, side="new")} >= {"harbour", "inspected", "Zeno"}


def test_neighbouring_chinese_characters_stand_together(outline_of):
    found = find(outline_of, "港口应当防范安全风险，并公布结果。", "船舶防范安全风险的办法由港口制定。")
    assert {word.printed for word in found} >= {"防范安全风险", "港口"}
    assert found[0].printed == "防范安全风险"


def test_terms_of_the_glossary_are_marked_and_printed_in_the_language_of_the_clause(outline_of):
    english, chinese = "Providers shall protect personal information.", "提供者应当保护个人信息。"
    told = {word.printed for word in find(outline_of, english, chinese)}
    assert {"Providers", "personal information"} <= told
    assert all(word.by_glossary for word in find(outline_of, english, chinese))
    assert {"提供者", "个人信息"} <= {word.printed for word in find(outline_of, english, chinese, side="new")}
    assert not any(word.by_glossary for word in find(outline_of, english, english))


def test_a_word_in_one_clause_alone_is_not_shared(outline_of):
    assert find(outline_of, "Lanterns glow.", "Herring swim.") == ()


def test_how_many_clauses_hold_a_word_is_counted_over_both_documents(outline_of):
    old = outline_of("old", ["A brass bell.", "A bell rings.", "Ropes."])
    new = outline_of("new", ["The bell of brass.", "Masts."])
    draft = run(old, new, options=WORDS, encoder=None)
    found = {word.printed: word.n_clauses for word in SharedWords(draft).find(ClauseRef("old", "1"), 0, 0)}
    assert found == {"brass": 2, "bell": 3}
