"""Changes that went down in history, in own words: each must come out as what it is, the gravest first."""

from __future__ import annotations

from pathlib import Path

from policydiff import Comparison, Options, compare, read, render_report
from policydiff.align import align
from policydiff.annotate import annotate
from policydiff.changes import describe, interpret
from policydiff.model.decision import Decisions

WORDS_ALONE = Options(encoder="none")

OLD = """\
1. Developed country Parties shall go on leading, by taking on absolute targets for emissions that reach across their whole economies.

2. We call for further efforts towards the phase-out of coal power that captures none of its carbon.

3. The signatories will not develop systems that select human targets by themselves.

4. The secretariat publishes a summary of the session each spring.
"""
NEW = """\
1. Developed country Parties should go on leading, by taking on absolute targets for emissions that reach across their whole economies.

2. We call for further efforts towards the phase-down of coal power that captures none of its carbon.

3. The signatories will develop systems that select human targets by themselves.

4. The secretariat publishes a summary of the session each spring.
"""


def compared(tmp_path: Path) -> Comparison:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return compare(tmp_path / "old.md", tmp_path / "new.md", options=WORDS_ALONE)


def test_shall_became_should_and_a_phase_out_a_phase_down_and_a_pledge_was_turned_round(tmp_path: Path) -> None:
    found = {change.link.old: [effect.name for effect in change.effects] for change in compared(tmp_path).changes}
    assert found == {("1",): ["weakened"], ("2",): ["weakened"], ("3",): ["reversed", "contradicts"], ("4",): []}


def test_the_reversal_is_the_first_thing_that_the_report_says(tmp_path: Path) -> None:
    meaning = render_report(compared(tmp_path)).partition("Meaning")[2]
    assert meaning.split()[0] == "reversed"


def test_encouraged_screening_became_required_screening() -> None:
    """Between the executive order and the plan that followed it, once somebody has said that the two clauses correspond."""
    old, new = read("eo-14110#4.4"), read("us-plan-2025#III.7")
    decisions = Decisions(linked=(("4.4(b)(i)", "III.7.1", None),))
    alignment = align(old, new, options=WORDS_ALONE, encoder=None, decisions=decisions)
    changes = interpret(describe(alignment), alignment, annotate(old), annotate(new))
    change = next(change for change in changes if "4.4(b)(i)" in change.link.old)
    assert "strengthened" in [effect.name for effect in change.effects]
