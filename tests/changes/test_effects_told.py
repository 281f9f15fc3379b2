"""What is only told is no norm: nothing is narrowed, and no exception lost, in a report of how things stand."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("told", "norm"),
    [
        (
            ("Apart from losses due to storms, the catch has been falling since May.", "The catch has been falling since May."),
            ("Apart from boats under ten metres, boats shall carry a lamp.", "Boats shall carry a lamp."),
        ),
        (
            ("The landings of nets, lamps and ropes declined in May.", "The landings of nets and ropes declined in May."),
            ("The owners of boats shall carry nets, lamps and ropes.", "The owners of boats shall carry nets and ropes."),
        ),
        (
            ("The council expects that exports and wages will rise with the catch.", "The council expects that wages will rise with the catch."),
            ("The council shall publish exports and wages with the catch.", "The council shall publish wages with the catch."),
        ),
    ],
)
def test_the_same_words_came_out_of_a_report_and_of_a_norm(effects_between: Any, told: tuple[str, str], norm: tuple[str, str]) -> None:
    assert effects_between.names(*told) == effects_between.names(*told[::-1]) == set()
    assert len(effects_between.names(*norm)) == 1


def test_a_verb_in_a_relative_clause_tells_nothing(effects_between: Any) -> None:
    old, new = (
        "Debarment extends to firms which have been fined for fraud or bribery.",
        "Debarment extends to firms which have been fined for fraud, bribery or collusion.",
    )
    assert effects_between.names(old, new) == {"broadened"}


def test_what_will_have_been_done_is_asked_for(effects_between: Any) -> None:
    old = "The offices will have replaced their keys by May."
    assert effects_between.names(old, old.replace("offices", "offices, except those on islands,")) == {"exception-gained"}


def test_a_second_subject_restricts_nothing(effects_between: Any) -> None:
    assert effects_between.names("Ferries and tugs shall carry a lamp at night.", "Tugs shall carry a lamp at night.") <= {"narrowed"}


@pytest.mark.parametrize(
    "norm",
    [
        "The members have resolved to spare piers, sheds and canals.",
        "The ban was widened to piers, sheds and canals.",
        "The council is banning piers, sheds and canals.",
        "The aim is protecting piers, sheds and canals.",
        "The grant covers piers, sheds and canals, as it were one thing.",
        "The grant pays for strengthened piers, sheds and canals.",
    ],
)
def test_a_norm_is_not_taken_for_a_report(effects_between: Any, norm: str) -> None:
    assert effects_between.names(norm, norm.replace("piers, sheds and canals", "piers and sheds")) == {"narrowed"}


def test_what_is_decided_has_exceptions(effects_between: Any) -> None:
    decided = "The board has resolved that the toll is dropped for all barges except rafts."
    assert effects_between.names(decided, decided.replace(" except rafts", "")) == {"exception-lost"}
