"""Items that a list gained or lost: marked ones such as (a), (b), and nouns joined by commas and *and*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.scope.items.chinese import han_items
from policydiff.changes.effects.scope.items.english import english_items
from policydiff.changes.effects.wording.cues import Cues
from policydiff.changes.effects.wording.likeness import letters_of, likeness, share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Actor
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.lazy import lazy_pattern
from policydiff.text.tokens import terms

__all__ = ["is_marked", "is_said_there", "items_alone"]

_MARKS = re.compile(
    r"(?:(?<=[\s:：，,;；])|^)(?<!point )(?<!points )(?<!letter )(?<!paragraph )(?<!item )(?<!subparagraph )[(（](?:[a-z]{1,2}|[ivx]{1,4}|[0-9]{1,2})[)）]\s{0,3}|[(（][一二三四五六七八九十]{1,3}[)）]\s{0,3}"
)
_TRIM = " ,.;:，。；：、"
# How many there are in a list is said behind its last item.
_COUNTED = lazy_pattern(
    r"(?<=[\u4e00-\u9fff])[一二三四五六七八九十两0-9]{1,3}(?:类|项|种|个|方面|大类|等).{0,20}$|等(?:[一二三四五六七八九十两0-9]|方面|各类).{0,20}$"
)
# Items are the same where so much of their words is.
_SAME_ITEM = 0.5
# So much of what an item says is said as often on the other side, so that nothing came or went.
_SAID = 2 / 3
_TAKES_OBJECT = re.compile(r"\s(?:to|that|the|an?|its|their|our|all|any|each|every)\b")
# Forms of one word share so many letters: *respond*, *response*.
_ROOT = 6
# The last of so few words is the noun.
_FEW = 2


@frozen
class _Item:
    span: Span
    words: str


def items_alone(side: Passage, other: Passage, cues: Cues) -> tuple[Span, ...]:
    """Return the items of lists that only one side has, where the list itself stands on both."""
    marked = _marked_items(side.text), _marked_items(other.text)
    if marked[0] and marked[1]:
        return tuple(_without_counterpart(*marked, other.text))
    joined = han_items(side.text, other.text, cues) if has_han(side.text) else english_items(side.text, other.text, cues)
    return tuple(
        item
        for item in joined
        if not _is_known_actor(side, other, item)
        and letters_of(item.of(side.text)) not in letters_of(other.text)
        and not _binds(side, item)
        and not is_said_there(side, other, item)
    )


def is_said_there(side: Passage, other: Passage, item: Span) -> bool:
    """Tell whether the noun of an English item, or most of its words, is said as often on the other side, perhaps in another form: *a response*, *respond*."""
    own = () if side.is_chinese else terms(item.of(side.text))
    if not own:
        return False
    here, there = (Counter(term[:_ROOT] for term in terms(text)) for text in (side.text, other.text))
    said = [here[term[:_ROOT]] <= there[term[:_ROOT]] for term in own]
    return said[-1] if len(own) <= _FEW else sum(said) >= _SAID * len(own)


def _binds(side: Passage, item: Span) -> bool:
    """Tell whether an item is a verb that binds: *and pledge to tell*."""
    return _TAKES_OBJECT.match(side.text, item.stop) is not None and any(
        chain.span.start == item.start and item.stop <= chain.span.stop for chain in chains_of(side)
    )


def is_marked(text: str, item: Span) -> bool:
    """Tell whether a mark such as (a) stands before an item."""
    return any(mark.end() == item.start for mark in _MARKS.finditer(text))


def _is_known_actor(side: Passage, other: Passage, item: Span) -> bool:
    """Tell whether an item is another name of somebody whom the other side names too."""
    known = {actor.name for actor in other.of(Actor)}
    return any(actor.name in known for actor in side.of(Actor) if side.span(actor).start <= item.start and item.stop <= side.span(actor).stop)


def _marked_items(text: str) -> tuple[_Item, ...]:
    marks = list(_MARKS.finditer(text)) if "(" in text or "（" in text else []
    stops = [mark.start() for mark in marks[1:]] + [len(text)]
    items = (Span(mark.end(), stop) for mark, stop in zip(marks, stops, strict=False))
    return tuple(_Item(span, _without_joint(span.of(text))) for span in items)


def _without_joint(words: str) -> str:
    return _COUNTED.sub("", re.sub(r"[\s,;]{1,3}(?:and|or)\s*$", "", words.strip(_TRIM)).strip(_TRIM))


def _without_counterpart(own: Sequence[_Item], others: Sequence[_Item], other: str) -> Iterator[Span]:
    for item in own:
        if all(likeness(item.words, candidate.words) < _SAME_ITEM for candidate in others) and share_of(item.words, other) < _SAME_ITEM:
            yield Span(item.span.start, item.span.start + len(item.words))
