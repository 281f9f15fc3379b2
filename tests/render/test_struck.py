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
    report = screen(width)
    told = " ".join(report.split())
    assert "1 “including pilots trained abroad” also 2 Inserted" in told
    assert "“visible for three nautical miles from the" in told
    assert told.index("Struck") < told.index("including") < told.index("Inserted") < told.index("visible")
    assert all(len(line) <= width for line in report.splitlines())


@pytest.mark.parametrize(("n_places", "also"), [(1, ""), (2, " also 2"), (4, " also 2, 3, 4"), (6, " also 2, 3, 4 and 2 more")])
def test_three_places_are_named_beside_the_first_and_others_counted(tmp_path, n_places, also):
    files = tmp_path / "a.txt", tmp_path / "b.txt"
    for file, gone in zip(files, (", including pilots trained abroad", ""), strict=True):
        clauses = (f"{number}. Office {'ABCDEF'[number - 1]} of the port keeps a register{gone}.\n\n" for number in range(1, n_places + 1))
        file.write_text("".join(clauses), encoding="utf-8")
    report = build_report(compare(*files, options=Options(encoder="none", mode="versions")), RenderOptions(width=100))
    assert f"Struck 1 “including pilots trained abroad”{also} Emphasis" in " ".join(report.split())


def test_of_many_only_the_weightiest_are_shown_and_all_are_counted(tmp_path):
    files = tmp_path / "a.txt", tmp_path / "b.txt"
    gone = ["eels", "carp", "trout", "salmon", "pike", "perch", "roach", "bream", "tench"]
    for file, is_old in zip(files, (True, False), strict=True):
        clauses = (
            f"{number}. Office {'ABCDEFGHI'[number - 1]} of the port keeps a register{f' of {fish} and of {fish}bait' if is_old else ''} every year.\n\n"
            for number, fish in enumerate(gone, 1)
        )
        file.write_text("".join(clauses), encoding="utf-8")
    comparison = compare(*files, options=Options(encoder="none", mode="versions"))
    report = build_report(comparison, RenderOptions(width=100))
    screen = report.partition("Clause by clause")[0]
    assert len(comparison.struck) == len(gone)
    assert "9 in all" in screen
    assert 0 < screen.count("bait”") < len(gone)


def test_words_too_many_for_a_line_end_in_an_ellipsis_within_the_marks(screen):
    assert "… ”" not in screen(40)
    assert "…”" in screen(40)


def test_where_nothing_went_nor_came_nothing_is_said():
    report = build_report(compare("bletchley-2023", "seoul-2024", options=Options(encoder="none")), RenderOptions(width=100))
    assert "Struck" not in report
    assert "Inserted" not in report
