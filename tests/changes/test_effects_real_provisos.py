"""Conditions, exceptions and sanctions in long sentences: what looks like one, stands on both sides, or limits only what is new, beside those that came."""

from __future__ import annotations

from typing import Any

import pytest

_KINDS = ("condition", "exception", "sanction")


def _provisos(effects_between: Any, old: str, new: str) -> set[str]:
    return {name for name in effects_between.names(old, new) if name.startswith(_KINDS)}


_PORTS = "Ports shall report to the Council on the state of their cranes"

NONE = [
    (f"{_PORTS} every year.", f"{_PORTS} by 2 May, and once every two years thereafter."),
    (
        "the exchange with port authorities, including local ones, providing or supporting the pilots, and with carriers;",
        "the exchange with port authorities, including those providing or supporting the pilots, and with carriers;",
    ),
    ("The carrier shall, upon request of the Council, show the log.", "The carrier shall, upon a reasoned request of the Council, show the log."),
    (
        "The carrier shall fix the mark to the ship.",
        "The carrier shall fix the mark to the ship or, where that is not possible, to its papers.",
    ),
    (
        "Where a ship is sold, the seller of the ship shall have the duties that this Act lays upon the carrier.",
        "Where a ship is sold, the seller of the ship shall be subject to the duties that this Act lays upon the carrier.",
    ),
    (
        "In the event of a loss of a licence, the Council shall see to it that the files of the carrier are kept.",
        "In the event of the suspension of a licence, the Council shall see to it that the files of the carrier are kept.",
    ),
    (
        "The States shall tell the Council of those rules.",
        "The States shall tell the Council of the rules on penalties referred to in paragraph 1.",
    ),
    (
        "Misleading the Council shall be subject to fines of up to 5 % of the turnover.",
        "Misleading the Council shall be subject to fines of up to 5 % of the turnover. In case of carriers with one ship, these fines shall be up to 2 % of the turnover.",
    ),
]
SOME = [
    ("condition-gained", "The carrier shall show the log.", "The carrier shall, upon a reasoned request, show the log."),
    ("condition-gained", "Ports may close the lock at night.", "Ports may close the lock at night once an inspector has seen it."),
    ("condition-gained", f"{_PORTS}.", f"{_PORTS}, provided that the Council asks for it in writing."),
    (
        "sanction-gained",
        "The carrier shall show the log.",
        "The carrier shall show the log. Failure to do so leads to the withdrawal of the licence.",
    ),
]


@pytest.mark.parametrize(("old", "new"), NONE)
def test_nothing_is_limited(effects_between: Any, old: str, new: str) -> None:
    assert not _provisos(effects_between, old, new)


@pytest.mark.parametrize(("name", "old", "new"), SOME)
def test_a_proviso_that_came_is_told(effects_between: Any, name: str, old: str, new: str) -> None:
    assert _provisos(effects_between, old, new) == {name}


@pytest.mark.parametrize(
    ("proviso", "quoted"),
    [
        ("with the exception of paragraph 1, points (a), (b) and (d) of this Article", "paragraph 1, points (a), (b) and (d) of this Article"),
        ("with the exception of tugs, dredgers, ferries or rafts", "tugs, dredgers, ferries or rafts"),
        ("unless provided otherwise in applicable law of the State", "otherwise in applicable law of the State"),
    ],
)
def test_a_proviso_is_quoted_to_its_end(effects_between: Any, proviso: str, quoted: str) -> None:
    old = "Carriers shall keep the log for six months after the last voyage of the year."
    new = f"Carriers shall keep the log for six months after the last voyage of the year, {proviso}."
    (effect,) = effects_between(old, new)
    assert effect.name == "exception-gained"
    assert quoted in effect.new[0].words
    assert quoted in effect.reason
