"""Whom the statements of both documents bind, of which kind they are, and with what force."""

from __future__ import annotations

from rich.text import Text

from policydiff.model.force import ActorShift, Forces, ForceShift, KindCount
from policydiff.model.shares import Share, ShareShift
from policydiff.render.lines import flow, indent, join, styled, wrap
from policydiff.render.share_table import Row, row_of, share_table
from policydiff.render.view import STYLES, View, rule
from policydiff.render.words import NO_BREAK, plural, signed

__all__ = ["SCALE_NAMES", "actors_and_force"]

SCALE_NAMES = {"en": "English", "zh": "Chinese"}
_KINDS = {
    "obligation": "obligations",
    "prohibition": "prohibitions",
    "commitment": "commitments",
    "recommendation": "recommendations",
    "permission": "permissions",
    "exemption": "exemptions",
    "recognition": "recognitions",
    "constitutive": "definitions",
}


def actors_and_force(view: View) -> list[Text]:
    """Return the part on statements: their force, their kinds, and whom they bind, with the clauses; nothing where neither document makes any."""
    weighed = view.comparison.emphasis
    if not weighed.kinds:
        return []
    lines = rule("Actors and force", view.width)
    basis = "What binds, forbids, allows, recommends or promises, as the rules for modality find it; reports and quoted titles are left out."
    lines += wrap(styled(basis, STYLES["quiet"]), view.width)
    for shift in weighed.forces:
        lines += _force(view, shift)
    lines += wrap(styled("Kinds, as shares of the statements", STYLES["label"]), view.width)
    lines += [line for row in share_table(view, [row_of(_KINDS[shift.kind], shift) for shift in weighed.kinds], view.width) for line in row]
    if weighed.unnamed is not None:
        lines += _unnamed(view, weighed.unnamed)
    return [*lines, *_actors(view, weighed.actors)]


def _force(view: View, shift: ForceShift) -> list[Text]:
    """Return the spread over one scale, strongest first, and how the mean moved."""
    head = join([styled(f"Force on the {SCALE_NAMES[shift.scale]} scale", STYLES["label"]), f"  {_moved(view, shift)}"])
    lines = wrap(head, view.width)
    if shift.difference is None:
        return lines
    n_old, n_new = sum(shift.old.counts), sum(shift.new.counts)
    rows = [
        Row(label=str(force), old=shift.old.counts[force] / n_old, new=shift.new.counts[force] / n_new)
        for force in reversed(range(len(shift.old.counts)))
        if shift.old.counts[force] or shift.new.counts[force]
    ]
    return [*lines, *(line for row in share_table(view, rows, view.width) for line in row)]


def _moved(view: View, shift: ForceShift) -> str:
    sides = tuple(zip(view.names, (shift.old, shift.new), strict=True))
    if shift.difference is None:
        (name, side), (other, _) = sorted(sides, key=lambda side: side[1].mean is None)
        return f"mean {_mean(side)} in {name}; no statement on this scale in {other}, so nothing is compared"
    low_high = "" if shift.interval is None else f", {signed(shift.interval.low)} … {signed(shift.interval.high)}"
    verdict = shift.verdict_in_words.replace(" = ", f"{NO_BREAK}={NO_BREAK}")
    return f"mean {' → '.join(_mean(side) for _, side in sides)}{low_high}: {verdict}"


def _mean(side: Forces) -> str:
    return f"{side.mean or 0:.1f} ({plural(sum(side.counts), 'statement')})"


def _unnamed(view: View, shift: ShareShift) -> list[Text]:
    lines = wrap(styled("Nobody named, as a share of the clauses that make a statement", STYLES["label"]), view.width)
    lines += share_table(view, [row_of("no bearer", shift, is_judged=_is_judged(view))], view.width)[0]
    for name, side in zip(view.names, (shift.old, shift.new), strict=True):
        lines += _aside(f"{name} {_of(side)}", view.width)
    return lines


def _actors(view: View, actors: tuple[ActorShift, ...]) -> list[Text]:
    """Return who is named as bearer; those of a single clause share a line."""
    if not actors:
        return []
    mark = "" if all(shift.is_listed for shift in actors) else " (* as printed: not in the lexicon)"
    lines = wrap(styled(f"Bearers, as shares of all clauses that count{mark}", STYLES["label"]), view.width)
    often = [shift for shift in actors if len(shift.old.clauses) + len(shift.new.clauses) > 1]
    table = share_table(view, [row_of(_name(shift), shift, is_judged=_is_judged(view)) for shift in often], view.width)
    for shift, row in zip(often, table, strict=True):
        lines += row
        for name, side, counts in zip(view.names, (shift.old, shift.new), (shift.old_statements, shift.new_statements), strict=True):
            lines += _aside(f"{name} {_of(side, _count(counts))}", view.width) if counts else []
    once = [f"{_name(shift)} ({_place(view, shift)})" for shift in actors if shift not in often]
    return [*lines, *(flow(f"in one clause: {', '.join(once)}", view.width) if once else [])]


def _is_judged(view: View) -> bool:
    return not view.comparison.emphasis.no_verdict


def _name(shift: ActorShift) -> str:
    return shift.actor if shift.is_listed else f"{shift.actor}*"


def _place(view: View, shift: ActorShift) -> str:
    name, side = (view.names[0], shift.old) if shift.old.clauses else (view.names[1], shift.new)
    return f"{name} {side.clauses[0]}"


def _of(side: Share, counted: str = "") -> str:
    told = f": {', '.join(side.clauses)}" if side.clauses else ""
    return f"{len(side.clauses)} of {side.n_clauses}{f' ({counted})' if counted else ''}{told}"


def _count(counts: tuple[KindCount, ...]) -> str:
    return ", ".join(plural(count.n_statements, "definition" if count.kind == "constitutive" else count.kind) for count in counts)


def _aside(told: str, width: int) -> list[Text]:
    return indent(flow(styled(told, STYLES["quiet"]), width - 2), 2)
