"""A word for all that gave way to fewer things, or fewer things that gave way to a word for all."""

from __future__ import annotations

import re

from policydiff.changes.effects.case import Case
from policydiff.changes.effects.cues import Cues
from policydiff.changes.effects.passage import Passage
from policydiff.model.annotation import Condition, Exclusion, Hedge, Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import terms

__all__ = ["universals_alone"]

# A noun and what restricts it stand so many characters from a word for all.
_REACH, _HAN_REACH = 40, 12
_MARK = re.compile(r"[,.;:()，。；：（）]")
_CLAUSE = re.compile(r"(?<![a-z])(?:and|or|those|it|who|which|that|by|before|after|until|when|if|as|than|not|no)(?![a-z])", re.IGNORECASE)
# Longer stretches are other sentences, not other nouns.
_MOST = 60


def universals_alone(case: Case, *, new: bool, cues: Cues) -> tuple[Span, Span] | None:
    """
    Return a word for all that only one side has, and the restricting words that stand by the same noun on the other.

    A word for all that merely came or went changes nothing, since a bare plural means all as well.
    """
    side, other = (case.new, case.old) if new else (case.old, case.new)
    if len(cues.find("all", side.text)) <= len(cues.find("all", other.text)) or cues.has("all", other.text):
        return None
    for word in cues.find("all", side.text):
        for replacement in case.replacements:
            here, there = (replacement.new, replacement.old) if new else (replacement.old, replacement.new)
            if _is_near(side.text, word, here, cues) and _restricts(side, other, there, cues):
                return Span(min(word.start, here.start), max(word.stop, here.stop)) if here.stop - here.start < _MOST else word, there
    return None


def _is_near(text: str, word: Span, here: Span, cues: Cues) -> bool:
    """Tell whether a place of change belongs to the noun phrase of a word for all."""
    reach = _HAN_REACH if has_han(text) else _REACH
    if here.start < word.stop and word.start < here.stop:
        return True
    if here.start >= word.stop:
        between = text[word.stop : here.start]
    else:
        between = text[here.stop : word.start]
        # In Chinese what restricts a noun stands before the word for all too.
        if not has_han(text):
            return False
    return len(between) <= reach and not _MARK.search(between) and not cues.has("modal", between)


def _restricts(side: Passage, other: Passage, there: Span, cues: Cues) -> bool:
    """Tell whether a stretch of the other side holds words that this side has nowhere, and that stand in no proviso."""
    words = there.of(other.text)
    if not words.strip() or len(words) > _MOST or cues.has("each", words) or _CLAUSE.search(words) or cues.has("modal", words):
        return False
    known = set(terms(side.text))
    taken = [other.span(item) for item in other.annotations if isinstance(item, (Condition, Exclusion, Hedge, Quantity))]
    return any(term not in known for term in terms(words)) and not any(span.start < there.stop and there.start < span.stop for span in taken)
