"""From a review file to decisions on the clauses of two outlines; what cannot be found again is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from attrs import field, frozen

from policydiff.errors import InputError, did_you_mean
from policydiff.model.alignment import Relation
from policydiff.model.decision import Decisions, Side
from policydiff.model.outline import Outline
from policydiff.review.model import Alone, Apart, ClauseMark, Correspond, Decision, Review
from policydiff.review.wordings import MARGIN, Found, Lost, Wordings
from policydiff.text.fold import squeeze

__all__ = ["Resolution", "Stale", "refuse_contradictions", "resolve", "resolve_among"]

# What a message repeats of a clause.
_QUOTED = 60

Identify = Callable[[Side, ClauseMark], Hashable]


@frozen(kw_only=True)
class Stale:
    """A decision that does not hold for these outlines any more, the clause that is to blame, and why."""

    decision: Decision
    side: Side
    clause: ClauseMark
    reason: str

    def __str__(self) -> str:
        where = f"line {self.decision.line}: " if self.decision.line else ""
        return f"{where}{_name(self.side, self.clause)}: {self.reason}"


@frozen(kw_only=True)
class Resolution:
    """
    A review file, applied to two outlines.

    Attributes:
        decisions: What holds, by the ids of the outlines.

        stale: Decisions that do not hold any more, in the order of the file.

        n_decisions: Decisions of the file, the stale ones among them.

        amended: Ids of the clauses whose wording has changed since it was decided on, with their sides.

        by_id: Ids of the clauses that were named by hand and found by their id alone, with their sides.

        source: Name of the file, or None.

        written_for: The names of the documents that the file was written for, where they are not those of the outlines.
    """

    decisions: Decisions = field(factory=Decisions)
    stale: tuple[Stale, ...] = ()
    n_decisions: int = 0
    amended: tuple[tuple[Side, str], ...] = ()
    by_id: tuple[tuple[Side, str], ...] = ()
    source: str | None = None
    written_for: tuple[str, str] | None = None

    def notes(self) -> tuple[str, ...]:
        """Return what a report has to say of the decisions: how many are obeyed, which hold no more, and which rest on less than the very wording."""
        if not self.n_decisions:
            return ()
        n_obeyed = self.n_decisions - len(self.stale)
        review = self.source or "the review"
        found = [f"Decisions of {review} obeyed: {n_obeyed} of {self.n_decisions}."]
        if self.written_for is not None:
            found.append(
                f"{review} was written for documents of other names, {' and '.join(self.written_for)}: see whether its decisions belong to these."
            )
        found.extend(_sentence(f"A decision of {review} is stale, so that it was not obeyed: {stale}") for stale in self.stale)
        if self.amended:
            found.append(f"Decided on while the wording was another, and found again by what is left of it: {_row(self.amended)}.")
        if self.by_id:
            found.append(
                f"Decided on by id alone, which another version may give to another clause (policydiff review adds the wording): {_row(self.by_id)}."
            )
        return tuple(found)


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _row(clauses: Iterable[tuple[Side, str]]) -> str:
    return ", ".join(f"{side} {clause}" for side, clause in clauses)


def resolve(review: Review, old: Outline, new: Outline) -> Resolution:
    """
    Find the clauses that a review file decides on.

    Args:
        review: The file.

        old: The old document.

        new: The new document.

    Raises:
        InputError: Two decisions contradict each other, or one names, by id alone, a clause that its own documents do not have.
    """
    return resolve_among(review, Wordings(old), Wordings(new))


def resolve_among(review: Review, old: Wordings, new: Wordings) -> Resolution:
    """Find the clauses that a review file decides on among clauses that are looked up already; otherwise like ``resolve``."""
    decisions = review.all_decisions
    found = {**_find("old", old, decisions), **_find("new", new, decisions)}
    names = review.old, review.new
    is_theirs = all(_document(name) == _document(side.outline.name) for name, side in zip(names, (old, new), strict=True))

    def id_of(side: Side, mark: ClauseMark) -> str:
        known = found[side, mark]
        return known.clause if isinstance(known, Found) else mark.id

    holding: list[Decision] = []
    stale: list[Stale] = []
    for decision in decisions:
        lost = [(side, mark, known) for side, mark in decision.judgement.marks if isinstance(known := found[side, mark], Lost)]
        if lost:
            side, mark, known = lost[0]
            if mark.key is None and is_theirs:
                # Nothing but the id says which clause is meant, so this is no clause that changed but a slip.
                remedy = f"{_sentence(known.reason)} Correct the id, or take the decision out"
                raise InputError(f"{_name(side, mark)}: {remedy}", source=review.source, line=decision.line)
            stale.append(Stale(decision=decision, side=side, clause=mark, reason=known.reason))
        else:
            holding.append(decision)
    refuse_contradictions(holding, id_of, source=review.source)
    marks = list(dict.fromkeys(key for decision in holding for key in decision.judgement.marks))
    return Resolution(
        decisions=_decisions(holding, id_of),
        stale=tuple(stale),
        n_decisions=len(decisions),
        amended=tuple((side, known.clause) for side, mark in marks if isinstance(known := found[side, mark], Found) and known.likeness < 1),
        by_id=tuple((side, mark.id) for side, mark in marks if mark.key is None),
        source=review.source,
        written_for=None if is_theirs else names,
    )


def _document(name: str) -> str:
    """Return the name of a document without that of a section."""
    return name.partition("#")[0]


def _find(side: Side, wordings: Wordings, decisions: Iterable[Decision]) -> dict[tuple[Side, ClauseMark], Found | Lost]:
    """Find the clause that each mark of a side means."""
    marks = list(dict.fromkeys(mark for decision in decisions for at, mark in decision.judgement.marks if at == side))
    by_id = {mark: _find_by_id(mark.id, wordings) for mark in marks if mark.key is None}
    verbatim = {mark: wordings.find(mark.key) for mark in marks if mark.key and wordings.is_verbatim(mark.key)}
    # A clause known by its very wording is nobody else, however alike.
    taken = {known.clause for known in verbatim.values() if isinstance(known, Found)}
    amended = {mark: wordings.find(mark.key, taken=taken) for mark in marks if mark.key and mark not in verbatim}
    return {(side, mark): known for mark, known in {**by_id, **verbatim, **_without_outdone(amended)}.items()}


def _find_by_id(clause_id: str, wordings: Wordings) -> Found | Lost:
    if wordings.has(clause_id):
        return Found(clause_id, 1.0)
    hint = did_you_mean(clause_id, (clause.id for clause in wordings.outline.clauses))
    return Lost(f"the document has no clause of this id{hint}")


def _without_outdone(amended: Mapping[ClauseMark, Found | Lost]) -> dict[ClauseMark, Found | Lost]:
    """Give up changed wordings that mean a clause which another changed wording comes as near to, or nearer."""
    claims: dict[str, dict[str, float]] = defaultdict(dict)
    for mark, known in amended.items():
        if isinstance(known, Found) and mark.key:
            claims[known.clause][mark.key.digest] = known.likeness
    kept: dict[ClauseMark, Found | Lost] = {}
    for mark, known in amended.items():
        kept[mark] = known
        if isinstance(known, Found) and mark.key:
            rivals = [alike for digest, alike in claims[known.clause].items() if digest != mark.key.digest]
            if rivals and known.likeness - max(rivals) < MARGIN:
                kept[mark] = Lost(f"its wording has changed, and {known.clause} comes as near to another clause that was decided on")
    return kept


def refuse_contradictions(decisions: Iterable[Decision], identify: Identify, *, source: str | None) -> None:
    """
    Refuse decisions that cannot hold together.

    Args:
        decisions: In the order of the file.

        identify: Returns the same value for two marks of the same clause.

        source: Name of the file for messages.

    Raises:
        InputError: A pair corresponds and does not, or in two relations; or a clause without a counterpart has one.
    """
    apart: dict[Hashable, Decision] = {}
    together: dict[Hashable, list[Decision]] = defaultdict(list)
    alone: dict[Hashable, Decision] = {}
    linked: dict[Hashable, Decision] = {}
    for decision in decisions:
        judgement = decision.judgement
        keys = tuple((side, identify(side, mark)) for side, mark in judgement.marks)
        match judgement:
            case Apart():
                earlier = next(iter(together[keys]), None)
                apart.setdefault(keys, decision)
            case Alone():
                earlier = linked.get(keys[0])
                alone.setdefault(keys[0], decision)
            case Correspond(relation=relation):
                other = (known for known in together[keys] if relation and _relation(known) not in {None, relation})
                earlier = apart.get(keys) or next((alone[key] for key in keys if key in alone), None) or next(other, None)
                together[keys].append(decision)
                for key in keys:
                    linked.setdefault(key, decision)
        if earlier is not None:
            raise _contradiction(decision, earlier, source)


def _relation(decision: Decision) -> Relation | None:
    return decision.judgement.relation if isinstance(decision.judgement, Correspond) else None


def _contradiction(later: Decision, earlier: Decision, source: str | None) -> InputError:
    at = f" in line {earlier.line}" if earlier.line else ""
    fault = f"{_tell(later)} contradicts what was decided{at}: {_tell(earlier)} ({earlier.who}, {earlier.day}); keep one of the two"
    return InputError(fault, source=source, line=later.line or None)


def _tell(decision: Decision) -> str:
    judgement = decision.judgement
    if isinstance(judgement, Alone):
        return f"{_name(judgement.side, judgement.clause)} has no counterpart"
    names = " and ".join(_name(side, mark) for side, mark in judgement.marks)
    if isinstance(judgement, Apart):
        return f"{names} do not correspond"
    return f"{names} correspond{f' ({judgement.relation})' if judgement.relation else ''}"


def _name(side: Side, mark: ClauseMark) -> str:
    text = squeeze(mark.text)
    text = text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip(" …") + "…"
    return f"{side} {mark.id} “{text}”" if text else f"{side} {mark.id}"


def _decisions(decisions: Iterable[Decision], id_of: Callable[[Side, ClauseMark], str]) -> Decisions:
    linked: dict[tuple[str, str], Relation | None] = {}
    forbidden: dict[tuple[str, str], None] = {}
    alone: dict[Side, dict[str, None]] = {"old": {}, "new": {}}
    for decision in decisions:
        match decision.judgement:
            case Alone(side=side, clause=mark):
                alone[side][id_of(side, mark)] = None
            case Apart(old=one, new=other):
                forbidden[id_of("old", one), id_of("new", other)] = None
            case Correspond(old=one, new=other, relation=relation):
                pair = (id_of("old", one), id_of("new", other))
                linked[pair] = linked.get(pair) or relation
    return Decisions(
        linked=tuple((old, new, relation) for (old, new), relation in linked.items()),
        forbidden=tuple(forbidden),
        alone_old=tuple(alone["old"]),
        alone_new=tuple(alone["new"]),
    )
