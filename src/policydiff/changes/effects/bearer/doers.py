"""Who is to do an act, and who is said to be charged with something, in either language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from policydiff.changes.effects.bearer.charges.charge import Charge, matter_of
from policydiff.changes.effects.bearer.charges.chinese import chinese_charges
from policydiff.changes.effects.bearer.charges.english import english_charges, english_presents
from policydiff.changes.effects.names.chinese import chinese_names_from, chinese_subject_of, is_modifier
from policydiff.changes.effects.names.english import names_before, names_from
from policydiff.changes.effects.norms.statement import Statement
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import parts_of_sentences
from policydiff.model.annotation import Modality
from policydiff.model.outline import Span
from policydiff.text.tokens import terms

__all__ = ["charges_of", "doers_of", "presents_of"]

# A sentence with no more words of content points back to the one before.
_FEWEST_WORDS = 1
_BY = re.compile(r"\bby (?=\S)")
_BY_CHINESE = re.compile("由(?!于|此|来)")
# What follows a modal where the act is done to its subject: *be checked*, *, where possible, be swiftly repaired*.
_PASSIVE = re.compile(
    r"(?:,[^,]{1,80},)?\s*(?:not |never |also |always |only |then |still |again |first |instead |in turn |thereafter |\w+ly ){0,2}(?:to )?(?:be|have been) (?:also |first |only |then |\w+ly ){0,2}(?:\w+(?:ed|en|wn|ne|ght|pt|lt|ft|nt)|made|set|put|paid|laid|led|met|read|cut|held|kept|run|told|sold|found|bound)\b",
    re.IGNORECASE,
)


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


def presents_of(side: Passage) -> tuple[Charge, ...]:
    """Return those who are said to do something, in sentences without a modal; in English only."""
    spoken = [side.span(item) for item in side.of(Modality) if item.use != "epistemic"]
    free = tuple(sentence for sentence in parts_of_sentences(side) if not any(sentence.start <= span.start < sentence.stop for span in spoken))
    return () if side.is_chinese else tuple(english_presents(side.text, free))


def doers_of(side: Passage, statement: Statement) -> tuple[Span, ...]:
    """Return where the wording names who does the act of a statement: behind *by* or 由, else the subject before the modal."""
    text, stretch, modal = side.text, statement.stretch, statement.span
    if side.is_chinese:
        for behind in _BY_CHINESE.finditer(text, stretch.start, stretch.stop):
            names = chinese_names_from(text, behind.end(), stretch.stop)
            if names and not is_modifier(text, names[-1].stop, stretch.stop):
                return names
        return chinese_subject_of(text, stretch.start, modal.start)
    if _is_passive(side, statement):
        agents = (names_from(text, match.end(), stretch.stop) for match in _BY.finditer(text, modal.stop, stretch.stop))
        return next((names for names in agents if names), ())
    return names_before(text, stretch.start, modal.start, is_modal=True)


def _is_passive(side: Passage, statement: Statement) -> bool:
    """Tell whether a statement says what is done, so that its subject does nothing."""
    modal = statement.span
    stop = modal.stop - 3 if modal.of(side.text).casefold().endswith(" be") else modal.stop
    return statement.modality.voice == "passive" or _PASSIVE.match(side.text, stop, statement.stretch.stop) is not None
