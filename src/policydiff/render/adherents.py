"""Who adheres to one document and not to the other; what is not known is said, and rival counts keep their bases."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from policydiff.model.change import AdherentDifference, AdherentStatus
from policydiff.model.outline import Adherent, Count, Outline
from policydiff.render.lines import hang, styled, wrap
from policydiff.render.view import View, rule, section
from policydiff.render.words import date_in_words
from policydiff.text.fold import fold

__all__ = ["KINDS", "adherents", "adherents_in_full", "count_in_words", "unknown_adherents"]

KINDS = {"state": "states", "organisation": "organisations", "company": "companies", "person": "persons"}
# More names than this would push the rest off the first screen; all of them stand below.
_N_NAMES, _N_DATED = 8, 3


def adherents(view: View) -> list[Text]:
    """Return the part that says how the adherents differ, in a few lines."""
    if not _are_recorded(view):
        return []
    lines = hang("·", styled(" → ".join(_known(name, outline) for name, outline in zip(view.names, view.outlines, strict=True))), view.body_width)
    lines += [line for told in _differences(view, _N_NAMES) for line in hang("·", styled(told), view.body_width)]
    for name, other, unknown in _unknown_sides(view):
        told = f"not known: whether {len(unknown)} of {name}'s {'adheres' if len(unknown) == 1 else 'adhere'} to {other} (named below)"
        lines += hang("·", styled(told), view.body_width)
    return section(view, "Adherents", lines)


def adherents_in_full(view: View) -> list[Text]:
    """Return every difference with its source, every adherent of whom something is unknown, and every rival count with its basis."""
    if not _are_recorded(view):
        return []
    lines = rule("Adherents", view.width)
    for difference in sorted(view.comparison.adherents, key=lambda difference: difference.status):
        side, other = view.names if difference.status == "absent" else view.names[::-1]
        sign = "-" if difference.status == "absent" else "+"
        date = f", {side} since {date_in_words(difference.date)}" if difference.date else ""
        source = f"; source: {difference.source}" if difference.source else ""
        lines += hang(sign, styled(f"{difference.name} ({difference.kind}): adheres to {side}, not to {other}{date}{source}"), view.width)
    if not view.comparison.adherents:
        lines += wrap(styled("nobody is known to adhere to one document and not to the other"), view.width)
    for name, other, unknown in _unknown_sides(view):
        told = f"adheres to {name}, not known for {other}: {', '.join(adherent.name for adherent in unknown)}"
        lines += hang("?", styled(told), view.width)
    for name, outline in zip(view.names, view.outlines, strict=True):
        for count in outline.provenance.counts:
            lines += hang("·", styled(f"{name}, count of adherents: {count_in_words(count)}"), view.width)
    return lines


def count_in_words(count: Count) -> str:
    """Return a rival count with its basis and source."""
    return f"{count.count} {count.unit} ({count.basis}; source: {count.source})"


def _are_recorded(view: View) -> bool:
    return bool(view.comparison.adherents) or any(outline.adherents or outline.provenance.counts for outline in view.outlines)


def _known(name: str, outline: Outline) -> str:
    members = sum(adherent.member == "yes" for adherent in outline.adherents)
    if outline.has_all_adherents:
        known = f"{name} {members}"
    elif members:
        known = f"{name} {members} known, not the whole list"
    else:
        known = f"{name} none known"
    counts = outline.provenance.counts
    if not counts:
        return known
    return f"{known} (sources differ: {', '.join(f'{count.count} {count.unit}' for count in counts)})"


def _differences(view: View, most: int) -> list[str]:
    told: list[str] = []
    statuses: tuple[tuple[AdherentStatus, tuple[str, str]], ...] = (("absent", view.names), ("added", (view.names[1], view.names[0])))
    for status, (side, other) in statuses:
        found = [difference for difference in view.comparison.adherents if difference.status == status]
        groups = [_group(group, most) for kind in KINDS if (group := [one for one in found if one.kind == kind])]
        if groups:
            told.append(f"in {side}, known not in {other}: {'; '.join(groups)}")
    return told or ["nobody is known to adhere to one and not to the other"]


def _group(found: Sequence[AdherentDifference], most: int) -> str:
    """Name adherents of one kind, with the dates on which they joined where these take little room; all dates stand below."""
    kind = found[0].kind if len(found) == 1 else KINDS[found[0].kind]
    dates = tuple(dict.fromkeys(one.date for one in found))
    is_dated = len(found) <= _N_DATED and len(dates) > 1
    names = [f"{one.name} ({date_in_words(one.date)})" if is_dated and one.date else one.name for one in found[:most]]
    more = [f"{len(found) - most} more (named below)"] if len(found) > most else []
    shared = f" ({date_in_words(dates[0])})" if len(dates) == 1 and dates[0] else ""
    return f"{kind} {', '.join([*names, *more])}{shared}"


def _unknown_sides(view: View) -> list[tuple[str, str, tuple[Adherent, ...]]]:
    (old, new), (name_old, name_new) = view.outlines, view.names
    sides = ((name_old, name_new, unknown_adherents(old, new)), (name_new, name_old, unknown_adherents(new, old)))
    return [side for side in sides if side[2]]


def unknown_adherents(outline: Outline, other: Outline) -> tuple[Adherent, ...]:
    """Return the adherents of a document of whom it is not known whether they adhere to the other one."""
    known = {fold(adherent.name): adherent.member for adherent in other.adherents}
    absent = "no" if other.has_all_adherents else "unknown"
    return tuple(one for one in outline.adherents if one.member == "yes" and known.get(fold(one.name), absent) == "unknown")
