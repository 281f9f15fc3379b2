"""
Numbers in a folded text: in figures, in English words, in Chinese numerals, and twice over as in *thirty (30)*.

Only the value is read here; whether a number counts anything is for what stands around it to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

__all__ = ["NUMBER_WORDS", "ORDINALS", "Numeral", "chinese_value", "english_value", "find_numerals", "find_powers"]

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_IRREGULAR = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
_NTH = {word: value for value, word in enumerate((_IRREGULAR.get(value, f"{word}th") for value, word in enumerate(_ONES)))}
# In English words, from the first to the hundredth; one within another stands behind it.
ORDINALS = {
    **{f"{tens}-{nth}": 10 * ten + value for ten, tens in enumerate(_TENS, start=2) for nth, value in [*_NTH.items()][1:10]},
    **{f"{tens[:-1]}ieth": 10 * ten for ten, tens in enumerate(_TENS, start=2)},
    **{nth: value for nth, value in _NTH.items() if value},
    "hundredth": 100,
}
# A number in English words begins with one of these.
NUMBER_WORDS = frozenset(_SMALL)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9, "mn": 10**6, "tn": 10**12}
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}
_HAN_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "亿": 10**8}

_FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5}|[0-9]{1,15})(?![0-9])(?:\.[0-9]{1,6})?"
_WORD = "(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + ")"
_SPELLED = rf"{_WORD}(?:[ -](?:and )?(?:{_WORD}|hundred|thousand|million|billion|trillion)){{0,12}}(?![a-z])"
_SCALE = r"(?:[ -]?(?:hundred|thousand|million|billion|trillion|bn|mn|tn)(?![a-z]))"
_HAN = "[〇零一二两三四五六七八九十百千万亿]{1,16}"
_NUMERAL = re.compile(
    rf"(?P<short>(?<=[$€£¥]){_FIGURE}(?P<letter>[kmb])(?![a-z0-9]))"
    rf"|(?P<figure>(?<![a-z0-9_.§#/^ß-ɏ])(?<![a-z][-'])(?<![0-9][,:]){_FIGURE}(?![.:/][0-9]|[_^])(?:(?P<scale>{_SCALE})|\s?(?P<han_scale>[十百千万亿]{{1,3}})|(?![a-z])))"
    rf"|(?P<spelled>(?<![a-z0-9])(?<![a-z]-){_SPELLED})"
    rf"|(?P<han>(?<![0-9.〇零一二两三四五六七八九十百千万亿第点]){_HAN})"
)
# The same number again, in the other form: "thirty (30)", "30 (thirty)", 三十（30）.
_AGAIN = re.compile(rf"\s?\(\s?(?P<inner>{_FIGURE}|{_SPELLED}|{_HAN})\s?\)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Powers of ten are read in the text as printed: folding makes 10²⁶ one thousand and twenty-six.
_POWER = re.compile(
    r"(?:(?<![a-zA-Z0-9_.,])(?P<factor>[0-9]{1,3}(?:\.[0-9]{1,3})?)\s?[x×·*]\s?)?(?<![a-zA-Z0-9_.,^])10(?:"
    r"\s?\(?\s?\^\s?[({]{0,2}(?P<caret>[0-9]{1,2})[)}]{0,2}|\*\*(?P<stars>[0-9]{1,2})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
    r"|<sup>(?P<sup>[0-9]{1,2})</sup>|\s?的\s?(?P<times>[0-9]{1,2})\s?次[方幂]"
    r"|[ ]to[ ]the[ ](?:power[ ](?:of[ ])?)?(?P<to>[0-9]{1,2})(?:st|nd|rd|th)?(?:[ ]power)?)(?![0-9])"
    r"|(?<![a-zA-Z0-9_.,])(?P<mantissa>[0-9](?:\.[0-9]{1,3})?)e\+?(?P<exponent>[0-9]{1,2})(?![\w])"
    r"|十的(?P<han>[一二三四五六七八九十]{1,3})次[方幂]"
    # The raised figures of 10^26 printed on the line, as plain text has them.
    r"|(?<![a-zA-Z0-9_.,])10(?P<flat>2[0-9])(?=\s(?:integer|floating|flops?\b|computational operation|FLOP))",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Numeral:
    """
    A number and where it stands in the folded text.

    Attributes:
        in_figures: Whether it is printed in figures, at least once.

        is_bare: Whether it is a Chinese power of ten with no digit before it (千, 百), which seldom counts.

        is_article: Whether it is the *a* of *within a year*.
    """

    start: int
    stop: int
    value: float
    in_figures: bool
    is_bare: bool = False
    is_article: bool = False


def find_numerals(folded: str) -> Iterator[Numeral]:
    """
    Yield the numbers of a folded text, in order.

    Example:
        >>> [(numeral.value, numeral.stop) for numeral in find_numerals("within thirty (30) days or 1.5 million hours")]
        [(30.0, 18), (1500000.0, 38)]
    """
    stop = 0
    for match in _NUMERAL.finditer(folded):
        value = _value(match)
        if match.start() < stop or value is None:
            continue
        again = _AGAIN.match(folded, match.end())
        doubled = again is not None and _plain_value(again["inner"]) == value
        stop = again.end() if again is not None and doubled else match.end()
        yield Numeral(
            start=match.start(),
            stop=stop,
            value=value,
            in_figures=(match["han"] is None and match["spelled"] is None) or doubled,
            is_bare=match["han"] is not None and match["han"][0] in "百千万亿",
        )


def find_powers(text: str) -> Iterator[Numeral]:
    """
    Yield the powers of ten of a text, read as printed.

    Example:
        >>> [numeral.value for numeral in find_powers("10^26, 5 x 10^{25}, 1e24, 10 to the 23rd power, 10²⁶ and 十的二十六次方")]
        [1e+26, 5e+25, 1e+24, 1e+23, 1e+26, 1e+26]
    """
    for match in _POWER.finditer(text):
        exponent = (
            match["caret"] or match["stars"] or match["raised"] or match["sup"] or match["times"] or match["to"] or match["exponent"] or match["flat"]
        )
        power = int(exponent.translate(_SUPERSCRIPTS)) if exponent else int(chinese_value(match["han"]) or 0)
        factor = float(match["factor"] or match["mantissa"] or 1)
        stop = match.end() + (1 if text[match.end() : match.end() + 1] == ")" and "(" in match[0] and ")" not in match[0] else 0)
        yield Numeral(start=match.start(), stop=stop, value=float(f"{factor}e{power}"), in_figures=True)


def english_value(words: str) -> float | None:
    """
    Return the value of a number in English words, or None.

    Example:
        >>> english_value("one hundred and twenty-five thousand"), english_value("two one")
        (125000.0, None)
    """
    total, group, last = 0.0, 0.0, 10**3
    for word in re.split("[ -]", words):
        if word == "and":
            continue
        if word in _SMALL:
            value = _SMALL[word]
            if value >= last or (group % 10 and value) or (value >= 10 and group % 100):  # noqa: PLR2004 - ten and twenty are what they say
                return None
            group, last = group + value, 10 if value >= 20 else 1  # noqa: PLR2004 - ten and twenty are what they say
        elif word == "hundred":
            group, last = (group or 1) * 100, 100
        else:
            total, group, last = total + (group or 1) * _SCALES[word], 0.0, 10**3
    return total + group


def chinese_value(numeral: str) -> float | None:
    """
    Return the value of a Chinese numeral, or None where it is none: two digits side by side name a year or an enumeration.

    Example:
        >>> chinese_value("一百零三"), chinese_value("三千五百万"), chinese_value("二〇二五"), chinese_value("一二")
        (103.0, 35000000.0, None, None)
    """
    total, section, digit = 0, 0, None
    for character in numeral:
        if character in _HAN_DIGITS:
            if digit:
                return None
            digit = _HAN_DIGITS[character]
        elif character in _HAN_UNITS:
            section, digit = section + (1 if digit is None else digit) * _HAN_UNITS[character], None
        elif character == "亿":
            total, section, digit = (total + section + (digit or 0) or 1) * _HAN_SCALES[character], 0, None
        else:
            total, section, digit = total + (section + (digit or 0) or 1) * _HAN_SCALES[character], 0, None
    return float(total + section + (digit or 0))


def _value(match: re.Match[str]) -> float | None:
    if match["han"] is not None:
        return chinese_value(match["han"])
    if match["short"] is not None:
        return _figure_value(re.match(_FIGURE, match["short"])) * _LETTERS[match["letter"]]
    if match["spelled"] is not None:
        return english_value(match["spelled"])
    value = _figure_value(re.match(_FIGURE, match["figure"]))
    if match["scale"] is not None:
        word = match["scale"].strip(" -")
        value *= 100 if word == "hundred" else _SCALES[word]
    for character in match["han_scale"] or "":
        value *= _HAN_UNITS.get(character) or _HAN_SCALES[character]
    return value


def _plain_value(inner: str) -> float | None:
    if inner[0].isdigit() and inner[0].isascii():
        return _figure_value(re.match(_FIGURE, inner))
    return chinese_value(inner) if inner[0] in "〇零一二两三四五六七八九十百千万亿" else english_value(inner)


def _figure_value(match: re.Match[str] | None) -> float:
    return float(match[0].replace(",", "").replace(" ", "")) if match is not None else 0.0
