"""Wordings between which nothing decides are shown once, with the old clause."""

from __future__ import annotations

from policydiff import Comparison, Options, compare
from policydiff.model.protocols import RenderOptions
from policydiff.readers import read_document
from policydiff.render.terminal import render_terminal

ROPE = "Yellow ropes hang beside the bakery."
OLD = f"1. The keeper lights every lamp of the mole at dusk.\n2. {ROPE}\n3. Each ship pays its dues at the gate.\n"
NEW = f"1. The keeper lights every lamp of the mole at dusk.\n2. {ROPE}\n3. {ROPE}\n4. Each ship pays its dues at the gate.\n"


def compared(old: str, new: str) -> Comparison:
    sides = (read_document(text.encode(), name=name) for text, name in ((old, "one.txt"), (new, "two.txt")))
    return compare(*sides, options=Options(encoder="none"))


def test_the_entry_of_the_new_clause_names_the_old_one() -> None:
    report = render_terminal(compared(OLD, NEW), RenderOptions(width=100))
    clauses = report.partition("── Clause by clause")[2]
    # The old clause and its two candidates.
    assert clauses.count(ROPE) == 3
    assert clauses.count("shown with one 2") == 2


def test_where_the_old_clauses_do_not_show_it_the_new_one_does() -> None:
    # Seen from the other side two old clauses compete for one, and show it.
    comparison = compared(NEW, OLD)
    report = render_terminal(comparison, RenderOptions(width=100))
    assert report.partition("── Clause by clause")[2].count("shown with one 2, 3") == 1
    # What is confined to some clauses may not hold those that show it.
    assert "shown with" not in render_terminal(comparison, RenderOptions(width=100, only=("ambiguous",)))
