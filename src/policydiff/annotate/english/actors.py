"""Whom an English noun phrase names."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.actors import ActorKind, ActorLexicon, FoundActor
from policydiff.annotate.english.inflection import is_participle
from policydiff.annotate.english.lists import DETERMINERS, PREPOSITIONS
from policydiff.annotate.english.places import Places
from policydiff.annotate.english.words import Word
from policydiff.text.span import Span

__all__ = ["NounPhrases"]

# Heads whose names go on after "of": Secretary of Commerce, Department of Energy.
_TITLES = frozenset(
    (
        "secretary",
        "director",
        "minister",
        "ministry",
        "department",
        "office",
        "institute",
        "bureau",
        "chair",
        "head",
        "chief",
        "council",
        "university",
        "bank",
        "association",
        "society",
        "commissioner",
    )
)
_ANYBODY = frozenset(("whoever", "anyone", "anybody", "everyone", "everybody", "nobody", "someone"))
_MOST_WORDS = 12
_SUFFIXES = ("er", "or", "ee", "ist", "ian", "eur", "man", "woman", "person", "people")
_SHORTEST = 5
_ACRONYM = (2, 6)


@frozen(kw_only=True)
class _Words:
    phrases: dict[tuple[str, ...], tuple[str, ActorKind]]
    longest: int
    firsts: frozenset[str]
    lasts: frozenset[str]
    every: frozenset[str]
    bodies: frozenset[str]
    agents: frozenset[str]
    never: frozenset[str]
    things: frozenset[str]
    hostile: frozenset[str]


@lru_cache(maxsize=8)
def _indexed(lexicon: ActorLexicon) -> _Words:
    phrases = {tuple(phrase.split()): (entry.name, entry.kind) for entry in reversed(lexicon.actors) for phrase in entry.en}
    return _Words(
        phrases=phrases,
        longest=max((len(phrase) for phrase in phrases), default=0),
        firsts=frozenset(phrase[0] for phrase in phrases),
        lasts=frozenset(phrase[-1] for phrase in phrases),
        every=frozenset(word for phrase in phrases for word in phrase),
        bodies=lexicon.words("bodies"),
        agents=lexicon.words("agents"),
        never=lexicon.words("never"),
        things=lexicon.words("things"),
        hostile=lexicon.words("hostile"),
    )


class NounPhrases:
    """
    Resolves the noun phrases of one sentence.

    Attributes:
        longest: Words of the longest name that is listed.

        figures: Where words stand that begin with a digit.

        participles: Where words stand that can be past participles.
    """

    def __init__(self, words: Sequence[Word], lexicon: ActorLexicon, verbs: Container[str] = ()) -> None:
        """Take the words of a sentence, and the forms of verbs that are known."""
        self._words, self._verbs = words, verbs
        self._known = _indexed(lexicon)
        self.longest = self._known.longest
        self._among: dict[frozenset[str], Places] = {}
        self.figures = Places(len(words), lambda at: words[at].text[:1].isdigit())
        self.participles = Places(len(words), lambda at: is_participle(words[at].text))
        self._modifiers = Places(len(words), self._modifies)
        self._clauses = Places(len(words) - 1, self._has_object)

    def among(self, listed: frozenset[str]) -> Places:
        """Return where the words of a list stand in the sentence."""
        places = self._among.get(listed)
        if places is None:
            words = self._words
            places = self._among[listed] = Places(len(words), lambda at: words[at].text in listed)
        return places

    def head(self, start: int, stop: int) -> int:
        """Return the index of the head noun of the noun phrase in a stretch of words: the last word before what modifies it from behind."""
        words = self._words
        start = self.skip_determiners(start, stop)
        if words[start].text in PREPOSITIONS:
            return start
        modifier = self._modifiers.first(start + 1, stop - 1)
        if modifier is not None:
            return modifier - 1
        last = words[stop - 1].text
        return stop - 2 if stop - 1 > start and (last in PREPOSITIONS or is_participle(last)) else stop - 1

    def _modifies(self, at: int) -> bool:
        """Tell whether the word at an index, with one before and one after it, modifies the noun before it."""
        text = self._words[at].text
        if text in PREPOSITIONS:
            return True
        after = self._words[at + 1].text if at + 1 < len(self._words) else ""
        if is_participle(text):
            return after in PREPOSITIONS or is_participle(after) or self._lookup(at - 1, at) is not None
        return text.endswith("ing") and (after in DETERMINERS or self._lookup(at - 1, at) is not None)

    def _has_object(self, at: int) -> bool:
        """Tell whether the word at an index is a verb with an object: the user disclosed the file."""
        return is_participle(self._words[at].text) and self._words[at + 1].text in DETERMINERS

    def is_verb(self, at: int) -> bool:
        """Tell whether the word at an index is a verb in a form that can follow who or which."""
        word = self._words[at]
        return word.text in self._verbs or is_participle(word.text)

    def skip_determiners(self, start: int, stop: int) -> int:
        """Return where a noun phrase goes on after its articles and quantifiers."""
        words = self._words
        while start < stop - 1 and (words[start].text in DETERMINERS or (words[start].text == "of" and words[start - 1].text in DETERMINERS)):
            start += 1
        return start

    def resolve(self, start: int, stop: int) -> FoundActor | None:
        """Return the actor that the noun phrase in a stretch of words names, None where it names none."""
        if start >= stop:
            return None
        head = self.head(start, stop)
        if self._clauses.first(head + 1, stop - 1) is not None:
            return None
        listed = self._listed(start, stop, head)
        if listed is not None:
            return listed
        return self._unlisted(self.skip_determiners(start, stop), stop, head)

    def body(self, start: int, stop: int) -> FoundActor | None:
        """Return the institution that a phrase names by a name of its own, such as the Ministry or NIST; None where it names anything else."""
        actor = self.resolve(start, stop) if start < stop else None
        if actor is None:
            return None
        head = self._words[self.head(start, stop)]
        is_proper = head.is_upper or (head.is_capital and head.text == head.base)
        is_body = actor.kind == "institution" if actor.is_listed else head.base in self._known.bodies | _TITLES
        return actor if is_proper and is_body else None

    def ending_at(self, stop: int, floor: int) -> tuple[int, FoundActor] | None:
        """Return the longest listed actor whose last word is the one before a place, with the index of its first word."""
        if stop > floor and self._words[stop - 1].base not in self._known.lasts:
            return None
        for length in range(min(self.longest, stop - floor), 0, -1):
            found = self._lookup(stop - length, stop)
            if found is not None:
                return stop - length, found
        return None

    def starting_at(self, start: int, stop: int) -> tuple[int, FoundActor] | None:
        """Return the longest listed actor whose first word stands at a place, with the index after its last word."""
        if start < stop and self._words[start].base not in self._known.firsts:
            return None
        for length in range(min(self.longest, stop - start), 0, -1):
            found = self._lookup(start, start + length)
            if found is not None:
                return start + length, found
        return None

    def _lookup(self, start: int, stop: int) -> FoundActor | None:
        words = self._words[start:stop]
        hit = self._known.phrases.get(tuple([word.base for word in words]))
        if hit is None:
            return None
        name, kind = hit
        if start > 0 and self._words[start - 1].text in self._known.hostile:
            kind = "hostile"
        return FoundActor(name=name, span=Span(words[0].start, words[-1].stop), is_listed=True, kind=kind)

    def _listed(self, start: int, stop: int, head: int) -> FoundActor | None:
        """Return the longest listed phrase that holds the head."""
        if self._words[head].base not in self._known.every:
            return None
        for length in range(min(self._known.longest, stop - start), 0, -1):
            for first in range(max(start, head - length + 1), min(head, stop - length) + 1):
                found = self._lookup(first, first + length)
                if found is not None and not (length == 1 and self._has_name(start, head)):
                    return found
        return None

    def _has_name(self, start: int, head: int) -> bool:
        """Tell whether a body has a name of its own, of which its one listed word tells the kind only: the Harbour Safety Agency."""
        words = self._words
        return words[head].base in self._known.bodies and head > max(start, 1) and words[head].is_capital and words[head - 1].is_capital

    def _unlisted(self, start: int, stop: int, head: int) -> FoundActor | None:  # noqa: PLR0911 - one way out for each reason
        word, known = self._words[head], self._known
        if self._words[start].text in _ANYBODY:
            return self._named(start, start + 1)
        if word.base in known.bodies:
            return self._named(start, self._end_of_title(head, stop))
        if word.base in known.never or word.text in known.never:
            return None
        if word.base in _TITLES:
            return self._named(head, self._end_of_title(head, stop))
        if word.base in known.agents or self._looks_like_agent(word):
            return self._named(head, head + 1)
        if self._is_acronym(word) and head <= start + 1:
            return self._named(head, head + 1)
        return None

    def _looks_like_agent(self, word: Word) -> bool:
        return len(word.base) >= _SHORTEST and word.base.endswith(_SUFFIXES) and "." not in word.base

    def _is_acronym(self, word: Word) -> bool:
        printed = word.text.upper().removesuffix("'S")
        return word.is_upper and _ACRONYM[0] <= len(printed) <= _ACRONYM[1] and printed.isalpha() and printed not in self._known.things

    def _end_of_title(self, head: int, stop: int) -> int:
        """Return where a name such as "Secretary of Health and Human Services" ends."""
        words, end = self._words, head + 1
        if words[head].base not in _TITLES or end + 1 >= stop or words[end].text not in ("of", "for"):
            return end
        at = end + 1
        while at < min(stop, head + _MOST_WORDS) and (words[at].is_capital or words[at].text in ("and", "of", "the", "for", "on")):
            at += 1
        while words[at - 1].text in ("and", "of", "the", "for", "on"):
            at -= 1
        return max(at, end)

    def _named(self, start: int, stop: int) -> FoundActor:
        words = self._words[start:stop]
        hostile = (start > 0 and self._words[start - 1].text in self._known.hostile) or words[0].text in self._known.hostile
        name = " ".join(word.base for word in words)
        return FoundActor(name=name, span=Span(words[0].start, words[-1].stop), is_listed=False, kind="hostile" if hostile else "role")
