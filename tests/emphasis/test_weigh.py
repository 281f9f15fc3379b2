"""Emphasis: shares with the clauses behind them, and verdicts only where the interval allows one."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate import annotate_topics
from policydiff.emphasis import weigh
from policydiff.model.annotation import Annotations, Topic
from policydiff.model.emphasis import Emphasis, TopicShift
from policydiff.model.outline import Clause, Outline
from policydiff.stats.bootstrap import bootstrap_difference_interval
from policydiff.stats.proportion import Proportion

from .material import TOPICS, document, law, outline

SHARED = os.environ.get("POLICYDIFF_SHARED")
needs_texts = pytest.mark.skipif(SHARED is None, reason="POLICYDIFF_SHARED is not set: the published texts are not at hand")


def weigh_documents(old: tuple[str, ...], new: tuple[str, ...]) -> Emphasis:
    (old_outline, old_annotations), (new_outline, new_annotations) = document(*old), document(*new)
    return weigh(old_outline, new_outline, old_annotations, new_annotations, draws=200)


def shift_of(emphasis: Emphasis, topic: str) -> TopicShift:
    return next(shift for shift in emphasis.shifts if shift.topic == topic)


documents = st.lists(st.sampled_from(["", "pome", "stone", "pome stone", "citrus pome stone"]), max_size=40).map(tuple)


def test_shares_come_with_the_clauses_behind_them() -> None:
    emphasis = weigh_documents(("pome", "", "stone pome"), ("citrus", ""))
    assert [shift.topic for shift in emphasis.shifts] == list(TOPICS)
    pome = shift_of(emphasis, "pome")
    assert (pome.old.clauses, pome.old.n_clauses, pome.old.share) == (("0", "2"), 3, 0.666667)
    assert (pome.new.clauses, pome.new.n_clauses, pome.new.share) == ((), 2, 0.0)
    assert pome.difference == -0.666667
    assert (emphasis.old_uncoded, emphasis.new_uncoded) == (("1",), ("1",))
    assert emphasis.taxonomy == "fruit 2"
    assert "bootstrap" in emphasis.method


def test_a_rise_a_fall_and_what_cannot_be_told() -> None:
    emphasis = weigh_documents((*["pome"] * 20, *["stone"] * 10), (*["pome"] * 4, *["stone"] * 12, *["citrus"] * 14))
    assert [shift.verdict for shift in emphasis.shifts] == ["fell", "not distinguishable", "rose"]


def test_a_few_clauses_tell_nothing() -> None:
    assert {shift.verdict for shift in weigh_documents(("pome", "pome"), ("stone", "stone")).shifts} == {"not distinguishable"}
    assert shift_of(weigh_documents(("",) * 15, ("pome",) * 2 + ("",) * 25), "pome").verdict == "not distinguishable"


def test_headings_and_footnotes_are_in_no_share() -> None:
    old = outline(Clause(id="h", text="Pome", kind="heading"), Clause(id="1", text="x"), Clause(id="f", text="x", role="footnote"))
    items = tuple(Topic(clause=clause_id, topic="pome", weight=1.0, spans=(), triggers=()) for clause_id in ("h", "1", "f"))
    annotations = Annotations(items, made_by=("fruit 2",), topics=TOPICS)
    share = weigh(old, old, annotations, annotations).shifts[0].old
    assert (share.clauses, share.n_clauses) == (("1",), 1)


@law
@given(documents, documents)
def test_swapping_the_documents_mirrors_everything(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    there, back = weigh_documents(old, new), weigh_documents(new, old)
    opposite = {"rose": "fell", "fell": "rose", "not distinguishable": "not distinguishable"}
    for shift, mirror in zip(there.shifts, back.shifts, strict=True):
        assert (shift.old, shift.new) == (mirror.new, mirror.old)
        assert shift.difference == -mirror.difference
        assert (shift.interval.low, shift.interval.high) == (-mirror.interval.high, -mirror.interval.low)
        assert opposite[shift.verdict] == mirror.verdict
    assert (there.old_uncoded, there.new_uncoded) == (back.new_uncoded, back.old_uncoded)


@law
@given(documents)
def test_a_document_against_itself_shows_no_difference(topics: tuple[str, ...]) -> None:
    for shift in weigh_documents(topics, topics).shifts:
        assert (shift.difference, shift.verdict) == (0, "not distinguishable")
        assert shift.interval.low == -shift.interval.high < 0


@law
@given(documents, documents, st.randoms(use_true_random=False))
def test_the_order_of_clauses_changes_no_figure(old: tuple[str, ...], new: tuple[str, ...], random: Random) -> None:
    shuffled = list(old)
    random.shuffle(shuffled)
    first, second = weigh_documents(old, new), weigh_documents(tuple(shuffled), new)
    for shift, other in zip(first.shifts, second.shifts, strict=True):
        assert (shift.difference, shift.interval, shift.verdict) == (other.difference, other.interval, other.verdict)


@law
@given(documents, documents)
def test_a_verdict_stands_exactly_where_the_interval_excludes_zero(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    for shift in weigh_documents(old, new).shifts:
        assert (shift.verdict == "not distinguishable") == shift.interval.holds_zero
        assert shift.interval.low <= shift.difference <= shift.interval.high
        figures = (shift.difference, shift.old.share, shift.new.share, shift.interval.low, shift.interval.high)
        assert all(figure == round(figure, 6) and str(figure) != "-0.0" for figure in figures)


def test_an_empty_document_tells_nothing() -> None:
    shift = weigh_documents((), ("pome", "pome")).shifts[0]
    assert (shift.old.share, shift.old.interval.low, shift.old.interval.high) == (0, 0, 1)
    assert (shift.interval.low, shift.interval.high, shift.verdict) == (-1, 1, "not distinguishable")


def test_a_language_without_topics_gives_no_shift() -> None:
    (old, annotations), (new, _) = document("pome"), document("", "")
    emphasis = weigh(old, new, annotations, Annotations(()))
    assert (emphasis.shifts, emphasis.taxonomy) == ((), "")
    assert (emphasis.old_uncoded, emphasis.new_uncoded) == ((), ("0", "1"))


def test_two_taxonomies_cannot_be_compared() -> None:
    old, annotations = document("pome")
    with pytest.raises(ValueError, match="fruit 2 and by fruit 3 cannot be compared"):
        weigh(old, old, annotations, Annotations((), made_by=("fruit 3",), topics=TOPICS))


def test_a_thousand_clauses_on_each_side() -> None:
    topics = tuple(f"fruit-{number}" for number in range(18))
    rows = [f"{topics[i % 18]} {topics[i * 7 % 18]} {i % 6} recommendation:growers" for i in range(1000)]
    (old, old_annotations), (new, new_annotations) = document(*rows), document(*rows[::-1][:-1])
    old_annotations, new_annotations = (evolve(annotations, topics=topics) for annotations in (old_annotations, new_annotations))
    emphasis = weigh(old, new, old_annotations, new_annotations)
    assert "5,000 draws" in emphasis.drawn
    assert len(emphasis.shifts) == 18


def published(name: str, side: str) -> Outline:
    """Return the units of a published text: sentences and bullets, without titles, headings and lists of adherents."""
    sentences = json.loads((Path(str(SHARED)) / "gold" / f"{name}.json").read_text(encoding="utf-8"))[side]
    return outline(*(Clause(id=item["id"], text=item["text"], path=tuple(item["path"])) for item in sentences), name=side)


def annotated(read: Outline) -> tuple[Outline, Annotations]:
    return read, annotate_topics(read)


def holding(read: Outline, words: str) -> tuple[Outline, Annotations]:
    """Return an outline whose clauses carry a topic where they hold one of the words."""
    items = (
        Topic(clause=clause.id, topic="words", weight=1.0, spans=(), triggers=())
        for clause in read.units
        if re.search(rf"\b(?:{words})\b", clause.text, re.IGNORECASE)
    )
    return read, Annotations(tuple(items), made_by=("words 1",), topics=("words",))


@needs_texts
@pytest.mark.parametrize(
    ("old", "new", "counts", "bounds", "verdict"),
    [
        (("bletchley_seoul", "left"), ("paris_delhi", "left"), ((23, 33), (6, 27)), (-0.69, -0.24), "fell"),
        (("bletchley_seoul", "left"), ("bletchley_seoul", "right"), ((23, 33), (12, 16)), (-0.23, 0.30), "not distinguishable (n = 33 and 16)"),
        (("paris_delhi", "left"), ("paris_delhi", "right"), ((6, 27), (0, 28)), (-0.37, -0.07), "fell"),
    ],
)
def test_shares_of_safety_words_are_those_measured_on_the_published_texts(old, new, counts, bounds, verdict) -> None:
    sides = holding(published(*old), "safe|safety|risks?"), holding(published(*new), "safe|safety|risks?")
    shift = weigh(sides[0][0], sides[1][0], sides[0][1], sides[1][1]).shifts[0]
    assert tuple((len(side.clauses), side.n_clauses) for side in (shift.old, shift.new)) == counts
    assert shift.verdict_in_words == verdict
    drawn = bootstrap_difference_interval(target=Proportion(*counts[1]), reference=Proportion(*counts[0]))
    assert drawn == (pytest.approx(bounds[0], abs=0.025), pytest.approx(bounds[1], abs=0.025))
    # What is shown is never narrower than what was measured by drawing.
    assert shift.interval.low <= drawn[0] + 1e-6
    assert shift.interval.high >= drawn[1] - 1e-6


@needs_texts
def test_safety_in_the_published_declarations() -> None:
    bletchley, seoul = (annotated(published("bletchley_seoul", side)) for side in ("left", "right"))
    paris, delhi = (annotated(published("paris_delhi", side)) for side in ("left", "right"))

    def verdict(old: tuple[Outline, Annotations], new: tuple[Outline, Annotations]) -> str:
        return shift_of(weigh(old[0], new[0], old[1], new[1]), "safety").verdict

    assert verdict(bletchley, paris) == "fell"
    assert verdict(bletchley, seoul) == "not distinguishable"
    assert verdict(paris, delhi) == "fell"
