"""Whether a topic is spoken of less often, more briefly, later or more weakly: the factors, their intervals and their verdicts."""

from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from policydiff.emphasis import weigh
from policydiff.emphasis.decomposition import are_enough, mean_interval
from policydiff.emphasis.draws import crossed, draw_sums, limits
from policydiff.emphasis.side import read_side
from policydiff.model.emphasis import FACTORS, Emphasis, Factor, TopicShift

from .material import document, law, outline

OPPOSITE = {
    "less often": "more often",
    "more briefly": "at greater length",
    "later": "earlier",
    "more weakly": "more strongly",
    "not distinguishable": "not distinguishable",
}
OPPOSITE |= {there: back for back, there in OPPOSITE.items()}
rows = st.tuples(st.sampled_from(["", "pome", "stone 3", "pome stone 1 5", "citrus 0", "pome 5"]), st.integers(0, 9))
documents = st.lists(rows, max_size=30)


def made(drawn):
    return document(*(row for row, _ in drawn), words=tuple(n for _, n in drawn))


def weighed(old, new) -> Emphasis:
    return weigh(old[0], new[0], old[1], new[1], draws=400)


def shift_of(emphasis: Emphasis, topic: str = "pome") -> TopicShift:
    return next(shift for shift in emphasis.shifts if shift.topic == topic)


def factors_of(old, new) -> dict[str, Factor]:
    shift = shift_of(weighed(old, new))
    assert tuple(factor.name for factor in shift.factors) == FACTORS
    return {factor.name: factor for factor in shift.factors}


def test_each_factor_is_new_by_old_and_their_logarithms_add_up_to_the_weight():
    old = document("pome 5", "pome 3", "", "", words=(10, 20, 5, 5))
    new = document("", "", "pome 1", "", "", words=(1, 1, 30, 1, 1))
    factors = factors_of(old, new)
    assert factors["frequency"].ratio == pytest.approx((1 / 5) / (2 / 4), abs=1e-6)
    assert factors["length"].ratio == pytest.approx(30 / 15, abs=1e-6)
    # Places 0 and 1/3 on the one side, 1/2 on the other; the first clause counts twice the last one.
    assert factors["position"].ratio == pytest.approx(1.5 / (2 - 1 / 6), abs=1e-6)
    assert factors["force"].ratio == pytest.approx((1 + 1) / (1 + 4), abs=1e-6)
    assert all(factor.log_ratio == pytest.approx(math.log(factor.ratio), abs=1e-5) for factor in factors.values())
    shift = shift_of(weighed(old, new))
    assert math.exp(shift.log_weight) == pytest.approx(0.4 * 2 * 1.5 / (2 - 1 / 6) * 0.4, abs=1e-4)


def test_the_manner_of_a_topic_is_described_on_either_side():
    old = document("pome 5 3", "stone", "pome 0", "", words=(10, 20, 5, 5))
    manner = shift_of(weighed(old, old)).old_manner
    assert (manner.share_of_words, manner.words_per_clause, manner.position) == (15 / 40, 7.5, pytest.approx(1 / 3, abs=1e-6))
    assert [(force.scale, force.n_statements, force.mean) for force in manner.forces] == [("en", 3, pytest.approx(8 / 3, abs=1e-6))]
    silent = shift_of(weighed(old, old), "citrus").old_manner
    assert (silent.share_of_words, silent.words_per_clause, silent.position, silent.forces) == (0, None, None, ())


@pytest.mark.parametrize(
    ("new", "words", "factor", "said"),
    [
        (["pome 4"] * 10 + ["stone 4"] * 30, [8] * 40, "frequency", "less often"),
        (["pome 4", "stone 4"] * 20, [2] * 40, "length", "more briefly"),
        (["stone 4"] * 20 + ["pome 4"] * 20, [8] * 40, "position", "later"),
        (["pome 1", "stone 4"] * 20, [8] * 40, "force", "more weakly"),
    ],
)
def test_a_topic_loses_by_one_factor_and_by_no_other(new, words, factor, said):
    jitter = [n + i % 3 for i, n in enumerate(words)]
    old_words = [8 + i % 3 for i in range(40)]
    if factor == "frequency":
        # Carried as evenly as before.
        new = [row for i in range(10) for row in ("pome 4", "stone 4", "stone 4", "stone 4")]
    old, later = document(*["pome 4", "stone 4"] * 20, words=tuple(old_words)), document(*new, words=tuple(jitter))
    assert {name: found.verdict for name, found in factors_of(old, later).items() if found.verdict != "not distinguishable"} == {factor: said}
    assert {name: found.verdict for name, found in factors_of(later, old).items() if found.verdict != "not distinguishable"} == {
        factor: OPPOSITE[said]
    }


