"""The bilingual glossary of the field: what tells that an English and a Chinese clause speak of the same things where no encoder is at hand."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from policydiff.text.fold import fold, has_han
from policydiff.text.numbering import CHINESE_DIGITS, count_chinese
from policydiff.text.tokens import stem, tokenise

__all__ = ["chinese_terms", "concepts", "longest_term"]

# A Chinese numeral counts where it measures something; elsewhere its characters are parts of words.
_MEASURED = re.compile(rf"([{CHINESE_DIGITS}]+)(?=个?(?:工作日|小时|日|天|月|年|周岁|岁|万|亿|倍|人|部|国|项))")
# No term of the glossary is longer, in words or in characters.
_LONGEST = 12


def concepts(text: str) -> tuple[str, ...]:
    """
    Return the terms of the glossary that a text holds, named in Chinese whatever the language of the text, longest first where they overlap.

    An English term stands for each of its Chinese ones. Measured Chinese numerals are given in figures.

    Example:
        >>> concepts("Providers shall protect personal information.")
        ('§提供者', '§应当', '§保护', '§个人信息')
        >>> set(concepts("提供者应当保护个人信息。")) >= {"§提供者", "§保护", "§个人信息"}
        True
    """
    folded = fold(text)
    return _han_concepts(folded) if has_han(folded) else _latin_concepts(folded)


def _han_concepts(text: str) -> tuple[str, ...]:
    terms = _han_terms()
    found: list[str] = []
    place = 0
    while place < len(text):
        length = next((n for n in range(min(_LONGEST, len(text) - place), 0, -1) if text[place : place + n] in terms), 0)
        if length:
            found.append(f"§{text[place : place + length]}")
        place += length or 1
    values = (count_chinese(match[1]) for match in _MEASURED.finditer(text))
    return (*found, *(str(value) for value in values if value is not None))


def chinese_terms() -> frozenset[str]:
    """
    Return the Chinese terms of the glossary, folded.

    Example:
        >>> "风险" in chinese_terms()
        True
    """
    return _han_terms()


def longest_term(text: str, place: int) -> int:
    """
    Return how long the longest term of the glossary is, of two characters or more, that begins at a place of a folded Chinese text; 0 where none does.

    Example:
        >>> longest_term("提供人工智能服务", 2)
        4
    """
    terms = _han_terms()
    return next((n for n in range(min(_LONGEST, len(text) - place), 1, -1) if text[place : place + n] in terms), 0)


def _latin_concepts(text: str) -> tuple[str, ...]:
    stems = [stem(token.text) for token in tokenise(text)]
    terms = _latin_terms()
    found: list[str] = []
    place = 0
    while place < len(stems):
        length = next((n for n in range(min(_LONGEST, len(stems) - place), 0, -1) if tuple(stems[place : place + n]) in terms), 0)
        found.extend(f"§{term}" for term in terms.get(tuple(stems[place : place + length]), ()) if length)
        place += length or 1
    return tuple(found)


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[str, str], ...]:
    lines = (files("policydiff.text") / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((fold(english), fold(chinese)) for english, chinese, _ in split)


@lru_cache(maxsize=1)
def _han_terms() -> frozenset[str]:
    return frozenset(chinese for _, chinese in _entries())


@lru_cache(maxsize=1)
def _latin_terms() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for english, chinese in _entries():
        found.setdefault(tuple(stem(token.text) for token in tokenise(english)), {})[chinese] = None
    return {key: tuple(chinese) for key, chinese in found.items()}
