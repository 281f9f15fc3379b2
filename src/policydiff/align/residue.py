"""What of a linked clause nothing on the other side covers: the parts between its marks of punctuation that share hardly a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policydiff.align.draft import Draft, Group
from policydiff.text.tokens import terms

__all__ = ["Residues"]

# A part ends at a mark of punctuation; after Chinese marks no space is needed.
_PARTS = re.compile(r"(?<=[,;:.!?])\s+|(?<=[，；：。、！？])")
_EDGES = " ,;:.!?，；：。、！？"
# A part of fewer terms says nothing by itself.
_FEWEST = 2
# Of the weight of a part's words, less than this is found on the other side.
_SHARED = 0.3


class Residues:
    """
    Tells what of a linked clause nothing on the other side of its link covers.

    Args:
        draft: The alignment so far.
    """

    def __init__(self, draft: Draft) -> None:
        evidence = draft.known()
        self.evidence = evidence
        self.weight = dict(zip(evidence.vocabulary, evidence.idf.tolist(), strict=True))
        self.sides = ((draft.old_clauses, evidence.old), (draft.new_clauses, evidence.new))

    def of(self, group: Group) -> dict[tuple[int, int], tuple[str, ...]]:
        """
        Return the parts of each clause (side, position) of a link that the link's other side does not cover, in the words of the clause.

        Clauses in another script than all their partners have none: words cannot tell. Nor have two of the same wording.
        """
        places = (group.old, group.new)
        if group.is_pair and self.evidence.is_identical(group.old[0], group.new[0]):
            return {(0, group.old[0]): (), (1, group.new[0]): ()}
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for side, (clauses, own) in enumerate(self.sides):
            other, partners = self.sides[1 - side][1], places[1 - side]
            covered = {term for partner in partners for term in other.terms[partner]}
            for place in places[side]:
                is_cross = all(other.is_han[partner] != own.is_han[place] for partner in partners)
                found[side, place] = () if is_cross else self._left(clauses[place].text, covered)
        return found

    def _left(self, text: str, covered: set[str]) -> tuple[str, ...]:
        return tuple(part.strip(_EDGES) for part in _PARTS.split(text) if _is_left(terms(part), covered, self.weight))


def _is_left(held: Iterable[str], covered: set[str], weight: dict[str, float]) -> bool:
    distinct = sorted(set(held))
    whole = sum(weight.get(term, 0.0) for term in distinct)
    return len(distinct) >= _FEWEST and sum(weight.get(term, 0.0) for term in distinct if term in covered) < _SHARED * whole
