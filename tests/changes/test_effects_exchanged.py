"""Opposites in each other's place, people who exchanged their parts, and one duty of several acts of which one is turned."""

from __future__ import annotations

from typing import Any

import pytest

CHANGED = [
    # A verb and its opposite, wherever they stand in a sentence that is otherwise the same.
    (
        "reversed",
        "The archive shall index each letter, retaining the sender's address, and shall seal the boxes.",
        "The archive shall index each letter, deleting the sender's address, and shall seal the boxes.",
    ),
    ("reversed", "We stand against the export of raw peat, as our members say.", "We back the export of raw peat, as our members say."),
    ("reversed", "我们反对在湖区开行夜航船，并愿接受监督。", "我们赞成在湖区开行夜航船，并愿接受监督。"),
    ("reversed", "信号中断时，闸机应保持开启状态，并亮灯示警。", "信号中断时，闸机应切断开启状态，并亮灯示警。"),
    # Access, votes, freedom from papers.
    ("reversed", "The night crew is denied access to the vault records.", "The night crew enjoys access to the vault records."),
    ("reversed", "小商户申领补贴，须附审计报告，材料由街道受理。", "小商户申领补贴，免附审计报告，材料由街道受理。"),
    ("reversed", "The mill has decided against selling its water rights.", "The mill will sell its water rights."),
    # One of several acts.
    ("reversed", "The operator shall log each fault and notify the owner.", "The operator shall log each fault and need not notify the owner."),
    (
        "reversed",
        "The clinic shall not sell records or share them with insurers.",
        "The clinic shall not sell records, and may share them with insurers.",
    ),
    ("reversed", "承运人应当封存货物，并通知货主。", "承运人应当封存货物，但无需通知货主。"),
    ("weakened", "Members shall pay the fee and attend the meeting.", "Members shall pay the fee and may attend the meeting."),
    ("strengthened", "We would like you to name a deputy for the harvest.", "You need to name a deputy for the harvest."),
    ("strengthened", "The plan foresees a phase-down of diesel pumps in all parks.", "The plan foresees a phase-out of diesel pumps in all parks."),
    # Two who exchanged their parts.
    ("reassigned", "The chair signs the minutes once the clerk has read them.", "The clerk signs the minutes once the chair has read them."),
    ("reassigned", "The chair signs the roll once the vice-chair has read it.", "The vice-chair signs the roll once the chair has read it."),
    ("reassigned", "由市水务局牵头编制方案，市建设局予以配合。", "由市建设局牵头编制方案，市水务局予以配合。"),
    (
        "reassigned",
        "A lost drone is to be recovered by its pilot, whom the coastguard assists.",
        "A lost drone is to be recovered by the coastguard, which its pilot assists.",
    ),
    ("reassigned", "秘书处编制年度预算，监事会逐项审核。", "监事会编制年度预算，秘书处逐项审核。"),
    (
        "reassigned",
        "Before loading, the upstream village shall send notice of the cargo to the warden of the downstream village.",
        "The cargo shall be notified, before loading, by the downstream village to the warden of the upstream village.",
    ),
    # A present tense that orders, told by what frees from it; nobody need.
    ("reversed", "The clerk seals the box at dusk.", "The clerk need not seal the box at dusk."),
    ("reversed", "Every pilot sits a test before the season.", "No pilot need sit a test before the season."),
    ("reversed", "Every applicant must pay the fee before the hearing.", "No applicant need pay the fee before the hearing."),
    (
        "reversed",
        "The ledger, which any journalist is free to copy, records each toll.",
        "The ledger, which journalists are barred from copying, records each toll.",
    ),
    (
        "reassigned",
        "The premium is charged to the ferry line; growers are under no duty to pay.",
        "The premium is charged to growers; the ferry line is under no duty to pay.",
    ),
    # What may be left.
    ("reversed", "The board is required to consult the crew before any sale.", "The board may decide on any sale without consulting the crew."),
    # Answers, hopes, looking at whether, and a verb that governs the act.
    ("reversed", "Do I have to report a lost key? Yes. Call the porter.", "Do I have to report a lost key? No. Call the porter."),
    ("reversed", "访客可以拍照吗？可以。请勿使用闪光灯。", "访客可以拍照吗？不可以。请勿使用闪光灯。"),
    ("reversed", "Night running of the kiln is out of the question.", "It is acceptable for the kiln to run at night."),
    ("weakened", "• Fit each pier with a lamp • Replace the old rails", "• Weigh up fitting each pier with a lamp • Replace the old rails"),
    ("weakened", "We will never sell the recordings of our guests.", "We have at present no intention of selling the recordings of our guests."),
    ("weakened", "展馆严禁使用无人机拍摄展品。", "展馆不予提倡使用无人机拍摄展品。"),
    ("strengthened", "We are looking at whether to print the yield of each field.", "We will print the yield of each field."),
    ("strengthened", "You may also wish to hold a drill with the lights off.", "We also expect you to hold a drill with the lights off."),
    ("strengthened", "承包人宜避开汛期浇筑基础。", "承包人严禁在汛期浇筑基础。"),
    ("reassigned", "安装人员应在通电前校准探头。", "维保人员应在通电前校准探头。"),
]
SAME = [
    (
        "The archive shall index each letter, retaining the sender's address, and shall delete the sender's number.",
        "The archive shall index each letter, deleting the sender's number, and shall retain the sender's address.",
    ),
    ("If the host withholds the key, the guest may leave.", "If the host discloses the key, the guest may leave."),
    ("The office shall publish the names of donors.", "The office shall release the names of donors."),
    ("The operator shall log each fault and notify the owner.", "The operator shall log each fault, and must notify the owner."),
    ("The vendor shall inform the buyer of any delay.", "The buyer shall be informed by the vendor of any delay."),
    ("The Board shall cooperate with the Council on audits.", "The Council shall cooperate with the Board on audits."),
    ("The pilot and the master shall sign the log.", "The master and the pilot shall sign the log."),
    ("没有哪一家商户可以免于年度抽查。", "各商户都要接受年度抽查。"),
    ("任何人都可以查阅登记簿，管理员不得以停电为由拒绝。", "登记簿向所有人开放查阅；即使停电，管理员也必须予以办理。"),
    ("请国家文物局指导各地做好拓片标注。", "请国务院文物主管部门（国家文物局）指导各地做好拓片标注。"),
    ("与会代表认为各地经验值得继续交流。", "与会代表感谢各地介绍经验，希望继续交流，认为经验值得继续交流。"),
    ("Do I have to report a lost key? Yes. Call the porter.", "Must I report a lost key? Yes. Call the porter."),
    ("值班司机应立即停车并报告。", "当班司机应立即停车并报告。"),
    ("Stallholders must answer for their labels.", "Traders must answer for their labels."),
    ("Ports fund shore power, while permitting operators to trade berths.", "Ports fund shore power, while allowing operators to trade berths."),
]


@pytest.mark.parametrize(("effect", "old", "new"), CHANGED)
def test_an_exchange_is_told(effects_between: Any, effect: str, old: str, new: str) -> None:
    assert effect in effects_between.names(old, new)
    mirrored = {"weakened": "strengthened", "strengthened": "weakened"}.get(effect, effect)
    assert mirrored in effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_only_changed_places_or_words_is_no_change(effects_between: Any, old: str, new: str) -> None:
    grave = {"reversed", "contradicts", "weakened", "strengthened", "reassigned"}
    assert not effects_between.names(old, new) & grave
    assert not effects_between.names(new, old) & grave
