"""
Search where a phrase can begin, and nowhere else.

Lexicons hold hundreds of phrases, and a clause begins none or a few of them. The phrases are therefore sorted by the words that they can begin with: a
word that begins none costs one look-up, and an expression is compiled when a text holds the words that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from attrs import define

from policydiff.annotate.reading import WORD_END, Reading

__all__ = ["Beginning", "Begun", "WordIndex"]

Entry = TypeVar("Entry")
Verdict = TypeVar("Verdict")
# More words than any document has; beyond it nothing more is remembered.
_MOST_WORDS = 65_536


@define(slots=False, frozen=True, eq=False)
class Beginning(Generic[Entry]):
    """
    A phrase to be found.

    Attributes:
        first: Words that it can begin with, each a run of letters and digits; with ``*`` at the end whatever begins so.

        later: Further such words of which one stands in every text that holds it; none where that is not known.

        expression: Its regular expression.

        entry: What it stands for.
    """

    first: frozenset[str]
    later: frozenset[str]
    expression: str
    entry: Entry

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it, made when it is first looked for."""
        return re.compile(f"(?:{self.expression}){WORD_END}")


class Begun(Generic[Entry]):
    """The phrases that one word can begin."""

    __slots__ = ("_later", "_phrases")

    def __init__(self, phrases: Sequence[Beginning[Entry]]) -> None:
        """Take the phrases."""
        self._phrases = phrases
        self._later = frozenset(word for phrase in phrases for word in phrase.later) if all(phrase.later for phrase in phrases) else frozenset()

    def that_may_stand_in(self, reading: Reading) -> list[Beginning[Entry]]:
        """Return those of the phrases of which a text holds the words that they need."""
        if self._later and self._later.isdisjoint(reading.words):
            return []
        return [phrase for phrase in self._phrases if not phrase.later or not phrase.later.isdisjoint(reading.words)]


class WordIndex(dict[str, "Begun[Entry] | None"], Generic[Entry]):
    """Phrases by the words that they can begin with; of two that begin together, the one given first counts."""

    def __init__(self, phrases: Sequence[Beginning[Entry]]) -> None:
        """Take phrases."""
        super().__init__()
        self._by_word: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[int]] = {}
        self._phrases = phrases
        for number, phrase in enumerate(phrases):
            for word in sorted(phrase.first):
                (self._by_prefix if word.endswith("*") else self._by_word).setdefault(word.rstrip("*"), []).append(number)
        self._begun: dict[tuple[int, ...], Begun[Entry]] = {}
        self._idle: set[str] = set()
        self._prefixes = tuple(self._by_prefix)

    def __missing__(self, word: str) -> Begun[Entry] | None:
        numbers = {*self._by_word.get(word, ())}
        if word.startswith(self._prefixes):
            numbers.update(number for prefix, those in self._by_prefix.items() if word.startswith(prefix) for number in those)
        if not numbers:
            if len(self._idle) < _MOST_WORDS:
                self._idle.add(word)
            return None
        # "As", "where" and "when" begin the same phrases, which are compiled once.
        chosen = tuple(sorted(numbers))
        begun = self[word] = self._begun.setdefault(chosen, Begun([self._phrases[number] for number in chosen]))
        return begun

    def find(self, reading: Reading, judge: Callable[[re.Match[str], Entry], Verdict | None]) -> list[tuple[re.Match[str], Verdict]]:
        """
        Find the phrases that stand in a text, in order and without overlap.

        Args:
            reading: The text.

            judge: Says what a match tells; None where it does not count, so that it hides none that begins inside it.
        """
        starting = {
            word: phrases
            for word in reading.words - self._idle
            if (begun := self[word]) is not None and (phrases := begun.that_may_stand_in(reading))
        }
        found: list[tuple[re.Match[str], Verdict]] = []
        end = 0
        for word, place in reading.runs() if starting else ():
            if place < end or word not in starting:
                continue
            # Of several phrases the one given first.
            begins = ((match, phrase.entry) for phrase in starting[word] if (match := phrase.pattern.match(reading.folded.text, place)) is not None)
            matched = next(begins, None)
            verdict = judge(*matched) if matched is not None else None
            if matched is not None and verdict is not None:
                found.append((matched[0], verdict))
                end = matched[0].end()
        return found
