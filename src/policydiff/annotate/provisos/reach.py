"""Where the phrase that a condition, an exception or a sanction opens comes to its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["condition_start", "has_main_clause", "in_subject", "is_idle", "is_opening", "law_style", "phrase_end", "phrase_start", "sentence_start"]

# No longer stretch is one phrase; beyond it something else was read.
_FARTHEST = 600
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
# What ends a sentence: not the point of "Art. 5" or "1.5".
_STOP = re.compile(r"[;!?。]|(?<!\bart)(?<!\bno)(?<!\bsec)(?<!\be\.g)(?<!\bi\.e)(?<!\.[a-z])\.(?=\s|$|[\"')\]])|:(?=\s|$)|:(?=[\u4e00-\u9fff])")
_DUTY = re.compile(
    r"(?<![a-z])(?:shall|must|should|may|will|can|cannot|is|are|be|has|have|need|needs|ought|encouraged|required|prohibited)(?![a-z])|"
    "应|不得|必须|可以|可|须|由|予以|依照|依法|处|责令|给予|适用|从其|按照|参照|要|禁止"
)
_MODAL = re.compile(r"(?<![a-z])(?:shall|must|should|may|will|is to|are to|can|cannot)(?![a-z])|应|不得|必须|可以|须|责令|予以")
_BINDING = re.compile(r"(?<![a-z])(?:shall|must|should|may|is to|are to|is required|are required)(?![a-z])|应|不得|必须|可以|须|责令|予以")
# Who acts in the main clause is named behind the comma.
_SUBJECT = re.compile(r",\s(?:the|an?|it|they|such|this|these|those|each|any|all|no|he|she|we|there)\s")
_FEWEST_WORDS = 4
# Behind such a comma the same phrase goes on.
_LIST = re.compile(r",\s(?:and|or|nor)\s")
_MARK = re.compile(r"[,;。:!?.]\s?")
_HAN_DUTY = re.compile("应当|必须|不得|予以")
_HAN_RULE = re.compile("规定|违反|情形|要求")
_AIM = re.compile(r"(?<![a-z])(?:is|are|were) to(?![a-z])")
_GUESS = re.compile(r"(?<![a-z])(?:would|could|might|can|is of|are of)(?![a-z])")
_DASH = re.compile(r"\s-{1,2}\s")
_LOOK_BACK = 30
_OPENER = re.compile(r"(?:^|[.;:。!?])[\s\"'(-]{0,4}$|[.;:,]\s(?:and|or|but|however,)\s$")
_BRACKET = re.compile(r"[()]")
# "提供者违反本办法的，由……": the stretch up to 的 says when the rest holds.
_LAW_STYLE_START = re.compile("(?:^|(?<=[。;,:]))(?!但|除|包括|以及|和|或者|与)")
_LAW_STYLE_END = re.compile(
    "(?<!目)的(?=,[^。;]{0,60}?(?:应当|应|不得|可以|由|依照|依法|处|责令|给予|予以|适用|从其|须|必须|按照|参照|禁止|还应|吊销|没收|视为|有权|[^。;,]{1,12}(?:部门|机关|机构|政府)))"
)
_LAW_STYLE_BORDER = re.compile('[。;:"]')
# Characters before 的.
_LAW_STYLE_LENGTH = (3, 120)


def law_style(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the conditions of Chinese laws stand that end in 的, before what then holds; none overlap."""
    ends = [match.start() for match in _LAW_STYLE_END.finditer(folded)]
    last = 0
    for match in _LAW_STYLE_START.finditer(folded) if ends else ():
        start = match.start()
        following = bisect_left(ends, start + _LAW_STYLE_LENGTH[0])
        if start < last or following == len(ends) or ends[following] > start + _LAW_STYLE_LENGTH[1]:
            continue
        if _LAW_STYLE_BORDER.search(folded, start, ends[following]) is None:
            last = ends[following] + 1
            yield start, last


