"""Emphasis in the terminal: by which factors a topic moved, whom statements bind and with what force, at every width and in Chinese."""

from __future__ import annotations

import math

import pytest
from attrs import evolve
from rich.cells import cell_len

import policydiff
from policydiff import Options
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import Factor, Manner, MeanForce
from policydiff.model.force import ActorShift, Forces, ForceShift, KindCount, KindShift
from policydiff.model.outline import Provenance
from policydiff.model.profile import Distance, Estimate, Profile, Usual
from policydiff.model.protocols import RenderOptions
from policydiff.model.shares import Interval, Share, ShareShift
from policydiff.render.stress import moved
from policydiff.render.terminal import render_terminal

WIDTHS = (60, 80, 120)


def factor(
    name: str, ratio: float | None, low: float = 0.0, high: float = 0.0, verdict: str = "not distinguishable", *, n: tuple[int, int] = (7, 5)
) -> Factor:
    log = None if ratio is None else math.log(ratio)
    interval = Interval(math.log(low), math.log(high)) if low else None
    return Factor(name=name, n_old=n[0], n_new=n[1], ratio=ratio, log_ratio=log, interval=interval, verdict=verdict)


def factors(**told: Factor) -> tuple[Factor, ...]:
    usual = {
        "frequency": factor("frequency", 0.16, 0.02, 0.6, "less often", n=(11, 10)),
        "length": factor("length", 0.9, 0.5, 1.4),
        "position": factor("position", 0.7, 0.5, 0.9, "later"),
        "force": factor("force", 0.8),
    }
    return tuple({**usual, **told}.values())


def share(clauses: tuple[str, ...], n: int) -> Share:
    return Share(clauses=clauses, n_clauses=n, share=round(len(clauses) / n, 6), interval=Interval(0.0, 0.5))


def manner(force: float | None) -> Manner:
    forces = () if force is None else (MeanForce(scale="en", n_statements=4, mean=force),)
    return Manner(share_of_words=0.4, words_per_clause=17.4, position=0.351, forces=forces)


def shift_of_bearer(actor: str, old: tuple[str, ...], new: tuple[str, ...], *, is_listed: bool = True) -> ActorShift:
    return ActorShift(
        actor=actor,
        is_listed=is_listed,
        old=share(old, 11),
        new=share(new, 10),
        old_statements=(KindCount(kind="obligation", n_statements=len(old)),) if old else (),
        new_statements=(KindCount(kind="permission", n_statements=len(new)),) if new else (),
        difference=round(len(new) / 10 - len(old) / 11, 6),
        interval=Interval(-0.4, 0.2),
        verdict="not distinguishable",
    )


@pytest.fixture
def stressed(independent: Comparison) -> Comparison:
    """Return a comparison with all that emphasis can hold."""
    usual = Usual(n_pairs=9, n_as_far=2, median=0.31)
    shifts = [
        evolve(shift, factors=factors(), old_manner=manner(3.2), new_manner=manner(None), usual=usual) if shift.topic == "safety" else shift
        for shift in independent.emphasis.shifts
    ]

    def distance(value: float, *, is_far: bool) -> Distance:
        verdict = "further apart than by chance" if is_far else "not distinguishable"
        return Distance(value=value, interval=Interval(0.1, 0.8), by_chance=0.33, verdict=verdict, usual=usual)

    emphasis = evolve(
        independent.emphasis,
        shifts=tuple(shifts),
        drawn="drawn often",
        baseline=("harbour", "meadow", "lake"),
        profile=Profile(
            old_breadth=Estimate(value=2.26, interval=Interval(1.4, 3.1)),
            new_breadth=Estimate(value=4.04, interval=Interval(2.2, 4.4)),
            overlap=distance(0.4, is_far=False),
            jensen_shannon=distance(0.42, is_far=True),
            hellinger=distance(0.6, is_far=False),
        ),
        kinds=(
            KindShift(
                kind="obligation", n_old=3, n_new=1, old_share=0.75, new_share=0.2, difference=-0.55, interval=Interval(-0.8, -0.1), verdict="fell"
            ),
            KindShift(
                kind="constitutive", n_old=1, n_new=4, old_share=0.25, new_share=0.8, difference=0.55, interval=Interval(0.1, 0.8), verdict="rose"
            ),
        ),
        actors=(shift_of_bearer("keepers", ("2.1", "3.1"), ("3.2",)), shift_of_bearer("ferrymen", (), ("4.1",), is_listed=False)),
        forces=(
            ForceShift(
                scale="en",
                old=Forces(n_clauses=4, counts=(0, 0, 0, 1, 0, 3), mean=4.5),
                new=Forces(n_clauses=4, counts=(1, 3, 0, 0, 0, 0), mean=0.75),
                difference=-3.75,
                interval=Interval(-4.6, -0.01),
                verdict="weaker",
            ),
            ForceShift(
                scale="zh",
                old=Forces(n_clauses=0, counts=(0,) * 6, mean=None),
                new=Forces(n_clauses=1, counts=(0, 0, 0, 0, 1, 0), mean=4.0),
                difference=None,
                interval=None,
                verdict="not distinguishable",
            ),
        ),
        unnamed=ShareShift(old=share(("2.1",), 4), new=share((), 4), difference=-0.25, interval=Interval(-0.6, 0.3), verdict="not distinguishable"),
    )
    return evolve(independent, emphasis=emphasis)


