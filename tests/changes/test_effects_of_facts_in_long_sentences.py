"""What can be done and cannot is denied in a sentence that demands something besides; a term that means something else denies nothing."""

from __future__ import annotations

from typing import Any

_OLD = "与会各方认识到，现有航标总体上能够满足夜航需要，各港应当加强巡查并及时通报。"


def test_an_ability_is_denied_beside_a_duty(effects_between: Any) -> None:
    for denied in ("不能", "无法", "不足以"):
        new = _OLD.replace("能够", denied)
        assert effects_between.names(_OLD, new) == effects_between.names(new, _OLD) == {"reversed", "contradicts"}


def test_what_was_denied_is_named_alike_in_both_directions(effects_between: Any) -> None:
    # 需要 behind the ability is no duty, and 台 before it is not what gave way.
    for text, words in (
        ("该灯台{}满足船员需要。", ("能够", "不能")),
        ("该灯台{}满足夜航要求。", ("能够", "不能")),
        ("该灯台{}照亮航道。", ("足以", "不足以")),
    ):
        for old, new in (words, words[::-1]):
            found = effects_between(text.format(old), text.format(new))
            assert {effect.reason for effect in found} == {f"“{old}” became “{new}”."}


def test_an_ability_in_a_condition_is_not_denied(effects_between: Any) -> None:
    old = "航标能够满足需要的，各港应当加强巡查并及时通报主管部门和过往船舶。"
    assert "reversed" not in effects_between.names(old, old.replace("能够", "不能"))


def test_a_definition_denies_no_fact(effects_between: Any) -> None:
    old, new = "“电子引航员”系指以真人为原型、由算法驱动的程序。", "“电子引航员”系指不以任何真人为原型、完全由算法生成的程序。"
    assert effects_between.names(old, new) <= {"definition-changed"}
