from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from policydiff.align import Draft, align
from policydiff.align.model import load_model
from policydiff.align.probability import CLIP
from policydiff.model.options import Options
from policydiff.model.outline import Clause


def groups_of(draft):
    return {(group.old, group.new) for group in draft.groups}


def test_evidence_weighs_a_rare_word_above_a_common_one(run_stages, plan):
    evidence = run_stages(plan, plan, until="gather").known()
    weight = dict(zip(evidence.vocabulary, evidence.idf, strict=True))
    assert weight["hospit"] > weight["shall"] > 0


def test_a_stage_out_of_place_says_what_is_missing(run_stages, plan, outline_of):
    from policydiff.align.candidates import propose

    draft = Draft(old=outline_of("a", plan), new=outline_of("b", plan), options=Options(), encoder=None)
    with pytest.raises(ValueError, match="gather"):
        propose(draft)


def test_headings_are_candidates_of_headings_only(run_stages, plan):
    heading = Clause(id="h", kind="heading", text="Hospitals and high-risk systems")
    draft = run_stages([heading, *plan], [*plan, heading], until="propose")
    kinds = {(draft.old_clauses[i].is_heading, draft.new_clauses[j].is_heading) for i, j in draft.candidates}
    assert kinds == {(True, True), (False, False)}


def cosine_of(draft, i, j):
    evidence = draft.known()
    return float((evidence.old.cosine[[i]] @ evidence.new.cosine[[j]].T).toarray()[0, 0])


@pytest.mark.parametrize(("new_path", "is_nearer"), [(("Harbour dues",), True), (("Forestry",), False), ((), False)])
def test_words_of_the_headings_tell_alike_clauses_apart_where_both_sides_have_them(run_stages, plan, new_path, is_nearer):
    text = "Fees are paid before the end of the month."
    old = [*plan, Clause(id="a", text=text, path=("Harbour dues",)), Clause(id="b", text=text, path=("Forestry",))]
    draft = run_stages(old, [*plan, Clause(id="x", text=text, path=new_path)], until="gather")
    n = len(plan)
    assert (cosine_of(draft, n, n) > cosine_of(draft, n + 1, n)) == is_nearer
    # With no heading on the other side they tell nothing: the clauses are as near as without.
    assert (cosine_of(draft, n, n) == pytest.approx(1.0)) == (new_path != ("Forestry",))


def test_every_shipped_table_asks_only_for_features_that_are_computed(run_stages, plan):
    draft = run_stages(plan, plan, until="weigh_rivals")
    computed = {name for name, _ in draft.features}
    for name, table in load_model().tables:
        if name.endswith("words"):
            versions_only = {"neighbours_both", "neighbours_either", "position_gap", "crossing_loss"}
            assert {feature for feature, _ in table.weights} <= computed | versions_only


def test_contributions_and_intercepts_sum_to_the_log_odds(run_stages, plan):
    reworded = [text.replace("shall", "must") for text in plan[::-1]]
    draft = run_stages(plan, reworded, until="weigh_rivals")
    model = load_model()
    table = model.table(f"{draft.mode}-words")
    share = dict(table.weights)["by_itself"]
    total = table.intercept + sum(column for _, column in draft.contributions)
    absolute = model.table("absolute-words").intercept + sum(
        dict(draft.features)[name] * weight for name, weight in model.table("absolute-words").weights
    )
    inside = np.abs(absolute) < CLIP
    expected = (total + share * model.table("absolute-words").intercept)[inside]
    assert np.allclose(np.clip(expected, -CLIP, CLIP), draft.log_odds[inside], atol=1e-3)


def test_the_mode_is_measured_and_can_be_set(run_stages, plan):
    assert run_stages(plan, plan).mode == "versions"
    shuffled = [plan[k] for k in (5, 0, 7, 2, 4, 1, 6, 3)]
    draft = run_stages(plan, shuffled)
    assert draft.mode == "independent"
    assert "reading order does not agree" in draft.mode_reason
    assert "8 likely pairs" in draft.mode_reason
    forced = run_stages(plan, shuffled, options=Options(encoder="none", mode="versions"))
    assert forced.mode == "versions"
    assert "set by the user" in forced.mode_reason