def test_what_a_side_does_not_have_is_not_compared():
    factors = factors_of(document("pome", "pome"), document("stone 5", "stone 5"))
    for factor in factors.values():
        assert (factor.ratio, factor.log_ratio, factor.interval, factor.verdict) == (None, None, None, "not distinguishable")
    assert (factors["length"].n_old, factors["length"].n_new) == (2, 0)
    assert shift_of(weighed(document("pome"), document("stone"))).log_weight is None


def test_a_few_clauses_give_a_ratio_and_no_interval():
    factor = factors_of(document(*["pome 5"] * 3, words=(9, 9, 9)), document(*["pome 5"] * 3, words=(1, 1, 1)))["length"]
    assert (factor.ratio, factor.interval, factor.verdict) == (pytest.approx(1 / 9, abs=1e-6), None, "not distinguishable")
    assert factor.verdict_in_words == "not distinguishable (n = 3)"


def test_length_is_not_compared_across_languages_nor_force_across_scales():
    factors = factors_of(document(*["pome 5"] * 9), document(*["pome 5"] * 9, language="zh"))
    assert (factors["length"].ratio, factors["force"].ratio) == (None, None)
    assert factors["position"].ratio == 1
    chinese = factors_of(document(*["pome 2"] * 9, language="zh"), document(*["pome 5"] * 9, language="zh"))
    assert chinese["force"].ratio == 2


@law
@given(documents, documents)
def test_swapping_mirrors_every_factor(old, new):
    there, back = weighed(made(old), made(new)), weighed(made(new), made(old))
    for shift, mirror in zip(there.shifts, back.shifts, strict=True):
        assert (shift.old_manner, shift.new_manner) == (mirror.new_manner, mirror.old_manner)
        for factor, other in zip(shift.factors, mirror.factors, strict=True):
            assert (factor.n_old, factor.n_new) == (other.n_new, other.n_old)
            assert factor.verdict == OPPOSITE[other.verdict]
            assert (factor.log_ratio is None) == (other.log_ratio is None)
            if factor.log_ratio is not None:
                assert factor.log_ratio == -other.log_ratio
            if factor.interval is not None:
                assert (factor.interval.low, factor.interval.high) == (-other.interval.high, -other.interval.low)


@law
@given(documents)
def test_a_document_against_itself_differs_by_exactly_nothing(drawn):
    for shift in weighed(made(drawn), made(drawn)).shifts:
        for factor in shift.factors:
            assert factor.log_ratio in (None, 0)
            assert factor.verdict == "not distinguishable"
            assert factor.interval is None or factor.interval.low == -factor.interval.high


@law
@given(documents, documents, st.randoms(use_true_random=False))
def test_the_order_of_clauses_counts_for_the_place_alone(old, new, random: Random):
    shuffled = list(old)
    random.shuffle(shuffled)
    first, second = weighed(made(old), made(new)), weighed(made(shuffled), made(new))
    for shift, other in zip(first.shifts, second.shifts, strict=True):
        assert [factor for factor in shift.factors if factor.name != "position"] == [factor for factor in other.factors if factor.name != "position"]


@law
@given(documents, documents)
def test_a_verdict_stands_where_the_interval_excludes_zero(old, new):
    for shift in weighed(made(old), made(new)).shifts:
        frequency, *others = shift.factors
        assert frequency.verdict == {"rose": "more often", "fell": "less often"}.get(shift.verdict, shift.verdict)
        for factor in others:
            assert (factor.verdict != "not distinguishable") == (factor.interval is not None and not factor.interval.holds_zero)
        for factor in shift.factors:
            if factor.interval is not None:
                assert factor.interval.low <= factor.log_ratio <= factor.interval.high


SIDES = [
    (np.array([9, 4, 7, 12, 5, 8]), np.array([3, 6, 2, 2, 5, 1, 4])),
    (np.array([5, 5, 5, 5]), np.array([1, 5, 4, 5, 5, 5, 3, 5, 5, 4])),
    (np.array([2, 9, 4, 40]), np.array([3, 3, 4, 3, 3, 2, 3, 3, 4, 3, 3])),
]


def with_ones(side):
    return side, np.ones(len(side), dtype=np.int64)


@pytest.mark.filterwarnings("ignore:Precision loss occurred")
@pytest.mark.parametrize(("old", "new"), SIDES)
def test_the_interval_of_a_mean_is_the_wider_of_welch_and_student_by_another_hand(old, new):
    difference = new.mean() - old.mean()
    found = mean_interval(difference, (difference, difference), with_ones(old), with_ones(new), is_log=False)
    welch, student = (stats.ttest_ind(new, old, equal_var=is_equal).confidence_interval(0.95) for is_equal in (False, True))
    assert found.low == pytest.approx(min(welch.low, student.low), abs=1e-6)
    assert found.high == pytest.approx(max(welch.high, student.high), abs=1e-6)


