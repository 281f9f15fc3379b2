"""What a clause binds to is told by rule: kind, polarity, bearers; what only looks so is told apart."""

from __future__ import annotations

import pytest

from .bound import modalities, only

Case = tuple[str, str, int, str, tuple[str, ...]]

ENGLISH: list[Case] = [
    ("Providers shall keep logs.", "obligation", 5, "positive", ("providers",)),
    ("Providers must keep logs.", "obligation", 5, "positive", ("providers",)),
    ("Providers are required to keep logs.", "obligation", 5, "positive", ("providers",)),
    ("The developer has to inform the ministry.", "obligation", 5, "positive", ("developers",)),
    ("The agency is to publish the list by 1 May.", "obligation", 5, "positive", ("agencies",)),
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
