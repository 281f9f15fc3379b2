"""Gold sets of a folder, and which of them are left out together."""

from __future__ import annotations

from pathlib import Path

from policydiff.evaluate import GoldSet, read_gold

__all__ = ["family_of", "load_gold"]

# Sets that share texts are left out together.
FAMILIES: dict[str, str] = {
    "nist80053_r4_r5": "nist",
    "nist800171_r2_r3": "nist",
    "csf_11_20": "csf",
    "cyfun_2023_2025": "csf",
    "bletchley_seoul": "bletchley",
    "idais_bletchley": "bletchley",
    "outlines_plans": "plans",
    "outlines_plans_zh": "plans",
}


def family_of(gold_set: GoldSet) -> str:
    """Return the name of the family that is left out together with a set."""
    return FAMILIES.get(gold_set.name, gold_set.name)


def load_gold(folder: Path) -> tuple[GoldSet, ...]:
    """Load every gold set of a folder, by name."""
    return tuple(read_gold(path) for path in sorted(folder.glob("*.json")))
