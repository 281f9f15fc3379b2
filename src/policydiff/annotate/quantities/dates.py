"""Dates in a folded text, English and Chinese, with what says that they are an end or a beginning."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from policydiff.annotate.quantities.numerals import chinese_value
from policydiff.model.annotation import Comparator
from policydiff.text.lazy import lazy_pattern

__all__ = ["FoundDate", "find_dates"]

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_YEAR = "(?:19|20)[0-9]{2}"
_HAN_YEAR = "(?:[〇零一二三四五六七八九]{4}|(?:19|20)[0-9]{2})"
_HAN_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_BEFORE = (
    r"(?:(?P<by>by (?:no later than )?(?:the end of )?|(?:no|not) later than (?:the end of )?|until (?:the end of )?|on or before |through |up to |"
    r"before (?P<end>the end of )|(?P<before>before |prior to |earlier than ))|"
    r"(?P<from>as of |as from |from |since |starting (?:on |from |in )?|beginning (?:on |in )?|effective (?:on |from )?|on or after |(?:no|not) earlier than )|(?P<after>after ))?"
)
_ENGLISH = lazy_pattern(
    rf"(?<![a-z0-9]){_BEFORE}(?:"
    rf"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})\.?,? (?P<y>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>[0-3]?[0-9])(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})"
    rf"|(?P<m3>{_MONTH})\.?,? (?:of )?(?P<y3>{_YEAR})"
    rf"|(?P<iso>{_YEAR})-(?P<iso_m>[01][0-9])-(?P<iso_d>[0-3][0-9])"
    rf"|(?:(?:the )?year )?(?P<y4>{_YEAR}))(?![0-9a-z/-])(?!\.[0-9])"
)
_CHINESE = lazy_pattern(
    rf"(?P<by>不?(?:晚于|迟于)|最迟|力争到?|到|至)?(?P<from>自|从)?(?<![0-9〇零一二三四五六七八九])(?P<y>{_HAN_YEAR})\s?年"
    rf"(?:\s?(?P<m>{_HAN_NUMBER})\s?月(?:份)?(?:\s?(?P<d>{_HAN_NUMBER})\s?[日号])?)?(?!度|代)"
    r"(?P<before>(?:年?底|年末|底|末)?(?:之?前|以前)|底)?(?P<start>起|以来|之后)?"
)
# A date that belongs to the title of a law or of an agreement sets no date for anybody.
_CITED = re.compile(
    r"(?:regulation|directive|decision|convention|resolution|order|recommendation|agreement|act|treaty|declaration|memorandum|proclamation|communication|protocol|"
    r"law|bulletin|journal|council|parliament|opinion|notice|proclamation)(?:[^.;]{0,80}?)\s?(?:[,(]\s?|(?:of|dated|on|as of)\s)$|[0-9]/[0-9]{1,4} of $| fr [0-9]{3,6} \($"
)
_LOOK_BACK = 120


@frozen(kw_only=True)
class FoundDate:
    """
    A date and where it stands in the folded text.

    Attributes:
        value: Days since 1970-01-01: the last day of a month or year that is an end, else the first.

        is_end: Whether it is a deadline.
    """

    start: int
    stop: int
    value: int
    comparator: Comparator
    is_end: bool


def find_dates(folded: str) -> Iterator[FoundDate]:
    """
    Yield the dates of a folded text; a year alone counts only as an end or a beginning.

    Example:
        >>> [(found.value, found.comparator) for found in find_dates("from 1 may 2027 and by 2030")]
        [(20939, 'at least'), (22279, 'at most')]
    """
    for match in _ENGLISH.finditer(folded):
        found = _english(folded, match)
        if found is not None:
            yield found
    if not folded.isascii():
        for match in _CHINESE.finditer(folded):
            found = _chinese(match)
            if found is not None:
                yield found


def _english(folded: str, match: re.Match[str]) -> FoundDate | None:
    if _CITED.search(folded, max(0, match.start() - _LOOK_BACK), _date_start(match)) is not None:
        return None
    year = int(match["y"] or match["y2"] or match["y3"] or match["iso"] or match["y4"])
    name = match["m"] or match["m2"] or match["m3"]
    month = _month(name) if name else int(match["iso_m"]) if match["iso_m"] else None
    day = match["d"] or match["d2"] or match["iso_d"]
    is_before = match["before"] is not None
    is_end = match["by"] is not None or match["end"] is not None or is_before
    if month is None and not (is_end or match["from"] or match["after"]):
        return None
    comparator: Comparator = (
        "less than" if is_before else "at most" if is_end else "at least" if match["from"] else "more than" if match["after"] else "exactly"
    )
    # "Before 2030" ends with the year before, "by 2030" with 2030 itself; "after 2030" begins with the year after.
    value = _days(year, month, int(day) if day else None, is_last=(is_end and not is_before) or match["after"] is not None)
    return None if value is None else FoundDate(start=match.start(), stop=match.end(), value=value, comparator=comparator, is_end=is_end)


def _date_start(match: re.Match[str]) -> int:
    return min(place for place in (match.start(name) for name in ("d", "m2", "m3", "iso", "y4")) if place >= 0)


def _chinese(match: re.Match[str]) -> FoundDate | None:
    year = int(match["y"]) if match["y"].isdigit() and match["y"].isascii() else _digits(match["y"])
    month, day = (_number(match[name]) for name in ("m", "d"))
    is_end = match["before"] is not None or (match["by"] is not None and match["start"] is None)
    is_start = match["from"] is not None or match["start"] is not None
    if month is None and not (is_end or is_start):
        return None
    comparator: Comparator = "at most" if is_end else "at least" if is_start else "exactly"
    value = _days(year, month, day, is_last=is_end)
    return None if value is None else FoundDate(start=match.start(), stop=match.end(), value=value, comparator=comparator, is_end=is_end)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3]))


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isascii() else int(chinese_value(text) or 0)


def _digits(text: str) -> int:
    return int("".join(str("〇一二三四五六七八九".index(character.replace("零", "〇"))) for character in text))


def _days(year: int, month: int | None, day: int | None, *, is_last: bool) -> int | None:
    """Return the days since 1970-01-01, None where the calendar has no such day."""
    try:
        month = month if month is not None else 12 if is_last else 1
        day = day if day is not None else monthrange(year, month)[1] if is_last else 1
        return (date(year, month, day) - date(1970, 1, 1)).days
    except ValueError:
        return None
