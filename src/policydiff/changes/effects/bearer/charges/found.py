"""The charges that a passage holds, in either language, nobody twice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrs import evolve

from policydiff.changes.effects.bearer.charges.charge import Charge, matter_of
from policydiff.changes.effects.bearer.charges.chinese import chinese_charges
from policydiff.changes.effects.bearer.charges.english import english_charges, english_presents
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import parts_of_sentences
from policydiff.model.annotation import Modality
from policydiff.model.outline import Span
from policydiff.text.tokens import terms

__all__ = ["charges_of", "presents_of"]

# A sentence with no more words of content points back to the one before.
_FEWEST_WORDS = 1


@lru_cache(maxsize=8)
def charges_of(side: Passage) -> tuple[Charge, ...]:
    """Return those who are said to be charged with something, in order, nobody twice."""
    sentences = parts_of_sentences(side)
    found = chinese_charges(side.text, sentences) if side.is_chinese else english_charges(side.text, sentences)
    first: dict[Span, Charge] = {}
    for charge in sorted(found, key=lambda charge: (charge.names[0].start, charge.names[-1].stop, charge.said.start)):
        first.setdefault(charge.names[0], _with_matter(side, charge, sentences))
    return tuple(first.values())


def _with_matter(side: Passage, charge: Charge, sentences: Sequence[Span]) -> Charge:
    """Return a charge with the sentence before as well, where its own only points back to that: *that step falls to the clerk*."""
    before = [sentence for sentence in sentences if sentence.stop <= charge.sentence.start]
    if before and len(terms(matter_of(side.text, charge))) <= _FEWEST_WORDS:
        return evolve(charge, sentence=Span(before[-1].start, charge.sentence.stop))
    return charge


@lru_cache(maxsize=8)
def presents_of(side: Passage) -> tuple[Charge, ...]:
    """Return those who are said to do something, in sentences without a modal; in English only."""
    spoken = [side.span(item) for item in side.of(Modality) if item.use != "epistemic"]
    free = tuple(sentence for sentence in parts_of_sentences(side) if not any(sentence.start <= span.start < sentence.stop for span in spoken))
    return () if side.is_chinese else tuple(english_presents(side.text, free))
