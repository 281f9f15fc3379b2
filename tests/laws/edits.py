"""Known edits of a document, and what a comparison has to say of each clause afterwards."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen
from hypothesis import assume
from hypothesis import strategies as st

from .documents import clauses_of, documents, has_modal, sentences_of, soften, unrelated

__all__ = ["EDITS", "Edited"]

Fate = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@frozen(kw_only=True)
class Edited:
    """
    A document before and after an edit.

    Attributes:
        fates: Old places, new places and operations of each link, places counted from 0.

        numbers: Printed numbers of both sides, if any.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    fates: tuple[tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]], ...]
    numbers: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def expected(self) -> set[Fate]:
        """Return the fates by clause id."""
        return {(tuple(f"o{i + 1}" for i in old), tuple(f"n{i + 1}" for i in new), operations) for old, new, operations in self.fates}


def _kept(pairs: list[tuple[int, int]]) -> list[tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]]:
    return [((i,), (j,), ("kept",)) for i, j in pairs]


@st.composite
def _omit(draw, language: str) -> Edited:
    old = draw(documents(language))
    at = draw(st.integers(0, len(old) - 1))
    rest = [i for i in range(len(old)) if i != at]
    fates = [*_kept([(i, j) for j, i in enumerate(rest)]), ((at,), (), ("omitted",))]
    return Edited(old=tuple(old), new=tuple(old[i] for i in rest), fates=tuple(fates))


@st.composite
def _add(draw, language: str) -> Edited:
    edited = draw(_omit(language))
    fates = tuple((new, old, ("added",) if operations == ("omitted",) else operations) for old, new, operations in edited.fates)
    return Edited(old=edited.new, new=edited.old, fates=fates)


@st.composite
def _replace(draw, language: str) -> Edited:
    """Put a clause on another matter in the place of one."""
    old = draw(documents(language))
    at = draw(st.integers(0, len(old) - 1))
    new = [*old[:at], draw(unrelated(old)), *old[at + 1 :]]
    fates = [*_kept([(i, i) for i in range(len(old)) if i != at]), ((at,), (), ("omitted",)), ((), (at,), ("added",))]
    return Edited(old=tuple(old), new=tuple(new), fates=tuple(fates))


@st.composite
def _move(draw, language: str, n_moved: int) -> Edited:
    old = draw(documents(language, min_size=8, max_size=13))
    start = draw(st.integers(0, len(old) - n_moved))
    moved = old[start : start + n_moved]
    order = [i for i in range(len(old)) if not start <= i < start + n_moved]

    def outweighs(target: int) -> bool:
        """Tell whether what is passed over outweighs what is moved; else either may be said to have moved."""
        passed = order[min(start, target) : max(start, target)]
        return len(passed) >= n_moved + 2 and sum(len(old[i]) for i in passed) > 1.5 * sum(map(len, moved))

    targets = [target for target in range(len(order) + 1) if outweighs(target)]
    assume(targets)
    target = draw(st.sampled_from(targets))
    order[target:target] = range(start, start + n_moved)
    fates = [((i,), (j,), ("moved" if start <= i < start + n_moved else "kept",)) for j, i in enumerate(order)]
    return Edited(old=tuple(old), new=tuple(old[i] for i in order), fates=tuple(fates))


@st.composite
def _split(draw, language: str) -> Edited:
    old = draw(documents(language))
    places = [i for i, text in enumerate(old) if len(sentences_of(text)) == 2]
    if not places:
        old[0] = draw(st.sampled_from([text for text in clauses_of(language) if len(sentences_of(text)) == 2]))
        places = [0]
    at = draw(st.sampled_from(places))
    new = [*old[:at], *sentences_of(old[at]), *old[at + 1 :]]
    fates = [*_kept([(i, i + (i > at)) for i in range(len(old)) if i != at]), ((at,), (at, at + 1), ("split",))]
    return Edited(old=tuple(old), new=tuple(new), fates=tuple(fates))


@st.composite
def _merge(draw, language: str) -> Edited:
    edited = draw(_split(language))
    fates = tuple((new, old, ("merged",) if operations == ("split",) else operations) for old, new, operations in edited.fates)
    return Edited(old=edited.new, new=edited.old, fates=fates)


@st.composite
def _renumber(draw, language: str) -> Edited:
    """Let a number fall out of the count, as where an annex took it over: every later clause is counted one up."""
    texts = draw(documents(language, min_size=6))
    at = draw(st.integers(0, len(texts) - 1))
    form = draw(st.sampled_from(("{}", "3.{}", "({})", "第{}条" if language == "zh" else "Article {}")))
    old, new = ([form.format(i + 1 + (i >= at) * shift) for i in range(len(texts))] for shift in (0, 1))
    fates = tuple(((i,), (i,), ("renumbered" if i >= at else "kept",)) for i in range(len(texts)))
    return Edited(old=tuple(texts), new=tuple(texts), fates=fates, numbers=(tuple(old), tuple(new)))


@st.composite
def _insert_numbered(draw, language: str) -> Edited:
    """Insert a clause into a numbered document: those behind it are counted one up, and none of them moved."""
    edited = draw(_add(language))
    fates = [(old, new, ("renumbered",) if operations == ("kept",) and old != new else operations) for old, new, operations in edited.fates]
    numbers = tuple(tuple(str(i + 1) for i in range(len(side))) for side in (edited.old, edited.new))
    return Edited(old=edited.old, new=edited.new, fates=tuple(fates), numbers=numbers)


@st.composite
def _soften(draw, language: str) -> Edited:
    old = draw(documents(language))
    places = [i for i, text in enumerate(old) if has_modal(text)]
    assume(places)
    at = draw(st.sampled_from(places))
    new = [soften(text) if i == at else text for i, text in enumerate(old)]
    fates = [((i,), (i,), ("reworded" if i == at else "kept",)) for i in range(len(old))]
    return Edited(old=tuple(old), new=tuple(new), fates=tuple(fates))


@st.composite
def _several(draw, language: str) -> Edited:
    """Omit one clause, soften another and add a third."""
    edited = draw(_soften(language).filter(lambda drawn: len(drawn.old) > 5))
    kept = [i for i, _, operations in edited.fates if operations == ("kept",)]
    (omitted,) = draw(st.sampled_from(kept))
    new = [text for i, text in enumerate(edited.new) if i != omitted]
    at = draw(st.integers(0, len(new)))
    new.insert(at, draw(unrelated(edited.old)))
    fates = [((), (at,), ("added",)), ((omitted,), (), ("omitted",))]
    for (i,), _, operations in edited.fates:
        j = i - (i > omitted)
        if i != omitted:
            fates.append(((i,), (j + (j >= at),), operations))
    return Edited(old=edited.old, new=tuple(new), fates=tuple(fates))


EDITS: dict[str, Callable[[str], st.SearchStrategy[Edited]]] = {
    "omit": _omit,
    "add": _add,
    "replace": _replace,
    "move": lambda language: _move(language, 1),
    "move neighbours": lambda language: st.integers(2, 3).flatmap(lambda n: _move(language, n)),
    "split": _split,
    "merge": _merge,
    "renumber": _renumber,
    "insert into a numbered document": _insert_numbered,
    "must to may": _soften,
    "several": _several,
}
