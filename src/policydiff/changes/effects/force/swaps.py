"""Plain swaps: two sentences that are the same but for a stretch, where that stretch itself tells what changed, whatever else the sentence holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.acts.ladders import shipped_ladders
from policydiff.changes.effects.acts.poles import shipped_poles
from policydiff.changes.effects.case import SAME_BUT_FOR_A_STRETCH, Case, Replacement
from policydiff.changes.effects.force.inventory import exchanged
from policydiff.changes.effects.norms.bindings import Binding
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.sense.senses import are_complementary
from policydiff.changes.effects.sense.stance import CAREFULLY
from policydiff.changes.effects.wording.denials import find_denials, unmasked
from policydiff.changes.effects.wording.likeness import share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.phrases import Found
from policydiff.model.annotation import Condition, Exclusion
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, is_stop_word, stem

__all__ = ["BindingSwap", "anchor", "binding_swaps", "core_of", "denial_swaps", "is_in", "is_in_proviso", "plain_changes", "restrict_alike"]

# Beside the words that bind, a swapped stretch holds no more words than this, and those on one side only.
_MOST_BESIDE = 3
_MOST_BESIDE_CHINESE = 4
_MOST_SWAPPED = 80
# The act follows within so many characters.
_FOLLOWING = 60
_HAN_FOLLOWING = 2
# Words in which a clause about something else begins: what is denied there is part of a condition or of a description.
_SUBORDINATE = re.compile(
    r"(?:(?<!ing )(?<!ise )(?<!ize )(?<!note )(?<!notes )(?<!ises )(?<!izes )(?<!affirm )(?<!affirms )(?<!edge )(?<!edges )(?<!find )(?<!finds )(?<!agree )(?<!clude )(?<!cludes )(?<!sider )(?<!siders )(?<!lieve )(?<!lieves )(?<!clare )(?<!clares )(?<!firm )(?<!firms )(?<!hold )(?<!holds )(?<!ledge )(?<!ledges )\bthat\b|\b(?:if|when|whenever|where|wherever|unless|until|who|whom|whose|which|while|before|after|once|whether|because|since|although|though|(?<!count )(?<!counts )(?<!garded )(?<!treated )(?<!taken )(?<!deemed )as|provided|than)\b)"
    r"(?![^,;:]*[,;:])", re.IGNORECASE
)  # fmt: skip
# "Judges who have served are …": behind its own verb and the next one a clause on people has ended.
_SECOND_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|must|shall|will)\s[^,;:]*\s(?:is|are|was|were|shall be|will be|remains?|becomes?)\s\Z", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|does|do|did|has|have|had)\s+\Z", re.IGNORECASE)
# What has to be proved may be worded from either side.
_TO_BE_PROVED = re.compile(
    r"\b(?:proving|proof|showing|establishing|demonstrating|to (?:prove|show|establish|demonstrate)) that\b[^.;]{0,80}\Z", re.IGNORECASE
)
_CHINESE_SUBORDINATE = re.compile(r"(?:如果|若|如|凡|对于|对)[^，；。]*\Z")
_CHINESE_CONDITION = re.compile(r"[^，；。]{0,200}?(?:的|时|后|前|情况下|情形下|条件下)[，,]")


@frozen
class BindingSwap:
    """Words that bind in the old text and those that stand in their place in the new one, each with what it says."""

    old: Found[Binding]
    new: Found[Binding]


@lru_cache(maxsize=1)
def binding_swaps(case: Case) -> tuple[BindingSwap, ...]:
    """Return the words that bind which took each other's place in sentences that are otherwise the same."""
    return tuple(_binding_swaps(case))


def _binding_swaps(case: Case) -> Iterator[BindingSwap]:
    for before, after in case.same_sentences:
        old, new = (
            [item for item in chains_of(side) if sentence.start <= item.span.start < sentence.stop] for side, sentence in _with(case, before, after)
        )
        for replacement in _within(case, before, after):
            a, b = _touching(case.old, replacement.old, old), _touching(case.new, replacement.new, new)
            if (
                a
                and b
                and not _has_moved(case, a, b)
                and _is_all(case, replacement, a, b)
                and _go_on_alike(case, replacement, a, b)
                and _is_balanced(case, before, after, a, b)
            ):
                yield BindingSwap(a, b)
    if not case.is_translated:
        yield from (BindingSwap(a, b) for a, b in exchanged(case.old, case.new))


def plain_changes(case: Case) -> Iterator[tuple[Span, Span, Replacement]]:
    """Yield the word-level differences of sentences that are the same but for a stretch, with the two sentences."""
    for before, after in case.same_sentences:
        yield from ((before, after, replacement) for replacement in _within(case, before, after))


