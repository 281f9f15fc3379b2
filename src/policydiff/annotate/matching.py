"""
Find seeds in a text, where they stand and to which topic they belong.

Each language has one regular expression over all its seeds, the longer first, so that a text is read once however many seeds there are. Seeds are
literals with bounded gaps, so the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.taxonomy import Language, Seed, Taxonomy
from policydiff.text.fold import fold, has_han
from policydiff.text.fold_in_place import Folded, fold_in_place
from policydiff.text.span import Span

__all__ = ["Hit", "find_seeds"]

_LATIN = "a-z0-9\u00df-\u024f"
# Bounded, so that a long run of spaces is not tried in every way.
_GAP = r"[\s-]{1,4}"
_PLURAL = "(?:'s|e?s'?)?"


@frozen
class Hit:
    """A seed found: the topic it tells, where it stands, and the words as printed."""

    topic: str
    span: Span
    words: str


def find_seeds(text: str, taxonomy: Taxonomy) -> tuple[Hit, ...]:
    """
    Return the seeds of a taxonomy that stand in a text, in order; in each language no two overlap.

    Letter case, quotes, dashes and Traditional characters make no difference; spans are of the text as given.
    """
    folded = fold_in_place(text)
    found = [hit for language in taxonomy.languages if language != "zh" or has_han(text) for hit in _find(folded, language, taxonomy)]
    hits = ((topic, folded.original(match)) for topic, match in found)
    return tuple(Hit(topic, span, span.of(text)) for topic, span in sorted(hits, key=lambda hit: hit[1].start))


@frozen
class _Conditions:
    """When a seed counts."""

    unless: re.Pattern[str] | None
    near: re.Pattern[str] | None

    def exempt(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the stretches of a text inside which the seed does not count, in order and without overlap."""
        if self.near is not None and self.near.search(text) is None:
            return ((0, len(text)),)
        return tuple(phrase.span() for phrase in self.unless.finditer(text)) if self.unless is not None else ()


@frozen
class _Matcher:
    """All seeds of a language in one expression; each group has its topic and its seed."""

    pattern: re.Pattern[str]
    topics: tuple[str, ...]
    seeds: tuple[Seed, ...]


def _find(folded: Folded, language: Language, taxonomy: Taxonomy) -> list[tuple[str, re.Match[str]]]:
    matcher = _matcher(taxonomy, language)
    # Taken once a seed, however often the text repeats it.
    exempt: dict[int, tuple[tuple[int, int], ...]] = {}
    found: list[tuple[str, re.Match[str]]] = []
    match = matcher.pattern.search(folded.text)
    while match is not None:
        number = (match.lastindex or 1) - 1
        if number not in exempt:
            exempt[number] = _conditions(matcher.seeds[number], language).exempt(folded.text)
        counts = not _is_inside(match.span(), exempt[number])
        if counts:
            found.append((matcher.topics[number], match))
        # A seed that does not count must not hide one that begins inside it.
        match = matcher.pattern.search(folded.text, match.end() if counts else match.start() + 1)
    return found


def _is_inside(span: tuple[int, int], stretches: tuple[tuple[int, int], ...]) -> bool:
    # Stretches do not overlap, so only the last that begins no later can hold the span.
    place = bisect_right(stretches, span[0], key=lambda stretch: stretch[0]) - 1
    return place >= 0 and span[1] <= stretches[place][1]


@lru_cache(maxsize=8)
def _matcher(taxonomy: Taxonomy, language: Language) -> _Matcher:
    entries = [(seed, topic.name) for topic in taxonomy.topics for seed in topic.seeds(language)]
    entries.sort(key=lambda entry: (-len(entry[0].text), entry[0].text))
    return _Matcher(
        _compile((f"{_expression(seed.text, language)}()" for seed, _ in entries), language),
        tuple(topic for _, topic in entries),
        tuple(seed for seed, _ in entries),
    )


# Most texts hold few of the seeds, and an expression takes longer to build than to match.
@lru_cache(maxsize=4096)
def _conditions(seed: Seed, language: Language) -> _Conditions:
    unless, near = (
        _compile((_expression(phrase, language) for phrase in sorted(phrases, key=len, reverse=True)), language) if phrases else None
        for phrases in (seed.unless, seed.near)
    )
    return _Conditions(unless, near)


def _compile(expressions: Iterable[str], language: Language) -> re.Pattern[str]:
    either = "|".join(expressions)
    return re.compile(either if language == "zh" else f"(?<![{_LATIN}])(?:{either})(?![{_LATIN}])")


def _expression(phrase: str, language: Language) -> str:
    if language == "zh":
        return re.escape(fold(phrase))
    words = (re.escape(word.rstrip("*")) + (f"[{_LATIN}]*" if word.endswith("*") else "") for word in re.split("[ -]+", phrase))
    return _GAP.join(words) + ("" if phrase.endswith("*") else _PLURAL)
