"""Conditions, exceptions and sanctions that only one side has. One that moved inside the clause, or says the same in other words, is neither gained nor lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.cues import Cues, load_cues
from policydiff.changes.effects.definition import is_definition
from policydiff.changes.effects.likeness import likeness, share_of
from policydiff.changes.effects.passage import Passage
from policydiff.model.annotation import Condition, Exclusion, Sanction
from policydiff.model.change import Effect, EffectName
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import terms

__all__ = ["find_proviso_changes"]

Proviso = Condition | Exclusion | Sanction
_Noun = Literal["condition", "exception", "sanction"]
# A stretch stands on the other side where so much of it does; of a sanction more, since it repeats the words of the duty that it guards.
_STANDS = 0.4
_SANCTION_STANDS = 0.6
# Where the other side has a sanction too, so much tells that it is the same with other figures.
_SAME_SANCTION = 0.3
# Without the stretches that only one side has, two wordings of one provision share so much, or one holds so much of the other. A sanction stands apart from the
# duty that it guards, so that less tells for it.
_SAME_PROVISION, _HOLDS_PROVISION = 0.6, 0.85
_SAME_DUTY, _HOLDS_DUTY = 0.4, 0.5
# What follows a word that lifts a proviso repeats so much of it.
_LIFTED = 0.6
# The rest of a sentence that gained or lost a proviso stands on the other side to so large a part.
_HOST_STANDS = 0.45
# "Where relevant" says nothing that a reader would not add.
_LEAST_TERMS, _LEAST_HAN = 2, 3
_SENTENCE_END = re.compile(r"[。；;]|[.!?](?=\s)")
_NAMES: tuple[tuple[type[Proviso], _Noun, EffectName, EffectName], ...] = (
    (Sanction, "sanction", "sanction-gained", "sanction-lost"),
    (Exclusion, "exception", "exception-gained", "exception-lost"),
    (Condition, "condition", "condition-gained", "condition-lost"),
)


@frozen(eq=False)
class _Stretch:
    """A proviso at its place in the passage's text."""

    found: Proviso
    span: Span
    words: str


_Alone = Mapping[type[Proviso], tuple[tuple[_Stretch, ...], tuple[_Stretch, ...]]]


def find_proviso_changes(case: Case) -> Iterator[Effect]:
    """Yield ``condition-``, ``exception-`` and ``sanction-gained`` or ``-lost`` for the provisos without a counterpart on the other side."""
    if case.is_translated or is_definition(case):
        return
    alone = {kind: (_alone(case.old, case.new, kind), _alone(case.new, case.old, kind)) for kind, *_ in _NAMES}
    rests = _rest(case.old, alone, 0), _rest(case.new, alone, 1)
    sanctions = alone[Sanction]
    for kind, noun, gained, lost in _NAMES:
        if not _is_same_provision(kind, *rests):
            continue
        old, new = alone[kind]
        if kind is not Sanction:
            old, new = _without_breaches(case.old, old, sanctions[0]), _without_breaches(case.new, new, sanctions[1])
        # One that gave way to another of its kind may be the same in other words.
        if old and not new:
            yield effect(case, lost, [item.span for item in old], (), _reason(noun, old, "gone"))
        elif new and not old:
            yield effect(case, gained, (), [item.span for item in new], _reason(noun, new, "new"))


def _alone(side: Passage, other: Passage, kind: type[Proviso]) -> tuple[_Stretch, ...]:
    """Return the provisos of a kind that have no counterpart on the other side."""
    own, others = _stretches(side, kind), _stretches(other, kind)
    left = [item for item in own if _has_substance(item) and not _stands(item, other, others) and _hangs_on(item, side, other)]
    # Each of the other side's that has none here either stands for one of these.
    spare = [item for item in others if not _stands(item, side, own)]
    return tuple(left) if len(left) > len(spare) else ()


def _stretches(side: Passage, kind: type[Proviso]) -> tuple[_Stretch, ...]:
    joined: list[tuple[Proviso, Span]] = []
    for item in side.of(kind):
        span = side.span(item)
        # "… punished by" and "a fine of …" side by side are one sanction.
        if kind is Sanction and joined and not side.text[joined[-1][1].stop : span.start].strip(" ,，、"):
            joined[-1] = (joined[-1][0], Span(joined[-1][1].start, max(span.stop, joined[-1][1].stop)))
        else:
            joined.append((item, span))
    return tuple(_Stretch(item, span, span.of(side.text)) for item, span in joined)


