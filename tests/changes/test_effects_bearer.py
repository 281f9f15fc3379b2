"""Duties that pass to somebody else, or to more or fewer than before."""

from __future__ import annotations

from typing import Any

import pytest

from policydiff.changes.effects.names.bearers import load_bearer_words
from policydiff.changes.effects.names.identity import are_others
from policydiff.errors import InputError

REASSIGNED = [
    ("Importers shall verify the label of every crate.", "Retailers shall verify the label of every crate."),
    ("The seed bank shall be inspected by the ministry.", "The seed bank shall be inspected by the university."),
    ("Led by the Treasury, draw up a list of idle land.", "Led by the Land Office, draw up a list of idle land."),
    ("The landlord shall bear the cost of the boiler check.", "The cost of the boiler check shall be borne by the tenant."),
    # Money may pay, under whatever name.
    ("The cost of the clean-up shall be borne by the operator.", "The cost of the clean-up shall be borne by the relief fund."),
    ("The cost of the clean-up shall be borne by the operator.", "The cost of the clean-up shall be borne by the relief funds."),
    ("The cost of the clean-up shall be borne by the operator.", "The cost of the clean-up shall be borne by the state budget."),
    ("Responsibility for the fire register lies with the owner.", "Responsibility for the fire register lies with the operator."),
    # Who is charged, in other words on each side.
    (
        "It shall be the lock-keeper's duty to sound the siren before a sluice is opened.",
        "Before a sluice is opened, the barge master shall sound the siren.",
    ),
    ("Tasked with mapping unexploded shells is the Navy's diving school.", "The Geological Survey is tasked with mapping unexploded shells."),
    (
        "Under the leadership of the Health Office, a list of dialysis machines will be compiled.",
        "A list of dialysis machines will be compiled under the leadership of the Insurance Agency.",
    ),
    ("Publish a glossary of sign language (Lead: Department of Justice).", "Publish a glossary of sign language (Lead: National Deaf Council)."),
    ("The franchisor pays for the yearly calibration of fuel pumps.", "Yearly calibration of fuel pumps is paid for by the franchisee."),
    (
        "The Assembly entrusts the drafting of a charter to the alpine observatories.",
        "The Assembly entrusts the drafting of a charter to the host city.",
    ),
    (
        "The Committee requests the Director-General to prepare a note on orphan wells.",
        "The Committee requests the member academies to prepare a note on orphan wells.",
    ),
    ("Upkeep of the markers is the Secretariat's job.", "Upkeep of the markers is the host State's job."),
    (
        "Checks on communion wine fall within the remit of the diocesan office.",
        "Checks on communion wine fall within the remit of the provincial laboratory.",
    ),
    # A subject far from its verb, before it and behind a circumstance.
    (
        "The exporter, having weighed the crates twice, shall seal them in the yard.",
        "The shipping agent, having weighed the crates twice, shall seal them in the yard.",
    ),
    (
        "Where a kiln exceeds its ceiling, the brickyard owner must shut it down.",
        "Where a kiln exceeds its ceiling, the district engineer must shut it down.",
    ),
    # Behind a circumstance without a comma; in a cleft sentence; with *who*.
    ("Under this scheme the roofer is to make good any leak.", "Under this scheme it will be for the owner to make good any leak."),
    ("Responsibility for the ice road rests with the county.", "It is the trucking company who is responsible for the ice road."),
    # Words that no list holds: only who is left on each side, and that one of them is charged, tells it.
    (
        "The duty to keep the fire exits clear rests on the tenant.",
        "The duty to keep the fire exits clear is one which the building manager has to discharge.",
    ),
    ("Making good the loss is a charge upon the water company.", "Making good the loss is a charge upon the customer."),
    ("The choice of arbitrator belongs to the claimant alone.", "The choice of arbitrator belongs to the respondent alone."),
    ("Marking the graves is the verger's affair.", "Marking the graves is the parish council's affair."),
    # One of several things that a sentence says.
    (
        "Responsibility for recalling faulty smoke alarms lies with the importer. Dealers shall pass on complaints.",
        "Dealers shall pass on complaints and are answerable for recalling faulty smoke alarms.",
    ),
    # What the sentence before says; whom *that body* means; roles that changed places.
    (
        "The expert's report shall be served on every other party; that step falls to the claimant.",
        "The registry shall serve the expert's report on every other party.",
    ),
    (
        "Where a listed laboratory withdraws a certificate, the maker shall inform each shop that sells the kettle.",
        "Where a listed laboratory withdraws a certificate, that laboratory shall itself inform each shop that sells the kettle.",
    ),
    ("The grantor shall indemnify the tunnel operator in full.", "The grantor shall be indemnified in full by the tunnel operator."),
    # Who is named only to be denied is not named.
    ("Seed samples are to be drawn by certified growers.", "Official samplers, instead of certified growers, are to draw seed samples."),
    ("The onus of proof is cast on the employer.", "The onus of proof is cast on the employee."),
    # Ordered by saying that it is done.
    ("Quotas are set each March by the village court.", "Each March the park ranger sets the quotas."),
    ("You must report a lost key to reception.", "We must report a lost key to reception."),
    # Chinese.
    ("专利侵权争议中，由专利权人就侵权事实负举证责任。", "专利侵权争议中，侵权事实的举证责任在被诉侵权人一方。"),
    ("电梯困人时，物业服务人应当先行组织救援。", "电梯困人时，先行组织救援是维保单位的责任，物业服务人予以配合。"),
    ("竣工图的编制费用列入建设单位的支出。", "竣工图的编制费用列入施工单位的支出。"),
    ("提请召开听证会的权利属于利害关系人。", "提请召开听证会的权利属于行政机关。"),
    ("渔船进港前，船长要向渔港监督报告载员情况。", "渔船进港前，向渔港监督报告载员情况的义务改由船东承担。"),
    ("供应商应当每月提交库存报表。", "采购人应当每月提交库存报表。"),
    ("由教育部门牵头，编制校车安全手册。", "由公安部门牵头，编制校车安全手册。"),
    ("古树的日常养护责任由所在地林业站承担。", "古树的日常养护，责任在管护合同约定的承包农户。"),
    ("责成港务集团对危险货物堆场进行排查。", "责成海事管理机构对危险货物堆场进行排查。"),
    ("电梯困人的救援以物业服务企业为责任主体。", "电梯困人的救援以维保单位为责任主体。"),
    ("完善冷链追溯标准体系。（责任单位：市商务局）", "完善冷链追溯标准体系。（责任单位：市邮政管理局）"),
    ("施工期间的噪声监测，施工单位负主责。", "施工期间的噪声监测由监理单位负责。"),
    ("鼓励行业协会建立装修工匠信用档案。", "鼓励家居卖场建立装修工匠信用档案。"),
    ("理事会授权秘书长与东道城市签署协议。", "理事会授权执行委员会主席与东道城市签署协议。"),
]
SAME_BEARER = [
    # A short form that the text itself gives; one that Chinese makes of a name's characters.
    ("Eastgate Docks Ltd. (“the Builder”) is responsible for towing the hull.", "The Builder is responsible for towing the hull."),
    ("国家知识产权局应当公布驰名标志名录。", "国知局应当公布驰名标志名录。"),
    # Who receives, who pays whom, who is told.
    ("Passengers must show the ticket to the conductor on demand.", "Passengers must show the ticket to the inspector on demand."),
    ("The firm shall pay the fine to the court within a month.", "The firm shall pay the fine to the treasury within a month."),
    ("The committee must be told by its chair when a vote is challenged.", "When a vote is challenged, the chair must tell the committee."),
    # Another clause stands before the one that binds.
    (
        "The judge is bound to clear the gallery; counsel may address the point.",
        "Counsel may address the point, but the judge is bound to clear the gallery.",
    ),
    # Who acts in a condition, and an instruction whose verb looks like a name.
    (
        "Where the carrier fails to appear, the consignee shall note the time.",
        "Where the lorry driver fails to appear, the consignee shall note the time.",
    ),
    ("provide small vendors and newcomers with access to the test track;", "provide vendors, including newcomers, with access to the test track;"),
    ("Lockers may be opened by the porter. Bicycles must be removed.", "Bicycles must be removed. Lockers may then be opened by the porter."),
    # Voice, and the same charge in other words.
    ("The clerk shall seal the ballot boxes.", "The ballot boxes shall be sealed by the clerk."),
    (
        "Responsibility for emptying the grit bins lies with the parish council.",
        "The parish council is responsible for the emptying of the grit bins.",
    ),
    ("The onus of showing that a seal was intact is on the shipper.", "It is for the shipper to show that a seal was intact."),
    ("会费由会员单位缴纳。", "会员单位应当缴纳会费。"),
    ("由街道办事处牵头开展独居老人走访。", "街道办事处牵头，对独居老人进行走访。"),
    # Other names of the same.
    ("The WHO shall review the vaccine list.", "The World Health Organization shall review the vaccine list."),
    ("The Commission will review the tariff list.", "The European Commission will review the tariff list."),
    ("States Parties shall keep a list of disused mines.", "The Parties to this Convention shall keep a list of disused mines."),
    ("Sellers must keep receipts for used engines.", "Vendors must keep receipts for used engines."),
    ("The undersigned publishers will mark machine-made pictures.", "We will mark machine-made pictures."),
    ("市教委应当公布招生计划。", "市教育委员会应当公布招生计划。"),
    ("生产者应当在包装上标明过敏原。", "生产企业应当在包装上标明过敏原。"),
    # From the other end.
    ("The vendor shall inform the buyer of delays.", "The buyer shall receive notice of delays from the vendor."),
    ("A landlord must give the tenant warning of a visit.", "A tenant must be given warning of a visit by the landlord."),
    ("房东应当将押金退还租客。", "租客有权从房东处取回押金。"),
    # Somebody else is reported to, served, consulted, or only described by.
    ("The pharmacist shall report shortages to the depot.", "The pharmacist shall report shortages to the ministry."),
    ("Libraries shall lend readers to pensioners.", "Libraries shall lend readers to schoolchildren."),
    ("If the harbour office so requests, the agent shall unload.", "If the customs officer so requests, the agent shall unload."),
    ("由专业机构检测的灯具方可上市。", "由第三方机构检测的灯具方可上市。"),
    ("由理事会选举产生的主席主持会议。", "由会员大会选举产生的主席主持会议。"),
    ("平台应当协助公安机关调取日志。", "平台应当协助检察机关调取日志。"),
    # Things bear no duty.
    ("The certificate shall state the date of the inspection.", "The label shall state the date of the inspection."),
    ("Votes shall be cast by secret ballot.", "Votes shall be cast by show of hands."),
    ("Brewers, maltsters and bottlers are jointly charged with the table.", "Bottlers, brewers and maltsters are jointly charged with the table."),
    ("学术委员会由九名委员组成。", "学术委员会由十一名委员组成。"),
]
MORE_BEARERS = [
    ("The duty to test sirens rests with the town.", "The duty to test sirens rests with the town and the harbour office."),
    ("Importers are responsible for labelling hot lamps.", "Importers and online marketplaces are responsible for labelling hot lamps."),
    ("由街道办事处负责清理河面垃圾。", "由街道办事处和航道管理单位负责清理河面垃圾。"),
]


