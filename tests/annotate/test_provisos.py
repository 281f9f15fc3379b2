"""Conditions, exceptions and sanctions are found with their stretch, and words that only look like them are not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate.provisos import annotate_provisos, find_provisos, load_provisos
from policydiff.errors import InputError
from policydiff.readers import read_document


def tell(text: str) -> list[tuple[str, str, str]]:
    return [(type(item).__name__, item.rule, item.span.of(text)) for item in find_provisos(text)]


@pytest.mark.parametrize(
    ("text", "kind", "rule", "stretch"),
    [
        # Conditions
        ("If a provider finds a fault, it shall report it.", "Condition", "if", "If a provider finds a fault"),
        ("The agency shall act if a fault is found.", "Condition", "if", "if a fault is found"),
        ("Where a system presents a risk, the provider shall stop it.", "Condition", "where", "Where a system presents a risk"),
        ("Providers shall warn users where a system presents a risk.", "Condition", "where", "where a system presents a risk"),
        ("When they test a model, providers shall keep logs.", "Condition", "when-clause", "When they test a model"),
        ("Logs may be shared, provided that users agree.", "Condition", "provided-that", "provided that users agree"),
        ("In the event of a breach, the provider shall report.", "Condition", "in-the-event", "In the event of a breach"),
        ("In cases where users object, processing must stop.", "Condition", "in-the-event", "In cases where users object"),
        ("Chips may be sold, subject to prior approval by the agency.", "Condition", "subject-to", "subject to prior approval by the agency"),
        ("Models may be sold only if they pass the test.", "Condition", "only-if", "only if they pass the test"),
        ("Data shall not be sold without the prior consent of the user.", "Condition", "with-approval", "without the prior consent of the user"),
        ("They shall show the logs upon request.", "Condition", "upon-request", "upon request"),
        ("Inform the users and, where applicable, the agency.", "Condition", "where-applicable", "where applicable"),
        ("提供者发现违法内容的，应当停止传输。", "Condition", "law-style", "提供者发现违法内容的"),
        ("如发现重大风险，应当立即报告。", "Condition", "if", "如发现重大风险"),
        ("在确保安全的前提下，开放数据。", "Condition", "provided-that", "在确保安全的前提下"),
        ("在紧急情况下，可以先行处置。", "Condition", "in-the-event", "在紧急情况下"),
        ("未经用户同意，不得出售数据。", "Condition", "with-approval", "未经用户同意"),
        ("经主管部门批准后，可以出境。", "Condition", "with-approval", "经主管部门批准后"),
        # Exceptions
        ("Providers shall publish logs, except where secrets would be lost.", "Exclusion", "except", "except where secrets would be lost"),
        ("Providers shall publish logs unless a court forbids it.", "Exclusion", "unless", "unless a court forbids it"),
        ("This rule covers all systems with the exception of toys.", "Exclusion", "except", "with the exception of toys"),
        ("Use it for no purpose, save where a law allows it.", "Exclusion", "other-than", "save where a law allows it"),
        ("This paragraph shall not apply to toys.", "Exclusion", "not-applicable", "shall not apply to toys"),
        ("Small firms are exempt from this duty.", "Exclusion", "not-applicable", "are exempt from this duty"),
        ("Unless otherwise provided, logs shall be kept.", "Exclusion", "otherwise-provided", "Unless otherwise provided"),
        ("除紧急情况外，应当提前通知。", "Exclusion", "except", "除紧急情况外"),
        ("不得公开数据，但个人同意的除外。", "Exclusion", "excepted", "但个人同意的除外"),
        ("法律、行政法规另有规定的，从其规定。", "Exclusion", "otherwise-provided", "法律、行政法规另有规定的"),
        ("个人日常活动不适用本办法。", "Exclusion", "not-applicable", "不适用本办法"),
        # Sanctions
        ("Breaches carry an administrative fine of up to EUR 5 million.", "Sanction", "fine", "an administrative fine of up to EUR 5 million"),
        ("Offenders shall be fined.", "Sanction", "fine", "shall be fined"),
        ("Whoever sells it is liable to a penalty.", "Sanction", "liability", "is liable to a"),
        ("The agency may revoke the licence.", "Sanction", "suspension", "revoke the licence"),
        ("Breaches lead to suspension of the licence.", "Sanction", "suspension", "suspension of the licence"),
        ("Staff face disciplinary sanctions.", "Sanction", "sanction-noun", "face disciplinary sanctions"),
        ("并处十万元以下罚款。", "Sanction", "fine", "并处十万元以下罚款"),
        ("由主管部门责令改正。", "Sanction", "order-to-correct", "责令改正"),
        ("并可以吊销营业执照。", "Sanction", "suspension", "吊销营业执照"),
        ("依法追究刑事责任。", "Sanction", "liability", "依法追究刑事责任"),
        ("並處十萬元以下罰款。", "Sanction", "fine", "並處十萬元以下罰款"),
    ],
)
def test_a_proviso_is_found_with_its_stretch(text: str, kind: str, rule: str, stretch: str) -> None:
    assert (kind, rule, stretch) in tell(text)
    assert [item[0] for item in tell(text)].count(kind) == 1 + (rule == "liability" and "penalty" in text)


@pytest.mark.parametrize(
    "text",
    [
        "Name the areas where AI helps the poor.",
        "The agency shall list areas where models fail.",
        "Ask whether it works and see if users like it.",
        "It helps if growth is to be won.",
        "When the war ended, models were small.",
        "Systems subject to attacks are weak.",
        "High-risk systems are subject to the requirements of this chapter.",
        "Information provided that day was wrong.",
        "Fine-tuning makes a model better.",
        "A fine-grained test helps.",
        "Economic sanctions hurt trade.",
        "Models are liable to cause harm.",
        "Users may object without penalty.",
        "This could save costs for everybody.",
        "Meet once a year.",
        "Act as if nothing had happened.",
        "例如，人脸识别技术。",
        "除内容过滤外，还应当优化模型。",
        "除此之外，各国应当合作。",
        "处理个人信息应当具有明确的目的，并公开规则。",
        "发展数字经济，推动应用。",
        "发布风险警告标识。",
        "防止未经授权的访问。",
    ],
)
def test_what_only_looks_like_a_proviso_is_none(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize("text", ["Where appropriate, act.", "Act, subject to applicable law.", "在可能的情况下，公开数据。", "Act if possible."])
def test_a_hedge_is_no_condition(text: str) -> None:
    assert tell(text) == []


def test_commas_inside_an_opening_condition_are_passed_over() -> None:
    text = "If the importer, the distributor, or the user finds a fault, the provider shall mend it."
    assert tell(text) == [("Condition", "if", "If the importer, the distributor, or the user finds a fault")]


def test_a_condition_and_what_follows_a_breach_stand_side_by_side() -> None:
    text = "拒不改正的，责令暂停服务，并处一万元以上十万元以下罚款；构成犯罪的，依法追究刑事责任。"
    assert tell(text) == [
        ("Condition", "law-style", "拒不改正的"),
        ("Sanction", "order-to-correct", "责令暂停服务"),
        ("Sanction", "fine", "并处一万元以上十万元以下罚款"),
        ("Condition", "law-style", "构成犯罪的"),
        ("Sanction", "liability", "依法追究刑事责任"),
    ]


def test_another_sentence_before_a_condition_is_not_part_of_it() -> None:
    text = "应当核验元数据，对于没有标识的，应当提示用户。"
    assert tell(text) == [("Condition", "law-style", "对于没有标识的")]


def test_triggers_are_printed_as_they_stand() -> None:
    assert [item.trigger for item in find_provisos("Share it, Provided That users agree.")] == ["Provided That"]


def test_headings_are_passed_over() -> None:
    outline = read_document(b"# Fines unless paid\n\nAct unless told otherwise.\n", name="x.md")
    assert [item.trigger for item in annotate_provisos(outline)] == ["unless"]


def test_ones_own_lexicon_replaces_the_shipped_one() -> None:
    text = 'format = "policydiff provisos/1"\nname = "mine"\nversion = "1"\nsource = "a test"\n\n[[rules]]\nname = "lest"\nkind = "exception"\nen = ["lest"]\n'
    found = find_provisos("Wait, lest it break, unless told.", lexicon=load_provisos(text, name="mine.toml"))
    assert [(item.rule, item.trigger) for item in found] == [("lest", "lest")]
    with pytest.raises(InputError, match="kind of rule 'lest' is 'rule'"):
        load_provisos(text.replace('"exception"', '"rule"'), name="mine.toml")
    with pytest.raises(InputError, match="reach of rule 'lest' is 'far'"):
        load_provisos(text.replace('"exception"\n', '"exception"\nreach = "far"\n'), name="mine.toml")


@given(st.text(alphabet="if a, unless fine;提供者的，应当除外在下① Where", max_size=80))
def test_stretches_of_a_kind_do_not_overlap(text: str) -> None:
    found = find_provisos(text)
    for kind in {type(item) for item in found}:
        spans = [item.span for item in found if type(item) is kind]
        assert all(one.stop <= other.start for one, other in itertools.pairwise(spans))
    assert all(item.trigger in text for item in found)
