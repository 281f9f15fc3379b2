"""A comparison of two imaginary statutes of a harbour, built by hand, so that expectations are tested without the stages that make one."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff.model.alignment import Alignment, Link, OrderAgreement, Pair
from policydiff.model.annotation import Annotations
from policydiff.model.change import AdherentDifference, Change, Coverage, Effect, Operation, Unmatched
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import Emphasis, Interval, Share, TopicShift, Verdict
from policydiff.model.options import Options
from policydiff.model.outline import Adherent, Clause, Outline, Provenance, Source

OLD = (
    Clause(id="h", text="Of the harbour", kind="heading"),
    Clause(id="1", text="Every master reports the cargo before the ship is moored."),
    Clause(id="2", text="Pilots are trained for night, fog and ice."),
    Clause(
        id="3", text="The toll is paid at the quay, and the clerk gives a receipt for it, whatever the size of the ship and wherever it came from."
    ),
    Clause(id="4", text="Fires on board are put out at sunset."),
    Clause(id="5", text="港口在日落时关闭。"),
)
NEW = (
    Clause(id="a", text="Masters report what they carry before mooring."),
    Clause(id="b", text="Pilots train for the night."),
    Clause(id="c", text="Pilots train for fog and for ice."),
    Clause(id="d", text="Gulls are fed by nobody."),
    Clause(id="e", text="The harbour closes when the lamp is lit."),
)


def make_pair(old: str, new: str, probability: float) -> Pair:
    return Pair(old=old, new=new, probability=probability, old_covered=0.5, new_covered=0.5, relation="intersects")


def make_outline(name: str, clauses: tuple[Clause, ...], adherents: tuple[Adherent, ...] = ()) -> Outline:
    source = Source(name=name, media_type="application/yaml", encoding="utf-8", sha256="0" * 64, text="")
    return Outline(name=name, source=source, provenance=Provenance(), language="en", clauses=clauses, adherents=adherents)


def make_shift(topic: str, old: float, new: float, verdict: Verdict) -> TopicShift:
    old_share, new_share = (Share(clauses=(), n_clauses=5, share=share, interval=Interval(0.0, 1.0)) for share in (old, new))
    interval = Interval(new - old - 0.1, new - old + 0.1)
    return TopicShift(topic=topic, old=old_share, new=new_share, difference=new - old, interval=interval, verdict=verdict)


def make_change(link: Link, *operations: Operation) -> Change:
    return Change(link=link, operations=operations, reason="So it was made up.")


def make_comparison(changes: tuple[Change, ...], near_misses: tuple[Pair, ...] = (), unmatched: tuple[Unmatched, ...] = ()) -> Comparison:
    old = make_outline("old-harbour", OLD, (Adherent(name="Elbmouth", kind="state"), Adherent(name="Quayside", kind="state", member="unknown")))
    new = make_outline("new-harbour", NEW, (Adherent(name="Hilltop", kind="state"), Adherent(name="Elbmouth", kind="state", member="no")))
    alignment = Alignment(
        old=old,
        new=new,
        links=tuple(change.link for change in changes),
        mode="independent",
        mode_reason="So it was made up.",
        order=OrderAgreement(tau=0.0, n_pairs=0, p_value=1.0),
        encoder=None,
        options=Options(encoder="none"),
        near_misses=near_misses,
    )
    return Comparison(
        alignment=alignment,
        old_annotations=Annotations(()),
        new_annotations=Annotations(()),
        changes=changes,
        old_coverage=Coverage(n_clauses=5, n_linked=2, n_ambiguous=1, share=0.4, share_of_words=0.3),
        new_coverage=Coverage(n_clauses=5, n_linked=3, n_ambiguous=0, share=0.6, share_of_words=0.4),
        omissions=unmatched,
        additions=(),
        emphasis=Emphasis(
            shifts=(make_shift("safety", 0.7, 0.2, "fell"), make_shift("work", 0.1, 0.15, "not distinguishable")),
            old_uncoded=(),
            new_uncoded=(),
            taxonomy="made up",
            method="made up",
        ),
        adherents=(
            AdherentDifference(name="Hilltop", kind="state", status="added", date=None, source=None),
            AdherentDifference(name="Elbmouth", kind="state", status="absent", date=None, source=None),
        ),
        notes=(),
    )


@pytest.fixture
def comparison() -> Comparison:
    """1 is reworded as a, 2 split into b and c, 5 ambiguous between e and d; h, 3, 4, d and e stand alone."""
    return make_comparison(
        changes=(
            make_change(Link(old=("h",), new=()), "omitted"),
            evolve(
                make_change(Link(old=("1",), new=("a",), pairs=(make_pair("1", "a", 0.83),)), "reworded", "moved"),
                effects=(Effect(name="weakened", old=(), new=(), reason="Made up too."),),
            ),
            make_change(Link(old=("2",), new=("b", "c"), pairs=(make_pair("2", "b", 0.66),)), "split"),
            make_change(Link(old=("3",), new=()), "omitted"),
            make_change(Link(old=("4",), new=()), "omitted"),
            make_change(Link(old=("5",), new=(), rivals=(make_pair("5", "e", 0.44), make_pair("5", "d", 0.43)))),
            make_change(Link(old=(), new=("d",)), "added"),
            make_change(Link(old=(), new=("e",)), "added"),
        ),
        near_misses=(make_pair("4", "e", 0.31), make_pair("4", "b", 0.05), make_pair("3", "b", 0.06)),
        unmatched=(Unmatched(clause="3", nearest=make_pair("3", "a", 0.12), lacks=("toll",), weight=9.0),),
    )


@pytest.fixture
def same() -> Comparison:
    """Return a comparison in which every clause is kept."""
    links = tuple(Link(old=(old.id,), new=(new.id,), pairs=(make_pair(old.id, new.id, 1.0),)) for old, new in zip(OLD[1:], NEW, strict=True))
    return make_comparison(changes=(make_change(Link(old=("h",), new=()), "kept"), *(make_change(link, "kept") for link in links)))
