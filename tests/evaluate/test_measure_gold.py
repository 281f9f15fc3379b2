"""What is counted, on alignments that leave no doubt: texts that are the same, and texts that have nothing in common."""

from __future__ import annotations

import json

import pytest

from policydiff.align import STAGES, finish, run
from policydiff.evaluate import Counts, evaluate, join_evaluations, measure_pair, parse_gold, pool, read_gold
from policydiff.model.options import Options

LAMPS = "Lamps along the mole are lit at dusk by the keeper."
BELLS = "Every boat longer than nine metres shall carry a brass bell."
FISH = "Herring caught out of season is thrown back into the sea."
TOLLS = "Merchants pay a toll of two crowns for each barrel unloaded."
OPTIONS = Options(encoder="none")


def parsed(document):
    return parse_gold(json.dumps(document).encode(), source="small.json")


def measured(document, options=OPTIONS):
    return evaluate([parsed(document)], options=options, encoder=None).sets[0]


def test_pairs_omissions_and_additions_are_counted(make_gold):
    beads = [(["a1"], ["b2"], {"kind": "moved"}), (["a2"], ["b3"], {"kind": "modified"})]
    scores = measured(make_gold([LAMPS, BELLS, FISH], [TOLLS, LAMPS, BELLS], beads))
    assert scores.pairs == Counts(2, 2, 2)
    assert (scores.omissions, scores.additions) == (Counts(1, 1, 1), Counts(1, 1, 1))
    assert scores.kinds == (("moved", 1, 1), ("modified", 1, 1))
    assert (scores.n_old, scores.n_new, scores.n_ambiguous) == (3, 3, 0)
    assert scores.recall_at == (1.0, 1.0)
    assert scores.n_ranked == 4


def test_a_wrong_pair_costs_precision_and_recall_of_what_stays_alone(make_gold):
    scores = measured(make_gold([LAMPS, BELLS], [LAMPS, BELLS], [(["a1"], ["b1"])]))
    assert scores.pairs == Counts(1, 2, 1)
    assert (scores.omissions, scores.additions) == (Counts(0, 0, 1), Counts(0, 0, 1))


def test_a_pair_that_is_missed_counts_as_wanted(make_gold):
    scores = measured(make_gold([LAMPS, FISH], [LAMPS, TOLLS], [(["a1"], ["b1"], {"kind": "same"}), (["a2"], ["b2"], {"kind": "split"})]))
    assert scores.pairs == Counts(1, 1, 2)
    assert scores.kinds == (("same", 1, 1), ("split", 0, 1))
    assert (scores.omissions, scores.additions) == (Counts(0, 1, 0), Counts(0, 1, 0))
    assert scores.reach == 0.5
    # The missed pair is no candidate: neither of its clauses finds it.
    assert scores.recall_at == (0.5, 0.5)


def test_optional_pairs_count_neither_way(make_gold):
    found = measured(make_gold([LAMPS, FISH], [LAMPS, TOLLS], [(["a1"], ["b1"], {"optional": True})]))
    assert found.pairs == Counts(0, 0, 0)
    assert (found.omissions, found.additions) == (Counts(1, 1, 1), Counts(1, 1, 1))
    assert found.truth == ()
    missed = measured(make_gold([LAMPS, FISH], [LAMPS, TOLLS], [(["a1"], ["b1"]), (["a2"], ["b2"], {"optional": True})]))
    assert missed.pairs == Counts(1, 1, 1)
    assert (missed.omissions, missed.additions) == (Counts(0, 0, 0), Counts(0, 0, 0))


def test_optional_candidates_hold_no_place(make_gold):
    # The same clause three times on the other side: two of them optional, the third wanted.
    beads = [(["a1"], ["b1"], {"optional": True}), (["a1"], ["b2"], {"optional": True}), (["a1"], ["b3"])]
    scores = measured(make_gold([LAMPS, FISH], [LAMPS, LAMPS, LAMPS, TOLLS], beads))
    assert scores.ranked == (2, 2)


def test_an_ambiguous_clause_is_neither_linked_nor_alone(make_gold):
    scores = measured(make_gold([LAMPS, FISH], [LAMPS, LAMPS, FISH], [(["a1"], ["b1"]), (["a2"], ["b3"])]))
    assert scores.n_ambiguous == 3
    assert scores.share_ambiguous == 3 / 5
    assert scores.pairs == Counts(1, 1, 2)
    assert (scores.omissions, scores.additions) == (Counts(0, 0, 0), Counts(0, 0, 1))


def test_a_link_of_several_counts_each_pair(make_gold):
    both = "Every boat shall carry a brass bell, and lamps along the mole are lit at dusk by the keeper of the light."
    halves = ["Every boat shall carry a brass bell.", "Lamps along the mole are lit at dusk by the keeper of the light."]
    scores = measured(make_gold([both, FISH, TOLLS], [*halves, FISH, TOLLS], [(["a1"], ["b1", "b2"]), (["a2"], ["b3"]), (["a3"], ["b4"])]))
    assert scores.pairs == Counts(4, 4, 4)
    assert scores.kinds == (("unstated", 4, 4),)


