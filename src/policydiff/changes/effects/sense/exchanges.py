"""Verbs that gave way to their opposites, and nouns to others of their ladder, in sentences that are otherwise the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.acts.poles import Pole, shipped_ladders, shipped_poles
from policydiff.changes.effects.case import Case, Replacement
from policydiff.changes.effects.norms.bindings import shipped_bindings
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.sense.senses import Stance, find_denials, stance_of_kind, unmasked
from policydiff.changes.effects.sense.swaps import anchor, core_of, is_in, is_in_proviso, plain_changes, restrict_alike
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["opposite_swaps", "phasings", "softenings", "turned_answers"]

# The act follows within so many characters.
_FOLLOWING = 60
_HAN_FOLLOWING = 2
_ANSWERED = re.compile(r"(?P<asked>[A-Z][^.?!]{8,300})\?\s*(?P<answer>yes|(?P<no>no))\b", re.IGNORECASE)
_ANSWERED_HAN = re.compile(
    r"(?P<asked>[^。？！]{4,120})[？?]\s*(?P<answer>(?P<no>否|不是|不可以|不能|不必|不需要|不用|不要|不会|没有|无需)|是的?|可以|能|需要|要|会|有)(?=[，。；！])"
)
_DUTY = re.compile(r"\b(?:have to|has to|must|need|needs|required|obliged)\b|必须|需要|须|要不要|是否应当?", re.IGNORECASE)
# Where an instruction begins.
_OPENING = re.compile(r"(?:^|[.;:•·–—-]\s{1,2}|\)\s)\Z")
# Verbs that only find out how, and how long an adverb in their place is, or nothing: 全面, 着力.
_EXPLORING = frozenset(("探索", "研究", "探讨", "考虑", "试行", "酌情", "探索研究", "研究探索", "适时研究"))
_ADVERB_LENGTHS = (0, 2, 4)
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


def softenings(case: Case) -> Iterator[tuple[Span, Span, int]]:
    """
    Yield the soft verbs that came before an instruction, or went, with what stands in their place, and 1 where it was softened, else -1.

    *Fit* and *Consider fitting*, 全面实行 and 探索实行: the one tells to do it, the other to find out how.
    """
    for _, _, replacement in plain_changes(case):
        spans = anchor(case.old, replacement.old), anchor(case.new, replacement.new)
        if not case.is_chinese:
            sign = _softened(case.old.text, spans[0], case.new.text, spans[1]) or -_softened(case.new.text, spans[1], case.old.text, spans[0])
            if sign:
                yield (*spans, sign)
            continue
        soft = [_softener(side, stretch) for side, stretch in ((case.old, replacement.old), (case.new, replacement.new))]
        plain = [_is_plain_adverb(side, stretch) for side, stretch in ((case.old, replacement.old), (case.new, replacement.new))]
        if soft[1] and plain[0]:
            yield spans[0], soft[1], 1
        elif soft[0] and plain[1]:
            yield soft[0], spans[1], -1


def _softened(plain: str, verb: Span, soft: str, phrase: Span) -> int:
    """Return 1 where a verb that opens an instruction gave way to a soft one that governs it; else 0."""
    if not all(_OPENING.search(text, max(0, span.start - 4), span.start) for text, span in ((plain, verb), (soft, phrase))):
        return 0
    words = list(find_words(phrase.of(soft)))
    if len(words) < 2:  # noqa: PLR2004 - a soft verb and the one that it governs
        return 0
    last = words[-1]
    is_governed = last.group().endswith("ing") and " " not in verb.of(plain) and head_of(verb.of(plain)) == head_of(last.group())
    found = shipped_bindings().find(phrase.of(soft))[:1] if is_governed else ()
    return int(bool(found) and found[0].span.start == 0 and found[0].value.force <= 1 and found[0].span.stop <= last.start())


def _softener(side: Passage, stretch: Span) -> Span | None:
    core = core_of(side.text, stretch)
    return core if core.of(side.text) in _EXPLORING and _opens(side, core) and side.text[core.stop : core.stop + 1] != "到" else None


def _is_plain_adverb(side: Passage, stretch: Span) -> bool:
    core = core_of(side.text, stretch)
    return _opens(side, core) and core.stop - core.start in _ADVERB_LENGTHS and not any(is_in(stretch, [item.span]) for item in chains_of(side))


def _opens(side: Passage, core: Span) -> bool:
    """Tell whether a stretch opens a part of a sentence, where an instruction has its verb."""
    return side.text[: core.start].rstrip()[-1:] in ("", *"，；。、：")