def _stands(item: _Stretch, other: Passage, others: Sequence[_Stretch]) -> bool:
    if isinstance(item.found, Sanction):
        return share_of(item.words, other.text) >= (_SAME_SANCTION if others else _SANCTION_STANDS)
    # What opens it says nothing about what it is: "unless a guard is present" and "without a guard".
    opener = item.found.trigger
    words = item.words[len(opener) :] if item.words.startswith(opener) and not has_han(opener) and len(opener) < len(item.words) else item.words
    # "This does not apply to …" names its like in the words of the rule.
    least = _SANCTION_STANDS if item.found.rule == "not-applicable" else _STANDS
    return share_of(words, other.text) >= least and not _is_lifted(item, other)


def _has_substance(item: _Stretch) -> bool:
    """Tell whether a proviso says more than "where relevant"; a sanction always does."""
    least = _LEAST_HAN if has_han(item.words) else _LEAST_TERMS
    is_sentence = isinstance(item.found, Exclusion) and item.found.rule == "not-applicable"
    return isinstance(item.found, Sanction) or is_sentence or len(set(terms(item.words))) >= least


def _hangs_on(item: _Stretch, side: Passage, other: Passage) -> bool:
    """
    Tell whether the sentence that a proviso limits stands on the other side.

    A condition in a new sentence limits nothing that was there before; an exception in a sentence of its own ("this does not apply to …") limits the one before it.
    """
    if isinstance(item.found, Sanction):
        return True
    sentence = next((part for part in _sentences(side.text) if part.start <= item.span.start < part.stop), Span(0, len(side.text)))
    rest = side.text[sentence.start : item.span.start] + " " + side.text[item.span.stop : sentence.stop]
    if isinstance(item.found, Exclusion) and len(terms(rest)) <= _LEAST_TERMS:
        return True
    return share_of(rest, other.text) >= _HOST_STANDS


def _sentences(text: str) -> list[Span]:
    stops = [mark.end() for mark in _SENTENCE_END.finditer(text)]
    return [Span(start, stop) for start, stop in zip([0, *stops], [*stops, len(text)], strict=True) if start < stop]


def _is_lifted(item: _Stretch, other: Passage) -> bool:
    """Tell whether the other side says that what the proviso names makes no difference any more."""
    if _cues().has("lifts", item.words):
        return False
    return any(share_of(item.words, _up_to_mark(other.text[cue.stop :])) >= _LIFTED for cue in _cues().find("lifts", other.text))


def _up_to_mark(text: str) -> str:
    places = [place for mark in ",.;，。；" if (place := text.find(mark)) >= 0]
    return text[: min(places)] if places else text


def _is_same_provision(kind: type[Proviso], old: str, new: str) -> bool:
    least, holds = (_SAME_DUTY, _HOLDS_DUTY) if kind is Sanction else (_SAME_PROVISION, _HOLDS_PROVISION)
    return likeness(old, new) >= least or max(share_of(old, new), share_of(new, old)) >= holds


def _rest(side: Passage, alone: _Alone, number: int) -> str:
    """Return the text of a side without the provisos that only it has."""
    spans = sorted((item.span for pair in alone.values() for item in pair[number]), key=lambda span: span.start)
    kept: list[str] = []
    position = 0
    for span in spans:
        kept.append(side.text[position : max(position, span.start)])
        position = max(position, span.stop)
    return " ".join((*kept, side.text[position:]))


def _without_breaches(side: Passage, items: Sequence[_Stretch], sanctions: Sequence[_Stretch]) -> tuple[_Stretch, ...]:
    """Leave out the conditions that only name the breach which a sanction follows."""
    return tuple(item for item in items if not any(_is_breach(side, item.span, sanction.span) for sanction in sanctions))


def _is_breach(side: Passage, condition: Span, sanction: Span) -> bool:
    if condition.start < sanction.stop and sanction.start < condition.stop:
        return True
    between = side.text[min(condition.stop, sanction.stop) : max(condition.start, sanction.start)]
    return not any(mark in between for mark in ".;。；")


def _reason(noun: _Noun, items: Sequence[_Stretch], fate: Literal["gone", "new"]) -> str:
    quoted = " and ".join(f"“{item.words}”" for item in items)
    return f"The {noun} {quoted} is {fate}."


@lru_cache(maxsize=1)
def _cues() -> Cues:
    text = (files("policydiff.changes.effects") / "provisos.toml").read_text(encoding="utf-8")
    return load_cues(text, name="provisos.toml", form="policydiff provisos/1", lists=("lifts",))
