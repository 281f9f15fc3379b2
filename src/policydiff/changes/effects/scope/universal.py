"""A word for all that gave way to fewer things, or fewer things that gave way to a word for all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.changes.effects.case import Case
from policydiff.changes.effects.wording.cues import Cues
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Condition, Exclusion, Hedge, Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import terms

__all__ = ["universals_alone"]

# A noun and what restricts it stand so many characters from a word for all.
_REACH, _HAN_REACH = 40, 12
_MARK = re.compile(r"[,.;:()，。；：（）]")
_CLAUSE = re.compile(r"(?<![a-z])(?:and|or|those|it|who|which|that|by|before|after|until|when|if|as|than|not|no)(?![a-z])", re.IGNORECASE)
# "Any firm that offers" may have changed as a whole.
_NOUN_AND_VERB = 2
_EVERYWHERE = re.compile(r"\b(?:anywhere|everywhere|wherever|nationwide|worldwide|throughout)\b", re.IGNORECASE)
_PLACE = re.compile(r"\W*(?:in|within|inside|at|on|of)\s(?:the|an?|its|their)?\s?[\w\s-]{2,40}\W*", re.IGNORECASE)
# "The building trades", "certain devices", and the adjective alone.
_PICKED = re.compile(r"(?:the|certain|some|its|their|selected|designated|specified)\s[\w-]+(?:\s[\w-]+)?(?:\s[\w-]+)?", re.IGNORECASE)
_NOBODY = re.compile(r"no|none|nobody|no one|nothing|neither|无人|没有人|任何人不得", re.IGNORECASE)
# "All of the following": of a list and no more; "at all levels" insists on nothing.
_OF_LIST = re.compile(r"\b(?:all|each|both) (?:of )?the following\b", re.IGNORECASE)
_AT_ALL = re.compile(r"\bat all\s\w", re.IGNORECASE)
_NEXT = 2
# Longer stretches are other sentences, not other nouns.
_MOST = 60


def universals_alone(case: Case, *, new: bool, cues: Cues) -> tuple[Span, Span] | None:
    """
    Return a word for all that only one side has, and the restricting words that stand by the same noun on the other.

    A word for all that merely came or went changes nothing, since a bare plural means all as well.
    """
    side, other = (case.new, case.old) if new else (case.old, case.new)
    words = tuple(word for word in cues.find("all", side.text) if not _OF_LIST.match(side.text, word.start))
    sided = [(item.new, item.old) if new else (item.old, item.new) for item in case.replacements]
    # Everybody in place of nobody turns the sense round and reaches no further.
    changed = [(here, there) for here, there in sided if not _NOBODY.fullmatch(there.of(other.text).strip())]
    for here, there in ((here, there) for here, there in changed if here.start < here.stop and there.start < there.stop):
        if _is_any(here.of(side.text), cues) and _is_certain(there.of(other.text), cues) and _restricts(side, other, there, cues, with_each=True):
            return here, there
        is_emphatic = (
            cues.has("emphatic", here.of(side.text))
            and not _AT_ALL.search(side.text, here.start, here.stop + _NEXT)
            and not cues.has("emphatic", other.text)
            and not cues.has("each", there.of(other.text))
        )
        if is_emphatic and (_is_certain(there.of(other.text), cues) or not has_han(other.text)) and _restricts(side, other, there, cues):
            return here, there
    if len(words) <= len(cues.find("all", other.text)):
        return _emphatic(side, other, changed, cues)
    is_elsewhere = cues.has("all", other.text)
    for word in words:
        for here, there in changed:
            is_near = here.overlaps(word) if is_elsewhere else _is_near(side.text, word, here, cues)
            if is_near and _restricts(side, other, there, cues):
                return Span(min(word.start, here.start), max(word.stop, here.stop)) if here.stop - here.start < _MOST else word, there
    return _emphatic(side, other, changed, cues)


def _is_any(words: str, cues: Cues) -> bool:
    """Tell whether a stretch is a word for all with at most a noun: *any*, *any trade*, 任何."""
    found = cues.find("each", words)
    return bool(found) and not _OF_LIST.search(words) and not words[: found[0].start].strip() and len(terms(words[found[0].stop :])) <= _NOUN_AND_VERB


def _is_certain(words: str, cues: Cues) -> bool:
    """Tell whether a stretch is a noun that an article and an adjective pick out of several, or the adjective alone: *the building trades*, 特定."""
    if has_han(words):
        return cues.has("some", words) or cues.has("restricting", words)
    found = cues.find("restricting", words)
    if found and not words[: found[0].start].strip() and len(words.split()) <= len(found[0].of(words).split()) + _NOUN_AND_VERB + 1:
        return True
    return bool(_PICKED.fullmatch(words.strip())) and not cues.has("idle", words.rsplit(maxsplit=1)[-1]) and not cues.has("each", words)


def _emphatic(side: Passage, other: Passage, changed: Sequence[tuple[Span, Span]], cues: Cues) -> tuple[Span, Span] | None:
    """Return words that insist on all ("whatever its kind") and an adjective on the other side that picks some of the same noun, both sides worded anew."""
    found = tuple(word for word in cues.find("emphatic", side.text) if not _AT_ALL.match(side.text, word.start))
    if not found or any(cues.has(name, other.text) for name in ("emphatic", "all")):
        return None
    if _EVERYWHERE.search(found[0].of(side.text)):
        places = ((here, there) for here, there in changed if _PLACE.fullmatch(there.of(other.text)) and not here.of(side.text).strip(" ,"))
        return next(((found[0], there) for _, there in places if _restricts(side, other, there, cues)), None)
    known = set(terms(side.text))
    for name in ("some", "restricting"):
        for span in cues.find(name, other.text):
            picked = terms(span.of(other.text))
            if not any(term in known for term in picked) and _restricts(side, other, span, cues):
                return found[0], span
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


def _restricts(side: Passage, other: Passage, there: Span, cues: Cues, *, with_each: bool = False) -> bool:
    """Tell whether a stretch of the other side holds words that this side has nowhere, and that stand in no proviso."""
    words = there.of(other.text)
    if (
        not words.strip()
        or len(words) > _MOST
        or (cues.has("each", words) and not with_each)
        or _CLAUSE.search(words)
        or cues.has("modal", words)
        or cues.has("emphatic", words)
    ):
        return False
    known = set(terms(side.text))
    taken = [other.span(item) for item in other.annotations if isinstance(item, (Condition, Exclusion, Hedge, Quantity))]
    return any(term not in known for term in terms(words)) and not any(span.start < there.stop and there.start < span.stop for span in taken)
