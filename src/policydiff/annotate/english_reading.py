"""An English sentence while it is read: its words, what was found, and who is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from policydiff.annotate.actors import ActorLexicon
from policydiff.annotate.english_actors import FoundActor, NounPhrases
from policydiff.annotate.english_draft import Draft
from policydiff.annotate.english_subject import Subject
from policydiff.annotate.english_verbs import Match, Verbs, verbs_of
from policydiff.annotate.english_words import BE, CLAUSE_WORDS, MODALS, PREPOSITIONS, Word, is_adverb
from policydiff.annotate.inflection import is_participle
from policydiff.annotate.scales import Scale
from policydiff.model.annotation import Verb

__all__ = ["OBJECT_REACH", "Sentence"]

# Whoever does what is said in the passive is named within so many words; a list of actors is no longer than so many.
_AGENT_REACH, OBJECT_REACH = 40, 30


class Sentence:
    """
    Read from left to right; no word is read as two statements.

    Attributes:
        words: Its words.

        drafts: The statements found so far.

        floor: Index before which no word belongs to the next statement.

        last: Subject of the modal before, which one without a subject goes on with.

        before: Who was bound by the sentence before.

        is_legal: Whether it legislates.
    """

    def __init__(self, words: Sequence[Word], scale: Scale, actors: ActorLexicon, before: tuple[FoundActor, ...], *, is_legal: bool) -> None:
        """Take the words of a sentence."""
        self.words, self.scale, self.before = words, scale, before
        self.verbs: Verbs = verbs_of(scale)
        self.phrases = NounPhrases(words, actors, self.verbs.finite)
        self.is_legal = is_legal or any(word.text in ("shall", "article", "paragraph", "section", "subsection") for word in words)
        self.drafts: list[Draft] = []
        self.floor = 0
        self.last: Subject | None = None

    def verb(self, at: int, match: Match) -> Verb:
        """Return a verb of the scale that was found at an index, as chains hold it."""
        return self.verbs.weighed(self.words, at, match)

    def they(self, at: int) -> tuple[FoundActor, ...]:
        """Return whom "they" stands for: the bearers before, or the first actor of the sentence that does something."""
        words = self.words
        if self.drafts:
            return next((draft.bearers for draft in reversed(self.drafts) if draft.use == "deontic"), ())
        for place in range(at):
            before = words[place - 1].text if place else ","
            found = self.phrases.starting_at(place, at) if before in (",", ";", "the", "that") else None
            if found is not None and words[found[0]].text in (*BE, *self.verbs.finite, "which", "who", "that", "have"):
                return (found[1],)
        if at == 0 or all(is_adverb(word.text) or word.text in (",", "and") for word in words[:at]):
            return tuple(evolve(actor, span=words[at].span) for actor in self.before)
        return ()

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
                or (text in PREPOSITIONS - {"of", "for", "at"} and at > begin)
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
        return any(word.span.stop == actor.span.stop and word.base != word.text for word in self.words)
