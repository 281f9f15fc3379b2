"""Find the statements of an English clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache

from policydiff.annotate.actors import ActorLexicon, FoundActor
from policydiff.annotate.english.acts import LABEL_WORDS, find_acts, may_begin_act
from policydiff.annotate.english.inflection import is_participle
from policydiff.annotate.english.modals import read_cited, read_modal, read_possible
from policydiff.annotate.english.passive import read_passive
from policydiff.annotate.english.reading import Sentence
from policydiff.annotate.english.said import read_act, read_definition, read_statement
from policydiff.annotate.english.verbs import Verbs, verbs_of
from policydiff.annotate.english.words import first_words, has_one_sentence, read_sentences
from policydiff.annotate.finding import Finding
from policydiff.annotate.reading import LATIN, Reading
from policydiff.annotate.scales import Scale

__all__ = ["find_english", "spoken_of"]

_EPISTEMIC = frozenset(("can", "could", "might", "would", "cannot"))
_RUN = re.compile(f"[{LATIN}]+")
_TRIGGERS = _EPISTEMIC | {"is", "are", "be", "means", "mean", "refers"}
_BINDING = frozenset(("shall", "must", "should", "will"))
# A statement after one of these is part of what is to be done by the one before.
_NESTING = frozenset(("that", "which", "who", "whom", "whose", "how", "whether", "what"))


def find_english(
    reading: Reading, scale: Scale, actors: ActorLexicon, before: tuple[FoundActor, ...] = (), *, is_legal: bool = False, may_instruct: bool = True
) -> tuple[Finding, ...]:
    """
    Return the statements of an English clause, in order.

    Args:
        reading: The text of the clause.

        scale: Verbs and their force.

        actors: Who may be bound.

        before: Who was bound by the clause before, for whom "they" may stand.

        is_legal: Whether the document legislates, so that a thing that may be done is allowed.

        may_instruct: Whether a bare verb at the head of the clause can be an instruction.
    """
    verbs = verbs_of(scale)
    findings: list[Finding] = []
    if not _may_state(reading, verbs, may_instruct=may_instruct):
        return ()
    for words in read_sentences(reading):
        found = _read(Sentence(words, scale, actors, before, is_legal=is_legal), may_instruct=may_instruct)
        findings.extend(found)
        before = spoken_of(found) or before
    return tuple(findings)


def spoken_of(findings: Sequence[Finding]) -> tuple[FoundActor, ...]:
    """Return whom a following "they" stands for: the bearers of the last statement that binds."""
    last = next((finding for finding in reversed(findings) if finding.use == "deontic"), None)
    return last.bearers if last is not None and last.voice == "active" else ()


def _read(sentence: Sentence, *, may_instruct: bool) -> list[Finding]:
    words = sentence.words
    acts = {act.at: act for act in find_acts(words, sentence.verbs, sentence.phrases)} if may_instruct else {}
    at = 0
    for place in _places(sentence, acts):
        if place >= at:
            at = read_act(sentence, acts[place]) if place in acts else _step(sentence, place)
    if not sentence.drafts:
        return []
    # A statement reaches to the next one that is not part of it.
    starts = sorted(
        draft.first for draft in sentence.drafts if draft.use == "deontic" and not (draft.first and words[draft.first - 1].text in _NESTING)
    )
    starts.append(len(words))
    return [draft.finding(words, starts[bisect_right(starts, min(draft.at, len(words) - 1))], sentence.verbs) for draft in sentence.drafts]


def _places(sentence: Sentence, acts: Container[int]) -> list[int]:
    """Return the indices at which a statement can begin, or what belongs to one must end."""
    triggers = sentence.verbs.triggers
    return [at for at, text in enumerate(sentence.texts) if text in triggers or text in _TRIGGERS or text in (";", ".") or at in acts]


@lru_cache(maxsize=8)
def _first_runs(verbs: Verbs) -> tuple[frozenset[str], frozenset[str]]:
    """Return the runs of letters of which a clause that states something holds one, and those of one that instructs."""
    stating, instructing = (
        frozenset(run[0] for word in words if (run := _RUN.match(word)) is not None) for words in (verbs.triggers | _TRIGGERS, verbs.bases)
    )
    return stating, instructing


def _may_state(reading: Reading, verbs: Verbs, *, may_instruct: bool) -> bool:
    """Tell whether a clause holds any word that a statement goes by."""
    stating, instructing = _first_runs(verbs)
    if not reading.words.isdisjoint(stating):
        return True
    if not may_instruct or reading.words.isdisjoint(instructing):
        return False
    return not has_one_sentence(reading.text) or may_begin_act(first_words(reading, LABEL_WORDS + 1), verbs)


def _step(sentence: Sentence, at: int) -> int:  # noqa: PLR0911 - one way out for each reason
    """Read what begins at an index; return the index from which to read on."""
    words = sentence.words
    word = words[at]
    if word.text in (";", "."):
        sentence.floor = at + 1
        return at + 1
    if word.text in _EPISTEMIC:
        return read_possible(sentence, at)
    if word.is_cited:
        return read_cited(sentence, at) if word.text in _BINDING else at + 1
    match = sentence.verbs.at(words, at, "modal")
    if match is not None:
        return read_modal(sentence, at, match)
    if word.text in ("is", "are") or (word.text == "be" and at > 0 and not is_participle(words[at - 1].text)):
        return read_passive(sentence, at)
    if word.text in ("means", "mean", "refers"):
        return read_definition(sentence, at)
    match = sentence.verbs.at(words, at, "statement")
    return read_statement(sentence, at, match) if match is not None else at + 1
