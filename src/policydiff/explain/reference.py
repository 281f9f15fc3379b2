"""Which clause is meant: ``old:7.2`` or ``new:7.2``."""

from __future__ import annotations

from policydiff.errors import InputError, OptionError, did_you_mean
from policydiff.explain.model import ClauseRef
from policydiff.model.decision import Side
from policydiff.model.outline import Outline

__all__ = ["find_clause", "parse_reference"]

_SIDES: tuple[Side, ...] = ("old", "new")
# Ids to choose from in a message, where no near one is found.
_N_SHOWN = 8


def parse_reference(text: str) -> ClauseRef:
    """
    Read what names a clause.

    Raises:
        OptionError: It does not begin with ``old:`` or ``new:``, or names no id.

    Example:
        >>> parse_reference("new:7.2(a)")
        ClauseRef(side='new', id='7.2(a)')
    """
    given, _, clause_id = text.partition(":")
    for side in _SIDES:
        if given.strip().lower() == side and clause_id.strip():
            return ClauseRef(side, clause_id.strip())
    raise OptionError(f"{text!r} names no clause; write old:ID for one of the old document, new:ID for one of the new, such as old:7.2")


def find_clause(ref: ClauseRef, old: Outline, new: Outline) -> int:
    """
    Return the position of a clause in its document.

    Raises:
        InputError: The document has no such clause; the nearest ids are named.
    """
    outline = old if ref.side == "old" else new
    ids = [clause.id for clause in outline.clauses]
    if ref.id in ids:
        return ids.index(ref.id)
    hint = did_you_mean(ref.id, ids)
    if not hint:
        other = new if ref.side == "old" else old
        if any(clause.id == ref.id for clause in other.clauses):
            hint = f"; the {ref.other_side} document has one: {ref.other_side}:{ref.id}"
        else:
            hint = f"; its ids are {', '.join(ids[:_N_SHOWN])}{' …' if len(ids) > _N_SHOWN else ''}" if ids else "; it has none at all"
    raise InputError(f"the {ref.side} document has no clause {ref.id!r}{hint}", source=outline.name)
