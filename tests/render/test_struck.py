"""What the first screen tells of words that went out of clauses and came into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.api import compare
from policydiff.model.options import Options
from policydiff.model.protocols import RenderOptions
from policydiff.render.report import build_report

OLD = (
    "Ports keep a register of pilots, including pilots trained abroad, and publish it.",
    "Skippers report wrecks, including pilots trained abroad, to the harbour board.",
    "Boats at anchor carry two lamps and ring a bell in fog.",
    "Wardens count seabirds on the rocks every spring.",
)
NEW = (
    "Ports keep a register of pilots and publish it.",
    "Skippers report wrecks to the harbour board.",
    "Boats at anchor carry two lamps, visible for three nautical miles from the mouth of the river, and ring a bell in fog.",
    "Wardens count seabirds on the rocks every spring.",
)


@pytest.fixture
def screen(tmp_path: Path):
    files = tmp_path / "a.txt", tmp_path / "b.txt"
    for file, clauses in zip(files, (OLD, NEW), strict=True):
        file.write_text("".join(f"{number}. {text}\n\n" for number, text in enumerate(clauses, 1)), encoding="utf-8")
    comparison = compare(*files, options=Options(encoder="none"))

    def build(width: int) -> str:
        return build_report(comparison, RenderOptions(width=width)).partition("Clause by clause")[0]

    return build


@pytest.mark.parametrize("width", [60, 80, 120])
def test_words_that_went_and_came_stand_under_names_of_their_own_with_every_place(screen, width):
    lines = [line.strip() for line in screen(width).splitlines()]
    told = " ".join(lines)
    assert "“including pilots trained abroad” also 2" in told.replace("  ", " ")
    assert "“visible for three nautical miles from the" in told
    assert told.index("Struck") < told.index("including") < told.index("Inserted") < told.index("visible")
    assert all(len(line) <= width for line in lines)


def test_words_too_many_for_a_line_end_in_an_ellipsis_within_the_marks(screen):
    assert "… ”" not in screen(40)
    assert "…”" in screen(40)


def test_where_nothing_went_nor_came_nothing_is_said():
    report = build_report(compare("bletchley-2023", "seoul-2024", options=Options(encoder="none")), RenderOptions(width=100))
    assert "Struck" not in report
    assert "Inserted" not in report
