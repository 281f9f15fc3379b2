"""What went is told whole, and nothing that only looks like a part."""

from __future__ import annotations

from typing import Any

_LEFT = "The board shall review the harbour for concerns of ethics and privacy."


def test_all_parts_that_went_are_named(effects_between: Any) -> None:
    old = "The board shall review the harbour for concerns of ethics, privacy, civil rights, and civil liberties."
    reason = "“civil rights” and “civil liberties” no longer stand beside the others."
    assert [(effect.name, effect.reason) for effect in effects_between(old, _LEFT)] == [("narrowed", reason)]
    assert effects_between.names(_LEFT, old) == {"broadened"}


def test_adjectives_in_a_row_are_no_parts_of_a_list(effects_between: Any) -> None:
    old = "The board shall foster the growth of an inclusive, dynamic, and sustainable digital market for tide tables."
    assert effects_between.names(old, old.replace("an inclusive, dynamic, and sustainable", "a")) == set()


def test_bare_nouns_are_joined_by_the_preposition_of_their_fellow(effects_between: Any) -> None:
    old = "The board shall raise the quality of ferries and of public ports, to foster trade."
    assert effects_between.names(old, old.replace(" and of public ports", "")) == {"narrowed"}
    assert effects_between.names("The board shall sort the ships by length and by asking.", "The board shall sort the ships by length.") == set()


def test_an_aim_behind_to_tells_wherever_it_stands(effects_between: Any) -> None:
    old = "Ports must abide by their duties under the law of the sea to promote that crews are fully respected, while firms should act in line with the charter of 1948."
    new = old.replace("promote", "ensure")
    assert effects_between.names(old, new) == {"strengthened"}
    assert effects_between.names(new, old) == {"weakened"}
    assert effects_between.names(old.replace("must", "must not"), new.replace("must", "must not")) == set()
