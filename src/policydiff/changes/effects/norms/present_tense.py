"""What is ordered by saying that it is done: *the clerk seals the box*, told by a statement that forbids the same or frees from it."""

from __future__ import annotations

import re

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.norms.readings import read_instruction
from policydiff.changes.effects.norms.statement import Statement, make_statement
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.sentences import split_sentences
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["find_present"]

# What stands before a verb that is no subject: *to seal*, *a seal*, *will seal*.
_NO_SUBJECT = re.compile(
    r"(?:\b(?:to|the|an?|its|their|any|each|every|of|in|on|for|by|with|shall|must|may|can|will|should|might|could|would|not|and|or)|[,;:•–-])\s\Z",
    re.IGNORECASE,
)
# What is done in a case, or said of somebody, orders nothing.
_DEPENDENT = re.compile(
    r"\b(?:if|when|whenever|where|wherever|while|once|until|because|since|whether|that|who|which|whose|as|after|before)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|cannot|without|unless|only)\b", re.IGNORECASE)


def find_present(side: Passage, other: Statement) -> Statement | None:
    """
    Return the sentence of an English passage that says in the present tense that something is done which a statement of the other side forbids or frees from.

    Alone such a sentence may only tell; beside *the clerk need not seal the box* it orders. It has to hold all that the other statement is about: to hear
    appeals in summer is not what is forbidden in winter.
    """
    head = head_of(other.aim_words)
    act = {*terms(other.aim_words)}
    if side.is_chinese or not head or other.modality.deontic not in ("exemption", "prohibition"):
        return None
    for clause in side.clauses:
        for sentence in split_sentences(clause.text, "en"):
            text = sentence.of(clause.text)
            verb = next((match for match in find_words(text) if _tells(match, text, head)), None)
            if verb and not _DENIED.search(text) and not _DEPENDENT.search(text, 0, verb.start()) and act <= {*terms(text)}:
                item = read_instruction(clause, Span(sentence.start + verb.start(), sentence.stop))
                return make_statement(side, item, side.shifted(clause.id, sentence))
    return None


def _tells(word: re.Match[str], text: str, head: str) -> bool:
    """Tell whether a word is a verb in the present tense behind its subject."""
    is_verb = stem(fold(word.group())) == head and not word.group().endswith(("ed", "ing"))
    return is_verb and word.start() > 0 and not _NO_SUBJECT.search(text, 0, word.start())
