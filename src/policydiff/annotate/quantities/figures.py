"""Numbers that the words around them make figures: what they are in, how they compare, and in which normal form."""

from __future__ import annotations

import re
from typing import cast

from attrs import evolve, frozen

from policydiff.annotate.phrases import Lexicon, Rule
from policydiff.annotate.quantities.figure import Figure, compare
from policydiff.annotate.quantities.lexicon import measures, names_something, rule_after, rule_before
from policydiff.annotate.quantities.nouns import counted_noun, single_noun
from policydiff.annotate.quantities.numerals import NUMBER_WORDS, Numeral, find_numerals
from policydiff.annotate.quantities.ranges import with_low_end
from policydiff.annotate.quantities.wholes import whole_after, whole_before
from policydiff.model.annotation import Comparator, QuantityKind
from policydiff.text.lazy import lazy_pattern

__all__ = ["COUNTING", "find_figures"]

# An English figure without digits holds one of these words.
COUNTING = NUMBER_WORDS | {"hour", "day", "week", "month", "quarter", "year", "decade"}
# "Within a year" is one year; 半年 half of one.
_ARTICLE = re.compile(r"(?<![a-z0-9])an?(?=\s(?:hour|day|week|month|quarter|year|decade)(?![a-z]))")
_HALF = re.compile("半(?=年(?!度|报))")
# What has been is no rule: "over the past ten years", "two years ago", 近三年.
_PAST = re.compile(r"(?<![a-z])(?:past|last|previous|preceding|recent|prior)\s$|(?:近|过去|最近|历经|历时|连续|月)$")
_AGO = re.compile(r"\s(?:ago|earlier|of experience)(?![a-z])|(?:来|前的|以来|之久)")
_EVERY = re.compile(r"(?<![a-z])(?:(?:at least |not less than )?(?:once )?(?:in )?(?:every|each)|at (?:regular )?intervals of)\s$|每隔?$")
_ONCE = lazy_pattern("(?:至少)?[\u4e00-\u9fff]{0,6}?一次")
_AND_HALF = re.compile(r"\sand\sa\shalf(?![a-z])")
# How often a year a time comes.
_PERIODS = {
    "day": 365,
    "week": 52,
    "month": 12,
    "quarter": 4,
    "year": 1,
    "日": 365,
    "天": 365,
    "周": 52,
    "月": 12,
    "季度": 4,
    "季": 4,
    "半年": 2,
    "年": 1,
}
_A_PERIOD = re.compile(r"\s(?:a|per|each|every|in (?:a|each|every|any))\s(?:calendar\s|working\s)?(?P<period>day|week|month|quarter|year)(?![a-z])")
_PER_PERIOD = lazy_pattern("每(?:个)?(?P<period>日|天|周|月|季度|季|半年|年)(?:至少|不少于|度)?[\u4e00-\u9fff]{0,6}$")
# A number behind a comparator counts what stands before it: "vessels exceeding 400 gross tonnage", 注册用户达到一百万的.
_BARE_END = re.compile(r"[的,;。、)]|以上|以下|\s(?:per|gross|net|of them|each|in|or|and|to)(?![a-z])|[.,;](?=\s|$)|$")
_REACHING = re.compile("(?:达到?了?|达至)$|(?<![a-z])(?:exactly|precisely) $")
_MARGIN = re.compile(
    r"\s(?:after|following|before|prior to|of (?:the |such |its |their )?"
    r"(?:date|receipt|receiving|publication|entry|notification|request|adoption|becoming|this order))(?![a-z])|(?:之?前|以前)(?!的)"
)
_LASTING = re.compile(r"(?<![a-z])for (?:an? |the )?(?:period of |term of |minimum of |maximum of |at least |up to |not less than |no less than )?$")
_AGE = re.compile(r"(?<![a-z])(?:ages? of|aged?|ages)\s$")
_AND_MORE = re.compile("[多余]")
# A name with a number: "Claude 3 models". Words that open a sentence are written alike, so they count only further in.
_NAME = re.compile(r"[\w,] [A-Z][\w-]{1,20} $")
_YEARS = range(1900, 2100)
_MONTHS_OF_HALF_YEAR = 6
_DAYS_A_YEAR = 365
_MONTHS_A_YEAR = 12


@frozen
class _Text:
    """A folded text, the text as printed where their places are the same, and the words around figures."""

    folded: str
    printed: str | None
    lexicon: Lexicon


@frozen(kw_only=True)
class _Unit:
    """What a numeral is in: where its figure begins and ends with it, what the lexicon says of it, and whether it is counted in a noun."""

    start: int
    stop: int
    kind: QuantityKind
    name: str
    factor: float


