"""The whole result of comparing two documents."""

from __future__ import annotations

from attrs import frozen

from policydiff.model.alignment import Alignment
from policydiff.model.annotation import Annotations
from policydiff.model.change import AdherentDifference, Change, Coverage, Operation, Unmatched
from policydiff.model.emphasis import Emphasis

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

        emphasis: Topic shares of both sides.

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

    @property
    def has_changes(self) -> bool:
        """Tell whether any clause or any adherent differs (exit code 1 of the command)."""
        return bool(self.adherents) or any(change.is_change for change in self.changes)

    def changes_of(self, operation: Operation) -> tuple[Change, ...]:
        """Return the changes that hold this operation, in the order of the alignment."""
        return tuple(change for change in self.changes if operation in change.operations)
