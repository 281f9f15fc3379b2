"""Pairs of gold documents with their features, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from gold import family_of
from policydiff.align import Draft, gather
from policydiff.align.candidates import propose
from policydiff.align.features import describe_pairs
from policydiff.evaluate import GoldPair, GoldSet
from policydiff.model.options import Options
from policydiff.model.protocols import Encoder

__all__ = ["Remembering", "Sample", "prepare"]


@frozen(kw_only=True, eq=False)
class Sample:
    """A pair of gold documents, with features computed once."""

    set_name: str
    family: str
    gold: GoldPair
    draft: Draft
    is_true: NDArray[np.bool_]
    is_scored: NDArray[np.bool_]


class Remembering:
    """An encoder that encodes each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.version, self.encoder = encoder.name, encoder.version, encoder
        self.known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors, from memory where they are known."""
        missing = sorted(set(texts) - self.known.keys())
        if missing:
            self.known |= dict(zip(missing, self.encoder.encode(missing), strict=True))
        return np.stack([self.known[text] for text in texts])


def prepare(sets: Iterable[GoldSet], encoder: Encoder | None) -> tuple[Sample, ...]:
    """Compute the candidates and features of every pair of documents."""
    samples = []
    for gold_set in sets:
        for pair in gold_set.pairs:
            draft = Draft(old=pair.old, new=pair.new, options=Options(), encoder=encoder)
            draft = describe_pairs(propose(gather(draft)))
            ids = [(pair.old.clauses[i].id, pair.new.clauses[j].id) for i, j in draft.candidates]
            samples.append(
                Sample(
                    set_name=gold_set.name,
                    family=family_of(gold_set),
                    gold=pair,
                    draft=draft,
                    is_true=np.array([key in pair.firm for key in ids], dtype=np.bool_),
                    is_scored=np.array([key not in pair.optional for key in ids], dtype=np.bool_),
                )
            )
    return tuple(samples)
