"""Verbs that gave way to their opposites in sentences that are otherwise the same, and answers to one question that turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.acts.poles import Pole, shipped_poles
from policydiff.changes.effects.case import Case, Replacement
from policydiff.changes.effects.force.swaps import anchor, is_in_proviso, plain_changes, restrict_alike
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.sense.stance import Stance, stance_of_kind
from policydiff.changes.effects.wording.denials import find_denials, unmasked
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Condition, Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["ability_swaps", "opposite_swaps", "turned_answers"]

# The act follows within so many characters.
_FOLLOWING = 60
_HAN_FOLLOWING = 2
_ANSWERED = re.compile(r"(?P<asked>[A-Z][^.?!]{8,300})\?\s*(?P<answer>yes|(?P<no>no))\b", re.IGNORECASE)
_ANSWERED_HAN = re.compile(
    r"(?P<asked>[^。？！]{4,120})[？?]\s*(?P<answer>(?P<no>否|不是|不可以|不能|不必|不需要|不用|不要|不会|没有|无需)|是的?|可以|能|需要|要|会|有)(?=[，。；！])"
)
_DUTY = re.compile(r"\b(?:have to|has to|must|need|needs|required|obliged)\b|必须|需要|须|要不要|是否应当?", re.IGNORECASE)
_ABILITY = re.compile("(?P<denied>不能够?|无法|未能够?|不足以)|能够|足以")
# Opposites that are turned round by what they are said of, or say how things are and not what is done.
_OF_FACTS = ("sufficiency", "extent", "protection", "membership")


def opposite_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the verbs that gave way to their opposites wherever they stand in a sentence that is otherwise the same: *…, withholding the name*."""
    for before, after, replacement in plain_changes(case):
        old = _pole(replacement.old.of(case.old.text))
        new = _pole(replacement.new.of(case.new.text)) if old else ()
        if (
            any(a.matter == b.matter and a.end != b.end for a in old for b in new)
            and _deny_alike(before.of(case.old.text), after.of(case.new.text))
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


def ability_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield what could be done and cannot, or the reverse, in Chinese sentences that are otherwise the same: 能够满足, 不能满足."""
    for before, after in case.same_sentences if case.is_chinese else ():
        found = [list(_ABILITY.finditer(side.text, sentence.start, sentence.stop)) for side, sentence in ((case.old, before), (case.new, after))]
        if len(found[0]) != 1 or len(found[1]) != 1:
            continue
        old, new = found[0][0], found[1][0]
        spans = Span(*old.span()), Span(*new.span())
        goes_on = case.old.text[old.end() : old.end() + _HAN_FOLLOWING] == case.new.text[new.end() : new.end() + _HAN_FOLLOWING]
        if (
            (old["denied"] is None) != (new["denied"] is None)
            and goes_on
            and not any(side.span(item).overlaps(span) for side, span in zip((case.old, case.new), spans, strict=True) for item in side.of(Condition))
        ):
            yield spans


def _pole(words: str) -> tuple[Pole, ...]:
    """Return the ends on which the only word of a stretch stands."""
    found = shipped_poles().find(words)
    is_alone = len(found) == 1 and fold(words.strip(" ,;.，；。")) == fold(found[0].span.of(words))
    return tuple(pole for pole in found[0].value if pole.matter and pole.matter not in _OF_FACTS) if is_alone else ()


def _deny_alike(old: str, new: str) -> bool:
    """Tell whether two sentences deny and restrict alike."""
    return all(len(unmasked(name, old)) == len(unmasked(name, new)) for name in ("denies", "nobody")) and restrict_alike(old, new)


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


def turned_answers(case: Case) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the answers to one question that are the opposite of each other, and whether both cannot hold: not where one is freed from a duty."""
    questions = tuple(_questions(side) for side in (case.old, case.new)) if not case.is_translated else ((), ())
    for (asked, old, is_old_yes), (asked_now, new, is_new_yes) in product(*questions):
        if is_old_yes != is_new_yes and {*terms(asked)} == {*terms(asked_now)} and len(find_denials(asked)) == len(find_denials(asked_now)):
            yield old, new, not _DUTY.search(asked)


def _questions(side: Passage) -> tuple[tuple[str, Span, bool], ...]:
    """Return the questions that are answered by yes or no, each with the place of the answer and whether it is yes."""
    has_question = "?" in side.text or "？" in side.text
    found = (_ANSWERED_HAN if side.is_chinese else _ANSWERED).finditer(side.text) if has_question else ()
    return tuple((match["asked"], Span(*match.span("answer")), match["no"] is None) for match in found)
