"""
The notation of the lexicons: phrases with alternatives, options and bounded gaps, turned into regular expressions that read a folded text.

``(a/b c)`` is one of several, ``[a/b]`` one of them or nothing, ``...`` at most six words (Chinese: thirty characters) that end no phrase, ``word*`` whatever
begins so, and ``#`` in a condition the end of a phrase. English words stand apart by a space or a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from policydiff.annotate.reading import LATIN, WORD_END, WORD_START
from policydiff.text.fold import fold

__all__ = ["PatternError", "compile_phrases", "first_words", "later_words", "phrase_after", "phrase_before", "phrase_expression"]

# Bounded, so that a long run of spaces is not tried in every way.
_GAP = r"[\s-]{1,4}"
_SKIP_WORDS = r"(?:[^\s,;:.!?()]{1,30}\s{1,3}){0,6}?"
_SKIP_HAN = "[^,;:!?。]{0,30}?"
_TOKEN = re.compile(r"\.\.\.|[()\[\]/]|[^\s()\[\]/.]+|\s+|\.")
_BORDER_AFTER = r"(?:[,;:.!?)\]\"。、]|$)"
_BORDER_BEFORE = r"(?:^|[,;:.!?(\[\"。、-])"
_RUN = re.compile(f"[{LATIN}]+")
_DEEPEST = 3


class PatternError(ValueError):
    """A phrase is not in the notation; the message says what is wrong with it."""


@lru_cache(maxsize=8192)
def phrase_expression(phrase: str, language: str) -> str:
    """
    Return the regular expression of a phrase.

    Raises:
        PatternError: A bracket is not closed or not opened, or nothing in the phrase has to be there.

    Example:
        >>> import re
        >>> bool(re.fullmatch(phrase_expression("as [far/much] as possible", "en"), "as possible"))
        False
        >>> bool(re.fullmatch(phrase_expression("to the [greatest/full] extent (possible/feasible)", "en"), "to the extent feasible"))
        True
    """
    signs = _signs(phrase)
    expression, rest = _alternatives(signs, language, 0)
    if rest:
        raise PatternError(f"{phrase!r} has a {rest[0]!r} too many")
    # Only a gap can be nothing: words, and the brackets that hold them, cannot.
    if "..." in signs and re.compile(expression).match("") is not None:
        raise PatternError(f"{phrase!r} matches where nothing stands; take something out of its square brackets")
    return expression


def first_words(phrase: str) -> frozenset[str] | None:
    """
    Return the runs of letters and digits that an English phrase can begin with, ``*`` behind one that goes on; None where it can begin otherwise.

    Example:
        >>> sorted(first_words("[as/so] (far/long*) as possible"))
        ['as', 'far', 'long*', 'so']
    """
    return _first_of(_choices(_signs(phrase))[0])


def later_words(phrase: str) -> frozenset[str]:
    """
    Return runs of letters and digits of which one stands in every text that holds an English phrase; none where that cannot be said.

    Example:
        >>> sorted(later_words("to the [full] extent (possible/feasible)"))
        ['feasible', 'possible']
    """
    choices, _ = _choices(_signs(phrase))
    if len(choices) > 1:
        return frozenset()
    needed = [words for words, is_optional in choices[0] if words and not is_optional][1:]
    known = [words for words in needed if not any(word.endswith("*") for word in words)]
    # The longest words are the rarest.
    return max(known, key=lambda words: min(map(len, words)), default=frozenset())


_Element = tuple[frozenset[str] | None, bool]


def _signs(phrase: str) -> list[str]:
    return [sign for sign in _TOKEN.findall(fold(phrase)) if not sign.isspace()]


def _choices(signs: list[str]) -> tuple[list[list[_Element]], list[str]]:
    """Return the choices up to the bracket that closes them, as what each element can begin with and whether it is optional, and the signs from there."""
    choices: list[list[_Element]] = [[]]
    while signs and signs[0] not in (")", "]"):
        sign, signs = signs[0], signs[1:]
        if sign == "/":
            choices.append([])
        elif sign in ("(", "["):
            inner, rest = _choices(signs)
            signs = rest[1:]
            choices[-1].append((_first_of(inner), sign == "["))
        else:
            run = _RUN.match(sign)
            choices[-1].append((None if run is None else frozenset((sign if sign == f"{run[0]}*" else run[0],)), False))
    return choices, signs


def _first_of(choices: list[list[_Element]]) -> frozenset[str] | None:
    """Return what one of several choices can begin with, None where one of them can begin with what is no word."""
    found: frozenset[str] = frozenset()
    for elements in choices:
        for words, is_optional in elements:
            if words is None:
                return None
            found |= words
            if not is_optional:
                break
    return found


def compile_phrases(expressions: Iterable[str], language: str) -> re.Pattern[str]:
    """Compile several expressions into one that finds any of them as whole words."""
    either = "|".join(expressions)
    return re.compile(either if language == "zh" else f"{WORD_START}(?:{either}){WORD_END}")


@lru_cache(maxsize=4096)
def phrase_after(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Compile what is to be matched directly behind a place in the text."""
    return re.compile(rf"[\s-]{{0,3}}(?:{_contexts(phrases, language, _BORDER_AFTER)})")


