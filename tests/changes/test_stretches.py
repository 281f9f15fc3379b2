"""What went out of clauses that stayed, and what came into them."""

from __future__ import annotations

from policydiff.api import compare, read
from policydiff.changes import describe, find_stretches
from policydiff.model.change import Stretch
from policydiff.text.fold import fold

OLD = "Ports keep a register of pilots, including pilots trained abroad, and publish it."
NEW = "Ports keep a register of pilots and publish it in the gazette of the harbour board."


def words_of(stretches: tuple[Stretch, ...]) -> list[str]:
    return [stretch.quotes[0].words for stretch in stretches]


def found(build, old, new, links=None, **options):
    outlines = build.outline(old), build.outline(new, name="b")
    alignment = build.alignment(*outlines, links or [(clause.id, clause.id) for clause in outlines[0].clauses], **options)
    return find_stretches(alignment, describe(alignment))


def test_words_that_went_and_words_that_came_are_quoted_where_they_stand(build):
    struck, inserted = found(build, [("1", OLD)], [("1", NEW)])
    assert words_of(struck) == ["including pilots trained abroad"]
    assert words_of(inserted) == ["in the gazette of the harbour board"]
    (quote,) = struck[0].quotes
    assert OLD[quote.span.start : quote.span.stop] == quote.words
    assert quote.clause == "1"


def test_sides_mirror_each_other(build):
    there, back = found(build, [("1", OLD)], [("1", NEW)]), found(build, [("1", NEW)], [("1", OLD)])
    assert there == back[::-1]


def test_one_word_or_words_that_only_moved_are_no_stretch(build):
    assert found(build, [("1", "Boats carry red lamps and a bell at night.")], [("1", "At night boats carry a bell and green lamps.")]) == ((), ())


def test_what_the_counterpart_has_after_all_is_cut_off_at_the_ends(build):
    struck, _ = found(
        build,
        [("1", "Review plans for concerns of cost, noise, coastal erosion, and light.")],
        [("1", "Review plans for concerns of cost and of light and noise.")],
    )
    assert words_of(struck) == ["coastal erosion"]


def test_the_same_words_of_several_clauses_are_one_stretch_with_all_its_places(build):
    gone = ", coastal erosion and drifting sand"
    old = [("1", f"Wardens report on dunes{gone}."), ("2", "Boats carry lamps."), ("3", f"Mayors consult on piers{gone.upper()}.")]
    new = [("1", "Wardens report on dunes."), ("2", "Boats carry lamps."), ("3", "Mayors consult on piers.")]
    (stretch,), inserted = found(build, old, new)
    assert [quote.clause for quote in stretch.quotes] == ["1", "3"]
    assert len({fold(quote.words) for quote in stretch.quotes}) == 1
    assert inserted == ()


def test_a_stretch_over_two_clauses_of_a_split_is_quoted_from_each(build):
    _, inserted = found(
        build,
        [("1", "Harbours publish their tariffs every spring. Skippers pay within a month of mooring.")],
        [("1", "Harbours publish their tariffs every spring on painted boards."), ("2", "With copper coins skippers pay within a month of mooring.")],
        [("1", "1 2")],
    )
    assert [(quote.clause, quote.words) for stretch in inserted for quote in stretch.quotes] == [
        ("1", "on painted boards"),
        ("2", "With copper coins"),
    ]


def test_what_the_document_comes_back_to_weighs_most(build):
    themes = [(str(number), f"Seabirds nest on rock number {number}.") for number in range(2, 8)]
    old = ("1", "The board plants hedges, paints all the benches, and in its spring report counts nesting seabirds.")
    new = ("1", "The board plants hedges, and in its spring report rests.")
    struck, _ = found(build, [old, *themes], [new], [("1", "1")])
    assert words_of(struck) == ["counts nesting seabirds", "paints all the benches"]
    assert struck[0].weight > struck[1].weight > 0


def test_chinese_words_are_quoted_without_the_marks_around_them(build):
    struck, _ = found(build, [("1", "港口应当公布引航员名册，包括在境外受训的引航员，并定期更新。")], [("1", "港口应当公布引航员名册，并定期更新。")])
    assert words_of(struck) == ["包括在境外受训的引航员"]


def test_drafts_made_apart_have_none(build):
    assert found(build, [("1", OLD)], [("1", NEW)], mode="independent") == ((), ())


def test_a_translation_has_none(tmp_path):
    texts = ("1. Boats carry lamps at night.\n2. Piers stay open in winter.\n", "一、船舶夜间应当点灯。\n二、码头冬季保持开放。\n")
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    comparison = compare(read(files[0]), read(files[1]))
    assert comparison.struck == comparison.inserted == ()


def test_a_comparison_of_a_document_with_itself_has_none():
    comparison = compare("seoul-2024", "seoul-2024")
    assert comparison.struck == comparison.inserted == ()
