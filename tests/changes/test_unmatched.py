"""What has no counterpart is listed by importance, with what the nearest candidate lacks."""

from __future__ import annotations

from typing import Any

import pytest

from policydiff.annotate import annotate
from policydiff.changes import find_unmatched
from policydiff.model.annotation import Annotations
from policydiff.model.outline import Clause


def omissions(build: Any, old: list[Any], new: list[Any], links: list[Any] | None = None, **fields: Any) -> Any:
    alignment = build.alignment(build.outline(old), build.outline(new), links or [], **fields)
    return find_unmatched(alignment)[0]


def lacks(build: Any, old: Clause, new: Clause) -> tuple[str, ...]:
    return omissions(build, [old], [new], near_misses=[build.pair(old.id, new.id, 0.1)])[0].lacks


def test_units_then_footnotes_and_no_headings(build: Any) -> None:
    old = [
        Clause(id="h", text="Duties", kind="heading"),
        Clause(id="f", text="See the rather long and important annex about pathogens.", role="footnote"),
        Clause(id="a", text="Report energy."),
        Clause(id="b", text="Audit."),
    ]
    assert [found.clause for found in omissions(build, old, [("b", "Audit.")], [("b", "b")])] == ["a", "f"]


def test_ambiguous_clauses_are_not_listed(build: Any) -> None:
    link = build.link(old="a", rivals=[build.pair("a", "x", 0.5), build.pair("a", "y", 0.5)])
    assert omissions(build, [("a", "Report energy.")], [("x", "Report energy use."), ("y", "Report the energy.")], [link]) == ()


def test_added_clauses_mirror_omitted_ones(build: Any) -> None:
    alignment = build.alignment(
        build.outline([("a", "Report energy."), ("b", "Audit models yearly.")]),
        build.outline([("x", "Report water."), ("y", "Label videos.")]),
        [],
        near_misses=[build.pair("a", "x", 0.1), build.pair("a", "y", 0.1, 0.0, 0.0), build.pair("b", "x", 0.0, 0.0, 0.0)],
    )
    omitted, added = find_unmatched(alignment)
    mirrored_omitted, mirrored_added = find_unmatched(build.mirror(alignment))
    for one, other in ((omitted, mirrored_added), (added, mirrored_omitted)):
        assert [(u.clause, u.lacks, u.weight) for u in one] == [(u.clause, u.lacks, u.weight) for u in other]
    # Equally probable: what shares a word is nearer than what shares none.
    assert omitted[1].clause == "a"
    assert omitted[1].nearest is not None
    assert omitted[1].nearest.new == "x"


def test_boilerplate_ranks_low(build: Any) -> None:
    boilerplate = [Clause(id=f"b{n}", text="This clause shall apply from the date that the Council decides.") for n in range(8)]
    told = Clause(id="t", text="Developers shall test models for pathogens.")
    found = omissions(build, [*boilerplate, told], [])
    assert found[0].clause == "t"
    assert found[0].weight > 2 * found[1].weight
    assert [unmatched.clause for unmatched in found[1:]] == [clause.id for clause in boilerplate]


@pytest.mark.parametrize("role", ["preamble", "chapeau"])
def test_operative_clauses_come_before_equal_lesser_ones(build: Any, role: Any) -> None:
    lesser = Clause(id="p", text="Noting the harm that pathogens do", role=role)
    operative = Clause(id="o", text="Report harm from pathogens")
    assert [found.clause for found in omissions(build, [lesser, operative], [])] == ["o", "p"]


@pytest.mark.parametrize(("path", "role"), [(("Final clauses", "Amendments"), "operative"), (("附则",), "operative"), (("Forms of oaths",), "annex")])
def test_final_clauses_and_forms_come_after_equal_others(build: Any, path: tuple[str, ...], role: Any) -> None:
    formal = Clause(id="f", text="Note the harm that pathogens do", path=path, role=role)
    others = [Clause(id="o", text="Avoid the harm that pathogens do", path=("Forms of harm", "Signature schemes"))]
    assert [found.clause for found in omissions(build, [formal, *others], [])] == ["o", "f"]


def test_length_is_damped(build: Any) -> None:
    short = ("s", "Ban weapons outright.")
    long = ("l", "Publish tables, figures, notes, maps, lists, graphs, charts, indexes, dates, names, titles and pages.")
    by_id = {found.clause: found.weight for found in omissions(build, [short, long], [])}
    assert by_id["s"] < by_id["l"] < 3 * by_id["s"]


def test_lacking_words_that_the_document_comes_back_to_are_named_first(build: Any) -> None:
    old = [Clause(id="a", text="Developers test models for misuse."), ("b", "Models for misuse are banned."), ("c", "Misuse is banned.")]
    found = omissions(build, old, [("x", "Developers share.")], [], near_misses=[build.pair("a", "x", 0.1)])
    assert next(u for u in found if u.clause == "a").lacks == ("misuse", "models", "test")


def test_lacking_words_are_shown_as_a_reader_would_write_them(build: Any) -> None:
    old = Clause(id="a", text="Recognising the OECD, we ask Kenya and the labs: Recalling SMEs’ needs, test 10^26 GPUs.")
    assert lacks(build, old, Clause(id="x", text="We rest.")) == ("OECD", "ask", "Kenya", "labs", "recalling", "SMEs")


