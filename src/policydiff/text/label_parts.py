"""What a label is made of: its components, how they count, and where the wording starts after them."""

from __future__ import annotations

import re

from attrs import frozen

from policydiff.text.numbering import count_chinese, count_letter, count_roman, count_word

__all__ = [
    "HEAD",
    "Label",
    "count_number",
    "end_of_heading_label",
    "find_groups",
    "pattern_of",
    "readings_of",
    "set_off",
    "skip_space",
    "value_of",
    "worded_label",
]

# No label is longer, so nothing beyond is looked at.
HEAD = 120
_SPACES = " \t\u00a0\u2002\u2003\u2009\u202f\u3000"
_ANNEX_WORDS = frozenset({"annex", "appendix", "schedule", "supplement"})
_GROUP = re.compile(r"\( ?([^() ]+) ?\)")
_NUMBER = re.compile(r"(-?[0-9]+)([a-z]{0,2})")
_SENTENCE_END = re.compile(r"[.!?;。！？；]\s*$")
# A heading without a colon or a dash after its number has at most so many words.
_HEADING_WORDS = 25


@frozen(kw_only=True)
class Label:
    """
    The number in front of a clause.

    Attributes:
        text: As printed, without the point, colon or dash that sets it off: ``3.2(a)``, ``Article 5``, ``第十条``.

        parts: Normal form by components: ``("3", "2", "a")``.

        readings: What the label may count in, as (family, value), likeliest first; ``(i)`` is the first of ``(i), (ii)`` or the ninth of ``(a), (b)``.

        stop: Offset at which the wording starts.

        is_weak: Whether only a neighbour of the same family proves that this is a label.
    """

    text: str
    parts: tuple[str, ...]
    readings: tuple[tuple[str, float], ...]
    stop: int
    is_weak: bool = False

    @property
    def family(self) -> str:
        """What the label most likely counts in: a word such as ``article``, or a pattern such as ``(a)`` or ``1.1``."""
        return self.readings[0][0]

    @property
    def value(self) -> float:
        """Its place in the count of its family; ``4a`` comes between 4 and 5."""
        return self.readings[0][1]

    @property
    def normal(self) -> str:
        """Normal form, such as ``3.2.a``."""
        return ".".join(self.parts)


def worded_label(text: str, end: int, stop: int, *, family: str, value: float, parts: tuple[str, ...]) -> Label:
    """Return a label whose family is known, such as ``Article 5``; in the normal form only annexes keep their word."""
    normal = (f"{family}-{parts[0]}", *parts[1:]) if family in _ANNEX_WORDS else parts
    return Label(text=" ".join(text[:end].split()), parts=normal, readings=((family, value),), stop=stop)


def find_groups(text: str) -> list[str]:
    """Return what stands in the parentheses of ``(a)(1)``."""
    return _GROUP.findall(text)


def readings_of(part: str, opening: str, closing: str) -> tuple[tuple[str, float], ...]:
    """Return what one component may count in; empty where it is no numeral."""
    number = _NUMBER.fullmatch(part)
    if number:
        return ((f"{opening}1{closing}", value_of(part)),) if len(number[1].lstrip("-")) <= 3 else ()  # noqa: PLR2004 - four digits are a year
    chinese = count_chinese(part)
    if chinese is not None:
        return ((f"{opening}一{closing}", float(chinese)),)
    plain = part.removeprefix("-")
    if not (plain.islower() or plain.isupper()):
        return ()
    if part != plain:
        # "(-a)" has been put in before "(a)".
        return tuple((family, -value) for family, value in readings_of(plain, opening, closing) if len(plain) == 1)
    found: list[tuple[str, float]] = []
    letter, roman = _count_letters(part), count_roman(part)
    if letter is not None:
        found.append((f"{opening}{'a' if part.islower() else 'A'}{closing}", float(letter)))
    if roman is not None:
        found.append((f"{opening}{'i' if part.islower() else 'I'}{closing}", float(roman)))
    # "i" by itself more often starts i, ii, iii than it stands between h and j.
    return tuple(reversed(found)) if part in {"i", "I"} or len(part) > 1 else tuple(found)


def _count_letters(part: str) -> float | None:
    """Return the place of a letter; "ba" has been put in between b and c."""
    letter = count_letter(part)
    if letter is None and len(part) == 2 and part.islower() and part[1] in "abcd":  # noqa: PLR2004 - a letter and what has been put in after it
        first = count_letter(part[0])
        return None if first is None else first + _value_of_letters(part[1])
    return letter


def pattern_of(part: str) -> str:
    """Return the sign that stands for a component in the name of a family: ``1``, ``a``, ``i`` …."""
    readings = readings_of(part, "", "")
    return readings[0][0] if readings else "x"


def value_of(number: str) -> float:
    """
    Return the place of a number with letters after it.

    Example:
        >>> value_of("4"), value_of("4a"), value_of("5")
        (4.0, 4.01, 5.0)
    """
    match = _NUMBER.fullmatch(number)
    if match is None:
        return 0.0
    size = float(abs(int(match[1]))) + _value_of_letters(match[2])
    return -size if match[1].startswith("-") else size


def count_number(number: str) -> float | None:
    """Return the value of what follows a word such as Article: a numeral of any sort, perhaps with a letter after it."""
    if number[0].isdigit():
        return value_of(number.rsplit(".", maxsplit=1)[-1].lower())
    for n_letters in (0, 1, 2):
        stem, letters = number[: len(number) - n_letters], number[len(number) - n_letters :]
        value = count_roman(stem) if stem.isupper() else None
        if value is not None:
            return value + _value_of_letters(letters.lower())
    return float(ord(number) - ord("A") + 1) if len(number) == 1 else count_word(number)


def _value_of_letters(letters: str) -> float:
    return sum((ord(letter) - ord("a") + 1) / 100 for letter in letters)


def skip_space(text: str, start: int) -> int:
    """Return the offset of the first character from ``start`` that is no white space."""
    while start < len(text) and (text[start] in _SPACES or text[start] == "\n"):
        start += 1
    return start


def set_off(head: str, end: int) -> int | None:
    """Return where the wording starts if the number is set off from it by a point, colon, dash, wide space or line end."""
    start = end
    while start < len(head) and head[start] in _SPACES:
        start += 1
    gap, sign, following = head[end:start], head[start : start + 1], head[start + 1 : start + 2]
    if not sign:
        return start
    if sign in ".:–—―、":
        return skip_space(head, start + 1)
    if sign == "\n" or "\t" in gap or "\u3000" in gap or len(gap) > 1:
        return skip_space(head, start)
    if sign == "-" and (following == "-" or (gap and following.isspace())):
        return skip_space(head, start + (2 if following == "-" else 1))
    return None


def end_of_heading_label(text: str, end: int, *, needs_gap: bool = True) -> int | None:
    """Return where the wording starts if all of the text reads as a heading: short, capitalised, not a sentence."""
    start = skip_space(text, end)
    rest = text[start : start + 3 * HEAD]
    if (needs_gap and start == end) or len(text) - start > 2 * HEAD or len(rest.split()) > _HEADING_WORDS:
        return None
    is_capitalised = rest[:1].isupper() or rest.startswith("[") or not rest[:1].isascii()
    return start if is_capitalised and not _SENTENCE_END.search(rest) else None
