"""What every part of the terminal report looks things up in, and the frame that the parts share."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen
from rich.cells import cell_len
from rich.text import Text

from policydiff.model.alignment import Pair
from policydiff.model.change import Unmatched
from policydiff.model.comparison import Comparison
from policydiff.model.outline import Clause, Outline
from policydiff.model.protocols import RenderOptions
from policydiff.render.lines import beside, indent, join, styled, wrap
from policydiff.render.sides import side_names
from policydiff.render.words import NO_BREAK, probability
from policydiff.text.language import differ, is_read

__all__ = ["STYLES", "View", "rule", "section"]

# Sixteen colours only: they follow the palette of the user's terminal, light or dark.
STYLES = {
    "kept": "dim",
    "reworded": "yellow",
    "renumbered": "cyan",
    "moved": "magenta",
    "split": "blue",
    "merged": "blue",
    "added": "green",
    "omitted": "red",
    "ambiguous": "bold yellow",
    "rose": "green",
    "fell": "red",
    "grave": "bold red",
    "effect": "magenta",
    "note": "yellow",
    "quiet": "dim",
    "shared": "bold underline",
    "label": "bold",
    "title": "bold",
}
# From here on labels stand in a column of their own; below, on lines of their own, for the room.
_LABELLED = 80
_LABEL = 11


def _by_id(outline: Outline) -> dict[str, Clause]:
    return {clause.id: clause for clause in outline.clauses}


@frozen(kw_only=True)
class View:
    """
    A comparison and how it is to be shown.

    Attributes:
        contested: Old and new clause of each pair between whose likes nothing decides for the old clause.
    """

    comparison: Comparison
    options: RenderOptions
    names: tuple[str, str]
    old: dict[str, Clause] = field(repr=False)
    new: dict[str, Clause] = field(repr=False)
    omissions: dict[str, Unmatched] = field(repr=False)
    additions: dict[str, Unmatched] = field(repr=False)
    contested: frozenset[tuple[str, str]] = field(repr=False)

    @classmethod
    def of(cls, comparison: Comparison, options: RenderOptions) -> View:
        """Return the view of a comparison under these options."""
        old, new = comparison.alignment.old, comparison.alignment.new
        return cls(
            comparison=comparison,
            options=options,
            names=side_names(old, new),
            old=_by_id(old),
            new=_by_id(new),
            omissions={item.clause: item for item in comparison.omissions},
            contested=frozenset((pair.old, pair.new) for change in comparison.changes if change.link.old for pair in change.link.rivals),
            additions={item.clause: item for item in comparison.additions},
        )

    @property
    def width(self) -> int:
        """Columns of the whole report."""
        return self.options.width

    @property
    def body_width(self) -> int:
        """Columns beside the labels of the first screen."""
        return self.width - (_LABEL if self.width >= _LABELLED else 2)

    @property
    def outlines(self) -> tuple[Outline, Outline]:
        """The two documents."""
        return self.comparison.alignment.old, self.comparison.alignment.new

    @property
    def compares_words(self) -> bool:
        """Tell whether the two documents can share words: in one language, or by the glossary of the two that are read."""
        old, new = self.outlines
        return not differ(old.language, new.language) or (is_read(old.language) and is_read(new.language))

    def clauses(self, ids: Sequence[str], *, new: bool) -> tuple[Clause, ...]:
        """Return clauses of one side by their ids."""
        side = self.new if new else self.old
        return tuple(side[clause_id] for clause_id in ids)

    def named(self, ids: Sequence[str], *, new: bool) -> str:
        """Name clauses of one side by their ids, as ``4.1, 4.2 (unverified)`` where one is known to be so."""
        return ", ".join(f"{clause.id} (unverified)" if clause.standing == "unverified" else clause.id for clause in self.clauses(ids, new=new))

    def nearest(self, pair: Pair, *, new: bool) -> str:
        """Name the clause of a pair that stands on the new side, or on the old one, with the pair's probability as ``(p .12)``, and whether it is unverified."""
        side, clause_id = (self.names[1], pair.new) if new else (self.names[0], pair.old)
        doubt = ", unverified" if self.clauses([clause_id], new=new)[0].standing == "unverified" else ""
        return f"{side} {clause_id} (p{NO_BREAK}{probability(pair.probability)}{doubt})"


def section(view: View, label: str, lines: Sequence[Text], style: str = "", below: str = "") -> list[Text]:
    """Set a label before the lines of a part of the first screen, and a few words below the label where there is room."""
    if not lines:
        return []
    name, aside = styled(label, style or STYLES["label"]), styled(below, STYLES["quiet"])
    if view.width < _LABELLED:
        return [join([name, " " if below else "", aside]), *indent(lines, 2)]
    if cell_len(name.plain) >= _LABEL:
        return [name, *indent(lines, _LABEL)]
    # One column stays free between the label and what it is the label of.
    return beside([name, *(wrap(aside, _LABEL - 1) if below else [])], lines, _LABEL, gap="")


def rule(title: str, width: int) -> list[Text]:
    """Return a titled line across the report, with an empty line before it."""
    head = styled(f"── {title} ", STYLES["title"])
    return [styled(""), join([head, styled("─" * max(width - cell_len(head.plain), 2), STYLES["quiet"])])]
