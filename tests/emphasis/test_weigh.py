"""Emphasis: shares with the clauses behind them, and verdicts only where the interval allows one."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate import annotate_topics
from policydiff.emphasis import weigh
from policydiff.model.annotation import Annotations, Topic
from policydiff.model.emphasis import Emphasis, TopicShift
from policydiff.model.outline import Clause, Outline, Provenance, Source

TOPICS = ("pome", "stone", "citrus")
SHARED = os.environ.get("POLICYDIFF_SHARED")


def outline(*clauses: Clause, name: str = "own") -> Outline:
    source = Source(name=name, media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name=name, source=source, provenance=Provenance(), language="en", clauses=clauses)


def document(*topics: str) -> tuple[Outline, Annotations]:
    """Return an outline with a clause for each argument, which names the clause's topics."""
    clauses = tuple(Clause(id=str(number), text="Words.") for number in range(len(topics)))
    items = tuple(
        Topic(clause=str(number), topic=topic, weight=1.0, spans=(), triggers=()) for number, names in enumerate(topics) for topic in names.split()
    )
    return outline(*clauses), Annotations(items, made_by=("fruit 2",), topics=TOPICS)


def weigh_documents(old: tuple[str, ...], new: tuple[str, ...]) -> Emphasis:
    (old_outline, old_annotations), (new_outline, new_annotations) = document(*old), document(*new)
    return weigh(old_outline, new_outline, old_annotations, new_annotations)


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


@given(documents)
def test_a_document_against_itself_shows_no_difference(topics: tuple[str, ...]) -> None:
    for shift in weigh_documents(topics, topics).shifts:
        assert (shift.difference, shift.verdict) == (0, "not distinguishable")
        assert shift.interval.low == -shift.interval.high < 0


@given(documents, documents, st.randoms(use_true_random=False))
def test_the_order_of_clauses_changes_no_figure(old: tuple[str, ...], new: tuple[str, ...], random: Random) -> None:
    shuffled = list(old)
    random.shuffle(shuffled)
    first, second = weigh_documents(old, new), weigh_documents(tuple(shuffled), new)
    for shift, other in zip(first.shifts, second.shifts, strict=True):
        assert (shift.difference, shift.interval, shift.verdict) == (other.difference, other.interval, other.verdict)


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


def test_long_documents_take_a_moment() -> None:
    old, new = (document(*(["pome", "stone", "", "citrus pome"] * 400)) for _ in range(2))
    started = time.perf_counter()
    weigh(old[0], new[0], old[1], new[1])
    # Takes a few hundredths of a second; the bound leaves room for a busy machine.
    assert time.perf_counter() - started < 1


@pytest.mark.skipif(SHARED is None, reason="POLICYDIFF_SHARED is not set: the published texts are not at hand")
def test_safety_in_the_published_declarations() -> None:
    def published(name: str, side: str) -> tuple[Outline, Annotations]:
        sentences = json.loads((Path(str(SHARED)) / "gold" / f"{name}.json").read_text(encoding="utf-8"))[side]
        read = outline(*(Clause(id=item["id"], text=item["text"], path=tuple(item["path"])) for item in sentences), name=side)
        return read, annotate_topics(read)

    bletchley, seoul = published("bletchley_seoul", "left"), published("bletchley_seoul", "right")
    paris, delhi = published("paris_delhi", "left"), published("paris_delhi", "right")

    def verdict(old: tuple[Outline, Annotations], new: tuple[Outline, Annotations]) -> str:
        return shift_of(weigh(old[0], new[0], old[1], new[1]), "safety").verdict

    assert verdict(bletchley, paris) == "fell"
    assert verdict(bletchley, seoul) == "not distinguishable"
    assert verdict(paris, delhi) == "fell"
