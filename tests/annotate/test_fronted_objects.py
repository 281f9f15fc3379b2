"""A Chinese plan instructs with its object before the verb too: 把, 将, 对; what only begins so instructs nobody."""

from __future__ import annotations

import pytest

from .bound import binding, only


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("把人工智能纳入灯塔改造计划。", "纳入"),
        ("把安全要求贯穿研发全过程。", "贯穿"),
        ("把用户权益摆在首位。", "摆在"),
        ("把漏洞依法公布。", "公布"),
        ("将人工智能课程纳入教学计划。", "纳入"),
        ("将成果向社会公开。", "公开"),
        ("将泄露事件及时报告主管部门。", "报告"),
        ("将安全要求贯穿于港口建设的全过程。", "贯穿"),
        ("对高风险场景开展安全评估。", "开展"),
        ("对训练数据加强管理。", "加强"),
        ("对生成内容进行标识。", "进行"),
        ("对经过评估的系统给予认证。", "给予"),
    ],
)
def test_an_object_before_the_verb_does_not_hide_the_instruction(text: str, verb: str) -> None:
    found = only(text)
    assert (found.trigger, found.rule, found.deontic, found.force) == (verb, "imperative", "recommendation", 3)
    assert found.aim is not None
    assert found.aim.of(text) == text[:-1]


def test_instructions_go_on_with_an_object_before_the_verb() -> None:
    found = binding("把安全放在首位，健全监管制度，对漏洞进行修补。")
    assert [item.trigger for item in found] == ["放在", "健全", "进行"]


@pytest.mark.parametrize(
    "text",
    [
        "将会带来新的挑战。",
        "将于明年发布指南。",
        "将推动人工智能融入社会。",
        "将逐步纳入监管范围。",
        "将人工智能作为战略重点的地区越来越多。",
        "把人工智能作为战略重点的国家不断增加。",
        "对人工智能开展评估的机构越来越多。",
        "对行业进行了调查。",
        "对此各方表示关切。",
        "对人工智能的发展具有重要意义。",
        "对外合作水平不断提高。",
    ],
)
def test_what_is_told_with_the_same_words_instructs_nobody(text: str) -> None:
    assert binding(text) == []


def test_to_seize_is_a_verb_of_its_own() -> None:
    assert [item.trigger for item in binding("把握发展机遇，推进产业升级。")] == ["把握", "推进"]
