"""What reports say of clauses that were written without the published text."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from policydiff.model.comparison import Comparison
from policydiff.model.outline import Outline, Standing
from policydiff.model.protocols import RenderOptions
from policydiff.readers import read_document
from policydiff.render.outline import render_fixture, render_fixtures, render_outline
from policydiff.render.outline_file import render_outline_file
from policydiff.render.terminal import render_terminal
from policydiff.render.words import standing_in_words, standing_note

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
SOURCES = (("text", "League of Ports, Harbour Declaration, 1 November 2023"), ("gazette", "The Harbour Gazette, 2 November 2023"))


def squeezed(text: str) -> str:
    return " ".join(ESCAPES.sub("", text).split())


def with_standings(outline: Outline, standings: dict[str, Standing], default: Standing | None = "verified") -> Outline:
    """Give clauses a standing by their ids, and all others but headings the default."""
    found = {clause.id: None if clause.is_heading else standings.get(clause.id, default) for clause in outline.clauses}
    sources = {"verified": "text", "secondary": "gazette", "unverified": "gazette"}
    clauses = tuple(evolve(clause, standing=(to := found[clause.id]), source=sources[to] if to else None) for clause in outline.clauses)
    return evolve(outline, clauses=clauses, provenance=evolve(outline.provenance, sources=SOURCES))


def doubtful(comparison: Comparison, old: dict[str, Standing], new: dict[str, Standing]) -> Comparison:
    """Give clauses of both documents their standings."""
    alignment = comparison.alignment
    outlines = with_standings(alignment.old, old), with_standings(alignment.new, new)
    notes = tuple(note for note in map(standing_note, outlines) if note)
    return evolve(comparison, alignment=evolve(alignment, old=outlines[0], new=outlines[1]), notes=(*comparison.notes, *notes))


@pytest.mark.parametrize(
    ("standings", "default", "told"),
    [
        ({}, None, ""),
        ({}, "verified", "all 11 clauses verified on the text itself"),
        ({}, "unverified", "all 11 clauses unverified"),
        ({"1.1": "unverified"}, "verified", "1 of 11 clauses (9 %) unverified, 10 (91 %) verified on the text itself"),
        (
            {"1.1": "unverified", "1.2": "secondary", "2.1": "verified"},
            None,
            "1 of 11 clauses (9 %) unverified, 1 (9 %) from secondary sources, 1 (9 %) verified on the text itself, 8 (73 %) of unstated standing",
        ),
        # The note is a footnote, which does not count.
        ({"note": "unverified"}, "verified", "all 11 clauses verified on the text itself"),
    ],
)
def test_standings_in_words(independent: Comparison, standings: dict[str, Standing], default: Standing | None, told: str) -> None:
    assert standing_in_words(with_standings(independent.alignment.old, standings, default)) == told


def test_a_few_of_many_are_never_none_of_them(independent: Comparison) -> None:
    outline = with_standings(independent.alignment.old, {"1.1": "unverified"})
    first, *rest = outline.clauses
    many = evolve(outline, clauses=(first, *(evolve(rest[0], id=str(n)) for n in range(400))))
    assert standing_in_words(many) == "1 of 401 clauses (<1 %) unverified, 400 (>99 %) verified on the text itself"


def test_only_what_is_not_verified_is_noted(independent: Comparison) -> None:
    old = independent.alignment.old
    assert standing_note(old) is None
    assert standing_note(with_standings(old, {})) is None
    assert standing_note(with_standings(old, {"1.1": "secondary"})) == (
        "Harbour Declaration: 1 of 11 clauses (9 %) from secondary sources, 10 (91 %) verified on the text itself."
    )


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("color", [False, True])
def test_unverified_clauses_are_marked_wherever_they_are_named(independent: Comparison, width: int, color: bool) -> None:  # noqa: FBT001
    comparison = doubtful(independent, {"2.1": "unverified", "4.1": "unverified", "4.3": "unverified"}, {"4.1": "unverified", "1.2": "secondary"})
    report = squeezed(render_terminal(comparison, RenderOptions(width=width, color=color)))
    assert "Harbour Declaration: 3 of 11 clauses (27 %) unverified, 8 (73 %) verified" in report
    assert "Meadow Statement: 1 of 10 clauses (10 %) unverified, 1 (10 %) from secondary sources, 8 (80 %) verified" in report
    assert "- omitted Harbour 2.1 (unverified)" in report
    assert "< reworded, split Harbour 4.1 (unverified) → Meadow 3.2, 4.1 (unverified)" in report
    assert "? ambiguous Harbour 4.3 (unverified)" in report
    # The nearest miss, and the digest.
    assert "nearest Meadow 4.1 (p .12, unverified)" in report
    assert "2.1 (unverified) Grave dangers" in report
    # What is secondary or verified has no mark of its own.
    assert "(secondary" not in report
    assert "(verified" not in report


def test_the_figures_in_a_note_stay_on_their_line(independent: Comparison) -> None:
    comparison = doubtful(independent, {"2.1": "unverified"}, {})
    for width in range(40, 121):
        head = render_terminal(comparison, RenderOptions(width=width)).partition("Covered")[0]
        assert "(9 %) unverified" in squeezed(head)
        assert not [line for line in head.splitlines() if line.lstrip().startswith("% ")]


def test_a_run_of_clauses_names_those_that_are_unverified(versions: Comparison) -> None:
    comparison = doubtful(versions, {"3": "unverified"}, {"8": "unverified"})
    report = squeezed(render_terminal(comparison, RenderOptions(width=120)))
    assert "3 (unverified) → 7; 4 → 8 (unverified)" in report


def test_a_run_of_kept_clauses_does_too(unchanged: Comparison) -> None:
    comparison = doubtful(unchanged, {"2": "unverified", "3": "unverified"}, {"3": "unverified"})
    # With one change the report has entries, and those without share one.
    changes = (*comparison.changes[:-1], evolve(comparison.changes[-1], operations=("renumbered",)))
    report = squeezed(render_terminal(evolve(comparison, changes=changes), RenderOptions(width=120)))
    assert re.search(r"= kept .{0,40}, unverified: \S+ 2, 3, unverified: \S+ 3", report)


def test_reports_are_as_before_where_all_is_verified(independent: Comparison) -> None:
    options = RenderOptions(width=100)
    assert render_terminal(doubtful(independent, {}, {}), options) == render_terminal(independent, options)


def test_show_tells_standing_and_source_of_what_is_not_verified(independent: Comparison) -> None:
    outline = with_standings(independent.alignment.old, {"1.1": "secondary", "4.2": "unverified"})
    report = squeezed(render_outline(outline, RenderOptions(width=100)))
    assert "1.1 [preamble, secondary: gazette] Thinking machines" in report
    assert "4.2 [chapeau, unverified: gazette] Our agenda" in report
    assert "[verified" not in report
    assert "1 of 11 clauses (9 %) unverified, 1 (9 %) from secondary sources, 9 (82 %) verified on the text itself" in report
    assert "text (9 clauses): League of Ports, Harbour Declaration" in report
    assert "gazette (2 clauses): The Harbour Gazette" in report


def test_fixtures_tell_languages_sources_and_standings(independent: Comparison, chinese: Comparison) -> None:
    outline = with_standings(independent.alignment.new, {"1.2": "secondary"})
    told = "1 of 10 clauses (10 %) from secondary sources, 9 (90 %) verified on the text itself"
    mixed = evolve(outline, clauses=(evolve(outline.clauses[0], language="fr"), *outline.clauses[1:]))
    listed = squeezed(render_fixtures([mixed, chinese.alignment.old], RenderOptions(width=100)))
    assert "English, French · drafted" in listed
    assert "Chinese · 3 clauses" in listed
    assert told in listed
    one = squeezed(render_fixture(outline, RenderOptions(width=100)))
    for fact in (
        "language English",
        f"standing {told}",
        "source text (9 clauses): League of Ports",
        "source gazette (1 clause): The Harbour Gazette",
    ):
        assert fact in one
    for fact in ("rival count: 58 towns", "Fjordhaven; known not to adhere", "title (zh)", "caveat This outline"):
        assert fact in one
    idle = evolve(outline, provenance=evolve(outline.provenance, sources=(*SOURCES, ("list", "The list of towns, 2025"))))
    assert "source list (no clause): The list of towns" in squeezed(render_fixture(idle, RenderOptions(width=100)))


def test_an_outline_file_keeps_standings_and_sources(independent: Comparison) -> None:
    outline = with_standings(independent.alignment.old, {"1.1": "secondary", "4.2": "unverified", "note": "unverified"})
    text = render_outline_file(outline)
    assert re.search(r'    depth: \d\n    standing: secondary\n    source: "gazette"\n    text: "Thinking', text)
    again = read_document(text.encode(), name="again.yaml")
    assert again.provenance.sources == SOURCES
    assert [(clause.standing, clause.source) for clause in again.clauses] == [(clause.standing, clause.source) for clause in outline.clauses]
