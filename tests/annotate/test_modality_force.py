"""A statement is as strong as the weakest of its verbs, a hedge takes one off, a restriction is named."""

from __future__ import annotations

import pytest

from .bound import binding, only


@pytest.mark.parametrize(
    ("text", "chain", "force"),
    [
        ("The Parties decide to consider establishing a fund.", [("decide", 4), ("consider", 1)], 1),
        ("The Parties shall endeavour to share data.", [("shall", 5), ("endeavour", 2)], 2),
        ("The Parties shall endeavor to share data.", [("shall", 5), ("endeavour", 2)], 2),
        ("We will seek to promote trust.", [("will", 4), ("seek", 2), ("promote", 2)], 2),
        ("Governments are invited to consider joining the network.", [("invite", 1), ("consider", 1)], 1),
        ("States should make every effort to agree.", [("should", 3), ("make efforts", 2)], 2),
        ("States shall, in consultation with industry, as the law may provide, seek to agree.", [("shall", 5), ("seek", 2)], 2),
        ("States should phase down coal power.", [("should", 3), ("phase down", 2)], 2),
        ("We call on states to speed up the phase-down of coal.", [("call on", 3), ("phase down", 2)], 2),
        ("We commit, in addition, to exploring joint tests.", [("commit", 4), ("explore", 1)], 1),
        ("各国应当努力促进信息共享。", [("应当", 4), ("争取", 2), ("促进", 2)], 2),
        ("各成员国应考虑设立专门机构。", [("应当", 4), ("研究", 1)], 1),
        ("加紧探索新的监管方式。", [("推进", 3), ("探索", 1)], 1),
        ("我们将继续推动标准互认。", [("将", 4), ("推动", 2)], 2),
    ],
)
def test_a_chain_weighs_as_much_as_its_weakest_verb(text: str, chain: list[tuple[str, int]], force: int) -> None:
    found = only(text)
    assert [(verb.word, verb.force) for verb in found.chain] == chain
    assert found.force == force


def test_a_hedge_lowers_the_force_by_one_and_never_below_zero() -> None:
    assert [
        (item.force, len(item.hedges)) for item in binding("Providers shall report losses.", "Providers shall, where possible, report losses.")
    ] == [(5, 0), (4, 1)]
    welcome = only("We welcome, where appropriate, further talks.")
    assert (welcome.force, len(welcome.hedges)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Providers may only release the file after consent.", "modal-only"),
        ("Only accredited bodies may issue certificates.", "modal-only"),
        ("Providers shall release files only if the user agrees.", "modal-only"),
        ("Providers shall not release files unless the user agrees.", "modal-unless"),
        ("经主管部门批准，提供者方可上线服务。", "modal-only"),
        ("未经主管部门批准，提供者不得上线服务。", "modal-unless"),
        ("提供者不得删除日志。", "modal-not"),
    ],
)
def test_a_restriction_has_a_rule_of_its_own(text: str, rule: str) -> None:
    assert only(text).rule == rule
