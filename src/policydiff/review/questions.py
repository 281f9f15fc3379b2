"""Which clauses a person should look at: where a comparison is least sure, by its own probabilities."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from attrs import frozen

from policydiff.model.alignment import Alignment, Link, Pair
from policydiff.model.decision import Decisions, Side
from policydiff.review.marks import Marker
from policydiff.review.model import Asked, Candidate, Question, other_side

__all__ = ["Shortlists", "open_questions"]

Shortlists = Mapping[tuple[Side, str], tuple[Pair, ...]]

# Candidates that a question names: on the gold sets the right one is hardly ever a later one.
_N_CANDIDATES = 3
# Candidates named where nothing decides between more of them: no choice can be made of a list without the right one.
_MOST_CANDIDATES = 9
# What is said of a clause is asked about where it is wrong in one case of five or more.
_LEAST_DOUBT = 0.2
# A rival whose probability comes this near makes a margin thin.
_THIN = 0.2
# Digits of doubts and probabilities in the file.
_DIGITS = 2


@frozen(kw_only=True)
class _View:
    """One clause as an alignment leaves it: the pairs of its link that are its own, its rivals, and its shortlist."""

    side: Side
    clause: str
    pairs: tuple[Pair, ...]
    rivals: tuple[Pair, ...]
    shortlist: tuple[Pair, ...]

    @property
    def candidates(self) -> tuple[Pair, ...]:
        """Return what a question names, likeliest first: the counterparts and rivals in any case, then the best of the shortlist."""
        named = {_other(pair, self.side): pair for pair in (*self.pairs, *self.rivals)}
        for pair in self.shortlist:
            if len(named) >= _N_CANDIDATES:
                break
            named.setdefault(_other(pair, self.side), pair)
        return tuple(sorted(named.values(), key=lambda pair: -pair.probability)[:_MOST_CANDIDATES])

    def doubt(self) -> tuple[float, Asked]:
        """Return the probability that what is said of the clause is wrong, and what makes it doubtful."""
        if self.rivals:
            return 1.0, "ambiguous"
        best_rival = max((pair.probability for pair in self.candidates if pair not in self.pairs), default=0.0)
        if not self.pairs:
            return best_rival, "near miss"
        weakest = min(pair.probability for pair in self.pairs)
        share_of_rival = best_rival / (best_rival + weakest) if best_rival else 0.0
        if best_rival > weakest - _THIN and share_of_rival > 1 - weakest:
            return share_of_rival, "thin margin"
        return 1 - weakest, "doubtful link"


def open_questions(alignment: Alignment, shortlists: Shortlists, decisions: Decisions, marker: Marker) -> tuple[Question, ...]:
    """
    Return the clauses whose counterpart is in doubt, hardest first.

    Headings and footnotes are not asked about, nor is a clause of the new document while one of the old that may be its counterpart is: the answer to one is
    likely to settle the other, and who goes on asking hears of it if not.

    Args:
        alignment: What a comparison says, decisions obeyed.

        shortlists: Likeliest candidates of the clauses of both sides, likeliest first, forbidden ones left out.

        decisions: What is decided already and asked no more.

        marker: Names clauses for the file.
    """
    asked: list[tuple[float, Question]] = []
    asked_old: set[str] = set()
    for side in ("old", "new"):
        settled = _settled(decisions, side)
        for view in _views(alignment, shortlists, side):
            doubt, reason = view.doubt()
            if doubt < _LEAST_DOUBT or view.clause in settled or not view.candidates:
                continue
            if side == "new" and any(pair.old in asked_old for pair in view.candidates):
                continue
            if side == "old":
                asked_old.add(view.clause)
            asked.append((doubt, _question(view, doubt, reason, marker)))
    # Equal doubts keep the order of reading.
    return tuple(question for _, question in sorted(asked, key=lambda entry: -entry[0]))


def _views(alignment: Alignment, shortlists: Shortlists, side: Side) -> Iterator[_View]:
    outline = alignment.old if side == "old" else alignment.new
    link_of: dict[str, Link] = {clause: link for link in alignment.links for clause in (link.old if side == "old" else link.new)}
    for clause in outline.units:
        link = link_of[clause.id]
        yield _View(
            side=side,
            clause=clause.id,
            pairs=tuple(pair for pair in link.pairs if _own(pair, side) == clause.id),
            rivals=link.rivals,
            shortlist=shortlists.get((side, clause.id), ()),
        )


def _settled(decisions: Decisions, side: Side) -> Collection[str]:
    if side == "old":
        return {*decisions.alone_old, *(old for old, _, _ in decisions.linked)}
    return {*decisions.alone_new, *(new for _, new, _ in decisions.linked)}


def _own(pair: Pair, side: Side) -> str:
    return pair.old if side == "old" else pair.new


def _other(pair: Pair, side: Side) -> str:
    return pair.new if side == "old" else pair.old


def _question(view: _View, doubt: float, asked: Asked, marker: Marker) -> Question:
    other = other_side(view.side)
    return Question(
        side=view.side,
        clause=marker.mark(view.side, view.clause),
        asked=asked,
        doubt=round(doubt, _DIGITS),
        shortlist=tuple(Candidate(marker.mark(other, _other(pair, view.side)), round(pair.probability, _DIGITS)) for pair in view.candidates),
    )