def phrase_end(folded: str, start: int, stop: int, *, opens: bool) -> int:
    """
    Return where the phrase ends whose trigger stands in a stretch of a folded text.

    Args:
        folded: The folded text.

        start: Where the trigger begins.

        stop: Where it ends.

        opens: Whether the trigger opens its sentence, so that commas inside the phrase are passed over up to the one before the main clause.
    """
    last = _closing(folded, stop, sentence_end(folded, stop))
    commas = [match.start() for match in _COMMA.finditer(folded, stop, last)]
    if not commas:
        dash = _DASH.search(folded, stop, last)
        return dash.start() if dash is not None and not opens else last
    if opens:
        if len(folded[start : commas[0]].split()) >= _FEWEST_WORDS and _SUBJECT.match(folded, commas[0]):
            return commas[0]
        segments = [(comma, following) for comma, following in zip(commas, [*commas[1:], last], strict=True) if not _LIST.match(folded, comma)]
        for duty in (_MODAL, _DUTY):
            for comma, following in segments:
                if duty.search(folded, comma, following):
                    return comma
    dash = _DASH.search(folded, stop, commas[0])
    return dash.start() if dash is not None and not opens else commas[0]


def in_subject(folded: str, start: int, stop: int, end: int) -> int:
    """Return where an exception ends that stands in the subject: before the verb that binds it, as in "firms other than farms shall report"."""
    if _MODAL.search(folded, sentence_start(folded, start), start) is not None:
        return end
    verb = _MODAL.search(folded, stop, end)
    return verb.start() if verb is not None and folded[stop : verb.start()].strip() else end


def _closing(folded: str, start: int, stop: int) -> int:
    """Return where a bracket closes that was open before a stretch, or the stretch's end."""
    depth = 0
    for bracket in _BRACKET.finditer(folded, start, stop):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return bracket.start()
    return stop


def is_opening(folded: str, start: int) -> bool:
    """Tell whether a place opens a sentence or what follows a semicolon."""
    low = max(0, start - _LOOK_BACK)
    return _OPENER.search(folded, low, start) is not None


def has_main_clause(folded: str, end: int, *, binds: bool) -> bool:
    """Tell whether a modal verb, or one that binds, follows the comma at the end of a phrase in the same sentence."""
    if folded[end : end + 1] != ",":
        return False
    stop = sentence_end(folded, end)
    return (_BINDING if binds else _MODAL).search(folded, end, stop) is not None


def sentence_end(folded: str, place: int) -> int:
    """Return where the sentence ends that a place stands in, as far on as a phrase may reach."""
    stops = _stops(folded)
    following = bisect_left(stops, place)
    return min(place + _FARTHEST, stops[following] if following < len(stops) else len(folded))


# A clause is asked about as often as it has triggers.
@lru_cache(maxsize=4)
def _stops(folded: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _STOP.finditer(folded))


def is_idle(folded: str, start: int, end: int) -> bool:
    """Tell whether a clause with *if* or *unless* only argues: it says what is to be reached, or what could otherwise be, and binds nobody."""
    if _AIM.search(folded, start, end):
        return True
    rest = folded[sentence_start(folded, start) : start] + folded[end : sentence_end(folded, end)]
    return _GUESS.search(rest) is not None and _BINDING.search(rest) is None


def sentence_start(folded: str, place: int) -> int:
    """Return where the sentence begins that a place stands in, as far back as a phrase may reach."""
    stops = _stops(folded)
    before = bisect_left(stops, place)
    return max(place - _FARTHEST, stops[before - 1] + 1 if before else 0)


def phrase_start(folded: str, place: int) -> int:
    """Return where the phrase begins that ends at a place: behind the last mark."""
    low = max(0, place - _FARTHEST)
    return max((match.end() for match in _MARK.finditer(folded, low, place)), default=low)


def condition_start(stretch: str) -> int:
    """Return how much of a stretch before 的 is another sentence's duty and not the condition: 应当核验……，对于……的."""
    start = 0
    for match in _COMMA.finditer(stretch):
        segment = stretch[start : match.start()]
        if _HAN_DUTY.search(segment) is not None and _HAN_RULE.search(segment) is None:
            start = match.end()
    return start
