"""Alignments made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from attrs import evolve

from policydiff.model.alignment import Alignment, Link, Mode, OrderAgreement, Pair
from policydiff.model.options import Options
from policydiff.model.outline import Adherent, Clause, Outline, Provenance, Source


class Build:
    """Builds outlines and alignments from the fields that a test is about."""

    def outline(
        self, clauses: Iterable[Clause | tuple[str, str]] = (), *, adherents: Sequence[Adherent] = (), whole: bool = False, name: str = "a"
    ) -> Outline:
        made = tuple(clause if isinstance(clause, Clause) else Clause(id=clause[0], text=clause[1]) for clause in clauses)
        source = Source(name=name, media_type="text/plain", encoding="utf-8", sha256="", text="")
        return Outline(
            name=name, source=source, provenance=Provenance(), language="en", clauses=made, adherents=tuple(adherents), has_all_adherents=whole
        )

    def pair(self, old: str, new: str, probability: float = 0.9, old_covered: float = 1.0, new_covered: float = 1.0, **fields: Any) -> Pair:
        return Pair(
            old=old,
            new=new,
            probability=probability,
            old_covered=old_covered,
            new_covered=new_covered,
            relation=fields.pop("relation", "equal"),
            **fields,
        )

    def link(self, old: str = "", new: str = "", *, rivals: Sequence[Pair] = ()) -> Link:
        """Link clauses given as ids with spaces between."""
        pairs = tuple(self.pair(i, j) for i in old.split() for j in new.split())
        return Link(old=tuple(old.split()), new=tuple(new.split()), pairs=pairs, rivals=tuple(rivals))

    def alignment(
        self, old: Outline, new: Outline, links: Iterable[Link | tuple[str, str]], *, mode: Mode = "versions", near_misses: Sequence[Pair] = ()
    ) -> Alignment:
        """Align two outlines; clauses that no link names stand by themselves."""
        made = [link if isinstance(link, Link) else self.link(*link) for link in links]
        old_left = [clause.id for clause in old.clauses if not any(clause.id in link.old for link in made)]
        new_left = [clause.id for clause in new.clauses if not any(clause.id in link.new for link in made)]
        made += [self.link(old=clause_id) for clause_id in old_left] + [self.link(new=clause_id) for clause_id in new_left]
        return Alignment(
            old=old,
            new=new,
            links=tuple(made),
            mode=mode,
            mode_reason="by hand",
            order=OrderAgreement(tau=1.0, n_pairs=len(made), p_value=0.0),
            encoder=None,
            options=Options(),
            near_misses=tuple(near_misses),
        )

    def mirror(self, alignment: Alignment) -> Alignment:
        """Swap the old and the new document."""
        return evolve(
            alignment,
            old=alignment.new,
            new=alignment.old,
            links=tuple(mirror_link(link) for link in alignment.links),
            near_misses=tuple(mirror_pair(pair) for pair in alignment.near_misses),
        )


def mirror_pair(pair: Pair) -> Pair:
    return evolve(pair, old=pair.new, new=pair.old, old_covered=pair.new_covered, new_covered=pair.old_covered)


def mirror_link(link: Link) -> Link:
    pairs, rivals = (tuple(mirror_pair(pair) for pair in found) for found in (link.pairs, link.rivals))
    return Link(old=link.new, new=link.old, pairs=pairs, rivals=rivals)


@pytest.fixture(scope="session")
def build() -> Build:
    return Build()
