"""
The terms that one document holds more often than the other: keyness by clauses.

A word can rise because more clauses speak of it or because one clause repeats it. Only the first is emphasis, so what is counted is the clause that holds
the term (Egbert & Biber 2019), and the rate by word stands beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

from policydiff.emphasis.collocations import Term, find_terms
from policydiff.emphasis.draws import rounded
from policydiff.emphasis.uses import Correction, Document, compare_uses, use_of
from policydiff.emphasis.wording import Segmenter, cut_outline
from policydiff.errors import OptionError, expect
from policydiff.model.outline import Outline
from policydiff.model.terms import TermKind, TermShift
from policydiff.stats.fisher import fisher_exact
from policydiff.stats.log_odds import weighted_log_odds
from policydiff.text.fold import fold
from policydiff.text.language import differ

__all__ = ["MOST_SHOWN", "key_terms"]

# Shifts are sorted with the verdicts first; after so many come terms about which nothing can be said.
MOST_SHOWN = 60
# A term is tested only where the strongest split of its clauses could come out below this, whatever else is tested.
_LEVEL = 0.05
# The prior of the log-odds weighs as much as ten clauses: enough to hold back a term of two or three, too little to hide one of thirty.
_PRIOR_CLAUSES = 10
_TERM, _REST = "term", "rest"


def key_terms(
    old: Outline, new: Outline, *, correction: Correction = "holm", segmenter: Segmenter = "characters", most: int | None = MOST_SHOWN
) -> tuple[TermShift, ...]:
    """
    Compare how many clauses of each document hold each term.

    Terms are words by their stems, collocated phrases of two to four words, and of Chinese text sequences of two to six characters that hang together.
    Numerals, stop words and words of drafting are none. A term is tested where its clauses are enough: where, if they all were in one document, its
    p-value would be small enough for as many tests as there are terms with as many clauses. Swapping the documents mirrors every sign and verdict.

    Verdicts rest on Fisher's exact test and not on G², whose p-value is too small where counts are.

    Args:
        old: The old document, the reference.

        new: The new one, the target.

        correction: How account is taken of the number of tests: ``holm``, or ``benjamini-hochberg`` for longer lists in which one in twenty is expected
            to be an accident.

        segmenter: What Chinese text is cut into: ``characters``, or words as the package jieba finds them.

        most: Return at most so many terms, the clearest first; None for all that were tested.

    Returns:
        The terms tested: those with a verdict first, then by p-value, then in alphabetical order. None where a document has no clause, where the two
        are in different languages, or where the documents are too short to tell anything.

    Raises:
        MissingExtraError: jieba was asked for and is not installed.

        OptionError: A document is no outline, there is no such correction or segmenter, or ``most`` is below 1.

    References:
        Egbert, J. & Biber, D. (2019). Incorporating text dispersion into keyword analyses. Corpora 14(1), 77–104.

        Tarone, R. E. (1990). A modified Bonferroni method for discrete data. Biometrics 46(2), 515–522.

        Those of :func:`policydiff.stats.keyness.keyness`.
    """
    for name, side in (("old", old), ("new", new)):
        expect(side, Outline, name, "key_terms takes outlines, as policydiff.read gives them")
    _check(correction, segmenter, most)
    if not old.units or not new.units or differ(old.language, new.language):
        return ()
    cut = cut_outline(old, segmenter), cut_outline(new, segmenter)
    terms = find_terms(*cut)
    documents = Document.of(cut[0]), Document.of(cut[1])
    tested = _testable(terms, len(cut[0]), len(cut[1]))
    z = _log_odds(terms, len(cut[0]) + len(cut[1]))
    uses = [(use_of(term.places[0], documents[0]), use_of(term.places[1], documents[1])) for term in tested]
    shifts = [
        TermShift(
            term=_shown(term),
            kind=_kind(term),
            forms=_forms(term),
            old=use[0],
            new=use[1],
            keyness=finding.keyness,
            adjusted_p=finding.adjusted_p,
            n_tests=len(tested),
            z=rounded(z[_name(term)]),
            verdict=finding.verdict,
        )
        for term, use, finding in zip(tested, uses, compare_uses(uses, correction, by_word=True), strict=True)
    ]
    shifts.sort(key=lambda shift: (shift.verdict == "not distinguishable", shift.keyness.exact_p, fold(shift.term), shift.term))
    return tuple(shifts if most is None else shifts[:most])


def _check(correction: str, segmenter: str, most: int | None) -> None:
    for value, known in ((correction, get_args(Correction)), (segmenter, get_args(Segmenter))):
        if value not in known:
            raise OptionError(f"{value!r} is none of {', '.join(known)}")
    if most is not None and most < 1:
        raise OptionError(f"most is {most}; ask for 1 term or more")


def _testable(terms: Sequence[Term], n_old: int, n_new: int) -> list[Term]:
    """Return the terms that are in so many clauses that a test of as many terms as are left could come out."""
    by_clauses = Counter(term.n_clauses for term in terms)
    n_left = 0
    least = math.inf
    for n_clauses in sorted(by_clauses, reverse=True):
        n_left += by_clauses[n_clauses]
        if _smallest_p(n_clauses, n_old, n_new) * n_left >= _LEVEL:
            break
        least = n_clauses
    return [term for term in terms if term.n_clauses >= least]


def _smallest_p(n_clauses: int, n_old: int, n_new: int) -> float:
    """Return the p-value if all clauses with a term were in one document; 0 where there are too many for that."""
    if n_clauses > min(n_old, n_new):
        return 0.0
    return min(fisher_exact(n_clauses, n_old, 0, n_new), fisher_exact(0, n_old, n_clauses, n_new))


def _log_odds(terms: Sequence[Term], n_clauses: int) -> Mapping[str, float]:
    """
    Weigh each term by the clauses that hold it against all that hold a word; the prior has the profile of both documents together.

    Phrases are no part of the whole, since their words are.
    """
    whole = [sum(len(term.places[side]) for term in terms if term.is_characters or len(term.key) == 1) for side in (0, 1)]
    weight = _PRIOR_CLAUSES / n_clauses
    found = {}
    for term in terms:
        counts = [len(places) for places in term.places]
        old, new = ({_TERM: count, _REST: max(n - count, 0)} for count, n in zip(counts, whole, strict=True))
        # Where no other term is, half a clause stands for the rest.
        prior = {_TERM: weight * sum(counts), _REST: weight * max(sum(whole) - sum(counts), 0.5)}
        found[_name(term)] = weighted_log_odds(new, old, prior)[_TERM].z
    return found


def _name(term: Term) -> str:
    return ("" if term.is_characters else " ").join(term.key)


def _kind(term: Term) -> TermKind:
    if term.is_characters:
        return "characters"
    return "word" if len(term.key) == 1 else "phrase"


def _forms(term: Term) -> tuple[str, ...]:
    folded: Counter[str] = Counter()
    for form, n in term.forms.items():
        folded[fold(form)] += n
    return tuple(form for form, _ in sorted(folded.items(), key=lambda item: (-item[1], item[0])))


def _shown(term: Term) -> str:
    """Return the commonest form as it is printed most often, in small letters where that is as common."""
    commonest = _forms(term)[0]
    printed = [(n, form) for form, n in term.forms.items() if fold(form) == commonest]
    return min(printed, key=lambda item: (-item[0], item[1] != item[1].lower(), item[1]))[1]
