"""What long sentences of laws look like to the rules: each kind of false alarm that they raised, beside a change of the kind that has to be told."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from policydiff.annotate import annotate
from policydiff.changes import describe, interpret
from policydiff.model.outline import Clause

# A denial in a condition or of somebody described, a thing that is unlawful beside, the number of a law.
NOT_TURNED = [
    (
        "the weight of the damage caused in the absence of the use of the pump;",
        "the weight of the damage that would be caused if the pump were not used;",
    ),
    ("agents of shipowners, which are established in the Republic;", "agents of shipowners, which are not established in the Republic;"),
    (
        "recipes and trade secrets of a natural or legal person, save in the cases of the Act on their unlawful disclosure apply.",
        "recipes and trade secrets of a natural or legal person, save in the cases of the Act;",
    ),
    (
        "Kettles which meet the standards published in the Gazette shall be presumed to meet Chapter 2 of this Title.",
        "Kettles which meet the standards published in the Gazette under Regulation (XY) No 77/2031 shall be presumed to meet Section 2 of this Chapter.",
    ),
    ("any letters opened are not be copied or lent to others;", "all letters opened are not to be copied or lent to others;"),
]
TURNED = [
    ("The evidence of the divers is sufficient.", "The evidence of the divers is insufficient."),
    ("The basin, which is old, is used by ferries.", "The basin, which is old, is not used by ferries."),
    ("Carriers shall sell Regulation No 77 tickets on board.", "No carrier shall sell Regulation No 77 tickets on board."),
]


@pytest.mark.parametrize(("old", "new"), NOT_TURNED)
def test_a_denial_beside_the_norm_turns_nothing(effects_between: Any, old: str, new: str) -> None:
    assert not {"reversed", "contradicts"} & effects_between.names(old, new)
    assert not {"reversed", "contradicts"} & effects_between.names(new, old)


@pytest.mark.parametrize(("old", "new"), TURNED)
def test_a_denial_of_the_norm_is_told(effects_between: Any, old: str, new: str) -> None:
    assert "reversed" in effects_between.names(old, new)


def _reason(effects_between: Any, name: str, old: str, new: str) -> str:
    return next((effect.reason for effect in effects_between(old, new) if effect.name == name), "")


def test_a_definition_is_quoted_where_it_differs(effects_between: Any) -> None:
    same = "“ferry” means a vessel that carries people or goods for reward between two landing places on one river or lake"
    reason = _reason(effects_between, "definition-changed", f"{same}, without leaving it, by day or by night;", f"{same};")
    assert "without leaving it" in reason
    assert "“ferry”" not in reason


# What is done or said of a thing in passing is no definition, nor is another number of an article or a full stop in its place.
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A River Board (the “Board”) is established.", "A River Board (the “Board”) is hereby established."),
        (
            "“reader” means anyone who reads as set out in Title III, Chapter 2 of this Act;",
            "“reader” means anyone who reads as set out in Article 4(1) of this Act;",
        ),
        (
            "“tide table” means a table of high water. It comprises not only heights, but also hours.",
            "“tide table” means a table of high water, comprising not only heights, but also hours.",
        ),
    ],
)
def test_no_definition_changed(effects_between: Any, old: str, new: str) -> None:
    assert "definition-changed" not in effects_between.names(old, new)
    assert "definition-changed" not in effects_between.names(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The Council shall be empowered to close the lock.", "The Council is empowered to close the lock."),
        ("The Council shall be empowered to close the lock.", "The Council may close the lock."),
        (
            "When closing a lock, attention shall be given to whether barges are likely to be stranded above it.",
            "When closing a lock, keepers shall give attention to whether barges are likely to be stranded above it.",
        ),
    ],
)
def test_one_norm_with_another_verb_keeps_its_force(effects_between: Any, old: str, new: str) -> None:
    assert not {"weakened", "strengthened"} & effects_between.names(old, new)
    assert not {"weakened", "strengthened"} & effects_between.names(new, old)


def test_a_duty_that_became_a_power_is_weakened(effects_between: Any) -> None:
    assert "weakened" in effects_between.names("The Council shall close the lock.", "The Council shall be empowered to close the lock.")


def test_the_words_of_the_introducing_clause_are_quoted(build: Any) -> None:
    outlines = [
        build.outline(
            (
                Clause(id="1", text=f"The Council {modal}, in each season:", role="chapeau", kind="paragraph", number="1", depth=0),
                Clause(id="1.a", text="inspect the lock and its gates;", kind="item", number="a", depth=1),
            )
        )
        for modal in ("shall", "may")
    ]
    alignment = build.alignment(*outlines, [("1", "1"), ("1.a", "1.a")])
    alignment = evolve(
        alignment,
        new=evolve(outlines[1], clauses=(outlines[1].clauses[0], evolve(outlines[1].clauses[1], text="inspect the lock and its gates with care;"))),
    )
    changes = interpret(describe(alignment), alignment, annotate(alignment.old), annotate(alignment.new))
    reasons = {change.link.old[0]: [effect.reason for effect in change.effects] for change in changes}
    assert reasons["1.a"] == ["“inspect” stands under “may” instead of “shall”, which is weaker."]


# A hedge that only lost or gained its commas, and one of words that were added with it.
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The Council shall amend the table where necessary to keep it true.",
            "The Council shall amend the table, where necessary, to keep it true.",
        ),
        (
            "The keeper shall show the damage by photographs sent to the harbour office.",
            "The keeper shall show the damage by photographs sent to the harbour office or by other evidence, as appropriate.",
        ),
    ],
)
def test_no_room_is_left(effects_between: Any, old: str, new: str) -> None:
    assert not {"hedged", "unhedged"} & effects_between.names(old, new)
    assert not {"hedged", "unhedged"} & effects_between.names(new, old)


def test_room_is_left_where_a_hedge_comes_with_other_words(effects_between: Any) -> None:
    old = "The keeper shall show the damage by photographs sent to the harbour office."
    new = "The keeper shall, as far as possible, show the damage and its cause by photographs sent to the harbour office."
    assert "hedged" in effects_between.names(old, new)
    assert "unhedged" in effects_between.names(new, old)


def test_a_proviso_that_went_with_most_of_its_words_is_lost(effects_between: Any) -> None:
    old = "Each pump shall be such that the danger is judged small, provided that the pump is used as its maker meant or under foreseeable misuse."
    assert effects_between.names(old, "Each pump shall be such that the danger is judged small.") == {"condition-lost"}


def test_a_hedge_before_its_norm_is_told(effects_between: Any) -> None:
    old = "All facts shall be weighed and due regard shall be given to the age of the ship."
    new = "All facts shall be weighed and, as appropriate, regard shall be given to the age of the ship."
    assert effects_between.names(old, new) == {"hedged"}
    assert not effects_between.names("Ports shall tell the pilot and agents of it.", "Ports shall tell the pilot and, as appropriate, agents of it.")


def test_what_is_agreed_in_a_case_binds_nobody(effects_between: Any) -> None:
    old = "The Council may read the log. If both the owner and the master agree to this, the log can be shown to the press."
    new = "The Council may read the log. If both the owner and the master agree, the log may be shown to the press."
    assert not effects_between.names(old, new)
