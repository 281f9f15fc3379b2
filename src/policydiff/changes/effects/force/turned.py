"""Sentences of one matter that hold one pair of opposites, and nothing else that could turn them: *is open to the public*, *is closed to the public*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from policydiff.changes.effects.acts.poles import shipped_poles
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.force.opposites import OF_THINGS, PREFIXES, denied_by_prefix, is_said_of
from policydiff.changes.effects.force.swaps import is_in_proviso, restrict_alike
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.norms.told import is_told
from policydiff.changes.effects.sense.stance import stance_of_kind
from policydiff.changes.effects.wording.denials import count_denials, find_denials, unmasked
from policydiff.changes.effects.wording.likeness import likeness, name_apart
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import is_reported, parts_of_sentences, same_sentences
from policydiff.model.annotation import Modality, Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import terms

__all__ = ["turned_sentences"]

# Sentences are of one matter where they share so much beside the opposites.
_ONE_MATTER = 0.5
_ONE_MATTER_HAN = 0.55
# What is said of a thing stands so near its name, in characters.
_NEAR, _NEAR_HAN = 50, 14
_REACH_HAN = 4
_LONGEST = 6_000
_OF_TIME = ("keeping", "starting", "openness")
# *Non-compliance* is a thing, and nobody denies it; *is non-compliant* denies.
_OF_NOUNS = ("ance", "ence", "ity", "ment", "tion", "sion", "ness", "ism", "cy", "er", "or", "s")
_PREDICATIVE = re.compile(
    r"\b(?:is|are|be|been|being|was|were|remain\w*|become\w*|consider\w*|deem\w*|leaves?|left|finds?)\b[^,;.]*\Z", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+|\b(?:first|second|third|fourth|fifth|former|latter)\b|第[一二三四五六七八九十]", re.IGNORECASE)
_HYPHENED = re.compile(r"[A-Za-z]{4,}|non-[A-Za-z]{4,}")


@frozen(eq=False)
class _Word:
    """
    A word that may have an opposite.

    Attributes:
        ends: The ends of families on which it stands, turned round where it is denied.

        span: Where it stands.

        denial: What denies it.
    """

    ends: frozenset[tuple[str, bool]]
    span: Span
    denial: Span | None


def turned_sentences(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the two words that turn one sentence of each side against the other."""
    if case.is_translated or max(len(case.old.text), len(case.new.text)) > _LONGEST:
        return
    parts = parts_of_sentences(case.old), parts_of_sentences(case.new)
    least = _ONE_MATTER_HAN if case.is_chinese else _ONE_MATTER
    for before, after in same_sentences((case.old, case.new), *parts, least=least / 2):
        if before.of(case.old.text) == after.of(case.new.text):
            continue
        old, new = (
            (*_words(case.old, before), *_with_prefix(case.old, before, case.new, after)),
            (*_words(case.new, after), *_with_prefix(case.new, after, case.old, before)),
        )
        alone = _alone(old, new), _alone(new, old)
        turns = [(a, b) for a in alone[0] for b in alone[1] if _are_opposite(a, b)]
        if not turns or any(_is_one_word(case, *turn) for turn in turns):
            continue
        matters = {matter for a, b in turns for matter, end in a.ends if (matter, not end) in b.ends}
        a, b = turns[0]
        rests = _without(case.old, before, a), _without(case.new, after, b)
        if (
            likeness(*rests) >= least
            and _are_of_one_thing(case, (before, a.span), (after, b.span))
            and _are_plain(case, (before, a, alone[0]), (after, b, alone[1]), matters)
            and count_denials(rests[0]) == count_denials(rests[1])
            and restrict_alike(*rests)
            and not {*_around(case.old, before, a.span)}.isdisjoint(_around(case.new, after, b.span))
        ):
            yield a.span, b.span


def _words(side: Passage, part: Span) -> list[_Word]:
    text = part.of(side.text)
    denials = tuple(dict.fromkeys((*find_denials(text), *unmasked("nobody", text))))
    words = []
    found = shipped_poles().find(text)
    denials += tuple(item.span for item in found if any(pole.matter is None for pole in item.value))
    for item in found:
        denial = next((denial for denial in denials if _denies(text, denial, item.span, is_chinese=side.is_chinese)), None)
        ends = frozenset((pole.matter, (pole.end == "one") == (denial is None)) for pole in item.value if pole.matter)
        if ends:
            words.append(_Word(ends, _moved(item.span, part), _moved(denial, part) if denial else None))
    return words


def _moved(span: Span, part: Span) -> Span:
    return Span(part.start + span.start, part.start + span.stop)


def _denies(text: str, denial: Span, word: Span, *, is_chinese: bool) -> bool:
    """Tell whether a denial is of a word: right before it, or of its object."""
    if denial.overlaps(word):
        return False
    if is_chinese:
        return 0 <= word.start - denial.stop <= _REACH_HAN and text[denial.stop : word.start].isalpha()
    between = text[denial.stop : word.start] if denial.stop <= word.start else text[word.stop : denial.start]
    most = 3 if denial.stop <= word.start else 0
    return len(between.split()) <= most and not any(mark in between for mark in ",;:.")


