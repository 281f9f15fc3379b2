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
    ("exception-gained", "Carriers shall refund fares on cancelled sailings.", "Carriers shall refund fares on cancelled sailings, storms at sea being left out of account."),
    ("condition-gained", "各街道应当夜间开放图书室。", "待专项经费到位后，各街道应当夜间开放图书室。"),
    ("condition-gained", "志愿者可以免费乘坐接驳车。", "志愿者凭服务证可以免费乘坐接驳车。"),
    ("broadened", "行政机关应当公开涉及土地征收的会议纪要。", "行政机关应当公开涉及土地征收、河道采砂和生态补偿的会议纪要。"),
    (
        "definition-changed",
        "Incident: an event that interrupts the service for more than a hundred customers.",
        "Incident: an event in which control over the service passes to a person without authority.",
    ),
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
    # Worded in as many ways as drafters have.
    ("condition-gained", "Trustees may invest the reserve in unlisted shares.", "Trustees may invest the reserve in unlisted shares once an independent valuer has reported."),
    ("condition-gained", "Schools may record lessons for marking.", "With the written agreement of the parents, schools may record lessons for marking."),
    ("condition-gained", "科研院所可以转让职务发明专利。", "科研院所经单位学术委员会审议通过，可以转让职务发明专利。"),
    ("condition-gained", "县级人民政府可以封闭活禽交易市场。", "发生重大疫情的，县级人民政府可以封闭活禽交易市场。"),
    ("exception-gained", "Deliveries are banned from the old town after ten o'clock.", "Deliveries are banned from the old town after ten o'clock, with the exception of medicines."),
    ("exception-gained", "禁止在禁渔期进入核心区水域。", "除应急抢险外，禁止在禁渔期进入核心区水域。"),
    ("sanction-gained", "Brokers shall disclose commissions before the contract is signed.", "Brokers shall disclose commissions before the contract is signed. A broker who conceals a commission forfeits it."),
    ("sanction-gained", "食品摊贩应当亮照经营。", "食品摊贩应当亮照经营；未亮照的，责令改正，可以处二百元以下罚款。"),
    ("narrowed", "The right of access extends to recordings, transcripts and summaries.", "The right of access extends to transcripts and summaries."),
    ("broadened", "Pilots and cabin crew shall report fatigue.", "Pilots, cabin crew and dispatchers shall report fatigue."),
    ("narrowed", "Each agency shall publish an inventory of its algorithms.", "Each agency shall publish an inventory of its rights-affecting algorithms."),
    ("broadened", "Hosts of large dating platforms shall verify photographs.", "Hosts of dating platforms of any size shall verify photographs."),
    ("narrowed", "All vehicles entering the valley shall pay the toll.", "Diesel vehicles entering the valley shall pay the toll."),
    ("broadened", "学校应当为困难学生提供午餐补助。", "学校应当为全体学生提供午餐补助。"),
    ("narrowed", "鼓励图书馆、博物馆、美术馆延长开放时间。", "鼓励图书馆、博物馆延长开放时间。"),
    ("broadened", "幼儿园应当安装视频监控。", "幼儿园和课后托管机构应当安装视频监控。"),
    ("definition-changed", "“Consumer” means a natural person acting outside a trade.", "“Consumer” means any natural or legal person who buys goods for final use, including small firms."),
    ("definition-changed", "本条例所称新就业形态劳动者，是指网约配送员、网约车驾驶员。", "本条例所称新就业形态劳动者，是指依托互联网平台接单并获得报酬的劳动者。"),
    ("condition-gained", "The harbour authority may refuse berthing to a vessel.", "The harbour authority may, where it has reasonable grounds to suspect unpaid dues, refuse berthing to a vessel."),
    ("condition-gained", "The utility may install acoustic sensors along the mains.", "Contingent on the consent of the affected households, the utility may install acoustic sensors along the mains."),
    ("condition-gained", "Researchers shall be given access to the archived prompts.", "Upon showing that their study serves the public interest, researchers shall be given access to the archived prompts."),
    ("condition-gained", "Grants are renewed for a second period.", "Grants are renewed for a second period as long as the interim milestones have been met."),
    ("condition-gained", "村民委员会可以将集体林地出租给外来经营者。", "村民委员会可以将集体林地出租给外来经营者，但应当事先征得三分之二以上村民代表同意。"),
    ("exception-gained", "Interpreters shall treat everything said in the session as confidential.", "Interpreters shall treat everything said in the session as confidential, save where a threat to life is disclosed."),
    ("exception-gained", "No reactor test shall be scheduled at night.", "Barring an emergency declared by the board, no reactor test shall be scheduled at night."),
    ("exception-gained", "The labelling duty covers every synthetic image made available to the public.", "The labelling duty covers every synthetic image made available to the public, but not images that are evidently satirical."),
    ("exception-gained", "Every candidate must sit the oral examination.", "Every candidate must sit the oral examination; holders of a foreign diploma are exempt."),
    ("exception-gained", "任何单位不得向境外提供测绘底图。", "任何单位不得向境外提供测绘底图，国际救援急需的情形不在此限。"),
    ("exception-gained", "平台不得收取入驻费。", "平台不得收取入驻费，法律另有规定的从其规定。"),
    ("sanction-gained", "Landlords shall register short-term lets with the municipality.", "Landlords shall register short-term lets with the municipality, failing which the let is void and a surcharge of EUR 800 falls due."),
    ("sanction-gained", "Signatories that miss two consecutive reports receive a reminder from the chair.", "Signatories that miss two consecutive reports receive a reminder from the chair and lose their voting rights until the reports are filed."),
    ("narrowed", "The register lists subsidies, loans, guarantees and tax rebates granted to chip makers.", "The register lists subsidies and loans granted to chip makers."),
    ("broadened", "Ferries and cruise ships calling at the port shall use shore power.", "Ferries, cruise ships and container vessels calling at the port shall use shore power."),
    ("narrowed", "Teachers shall be trained in the critical use of chatbots.", "Secondary school teachers shall be trained in the critical use of chatbots."),
    ("broadened", "Audit results concerning facial recognition shall be laid before parliament.", "Audit results concerning facial recognition, gait analysis and voice matching shall be laid before parliament."),
    ("narrowed", "鼓励高校、科研院所、企业和社会组织参与语料库共建。", "鼓励高校、科研院所参与语料库共建。"),
    ("narrowed", "从事网络直播的机构应当向属地网信部门备案。", "从事医疗健康类网络直播的机构应当向属地网信部门备案。"),
    ("definition-changed", "“Serious incident” means any malfunction that leads to the death of a person.", "“Serious incident” means any malfunction that leads to the death of a person or to lasting damage to health, property or the environment."),
    ("definition-changed", "本规定所称大型平台，是指上年末注册用户五千万以上的平台。", "本规定所称大型平台，是指上年末月活跃用户一亿以上的平台。"),
]  # fmt: skip

