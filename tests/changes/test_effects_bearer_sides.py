"""Bearers that are worded alike or at length: two sides of one matter, whoever is described, held to a responsibility, or named in an item."""

from __future__ import annotations

from typing import Any

import pytest

OTHERS = (
    ("Where the hearing is held by video link, the requested Party shall furnish the interpreter.", "For a hearing held by video link, it is the requesting Party that shall furnish the interpreter."),
    ("The Deputy Secretary for Audit shall approve the write-off.", "The Deputy Secretary for Personnel shall approve the write-off."),
    ("We are responsible for updating the firmware.", "Updating the firmware is your own responsibility."),
    ("The burden of proof is on the insurer.", "The burden of proof is on the insured."),
    ("A breakage is to be noted in the day book by the porter who finds it before the shift ends.", "Before the shift ends, the shift supervisor is to note in the day book any breakage that a porter finds."),
    ("委托方承担样品运输费用。", "受托方承担样品运输费用。"),
    ("举证责任由申请人承担。", "举证责任由被申请人承担。"),
    ("由被请求方提供翻译人员。", "由请求方提供翻译人员。"),
    ("芯片的技术鉴定交由当事人共同选定的检测中心实施。", "芯片的技术鉴定交由合议庭指定的专家组实施。"),
    ("主播应当在开播前核验商品资质。", "直播平台应当在开播前核验商品资质。"),
    ("压实平台企业主体责任，定期开展自查。", "压实属地政府主体责任，定期开展自查。"),
    ("演练开始后：（一）值班长发布指令；（二）值班电工切断电源。", "演练开始后：（一）值班长发布指令；（二）现场主管切断电源。"),
    ("拖带渔船所需的费用由船舶所有人负担。", "拖带渔船所需的费用归港口经营人负担。"),
)  # fmt: skip
SAME = (
    ("The requested Party shall send the file.", "The file shall be sent by the Party to which the request was made."),
    ("The receiving laboratory shall store the samples.", "The samples shall be stored by the laboratory that receives them."),
    ("Updating the firmware is your responsibility.", "You are responsible for updating the firmware."),
    ("The Secretary for Health shall approve the plan.", "The Health Secretary shall approve the plan."),
    ("The carrier shall give the consignee notice of arrival.", "The consignee shall be given notice of arrival by the carrier."),
    ("A nurse who finds an error shall enter it in the log.", "An error that a nurse finds shall be entered by her in the log."),
    ("Each shift shall be staffed by no fewer than twelve nurses.", "Each shift shall be staffed by a minimum of twelve nurses."),
    ("The council requests the Secretary-General to report, and urges Member States to map routes.", "The council requests the Secretary-General to report, and invites Member States to map routes."),
    ("Not later than one year after the date of enactment of this Act, the Secretary shall submit a report.", "Not later than one year after the date of enactment of this Act, the Director shall convene a panel."),
    ("The declaration shall be translated into a language required by the Member State where it is used.", "The declaration shall be translated into a language easily understood by the competent authorities of the Member State where it is used."),
    ("由法院指定的机构进行鉴定。", "鉴定由法院所指定的机构进行。"),
    ("压实企业主体责任。", "落实企业的主体责任。"),
    ("（二）操作员切断电源；", "（二）电源由操作员切断；"),
    ("高温可能导致电池鼓胀，仓库管理员应每班巡查一次货架。", "高温会导致电池鼓胀，仓库管理员应每班巡查一次货架。"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new"), OTHERS)
def test_duty_of_somebody_else_is_told(effects_between: Any, old: str, new: str) -> None:
    assert "reassigned" in effects_between.names(old, new)
    assert "reassigned" in effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_duty_of_the_same_is_not(effects_between: Any, old: str, new: str) -> None:
    assert "reassigned" not in effects_between.names(old, new)
    assert "reassigned" not in effects_between.names(new, old)
