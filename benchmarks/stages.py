"""
Where the time and memory of one comparison go, stage by stage.

    python benchmarks/stages.py OLD NEW [--encoder none] [--format json]
    python benchmarks/stages.py --clauses 1000

Runs the command inside this process and prints, for each function that the pipeline calls, seconds and by how much the peak of resident memory rose meanwhile. The
rest of the run is the line "else".
"""

from __future__ import annotations

import argparse
import functools
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from documents import generate, write_pair


class Watch:
    """Seconds, and rise of the peak memory in MiB, by name."""

    def __init__(self) -> None:
        self.spent: dict[str, tuple[float, float]] = {}

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, watched."""

        @functools.wraps(function)
        def watched(*args: Any, **keywords: Any) -> Any:
            start, peak = time.perf_counter(), _peak()
            try:
                return function(*args, **keywords)
            finally:
                seconds, memory = self.spent.get(name, (0.0, 0.0))
                self.spent[name] = seconds + time.perf_counter() - start, memory + _peak() - peak

        return watched

    def attach(self, module: ModuleType, names: tuple[str, ...] | list[str]) -> None:
        """Watch functions of a module that are looked up there when they are called."""
        for name in names:
            if callable(getattr(module, name)) and not isinstance(getattr(module, name), type):
                setattr(module, name, self.timed(f"{module.__name__.removeprefix('policydiff.')}.{name}", getattr(module, name)))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _watch_pipeline(watch: Watch) -> Callable[[list[str]], int]:
    """Import the pipeline, put the watch on what it calls, and return the command."""
    from policydiff import align, annotate, api, changes, emphasis  # noqa: PLC0415 - importing is one of the stages
    from policydiff.cli import commands, main  # noqa: PLC0415
    from policydiff.render import json_report, terminal  # noqa: PLC0415

    watch.attach(api, ["read"])
    watch.attach(align, ["finish"])
    align.STAGES = tuple(watch.timed(f"align.{stage.__name__}", stage) for stage in align.STAGES)
    for module in (annotate, changes, emphasis):
        watch.attach(module, module.__all__)
    watch.attach(json_report, ["render_json"])
    watch.attach(terminal, ["render_terminal"])
    watch.attach(commands, ["write_result"])
    return main


def measure(command: list[str]) -> Watch:
    """Run ``policydiff`` with these arguments under a watch."""
    watch = Watch()
    main = watch.timed("import", _watch_pipeline)(watch)
    try:
        watch.timed("all", main)(command)
    except SystemExit as stop:
        if stop.code not in (0, 1, None):
            raise
    return watch


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", metavar="OLD NEW")
    parser.add_argument("--clauses", type=int, default=1000, help="generate documents of so many clauses, where none are given")
    parser.add_argument("--encoder", default="none")
    parser.add_argument("--format", default="json")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = args.documents or write_pair(generate(args.clauses), Path(folder))
        options = ["--encoder", args.encoder, "--format", args.format, "--mode", "auto", "-o", str(Path(folder) / "report")]
        watch = measure(["compare", *map(str, paths), *options])
    seconds, memory = watch.spent.pop("all")
    known = [figures for name, figures in watch.spent.items() if name != "import"]
    print(f"{'stage':32} {'seconds':>8} {'MiB':>7}")
    for name, (spent, rise) in watch.spent.items():
        print(f"{name:32} {spent:8.3f} {rise:7.0f}")
    print(f"{'else':32} {seconds - sum(spent for spent, _ in known):8.3f} {memory - sum(rise for _, rise in known):7.0f}")
    print(f"{'all':32} {seconds + watch.spent['import'][0]:8.3f} {_peak():7.0f}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
