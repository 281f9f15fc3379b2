"""One formula around two contents: what two clauses share, and what they are about."""

from __future__ import annotations

import pytest

FORMULA = "The competent authority of each Member State shall without undue delay"


def features_of(run_stages, old, new):
    draft = run_stages([old], [new], until="describe_pairs")
    assert draft.candidates.tolist() == [[0, 0]]
    return {name: float(column[0]) for name, column in draft.features}


def test_two_contents_in_one_formula(run_stages):
    found = features_of(run_stages, f"{FORMULA} inspect nuclear reactors along rivers.", f"{FORMULA} license taxi drivers from abroad.")
    assert found["formula"] > 0.3
    assert found["nothing_else"] == 1.0


def test_one_content_in_one_formula_is_no_formula(run_stages):
    found = features_of(
        run_stages, f"{FORMULA} inspect nuclear reactors along rivers.", f"{FORMULA} send people who inspect reactors of nuclear kind on rivers."
    )
    other = features_of(run_stages, f"{FORMULA} inspect nuclear reactors along rivers.", f"{FORMULA} license taxi drivers from abroad.")
    assert found["formula"] < other["formula"] / 2
    assert found["nothing_else"] == 0.0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Identical: nothing beside what is shared.
        (f"{FORMULA} inspect reactors.", f"{FORMULA} inspect reactors."),
        # One holds the other whole.
        ("Schools may try tutoring software.", "Schools may try tutoring software, and museums lend paintings."),
        # The same words without a run of them.
        ("Reactors inspect authority undue member.", "Member of undue competence, an authority over what inspects the reactors."),
    ],
)
def test_what_is_no_formula(run_stages, old, new):
    assert features_of(run_stages, old, new)["formula"] == 0.0


def test_a_changed_verb_is_no_second_content(run_stages):
    sentence = "The competent authority of each Member State {} nuclear reactors along rivers without undue delay once a year."
    assert features_of(run_stages, sentence.format("inspects"), sentence.format("closes"))["nothing_else"] == 0.0


def test_the_figures_are_the_same_from_either_side(run_stages):
    old, new = f"{FORMULA} inspect nuclear reactors along rivers and lakes.", f"{FORMULA} license taxi drivers."
    assert features_of(run_stages, old, new) == pytest.approx(features_of(run_stages, new, old))
