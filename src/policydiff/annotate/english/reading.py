"""An English sentence while it is read: its words, what was found, and who is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from policydiff.annotate.actors import ActorLexicon, FoundActor
from policydiff.annotate.english.actors import NounPhrases
from policydiff.annotate.english.draft import Draft
from policydiff.annotate.english.inflection import is_participle
from policydiff.annotate.english.lists import BE, CLAUSE_WORDS, MODALS, PREPOSITIONS
from policydiff.annotate.english.places import Places
from policydiff.annotate.english.subject import Subject
from policydiff.annotate.english.verbs import Match, Verbs, verbs_of
from policydiff.annotate.english.words import Word, is_adverb
from policydiff.annotate.scales import Scale
from policydiff.model.annotation import Verb

__all__ = ["OBJECT_REACH", "Sentence"]

# Whoever does what is said in the passive is named within so many words; a list of actors is no longer than so many.
_AGENT_REACH, OBJECT_REACH = 40, 30
_LEGAL = frozenset(("shall", "article", "paragraph", "section", "subsection"))
# After these somebody does something.
_DOES = BE | {"which", "who", "that", "have"}
# Prepositions that end the name of somebody.
_ENDING = PREPOSITIONS - {"of", "for", "at"}


class Sentence:
    """
    Read from left to right; no word is read as two statements.

    Attributes:
        words: Its words.

        texts: The same, folded, without anything else.

        drafts: The statements found so far.

        floor: Index before which no word belongs to the next statement.

        last: Subject of the modal before, which one without a subject goes on with.

        before: Who was bound by the sentence before.

        is_legal: Whether it legislates.
    """

    def __init__(self, words: Sequence[Word], scale: Scale, actors: ActorLexicon, before: tuple[FoundActor, ...], *, is_legal: bool) -> None:
        """Take the words of a sentence."""
        self.words, self.scale, self.before = words, scale, before
        self.texts = [word.text for word in words]
        self.verbs: Verbs = verbs_of(scale)
        self.phrases = NounPhrases(words, actors, self.verbs.finite)
        self.is_legal = is_legal or not _LEGAL.isdisjoint(self.texts)
        self.drafts: list[Draft] = []
        self.floor = 0
        self.last: Subject | None = None
        self.cited = Places(len(words), lambda at: words[at].is_cited)
        self._plurals: frozenset[int] | None = None
        self._bound: tuple[FoundActor, ...] = ()
        self._n_bound = self._n_searched = 0

    def verb(self, at: int, match: Match) -> Verb:
        """Return a verb of the scale that was found at an index, as chains hold it."""
        return self.verbs.weighed(self.words, at, match)

    def they(self, at: int) -> tuple[FoundActor, ...]:
        """Return whom "they" stands for: the bearers before, or the first actor of the sentence that does something."""
        words = self.words
        if self.drafts:
            return self._last_bound()
        for place in range(self._n_searched, at):
            before = words[place - 1].text if place else ","
            found = self.phrases.starting_at(place, at) if before in (",", ";", "the", "that") else None
            if found is not None and (words[found[0]].text in _DOES or words[found[0]].text in self.verbs.finite):
                return (found[1],)
        # What was looked at in vain is not looked at again, but for a name that may go on.
        self._n_searched = max(0, at - self.phrases.longest - 1)
        if at == 0 or all(is_adverb(word.text) or word.text in (",", "and") for word in words[:at]):
            return tuple(evolve(actor, span=words[at].span) for actor in self.before)
        return ()

    def _last_bound(self) -> tuple[FoundActor, ...]:
        """Return whom the last statement that binds is for."""
        for draft in self.drafts[self._n_bound :]:
            self._bound = draft.bearers if draft.use == "deontic" else self._bound
        self._n_bound = len(self.drafts)
        return self._bound

    def agent(self, start: int) -> tuple[FoundActor, ...]:
        """Return who does what is said in the passive: shall be reviewed by the Board."""
        words = self.words
        for at in range(start, min(len(words) - 1, start + _AGENT_REACH)):
            text = words[at].text
            if text in (";", ":") or text in MODALS or text in ("which", "that", "who", "if", "where", "unless"):
                return ()
            if text == "by":
                # "in a language required by the State": it is the State that requires.
                nested = at > start and is_participle(words[at - 1].text) and words[at - 2].text not in ("and", "or", ",")
                return () if nested else self.actors_from(at + 1)
        return ()

    def actors_from(self, start: int, stop_at: frozenset[str] = frozenset()) -> tuple[FoundActor, ...]:
        """Return the actors of a list that begins at an index."""
        words = self.words
        found: list[FoundActor] = []
        begin = start
        at = start
        while at <= len(words) and at - start < OBJECT_REACH:
            text = words[at].text if at < len(words) else "."
            if (
                text in (",", "and", "or", "and/or", ";", ":", ".", "(", ")")
                or text in CLAUSE_WORDS
                or text in stop_at
                or (text in _ENDING and at > begin)
                or text in MODALS
            ):
                end = at
                while end > begin and is_adverb(words[end - 1].text):
                    end -= 1
                actor = self.phrases.resolve(begin, end)
                if actor is not None:
                    found.append(actor)
                elif at > begin or not found:
                    break
                if text not in (",", "and", "or", "and/or"):
                    break
                begin = at + 1
            at += 1
        return tuple(found)

    def is_plural(self, actor: FoundActor) -> bool:
        """Tell whether an actor of the sentence is named in the plural."""
        if self._plurals is None:
            self._plurals = frozenset(word.stop for word in self.words if word.base != word.text)
        return actor.span.stop in self._plurals
