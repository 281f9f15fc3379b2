"""What a clause binds to is told by rule: kind, force, polarity, chain, bearers; what only looks so is told apart."""

from __future__ import annotations

import pytest

from policydiff.annotate.modality import annotate_modality
from policydiff.model.annotation import Actor, Modality
from policydiff.model.outline import Clause, ClauseRole, Outline, Provenance, Source
from policydiff.text.language import detect_language

Case = tuple[str, str, int, str, tuple[str, ...]]


def outline(*texts: str, role: ClauseRole = "operative") -> Outline:
    """Make an outline of clauses; those that begin with > are items of the one before."""
    clauses = tuple(
        Clause(
            id=str(number),
            text=text.lstrip(">"),
            depth=int(text.startswith(">")),
            kind="item" if text.startswith(">") else "paragraph",
            role=role,
            language=detect_language(text),
        )
        for number, text in enumerate(texts)
    )
    source = Source(name="test", media_type="text/plain", encoding="utf-8", sha256="0", text="\n\n".join(clause.text for clause in clauses))
    return Outline(name="test", source=source, provenance=Provenance(), language=clauses[0].language, clauses=clauses)


def modalities(*texts: str) -> list[Modality]:
    return [item for item in annotate_modality(outline(*texts)) if isinstance(item, Modality)]


def binding(*texts: str) -> list[Modality]:
    return [item for item in modalities(*texts) if item.use == "deontic"]


def only(text: str) -> Modality:
    found = binding(text)
    assert len(found) == 1, [(item.trigger, item.rule) for item in found]
    return found[0]


