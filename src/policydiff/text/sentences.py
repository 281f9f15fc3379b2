"""Sentences as spans: English and Chinese, and what ends a sentence in Indic and Arabic scripts. A semicolon ends none."""

from __future__ import annotations

import re
from functools import lru_cache

from policydiff.text.lazy import lazy_pattern
from policydiff.text.span import Span

__all__ = ["split_sentences"]

_CLOSERS = "\"'”’»)\\]）】」』》〉"
# A full stop of the scripts that put no space after it, or a point, question or exclamation mark followed by white space.
_END = re.compile(rf"[。！？｡।॥۔؟‼⁉]+[{_CLOSERS}]{{0,4}}|(?:[.!?…]{{1,6}})[{_CLOSERS}]{{0,4}}(?=\s)|[!?]+[{_CLOSERS}]{{0,4}}(?=[\u3400-\u9fff])")
_OPENING = re.compile(r"[\"'“‘«(\[（【「『《〈*_-]{0,3}")
_WORD_BEFORE = re.compile(r"[\w.&-]{1,24}\Z")
# No sentence ends after these.
_TITLE_WORDS = (
    "mr mrs ms dr prof hon gen col lt sgt capt sen rep gov st mt messrs vs cf e.g i.e eg ie viz approx ca resp incl excl esp fig figs tab "
    "no nos nr art arts sec secs sect para paras par ch chap vol vols pt pts p pp ed eds cl annex app reg regs dir ref refs al op cit ibid "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri dept univ assn bros ave blvd"
)
_TITLES = frozenset(_TITLE_WORDS.split())
# A sentence may end after these; it does if the next word often starts one.
_SHORT_FORMS = "inc ltd co corp plc llc gmbh etc a.m p.m u.s u.s.a u.k u.n e.u d.c u.s.c c.f.r ph.d jr sr esq bn mn"
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())
_FIRST_WORDS = (
    "the this that these those it its they we he she you our their his her in on at by for from to with under a an and but or if when where while as such all any "
    "each no not there here however moreover furthermore therefore thus also finally first second third accordingly nothing unless until upon after before"
)
_STARTERS = frozenset(_FIRST_WORDS.split())
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.\Z")
# A sentence says something beside its number.
_LABEL_ONLY = re.compile(r"\s*[\[(（]?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[)\]）]?\.\s*\Z")
_MAX_LABEL = 24
_FIRST_WORD = re.compile(r"[^\W\d_]{1,20}")
_CHINESE_POINT = lazy_pattern(r"(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fff])")


@lru_cache(maxsize=32)
def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """
    Split a text into sentences.

    Args:
        text: The text, line breaks and all.

        language: BCP 47 tag; for Chinese a point between two Chinese characters ends a sentence too.

    Returns:
        One span a sentence, in order, without the white space around it. Together they hold every character that is no white space.

    Example:
        >>> text = "Art. 5 applies, e.g. to U.S. firms (see para. 3). It binds 1.5 million users; fees rise."
        >>> [span.of(text) for span in split_sentences(text)]
        ['Art. 5 applies, e.g. to U.S. firms (see para. 3).', 'It binds 1.5 million users; fees rise.']
    """
    ends = [match.end() for match in _END.finditer(text) if _is_end(text, match)]
    if language.startswith("zh"):
        ends = sorted({*ends, *(match.end() for match in _CHINESE_POINT.finditer(text))})
    spans: list[Span] = []
    start = 0
    last = len(text.rstrip())
    for end in (*(end for end in ends if end < last), len(text)):
        if end < len(text) and end - start < _MAX_LABEL and _LABEL_ONLY.match(text[start:end]):
            continue
        span = _strip(text, start, end)
        if span is not None:
            spans.append(span)
        start = end
    return tuple(spans)


def _strip(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match[0][0] not in ".!?…":
        return True
    rest = _OPENING.match(text, _skip_space(text, match.end()))
    position = rest.end() if rest else match.end()
    following = text[position : position + 1]
    if not following:
        return True
    if following.islower():
        return False
    if match[0][0] != ".":
        return True
    return not _is_abbreviation(text, match.start(), position)


def _is_abbreviation(text: str, point: int, position: int) -> bool:
    """Tell whether the point belongs to a shortened word or an initial, looking at the word before and the one after."""
    before = _WORD_BEFORE.search(text, max(0, point - 24), point)
    word = before[0].lower().lstrip("-&") if before else ""
    if word in _TITLES:
        return True
    following = _FIRST_WORD.match(text, position)
    starts_sentence = following is not None and following[0][0].isupper() and following[0].lower() in _STARTERS
    if word in _ABBREVIATIONS:
        return not starts_sentence
    if _INITIAL.search(text[max(0, point - 3) : point + 1]):
        # "J. Powell" goes on; "Annex C. The" and "in Part A. The" end.
        return not starts_sentence
    return False


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