def denial_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the denials that were put in or taken out of sentences that are otherwise the same, with what stands in their place."""
    for before, after in case.same_sentences:
        if abs(len(find_denials(before.of(case.old.text))) - len(find_denials(after.of(case.new.text)))) != 1:
            continue
        bound = [item.span for item in chains_of(case.old)], [item.span for item in chains_of(case.new)]
        for replacement in _within(case, before, after):
            if _n_forbidding(case.old, before, replacement.old) != _n_forbidding(case.new, after, replacement.new):
                continue
            if all(is_in(side, spans) for side, spans in zip((replacement.old, replacement.new), bound, strict=True)):
                continue
            if not restrict_alike(_without(case.old, before, replacement.old), _without(case.new, after, replacement.new)):
                continue
            old, new = replacement.old.of(case.old.text).strip(), replacement.new.of(case.new.text).strip()
            if _denies(case.old, before, replacement.old, new) != _denies(case.new, after, replacement.new, old):
                yield anchor(case.old, replacement.old), anchor(case.new, replacement.new)


def _n_forbidding(side: Passage, sentence: Span, but: Span) -> int:
    """Return how many words of a sentence deny an act, those left out that say at most that it cannot be, 不能, where one of two stretches says so."""
    within = (item for item in chains_of(side) if sentence.start <= item.span.start < sentence.stop)
    return sum(item.value.is_denied and not (is_in(but, [item.span]) and item.span.of(side.text) in _CANNOT) for item in within)


def _with(case: Case, before: Span, after: Span) -> tuple[tuple[Passage, Span], tuple[Passage, Span]]:
    return (case.old, before), (case.new, after)


def _within(case: Case, before: Span, after: Span) -> Iterator[Replacement]:
    for replacement in case.replacements:
        is_inside = before.start <= replacement.old.start <= before.stop and after.start <= replacement.new.start <= after.stop
        longest = max(replacement.old.stop - replacement.old.start, replacement.new.stop - replacement.new.start)
        if is_inside and longest <= _MOST_SWAPPED:
            yield replacement


def _touching(side: Passage, stretch: Span, found: list[Found[Binding]]) -> Found[Binding] | None:
    """Return the only words that bind in a stretch, or into which an empty stretch falls."""
    core = core_of(side.text, stretch)
    inside = [item for item in found if item.span.start < core.stop and core.start < item.span.stop]
    if not inside and core.start == core.stop:
        inside = [item for item in found if item.span.start < core.start <= item.span.stop + 1]
    return inside[0] if len(inside) == 1 else None


def core_of(text: str, stretch: Span) -> Span:
    """Return a stretch without the white space around it."""
    words = stretch.of(text)
    if not words.strip():
        return Span(stretch.start, stretch.start)
    return Span(stretch.start + len(words) - len(words.lstrip()), stretch.start + len(words.rstrip()))


def _is_all(case: Case, replacement: Replacement, old: Found[Binding], new: Found[Binding]) -> bool:
    """Tell whether the words that bind are all that was swapped, but for a few words on one side."""
    if case.is_chinese and any(_turns(stretch.of(side.text)) for side, stretch in ((case.old, replacement.old), (case.new, replacement.new))):
        # 负有 and 不得拒绝: what binds is turned by the word behind it.
        return False
    rests = _apart(_rest(case.old, replacement.old, old.span), _rest(case.new, replacement.new, new.span))
    if all(rests) or any(shipped_poles().find(rest) for rest in rests) or (case.is_chinese and any(map(find_denials, rests))):
        return False
    return not any(_n_words(rest) > (_MOST_BESIDE_CHINESE if case.is_chinese else _MOST_BESIDE) for rest in rests)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return the words of two stretches without those that both hold in some form: *free to copy*, *barred from copying*."""
    stems = [{stem(fold(word)) for word in text.split()} for text in (old, new)]
    common = stems[0] & stems[1]
    first, second = (" ".join(word for word in text.split() if stem(fold(word)) not in common) for text in (old, new))
    return first, second


def _turns(text: str) -> bool:
    return _restrains(text) > 0 or any(pole.matter is None for item in shipped_poles().find(text) for pole in item.value)


def _restrains(text: str) -> int:
    """Return how many words of a text want less of something: 限制, 减少, 谨慎."""
    return sum(map(text.count, CAREFULLY)) + sum(
        any(place.matter in ("ending", "banning") for place in item.value) for item in shipped_ladders().find(text)
    )


def _go_on_alike(case: Case, replacement: Replacement, old: Found[Binding], new: Found[Binding]) -> bool:
    """Tell whether the same act follows on both sides."""
    following = (
        side.text[(start := max(item.span.stop, stretch.stop)) : start + _FOLLOWING]
        for side, item, stretch in ((case.old, old, replacement.old), (case.new, new, replacement.new))
    )
    first, second = following
    if case.is_chinese:
        return fold(first)[:_HAN_FOLLOWING] == fold(second)[:_HAN_FOLLOWING]
    return head_of(first) == head_of(second)


