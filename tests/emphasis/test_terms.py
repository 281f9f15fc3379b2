"""Key terms: what counts as a term, when something is said of it, and the laws of every comparison."""

from __future__ import annotations

from importlib.util import find_spec
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.emphasis.terms import key_terms
from policydiff.errors import MissingExtraError
from policydiff.model.outline import Clause, Outline, Provenance, Source

WORDS = ("safety", "security", "growth", "risk", "risks", "orchard", "the", "shall", "30")
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=40)
HAN = st.lists(st.text(alphabet="安全风险治理的和创新", min_size=1, max_size=12), max_size=30)


def outline(texts, language="en", **clause):
    clauses = tuple(Clause(id=str(number), text=text, language=language, **clause) for number, text in enumerate(texts, start=1))
    source = Source(name="own", media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name="own", source=source, provenance=Provenance(), language=language, clauses=clauses)


def compare(old, new, language="en", **options):
    return key_terms(outline(old, language), outline(new, language), **options)


def told(shifts):
    return {shift.term: shift.verdict for shift in shifts if shift.verdict != "not distinguishable"}


def padded(texts, n, language="en"):
    filler = "纪要由秘书处保存" if language == "zh" else "Minutes are kept by a clerk"
    return [*texts, *[filler] * (n - len(texts))]


def test_what_more_clauses_hold_rose_and_the_rest_is_not_told() -> None:
    shifts = compare(padded(["Fences guard orchards."], 30), padded(["Every orchard has bees."] * 12, 30))
    assert told(shifts)["orchard"] == "rose"
    orchard = next(shift for shift in shifts if shift.term == "orchard")
    assert orchard.forms == ("orchard", "orchards")
    assert (len(orchard.old.clauses), len(orchard.new.clauses)) == (1, 12)
    assert orchard.new.share == 0.4
    assert orchard.keyness.lrc > 0
    assert orchard.adjusted_p < 0.05
    assert shifts.index(orchard) < next(place for place, shift in enumerate(shifts) if shift.verdict == "not distinguishable")


def test_one_clause_that_repeats_a_word_tells_nothing() -> None:
    shifts = compare(padded(["Bees."], 30), padded(["Bees " * 500], 30))
    assert "Bees" not in told(shifts)
    assert not any(term.lower() == "bees" for term in told(shifts))


def test_longer_clauses_alone_tell_nothing() -> None:
    # The same text in clauses twice as long: each word is in twice the share of clauses, and as common among the words.
    short = ["apple pear", "plum quince", "cherry fig", "olive date"] * 12
    long = [f"{first}, {second}" for first, second in zip(short[::2], short[1::2], strict=True)]
    assert not told(compare(short, long))


def test_a_few_clauses_tell_nothing() -> None:
    assert compare(["Bees sting."], ["Wasps sting."]) == ()
    assert not told(compare(["Bees sting."] * 3, ["Wasps sting."] * 3))
    assert compare([], ["Bees sting."]) == ()


def test_stop_words_numerals_and_words_of_drafting_are_no_terms() -> None:
    shifts = compare(padded(["x"], 20), padded(["The Parties shall pursuant to Article 12 (a) report within thirty days."] * 20, 20))
    assert {"report", "days"} <= {form for shift in shifts for form in shift.forms} | {word for shift in shifts for word in shift.term.split()}
    for shift in shifts:
        assert not {"the", "shall", "article", "12", "a", "pursuant"} & {shift.forms[0].split()[0], shift.forms[0].split()[-1]}


def test_a_word_that_stands_in_a_phrase_only_is_shown_as_the_phrase() -> None:
    old = padded(["Honey is sold."] * 5, 40)
    new = padded(["A loss of honeycombs worries keepers.", "Keepers fear a loss of honeycombs.", "The loss of honeycombs grew."] * 6, 40)
    found = told(compare(old, new))
    assert found.get("loss of honeycombs") == "rose"
    assert "loss" not in found
    assert "honeycombs" not in found


def test_words_that_stand_together_by_chance_are_no_phrase() -> None:
    random = Random(1)
    vocabulary = ["apple", "pear", "plum", "quince"]
    texts = [" ".join(random.choices(vocabulary, k=12)) for _ in range(60)]
    assert {shift.kind for shift in compare(texts[:30], texts[30:], most=None)} <= {"word"}


def test_no_phrase_reaches_over_a_comma() -> None:
    shifts = compare(padded(["Apples, pears."] * 12, 20), padded(["Plums."] * 12, 20), most=None)
    assert not any("apple" in shift.term.lower() and "pear" in shift.term.lower() for shift in shifts)


def test_chinese_terms_are_found_whole() -> None:
    old = padded(["保护果园生态", "果园生态优先", "关心果园生态的人"], 30, "zh")
    new = padded(["推动蜂蜜产业发展", "壮大蜂蜜产业", "蜂蜜产业和集市", "支持各地蜂蜜产业"] * 4, 30, "zh")
    found = told(compare(old, new, "zh"))
    assert found.get("蜂蜜产业") == "rose"
    assert not {"蜂蜜", "蜜产", "蜜产业", "蜂蜜产"} & set(found)


