"""Statements of one clause, of the items below it and of the sentence before: what they share and what is their own."""

from __future__ import annotations

import pytest

from policydiff.annotate.modality import annotate_modality
from policydiff.model.annotation import Actor
from policydiff.model.outline import Clause, Outline

from .bound import binding, only, outline


def test_every_coordinated_statement_has_its_own_modality() -> None:
    found = binding("Providers must register, and deployers must notify the ministry; importers may appeal, and should keep copies.")
    assert [(item.bearers, item.deontic) for item in found] == [
        (("providers",), "obligation"),
        (("deployers",), "obligation"),
        (("importers",), "permission"),
        (("importers",), "recommendation"),
    ]
    texts = [
        item.aim.of("Providers must register, and deployers must notify the ministry; importers may appeal, and should keep copies.")
        for item in found
        if item.aim
    ]
    assert texts == ["register", "notify the ministry", "appeal", "keep copies"]


def test_instructions_of_a_sentence_are_told_one_by_one() -> None:
    found = binding("Expand the pilot programme, invest in sensors, and explore the creation of a registry.")
    assert [(item.trigger, item.force) for item in found] == [("Expand", 3), ("invest", 3), ("explore", 1)]
    chinese = binding("加快平台建设，推动数据共享，探索新的监管方式。")
    assert [(item.trigger, item.force) for item in chinese] == [("加快", 3), ("推动", 2), ("探索", 1)]


def test_items_take_the_modality_of_the_clause_above_them() -> None:
    found = binding(
        "Adherents shall:",
        ">register each system;",
        ">not sell personal data; and",
        ">seek to promote open standards.",
        ">the Board should review this rule.",
    )
    assert [(item.clause, item.deontic, item.force, item.polarity, item.bearers, item.inherited_from) for item in found] == [
        ("0", "obligation", 5, "positive", ("adherents",), None),
        ("1", "obligation", 5, "positive", ("adherents",), "0"),
        ("2", "prohibition", 5, "negative", ("adherents",), "0"),
        ("3", "obligation", 2, "positive", ("adherents",), "0"),
        ("4", "recommendation", 3, "positive", ("board",), None),
    ]


def test_chinese_items_take_the_modality_of_the_clause_above_them() -> None:
    found = binding("提供者应当遵守下列规定：", ">公开算法原理；", ">不收集无关信息；")
    assert [(item.deontic, item.polarity, item.bearers, item.inherited_from) for item in found[1:]] == [
        ("obligation", "positive", ("providers",), "0"),
        ("prohibition", "negative", ("providers",), "0"),
    ]
    forbidden = binding("提供者不得有下列行为：", ">伪造日志；", ">恶意改动标识。")
    assert [(item.deontic, item.inherited_from) for item in forbidden[1:]] == [("prohibition", "0"), ("prohibition", "0")]


def test_items_that_say_when_are_no_acts() -> None:
    assert [item.clause for item in binding("有下列情形之一的，提供者应当报告：", ">发生数据泄露；", ">停止服务。")] == ["0"]
    assert [
        item.clause for item in binding("Providers shall report in any of the following cases:", ">stop of the service;", ">restore the files.")
    ] == ["0"]


def test_they_stands_for_who_was_bound_before() -> None:
    found = binding("Governments should fund tests.", "They should publish the results.")
    assert [item.bearers for item in found] == [("governments",), ("governments",)]
    assert only("Organisations are accountable for their models; they will publish results.").bearers == ("organisations",)


def test_a_passive_without_anybody_says_so() -> None:
    found = only("The register shall be kept for ten years.")
    assert (found.voice, found.bearers) == ("passive", ())


def test_who_is_spoken_to_is_an_addressee() -> None:
    actors = [item for item in annotate_modality(outline("We urge developers to publish results.")) if isinstance(item, Actor)]
    assert [(actor.role, actor.name, actor.is_listed) for actor in actors] == [("bearer", "developers", True), ("addressee", "developers", True)]


def test_spans_show_the_words() -> None:
    text = "In line with the treaty, “large” providers shall not disclose logs."
    found = only(text)
    assert found.span.of(text) == found.trigger == "shall not"
    assert found.aim is not None
    assert found.aim.of(text) == "disclose logs"
    assert [verb.span.of(text) for verb in found.chain] == ["shall"]


def test_definitions_and_headings_are_no_instructions() -> None:
    heading = Clause(id="h", text="Encourage open models", kind="heading")
    made = outline("Open models matter.")
    assert annotate_modality(Outline(name="h", source=made.source, provenance=made.provenance, language="en", clauses=(heading,))) == ()
    assert annotate_modality(outline("establish a portal", role="definition")) == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("国家鼓励和支持企业开展试验。", "鼓励"),
        ("鼓励和引导社会资本建设机房。", "鼓励"),
        ("支持和鼓励高校开设课程。", "支持"),
        ("持续支持和培育开源社区。", "支持"),
    ],
)
def test_of_two_verbs_that_share_an_object_the_first_tells_the_force(text: str, trigger: str) -> None:
    found = only(text)
    assert (found.trigger, found.force) == (trigger, 2)


@pytest.mark.parametrize("text", ["计划的实施得到各国支持和响应。", "这项工作离不开各方支持和配合。", "在各方支持和参与下，试点已经完成。"])
def test_support_that_is_received_is_no_statement(text: str) -> None:
    assert binding(text) == []


@pytest.mark.parametrize("text", ["Put simply, the rules work.", "Put bluntly, nobody tests.", "Put differently, keep it open."])
def test_put_with_an_adverb_and_a_comma_instructs_nobody(text: str) -> None:
    assert all(item.trigger != "Put" for item in binding(text))


@pytest.mark.parametrize("text", ["Put safeguards in place.", "Put quickly available funds to use.", "Act quickly, and report the results."])
def test_other_bare_verbs_with_an_adverb_instruct(text: str) -> None:
    assert binding(text)[0].trigger == text.split(maxsplit=1)[0]


@pytest.mark.parametrize(
    ("lead", "deontic", "force", "bearers"),
    [
        ("Developers are encouraged to:", "recommendation", 2, ("developers",)),
        ("Developers are encouraged by the Board to:", "recommendation", 2, ("developers",)),
        ("Importers and distributors are required to:", "obligation", 5, ("importers", "distributors")),
        ("All states are invited to:", "recommendation", 1, ("states",)),
        ("Companies are urged, in particular, to:", "recommendation", 3, ("companies",)),
        ("Operators are permitted to:", "permission", 1, ("operators",)),
        ("Operators are not permitted to:", "prohibition", 5, ("operators",)),
        ("Operators are not required to:", "exemption", 1, ("operators",)),
        ("It is recommended to:", "recommendation", 3, ()),
    ],
)
def test_a_lead_in_the_passive_lends_what_it_says(lead: str, deontic: str, force: int, bearers: tuple[str, ...]) -> None:
    first, *items = binding(lead, ">keep a register;", ">report losses within a month.")
    assert (first.rule, len(items)) == ("passive-statement", 2)
    for item in (first, *items):
        assert (item.deontic, item.force, item.bearers) == (deontic, force, bearers)
    assert {item.inherited_from for item in items} == {"0"}


@pytest.mark.parametrize(
    "lead",
    ["The results are required to:", "Developers are encouraged with a view to:", "If providers are required to:", "Providers that are urged to:"],
)
def test_a_lead_that_binds_nobody_lends_nothing(lead: str) -> None:
    assert all(item.inherited_from is None for item in binding(lead, ">keep a register;"))
