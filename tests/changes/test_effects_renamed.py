"""Those who are called by another name throughout: no duty passed to anybody, and the report says so once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policydiff import Comparison, Options, compare

_DUTIES = [
    "{} of kilns shall keep a log of every firing.",
    "{} of kilns shall tell the fire brigade before each firing.",
    "{} of kilns shall store glazes in a dry room.",
    "{} of kilns shall train whoever loads them.",
    "The brigade shall train whoever inspects chimneys.",
]


def _comparison(tmp_path: Path, old: list[str], new: list[str]) -> Comparison:
    for name, clauses in (("old", old), ("new", new)):
        text = "".join(f"{number}. {clause}\n\n" for number, clause in enumerate(clauses, start=1))
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return compare(tmp_path / "old.md", tmp_path / "new.md", options=Options(encoder="none"))


def _reassigned(comparison: Comparison) -> list[str]:
    return [effect.reason for change in comparison.changes for effect in change.effects if effect.name == "reassigned"]


def _noted(comparison: Comparison) -> list[str]:
    return [note for note in comparison.notes if "another name" in note]


@pytest.mark.parametrize("names", [("Users", "Deployers"), ("Deployers", "Users")])
def test_a_name_swapped_throughout_reassigns_nothing(tmp_path: Path, names: tuple[str, str]) -> None:
    old, new = ([duty.format(name) for duty in _DUTIES] for name in names)
    comparison = _comparison(tmp_path, old, new)
    assert not _reassigned(comparison)
    (note,) = _noted(comparison)
    assert all(f"“{name.lower().removesuffix('s')}”" in note for name in names)


def test_a_true_new_bearer_is_told_beside_a_renamed_one(tmp_path: Path) -> None:
    old, new = ([duty.format(name) for duty in _DUTIES] for name in ("Users", "Deployers"))
    new[4] = new[4].replace("brigade", "council")
    assert _reassigned(_comparison(tmp_path, old, new)) == ["It falls to “council” instead of “brigade”."]


def test_who_is_still_named_as_before_was_not_renamed(tmp_path: Path) -> None:
    old, new = ([duty.format(name) for duty in _DUTIES] for name in ("Makers", "Importers"))
    spare = [f"Makers shall mark each {thing} with their name." for thing in ("kiln", "flue", "grate", "door")]
    comparison = _comparison(tmp_path, old + spare, new + spare)
    assert len(_reassigned(comparison)) == 4
    assert not _noted(comparison)


def test_who_is_named_by_what_he_does_is_the_same(effects_between: Any) -> None:
    old = "Participants in the trial shall remain liable for any harm done."
    new = "Carriers and their agents participating in the trial shall remain liable for any harm done."
    assert "reassigned" not in effects_between.names(old, new)
    assert "reassigned" in effects_between.names(old, old.replace("Participants", "Carriers"))
