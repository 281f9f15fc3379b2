"""Words of any script: English words, numerals whole, Chinese characters and their bigrams."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from policydiff.text.fold import fold, has_han, to_simplified
from policydiff.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from Stemmer import Stemmer

__all__ = ["Token", "find_words", "is_stop_word", "stem", "terms", "tokenise", "words"]


@frozen
class Token:
    """A word as printed and where it stands."""

    text: str
    span: Span


def _marks() -> str:
    """Return the combining marks of the basic plane as ranges for a character class: a vowel sign is no word boundary."""
    ranges: list[list[int]] = []
    # Between these stand ideographs, syllables and surrogates, none of them a mark.
    for code in (*range(0x300, 0x3400), *range(0xA000, 0xAC00), *range(0xFB00, 0xFE30)):
        if unicodedata.category(chr(code)) in ("Mn", "Mc"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


_HAN_CLASS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# What ``_token`` finds in a text in ASCII, in a fraction of the time.
_ASCII_TOKEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*|\d+(?:[.,^:/]\d+)*")
# What a word in ASCII may hold besides letters, and what makes everything else that is no letter a space.
_INNER = b"0123456789'"
_TO_SPACES = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))  # noqa: PLR2004 - ASCII
# British to American before stemming, so that one stem serves both; each is tried on words that hold the letters in front of it, which few do.
_SPELLING = (
    ("is", re.compile(r"(?<=\w{2})is(e[sd]?|ing|ations?|er|ers)$"), r"iz\1"),
    ("our", re.compile(r"(?<=\w{2})our(s|ed|ing|able|al)?$"), r"or\1"),
    ("entre", re.compile(r"(?<=\w)entre(s)?$"), r"enter\1"),
    ("rogramme", re.compile(r"rogrammes?$"), "rogram"),
    ("defence", re.compile(r"^defence"), "defense"),
    ("licence", re.compile(r"^licence"), "license"),
)


def tokenise(text: str) -> tuple[Token, ...]:
    """
    Split a text into words, numerals and Chinese characters; punctuation is left out.

    Example:
        >>> [token.text for token in tokenise("10^26 operations; 风险")]
        ['10^26', 'operations', '风', '险']
    """
    return tuple(Token(match.group(), Span(*match.span())) for match in find_words(text))


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Find the words that ``tokenise`` returns, as matches."""
    return _pattern(text).finditer(text)


# Half a dozen stages ask for the words of every clause.
@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """
    Return the words that ``tokenise`` returns, without their places.

    Example:
        >>> words("10^26 operations; 风险")
        ('10^26', 'operations', '风', '险')
    """
    return tuple(_cut(text))


def _cut(text: str) -> list[str]:
    if text.isascii():
        plain = text.encode("ascii")
        if len(plain.translate(None, _INNER)) == len(plain):
            # Letters and what parts them: most clauses, and cut at spaces in a quarter of the time.
            return plain.translate(_TO_SPACES).decode("ascii").split()
    found: list[str] = _pattern(text).findall(text)
    return found


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if text.isascii() else _token()


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """Return what finds words: made for the first text that is not in ASCII, since that takes ten milliseconds."""
    # A run of letters; written so that it is read run by run and not letter by letter.
    letters = rf"[^\W\d_{_HAN_CLASS}]+(?:[{_marks()}]+[^\W\d_{_HAN_CLASS}]*)*"
    # In this order: numerals whole (1,000.5; 10^26; 3.2), one Chinese character, a word with inner apostrophes.
    return re.compile(rf"\d+(?:[.,^:/]\d+)*|[{_HAN_CLASS}]|{letters}(?:['’]{letters})*")


# Every stage asks for the terms of every clause.
@lru_cache(maxsize=16_384)
def terms(text: str) -> tuple[str, ...]:
    """
    Return the terms by which clauses are compared: stems of words without stop words, numerals, and bigrams of Chinese characters.

    Example:
        >>> terms("The Parties recognise the risks of AI")
        ('parti', 'recogn', 'risk', 'ai')
        >>> terms("防范风险")
        ('防范', '范风', '风险')
    """
    if text.isascii():
        return tuple(filter(None, map(_TERMS.__getitem__, _cut(text.lower()))))
    folded = fold(text)
    if not has_han(folded):
        return tuple(filter(None, map(_TERMS.__getitem__, _cut(folded))))
    found: list[str] = []
    han: list[str] = []
    end = -1
    for match in _token().finditer(folded):
        word = match.group()
        if has_han(word):
            if match.start() != end:
                found.extend(_bigrams(han))
                han = []
            han.append(word)
            end = match.end()
            continue
        found.extend(_bigrams(han))
        han = []
        term = _TERMS[word]
        if term is not None:
            found.append(term)
    found.extend(_bigrams(han))
    return tuple(found)


class _Terms(dict[str, str | None]):
    """The term of each word, None of a stop word: a dictionary, since it is asked for every word of every clause, some hundred thousand times a run."""

    def __missing__(self, word: str) -> str | None:
        term = None if is_stop_word(word) else stem(word)
        if len(self) < _MOST_TERMS:
            self[word] = term
        return term


# More words than any document has; beyond it nothing more is remembered.
_MOST_TERMS = 65_536
_TERMS = _Terms()


def _bigrams(characters: list[str]) -> list[str]:
    if len(characters) < 2:  # noqa: PLR2004 - a single character is its own term
        return list(characters)
    return [first + second for first, second in pairwise(characters)]


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    text = (files("policydiff.text") / "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def is_stop_word(word: str) -> bool:
    """Tell whether a folded word carries no content of its own; deontic verbs do, so they are none."""
    return word in _stop_words()


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """
    Return the stem of a folded word, British and American spelling alike.

    Example:
        >>> stem("organisations") == stem("organization")
        True
    """
    if not word.isascii():
        return sys.intern(to_simplified(word))
    base = word.removesuffix("'s").replace("'", "")
    for letters, pattern, plain in _SPELLING:
        if letters in base:
            base = pattern.sub(plain, base)
    return sys.intern(_stemmer().stemWord(base))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer  # noqa: PLC0415 - on first use

    return Stemmer("english")
