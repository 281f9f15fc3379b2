"""What turns a sentence round beside its modal: norms that stand or fall, consent, opposites, prefixes, duties that are not done; and what only looks so."""

from __future__ import annotations

from typing import Any

import pytest

BOTH, ONE = {"reversed", "contradicts"}, {"reversed"}
TURNED = (
    # Neither, nor, no longer, at no time.
    ("Ferry operators shall count passengers and post the figures on the quay.", "Ferry operators need neither count passengers nor post figures on the quay.", ONE),
    ("Growers must log every spraying and keep the logs.", "Growers are not required to log any spraying, nor to keep logs.", ONE),
    ("Neither the auditor nor its staff may hold shares in the bank.", "The auditor and its staff may hold shares in the bank.", BOTH),
    ("Insulation must be inspected each autumn.", "Insulation no longer has to be inspected each autumn.", ONE),
    ("A permit is required to moor overnight.", "No permit is required to moor overnight.", ONE),
    ("The lender may call in the loan at any time.", "At no time may the lender call in the loan.", BOTH),
    ("We will refrain from publishing the names of witnesses on our portal.", "The names of witnesses will be published on our portal.", BOTH),
    ("The harbour board has no plans to widen the lock.", "The harbour board plans to widen the lock.", BOTH),
    ("A branch shall draw up separate accounts every year.", "Branches are relieved of the obligation to draw up separate accounts every year.", ONE),
    # Norms that stand or fall.
    ("The ban on night trawling in the bay remains in force.", "The ban on night trawling in the bay is lifted.", BOTH),
    ("The obligation to carry a beacon stays in place for all yachts.", "The obligation to carry a beacon is abolished for all yachts.", ONE),
    ("The licence of the quarry to extract basalt continues until further notice.", "The licence under which the quarry could extract basalt is revoked.", BOTH),
    ("禁止在该水域养殖外来鱼种的规定继续有效。", "禁止在该水域养殖外来鱼种的规定予以废止。", BOTH),
    ("进口种子须经复检的规定继续执行，各口岸应当做好衔接。", "取消进口种子须经复检的规定，各口岸应当做好衔接。", ONE),
    # Consent.
    ("Purchase data is shared with partners only if the customer has opted in.", "Purchase data is shared with partners unless the customer has opted out.", ONE),
    ("患者明确表示同意的，其病历资料方可用于教学。", "患者未明确表示反对的，其病历资料即可用于教学。", ONE),
    # Opposites, wherever they stand.
    ("Location tracking is switched off by default on all handsets.", "Location tracking is switched on by default on all handsets.", BOTH),
    ("The Committee considers that the measure is proportionate.", "The Committee considers that the measure is disproportionate.", BOTH),
    ("The scheme is temporary.", "The scheme is permanent.", BOTH),
    ("Failure to reply counts as acceptance of the offer.", "Failure to reply counts as rejection of the offer.", BOTH),
    ("The works council will take the depot into the pooling scheme.", "For the time being the works council will keep the depot out of the pooling scheme.", BOTH),
    ("Wardens who have served two winters are ineligible for a third.", "Wardens who have served two winters are eligible for a third.", BOTH),
    ("Boats under six metres are released from the duty to carry a radio.", "Boats under six metres are no longer released from the duty to carry a radio.", ONE),
    ("In salvage claims it is a defence that the skipper honestly held the chart to be accurate.", "In salvage claims an honest belief of the skipper in the accuracy of the chart affords no defence.", BOTH),
    ("逾期未答复的，视为批准。", "逾期未答复的，视为不予批准。", BOTH),
    ("听证会公开举行。", "听证会不公开举行。", BOTH),
    # A duty, and that it is not done.
    ("The insurer shall cover damage caused by vermin.", "Damage caused by vermin is not covered by the insurer.", BOTH),
    ("合作社应当向非成员提供贷款。", "合作社不向非成员提供贷款。", BOTH),
    # Across languages.
    ("Landlords must not ask applicants for biometric data.", "房东可以要求申请人提供生物识别数据。", BOTH),
    ("Brokers shall record all telephone calls with retail clients.", "经纪商无需对与零售客户的电话通话进行录音。", ONE),
    # What is the only one of its kind.
    ("The sole authentic text of this treaty is the French one.", "The sole authentic text of this treaty is the Arabic one.", {"contradicts"}),
    ("本公约作准文本仅为中文本和法文本。", "本公约作准文本仅为英文本和西班牙文本。", {"contradicts"}),
)  # fmt: skip
SAME = (
    # Two things, of which one thing each is said.
    ("The board accepts the first plan of the yard.", "The board rejects the second plan of the yard."),
    ("Tickets paid by card are refunded within a week.", "Tickets paid in coins are retained for a week."),
    ("The toll on lorries is abolished.", "The toll on coaches is maintained."),
    ("The curfew in the old town is lifted.", "The curfew at the port remains in place."),
    ("The mill shall supply flour to bakers.", "The mill does not supply bran to bakers."),
    ("Holders of a temporary berth pay twenty a week.", "Holders of a permanent berth pay twenty a week."),
    ("Rule 7 prevails over Rule 5.", "Rule 5 ranks behind Rule 7."),
    ("The sums are vested in the trust.", "The sums are invested in the trust."),
    ("会议通过第一项议案。", "会议否决第二项议案。"),
    ("A trader who does not declare a gift has breached the code.", "A trader who fails to declare a gift is in breach of the code."),
    ("Nobody shall be denied access to the library.", "Everybody shall have access to the library."),
    ("The bank shall not charge consumers for closing an account.", "The bank shall close a consumer's account free of charge."),
    ("It is not the case that members are bound by the opinion.", "Members are not bound by the opinion."),
    ("Some say that the dam will not last; the operator shall inspect it yearly.", "Some doubt that the dam will last; the operator shall inspect it yearly."),
    ("The moratorium remains in force until the survey is complete.", "The moratorium does not end before the survey is complete."),
    ("The licence lapses unless it is renewed in March.", "The licence remains valid only if it is renewed in March."),
    ("The exemption does not lapse on transfer.", "The exemption remains in force on transfer."),
    ("The embargo remains in force.", "The embargo, lifted for a week in spring, remains in force."),
    ("The old permit is withdrawn and a new one is issued.", "A new permit is issued in place of the old one, which is withdrawn."),
    ("Personal data is passed on only where the user has opted in.", "Personal data is not passed on unless the user has opted in."),
    ("The name shall be withheld unless the complainant agrees to its disclosure.", "The name shall be disclosed only where the complainant agrees to that."),
    ("A participant waives none of its rights of set-off.", "A participant retains each and every one of its rights of set-off."),
    ("The coalition opposes the abolition of the subsidy.", "The coalition is in favour of keeping the subsidy."),
    ("Fees once paid are not refundable.", "Fees once paid are non-refundable."),
    ("No refund is given after departure.", "After departure tickets are non-refundable."),
    ("A failed valve may open the line; it shall be tested.", "A failed valve could close the line; it shall be tested."),
    ("该收费项目予以取消。", "该收费项目自设立以来多次延续，现予以取消。"),
    ("The bridge is closed to lorries.", "The bridge is not open to lorries."),
    ("The scheme aims to increase safety and reduce cost.", "The scheme aims to cut cost and raise safety."),
    ("The works shall stop at dusk.", "The works shall not go on after dusk."),
    ("It is impermissible to let a robot bid at the sale.", "Robots are shut out of bidding at the sale."),
    ("Permanent residents and temporary residents shall register.", "Temporary residents and permanent residents shall register."),
    ("The only official languages are Khmer and English.", "English and Khmer are the sole official languages."),
    ("Operators shall test every lift, and no lift that was not tested is opened.", "Every lift shall be tested by operators; no untested lift is opened."),
    ("The vendor shall not disclose the terms unless the buyer agrees.", "经买方同意，卖方可以披露条款。"),
    ("未经业主同意，物业公司不得进入住宅。", "物业公司进入住宅，必须事先征得业主同意，否则不得进入。"),
    ("实缴资本不得低于三千万元。", "实缴资本应当不低于三千万元。"),
    ("盐场应当不晚于每年九月三十日报送产量统计表。", "每年九月三十日以前（含当日），盐场应当将产量统计表报出。"),
    ("学校不得拒收残疾儿童入学。", "学校应当接收残疾儿童入学。"),
    ("旅客不得拒绝接受安全检查。", "旅客应当接受安全检查。"),
    ("不得隐瞒事故情况。", "应当如实报告事故情况。"),
    ("该规定不因机构调整而失效。", "机构调整后，该规定继续有效。"),
    ("旧证停止使用，启用新证。", "启用新证，旧证停用。"),
    ("除涉密内容外，应当公开。", "涉密内容不予公开，其他内容应当公开。"),
)  # fmt: skip
_GRAVE = {"reversed", "contradicts", "weakened", "strengthened"}


@pytest.mark.parametrize(("old", "new", "wanted"), TURNED)
def test_turn_is_told_either_way(effects_between: Any, old: str, new: str, wanted: set[str]) -> None:
    assert effects_between.names(old, new) & _GRAVE == wanted
    assert effects_between.names(new, old) & _GRAVE == wanted


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_only_looks_turned_is_not(effects_between: Any, old: str, new: str) -> None:
    assert effects_between.names(old, new) & _GRAVE == set()
    assert effects_between.names(new, old) & _GRAVE == set()
