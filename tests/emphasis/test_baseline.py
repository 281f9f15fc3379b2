"""A baseline: how far other pairs of documents lie apart."""

from __future__ import annotations

from itertools import permutations

import pytest
from attrs import evolve

import policydiff
from policydiff.annotate import annotate_topics
from policydiff.emphasis import baseline, weigh
from policydiff.model.annotation import Annotations
from policydiff.model.emphasis import Emphasis
from policydiff.model.profile import Baseline

from .material import document

SERIES = [
    document(*rows, name=name) for name, rows in (("a", ["pome"] * 4), ("b", ["pome", "stone"]), ("c", ["stone"] * 3), ("d", ["", "", "", "pome"]))
]


def made(documents) -> Baseline:
    return baseline([outline for outline, _ in documents], [annotations for _, annotations in documents])


def weighed(old, new, found: Baseline | None) -> Emphasis:
    return weigh(old[0], new[0], old[1], new[1], draws=100, baseline=found)


def test_every_pair_is_measured():
    found = made(SERIES)
    assert (found.names, found.taxonomy, found.topics) == (("a", "b", "c", "d"), "fruit 2", ("pome", "stone", "citrus"))
    assert [pair.differences for pair in found.pairs] == [(0.5, 0.5, 0), (1, 1, 0), (0.75, 0, 0), (0.5, 0.5, 0), (0.25, 0.5, 0), (0.25, 1, 0)]
    assert [pair.overlap for pair in found.pairs] == [0.5, 0, 1, 0.5, 0.5, 0]
    assert [pair.jensen_shannon for pair in found.pairs][1:3] == [1, 0]
    assert [pair.hellinger for pair in found.pairs][1:3] == [1, 0]


def test_a_difference_stands_among_those_of_the_other_pairs():
    emphasis = weighed(SERIES[0], SERIES[2], made(SERIES))
    pome = emphasis.shifts[0].usual
    # a and c themselves are left out; of the other five pairs none differs by a whole.
    assert (pome.n_pairs, pome.n_as_far, pome.median) == (5, 0, 0.5)
    assert (emphasis.shifts[1].usual.n_as_far, emphasis.shifts[2].usual.n_as_far) == (1, 5)
    assert emphasis.baseline == ("a", "b", "c", "d")
    assert (emphasis.profile.overlap.usual.n_as_far, emphasis.profile.jensen_shannon.usual.n_as_far) == (1, 1)


def test_the_order_of_the_documents_changes_nothing_that_is_said():
    said = {
        tuple(shift.usual for shift in weighed(SERIES[0], SERIES[1], made([SERIES[i] for i in order])).shifts) for order in permutations(range(4))
    }
    assert len(said) == 1


def test_swapping_the_compared_documents_changes_nothing():
    there, back = weighed(SERIES[0], SERIES[1], made(SERIES)), weighed(SERIES[1], SERIES[0], made(SERIES))
    assert [shift.usual for shift in there.shifts] == [shift.usual for shift in back.shifts]


def test_without_a_baseline_nothing_is_said_of_other_pairs():
    emphasis = weighed(SERIES[0], SERIES[1], None)
    assert (emphasis.baseline, {shift.usual for shift in emphasis.shifts}) == ((), {None})


def test_a_baseline_of_the_compared_pair_alone_tells_nothing():
    emphasis = weighed(SERIES[0], SERIES[1], made(SERIES[:2]))
    assert {shift.usual for shift in emphasis.shifts} == {None}


def test_a_document_without_topics_has_differences_and_no_distance():
    pair = made([document("pome", ""), document("", "")]).pairs[0]
    assert (pair.differences, pair.overlap, pair.jensen_shannon, pair.hellinger) == ((0.5, 0, 0), None, None, None)


@pytest.mark.parametrize("documents", [[], SERIES[:1]])
def test_one_document_is_no_baseline(documents):
    with pytest.raises(ValueError, match="two annotated documents or more"):
        made(documents)


def test_documents_are_annotated_alike():
    (outline, annotations), other = SERIES[0], SERIES[1]
    with pytest.raises(ValueError, match="annotated by fruit 2, nothing"):
        made([other, (outline, Annotations(()))])
    with pytest.raises(ValueError, match="held against a baseline by fruit 3"):
        weighed(SERIES[0], other, evolve(made(SERIES), taxonomy="fruit 3"))
    with pytest.raises(ValueError, match="these are 2, 1 of them"):
        baseline([outline, outline], [annotations])


def test_the_summit_series_as_its_own_baseline():
    outlines = {name: policydiff.read(name) for name in ("bletchley-2023", "seoul-2024", "seoul-intent-2024", "paris-2025", "new-delhi-2026")}
    annotations = {name: annotate_topics(outline) for name, outline in outlines.items()}
    found = baseline(list(outlines.values()), list(annotations.values()))
    assert len(found.pairs) == 10
    old, new = "bletchley-2023", "paris-2025"
    emphasis = weigh(outlines[old], outlines[new], annotations[old], annotations[new], baseline=found)
    safety = next(shift for shift in emphasis.shifts if shift.topic == "safety")
    # Chance does not explain the fall, and yet within the series such a distance is usual.
    assert safety.verdict == "fell"
    assert safety.usual.n_pairs == 9
    assert 3 <= safety.usual.n_as_far <= 7