UNCHANGED = [
    # The same word in another form, a verb, how often.
    ("The test report must name the operator and bear a signature.", "The signed test report must name the operator."),
    ("Any letter received from a witness shall be forwarded unopened.", "Any letter that a witness sends shall be forwarded unopened."),
    ("Each year we publish an account of how fares are used.", "We publish an annual account of how fares are used."),
    ("Upon expiry of the Term, the keys are surrendered to the agent.", "When the Term expires, the keys are surrendered to the agent."),
    ("支持采购单位在文件中列明指标及其验证方法。", "支持采购单位在文件中列明指标和相应的验证方法。"),
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
    ("The museum must answer restitution claims within four months of lodging.", "Restitution claims must be answered by the museum within 4 months after they are lodged."),
    ("The report covers 38 ports and must be updated.", "The report covers 41 ports and must be updated."),
    ("Members meet twice a year.", "Members meet every six months."),
    ("At least a third of the seats are reserved for women.", "No fewer than one third of the seats shall be reserved for women."),
    ("Founded in 1952, the league shall promote chess.", "Founded in 1953, the league shall promote chess."),
    ("Chapter 5 gives eight examples that auditors should study.", "Chapter 6 gives nine examples that auditors should study."),
    ("企业应当留存日志不少于六个月。", "企业应当将日志留存六个月以上。"),
    ("截至2023年底，我市建成充电桩三万个，要继续优化布局。", "截至2024年底，我市建成充电桩四万个，要继续优化布局。"),
    ("按照《办法》第八条，每季度末报送报表。", "按照《办法》第九条，于每季度末报送报表。"),
    ("The clerk may refuse a filing if it is illegible.", "Where a filing is illegible, the clerk may refuse it."),
    ("No bridge shall be opened to traffic until it has been load-tested.", "A bridge shall be opened to traffic only after it has been load-tested."),
    ("The guarantee lapses when the goods are resold.", "Upon resale of the goods the guarantee lapses."),
    ("Members, apart from observers, have one vote each.", "Each member has one vote; observers have none."),
    ("The agency may inspect, in accordance with the law, any depot.", "The agency may inspect any depot in accordance with the law."),
    ("Breach of this rule entails exclusion from the games.", "Whoever breaches this rule is excluded from the games."),
    ("发生险情时，值班人员应当立即报告。", "值班人员应当在险情发生时立即报告。"),
    ("经批准，可以延长试点期限。", "试点期限经批准可以延长。"),
    ("对违规者给予通报批评。", "违规的，给予通报批评。"),
    ("Fishers shall land cod, haddock and saithe at listed ports.", "At listed ports, fishers shall land saithe, cod and haddock."),
    ("Staff shall receive training and guidance.", "Staff shall receive guidance and training on a regular basis."),
    ("The platform shall offer effective complaint channels.", "The platform shall offer complaint channels that are effective."),
    ("We will foster open science and open data.", "We will foster open science and data that are open to all."),
    ("The commission shall consult interested parties.", "The commission shall consult all interested parties."),
    ("Owners shall keep dogs on a lead in parks, thus protecting wildlife.", "Owners shall keep dogs on a lead in parks."),
    ("加强对青少年的网络素养教育。", "加强青少年网络素养教育，帮助其健康成长。"),
    ("完善数据分类分级制度。", "健全数据分类分级的各项制度。"),
    ("各地区、各部门要密切配合。", "各地区各有关部门要密切配合、协同推进。"),
    ("“Lagoon” means a body of water separated from the sea by a bank.", "“Lagoon” means a body of water that a bank separates from the sea."),
    ("本法所称公共场所，是指供公众使用的场所。", "公共场所，在本法中是指供社会公众使用的场所。"),
    ("The board consists of eleven members.", "Eleven members make up the board."),
    ("The secretariat has ninety days from receipt of a complete file in which to issue its opinion.", "Once the file is complete, the secretariat issues its opinion within 90 days of receiving it."),
    ("Fees for small applicants amount to 50 per cent of the ordinary rate.", "Small applicants pay half of the ordinary fee."),
    ("Samples shall be stored for no fewer than thirty-six months.", "Samples shall be stored for three years or longer."),
    ("According to the 2021 census, some 14 per cent of households had no connection, and the Parties shall close this gap.", "According to the 2023 census, some 11 per cent of households had no connection, and the Parties shall close this gap."),
    ("Table 4 in Annex 2 sets out the weights that assessors must apply.", "Table 6 in Annex 3 sets out the weights that assessors must apply."),
    ("The strategy rests on 12 flagship projects, each of which shall report yearly.", "The strategy rests on 14 flagship projects, each of which shall report yearly."),
    ("A meeting may be held if at least ten members are present.", "Ten members or more have to be present for a meeting to be held."),
    ("Payment falls due one month after delivery, and interest runs at the statutory rate.", "Interest runs at the statutory rate; payment is due one month from delivery."),
    ("申请人应在收到补正通知后30日内补齐材料。", "申请人应当自收到补正通知之日起三十日内补齐材料。"),
    ("依照本办法第十二条的规定，应当每半年开展一次应急演练。", "依照本办法第十五条的规定，应当每六个月开展一次应急演练。"),
    ("全省现有托育机构一千二百家，各地要加强日常监管。", "全省现有托育机构一千五百家，各地要加强日常监管。"),
    ("处罚款二十万元以上一百万元以下。", "处20万元以上100万元以下罚款。"),
    ("If the operator fails to answer, the authority may search the premises.", "The authority may search the premises should the operator fail to answer."),
    ("Unless the owner agrees in writing, no image shall be reused.", "Images shall be reused only with the written agreement of the owner."),
    ("Where a licence has lapsed, the holder shall return the badge.", "Holders whose licence has lapsed shall return the badge."),
    ("Anyone who tampers with a seal shall be fined.", "A fine shall be imposed on anyone who tampers with a seal."),
    ("With the exception of public holidays, the desk is staffed daily.", "The desk is staffed every day other than on public holidays."),
    ("The commission may suspend a licence if its holder breaches a condition of this permit.", "In the event that its holder breaches a condition of this permit, the commission may suspend a licence."),
    ("The Parties shall, bearing in mind their common heritage, exchange archivists.", "The Parties shall exchange archivists."),
    ("Subject to Article 9, the registrar shall publish each entry.", "Subject to Article 11, the registrar shall publish each entry."),
    ("未经用户同意，不得向第三方转让其生物特征信息。", "经用户同意，方可向第三方转让其生物特征信息。"),
    ("有下列情形之一的，应当暂停服务。", "存在以下情形之一的，应暂停服务。"),
    ("除涉及国家秘密的外，审查结论应当公开。", "审查结论应当公开，但涉及国家秘密的除外。"),
    ("违反本条例的，依法给予警告。", "对违反本条例的行为，依法予以警告。"),
    ("Ministers shall meet in spring and autumn.", "The ministers shall convene in the spring and in the autumn."),
    ("Suppliers must disclose the origin of timber, cocoa and coffee.", "Suppliers must disclose where coffee, cocoa and timber come from."),
    ("The network supports teachers, for example through mentoring.", "The network supports teachers, for example through mentoring, summer schools and exchanges."),
    ("We will protect children and their parents from deceptive design.", "We will shield children, and their parents as well, from deceptive design."),
    ("Each signatory shall appoint a focal point.", "All signatories shall appoint focal points."),
    ("The agency shall support the development and deployment of cleaner engines.", "The agency shall support cleaner engines in their development and roll-out."),
    ("Developers should share knowledge of risks so as to build public trust.", "Developers should share knowledge of risks in order to build public trust and to foster good relations."),
    ("Relevant competent authorities shall cooperate closely.", "Competent authorities shall cooperate closely with one another."),
    ("推动政府、企业、高校协同创新。", "推动政产学研协同创新，政府、企业、高校共同参与。"),
    ("加强算力、数据、算法等基础要素供给。", "加强数据、算法、算力等基础要素的供给。"),
    ("各成员国应当交流经验。", "所有成员国应当交流经验。"),
    ("提供者应当采取有效措施防范沉迷。", "提供者应当采取切实有效的措施，防范沉迷。"),
    ("“Vessel” means a ship, boat or other craft used on water.", "“Vessel” refers to any ship, boat or other craft that is used on water."),
    ("本办法所称训练数据，是指用于模型训练的数据。", "在本办法中，训练数据指为训练模型所使用的数据。"),
    ("The jury is made up of nine citizens drawn by lot.", "Nine citizens drawn by lot make up the jury."),
    ("The competition is endowed with prizes, and the panel of seven experts must publish its reasons.", "The competition is endowed with prizes, and the panel of 7 experts must publish its reasons."),
]  # fmt: skip


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
