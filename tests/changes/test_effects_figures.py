"""Figures that got stricter or laxer."""

from __future__ import annotations

from typing import Any

import pytest

_MIRROR = {"tightened": "loosened", "loosened": "tightened", "contradicts": "contradicts"}
_OURS = frozenset(_MIRROR)

# The first side is the old one; the effect is that of going from it to the second.
TIGHTENED = [
    # Deadlines.
    ("Operators shall report an outage within ten days.", "Operators shall report an outage within four days."),
    ("The council must decide no later than six months after the hearing.", "The council must decide no later than three months after the hearing."),
    ("Licences are to be renewed by 2032.", "Licences are to be renewed by 2029."),
    ("Refunds shall be paid in not more than 30 days.", "Refunds shall be paid in not more than one week."),
    ("The auditor shall answer within 30 days.", "The auditor shall answer immediately."),
    ("平台应当在接到投诉后十五日内答复用户。", "平台应当在接到投诉后五日内答复用户。"),
    ("各地要在2030年底前完成管网改造。", "各地要在2027年底前完成管网改造。"),
    ("发现漏洞的，运营者应当在24小时内报告。", "发现漏洞的，运营者应当立即报告。"),
    # Minimums and ceilings.
    ("Each board shall have at least two independent members.", "Each board shall have at least four independent members."),
    ("Noise at the fence must not exceed 60 decibels.", "Noise at the fence must not exceed 50 decibels."),
    ("Suppliers may charge a handling fee of up to 40 dollars.", "Suppliers may charge a handling fee of up to 25 dollars."),
    ("No driver may work more than twelve hours a day.", "No driver may work more than nine hours a day."),
    ("Members will set aside at least 2 per cent of revenue for safety research.", "Members will set aside at least 5 per cent of revenue for safety research."),
    ("课程总学时不得少于三十小时。", "课程总学时不得少于五十小时。"),
    ("单次采集时间不得超过二十分钟。", "单次采集时间不得超过八分钟。"),
    ("数据标注的差错率应当控制在3%以内。", "数据标注的差错率应当控制在1%以内。"),
    # Triggers.
    ("Companies with more than 800 employees must publish a pay report.", "Companies with more than 200 employees must publish a pay report."),
    ("If more than 1,000 people are affected, the operator shall warn the public.", "If more than 100 people are affected, the operator shall warn the public."),
    ("Ships exceeding 5,000 tonnes shall carry a recorder.", "Ships exceeding 1,000 tonnes shall carry a recorder."),
    ("Firms with fewer than 30 employees may skip the audit.", "Firms with fewer than 10 employees may skip the audit."),
    ("Transactions of more than 50,000 euros shall be notified.", "Transactions of more than 10,000 euros shall be notified."),
    ("注册用户超过一千万人的平台应当每年发布报告。", "注册用户超过一百万人的平台应当每年发布报告。"),
    ("合同金额超过五百万元的，应当公开招标。", "合同金额超过二百万元的，应当公开招标。"),
    # Fines.
    ("Anyone who conceals a recall shall pay a fine of 5,000 euros.", "Anyone who conceals a recall shall pay a fine of 20,000 euros."),
    ("Breaches are punished by a fine of up to 2% of turnover.", "Breaches are punished by a fine of up to 6% of turnover."),
    ("逾期不改正的，处一万元以上五万元以下罚款。", "逾期不改正的，处五万元以上二十万元以下罚款。"),
    # How often.
    ("The scheme shall be reviewed every five years.", "The scheme shall be reviewed every two years."),
    ("Inspectors must visit each plant once a year.", "Inspectors must visit each plant twice a year."),
    ("主管部门每年组织一次抽查。", "主管部门每半年组织一次抽查。"),
    # Keeping and erasing.
    ("Logs shall be retained for six months.", "Logs shall be retained for two years."),
    ("Recordings must be erased after 60 days.", "Recordings must be erased after 14 days."),
    ("The bank may keep the scan for ninety days.", "The bank may keep the scan for thirty days."),
    ("交易记录应当保存三年。", "交易记录应当保存十年。"),
    ("监控录像应当在九十日后删除。", "监控录像应当在三十日后删除。"),
    # Notice and respite.
    ("Tenants must be told at least 30 days before the works begin.", "Tenants must be told at least 60 days before the works begin."),
    ("Existing systems have a transition period of three years.", "Existing systems have a transition period of one year."),
    ("停业的，应当提前三十日公告。", "停业的，应当提前六十日公告。"),
    # Targets.
    ("The Union will invest 2 billion euros in public computing.", "The Union will invest 5 billion euros in public computing."),
    ("Members commit to cut emissions by 30 per cent by 2035.", "Members commit to cut emissions by 40 per cent by 2035."),
    ("The ministry shall train 4,000 teachers each year.", "The ministry shall train 9,000 teachers each year."),
    ("到2030年，全省智能终端普及率达到70%。", "到2030年，全省智能终端普及率达到90%。"),
    ("中央财政安排二十亿元支持算力建设。", "中央财政安排五十亿元支持算力建设。"),
    # A minimum that was a ceiling.
    ("The fund shall reserve up to 10 million euros for small firms.", "The fund shall reserve at least 10 million euros for small firms."),
    # Of every kind, found nowhere else.
    ("The museum must answer restitution claims within seven months of lodging.", "The museum must answer restitution claims within four months of lodging."),
    ("Carriers stow lithium cells no higher than two metres above the deck, and a fire watch is kept every four hours.", "Carriers stow lithium cells no higher than two metres above the deck, and a fire watch is kept every two hours."),
    ("A member in arrears for more than eighteen months loses its vote.", "A member in arrears for more than twelve months loses its vote."),
    ("Amendments are adopted by a simple majority of those present.", "Amendments are adopted by a three-fifths majority of those present."),
    ("The lender shall hold back 5 per cent of each tranche until the audit is in.", "The lender shall hold back 8 per cent of each tranche until the audit is in."),
    ("托管银行应当在五个工作日内向监管部门报告异常交易。", "托管银行应当于次日向监管部门报告异常交易。"),
    ("新建数据中心电能利用效率不得高于1.3。", "新建数据中心电能利用效率不得高于1.15。"),
    ("每个街道至少配备两名网格调解员。", "每个街道至少配备四名网格调解员。"),
    ("The secretariat has ninety days from receipt of a complete file in which to issue its opinion.", "The secretariat has forty-five days from receipt of a complete file in which to issue its opinion."),
    ("Blood products may be kept on the ward for up to six hours once thawed.", "Once thawed, blood products may stay on the ward for no longer than four hours."),
    ("The concessionaire shall maintain a liquidity cushion equal to 8 per cent of its outstanding obligations.", "The concessionaire shall maintain a liquidity cushion equal to 12 per cent of its outstanding obligations."),
    ("Member clubs found to have fielded an ineligible player shall forfeit one match and pay 3,000 francs into the youth fund.", "Member clubs found to have fielded an ineligible player shall forfeit one match and pay 9,000 francs into the youth fund."),
    ("A quorum exists when one half of the delegates answers the roll call.", "A quorum exists when two thirds of the delegates answer the roll call."),
    ("Model weights whose training consumed upwards of 10^26 operations are to be registered before release.", "Model weights whose training consumed upwards of 10^25 operations are to be registered before release."),
    ("Lift inspections take place at intervals of no more than nine months.", "Lift inspections take place at intervals of no more than six months."),
    ("经营者应当自收到召回通知之日起五个工作日内停止销售并下架商品。", "经营者应当自收到召回通知之日起两个工作日内停止销售并下架商品。"),
    ("建筑面积在八千平方米以上的公共场馆应当配备专职消防员。", "建筑面积在三千平方米以上的公共场馆应当配备专职消防员。"),
    ("力争到2028年，规模以上工业企业数字化改造比例超过65%。", "力争到2028年，规模以上工业企业数字化改造比例超过80%。"),
    ("违反前款规定的，由县级主管部门处一万元以上五万元以下的罚款。", "违反前款规定的，由县级主管部门处五万元以上二十万元以下的罚款。"),
]  # fmt: skip

