"""Effects between documents that were drafted apart: nothing in the one became anything in the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from policydiff import Options, compare
from policydiff.annotate import annotate
from policydiff.changes import describe, interpret
from policydiff.changes.drafts import are_drafted_apart
from policydiff.model.alignment import Alignment
from policydiff.model.outline import Clause


def _aligned(build: Any, old: str, new: str, mode: str = "independent") -> Alignment:
    made: Alignment = build.alignment(build.outline([Clause(id="1", text=old)]), build.outline([Clause(id="1", text=new)]), [("1", "1")], mode=mode)
    return made


def _told(alignment: Alignment) -> list[tuple[str, str]]:
    changes = interpret(describe(alignment), alignment, annotate(alignment.old), annotate(alignment.new))
    return [(effect.name, effect.reason) for change in changes for effect in change.effects]


def test_one_act_demanded_differently_is_told_without_words_of_time(build: Any) -> None:
    alignment = _aligned(
        build, "Developers must publish the results of each safety test.", "Firms and their developers should publish results of each safety test."
    )
    assert _told(alignment) == [("weakened", "“must” here, “should” there, which is weaker.")]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "tightened",
            "Each member shall send a report to the council within two years after joining.",
            "The report on a fire shall be sent to the council within two days after the owner learns of it.",
        ),
        (
            "exception-lost",
            "Carriers shall carry all registered parcels by road, except where the road is closed.",
            "Carriers shall carry letters of the post and registered parcels by road or rail, day and night, for the fee of the council.",
        ),
        (
            "definition-changed",
            "The term “harbour works” means dredging and the building of quays.",
            "The term “harbour office” means the house in which the council of a port sits.",
        ),
    ],
)  # fmt: skip
def test_what_only_a_change_of_one_norm_can_be_is_told_of_versions_alone(build: Any, name: str, old: str, new: str) -> None:
    assert _told(_aligned(build, old, new)) == []
    assert [told for told, _ in _told(_aligned(build, old, new, "versions"))] == [name]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("The pilot shall inspect each hull every spring.", "The harbour master shall inspect each hull every spring.", "It falls to “pilot” here, to “harbour master” there."),
        ("The upkeep of the lamps falls to the warden and the pilots.", "The upkeep of the lamps falls to the warden.", "It falls to “pilots” here as well, to “warden” alone there. “and the pilots” stands here only."),
        ("The upkeep of the lamps falls to the warden.", "The upkeep of the lamps falls to the warden and the pilots.", "It falls to “pilots” there as well. “and the pilots” stands there only."),
        ("Masters shall, where feasible, log each voyage in ink.", "Masters shall log each voyage in ink.", "“where feasible” stands here only, which leaves room."),
        ("Masters shall log each voyage in ink.", "Masters shall, where feasible, log each voyage in ink.", "“where feasible” stands there only, which leaves room."),
        ("Masters shall log each voyage.", "Masters shall not log each voyage.", "“shall” here, “shall not” there."),
        ("Masters shall log each voyage, unless the mast is broken.", "Masters shall log each voyage.", "The exception “unless the mast is broken” stands here only."),
        ("Masters shall log each voyage.", "Masters shall log each voyage, unless the mast is broken.", "The exception “unless the mast is broken” stands there only."),
        ("Tolls apply to barges, ferries, rafts and tugs of the river.", "Tolls apply to barges, ferries and tugs of the river.", "“rafts” stands here only."),
        ("Tolls apply to barges, ferries and tugs of the river.", "Tolls apply to barges, ferries, rafts and tugs of the river.", "“rafts” stands there only."),
        ("Masters shall receive a copy of their log.", "Foreign masters shall receive a copy of their log.", "“Foreign” restricts it there only."),
        ("Foreign masters shall receive a copy of their log.", "Masters shall receive a copy of their log.", "“Foreign” restricts it here only."),
        ("Masters shall report a leak within two days to the quay.", "Masters shall report a leak at once to the quay.", "“within two days” here, “at once” there."),
    ],
)  # fmt: skip
def test_no_reason_has_words_of_time(build: Any, old: str, new: str, told: str) -> None:
    assert " ".join(dict.fromkeys(reason for _, reason in _told(_aligned(build, old, new)))) == told


def test_words_of_dates_and_formulas_make_no_act_the_same(build: Any) -> None:
    date = "Not later than one year after the date of enactment of this Act,"
    old = f"{date} a ferry council shall establish a log whereby the owner of a lost net (or a friend acting for the owner) may—"
    new = "Not later than 1 year after the date of the enactment of the Quay Act, the harbour master, together with all pilots, shall establish the Museum of Knots to—"
    assert _told(_aligned(build, old, new)) == []
    old, new = (f"{date} {who} shall establish a fund for lost nets." for who in ("the ferry council", "the harbour master"))
    assert [name for name, _ in _told(_aligned(build, old, new))] == ["reassigned"]


def test_the_same_norm_is_compared_in_every_way(build: Any) -> None:
    text = "The owner of a ferry shall report a fire to the harbour council within {} days."
    assert _told(_aligned(build, text.format("ten"), text.format("two"))) == [("tightened", "“within ten days” here, “within two days” there.")]


def test_places_in_other_documents_say_nothing(build: Any) -> None:
    text = "The owner of a ferry shall report a fire to the harbour council."
    for mode, told in (("versions", ["demoted"]), ("independent", [])):
        clauses = [(Clause(id="1", text=text), Clause(id="2", text="Boats shall carry a lamp.")) for _ in range(2)]
        changed = [(clauses[0]), (evolve(clauses[1][0], role="annex", text=text.replace("The owner", "Each owner")), clauses[1][1])]
        alignment = build.alignment(*(build.outline(made) for made in changed), [("1", "1")], mode=mode)
        assert [name for name, _ in _told(alignment)] == told


def test_a_definition_whose_meaning_is_told_below_is_not_quoted_empty(build: Any) -> None:
    old = "The term “harbour project” means a plan of the council for a port."
    assert _told(_aligned(build, old, "The term “harbour project” means:", "versions")) == []


def test_documents_that_hold_little_of_each_other_were_drafted_apart_whatever_their_order(build: Any) -> None:
    clauses = [Clause(id=str(n), text=f"Boat number {n} shall carry a lamp of its own.") for n in range(10)]
    alignment = build.alignment(build.outline(clauses), build.outline(clauses), [("0", "0"), ("1", "1")])
    assert are_drafted_apart(alignment)
    assert not are_drafted_apart(evolve(alignment, options=evolve(alignment.options, mode="versions")))
    assert not are_drafted_apart(build.alignment(build.outline(clauses), build.outline(clauses[:2]), [("0", "0"), ("1", "1")]))


def test_two_languages_share_no_words_so_that_the_mode_alone_tells(build: Any) -> None:
    texts = {"en": "Boats shall carry a lamp.", "zh": "船只应当配备灯具。", "de": "Boote führen eine Leuchte."}
    english, chinese, german = (
        evolve(build.outline([Clause(id=str(n), text=text, language=language, number=str(n)) for n in range(10)]), language=language)
        for language, text in texts.items()
    )
    for other in (chinese, german):
        links = [build.link(str(n), str((n + 1) % 10)) for n in range(10)]
        # A glossary finds few of the words, and where nobody made one, none.
        links = [evolve(link, pairs=tuple(evolve(pair, old_covered=0.1, new_covered=0.0) for pair in link.pairs)) for link in links]
        alignment = build.alignment(english, other, links)
        assert not are_drafted_apart(alignment)
        assert any("moved" in change.operations for change in describe(alignment))
        assert all("renumbered" in change.operations for change in describe(alignment))
        assert are_drafted_apart(evolve(alignment, mode="independent"))


def test_a_report_says_that_versions_by_their_order_are_told_as_drafts_apart(tmp_path: Path) -> None:
    shared = (
        "Boats carry a lamp.",
        "Nets are hung to dry.",
        "Crews share the catch.",
        "Masters keep a log.",
        "Ropes are tarred.",
        "Dogs stay ashore.",
    )
    own = {
        "a": "Every spring the council of the quay elects two wardens from among the pilots who have served for seven winters.",
        "b": "Traders from abroad may sell salt, wool, wax, oil and iron at the market beside the customs house on feast days.",
    }
    for name, rest in own.items():
        clauses = [text for short in shared for text in (short, rest)]
        (tmp_path / f"{name}.txt").write_text("\n\n".join(f"{n}. {text}" for n, text in enumerate(clauses, start=1)))
    told = {}
    for mode in ("auto", "versions"):
        notes = compare(tmp_path / "a.txt", tmp_path / "b.txt", options=Options(encoder="none", mode=mode)).notes
        told[mode] = any("told as drafts apart" in note for note in notes)
    assert told == {"auto": True, "versions": False}
