"""What is said to change a fate does change it, tried here in another way; and less does not."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from policydiff import compare
from policydiff.align import STAGES, run
from policydiff.align.probability import weigh_rivals
from policydiff.explain import ClauseRef, explain
from policydiff.explain.replay import Replay, fate_of, logit, probability
from policydiff.model.options import Options

WORDS = Options(encoder="none")
CLAUSES = {
    "apart": ["old:1.1", "old:3.1", "old:3.4", "new:6", "new:9"],
    "versions": ["old:1.1", "old:1.3", "old:2.2", "old:3.2", "new:3.3", "new:4.1"],
    "drafts": ["old:1.1", "old:4.1", "old:5.2", "new:2.1", "new:5.3"],
    "near_twins": ["old:1", "new:1", "new:2"],
    "twins": ["old:1", "old:2", "old:3", "new:1", "new:2"],
}


@pytest.fixture(scope="module", params=CLAUSES)
def explained(request):
    documents = request.getfixturevalue(request.param)
    return documents, [explain(*documents, clause, options=WORDS) for clause in CLAUSES[request.param]]


def changes_of(explained, kind):
    documents, explanations = explained
    return [(documents, explanation, change) for explanation in explanations for change in explanation.what_if if change.kind == kind]


def link_in(comparison, ref):
    """Return the link of a clause and whether it is ambiguous, as a comparison has them."""
    link = next(link for link in comparison.alignment.links if ref.id in (link.old if ref.side == "old" else link.new))
    return link.old, link.new, link.is_ambiguous


def told(change):
    return change.fate.old, change.fate.new, change.fate.kind == "ambiguous"


def test_another_threshold_does_what_is_said(explained):
    for documents, explanation, change in changes_of(explained, "threshold"):
        comparison = compare(*documents, options=Options(encoder="none", min_probability=change.min_probability))
        assert link_in(comparison, explanation.clause_ref) == told(change)


def test_another_mode_does_what_is_said(explained):
    for documents, explanation, change in changes_of(explained, "mode"):
        assert change.mode != explanation.mode
        comparison = compare(*documents, options=Options(encoder="none", mode=change.mode))
        assert link_in(comparison, explanation.clause_ref) == told(change)


def test_without_the_rival_it_is_as_said(explained):
    for documents, explanation, change in changes_of(explained, "absence"):
        side = 0 if change.clause.side == "old" else 1
        thinner = list(documents)
        thinner[side] = evolve(thinner[side], clauses=tuple(clause for clause in thinner[side].clauses if clause.id != change.clause.id))
        assert link_in(compare(*thinner, options=WORDS), explanation.clause_ref) == told(change)


def aligned_with(documents, ref, change, nats):
    """Align with so much more evidence for a candidate, by a stage of our own."""

    def push(draft):
        ends = (ref.id, change.clause.id) if ref.side == "old" else (change.clause.id, ref.id)
        ids = [(draft.old_clauses[i].id, draft.new_clauses[j].id) for i, j in draft.candidates.tolist()]
        log_odds = draft.log_odds.copy()
        log_odds[ids.index(ends)] += nats
        return evolve(draft, log_odds=np.clip(log_odds, -8, 8))

    place = STAGES.index(weigh_rivals) + 1
    return fate_of(run(*documents, options=WORDS, encoder=None, stages=(*STAGES[:place], push, *STAGES[place:])), ref)


def test_so_much_more_or_less_evidence_does_what_is_said_and_less_does_not(explained):
    for documents, explanation, change in changes_of(explained, "evidence"):
        ref = explanation.clause_ref
        assert aligned_with(documents, ref, change, change.nats) == change.fate
        less = change.nats - np.sign(change.nats) * max(0.015, abs(change.nats) / 25)
        weaker = aligned_with(documents, ref, change, less)
        if explanation.fate.kind == "linked":
            assert (weaker.kind, weaker.old, weaker.new) == (explanation.fate.kind, explanation.fate.old, explanation.fate.new)
        else:
            assert weaker.kind != "linked" or change.clause.id not in (weaker.old + weaker.new)


def test_probabilities_before_and_after_fit_the_nats(explained):
    for _, explanation, change in changes_of(explained, "evidence"):
        before, after = change.probability
        (candidate,) = [candidate for candidate in explanation.candidates if candidate.clause == change.clause]
        assert before == pytest.approx(probability(candidate.log_odds), abs=1e-3)
        assert logit(after) - logit(before) == pytest.approx(change.nats, rel=0.02, abs=0.05)


def test_no_change_leaves_the_fate_as_it_is(explained):
    for explanation in explained[1]:
        for change in explanation.what_if:
            assert told(change) != (explanation.fate.old, explanation.fate.new, explanation.fate.kind == "ambiguous")


def test_a_link_in_doubt_and_a_near_miss_tell_what_they_lack(drafts):
    miss = explain(*drafts, "old:1.1", options=WORDS)
    assert miss.fate.kind == "alone"
    assert {"evidence", "threshold"} <= {change.kind for change in miss.what_if}
    (more,) = [change for change in miss.what_if if change.kind == "evidence"]
    assert more.nats > 0
    assert more.fate.kind == "linked"
    (lower,) = [change for change in miss.what_if if change.kind == "threshold"]
    assert lower.min_probability < miss.threshold


def test_a_twin_is_what_keeps_a_clause_ambiguous(twins):
    explanation = explain(*twins, "old:1", options=WORDS)
    assert explanation.fate.kind == "ambiguous"
    (change,) = [change for change in explanation.what_if if change.kind == "absence"]
    assert change.clause in {ClauseRef("new", "1"), ClauseRef("new", "2")}
    assert change.fate.kind == "linked"


def test_a_little_more_evidence_decides_between_rivals(near_twins):
    explanation = explain(*near_twins, "old:1", options=WORDS)
    assert explanation.fate.kind == "ambiguous"
    kinds = {change.kind: change for change in explanation.what_if}
    assert {"evidence", "absence"} <= set(kinds)
    assert 0 < kinds["evidence"].nats < 1
    assert kinds["evidence"].fate.kind == kinds["absence"].fate.kind == "linked"


def test_identical_wording_is_linked_whatever_the_evidence(versions):
    assert not [change for change in explain(*versions, "old:1.2", options=WORDS).what_if if change.kind in {"evidence", "threshold"}]


@pytest.mark.parametrize("guess", [0.0, 0.02, 1.0, 5.0, 100.0])
def test_the_guess_saves_time_and_changes_nothing(drafts, guess):
    draft = run(*drafts, options=WORDS, encoder=None)
    ref = ClauseRef("old", "1.1")
    explanation = explain(*drafts, str(ref), options=WORDS)
    replay = Replay(draft=draft, ref=ref, fate=explanation.fate)
    ids = [(draft.old_clauses[i].id, draft.new_clauses[j].id) for i, j in draft.candidates.tolist()]
    row = ids.index((ref.id, explanation.focus.id))
    (told_change,) = [change for change in explanation.what_if if change.kind == "evidence"]
    nats, fate = replay.least_evidence(row, 1, lambda fate: replay.links(fate, explanation.focus), guess=guess)
    assert nats == pytest.approx(told_change.nats, rel=0.03)
    assert fate.kind == "linked"
    assert replay.least_evidence(row, -1, lambda fate: replay.links(fate, explanation.focus), guess=guess) is None
