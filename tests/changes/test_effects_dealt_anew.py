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
    # Where one side's word of force is not known, nothing is held against that of its neighbour.
    (
        "Support ferry piers with grants, mandate shore power at each of them, and ban diesel pumps.",
        "Back ferry piers with grants, require shore power at each of them, and prohibit diesel pumps.",
    ),
    (
        "Neither the skipper nor the mate may open the seal, and both are required to log each alarm.",
        "The skipper may not open the seal, nor may the mate, and both are required to log each alarm.",
    ),
    (
        "Chart idle quarries and publish the map; invite villages to comment, and ensure that no spring is marked.",
        "By May, publish a map of idle quarries; invite villages to comment, and ensure that no spring is marked.",
    ),
    # A verb of looking into things is the act itself where both sides name it, active or passive.
    (
        "The warden shall examine each permit and may keep a copy.",
        "Each permit shall be examined by the warden, and a copy may be kept by the warden.",
    ),
    # Never to let in and to keep out are one thing; so are words of one appeal.
    (
        "Let guides use the archive free of charge, but never allow open flames into it.",
        "Let guides use the archive without fee. Keep open flames out of it at all times.",
    ),
    # What is reckoned with, a right to ask, a denial behind its object.
    (
        "Most parcels will travel by drone, and shops must somehow adapt.",
        "Most parcels are likely to travel by drone, and shops may well adapt.",
    ),
    ("船东有权要求港口复核。", "船东有权请港口复核。"),
    ("倡议各旅行社不使用来历不明的地图，承诺不向任何人出售行程。", "倡议各旅行社对来历不明的地图不予使用，承诺不把行程出售给任何人。"),
    ("我们呼吁各港公开潮汐数据，敦促船企不得倾倒废油。", "我们敦促各港公开潮汐数据，呼吁船企不得倾倒废油。"),
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
        (
            "A pilot may fly at night but shall not carry passengers, and the mechanic shall sign the log.",
            "A pilot shall not fly at night but may carry passengers, and the mechanic shall sign the log.",
            {"reversed", "contradicts"},
        ),
        (
            "Staff are free to use the pool. Staff are barred from using the sauna.",
            "Staff are barred from using the pool. Staff are free to use the sauna.",
            {"reversed", "contradicts"},
        ),
        ("承租人可以转租一间房，不得养蜂。", "承租人不得转租一间房，可以养蜂。", {"reversed", "contradicts"}),
        (
            "The agency shall keep the records and should publish the list.",
            "The agency should keep the records and shall publish the list.",
            {"weakened", "strengthened"},
        ),
        (
            "A nurse must examine the chart before each dose; the ward shall keep it and may not permit copies.",
            "A nurse is advised to examine the chart before each dose; the ward shall keep it and may not allow copies.",
            {"weakened"},
        ),
        ("本馆承诺不将读者的借阅记录用于营销，制度每年复核。", "本馆将把读者的借阅记录用于营销，制度每年复核。", {"reversed", "contradicts"}),
        (
            "各方认识到，现有航标总体上能够满足夜航需要，各港应当加强值守。",
            "各方认识到，现有航标总体上不能满足夜航需要，各港应当加强值守。",
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
