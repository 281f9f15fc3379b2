"""Statements that bind less or more, are turned round, handed on, or hedged."""

from __future__ import annotations

from typing import Any

import pytest

from policydiff.changes.effects.acts.ladders import load_ladders
from policydiff.changes.effects.acts.poles import load_poles
from policydiff.changes.effects.force.crosswalk import Force, compare_force, load_crosswalk
from policydiff.changes.effects.norms.bindings import load_bindings
from policydiff.errors import InputError

_MIRROR = {
    "reversed": "reversed",
    "contradicts": "contradicts",
    "reassigned": "reassigned",
    "weakened": "strengthened",
    "strengthened": "weakened",
    "hedged": "unhedged",
    "unhedged": "hedged",
}
_OURS = frozenset(_MIRROR)

REVERSED_AND_CONTRADICTS = [
    # A duty and a prohibition, a permission and a prohibition.
    ("Ferries shall carry bicycles on the upper deck.", "Ferries shall not carry bicycles on the upper deck."),
    ("The lab will not develop tools that pick targets.", "The lab will develop tools that pick targets."),
    ("Tenants may sublet the cellar rooms.", "Tenants must not sublet the cellar rooms."),
    ("No contractor shall open the sealed archive boxes.", "Contractors may open the sealed archive boxes."),
    ("旅行社不得向导游收取押金。", "旅行社可以向导游收取押金。"),
    ("养老机构应当安装夜间摄像设备。", "养老机构不得安装夜间摄像设备。"),
    # Opposite acts.
    ("Mills must disclose the origin of their grain.", "Mills must withhold the origin of their grain."),
    ("Revoke the permit for night flights over the bay.", "Retain the permit for night flights over the bay."),
    ("The registrar shall include foreign deeds in the index.", "The registrar shall exclude foreign deeds from the index."),
    ("评审委员会应当公开专家意见。", "评审委员会应当对专家意见保密。"),
    ("各方支持另设仲裁机构。", "各方反对另设仲裁机构。"),
    # Facts.
    ("We recognise that rainfall data are sufficient for the forecast.", "We recognise that rainfall data are not sufficient for the forecast."),
    ("我们认识到，现有检测手段足以识别伪造影像。", "我们认识到，现有检测手段不足以识别伪造影像。"),
]
REVERSED_ONLY = [
    ("Growers shall register their wells with the district.", "Growers need not register their wells with the district."),
    ("Drivers are not obliged to keep a paper logbook.", "Drivers are obliged to keep a paper logbook."),
    ("申请人应当提交户籍证明原件。", "申请人无需提交户籍证明原件。"),
]
CONTRADICTS_ONLY = [
    ("The jury shall consist of exactly five members.", "The jury shall consist of exactly nine members."),
    ("The agency has its seat in Porto.", "The agency has its seat in Tallinn."),
]
WEAKENED = [
    # Modals and statements.
    ("Each Party shall publish its fishing quotas.", "Each Party should publish its fishing quotas."),
    ("Hospitals must log every power cut.", "Hospitals are encouraged to log every power cut."),
    ("The agency shall set up a help desk for farmers.", "The agency may set up a help desk for farmers."),
    ("Require laboratories to screen orders of synthetic genes.", "Encourage laboratories to screen orders of synthetic genes."),
    ("We commit to opening our test sites to visitors.", "We aim to open our test sites to visitors."),
    ("Museums shall not lend fragile maps.", "Museums should avoid lending fragile maps."),
    # The weakest verb of a chain.
    ("The Council will establish a flood archive.", "The Council will consider establishing a flood archive."),
    # The aim itself.
    ("States shall phase out diesel ferries by 2035.", "States shall phase down diesel ferries by 2035."),
    ("End the use of lead weights in fishing.", "Reduce the use of lead weights in fishing."),
    ("Members shall ensure equal access to the ward.", "Members shall promote equal access to the ward."),
    ("The museum must comply with the lending code.", "The museum must have regard to the lending code."),
    # Chinese.
    ("学校必须公布食堂采购价格。", "鼓励学校公布食堂采购价格。"),
    ("加快建立河道清淤台账。", "探索建立河道清淤台账。"),
    ("我们承诺逐步淘汰燃煤锅炉。", "我们承诺逐步减少燃煤锅炉。"),
    ("航空公司应当退还托运费。", "航空公司可以退还托运费。"),
    # Words that bind only beside a statement of the same act.
    ("Ushers are required to wear name badges.", "Ushers are kindly asked to wear name badges."),
]
HEDGED = [
    ("Ports shall share their dredging plans.", "Ports shall, where possible, share their dredging plans."),
    ("The companies will report near misses.", "The companies will voluntarily report near misses."),
    (
        "Consulates must translate the form into local languages.",
        "Consistent with applicable law, consulates must translate the form into local languages.",
    ),
    ("主管部门应当公布检测结果。", "主管部门应当酌情公布检测结果。"),
    ("Libraries shall, as appropriate, scan old newspapers.", "Libraries shall, as appropriate and to the extent practicable, scan old newspapers."),
]
NOTHING = [
    # Possibility, report, title.
    ("A long drought may empty the upper reservoir.", "A long drought could empty the upper reservoir."),
    ("Analysts say that half of the fleet will be electric by 2040.", "Analysts say that half of the fleet is going to be electric by 2040."),
    ('The study "Why Farms Must Share Water" was read.', 'The study "Why Farms Should Share Water" was read.'),
    # Equal force.
    ("A carrier shall weigh each parcel.", "A carrier must weigh each parcel."),
    ("The Fund encourages the reuse of bricks.", "The Fund promotes the reuse of bricks."),
    ("托运人应在装船前申报。", "托运人应当在装船前申报。"),
    ("不得在站台吸烟。", "禁止在站台吸烟。"),
    # Negation in another form.
    ("Guides must not leave out the safety talk.", "Guides must include the safety talk."),
    ("The bank shall not release the deposit unless the keys are returned.", "The bank shall release the deposit only if the keys are returned."),
    ("未经馆长批准，不得外借善本。", "经馆长批准，方可外借善本。"),
    ("We will refrain from taxing donated books.", "We will not tax donated books."),
    ("No bus may idle at the stop.", "Buses may not idle at the stop."),
    ("Sound levels shall not exceed 60 decibels.", "Sound levels shall stay at or below 60 decibels."),
    ("防止损坏文物。", "不得损坏文物。"),
    # Voice, names, order.
    ("The clerk shall seal the ballot boxes.", "The ballot boxes shall be sealed by the clerk."),
    ("The vendor shall inform the buyer of delays.", "The buyer shall receive notice of delays from the vendor."),
    ("The WHO shall review the vaccine list.", "The World Health Organization shall review the vaccine list."),
    ("市教委应当公布招生计划。", "市教育委员会应当公布招生计划。"),
    # Somebody is added, nobody replaced.
    ("Pilots shall report bird strikes.", "Pilots and controllers shall report bird strikes."),
    # Verbs that only join the chain.
    ("The Union shall encourage and facilitate twin-town visits.", "The Union shall facilitate twin-town visits."),
    ("The escort shall let inspectors take swabs.", "Inspectors shall be allowed by the escort to take swabs."),
    # A hedge of a part.
    ("The plan shall list schools and clinics.", "The plan shall list schools and clinics and, as appropriate, markets."),
    # Another act.
    ("Although safety must be considered in every mine, owners bear the cost.", "We note the annual report on mines."),
]


