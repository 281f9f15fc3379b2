"""Clauses as review files name them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from policydiff.model.decision import Side
from policydiff.model.outline import Outline
from policydiff.review.model import ClauseMark
from policydiff.review.wordings import Found, Wordings

__all__ = ["Marker"]

# Characters of a clause that a file shows: nine clauses in ten stand there whole.
_EXCERPT = 400


class Marker:
    """
    Names the clauses of two outlines for a review file, with what finds them again.

    Args:
        old: The old document.

        new: The new document.
    """

    def __init__(self, old: Outline, new: Outline) -> None:
        self._wordings: Mapping[Side, Wordings] = {"old": Wordings(old), "new": Wordings(new)}

    def mark(self, side: Side, clause_id: str) -> ClauseMark:
        """
        Name a clause.

        Raises:
            InputError: The document has no such clause; near ids are named.
        """
        wordings = self._wordings[side]
        clause, key = wordings.clause(clause_id), wordings.fingerprint(clause_id)
        text = clause.text if len(clause.text) <= _EXCERPT else clause.text[: _EXCERPT - 1].rstrip() + "…"
        return ClauseMark(id=clause_id, under=" › ".join(clause.path), text=text, key=key)

    def find(self, side: Side, mark: ClauseMark) -> str | None:
        """Return the id of the clause that a mark means now, or None where there is none any more."""
        wordings = self._wordings[side]
        if mark.key is None:
            return mark.id if wordings.has(mark.id) else None
        found = wordings.find(mark.key)
        return found.clause if isinstance(found, Found) else None

    def pinned(self, side: Side, mark: ClauseMark) -> ClauseMark:
        """Return a mark written by hand with what finds its clause again, and any other mark as it is, one that names no clause too."""
        if mark.key is not None or not self._wordings[side].has(mark.id):
            return mark
        return evolve(self.mark(side, mark.id), line=mark.line)
