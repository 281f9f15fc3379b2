from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = os.environ.get("POLICYDIFF_SHARED")


def gold_of(left, right, beads, **more):
    """Return a gold document of texts; a bead is (left, right) or (left, right, changes)."""

    def side(texts, prefix):
        entries = [text if isinstance(text, dict) else {"text": text} for text in texts]
        return [{"id": f"{prefix}{number}", "ref": f"Printed {number}", "path": [], **entry} for number, entry in enumerate(entries, 1)]

    gold = [{"left": bead[0], "right": bead[1], **(bead[2] if len(bead) > 2 else {})} for bead in beads]
    return {"name": "small", "left": side(left, "a"), "right": side(right, "b"), "gold": gold, **more}


@pytest.fixture
def make_gold():
    return gold_of


@pytest.fixture
def example():
    return ROOT / "examples" / "northgate.gold.json"


@pytest.fixture
def write_gold(tmp_path):
    def write(document, name="small.json"):
        path = tmp_path / name
        path.write_text(document if isinstance(document, str) else json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def shared_gold():
    if not SHARED:
        pytest.skip("POLICYDIFF_SHARED is not set")
    return Path(SHARED) / "gold"
