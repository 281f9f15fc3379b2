"""Tell words that bind from the nouns and participles that look like them, and from verbs of relative clauses."""

from __future__ import annotations

import re

from policydiff.text.fold import has_han
from policydiff.text.span import Span

__all__ = ["is_noun", "is_verb"]

# Endings of participles and nouns; "is required to" begins with "is".
_NO_VERBS = (
    "ed", "ing", "ment", "ments", "ion", "ions", "er", "ers", "or", "ors", "ity", "ities", "ance", "ances", "ence", "ences", "al", "als", "able", "ive", "ives", "ure", "'s", "’s",
)  # fmt: skip
_VERBS_BY_NAME = ("nothing", "need", "order", "orders", "under", "never", "whether", "their")
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|of|in|for|on|with|by|from|its|their|our|this|that|these|such|any|no|each|every|under|to|upon|without|\d{1,2})\s+\Z", re.IGNORECASE
)
# "An ergonomic study" is a thing; "the parties study" are not.
_THING_BEFORE = re.compile(r"\b(?:the|an?|any|each|every|no|this|that|its|their|our|such)\s+[\w-]{0,24}[^s\s]\s+\Z", re.IGNORECASE)
_PHRASE_BEFORE = 36
# "Individuals' requests".
_OWNED = re.compile(r"['’]s?\s+\Z")
_OF_THING = re.compile(r"\s+(?:for|of|from|among|between)\b", re.IGNORECASE)
_MODALS = ("may", "will", "should", "must", "shall", "can", "cannot", "need")
_RELATIVE_BEFORE = re.compile(
    r"\b(?:which|that|who|what|whatever|whichever|where|when|whenever|if|whether|how|because|since|as|than|it|there|one)\s+\Z", re.IGNORECASE
)
# "By which a model is accepted".
_RELATIVE_CLAUSE = re.compile(r"\b(?:which|whom|whose|where)\s+(?:[\w'’-]+\s+){1,4}\Z", re.IGNORECASE)
_NOUN_THAT = re.compile(
    r"\b(?!(?:agree|decide|ensure|undertake|recommend|require|provide|guarantee|stipulate|resolve|affirm|confirm|declare|state|propose|suggest|see|demand|insist|pledge|promise|so|it|is|are|be)[ds]?\b)"
    r"[\w-]+\s+that\s+(?:[\w'’-]+\s+){1,2}\Z", re.IGNORECASE
)  # fmt: skip
_THAT_CLAUSE = re.compile(r"\b(?:which|whom|whose|where|that|who)\s+(?:[\w'’-]+\s+){0,4}\Z", re.IGNORECASE)
_BEFORE = 16
# 残疾人提出的请求，…: verbs that name what was asked or promised, behind what tells whose it is, where nothing follows; 予以支持。 is none.
_CHINESE_NOUNS = ("请求", "要求", "建议", "承诺", "决定", "约定", "研究", "讨论", "考虑", "希望", "期望", "计划", "支持", "倡议", "呼吁", "保证")
_OWNER = ("的", "该", "其", "此", "出", "项")
_CHINESE_END = re.compile(r"\s*[，。；、）]|\Z")
# "It is incumbent on the carrier to": what leads to an act binds, whatever stands in the place of the subject.
_GOVERNING = (" on", " upon", " for", " of", " to", " that")
_IT_BEFORE = re.compile(r"\bit\s+\Z", re.IGNORECASE)
# 知悉的信息, 必须之理: what describes a noun binds nobody.
_ATTRIBUTIVE = ("的", "之")


def is_verb(text: str, span: Span) -> bool:
    """Tell whether words that bind are a verb in a finite form, of a main clause: no *requirements*, no *considered*, no *in support*, no *which may*."""
    if is_noun(text, span):
        return False
    words = span.of(text).casefold()
    if words.split()[0] in ("is", "are") and words.endswith(_GOVERNING) and _IT_BEFORE.search(text, max(0, span.start - _BEFORE), span.start):
        return True
    return has_han(words) or not (
        _RELATIVE_BEFORE.search(text, max(0, span.start - _BEFORE), span.start)
        or any(clause.search(text, max(0, span.start - _PHRASE_BEFORE), span.start) for clause in (_RELATIVE_CLAUSE, _NOUN_THAT))
    )


def is_noun(text: str, span: Span) -> bool:
    """Tell whether words that might bind are the name of a thing: *an ergonomic study*, *demand for*, 必须之理."""
    if has_han(words := span.of(text).casefold()):
        return text.startswith(_ATTRIBUTIVE, span.stop) or (
            words in _CHINESE_NOUNS and text[: span.start].endswith(_OWNER) and _CHINESE_END.match(text, span.stop) is not None
        )
    first, *others = words.split()
    if (first.endswith(_NO_VERBS) and first not in _VERBS_BY_NAME) or _NOUN_BEFORE.search(text, max(0, span.start - _BEFORE), span.start):
        return True
    if others or first in _MODALS:
        return False
    if _OWNED.search(text, max(0, span.start - _BEFORE), span.start):
        return True
    is_base = not first.endswith("s")
    return (is_base and _THING_BEFORE.search(text, max(0, span.start - _PHRASE_BEFORE), span.start) is not None) or bool(
        _OF_THING.match(text, span.stop)
    )
