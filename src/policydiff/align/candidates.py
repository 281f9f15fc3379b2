"""Which pairs are worth a closer look: the nearest by words and by meaning, from either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from attrs import evolve
from numpy.typing import NDArray
from scipy import sparse

from policydiff.align.draft import Draft, Floats, Ints
from policydiff.align.evidence import Evidence

__all__ = ["propose"]

# Nearest clauses kept from each side by each kind of evidence: on the gold sets the right partner stands among them in over 99 % of cases.
_NEAREST = 15
# Rows of the similarity matrix held at once; bounds memory, changes nothing.
_CHUNK = 512
# Below it two clauses share nothing but a very common word.
_LEAST_COSINE = 0.01
# Clauses looked at, at most, to learn from where on pairs are worth sorting, and the share of them that may have their nearest below that.
_SAMPLE, _SPARED = 256, 0.1

# More pairs than so many a clause are not sorted out at once: where everything is alike, clauses are looked at chunk by chunk.
_MOST_ABOVE = 200

# Positions on one side and on the other.
_Near = tuple[Ints, Ints]


def propose(draft: Draft) -> Draft:
    """Propose candidate pairs: of each clause, the nearest of the other side by weighted words and by sentence vectors."""
    evidence = draft.known()
    n_new = max(1, evidence.new.n)
    keys = [np.zeros(0, dtype=np.int64)]
    # Headings correspond to headings only.
    for is_heading in (False, True):
        old, new = (np.flatnonzero(side.is_heading == is_heading) for side in (evidence.old, evidence.new))
        if len(old) and len(new):
            keys.extend(old[i] * n_new + new[j] for i, j in (*_by_words(evidence, old, new), *_by_meaning(evidence, old, new)))
    rows = np.unique(np.concatenate(keys))
    candidates = np.stack([rows // n_new, rows % n_new], axis=1)
    is_cross = evidence.old.is_han[candidates[:, 0]] != evidence.new.is_han[candidates[:, 1]]
    return evolve(draft, candidates=candidates, is_cross=is_cross)


def _by_words(evidence: Evidence, old: Ints, new: Ints) -> Iterator[_Near]:
    """
    Yield the nearest of each old clause and of each new one by cosine of weighted words.

    Most pairs share little. Those above a bar that most clauses' nearest reach are sorted out of the product once for both sides; the few clauses that
    have too few above it are looked at by themselves. The bar changes how long that takes, not what is found.
    """
    sides = evidence.old.cosine[old], evidence.new.cosine[new]
    i, j, cosine = _above(*sides, _bar(*sides))
    places = i, j
    for own, other in ((0, 1), (1, 0)):
        one, two = sides[own], sides[other].T.tocsr()
        has_enough = np.bincount(places[own], minlength=one.shape[0]) >= _NEAREST
        kept = has_enough[places[own]]
        few = np.flatnonzero(~has_enough)
        rest = _nearest_of(few, two.shape[1], lambda rows, one=one, two=two: (one[rows] @ two).toarray())  # type: ignore[misc]
        for pair in (_first(places[own][kept], places[other][kept], cosine[kept]), *rest):
            yield pair[own], pair[other]


def _bar(one: sparse.csr_array, other: sparse.csr_array) -> float:
    """Return the cosine that the nearest of nine clauses in ten reach, as far as a sample tells."""
    if other.shape[0] <= _NEAREST:
        return np.inf
    sample = np.unique(np.linspace(0, one.shape[0] - 1, _SAMPLE).astype(np.int64))
    last = -np.partition(-(one[sample] @ other.T.tocsr()).toarray(), _NEAREST - 1, axis=1)[:, _NEAREST - 1]
    return max(_LEAST_COSINE, float(np.quantile(last, _SPARED)))


def _above(one: sparse.csr_array, other: sparse.csr_array, bar: float) -> tuple[Ints, Ints, Floats]:
    """Return the pairs of rows whose product is so great, and the product."""
    turned = other.T.tocsr()
    nothing: tuple[Ints, Ints, Floats] = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    found = [nothing]
    n_found = 0
    for start in range(0, one.shape[0] if np.isfinite(bar) else 0, _CHUNK):
        products = one[start : start + _CHUNK] @ turned
        kept = np.flatnonzero(products.data >= bar)
        n_found += len(kept)
        if n_found > _MOST_ABOVE * max(one.shape[0], other.shape[0]):
            return nothing
        rows = np.searchsorted(products.indptr, kept, side="right") - 1 + start
        found.append((rows.astype(np.int64), products.indices[kept].astype(np.int64), products.data[kept]))
    rows, columns, values = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, columns, values


def _first(owner: Ints, other: Ints, score: Floats) -> _Near:
    """Return the nearest of each owner, ties in the order of the other side."""
    if not len(owner):
        return owner, other
    order = np.lexsort((other, -score))
    # Turning it into rows keeps the order within each.
    ranked = sparse.coo_array((order, (owner[order], np.arange(len(order)))), shape=(int(owner.max()) + 1, len(order))).tocsr()
    place = np.arange(len(order)) - np.repeat(ranked.indptr[:-1], np.diff(ranked.indptr))
    kept = ranked.data[place < _NEAREST]
    return owner[kept], other[kept]


def _nearest_of(rows: Ints, n_other: int, scores_of: Callable[[Ints], NDArray[np.floating]]) -> Iterator[_Near]:
    """Yield the nearest of some rows, out of all their scores, chunk by chunk."""
    k = min(_NEAREST, n_other)
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        scores = scores_of(chunk)
        columns = np.argpartition(-scores, k - 1, axis=1)[:, :k].ravel()
        own = np.repeat(np.arange(len(chunk)), k)
        is_near = scores[own, columns] >= _LEAST_COSINE
        yield chunk[own[is_near]], columns[is_near]


def _by_meaning(evidence: Evidence, old: Ints, new: Ints) -> Iterator[_Near]:
    """Yield the nearest of each old clause and of each new one by cosine of sentence vectors."""
    if evidence.old.vectors is None or evidence.new.vectors is None:
        return
    sides = evidence.old.vectors[old], evidence.new.vectors[new]
    for own, other in ((0, 1), (1, 0)):
        one, two = sides[own], sides[other].T
        for pair in _nearest_of(np.arange(len(one)), two.shape[1], lambda rows, one=one, two=two: one[rows] @ two):  # type: ignore[misc]
            yield pair[own], pair[other]
