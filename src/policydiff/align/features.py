"""What speaks for a candidate pair: shared words, shared meaning, and both beside the pair's rivals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray
from scipy import sparse

from policydiff.align.draft import Draft, Floats, Ints
from policydiff.align.evidence import Evidence, Side
from policydiff.align.relative import dual_log_softmax, margins, ranks

__all__ = ["describe_pairs", "plain_coverage"]

# Neighbours over which the density around a clause is averaged (CSLS); the usual choice is 10, short documents have fewer.
_HUB = 10
# Spread of the dual softmax: cosines of true and false partners differ by some tenths, sentence vectors by less.
_WORD_TEMPERATURE = 0.1
# What an ordinary rival scores: about the best false partner of a clause on the gold sets.
_WORD_RIVAL = 0.15
_MEANING_RIVAL = 0.0
_MEANING_TEMPERATURE = 0.05
# Log of one plus the nats of common words from which on a pair shares something to speak of: two or three rare words.
_ENOUGH = 2.5
# Of the words beside a formula, less than this share in common is nothing.
_HARDLY = 0.15
# And it has to be this share of the clause, at least: two clauses that differ in a verb are no two contents in one formula.
_MUCH = 0.2
# Where only words can tell, less than this share of both clauses in common is chance, and so is a single word.
_CHANCE = 0.18
# Terms in a row that two drafters do not hit upon by themselves.
_LONG_RUN = 4
# Pairs of sentences compared at once; bounds memory, changes nothing.
_PAIRS = 100_000


def describe_pairs(draft: Draft) -> Draft:
    """
    Compute the features of each candidate pair.

    Every feature is the same for a pair when the two documents change sides.
    """
    evidence = draft.known()
    old, new = draft.candidates[:, 0], draft.candidates[:, 1]
    columns = dict(_by_words(evidence, old, new))
    if evidence.old.vectors is not None:
        columns |= dict(_by_meaning(evidence, old, new))
    return evolve(draft, features=tuple(columns.items()))


def plain_coverage(evidence: Evidence, old: Ints, new: Ints) -> tuple[Floats, Floats]:
    """Return the share of the old clause's distinct terms that the new one holds, and the reverse; every term counts the same, modal verbs too."""
    shared = np.empty(len(old))
    for part in _parts(len(old)):
        shared[part] = np.asarray(evidence.old.held[old[part]].multiply(evidence.new.held[new[part]]).sum(axis=1)).ravel()
    sizes = [np.diff(side.held.indptr).astype(np.float64) for side in (evidence.old, evidence.new)]
    return _divide(shared, sizes[0][old]), _divide(shared, sizes[1][new])


def _divide(numerator: Floats, denominator: Floats) -> Floats:
    return np.minimum(1.0, np.divide(numerator, denominator, out=np.zeros_like(numerator), where=denominator > 0))


def _parts(n: int) -> Iterator[slice]:
    return (slice(start, start + _PAIRS) for start in range(0, n, _PAIRS))


def _by_words(evidence: Evidence, old: Ints, new: Ints) -> Iterator[tuple[str, Floats]]:
    cosine, shared, runs = np.empty(len(old)), np.empty(len(old)), np.empty(len(old))
    weighted = evidence.old.held.multiply(evidence.idf).tocsr()
    for part in _parts(len(old)):
        i, j = old[part], new[part]
        cosine[part] = _products(evidence.old.cosine[i], evidence.new.cosine[j])
        shared[part] = _products(weighted[i], evidence.new.held[j])
        runs[part] = _products(evidence.old.runs[i], evidence.new.runs[j])
    yield "shared_content", np.log1p(shared)
    yield "thin_content", np.maximum(_ENOUGH - np.log1p(shared), 0.0)
    common = np.maximum(_divide(shared, evidence.old.weights[old]), _divide(shared, evidence.new.weights[new]))
    formula, nothing_else = _formula(evidence, old, new, (runs > 0) & (common < 1))
    yield "formula", formula
    if evidence.old.vectors is None:
        is_cross = evidence.old.is_han[old] != evidence.new.is_han[new]
        n_shared = np.concatenate([_products(evidence.old.held[old[part]], evidence.new.held[new[part]]) for part in _parts(len(old))] or [shared])
        nothing_else = np.maximum(nothing_else, ~is_cross & ((common < _CHANCE) | ((n_shared == 1) & (common < 1))))
    yield "nothing_else", nothing_else
    yield from _relative("word", old, new, cosine, rival=_WORD_RIVAL, temperature=_WORD_TEMPERATURE)


def _products(old: sparse.csr_array, new: sparse.csr_array) -> Floats:
    return np.asarray(old.multiply(new).sum(axis=1), dtype=np.float64).ravel()


