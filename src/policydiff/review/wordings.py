"""The clauses of an outline, found by the fingerprint of what they said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from attrs import frozen

from policydiff.model.outline import Clause, Outline
from policydiff.review.fingerprint import Fingerprint, Place, digest_of, likeness, short_digest, sketch_of

__all__ = ["MARGIN", "Found", "Lost", "Wordings"]

# A clause is the one that was decided on where its terms are this much the same (Dice): one word in five may have changed.
_ALIKE = 0.8
# And where the next wording is less alike by this much: below it, either could be meant.
MARGIN = 0.1
# Of the heading, the clause before and the clause after: this many alike tell a copy from the others even where their number is the same as ever.
_SURE_PLACE = 2


@frozen
class Found:
    """The clause that a fingerprint means, and how far its words are still the same, in [0, 1]; 1 is the same wording."""

    clause: str
    likeness: float


@frozen
class Lost:
    """Why no clause is the one that a fingerprint means."""

    reason: str


class Wordings:
    """
    An outline, looked up by wording.

    Args:
        outline: The document.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._position = {clause.id: position for position, clause in enumerate(outline.clauses)}
        self._digests = tuple((clause.is_heading, digest_of(clause.text)) for clause in outline.clauses)
        self._copies: dict[tuple[bool, str], list[int]] = defaultdict(list)
        for position, key in enumerate(self._digests):
            self._copies[key].append(position)
        self._sketches: tuple[tuple[str, ...], ...] = ()
        self._holders: dict[str, list[int]] = {}

    def has(self, clause_id: str) -> bool:
        """Tell whether the outline has a clause of this id."""
        return clause_id in self._position

    def clause(self, clause_id: str) -> Clause:
        """
        Return a clause by its id.

        Raises:
            InputError: The outline has no such clause; near ids are named.
        """
        return self.outline.clauses[self._position[clause_id]] if self.has(clause_id) else self.outline.clause(clause_id)

    def fingerprint(self, clause_id: str) -> Fingerprint:
        """
        Return the fingerprint of a clause.

        Raises:
            InputError: The outline has no such clause; near ids are named.
        """
        position = self._position[self.clause(clause_id).id]
        copies = self._copies[self._digests[position]]
        place = Place(copy=copies.index(position) + 1, n_copies=len(copies), around=self._around(position))
        is_heading, digest = self._digests[position]
        return Fingerprint(is_heading=is_heading, digest=digest, sketch=sketch_of(self.outline.clauses[position].text), place=place)

    def is_verbatim(self, fingerprint: Fingerprint) -> bool:
        """Tell whether some clause still has exactly this wording."""
        return (fingerprint.is_heading, fingerprint.digest) in self._copies

    def find(self, fingerprint: Fingerprint, *, taken: Collection[str] = ()) -> Found | Lost:
        """
        Find the clause that a fingerprint means.

        Args:
            fingerprint: Of the wording as it was.

            taken: Ids of clauses known to be others; they are found by their very wording only.
        """
        same = self._copies.get((fingerprint.is_heading, fingerprint.digest))
        if same:
            return self._choose(same, fingerprint.place, 1.0)
        return self._find_alike(fingerprint, {self._position[clause] for clause in taken})

    def _find_alike(self, fingerprint: Fingerprint, taken: Collection[int]) -> Found | Lost:
        scored: dict[tuple[bool, str], float] = {}
        for position in self._near(fingerprint):
            if position not in taken:
                scored[self._digests[position]] = likeness(fingerprint.sketch, self._sketches[position])
        ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _ALIKE:
            return Lost("no clause has this wording any more, nor one near it")
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
            return Lost("its wording has changed, and several clauses come equally near")
        (wording, alike), *_ = ranked
        return self._choose([position for position in self._copies[wording] if position not in taken], fingerprint.place, min(alike, 0.99))

    def _near(self, fingerprint: Fingerprint) -> Iterable[int]:
        """Return the clauses that share enough terms to be worth a look."""
        if not self._sketches:
            # Most files hold only wordings that are still there; the sketches of a long document take time.
            self._sketches = tuple(sketch_of(clause.text) for clause in self.outline.clauses)
            holders: dict[str, list[int]] = defaultdict(list)
            for position, sketch in enumerate(self._sketches):
                for piece in sketch:
                    holders[piece].append(position)
            self._holders = holders
        shared = Counter(position for piece in fingerprint.sketch for position in self._holders.get(piece, ()))
        # A clause twice as long cannot reach the likeness asked for; half of the terms is a lower bound that sampling does not break.
        least = len(fingerprint.sketch) / 2
        return sorted(position for position, n in shared.items() if n >= least and self._digests[position][0] == fingerprint.is_heading)

    def _choose(self, positions: list[int], place: Place, alike: float) -> Found | Lost:
        """Choose among clauses of one wording: by what stands around them, else by their order where none came or went."""
        if len(positions) == place.n_copies == 1:
            return Found(self.outline.clauses[positions[0]].id, alike)
        agreeing = [sum(one == other for one, other in zip(self._around(position), place.around, strict=True)) for position in positions]
        most = max(agreeing)
        is_single = agreeing.count(most) == 1
        if is_single and most >= _SURE_PLACE:
            chosen = positions[agreeing.index(most)]
        elif len(positions) == place.n_copies:
            chosen = positions[place.copy - 1]
        elif is_single and most:
            chosen = positions[agreeing.index(most)]
        else:
            was = "one clause" if place.n_copies == 1 else f"{place.n_copies} clauses"
            return Lost(f"{was} had this wording and {len(positions)} have it now, and nothing around them tells which is meant")
        return Found(self.outline.clauses[chosen].id, alike)

    def _around(self, position: int) -> tuple[str, str, str]:
        clauses = self.outline.clauses
        before = clauses[position - 1].text if position else ""
        after = clauses[position + 1].text if position + 1 < len(clauses) else ""
        return short_digest("\n".join(clauses[position].path)), short_digest(before), short_digest(after)
