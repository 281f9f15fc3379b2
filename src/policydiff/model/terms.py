"""Words: which terms two documents hold more or less often, which gave way to which, and where a term stands."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.model.shares import Verdict as TermVerdict
from policydiff.stats.keyness import Keyness
from policydiff.text.span import Span

__all__ = ["Keyness", "KwicLine", "Swap", "TermKind", "TermReport", "TermShift", "TermUse", "TermVerdict", "WatchCount"]

TermKind = Literal["word", "phrase", "characters"]


@frozen(kw_only=True)
class TermUse:
    """
    How often one document holds a term.

    Attributes:
        clauses: Ids of the clauses that hold it, in reading order.

        n_clauses: Clauses that count.

        occurrences: How often the term stands there.

        n_words: Words, numerals and Chinese characters of those that count.

        share: len(clauses) / n_clauses, in [0, 1]; 0 for an empty document.

        per_thousand: Occurrences by a thousand words; 0 for an empty document.

        dispersion: Gries's DPnorm over the clauses, 0 spread as the words are, 1 in one corner; None where the term does not occur.
    """

    clauses: tuple[str, ...]
    n_clauses: int
    occurrences: int
    n_words: int
    share: float
    per_thousand: float
    dispersion: float | None


@frozen(kw_only=True)
class TermShift:
    """
    How much more or less often the new document holds a term.

    Attributes:
        term: The commonest printed form.

        kind: ``word``, ``phrase`` of several words, or ``characters`` of Chinese text that hang together.

        forms: All printed forms, case folded, the commonest first.

        keyness: Of the clauses that hold it, the new document the target.

        adjusted_p: p-value of Fisher's exact test, with account taken of all terms that were tested.

        n_tests: How many those were.

        z: Weighted log-odds by its standard error; no verdict rests on it.

        verdict: ``rose`` or ``fell`` only where the adjusted p is below .05, the interval of the log ratio excludes 0, and the rates by clause and by
            word point the same way.
    """

    term: str
    kind: TermKind
    forms: tuple[str, ...]
    old: TermUse
    new: TermUse
    keyness: Keyness
    adjusted_p: float
    n_tests: int
    z: float
    verdict: TermVerdict


@frozen(kw_only=True)
class Swap:
    """
    A term of the old document that another one replaced where clauses correspond.

    Attributes:
        old: The commonest printed form of what stood there.

        new: The same of what stands there now.

        pairs: Old and new ids of each link where it happened, in reading order of the old document.

        n: Links where it happened.

        n_reverse: Links where the new term of this swap gave way to the old one.

        p_value: Exact two-sided sign test of n against n_reverse.
    """

    old: str
    new: str
    pairs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    n: int
    n_reverse: int
    p_value: float


@frozen(kw_only=True)
class WatchCount:
    """
    How often both documents hold what an expression of a watch-list finds; verdict and figures as for ``TermShift``.

    Attributes:
        name: What the list calls it.

        expression: As the list has it.
    """

    name: str
    expression: str
    old: TermUse
    new: TermUse
    keyness: Keyness
    adjusted_p: float
    n_tests: int
    verdict: TermVerdict


@frozen(kw_only=True)
class KwicLine:
    """
    A hit in its context (key word in context), as printed.

    Attributes:
        span: Where the hit stands in the clause's text.
    """

    clause: str
    span: Span
    left: str
    hit: str
    right: str


@frozen(kw_only=True)
class TermReport:
    """
    What was found on the words of two documents.

    Attributes:
        shifts: Terms, the clearest first.

        swaps: Terms that gave way to others, the most frequent first.

        watched: Counts of a watch-list, in its order.

        notes: Sentences that belong beside the figures, those of the comparison.
    """

    shifts: tuple[TermShift, ...]
    swaps: tuple[Swap, ...]
    watched: tuple[WatchCount, ...] = ()
    notes: tuple[str, ...] = ()
