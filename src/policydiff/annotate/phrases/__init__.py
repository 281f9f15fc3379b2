"""Find the phrases of a lexicon in a text: each language has one expression over all of them, so that a text is read once however many there are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.phrases.begins import Beginning, WordIndex
from policydiff.annotate.phrases.pattern import compile_phrases, first_words, later_words, phrase_after, phrase_before, phrase_expression
from policydiff.annotate.reading import Reading, reading_of
from policydiff.text.span import Span

__all__ = ["Found", "Lexicon", "Phrase", "Rule", "find_phrases", "fits"]

# What has to stand before a phrase is looked for this far back.
_LOOK_BACK = 60


@frozen(kw_only=True)
class Phrase:
    """
    A phrase and the company it keeps, all in the notation of ``phrase_pattern``.

    Attributes:
        unless: Longer phrases inside which this one does not count.

        followed: One of these has to come directly after it; nothing asked where empty.

        not_followed: None of these may.

        preceded: One of these has to come directly before it.

        not_preceded: None of these may.
    """

    text: str
    unless: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    not_followed: tuple[str, ...] = ()
    preceded: tuple[str, ...] = ()
    not_preceded: tuple[str, ...] = ()


@frozen(kw_only=True)
class Rule:
    """
    Phrases that tell the same.

    Attributes:
        kind: What they tell, where the lexicon's annotator knows several kinds.

        reach: How far the annotated stretch goes, where the annotator asks.

        unit: What the figure beside the phrase is in, or how it compares, where the lexicon is one of figures.

        value: What the figure is multiplied by, or the figure itself where the phrase names one.
    """

    name: str
    kind: str = ""
    reach: str = ""
    unit: str = ""
    value: float = 1.0
    en: tuple[Phrase, ...] = ()
    zh: tuple[Phrase, ...] = ()

    def phrases(self, language: str) -> tuple[Phrase, ...]:
        """Return the phrases in a language."""
        return self.zh if language == "zh" else self.en


# Matchers are looked up by lexicon at every text, so its hash is taken once.
@frozen(kw_only=True, cache_hash=True)
class Lexicon:
    """Rules in order: of two phrases that begin together, the one that stands earlier in the lexicon counts."""

    name: str
    version: str
    source: str
    rules: tuple[Rule, ...]

    @property
    def label(self) -> str:
        """Name and version, as reports give them."""
        return f"{self.name} {self.version}"


@frozen
class Found:
    """A phrase found in a text: where it stands, and by which rule."""

    span: Span
    rule: Rule


def find_phrases(text: str | Reading, lexicon: Lexicon) -> tuple[Found, ...]:
    """
    Return the phrases of a lexicon that stand in a text, in order; in each language no two overlap.

    Letter case, quotes, dashes and Traditional characters make no difference; spans are of the text as given.
    """
    reading = reading_of(text)
    found = _find(reading, "en", lexicon)
    if reading.has_han:
        found = sorted([*found, *_find(reading, "zh", lexicon)], key=lambda item: item.span.start)
    return tuple(found)


_Group = tuple[tuple[Phrase, Rule], ...]


@lru_cache(maxsize=16)
def _groups(lexicon: Lexicon, language: str) -> dict[str, _Group]:
    """Return the phrases of a language, each with those that differ from it in the company they keep, and their rules."""
    groups: dict[str, _Group] = {}
    for rule in lexicon.rules:
        for phrase in rule.phrases(language):
            groups[phrase.text] = (*groups.get(phrase.text, ()), (phrase, rule))
    return groups


@lru_cache(maxsize=16)
def _index(lexicon: Lexicon) -> WordIndex[_Group] | None:
    """Return the English phrases by their first words, None where one of them can begin with what is no word."""
    phrases: list[Beginning[_Group]] = []
    for text, group in _groups(lexicon, "en").items():
        first = first_words(text)
        if first is None:
            return None
        phrases.append(Beginning(first, later_words(text), phrase_expression(text, "en"), group))
    return WordIndex(phrases)


@frozen
class _Matcher:
    """All phrases of a language in one expression, which reads a text once however many there are."""

    pattern: re.Pattern[str]
    groups: tuple[_Group, ...]


@lru_cache(maxsize=16)
def _matcher(lexicon: Lexicon, language: str) -> _Matcher | None:
    groups = _groups(lexicon, language)
    expressions = (f"{phrase_expression(text, language)}()" for text in groups)
    return _Matcher(compile_phrases(expressions, language), tuple(groups.values())) if groups else None


def _find(reading: Reading, language: str, lexicon: Lexicon) -> list[Found]:
    folded = reading.folded
    # Taken once a phrase, however often the text repeats it.
    exempt: dict[tuple[str, ...], tuple[tuple[int, int], ...]] = {}

    def judge(match: re.Match[str], group: _Group) -> Rule | None:
        for phrase, rule in group:
            if phrase.unless and phrase.unless not in exempt:
                exempt[phrase.unless] = _stretches(folded.text, phrase.unless, language)
            if not _is_inside(match.span(), exempt.get(phrase.unless, ())) and fits(folded.text, match.span(), phrase, language):
                return rule
        return None

    index = _index(lexicon) if language == "en" else None
    matches = index.find(reading, judge) if index is not None else _search(folded.text, _matcher(lexicon, language), judge)
    return [Found(folded.original(match), rule) for match, rule in matches]


def _search(text: str, matcher: _Matcher | None, judge: Callable[[re.Match[str], _Group], Rule | None]) -> list[tuple[re.Match[str], Rule]]:
    found: list[tuple[re.Match[str], Rule]] = []
    match = matcher.pattern.search(text) if matcher is not None else None
    while matcher is not None and match is not None:
        rule = judge(match, matcher.groups[(match.lastindex or 1) - 1])
        if rule is not None:
            found.append((match, rule))
        # A phrase that does not count must not hide one that begins inside it.
        match = matcher.pattern.search(text, match.end() if rule is not None else match.start() + 1)
    return found


def _stretches(text: str, phrases: tuple[str, ...], language: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _unless(phrases, language).finditer(text))


@lru_cache(maxsize=1024)
def _unless(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    return compile_phrases((phrase_expression(phrase, language) for phrase in sorted(phrases, key=len, reverse=True)), language)


def _is_inside(span: tuple[int, int], stretches: tuple[tuple[int, int], ...]) -> bool:
    # Stretches do not overlap, so only the last that begins no later can hold the span.
    place = bisect_right(stretches, span[0], key=lambda stretch: stretch[0]) - 1
    return place >= 0 and span[1] <= stretches[place][1]


def fits(text: str, place: tuple[int, int], phrase: Phrase, language: str) -> bool:
    """Tell whether what stands around a phrase, found at a place in a folded text, is what its lexicon asks for."""
    start, stop = place
    low = max(0, start - _LOOK_BACK)
    if phrase.followed and phrase_after(phrase.followed, language).match(text, stop) is None:
        return False
    if phrase.not_followed and phrase_after(phrase.not_followed, language).match(text, stop) is not None:
        return False
    if phrase.preceded and phrase_before(phrase.preceded, language).search(text, low, start) is None:
        return False
    return not (phrase.not_preceded and phrase_before(phrase.not_preceded, language).search(text, low, start) is not None)
