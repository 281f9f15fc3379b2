"""Whether two documents are drafts of one text, or were drafted apart, so that nothing in the one became anything in the other."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from policydiff.changes.side import Side, both_sides, count_words
from policydiff.text.fold import fold
from policydiff.text.language import differ

if TYPE_CHECKING:
    from policydiff.model.alignment import Alignment

__all__ = ["are_drafted_apart"]

# Of versions of one text one at least holds so much of the words of the other. Versions that are at hand reach two thirds and more, drafts apart a third at most.
_LEAST_HELD = 0.4


def are_drafted_apart(alignment: Alignment) -> bool:
    """
    Tell whether two documents were drafted apart.

    They were where neither holds many of the words of the other, whatever the order of their clauses says, and where the mode is ``independent``, unless half of
    the linked units or more have the same wording: a text in another order is still that text. Of two languages, which share no words, the mode alone tells. A
    mode that a person chose holds.
    """
    if alignment.options.mode == "versions":
        return False
    if differ(alignment.old.language, alignment.new.language):
        return alignment.mode == "independent"
    sides = both_sides(alignment)
    if alignment.options.mode == "auto" and max(_share_held(alignment, side) for side in sides) < _LEAST_HELD:
        return True
    if alignment.mode != "independent":
        return False
    linked = [link for link in alignment.links if link.pairs and all(side.clauses[side.ids(link)[0]].is_unit for side in sides)]
    same = [link for link in linked if len({fold(side.text(link)) for side in sides}) == 1]
    return not linked or 2 * len(same) < len(linked)


def _share_held(alignment: Alignment, side: Side) -> float:
    """Return the share of the words of a document that the counterparts of its clauses hold, roughly: by the best of them."""
    held: dict[str, float] = {}
    for pair in (pair for link in alignment.links for pair in link.pairs):
        held[side.id(pair)] = max(held.get(side.id(pair), 0.0), side.covered(pair))
    n_words = {clause.id: count_words(clause.text) for clause in side.outline.units}
    return fsum(n * held.get(clause_id, 0.0) for clause_id, n in n_words.items()) / max(1, sum(n_words.values()))
