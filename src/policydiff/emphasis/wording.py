"""The words of a document as terms are made of them: runs of words, or of Chinese characters, that no punctuation mark parts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from policydiff.errors import MissingExtraError
from policydiff.model.outline import Clause, Outline
from policydiff.text.fold import fold, has_han, to_simplified
from policydiff.text.glossary import chinese_terms
from policydiff.text.span import Span
from policydiff.text.tokens import find_words, is_stop_word, stem

__all__ = [
    "ClauseWords",
    "Run",
    "Segmenter",
    "Word",
    "are_joined",
    "cut_clause",
    "cut_outline",
    "inside_known_terms",
    "is_connecting",
    "is_term_word",
    "may_be_term",
]

Segmenter = Literal["characters", "jieba"]
# No term of the glossary that is longer decides where a word ends.
_LONGEST_KNOWN = 8
# What may stand between two words of one phrase.
_JOINT = re.compile(r"[\s\u002d\u2010\u2011]{0,3}")


@frozen
class Word:
    """A word, numeral or Chinese character: its key (a stem, or the Simplified character) and where it stands in the clause."""

    key: str
    folded: str
    span: Span


@frozen
class Run:
    """Words that nothing but spaces and hyphens parts; either all of them are Chinese characters or none is."""

    words: tuple[Word, ...]
    is_characters: bool


@frozen
class ClauseWords:
    """A clause with its runs."""

    clause: Clause
    runs: tuple[Run, ...]
    # Words, numerals and single Chinese characters, however they were cut.
    n_words: int


def cut_outline(outline: Outline, segmenter: Segmenter = "characters") -> tuple[ClauseWords, ...]:
    """
    Cut the clauses of a document that count into runs of words.

    Args:
        outline: The document.

        segmenter: What Chinese text is cut into: ``characters``, or words as the package jieba finds them.

    Raises:
        MissingExtraError: jieba was asked for and is not installed.
    """
    return tuple(cut_clause(clause, segmenter) for clause in outline.units)


def cut_clause(clause: Clause, segmenter: Segmenter = "characters") -> ClauseWords:
    """Cut a clause into runs of words."""
    words = [_word(match.group(), match.start()) for match in find_words(clause.text)]
    runs = tuple(Run(tuple(run), has_han(run[0].key)) for run in _runs(clause.text, words))
    if segmenter == "jieba":
        runs = tuple(_segmented(run) for run in runs)
    return ClauseWords(clause, runs, len(words))


def _word(printed: str, start: int) -> Word:
    folded = fold(printed)
    return Word(stem(folded), folded, Span(start, start + len(printed)))


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and (has_han(word.key) != has_han(run[0].key) or not _JOINT.fullmatch(text, run[-1].span.stop, word.span.start)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def are_joined(text: str, words: Sequence[Word]) -> list[bool]:
    """Tell of each word whether nothing but spaces and hyphens parts it from the one before, whatever the script."""
    ends = [0, *(word.span.stop for word in words)]
    return [_JOINT.fullmatch(text, end, word.span.start) is not None for end, word in zip(ends, words, strict=False)]


def _segmented(run: Run) -> Run:
    """Join the characters of a run into the words that jieba finds."""
    if not run.is_characters:
        return run
    words: list[Word] = []
    place = 0
    for piece in _jieba_cut("".join(word.key for word in run.words)):
        first, last = run.words[place], run.words[place + len(piece) - 1]
        words.append(Word(piece, piece, Span(first.span.start, last.span.stop)))
        place += len(piece)
    return Run(tuple(words), is_characters=False)


def _jieba_cut(text: str) -> list[str]:
    import warnings  # noqa: PLC0415

    with warnings.catch_warnings():
        # The package imports pkg_resources, which warns of itself.
        warnings.simplefilter("ignore")
        try:
            import jieba  # noqa: PLC0415 - optional
        except ImportError:
            raise MissingExtraError("segmentation by jieba", "jieba") from None
        import logging  # noqa: PLC0415

        jieba.setLogLevel(logging.WARNING)
        # Without its model for unknown words, so that the same word is cut alike wherever it stands.
        return list(jieba.cut(text, HMM=False))


def is_term_word(word: Word) -> bool:
    """Tell whether a word can be a term, or stand at an end of one: no numeral, stop word or word of drafting, no single letter."""
    if len(word.folded) < 2 or is_number_word(word.folded):  # noqa: PLR2004
        return False
    if has_han(word.key):
        return word.key not in _lists().drafting_zh and may_be_term(word.key)
    return not is_stop_word(word.folded) and word.key not in _lists().drafting


def is_connecting(key: str) -> bool:
    """Tell whether a stem only connects words, as that of *accordance* does."""
    return key in _lists().connecting


def is_number_word(folded: str) -> bool:
    """Tell whether a word is a numeral, in figures or spelled."""
    return folded[0].isdigit() or folded in _lists().numbers


def may_be_term(characters: str) -> bool:
    """
    Tell whether some Chinese characters can be a term by their first and last one.

    Example:
        >>> may_be_term("安全风险"), may_be_term("的安全"), may_be_term("参与")
        (True, False, True)
    """
    lists = _lists()
    if characters in lists.drafting_zh:
        return False
    if characters in lists.kept or characters in chinese_terms():
        return True
    begins_well = characters[0] not in lists.not_first or characters[:2] in lists.kept
    return begins_well and (characters[-1] not in lists.not_last or characters[-2:] in lists.kept)


def inside_known_terms(characters: str) -> frozenset[int]:
    """
    Return the places at which a cut would go through a term of the glossary, the longest term first.

    Example:
        >>> sorted(inside_known_terms("防范网络安全风险"))
        [3, 4, 5, 7]
    """
    known = chinese_terms()
    inside: set[int] = set()
    place = 0
    while place < len(characters):
        length = next((n for n in range(_LONGEST_KNOWN, 1, -1) if place + n <= len(characters) and characters[place : place + n] in known), 1)
        inside.update(range(place + 1, place + length))
        place += length
    return frozenset(inside)


@frozen
class _Lists:
    drafting: frozenset[str]
    connecting: frozenset[str]
    numbers: frozenset[str]
    not_first: frozenset[str]
    not_last: frozenset[str]
    kept: frozenset[str]
    drafting_zh: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = tomllib.loads((files("policydiff.emphasis") / "term_words.toml").read_text(encoding="utf-8"))
    return _Lists(
        drafting=frozenset(stem(word) for word in table["drafting"].split()),
        connecting=frozenset(stem(word) for word in table["connecting"].split()),
        numbers=frozenset(table["numbers"].split()),
        not_first=frozenset(table["not_first"]),
        not_last=frozenset(table["not_last"]),
        kept=frozenset(table["kept"].split()),
        drafting_zh=frozenset(to_simplified(word) for word in table["drafting_zh"].split()),
    )
