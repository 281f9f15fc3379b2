"""Actors go by one name in both languages; who is not listed is told by what nouns look like; users can add their own."""

from __future__ import annotations

import pytest

from policydiff.annotate.actors import load_actors, shipped_actors
from policydiff.annotate.english.inflection import inflect, is_participle, singular
from policydiff.annotate.modality import annotate_modality
from policydiff.errors import InputError
from policydiff.model.annotation import Actor, Modality
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.text.language import detect_language

MINE = """
format = "policydiff actors/1"
name = "mine"
version = "2"
source = "me"
bodies = ["guild"]
[[actors]]
name = "harbour masters"
kind = "institution"
en = ["harbour master", "port captain"]
zh = ["港务长"]
[[actors]]
name = "providers"
kind = "role"
en = ["purveyor"]
"""


def outline(text: str) -> Outline:
    clause = Clause(id="1", text=text, language=detect_language(text))
    source = Source(name="test", media_type="text/plain", encoding="utf-8", sha256="0", text=text)
    return Outline(name="test", source=source, provenance=Provenance(), language=clause.language, clauses=(clause,))


def bearers(text: str) -> tuple[str, ...]:
    return next(item.bearers for item in annotate_modality(outline(text)) if isinstance(item, Modality) and item.use == "deontic")


@pytest.mark.parametrize(
    ("english", "chinese", "name"),
    [
        ("Each provider shall report.", "提供者应当报告。", "providers"),
        ("Providers of large models shall report.", "大型模型的提供者应当报告。", "providers"),
        ("Developers must report.", "研发者必须报告。", "developers"),
        ("Deployers shall report.", "部署者应当报告。", "deployers"),
        ("The competent authority shall report.", "有关主管部门应当报告。", "competent authorities"),
        ("The State cyberspace administration department shall report.", "国家网信部门应当报告。", "cac"),
        ("All Parties shall report.", "各缔约方应当报告。", "parties"),
        ("Member States shall report.", "各成员国应当报告。", "member states"),
        ("Countries should report.", "各国应报告。", "states"),
        ("We will report.", "我们将继续报告。", "we"),
        ("Users may appeal.", "用户可以申诉。", "users"),
        ("Enterprises shall report.", "企业应当报告。", "companies"),
        ("The National Development and Reform Commission must report.", "国家发展改革委必须报告。", "ndrc"),
    ],
)
def test_an_actor_has_one_name_in_both_languages(english: str, chinese: str, name: str) -> None:
    assert bearers(english) == bearers(chinese) == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NIST shall report.", ("nist",)),
        ("The National Institute of Standards and Technology shall report.", ("nist",)),
        ("The Secretary of Commerce shall report.", ("doc",)),
        ("The Secretary of the Northern Isles shall report.", ("secretary of the northern isle",)),
        ("The advisory board shall report.", ("advisory board",)),
        ("A large assembler shall report.", ("assembler",)),
        ("The QXZ shall report.", ("qxz",)),
        ("Whoever imports such goods shall report.", ("whoever",)),
        ("Providers, importers and the Commission shall report.", ("providers", "importers", "commission")),
        ("Providers placing systems on the market shall report.", ("providers",)),
        ("Providers established abroad shall report.", ("providers",)),
        ("Agencies by which research is funded shall report.", ("agencies",)),
        ("The list of providers shall be public.", ()),
        ("A breach by importers or notified bodies shall be recorded.", ()),
        ("AI systems shall be safe.", ()),
        ("The number of users shall be recorded.", ()),
        ("The measures that providers take shall be public.", ()),
        ("企业、高校和科研机构应当报告。", ("companies", "universities", "research institutions")),
        ("提供者的义务应当明确。", ()),
        ("个人信息应当删除。", ()),
        ("国家秘密应当依法保密。", ()),
        ("对使用者的记录，提供者应当保密。", ("providers",)),
        ("向用户提供服务的平台应当公开规则。", ("platforms",)),
        ("数据中心应当节能。", ()),
    ],
)
def test_the_head_of_the_subject_names_the_bearer(text: str, names: tuple[str, ...]) -> None:
    assert bearers(text) == names


def test_an_actor_that_nobody_lists_says_so() -> None:
    actors = [item for item in annotate_modality(outline("Assemblers shall report.")) if isinstance(item, Actor)]
    assert [(actor.name, actor.is_listed, actor.trigger) for actor in actors] == [("assembler", False, "Assemblers")]


def test_a_lexicon_can_be_extended_and_its_entries_come_first() -> None:
    lexicon = shipped_actors().extended(load_actors(MINE, name="mine.toml"))
    for text, name in (
        ("Port captains shall report.", "harbour masters"),
        ("港务长应当报告。", "harbour masters"),
        ("Purveyors shall report.", "providers"),
        ("The guild shall report.", "guild"),
    ):
        found = [item.bearers for item in annotate_modality(outline(text), actors=lexicon) if isinstance(item, Modality)]
        assert found == [(name,)]
    assert "mine" in lexicon.label


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('kind = "role"', 'kind = "sort"'), "one of institution"),
        (('en = ["purveyor"]', 'en = ["port captain"]'), "again with 'providers'"),
        (('en = ["purveyor"]', 'en = ["港务长"]'), "script"),
        (('en = ["purveyor"]', "en = []"), "no phrases"),
        (('en = ["purveyor"]', 'en = ["purveyor"]\nde = ["Anbieter"]'), "unknown key"),
        (('bodies = ["guild"]', 'bodies = ["guild", "guild"]'), "twice"),
        (('source = "me"', ""), "lacks the key 'source'"),
    ],
)
def test_a_faulty_lexicon_names_its_file_and_its_fault(change: tuple[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        load_actors(MINE.replace(*change), name="mine.toml")
    assert "mine.toml" in str(caught.value)


def test_verbs_are_inflected_by_rule() -> None:
    assert [form for _, form in inflect("plan")] == ["plan", "plans", "planning", "planned"]
    assert [form for _, form in inflect("commit")] == ["commit", "commits", "committing", "committed"]
    assert [form for _, form in inflect("study")] == ["study", "studies", "studying", "studied"]
    assert [form for _, form in inflect("agree")] == ["agree", "agrees", "agreeing", "agreed"]
    assert is_participle("withheld")
    assert not is_participle("indeed")
    assert singular("countries") == "country"
