"""Aims: how far what is demanded goes, on ladders of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from policydiff.changes.effects.acts.ladders import Ladder, shipped_ladders
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.norms.pairing import StatementPair
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.wording.denials import find_denials
from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.phrases import Found
from policydiff.model.outline import Span
from policydiff.text.tokens import find_words

__all__ = ["AimChange", "aim_changes", "swapped_aims"]

# Whether the new aim goes further (1) or less far (−1), and where both stand.
AimChange: TypeAlias = tuple[int, tuple[Span, ...], tuple[Span, ...]]

# Aims on two steps of a ladder are the same matter where the rest of them shares so much.
_SAME_AIM = 0.5
# An aim opens with its verb, among so many words.
_HEAD_WORDS = 4
# What a right is to follows so closely, in characters.
_NEAR = 4
_INFINITIVE = re.compile(r"\bto\s\Z")
# "for the repair order", "of an end": the name of a thing is no aim.
_OF_THING = re.compile(r"\b(?:the|an?|its|their|any|each|such|this|that)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)


def aim_changes(case: Case, pair: StatementPair) -> Iterator[AimChange]:
    """Compare the aims of two statements on the ladders: to phase out goes further than to phase down."""
    old, new = _steps(case.old, pair.before.aim), _steps(case.new, pair.after.aim)
    matters = sorted({place.matter for item in old for place in item.value} & {place.matter for item in new for place in item.value})
    sign = -1 if pair.old.polarity == "negative" else 1
    for matter in matters:
        a, b = _only(old, matter), _only(new, matter)
        if a and b and a[0] != b[0] and _rest_likeness(case, pair, a[1], b[1]) >= _SAME_AIM:
            yield sign if b[0] > a[0] else -sign, (a[1],), (b[1],)
            return


def swapped_aims(case: Case) -> Iterator[AimChange]:
    """Compare the aims of instructions, where a verb took the place of another and nobody was seen to be bound by it: 淘汰, 减少."""
    for before, after in case.same_sentences:
        old, new = (
            [item for item in _steps(side, sentence) if not case.unchanged(item.span, new=side is case.new) and not _is_of_right(side, item.span)]
            for side, sentence in ((case.old, before), (case.new, after))
        )
        if not old or not new or find_denials(before.of(case.old.text)) or find_denials(after.of(case.new.text)):
            continue
        for matter in sorted({place.matter for item in old for place in item.value} & {place.matter for item in new for place in item.value}):
            a, b = _only(old, matter), _only(new, matter)
            if a and b and a[0] != b[0]:
                yield 1 if b[0] > a[0] else -1, (a[1],), (b[1],)
                break
    yield from _swapped_infinitives(case)
    for old_span, new_span, sign in _phasings(case):
        yield sign, (old_span,), (new_span,)


def _swapped_infinitives(case: Case) -> Iterator[AimChange]:
    """Yield an aim behind *to* that gave way to one on another step, wherever it stands in its sentence: *their duty to promote that*, *their duty to ensure that*."""
    for item in () if case.is_chinese else case.replacements:
        words = item.old.of(case.old.text).strip(), item.new.of(case.new.text).strip()
        if not all(words) or not all(_INFINITIVE.search(side.text, 0, span.start) for side, span in ((case.old, item.old), (case.new, item.new))):
            continue
        sentence = next(
            (
                pair
                for pair in case.same_sentences
                if pair[0].start <= item.old.start < pair[0].stop and pair[1].start <= item.new.start < pair[1].stop
            ),
            None,
        )
        if sentence is None or find_denials(sentence[0].of(case.old.text)) or find_denials(sentence[1].of(case.new.text)):
            continue
        old, new = ([found for found in shipped_ladders().find(text) if found.span == Span(0, len(text))] for text in words)
        for matter in sorted({place.matter for found in old for place in found.value} & {place.matter for found in new for place in found.value}):
            a, b = _only(old, matter), _only(new, matter)
            if a and b and a[0] != b[0]:
                yield 1 if b[0] > a[0] else -1, (item.old,), (item.new,)
                break


def _phasings(case: Case) -> Iterator[tuple[Span, Span, int]]:
    """Yield the *phase-down* that gave way to a *phase-out*, noun or verb, with 1, or the reverse, with -1, where each sentence has one of them."""
    for before, after in case.same_sentences:
        old, new = _phasing(case.old, before), _phasing(case.new, after)
        if old and new and old[0] != new[0] and len(find_denials(before.of(case.old.text))) == len(find_denials(after.of(case.new.text))):
            yield old[1], new[1], 1 if new[0] > old[0] else -1


def _phasing(side: Passage, sentence: Span) -> tuple[int, Span] | None:
    text = sentence.of(side.text)
    steps = shipped_ladders().find(text) if "phas" in text.casefold() else ()
    found = [(place.step, item.span) for item in steps for place in item.value if item.span.of(text).casefold().startswith("phas")]
    return (found[0][0], Span(sentence.start + found[0][1].start, sentence.start + found[0][1].stop)) if len(found) == 1 else None


def _is_of_right(side: Passage, span: Span) -> bool:
    """Tell whether a verb names what somebody has the right to do, which demands nothing of others: 有权要求, 有权请."""
    return any(item.value.kind == "permission" and 0 <= span.start - item.span.stop <= _NEAR for item in chains_of(side))


def _steps(side: Passage, aim: Span) -> list[Found[tuple[Ladder, ...]]]:
    text = aim.of(side.text)
    found = [Found(item.value, Span(aim.start + item.span.start, aim.start + item.span.stop)) for item in shipped_ladders().find(text)]
    if side.is_chinese:
        return found
    first = [match.end() for match, _ in zip(find_words(text), range(_HEAD_WORDS), strict=False)]
    return [
        item for item in found if first and item.span.start < aim.start + first[-1] and not _OF_THING.search(side.text, aim.start, item.span.start)
    ]


def _only(found: list[Found[tuple[Ladder, ...]]], matter: str) -> tuple[int, Span] | None:
    """Return the step of a matter and where it stands, unless verbs of several steps stand there."""
    steps = [(place.step, item.span) for item in found for place in item.value if place.matter == matter]
    return steps[0] if steps and len({step for step, _ in steps}) == 1 else None


def _rest_likeness(case: Case, pair: StatementPair, old: Span, new: Span) -> float:
    """Return how much the two acts share beside the verbs compared."""
    a, b = (
        side.text[statement.stretch.start : gone.start] + " " + side.text[gone.stop : statement.stretch.stop]
        for side, statement, gone in ((case.old, pair.before, old), (case.new, pair.after, new))
    )
    return likeness(a, b)
