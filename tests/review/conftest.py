"""Two imaginary statutes of a harbour, as outlines made by hand and as review files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.model.outline import Clause, Outline, Provenance, Source

OLD_TEXTS = {
    "1": "Every master reports the cargo to the harbour office before the ship is moored.",
    "2": "Pilots are trained for night, fog and ice.",
    "3": "The toll is paid at the quay, and the clerk gives a receipt for it.",
    "4": "Fires on board are put out at sunset.",
}
NEW_TEXTS = {
    "a": "Masters report to the harbour office what they carry before mooring.",
    "b": "Pilots train for the night.",
    "c": "Pilots train for fog and for ice.",
    "d": "Gulls are fed by nobody.",
}


def build(name: str, clauses: tuple[Clause, ...]) -> Outline:
    source = Source(name=name, media_type="application/yaml", encoding="utf-8", sha256="0" * 64, text="")
    return Outline(name=name, source=source, provenance=Provenance(), language="en", clauses=clauses)


@pytest.fixture
def outline() -> Callable[..., Outline]:
    """Make an outline of texts by id; a text may stand with the headings above it."""

    def make(texts: dict[str, str | tuple[str, ...]], name: str = "harbour", headings: tuple[str, ...] = ()) -> Outline:
        clauses = []
        for clause_id, value in texts.items():
            text, *path = (value,) if isinstance(value, str) else value
            kind = "heading" if clause_id in headings else "paragraph"
            clauses.append(Clause(id=clause_id, text=text, path=tuple(path), kind=kind))
        return build(name, tuple(clauses))

    return make


@pytest.fixture
def old(outline: Callable[..., Outline]) -> Outline:
    return outline(OLD_TEXTS, "old-harbour")


@pytest.fixture
def new(outline: Callable[..., Outline]) -> Outline:
    return outline(NEW_TEXTS, "new-harbour")
