"""Clauses of several sentences, split."""

from __future__ import annotations

from attrs import evolve

from policydiff.model.outline import Clause, Outline
from policydiff.readers.blocks import Flow
from policydiff.text.normal import text_of
from policydiff.text.sentences import split_sentences

__all__ = ["split_clauses", "split_flow"]


def split_flow(flow: Flow, language: str) -> tuple[Flow, ...]:
    """Return the sentences of a flow; one without sentences stays whole."""
    return tuple(flow.cut(span.start, span.stop) for span in split_sentences(flow.text, language)) or (flow,)


def split_clauses(outline: Outline) -> Outline:
    """
    Split every clause that counts into its sentences.

    A clause of one sentence keeps its id; the sentences of another get ``.1``, ``.2`` … behind it, and only the last one still announces what follows.
    """
    taken = {clause.id for clause in outline.clauses}
    clauses = tuple(part for clause in outline.clauses for part in _split(clause, outline, taken))
    return evolve(outline, clauses=clauses)


def _split(clause: Clause, outline: Outline, taken: set[str]) -> tuple[Clause, ...]:
    if not clause.is_unit:
        return (clause,)
    source = outline.source.text
    flows = split_flow(Flow.of(source, clause.spans), clause.language)
    if len(flows) < 2:  # noqa: PLR2004 - one sentence
        return (clause,)
    parts: list[Clause] = []
    for number, flow in enumerate(flows, start=1):
        name = f"{clause.id}.{number}"
        while name in taken:
            name += "-2"
        taken.add(name)
        role = "operative" if clause.role == "chapeau" and number < len(flows) else clause.role
        parts.append(evolve(clause, id=name, text=text_of(source, flow.spans), role=role, spans=flow.spans))
    return tuple(parts)
