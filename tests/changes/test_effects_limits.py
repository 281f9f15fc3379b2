"""What is too long to be judged is not, and the report says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff import Options, compare

_LONG = "The harbour master shall keep the register of ships. " * 130


@pytest.mark.parametrize(("filler", "n_notes"), [("", 0), (_LONG, 1)])
def test_a_clause_too_long_to_be_judged_is_told(tmp_path: Path, filler: str, n_notes: int) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(f"1. The keeper must test the lamp. {filler}\n", encoding="utf-8")
    new.write_text(f"1. The keeper should test the lamp. {filler}\n", encoding="utf-8")
    comparison = compare(old, new, options=Options(encoder="none"))
    assert sum("too long to say what the change does" in note for note in comparison.notes) == n_notes
    names = [effect.name for change in comparison.changes for effect in change.effects]
    assert names == ([] if n_notes else ["weakened"])
