"""Numerals that number clauses: Roman, Chinese, circled, spelled out, and letters."""

from __future__ import annotations

import re

__all__ = ["CHINESE_DIGITS", "count_chinese", "count_circled", "count_letter", "count_roman", "count_word"]

# Canonical Roman numerals to 89: nothing is numbered higher in them, and "c", "d", "l", "m" by themselves stay letters.
_ROMAN = re.compile(r"(?:x{1,3}|xl|lx{0,3})?(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
CHINESE_DIGITS = "〇零○一二三四五六七八九十百千两兩"
_CHINESE_VALUES = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED_ONE, _CIRCLED_TWENTY = ord("①"), ord("⑳")
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def count_roman(text: str) -> int | None:
    """
    Return the value of a Roman numeral from 1 to 89, or None.

    Example:
        >>> count_roman("XIV"), count_roman("iiii"), count_roman("mix")
        (14, None, None)
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def count_chinese(text: str) -> int | None:
    """
    Return the value of a Chinese numeral, or None.

    Example:
        >>> count_chinese("二十四"), count_chinese("一百零三"), count_chinese("二〇二五")
        (24, 103, 2025)
    """
    if not text or any(character not in CHINESE_DIGITS for character in text):
        return None
    if not any(character in _CHINESE_UNITS for character in text):
        return int("".join(str(_CHINESE_VALUES[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _CHINESE_UNITS:
            total += (digit or 1) * _CHINESE_UNITS[character]
            digit = 0
        else:
            digit = _CHINESE_VALUES[character]
    return total + digit


def count_letter(text: str) -> int | None:
    """
    Return the place of a letter in the alphabet; doubled letters go on after z.

    Example:
        >>> count_letter("c"), count_letter("bb"), count_letter("ab")
        (3, 28, None)
    """
    if not text.isascii() or not text.isalpha() or len(set(text)) != 1:
        return None
    return ord(text[0].lower()) - ord("a") + 1 + 26 * (len(text) - 1)


def count_circled(character: str) -> int | None:
    """Return the value of a circled numeral from ① to ⑳, or None."""
    code = ord(character)
    return code - _CIRCLED_ONE + 1 if _CIRCLED_ONE <= code <= _CIRCLED_TWENTY else None


def count_word(text: str) -> int | None:
    """
    Return the value of an English numeral from one to twenty, or None.

    Example:
        >>> count_word("Four")
        4
    """
    word = text.lower()
    return _WORDS.index(word) + 1 if word in _WORDS else None
