"""
Run the commands that the documentation shows and put what they print beneath them.

    python docs/refresh.py            rewrite the documents whose output has changed
    python docs/refresh.py --check    change nothing; exit with 1 where something has changed

Five kinds of blocks are kept up to date. In a ``console`` block under the comment "run" every line that begins with "$ " is run in a copy of the folder
examples/ (one copy for each document, so that a command may use what an earlier one wrote). A ``text`` block under the comment "scores" holds the scores
that quality/fit.py wrote into the head of the table of coefficients, one under the comment "effects" what quality/effects.py prints of the frozen half. Between the comment "outlines" or "sources" and the comment "end" stand what the shipped
outlines say of themselves, and which case files compare them.
"""
# ruff: noqa: INP001 - a script beside the documents, in no package

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydiff import Outline

__all__ = ["documents", "needs_encoder", "refreshed"]

ROOT = Path(__file__).resolve().parent.parent
_CONSOLE = re.compile(r"(?<=<!-- run -->\n```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_SCORES = re.compile(r"(?<=<!-- scores -->\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_EFFECTS = re.compile(r"(?<=<!-- effects -->\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_REGION = re.compile(r"(?<=^<!-- )(outlines|sources)( -->\n).*?(?=^<!-- end -->$)", re.DOTALL | re.MULTILINE)
_TABLE = ROOT / "src" / "policydiff" / "align" / "coefficients.toml"
# No command of the documentation takes more than a few seconds.
_PATIENCE = 120


def documents() -> tuple[Path, ...]:
    """Return every Markdown file of the documentation."""
    return (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *(ROOT / name / "README.md" for name in ("examples", "fixtures", "quality")))


def needs_encoder(text: str) -> bool:
    """Tell whether a command of this document gives other output where the sentence encoder is not installed."""
    commands = [line for block in _CONSOLE.findall(text) for line in block.splitlines() if line.startswith("$ ")]
    return any("--encoder none" not in command for command in commands if "compare" in command or ".py" in command)


def refreshed(text: str) -> str:
    """Return a document with the output of its commands as it is now."""
    text = _EFFECTS.sub(lambda _: _effects(), _SCORES.sub(lambda _: _scores(), text))
    text = _REGION.sub(lambda region: f"{region[1]}{region[2]}\n{_REGIONS[region[1]]()}\n", text)
    if not _CONSOLE.search(text):
        return text
    with _examples() as folder:
        return _CONSOLE.sub(lambda block: _run_block(block.group(), folder), text)


def _run_block(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command.removeprefix('$ '), folder)}" for command in commands)


def _run(command: str, folder: Path) -> str:
    # Nothing of this machine's settings may show in the output.
    environment = {
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(  # noqa: S602 - the commands stand in the project's own documents
        command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=_PATIENCE, check=False
    )
    lines = done.stdout.decode("utf-8").splitlines()
    if "Traceback (most recent call last):" in lines:
        sys.exit(f"refresh.py: this command fails, and no document should show that: {command}\n" + "\n".join(lines[-3:]))
    return "".join(f"{line.rstrip()}\n" for line in lines)


@contextmanager
def _examples() -> Iterator[Path]:
    """Lend a copy of the folder examples/, beside a folder whose ``policydiff`` and ``python`` are those of this interpreter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "examples"
        shutil.copytree(ROOT / "examples", folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        commands = Path(name) / "bin"
        commands.mkdir()
        for command, arguments in (("policydiff", "-m policydiff "), ("python", "")):
            script = commands / command
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n', encoding="utf-8")
            script.chmod(0o755)
        yield folder


def _scores() -> str:
    """Return the scores from the head of the table of coefficients."""
    head = _TABLE.read_text(encoding="utf-8").split("\n\n", 1)[0]
    _, _, scores = head.partition("\n#\n")
    if not scores:
        sys.exit(f"refresh.py: {_TABLE.name} holds no scores; write them with: python quality/fit.py GOLD_FOLDER --write")
    return "".join(f"{line.removeprefix('#').removeprefix(' ')}\n" for line in scores.splitlines())


def _effects() -> str:
    """Return how often the effects found on the frozen half of the labelled pairs are right."""
    environment = {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, str(ROOT / "quality" / "effects.py"), "frozen"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=True)  # noqa: S603 - a script of the project
    return done.stdout


def _outlines() -> list[Outline]:
    from policydiff import fixture_names, read  # noqa: PLC0415 - most documents hold no table

    return [read(name) for name in fixture_names()]


def _table() -> str:
    """Return a row for each shipped outline: what it is, how large, in which language, on which sources, and what it is compared with."""
    from policydiff.render.words import languages  # noqa: PLC0415 - most documents hold no table

    compared = _compared()
    heads = ("outline", "document", "clauses", "language", "sources", "standing", "compared with")
    rows = [
        (
            f"[{outline.name}]({outline.name}.yaml)",
            _in_a_cell(_title(outline)),
            str(len(outline.units)),
            ", ".join(languages(outline)),
            ", ".join(f"`{key}`" for key, _ in outline.provenance.sources if key in {clause.source for clause in outline.units}) or "–",
            _standing(outline),
            ", ".join(compared.get(outline.name, ())) or "–",
        )
        for outline in _outlines()
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in (heads, ("---",) * len(heads), *rows))


def _title(outline: Outline) -> str:
    titles = outline.provenance.title
    return dict(titles).get(outline.language) or next((title for _, title in titles), outline.label)


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _standing(outline: Outline) -> str:
    """Return how many clauses have which standing, or the one that all of them have."""
    counted = outline.standings
    kinds = {"verified": counted.n_verified, "secondary": counted.n_secondary, "unverified": counted.n_unverified, "not stated": counted.n_unstated}
    found = {kind: count for kind, count in kinds.items() if count}
    return next(iter(found)) if len(found) == 1 else ", ".join(f"{count} {kind}" for kind, count in found.items())


def _compared() -> dict[str, tuple[str, ...]]:
    """Return for each document the other sides of its case files, each linked to the file."""
    from policydiff.cases import read_case  # noqa: PLC0415 - most documents hold no table

    found: dict[str, dict[str, None]] = {}
    for path in sorted((ROOT / "fixtures" / "cases").glob("*.policydiff.yaml")):
        case = read_case(path, name=path.name)
        for one, other in ((case.old.name, case.new.name), (case.new.name, case.old.name)):
            found.setdefault(one.partition("#")[0], {})[f"[{Path(other).name}](cases/{path.name})"] = None
    return {name: tuple(links) for name, links in found.items()}


def _citations() -> str:
    """Return the citations of each shipped outline, each with how many of its clauses rest on it."""
    return "\n".join(f"**{outline.label}** (`{outline.name}`)\n\n{_cited(outline)}" for outline in _outlines())


def _cited(outline: Outline) -> str:
    n = Counter(clause.source for clause in outline.units)
    cited = (f"- `{key}` ({n[key] or 'no'} clause{'s' if n[key] > 1 else ''}): {citation}\n" for key, citation in outline.provenance.sources)
    return "".join(cited) or "Nothing is cited.\n"


_REGIONS = {"outlines": _table, "sources": _citations}


def main() -> int:
    """Refresh or check the documents."""
    parser = argparse.ArgumentParser(description="Put the real output of the documented commands into the documentation.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 where something has changed")
    parser.add_argument("documents", nargs="*", type=Path, help="documents to look after (default: all)")
    arguments = parser.parse_args()
    changed = []
    for path in arguments.documents or documents():
        text = path.read_text(encoding="utf-8")
        now = refreshed(text)
        if now != text:
            changed.append(path)
            if not arguments.check:
                path.write_text(now, encoding="utf-8")
    for path in changed:
        sys.stdout.write(f"{'outdated' if arguments.check else 'rewritten'}: {path}\n")
    return 1 if arguments.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
