"""Items and adjectives in long sentences: what only looks like an item that came, or like a noun that was restricted, beside those that were."""

from __future__ import annotations

from typing import Any

import pytest

_REACH = {"narrowed", "broadened"}

SAME = [
    # Another noun in one's place, a noun that stands behind, words that join, and what a new phrase brings with it.
    ("the death of a diver or serious damage to a diver's health;", "the death of a diver, or serious harm to a diver's health;"),
    (
        "the prevention of a grave threat to the life of divers or of a fire on board;",
        "the prevention of a grave threat to the life of divers or a genuine and lasting threat of a fire on board;",
    ),
    ("Carriers shall answer for agents or subsidiaries wherever these dwell.", "Carriers shall answer for any agents or subsidiaries."),
    (
        "The fact shall not show that the owner has broken paragraph (2).",
        "The fact shall not show that the owner has broken paragraph (2) or (3), respectively.",
    ),
    (
        "Ships that bear a mark under Act 12 and the marks of which were printed in the Gazette shall be held to be safe.",
        "Ships that bear a mark under Act 12 of the Diet and of the Moot and the marks of which were printed in the Gazette shall be held to be safe.",
    ),
    (
        "The measures named in paragraph 2, point (d) shall regard the effects of wind, and of tides.",
        "The measures named in paragraph 2, point (d), shall regard the effects of wind, with a view to safety.",
    ),
    (
        "The States shall tell the Council of those rules.",
        "The States shall tell the Council, without delay and at the latest by the date of opening, of those rules.",
    ),
    # One thing that was named before, an adverb in an adjective's clothes, and words that point back.
    (
        "The owner shall keep the log for ten years after the diving bell has been sold.",
        "The owner shall keep the log for ten years after the deep-sea diving bell has been sold.",
    ),
    ("They shall take into particular account the needs of ferries.", "They shall take into account the needs of ferries."),
    ("A note that the bell in question is safe shall be kept.", "A note that the bell is safe shall be kept."),
    ("Bells may be lowered under the following cumulative conditions:", "Bells may be lowered when all of the following conditions are met:"),
]
OTHER = [
    ("narrowed", "Carriers shall answer for agents, subsidiaries and pilots.", "Carriers shall answer for agents and pilots."),
    (
        "broadened",
        "the death of a diver or serious damage to a diver's health;",
        "the death of a diver, or serious damage to a diver's health or property;",
    ),
    ("narrowed", "The owner shall keep a log for each diving bell.", "The owner shall keep a log for each deep-sea diving bell."),
    ("broadened", "Ports shall show a national port authority the log.", "Ports shall show a port authority the log."),
    ("broadened", "The owner shall tell the pilot and the master.", "The owner shall tell the pilot, the agent and the master."),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_reach_is_the_same(effects_between: Any, old: str, new: str) -> None:
    assert not _REACH & effects_between.names(old, new)
    assert not _REACH & effects_between.names(new, old)


@pytest.mark.parametrize(("name", "old", "new"), OTHER)
def test_another_reach_is_told(effects_between: Any, name: str, old: str, new: str) -> None:
    assert name in effects_between.names(old, new)
    assert (_REACH - {name}).pop() in effects_between.names(new, old)


def test_several_items_stand_and_one_stands(effects_between: Any) -> None:
    old = "Studies of privacy, ethics, civil rights and civil liberties, safety, and trust shall be read."
    (effect,) = effects_between(old, old.replace("civil rights and civil liberties, ", ""))
    assert effect.reason == "“civil rights” and “civil liberties” no longer stand beside the others."
    (effect,) = effects_between(old, old.replace("ethics, ", ""))
    assert effect.reason == "“ethics” no longer stands beside the others."


def test_a_chinese_title_is_not_cut(effects_between: Any) -> None:
    old = "由主管部门按照《中华人民共和国港口法》《中华人民共和国渔业法》等法律给予处罚。"
    new = "由主管部门按照《中华人民共和国港口法》《中华人民共和国渔业法》、《中华人民共和国灯塔法》等法律给予处罚。"
    assert not any("“国" in effect.reason for effect in effects_between(old, new))
