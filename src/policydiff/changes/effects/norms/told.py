"""Sentences that tell how things stand, went or will go, and demand nothing of anybody."""

from __future__ import annotations

import re

from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import sentences_of
from policydiff.model.annotation import Modality
from policydiff.model.outline import Span

__all__ = ["is_foretold", "is_told"]

# Whoever says that he has decided, or is banning, gives a norm.
_GIVES = r"(?:agree|authori[sz]|bann?|commit?t?|decid|decree|determin|exempt|grant|oblig|order|permitt?|pledg|prohibit|requir|resolv|rul|undertak|waiv)(?:d|ed|en|ing)|forbidden"
# What is said of a norm, or of an aim, is one, however it is said: "the ban was extended to".
_NORM = re.compile(
    r"\b(?:access|aim|ban|duty|duties|entitlement|exception|exclusion|exemption|fee|goal|law|levy|levies|licen[cs]e|objective|obligation|permission|permit|priority|"
    r"priorities|prohibition|purpose|regulation|requirement|restriction|right|rule|task|tax|toll|waiver)(?:e?s)?\b",
    re.IGNORECASE,
)
# A law speaks in the present of what holds; the perfect, the progressive and the past tell. "Improved housing" is only a noun: nothing told stands right before one.
_TELLS = re.compile(
    rf"\b(?!(?:has|have|is|are|was|were|been) (?:\w+ ){{0,2}}{_GIVES}\b)(?:"
    r"(?<!will )(?<!shall )(?<!must )(?<!may )(?<!should )(?:has|have) (?:\w+ ){0,2}(?:been|\w+ed|become|begun|fallen|grown|risen|run|seen|shown)|"
    r"(?:is|are|was|were|been) (?:\w+ly )?(?!being\b|including\b|binding\b|remaining\b)\w+ing|"
    r"was|(?<!as it )were|rose|fell|grew|ran|"
    r"(?:continued|remained|advanced|declined|decreased|diminished|expanded|improved|increased|moderated|slowed|softened|strengthened|weakened)(?! by (?:the|an?)\b)"
    r"(?=\W*\Z|[,.;]| (?:\w+ly|after|again|at|by|during|for|from|further|in|on|over|since|through|throughout|to|until)\b)|"
    r"(?:suggests?|indicates?|confirms?) that)\b",
    re.IGNORECASE,
)
_FORETELLS = re.compile(r"\b(?:expects?|anticipates?|forecasts?|projects?|predicts?) that\b", re.IGNORECASE)
# Behind these a verb says which things are meant, or when: "ships which have sunk".
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|if|once|until|unless|after|before|as soon as)\b", re.IGNORECASE)


def is_told(side: Passage, span: Span) -> bool:
    """Tell whether the English sentence around a stretch binds nobody and only tells how things stand or went."""
    return _has_verb(side, span, _TELLS)


def is_foretold(side: Passage, span: Span) -> bool:
    """Tell whether the English sentence around a stretch binds nobody and only says what somebody expects."""
    return _has_verb(side, span, _FORETELLS)


def _has_verb(side: Passage, span: Span, verbs: re.Pattern[str]) -> bool:
    if side.is_chinese:
        return False
    sentence = next((found for found in sentences_of(side) if found.start <= span.start < found.stop), Span(0, len(side.text)))
    around = f"{side.text[sentence.start : span.start]} {side.text[span.stop : sentence.stop]}"
    verb = verbs.search(around)
    if verb is None or _RELATIVE.search(around, 0, verb.start()) or _NORM.search(around, 0, verb.start()):
        return False
    return not any(item.use == "deontic" and (item.inherited_from or side.span(item).overlaps(sentence)) for item in side.of(Modality))
