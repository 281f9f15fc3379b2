"""A duty, a right, a ban or a release is told from the others whatever words say it: nouns, adjectives, frames, beside another norm of the sentence."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

_ACT, _ING = "keep a log of each entry to the vault", "keeping a log of each entry to the vault"
ENGLISH = {
    "duty": (
        f"The custodian shall {_ACT}",
        f"It is incumbent on the custodian to {_ACT}",
        f"The onus is on the custodian to {_ACT}",
        f"The custodian bears the burden of {_ING}",
        f"It is the custodian's task to {_ACT}",
    ),
    "right": (
        f"The custodian may {_ACT}",
        f"The custodian enjoys the freedom to {_ACT}",
        f"The custodian has the option of {_ING}",
        f"There is no bar to the custodian {_ING}",
        f"The custodian is not barred from {_ING}",
    ),
    "ban": (
        f"The custodian shall not {_ACT}",
        f"The custodian lacks the power to {_ACT}",
        f"The custodian is under a duty not to {_ACT}",
        f"It is an offence for the custodian to {_ACT}",
        f"Never may the custodian {_ACT}",
    ),
    "release": (
        f"The custodian need not {_ACT}",
        f"The custodian owes no duty to {_ACT}",
        f"Nothing obliges the custodian to {_ACT}",
        f"The custodian cannot be compelled to {_ACT}",
        f"The custodian does not have to {_ACT}",
    ),
}
_HAN = "公开每次入库的登记信息"
CHINESE = {
    "duty": (f"保管人应当{_HAN}", f"保管人负有{_HAN}的义务", f"{_HAN}是保管人的法定义务", f"保管人负{_HAN}之责"),
    "right": (f"保管人可以{_HAN}", f"保管人享有{_HAN}的权利", f"{_HAN}是保管人的权利", f"不禁止保管人{_HAN}"),
    "ban": (f"保管人不得{_HAN}", f"保管人没有{_HAN}的权利", f"保管人负有不{_HAN}的义务", f"严禁保管人{_HAN}"),
    "release": (f"保管人不必{_HAN}", f"保管人没有{_HAN}的义务", f"{_HAN}不是保管人的义务", f"免除保管人{_HAN}的义务"),
}
_TURNS = {("duty", "right"): "weakened", ("duty", "ban"): "reversed", ("duty", "release"): "reversed", ("right", "ban"): "reversed"}
_BESIDE = {"en": ("", ", and the master may inspect the books at any hour"), "zh": ("", "，主管人员可以随时查验账册")}
CASES = [
    (old, new, language, wanted)
    for language, forms in (("en", ENGLISH), ("zh", CHINESE))
    for (first, second), wanted in _TURNS.items()
    for (i, old), (j, new) in product(enumerate(forms[first]), enumerate(forms[second]))
    if (i + j) % 2 == 0
]
SAME = [
    (forms[kind][i], forms[kind][i + 1], language)
    for language, forms in (("en", ENGLISH), ("zh", CHINESE))
    for kind in forms
    for i in range(len(forms[kind]) - 1)
]
OTHERS = (
    ("Ships heavier than 400 tons take a pilot; the crew should hold a lifeboat card and the master must hold one.", "Ships heavier than 400 tons take a pilot; the master must hold a lifeboat card, as should the crew.", set()),
    ("Its authors claimed that every port should dredge yearly; the Council printed the paper.", "The paper, whose authors claimed that every port must dredge yearly, was printed by the Council.", set()),
    ("屠宰企业应当谨慎使用夜间冷库警报。", "屠宰企业不得使用夜间冷库警报。", {"strengthened"}),
    ("建议幼儿园不使用电子屏教学。", "严禁幼儿园使用电子屏教学。", {"strengthened"}),
    ("The Conference encourages coastal towns to share tide tables.", "Concerned by gaps, the Conference urges coastal towns to share tide tables.", {"strengthened"}),
    ("The Mutual Fund will extend payment holidays to members struck by hail.", "The Mutual Fund has decided to consider extending payment holidays to members struck by hail.", {"weakened"}),
    ("Wardens may fit collars to lynx in the park, recording each capture.", "Wardens may fit collars to lynx in the park and shall record each capture.", set()),
    ("The burden of proving that a claim was handled promptly lies with the carrier.", "The burden of proving that a claim was not handled promptly lies with the carrier.", set()),
    ("• Explore a shared register of lock gates, with a map of every canal", "• Deliver a shared register of lock gates, with a map of every canal", {"strengthened"}),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "language", "wanted"), CASES)
def test_turn_is_told_beside_any_other_norm(effects_between: Any, old: str, new: str, language: str, wanted: str) -> None:
    end = "." if language == "en" else "。"
    for beside in _BESIDE[language]:
        assert _grave(effects_between, f"{old}{beside}{end}", f"{new}{beside}{end}") == {wanted}


@pytest.mark.parametrize(("old", "new", "language"), SAME)
def test_another_way_to_say_it_is_no_change(effects_between: Any, old: str, new: str, language: str) -> None:
    end = "." if language == "en" else "。"
    assert _grave(effects_between, old + end, new + end) == set()


@pytest.mark.parametrize(("old", "new", "wanted"), OTHERS)
def test_restraint_reports_and_instructions(effects_between: Any, old: str, new: str, wanted: set[str]) -> None:
    assert _grave(effects_between, old, new) == wanted


def _grave(effects_between: Any, old: str, new: str) -> set[str]:
    names: set[str] = effects_between.names(old, new)
    return names & {"reversed", "weakened", "strengthened"}