def find_figures(folded: str, printed: str | None, lexicon: Lexicon) -> list[Figure]:
    """
    Return the figures of a folded text, in order.

    Args:
        folded: The text, folded in place.

        printed: The text as printed where its places are those of the folded one, which tells names from numbers; else None.

        lexicon: Words around figures.
    """
    text = _Text(folded, printed, lexicon)
    figures: list[Figure] = []
    last: Numeral | None = None
    for numeral in sorted((*find_numerals(folded), *_worded_numerals(folded)), key=lambda numeral: numeral.start):
        figure = _figure(text, numeral)
        if figure is not None:
            figures.extend(with_low_end(folded, figures, figure, last, numeral))
        last = numeral
    return figures


def _worded_numerals(folded: str) -> list[Numeral]:
    found = [Numeral(start=match.start(), stop=match.end(), value=1, in_figures=False, is_article=True) for match in _ARTICLE.finditer(folded)]
    found.extend(Numeral(start=match.start(), stop=match.end(), value=0.5, in_figures=False) for match in _HALF.finditer(folded))
    return found


def _figure(text: _Text, numeral: Numeral) -> Figure | None:
    """Return the figure that a numeral is the number of, None where it counts nothing."""
    if numeral.is_bare:
        return None
    half = _AND_HALF.match(text.folded, numeral.stop)
    if half is not None:
        # "Two and a half years".
        numeral = evolve(numeral, stop=half.end(), value=numeral.value + 0.5)
    more = rule_after(text.folded, numeral.stop, text.lexicon, "comparator-after")
    unit = _unit(text, numeral, numeral.stop) or (_unit(text, numeral, more[1]) if more else None) or _bare(text, numeral)
    if unit is None:
        return None
    comparator, start, stop, is_deadline = compare(text.folded, unit.start, unit.stop, text.lexicon)
    if comparator == "exactly" and more is not None:
        comparator = cast("Comparator", more[0].unit)
    if comparator == "exactly" and _AND_MORE.match(text.folded, numeral.stop):
        comparator = "more than"
    value = numeral.value * unit.factor
    half = _AND_HALF.match(text.folded, unit.stop)
    if half is not None:
        # "An hour and a half".
        value, stop = value + 0.5 * unit.factor, max(stop, half.end())
    figure = Figure(start=start, stop=stop, kind=unit.kind, comparator=comparator, value=value, unit=unit.name, rule=unit.kind)
    if unit.kind == "duration":
        return _time(text, numeral, unit, figure, is_deadline=is_deadline)
    if unit.kind == "percentage":
        return evolve(figure, whole=whole_after(text.folded, stop) or whole_before(text.folded, start))
    return _occasions(text, figure) if unit.kind == "count" and unit.name == "occasion" else figure


def _occasions(text: _Text, figure: Figure) -> Figure:
    """Return how often something is done, where so many occasions are said of a time: three times a week."""
    times = _times_a_year(text.folded, figure.start, figure.stop)
    if times is None:
        return figure
    return evolve(figure, stop=times[1], kind="frequency", value=figure.value * times[0], unit="time", rule="frequency-count")


