"""What the clauses hold, as matrices: terms weighted by how rare they are in both documents, and sentence vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import sparse

from policydiff.model.outline import Clause
from policydiff.model.protocols import Encoder
from policydiff.text.background import background_share
from policydiff.text.fold import fold, has_han
from policydiff.text.glossary import concepts
from policydiff.text.lazy import lazy_pattern
from policydiff.text.tokens import terms, words

__all__ = ["Evidence", "Side", "gather_evidence"]

# A phrase of two words tells more than its words, but rewording breaks it sooner.
_PHRASE_WEIGHT = 0.5
# A word of the headings above a clause, beside one of its own: of .1 to .5, what served the gold sets best.
_HEADING_WEIGHT = 0.3
# Ends of sentences and of the members of a list; after Chinese marks no space is needed.
_BREATH = re.compile(r"(?<=[.!?;])\s+|(?<=[\u3002\uff01\uff1f\uff1b])")
# Quotation marks, but no apostrophe inside a word.
_QUOTES = re.compile(r"\"|(?<![a-zß-ɏ])'|'(?![a-zß-ɏ])")
# Chinese is written without spaces; a line end inside a sentence leaves one.
_HAN_SPACE = lazy_pattern(r"(?<=[\u3400-\u9fff\u3002\uff0c\u3001])\s+(?=[\u3400-\u9fff])")
# In bytes: three short English words, a Chinese phrase of four characters.
_SHORTEST = 12
# Clauses of background that weigh as much as the documents' own.
_BACKGROUND = 200


@frozen(kw_only=True, eq=False)
class Side:
    """
    Evidence of one document; n clauses, v terms.

    Attributes:
        terms: Terms of each clause, in order of appearance.

        wording: Words of each clause in order, folded; two clauses of one wording differ in white space, letter case and punctuation at most.

        is_han: Whether a clause is Chinese.

        is_heading: Whether a clause is a heading; headings correspond to headings only.

        cosine: TF-IDF of words and phrases, and less of the words of the headings above, rows of unit length; n × (terms and phrases).

        held: 1 where the clause holds the term; n × v.

        runs: 1 where the clause holds two terms in a row; n × (terms and phrases).

        weights: Sum of the weights of the distinct terms of each clause, in nats; shape (n,).

        vectors: Unit vector of each clause, or None without an encoder; shape (n, d).

        sentences: Unit vectors of the sentences, or None; ``starts`` says where those of each clause begin; shape (n + 1,).
    """

    terms: tuple[tuple[str, ...], ...]
    wording: tuple[str, ...]
    is_han: NDArray[np.bool_]
    is_heading: NDArray[np.bool_]
    cosine: sparse.csr_array
    held: sparse.csr_array
    runs: sparse.csr_array
    weights: NDArray[np.float64]
    vectors: NDArray[np.float32] | None = None
    sentences: NDArray[np.float32] | None = None
    starts: NDArray[np.int64] | None = None

    @property
    def n(self) -> int:
        """Number of clauses."""
        return len(self.terms)


@frozen(kw_only=True, eq=False)
class Evidence:
    """Evidence of both documents over one vocabulary; ``idf`` holds the weight of each of its terms, in nats."""

    old: Side
    new: Side
    vocabulary: tuple[str, ...]
    idf: NDArray[np.float64]

    def is_identical(self, i: int, j: int) -> bool:
        """Tell whether an old and a new clause have the same wording."""
        return self.old.wording[i] == self.new.wording[j]


def gather_evidence(old: Sequence[Clause], new: Sequence[Clause], encoder: Encoder | None) -> Evidence:
    """
    Weigh the terms of two documents against both of them, and encode their sentences.

    The weight of a term is ln((N + K + 1) / (df + K·s + ½)) over the N clauses of both documents: inverse document frequency, steadied by K clauses of
    policy language at large, of which the share s holds the term. Two short drafts tell little about which words are common.

    References:
        Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application in retrieval. Journal of Documentation 28(1), 11–21.
    """
    plain = [[_plain(clause.text) for clause in clauses] for clauses in (old, new)]
    is_mixed = len({has_han(text) for side in plain for text in side}) > 1
    own = [[terms(text) for text in side] for side in plain]
    # Where two scripts meet, the glossary gives the terms that both can share.
    sides = [
        tuple(held + concepts(text) if is_mixed else held for held, text in zip(side, texts, strict=True))
        for side, texts in zip(own, plain, strict=True)
    ]
    phrased = [
        tuple(held + _phrases(first) for held, first in zip(side, own_of_side, strict=True)) for side, own_of_side in zip(sides, own, strict=True)
    ]
    above = _heading_terms(old, new)
    vocabulary = sorted({term for side in sides for held in side for term in held})
    phrases = sorted({term for side in (*phrased, *above) for held in side for term in held})
    n_clauses = len(old) + len(new)
    held_by = _counts(sides, vocabulary)
    counts_by = _counts(phrased, phrases)
    above_by = _counts(above, phrases)
    idf = _idf(held_by, np.array([background_share(term) for term in vocabulary]), n_clauses)
    share = np.array([background_share(term) for term in phrases])
    phrase_idf = _idf(counts_by, share, n_clauses) * np.array([_PHRASE_WEIGHT if " " in phrase else 1.0 for phrase in phrases])
    # A heading over the whole document tells as little as a word of every clause.
    heading_idf = _HEADING_WEIGHT * _idf([counts + more for counts, more in zip(counts_by, above_by, strict=True)], share, n_clauses)
    is_run = np.array([" " in phrase for phrase in phrases], dtype=np.float64)
    built = []
    for clauses, texts, held_terms, held, counts, headings in zip((old, new), plain, sides, held_by, counts_by, above_by, strict=True):
        runs = counts.copy()
        runs.data = is_run[runs.indices]
        runs.eliminate_zeros()
        counts.data = 1.0 + np.log(counts.data)
        held.data[:] = headings.data[:] = 1.0
        built.append(
            Side(
                terms=held_terms,
                wording=tuple(" ".join(words(text)) for text in texts),
                is_han=np.array([has_han(clause.text) for clause in clauses], dtype=np.bool_),
                is_heading=np.array([clause.is_heading for clause in clauses], dtype=np.bool_),
                cosine=_unit_rows((counts.multiply(phrase_idf) + headings.multiply(heading_idf)).tocsr()),
                held=held,
                runs=runs,
                weights=np.asarray(held @ idf, dtype=np.float64),
                **_encode(clauses, encoder),  # type: ignore[arg-type]
            )
        )
    return Evidence(old=built[0], new=built[1], vocabulary=tuple(vocabulary), idf=idf)


def _heading_terms(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[tuple[str, ...], ...]]:
    """Return the terms of the headings above each clause of either side; none where one side has no headings, since then they tell nothing."""
    sides = [[clause.path for clause in clauses] for clauses in (old, new)]
    if not all(map(any, sides)):
        return [((),) * len(side) for side in sides]
    known = {heading: terms(_plain(heading)) for side in sides for path in side for heading in path}
    return [tuple(tuple(term for heading in path for term in known[heading]) for path in side) for side in sides]


def _phrases(held: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{first} {second}" for first, second in pairwise(held))


def _idf(sides: Sequence[sparse.csr_array], share: NDArray[np.float64], n_clauses: int) -> NDArray[np.float64]:
    frequency = np.asarray(sum(np.bincount(side.indices, minlength=len(share)) for side in sides), dtype=np.float64)
    return np.asarray(np.log((n_clauses + _BACKGROUND + 1) / (frequency + _BACKGROUND * share + 0.5)))


def _counts(sides: Sequence[Sequence[tuple[str, ...]]], vocabulary: Sequence[str]) -> list[sparse.csr_array]:
    column = {term: number for number, term in enumerate(vocabulary)}
    found = []
    for side in sides:
        rows = np.repeat(np.arange(len(side)), [len(held) for held in side])
        columns = np.array([column[term] for held in side for term in held], dtype=np.int64)
        matrix = sparse.coo_array((np.ones(len(columns)), (rows, columns)), shape=(len(side), len(vocabulary))).tocsr()
        matrix.sum_duplicates()
        found.append(matrix)
    return found


def _unit_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.csr_array(sparse.diags_array(1.0 / lengths) @ matrix)


def _encode(clauses: Sequence[Clause], encoder: Encoder | None) -> dict[str, object]:
    """Encode the sentences of the clauses; a clause's vector is the mean of those of its sentences, at unit length."""
    if encoder is None:
        return {}
    pieces = [_sentences(clause.text) for clause in clauses]
    starts = np.concatenate([[0], np.cumsum([len(found) for found in pieces])]).astype(np.int64)
    sentences = encoder.encode([sentence for found in pieces for sentence in found])
    sums = np.add.reduceat(sentences, starts[:-1], axis=0) if len(clauses) else np.zeros((0, sentences.shape[1]), dtype=np.float32)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    return {"vectors": (sums / lengths).astype(np.float32), "sentences": sentences, "starts": starts}


def _plain(text: str) -> str:
    """Fold a text and drop quotation marks and white space between Chinese characters, none of which may alter an alignment."""
    folded = fold(text)
    if '"' in folded or "'" in folded:
        folded = _QUOTES.sub("", folded)
    return _HAN_SPACE.sub("", folded) if has_han(folded) else folded


def _sentences(text: str) -> list[str]:
    """
    Split a clause where a reader draws breath, for the encoder alone.

    A piece too short to mean anything
    by itself, such as the end of an abbreviation, stays with the one before it.
    """
    pieces: list[str] = []
    for piece in _BREATH.split(_plain(text)):
        if pieces and min(len(piece.encode()), len(pieces[-1].encode())) < _SHORTEST:
            pieces[-1] = f"{pieces[-1]} {piece}".strip()
        else:
            pieces.append(piece)
    return pieces
