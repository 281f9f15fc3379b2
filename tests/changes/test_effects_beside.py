"""Conditions, exceptions and sanctions in a clause by itself: gained or lost by the linked clause that they belong to."""

from __future__ import annotations

from typing import Any

import pytest

from policydiff.annotate import annotate
from policydiff.changes import describe, interpret
from policydiff.model.outline import Clause

_DUTY = "Operators shall keep the gate shut at night."
_FINE = "A fine of up to 900 francs is imposed in addition."
_MIRROR = {"sanction-lost": "sanction-gained", "exception-lost": "exception-gained"}


def _clauses(*texts: str, numbers: tuple[str | None, ...] = ()) -> tuple[Clause, ...]:
    given = (*numbers, *([None] * len(texts)))
    language = "en" if texts[0].isascii() else "zh"
    return tuple(Clause(id=f"{place}", text=text, number=given[place], language=language) for place, text in enumerate(texts))


def _effects(build: Any, old: Any, new: Any, links: list[tuple[str, str]]) -> dict[str, list[tuple[str, list[str]]]]:
    alignment = build.alignment(build.outline(old), build.outline(new), links)
    changes = interpret(describe(alignment), alignment, annotate(alignment.old), annotate(alignment.new))
    return {
        change.link.old[0]: [(effect.name, [quote.clause for quote in (*effect.old, *effect.new)]) for effect in change.effects]
        for change in changes
        if change.link.old and change.effects
    }


@pytest.mark.parametrize(
    ("name", "duty", "proviso"),
    [
        ("sanction-lost", _DUTY, _FINE),
        ("sanction-lost", "经营者应当在夜间关闭闸门。", "并处一千元以上五千元以下的罚款。"),
        ("exception-lost", _DUTY, "This Article does not apply to ferries."),
    ],
)
def test_a_proviso_in_an_omitted_clause_of_the_article_is_lost(build: Any, name: str, duty: str, proviso: str) -> None:
    with_it, without = _clauses(duty, proviso, numbers=("Article 4",)), _clauses(duty, numbers=("Article 5",))
    assert _effects(build, with_it, without, [("0", "0")]) == {"0": [(name, ["1"])]}
    assert _effects(build, without, with_it, [("0", "0")]) == {"0": [(_MIRROR[name], ["1"])]}


def test_the_words_of_the_omitted_clause_are_quoted(build: Any) -> None:
    old, new = _clauses(_DUTY, _FINE, numbers=("Article 4",)), _clauses(_DUTY, numbers=("Article 4",))
    alignment = build.alignment(build.outline(old), build.outline(new), [("0", "0")])
    (effect,) = (
        found for change in interpret(describe(alignment), alignment, annotate(alignment.old), annotate(alignment.new)) for found in change.effects
    )
    assert [quote.words for quote in effect.old] == [_FINE.removesuffix(".")]
    assert effect.reason == f"The sanction “{_FINE.removesuffix('.')}” in the clause beside it is gone."


def test_nothing_is_lost_by_another_article(build: Any) -> None:
    old, new = _clauses(_DUTY, _FINE, numbers=("Article 4", "Article 5")), _clauses(_DUTY, numbers=("Article 4",))
    assert _effects(build, old, new, [("0", "0")]) == {}


def test_nothing_is_lost_that_stands_elsewhere_in_the_article(build: Any) -> None:
    old = _clauses(_DUTY, _FINE, numbers=("Article 4",))
    new = _clauses(_DUTY, f"The guard logs each visit. {_FINE}", numbers=("Article 4",))
    assert _effects(build, old, new, [("0", "0")]) == {}


def test_an_omitted_duty_with_a_condition_of_its_own_is_no_condition_lost(build: Any) -> None:
    old = _clauses(_DUTY, "If the bell rings twice, the guard on duty shall open both wings for the fire brigade.", numbers=("Article 4",))
    assert _effects(build, old, _clauses(_DUTY, numbers=("Article 4",)), [("0", "0")]) == {}


def test_nothing_is_said_where_an_article_went_into_two(build: Any) -> None:
    old = _clauses(_DUTY, "Guards shall wear a badge.", _FINE, numbers=("Article 4",))
    new = _clauses(_DUTY, "Guards shall wear a badge.", numbers=("Article 4", "Article 5"))
    assert _effects(build, old, new, [("0", "0"), ("1", "1")]) == {}
