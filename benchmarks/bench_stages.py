"""
The parts of a comparison by themselves, with pytest-benchmark, to hold one version against another.

    pytest benchmarks/bench_stages.py --benchmark-autosave
    pytest benchmarks/bench_stages.py --benchmark-compare --benchmark-compare-fail=min:20%
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policydiff import Comparison, Options, Outline, compare, read
from policydiff.align import Draft, finish, run
from policydiff.annotate import annotate_topics
from policydiff.changes import describe, find_unmatched, measure_coverage
from policydiff.emphasis import weigh
from policydiff.model.protocols import RenderOptions
from policydiff.render.json_report import render_json
from policydiff.render.terminal import render_terminal

# pytest imports this file by its path alone.
sys.path.insert(0, str(Path(__file__).parent))

from documents import generate, write_pair

Benchmark = Callable[..., Any]
N_CLAUSES = 1000
OPTIONS = Options(encoder="none")


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Write two generated documents."""
    return write_pair(generate(N_CLAUSES), tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module")
def outlines(paths: tuple[Path, Path]) -> tuple[Outline, Outline]:
    """Read them."""
    return read(paths[0]), read(paths[1])


@pytest.fixture(scope="module")
def draft(outlines: tuple[Outline, Outline]) -> Draft:
    """Align them, up to the last step."""
    return run(*outlines, options=OPTIONS, encoder=None)


@pytest.fixture(scope="module")
def comparison(outlines: tuple[Outline, Outline]) -> Comparison:
    """Compare them."""
    return compare(*outlines, options=OPTIONS)


def test_reading(benchmark: Benchmark, paths: tuple[Path, Path]) -> None:
    """Read one document."""
    benchmark(read, paths[0])


def test_aligning(benchmark: Benchmark, outlines: tuple[Outline, Outline]) -> None:
    """Apply every stage of the alignment."""
    benchmark(run, *outlines, options=OPTIONS, encoder=None)


def test_finishing(benchmark: Benchmark, draft: Draft) -> None:
    """Turn the draft into links."""
    benchmark(finish, draft)


def test_annotating(benchmark: Benchmark, outlines: tuple[Outline, Outline]) -> None:
    """Find the topics of one document."""
    benchmark(annotate_topics, outlines[0])


def test_covering(benchmark: Benchmark, comparison: Comparison) -> None:
    """Measure coverage both ways."""
    benchmark(measure_coverage, comparison.alignment)


def test_finding_the_unmatched(benchmark: Benchmark, comparison: Comparison) -> None:
    """Find omissions and additions."""
    benchmark(find_unmatched, comparison.alignment)


def test_describing(benchmark: Benchmark, comparison: Comparison) -> None:
    """Say what became of every clause."""
    benchmark(describe, comparison.alignment)


def test_weighing(benchmark: Benchmark, outlines: tuple[Outline, Outline], comparison: Comparison) -> None:
    """Compare the shares of topics."""
    benchmark(weigh, *outlines, comparison.old_annotations, comparison.new_annotations)


@pytest.mark.parametrize("render", [render_json, render_terminal])
def test_rendering(benchmark: Benchmark, comparison: Comparison, render: Callable[[Comparison, RenderOptions], str]) -> None:
    """Write the report."""
    benchmark(render, comparison, RenderOptions())
