"""The sign test beside scipy's, dispersion beside the published example and its formula, agreement beside the standard example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from policydiff.stats.agreement import krippendorff_alpha
from policydiff.stats.dispersion import deviation_of_proportions
from policydiff.stats.sign import sign_test

PARTS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 40)), min_size=2, max_size=30).filter(lambda parts: any(count for count, _ in parts))
# The 3 × 15 matrix of the standard example; None where nobody gave a label.
NONE = None
STANDARD = [
    [NONE, NONE, NONE, NONE, NONE, 3, 4, 1, 2, 1, 1, 3, 3, NONE, 3],
    [1, NONE, 2, 1, 3, 3, 4, 3, NONE, NONE, NONE, NONE, NONE, NONE, NONE],
    [NONE, NONE, 2, 1, 3, 4, 4, NONE, 2, 1, 1, 3, 3, NONE, 4],
]


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_sign_test_is_what_scipy_says(n_for, n_against) -> None:
    found = sign_test(n_for, n_against)
    assert found == sign_test(n_against, n_for)
    if n_for + n_against:
        assert found == pytest.approx(stats.binomtest(n_for, n_for + n_against).pvalue, abs=1e-9)
    else:
        assert found == 1


def test_thousands_of_pairs_overflow_nothing() -> None:
    assert sign_test(3000, 2000) == pytest.approx(stats.binomtest(3000, 5000).pvalue, rel=1e-6)
    with pytest.raises(ValueError, match="no counts"):
        sign_test(-1, 2)


def test_agreement_of_the_standard_example() -> None:
    assert krippendorff_alpha(STANDARD, "nominal") == pytest.approx(0.691358, abs=5e-7)
    assert krippendorff_alpha(STANDARD, "interval") == pytest.approx(0.810845, abs=5e-7)


def test_agreement_at_its_ends() -> None:
    assert krippendorff_alpha([["a", "b", "c"], ["a", "b", "c"]]) == 1
    assert krippendorff_alpha([["a", "a"], ["a", "a"]]) == 1
    assert krippendorff_alpha([["a", "b"], ["b", "a"]]) < 0
    with pytest.raises(ValueError, match="two people"):
        krippendorff_alpha([["a", None], [None, "b"]])


@given(st.lists(st.lists(st.sampled_from([1, 2, 3, None]), min_size=6, max_size=6), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_neither_people_nor_things_have_an_order(rows, random) -> None:
    things = list(zip(*rows, strict=True))
    if not any(sum(label is not None for label in thing) > 1 for thing in things):
        return
    shuffled = [list(row) for row in zip(*random.sample(things, len(things)), strict=True)]
    random.shuffle(shuffled)
    for level in ("nominal", "interval"):
        assert krippendorff_alpha(rows, level) == krippendorff_alpha(shuffled, level)


@given(PARTS)
def test_dispersion_is_its_formula(parts) -> None:
    counts, sizes = zip(*parts, strict=True)
    deviation = sum(abs(size / sum(sizes) - count / sum(counts)) for count, size in parts) / 2
    expected = deviation / (1 - min(sizes) / sum(sizes))
    assert deviation_of_proportions(counts, sizes) == pytest.approx(expected, abs=1e-9)
    assert deviation_of_proportions(counts[::-1], sizes[::-1]) == deviation_of_proportions(counts, sizes)


def test_dispersion_of_the_published_example() -> None:
    # Gries (2008): a word in five parts of 9, 10, 10, 10 and 11 words; DP is .18 before it is normalised by 1 − .18.
    assert deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) * (1 - 9 / 50) == pytest.approx(0.18, abs=5e-4)


def test_dispersion_at_its_ends() -> None:
    assert deviation_of_proportions([3, 3, 3], [5, 5, 5]) == 0
    assert deviation_of_proportions([0, 0, 4], [5, 5, 5]) == 1
    assert deviation_of_proportions([4], [5]) == 0
    assert deviation_of_proportions([4, 0, 0], [5, 5, 0]) == 1
    for counts, sizes in (([0, 0], [5, 5]), ([1, 0], [0, 5]), ([-1, 2], [5, 5])):
        with pytest.raises(ValueError, match="dispersion needs"):
            deviation_of_proportions(counts, sizes)
