"""Wrapping and columns, and how figures, dates and names are put."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from policydiff.model.change import Edit
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import Interval
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.model.protocols import RenderOptions
from policydiff.render.lines import beside, excerpt, flow, hang, styled, wrap
from policydiff.render.share_table import bar, points
from policydiff.render.sides import side_names
from policydiff.render.view import View, section
from policydiff.render.visible import is_hidden, visible
from policydiff.render.wording import are_close, edits_in_words
from policydiff.render.words import NO_BREAK, date_in_words, percent, probability

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=200).map(lambda text: " ".join(text.split()))


def outline(label: str) -> Outline:
    source = Source(name="x", media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name="x", source=source, provenance=Provenance(short=label), language="en", clauses=(Clause(id="1", text="x"),))


@given(text=TEXTS, width=st.integers(2, 60))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = [line.plain for line in wrap(styled(text), width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


@given(head=TEXTS, text=TEXTS, width=st.integers(20, 60))
def test_hanging_keeps_every_character_and_the_width(head: str, text: str, width: int) -> None:
    lines = [line.plain for line in hang(head, styled(text), width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(head + text).split())


@given(text=TEXTS, width=st.integers(4, 60))
def test_an_excerpt_fits_and_owns_up_to_what_it_leaves_out(text: str, width: int) -> None:
    short = excerpt(text, width).plain
    assert cell_len(short) <= width
    assert short == visible(text) or short.endswith("…")


def test_chinese_breaks_between_characters_but_not_before_a_stop() -> None:
    assert [line.plain for line in wrap(styled("防范风险，保护居民。"), 8)] == ["防范风", "险，保护", "居民。"]


def test_the_first_line_of_a_flow_is_flush() -> None:
    assert [line.plain for line in flow("one two three", 9)] == ["one two", "  three"]


def test_columns_stand_side_by_side_without_trailing_spaces() -> None:
    rows = beside([styled("风险"), styled("b")], [styled("x")], 6, " │ ")
    assert [row.plain for row in rows] == ["风险   │ x", "b      │"]


@given(TEXTS)
def test_nothing_hidden_stays_hidden(text: str) -> None:
    assert not any(is_hidden(character) for character in visible(text))


def test_joiners_and_letters_of_any_script_are_left_alone() -> None:
    text = "क्\u200dष می\u200cروم 风险 👩\u200d💻 naïve\u00a0"
    assert visible(text) == text


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9b", "\u00ad", "\u200b", "\u202e", "\u2066", "\u2028", "\ufeff", "\ud800", "\U000e0041"]
)
def test_what_steers_terminal_or_layout_is_spelled_out(character: str) -> None:
    assert visible(f"a{character}b").isascii()
    assert visible(f"a{character}b").startswith("a\\")


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("Harbour Declaration", "Meadow Statement", ("Harbour", "Meadow")),
        ("Harbour Rules 2023", "Harbour Rules 2025", ("2023", "2025")),
        # "New" and "Old" by themselves would be taken for a side.
        ("Paris Statement", "New Delhi Declaration", ("Paris", "New Delhi")),
        ("new", "old", ("old", "new")),
        ("charter", "charter-new", ("charter", "charter-new")),
        ("standard input", "rules", ("standard input", "rules")),
        ("US AI Plan", "EO 14110", ("US", "EO 14110")),
        ("AI Act", "AI Bill", ("AI Act", "AI Bill")),
        ("Harbour Measures (draft)", "Harbour Measures (final)", ("draft", "final")),
        ("act-on-harbours-2024-04-21-committee.en", "act-on-harbours-2025.en", ("2024", "2025")),
        ("2024-04-21-act-on-harbours-of-the-north", "2024-09-30-act-on-harbours-of-the-south", ("2024-04-21", "2024-09-30")),
        ("harbour-commitments-2024-05.en", "harbour-commitments-upd-2025-02-07.en", ("2024-05", "2025-02-07")),
        # A section is no part of the name, unless both are sections of one document.
        ("Harbour Declaration#Article 16", "Meadow Statement#3", ("Harbour", "Meadow")),
        ("northgate", "lakeland#Duties of the council", ("northgate", "lakeland")),
        ("Harbour Rules 2023#2", "Harbour Rules 2025#2", ("2023", "2025")),
        ("northgate#3", "northgate#Article 4", ("#3", "#Article 4")),
        ("northgate", "northgate#4", ("northgate", "northgate#4")),
        ("Seoul Declaration", "Seoul Statement of Intent", ("Declaration", "Statement")),
        ("Port Guiding Principles of 2025", "Port Code of Conduct", ("Principles", "Code")),
        ("港口人工智能管理暂行办法", "港口人工智能管理办法（征求意见稿）", ("暂行办法", "征求意见稿")),
        ("rules-1.md", "rules-2.md", ("rules-1.md", "rules-2.md")),
        ("The Harbour", "A Meadow", ("The Harbour", "A Meadow")),
        ("same.md", "same.md", ("old", "new")),
        # Never so that one side goes by the other's name.
        ("new_draft.md", "old_draft.md", ("old", "new")),
        ("new 1.md", "old 2.md", ("old", "new")),
        ("a-file-with-a-name-that-is-far-too-long.md", "b.md", ("old", "new")),
        ("港口办法", "码头办法", ("港口办法", "码头办法")),
    ],
)
def test_sides_go_by_short_names_that_tell_them_apart(old: str, new: str, names: tuple[str, str]) -> None:
    assert side_names(outline(old), outline(new)) == names
    assert side_names(outline(new), outline(old)) == (names if names == ("old", "new") else names[::-1])


def test_sides_of_two_languages_and_no_short_name_go_by_the_language() -> None:
    old, new = outline("Harbour Declaration"), evolve(outline("海港人工智能安全治理宣言全文"), language="zh")
    assert side_names(old, new) == ("English", "Chinese")


def test_a_count_as_wide_as_its_column_stands_off_from_what_it_counts(versions: Comparison) -> None:
    lines = [
        line.plain
        for line in section(View.of(versions, RenderOptions(width=100)), "Meaning", [styled("reversed"), styled("weakened")], below="145 effects")
    ]
    assert [line.split() for line in lines] == [["Meaning", "reversed"], ["145", "weakened"], ["effects"]]


def test_figures_do_not_claim_more_than_they_know() -> None:
    assert [probability(value) for value in (0.0, 0.004, 0.12, 0.995, 0.999999, 1.0)] == ["0", "<.01", ".12", ".99", ".99", "1"]
    assert [percent(share).replace(NO_BREAK, " ") for share in (1 / 200, 0.0051, 0)] == ["0.5 %", "1 %", "0 %"]
    assert points(Interval(-0.0004, 0.0)) == "−0.04 … 0"
    assert points(Interval(0.000001, 0.1)) == "+0.001 … +10"


@given(st.floats(0, 1), st.integers(1, 30))
def test_a_bar_is_as_long_as_its_share(share: float, columns: int) -> None:
    drawn = bar(share, columns)
    assert cell_len(drawn) <= columns
    assert bool(drawn) == (share > 0)
    assert drawn.count("█") == max(round(share * columns * 8), 0) // 8


@pytest.mark.parametrize(
    ("date", "words"), [("2023-11-01", "1 Nov 2023"), ("2024-05", "May 2024"), ("2019", "2019"), ("2023-13-01", "2023-13-01"), ("spring", "spring")]
)
def test_dates_are_put_in_words_or_left_as_they_are(date: str, words: str) -> None:
    assert date_in_words(date).replace(NO_BREAK, " ") == words


def test_marks_of_a_word_diff_stand_close_to_the_words() -> None:
    edits = (Edit("equal", "We ", "We "), Edit("delete", "shall ", ""), Edit("insert", "", "should "), Edit("equal", "report.", "report."))
    assert edits_in_words(edits).plain == "We [-shall-] {+should+} report."


def test_word_diffs_are_for_texts_that_stay_close() -> None:
    close = (Edit("equal", "The keeper reports every failure", ""), Edit("delete", "of lamps", ""))
    close = (Edit("equal", "The keeper reports every failure", "The keeper reports every failure"), *close[1:])
    held = (
        Edit("equal", "Boats carry a lamp aft", "Boats carry a lamp aft"),
        Edit("insert", "", " where rocks, wrecks, buoys, moorings, nets, ferries wait"),
    )
    loose = (
        Edit("delete", "Grave dangers arise from machines", ""),
        Edit("insert", "", "Guests met in the meadow"),
        Edit("equal", " of towns", " of towns"),
    )
    assert [are_close(edits) for edits in (close, held, loose)] == [True, True, False]
