"""
Tell one text in two files from two texts, and give no verdict on shares there.

A share of clauses depends on what is one clause, and on the words by which a topic is told. Where one text was cut in two ways, as a PDF beside its source,
or stands in two languages, shares differ and the text does not.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TypeVar

from attrs import evolve

from policydiff.model.change import Coverage
from policydiff.model.emphasis import Emphasis, TopicShift
from policydiff.model.force import ActorShift
from policydiff.model.outline import Outline
from policydiff.model.shares import ShareShift
from policydiff.text.language import differ
from policydiff.text.tokens import words

__all__ = ["why_no_verdict", "without_verdicts"]

# Nearly all words of one side are the other's, which has little besides: page furniture, a list of names.
_CONTAINED, _CONTAINING = 0.95, 0.7
# Of either side so many clauses stand in the other, most pairs of neighbouring words being the other's; where more are alone, clauses went or came.
_HELD, _MOST = 0.75, 0.5
# So many times the words in a clause: what is one clause here is several there.
_CUT = 1.4
# Of a translation nearly every clause has its counterpart.
_TRANSLATED = 0.9

_Shift = TypeVar("_Shift", TopicShift, ActorShift, ShareShift)


def why_no_verdict(old: Outline, new: Outline, coverage: tuple[Coverage, Coverage], *, is_version: bool) -> str:
    """Return why shares of the clauses of two documents say nothing of a difference, as a sentence; empty where they may."""
    if not old.units or not new.units:
        return ""
    if differ(old.language, new.language):
        is_translation = is_version and all(side.share >= _TRANSLATED for side in coverage)
        return "one text in two languages, whose topics are told by other words: no verdict on shares" if is_translation else ""
    texts = [[[word.casefold() for word in words(clause.text)] for clause in outline.units] for outline in (old, new)]
    bags = [Counter(chain.from_iterable(text)) for text in texts]
    n_words = [bag.total() for bag in bags]
    n_shared = (bags[0] & bags[1]).total()
    lengths = sorted(n / len(outline.units) for n, outline in zip(n_words, (old, new), strict=True))
    is_same = n_shared >= _CONTAINED * min(n_words) and n_shared >= _CONTAINING * max(n_words)
    if not n_shared or not is_same or lengths[1] < _CUT * lengths[0] or min(_share_held(*texts), _share_held(*texts[::-1])) < _HELD:
        return ""
    return f"nearly the same words, cut into {len(old.units):,} and {len(new.units):,} clauses: shares of clauses are not comparable, and there is no verdict"


def _share_held(text: list[list[str]], other: list[list[str]]) -> float:
    """Return the share of the clauses of a text that stand in another, however that one is cut."""
    there = set(pairwise(chain.from_iterable(other)))
    return sum(sum(pair in there for pair in pairwise(clause)) >= _MOST * (len(clause) - 1) for clause in text) / len(text)


def without_verdicts(weighed: Emphasis, reason: str) -> Emphasis:
    """Return what was weighed with its shares and without any verdict on them, nor what a verdict would rest on."""
    return evolve(
        weighed,
        no_verdict=reason,
        shifts=tuple(evolve(_unjudged(shift), factors=()) for shift in weighed.shifts),
        profile=None,
        actors=tuple(_unjudged(shift) for shift in weighed.actors),
        unnamed=weighed.unnamed and _unjudged(weighed.unnamed),
    )


def _unjudged(shift: _Shift) -> _Shift:
    return evolve(shift, verdict="not distinguishable")
