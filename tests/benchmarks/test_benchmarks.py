"""What the benchmarks measure with: documents that are the same everywhere, and readings of other tools' output that hold."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from policydiff import Options, compare

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch):
    """Load scripts of the benchmarks under the names by which they import one another, for one test."""

    def load_script(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
        return module

    return load_script


def test_the_same_size_and_seed_give_the_same_documents(load) -> None:
    documents = load("documents")
    assert documents.generate(90) == documents.generate(90)
    assert documents.generate(90) != documents.generate(90, seed=8)
    text = "".join(documents.markdown(side) for side in (documents.generate(90).old, documents.generate(90).new))
    assert hashlib.sha256(text.encode()).hexdigest() == "7b73774bcb9abbb932488d355120aeb6eda2a302230ee24efbe33f461cc634c8"


def test_clauses_have_thirty_words_and_every_truth_has_two_ends(load) -> None:
    pair = load("documents").generate(240)
    assert {len(clause.split()) for clause in pair.old} == {30}
    assert {i for i, _ in pair.true} <= set(range(240))
    assert {j for _, j in pair.true} <= set(range(len(pair.new)))
    # Edits of every kind: omitted, new, split, merged.
    olds, news = [i for i, _ in pair.true], [j for _, j in pair.true]
    assert len(set(olds)) < 240
    assert len(set(news)) < len(pair.new)
    assert len(set(olds)) < len(olds)
    assert len(set(news)) < len(news)


def test_the_documents_are_read_as_they_were_made_and_compared_rightly(load, tmp_path: Path) -> None:
    documents = load("documents")
    pair = documents.generate(60)
    comparison = compare(*documents.write_pair(pair, tmp_path), options=Options(encoder="none"))
    alignment = comparison.alignment
    assert tuple(clause.text for clause in alignment.old.units) == pair.old
    assert tuple(clause.text for clause in alignment.new.units) == pair.new
    places = [{clause.id: place for place, clause in enumerate(side.units)} for side in (alignment.old, alignment.new)]
    found = {(places[0][i], places[1][j]) for link in alignment.links for i in link.old for j in link.new if i in places[0]}
    assert len(found & pair.true) >= 0.9 * len(pair.true)


def test_growth_is_the_slope_of_the_logarithms(load) -> None:
    load("documents")
    growth = load("growth")
    found = [
        growth.Measured(n=n, plain=growth.Run(wall=n**1.2, cpu=0.0, memory=0.0), f1=1.0, matrix=None, encoded=None, encoding=None)
        for n in (400, 1000, 5000, 10_000)
    ]
    assert growth.exponent(found) == pytest.approx(1.2)
    assert growth.exponent(found[:2]) is None
    assert [is_kept for is_kept, line in growth.judge(found) if line.startswith("growth")] == [True]


def clauses(*texts: str) -> list[dict[str, object]]:
    return [{"text": text, "path": ["One"]} for text in texts]


def test_difflib_pairs_equal_lines_and_those_that_it_marks(load) -> None:
    align = load("adapters").TOOLS["difflib"][1]()
    old = clauses("Keep all logs for two years.", "Users may appeal.", "Nothing of this stays.")
    new = clauses("Keep all logs for ten years.", "Users may appeal.", "Quite another matter, and long.")
    assert align(old, new) == {(0, 0), (1, 1)}


def test_our_own_adapter_reads_every_link(load) -> None:
    align = load("adapters").TOOLS["policydiff"][1]()
    old = clauses("Providers keep the logs of every system for two years.", "Users may appeal against any decision.")
    assert align(old, list(reversed(old))) == {(0, 1), (1, 0)}


def test_headings_stand_once_above_their_clauses(load) -> None:
    text, places = load("adapters")._markdown([*clauses("First.", "Second."), {"text": "Third.", "path": ["Two", "Deep"]}])
    assert text == "# One\n\nFirst.\n\nSecond.\n\n# Two\n\n## Deep\n\nThird.\n"
    assert [text.split("\n")[line - 1] for line in places] == ["First.", "Second.", "Third."]