SILENT = [
    # The same amount.
    ("Reports are due within 24 hours of discovery.", "Reports shall be filed within one day of discovery."),
    ("The minister shall allot 1.2 billion euros to the scheme.", "The minister shall allot 1,200 million euros to the scheme."),
    ("企业应当在四十八小时内报告。", "企业应当在两日内报告。"),
    ("Records shall be kept for at least 24 months.", "Records shall be kept for two years or more."),
    # What is the whole, not the duty.
    ("At its 3rd session the assembly urged restraint in 2021.", "At its 4th session the assembly urged restraint in 2023."),
    ("The guide rests on four principles and must be followed.", "The guide rests on five principles and must be followed."),
    # Other things counted.
    ("The office shall hire twelve inspectors.", "The office shall open three branches."),
    ("Traders must answer within ten days and keep receipts for two years.", "Traders must keep receipts for two years and answer within ten days."),
    # Nobody is bound.
    ("Analysts expect demand to grow by 4 per cent in 2030.", "Analysts expect demand to grow by 6 per cent in 2030."),
    # Unrelated.
    ("Pilots shall log each flight within two days.", "Growers must water the seedlings every three hours."),
    # Reported, or part of a name or a list.
    ("The report covers 38 ports and must be updated.", "The report covers 41 ports and must be updated."),
    ("Founded in 1952, the league shall promote chess.", "Founded in 1953, the league shall promote chess."),
    ("Chapter 5 gives eight examples that auditors should study.", "Chapter 6 gives nine examples that auditors should study."),
    ("截至2023年底，我市建成充电桩三万个，要继续优化布局。", "截至2024年底，我市建成充电桩四万个，要继续优化布局。"),
    ("According to the 2021 census, some 14 per cent of households had no connection, and the Parties shall close this gap.", "According to the 2023 census, some 11 per cent of households had no connection, and the Parties shall close this gap."),
    ("Table 4 in Annex 2 sets out the weights that assessors must apply.", "Table 6 in Annex 3 sets out the weights that assessors must apply."),
    ("The strategy rests on 12 flagship projects, each of which shall report yearly.", "The strategy rests on 14 flagship projects, each of which shall report yearly."),
    ("全省现有托育机构一千二百家，各地要加强日常监管。", "全省现有托育机构一千五百家，各地要加强日常监管。"),
]  # fmt: skip

