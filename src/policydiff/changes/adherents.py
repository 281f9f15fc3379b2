"""Who adheres to one document and is known not to adhere to the other."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from policydiff.model.change import AdherentDifference, AdherentStatus
from policydiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policydiff.model.outline import Adherent, AdherentKind, Outline

__all__ = ["compare_adherents"]

_KINDS: tuple[AdherentKind, ...] = ("state", "organisation", "company", "person")


def compare_adherents(old: Outline, new: Outline) -> tuple[AdherentDifference, ...]:
    """
    Compare who adheres to two documents, from known entries only.

    Somebody who adheres to one document differs where the other one says no, or where the other one's list is known to be whole and does not name
    them. Absence from a partial list, an unknown membership and entries that contradict each other say nothing; nor does a document without any
    adherents. Names are the same whatever their case, accents, dots, hyphens and spaces.

    Returns:
        By kind (state, organisation, company, person), then by name.
    """
    if not (old.adherents and new.adherents):
        return ()
    found = (*_only_in(old, new, "absent"), *_only_in(new, old, "added"))
    return tuple(sorted(found, key=lambda difference: (_KINDS.index(difference.kind), fold(difference.name), difference.status)))


def _only_in(outline: Outline, other: Outline, status: AdherentStatus) -> list[AdherentDifference]:
    others = _by_name(other)
    found = []
    for key, entries in _by_name(outline).items():
        counterparts = others.get(key, [])
        is_absent = _adhere(counterparts) is False if counterparts else other.has_all_adherents
        if not is_absent or _adhere(entries) is not True:
            continue
        adherent = entries[0]
        absence = counterparts[0].source if counterparts else f"not on the complete list of {other.label}"
        # An absence is the harder to know, so it names its source; a presence names its own where it has one.
        source = absence if status == "absent" else adherent.source or absence
        found.append(AdherentDifference(name=adherent.name, kind=adherent.kind, status=status, date=adherent.joined, source=source))
    return found


def _adhere(entries: Sequence[Adherent]) -> bool | None:
    """Tell whether somebody adheres to a document now, None where that is not known or the entries contradict each other."""
    known = {None if adherent.member == "unknown" else adherent.member == "yes" and adherent.left is None for adherent in entries}
    return known.pop() if len(known) == 1 else None


def _by_name(outline: Outline) -> dict[str, list[Adherent]]:
    """Return the entries by the form of the name that is compared."""
    entries: dict[str, list[Adherent]] = {}
    for adherent in outline.adherents:
        entries.setdefault(_name_key(adherent.name), []).append(adherent)
    return entries


def _name_key(name: str) -> str:
    """Return the letters and digits of a name without case and accents: ``01.AI`` as ``01ai``, ``Türkiye`` as ``turkiye``."""
    plain = unicodedata.normalize("NFD", fold(name))
    return "".join(character for character in plain if character.isalnum()) or name
