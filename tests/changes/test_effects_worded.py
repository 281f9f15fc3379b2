"""Statements turned round, weakened, strengthened or hedged in many words, and rewordings that mean the same."""

from __future__ import annotations

from typing import Any

import pytest

import policydiff
from policydiff.annotate import annotate
from policydiff.changes.effects import Passage, find_effects

_MIRROR = {
    "reversed": "reversed",
    "contradicts": "contradicts",
    "weakened": "strengthened",
    "strengthened": "weakened",
    "hedged": "unhedged",
    "unhedged": "hedged",
}
CHANGED = [
    (
        "Lock-keepers are free to close the weir gates at night without asking the river board.",
        "Lock-keepers are strictly prohibited from closing the weir gates at night without asking the river board.",
        "reversed contradicts",
    ),
    (
        "Every choir must hand in its sheet music to the archive after the festival.",
        "No choir is obliged to hand in its sheet music to the archive after the festival.",
        "reversed",
    ),
    (
        "The ferry company has a duty to publish its delay statistics each month.",
        "The ferry company would do well to publish its delay statistics each month.",
        "weakened",
    ),
    (
        "It is desirable that bakeries label loaves made with imported flour.",
        "Bakeries are bound to label loaves made with imported flour.",
        "strengthened",
    ),
    (
        "Nothing in these rules prevents a tenant from keeping bees on the roof.",
        "A tenant is not entitled to keep bees on the roof.",
        "reversed contradicts",
    ),
    (
        "The parties agree to eliminate tariffs on hearing aids within six years.",
        "The parties agree to reduce tariffs on hearing aids within six years.",
        "weakened",
    ),
    (
        "Where a parcel is damaged, which may happen in winter, the carrier, who must keep a log, shall compensate the sender in full.",
        "Where a parcel is damaged, which may happen in winter, the carrier, who must keep a log, may compensate the sender in full.",
        "weakened",
    ),
    (
        "Pharmacies will stock the antidote and share their inventory with the poison centre.",
        "Pharmacies will, so far as practicable, stock the antidote and share their inventory with the poison centre.",
        "hedged",
    ),
    (
        "The Council, having heard the growers, who were asked to reply by May, requires packers to print the harvest date, and notes that prices could rise.",
        "The Council, having heard the growers, who were asked to reply by May, encourages packers to print the harvest date, and notes that prices could rise.",
        "weakened",
    ),
    (
        "The evidence shows that the present barriers are effective against storm surges.",
        "The evidence shows that the present barriers are not effective against storm surges.",
        "reversed contradicts",
    ),
    ("Climbers are under no obligation to carry a radio above the second hut.", "Climbers have to carry a radio above the second hut.", "reversed"),
    ("Schools should avoid selling sugary drinks on sports days.", "Schools are forbidden to sell sugary drinks on sports days.", "strengthened"),
    (
        "The registrar is authorised to waive the fee for students.",
        "The registrar has no authority to waive the fee for students.",
        "reversed contradicts",
    ),
    (
        "Our cooperative pledges to pay beekeepers within ten days of delivery.",
        "Our cooperative hopes to pay beekeepers within ten days of delivery.",
        "weakened",
    ),
    ("On a voluntary basis, hostels report bed-bug cases to the city.", "Hostels report bed-bug cases to the city.", "unhedged"),
    ("Referees may under no circumstances accept gifts from clubs.", "Referees may accept gifts from clubs.", "reversed contradicts"),
    ("The Assembly invites shipyards to recycle their ballast.", "The Assembly urges shipyards to recycle their ballast.", "strengthened"),
    ("It is compulsory for divers to log each descent.", "It is optional for divers to log each descent.", "reversed"),
    ("各剧院务必在开演前检查消防通道。", "各剧院最好在开演前检查消防通道。", "weakened"),
    ("养蜂户没有义务向邻居公开蜂箱位置。", "养蜂户必须向邻居公开蜂箱位置。", "reversed"),
    ("渔船一律不得在产卵期进入保护水域。", "渔船有权在产卵期进入保护水域。", "reversed contradicts"),
    (
        "完善绿道网络，大力推行垃圾分类积分制，加强河道保洁，鼓励居民参与监督。",
        "完善绿道网络，探索推行垃圾分类积分制，加强河道保洁，鼓励居民参与监督。",
        "weakened",
    ),
    ("本协会建议会员企业标注原料产地。", "本协会责令会员企业标注原料产地。", "strengthened"),
    ("公园管理处应当公布喷泉用水量。", "公园管理处应当视情公布喷泉用水量。", "hedged"),
    ("逐步淘汰一次性餐具，推广可循环餐盒。", "逐步减少一次性餐具，推广可循环餐盒。", "weakened"),
    ("评审结果表明，现有堤防能够抵御百年一遇的洪水。", "评审结果表明，现有堤防不能抵御百年一遇的洪水。", "reversed contradicts"),
    ("驾校可以向学员收取模拟训练费，但应当开具收据。", "驾校不得向学员收取模拟训练费，但应当开具收据。", "reversed contradicts"),
    ("博物馆承诺不出售捐赠藏品。", "博物馆承诺出售捐赠藏品。", "reversed contradicts"),
    (
        "The workshop shall destroy the moulds once the order is filled.",
        "The workshop shall preserve the moulds once the order is filled.",
        "reversed contradicts",
    ),
    ("Wardens need not wake guests when the alarm is only a test.", "Wardens must wake guests when the alarm is only a test.", "reversed"),
    ("Whoever runs a kiln is duty-bound to filter its smoke.", "Whoever runs a kiln may dispense with filtering its smoke.", "reversed"),
    (
        "Anglers enjoy the right to moor overnight beside the lower weir.",
        "Anglers are debarred from mooring overnight beside the lower weir.",
        "reversed contradicts",
    ),
    ("The federation insists that rinks test their ammonia alarms.", "The federation suggests that rinks test their ammonia alarms.", "weakened"),
    (
        "Signatories will endeavour to map the caves before tourists are admitted.",
        "Signatories undertake to map the caves before tourists are admitted.",
        "strengthened",
    ),
    (
        "The trustee, whose term shall not exceed four years, is permitted to sell the orchard, and must inform the heirs who may object.",
        "The trustee, whose term shall not exceed four years, is not permitted to sell the orchard, and must tell the heirs who may object.",
        "reversed contradicts",
    ),
    (
        "Ministers acknowledge that current stocks can cover a second drought.",
        "Ministers acknowledge that current stocks cannot cover a second drought.",
        "reversed contradicts",
    ),
    ("The guild seeks to abolish entry fees for apprentices.", "The guild seeks to lower entry fees for apprentices.", "weakened"),
    ("At its discretion, the jury shall hear the designer in person.", "The jury shall hear the designer in person.", "unhedged"),
    ("船东须为船员购买意外保险。", "船东可自行决定是否为船员购买意外保险。", "reversed"),
    ("提倡餐馆提供小份菜。", "餐馆必须提供小份菜。", "strengthened"),
    ("各方承诺在五年内取消渔业补贴。", "各方承诺在五年内削减渔业补贴。", "weakened"),
    ("电梯维保单位在条件允许的情况下应当每周巡检一次。", "电梯维保单位应当每周巡检一次。", "unhedged"),
    ("仓库管理员不必登记临时访客的证件号码。", "仓库管理员应当登记临时访客的证件号码。", "reversed"),
]
SAME = [
    ("Guides are not allowed to leave the group.", "Guides must stay with the group."),
    ("A visitor may enter the vault only with a keeper.", "A visitor shall not enter the vault unless a keeper comes along."),
    (
        "Forecasters say that the glacier will retreat and the lake may overflow.",
        "Forecasters say that the glacier is going to retreat and the lake could overflow.",
    ),
    ("The vendor is required to replace a cracked lens.", "The vendor must replace a cracked lens."),
    ("The League calls on clubs to publish their accounts.", "The League requests clubs to publish their accounts."),
    ("Swimmers may use the lake until dusk.", "Swimmers may not use the lake after dusk."),
    ("Nobody is permitted to touch the exhibits.", "The exhibits must not be touched."),
    ("Drivers shall report accidents, refuel the van and clean the cabin.", "Drivers shall clean the cabin, refuel the van and report accidents."),
    ("Members have the right to inspect the books.", "Members may inspect the books."),
    ("The lessee is liable for damage and shall insure the boat.", "The lessee shall insure the boat and is liable for damage."),
    ("Frost may damage the blossoms, so growers should light the heaters.", "Frost can damage the blossoms, so growers should light the heaters."),
    (
        "Applicants who are not resident in the canton must enclose a passport copy.",
        "Applicants who live outside the canton must enclose a passport copy.",
    ),
    ("The operator shall refrain from dredging during the spawning season.", "The operator shall not dredge during the spawning season."),
    (
        "Authorities responsible for quays must publish a list of berths.",
        "The authorities that are in charge of quays must publish a list of berths.",
    ),
    ('The study "Cities Must Plan Ahead" was discussed by the panel.', 'The study "Cities May Plan Ahead" was discussed by the panel.'),
    (
        "The choir will sing in Lent; the organist must be paid in advance.",
        "In Lent the choir will sing; it is mandatory to pay the organist in advance.",
    ),
    ("We undertake to support small presses in the valley.", "We commit to supporting small presses in the valley."),
    ("Inspectors are entitled to enter the mill at any time.", "Inspectors are authorised to enter the mill at any time."),
    ("No vessel shall leave port without a pilot.", "Vessels may leave port only with a pilot."),
    ("The fund is not required to pay unless the claim is signed.", "The fund is required to pay only if the claim is signed."),
    ("未经船长同意，乘客不得进入驾驶台。", "乘客经船长同意，方可进入驾驶台。"),
    ("摊主应保持摊位整洁，并可申请夜间照明。", "摊主应当保持摊位整洁，也可以申请夜间照明。"),
    ("研究表明，低温可能影响电池寿命，用户应当避免过度充电。", "研究显示，电池寿命可能受低温影响，用户应当避免过度充电。"),
    ("严禁在林区使用明火。", "林区内不得使用明火。"),
    ("鼓励支持社区开办食堂，推动养老服务发展。", "支持鼓励社区开办食堂，促进养老服务发展。"),
    ("预计明年客流将超过千万人次，车站应当增设通道。", "明年客流有望超过千万人次，为此车站应当增设通道。"),
    ("茶农无需缴纳检测费用。", "检测费用茶农不必缴纳。"),
    ("幼儿园须在开学前消毒玩具，必要时可请专业机构协助。", "开学前，幼儿园必须对玩具消毒，必要时可以请专业机构协助。"),
    ("Hosts are encouraged and helped to recycle glass.", "Hosts are helped and encouraged to recycle glass."),
    ("The clerk must not fail to seal the box.", "The clerk must seal the box."),
    ("Pilots are required to file a plan; they may amend it in flight.", "A plan has to be filed by pilots, who are allowed to amend it in flight."),
    (
        "The museum has decided to open on Mondays, and visitors should book early.",
        "The museum decided that it will open on Mondays, and visitors ought to book early.",
    ),
    ("Under no circumstances shall a nurse leave the ward unattended.", "A nurse must never leave the ward unattended."),
    (
        "The requirement that kites be registered applies from June; clubs must keep the list.",
        "From June the duty to register kites applies; clubs must keep the list.",
    ),
    ("Farmers may not burn stubble in summer.", "Farmers are not permitted to burn stubble in summer."),
    (
        "If the bridge is closed, the bus shall take the tunnel and passengers may alight at the quay.",
        "The bus shall take the tunnel and passengers may alight at the quay if the bridge is not open.",
    ),
    ("The court may order the sale, and the bailiff shall carry it out.", "The court may direct the sale, which the bailiff shall carry out."),
    ("Producers shall ensure that the seal cannot be opened by children.", "Producers shall ensure that children are unable to open the seal."),
    (
        "The union supports members who intend to retrain and plans a fund for them.",
        "The union plans a fund for, and supports, members who plan to retrain.",
    ),
    ("It is not necessary for guests to book, though groups should call ahead.", "Guests need not book, though groups should call ahead."),
    ("任何人不得擅自移动界桩，确需移动的，应当报林业站批准。", "禁止擅自移动界桩；确需移动的，须经林业站批准。"),
    ("会议要求各区加快建设口袋公园，可以利用边角地块。", "会议要求各区抓紧建设口袋公园，边角地块可以利用。"),
    ("专家建议应当纳入报告，编写组可酌情采用图表。", "报告应当纳入专家建议，编写组可酌情使用图表。"),
    ("Dogs must be kept on a lead, which keepers should check daily.", "Dogs shall be kept on a leash that keepers should check every day."),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGED)