def test_documents_are_aligned_one_by_one(make_gold):
    left = [{"text": LAMPS, "doc": "x"}, {"text": BELLS, "doc": "y"}]
    right = [{"text": BELLS, "doc": "x"}, {"text": LAMPS, "doc": "y"}]
    scores = measured(make_gold(left, right, []))
    assert (scores.n_documents, scores.pairs) == (2, Counts(0, 0, 0))
    assert scores.omissions == Counts(2, 2, 2)


def test_a_document_without_the_other_side_is_all_omissions(make_gold):
    scores = measured(make_gold([{"text": LAMPS, "doc": "x"}], [{"text": LAMPS, "doc": "y"}], []))
    assert (scores.omissions, scores.additions) == (Counts(1, 1, 1), Counts(1, 1, 1))
    empty = measured(make_gold([], [], []))
    assert (empty.n_old, empty.pairs, empty.average_precision) == (0, Counts(), 0.0)


def test_swapped_sides_mirror_the_figures(example):
    document = json.loads(example.read_text(encoding="utf-8"))
    swapped = document | {"left": document["right"], "right": document["left"]}
    swapped["gold"] = [bead | {"left": bead["right"], "right": bead["left"]} for bead in document["gold"]]
    one, other = measured(document), measured(swapped)
    assert (one.pairs, one.omissions, one.additions) == (other.pairs, other.additions, other.omissions)
    assert one.ranked == other.ranked
    assert one.average_precision == pytest.approx(other.average_precision)
    assert one.calibration_error == pytest.approx(other.calibration_error)


def test_renamed_clauses_give_the_same_figures(example):
    document = json.loads(example.read_text(encoding="utf-8"))
    usual = measured(document)
    new_id = {}
    for side in ("left", "right"):
        for place, clause in enumerate(document[side]):
            new_id[side, clause["id"]] = f"{(place * 7) % 100}.{place}"
            clause |= {"id": new_id[side, clause["id"]], "ref": "1.1"}
    for bead in document["gold"]:
        bead |= {side: [new_id[side, old] for old in bead[side]] for side in ("left", "right")}
    renamed = measured(document)
    assert (renamed.pairs, renamed.omissions, renamed.kinds, renamed.ranked) == (usual.pairs, usual.omissions, usual.kinds, usual.ranked)
    assert sorted(zip(renamed.probability, renamed.truth, strict=True)) == sorted(zip(usual.probability, usual.truth, strict=True))


def test_probabilities_are_those_that_a_comparison_reports(example):
    for pair in read_gold(example).pairs:
        scores = measure_pair(pair, options=OPTIONS, encoder=None)
        draft = run(pair.old, pair.new, options=OPTIONS, encoder=None, stages=STAGES)
        reported = [found.probability for link in finish(draft).links for found in link.pairs if (found.old, found.new) not in pair.optional]
        assert not set(reported) - set(scores.probability)
        assert len(scores.probability) == len(draft.candidates) - sum(
            (pair.old.clauses[i].id, pair.new.clauses[j].id) in pair.optional for i, j in draft.candidates.tolist()
        )
        assert scores.reach <= 1


def test_pooled_figures_are_those_of_one_large_set(example, make_gold):
    sets = evaluate([read_gold(example), parsed(make_gold([LAMPS], [LAMPS], [(["a1"], ["b1"], {"kind": "same"})]))], options=OPTIONS, encoder=None)
    one, other = sets.sets
    pooled = sets.pooled
    assert pooled.pairs == one.pairs + other.pairs
    assert pooled.n_ranked == one.n_ranked + other.n_ranked
    assert {kind: (found, wanted) for kind, found, wanted in pooled.kinds}["same"] == (11, 11)
    assert len(pooled.probability) == len(one.probability) + len(other.probability)
    assert pool([one], name="x").average_precision == one.average_precision


def test_options_take_effect(example):
    strict = evaluate([read_gold(example)], options=Options(encoder="none", min_probability=0.95), encoder=None).sets[0]
    usual = evaluate([read_gold(example)], options=OPTIONS, encoder=None).sets[0]
    assert set(strict.thresholds) == {0.95}
    assert strict.pairs.predicted < usual.pairs.predicted
    assert set(evaluate([read_gold(example)], options=Options(encoder="none", mode="versions"), encoder=None).sets[0].modes) == {"versions"}


def test_only_what_was_made_alike_is_joined(example):
    one = evaluate([read_gold(example)], options=OPTIONS, encoder=None)
    other = evaluate([read_gold(example)], options=Options(encoder="none", mode="versions"), encoder=None)
    assert len(join_evaluations([one, one]).sets) == 2
    with pytest.raises(ValueError, match="same options"):
        join_evaluations([one, other])


def test_known_sets_keep_their_size(shared_gold):
    scores = evaluate([read_gold(shared_gold / "paris_delhi.json")], options=OPTIONS, encoder=None).sets[0]
    assert (scores.n_old, scores.n_new, scores.pairs.wanted, scores.n_optional) == (27, 28, 5, 12)
