"""One document as the statistics see it: a row a clause that counts, in an order that its wording decides."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import numpy.typing as npt
from attrs import define, frozen

from policydiff.model.annotation import Annotations, Deontic, Modality, Topic
from policydiff.model.force import Scale
from policydiff.model.outline import Clause, Outline
from policydiff.text.tokens import words

__all__ = ["KINDS", "SCALES", "Integers", "Side", "has_force", "read_side"]

Integers = npt.NDArray[np.int64]
SCALES: tuple[Scale, ...] = ("en", "zh")
# In the order in which reports name them: what binds first.
KINDS: tuple[Deontic, ...] = (
    "obligation",
    "prohibition",
    "commitment",
    "recommendation",
    "permission",
    "exemption",
    "recognition",
    "constitutive",
)


@frozen(kw_only=True, eq=False)
class Side:
    """
    The clauses of a document that count, as columns with one row a clause.

    The rows are sorted by what the clauses say, so that the same clauses in another order give the same rows; only ``places`` tells the order.

    Attributes:
        digest: Of the rows without their places; documents of the same clauses have the same.

        language: Primary tag of the document's language.

        ids: Clause ids.

        places: 0 for the first clause of the document, 1 for the next one.

        carries: Whether a clause carries each topic, in the order of the taxonomy.

        words: Words of each clause.

        statements: Statements of each kind, in the order of ``KINDS``.

        forces: Sum of the forces of its statements, for each of ``SCALES``.

        weighed: How many statements those sums are of.
    """

    digest: bytes
    language: str
    ids: tuple[str, ...]
    places: Integers
    carries: Integers
    words: Integers
    statements: Integers
    forces: Integers
    weighed: Integers

    @property
    def n_clauses(self) -> int:
        """Clauses that count."""
        return len(self.ids)


@define
class _Row:
    """What one clause says."""

    clause: Clause
    place: int
    topics: set[str]
    said: list[Modality]

    def content(self) -> str:
        """Return what the clause says in one string, without its place or its id."""
        statements = sorted((item.scale, item.deontic or "", item.force, item.bearers) for item in self.said)
        return repr((self.clause.text, sorted(self.topics), statements))


def has_force(statement: Modality) -> bool:
    """Tell whether a statement has a place on a scale of force: a definition binds nobody, and neither does a report or a title."""
    return statement.use == "deontic" and statement.deontic not in (None, "constitutive")


def read_side(outline: Outline, annotations: Annotations) -> Side:
    """Return the clauses of an outline that count, with what was found in them."""
    by_id = {clause.id: _Row(clause, place, set(), []) for place, clause in enumerate(outline.units)}
    for item in annotations.items:
        row = by_id.get(item.clause)
        if row is not None and isinstance(item, Topic):
            row.topics.add(item.topic)
        elif row is not None and isinstance(item, Modality) and item.use == "deontic" and item.deontic is not None:
            row.said.append(item)
    contents = sorted((row.content(), row.place, clause_id) for clause_id, row in by_id.items())
    rows = [by_id[clause_id] for _, _, clause_id in contents]
    weighed = [[item for item in row.said if has_force(item)] for row in rows]
    n = len(rows)
    return Side(
        digest=sha256("\n".join(content for content, _, _ in contents).encode("utf-8", "surrogatepass")).digest(),
        language=outline.language.partition("-")[0].lower(),
        ids=tuple(row.clause.id for row in rows),
        places=_column([row.place for row in rows], n),
        carries=_column([[topic in row.topics for topic in annotations.topics] for row in rows], n, len(annotations.topics)),
        words=_column([len(words(row.clause.text)) for row in rows], n),
        statements=_column([[sum(item.deontic == kind for item in row.said) for kind in KINDS] for row in rows], n, len(KINDS)),
        forces=_column([[sum(item.force for item in said if item.scale == scale) for scale in SCALES] for said in weighed], n, len(SCALES)),
        weighed=_column([[sum(item.scale == scale for item in said) for scale in SCALES] for said in weighed], n, len(SCALES)),
    )


def _column(values: list[int] | list[list[int]] | list[list[bool]], *shape: int) -> Integers:
    return np.array(values, dtype=np.int64).reshape(shape)