ENGLISH: list[Case] = [
    ("Providers shall keep logs.", "obligation", 5, "positive", ("providers",)),
    ("Providers must keep logs.", "obligation", 5, "positive", ("providers",)),
    ("Providers are required to keep logs.", "obligation", 5, "positive", ("providers",)),
    ("The developer has to inform the ministry.", "obligation", 5, "positive", ("developers",)),
    ("The agency is to publish the list by 1 May.", "obligation", 5, "positive", ("federal agencies",)),
    ("The ministry is responsible for yearly audits.", "obligation", 5, "positive", ("ministry",)),
    ("The Board requires providers to keep records for six months.", "obligation", 5, "positive", ("providers",)),
    ("No later than 1 May, each distributor shall report.", "obligation", 5, "positive", ("distributors",)),
    ("The importer, after hearing the deployer, shall correct the fault.", "obligation", 5, "positive", ("importers",)),
    ("Providers whose models are open shall register.", "obligation", 5, "positive", ("providers",)),
    ("Upon request the provider shall open its files.", "obligation", 5, "positive", ("providers",)),
    ("Importers, distributors and deployers shall cooperate.", "obligation", 5, "positive", ("importers", "distributors", "deployers")),
    ("The Director of the Harbour Office shall report.", "obligation", 5, "positive", ("director of the harbour office",)),
    ("Providers shall not disclose logs.", "prohibition", 5, "negative", ("providers",)),
    ("No provider may disclose logs.", "prohibition", 5, "negative", ("providers",)),
    ("Providers may not disclose logs.", "prohibition", 5, "negative", ("providers",)),
    ("Neither the importer nor the distributor shall alter the label.", "prohibition", 5, "negative", ("importers", "distributors")),
    ("Nor shall providers share the data with third parties.", "prohibition", 5, "negative", ("providers",)),
    ("Under no circumstances shall a deployer share the key.", "prohibition", 5, "negative", ("deployers",)),
    ("Developers shall refrain from training on leaked data.", "prohibition", 5, "negative", ("developers",)),
    ("Providers are prohibited from selling such data.", "prohibition", 5, "negative", ("providers",)),
    ("Operators are not permitted to resell access.", "prohibition", 5, "negative", ("operators",)),
    ("The sale of such devices is prohibited.", "prohibition", 5, "negative", ()),
    ("It is prohibited to sell such devices.", "prohibition", 5, "negative", ()),
    ("Signatories should avoid building such systems.", "recommendation", 3, "negative", ("signatories",)),
    ("Providers shall not fail to report losses.", "prohibition", 5, "negative", ("providers",)),
    ("Providers shall in no case disclose logs.", "prohibition", 5, "negative", ("providers",)),
    ("Providers may no longer sell such data.", "prohibition", 5, "negative", ("providers",)),
    ("Providers shall not later than 5 days after the loss notify users.", "obligation", 5, "positive", ("providers",)),
    ("Providers shall neither sell nor lend such data.", "prohibition", 5, "negative", ("providers",)),
    ("A Party shall not be required to publish its files.", "exemption", 1, "negative", ("parties",)),
    ("Platforms shall not be liable for such losses.", "exemption", 1, "negative", ("platforms",)),
    ("Users shall be entitled to appeal.", "permission", 1, "positive", ("users",)),
    ("Operators need not keep paper copies.", "exemption", 1, "negative", ("operators",)),
    ("Operators are not required to keep paper copies.", "exemption", 1, "negative", ("operators",)),
    ("Deployers are exempt from the duty to register.", "exemption", 1, "negative", ("deployers",)),
    ("The ministry may extend the deadline by a month.", "permission", 1, "positive", ("ministry",)),
    ("The deadline may be extended once by the board.", "permission", 1, "positive", ("board",)),
    ("Users have the right to appeal the decision.", "permission", 1, "positive", ("users",)),
    ("Deployers are permitted to reuse the template.", "permission", 1, "positive", ("deployers",)),
    ("Countries should share their findings.", "recommendation", 3, "positive", ("states",)),
    ("We call on all companies to publish model cards.", "recommendation", 3, "positive", ("companies",)),
    ("The council urges member states to ratify the treaty.", "recommendation", 3, "positive", ("member states",)),
    ("Companies are urged to publish model cards.", "recommendation", 3, "positive", ("companies",)),
    ("Recommends that Adherents review their rules.", "recommendation", 3, "positive", ("adherents",)),
    ("We encourage developers to test their systems.", "recommendation", 2, "positive", ("developers",)),
    ("Invites governments to join the network.", "recommendation", 1, "positive", ("governments",)),
    ("We commit to publishing our results.", "commitment", 4, "positive", ("we",)),
    ("The signatories will develop autonomous weapons.", "commitment", 4, "positive", ("signatories",)),
    ("The signatories will not develop autonomous weapons.", "commitment", 4, "negative", ("signatories",)),
    ("Organisations commit not to deploy such a model.", "commitment", 5, "negative", ("organisations",)),
    ("We affirm the importance of dialogue.", "recognition", 0, "positive", ("we",)),
    ("Recognising that risks cross borders, the Parties met.", "recognition", 0, "positive", ()),
    ("The report shall be reviewed by the Board within 30 days.", "obligation", 5, "positive", ("board",)),
    ("The report shall be reviewed every two years.", "obligation", 5, "positive", ()),
    ("Led by OMB, and in line with applicable statutes, revise the guidance.", "recommendation", 3, "positive", ("omb",)),
    ("Establish a portal for complaints.", "recommendation", 3, "positive", ()),
    ("Require laboratories to screen customers.", "obligation", 5, "positive", ("laboratory",)),
    ("By 2030, double the number of sensors.", "recommendation", 3, "positive", ()),
    ('"Provider" means a person that offers a system.', "constitutive", 5, "positive", ()),
]
CHINESE: list[Case] = [
    ("提供者应当在三十日内报告。", "obligation", 4, "positive", ("providers",)),
    ("提供者應當保存日誌。", "obligation", 4, "positive", ("providers",)),
    ("运营者须每年提交报告。", "obligation", 5, "positive", ("operators",)),
    ("企业必须主动披露风险。", "obligation", 5, "positive", ("companies",)),
    ("要强化安全底线。", "obligation", 3, "positive", ()),
    ("评估报告应当由第三方机构出具。", "obligation", 4, "positive", ("第三方机构",)),
    ("由主管部门负责组织评估。", "obligation", 4, "positive", ("competent authorities",)),
    ("接受委托的受托人，应当返还数据。", "obligation", 4, "positive", ("受托人",)),
    ("发现使用者从事违法活动的，提供者应当暂停服务。", "obligation", 4, "positive", ("providers",)),
    ("提供者不得泄露用户数据。", "prohibition", 5, "negative", ("providers",)),
    ("任何组织和个人不得伪造标识。", "prohibition", 5, "negative", ("organisations", "individuals")),
    ("严禁向第三方出售训练数据。", "prohibition", 5, "negative", ()),
    ("禁止任何单位出售训练数据。", "prohibition", 5, "negative", ("organisations",)),
    ("提供者应当避免收集敏感数据。", "prohibition", 4, "negative", ("providers",)),
    ("部署者无需重复备案。", "exemption", 1, "negative", ("deployers",)),
    ("主管部门可以延长期限。", "permission", 1, "positive", ("competent authorities",)),
    ("用户有权删除数据。", "permission", 1, "positive", ("users",)),
    ("仅经认证的机构可以签发证书。", "permission", 1, "positive", ("机构",)),
    ("我们承诺公开评估结果。", "commitment", 4, "positive", ("we",)),
    ("我们将不再部署此类系统。", "commitment", 4, "negative", ("we",)),
    ("双方同意建立对话机制。", "commitment", 4, "positive", ("parties",)),
    ("各方重申对话的重要性。", "recognition", 0, "positive", ("parties",)),
    ("鼓励企业开放数据集。", "recommendation", 2, "positive", ("companies",)),
    ("国家支持算力平台建设。", "recommendation", 2, "positive", ("states",)),
    ("加快建设全国一体化平台。", "recommendation", 3, "positive", ()),
    ("在农业等领域加强人工智能应用。", "recommendation", 3, "positive", ()),
    ("本办法所称提供者，是指提供服务的组织。", "constitutive", 5, "positive", ()),
]


