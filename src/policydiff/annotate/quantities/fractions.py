"""Parts of a whole in words: *two thirds of the Parties*, 百分之三十, 半数以上."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from policydiff.annotate.phrases import Lexicon
from policydiff.annotate.quantities.figure import Figure, compare
from policydiff.annotate.quantities.numerals import Numeral, chinese_value, find_numerals
from policydiff.annotate.quantities.wholes import whole_after, whole_before
from policydiff.text.lazy import lazy_pattern

__all__ = ["PARTS", "find_fractions"]

# An English fraction holds one of these words.
PARTS = frozenset(("half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "tenth", "tenths", "one"))

_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "ten": 10}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_ENGLISH = re.compile(
    r"(?<![a-z0-9-])(?:(?:(?P<n>an?|one|two|three|four)[ -])?(?P<part>half|thirds?|quarters?|fourths?|fifths?|tenths?))"
    r"(?:(?=\sof(?: the| its| their| all| these)?\s)|[ -]majority(?![a-z])|(?=\s(?:the|its|their)\s))"
)
_DIGITS = "[〇零一二两三四五六七八九十百]"
_PERCENT = lazy_pattern(
    f"(?P<base>[百千万])分之(?:(?P<han>{_DIGITS}{{1,6}})(?:点(?P<point>[〇零一二三四五六七八九]{{1,4}}))?|(?P<figure>[0-9]{{1,3}}(?:\\.[0-9]{{1,3}})?))"
)
_CHINESE = re.compile("(?P<base>[二三四五六七八九十])分之(?P<n>[一二三四五六七八九])|(?P<over>过)?半数(?!据)")
# 七成 is 70 %, 六成五 65 %; 成员 and 成立 are words.
_TENTHS = lazy_pattern(
    "(?P<n>[一二三四五六七八九两])成(?P<m>[一二三四五六七八九半])?(?![一-鿿])|(?P<n2>[一二三四五六七八九两])成(?P<m2>半)?(?=以上|以下|的|左右)"
)
_ONE_IN = re.compile(r"(?<![a-z0-9-])one\s(?:in|out\sof)\s(?:every\s)?(?:(?P<a>a)\s(?=hundred|thousand|million))?")
# "One in five years" comes once in that time, "one in 2025" in that year.
_TIME = re.compile(r"[\s-](?:\w{1,10}\s)?(?:second|minute|hour|day|week|month|quarter|year|decade)s?(?![a-z])")
# 万分之五 is 0.05 %.
_BASES = {"百": 1, "千": 10, "万": 100}
_YEARS = range(1900, 2100)
# No number in words is longer.
_NUMBER = 80
_HALF = 50.0


def find_fractions(folded: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the fractions of a folded text as percentages, with what they are a part of."""
    for match in _ENGLISH.finditer(folded):
        n = _COUNTS[(match["n"] or "one").replace("an", "a")]
        if match["n"] is None and not match["part"].startswith("half"):
            continue
        yield _figure(folded, match.span(), 100 * n / _PARTS[match["part"][:3]], lexicon)
    for match in _ONE_IN.finditer(folded):
        numeral = _numeral_of(folded, match)
        if numeral is not None:
            yield _figure(folded, (match.start(), numeral.stop), 100 / numeral.value, lexicon)
    if folded.isascii():
        return
    for match in _TENTHS.finditer(folded):
        tenths = (chinese_value(match["n"] or match["n2"]) or 0) * 10
        more = match["m"] or match["m2"]
        yield _figure(folded, match.span(), tenths + (5 if more == "半" else (chinese_value(more) or 0) if more else 0), lexicon)
    for match in _PERCENT.finditer(folded):
        value = float(match["figure"]) if match["figure"] else _spoken(match["han"], match["point"])
        yield _figure(folded, match.span(), value / _BASES[match["base"]], lexicon)
    for match in _CHINESE.finditer(folded):
        if match["n"] is None:
            figure = _figure(folded, match.span(), _HALF, lexicon)
            yield figure if match["over"] is None else evolve(figure, comparator="more than")
        else:
            yield _figure(folded, match.span(), 100 * (chinese_value(match["n"]) or 0) / (chinese_value(match["base"]) or 1), lexicon)


def _numeral_of(folded: str, one_in: re.Match[str]) -> Numeral | None:
    """Return the number that one is taken out of, by its place in the text; None where no number follows, or a time."""
    place = one_in.end()
    opening = "one " if one_in["a"] else ""
    numeral = next(find_numerals(opening + folded[place : place + _NUMBER]), None)
    if numeral is None or numeral.start > 0 or not numeral.value:
        return None
    stop = place + numeral.stop - len(opening)
    is_year = numeral.in_figures and numeral.value in _YEARS and "," not in folded[place:stop]
    return None if is_year or _TIME.match(folded, stop) else evolve(numeral, start=place, stop=stop)


def _figure(folded: str, place: tuple[int, int], value: float, lexicon: Lexicon) -> Figure:
    comparator, start, stop, _ = compare(folded, *place, lexicon)
    whole = whole_after(folded, stop) or whole_before(folded, start)
    return Figure(start=start, stop=stop, kind="percentage", comparator=comparator, value=value, unit="%", whole=whole, rule="fraction")


def _spoken(han: str, point: str | None) -> float:
    tail = "".join(str(int(chinese_value(digit) or 0)) for digit in point or "")
    return (chinese_value(han) or 0.0) + float(f"0.{tail or 0}")
