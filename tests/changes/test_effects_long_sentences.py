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