@pytest.mark.parametrize(("text", "kind", "force", "polarity", "bearers"), ENGLISH + CHINESE)
def test_a_statement_has_its_kind_force_polarity_and_bearers(text: str, kind: str, force: int, polarity: str, bearers: tuple[str, ...]) -> None:
    found = only(text)
    assert (found.deontic, found.force, found.polarity, found.bearers) == (kind, force, polarity, bearers)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("AI may cause harm to users.", "epistemic"),
        ("It may be necessary to revise the plan.", "epistemic"),
        ("Models may be misused by criminals.", "epistemic"),
        ("Malicious actors may steal the weights.", "epistemic"),
        ("There is a risk that providers may cut corners.", "epistemic"),
        ("Users may suffer losses.", "epistemic"),
        ("Operators may not always detect such faults.", "epistemic"),
        ("Developers may inadvertently leak data.", "epistemic"),
        ("Where the provider may know of a fault, tests follow.", "epistemic"),
        ("This could lead to a loss of control.", "epistemic"),
        ("The tool can help doctors.", "epistemic"),
        ("AI will transform every industry.", "narrative"),
        ("Americans will benefit from new jobs.", "narrative"),
        ("New jobs will be created by the buildout.", "narrative"),
        ("It must be remembered that systems fail.", "narrative"),
        ("Firms must often wait for months.", "narrative"),
        ("Prices rise because importers must pay duties.", "narrative"),
        ("Developers must have known of the fault.", "narrative"),
        ("Should the licence lapse, work stops.", "epistemic"),
        ('The guide "What Providers Must Do" appeared last year.', "cited"),
        ("The guide What Providers Must Do appeared last year.", "cited"),
        ("人工智能可能带来新的风险。", "epistemic"),
        ("人工智能可以带来新的机遇。", "epistemic"),
        ("《提供者应当知道的事》一书已经出版。", "cited"),
    ],
)
def test_a_modal_that_binds_nobody_says_why(text: str, use: str) -> None:
    found = modalities(text)
    assert [(item.use, item.deontic, item.force, item.chain) for item in found] == [(use, None, 0, ())]


