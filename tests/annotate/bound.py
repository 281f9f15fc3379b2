"""Modalities of clauses that a test writes."""

from __future__ import annotations

from policydiff.annotate.modality import annotate_modality
from policydiff.model.annotation import Modality
from policydiff.model.outline import Clause, ClauseRole, Outline, Provenance, Source
from policydiff.text.language import detect_language

__all__ = ["binding", "modalities", "only", "outline"]


def outline(*texts: str, role: ClauseRole = "operative") -> Outline:
    """Make an outline of clauses; those that begin with > are items of the one before."""
    clauses = tuple(
        Clause(
            id=str(number),
            text=text.lstrip(">"),
            depth=int(text.startswith(">")),
            kind="item" if text.startswith(">") else "paragraph",
            role=role,
            language=detect_language(text),
        )
        for number, text in enumerate(texts)
    )
    source = Source(name="test", media_type="text/plain", encoding="utf-8", sha256="0", text="\n\n".join(clause.text for clause in clauses))
    return Outline(name="test", source=source, provenance=Provenance(), language=clauses[0].language, clauses=clauses)


def modalities(*texts: str) -> list[Modality]:
    return [item for item in annotate_modality(outline(*texts)) if isinstance(item, Modality)]


def binding(*texts: str) -> list[Modality]:
    return [item for item in modalities(*texts) if item.use == "deontic"]


def only(text: str) -> Modality:
    found = binding(text)
    assert len(found) == 1, [(item.trigger, item.rule) for item in found]
    return found[0]
