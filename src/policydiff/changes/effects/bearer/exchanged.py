"""Two who exchanged their parts: *the chair signs once the clerk has read*, *the clerk signs once the chair has read*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from policydiff.changes.effects.bearer.bound import Bearers, are_all_others, reassignment
from policydiff.changes.effects.bearer.charges.found import charges_of, presents_of
from policydiff.changes.effects.bearer.doers import doers_of
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.names.chinese import chinese_names_from
from policydiff.changes.effects.names.english import is_agent
from policydiff.changes.effects.names.identity import is_nobody, is_pronoun
from policydiff.changes.effects.norms.statement import Statement
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import same_sentences, sentences_of
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han

__all__ = ["find_parts_exchanged"]

# The sentence with the two names exchanged is the other one where so much is the same in order, and so much more than as it stands.
_SAME_IN_ORDER = 0.88
_PLAINLY_MORE = 0.06
# Sentences of one matter share so much, whoever is who.
_SAME_MATTER = 0.75
_LONGEST = 1_000
_WORD = re.compile(r"[\w'’-]+|[^\W\d]")
# Words that only lead to a name, or point back to one.
_LEADS = frozenset(("the", "a", "an", "its", "their", "his", "her", "which", "who", "whom", "that", "each", "every"))
# Two who act with each other, or are named together, have no parts to exchange.
_TOGETHER = re.compile(r"[\s,]*(?:and|or|with|、|和|与|及|或|以及|同)\s*(?:the |its |their |each )?", re.IGNORECASE)


def find_parts_exchanged(case: Case) -> Iterator[Effect]:
    """Find two who are named on both sides, of whom each does now what the other did."""
    if case.is_translated or case.likeness < _SAME_MATTER:
        return
    doing = (
        _doing(case.old, [pair.before for pair in case.statements]),
        _doing(case.new, [pair.after for pair in case.statements]),
    )
    for old, new in same_sentences((case.old, case.new), sentences_of(case.old), sentences_of(case.new), least=_SAME_MATTER):
        if max(old.stop - old.start, new.stop - new.start) > _LONGEST:
            continue
        for a, b in (*product(_within(doing[0], old), _within(doing[1], new)), *_swapped(case, old)):
            if _is_exchange(case, (old, new), a, b):
                yield reassignment(case, None, _one(case.old, a), _one(case.new, b))
                return


def _swapped(case: Case, sentence: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the names that stand in each other's place, as the words tell that were replaced; the first of a sentence."""
    swaps = [(_name(case.old, item.old), _name(case.new, item.new)) for item in case.replacements if sentence.start <= item.old.start < sentence.stop]
    pairs = [(a, b) for a, b in swaps if a and b]
    for number, (a, b) in enumerate(pairs):
        said = fold(a.of(case.old.text)), fold(b.of(case.new.text))
        if any((fold(d.of(case.new.text)), fold(c.of(case.old.text))) == said for c, d in pairs[number + 1 :]):
            yield a, b
            return


def _name(side: Passage, stretch: Span) -> Span | None:
    """Return the name that a stretch is, without what leads to it; None where it is none."""
    if side.is_chinese:
        names = chinese_names_from(side.text, stretch.start, stretch.stop)
        return names[0] if names and names[0] == stretch else None
    words = [match for match in _WORD.finditer(side.text, stretch.start, stretch.stop) if match.group().lower() not in _LEADS]
    name = Span(words[0].start(), words[-1].end()) if words else None
    return name if name and is_agent(re.split(r" (?:on|of|in|at) ", name.of(side.text))[0]) else None


def _doing(side: Passage, statements: Sequence[Statement]) -> tuple[tuple[Span, ...], ...]:
    """Return where those stand who do something, or are charged with it, together."""
    found = [charge.names for charge in (*charges_of(side), *presents_of(side))]
    found += [doers_of(side, statement) for statement in statements]
    return tuple(dict.fromkeys(names for names in found if names))


def _within(doing: tuple[tuple[Span, ...], ...], sentence: Span) -> list[Span]:
    """Return those who do something alone in a sentence."""
    return [names[0] for names in doing if len(names) == 1 and sentence.start <= names[0].start < sentence.stop]


def _one(side: Passage, name: Span) -> Bearers:
    return Bearers(frozenset(), (name.of(side.text),), (name,))


def _is_exchange(case: Case, sentences: tuple[Span, Span], a: Span, b: Span) -> bool:
    first, second = (fold(span.of(side.text)) for side, span in ((case.old, a), (case.new, b)))
    old, new = (fold(sentence.of(side.text)) for side, sentence in zip((case.old, case.new), sentences, strict=True))
    if first == second or any(is_nobody(name) or is_pronoun(name) for name in (first, second)) or old.count("by ") != new.count("by "):
        return False
    if not all(_stands(name, text) for name in (first, second) for text in (old, new)) or _are_together(old, first, second):
        return False
    # A chair is no vice-chair, though the one name holds the other.
    if not are_all_others(case, _one(case.old, a), _one(case.new, b)) and not any("-" in name and " " not in name for name in (first, second)):
        return False
    as_it_stands, exchanged = (
        SequenceMatcher(None, _words(text), _words(new), autojunk=False).ratio() for text in (old, _exchanged(old, first, second))
    )
    return exchanged >= _SAME_IN_ORDER and exchanged >= as_it_stands + _PLAINLY_MORE


def _stands(name: str, text: str) -> bool:
    return re.search(_pattern(name), text) is not None


def _pattern(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])" if not has_han(name) else re.escape(name)


def _are_together(text: str, first: str, second: str) -> bool:
    if any(re.search(rf"\b(?:with|among|between)\s(?:the |its |their )?{_pattern(name)}|[与同和]{_pattern(name)}", text) for name in (first, second)):
        return True
    return any(
        _TOGETHER.fullmatch(match["gap"])
        for a, b in ((first, second), (second, first))
        for match in re.finditer(f"{_pattern(a)}(?P<gap>.{{1,16}}?){_pattern(b)}", text)
    )


def _exchanged(text: str, first: str, second: str) -> str:
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return re.sub(f"{_pattern(longer)}|{_pattern(shorter)}", lambda match: shorter if match.group() == longer else longer, text)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word not in _LEADS]
