"""
The number in front of a clause: recognised, kept apart from the wording, and brought into one normal form.

A label is read from the start of a block of text. Whether it fits its neighbours (a lone ``A.`` may be somebody's initial) only a reader can see, which has
the whole document before it; a label that needs such a confirmation says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from policydiff.text.label_parts import HEAD, Label, find_groups, pattern_of, readings_of, skip_space, value_of, worded_label
from policydiff.text.label_words import read_chinese, read_paragraph_sign, read_worded
from policydiff.text.numbering import count_chinese, count_circled, count_letter, count_roman

__all__ = ["LAST_SURE", "Label", "normal_label", "parse_label", "parse_long_number"]

# Full-width forms and their ASCII counterparts, one for one, so that offsets are kept.
_HALF_WIDTH = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
_DECIMAL = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}[a-z]{0,2})((?:\([0-9A-Za-z]{1,5}\)){0,4})(?![\w(])")
# Numbers beyond have four digits, as years and quantities have.
LAST_SURE = 999
_LONG = re.compile(r"([1-9][0-9]{3,4})([.)])\s{1,8}(?=\S)")
_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th)$")
_QUOTE = re.compile(r"(?:``|''|[“„‘\"'`])?")
_GROUPS = re.compile(r"(?:\( ?-?[0-9A-Za-z]{1,8} ?\)){1,5}|\([一二三四五六七八九十]{1,3}\)")
_LETTER = re.compile(r"(-?[a-z]{1,6}|[A-Z]{1,6})(?=[.)\t]|[ \u3000]{2}|\u2003)")
# "1.2 billion people" counts people and "7 October 2023" days; "1.2 Scope" is a clause.
_UNITS = re.compile(
    r"(?:hundred|thousand|million|billion|trillion|percent|per|times|[kmgt]?[wb]|flops?|[gm]hz|years?|days?|hours?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
# "(a) and (b) shall apply", "(2) of this Article": a reference that a line break has brought to the front.
_REFERENCE = re.compile(r"\s{0,3}(?:[,;]|(?:and|or|to|through)\s{1,3}\(|of (?:this|that|the|Article|Section|subsection|paragraph|Annex)\b)")
# "A. Smith and others": initials in front of a surname.
_NAME = re.compile(r"[A-Z][\w’'-]{1,40}(?:\s{0,3}[,;]|\s{1,3}(?:and|&|et|who|said|was|is|has|wrote|argued|found)\b|\s{1,3}[A-Z]\.)")
_ONE_WORD = re.compile(r"[A-Z][\w’'-]{1,40}\.?\s{0,9}")
_HEADING_WORD = re.compile(r"[A-Z]{2,}|\w{1,20}(?:tions?|ments?|[ae]nces?|ities|ity|ings?|ives?|ples?|views?|grounds?|poses?|contexts?)|Scope")


# A block is asked by all who look for what is no clause, and then for its own sake.
@lru_cache(maxsize=4096)
def parse_label(text: str) -> Label | None:
    """
    Read the number off the start of a clause.

    Args:
        text: A block of text, without white space in front.

    Returns:
        The label, or None where the text starts with none: years, quantities and initials are none.

    Example:
        >>> label = parse_label("3.2(a) Each provider shall keep records.")
        >>> label.text, label.normal, label.family
        ('3.2(a)', '3.2.a', '1.1(a)')
        >>> parse_label("1.2 billion people") is None
        True
    """
    head = text[:HEAD]
    if not head.isascii():
        head = head.translate(_HALF_WIDTH)
    for read in _readers_of(head[:1]):
        label = read(head, text)
        if label is not None:
            return label
    return None


def parse_long_number(text: str) -> Label | None:
    """
    Read a number of four or five digits off the start of a clause: weak evidence, since only a list that has come so far goes on with it.

    Example:
        >>> parse_long_number("1000. Each provider shall keep records.").value, parse_long_number("1,000 providers") is None
        (1000.0, True)
    """
    match = _LONG.match(text)
    if match is None:
        return None
    return Label(text=match[1], parts=(match[1],), readings=((f"1{match[2]}", float(match[1])),), stop=match.end(), is_weak=True)


def _readers_of(first: str) -> tuple[_Read, ...]:
    """Return what may read a label that starts with this character, the surest first."""
    if not first.isascii():
        return _READERS
    return _DECIMAL_READERS if first.isdigit() else _WORD_READERS if first.isalpha() else _READERS


# Every link asks for the numbers of its clauses more than once, and of those above them.
@lru_cache(maxsize=16_384)
def normal_label(printed: str) -> str:
    """
    Return the normal form of a printed number, in which ``3.2(a)`` and ``3.2.a`` are the same.

    Example:
        >>> normal_label("3.2(a)"), normal_label("第十条"), normal_label("Article 5"), normal_label("Annex IV")
        ('3.2.a', '10', '5', 'annex-IV')
    """
    counted = count_chinese(printed)
    if counted is not None:
        return str(counted)
    label = parse_label(f"{printed} ") or parse_label(f"{printed}.")
    return label.normal if label is not None else printed.translate(_HALF_WIDTH).strip(" .():、")


def _read_groups(head: str, text: str) -> Label | None:
    quote = _QUOTE.match(head)
    start = quote.end() if quote else 0
    match = _GROUPS.match(head, start)
    if match is None or _REFERENCE.match(head, match.end()):
        return None
    groups = find_groups(match[0])
    members = [readings_of(group, "(", ")") for group in groups]
    if not all(members):
        return None
    # A quoted number belongs to the text that is being put into another law, so it counts by itself.
    opening = '"' if start else ""
    readings = tuple((opening + family, value) for family, value in members[0])
    if len(members) > 1:
        readings = ((opening + "".join(member[0][0] for member in members), members[-1][0][1]),)
    stop = skip_space(head, match.end() + 1 if head[match.end() : match.end() + 1] in {".", ":", "、"} else match.end())
    parts = tuple(_normal_part(group) for group in groups)
    return Label(text=text[start : match.end()], parts=parts, readings=readings, stop=stop, is_weak=_is_inserted(groups))


def _read_decimal(head: str, text: str) -> Label | None:
    match = _DECIMAL.match(head)
    if match is None or _ORDINAL.search(match[1]):
        return None
    numbers, groups = match[1].split("."), find_groups(match[2])
    if len(numbers) == 1 and numbers[0].startswith("0"):
        return None
    end = _end_of_decimal(head, match, is_single=len(numbers) == 1)
    if end is None:
        return None
    stop, style, is_weak = end
    pattern = ".".join("1" for _ in numbers) + "".join(f"({pattern_of(group)})" for group in groups)
    family = pattern if len(numbers) > 1 or groups else pattern + style
    parts = (*(str(int(number)) if number.isdigit() else number for number in numbers), *groups)
    last = readings_of(groups[-1], "", "") if groups else ((family, value_of(numbers[-1])),)
    return Label(text=text[: match.end()], parts=parts, readings=((family, last[0][1] if last else 0.0),), stop=stop, is_weak=is_weak)


def _end_of_decimal(head: str, match: re.Match[str], *, is_single: bool) -> tuple[int, str, bool] | None:
    """Return where the wording starts after a decimal number, how the number is set off, and whether that is weak evidence."""
    end = match.end()
    sign, following = head[end : end + 1], head[end + 1 : end + 3]
    if sign == ")":
        return skip_space(head, end + 1), ")", False
    if (sign in {".", "、"} and _starts_wording(following)) or (sign == ":" and following[:1].isspace()):
        return skip_space(head, end + 1), ".", False
    start = skip_space(head, end)
    gap, rest = head[end:start], head[start:]
    if not gap or not rest or _UNITS.match(rest) or rest[0].isdigit():
        return None
    if rest[0] in "–—-":
        return (skip_space(head, start + 1), "-", False) if rest[1:2].isspace() and rest[2:3].isalpha() else None
    is_plain = match[0].isdigit()
    if len(gap) > 1 or gap in {"\t", "\n", "\u2003", "\u3000"}:
        return start, "" if is_plain else ".", False
    starts_clause = rest[0].isupper() or rest[0] in "“‘\"'[" or (rest[0].isalpha() and (match[2] != "" or not rest[0].isascii()))
    return (start, "" if is_plain else ".", is_single and is_plain) if starts_clause else None


def _starts_wording(following: str) -> bool:
    """Tell whether what comes after a number's point is wording and no further digits: "1. The", "1.The", "1.中", but not "01.ai"."""
    return not following or following[0].isspace() or not following[0].isascii() or (following[0].isupper() and following[1:].islower())