def _all_cases() -> list[tuple[str, str, set[str]]]:
    return [
        *((old, new, {"reversed", "contradicts"}) for old, new in REVERSED_AND_CONTRADICTS),
        *((old, new, {"reversed"}) for old, new in REVERSED_ONLY),
        *((old, new, {"contradicts"}) for old, new in CONTRADICTS_ONLY),
        *((old, new, {"weakened"}) for old, new in WEAKENED),
        *((old, new, {"hedged"}) for old, new in HEDGED),
        *((old, new, set[str]()) for old, new in NOTHING),
    ]


@pytest.mark.parametrize(("old", "new", "names"), _all_cases())
def test_effect_is_found_and_mirrored(old: str, new: str, names: set[str], effects_between: Any) -> None:
    assert effects_between.names(old, new) & _OURS == names
    assert effects_between.names(new, old) & _OURS == {_MIRROR[name] for name in names}


def test_reason_names_the_words_of_both_sides(effects_between: Any) -> None:
    (found,) = (
        item for item in effects_between("Each Party shall publish its quotas.", "Each Party should publish its quotas.") if item.name == "weakened"
    )
    assert found.reason == "“shall” became “should”, which is weaker."
    assert ([quote.words for quote in found.old], [quote.words for quote in found.new]) == (["shall"], ["should"])