def _with_prefix(side: Passage, part: Span, other: Passage, counterpart: Span) -> Iterator[_Word]:
    """Yield the words that stand on the other side with a prefix that denies them, and those that have such a prefix here."""
    if side.is_chinese:
        return
    words = {fold(match.group()): Span(*match.span()) for match in _HYPHENED.finditer(part.of(side.text))}
    others = {fold(match.group()) for match in _HYPHENED.finditer(counterpart.of(other.text))}
    for word, span in words.items():
        if word not in others and not word.endswith(_OF_NOUNS) and _PREDICATIVE.search(part.of(side.text), max(0, span.start - _NEAR), span.start):
            base = denied_by_prefix(word)
            if base in others:
                yield _Word(frozenset(((base, False),)), _moved(span, part), None)
            elif any(f"{prefix}{word}" in others for prefix in PREFIXES if denied_by_prefix(f"{prefix}{word}") == word):
                yield _Word(frozenset(((word, True),)), _moved(span, part), None)


def _alone(words: Sequence[_Word], others: Sequence[_Word]) -> list[_Word]:
    """Return the words for which the other side has none of the same end."""
    return [word for word in words if not any(word.ends & other.ends for other in others)]


def _are_opposite(old: _Word, new: _Word) -> bool:
    return any((matter, not end) in new.ends for matter, end in old.ends)


def _is_one_word(case: Case, old: _Word, new: _Word) -> bool:
    """Tell whether two words are forms of one, so that only what denies them can have changed."""
    words = old.span.of(case.old.text), new.span.of(case.new.text)
    return words[0] == words[1] or {*terms(words[0])} == {*terms(words[1])} != set()


def _are_plain(case: Case, old: tuple[Span, _Word, list[_Word]], new: tuple[Span, _Word, list[_Word]], matters: set[str]) -> bool:
    """Tell whether nothing else turns either sentence, and both demand something or say what is so."""
    free, bans = [], []
    for side, (part, word, alone) in ((case.old, old), (case.new, new)):
        if any(not end and matter not in matters for other in alone if other is not word for matter, end in other.ends):
            return False
        if not matters.isdisjoint(OF_THINGS) and not is_said_of(side, word.span):
            return False
        if is_in_proviso(side, part, word.span) or is_told(side, word.span) or is_reported(side.text, word.span.start):
            return False
        # What may open a line and what could close it are no norms, and both may happen.
        if any(item.use == "epistemic" and part.start <= side.span(item).start < part.stop for item in side.of(Modality)):
            return False
        # To keep for a time and to delete after a time may both be done.
        if not matters.isdisjoint(_OF_TIME) and any(
            part.start <= side.span(item).start < part.stop for item in side.of(Quantity) if item.kind in ("duration", "deadline")
        ):
            return False
        bound = [item for item in chains_of(side) if part.start <= item.span.start < part.stop]
        free.append({stance_of_kind(item.value.kind) for item in bound} == {"free"})
        bans.append(sum(item.value.is_denied and not item.span.overlaps(word.span) and not count_denials(item.span.of(side.text)) for item in bound))
    return not all(free) and bans[0] == bans[1]


def _are_of_one_thing(case: Case, old: tuple[Span, Span], new: tuple[Span, Span]) -> bool:
    """Tell whether two words are said of one thing: what stands around them names nothing apart, nor another number, and no places are exchanged."""
    (lead, rest), (new_lead, new_rest) = (
        (side.text[part.start : word.start], side.text[word.stop : part.stop]) for side, (part, word) in ((case.old, old), (case.new, new))
    )
    numbers = [{number.lower() for number in _NUMBER.findall(f"{before} {behind}")} for before, behind in ((lead, rest), (new_lead, new_rest))]
    if name_apart(f"{lead} {rest}", f"{new_lead} {new_rest}") or (numbers[0] - numbers[1] and numbers[1] - numbers[0]):
        return False
    # "Rule 7 prevails over Rule 5", "Rule 5 ranks behind Rule 7".
    one, other = (set(terms(before)) - set(terms(behind)) for before, behind in ((lead, rest), (new_lead, new_rest)))
    return not (one & set(terms(new_rest)) - other and other & set(terms(rest)) - one)


def _without(side: Passage, part: Span, word: _Word) -> str:
    """Return a part of a sentence without a word and what denies it; a mark stands there, so that what stood apart does not seem to belong together."""
    left, start = "", part.start
    for gone in sorted((span for span in (word.span, word.denial) if span), key=lambda span: span.start):
        left += f"{side.text[start : gone.start]} … "
        start = gone.stop
    return left + side.text[start : part.stop]


def _around(side: Passage, part: Span, word: Span) -> Iterator[str]:
    """Yield what stands near a word."""
    near = _NEAR_HAN if side.is_chinese else _NEAR
    before, behind = side.text[max(part.start, word.start - near) : word.start], side.text[word.stop : min(part.stop, word.stop + near)]
    if side.is_chinese:
        yield from (fold(text[at : at + 2]) for text in (before, behind) for at in range(len(text) - 1) if text[at : at + 2].isalpha())
    else:
        yield from (*terms(before), *terms(behind))
