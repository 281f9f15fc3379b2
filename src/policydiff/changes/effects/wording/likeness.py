"""How much of one stretch of text stands in another, in words that carry content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import terms

__all__ = ["dice", "letters_of", "likeness", "likeness_beyond", "name_apart", "share_of"]


def dice(first: Iterable[str], second: Iterable[str]) -> float:
    """
    Return Dice's coefficient of two bags of terms, in [0, 1]; 1 for two empty ones.

    References:
        Dice, L. R. (1945). Measures of the amount of ecologic association between species. Ecology 26(3), 297–302.
    """
    return _dice(Counter(first), Counter(second))


def _dice(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * _n_common(first, second) / total if total else 1.0


def _n_common(first: Counter[str], second: Counter[str]) -> int:
    return sum(min(n, second[term]) for term, n in first.items() if term in second)


def likeness(first: str, second: str) -> float:
    """
    Return Dice's coefficient of two texts, in [0, 1]: of their terms, Chinese by single characters, since rewording breaks up pairs of them.

    Example:
        >>> likeness("Providers shall report incidents", "Incidents shall be reported by providers")
        1.0
    """
    return _dice(_units(first), _units(second))


def likeness_beyond(known: str, first: str, second: str) -> float:
    """
    Return Dice's coefficient of what the first text holds beyond a known one, and the second, in [0, 1].

    Example:
        >>> likeness_beyond("log faults", "log faults and call the owner", "call the owner")
        1.0
    """
    return _dice(_units(first) - _units(known), _units(second))


def name_apart(first: str, second: str) -> bool:
    """
    Tell whether each of two texts names something that the other does not: then they may be of two things, however much they share.

    Example:
        >>> name_apart("the duty on wine", "the duty on beer"), name_apart("the duty on wine", "the duty on sparkling wine")
        (True, False)
    """
    one, other = set(_units(first)), set(_units(second))
    return bool(one - other and other - one)


def share_of(stretch: str, text: str) -> float:
    """
    Return the share of a stretch's terms that stand in a text, in [0, 1]; 1 for a stretch without any.

    Example:
        >>> share_of("where the speaker objects", "Recordings are free where no speaker has objected.")
        1.0
    """
    wanted = _units(stretch)
    return _n_common(wanted, _units(text)) / wanted.total() if wanted else 1.0


# Of a whole passage it is asked for every stretch that changed.
@lru_cache(maxsize=64)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text without what stands between them: *multi-factor* and *multifactor* are one word."""
    return "".join(filter(str.isalnum, fold(text)))


@lru_cache(maxsize=64)
def _units(text: str) -> Counter[str]:
    if not has_han(text):
        return Counter(terms(text))
    # Characters of grammar say nothing about what a text is on.
    return Counter(character for character in fold(text) if character.isalnum() and character not in _PARTICLES)


_PARTICLES = frozenset("的地得了和与及或等在对以为将并是于其之中把被由从向而且也各该所应当须予须要者")