@pytest.mark.parametrize("free", ["shall not be prohibited from", "shall not be kept from", "are not barred from"])
def test_a_denied_ban_is_quoted_whole(effects_between: Any, free: str) -> None:
    found = effects_between("Divers must report each wreck to the harbour office.", f"Divers {free} reporting each wreck to the harbour office.")
    assert [(effect.name, effect.reason) for effect in found] == [("weakened", f"“must” became “{free}”, which is weaker.")]


def test_hedge_and_verb_are_told_apart(effects_between: Any) -> None:
    assert effects_between.names("Ports shall share their dredging plans.", "Ports should, where possible, share their dredging plans.") & _OURS == {
        "weakened",
        "hedged",
    }


def test_reversal_hides_force_and_hedge(effects_between: Any) -> None:
    assert effects_between.names(
        "Ports shall share their dredging plans.", "Ports should not, where possible, share their dredging plans."
    ) & _OURS == {"reversed", "contradicts"}


def test_only_the_statement_that_changed_is_named(effects_between: Any) -> None:
    old = "Guards shall lock the gate at dusk. Visitors must leave by the east door."
    new = "Visitors must leave by the east door. Guards should lock the gate at dusk."
    (found,) = effects_between(old, new)
    assert (found.name, [quote.words for quote in found.old]) == ("weakened", ["shall"])


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("Providers shall label generated pictures.", "提供者应当对生成的图片进行标识。", set[str]()),
        ("各方呼吁加强渔业数据交流。", "The Parties call for more exchange of fisheries data.", set[str]()),
        ("Operators must keep a record of each test.", "鼓励运营者保存每次测试的记录。", {"weakened"}),
        ("提供者不得转让用户数据。", "Providers shall not transfer user data.", set[str]()),
    ],
)
def test_translation_is_compared_through_the_crosswalk(old: str, new: str, names: set[str], effects_between: Any) -> None:
    assert effects_between.names(old, new) & _OURS == names


def test_crosswalk_mirrors() -> None:
    for english in range(6):
        for chinese in range(6):
            pair = Force("en", english), Force("zh", chinese)
            assert compare_force(*pair) == -compare_force(*reversed(pair))


@pytest.mark.parametrize(
    ("load", "text", "message"),
    [
        (load_poles, 'format = "policydiff poles/2"', "lacks the key"),
        (load_ladders, "format = ", "no TOML"),
        (load_bindings, 'format = "x"\nname = "a"\nversion = "1"\nsource = "s"\nunless = []\nbindings = []', "reads 'policydiff bindings/1'"),
        (load_crosswalk, 'format = "policydiff crosswalk/1"\nname = "a"\nversion = "1"\nsource = "s"\nlevels = {0 = [1]}', "keys 0 to 5"),
        (
            load_poles,
            'format = "policydiff poles/1"\nname = "a"\nversion = "1"\nsource = "s"\nturning = []\nunless = []\n[[families]]\nmatter = "m"\none = ["open"]\nother = ["open"]',
            "at both ends",
        ),
    ],
)
def test_broken_lexicon_is_an_error_that_names_the_file(load: Any, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        load(text, name="mine.toml")
    assert "mine.toml" in str(error.value)


def test_rule_is_silent_without_statements(effects_between: Any) -> None:
    assert not effects_between("Rain fell.", "Snow fell.")


@pytest.mark.parametrize("marks", [('"', "‘"), ("‘", '"'), ("(a) ", "— "), ("* ", "")])
def test_marks_that_open_a_sentence_say_nothing_of_force(marks: tuple[str, str], effects_between: Any) -> None:
    sentence = "When the berth is shut, the pilot shall wait outside the bar; keep the radio on."
    assert effects_between.names(marks[0] + sentence, marks[1] + sentence) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("If the clerk seals the box, the chair signs.", "The clerk must not seal the box."),
        ("The clerk reports that the guard seals the box every night.", "The guard need not seal the box at night."),
        ("The tribunal hears appeals in the summer.", "The tribunal must not hear appeals in the winter."),
        ("The committee reviews the plan and the plan lists risks.", "The committee need not list the budget of the plan."),
        ("Is registration free of charge for small firms? Yes.", "Is registration subject to charge for small firms? No."),
    ],
)
def test_what_is_done_in_a_case_or_said_of_another_matter_is_not_turned(old: str, new: str, effects_between: Any) -> None:
    assert not effects_between.names(old, new) & {"reversed", "contradicts"}
    assert not effects_between.names(new, old) & {"reversed", "contradicts"}