def _formula(evidence: Evidence, old: Ints, new: Ints, chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """
    Return how far a pair looks like one formula around two contents, in [0, 1], and 1 where beside the formula the two share hardly a word.

    What the two share stands in long common runs of words, and both hold much beside them that has nothing in common: the product of the share of the
    common words that stand in such runs, of the lesser share of words outside them, and of what these do not have in common.
    """
    formula, nothing_else = np.zeros(len(old)), np.zeros(len(old))
    weight = dict(zip(evidence.vocabulary, evidence.idf.tolist(), strict=True))
    for row in np.flatnonzero(chosen).tolist():
        formula[row], nothing_else[row] = _rest_apart(evidence.old.terms[old[row]], evidence.new.terms[new[row]], weight)
    return formula, nothing_else


def _rest_apart(old: tuple[str, ...], new: tuple[str, ...], weight: Mapping[str, float]) -> tuple[float, float]:
    """Return the figures of ``_formula`` for one pair; short runs, which any two texts on one subject share, are no formula."""
    # In a short clause a formula is short; half of the clause it is all the same.
    length = min(_LONG_RUN, max(2, (min(len(old), len(new)) + 1) // 2))
    in_runs = {term for run in _runs(old, length) & _runs(new, length) for term in run}
    rests = [set(side) - in_runs for side in (old, new)]
    if not in_runs or not all(rests):
        return 0.0, 0.0
    common = set(old) & set(new)
    whole, formula, rest = (sum(weight[term] for term in sorted(terms)) for terms in (common, in_runs, rests[0] & rests[1]))
    least = min(sum(weight[term] for term in sorted(terms)) for terms in rests)
    return formula / whole * least / (least + formula) * (1 - rest / least), float(rest < _HARDLY * least and least > _MUCH * (least + formula))


def _runs(terms: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {terms[start : start + length] for start in range(len(terms) - length + 1)}


def _by_meaning(evidence: Evidence, old: Ints, new: Ints) -> Iterator[tuple[str, Floats]]:
    meaning = _Meaning(evidence.old, evidence.new)
    one, other = meaning.directed(old, new)
    csls = one + other - meaning.density(evidence.old, evidence.new)[old] - meaning.density(evidence.new, evidence.old)[new]
    yield "meaning_max", np.maximum(one, other)
    yield from _relative("meaning", old, new, csls, rival=_MEANING_RIVAL, temperature=_MEANING_TEMPERATURE)


def _relative(kind: str, old: Ints, new: Ints, score: Floats, *, rival: float, temperature: float) -> Iterator[tuple[str, Floats]]:
    of_old, of_new = margins(old, score, alone=rival), margins(new, score, alone=rival)
    yield f"{kind}_margin_min", np.minimum(of_old, of_new)
    yield f"{kind}_margin_max", np.maximum(of_old, of_new)
    yield f"{kind}_rank", np.log1p(ranks(old, score)) + np.log1p(ranks(new, score))
    yield f"{kind}_dual_softmax", np.maximum(dual_log_softmax(old, new, score, alone=rival, temperature=temperature), -10.0)


@frozen
class _Meaning:
    old: Side
    new: Side

    def directed(self, old: Ints, new: Ints) -> tuple[Floats, Floats]:
        """Return the mean over one clause's sentences of the best similarity to a sentence of the other's, both ways."""
        one, other = np.empty(len(old)), np.empty(len(old))
        for part in _parts(len(old)):
            one[part], other[part] = self._directed(old[part], new[part])
        return one, other

    def _directed(self, old: Ints, new: Ints) -> tuple[Floats, Floats]:
        old_sizes, new_sizes = _sizes(self.old)[old], _sizes(self.new)[new]
        sizes = old_sizes * new_sizes
        pair = np.repeat(np.arange(len(old)), sizes)
        within = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        a, b = within // new_sizes[pair], within % new_sizes[pair]
        similarity = _dots(self.old, self.new, _starts(self.old)[old][pair] + a, _starts(self.new)[new][pair] + b)
        widest = int(max(old_sizes.max(initial=1), new_sizes.max(initial=1)))
        return _max_mean(pair, a, similarity, old_sizes, widest), _max_mean(pair, b, similarity, new_sizes, widest)

    @staticmethod
    def density(side: Side, others: Side) -> Floats:
        """
        Return the mean similarity of each clause of a side to its nearest of the other side.

        References:
            Conneau, A. et al. (2018). Word translation without parallel data. ICLR.
        """
        assert side.vectors is not None  # noqa: S101 - the caller has asked
        assert others.vectors is not None  # noqa: S101
        k = min(_HUB, others.n)
        found = np.zeros(side.n)
        for start in range(0, side.n if k else 0, 512):
            scores = side.vectors[start : start + 512] @ others.vectors.T
            scores[side.is_heading[start : start + 512, None] != others.is_heading[None, :]] = 0.0
            nearest = np.sort(np.partition(scores, -k, axis=1)[:, -k:], axis=1)
            found[start : start + 512] = nearest.astype(np.float64).mean(axis=1)
        return found


def _starts(side: Side) -> Ints:
    assert side.starts is not None  # noqa: S101 - set with the vectors
    return side.starts


def _sizes(side: Side) -> Ints:
    return np.diff(_starts(side))


def _dots(old: Side, new: Side, a: Ints, b: Ints) -> Floats:
    assert old.sentences is not None  # noqa: S101 - set with the vectors
    assert new.sentences is not None  # noqa: S101
    found = np.empty(len(a))
    for start in range(0, len(a), _PAIRS):
        part = slice(start, start + _PAIRS)
        found[part] = np.einsum("ij,ij->i", old.sentences[a[part]], new.sentences[b[part]], dtype=np.float64)
    return np.round(found, 6)


def _max_mean(pair: Ints, sentence: Ints, similarity: Floats, sizes: Ints, widest: int) -> Floats:
    best = np.full(len(sizes) * widest, -np.inf)
    np.maximum.at(best, pair * widest + sentence, similarity)
    table = best.reshape(len(sizes), widest)
    return np.asarray(np.where(np.isfinite(table), table, 0.0).sum(axis=1) / sizes)