def squeezed(comparison: Comparison, width: int) -> tuple[str, str]:
    """Return the first screen and the rest of a report, white space folded."""
    report = render_terminal(comparison, RenderOptions(width=width))
    assert max(cell_len(line) for line in report.splitlines()) <= width
    first, _, rest = report.partition("── Clause by clause")
    return " ".join(first.split()), " ".join(rest.split())


def test_moved_says_which_factors_and_which_not(stressed: Comparison) -> None:
    safety = stressed.emphasis.shifts[0]
    assert moved(safety) == "less often and later; not distinguishable: length, force"
    assert moved(evolve(safety, factors=factors(force=factor("force", None)))) == "less often and later; not distinguishable: length"
    everything = factors(length=factor("length", 0.5, 0.3, 0.8, "more briefly"), force=factor("force", 0.5, 0.3, 0.8, "more weakly"))
    assert moved(evolve(safety, factors=everything)) == "less often, more briefly, later and more weakly"
    nothing = factors(frequency=factor("frequency", 0.9), position=factor("position", 1.1))
    assert moved(evolve(safety, factors=nothing)) == "not distinguishable: frequency, length, place, force"


def test_moved_does_not_repeat_the_verdict(stressed: Comparison) -> None:
    alone = (factor("frequency", None, verdict="less often"), *(factor(name, None) for name in ("length", "position", "force")))
    assert moved(evolve(stressed.emphasis.shifts[0], factors=alone)) == ""
    assert moved(evolve(stressed.emphasis.shifts[0], factors=())) == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_screen_says_by_what_a_topic_moved(stressed: Comparison, width: int) -> None:
    first, _ = squeezed(stressed, width)
    assert "▼ fell less often and later; not distinguishable: length, force inclusion" in first


@pytest.mark.parametrize("width", WIDTHS)
def test_the_full_part_gives_every_figure_with_its_clauses(stressed: Comparison, width: int) -> None:
    _, rest = squeezed(stressed, width)
    for told in (
        "Harbour 7 of 11 (between 10 % and 90 %), 40 % of the words, 17 a clause, place 0.35, force 3.2 (4 statements): 1.2, 2.1, 2.2",
        "Meadow 1 of 10 (between 0 % and 60 %), 40 % of the words, 17 a clause, place 0.35: 2.3",
        "weight ×0.08: less often (frequency ×0.16, ×0.02 … ×0.60); later (place ×0.70, ×0.50 … ×0.90); not distinguishable: ",
        "distinguishable: length ×0.90 (×0.50 … ×1.40), force ×0.80 (too few clauses for an interval)",
        "2 of 9 other pairs differ as much or more (median 31 points)",
        "Lengths: both outlines are paraphrases",
        "breadth (effective number of topics): Harbour 2.3 (between 1.4 and 3.1), Meadow 4.0 (between 2.2 and 4.4)",
        "profiles further apart than by chance by Jensen–Shannon, not by overlap and Hellinger: ",
        "overlap 0.40 (between 0.10 and 0.80; by chance down to 0.33; 2 of 9 other pairs differ as much or more (median 0.31))",
        "other pairs: those of harbour, meadow, lake",
    ):
        assert told in rest


