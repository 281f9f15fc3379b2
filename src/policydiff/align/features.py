"""What speaks for a candidate pair: shared words, shared meaning, and both beside the pair's rivals."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import evolve, frozen

from policydiff.align.draft import Draft, Floats, Ints
from policydiff.align.evidence import Evidence, Side
from policydiff.align.relative import dual_log_softmax, margins, ranks

__all__ = ["coverage", "describe_pairs", "plain_coverage"]

# Neighbours over which the density around a clause is averaged (CSLS); the usual choice is 10, short documents have fewer.
_HUB = 10
# Spread of the dual softmax: cosines of true and false partners differ by some tenths, sentence vectors by less.
_WORD_TEMPERATURE = 0.1
# What an ordinary rival scores: about the best false partner of a clause on the gold sets.
_WORD_RIVAL = 0.15
_MEANING_RIVAL = 0.0
_MEANING_TEMPERATURE = 0.05
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


def coverage(evidence: Evidence, old: Ints, new: Ints) -> tuple[Floats, Floats]:
    """
    Return the share of the old clause's weight of words that the new one holds, and the reverse (containment, Broder 1997).

    References:
        Broder, A. (1997). On the resemblance and containment of documents. Compression and Complexity of Sequences, 21–29.
    """
    shared = np.empty(len(old))
    weighted = evidence.old.held.multiply(evidence.idf).tocsr()
    for part in _parts(len(old)):
        shared[part] = np.asarray(weighted[old[part]].multiply(evidence.new.held[new[part]]).sum(axis=1)).ravel()
    return _divide(shared, evidence.old.weights[old]), _divide(shared, evidence.new.weights[new])


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
    cosine = np.empty(len(old))
    rarest = np.empty(len(old))
    for part in _parts(len(old)):
        cosine[part] = np.asarray(evidence.old.cosine[old[part]].multiply(evidence.new.cosine[new[part]]).sum(axis=1)).ravel()
        both = evidence.old.held[old[part]].multiply(evidence.new.held[new[part]]).multiply(evidence.idf).tocsr()
        rarest[part] = both.max(axis=1).toarray().ravel() if both.shape[1] else 0.0
    old_covered, new_covered = coverage(evidence, old, new)
    yield "rarest_shared_word", rarest / evidence.greatest_idf
    yield "word_cosine", cosine
    yield "word_containment_max", np.maximum(old_covered, new_covered)
    yield "word_containment_min", np.minimum(old_covered, new_covered)
    yield "length_ratio", np.abs(np.log1p(evidence.old.weights[old]) - np.log1p(evidence.new.weights[new]))
    yield from _relative("word", old, new, cosine, rival=_WORD_RIVAL, temperature=_WORD_TEMPERATURE)


def _by_meaning(evidence: Evidence, old: Ints, new: Ints) -> Iterator[tuple[str, Floats]]:
    meaning = _Meaning(evidence.old, evidence.new)
    one, other = meaning.directed(old, new)
    mean = (one + other) / 2
    csls = 2 * mean - meaning.density(evidence.old, evidence.new)[old] - meaning.density(evidence.new, evidence.old)[new]
    yield "meaning", mean
    yield "meaning_max", np.maximum(one, other)
    yield "meaning_csls", csls
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