CONTRADICTING = [
    ("Samples shall be destroyed after ten days.", "Samples shall be kept for at least six years."),
    ("The tribunal sits with three arbitrators, one of whom presides.", "The tribunal sits with a sole arbitrator."),
    ("The jury shall consist of exactly five members.", "The jury shall consist of exactly seven members."),
    ("评审组由五名专家组成。", "评审组由九名专家组成。"),
    ("Passenger lists shall be deleted after seven days.", "Passenger lists shall be kept for at least three years."),
    ("人脸照片应当在核验后立即删除。", "人脸照片应当在核验后保存三年。"),
]


def _found(effects_between: Any, old: str, new: str) -> set[str]:
    return effects_between.names(old, new) & _OURS


@pytest.mark.parametrize(("old", "new"), TIGHTENED)
def test_a_figure_that_got_stricter(effects_between: Any, old: str, new: str) -> None:
    assert _found(effects_between, old, new) == {"tightened"}
    assert _found(effects_between, new, old) == {"loosened"}


@pytest.mark.parametrize(("old", "new"), SILENT)
def test_figures_that_say_nothing(effects_between: Any, old: str, new: str) -> None:
    assert _found(effects_between, old, new) == set()
    assert _found(effects_between, new, old) == set()


@pytest.mark.parametrize(("old", "new"), CONTRADICTING)
def test_figures_that_exclude_each_other(effects_between: Any, old: str, new: str) -> None:
    assert "contradicts" in _found(effects_between, old, new)
    assert "contradicts" in _found(effects_between, new, old)


def test_the_words_on_both_sides_are_named(effects_between: Any) -> None:
    (effect,) = effects_between("Operators shall report an outage within ten days.", "Operators shall report an outage within four days.")
    assert [quote.words for quote in (*effect.old, *effect.new)] == ["within ten days", "within four days"]
    assert effect.reason == "“within ten days” became “within four days”."


def test_two_figures_may_go_opposite_ways(effects_between: Any) -> None:
    old = "Firms shall answer within ten days and keep the file for two years."
    new = "Firms shall answer within four days and keep the file for one year."
    assert _found(effects_between, old, new) == {"tightened", "loosened"}


def test_across_languages_only_a_lone_figure_is_compared(effects_between: Any) -> None:
    assert "tightened" in _found(effects_between, "企业应当在十日内提交报告。", "Companies shall submit the report within five days.")
    assert not _found(effects_between, "企业应当在十日内提交报告。", "Companies shall submit the report within ten days.")
