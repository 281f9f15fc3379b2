"""Reach, conditions, exceptions, sanctions, definitions and place."""

from __future__ import annotations

from typing import Any

import pytest

_MIRROR = {
    "narrowed": "broadened",
    "broadened": "narrowed",
    "condition-gained": "condition-lost",
    "exception-gained": "exception-lost",
    "sanction-gained": "sanction-lost",
    "definition-changed": "definition-changed",
    "demoted": "promoted",
}

CHANGED = [
    ("narrowed", "Operators of drones must insure them against damage.", "Operators of commercial drones must insure them against damage."),
    ("narrowed", "Publish the results of all audits within the year.", "Publish the results of selected audits within the year."),
    ("narrowed", "The scheme is open to artists, writers and musicians.", "The scheme is open to artists and writers."),
    ("narrowed", "Patients shall receive a copy of their file.", "Adult patients shall receive a copy of their file."),
    ("narrowed", "The file shall hold (a) a plan, (b) a budget and (c) a map.", "The file shall hold (a) a plan and (b) a budget."),
    ("broadened", "The ban covers plastic bags and straws.", "The ban covers plastic bags, straws and cutlery."),
    ("broadened", "Teachers must complete a course on data protection.", "Teachers and support staff must complete a course on data protection."),
    ("broadened", "Certain employers must report accidents at work.", "All employers must report accidents at work."),
    ("broadened", "Publicly funded laboratories shall share their protocols.", "Laboratories shall share their protocols."),
    ("narrowed", "企业应当公开排放数据。", "重点企业应当公开排放数据。"),
    ("narrowed", "平台应当向监管部门报送用户投诉、退款和赔付数据。", "平台应当向监管部门报送用户投诉和退款数据。"),
    ("broadened", "高校应当为留学生提供心理咨询。", "高校应当为所有学生提供心理咨询。"),
    ("condition-gained", "Growers may draw water from the canal.", "Growers may draw water from the canal, provided that the gauge shows a surplus."),
    ("condition-gained", "The museum may lend the painting.", "The museum may lend the painting on condition that the borrower insures it."),
    ("condition-gained", "农户可以转让承包地。", "经发包方同意，农户可以转让承包地。"),
    ("exception-gained", "All visitors must sign the register.", "All visitors, apart from children under twelve, must sign the register."),
    ("exception-gained", "The office shall open every day.", "Excluding public holidays, the office shall open every day."),
    ("exception-gained", "游客不得携带宠物入园。", "游客不得携带宠物入园，导盲犬除外。"),
    ("sanction-gained", "Exhibitors must clear their stands.", "Exhibitors must clear their stands; those who fail to do so forfeit their deposit."),
    ("sanction-gained", "经营者应当明码标价。", "经营者应当明码标价；未明码标价的，处五千元以下罚款。"),
    ("definition-changed", "“Guest” means a person who stays overnight.", "“Guest” means anybody that has paid for a seat at table."),
    (
        "definition-changed",
        "本办法所称从业人员，是指与企业签订劳动合同的人员。",
        "本办法所称从业人员，是指为企业提供劳动的一切人员，包括劳务派遣人员。",
    ),
]

UNCHANGED = [
    ("Providers shall keep logs and publish reports.", "Providers shall publish reports and keep logs."),
    ("Each provider shall name a contact.", "All providers shall name a contact."),
    ("Members shall take measures against fraud.", "Members shall take appropriate measures against fraud."),
    ("The ministry shall set up and run a help desk.", "The ministry shall run a help desk."),
    ("Schools must teach first aid.", "Schools must teach first aid, such as bandaging and resuscitation."),
    ("The Parties shall exchange lists of officials.", "The Contracting Parties shall exchange lists of officials."),
    ("Tenants may keep pets unless the lease forbids it.", "Tenants may keep pets only if the lease does not forbid it."),
    ("When the alarm sounds, staff must leave the building.", "Staff must leave the building when the alarm sounds."),
    ("No wagon may be uncoupled without a guard.", "No wagon may be uncoupled unless a guard is present."),
    ("The device needs multi-factor sign-on and storage.", "The device needs multifactor sign-on and storage."),
    ("各部门要加强协调。", "各有关部门要加强协调。"),
    ("除抢修外，不得进入机房。", "不得进入机房，抢修除外。"),
]


@pytest.mark.parametrize(("effect", "old", "new"), CHANGED)
def test_what_changed_is_said_and_mirrored(effects_between: Any, effect: str, old: str, new: str) -> None:
    assert effects_between.names(old, new) == {effect}
    assert effects_between.names(new, old) == {_MIRROR[effect]}


@pytest.mark.parametrize(("old", "new"), UNCHANGED)
def test_a_rewording_changes_no_reach(effects_between: Any, old: str, new: str) -> None:
    ours = {*_MIRROR, *_MIRROR.values()}
    assert not effects_between.names(old, new) & ours
    assert not effects_between.names(new, old) & ours


@pytest.mark.parametrize(
    ("roles", "paths", "places"),
    [
        (("operative", "preamble"), ((), ()), (0.5, 0.4)),
        (("operative", "annex"), ((), ()), (0.5, 0.6)),
        (("operative", "operative"), (("Part 2",), ("Annex B", "Part 2")), (0.5, 0.5)),
        (("operative", "operative"), ((), ()), (0.02, 0.97)),
    ],
)
def test_much_the_same_words_in_a_lower_place(effects_between: Any, roles: Any, paths: Any, places: Any) -> None:
    old, new = "Rest comes before output in every workshop.", "In every workshop, rest comes before output."
    assert effects_between.names(old, new, roles=roles, paths=paths, places=places) == {"demoted"}
    mirrored = {"roles": roles[::-1], "paths": paths[::-1], "places": places[::-1]}
    assert effects_between.names(new, old, **mirrored) == {"promoted"}
    assert not effects_between.names(old, "Meals are served at noon in the canteen.", roles=roles, paths=paths, places=places)


def test_a_gained_condition_quotes_its_words(effects_between: Any) -> None:
    (effect,) = effects_between("Growers may draw water.", "Growers may draw water, provided that the gauge shows a surplus.")
    assert (effect.old, [quote.words for quote in effect.new]) == ((), ["provided that the gauge shows a surplus"])
    assert effect.reason == "The condition “provided that the gauge shows a surplus” is new."
