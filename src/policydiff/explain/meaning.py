"""What the change from a clause to its counterparts does to the meaning, as a comparison of the two documents finds it."""

from __future__ import annotations

from attrs import evolve

from policydiff.annotate import Lexicons, annotate
from policydiff.changes import count_unjudged, describe, interpret
from policydiff.changes.effects import is_in_read_language
from policydiff.changes.side import both_sides
from policydiff.explain.model import ClauseRef, Meaning
from policydiff.model.alignment import Alignment

__all__ = ["find_meaning"]


def find_meaning(alignment: Alignment, ref: ClauseRef, *, lexicons: Lexicons | None = None) -> Meaning | None:
    """
    Find what became of a clause's link, and the effects on its meaning.

    Both documents are interpreted whole, since a clause may gain or lose a proviso by one that stands beside it.

    Args:
        alignment: Of the two documents.

        ref: The clause.

        lexicons: What the annotators look words up in; those that come with the library where None.

    Returns:
        None for a clause without a counterpart.
    """
    number, link = next((number, link) for number, link in enumerate(alignment.links) if ref.id in (link.old if ref.side == "old" else link.new))
    if not link.old or not link.new:
        return None
    annotations = annotate(alignment.old, lexicons=lexicons), annotate(alignment.new, lexicons=lexicons)
    change = interpret(describe(alignment), alignment, *annotations)[number]
    if not is_in_read_language(link, both_sides(alignment)):
        return Meaning(change=change, unjudged="language")
    is_reworded = any(edit.kind != "equal" for edit in change.edits)
    if is_reworded and (alignment.old.clause(link.old[0]).is_heading or alignment.new.clause(link.new[0]).is_heading):
        return Meaning(change=change, unjudged="heading")
    if is_reworded and count_unjudged(evolve(alignment, links=(link,)), *annotations):
        return Meaning(change=change, unjudged="length")
    return Meaning(change=change)
