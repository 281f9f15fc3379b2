"""The word diff keeps every character, cuts no word, and reads the same from both sides."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.text.atoms import cut_atoms
from policydiff.text.fold import fold, has_han
from policydiff.text.worddiff import diff_words

untimed = settings(deadline=None)  # the first Chinese text loads the tables of characters

WORDS = (
    "the",
    "of",
    "and",
    "Parties",
    "parties",
    "shall",
    "report",
    "1,000.5",
    "10^26",
    "thirty",
    "(30)",
    "AI",
    "risk-based",
    ",",
    ".",
    "“safe”",
    "风险",
    "三十",
)
wordings = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(wordings, st.text(max_size=40))
MIRRORED = {"equal": "equal", "delete": "insert", "insert": "delete"}


def shown(old: str, new: str) -> str:
    """Write a difference on one line: deletions in square brackets, insertions in braces."""
    forms = {"equal": "{1}", "delete": "[{0}]", "insert": "{{{1}}}"}
    return "".join(forms[kind].format(old_text, new_text) for kind, old_text, new_text in diff_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Parties must report.", "Parties may report.", "Parties [must]{may} report."),
        ("Parties report.", "Parties report annually.", "Parties report{ annually}."),
        ("Parties report annually.", "Parties report.", "Parties report[ annually]."),
        ("AI must report", "AI, if asked, may report", "AI[ must]{, if asked, may} report"),
        ("A report", "A, or B, report", "A{, or B,} report"),
        ("above 10^25 operations", "above 10^26 operations", "above [10^25]{10^26} operations"),
        ("a fine of 1,000.5 euros", "a fine of 1,000.6 euros", "a fine of [1,000.5]{1,000.6} euros"),
        ("within thirty (30) days", "within sixty (60) days", "within [thirty (30)]{sixty (60)} days"),
        ("within 30 (thirty) days", "within 31 (thirty-one) days", "within [30 (thirty)]{31 (thirty-one)} days"),
        ("one hundred and twenty (120) days", "one hundred and ten (110) days", "[one hundred and twenty (120)]{one hundred and ten (110)} days"),
        ("thirty (a) days", "thirty (b) days", "thirty ([a]{b}) days"),
        ("a GPT4 model", "a GPT5 model", "a [GPT4]{GPT5} model"),
        ("call max_risk_1 now", "call max_risk_2 now", "call [max_risk_1]{max_risk_2} now"),
        ("co\u00adoperate now", "cooperate soon", "cooperate [now]{soon}"),
        ("more \u200b risk", "more risk now", "more risk{ now}"),
        ("防范前沿风险", "防范重大风险", "防范[前沿]{重大}风险"),
        ("投入三十亿元", "投入四十亿元", "投入[三十亿]{四十亿}元"),
        ("投入1.2亿元", "投入1.3亿元", "投入[1.2亿]{1.3亿}元"),
        ("जोखिम की समीक्षा", "जोखिम की जांच", "जोखिम की [समीक्षा]{जांच}"),
        ("A, B and C", "A, X, B and C", "A, {X, }B and C"),
        ("The safety of the models", "The security of the systems", "The [safety]{security} of the [models]{systems}"),
    ],
)
def test_cuts_where_a_reader_would(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_inserted_sentence_is_shown_whole_where_its_neighbour_starts_alike() -> None:
    old = "The Parties report. The Council decides."
    new = "The Parties report. The Secretariat convenes. The Council decides."
    assert shown(old, new) == "The Parties report. {The Secretariat convenes. }The Council decides."


def test_unrelated_text_is_replaced_and_not_woven() -> None:
    old = "We support the efforts of institutions to expand the research on safety"
    new = "Access for everyone to the technologies is the central purpose of investment"
    assert [kind for kind, _, _ in diff_words(old, new)] == ["delete", "insert"]


def test_words_that_recur_one_by_one_do_not_hold_unrelated_text_together() -> None:
    old = "Within the plan that all of the ministries made last spring, we address urgent risk and will meet on funds."
    new = "We thank hosts warmly, will go on working in public on every record of past decisions, and keep people informed."
    assert [kind for kind, _, _ in diff_words(old, new)] == ["delete", "insert", "equal"]


def test_a_phrase_holds_out_between_long_replacements() -> None:
    old = "Ministers who met twice in spring agreed that the risk of loss of control demands new rules, budgets, teams and better tools everywhere"
    new = "A report that many had awaited found no risk of loss of control where people check each output by hand every single day"
    assert "risk of loss of control" in "|".join(old_text for kind, old_text, _ in diff_words(old, new) if kind == "equal")


def test_unrelated_texts_keep_what_both_begin_and_end_with() -> None:
    old = "We recall that ministers met twice in spring, far from here."
    new = "We recall that every laboratory keeps records of its models."
    assert shown(old, new) == "We recall that [ministers met twice in spring, far from here]{every laboratory keeps records of its models}."


def test_a_word_that_all_of_the_old_text_consists_of_is_no_coincidence() -> None:
    old = "Parties report."
    new = "Parties, in line with national law, and their agencies report every year to the Council."
    assert "delete" not in {kind for kind, _, _ in diff_words(old, new)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The “Frontier”  ＡＩ", 'the "frontier" AI'),
        ("人工智慧風險", "人工智慧风险"),
        ("AI , safe", "AI, safe"),
        ("and so on…", "and so on..."),
        ("a state–owned firm", "a state-owned firm"),
    ],
)
def test_style_is_equal_and_keeps_both_wordings(old: str, new: str) -> None:
    assert diff_words(old, new) == (("equal", old, new),)


def test_other_words_around_keep_both_wordings_of_an_equal_run() -> None:
    assert diff_words("“Frontier” AI must report", '"frontier" AI may report') == (
        ("equal", "“Frontier” AI ", '"frontier" AI '),
        ("delete", "must", ""),
        ("insert", "", "may"),
        ("equal", " report", " report"),
    )


@pytest.mark.parametrize("empty", ["", " ", "\u200b"])
def test_empty_side(empty: str) -> None:
    runs = diff_words(empty, "Parties report.")
    assert [run for run in runs if run[0] != "equal"] == [("insert", "", "Parties report.")]
    assert "".join(old for _, old, _ in runs) == empty
    assert diff_words("", "") == ()


@untimed
@given(texts, texts)
def test_no_character_is_lost(old: str, new: str) -> None:
    runs = diff_words(old, new)
    assert "".join(old_text for _, old_text, _ in runs) == old
    assert "".join(new_text for _, _, new_text in runs) == new
    assert all(old_text == "" for kind, old_text, _ in runs if kind == "insert")
    assert all(new_text == "" for kind, _, new_text in runs if kind == "delete")


@untimed
@given(texts, texts)
def test_swapping_the_sides_mirrors_every_run(old: str, new: str) -> None:
    def grouped(runs: tuple[tuple[str, str, str], ...]) -> list[tuple[str, str, str]]:
        # A replacement is a deletion and then an insertion on either side, so the two change places.
        out: list[tuple[str, str, str]] = []
        for run in runs:
            if run[0] == "delete" and out and out[-1][0] == "insert":
                out.insert(-1, run)
            else:
                out.append(run)
        return out

    mirrored = tuple((MIRRORED[kind], new_text, old_text) for kind, old_text, new_text in diff_words(old, new))
    assert list(diff_words(new, old)) == grouped(mirrored)


@untimed
@given(texts, texts)
def test_equal_runs_say_the_same(old: str, new: str) -> None:
    for kind, old_text, new_text in diff_words(old, new):
        if kind == "equal":
            assert fold(old_text).replace(" ", "") == fold(new_text).replace(" ", "")


@untimed
@given(wordings, wordings)
def test_no_cut_goes_through_a_word_or_a_numeral(old: str, new: str) -> None:
    runs = diff_words(old, new)
    for side, text in ((1, old), (2, new)):
        position = 0
        for run in runs[:-1]:
            position += len(run[side])
            before, after = text[max(0, position - 1) : position], text[position : position + 1]
            inside_word = before.isalnum() and after.isalnum() and not has_han(before + after)
            inside_numeral = (before.isdigit() and after in tuple(",.^")) or (after.isdigit() and before in tuple(",.^"))
            assert not inside_word
            assert not inside_numeral
            assert not (text[:position].endswith("thirty ") and text[position:].startswith("(30)"))
            assert text[position - 1 : position + 1] != "三十"


@untimed
@given(texts)
def test_a_text_equals_itself(text: str) -> None:
    assert diff_words(text, text) == ((("equal", text, text),) if text else ())


@untimed
@given(st.lists(st.sampled_from(WORDS[3:8]), min_size=1, max_size=8), st.data())
def test_a_known_insertion_is_recovered(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    runs = diff_words(" ".join(words), " ".join([*words[:at], "zebra", *words[at:]]))
    assert [(kind, new.strip()) for kind, _, new in runs if kind != "equal"] == [("insert", "zebra")]


def vocabulary_text(seed: int, n_words: int, vocabulary: int) -> str:
    generator = random.Random(seed)
    return " ".join(f"w{int(vocabulary * generator.random() ** 3)}" for _ in range(n_words))


@pytest.mark.parametrize("vocabulary", [30, 300, 3000])
def test_two_thousand_unrelated_words(vocabulary: int) -> None:
    old, new = vocabulary_text(1, 2000, vocabulary), vocabulary_text(2, 2000, vocabulary)
    runs = diff_words(old, new)
    assert "".join(old_text for _, old_text, _ in runs) == old


def test_long_related_texts_are_compared_to_the_word() -> None:
    words = [f"w{n % 9000}" for n in range(20_000)]
    edited = list(words)
    edited[777] = "omitted"
    edited[15_000] = "added"
    runs = [run for run in diff_words(" ".join(words), " ".join(edited)) if run[0] != "equal"]
    assert runs == [("delete", "w777", ""), ("insert", "", "omitted"), ("delete", "w6000", ""), ("insert", "", "added")]


def test_long_texts_without_a_run_of_their_own_are_replaced() -> None:
    old, new = "to and fro " * 500, "fro and to " * 500
    runs = diff_words(old, new)
    assert [kind for kind, _, _ in runs] == ["delete", "insert"]


def test_lone_surrogates_pass_through() -> None:
    old, new = "safe \ud800 AI", "safe \udfff AI"
    assert "".join(new_text for _, _, new_text in diff_words(old, new)) == new


@untimed
@given(st.text(st.characters(max_codepoint=127), max_size=40) | wordings)
def test_plain_texts_are_cut_by_a_shorter_way_that_leads_to_the_same_place(text: str) -> None:
    # A Chinese character behind it takes the whole text the long way.
    atoms = cut_atoms(f"{text}\n中")[:-1]
    assert [(atom.text, atom.key, atom.weight) for atom in cut_atoms(text)] == [(atom.text, atom.key, atom.weight) for atom in atoms]
    assert [atom.space for atom in cut_atoms(text)][:-1] == [atom.space for atom in atoms][:-1]
