"""Conversions are no changes: white space in a name, marks of footnotes, broken lines, and names with a verb in them."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from policydiff.annotate import annotate
from policydiff.changes import describe, interpret
from policydiff.changes.effects.names.identity import are_others
from policydiff.model.outline import Clause

_NORM = "Each carrier shall log the hours of its crew."
_NOTE = "The hours are counted from noon to noon, as in the Almanac of 1911."


@pytest.mark.parametrize(("old", "new"), [("H arbour Board", "Harbour Board"), ("port   office", "portoffice"), ("海 事局", "海事局")])
def test_names_that_differ_by_white_space_are_of_one(old: str, new: str) -> None:
    assert not are_others(old, new, ())
    assert are_others(f"{old} Fund", f"{new} Union", ()) or not old.isascii()


@pytest.mark.parametrize(("text", "names"), [(_NORM, {"demoted"}), (_NOTE, set())])
def test_only_a_norm_loses_weight_in_a_footnote(effects_between: Any, text: str, names: set[str]) -> None:
    reworded = text.replace("hours", "times")
    assert effects_between.names(text, reworded, roles=("operative", "footnote")) == names
    assert effects_between.names(text, text, roles=("operative", "footnote")) == set()
    assert effects_between.names(text, text, roles=("operative", "annex")) == {"demoted"}


def test_a_broken_line_opens_no_instruction(build: Any) -> None:
    lines = ("The council should encourage the sharing of tide tables as part of the programme on", "Select ports and their tide tables.")
    old = [Clause(id=str(n), text=line) for n, line in enumerate(lines)]
    new = [Clause(id="0", text=" ".join(lines))]
    alignment = build.alignment(build.outline(old), build.outline(new), [("0 1", "0")])
    changes = interpret(describe(alignment), alignment, annotate(alignment.old), annotate(alignment.new))
    assert [effect.name for change in changes for effect in change.effects] == []
    ended = [evolve(old[0], text=f"{lines[0]} coasts."), old[1]]
    assert len(build.outline(ended).clauses) == len(old)


def test_a_verb_in_a_name_binds_nobody(effects_between: Any) -> None:
    old = "Explore a register of wrecks, led by the council and the ports, to collaborate on a register of all wrecks near the coast."
    new = "Explore a register of wrecks, led by the council and the Coastal Studies Unit, to collaborate on a register of all wrecks near the coast."
    assert "weakened" not in effects_between.names(old, new)
