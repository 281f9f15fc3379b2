"""How often a document holds something, and whether two documents differ in that by more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from policydiff.emphasis.draws import rounded
from policydiff.emphasis.wording import ClauseWords
from policydiff.model.terms import Keyness, TermUse, TermVerdict
from policydiff.stats.correction import benjamini_hochberg, holm
from policydiff.stats.dispersion import deviation_of_proportions
from policydiff.stats.keyness import keyness

__all__ = ["Correction", "Document", "Finding", "adjust", "compare_uses", "use_of"]

Correction = Literal["holm", "benjamini-hochberg"]
# p-values are rounded by digits that count: many are far below a millionth.
_P_DIGITS = 6
_LEVEL = 0.05


@frozen(eq=False)
class Document:
    """The clauses of a document that count, and how many words each has."""

    ids: tuple[str, ...]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, clauses: Sequence[ClauseWords]) -> Document:
        """Return the document of these clauses."""
        return cls(tuple(clause.clause.id for clause in clauses), tuple(clause.n_words for clause in clauses))


@frozen(kw_only=True)
class Finding:
    """A comparison of two uses, with the verdict."""

    keyness: Keyness
    adjusted_p: float
    verdict: TermVerdict


def use_of(places: Mapping[int, int], document: Document) -> TermUse:
    """
    Return how often a document holds something.

    Args:
        places: Occurrences by the number of the clause; clauses without any are not in it.

        document: The document.
    """
    occurrences, n_words, n_clauses = sum(places.values()), sum(document.sizes), len(document.ids)
    counts = [places.get(number, 0) for number in range(n_clauses)]
    return TermUse(
        clauses=tuple(document.ids[number] for number in sorted(places)),
        n_clauses=n_clauses,
        occurrences=occurrences,
        n_words=n_words,
        share=rounded(len(places) / n_clauses) if n_clauses else 0.0,
        per_thousand=rounded(1000 * occurrences / n_words) if n_words else 0.0,
        dispersion=rounded(deviation_of_proportions(counts, document.sizes)) if occurrences else None,
    )


def adjust(p_values: Sequence[float], correction: Correction) -> tuple[float, ...]:
    """Return p-values with account taken of how many there are."""
    return holm(p_values) if correction == "holm" else benjamini_hochberg(p_values)


def compare_uses(uses: Sequence[tuple[TermUse, TermUse]], correction: Correction, *, by_word: bool) -> tuple[Finding, ...]:
    """
    Compare the clauses that hold something, the new document the target.

    Args:
        uses: Old and new use of each thing; all of them count as tested together. No document is empty.

        correction: How account is taken of that.

        by_word: Whether the rate by a thousand words has to point the same way for a verdict, so that long clauses alone prove nothing.
    """
    tested = [keyness(len(new.clauses), new.n_clauses, len(old.clauses), old.n_clauses) for old, new in uses]
    adjusted = adjust([test.exact_p for test in tested], correction)
    findings = []
    for (old, new), test, p in zip(uses, tested, adjusted, strict=True):
        is_told = p < _LEVEL and test.lrc != 0 and not (by_word and (new.per_thousand - old.per_thousand) * test.lrc <= 0)
        direction: TermVerdict = "rose" if test.lrc > 0 else "fell"
        findings.append(Finding(keyness=_rounded_test(test), adjusted_p=_rounded_p(p), verdict=direction if is_told else "not distinguishable"))
    return tuple(findings)


def _rounded_test(test: Keyness) -> Keyness:
    low, high, diff = (None if value is None else rounded(value) for value in (test.low, test.high, test.diff))
    return evolve(
        test,
        g2=rounded(test.g2),
        p_value=_rounded_p(test.p_value),
        exact_p=_rounded_p(test.exact_p),
        bic=rounded(test.bic),
        log_ratio=rounded(test.log_ratio),
        low=low,
        high=high,
        lrc=rounded(test.lrc),
        diff=diff,
    )


def _rounded_p(p: float) -> float:
    return float(f"{p:.{_P_DIGITS}g}")
