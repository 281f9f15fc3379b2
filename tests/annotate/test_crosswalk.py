"""Force compares within a language by level, and across two by the ranges in which a faithful translation lies."""

from __future__ import annotations

import pytest
from attrs import evolve

from policydiff.annotate.crosswalk import compare_force, load_crosswalk, shipped_crosswalk
from policydiff.annotate.modality import annotate_modality
from policydiff.annotate.scales import shipped_scales
from policydiff.errors import InputError
from policydiff.model.annotation import Modality
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.readers import read_document
from policydiff.readers.fixtures import fixture_bytes
from policydiff.text.language import detect_language

TWINS = ("cn-genai-2023", "cn-genai-draft-2023", "cn-initiative-2023", "cn-action-plan-2025", "cn-ai-plus-2025")


def first(text: str) -> Modality:
    clause = Clause(id="1", text=text, language=detect_language(text))
    source = Source(name="test", media_type="text/plain", encoding="utf-8", sha256="0", text=text)
    outline = Outline(name="test", source=source, provenance=Provenance(), language=clause.language, clauses=(clause,))
    return next(item for item in annotate_modality(outline) if isinstance(item, Modality))


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ("States shall report losses.", "States should report losses.", -1),
        ("States should report losses.", "States must report losses.", 1),
        ("States shall report losses.", "States must report losses.", 0),
        ("States shall report losses.", "States are required to report losses.", 0),
        ("We will share data.", "We commit to sharing data.", 0),
        ("We commit to share data.", "We undertake to share data.", 0),
        ("We will share data.", "We decide to consider sharing data.", -1),
        ("States shall share data.", "States shall endeavour to share data.", -1),
        ("States shall endeavour to share data.", "States should endeavour to share data.", -1),
        ("We call on states to share data.", "We urge states to share data.", 0),
        ("We urge states to share data.", "We encourage states to share data.", -1),
        ("Encourage laboratories to screen orders.", "Require laboratories to screen orders.", 1),
        ("We encourage tests.", "We promote tests.", 0),
        ("States should phase out coal.", "States should phase down coal.", -1),
        ("Providers shall not sell data.", "No provider may sell data.", 0),
        ("Providers shall not sell data.", "Providers should avoid selling data.", -1),
        ("Providers shall keep logs.", "Providers shall, where possible, keep logs.", 0),
        ("Providers shall keep logs.", "Providers may keep logs.", -1),
        ("提供者应当保存日志。", "提供者应保存日志。", 0),
        ("提供者应当保存日志。", "提供者必须保存日志。", 1),
        ("提供者不得出售数据。", "严禁出售数据。", 0),
        ("各国应当建立机制。", "各国应当探索建立机制。", -1),
        ("推动平台建设。", "加快平台建设。", 1),
        ("鼓励企业开放数据。", "推动企业开放数据。", 0),
    ],
)
def test_within_a_language_the_weakest_verb_decides_then_the_strongest(old: str, new: str, sign: int) -> None:
    assert compare_force(first(old), first(new)) == sign
    assert compare_force(first(new), first(old)) == -sign


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Providers shall keep logs.", "Providers shall not keep logs."),
        ("Providers shall keep logs.", "Providers need not keep logs."),
        ("Providers may keep logs.", "Providers are not required to keep logs."),
        ("AI may harm users.", "Providers may keep logs."),
        ('"Log" means a list.', "Providers shall keep a list."),
        ("提供者应当保存日志。", "提供者无需保存日志。"),
    ],
)
def test_what_differs_in_kind_is_not_compared(old: str, new: str) -> None:
    assert compare_force(first(old), first(new)) is None
    assert compare_force(first(new), first(old)) is None


