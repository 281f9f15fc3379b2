"""Each clause is shown under headings that its own document has."""

from __future__ import annotations

import re

import pytest

from policydiff import Options, compare
from policydiff.model.outline import Outline
from policydiff.model.protocols import RenderOptions
from policydiff.readers import read_document
from policydiff.render.terminal import render_terminal

OLD = b"""# Pier rules
## Lamps of the mole
1. The keeper lights every lamp of the mole at dusk.
## Dues
2. Each ship pays its dues at the gate.
"""
NEW = b"""# Pier rules
## Lamps of the pier
1. The keeper lights every lamp of the mole at dusk.
2. Purple gulls may nest behind the chapel.
## Dues
3. Each ship pays its dues at the gate.
4. Yellow ropes hang beside the bakery.
## Fines
5. Nobody whistles during the winter ball.
"""


def shown(report: str) -> list[tuple[str, str]]:
    """Return each entry of the report with the headings above it."""
    path, found = "", []
    for line in report.partition("── Clause by clause")[2].partition("── Headings")[0].splitlines()[1:]:
        if line.startswith("§ "):
            path = line.removeprefix("§ ")
        elif re.match(r"[=~#+-] [a-z]", line) and "ambiguous" not in line:
            found.append((path, line))
    return found


@pytest.mark.parametrize("mode", ["versions", "independent"])
def test_an_addition_stands_under_its_own_headings(mode: str) -> None:
    old, new = read_document(OLD, name="one.md"), read_document(NEW, name="two.md")
    entries = shown(render_terminal(compare(old, new, options=Options(encoder="none", mode=mode)), RenderOptions(width=100)))
    above = {line.split()[3].rstrip(","): path for path, line in entries if line.startswith("+")}
    # Where both documents call a section the same, it needs no name of a side.
    assert above == {"2": "two: Lamps of the pier", "4": "Dues", "5": "two: Fines"}
    assert all(path in headings(old) for path, line in entries if not line.startswith("+"))


def headings(outline: Outline) -> set[str]:
    return {clause.text for clause in outline.clauses if clause.is_heading}