def test_traditional_and_simplified_characters_are_one_term() -> None:
    old = padded(["防範風險"] * 10, 20, "zh")
    new = padded(["防范风险"] * 10, 20, "zh")
    shifts = compare(old, new, "zh", most=None)
    assert not told(shifts)
    assert any(len(shift.old.clauses) == len(shift.new.clauses) == 10 for shift in shifts)


def test_two_languages_share_no_terms() -> None:
    assert key_terms(outline(["Bees sting."] * 20), outline(["蜜蜂"] * 20, "zh")) == ()


def test_headings_and_footnotes_hold_no_terms() -> None:
    heading = outline(["Orchards"] * 20, kind="heading")
    assert key_terms(heading, outline(["Orchards"] * 20)) == ()


def test_the_milder_correction_tells_no_less() -> None:
    old = padded(["apple pear", "apple plum", "apple"] * 3, 40)
    new = padded(["quince", "quince fig", "cherry fig"] * 4, 40)
    strict, mild = (told(compare(old, new, correction=correction)) for correction in ("holm", "benjamini-hochberg"))
    assert strict.items() <= mild.items()


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_swapping_the_documents_mirrors_everything(old, new) -> None:
    opposite = {"rose": "fell", "fell": "rose", "not distinguishable": "not distinguishable"}
    there, back = compare(old, new, most=None), compare(new, old, most=None)
    for shift, mirror in zip(there, back, strict=True):
        assert (shift.term, shift.forms, shift.adjusted_p, shift.n_tests) == (mirror.term, mirror.forms, mirror.adjusted_p, mirror.n_tests)
        assert (shift.old, shift.new) == (mirror.new, mirror.old)
        assert (shift.keyness.g2, shift.keyness.log_ratio, shift.keyness.lrc, shift.z) == (
            -mirror.keyness.g2,
            -mirror.keyness.log_ratio,
            -mirror.keyness.lrc,
            -mirror.z,
        )
        assert opposite[shift.verdict] == mirror.verdict


@settings(deadline=None)
@given(HAN, HAN, st.randoms(use_true_random=False))
def test_the_order_of_clauses_changes_no_figure(old, new, random) -> None:
    shuffled = random.sample(old, len(old))
    first, second = compare(old, new, "zh", most=None), compare(shuffled, new, "zh", most=None)
    assert [(shift.term, shift.keyness, shift.adjusted_p, shift.z, shift.old.dispersion) for shift in first] == [
        (shift.term, shift.keyness, shift.adjusted_p, shift.z, shift.old.dispersion) for shift in second
    ]


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_a_verdict_stands_only_on_all_its_grounds(old, new) -> None:
    for shift in compare(old, new, most=None):
        if shift.verdict != "not distinguishable":
            sign = 1 if shift.verdict == "rose" else -1
            assert shift.adjusted_p < 0.05
            assert sign * shift.keyness.lrc > 0
            assert sign * (shift.new.per_thousand - shift.old.per_thousand) > 0


@settings(deadline=None)
@given(SENTENCES)
def test_a_document_against_itself_shows_no_difference(texts) -> None:
    assert not told(compare(texts, texts, most=None))


def test_random_halves_of_one_text_seldom_differ() -> None:
    random = Random(7)
    vocabulary = [f"{first}{second}" for first in ("ka", "lo", "mi", "nu", "pe", "ra") for second in ("band", "dorm", "fust", "gelt", "hask")]
    texts = [" ".join(random.choices(vocabulary, weights=[2.0**-n for n in range(len(vocabulary))], k=8)) for _ in range(60)]
    n_wrong = 0
    for _ in range(60):
        random.shuffle(texts)
        n_wrong += bool(told(compare(texts[:20], texts[20:])))
    # One in twenty is promised; a run of sixty with more than seven would be a chance of one in a hundred.
    assert n_wrong <= 7


def test_a_segmenter_that_is_not_there_is_told(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jieba", None)
    with pytest.raises(MissingExtraError, match=r"policydiff\[jieba\]"):
        compare(["蜂蜜产业"] * 9, ["果园"] * 9, "zh", segmenter="jieba")


@pytest.mark.skipif(find_spec("jieba") is None, reason="the extra 'jieba' is not installed")
def test_the_segmenter_cuts_words() -> None:
    old, new = padded(["保护果园生态"] * 3, 30, "zh"), padded(["推动蜂蜜产业", "壮大蜂蜜产业"] * 6, 30, "zh")
    found = told(compare(old, new, "zh", segmenter="jieba"))
    assert found == {"蜂蜜产业": "rose"} or {"蜂蜜", "产业"} <= set(found)
