"""Sentences that tell how things stand, went or will go, and demand nothing of anybody."""

from __future__ import annotations

import re

from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import sentences_of
from policydiff.model.annotation import Modality
from policydiff.model.outline import Span

__all__ = ["is_foretold", "is_told"]

# A law speaks in the present of what holds; the perfect, the progressive and the past tell.
_TELLS = re.compile(
    r"\b(?:(?<!will )(?<!shall )(?<!must )(?<!may )(?<!should )(?:has|have) (?:\w+ ){0,2}(?:been|\w+ed|become|begun|fallen|grown|risen|run|seen|shown)|(?:is|are|was|were|been) (?:\w+ly )?(?!being\b|including\b|binding\b)\w+ing|"
    r"was|were|rose|fell|grew|ran|"
    r"(?:continued|remained|advanced|declined|decreased|diminished|expanded|improved|increased|moderated|slowed|softened|strengthened|weakened)(?! by (?:the|an?)\b)|"
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
    if verb is None or _RELATIVE.search(around, 0, verb.start()):
        return False
    return not any(item.use == "deontic" and (item.inherited_from or side.span(item).overlaps(sentence)) for item in side.of(Modality))
