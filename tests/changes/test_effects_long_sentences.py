"""What long sentences of laws look like to the rules: each kind of false alarm that they raised, beside a change of the kind that has to be told."""

from __future__ import annotations

from typing import Any

import pytest

# A denial in a condition or of somebody described, a thing that is unlawful beside, the number of a law.
NOT_TURNED = [
    (
        "the weight of the damage caused in the absence of the use of the pump;",
        "the weight of the damage that would be caused if the pump were not used;",
    ),
    ("agents of shipowners, which are established in the Republic;", "agents of shipowners, which are not established in the Republic;"),
    (
        "recipes and trade secrets of a natural or legal person, save in the cases of the Act on their unlawful disclosure apply.",
        "recipes and trade secrets of a natural or legal person, save in the cases of the Act;",
    ),
    (
        "Kettles which meet the standards published in the Gazette shall be presumed to meet Chapter 2 of this Title.",
        "Kettles which meet the standards published in the Gazette under Regulation (XY) No 77/2031 shall be presumed to meet Section 2 of this Chapter.",
    ),
    ("any letters opened are not be copied or lent to others;", "all letters opened are not to be copied or lent to others;"),
]
TURNED = [
    ("The evidence of the divers is sufficient.", "The evidence of the divers is insufficient."),
    ("The basin, which is old, is used by ferries.", "The basin, which is old, is not used by ferries."),
    ("Carriers shall sell Regulation No 77 tickets on board.", "No carrier shall sell Regulation No 77 tickets on board."),
]


@pytest.mark.parametrize(("old", "new"), NOT_TURNED)
def test_a_denial_beside_the_norm_turns_nothing(effects_between: Any, old: str, new: str) -> None:
    assert not {"reversed", "contradicts"} & effects_between.names(old, new)
    assert not {"reversed", "contradicts"} & effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), TURNED)
def test_a_denial_of_the_norm_is_told(effects_between: Any, old: str, new: str) -> None:
    assert "reversed" in effects_between.names(old, new)


def _reason(effects_between: Any, name: str, old: str, new: str) -> str:
    return next((effect.reason for effect in effects_between(old, new) if effect.name == name), "")


def test_a_definition_is_quoted_where_it_differs(effects_between: Any) -> None:
    same = "“ferry” means a vessel that carries people or goods for reward between two landing places on one river or lake"
    reason = _reason(effects_between, "definition-changed", f"{same}, without leaving it, by day or by night;", f"{same};")
    assert "without leaving it" in reason
    assert "“ferry”" not in reason


# What is done or said of a thing in passing is no definition, nor is another number of an article or a full stop in its place.
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A River Board (the “Board”) is established.", "A River Board (the “Board”) is hereby established."),
        (
            "“reader” means anyone who reads as set out in Title III, Chapter 2 of this Act;",
            "“reader” means anyone who reads as set out in Article 4(1) of this Act;",
        ),
        (
            "“tide table” means a table of high water. It comprises not only heights, but also hours.",
            "“tide table” means a table of high water, comprising not only heights, but also hours.",
        ),
    ],
)
def test_no_definition_changed(effects_between: Any, old: str, new: str) -> None:
    assert "definition-changed" not in effects_between.names(old, new)
    assert "definition-changed" not in effects_between.names(new, old)