@pytest.mark.parametrize(("old", "new"), REASSIGNED)
def test_another_bearer_is_named_on_each_side(old: str, new: str, effects_between: Any) -> None:
    assert "reassigned" in effects_between.names(old, new)
    assert "reassigned" in effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), SAME_BEARER)
def test_the_bearer_stays(old: str, new: str, effects_between: Any) -> None:
    assert "reassigned" not in effects_between.names(old, new) | effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), MORE_BEARERS)
def test_one_bearer_more_broadens_and_one_less_narrows(old: str, new: str, effects_between: Any) -> None:
    assert effects_between.names(old, new) == {"broadened"}
    assert effects_between.names(new, old) == {"narrowed"}


def test_reason_names_who_is_bound_instead_of_whom(effects_between: Any) -> None:
    (found,) = effects_between("It is up to the mayor to close the bridge.", "The coast guard is responsible for closing the bridge.")
    assert (found.name, found.reason) == ("reassigned", "It falls to “coast guard” instead of “mayor”.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tax authority", "health authority"),
        ("Ministry of Health", "Ministry of Trade"),
        ("the operator", "the operator's insurer"),
        ("商务主管部门", "科技主管部门"),
        ("we", "you"),
    ],
)
def test_names_of_different_bodies_are_told_apart(old: str, new: str) -> None:
    assert are_others(old, new, ())
    assert are_others(new, old, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [("large vendors", "sellers"), ("any person", "the tenant"), ("they", "the tenant"), ("工信部", "工业和信息化部"), ("国家网信部门", "网信办")],
)
def test_names_that_may_be_of_one_body_are_not(old: str, new: str) -> None:
    assert not are_others(old, new, ())
    assert not are_others(new, old, ())


def test_broken_lexicon_is_an_error_that_names_the_file() -> None:
    head = 'format = "policydiff bearers/1"\nname = "a"\nversion = "1"\nsource = "s"\n'
    lists = "".join(f'{key} = ["x"]\n' for key in ("pronouns", "anybody", "some", "things", "agents", "duties", "charging"))
    with pytest.raises(InputError, match="two families") as error:
        load_bearer_words(f'{head}{lists}families = [["a", "b"], ["b", "c"]]', name="mine.toml")
    assert "mine.toml" in str(error.value)
    with pytest.raises(InputError, match="lacks the key"):
        load_bearer_words(head, name="mine.toml")
