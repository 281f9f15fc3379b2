"""How much of each section the other document covers."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from policydiff.model.change import Coverage, SectionCoverage
from policydiff.render.lines import hang, join, pad, styled
from policydiff.render.share_table import bar
from policydiff.render.view import STYLES, View, rule
from policydiff.render.words import number, percent, plural

__all__ = ["sections"]

_BAR = 10
# Columns for a bar, a share and a count, which stand before the heading.
_FIGURES = _BAR + 24


def sections(view: View) -> list[Text]:
    """Return a part a side with a line for each section of its uppermost level that divides it; none where it is not divided."""
    lines: list[Text] = []
    sides = zip((view.comparison.old_coverage, view.comparison.new_coverage), view.names, reversed(view.names), strict=True)
    for coverage, name, other in sides:
        found = _dividing(coverage)
        if found:
            lines += rule(f"Sections of {name}: how much is found in {other}", view.width)
            lines += [line for section in found for line in _line(section, view)]
    return lines


def _dividing(coverage: Coverage) -> list[SectionCoverage]:
    """Return the sections of the first level that has several; a title above all of them divides nothing."""
    for depth in range(1, max((len(section.path) for section in coverage.sections), default=0) + 1):
        level = [section for section in coverage.sections if len(section.path) == depth]
        if len(level) > 1:
            return level
    return []


def _line(section: SectionCoverage, view: View) -> list[Text]:
    ambiguous = f", {number(section.n_ambiguous)} ambiguous" if section.n_ambiguous else ""
    counts = f"{number(section.n_linked)} of {plural(section.n_clauses, 'clause')}{ambiguous}"
    if view.compares_words:
        counts += f", {percent(section.share_of_words)} of words"
    width = view.width
    told = join([styled(section.path[-1], STYLES["label"]), styled(f"  {counts}", STYLES["quiet"])])
    figures = join([pad(percent(section.share), 6, right=True), " ", pad(bar(section.share, _BAR), _BAR) if width >= 2 * _FIGURES else ""])
    return hang(figures, told, width, hanging=cell_len(figures.plain) + 1)
