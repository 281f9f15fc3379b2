"""A report that is confined to some kinds of difference: effects kind by kind, the gravest first, then the clauses that the other kinds name."""

from __future__ import annotations

from rich.text import Text

from policydiff.model.change import EFFECTS
from policydiff.model.difference import changes_of, kinds_to_show, refuse_unread
from policydiff.render.adherents import adherents_in_full
from policydiff.render.clauses import clause_by_clause
from policydiff.render.effects import list_effects
from policydiff.render.lines import styled, wrap
from policydiff.render.view import STYLES, View

__all__ = ["selection"]


def selection(view: View) -> list[Text]:
    """Return what a comparison holds of the kinds that are asked for."""
    only = kinds_to_show(view.options.only, "RenderOptions.only")
    refuse_unread(only, "RenderOptions.only", *view.outlines)
    found = {kind: changes_of(view.comparison, kind) for kind in only}
    effects = [kind for name in EFFECTS for kind in only if kind.partition(":")[0] == name]
    # By identity: a change of two kinds is shown once, where it stands.
    chosen = {id(change) for kind in only if kind not in effects for change in found[kind]}
    lines = [
        *(line for kind in effects for line in list_effects(view, kind, found[kind])),
        *clause_by_clause(view, [change for change in view.comparison.changes if id(change) in chosen]),
        *(adherents_in_full(view) if "adherents" in only else []),
    ]
    missing = [kind for kind in only if not (view.comparison.adherents if kind == "adherents" else found[kind])]
    return [*lines, *([styled(""), *wrap(styled(f"None: {', '.join(missing)}", STYLES["quiet"]), view.width)] if missing else [])]