def test_a_name_at_the_start_of_a_sentence_is_a_name_where_it_is_one_elsewhere(build: Any) -> None:
    old = [Clause(id="a", text="Kenya pays. Testing pays."), Clause(id="b", text="Payment by Kenya after Testing or testing.")]
    found = omissions(build, old, [("x", "Sleep.")], near_misses=[build.pair("a", "x", 0.1)])
    assert next(u for u in found if u.clause == "a").lacks == ("Kenya", "testing", "pays")


def test_compounds_and_possessives_are_named_whole_and_plain(build: Any) -> None:
    old = Clause(id="a", text="A multi-stakeholder and risk-based plan for the ecosystem's diversity")
    assert lacks(build, old, Clause(id="x", text="Stakeholder risk.")) == ("multi-stakeholder", "plan", "ecosystem", "diversity", "risk-based")


def test_letters_and_figures_without_a_space_between_are_one_word(build: Any) -> None:
    old = Clause(id="a", text="G20 members and G20's harbours moor for 10km in the 2030s")
    assert lacks(build, old, Clause(id="x", text="Members moor.")) == ("G20", "harbours", "10km", "2030s")


def test_at_most_six_words_are_named_and_each_stem_once(build: Any) -> None:
    old = Clause(id="a", text="Risk, risks, models, tests, weapons, water, energy, labels, audits.")
    assert lacks(build, old, Clause(id="x", text="Sleep.")) == ("risk", "models", "tests", "weapons", "water", "energy")


def test_chinese_is_named_in_whole_words(build: Any) -> None:
    text = "防范前沿风险，加强国际合作和评估AI。"
    old, new = Clause(id="a", text=text, language="zh"), Clause(id="x", text="加强国际交流", language="zh")
    assert lacks(build, old, new) == ("AI", "防范", "前沿", "风险", "国际合作", "评估")
    # The other clause holds 人工智能; a run of the characters that it lacks would begin within the word.
    old, new = Clause(id="a", text="使用人工智能产品的，发现用户", language="zh"), Clause(id="x", text="发现人工智能", language="zh")
    assert set(lacks(build, old, new)) == {"使用", "产品", "用户"}
    # What stands between terms and particles may be half of two words, and a term may be cut out of them.
    old = Clause(id="a", text="保护个人权益，其他情形下由渡轮公司，潮汐、灯塔的高度", language="zh")
    assert set(lacks(build, old, Clause(id="x", text="加强国际交流", language="zh"))) == {"保护", "公司", "潮汐", "灯塔", "高度"}
    # As printed, in the characters of the document.
    old, new = Clause(id="a", text="評估風險", language="zh"), Clause(id="x", text="加强国际交流", language="zh")
    assert lacks(build, old, new) == ("評估", "風險")


def test_traditional_characters_lack_nothing_of_simplified_ones(build: Any) -> None:
    assert lacks(build, Clause(id="a", text="防範風險", language="zh-Hant"), Clause(id="x", text="防范风险", language="zh-Hans")) == ()


def test_another_language_lacks_no_words(build: Any) -> None:
    assert lacks(build, Clause(id="a", text="Prevent risks."), Clause(id="x", text="防范风险", language="zh")) == ()


def test_without_a_near_miss_nothing_is_lacking(build: Any) -> None:
    found = omissions(build, [("a", "Report.")], [])[0]
    assert (found.nearest, found.lacks) == (None, ())


def test_single_letters_and_words_of_drafting_name_no_theme(build: Any) -> None:
    old = build.outline([("a", "The U.S. shall fund ports (b)."), ("b", "The U.S. shall fund roads (b)."), ("c", "Led by the U.S., fund ports.")])
    new = build.outline([("x", "Rest.")])
    omitted, _ = find_unmatched(build.alignment(old, new, [], near_misses=[build.pair(name, "x", 0.1) for name in "abc"]))
    assert {item.clause: item.lacks[0] for item in omitted} == {"a": "fund", "b": "fund", "c": "fund"}
    assert all(set(item.lacks[:2]) <= {"fund", "ports", "roads"} for item in omitted)


def test_what_took_the_nearest_candidate_is_named(build: Any) -> None:
    old = [("a", "Report energy."), ("b", "Report energy use."), ("c", "Audit.")]
    found = omissions(
        build, old, [("x", "Report energy."), ("y", "Audits.")], [("a", "x")], near_misses=[build.pair("b", "x", 0.9), build.pair("c", "y", 0.1)]
    )
    assert {unmatched.clause: unmatched.taken_by for unmatched in found} == {"b": ("a",), "c": ()}


def test_rows_of_a_form_rank_below_sentences(build: Any) -> None:
    clauses = [
        Clause(id="row", text="Framework heading: budget lines 1 020 403"),
        Clause(id="rule", text="Budget lines shall be kept."),
        Clause(id="item", text="the keeper shall name each budget heading and framework line"),
    ]
    old = build.outline(clauses)
    alignment = build.alignment(old, build.outline([("x", "Sleep.")]), [])
    before = {found.clause: found.weight for found in find_unmatched(alignment)[0]}
    found = find_unmatched(alignment, annotate(old), Annotations(()))[0]
    after = {unmatched.clause: unmatched.weight for unmatched in found}
    assert before["row"] > before["rule"]
    assert after["row"] == pytest.approx(before["row"] / 4, abs=1e-4)
    assert found[-1].clause == "row"
    # What ends like no sentence but says what somebody must do is no row.
    assert (after["rule"], after["item"]) == (before["rule"], before["item"])
