"""Fines with a ceiling in each of two branches, deadlines with a branch of their own, and figures that no longer hold."""

from __future__ import annotations

from typing import Any

import pytest

_WAYS = ("tightened", "loosened")


def _ways(effects_between: Any, old: str, new: str) -> set[str]:
    return {name for name in effects_between.names(old, new) if name in _WAYS}


@pytest.mark.parametrize("case", ["", "if the offender is a company, ", "where he owns more than one ship, "])
def test_a_share_of_turnover_is_a_fine_whatever_stands_before_it(effects_between: Any, case: str) -> None:
    clause = "Carriers that mislead the harbour office shall be subject to fines of up to {} crowns or, {}up to {} % of the total turnover."
    clause = clause if case else clause.replace("or, {}", "or {}")
    old, new = clause.format("8 000", case, 6), clause.format("4 000", case, 3)
    assert _ways(effects_between, old, new) == {"loosened"}
    assert _ways(effects_between, new, old) == {"tightened"}


def test_a_deadline_with_a_branch_on_one_side_is_not_told_by_half(effects_between: Any) -> None:
    old = "The office shall answer the complaint within nine months of its receipt."
    new = "The office shall answer the complaint within six months, or within sixty days where a ship is at sea, of its receipt."
    assert not _ways(effects_between, old, new)
    assert not _ways(effects_between, new, old)


def test_branches_that_pair_off_are_told(effects_between: Any) -> None:
    clause = "The office shall answer the complaint within {} months, or within sixty days where a ship is at sea, of its receipt."
    assert _ways(effects_between, clause.format("nine"), clause.format("six")) == {"tightened"}


def test_a_figure_that_no_longer_holds_gives_way_to_none(effects_between: Any) -> None:
    clause = "From {} the bank will lend at a pace of {} million crowns a month rather than {} million crowns a month."
    assert not _ways(effects_between, clause.format("May", 40, 45), clause.format("June", 35, 40))


def test_a_ceiling_for_another_case_is_no_new_ceiling(effects_between: Any) -> None:
    old = "5 % of its total turnover in the year before, whichever is higher."
    new = "In case of small carriers, these fines shall be up to 2 % of their turnover in the year before."
    assert not _ways(effects_between, old, new)
    clause = "In case of small carriers, these fines shall be up to {} % of their turnover."
    assert _ways(effects_between, clause.format(4), clause.format(2)) == {"loosened"}
