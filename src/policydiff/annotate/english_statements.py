"""Find the statements of an English clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from policydiff.annotate.actors import ActorLexicon
from policydiff.annotate.english_actors import FoundActor
from policydiff.annotate.english_acts import find_acts
from policydiff.annotate.english_modals import read_cited, read_modal, read_possible
from policydiff.annotate.english_passive import read_passive
from policydiff.annotate.english_reading import Sentence
from policydiff.annotate.english_said import read_act, read_definition, read_statement
from policydiff.annotate.english_words import read_sentences
from policydiff.annotate.inflection import is_participle
from policydiff.annotate.scales import Scale
from policydiff.annotate.statements import Finding

__all__ = ["find_english", "spoken_of"]

_EPISTEMIC = frozenset(("can", "could", "might", "would", "cannot"))
_BINDING = frozenset(("shall", "must", "should", "will"))
# A statement after one of these is part of what is to be done by the one before.
_NESTING = frozenset(("that", "which", "who", "whom", "whose", "how", "whether", "what"))


def find_english(
    text: str, scale: Scale, actors: ActorLexicon, before: tuple[FoundActor, ...] = (), *, is_legal: bool = False, may_instruct: bool = True
) -> tuple[Finding, ...]:
    """
    Return the statements of an English clause, in order.

    Args:
        text: The clause.

        scale: Verbs and their force.

        actors: Who may be bound.

        before: Who was bound by the clause before, for whom "they" may stand.

        is_legal: Whether the document legislates, so that a thing that may be done is allowed.

        may_instruct: Whether a bare verb at the head of the clause can be an instruction.
    """
    findings: list[Finding] = []
    for words in read_sentences(text):
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
    while at < len(words):
        at = read_act(sentence, acts[at]) if at in acts else _step(sentence, at)
    # A statement reaches to the next one that is not part of it.
    starts = sorted(
        draft.first for draft in sentence.drafts if draft.use == "deontic" and not (draft.first and words[draft.first - 1].text in _NESTING)
    )
    starts.append(len(words))
    return [draft.finding(words, starts[bisect_right(starts, min(draft.at, len(words) - 1))], sentence.verbs) for draft in sentence.drafts]


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
