"""
Aligned lexical swaps: which term of the old document stood where which term of the new one stands.

Counts of words tell that *safety* became rarer and *security* commoner; only an alignment tells that the one gave way to the other, in which clauses, and
whether the reverse happened too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from attrs import field, frozen

from policydiff.emphasis.wording import inside_known_terms, is_connecting, is_number_word, may_be_term
from policydiff.model.change import Change, Edit
from policydiff.model.outline import Outline
from policydiff.model.terms import Swap
from policydiff.stats.sign import sign_test
from policydiff.text.fold import fold, has_han, to_simplified
from policydiff.text.glossary import chinese_terms
from policydiff.text.language import is_read
from policydiff.text.tokens import find_words, is_stop_word, stem, words

__all__ = ["find_swaps"]

# A longer run of words is another sentence rather than another term.
_MOST_WORDS = 3
# Chinese terms of one character are parts of words, and of more than six whole phrases.
_LEAST_CHARACTERS, _MOST_CHARACTERS = 2, 6
# So many words, or Chinese characters, have to stay on either side of what was replaced.
_HOLD_WORDS, _HOLD_CHARACTERS = 2, 2
# Two words that begin with so many letters alike, and with this share of the shorter, are forms of one.
_ALIKE_LETTERS, _ALIKE_SHARE = 5, 0.6
# A longer piece beside a Chinese term is another word.
_MOST_TOUCHED = 2
Key = tuple[str, ...]


@frozen(eq=False)
class _Found:
    """The links in which one key gave way to another, and the printed forms."""

    old_forms: Counter[str] = field(factory=Counter)
    new_forms: Counter[str] = field(factory=Counter)
    pairs: list[tuple[Key, Key]] = field(factory=list)
    held: list[bool] = field(factory=list)

    @property
    def is_sure(self) -> bool:
        """Tell whether it was seen in two links, or with words around it that stayed."""
        return len(self.pairs) > 1 or any(self.held)


def find_swaps(changes: Sequence[Change], old: Outline, new: Outline) -> tuple[Swap, ...]:
    """
    Find the terms that gave way to others inside clauses that correspond.

    What counts is a run of words that a run of other words replaced at one place of a clause: one to three words without the stop words at their ends, no
    numerals. Where it happened once, at least two words before and after it have to have stayed. Another form of the same word is no swap. Chinese runs of
    characters are widened to the terms of the glossary that they cut through. They count where they have two to six characters, as many on both sides, or
    one more or less where the glossary knows one of them.

    Args:
        changes: Of a comparison, in its order; the edits of each hold its texts.

        old: The old document.

        new: The new one. Links that hold a heading or a footnote of either, or a clause in a language whose little words and
            forms are not known, are left out.

    Returns:
        One swap a pair of terms and direction, the most frequent first, then those whose reverse is rarer, then in alphabetical order. A link counts once.
        Swapping the documents swaps the terms and changes nothing else but the order of clauses.

    References:
        That of :func:`policydiff.stats.sign.sign_test`.
    """
    units = [{clause.id for clause in side.units if is_read(clause.language)} for side in (old, new)]
    found: dict[tuple[Key, Key], _Found] = {}
    for change in changes:
        if change.link.old and change.link.new and units[0].issuperset(change.link.old) and units[1].issuperset(change.link.new):
            seen = set()
            for old_term, new_term, is_held in _replacements(change.edits):
                swap = _key(old_term), _key(new_term)
                entry = found.setdefault(swap, _Found())
                entry.old_forms[old_term] += 1
                entry.new_forms[new_term] += 1
                entry.held.append(is_held)
                if swap not in seen:
                    seen.add(swap)
                    entry.pairs.append((change.link.old, change.link.new))
    swaps = [_swap(keys, entry, found) for keys, entry in found.items() if entry.is_sure]
    return tuple(sorted(swaps, key=lambda swap: (-swap.n, swap.n_reverse, fold(swap.old), fold(swap.new))))


def _swap(keys: tuple[Key, Key], entry: _Found, found: dict[tuple[Key, Key], _Found]) -> Swap:
    reverse = found.get(keys[::-1])
    n, n_reverse = len(entry.pairs), len(reverse.pairs) if reverse else 0
    old, new = (_commonest(forms) for forms in (entry.old_forms, entry.new_forms))
    return Swap(old=old, new=new, pairs=tuple(entry.pairs), n=n, n_reverse=n_reverse, p_value=float(f"{sign_test(n, n_reverse):.6g}"))


def _commonest(forms: Counter[str]) -> str:
    return min(forms.items(), key=lambda item: (-item[1], item[0] != item[0].lower(), item[0]))[0]


def _key(term: str) -> Key:
    return (to_simplified(term),) if has_han(term) else tuple(stem(fold(word)) for word in words(term))


@frozen
class _Place:
    """Where a run was replaced: both texts, the run in each, and how far equal words reach on both sides of it."""

    texts: tuple[str, str]
    old: tuple[int, int]
    new: tuple[int, int]
    before: str
    after: str
    is_first: bool
    is_last: bool
    # Every stretch of each text that the other lacks.
    changed: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]

    def is_held(self, least: int) -> bool:
        """Tell whether so many words stay on either side, or all that there are: between scattered words, what replaced what is a guess."""
        n_before, n_after = (len(words(text)) for text in (self.before, self.after))
        return (self.is_first or n_before >= least) and (self.is_last or n_after >= least)


def _replacements(edits: Sequence[Edit]) -> Iterator[tuple[str, str, bool]]:
    """Yield the old and the new term at each place where one run replaced another, and whether enough words around it stayed."""
    for place in _places(edits):
        old, new = (text[slice(*stretch)] for text, stretch in zip(place.texts, (place.old, place.new), strict=True))
        terms = _han_terms(place) if has_han(old) and has_han(new) else _latin_terms(old, new)
        if terms is not None:
            yield *terms, place.is_held(_HOLD_CHARACTERS if has_han(old) else _HOLD_WORDS)


def _places(edits: Sequence[Edit]) -> Iterator[_Place]:
    texts = "".join(edit.old for edit in edits), "".join(edit.new for edit in edits)
    changed = _changed([edit.old for edit in edits], edits), _changed([edit.new for edit in edits], edits)
    at = [0, 0]
    for number, edit in enumerate(edits):
        before = edits[number - 1] if number else None
        if edit.kind == "insert" and before is not None and before.kind == "delete":
            left, right = (edits[n].old if 0 <= n < len(edits) else "" for n in (number - 2, number + 1))
            yield _Place(
                texts,
                (at[0] - len(before.old), at[0]),
                (at[1], at[1] + len(edit.new)),
                before=left,
                after=right,
                # The equal words that a text begins or ends with may be few.
                is_first=number <= 2,  # noqa: PLR2004
                is_last=number + 2 >= len(edits),
                changed=changed,
            )
        at[0] += len(edit.old)
        at[1] += len(edit.new)


def _changed(pieces: Sequence[str], edits: Sequence[Edit]) -> tuple[tuple[int, int], ...]:
    ends = [*accumulate(map(len, pieces), initial=0)]
    return tuple(ends_of for ends_of, edit in zip(pairwise(ends), edits, strict=True) if edit.kind != "equal" and ends_of[0] < ends_of[1])


def _latin_terms(old: str, new: str) -> tuple[str, str] | None:
    if has_han(old) or has_han(new):
        return None
    first = _trimmed(old)
    second = _trimmed(new) if first is not None else None
    if first is None or second is None or _is_same_word(first, second):
        return None
    return first, second


def _is_same_word(first: str, second: str) -> bool:
    """Tell whether two terms share a stem, or begin alike as *comply* and *compliance* do."""
    if not set(_key(first)).isdisjoint(_key(second)):
        return True
    folded = fold(first), fold(second)
    shorter = min(map(len, folded))
    n_alike = next((n for n in range(shorter) if folded[0][n] != folded[1][n]), shorter)
    return n_alike >= _ALIKE_LETTERS and n_alike >= _ALIKE_SHARE * shorter


def _trimmed(run: str) -> str | None:
    """Return a run without the stop words at its ends; None where that is no term."""
    found = list(find_words(run))
    while found and _is_empty(found[-1].group()):
        found.pop()
    while found and _is_empty(found[0].group()):
        found.pop(0)
    if not 1 <= len(found) <= _MOST_WORDS or any(len(word.group()) < 2 or is_number_word(fold(word.group())) for word in found):  # noqa: PLR2004 - (a) is a label
        return None
    term = run[found[0].start() : found[-1].end()]
    # Another mark than a hyphen between them makes an enumeration of the words.
    return term if all(character.isalnum() or character in " -‐‑'’" for character in term) else None


@lru_cache(maxsize=4096)
def _is_empty(word: str) -> bool:
    return is_stop_word(fold(word)) or is_connecting(stem(fold(word)))


def _han_terms(place: _Place) -> tuple[str, str] | None:
    texts = place.texts
    old, new = (_without_marks(text, stretch) for text, stretch in zip(texts, (place.old, place.new), strict=True))
    wide = _widened(texts, old, new)
    if wide is None:
        return None
    wide_old, wide_new = (_over_changes(*sides) for sides in zip(texts, wide, place.changed, strict=True))
    terms = texts[0][slice(*wide_old)], texts[1][slice(*wide_new)]
    first, second = (to_simplified(term) for term in terms)
    if first in second or second in first or not (_is_han_term(first) and _is_han_term(second)):
        return None
    # Without word boundaries, runs of different length are a swap of terms only where one of them is known to be a term.
    is_near = abs(len(first) - len(second)) <= (0 if chinese_terms().isdisjoint((first, second)) else 1)
    return terms if is_near or {first, second} <= chinese_terms() else None


def _over_changes(text: str, stretch: tuple[int, int], changed: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Take in a character or two of the changes that a widened stretch now touches, up to a mark: 用户 → 使用者 is told as 户 → 者 after a new 使."""
    start, stop = stretch
    before = next((text[first:last] for first, last in changed if last == start), "")
    after = next((text[first:last] for first, last in changed if first == stop), "")
    n_before = next((n for n, character in enumerate(reversed(before)) if not character.isalnum()), len(before))
    n_after = next((n for n, character in enumerate(after) if not character.isalnum()), len(after))
    return start - (n_before if n_before <= _MOST_TOUCHED else 0), stop + (n_after if n_after <= _MOST_TOUCHED else 0)


