"""What went out of clauses that stayed, and what came into them."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff.api import compare, read
from policydiff.changes import Renamed, describe, find_stretches
from policydiff.model.change import Stretch
from policydiff.model.outline import Clause, Provenance
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


def test_a_list_is_quoted_as_one_though_each_of_its_items_is_a_single_word(build):
    struck, _ = found(build, [("1", "Spur the use of sturdy, quiet, and reliable ferries.")], [("1", "Spur the use of ferries.")])
    assert words_of(struck) == ["sturdy, quiet, and reliable"]


def test_words_that_moved_to_another_clause_went_nowhere(build):
    old = [("1", "Ports publish tariffs, with the reasons of the harbour board in plain words."), ("2", "Skippers may appeal.")]
    new = [("1", "Ports publish tariffs."), ("2", "Skippers may appeal, with the reasons of the harbour board in plain words.")]
    assert found(build, old, new) == ((), ())


def test_words_that_other_clauses_had_all_along_are_struck_all_the_same(build):
    kept = "Captains respect the customs of island fishers and their nets."
    struck, _ = found(
        build,
        [("1", "Train crews in seamanship, the customs of island fishers, and law."), ("2", "Nets are mended; island fishers decide."), ("3", kept)],
        [("1", "Train crews in seamanship and law."), ("2", "Nets are mended."), ("3", kept)],
    )
    assert "the customs of island fishers" in words_of(struck)


def test_a_name_that_changed_throughout_is_neither_struck_nor_inserted(build):
    old = [(str(number), f"Pier masters keep log {number}; pier masters answer to the board.") for number in range(1, 4)]
    new = [(key, text.replace("ier masters", "ort wardens").replace("pier", "port")) for key, text in old]
    outlines = build.outline(old), build.outline(new, name="b")
    alignment = build.alignment(*outlines, [(key, key) for key, _ in old])
    changes = describe(alignment)
    assert find_stretches(alignment, changes) != ((), ())
    assert find_stretches(alignment, changes, renamed=(Renamed("pier master", "port warden"),)) == ((), ())


def test_a_hyphen_makes_no_other_word(build):
    old, new = "Promote interdisciplinary cooperation of ports.", "Promote inter-disciplinary co-operation of ports."
    assert found(build, [("1", old)], [("1", new)]) == found(build, [("1", new)], [("1", old)]) == ((), ())


def test_headings_have_none(build):
    heading = Clause(id="h", text="Duties of harbour masters abroad", kind="heading")
    assert found(build, [heading, ("1", "Boats carry lamps.")], [evolve(heading, text="Duties"), ("1", "Boats carry lamps.")]) == ((), ())


def test_sentences_are_quoted_by_themselves_and_what_the_counterpart_has_is_not_quoted(build):
    stays = "Wages of deckhands rose in every large port."
    struck, _ = found(
        build,
        [("1", f"Cranes stood idle after the spring gales. {stays} Freight rates tumbled on northern routes.")],
        [("1", f"{stays} Nothing else changed.")],
    )
    assert sorted(words_of(struck)) == ["Cranes stood idle after the spring gales", "Freight rates tumbled on northern routes"]


def test_a_text_beside_an_outline_in_other_words_has_none(build):
    old, new = build.outline([("1", OLD)]), build.outline([("1", NEW)], name="b")
    for sides in ((evolve(old, provenance=Provenance(wording="paraphrase")), new), (old, evolve(new, provenance=Provenance(wording="paraphrase")))):
        alignment = build.alignment(*sides, [("1", "1")])
        assert find_stretches(alignment, describe(alignment)) == ((), ())


def test_a_stretch_stands_somewhere():
    with pytest.raises(ValueError, match="quotes"):
        Stretch(quotes=(), weight=1.0)


def test_a_long_row_of_dashes_is_no_trouble(build):
    old = [("1", f"Divers train {'- ' * 9000} twice with foreign rescue crews.")]
    struck, _ = found(build, old, [("1", "Divers train.")])
    assert words_of(struck) == ["twice with foreign rescue crews"]


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