def test_change_is_told_and_mirrored(old: str, new: str, expected: str, effects_between: Any) -> None:
    wanted = set(expected.split())
    assert effects_between.names(old, new) & set(_MIRROR) == wanted
    assert effects_between.names(new, old) & set(_MIRROR) == {_MIRROR[name] for name in wanted}


@pytest.mark.parametrize(("old", "new"), SAME)
def test_rewording_changes_nothing(old: str, new: str, effects_between: Any) -> None:
    assert effects_between.names(old, new) & set(_MIRROR) == set()
    assert effects_between.names(new, old) & set(_MIRROR) == set()


def test_encouraging_and_requiring_the_same_thing_is_told_apart() -> None:
    """The order encourages providers to screen orders of nucleic acids, the plan requires institutions to use providers that do."""
    sides = []
    for name, clause_id in (("eo-14110", "4.4(b)(i)"), ("us-plan-2025", "III.7.1")):
        outline = policydiff.read(name)
        said = tuple(item for item in annotate(outline).items if item.clause == clause_id)
        sides.append(Passage(clauses=(outline.clause(clause_id),), annotations=said, place=0.5))
    found = {item.name: item for item in find_effects(*sides)}
    assert {quote.words for quote in (*found["strengthened"].old, *found["strengthened"].new)} == {"encouraged", "Require"}


@pytest.mark.parametrize("right", ["permitted", "entitled", "authorised", "allowed"])
def test_a_right_with_a_modal_is_denied(effects_between: Any, right: str) -> None:
    granted = f"Drovers shall be {right} to graze the common."
    denied = granted.replace("shall", "shall not")
    assert effects_between.names(granted, denied) == effects_between.names(denied, granted) == {"reversed", "contradicts"}