@pytest.mark.filterwarnings("ignore:Precision loss occurred")
@pytest.mark.parametrize(("old", "new"), SIDES)
def test_the_interval_of_a_logarithm_is_that_of_the_mean_by_the_mean(old, new):
    # By the delta method, the logarithm spreads about its mean as the figures by their own mean do.
    difference = math.log(new.mean()) - math.log(old.mean())
    found = mean_interval(difference, (difference, difference), with_ones(old), with_ones(new), is_log=True)
    margins = []
    for is_equal in (False, True):
        interval = stats.ttest_ind(new / new.mean(), old / old.mean(), equal_var=is_equal).confidence_interval(0.95)
        margins.append((interval.high - interval.low) / 2)
    assert (found.low, found.high) == (pytest.approx(difference - max(margins), abs=1e-6), pytest.approx(difference + max(margins), abs=1e-6))


def test_an_interval_holds_what_was_drawn():
    found = mean_interval(0.0, (-50.0, 60.0), with_ones(SIDES[0][0]), with_ones(SIDES[0][1]), is_log=False)
    assert (found.low, found.high) == (-50, 60)


def test_a_side_whose_clauses_all_say_the_same_is_lent_the_spread_of_the_other():
    few, many = document(*["pome 4"] * 4, "", ""), document(*["pome 4", "pome 4", "pome 5", "pome 3", "pome 4"] * 9, "pome 1", "pome 2", "pome 2")
    assert factors_of(many, few)["force"].verdict == "not distinguishable"
    (shift,) = weighed(many, few).forces
    assert (shift.difference > 0, shift.verdict) == (True, "not distinguishable")


def test_enough_is_where_a_clean_separation_is_rare():
    for n_old in range(2, 9):
        for n_new in range(2, 9):
            # The smallest p-value of the exact rank test that scipy computes.
            p_value = stats.mannwhitneyu(range(n_old), range(n_old, n_old + n_new), method="exact").pvalue
            assert are_enough(n_old, n_new) == (p_value <= 0.05)


def test_draws_are_those_of_the_binomial_distribution():
    columns = np.array([[1]] * 12 + [[0]] * 28)
    sums = draw_sums(columns, b"a seed", draws=20_000)[:, 0]
    observed = np.bincount(sums.astype(int), minlength=41)
    expected = 20_000 * stats.binom.pmf(range(41), 40, 0.3)
    often = expected >= 5
    table = [np.append(counts[often], counts[~often].sum()) for counts in (observed, expected)]
    assert stats.chisquare(table[0], table[1] * table[0].sum() / table[1].sum()).pvalue > 0.001


def test_percentiles_are_those_of_scipy_within_a_step():
    sample = draw_sums(np.arange(1, 31).reshape(-1, 1), b"another", draws=5_000) / 30
    low, high = limits(sample)
    reference = stats.bootstrap(
        (np.arange(1, 31),), np.mean, method="percentile", n_resamples=5_000, rng=np.random.default_rng(1)
    ).confidence_interval
    assert (float(low[0]), float(high[0])) == (pytest.approx(reference.low, abs=0.3), pytest.approx(reference.high, abs=0.3))


def test_draws_depend_on_the_seed_and_not_on_how_many_are_made_at_a_time(monkeypatch):
    columns = np.arange(60).reshape(20, 3)
    at_once = draw_sums(columns, b"seed", draws=50)
    monkeypatch.setattr("policydiff.emphasis.draws._AT_ONCE", 40)
    assert (draw_sums(columns, b"seed", draws=50) == at_once).all()
    assert (draw_sums(columns, b"other", draws=50) != at_once).any()


def test_crossed_draws_mirror_exactly():
    old, new = (draw_sums(np.arange(30).reshape(10, 3), seed, draws=99) for seed in (b"old", b"new"))
    low, high = limits(new - crossed(old))
    mirrored_low, mirrored_high = limits(old - crossed(new))
    assert (low == -mirrored_high).all()
    assert (high == -mirrored_low).all()


def test_the_seed_of_a_side_is_its_content():
    digests = [read_side(*side).digest for side in (document("pome", "5", ""), document("", "pome", "5"), document("pome", "4", ""))]
    assert digests[0] == digests[1] != digests[2]


def test_figures_are_pinned_on_every_machine():
    factors = factors_of(
        document(*["pome 5", "stone", "pome 1 2"] * 6, words=tuple(range(3, 21))), document(*["stone", "pome 4"] * 7, words=tuple(range(20, 6, -1)))
    )
    told = {name: (factor.log_ratio, factor.interval.low, factor.interval.high) for name, factor in factors.items()}
    assert told == {
        "frequency": (-0.287682, -1.054895, 0.369097),
        "length": (0.122602, -0.308319, 0.553523),
        "position": (-0.025975, -0.256443, 0.204492),
        "force": (0.310155, -0.047498, 0.667808),
    }
    assert draw_sums(np.arange(1000).reshape(-1, 1), b"pinned", draws=6, size=3)[:, 0].tolist() == [2262, 1603, 1399, 711, 1058, 1435]


def test_a_document_without_clauses_is_compared_with_nothing():
    assert [factor.ratio for factor in factors_of((outline(), document()[1]), document("pome")).values()] == [None] * 4
