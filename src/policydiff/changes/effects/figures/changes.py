"""Figures that got stricter or laxer on whoever is bound, and figures that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.facts.definition import is_definition
from policydiff.changes.effects.figures.figure import Figure, FigurePair, amount, figures_of, is_same_amount, pair_figures
from policydiff.changes.effects.figures.matter import figure_cues, leaves_way_open, purpose_of, stricter_way
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Condition
from policydiff.model.change import Effect
from policydiff.model.outline import Span

__all__ = ["find_figure_changes"]

# Below this likeness of the two texts, figures aside, nothing says that a figure stands in the place of another.
_SAME_MATTER = 0.4
# What is erased here and kept there is worded differently but for its name.
_SAME_THING = 0.2
# A body has so many of these, no more and no fewer.
_SEATS = frozenset({"member", "arbitrator", "judge", "juror", "commissioner", "seat", "trustee", "panellist", "justice"})
_IN_CASE = re.compile(r"\s*in (?:the )?case of\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b|或", re.IGNORECASE)
_STOP = re.compile(r"[.;](?=\s)|[。；]")
_MINIMUM, _MAXIMUM = ("at least",), ("at most",)


def find_figure_changes(case: Case) -> Iterator[Effect]:
    """Yield ``tightened``, ``loosened`` and ``contradicts`` for the figures that gave way to others."""
    like = 1.0 if case.is_translated else case.likeness
    if is_definition(case) or like < _SAME_THING:
        return
    old, new = figures_of(case.old), figures_of(case.new)
    yield from _kept_and_erased(case, old, new)
    if like < _SAME_MATTER:
        return
    pairs = pair_figures(case, old, new)
    left = (
        [figure for figure in old if all(pair.old is not figure for pair in pairs)],
        [figure for figure in new if all(pair.new is not figure for pair in pairs)],
    )
    for pair in pairs:
        if (
            _opens_case(case.old, pair.old) == _opens_case(case.new, pair.new)
            and not _has_branch(case.old, pair.old, left[0])
            and not _has_branch(case.new, pair.new, left[1])
        ):
            yield from _change(case, pair)
    yield from _at_once(case, *left)


def _opens_case(side: Passage, figure: Figure) -> bool:
    """Tell whether the sentence of a figure opens with the case that it is for: *in case of carriers with one ship, up to …*."""
    start = figure.span.start - len(figure.before)
    return bool(_IN_CASE.match(side.text, start)) and any(start <= side.span(item).start < figure.span.start for item in side.of(Condition))


def _has_branch(side: Passage, figure: Figure, left: list[Figure]) -> bool:
    """Tell whether a figure for another case stands beside one, which the other side has none for: *within six months, or within sixty days where …*."""
    others = ((min(figure.span.stop, other.span.stop), max(figure.span.start, other.span.start)) for other in left if other.family == figure.family)
    return any(_OR.search(between := side.text[start:stop]) and not _STOP.search(between) for start, stop in others)


def _change(case: Case, pair: FigurePair) -> Iterator[Effect]:
    old, new = pair.old, pair.new
    if is_same_amount(old, new):
        yield from _comparator_change(case, pair)
        return
    if {purpose_of(old), purpose_of(new)} == {"erase", "keep"}:
        # To keep for longer is no stricter than to erase sooner.
        return
    words = _words(case, pair)
    if _makes_up(old) and _makes_up(new):
        yield effect(case, "contradicts", (old.span,), (new.span,), f"{words}: both cannot be so.")
        return
    way = _common_way(old, new)
    if way:
        is_tighter = (amount(new) > amount(old)) == (way > 0)
        yield effect(case, "tightened" if is_tighter else "loosened", (old.span,), (new.span,), f"{words}.")


def _common_way(old: Figure, new: Figure) -> int:
    """Return which way the figure of both sides gets stricter; where the words of one side leave it open, the other side's tell."""
    ways = stricter_way(old), stricter_way(new)
    if 0 in ways and not (leaves_way_open(old) if ways[0] == 0 else leaves_way_open(new)):
        return 0
    return ways[0] or ways[1] if -1 not in ways or 1 not in ways else 0