def _times_a_year(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return how often a year the time comes of which so many occasions are said, and where the words for it end: three times a week, 每月两次."""
    behind = _A_PERIOD.match(folded, stop)
    if behind is not None:
        return _PERIODS[behind["period"]], behind.end()
    before = _PER_PERIOD.search(folded, max(0, start - 20), start)
    return (_PERIODS[before["period"]], stop) if before is not None else None


def _unit(text: _Text, numeral: Numeral, place: int) -> _Unit | None:
    folded = text.folded
    if _AND_MORE.match(folded, place):
        place += 1
    money = rule_before(folded, numeral.start, text.lexicon, "money-before", is_adjacent=True)
    found = rule_after(folded, place, text.lexicon, "unit")
    if money is not None:
        is_said_again = found is not None and found[0].reach == "money"
        return _Unit(start=money[1], stop=found[1] if found and is_said_again else place, kind="money", name=money[0].unit, factor=1)
    interval = rule_after(folded, place, text.lexicon, "interval")
    if interval is not None:
        return _Unit(start=numeral.start, stop=interval[1], kind="frequency", name="time", factor=interval[0].value)
    if _AGE.search(folded, max(0, numeral.start - 10), numeral.start):
        is_said = found is not None and found[0].unit == "month"
        return _Unit(start=numeral.start, stop=found[1] if found and is_said else place, kind="threshold", name="year of age", factor=1)
    if found is not None:
        return _listed_unit(text, numeral, *found)
    if numeral.is_article:
        return None
    return _counted(text, numeral, place)


def _bare(text: _Text, numeral: Numeral) -> _Unit | None:
    """Return a number without a noun behind it that a comparator makes a figure."""
    folded, place = text.folded, numeral.stop
    is_year = numeral.in_figures and numeral.value in _YEARS and "," not in folded[numeral.start : numeral.stop]
    if numeral.is_article or is_year or names_something(folded, numeral.start, text.lexicon) or _BARE_END.match(folded, place) is None:
        return None
    before = rule_before(folded, numeral.start, text.lexicon, "comparator", is_adjacent=True)
    is_compared = before is not None or rule_after(folded, place, text.lexicon, "comparator-after") is not None
    reaching = _REACHING.search(folded, max(0, numeral.start - 3), numeral.start)
    if not is_compared and reaching is None:
        return None
    return _Unit(start=reaching.start() if reaching is not None and not is_compared else numeral.start, stop=place, kind="count", name="", factor=1)


def _listed_unit(text: _Text, numeral: Numeral, rule: Rule, stop: int) -> _Unit | None:
    is_han = not text.folded[numeral.stop : stop].isascii()
    if is_han and not text.folded.startswith("提前", max(0, numeral.start - 2)) and names_something(text.folded, numeral.start, text.lexicon):
        return None
    kind = cast("QuantityKind", rule.reach)
    is_one = numeral.value == 1 and not numeral.in_figures
    if (kind == "count" and is_one) or numeral.is_article or (is_one and rule.unit == "day" and rule.value == 1 and not is_han):
        # 一个 is an article and "one day" some day, unless a comparator makes them figures.
        comparator, *_ = compare(text.folded, numeral.start, stop, text.lexicon)
        if comparator == "exactly":
            return None
    return _Unit(start=numeral.start, stop=stop, kind=kind, name=rule.unit, factor=rule.value)


def _counted(text: _Text, numeral: Numeral, place: int) -> _Unit | None:
    """Return the noun that a numeral counts."""
    folded = text.folded
    before = rule_before(folded, numeral.start, text.lexicon, "comparator")
    # "One" alone is a pronoun or an article.
    noun = counted_noun(folded, place) if numeral.value != 1 else single_noun(folded, place) if before is not None else None
    if (
        noun is None
        or numeral.value != int(numeral.value)
        or numeral.value == 0
        or folded[max(0, numeral.start - 1) : numeral.start] in ("-", ".", "(", ":")
    ):
        return None
    is_year = numeral.in_figures and numeral.value in _YEARS and "," not in folded[numeral.start : numeral.stop]
    if before is None and (is_year or _is_name(text, numeral)):
        return None
    kind: QuantityKind = "threshold" if noun[0] in measures(text.lexicon) else "count"
    return _Unit(start=numeral.start, stop=noun[1], kind=kind, name=noun[0], factor=1)


def _is_name(text: _Text, numeral: Numeral) -> bool:
    if names_something(text.folded, numeral.start, text.lexicon):
        return True
    if text.printed is None or not numeral.in_figures:
        return False
    return _NAME.search(text.printed, max(0, numeral.start - 25), numeral.start) is not None


def _time(text: _Text, numeral: Numeral, unit: _Unit, figure: Figure, *, is_deadline: bool) -> Figure | None:
    """Return a time as what it is: a deadline, how often something is done, how long it lasts; None where it is past."""
    folded = text.folded
    if numeral.in_figures and numeral.value in _YEARS and unit.name == "month":
        return None
    low = max(0, numeral.start - 40)
    every = _EVERY.search(folded, low, numeral.start)
    if every is not None:
        once = _ONCE.match(folded, figure.stop)
        least = "least" in every[0] or figure.comparator == "at least" or (once is not None and "至少" in once[0])
        value = (_MONTHS_A_YEAR if unit.name == "month" else _DAYS_A_YEAR) / figure.value
        return evolve(
            figure,
            start=min(every.start(), figure.start),
            stop=once.end() if once else figure.stop,
            kind="frequency",
            value=value,
            unit="time",
            comparator="at least" if least else "exactly",
            rule="frequency-interval",
        )
    if _PAST.search(folded, low, numeral.start) or _AGO.match(folded, figure.stop):
        return None
    if unit.name == "month" and folded.startswith("半", unit.stop):
        figure = evolve(figure, value=figure.value + _MONTHS_OF_HALF_YEAR, stop=max(figure.stop, unit.stop + 1))
    if figure.comparator == "more than" and folded.startswith("over", figure.start):
        # "Over the next five years" is during them.
        figure = evolve(figure, comparator="exactly", start=numeral.start)
    margin = _MARGIN.match(folded, figure.stop)
    if is_deadline or (margin is not None and _LASTING.search(folded, low, figure.start) is None):
        return evolve(figure, kind="deadline", rule="deadline")
    return figure
