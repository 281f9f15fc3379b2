"""Norms that stand in another order, in other words of the same level, or tell no norm at all, change nothing."""

from __future__ import annotations

from typing import Any

import pytest

SAME = [
    # Each duty finds its own counterpart, whatever the order.
    (
        "The lessee may sublet one room, shall insure the roof, and shall not keep bees.",
        "The lessee must insure the roof, may not keep bees, and is allowed to sublet one room.",
    ),
    (
        "We commit to list our suppliers, to audit them, and not to hide the results.",
        "We commit not to hide the results, to list our suppliers, and to audit them.",
    ),
    ("我们呼吁渔船公开航迹，敦促港口不得拒绝检查。", "我们敦促渔船公开航迹，呼吁港口不得拒绝检查。"),
    ("码头必须登记来船，可以收取费用，并有义务公布价目。", "码头须登记来船，允许收取费用，并负有公布价目的义务。"),
    # Nobody but those who ask permission, either way.
    ("未经校长批准，教师不得带学生离校。", "教师须经校长批准，方可带学生离校。"),
    ("收费站不应当在节日收费。", "收费站应当不在节日收费。"),
    ("Divers shall not be prevented from filming the wreck.", "Nothing shall prevent divers from filming the wreck."),
    # What people say, how things seem, what must somehow happen.
    (
        "As the saying goes, rivers will find the sea. The board shall dredge the canal.",
        "As the saying goes, rivers must find the sea. The board shall dredge the canal.",
    ),
    (
        "That much must be plain to anyone. The board shall dredge the canal.",
        "That much should be plain to anyone. The board shall dredge the canal.",
    ),
    (
        "A visitor must wonder who pays. The board shall publish its accounts.",
        "A visitor will wonder who pays. The board shall publish its accounts.",
    ),
    ("老人常说，种树必须赶早。林场应当补种。", "老人常说，种树要赶早。林场应当补种。"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_nothing_changed(effects_between: Any, old: str, new: str) -> None:
    assert effects_between.names(old, new) == set()
    assert effects_between.names(new, old) == set()


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("The lessee may sublet one room and shall insure the roof.", "The lessee may sublet one room and should insure the roof.", {"weakened"}),
        (
            "The lessee may keep bees and shall insure the roof.",
            "The lessee shall not keep bees and shall insure the roof.",
            {"reversed", "contradicts"},
        ),
        # The acts stayed, and their words of force were exchanged.
        (
            "The agency must keep the records and must not sell the data.",
            "The agency must not keep the records and must sell the data.",
            {"reversed", "contradicts"},
        ),
        # 不合格 denies nothing, nor does a claim in a relative clause.
        ("建议企业召回不合格产品。", "企业必须召回不合格产品。", {"strengthened"}),
        (
            "A buyer who claims that goods are faulty must return the goods.",
            "A buyer who claims that goods are faulty may return the goods.",
            {"weakened"},
        ),
        ("教师须经校长批准，方可带学生离校。", "教师不得带学生离校。", {"condition-lost", "reversed", "contradicts"}),
    ],
)
def test_what_did_change_is_still_told(effects_between: Any, old: str, new: str, wanted: set[str]) -> None:
    found = effects_between.names(old, new)
    assert found
    assert found <= wanted
