"""Documents made of policy clauses in words of our own, strategies that draw them, and short views of a comparison."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

import policydiff
from policydiff import Change, Clause, Comparison, Link, Options, Outline
from policydiff.model.outline import Provenance, Source, Span
from policydiff.text.fold import has_han

__all__ = [
    "CHINESE",
    "ENGLISH",
    "by_clause",
    "clauses_of",
    "compare",
    "documents",
    "fates",
    "has_modal",
    "is_bound",
    "is_increasing",
    "law",
    "linked",
    "make_outline",
    "sentences_of",
    "soften",
    "unrelated",
]

_SEARCH = os.environ.get("POLICYDIFF_LAWS") == "search"
_MODALS = ((" must ", " may "), (" shall ", " may "), ("必须", "可以"), ("应当", "可以"))


def _load(name: str) -> dict[str, tuple[str, ...]]:
    """Return the clauses of a file by theme."""
    themes: dict[str, list[str]] = {}
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            themes[line[2:]] = []
        elif line:
            themes[[*themes][-1]].append(line)
    return {theme: tuple(clauses) for theme, clauses in themes.items()}


ENGLISH, CHINESE = _load("clauses_en.txt"), _load("clauses_zh.txt")


def clauses_of(language: str) -> tuple[str, ...]:
    """Return every clause in a language; no two are about the same matter."""
    return tuple(clause for theme in (CHINESE if language == "zh" else ENGLISH).values() for clause in theme)


def law(n_examples: int) -> settings:
    """Run a law on so many examples, the same ones each time."""
    return settings(settings.get_profile("laws-search" if _SEARCH else "laws"), max_examples=n_examples * (20 if _SEARCH else 1))


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a clause."""
    parts = text.replace("。", "。\n").replace(". ", ".\n").split("\n")
    return tuple(part for part in parts if part)


def has_modal(text: str) -> bool:
    """Tell whether the clause binds somebody."""
    return any(modal in text for modal, _ in _MODALS)


def soften(text: str) -> str:
    """Turn the duty of a clause into a permission."""
    return next(text.replace(modal, weaker, 1) for modal, weaker in _MODALS if modal in text)


def documents(
    language: str | None = None, *, min_size: int = 4, max_size: int = 12, allowed: Iterable[str] | None = None
) -> st.SearchStrategy[list[str]]:
    """Draw texts of distinct clauses in one language, in any order."""
    if language is None:
        return st.sampled_from(("en", "zh")).flatmap(lambda drawn: documents(drawn, min_size=min_size, max_size=max_size))
    return st.lists(st.sampled_from(tuple(allowed or clauses_of(language))), unique=True, min_size=min_size, max_size=max_size)


def unrelated(texts: Iterable[str]) -> st.SearchStrategy[str]:
    """Draw a clause of a theme that none of these texts comes from."""
    given = set(texts)
    themes = CHINESE if any(has_han(text) for text in given) else ENGLISH
    free = [clause for clauses in themes.values() for clause in clauses if not given.intersection(clauses)]
    return st.sampled_from(free or [clause for clause in clauses_of("en") if clause not in given])


def make_outline(name: str, texts: Sequence[str], *, numbers: Sequence[str | None] = (), ids: Sequence[str] = ()) -> Outline:
    """Make an outline with the ids name1, name2, …; a text that starts with ``# `` is a heading over those that follow."""
    made: list[Clause] = []
    path: tuple[str, ...] = ()
    start = 0
    bare = [text.removeprefix("# ") for text in texts]
    for i, text in enumerate(texts):
        is_heading = text != bare[i]
        made.append(
            Clause(
                id=ids[i] if ids else f"{name}{i + 1}",
                text=bare[i],
                kind="heading" if is_heading else "paragraph",
                number=numbers[i] if numbers else None,
                depth=0 if is_heading else len(path),
                path=() if is_heading else path,
                language="zh" if has_han(bare[i]) else "en",
                spans=(Span(start, start + len(bare[i])),),
            )
        )
        path = (bare[i],) if is_heading else path
        start += len(bare[i]) + 2
    whole = "\n\n".join(bare)
    source = Source(name=name, media_type="text/plain", encoding="utf-8", sha256=sha256(whole.encode()).hexdigest(), text=whole)
    language = "zh" if has_han(whole) else "en"
    return Outline(name=name, source=source, provenance=Provenance(), language=language, clauses=tuple(made))


def compare(old: Sequence[str] | Outline, new: Sequence[str] | Outline, *, encoder=None, stages=None, **options) -> Comparison:
    """Compare two documents, by words alone unless an encoder is given."""
    outlines = [side if isinstance(side, Outline) else make_outline(name, side) for name, side in (("o", old), ("n", new))]
    return policydiff.compare(*outlines, options=Options(encoder="none", **options), encoder=encoder, stages=stages)


def fates(comparison: Comparison) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Return what became of each link: its old ids, its new ids and its operations."""
    return [(change.link.old, change.link.new, change.operations) for change in comparison.changes]


def by_clause(comparison: Comparison) -> dict[str, Change]:
    """Return the change that each clause is in."""
    return {clause_id: change for change in comparison.changes for clause_id in (*change.link.old, *change.link.new)}


def is_increasing(values: Iterable[int]) -> bool:
    """Tell whether each value is above the one before."""
    return all(a < b for a, b in pairwise(values))


def linked(comparison: Comparison) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the ids on both sides of each link that has both."""
    return {(link.old, link.new) for link in comparison.alignment.links if is_bound(link)}


def is_bound(link: Link) -> bool:
    """Tell whether a link has clauses on both sides."""
    return bool(link.old and link.new)
