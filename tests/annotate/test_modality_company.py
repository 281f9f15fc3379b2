"""Statements of one clause, of the items below it and of the sentence before: what they share and what is their own."""

from __future__ import annotations

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
