"""Find verbs of the English scale among words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.english.inflection import VerbForm, inflect
from policydiff.annotate.english.words import Word
from policydiff.annotate.scales import Place, Scale, ScaleVerb
from policydiff.model.annotation import Verb
from policydiff.text.span import Span

__all__ = ["Match", "Verbs", "verbs_of"]


@frozen(kw_only=True)
class Match:
    """A verb of the scale at a place: the verb, its form, and the index after its last word."""

    verb: ScaleVerb
    form: VerbForm
    stop: int


class Verbs:
    """
    The verbs of a scale by their first words.

    Attributes:
        bases: Verbs in their base form, those of several words by the first.

        finite: Bases and third persons.

        bare: The base of every other form.

        states, nouns, particles, idle: Lists of the scale.

        triggers: First words of the verbs that can govern a sentence.

        aims: First words of the verbs that weigh anywhere in what is to be done.
    """

    def __init__(self, scale: Scale) -> None:
        """Index a scale."""
        self._index: dict[str, list[tuple[tuple[str, ...], VerbForm, ScaleVerb]]] = {}
        for spelling, form, verb in scale.spellings():
            words = tuple(spelling.split())
            self._index.setdefault(words[0], []).append((words, form, verb))
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.triggers, self.aims = self._firsts("modal", "statement"), self._firsts("aim")
        self.states, self.nouns, self.particles, self.idle = (scale.words(name) for name in ("states", "nouns", "particles", "idle"))
        statements = [form for verb in scale.verbs if verb.places != ("modal",) for form in verb.forms]
        self.bases = frozenset((*(act for act in scale.words("acts") if " " not in act), *self.states, *(verb.split(" ")[0] for verb in statements)))
        inflected = [(verb, form, spelling) for verb in sorted(self.bases) for form, spelling in inflect(verb)]
        self.finite = frozenset(spelling for _, form, spelling in inflected if form in ("base", "s"))
        self.bare = {spelling: verb for verb, form, spelling in inflected if form != "base"}

    def _firsts(self, *places: Place) -> frozenset[str]:
        return frozenset(word for word, entries in self._index.items() if any(place in verb.places for _, _, verb in entries for place in places))

    def at(self, words: Sequence[Word], at: int, *places: Place) -> Match | None:
        """Return the longest verb of the scale that begins at an index and counts in one of some places."""
        if at >= len(words):
            return None
        entries = self._index.get(words[at].text)
        if entries is None or words[at].is_cited:
            return None
        for parts, form, verb in entries:
            is_there = len(parts) == 1 or tuple([word.text for word in words[at : at + len(parts)]]) == parts
            if is_there and any(place in verb.places for place in places):
                return Match(verb=verb, form=form, stop=at + len(parts))
        return None

    def lemma(self, word: str) -> str:
        """Return the base form of a verb, the word itself where it is unknown."""
        return self.bare.get(word, word)

    def weighed(self, words: Sequence[Word], at: int, match: Match) -> Verb:
        """Return a verb that was found at an index as chains hold it."""
        return Verb(match.verb.word, match.verb.force, Span(words[at].start, words[match.stop - 1].stop))


@lru_cache(maxsize=8)
def verbs_of(scale: Scale) -> Verbs:
    """Return the index of a scale, made once."""
    return Verbs(scale)
