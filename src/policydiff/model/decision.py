"""What somebody has decided on pairs of clauses, by the ids of two outlines; an alignment obeys it."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.alignment import Relation

__all__ = ["Decisions", "Side"]

Side = Literal["old", "new"]


@frozen(kw_only=True)
class Decisions:
    """
    Decisions on the clauses of two outlines.

    Attributes:
        linked: Ids of an old and a new clause that correspond, and the relation of the old one to the new, or None where nobody gave it.

        forbidden: Ids of an old and a new clause that do not correspond.

        alone_old: Ids of the old clauses that have no counterpart.

        alone_new: Ids of the new clauses that have none.

    Raises:
        ValueError: A pair is both linked and forbidden or has two relations, or a linked clause is said to be alone.
    """

    linked: tuple[tuple[str, str, Relation | None], ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    alone_old: tuple[str, ...] = ()
    alone_new: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        pairs = [(old, new) for old, new, _ in self.linked]
        if len(set(pairs)) < len(pairs):
            raise ValueError("a pair is linked twice")
        if both := set(pairs) & set(self.forbidden):
            raise ValueError(f"linked and forbidden: {min(both)}")
        alone_old, alone_new = set(self.alone_old), set(self.alone_new)
        if both := {(old, new) for old, new in pairs if old in alone_old or new in alone_new}:
            raise ValueError(f"linked, and yet without a counterpart: {min(both)}")

    def __bool__(self) -> bool:
        return bool(self.linked or self.forbidden or self.alone_old or self.alone_new)
