"""
Draw the half of the labelled pairs that the author of the rules does not read.

    python quality/draw_frozen_half.py PAIRS.jsonl…

Writes quality/gold/effects/open.jsonl and frozen.jsonl. Pairs are grouped by their first effect (or their kind of decoy) and language and ordered within a group by
the SHA-256 of their text; every second one is frozen, the odd one of one group here and of the next there.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gold" / "effects"


def draw(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the open and the frozen half, each by id."""
    ordered = sorted(rows, key=lambda row: (_group(row), hashlib.sha256((row["old"] + "\n" + row["new"]).encode()).hexdigest()))
    halves = (ordered[::2], ordered[1::2])
    return tuple(sorted(half, key=lambda row: row["id"]) for half in halves)  # type: ignore[return-value]


def _group(row: dict[str, Any]) -> tuple[str, str]:
    return row["effects"][0] if row["effects"] else f"decoy {row['decoy']}", row["lang"]


def main() -> None:
    """Run the command."""
    rows = [json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").splitlines() if line.strip()]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, half in zip(("open", "frozen"), draw(rows), strict=True):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in half)
        (FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name}: {len(half)} pairs, {sum(not row['effects'] for row in half)} decoys")


if __name__ == "__main__":
    main()
