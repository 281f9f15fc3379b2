"""Weighted log-odds: the worked examples, and the warning that belongs to them."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stats.keyness import keyness
from policydiff.stats.log_odds import weighted_log_odds

QUICK = Counter(["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "pig"])
PURPLE = Counter(["the", "lazy", "purple", "pig", "jumps", "over", "the", "lazier", "donkey"])
VERY = Counter(["the", "lazy", "purple", "pig", "jumps", "over", "the", *["very"] * 1000, "sleepy", "donkey"])
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=2)


def flat(*sides, alpha=0.05):
    return dict.fromkeys({term for side in sides for term in side}, alpha)


def scores(target, reference, prior):
    return {term: odds.z for term, odds in weighted_log_odds(target, reference, prior).items()}


def test_two_texts_of_one_length() -> None:
    found = scores(QUICK, PURPLE, flat(QUICK, PURPLE))
    expected = dict.fromkeys(found, 0.0)
    expected |= dict.fromkeys(("brown", "fox", "quick"), 0.6894227887) | dict.fromkeys(("donkey", "lazier", "purple"), -0.6894227887)
    assert found == pytest.approx(expected, abs=1e-9)


def test_unequal_lengths_give_artefacts() -> None:
    found = scores(QUICK, VERY, flat(QUICK, VERY))
    assert found["very"] == pytest.approx(-2.2144429606, abs=1e-9)
    assert found["purple"] == pytest.approx(0.3528670052, abs=1e-9)
    assert found["quick"] == pytest.approx(1.7075, abs=5e-5)
    assert found["jumps"] == pytest.approx(3.4564380059, abs=1e-9)
    assert found["the"] == pytest.approx(4.9545233571, abs=1e-9)


def test_an_informative_prior_tames_the_repeated_word_and_nothing_else() -> None:
    found = scores(QUICK, VERY, flat(QUICK, VERY) | {"very": 1 / 1000})
    assert found["very"] == pytest.approx(-0.4368846172, abs=1e-9)
    assert found["purple"] == pytest.approx(0.3539802, abs=5e-8)
    assert found["the"] > 4.9


def test_counted_by_clause_nothing_is_made_of_the_repetition() -> None:
    # Each text is one clause: what both hold is held as often.
    assert keyness(1, 1, 1, 1).g2 == 0
    # And the word that one of them repeats is in one clause more, which tells nothing.
    assert keyness(0, 1, 1, 1).lrc == 0
    assert keyness(0, 1, 1, 1).exact_p == 1


@given(COUNTS, COUNTS)
def test_it_is_the_formula(target, reference) -> None:
    prior = flat(target, reference, alpha=0.3)
    n1, n2, of_all = sum(target.values()), sum(reference.values()), 0.3 * len(prior)
    for term, odds in weighted_log_odds(target, reference, prior).items():
        y1, y2 = target.get(term, 0) + 0.3, reference.get(term, 0) + 0.3
        delta = math.log(y1 / (n1 + of_all - y1)) - math.log(y2 / (n2 + of_all - y2))
        assert odds.delta == pytest.approx(delta, abs=1e-9)
        assert odds.z == pytest.approx(delta / math.sqrt(1 / y1 + 1 / y2), abs=1e-9)


@given(COUNTS, COUNTS)
def test_swapping_the_texts_flips_the_signs(target, reference) -> None:
    prior = flat(target, reference)
    there, back = scores(target, reference, prior), scores(reference, target, prior)
    assert there == {term: -z for term, z in back.items()}


def test_a_term_without_a_prior_is_refused() -> None:
    with pytest.raises(ValueError, match="'b' has no prior"):
        weighted_log_odds({"a": 1, "b": 1}, {"a": 1, "b": 1}, {"a": 1})
    with pytest.raises(ValueError, match="beside 'a'"):
        weighted_log_odds({"a": 1}, {"a": 1}, {"a": 1})
