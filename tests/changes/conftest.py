"""Alignments made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from attrs import evolve

from policydiff.annotate import annotate
from policydiff.changes.effects import Passage, find_effects
from policydiff.model.alignment import Alignment, Link, Mode, OrderAgreement, Pair
from policydiff.model.change import Effect
from policydiff.model.options import Options
from policydiff.model.outline import Adherent, Clause, ClauseRole, Outline, Provenance, Source
from policydiff.text.fold import has_han


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


def _passage(text: str, role: ClauseRole, path: tuple[str, ...], place: float) -> Passage:
    language = "zh" if has_han(text) else "en"
    clause = Clause(id="1", text=text, role=role, path=path, language=language)
    source = Source(name="clause", media_type="text/plain", encoding="utf-8", sha256="", text="")
    outline = Outline(name="clause", source=source, provenance=Provenance(), language=language, clauses=(clause,))
    return Passage(clauses=(clause,), annotations=annotate(outline).items, place=place)


class EffectsBetween:
    """Finds the effects of the change from one clause to another, annotated as in a comparison."""

    def __call__(
        self,
        old: str,
        new: str,
        *,
        roles: tuple[ClauseRole, ClauseRole] = ("operative", "operative"),
        paths: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
        places: tuple[float, float] = (0.5, 0.5),
    ) -> tuple[Effect, ...]:
        return find_effects(_passage(old, roles[0], paths[0], places[0]), _passage(new, roles[1], paths[1], places[1]))

    def names(self, old: str, new: str, **context: Any) -> set[str]:
        return {effect.name for effect in self(old, new, **context)}


@pytest.fixture
def effects_between() -> EffectsBetween:
    return EffectsBetween()
