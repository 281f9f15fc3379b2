"""
Find seeds in a text, where they stand and to which topic they belong.

English seeds are looked for where one of their first words stands, Chinese ones by one regular expression over all of them; the longer go first. Seeds
are literals with bounded gaps, so the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.phrases.begins import Beginning, WordIndex
from policydiff.annotate.phrases.pattern import compile_phrases
from policydiff.annotate.reading import LATIN, Reading, reading_of
from policydiff.annotate.topics.taxonomy import Language, Seed, Taxonomy
from policydiff.text.fold import fold
from policydiff.text.span import Span

__all__ = ["Hit", "find_seeds"]

_RUN = re.compile(f"[{LATIN}]+")
# Bounded, so that a long run of spaces is not tried in every way.
_GAP = r"[\s-]{1,4}"
_PLURAL = "(?:'s|e?s'?)?"


_Entry = tuple[Seed, str]


@frozen
class Hit:
    """A seed found: the topic it tells, where it stands, and the words as printed."""

    topic: str
    span: Span
    words: str


def find_seeds(text: str | Reading, taxonomy: Taxonomy) -> tuple[Hit, ...]:
    """
    Return the seeds of a taxonomy that stand in a text, in order; in each language no two overlap.

    Letter case, quotes, dashes and Traditional characters make no difference; spans are of the text as given.
    """
    reading = reading_of(text)
    found = [hit for language in _languages(taxonomy) if language != "zh" or reading.has_han for hit in _find(reading, language, taxonomy)]
    if not found:
        return ()
    hits = ((topic, reading.folded.original(match)) for match, topic in found)
    return tuple(Hit(topic, span, span.of(reading.text)) for topic, span in sorted(hits, key=lambda hit: hit[1].start))


@lru_cache(maxsize=8)
def _languages(taxonomy: Taxonomy) -> tuple[Language, ...]:
    return taxonomy.languages


@frozen
class _Conditions:
    """When a seed counts."""

    unless: re.Pattern[str] | None
    near: re.Pattern[str] | None
    without: re.Pattern[str] | None

    def exempt(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the stretches of a text inside which the seed does not count, in order and without overlap."""
        if (self.near is not None and self.near.search(text) is None) or (self.without is not None and self.without.search(text) is not None):
            return ((0, len(text)),)
        return tuple(phrase.span() for phrase in self.unless.finditer(text)) if self.unless is not None else ()


@frozen
class _Matcher:
    """All seeds of a language in one expression; each group has its seed and its topic."""

    pattern: re.Pattern[str]
    entries: tuple[_Entry, ...]


def _find(reading: Reading, language: Language, taxonomy: Taxonomy) -> list[tuple[re.Match[str], str]]:
    text = reading.folded.text
    # Taken once a seed, however often the text repeats it.
    exempt: dict[Seed, tuple[tuple[int, int], ...]] = {}

    def judge(match: re.Match[str], entry: _Entry) -> str | None:
        seed, topic = entry
        if not seed.unless and not seed.near and not seed.without:
            return topic
        if seed not in exempt:
            exempt[seed] = _conditions(seed, language).exempt(text)
        return None if _is_inside(match.span(), exempt[seed]) else topic

    index = _index(taxonomy) if language == "en" else None
    return index.find(reading, judge) if index is not None else _search(text, _matcher(taxonomy, language), judge)


def _search(text: str, matcher: _Matcher, judge: Callable[[re.Match[str], _Entry], str | None]) -> list[tuple[re.Match[str], str]]:
    found: list[tuple[re.Match[str], str]] = []
    match = matcher.pattern.search(text)
    while match is not None:
        topic = judge(match, matcher.entries[(match.lastindex or 1) - 1])
        if topic is not None:
            found.append((match, topic))
        # A seed that does not count must not hide one that begins inside it.
        match = matcher.pattern.search(text, match.end() if topic is not None else match.start() + 1)
    return found


def _is_inside(span: tuple[int, int], stretches: tuple[tuple[int, int], ...]) -> bool:
    # Stretches do not overlap, so only the last that begins no later can hold the span.
    place = bisect_right(stretches, span[0], key=lambda stretch: stretch[0]) - 1
    return place >= 0 and span[1] <= stretches[place][1]


def _entries(taxonomy: Taxonomy, language: Language) -> list[_Entry]:
    entries = [(seed, topic.name) for topic in taxonomy.topics for seed in topic.seeds(language)]
    return sorted(entries, key=lambda entry: (-len(entry[0].text), entry[0].text))


@lru_cache(maxsize=8)
def _index(taxonomy: Taxonomy) -> WordIndex[_Entry] | None:
    """Return the English seeds by their first words, None where one of them begins with what is no word."""
    phrases: list[Beginning[_Entry]] = []
    for entry in _entries(taxonomy, "en"):
        first = _first_words(entry[0].text)
        if first is None:
            return None
        phrases.append(Beginning(first, _later_words(entry[0].text), _expression(entry[0].text, "en"), entry))
    return WordIndex(phrases)


def _first_words(seed: str) -> frozenset[str] | None:
    """Return the runs of letters and digits that a seed can begin with."""
    words = re.split("[ -]+", seed)
    run = _RUN.match(words[0])
    if run is None:
        return None
    if words[0] == f"{run[0]}*":
        return frozenset((words[0],))
    # The ending of a plural belongs to the last word.
    endings = ("", "s", "es") if run[0] == words[0] and len(words) == 1 else ("",)
    return frozenset(run[0] + ending for ending in endings)


def _later_words(seed: str) -> frozenset[str]:
    """Return forms of the last word of a seed of several, of which one stands in every text that holds the seed."""
    last = re.split("[ -]+", seed)[1:][-1:]
    return frozenset(last[0] + ending for ending in ("", "s", "es")) if last and _RUN.fullmatch(last[0]) else frozenset()


@lru_cache(maxsize=8)
def _matcher(taxonomy: Taxonomy, language: Language) -> _Matcher:
    entries = _entries(taxonomy, language)
    return _Matcher(compile_phrases((f"{_expression(seed.text, language)}()" for seed, _ in entries), language), tuple(entries))


# Most texts hold few of the seeds, and an expression takes longer to build than to match.
@lru_cache(maxsize=4096)
def _conditions(seed: Seed, language: Language) -> _Conditions:
    unless, near, without = (
        compile_phrases((_expression(phrase, language) for phrase in sorted(phrases, key=len, reverse=True)), language) if phrases else None
        for phrases in (seed.unless, seed.near, seed.without)
    )
    return _Conditions(unless, near, without)


def _expression(phrase: str, language: Language) -> str:
    if language == "zh":
        return re.escape(fold(phrase))
    words = (re.escape(word.rstrip("*")) + (f"[{LATIN}]*" if word.endswith("*") else "") for word in re.split("[ -]+", phrase))
    return _GAP.join(words) + ("" if phrase.endswith("*") else _PLURAL)