def _read_letter(head: str, text: str) -> Label | None:
    match = _LETTER.match(head)
    if match is None:
        return None
    sign = head[match.end()]
    closing = sign if sign in ".)" else ""
    stop = skip_space(head, match.end() + len(closing))
    is_run_on = sign == "." and stop == match.end() + 1 and stop < len(head)
    readings = readings_of(match[1], "", closing)
    if not readings or is_run_on or (not closing and stop == len(head)):
        return None
    is_weak = _is_inserted([match[1]])
    is_initial = len(match[1]) == 1 and match[1].isupper() and sign == "."
    if is_initial and (_NAME.match(head, stop) or _is_surname(head[stop:])):
        return None
    return Label(text=text[: match.end() + (1 if sign == ")" else 0)], parts=(match[1],), readings=readings, stop=stop, is_weak=is_initial or is_weak)


def _read_circled(head: str, text: str) -> Label | None:
    value = count_circled(head[0]) if head else None
    return None if value is None else worded_label(text, 1, skip_space(head, 1), family="①", value=value, parts=(str(value),))


def _is_inserted(groups: list[str]) -> bool:
    """Tell whether a number reads as put in between two others, such as "(ba)", which might be a word as well."""
    return len(groups) == 1 and groups[0].isalpha() and groups[0].isascii() and count_letter(groups[0]) is None and count_roman(groups[0]) is None


def _normal_part(part: str) -> str:
    value = count_chinese(part)
    return part if value is None else str(value)


def _is_surname(rest: str) -> bool:
    match = _ONE_WORD.fullmatch(rest)
    return match is not None and not _HEADING_WORD.fullmatch(rest.strip(" ."))


_Read = Callable[[str, str], Label | None]
_READERS: tuple[_Read, ...] = (read_worded, read_paragraph_sign, read_chinese, _read_groups, _read_decimal, _read_letter, _read_circled)
# A digit or a letter of ASCII leaves few of them, and every block of a document is asked.
_DECIMAL_READERS: tuple[_Read, ...] = (_read_decimal,)
_WORD_READERS: tuple[_Read, ...] = (read_worded, _read_letter)
