"""Figures come out in normal form, and numbers that only name something are no quantities."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate.quantities import annotate_quantities, find_quantities, load_quantities
from policydiff.annotate.quantities.numerals import chinese_value, english_value, find_numerals
from policydiff.errors import InputError
from policydiff.readers import read_document


def tell(text: str) -> list[tuple[str, str, float, str]]:
    return [(item.kind, item.comparator, round(item.value, 6), item.unit) for item in find_quantities(text)]


def days(year: int, month: int, day: int) -> float:
    return float((date(year, month, day) - date(1970, 1, 1)).days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Money
        ("a fine of $90,000", ("money", "exactly", 90000, "USD")),
        ("fines of up to EUR 35 000 000", ("money", "at most", 35e6, "EUR")),
        ("costs US$1.2 billion", ("money", "exactly", 1.2e9, "USD")),
        ("costs 1,200 million dollars", ("money", "exactly", 1.2e9, "USD")),
        ("a grant of EUR 5,000,000 (five million euros)", ("money", "exactly", 5e6, "EUR")),
        ("a fund of more than £3bn", ("money", "more than", 3e9, "GBP")),
        ("罚款人民币一百万元", ("money", "exactly", 1e6, "CNY")),
        ("罚款不超过5 万元", ("money", "at most", 50000, "CNY")),
        ("投入1.2亿美元", ("money", "exactly", 1.2e8, "USD")),
        ("處十萬元以下罰款", ("money", "at most", 1e5, "CNY")),
        # Percentages
        ("at least 30 % of staff", ("percentage", "at least", 30, "%")),
        ("by five percentage points", ("percentage", "exactly", 5, "percentage point")),
        ("two thirds of the members agree", ("percentage", "exactly", 66.666667, "%")),
        ("half of the members agree", ("percentage", "exactly", 50, "%")),
        ("普及率超过70%", ("percentage", "more than", 70, "%")),
        ("百分之三十以上", ("percentage", "at least", 30, "%")),
        ("千分之五", ("percentage", "exactly", 0.5, "%")),
        ("提高5个百分点", ("percentage", "exactly", 5, "percentage point")),
        ("四分之三以上的成员", ("percentage", "at least", 75, "%")),
        ("经半数以上成员同意", ("percentage", "at least", 50, "%")),
        # Counts and thresholds
        ("a board of three members", ("count", "exactly", 3, "member")),
        ("no fewer than two independent experts", ("count", "at least", 2, "expert")),
        ("two or more Parties", ("count", "at least", 2, "party")),
        ("at least one other expert shall sit", ("count", "at least", 1, "expert")),
        ("train 1.5 million people", ("count", "exactly", 1.5e6, "person")),
        ("more than 10,000 users", ("threshold", "more than", 10000, "user")),
        ("greater than 10^26 operations", ("threshold", "more than", 1e26, "operation")),
        ("above 10^{25} FLOPs", ("threshold", "more than", 1e25, "operation")),
        ("10 to the 26th power operations", ("threshold", "exactly", 1e26, "operation")),
        ("exceeds 1e26 operations", ("threshold", "more than", 1e26, "operation")),
        ("超过十的二十六次方次运算", ("threshold", "more than", 1e26, "operation")),
        ("超过10²⁶次运算", ("threshold", "more than", 1e26, "operation")),
        ("minors under the age of 14", ("threshold", "less than", 14, "year of age")),
        ("不满十四周岁的未成年人", ("threshold", "less than", 14, "year of age")),
        ("三名以上专家", ("count", "at least", 3, "person")),
        ("注册用户超过1000万用户", ("threshold", "more than", 1e7, "user")),
        ("十余家企业", ("count", "more than", 10, "item")),
        # Durations and deadlines
        ("for thirty (30) days", ("duration", "exactly", 30, "day")),
        ("for 30 days", ("duration", "exactly", 30, "day")),
        ("三十日", ("duration", "exactly", 30, "day")),
        ("三十（30）日", ("duration", "exactly", 30, "day")),
        ("30天", ("duration", "exactly", 30, "day")),
        ("24 hours", ("duration", "exactly", 1, "day")),
        ("two weeks", ("duration", "exactly", 14, "day")),
        ("one year", ("duration", "exactly", 12, "month")),
        ("at least six months", ("duration", "at least", 6, "month")),
        ("a five-year plan", ("duration", "exactly", 60, "month")),
        ("within 15 working days", ("deadline", "at most", 15, "working day")),
        ("within a year", ("deadline", "at most", 12, "month")),
        ("no later than 72 hours after the incident", ("deadline", "at most", 3, "day")),
        ("at least one month before the start", ("deadline", "at least", 1, "month")),
        ("自收到之日起十五日内", ("deadline", "at most", 15, "day")),
        ("二十四小时以内", ("deadline", "at most", 1, "day")),
        ("保存不少于六个月", ("duration", "at least", 6, "month")),
        ("不超过十个工作日", ("duration", "at most", 10, "working day")),
        ("半年内", ("deadline", "at most", 6, "month")),
        ("期限一年半", ("duration", "exactly", 18, "month")),
        # Dates
        ("by 31 December 2027", ("deadline", "at most", days(2027, 12, 31), "date")),
        ("by December 2027", ("deadline", "at most", days(2027, 12, 31), "date")),
        ("before 2 August 2026", ("deadline", "less than", days(2026, 8, 2), "date")),
        ("applies from 2 August 2026", ("date", "at least", days(2026, 8, 2), "date")),
        ("by 2030", ("deadline", "at most", days(2030, 12, 31), "date")),
        ("到2027年", ("deadline", "at most", days(2027, 12, 31), "date")),
        ("2025年底前", ("deadline", "at most", days(2025, 12, 31), "date")),
        ("自二〇二四年三月一日起施行", ("date", "at least", days(2024, 3, 1), "date")),
        # Frequencies
        ("report annually", ("frequency", "exactly", 1, "time")),
        ("meet at least twice a year", ("frequency", "at least", 2, "time")),
        ("meet three times a year", ("frequency", "exactly", 3, "time")),
        ("review it every two years", ("frequency", "exactly", 0.5, "time")),
        ("audit at least once every three months", ("frequency", "at least", 4, "time")),
        ("每年至少一次", ("frequency", "at least", 1, "time")),
        ("每季度报告", ("frequency", "exactly", 4, "time")),
        ("每两年至少开展一次评估", ("frequency", "at least", 0.5, "time")),
        # Multiples
        ("quadruple capacity", ("multiple", "exactly", 4, "time")),
        ("double the number", ("multiple", "exactly", 2, "time")),
        ("a tenfold rise", ("multiple", "exactly", 10, "time")),
        ("产能翻两番", ("multiple", "exactly", 4, "time")),
        ("违法所得一倍以上", ("multiple", "at least", 1, "time")),
    ],
)
def test_a_figure_comes_out_in_normal_form(text: str, expected: tuple[str, str, float, str]) -> None:
    assert tell(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "under Article 12 and Articles 9, 10 and 11 providers act",
        "Regulation (EU) 2024/1689 applies",
        "Regulation (EU) 2016/679 of 27 April 2016",
        "controls of SP 800-53 and ISO 27001 standards",
        "version 2.0 models and Claude 3 models",
        "in 2019 members met",
        "Tier 1 countries",
        "one of the members",
        "no one knows",
        "over the past ten years",
        "two years ago",
        "one day machines will think",
        "the two preceding paragraphs",
        "double-blind tests and double counting",
        "monthly active users",
        "the 40 United Nations bodies",
        "section 3.2(a) lists",
        "a two-stage process",
        "第十条和第三章",
        "同一年",
        "进一步统一标准",
        "一个重要方面",
        "近三年来",
        "《新一代人工智能三年行动计划》",
        "一元化管理",
        "千方百计",
    ],
)
def test_a_number_that_measures_nothing_is_no_quantity(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 3 and 5 experts", [("count", "at least", 3, "expert"), ("count", "at most", 5, "expert")]),
        ("3 to 5 years", [("duration", "at least", 36, "month"), ("duration", "at most", 60, "month")]),
        ("3-5 days", [("duration", "at least", 3, "day"), ("duration", "at most", 5, "day")]),
        ("between 5% and 10%", [("percentage", "at least", 5, "%"), ("percentage", "at most", 10, "%")]),
        ("三至五年", [("duration", "at least", 36, "month"), ("duration", "at most", 60, "month")]),
        ("一万元以上十万元以下", [("money", "at least", 10000, "CNY"), ("money", "at most", 100000, "CNY")]),
        ("two or three members", []),
    ],
)
def test_a_range_is_two_quantities(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert tell(text) == expected


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("not less than 60 days", "at least"),
        ("shall not be less than 60 days", "at least"),
        ("a minimum of 60 days", "at least"),
        ("60 days or more", "at least"),
        ("shall not exceed 60 days", "at most"),
        ("up to 60 days", "at most"),
        ("a maximum of 60 days", "at most"),
        ("longer than 60 days", "more than"),
        ("less than 60 days", "less than"),
        ("about 60 days", "about"),
        ("不得少于60日", "at least"),
        ("至少60日", "at least"),
        ("60日以上", "at least"),
        ("60日以下", "at most"),
        ("不得超过60日", "at most"),
        ("超过60日", "more than"),
        ("不足60日", "less than"),
        ("约60日", "about"),
        ("60日左右", "about"),
    ],
)
def test_how_a_figure_compares(text: str, comparator: str) -> None:
    assert [(item.comparator, item.value) for item in find_quantities(text)] == [(comparator, 60.0)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("fines of up to 7 % of the annual turnover shall apply", "the annual turnover"),
        ("two thirds of the Parties", "the Parties"),
        ("占员工总数的30%", "员工总数"),
        ("上一年度营业额百分之五以下", "上一年度营业额"),
        ("grow by 7 %", None),
    ],
)
def test_a_part_tells_its_whole(text: str, whole: str | None) -> None:
    assert [item.whole for item in find_quantities(text)] == [whole]


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-five", 25), ("one hundred and five", 105), ("three hundred thousand", 300_000), ("one two", None), ("ninety fifty", None)],
)
def test_english_number_words(words: str, value: float | None) -> None:
    assert english_value(words) == value


@pytest.mark.parametrize(("numeral", "value"), [("一百零三", 103), ("两千万", 2e7), ("十", 10), ("三亿五千万", 3.5e8), ("一二", None)])
def test_chinese_numerals(numeral: str, value: float | None) -> None:
    assert chinese_value(numeral) == value


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    printed = "".join(digits[int(digit)] + units[len(str(number)) - place - 1] if digit != "0" else "零" for place, digit in enumerate(str(number)))
    assert chinese_value(printed.rstrip("零").replace("零零", "零")) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_with_commas_are_read_back(number: int) -> None:
    assert [numeral.value for numeral in find_numerals(f"about {number:,} of them")] == [number]


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        ("parties", "party"),
        ("people", "person"),
        ("boxes", "box"),
        ("licences", "licence"),
        ("members", "member"),
        ("prizes", "prize"),
        ("sizes", "size"),
        ("crises", "crisis"),
        ("addresses", "address"),
    ],
)
def test_nouns_are_counted_in_the_singular(plural: str, noun: str) -> None:
    assert tell(f"award three {plural} to them") == [("count", "exactly", 3, noun)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("by the eleventh day after receipt", 11),
        ("not later than the thirteenth working day following the request", 13),
        ("before the first day after publication", 1),
        ("by the ninety-ninth day from entry", 99),
        ("no later than the hundredth day after notice", 100),
        ("by the seventieth day of receipt", 70),
    ],
)
def test_a_day_is_numbered_by_any_ordinal(text: str, value: float) -> None:
    (found,) = find_quantities(text)
    assert (found.kind, found.value, found.rule) == ("deadline", value, "numbered-day")


@pytest.mark.parametrize("text", ["by the first day of the month", "by the 15th day of each calendar quarter", "on the second day, report"])
def test_a_day_of_the_calendar_is_no_time_to_do_something_in(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one in five schools", 20),
        ("one in every two hospitals", 50),
        ("one out of eleven tests", 9.090909),
        ("one in sixty clinics", 1.666667),
        ("one in 1,000 users", 0.1),
        ("one in a hundred models", 1),
        ("one in 2 million requests", 0.00005),
        ("one in a thousand", 0.1),
    ],
)
def test_one_out_of_a_number_is_a_part(text: str, value: float) -> None:
    assert tell(text)[:1] == [("percentage", "exactly", value, "%")]


@pytest.mark.parametrize("text", ["one in five years", "one in 2025", "one in ten working days", "one in the region", "everyone in five schools"])
def test_one_in_a_time_or_a_place_is_no_part(text: str) -> None:
    assert all(kind != "percentage" for kind, *_ in tell(text))


@given(st.text(alphabet="within30 daystwenty-(10)^{26}%三十日内不超过 $€.,①½", max_size=60))
def test_spans_hold_their_triggers_and_do_not_overlap(text: str) -> None:
    found = find_quantities(text)
    assert all(item.span.of(text) == item.trigger for item in found)
    assert all(one.span.stop <= other.span.start for one, other in itertools.pairwise(found))


def test_headings_are_passed_over() -> None:
    outline = read_document(b"# Within 30 days\n\nReport within 60 days.\n", name="x.md")
    assert [item.value for item in annotate_quantities(outline)] == [60.0]


def test_ones_own_lexicon_replaces_the_shipped_one() -> None:
    text = 'format = "policydiff quantities/1"\nname = "mine"\nversion = "1"\nsource = "a test"\n\n[[rules]]\n'
    lexicon = load_quantities(
        text + 'name = "moons"\nkind = "unit"\nreach = "duration"\nunit = "day"\nvalue = 29.5\nen = ["moons"]\n', name="mine.toml"
    )
    assert [item.value for item in find_quantities("after two moons", lexicon=lexicon)] == [59.0]
    with pytest.raises(InputError, match="has to be a number above 0"):
        load_quantities(text + 'name = "moons"\nkind = "unit"\nvalue = -1\nen = ["moons"]\n', name="mine.toml")
    with pytest.raises(InputError, match="one of comparator"):
        load_quantities(text + 'name = "moons"\nkind = "moon"\nen = ["moons"]\n', name="mine.toml")
