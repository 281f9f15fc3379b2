"""What changes do to the meaning: the gravest on the first screen, and all of them beside their clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from policydiff.model.change import EFFECTS, Change, Effect
from policydiff.render.lines import flow, hang, join, styled, wrap
from policydiff.render.view import STYLES, View, rule, section
from policydiff.render.words import plural

__all__ = ["consequences", "effect_lines", "list_effects"]

# The effects that turn a duty round, hand it on, or change its force or its sanction.
_GRAVE = 7


def consequences(view: View, most: int) -> list[Text]:
    """Return the part that leads the findings: what linked clauses now mean, gravest first."""
    found = _ranked(view)
    if not found:
        return []
    shown = found[:most]
    names = max(cell_len(effect.name) for effect, _ in shown)
    lines = [line for effect, change in shown for line in _entry(view, effect, change, names)]
    left = Counter(effect.name for effect, _ in found[most:])
    if left:
        rest = ", ".join(f"{n} {name}" for name, n in sorted(left.items(), key=lambda item: EFFECTS.index(item[0])))
        lines += wrap(styled(f"and {rest}, below", STYLES["quiet"]), view.body_width)
    return section(view, "Meaning", lines, below=plural(len(found), "effect") if left else "")


def list_effects(view: View, kind: str, changes: Sequence[Change]) -> list[Text]:
    """Return every effect of a kind, such as ``weakened`` or ``weakened:safety``, that some changes have: its clauses and its reason."""
    name, _, topic = kind.partition(":")
    found = [(effect, change) for change in changes for effect in change.effects if effect.name == name]
    lines = [
        line for effect, change in found for line in flow(join([styled(_where(view, change), STYLES["label"]), "  ", effect.reason]), view.width)
    ]
    return [*rule(f"{name.capitalize()}{f', {topic}' if topic else ''}: {len(found)}", view.width), *lines] if found else []


def effect_lines(change: Change, width: int) -> list[Text]:
    """Return a line for each effect of a change."""
    return [line for effect in change.effects for line in flow(join([_name(effect), ": ", effect.reason]), width)]


def _ranked(view: View) -> Sequence[tuple[Effect, Change]]:
    found = [(effect, change) for change in view.comparison.changes for effect in change.effects]
    # Sorting keeps the order of the alignment among effects of one name.
    return sorted(found, key=lambda item: EFFECTS.index(item[0].name))


def _entry(view: View, effect: Effect, change: Change, width: int) -> list[Text]:
    return hang(_name(effect), join([styled(_where(view, change), STYLES["label"]), "  ", effect.reason]), view.body_width, hanging=width + 1)


def _where(view: View, change: Change) -> str:
    return f"{view.named(change.link.old, new=False)} → {view.named(change.link.new, new=True)}"


def _name(effect: Effect) -> Text:
    return styled(effect.name, STYLES["grave"] if EFFECTS.index(effect.name) < _GRAVE else STYLES["effect"])
