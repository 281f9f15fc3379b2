"""Rewordings that look like another bearer, another item of a list, or a new proviso, beside changes that are just that."""

from __future__ import annotations

from typing import Any

import pytest

# Names of one stem, acronyms in the order of another language, and acts that name nobody.
SAME_NAMES = [
    ("施救人员必须佩戴氧气瓶。", "施救者必须佩戴氧气瓶。"),
    ("参赛者应当在赛前提交健康证明。", "参赛人员应当在赛前提交健康证明。"),
    ("受让人应当在十日内办理登记。", "受让方应当在十日内办理登记。"),
    ("检测机构应当在五日内出具报告。", "检测单位应当在五日内出具报告。"),
    ("拒检者不得登船，船长应当记录。", "不接受检查者不得登船，船长应当记录。"),
    ("阅卷教师应当回避，考生可以申请复查。", "阅卷老师应当回避，考生可以申请复查。"),
    ("健全跨省备用电源调度中心，引导储能企业参与，不得限制外省企业投标。", "完善跨省备用电源调度中心，鼓励储能企业参与，禁止限制外省企业投标。"),
    ("打造三个示范园区，推动绿电直供，严禁违规用地。", "建设三个示范园区，推进绿电直供，不得违规用地。"),
    ("优化提升乡镇卫生院，落实首诊制度，禁止收取挂号费。", "改造提升各乡镇卫生院，首诊制度要落到实处，不得收取挂号费。"),
    ("FIFA must publish the draw within a day.", "The International Federation of Association Football must publish the draw within a day."),
]
OTHER_NAMES = [
    ("由电力部门负责抢修线路。", "由电力企业负责抢修线路。"),
    ("建设单位应当设置围挡。", "监理单位应当设置围挡。"),
    ("由维护保养单位每月检查电梯。", "由电梯使用单位每月检查电梯。"),
    ("由市建设局编制方案。", "由市水务局编制方案。"),
    ("投资促进局应当公布名单。", "统计局应当公布名单。"),
    ("ISO shall publish the table.", "The International Telecommunication Union shall publish the table."),
]
# What stands beside others is a verb that binds, another form of a word that was there, part of a word, or no item at all.
SAME_REACH = [
    ("Each depot shall inspect its tanks and valves.", "Each depot shall carry out an inspection of its tanks and valves."),
    ("A lookout shall watch the pass and respond to any flare.", "A lookout shall provide both a watch over the pass and a response to any flare."),
    ("We undertake to share our logs and promise to answer the press.", "We commit to sharing our logs and pledge to answer the press."),
    (
        "Promote shared curricula and foster exchanges between border schools.",
        "Promote shared curricula and support exchanges between border schools.",
    ),
    (
        "Mills pledge to retire coal boilers and support the rehiring of stokers.",
        "Mills pledge to retire coal boilers and encourage the rehiring of stokers.",
    ),
    (
        "The lessee must keep and, at the owner's request, show a list of repairs to the hull.",
        "The lessee must keep a list of repairs to the hull and, when the owner so requests, show it.",
    ),
    ("灌溉水或许会随暗渠渗入地基，施工方应当加设挡板。", "灌溉水有可能随暗渠渗入地基，施工方应当加设挡板。"),
    ("涉及儿童的影像应当打码，发布者不得转卖。", "凡有儿童的影像应当打码，发布者不得转卖。"),
]
OTHER_REACH = [
    ("The register covers trawlers, dredgers and ferries.", "The register covers trawlers and ferries."),
    ("The owner and the inspector shall inspect the lift.", "The owner shall inspect the lift."),
    ("Operators shall log faults or any other irregularities in the brakes.", "Operators shall log faults."),
    ("食品、药品和化妆品经营者应当留存票据。", "食品和药品经营者应当留存票据。"),
]
# A ban in other words, room beside a permission, one act that holds *without*, a case that the other side tells by *but*.
SAME_PROVISOS = [
    (
        "Tickets so bought must not be resold above face value, and the holder shall keep the stub.",
        "The holder shall keep the stub and is barred from reselling tickets so bought above face value.",
    ),
    ("Staff must not trade in the shares of clients.", "Staff are barred from trading in the shares of clients."),
    ("The court has discretion to hear the parties.", "The court may hear the parties as it sees fit."),
    ("Members are free to appoint a deputy.", "Members may, if they so wish, appoint a deputy."),
    ("Guides may refuse a climb; they need not give grounds.", "Guides may, should they see fit, refuse a climb; they need not give grounds."),
    (
        "Growers may decline an order, but must say so within a day.",
        "Growers may decline an order; where they decline one, they must say so within a day.",
    ),
    ("The clinic shall not leave any caller unanswered.", "The clinic shall leave no caller without an answer."),
    ("No child shall be left unsupervised.", "No child shall be left without any supervision."),
    (
        "Pilots need not follow a route shown on the screen, but they must tell the tower why they departed from it.",
        "There is no obligation on pilots to follow routes shown on the screen; when they depart from one, however, they must tell the tower why.",
    ),
]
OTHER_PROVISOS = [
    (
        "sanction-gained",
        "A dealer shall not resell tickets.",
        "A dealer shall not resell tickets; any dealer who does so is barred from reselling for a year.",
    ),
    ("hedged", "Crews shall wear helmets.", "Crews shall, as they see fit, wear helmets."),
    ("exception-gained", "No diver may enter the cave.", "No diver may enter the cave without a guide."),
    ("exception-gained", "Minors shall not operate the crane.", "Minors shall not operate the crane without a supervisor."),
    ("condition-gained", "Nurses must record the dose.", "Nurses must, if a doctor requests it, record the dose."),
]


@pytest.mark.parametrize(("old", "new"), [*SAME_NAMES, *SAME_REACH, *SAME_PROVISOS])
def test_a_rewording_is_no_change(old: str, new: str, effects_between: Any) -> None:
    assert effects_between.names(old, new) == set()
    assert effects_between.names(new, old) == set()


@pytest.mark.parametrize(("old", "new"), OTHER_NAMES)
def test_another_name_is_another_bearer(old: str, new: str, effects_between: Any) -> None:
    assert "reassigned" in effects_between.names(old, new)
    assert "reassigned" in effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), OTHER_REACH)
def test_an_item_less_narrows(old: str, new: str, effects_between: Any) -> None:
    assert "narrowed" in effects_between.names(old, new)
    assert "broadened" in effects_between.names(new, old)


@pytest.mark.parametrize(("effect", "old", "new"), OTHER_PROVISOS)
def test_a_new_proviso_is_told(effect: str, old: str, new: str, effects_between: Any) -> None:
    assert effect in effects_between.names(old, new)