def _has_moved(case: Case, old: Found[Binding], new: Found[Binding]) -> bool:
    """Tell whether words that bind stand as often on the other side, so that they changed places and gave way to nothing."""
    texts = fold(case.old.text), fold(case.new.text)
    said = fold(old.span.of(case.old.text)), fold(new.span.of(case.new.text))
    return any(
        word not in said[1 - side] and texts[side].count(word) <= texts[1 - side].count(word)
        for side in (0, 1)
        for word in {said[side], _last(said[side])}
    )


def _last(said: str) -> str:
    """Return the last of some words that carries content: what *shall ban* is about."""
    return next((match.group() for match in reversed(tuple(find_words(said))) if not is_stop_word(match.group())), said) if said.isascii() else said


def _rest(side: Passage, stretch: Span, binding: Span) -> str:
    before, after = side.text[stretch.start : max(stretch.start, binding.start)], side.text[min(stretch.stop, binding.stop) : stretch.stop]
    words = [match.group() for match in find_words(f"{before} {after}")]
    return " ".join(word for word in words if not is_stop_word(word.lower()) and not word.lower().endswith("ly"))


def _n_words(text: str) -> int:
    return sum(1 for _ in find_words(text))


def _is_balanced(case: Case, before: Span, after: Span, old: Found[Binding], new: Found[Binding]) -> bool:
    """Tell whether the rest of both sentences denies and restricts alike: no *only if* for *not unless*."""
    rests = _without(case.old, before, old.span), _without(case.new, after, new.span)
    return (
        all(len(unmasked(name, rests[0])) == len(unmasked(name, rests[1])) for name in ("denies", "nobody"))
        and restrict_alike(*rests)
        and not (case.is_chinese and _restrains(rests[0]) != _restrains(rests[1]))
        and min(share_of(rests[0], rests[1]), share_of(rests[1], rests[0])) >= SAME_BUT_FOR_A_STRETCH
    )


def _without(side: Passage, sentence: Span, gone: Span) -> str:
    return side.text[sentence.start : gone.start] + " " + side.text[gone.stop : sentence.stop]


def restrict_alike(old: str, new: str) -> bool:
    """Tell whether two stretches both say *only*, both say *unless*, or neither does."""
    return all(bool(unmasked(name, old)) == bool(unmasked(name, new)) for name in ("only", "unless")) and not are_complementary(old, new)


def _denies(side: Passage, sentence: Span, stretch: Span, other: str) -> bool:
    """Tell whether a stretch is a bare denial in a main clause, in the place of nothing, or of a word that affirms."""
    core = core_of(side.text, stretch)
    words = core.of(side.text)
    if is_in_proviso(side, sentence, stretch) or _TO_BE_PROVED.search(side.text, sentence.start, core.start):
        return False
    if side.is_chinese:
        return bool((words == "不" and not other and find_denials(side.text[core.start : core.stop + 2])) or (words in _CANNOT and other in _CAN))
    is_denial = words.lower() in ("not", "never") and not other and _AUXILIARY.search(side.text[sentence.start : core.start]) is not None
    return is_denial and bool(find_denials(side.text[core.start : core.stop + 12]))


def is_in_proviso(side: Passage, sentence: Span, stretch: Span) -> bool:
    """Tell whether a stretch stands in a condition, an exception or another clause that depends on the sentence."""
    core = core_of(side.text, stretch)
    before, following = side.text[sentence.start : core.start], side.text[core.stop : sentence.stop]
    provisos = (side.span(item) for item in side.annotations if isinstance(item, (Condition, Exclusion)))
    if any(span.start <= core.start < span.stop for span in provisos):
        return True
    if side.is_chinese:
        return bool(_CHINESE_SUBORDINATE.search(before) or _CHINESE_CONDITION.match(following))
    depends = _SUBORDINATE.search(before)
    return depends is not None and not (depends.group().lower() == "who" and _SECOND_VERB.search(before, depends.end()))


def is_in(stretch: Span, spans: list[Span]) -> bool:
    """Tell whether a stretch begins in one of some spans, or right behind it."""
    return any(span.start <= stretch.start <= span.stop + 1 for span in spans)


_CANNOT = frozenset(("不能", "无法", "难以", "不足以", "未能", "不能够", "不"))
_CAN = frozenset(("能", "能够", "可以", "足以", "得以", "够"))


def anchor(side: Passage, stretch: Span) -> Span:
    """Return a stretch, or the word before an empty one."""
    core = core_of(side.text, stretch)
    if core.stop > core.start:
        return core
    words = list(find_words(side.text[: core.start]))[-1:] or list(find_words(side.text))[:1]
    return Span(*words[0].span()) if words else Span(0, len(side.text))
