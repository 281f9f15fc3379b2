"""What became of the clauses of each link, and why that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from policydiff.changes.drafts import are_drafted_apart
from policydiff.changes.moves import Move, find_moves
from policydiff.changes.side import Side, both_sides, count_words, share_no_language
from policydiff.changes.unmatched import nearest_candidates
from policydiff.model.change import OPERATIONS, Change, Edit, Operation
from policydiff.text.fold import fold
from policydiff.text.labels import normal_label
from policydiff.text.worddiff import diff_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policydiff.model.alignment import Alignment, Link, Pair
    from policydiff.model.outline import Clause

__all__ = ["describe"]

# Where fewer words stand in runs that stayed than this share of those that went and came, the clause was written anew.
_MUCH = 0.25


@frozen(eq=False)
class _Case:
    """A link with clauses on both sides and what was found out about it."""

    link: Link
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    edits: tuple[Edit, ...]
    move: Move | None
    is_apart: bool

    @property
    def is_reworded(self) -> bool:
        return any(edit.kind != "equal" for edit in self.edits)

    @property
    def is_translated(self) -> bool:
        return self.is_reworded and share_no_language(self.old, self.new)

    @property
    def is_renumbered(self) -> bool:
        numbers = [{normal_label(number) for number in _numbers(clauses)} for clauses in (self.old, self.new)]
        # Drafts made apart number apart: there, another number tells of a change only where the wording is the same.
        is_evidence = not self.is_apart or not self.is_reworded
        return is_evidence and all(numbers) and numbers[0].isdisjoint(numbers[1])


def describe(alignment: Alignment) -> tuple[Change, ...]:
    """
    Say what became of the clauses of each link.

    - ``kept``: the same words and marks in the same order, and nothing below. Letter case, the style of quotes and dashes, Traditional or
      Simplified characters and white space make no difference.
    - ``reworded``: other words or marks. The texts of several clauses are joined by single spaces first.
    - ``renumbered``: both sides are numbered and share no number. Footnotes are not: their numbers follow from their marks. In documents drafted
      apart it is said of unchanged wording only.
    - ``moved``: out of the order that the other clauses keep; see ``find_moves``.
    - ``split``, ``merged``: one clause corresponds to several new ones, several old ones to one; both, where several correspond to several.
    - ``added``, ``omitted``: no counterpart.

    Returns:
        One change a link, in the order of the links. A link between whose rivals nothing decides has no operations.
    """
    sides = both_sides(alignment)
    is_apart = are_drafted_apart(alignment)
    moves = find_moves(alignment)
    nearest = {side.name: nearest_candidates(alignment, side, other) for side, other in (sides, sides[::-1])}
    changes = []
    for number, link in enumerate(alignment.links):
        if link.old and link.new:
            changes.append(_describe_pairing(_case(link, sides, moves.get(number), is_apart=is_apart)))
        else:
            side = sides[0] if link.old else sides[1]
            changes.append(_describe_alone(link, side, nearest[side.name]))
    return tuple(changes)


def _case(link: Link, sides: tuple[Side, Side], move: Move | None, *, is_apart: bool) -> _Case:
    old, new = (tuple(side.clauses[clause_id] for clause_id in side.ids(link)) for side in sides)
    old_text, new_text = (side.text(link) for side in sides)
    if share_no_language(old, new) and fold(old_text) != fold(new_text):
        edits: tuple[Edit, ...] = (Edit("delete", old_text, ""), Edit("insert", "", new_text))
    else:
        edits = tuple(Edit(*difference) for difference in diff_words(old_text, new_text))
    return _Case(link, old, new, edits, move, is_apart)


def _describe_pairing(case: _Case) -> Change:
    n_old, n_new = len(case.old), len(case.new)
    holds: dict[Operation, bool] = {
        "reworded": case.is_reworded,
        "renumbered": case.is_renumbered,
        "moved": case.move is not None,
        "split": n_new > 1,
        "merged": n_old > 1,
    }
    operations = tuple(operation for operation in OPERATIONS if holds.get(operation)) or ("kept",)
    return Change(
        link=case.link,
        operations=operations,
        reason=_sentence(_reasons(case)),
        edits=case.edits,
        block=None if case.move is None else case.move.block,
    )


def _reasons(case: _Case) -> list[str]:
    parts = []
    n_old, n_new = len(case.old), len(case.new)
    if n_old > 1 or n_new > 1:
        parts.append(f"{_n_clauses(n_old, 'old')} and {_n_clauses(n_new, 'new')} correspond")
    parts.append(_wording_reason(case))
    if case.is_renumbered:
        parts.append(f"the number was {_listed(_numbers(case.old))} and is {_listed(_numbers(case.new))}")
    if case.move is not None:
        move = case.move
        places = f"the place was {move.old_place} of {move.n_old} and is {move.new_place} of {move.n_new}"
        parts.append(f"{places}, against the order that the others keep")
    return parts


def _wording_reason(case: _Case) -> str:
    n_same, n_gone, n_new = (
        sum(count_words(edit.old or edit.new) for edit in case.edits if edit.kind == kind) for kind in ("equal", "delete", "insert")
    )
    if case.is_translated:
        languages = [_listed(tuple(dict.fromkeys(clause.language for clause in clauses))) for clauses in (case.old, case.new)]
        return f"the languages differ ({languages[0]}, {languages[1]}), so the wording is not compared"
    if not case.is_reworded:
        return f"the wording is the same ({_n_words(n_same)})"
    if not n_gone and not n_new:
        return f"all {_n_words(n_same)} are the same and only marks differ"
    # A clause written anew keeps words here and there; to count those of a chance run would say that the others are gone.
    if n_same < _MUCH * (n_gone + n_new):
        return f"put in other words: {_n_words(n_same + n_gone)}, then {n_same + n_new}"
    return f"{_n_words(n_same)} stayed, {n_gone} went and {n_new} came"


def _describe_alone(link: Link, side: Side, nearest: dict[str, Pair]) -> Change:
    if link.is_ambiguous:
        named = _listed(tuple(f"{side.partner_id(pair)} (probability {_probability(pair.probability)})" for pair in link.rivals))
        reason = f"nothing decides between the candidates {named}" if len(link.rivals) > 1 else f"nothing decides whether {named} corresponds"
        return Change(link=link, operations=(), reason=_sentence([reason]))
    operation: Operation = "omitted" if side.name == "old" else "added"
    other = "new" if side.name == "old" else "old"
    pairs = [nearest[clause_id] for clause_id in side.ids(link) if clause_id in nearest]
    if not pairs:
        return Change(link=link, operations=(operation,), reason=f"No {other} clause shares a word or a meaning with it.")
    pair = max(pairs, key=lambda pair: pair.probability)
    reason = f"No {other} clause corresponds; the nearest is {side.partner_id(pair)}, with probability {_probability(pair.probability)}."
    return Change(link=link, operations=(operation,), reason=reason)


def _numbers(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return the printed numbers of clauses, footnotes left out, each once."""
    return tuple(dict.fromkeys(clause.number for clause in clauses if clause.number is not None and clause.role != "footnote"))


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _listed(items: Sequence[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else items[0]


def _n_clauses(n: int, which: str) -> str:
    return f"one {which} clause" if n == 1 else f"{n} {which} clauses"


def _n_words(n: int) -> str:
    return "1 word" if n == 1 else f"{n:,} words"


def _probability(probability: float) -> str:
    # Nothing is certain: what rounds to one is shown as .99.
    probability = min(probability, 0.99)
    return f"{probability:.2f}".removeprefix("0")
