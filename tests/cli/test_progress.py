"""What a terminal shows while a comparison runs, and what it does not touch."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from policydiff.align import STAGES
from policydiff.cli import progress
from policydiff.cli.progress import watch

pty = pytest.importorskip("pty", reason="there are no terminals of this kind on this system")

TEXT = (
    "# Rules\n\n" + "\n\n".join(f"{n}. The keeper of pier {'abcdefghij'[n]} shall trim the lamp before night number {n}." for n in range(1, 9)) + "\n"
)


class Counted:
    """An encoder that notes how many texts it was given at a time."""

    name, version = "counted", "1"

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def encode(self, texts):
        self.sizes.append(len(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32).reshape(len(texts), 2)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [*os.environ]:
        if name.startswith("POLICYDIFF_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"}:
            monkeypatch.delenv(name)
    (tmp_path / ".git").mkdir()
    (tmp_path / "old.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "n\x1bew.md").write_text(TEXT.replace("shall", "may"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_on_terminal(*arguments: str, term: str = "xterm") -> tuple[bytes, bytes]:
    """Run the command with standard error on a terminal and standard output in a pipe; return what went to each."""
    main, side = pty.openpty()
    environment = os.environ | {"TERM": term}
    with subprocess.Popen([sys.executable, "-m", "policydiff", *arguments], stdout=subprocess.PIPE, stderr=side, env=environment) as process:
        os.close(side)
        assert process.stdout is not None
        out = process.stdout.read()
        shown = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            shown += part
    os.close(main)
    return out, shown


def test_progress_goes_to_the_terminal_and_the_report_stays_as_it_is(folder: Path) -> None:
    arguments = ("compare", "old.md", "n\x1bew.md", "--encoder", "none")
    out, shown = run_on_terminal(*arguments)
    assert b"comparing old.md with n\\x1bew.md" in shown
    assert b"n\x1bew" not in shown
    # Nothing is left on the screen: the last line is wiped.
    assert shown.rstrip().endswith((b"\x1b[2K", b"\x1b[?25h"))
    # The environment as Python knows it: readline, which pytest loads, puts a width of its own behind Python's back.
    quiet = subprocess.run([sys.executable, "-m", "policydiff", *arguments], env={**os.environ}, capture_output=True, check=False)
    assert (quiet.stdout, quiet.stderr) == (out, b"")
    assert b"comparing" not in out


def test_a_terminal_that_can_do_nothing_is_left_alone(folder: Path) -> None:
    assert run_on_terminal("compare", "old.md", "n\x1bew.md", "--encoder", "none", term="dumb")[1] == b""


def test_an_error_stands_by_itself(folder: Path) -> None:
    out, shown = run_on_terminal("compare", "old.md", "missing.md", "--encoder", "none")
    assert out == b""
    assert re.sub(rb"\x1b\[[?0-9;]*[A-Za-z]", b"", shown.rstrip().split(b"\n")[-1]).strip().startswith(b"policydiff: error: missing.md")


def test_watching_changes_no_vector_and_counts_each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    texts = [f"sentence {n % 150}" for n in range(400)]
    plain, watched = Counted(), Counted()
    with watch("counting") as watching:
        encoder = watching.encoder(watched)
        assert encoder is not None
        assert (encoder.name, encoder.version) == ("counted", "1")
        assert np.array_equal(encoder.encode(texts), plain.encode(texts))
        assert encoder.encode([]).shape == (0, 2)
        assert watching.encoder(None) is None
    assert watched.sizes == [64, 64, 22, 0]
    assert "sentences encoded with counted" in sys.stderr.getvalue()  # type: ignore[attr-defined]


def test_watched_stages_do_the_same_under_the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    done = []

    def stage(draft):
        done.append(draft)
        return draft + 1

    with watch("counting") as watching:
        stages = watching.stages((stage, stage))  # type: ignore[arg-type]
        assert [found.__name__ for found in stages] == ["stage", "stage"]
        assert stages[1](stages[0](1)) == 3  # type: ignore[arg-type, comparison-overlap]
    assert done == [1, 2]


def test_without_a_terminal_nothing_is_wrapped() -> None:
    assert not progress.is_terminal(sys.stderr)
    counted = Counted()
    with watch("nothing") as watching:
        assert watching.encoder(counted) is counted
        assert watching.stages(STAGES) is STAGES
