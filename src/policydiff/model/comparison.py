"""The whole result of comparing two documents."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from policydiff.errors import OptionError, did_you_mean
from policydiff.model.alignment import Alignment
from policydiff.model.annotation import Actor, Annotation, Annotations, Modality, Topic
from policydiff.model.change import EFFECTS, OPERATIONS, AdherentDifference, Change, Coverage, EffectName, Operation, Stretch, Unmatched
from policydiff.model.emphasis import Emphasis
from policydiff.model.unread import refuse_language

__all__ = ["Comparison"]


@frozen(kw_only=True)
class Comparison:
    """
    Two documents, compared: every statement opens to its clauses.

    Attributes:
        changes: One for each link of the alignment, in its order.

        old_coverage: How much of the old document the new one covers.

        new_coverage: How much of the new document the old one covers.

        omissions: Old clauses without a counterpart, most important first; headings and ambiguous clauses are not among them.

        additions: New clauses without a counterpart, most important first.

        struck: Between versions of one text, words that old clauses have and their counterparts lack, weightiest first.

        inserted: The same of new clauses.

        emphasis: Topics, statements, bearers, force and swaps of both sides.

        adherents: Differences drawn from known memberships only.

        notes: Sentences that every report prints: caveats of the documents, paraphrase, partial lists.
    """

    alignment: Alignment
    old_annotations: Annotations
    new_annotations: Annotations
    changes: tuple[Change, ...]
    old_coverage: Coverage
    new_coverage: Coverage
    omissions: tuple[Unmatched, ...]
    additions: tuple[Unmatched, ...]
    emphasis: Emphasis
    adherents: tuple[AdherentDifference, ...]
    notes: tuple[str, ...]
    struck: tuple[Stretch, ...] = ()
    inserted: tuple[Stretch, ...] = ()

    @property
    def has_changes(self) -> bool:
        """Tell whether any clause or any adherent differs (exit code 1 of the command)."""
        return bool(self.adherents) or any(change.is_change for change in self.changes)

    def changes_of(self, operation: Operation) -> tuple[Change, ...]:
        """
        Return the changes that hold this operation, in the order of the alignment.

        Raises:
            OptionError: There is no such operation; ``where`` finds effects.
        """
        _check("operation", operation, OPERATIONS)
        return tuple(change for change in self.changes if operation in change.operations)

    def where(
        self,
        *,
        operation: Operation | None = None,
        effect: EffectName | None = None,
        topic: str | None = None,
        actor: str | None = None,
        max_force: int | None = None,
    ) -> tuple[Change, ...]:
        """
        Return the changes that meet every condition given, in the order of the alignment.

        Args:
            operation: What happened to the clauses, one of ``OPERATIONS``.

            effect: What that does to the meaning, one of ``EFFECTS``.

            topic: A topic that a clause of either side carries.

            actor: Normalised name of somebody whom a clause of either side binds, allows or speaks to.

            max_force: The new clauses (an omission's old ones) bind, allow or recommend with at most this force, 0 to 5; clauses that do nothing of
                the kind are left out.

        Raises:
            OptionError: There is no such operation, effect, topic or actor here, or no such force; or effects and topics are not looked for in the
                language of a document.
        """
        _check("operation", operation, OPERATIONS)
        _check("effect", effect, EFFECTS)
        asked = effect or topic
        if asked:
            refuse_language(asked, "where", self.alignment.old, self.alignment.new)
        _check("topic", topic, (*self.old_annotations.topics, *self.new_annotations.topics))
        if actor is not None:
            _check("actor", actor, tuple(sorted({item.name for side in (self.old_annotations, self.new_annotations) for item in side.of(Actor)})))
        if max_force is not None and not 0 <= max_force <= _STRONGEST:
            raise OptionError(f"max_force is {max_force}; force lies between 0 and {_STRONGEST}")
        said = self.old_annotations.by_clause(), self.new_annotations.by_clause()
        return tuple(
            change
            for change in self.changes
            if (operation is None or operation in change.operations)
            and (effect is None or any(found.name == effect for found in change.effects))
            and (topic is None or any(isinstance(item, Topic) and item.topic == topic for item in _said(change, said)))
            and (actor is None or any(isinstance(item, Actor) and item.name == actor for item in _said(change, said)))
            and (max_force is None or _is_at_most(max_force, change, said))
        )


# The top of both scales of force.
_STRONGEST = 5
# As many names as there are topics, effects or operations; of actors a long law has hundreds.
_MOST_NAMED = 24
_Said = tuple[dict[str, tuple[Annotation, ...]], dict[str, tuple[Annotation, ...]]]


def _check(what: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise OptionError(f"there is no {what} {value!r} here{did_you_mean(value, known)} ({_listed(known)})")


def _listed(known: tuple[str, ...]) -> str:
    """Return the names that there are, as many as a message bears."""
    names = list(dict.fromkeys(known))
    more = [f"and {len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
    return f"there is {', '.join([*names[:_MOST_NAMED], *more])}" if names else "there is none"


def _said(change: Change, said: _Said) -> Iterator[Annotation]:
    for ids, side in zip((change.link.old, change.link.new), said, strict=True):
        for clause_id in ids:
            yield from side.get(clause_id, ())


def _is_at_most(force: int, change: Change, said: _Said) -> bool:
    ids, side = (change.link.new, said[1]) if change.link.new else (change.link.old, said[0])
    items = [item for clause_id in ids for item in side.get(clause_id, ())]
    found = [item.force for item in items if isinstance(item, Modality) and item.use == "deontic"]
    return bool(found) and max(found) <= force
