"""
The notation of watch-lists and of the concordance.

``safe*`` is every word that begins so, ``*security`` every one that ends so; ``"red line"`` words in this order, ``"human * control"`` with any word between;
``risk NEAR/5 manag*`` two things in any order with at most five words between them; ``safety | 安全`` either; brackets hold parts together. Letter case, quotes,
dashes and Traditional characters make no difference, and a hyphen is as good as a space. Chinese is found wherever its characters stand in this order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NoReturn

from attrs import define, frozen

from policydiff.emphasis.wording import ClauseWords, Word, are_joined
from policydiff.errors import InputError
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import find_words, tokenise

__all__ = ["Expression", "find_hits", "parse_expression"]

_TOKEN = re.compile(r'"[^"]*"?|[|()]|near/\S*|[^\s|()"]+')
_PIECES = re.compile(r"[^\s-]+")
# Nobody writes more by hand, and each bounds the time that one expression can take.
_MOST_SIGNS, _MOST_CHARACTERS, _DEEPEST, _FARTHEST = 500, 4000, 10, 100


@frozen
class _Phrase:
    """Words in a row, each as the parts between its wildcards."""

    words: tuple[tuple[str, ...], ...]


@frozen
class _Near:
    """Two things with at most so many words between them."""

    first: Expression
    second: Expression
    most: int


@frozen
class _Either:
    """One of several."""

    options: tuple[Expression, ...]


Expression = _Phrase | _Near | _Either


def parse_expression(text: str, *, source: str | None = None, line: int | None = None) -> Expression:
    """
    Read an expression.

    Args:
        text: What was written.

        source: Name of the file for messages.

        line: Line of the file for messages.

    Raises:
        InputError: It is not in the notation; the message says what to do about it.
    """
    folded = fold(text)
    signs = _TOKEN.findall(folded)
    parser = _Parser(signs, text, source, line)
    if not signs:
        parser.stop("is empty; write a word")
    if len(signs) > _MOST_SIGNS or len(text) > _MOST_CHARACTERS:
        parser.stop(f"is longer than {_MOST_SIGNS} words or {_MOST_CHARACTERS} characters; make several of it")
    found = parser.either(0)
    if parser.signs:
        parser.stop("has a ) too many; take it out")
    return found


@define
class _Parser:
    """Reads signs from the front."""

    signs: list[str]
    text: str
    source: str | None
    line: int | None

    def stop(self, message: str) -> NoReturn:
        shown = self.text if len(self.text) <= 60 else f"{self.text[:60]}…"  # noqa: PLR2004 - a message is a line
        raise InputError(f"the expression {shown!r} {message}", source=self.source, line=self.line)

    def either(self, depth: int) -> Expression:
        options = [self.near(depth)]
        while self.signs and self.signs[0] == "|":
            self.signs.pop(0)
            options.append(self.near(depth))
        return options[0] if len(options) == 1 else _Either(tuple(options))

    def near(self, depth: int) -> Expression:
        found = self.item(depth)
        while self.signs and self.signs[0] not in ("|", ")"):
            sign = self.signs.pop(0)
            if not sign.startswith("near/"):
                self.stop(f"has two words beside each other before {sign!r}; put a phrase in quotation marks, or | between alternatives")
            found = _Near(found, self.item(depth), self.distance(sign))
        return found

    def distance(self, sign: str) -> int:
        digits = sign.removeprefix("near/")
        if not (digits.isascii() and digits.isdigit()) or not 1 <= int(digits[:4]) <= _FARTHEST:
            written = next((word for word in self.text.split() if fold(word) == sign), sign.replace("near/", "NEAR/"))
            self.stop(f"has {written!r}; write NEAR/ and the words that may stand between, 1 to {_FARTHEST}, such as NEAR/5")
        return int(digits)

    def item(self, depth: int) -> Expression:
        sign = self.signs.pop(0) if self.signs else "|"
        if sign in ("|", ")") or sign.startswith("near/"):
            self.stop("lacks a word at its start, at its end, or beside a |, a bracket or NEAR; write one there")
        if sign != "(":
            return self.phrase(sign)
        if depth == _DEEPEST:
            self.stop(f"has brackets more than {_DEEPEST} deep; take some out")
        found = self.either(depth + 1)
        if not self.signs:
            self.stop("has a ( that is not closed; add a )")
        self.signs.pop(0)
        return found

    def phrase(self, sign: str) -> Expression:
        if sign.startswith('"') and (len(sign) == 1 or not sign.endswith('"')):
            self.stop("has a quotation mark that is not closed; add one")
        words = [word for piece in _PIECES.findall(sign.strip('"')) for word in self.words(piece)]
        if not any(any(parts) for parts in words):
            self.stop("has a phrase without a word; write one, more than a * by itself")
        return _Phrase(tuple(words))

    def words(self, piece: str) -> list[tuple[str, ...]]:
        """Return the words of a piece without spaces: itself, or its Chinese characters and what stands between them."""
        if has_han(piece) and "*" in piece:
            self.stop(f"has a * in {piece!r}; take it out, since Chinese characters are found wherever they stand")
        if "*" not in piece:
            found = [token.text for token in tokenise(piece)]
            if sum(map(len, found)) != len(piece):
                self.stop(f"has {piece!r}, of which no word consists; leave punctuation marks out")
            return [(word,) for word in found]
        parts = tuple(re.split(r"\*+", piece))
        for part in parts:
            if part and [match.group() for match in find_words(part)] != [part]:
                self.stop(f"has {piece!r}, of which no word consists; leave punctuation marks out")
        return [parts]


def find_hits(expression: Expression, clause: ClauseWords) -> list[tuple[Word, Word]]:
    """
    Find where an expression stands in a clause.

    Returns:
        First and last word of each hit, in order, none overlapping: the first to begin, and of those the longest.
    """
    words = [word for run in clause.runs for word in run.words]
    joined = are_joined(clause.clause.text, words)
    hits: list[tuple[Word, Word]] = []
    end = 0
    for start, stop in sorted(_find(expression, words, joined), key=lambda hit: (hit[0], -hit[1])):
        if start >= end:
            hits.append((words[start], words[stop - 1]))
            end = stop
    return hits


def _find(expression: Expression, words: list[Word], joined: list[bool]) -> list[tuple[int, int]]:
    if isinstance(expression, _Phrase):
        return _find_phrase(expression.words, words, joined)
    if isinstance(expression, _Either):
        return sorted({hit for option in expression.options for hit in _find(option, words, joined)})
    first, second = (_find(side, words, joined) for side in (expression.first, expression.second))
    return sorted({*_pairs(first, second, expression.most), *_pairs(second, first, expression.most)})


def _find_phrase(phrase: tuple[tuple[str, ...], ...], words: list[Word], joined: list[bool]) -> list[tuple[int, int]]:
    found = []
    for start in range(len(words) - len(phrase) + 1):
        stop = start + len(phrase)
        if all(joined[start + 1 : stop]) and all(_matches(parts, word.folded) for parts, word in zip(phrase, words[start:stop], strict=True)):
            found.append((start, stop))
    return found


def _pairs(first: list[tuple[int, int]], second: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """Pair each hit with the nearest one that begins behind it."""
    starts = [start for start, _ in second]
    pairs = []
    for start, stop in first:
        place = bisect_left(starts, stop)
        if place < len(second) and second[place][0] - stop <= most:
            pairs.append((start, second[place][1]))
    return pairs


@lru_cache(maxsize=65_536)
def _matches(parts: tuple[str, ...], word: str) -> bool:
    """Tell whether a word is made of these parts with anything between them; a possessive is its noun."""
    return _is_made_of(parts, word) or (word.endswith("'s") and _is_made_of(parts, word[:-2]))


def _is_made_of(parts: tuple[str, ...], word: str) -> bool:
    if len(parts) == 1:
        return word == parts[0]
    first, *middle, last = parts
    if len(word) < len(first) + len(last) or not (word.startswith(first) and word.endswith(last)):
        return False
    place, end = len(first), len(word) - len(last)
    for part in middle:
        place = word.find(part, place, end)
        if place < 0:
            return False
        place += len(part)
    return True