@pytest.mark.parametrize(
    ("english", "chinese", "sign"),
    [
        ("Providers shall keep logs.", "提供者应当保存日志。", 0),
        ("States should keep logs.", "各国应保存日志。", 0),
        ("Providers must not sell data.", "提供者不得出售数据。", 0),
        ("We call on states to talk.", "我们呼吁各国加强对话。", 0),
        ("We welcome the report.", "我们欢迎这份报告。", 0),
        ("Encourage companies to open their data.", "鼓励企业开放数据。", 0),
        ("Promote the sharing of data.", "推动数据共享。", 0),
        ("Accelerate the exploration of new methods.", "加紧探索新方法。", 0),
        ("Safeguards must be strengthened.", "要强化安全保障。", 0),
        ("The ministry may extend the period.", "主管部门可以延长期限。", 0),
        ("We undertake to publish results.", "我们承诺公开结果。", 0),
        ("Providers shall keep logs.", "鼓励提供者保存日志。", -1),
        ("Providers may keep logs.", "提供者应当保存日志。", 1),
        ("We welcome the report.", "我们承诺公开结果。", 1),
        ("We call on states to talk.", "我们注意到各国的对话。", -1),
    ],
)
def test_across_languages_a_faithful_translation_shows_no_difference(english: str, chinese: str, sign: int) -> None:
    assert compare_force(first(english), first(chinese)) == sign
    assert compare_force(first(chinese), first(english)) == -sign


@pytest.mark.parametrize("name", TWINS)
def test_the_fixtures_and_their_translations_show_no_difference(name: str) -> None:
    pairs = _pairs(name)
    assert pairs
    assert [(old.clause, old.trigger, new.trigger) for old, new in pairs if compare_force(old, new) != 0] == []


def _pairs(name: str) -> list[tuple[Modality, Modality]]:
    """Pair the modalities of clauses with the same id in order where there are as many, their first ones otherwise."""
    sides = [_by_clause(name + "-zh"), _by_clause(name)]
    pairs: list[tuple[Modality, Modality]] = []
    for clause in sides[0].keys() & sides[1].keys():
        old, new = sides[0][clause], sides[1][clause]
        pairs.extend(zip(old, new, strict=True) if len(old) == len(new) else [(old[0], new[0])])
    return pairs


def _by_clause(name: str) -> dict[str, list[Modality]]:
    found: dict[str, list[Modality]] = {}
    for item in annotate_modality(read_document(fixture_bytes(name), name=f"{name}.outline.yaml")):
        if isinstance(item, Modality) and item.use == "deontic":
            found.setdefault(item.clause, []).append(item)
    return found


def test_a_modality_compares_as_equal_to_itself() -> None:
    for name in ("bletchley-2023", "us-plan-2025", "cn-ai-plus-2025-zh"):
        for found in _by_clause(name).values():
            assert all(compare_force(item, evolve(item)) == 0 for item in found)


def test_the_crosswalk_names_only_verbs_of_the_scales() -> None:
    known = {("en", "commit not to"), ("en", "may not"), ("en", "mean"), ("zh", "将"), ("zh", "是指")}
    known |= {(scale.language, verb.word) for scale in shipped_scales() for verb in scale.verbs}
    assert {key for key, _ in shipped_crosswalk().ranges} <= known


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("low = 4", "low = 9"), "0 to 5"),
        (("low = 4", "low = 5"), "above high"),
        (("low = 4", "low = 4\nmiddle = 4"), "unknown key"),
        (("act = { low = 2, high = 3 }", "act = 3"), "table with low and high"),
        (('[[en]]\nword = "shall"', '[[en]]\nword = "shall"\nlow = 4\nhigh = 5\n[[en]]\nword = "shall"'), "twice"),
    ],
)
def test_a_faulty_crosswalk_names_its_file_and_its_fault(change: tuple[str, str], message: str) -> None:
    text = 'format = "policydiff crosswalk/1"\nname = "mine"\nversion = "1"\nsource = "me"\nact = { low = 2, high = 3 }\n[[en]]\nword = "shall"\nlow = 4\nhigh = 4\n'
    with pytest.raises(InputError, match=message) as caught:
        load_crosswalk(text.replace(*change), name="mine.toml")
    assert "mine.toml" in str(caught.value)


def test_a_crosswalk_can_be_replaced() -> None:
    text = 'format = "policydiff crosswalk/1"\nname = "mine"\nversion = "1"\nsource = "me"\nact = { low = 2, high = 3 }\n[[zh]]\nword = "应当"\nlow = 1\nhigh = 2\n'
    mine = load_crosswalk(text, name="mine.toml")
    assert compare_force(first("Providers shall keep logs."), first("提供者应当保存日志。"), mine) == -1
