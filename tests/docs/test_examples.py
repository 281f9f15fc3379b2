"""The examples run, and say what the documents claim of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def _run(script, *arguments, cwd, seed="0"):
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, str(script), *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_runs_anywhere(script, tmp_path):
    done = _run(script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.strip()


def test_a_script_prints_the_same_twice(tmp_path):
    runs = [_run(ROOT / "examples" / "walk_omissions.py", cwd=tmp_path, seed=seed) for seed in ("1", "2")]
    assert runs[0].stdout == runs[1].stdout


def test_what_the_second_version_of_northgate_means(tmp_path, examples):
    done = _run(examples / "what_it_means.py", cwd=tmp_path)
    assert "1.1 → 1.1  weakened:" in done.stdout
    assert "1.4 → 1.3  loosened:" in done.stdout
    assert done.stdout.splitlines()[-1] == "weaker on safety: 1.1"


@pytest.mark.parametrize("name", ["compare_two_files.py", "walk_omissions.py"])
def test_a_script_takes_other_documents_and_refuses_bad_ones(name, examples):
    done = _run(examples / name, "northgate.md", "northgate-2027.md", cwd=examples)
    assert done.returncode == 0
    assert "1.3" in done.stdout
    missing = _run(examples / name, "nowhere.md", "northgate.md", cwd=examples)
    assert missing.returncode == 1
    assert "nowhere.md" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_one_document_that_cannot_be_read_costs_its_own_pairs_only(examples):
    done = _run(examples / "compare_many.py", "northgate.md", "southgate.md", "northgate-2027.md", cwd=examples)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[1].split()[:2] == ["northgate.md", "failed"]
    assert lines[1].endswith(" of 17")
    assert [line.startswith("failed: ") for line in lines[4:]] == [True] * 4
    assert "northgate.md – southgate.md: southgate.md: there is no file" in lines[4]


def test_the_added_stage_takes_out_the_links_that_it_forbids(examples, has_encoder):
    if not has_encoder:
        pytest.skip("the extra 'semantic' is not installed")
    usual, vetoed = (line.partition(": ")[2].strip().split(", ") for line in _run(examples / "add_a_stage.py", cwd=examples).stdout.splitlines())
    assert "3.4–6" in usual
    assert "3.4–6" not in vetoed
    assert set(usual) - {"3.4–6"} <= set(vetoed)


def test_the_notebook_runs_from_top_to_bottom(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    notebook = json.loads((ROOT / "examples" / "notebook.ipynb").read_text(encoding="utf-8"))
    names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            # As it is shown to readers: nothing of an earlier run is kept.
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    assert "safety" in capsys.readouterr().out


def test_the_tutorial_tells_what_is_so(examples, has_encoder):
    # The prose of docs/tutorial.md rests on these; where a new fit changes them, the prose has to change too.
    if not has_encoder:
        pytest.skip("the extra 'semantic' is not installed")
    import policydiff

    comparison = policydiff.compare(examples / "northgate.md", examples / "lakeland.txt")
    links = {link.old + link.new: link.probability for link in comparison.alignment.links if link.old and link.new}
    units = {ids: probability for ids, probability in links.items() if "title" not in ids}
    assert set(units) == {("1.1", "14"), ("2.1", "12"), ("2.2", "11"), ("3.2", "13"), ("3.4", "6"), ("4.1", "15")}
    assert min(units, key=units.__getitem__) == ("1.1", "14")
    missed = next(omission for omission in comparison.omissions if omission.clause == "3.5")
    assert missed.nearest is not None
    assert missed.nearest.new == "8"
    told = {
        shift.topic: (len(shift.old.clauses), len(shift.new.clauses))
        for shift in comparison.emphasis.shifts
        if shift.verdict != "not distinguishable"
    }
    assert told == {"safety": (7, 0), "innovation": (0, 7)}
    assert comparison.alignment.mode == "independent"


def test_the_case_file_of_the_tutorial_holds(examples):
    from policydiff.cases import check, compare_case, read_case

    case = read_case(examples / "northgate.policydiff.yaml")
    outcomes = check(case, compare_case(case, examples))
    assert len(outcomes) == 6
    assert [outcome.status for outcome in outcomes] == ["holds"] * 6
