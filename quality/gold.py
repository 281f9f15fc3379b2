"""Gold alignments: reading them into outlines, and counting how an alignment fares against them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from attrs import frozen

from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.text.fold import has_han

# Sets that share texts are left out together.
FAMILIES: dict[str, str] = {
    "nist80053_r4_r5": "nist",
    "nist800171_r2_r3": "nist",
    "csf_11_20": "csf",
    "cyfun_2023_2025": "csf",
    "bletchley_seoul": "bletchley",
    "idais_bletchley": "bletchley",
}


@frozen(kw_only=True)
class GoldPair:
    """Two outlines to align, the pairs that have to be found and those that may be."""

    old: Outline
    new: Outline
    firm: frozenset[tuple[str, str]]
    optional: frozenset[tuple[str, str]]


@frozen(kw_only=True)
class GoldSet:
    """A gold set: one or several pairs of documents."""

    name: str
    pairs: tuple[GoldPair, ...]

    @property
    def family(self) -> str:
        """Name of the family that is left out together."""
        return FAMILIES.get(self.name, self.name)


@frozen
class Counts:
    """Right, predicted and wanted pairs; optional ones count neither way."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of the predicted pairs that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted pairs that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.predicted + self.wanted) if self.predicted + self.wanted else 0.0


def load_gold(folder: Path) -> tuple[GoldSet, ...]:
    """Load every gold set of a folder, by name."""
    return tuple(_load(path) for path in sorted(folder.glob("*.json")))


def _load(path: Path) -> GoldSet:
    data = json.loads(path.read_text(encoding="utf-8"))
    documents: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: {"left": [], "right": []})
    owner = {}
    for side in ("left", "right"):
        for clause in data[side]:
            document = str(clause.get("doc", ""))
            documents[document][side].append(clause)
            owner[side, clause["id"]] = document
    firm: dict[str, set[tuple[str, str]]] = defaultdict(set)
    optional: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for bead in data["gold"]:
        for left in bead["left"]:
            for right in bead["right"]:
                (optional if bead.get("optional") else firm)[owner["left", left]].add((left, right))
    pairs = tuple(
        GoldPair(
            old=_outline(f"{path.stem}/{document}/old", sides["left"]),
            new=_outline(f"{path.stem}/{document}/new", sides["right"]),
            firm=frozenset(firm[document]),
            optional=frozenset(optional[document]),
        )
        for document, sides in documents.items()
    )
    return GoldSet(name=path.stem, pairs=pairs)


def _outline(name: str, clauses: list[dict[str, Any]]) -> Outline:
    """Build an outline; the printed identifier is withheld."""
    return Outline(
        name=name,
        source=Source(name=name, media_type="application/json", encoding="utf-8", sha256="", text=""),
        provenance=Provenance(),
        language="und",
        clauses=tuple(
            Clause(id=clause["id"], text=clause["text"], path=tuple(clause["path"]), language="zh" if has_han(clause["text"]) else "en")
            for clause in clauses
        ),
    )


def count(pair: GoldPair, predicted: frozenset[tuple[str, str]]) -> Counts:
    """Count the predicted pairs against the gold."""
    scored = predicted - pair.optional
    return Counts(right=len(scored & pair.firm), predicted=len(scored), wanted=len(pair.firm))