def _comparator_change(case: Case, pair: FigurePair) -> Iterator[Effect]:
    """Where a minimum became a maximum of the same figure, less is asked; the other way round more is."""
    comparators = pair.old.comparator, pair.new.comparator
    if pair.old.family in ("date", "frequency") or pair.old.quantity.kind == "deadline":
        return
    if comparators[0] in _MINIMUM and comparators[1] in _MAXIMUM:
        yield effect(case, "loosened", (pair.old.span,), (pair.new.span,), f"{_words(case, pair)}.")
    elif comparators[0] in _MAXIMUM and comparators[1] in _MINIMUM:
        yield effect(case, "tightened", (pair.old.span,), (pair.new.span,), f"{_words(case, pair)}.")


def _makes_up(figure: Figure) -> bool:
    """Tell whether a figure is the exact number of those that make up a body."""
    if figure.quantity.kind != "count" or figure.comparator != "exactly":
        return False
    if figure.quantity.unit in _SEATS:
        return True
    return figure_cues().has("exact", figure.before[-60:] + " \n " + figure.after[:30])


def _at_once(case: Case, old: list[Figure], new: list[Figure]) -> Iterator[Effect]:
    """A deadline that gave way to "at once", or the reverse."""
    deadlines = [[figure for figure in side if figure.quantity.kind == "deadline" and figure.family == "time"] for side in (old, new)]
    for side, others, name in ((0, 1, "tightened"), (1, 0, "loosened")):
        if len(deadlines[side]) != 1 or deadlines[others] or case.is_translated:
            continue
        passages = case.old, case.new
        words = figure_cues().find("at-once", passages[others].text)
        if words and not figure_cues().has("at-once", passages[side].text):
            spans: tuple[Span, ...] = (deadlines[side][0].span, words[0])
            first, second = (spans[0], spans[1]) if side == 0 else (spans[1], spans[0])
            reason = f"{case.became(f'“{first.of(case.old.text)}”', f'“{second.of(case.new.text)}”')}."
            yield effect(case, "tightened" if name == "tightened" else "loosened", (first,), (second,), reason)


def _kept_and_erased(case: Case, old: tuple[Figure, ...], new: tuple[Figure, ...]) -> Iterator[Effect]:
    """What is to be erased by one side at a time cannot be kept beyond it, as the other side asks."""
    if case.is_translated:
        return
    for erasing, keeping, is_swapped in ((case.old, case.new, False), (case.new, case.old, True)):
        kept = [figure for figure in (new if not is_swapped else old) if _is_kept(figure)]
        erased = _erased_after(erasing, old if not is_swapped else new) if kept else None
        if erased is None or figure_cues().has("keep", erasing.text) or figure_cues().has("erase", keeping.text):
            continue
        if amount(kept[0]) > erased[1]:
            spans = (erased[0], kept[0].span) if not is_swapped else (kept[0].span, erased[0])
            reason = f"“{spans[0].of(case.old.text)}” against “{spans[1].of(case.new.text)}”: what is erased cannot be kept so long."
            yield effect(case, "contradicts", (spans[0],), (spans[1],), reason)


def _erased_after(side: Passage, figures: tuple[Figure, ...]) -> tuple[Span, float] | None:
    """Return the words that say when something is to be erased, and after how many days."""
    if not figure_cues().has("erase", side.text):
        return None
    times = [figure for figure in figures if figure.family == "time" and figure.comparator != "at least"]
    if len(times) == 1:
        return times[0].span, amount(times[0])
    at_once = figure_cues().find("at-once", side.text)
    return (at_once[0], 0.0) if at_once and not times else None


def _is_kept(figure: Figure) -> bool:
    around = f"{figure.before}{figure.quantity.trigger}{figure.after}"
    return figure.family == "time" and figure.comparator in ("at least", "exactly", "more than") and figure_cues().has("keep", around)


def _words(case: Case, pair: FigurePair) -> str:
    return case.became(f"“{pair.old.span.of(case.old.text)}”", f"“{pair.new.span.of(case.new.text)}”")
