"""What ``show`` and ``fixtures`` print, and outline files for correction."""

from __future__ import annotations

import json

import pytest
import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from policydiff.model.comparison import Comparison
from policydiff.model.outline import Clause, Outline, Source, Span, Unread
from policydiff.model.protocols import RenderOptions
from policydiff.render.outline import render_fixture, render_fixtures, render_outline
from policydiff.render.outline_file import render_outline_file
from policydiff.render.visible import is_hidden

WIDTHS = (40, 60, 100, 200)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_show_tells_ids_numbers_kinds_roles_and_what_was_not_read(versions: Comparison) -> None:
    outline = versions.alignment.new
    odd = evolve(outline.clauses[1], id="p7", role="preamble", language="zh")
    report = squeezed(render_outline(evolve(outline, clauses=(outline.clauses[0], odd, *outline.clauses[2:])), RenderOptions(width=80)))
    assert "h1 [heading] Keeping good watch" in report
    assert "p7 [preamble, number 1, zh] The keeper should report every failure" in report
    assert "page furniture, line 41: - 3 -" in report
    assert "Not read: 2 stretches" in report


def test_what_was_left_out_again_and_again_is_named_once(versions: Comparison) -> None:
    bullets = tuple(Unread(text="-", reason="markup", span=Span(n, n + 1), line=n) for n in range(3, 8))
    report = squeezed(render_outline(evolve(versions.alignment.new, unread=bullets), RenderOptions(width=80)))
    assert "Not read: 5 stretches" in report
    assert "markup, line 3, 4, 5, 6, 7: -" in report


def test_show_lists_adherents_by_kind_with_dates_and_sources(independent: Comparison) -> None:
    report = squeezed(render_outline(independent.alignment.old, RenderOptions(width=80)))
    assert "Adherents: 5, the whole list" in report
    assert "states (4) Elbmouth; joined 1 Nov 2023; source: published text" in report
    assert "organisations (1) League of Ports; joined 1 Nov 2023; source: published text" in report
    assert "Nothing of the source was left out." in report


def test_fixtures_tell_provenance_and_rival_counts(independent: Comparison) -> None:
    old, new = independent.alignment.old, independent.alignment.new
    listed = squeezed(render_fixtures([old, new], RenderOptions(width=80)))
    assert "harbour-2023 Harbour Declaration" in listed
    assert "11 clauses, 1,135 words published · own-words outline, not the official wording" in listed
    one = squeezed(render_fixture(new, RenderOptions(width=80)))
    assert "title (zh) 关于人人共享、造福地球的机器声明" in one
    assert "caveat This outline of the Meadow Statement follows a draft" in one
    assert "Fjordhaven; known not to adhere; source: The Meadow Times" in one
    assert "rival count: 58 towns (towns only; source: The Meadow Times)" in one


@settings(deadline=None)
@given(data=st.data(), width=st.sampled_from(WIDTHS))
def test_show_holds_every_clause_whole_and_safely(comparisons: st.SearchStrategy[Comparison], data: st.DataObject, width: int) -> None:
    outline = data.draw(comparisons).alignment.old
    report = render_outline(outline, RenderOptions(width=width))
    assert max(cell_len(line) for line in report.splitlines()) <= width
    assert not [character for character in report if is_hidden(character) and character != "\n"]
    assert all(clause.id in report for clause in outline.clauses)


def by_yaml(text: str) -> dict[str, object]:
    """Read an outline file as any program would that takes every scalar as text."""
    document = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    return document


@settings(deadline=None)
@given(data=st.data())
def test_outline_file_holds_the_same_clauses(comparisons: st.SearchStrategy[Comparison], data: st.DataObject) -> None:
    outline = data.draw(comparisons).alignment.old
    text = render_outline_file(outline)
    assert not [character for character in text if is_hidden(character) and character != "\n"]
    document = by_yaml(text)
    assert document["policydiff"] == "outline/1"
    read = [(c["id"], c.get("number"), c["kind"], c["role"], c["depth"], c["text"]) for c in document["clauses"]]  # type: ignore[attr-defined]
    assert read == [(c.id, c.number, c.kind, c.role, str(c.depth), c.text) for c in outline.clauses]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.BaseLoader])
def test_words_and_numbers_stay_text_for_any_reader(loader: type[yaml.SafeLoader]) -> None:
    source = Source(name="x", media_type="text/plain", encoding="utf-8", sha256="", text="")
    clauses = tuple(
        Clause(id=odd, number=odd, text=odd) for odd in ("1.10", "no", "yes", "null", "0x1F", "2024-05-01", "1e3", "- a", "a: b #c", "'\"\\", "~")
    )
    unread = (Unread(text="a\n# b: c\x1b", reason="metadata", span=Span(0, 1), line=3),)
    from policydiff.model.outline import Provenance

    outline = Outline(name="no", source=source, provenance=Provenance(), language="no", clauses=clauses, unread=unread)
    document = yaml.load(render_outline_file(outline), Loader=loader)
    assert [clause["text"] for clause in document["clauses"]] == [clause.text for clause in clauses]
    assert [clause["number"] for clause in document["clauses"]] == [clause.number for clause in clauses]
    assert (document["name"], document["language"]) == ("no", "no")


def test_outline_file_keeps_provenance_and_adherents(independent: Comparison) -> None:
    document = by_yaml(render_outline_file(independent.alignment.new))
    provenance = document["provenance"]
    assert provenance["title"]["zh"] == "关于人人共享、造福地球的机器声明"  # type: ignore[index]
    assert provenance["dates"][1] == {"kind": "adopted", "date": "2025-05-11"}  # type: ignore[index]
    assert provenance["counts"][0]["count"] == "58"  # type: ignore[index]
    assert provenance["length"] == {"words": "784", "basis": "paragraphs without numbers"}  # type: ignore[index]
    assert document["adherents_complete"] == "false"
    assert document["adherents"][1] == {"name": "Fjordhaven", "kind": "state", "member": "no", "source": "The Meadow Times"}  # type: ignore[index]


def test_outline_file_is_one_line_a_text(independent: Comparison) -> None:
    text = render_outline_file(independent.alignment.old)
    for clause in independent.alignment.old.clauses:
        assert f"    text: {json.dumps(clause.text)}\n" in text