@lru_cache(maxsize=4096)
def phrase_before(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Compile what is to be searched in the stretch that ends at a place in the text."""
    return re.compile(rf"(?:{_contexts(phrases, language, _BORDER_BEFORE)})\s{{0,3}}$")


def _contexts(phrases: tuple[str, ...], language: str, border: str) -> str:
    """Return the expression of any of several phrases, each as whole words, or of what ends a phrase."""
    either = "|".join(phrase_expression(phrase, language) for phrase in phrases if phrase != "#")
    # What stands around words is asked once for all of them: a class of letters takes as long to compile as many words.
    words = either if language == "zh" or not either else f"{WORD_START}(?:{either}){WORD_END}"
    return "|".join(part for part in (border if "#" in phrases else "", words) if part)


def _alternatives(signs: list[str], language: str, depth: int) -> tuple[str, list[str]]:
    """Return the expression of the signs up to the bracket that closes them, and the signs from there."""
    choices: list[str] = []
    elements: list[tuple[str, bool]] = []
    while signs and signs[0] not in (")", "]"):
        sign, signs = signs[0], signs[1:]
        if sign == "/":
            choices.append(_sequence(elements, language))
            elements = []
        elif sign in ("(", "["):
            inner, signs = _bracket(sign, signs, language, depth)
            elements.append((inner, sign == "["))
        else:
            elements.append((_word(sign, language), False))
    choices.append(_sequence(elements, language))
    return (choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"), signs


def _bracket(opener: str, signs: list[str], language: str, depth: int) -> tuple[str, list[str]]:
    if depth == _DEEPEST:
        raise PatternError(f"brackets are nested more than {_DEEPEST} deep")
    inner, rest = _alternatives(signs, language, depth + 1)
    closer = ")" if opener == "(" else "]"
    if not rest or rest[0] != closer:
        raise PatternError(f"{opener!r} is not closed")
    return inner, rest[1:]


def _sequence(elements: list[tuple[str, bool]], language: str) -> str:
    """Join elements by what stands between words; an optional one takes the gap that belongs to it along."""
    needed = [place for place, (_, is_optional) in enumerate(elements) if not is_optional]
    if not needed:
        raise PatternError("a phrase or an alternative in it is empty")
    gap = "" if language == "zh" else _GAP
    parts: list[str] = []
    for place, (expression, is_optional) in enumerate(elements):
        if expression == _SKIP_WORDS:
            parts.append(expression)
        elif place < needed[-1]:
            parts.append(f"(?:{expression}{gap})?" if is_optional else f"{expression}{gap}")
        else:
            parts.append(f"(?:{gap}{expression})?" if is_optional else expression)
    return "".join(parts)


def _word(sign: str, language: str) -> str:
    if sign == "...":
        return _SKIP_HAN if language == "zh" else _SKIP_WORDS
    if "*" in sign[:-1] or sign == "*":
        raise PatternError(f"{sign!r} has a * elsewhere than at the end of a word")
    return re.escape(sign.rstrip("*")) + (f"[{LATIN}]{{0,20}}" if sign.endswith("*") else "")
