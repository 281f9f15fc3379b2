"""
Fail where the alignment has become worse on a gold set.

    python quality/gate.py [GOLD_FOLDER…]              check against quality/floors.toml
    python quality/gate.py [GOLD_FOLDER…] --raise      raise floors to what is reached now (never lowers one)
    python quality/gate.py [GOLD_FOLDER…] --lower SET [SET…] --reason "…"   lower the floors of these sets to what is reached now, and write down why

The project's own sets are always used. With other folders everything is fitted and scored together; without them the own sets stand alone and have
floors of their own, so that the gate runs anywhere.

Each set is scored with coefficients and thresholds fitted without its family, never with the shipped ones. A floor holds for one version of the data, known by its
SHA-256; other data is an error, not a pass.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fit import OWN, leave_one_family_out
from gold import load_gold
from policydiff.encoders import Usem3
from samples import Remembering, prepare

FLOORS = Path(__file__).parent / "floors.toml"
# Another processor's arithmetic may tip one pair of a small set.
SLACK = 0.005


def measure(folders: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """Return, for each set, the hash of its data and pair F1 without and with the encoder."""
    sets = [gold_set for folder in folders for gold_set in load_gold(folder)]
    found: dict[str, dict[str, Any]] = {
        path.stem: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for folder in folders for path in sorted(folder.glob("*.json"))
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
    floors: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]], lower: Sequence[str], reason: str | None
) -> dict[str, dict[str, Any]]:
    """Return floors raised to what is reached, and those of one set lowered where a reason is given."""
    new: dict[str, dict[str, Any]] = {}
    for name, scores in found.items():
        old = floors.get(name)
        is_free = old is None or name in lower or old["sha256"] != scores["sha256"]
        new[name] = {
            "sha256": scores["sha256"],
            **{key: scores[key] if is_free or old is None else max(old[key], scores[key]) for key in ("f1_words", "f1_encoder")},
        }
        if name in lower:
            new[name]["lowered_because"] = reason
        elif old and "lowered_because" in old:
            new[name]["lowered_because"] = old["lowered_because"]
    return new


def written(every: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """Return the floors as TOML: [all.<set>] fitted and scored with every set, [own.<set>] with the project's own alone."""
    lines = ["# Pair F1 that each gold set must reach, leave one family out; written by quality/gate.py."]
    for basis, floors in sorted(every.items()):
        for name, entry in floors.items():
            lines.extend(["", f"[{basis}.{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())])
    return "\n".join(lines) + "\n"


def main() -> int:
    """Check or update the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--raise", dest="is_raising", action="store_true")
    parser.add_argument("--lower", metavar="SET", nargs="+", default=[])
    parser.add_argument("--reason")
    args = parser.parse_args()
    if bool(args.lower) != bool(args.reason):
        parser.error("--lower and --reason go together")
    every = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    basis = "all" if args.gold else "own"
    floors = every.get(basis, {})
    found = measure([OWN, *args.gold])
    for name, scores in found.items():
        print(f"{name:22} without encoder {scores['f1_words']:.3f}   with encoder {scores['f1_encoder']:.3f}")
    if args.is_raising or args.lower:
        every[basis] = updated(floors, found, args.lower, args.reason)
        FLOORS.write_text(written(every), encoding="utf-8")
        return 0
    messages = shortfalls(floors, found)
    print(*messages, sep="\n", file=sys.stderr) if messages else print("every floor is reached")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
