"""The headings above each clause, derived from the order and depth of the clauses."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from policydiff.model.outline import Clause, Provenance
from policydiff.text.fold import fold

__all__ = ["with_paths"]


def with_paths(clauses: Iterable[Clause], provenance: Provenance) -> tuple[Clause, ...]:
    """
    Give every clause the texts of the headings above it.

    A heading covers what follows at its own depth or deeper, up to the next heading or clause of a lesser depth and the next heading of its own. The title
    of the document, standing at its head, covers nothing: it would lend its words to every clause. Footnotes belong to no section.
    """
    titles = {fold(title) for _, title in provenance.title}
    above: list[Clause] = []
    found: list[Clause] = []
    has_begun = False
    for clause in clauses:
        while above and (above[-1].depth > clause.depth or (clause.is_heading and above[-1].depth == clause.depth)):
            above.pop()
        path = () if clause.role == "footnote" else tuple(heading.text for heading in above)
        found.append(evolve(clause, path=path) if path else clause)
        has_begun = has_begun or not clause.is_heading
        if clause.is_heading and (has_begun or fold(clause.text) not in titles):
            above.append(clause)
    return tuple(found)
