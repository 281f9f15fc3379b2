"""Where a proviso stands: how far it goes on, whether it limits anything there, and whether what it limits is as new as the proviso itself."""

from __future__ import annotations

import re

from policydiff.changes.effects.case import Case
from policydiff.changes.effects.provisos.readings import Proviso
from policydiff.model.annotation import Condition, Sanction
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import terms

__all__ = ["comes_whole", "is_worded_there", "limits_nothing", "limits_only_new_words", "whole"]

# What is joined to the last word of a proviso by commas and *and*, and the points of an article that it names.
_LIST = re.compile(
    r"(?:,\s(?!(?:on|in|at|by|to|for|with|from|under|through|via|without|after|before|unless|including|as|which|who|that|it|they|the \w+ (?:shall|must|may|is|are)|and|or|\w+ing)\b)[\w\s'’/()-]{2,50}?){1,5},?\s(?:and|or)\s[^,;.:—]{2,90}"
)
_POINTS = re.compile(
    r",\s(?:points?|letters?|paragraphs?)\s\([a-z0-9]{1,4}\)(?:(?:,|,? and|,? or)\s\([a-z0-9]{1,4}\))*(?:\s(?:of|to)\s(?:this|that|the)\s\w+)?"
)
_REST = re.compile(r"[^,;.:—]{0,120}")
_FINITE = re.compile(r"\b(?:shall|must|may|should|will|can|is|are|was|were|has|have|does|do|applies|apply)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\b(?:that|in|by|of|to|as|for|under|with|on|an?|the)\s*\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:if|where|when|in so far as|insofar as|to the extent that)\s(?:the|an?)\b", re.IGNORECASE)
_CUT = re.compile(
    r",\s(?:(?!is\b|are\b|was\b|has\b|have\b|shall\b|must\b|may\b)[\w'’-]+\s){1,6}(?:and|or)\s(?:[\w'’-]+\s){1,8}?(?:is|are|has|have)\s[^,;.:—]{2,120}"
)
# A list may go on only behind words; at the beginning of a sentence what follows the comma is what the proviso limits.
_SENTENCE_END = re.compile(r"[.;。；](?=\s|$)")
# "Once every year" is how often; "providing or supporting" is an act; to *be* subject to duties is to have them; what is included is an example.
_NO_LIMIT = re.compile(r"once\s(?:every|per|in|an?\s(?:year|quarter|month|week|day|season|decade)s?)\b|providing\s(?:or|and)\b", re.IGNORECASE)
_PREDICATE = re.compile(r"\b(?:be|is|are|was|were|been|remains?|made)\s(?:\w+ly\s)?\Z", re.IGNORECASE)
_EXAMPLE = re.compile(r"\b(?:including|such as)\s(?:in\s)?\Z", re.IGNORECASE)
# "Rules on penalties referred to in …", "in the event of the withdrawal of …": spoken of and not threatened.
_POINTED_AT = re.compile(r"\b(?:referred to|laid down|provided for|set out) in\b", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:in the event of|in (?:the )?case of)\b[^;.]{0,80}\Z", re.IGNORECASE)
# So many new words before a proviso, in one sentence with it, are what it limits.
_NEW_WORDS = 3
_JOINS = re.compile(r"^\W{0,3}or\b|\bor\W{0,3}\Z", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+")
_SHORT = 5
# So much of the text before a proviso, and of its beginning, tells that it stands on both sides in one place.
_BEFORE, _BEGINNING = 12, 40


def whole(text: str, span: Span, item: Proviso) -> Span:
    """Return an English proviso to its end: behind a list, behind the points that it names, and not cut off before its object."""
    if has_han(text) or isinstance(item, Sanction):
        return span
    stop = span.stop
    if _OPEN_END.search(text, span.start, stop):
        stop = _rest(text, stop + (text[stop : stop + 1] == ","))
    points = _POINTS.match(text, stop)
    if points:
        stop = points.end()
    elif _WORD.search(text[: span.start]) and not _opens_sentence(text, span.start):
        listed = _LIST.match(text, stop)
        # "In so far as the sale, the lease or the use of it is …": a proviso that was cut off before its verb goes on to it.
        cut = _CUT.match(text, stop) if _CLAUSE.match(text, span.start) and not _FINITE.search(span.of(text)) else None
        stop = cut.end() if cut else listed.end() if listed and not _FINITE.search(listed.group()) else stop
    return Span(span.start, len(text[:stop].rstrip()))


def _rest(text: str, start: int) -> int:
    found = _REST.match(text, start)
    return found.end() if found else start


def _opens_sentence(text: str, start: int) -> bool:
    last = max((mark.end() for mark in _SENTENCE_END.finditer(text, 0, start)), default=0)
    return not text[last:start].strip()


def limits_nothing(text: str, item: Proviso, span: Span) -> bool:
    """Tell whether words that look like a proviso limit nothing where they stand: *shall be subject to the duties of a carrier*."""
    words, before = span.of(text), text[max(0, span.start - 100) : span.start]
    if isinstance(item, Sanction):
        return bool(_POINTED_AT.search(words) or _EVENT.search(before) or _EXAMPLE.search(before))
    if _NO_LIMIT.match(words) or _EXAMPLE.search(before):
        return True
    return words.lower().startswith("subject to") and _PREDICATE.search(before) is not None


def limits_only_new_words(case: Case, item: Proviso, span: Span, *, new: bool) -> bool:
    """
    Tell whether what a proviso limits is as new as the proviso, or as much gone.

    *Or, where that is not possible, on the box* says when something further may be done, and *in case of small carriers, these fines …* is a sentence by itself.
    """
    text, other = (case.new.text, case.old.text) if new else (case.old.text, case.new.text)
    if has_han(text) or not isinstance(item, Condition):
        return False
    for replacement in case.replacements:
        own = replacement.new if new else replacement.old
        if own.start <= span.start < own.stop:
            before = text[own.start : span.start]
            if _opens_sentence(text, span.start) and _is_sentence_new(text, own, span):
                return True
            if _SENTENCE_END.search(before):
                return False
            return _JOINS.search(before) is not None or len(set(terms(before)) - set(terms(other))) >= _NEW_WORDS
    return False


def _is_sentence_new(text: str, own: Span, span: Span) -> bool:
    """Tell whether the sentence that a proviso opens stands in words that only one side has, and another stands before it."""
    end = _SENTENCE_END.search(text, span.stop)
    return (end.start() if end else len(text)) <= own.stop + 1 and bool(text[: span.start].strip())


def comes_whole(case: Case, span: Span, *, new: bool) -> bool:
    """Tell whether a proviso came or went in one piece, in the place of nothing, and most of its words with it, so that a few of them prove nothing."""
    text, other = (case.new.text, case.old.text) if new else (case.old.text, case.new.text)
    sides = ((item.new, item.old) if new else (item.old, item.new) for item in case.replacements)
    if has_han(text) or not any(own.start <= span.start and span.stop <= own.stop + 1 and gone.start == gone.stop for own, gone in sides):
        return False
    words = set(terms(span.of(text)))
    return len(words - set(terms(other))) >= max(_NEW_WORDS, len(words) / 2)


def is_worded_there(text: str, span: Span, other: str) -> bool:
    """
    Tell whether a proviso stands on the other side with what stands before it, or a short one with fewer words between its first and its last.

    *On request* and *on a reasoned request* are one condition.
    """
    words = span.of(text)
    if fold(text[max(0, span.start - _BEFORE) : min(span.stop, span.start + _BEGINNING)]) in fold(other):
        return True
    found = _WORD.findall(words)
    if has_han(words) or not 1 < len(found) <= _SHORT:
        return False
    return re.search(rf"\b{re.escape(found[0])}\s(?:\w+\s){{0,2}}{re.escape(found[-1])}\b", other, re.IGNORECASE) is not None
