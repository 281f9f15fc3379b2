"""
Which sequences of words, and of Chinese characters, are terms of two documents.

Both documents are counted together, so that what counts as a term does not depend on which of them is the old one. A sequence is a term where its parts
attract each other: wherever it is cut in two, the second part follows the first one more often than elsewhere, by Dunning's G² on the tokens at the level
of p < .001. Chinese text has no word boundaries, and there the sequence must also stand in different surroundings on either side (accessor variety), begin and
end with no function character, and cut through no term of the glossary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import frozen

from policydiff.emphasis.wording import ClauseWords, Run, inside_known_terms, is_term_word, may_be_term
from policydiff.stats.keyness import g2_four_cell
from policydiff.text.fold import squeeze
from policydiff.text.glossary import chinese_terms

__all__ = ["Term", "find_terms"]

Key = tuple[str, ...]
# A phrase is at most four words long, and no Chinese word or set phrase that matters longer than six characters.
_MOST_WORDS, _MOST_CHARACTERS = 4, 6
# χ² with one degree of freedom at p = .001.
_ATTRACTION = 10.828
# In fewer clauses, of both documents together, nothing can be told from chance.
_LEAST_CLAUSES = 3
# Different characters, or ends of a run, that must stand on either side of a term of Chinese characters.
_LEAST_VARIETY = 2
_END = ""


@frozen(eq=False)
class Term:
    """
    A term of both documents: its printed forms with how often each stands, and its occurrences by document and clause.

    Attributes:
        places: For the old and the new document, occurrences by the number of the clause.
    """

    key: Key
    is_characters: bool
    forms: Counter[str]
    places: tuple[Counter[int], Counter[int]]

    @property
    def n_clauses(self) -> int:
        """Clauses of both documents that hold it."""
        return sum(map(len, self.places))

    @property
    def signature(self) -> tuple[frozenset[int], frozenset[int]]:
        """The clauses of both documents that hold it."""
        return frozenset(self.places[0]), frozenset(self.places[1])


def find_terms(old: Sequence[ClauseWords], new: Sequence[ClauseWords]) -> tuple[Term, ...]:
    """
    Find the words, phrases and sequences of Chinese characters that at least three clauses of the two documents hold.

    A term all of whose clauses hold a longer one too is left out for it (substring reduction).

    Returns:
        The terms by their keys.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1), 61–74.

        Feng, H., Chen, K., Deng, X. & Zheng, W. (2004). Accessor variety criteria for Chinese word extraction. Computational Linguistics 30(1), 75–93.

        Lü, X., Zhang, L. & Hu, J. (2004). Statistical substring reduction in linear time. IJCNLP 2004, 320–327.
    """
    counts = _count([run for clause in chain(old, new) for run in clause.runs])
    found = _collect((old, new), counts)
    terms = [term for key, term in sorted(found.items()) if term.n_clauses >= _LEAST_CLAUSES]
    return tuple(_without_parts(terms))


@frozen(eq=False)
class _Counts:
    """How often each sequence stands, those of characters apart from those of words, and how many tokens there are of either."""

    of_words: Counter[Key]
    of_characters: Counter[Key]
    n_words: int
    n_characters: int

    def hangs_together(self, key: Key, *, is_characters: bool) -> bool:
        counts, total = (self.of_characters, self.n_characters) if is_characters else (self.of_words, self.n_words)
        return all(_attract(counts[key], counts[key[:cut]], counts[key[cut:]], total) for cut in range(1, len(key)))


def _attract(together: int, first: int, second: int, total: int) -> bool:
    rest = total - first
    elsewhere = min(second - together, rest)
    if rest < 1 or together * rest <= elsewhere * first:
        return rest < 1
    return g2_four_cell(together, first, elsewhere, rest) >= _ATTRACTION


def _count(runs: Sequence[Run]) -> _Counts:
    of_words, of_characters = (_grow([run for run in runs if run.is_characters is wanted], most) for wanted, most in _KINDS)
    totals = [sum(len(run.words) for run in runs if run.is_characters is wanted) for wanted, _ in _KINDS]
    return _Counts(of_words, of_characters, *totals)


_KINDS = ((False, _MOST_WORDS), (True, _MOST_CHARACTERS))


def _grow(runs: Sequence[Run], most: int) -> Counter[Key]:
    """Count sequences by length, each only where both its shorter parts are common enough (Agrawal & Srikant's a-priori pruning)."""
    counts: Counter[Key] = Counter()
    keys = [tuple(word.key for word in run.words) for run in runs]
    level: Counter[Key] = Counter(key[place : place + 1] for key in keys for place in range(len(key)))
    for length in range(2, most + 2):
        common = Counter({key: n for key, n in level.items() if n >= _LEAST_CLAUSES})
        counts.update(common)
        if not common or length > most:
            break
        level = Counter(
            key[place : place + length]
            for key in keys
            for place in range(len(key) - length + 1)
            if key[place : place + length - 1] in common and key[place + 1 : place + length] in common
        )
    return counts


def _collect(documents: tuple[Sequence[ClauseWords], Sequence[ClauseWords]], counts: _Counts) -> dict[Key, Term]:
    found: dict[Key, Term] = {}
    around: dict[Key, tuple[set[tuple[str, int]], set[tuple[str, int]]]] = {}
    judged: dict[tuple[Key, bool], bool] = {}
    for side, clauses in enumerate(documents):
        for number, clause in enumerate(clauses):
            for run in clause.runs:
                for start, stop in _sequences(run, counts, judged):
                    key = tuple(word.key for word in run.words[start:stop])
                    term = found.setdefault(key, Term(key, run.is_characters, Counter(), (Counter(), Counter())))
                    term.forms[_printed(clause, run, start, stop)] += 1
                    term.places[side][number] += 1
                    if run.is_characters:
                        _note_surroundings(around.setdefault(key, (set(), set())), run, (start, stop), at=(side, number))
    return {key: term for key, term in found.items() if not term.is_characters or _is_free(key, around[key])}


def _sequences(run: Run, counts: _Counts, judged: dict[tuple[Key, bool], bool]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run that are terms."""
    of_kind, least, most = (counts.of_characters, 2, _MOST_CHARACTERS) if run.is_characters else (counts.of_words, 1, _MOST_WORDS)
    keys = tuple(word.key for word in run.words)
    inside = inside_known_terms("".join(keys)) if run.is_characters else frozenset()
    for start in range(len(keys)):
        for stop in range(start + least, min(start + most, len(keys)) + 1):
            key = keys[start:stop]
            if key not in of_kind:
                # What is rare does not become common by growing.
                break
            if (key, run.is_characters) not in judged:
                judged[key, run.is_characters] = _has_good_ends(run, start, stop) and counts.hangs_together(key, is_characters=run.is_characters)
            if judged[key, run.is_characters] and (inside.isdisjoint((start, stop)) or "".join(key) in chinese_terms()):
                yield start, stop


def _has_good_ends(run: Run, start: int, stop: int) -> bool:
    if run.is_characters:
        return may_be_term("".join(word.key for word in run.words[start:stop]))
    return is_term_word(run.words[start]) and is_term_word(run.words[stop - 1])


def _printed(clause: ClauseWords, run: Run, start: int, stop: int) -> str:
    return squeeze(clause.clause.text[run.words[start].span.start : run.words[stop - 1].span.stop])


def _note_surroundings(seen: tuple[set[tuple[str, int]], set[tuple[str, int]]], run: Run, ends: tuple[int, int], at: tuple[int, int]) -> None:
    """Note the characters before and after; each end of a run is a surrounding of its own."""
    for side, place in enumerate((ends[0] - 1, ends[1])):
        is_within = 0 <= place < len(run.words)
        seen[side].add((run.words[place].key, 0) if is_within else (_END, 2 * at[1] + at[0] + 1))


def _is_free(key: Key, around: tuple[set[tuple[str, int]], set[tuple[str, int]]]) -> bool:
    return "".join(key) in chinese_terms() or min(map(len, around)) >= _LEAST_VARIETY


def _without_parts(terms: Sequence[Term]) -> Iterator[Term]:
    """Leave out what stands in the same clauses as a longer term that holds it."""
    together: dict[tuple[frozenset[int], frozenset[int]], list[Term]] = {}
    for term in terms:
        together.setdefault(term.signature, []).append(term)
    for term in terms:
        longer = (other.key for other in together[term.signature] if len(other.key) > len(term.key))
        if not any(_holds(key, term.key) for key in longer):
            yield term


def _holds(whole: Key, part: Key) -> bool:
    return any(whole[place : place + len(part)] == part for place in range(len(whole) - len(part) + 1))