def test_topics_that_do_not_count_beside_three_others_are_named(stressed: Comparison) -> None:
    said = evolve(stressed.old_annotations, topics=("safety", "rights", "work"), left_out=(("2.1", "work"), ("2.1", "rights"), ("4.2", "work")))
    report = " ".join(render_terminal(evolve(stressed, old_annotations=said), RenderOptions(width=120)).split())
    n_old = len(stressed.alignment.old.units)
    assert f"words of more than three topics: 2 of {n_old} clauses of" in report
    assert "(2.1, 4.2); the weightiest three count, left out: rights 1, work 2" in report
    assert "words of more than three topics" not in render_terminal(stressed, RenderOptions(width=120))


@pytest.mark.parametrize("width", WIDTHS)
def test_actors_and_force_have_a_part_of_their_own(stressed: Comparison, width: int) -> None:
    _, rest = squeezed(stressed, width)
    part = rest[rest.index("── Actors and force") : rest.index("── Adherents")]
    for told in (
        "Force on the English scale mean 4.5 (4 statements) → 0.8 (4 statements), −4.6 … −0.01: weaker",
        "Force on the Chinese scale mean 4.0 (1 statement) in Meadow; no statement on this scale in Harbour, so nothing is compared",
        "obligations",
        "definitions",
        "Harbour 1 of 4: 2.1",
        "Harbour 2 of 11 (2 obligations): 2.1, 3.1",
        "Meadow 1 of 10 (1 permission): 3.2",
        "in one clause: ferrymen* (Meadow 4.1)",
        "(* as printed: not in the lexicon)",
    ):
        assert told in part


def test_the_spread_of_force_is_drawn_strongest_first(stressed: Comparison) -> None:
    report = render_terminal(stressed, RenderOptions(width=100))
    lines = [line.split() for line in report[report.index("Force on the English") :].splitlines()[1:5]]
    assert [line[0] for line in lines] == ["5", "3", "1", "0"]
    assert [line[1] for line in lines] == ["75", "25", "0", "0"]


def test_a_verdict_that_is_none_says_on_how_many_clauses_where_there_is_room(stressed: Comparison) -> None:
    assert "not distinguishable (n = 11 and 10)" in squeezed(stressed, 120)[1]
    assert "−19 … +40 not distinguishable Harbour" in squeezed(stressed, 80)[1]
    # Without bars the verdict stands on a line of its own, but that has to suffice.
    assert "governance not distinguishable, −33 … +36 points Harbour 18 %" in squeezed(stressed, 60)[1]
    assert "governance not distinguishable (n = 11 and 10), −33 … +36 points Harbour 18 %" in squeezed(stressed, 70)[1]


def test_without_statements_there_is_no_part_on_force(independent: Comparison) -> None:
    assert "Actors and force" not in render_terminal(independent, RenderOptions(width=80))


def test_lengths_carry_no_warning_where_the_wording_is_official(stressed: Comparison) -> None:
    alignment = stressed.alignment
    old, new = (evolve(side, provenance=Provenance(wording="official")) for side in (alignment.old, alignment.new))
    _, rest = squeezed(evolve(stressed, alignment=evolve(alignment, old=old, new=new)), 80)
    assert "Lengths:" not in rest


@pytest.mark.parametrize("width", WIDTHS)
def test_a_chinese_comparison_is_told_from_its_own_words(width: int) -> None:
    comparison = policydiff.compare("cn-genai-draft-2023-zh", "cn-genai-2023-zh", options=Options(encoder="none"))
    _, rest = squeezed(comparison, width)
    assert "of the characters" in rest
    assert "of the words" not in rest[rest.index("── Emphasis") :]
    assert "Force on the Chinese scale" in rest
    assert "Force on the English scale" not in rest