def _without_marks(text: str, stretch: tuple[int, int]) -> tuple[int, int]:
    start, stop = stretch
    while start < stop and not text[start].isalnum():
        start += 1
    while stop > start and not text[stop - 1].isalnum():
        stop -= 1
    return start, stop


def _widened(texts: tuple[str, str], old: tuple[int, int], new: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Move the ends of both stretches outwards over equal characters until they cut through no term of the glossary; None where they still do."""
    plain = to_simplified(texts[0]), to_simplified(texts[1])
    inside = inside_known_terms(plain[0]), inside_known_terms(plain[1])
    (old_start, old_stop), (new_start, new_stop) = old, new
    while _cuts(inside, old_start, new_start) and min(old_start, new_start) and plain[0][old_start - 1] == plain[1][new_start - 1]:
        old_start, new_start = old_start - 1, new_start - 1
    while _cuts(inside, old_stop, new_stop) and plain[0][old_stop : old_stop + 1] == plain[1][new_stop : new_stop + 1] != "":
        old_stop, new_stop = old_stop + 1, new_stop + 1
    still_cut = _cuts(inside, old_start, new_start) or _cuts(inside, old_stop, new_stop)
    return None if still_cut else ((old_start, old_stop), (new_start, new_stop))


def _cuts(inside: tuple[frozenset[int], frozenset[int]], old: int, new: int) -> bool:
    return old in inside[0] or new in inside[1]


def _is_han_term(term: str) -> bool:
    return _LEAST_CHARACTERS <= len(term) <= _MOST_CHARACTERS and all(has_han(character) for character in term) and may_be_term(term)
