"""From linked clauses and what they say to the effects of the change, gravest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from attrs import evolve

from policydiff.changes.drafts import are_drafted_apart
from policydiff.changes.effects.bearer import find_reassigned
from policydiff.changes.effects.case import Case, Rule
from policydiff.changes.effects.facts import find_definition_change
from policydiff.changes.effects.figures import find_figure_changes
from policydiff.changes.effects.force import find_force_changes, find_hedging, find_reversals, is_dealt_anew
from policydiff.changes.effects.names.renamed import Renamed, find_renamed
from policydiff.changes.effects.place import find_place_changes
from policydiff.changes.effects.provisos import find_effects_beside, find_proviso_changes
from policydiff.changes.effects.scope import find_scope_changes
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.side import Side, both_sides, share_no_language
from policydiff.model.alignment import Alignment, Link
from policydiff.model.annotation import Annotation, Annotations
from policydiff.model.change import EFFECTS, Change, Edit, Effect
from policydiff.text.fold import fold
from policydiff.text.language import is_read

__all__ = ["RULES", "can_be_judged", "count_unjudged", "find_effects", "interpret", "is_in_read_language"]

# A clause of law has a few hundred characters and a handful of statements and figures. Rules hold each against each of the other side, so that beyond this
# an hour could pass over one line that somebody made to be slow; and what corresponds to what in so long a clause is a guess.
_LONGEST, _MOST_SAID = 6000, 80
_Said = Mapping[str, tuple[Annotation, ...]]
# A rule looks at a case by itself; what it finds is settled afterwards by ``_settle``.
RULES: tuple[Rule, ...] = (
    find_reversals,
    find_reassigned,
    find_force_changes,
    find_hedging,
    find_figure_changes,
    find_definition_change,
    find_proviso_changes,
    find_scope_changes,
    find_place_changes,
)


# Passages of documents drafted apart state the same norm where they share so much.
_SAME_NORM = 0.6
# What can be told of two norms that are about one act.
_OF_TWO_NORMS: tuple[Rule, ...] = (find_reversals, find_reassigned, find_force_changes, find_definition_change)


def interpret(
    changes: Sequence[Change], alignment: Alignment, old: Annotations, new: Annotations, *, renamed: tuple[Renamed, ...] | None = None
) -> tuple[Change, ...]:
    """
    Add to each change what it does to the meaning; nothing to those of clauses in languages that nobody looked for statements in.

    Args:
        changes: One for each link of the alignment.

        alignment: Whose links they are.

        old: What the clauses of the old outline say.

        new: The same of the new one.

        renamed: Who is called by another name throughout the new document; looked for where None.
    """
    sides = both_sides(alignment)
    said = old.by_clause(), new.by_clause()
    readers = tuple(partial(_passage, side, said=items) for side, items in zip(sides, said, strict=True))
    is_apart = are_drafted_apart(alignment)
    beside = {} if is_apart else find_effects_beside([change.link for change in changes], sides, (readers[0], readers[1]))
    if renamed is None:
        renamed = find_renamed(changes, alignment.old.clauses, alignment.new.clauses)
    return tuple(
        evolve(change, effects=_settle((*_effects_of(change, sides, said, renamed, is_apart=is_apart), *beside.get(number, ()))))
        if is_in_read_language(change.link, sides)
        else change
        for number, change in enumerate(changes)
    )


def is_in_read_language(link: Link, sides: tuple[Side, Side]) -> bool:
    """Tell whether the clauses of a link are in languages whose statements are looked for; of others nothing can be said."""
    return all(is_read(side.clauses[clause_id].language) for side in sides for clause_id in side.ids(link))


def count_unjudged(alignment: Alignment, old: Annotations, new: Annotations) -> int:
    """Return how many links are too long for ``interpret`` to judge, so that a report can say so."""
    sides = both_sides(alignment)
    said = old.by_clause(), new.by_clause()
    linked = (link for link in alignment.links if link.old and link.new and is_in_read_language(link, sides))
    return sum(not all(can_be_judged(_passage(side, side.ids(link), items)) for side, items in zip(sides, said, strict=True)) for link in linked)


def _effects_of(
    change: Change, sides: tuple[Side, Side], said: tuple[_Said, _Said], renamed: tuple[Renamed, ...], *, is_apart: bool
) -> tuple[Effect, ...]:
    link = change.link
    if not link.old or not link.new:
        return ()
    old, new = (_passage(side, side.ids(link), items) for side, items in zip(sides, said, strict=True))
    if old.clauses[0].is_heading or new.clauses[0].is_heading:
        return ()
    return find_effects_apart(old, new, edits=change.edits) if is_apart else find_effects(old, new, edits=change.edits, renamed=renamed)


def find_effects(
    old: Passage, new: Passage, rules: tuple[Rule, ...] = RULES, *, edits: tuple[Edit, ...] = (), renamed: tuple[Renamed, ...] = ()
) -> tuple[Effect, ...]:
    """
    Say what the change from one passage to the other does to its meaning.

    Args:
        old: One side of a link.

        new: The other.

        rules: What looks for effects.

        edits: The word-level difference of the two texts, where it is known already.

        renamed: Who is called by another name throughout the new document.

    Returns:
        Effects in the order of ``EFFECTS``, each name once, with all the words that it rests on; none for a pure rewording. Swapping the passages
        gives the mirrored effects.
    """
    is_translated = share_no_language(old.clauses, new.clauses)
    if not is_translated and fold(old.text) == fold(new.text):
        return _settle(tuple(find_place_changes(Case(old=old, new=new, is_translated=False)))) if find_place_changes in rules else ()
    case = Case(old=old, new=new, is_translated=is_translated, edits=edits, renamed=renamed)
    if not can_be_judged(old) or not can_be_judged(new):
        return _settle(tuple(find_place_changes(case))) if find_place_changes in rules else ()
    return _settle(tuple(found for rule in rules for found in rule(case) if not is_dealt_anew(case, found)))


def find_effects_apart(old: Passage, new: Passage, *, edits: tuple[Edit, ...] = ()) -> tuple[Effect, ...]:
    """
    Say how one passage stands to another of a document that was drafted apart from its own.

    Nothing became anything else there. So an act has to be plainly the same, whatever tells of a change of the same norm is looked for only where the two passages
    state the same norm, and nothing is said of places or across languages.
    """
    if share_no_language(old.clauses, new.clauses) or not can_be_judged(old) or not can_be_judged(new):
        return ()
    case = Case(old=old, new=new, is_translated=False, edits=edits, is_apart=True)
    rules = _OF_TWO_NORMS if case.likeness < _SAME_NORM else (rule for rule in RULES if rule is not find_place_changes)
    return _settle(tuple(found for rule in rules for found in rule(case) if not is_dealt_anew(case, found)))


def can_be_judged(side: Passage) -> bool:
    """Tell whether a passage is short enough for its statements to be held against each other."""
    return len(side.text) <= _LONGEST and len(side.annotations) <= _MOST_SAID


def _settle(found: Sequence[Effect]) -> tuple[Effect, ...]:
    """Join the effects of one name, in the order of ``EFFECTS``."""
    ordered = sorted(found, key=lambda item: EFFECTS.index(item.name))
    return tuple(_joined(tuple(group)) for _, group in groupby(ordered, key=lambda item: item.name))


def _joined(group: tuple[Effect, ...]) -> Effect:
    return evolve(
        group[0],
        old=tuple(dict.fromkeys(quote for item in group for quote in item.old)),
        new=tuple(dict.fromkeys(quote for item in group for quote in item.new)),
        reason=" ".join(dict.fromkeys(item.reason for item in group)),
    )


def _passage(side: Side, ids: Sequence[str], said: _Said) -> Passage:
    clauses = tuple(side.clauses[clause_id] for clause_id in ids)
    annotations = tuple(item for clause_id in ids for item in said.get(clause_id, ()))
    last = max(len(side.places) - 1, 1)
    return Passage(clauses=clauses, annotations=annotations, place=side.places[ids[0]] / last)