@pytest.mark.parametrize(
    "text",
    [
        "The rules changed in May 2024.",
        "The political will of the people is strong.",
        "Nothing in this Act shall require a change of name.",
        "Paragraph 2 shall not affect existing licences.",
        "Ministers reaffirmed their support in writing.",
        "Support for small firms is essential.",
        "Research shows that tests work.",
        "Work is under way in order to protect users.",
        "Clear goals, which the ministry sets, are needed.",
        "The purpose of the fund is to help farmers.",
        "Access to compute remains uneven.",
        "Review of the rules takes time.",
        "Put simply, tests matter.",
        "主要目标是形成可靠的供应体系。",
        "适应性强的系统能够响应需求。",
        "法律规定应当公开的事项已经列出。",
        "参加评估的人员名单已经公布。",
        "应主办方邀请，专家前往参观。",
        "重要的应用场景正在增加。",
    ],
)
def test_words_that_only_look_like_a_modality_are_left_out(text: str) -> None:
    assert modalities(text) == []


@pytest.mark.parametrize(
    ("text", "chain", "force"),
    [
        ("The Parties decide to consider establishing a fund.", [("decide", 4), ("consider", 1)], 1),
        ("The Parties shall endeavour to share data.", [("shall", 5), ("endeavour", 2)], 2),
        ("The Parties shall endeavor to share data.", [("shall", 5), ("endeavour", 2)], 2),
        ("We will seek to promote trust.", [("will", 4), ("seek", 2), ("promote", 2)], 2),
        ("Governments are invited to consider joining the network.", [("invite", 1), ("consider", 1)], 1),
        ("States should make every effort to agree.", [("should", 3), ("make efforts", 2)], 2),
        ("States shall, in consultation with industry, as the law may provide, seek to agree.", [("shall", 5), ("seek", 2)], 2),
        ("States should phase down coal power.", [("should", 3), ("phase down", 2)], 2),
        ("We call on states to speed up the phase-down of coal.", [("call on", 3), ("phase down", 2)], 2),
        ("We commit, in addition, to exploring joint tests.", [("commit", 4), ("explore", 1)], 1),
        ("各国应当努力促进信息共享。", [("应当", 4), ("争取", 2), ("促进", 2)], 2),
        ("各成员国应考虑设立专门机构。", [("应当", 4), ("研究", 1)], 1),
        ("加紧探索新的监管方式。", [("推进", 3), ("探索", 1)], 1),
        ("我们将继续推动标准互认。", [("将", 4), ("推动", 2)], 2),
    ],
)
def test_a_chain_weighs_as_much_as_its_weakest_verb(text: str, chain: list[tuple[str, int]], force: int) -> None:
    found = only(text)
    assert [(verb.word, verb.force) for verb in found.chain] == chain
    assert found.force == force


def test_a_hedge_lowers_the_force_by_one_and_never_below_zero() -> None:
    assert [
        (item.force, len(item.hedges)) for item in binding("Providers shall report losses.", "Providers shall, where possible, report losses.")
    ] == [(5, 0), (4, 1)]
    welcome = only("We welcome, where appropriate, further talks.")
    assert (welcome.force, len(welcome.hedges)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Providers may only release the file after consent.", "modal-only"),
        ("Only accredited bodies may issue certificates.", "modal-only"),
        ("Providers shall release files only if the user agrees.", "modal-only"),
        ("Providers shall not release files unless the user agrees.", "modal-unless"),
        ("经主管部门批准，提供者方可上线服务。", "modal-only"),
        ("未经主管部门批准，提供者不得上线服务。", "modal-unless"),
        ("提供者不得删除日志。", "modal-not"),
    ],
)
def test_a_restriction_has_a_rule_of_its_own(text: str, rule: str) -> None:
    assert only(text).rule == rule


def test_every_coordinated_statement_has_its_own_modality() -> None:
    found = binding("Providers must register, and deployers must notify the ministry; importers may appeal, and should keep copies.")
    assert [(item.bearers, item.deontic) for item in found] == [
        (("providers",), "obligation"), (("deployers",), "obligation"), (("importers",), "permission"), (("importers",), "recommendation"),
    ]  # fmt: skip
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
        ("obligation", "positive", ("providers",), "0"), ("prohibition", "negative", ("providers",), "0"),
    ]  # fmt: skip
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
