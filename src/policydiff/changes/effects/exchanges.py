"""Verbs that gave way to their opposites, and nouns to others of their ladder, in sentences that are otherwise the same."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.changes.effects.case import Case, Replacement
from policydiff.changes.effects.heads import head_of
from policydiff.changes.effects.opposites import Pole, shipped_ladders, shipped_poles
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.readings import chains_of
from policydiff.changes.effects.sense import Stance, find_denials, stance_of_kind, unmasked
from policydiff.changes.effects.swaps import anchor, is_in_proviso, plain_changes, restrict_alike
from policydiff.model.annotation import Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, stem

__all__ = ["opposite_swaps", "phasings"]

# The act follows within so many characters.
_FOLLOWING = 60
_HAN_FOLLOWING = 2
# Opposites that are turned round by what they are said of, or say how things are and not what is done.
_OF_FACTS = ("sufficiency", "extent", "protection", "membership")


def opposite_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the verbs that gave way to their opposites wherever they stand in a sentence that is otherwise the same: *…, withholding the name*."""
    for before, after, replacement in plain_changes(case):
        texts = before.of(case.old.text), after.of(case.new.text)
        if (
            len(find_denials(texts[0])) != len(find_denials(texts[1]))
            or not restrict_alike(*texts)
            or len(unmasked("nobody", texts[0])) != len(unmasked("nobody", texts[1]))
        ):
            continue
        old, new = _pole(replacement.old.of(case.old.text)), _pole(replacement.new.of(case.new.text))
        if (
            any(a.matter == b.matter and a.end != b.end for a in old for b in new)
            and _goes_on_alike(case, replacement)
            and _stances(case.old, before, replacement.old) == _stances(case.new, after, replacement.new)
            and not _stands_elsewhere(case, replacement)
            and not is_in_proviso(case.old, before, replacement.old)
            and not is_in_proviso(case.new, after, replacement.new)
            and not any(
                before.start <= case.old.span(item).start < before.stop for item in case.old.of(Quantity) if item.kind in ("duration", "deadline")
            )
        ):
            yield anchor(case.old, replacement.old), anchor(case.new, replacement.new)


def _pole(words: str) -> tuple[Pole, ...]:
    """Return the ends on which the only word of a stretch stands."""
    found = shipped_poles().find(words)
    is_alone = len(found) == 1 and fold(words.strip(" ,;.，；。")) == fold(found[0].span.of(words))
    return tuple(pole for pole in found[0].value if pole.matter and pole.matter not in _OF_FACTS) if is_alone else ()


def _stances(side: Passage, sentence: Span, but: Span) -> list[Stance]:
    """Return what the words of a sentence that bind want, those of a stretch left out."""
    within = (item for item in chains_of(side) if sentence.start <= item.span.start < sentence.stop and not item.span.overlaps(but))
    return [stance_of_kind(item.value.kind) for item in within]


def _goes_on_alike(case: Case, replacement: Replacement) -> bool:
    first, second = (side.text[span.stop : span.stop + _FOLLOWING] for side, span in ((case.old, replacement.old), (case.new, replacement.new)))
    if case.is_chinese:
        return fold(first)[:_HAN_FOLLOWING] == fold(second)[:_HAN_FOLLOWING]
    return head_of(first) == head_of(second) != ""


def _stands_elsewhere(case: Case, replacement: Replacement) -> bool:
    """Tell whether one of two words stands on the other side too, so that they may only have changed places."""
    old, new = replacement.old.of(case.old.text).strip(), replacement.new.of(case.new.text).strip()
    if case.is_chinese:
        return old in case.new.text or new in case.old.text
    stems = [{stem(fold(match.group())) for match in find_words(side.text)} for side in (case.old, case.new)]
    return stem(fold(old)) in stems[1] or stem(fold(new)) in stems[0]


def phasings(case: Case) -> Iterator[tuple[Span, Span, int]]:
    """Yield the *phase-down* that gave way to a *phase-out*, noun or verb, with 1, or the reverse, with -1, where each sentence has one of them."""
    for before, after in case.same_sentences:
        old, new = _phasing(case.old, before), _phasing(case.new, after)
        if old and new and old[0] != new[0] and len(find_denials(before.of(case.old.text))) == len(find_denials(after.of(case.new.text))):
            yield old[1], new[1], 1 if new[0] > old[0] else -1


def _phasing(side: Passage, sentence: Span) -> tuple[int, Span] | None:
    text = sentence.of(side.text)
    found = [
        (place.step, item.span) for item in shipped_ladders().find(text) for place in item.value if item.span.of(text).casefold().startswith("phas")
    ]
    return (found[0][0], Span(sentence.start + found[0][1].start, sentence.start + found[0][1].stop)) if len(found) == 1 else None