def test_siblings_of_one_wording_link_in_order_in_equal_number(run_stages, plan):
    same = "Each Party shall report."
    old, new = [*plan[:3], same, same, *plan[3:]], [*plan[:3], same, same, *plan[3:]]
    assert {((3,), (3,)), ((4,), (4,))} <= groups_of(run_stages(old, new))


def test_siblings_of_one_wording_are_ambiguous_in_unequal_number(run_stages, plan):
    same = "Each Party shall report."
    draft = run_stages([*plan[:3], same, same, *plan[3:]], [*plan[:3], same, *plan[3:]])
    assert {(rivalry.side, rivalry.position) for rivalry in draft.rivalries} == {(0, 3), (0, 4), (1, 3)}
    assert not any(3 in group.new or {3, 4} & set(group.old) for group in draft.groups)


def test_copies_under_different_parents_are_decided_by_their_neighbours(run_stages):
    same = "what is shown was not exposed by the person in public;"
    one = ["An offence of images requires that", "the image was taken under a promise of privacy;", "the image harms the person."]
    other = ["An offence of forgeries requires that", "the forgery was made without consent;", "the forgery is passed off as real."]

    def items(parent, texts):
        return [Clause(id=parent, text=texts[0]), *(Clause(id=f"{parent}.{n}", text=text) for n, text in enumerate([same, *texts[1:]], 1))]

    draft = run_stages(items("1", one), [*items("1", one), *items("2", other)], options=Options(encoder="none", mode="versions"))
    assert ((1,), (1,)) in groups_of(draft)
    assert not draft.rivalries


def test_a_split_is_one_link(run_stages, plan):
    whole = (
        "Operators of data centres shall report their use of water and electricity each quarter and shall publish plans for closing obsolete sites."
    )
    halves = [
        "Operators of data centres shall report their use of water and electricity each quarter.",
        "Operators shall publish plans for closing obsolete sites.",
    ]
    old = [plan[0], whole, *plan[2:]]
    new = [plan[0], *halves, *plan[2:]]
    assert ((1,), (1, 2)) in groups_of(run_stages(old, new))
    assert ((1, 2), (1,)) in groups_of(run_stages(new, old))


def test_unrelated_documents_are_not_linked(run_stages, plan):
    strangers = [
        "Fishing quotas for herring are set by the regional board.",
        "Museums lend paintings without charge to one another.",
        "Cyclists wear helmets on mountain roads.",
    ]
    assert groups_of(run_stages(plan, strangers)) == set()


def test_a_pair_below_the_minimal_probability_is_not_linked(run_stages, plan):
    reworded = ["The agency publishes once a year which high-risk systems hospitals use.", *plan[1:]]
    assert ((0,), (0,)) in groups_of(run_stages(plan, reworded))
    strict = run_stages(plan, reworded, options=Options(encoder="none", min_probability=1.0))
    assert ((0,), (0,)) not in groups_of(strict)
    assert ((1,), (1,)) in groups_of(strict)


def test_an_empty_document_has_no_links_and_loses_no_clause(outline_of, plan):
    alignment = align(outline_of("a", plan), outline_of("b", []), options=Options(encoder="none"), encoder=None)
    assert [link.shape for link in alignment.links] == ["1-0"] * len(plan)
    nothing = align(outline_of("a", []), outline_of("b", []), options=Options(encoder="none"), encoder=None)
    assert nothing.links == ()


def test_a_stage_of_the_user_can_take_links_away(outline_of, plan):
    from policydiff.align import STAGES

    def forbid_first(draft):
        return evolve(draft, groups=tuple(group for group in draft.groups if 0 not in group.old))

    old, new = outline_of("a", plan), outline_of("b", plan)
    alignment = align(old, new, options=Options(encoder="none"), encoder=None, stages=(*STAGES, forbid_first))
    assert alignment.links[0].shape == "1-0"
    assert all(link.shape == "1-1" for link in alignment.links[1:-1])
