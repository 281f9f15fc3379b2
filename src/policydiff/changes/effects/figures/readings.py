"""Figures that the annotations leave alone because they are no measured number: *the fifth day after*, *every other month*, *a majority*, 次日, 过半."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.model.annotation import Comparator, Quantity, QuantityKind
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.fold_in_place import fold_in_place
from policydiff.text.lazy import lazy_pattern
from policydiff.text.numbering import CHINESE_DIGITS, count_chinese

__all__ = ["quantities_of"]

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_DAYS = {"day": (1.0, "day"), "week": (7.0, "day"), "month": (1.0, "month"), "year": (12.0, "month")}
_A_YEAR = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_HALF, _WHOLE = 50.0, 100.0
_MYRIADS = {"万": 1e4, "亿": 1e8}


@frozen
class _Reading:
    """What an expression says: kind, comparator, value and unit of its match, None where it says nothing after all."""

    words: re.Pattern[str] | Worded
    kind: QuantityKind
    comparator: Comparator
    read: Callable[[re.Match[str]], tuple[float, str] | None]


def _ordinal_day(match: re.Match[str]) -> tuple[float, str]:
    word, unit = match["nth"], match["unit"]
    number = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(re.sub(r"\D", "", word))
    times, name = _DAYS[unit]
    return number * times, "working day" if match["working"] else name


def _part(match: re.Match[str]) -> tuple[float, str]:
    return _WHOLE * (_CARDINALS.index(match["n"]) + 1) / _PARTS[match["part"]], "%"


def _chinese(numeral: str) -> float | None:
    myriad = _MYRIADS.get(numeral[-1:], 1.0)
    plain = numeral.rstrip("万亿")
    value = float(plain) if re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,6})?", plain) else count_chinese(plain)
    return None if value is None else value * myriad


def _counted(match: re.Match[str]) -> tuple[float, str] | None:
    value = _chinese(match["n"])
    return None if value is None else (value, "")


def _day_of_month(match: re.Match[str]) -> tuple[float, str] | None:
    value = _chinese(match["n"])
    return None if value is None else (value, "day")


def _fixed(value: float, unit: str) -> Callable[[re.Match[str]], tuple[float, str] | None]:
    return lambda _: (value, unit)


_NUMBER = rf"(?P<n>[{CHINESE_DIGITS}0-9.]{{1,12}}[万亿]?)"
_NTH = rf"(?P<nth>{'|'.join(_ORDINALS)}|[0-9]{{1,3}}(?:st|nd|rd|th))"
_EVENT = r"(?=\s(?:after|following|from|of|upon|counted|next)\b)"
_ENGLISH = (
    _Reading(Worded("day week month year workingday businessday workingweek businessweek workingmonth businessmonth workingyear businessyear", re.compile(rf"\b(?:by|on|before|until|of|not later than|no later than)\s(?:\w+\s){{0,3}}the\s{_NTH}\s(?P<working>working|business)?\s?(?P<unit>day|week|month|year){_EVENT}")), "deadline", "at most", _ordinal_day),
    _Reading(Worded("day", re.compile(r"\b(?:by|on|no later than|not later than)\s(?:\w+\s){0,3}the\s(?:next|following)\s(?:(?:working|business|calendar)\s)?day\b")), "deadline", "at most", _fixed(1.0, "day")),
    _Reading(Worded("hour", re.compile(r"\bwithin the hour\b")), "deadline", "at most", _fixed(1 / 24, "day")),
    _Reading(Worded("hour", re.compile(r"\b(?:within|inside|in)\s(?:half an hour|the half hour)\b")), "deadline", "at most", _fixed(1 / 48, "day")),
    _Reading(Worded("hour", re.compile(r"\b(?:within|inside|in)\sa quarter of an hour\b")), "deadline", "at most", _fixed(1 / 96, "day")),
    _Reading(Worded("day week month quarter year", re.compile(r"\bevery other (?P<unit>day|week|month|quarter|year)\b")), "frequency", "exactly", lambda match: (_A_YEAR[match["unit"]] / 2, "time")),
    _Reading(Worded("fortnight fortnightly", re.compile(r"\b(?:fortnightly|every fortnight|once a fortnight)\b")), "frequency", "exactly", _fixed(26.0, "time")),
    _Reading(Worded("fifths sixths sevenths eighths ninths tenths", re.compile(r"(?<!\w)(?P<n>two|three|four|five|six|seven|eight|nine) (?P<part>fifth|sixth|seventh|eighth|ninth|tenth)s\b")), "percentage", "exactly", _part),
    _Reading(Worded("majority", re.compile(r"(?<!s )(?<!s-)\b(?:a|the|by|simple|absolute|bare|ordinary) majority (?:of|vote|decision|in favour)\b|\bby (?:a )?(?:simple |absolute |bare )?majority\b")), "percentage", "more than", _fixed(_HALF, "%")),
    _Reading(Worded("unanimous unanimously unanimity", re.compile(r"\b(?:unanimous(?:ly)?|unanimity)\b")), "percentage", "at least", _fixed(_WHOLE, "%")),
    _Reading(Worded("turn turned turns", re.compile(rf"\bturn(?:ed|s)? (?P<n>{'|'.join(_CARDINALS)})\b")), "threshold", "at least", lambda match: (_CARDINALS.index(match["n"]) + 1.0, "year of age")),
    _Reading(Worded("sole single", re.compile(r"\b(?:a|one) (?:sole|single) (?P<seat>arbitrator|judge|member|commissioner|trustee|panellist|justice)\b")), "count", "exactly", lambda match: (1.0, match["seat"])),
)  # fmt: skip
_CHINESE = (
    _Reading(re.compile(r"(?:次日|翌日)(?!起)[前内之]?"), "deadline", "at most", _fixed(1.0, "day")),
    _Reading(re.compile(rf"(?:每月|次月|当月|每季度末月|次年一月){_NUMBER}[日号](?:前|之前|以前)"), "deadline", "at most", _day_of_month),
    _Reading(re.compile(r"(?:一半以上|半数以上)"), "percentage", "at least", _fixed(_HALF, "%")),
    _Reading(re.compile(r"(?:一致(?:同意|通过|决定))"), "percentage", "at least", _fixed(_WHOLE, "%")),
    _Reading(lazy_pattern(rf"(?:超过|多于|逾){_NUMBER}(?=[\u4e00-\u9fff])"), "threshold", "more than", _counted),
    _Reading(lazy_pattern(rf"(?:至少|不少于|不低于|达到|不得少于|不得低于){_NUMBER}(?=[\u4e00-\u9fff])"), "threshold", "at least", _counted),
    _Reading(lazy_pattern(rf"(?<![{CHINESE_DIGITS}0-9.第]){_NUMBER}[\u4e00-\u9fff]?(?:以上|及以上)"), "threshold", "at least", _counted),
    _Reading(lazy_pattern(rf"(?:不超过|不多于|不得超过|至多|最多){_NUMBER}(?=[\u4e00-\u9fff])"), "threshold", "at most", _counted),
)  # fmt: skip
# These stand for what the annotations read wrongly too: "within a quarter" of an hour is no share.
_OVERRULES = ("hour",)


def quantities_of(side: Passage) -> tuple[Quantity, ...]:
    """Return the figures of a passage in order: those of the annotations, and those read here at other places."""
    said = tuple(side.of(Quantity))
    read = [item for clause in side.clauses for item in _read(clause.id, clause.text)]
    kept = [item for item in said if not any(_overlap(item, other) for other in read if other.trigger.endswith(_OVERRULES))]
    new = [item for item in read if not any(_overlap(item, other) for other in kept)]
    return tuple(sorted((*kept, *new), key=lambda item: side.span(item).start))


def _read(clause: str, text: str) -> Iterator[Quantity]:
    folded = fold_in_place(text)
    found: list[Span] = []
    for reading in (*_ENGLISH, *_CHINESE) if has_han(folded.text) else _ENGLISH:
        for match in reading.words.finditer(folded.text):
            says = reading.read(match)
            span = folded.original(match)
            if says is None or any(span.start < other.stop and other.start < span.stop for other in found):
                continue
            found.append(span)
            yield Quantity(
                clause=clause, span=span, kind=reading.kind, comparator=reading.comparator, value=says[0], unit=says[1], whole=None, rule="reading", trigger=span.of(text)
            )  # fmt: skip


def _overlap(first: Quantity, second: Quantity) -> bool:
    return first.clause == second.clause and first.span.start < second.span.stop and second.span.start < first.span.stop
