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
]

CONTRADICTING = [
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
