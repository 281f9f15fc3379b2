"""The terminal report as a whole: one screen that answers the main questions, then everything that the answers rest on."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from policydiff.model.comparison import Comparison
from policydiff.model.protocols import RenderOptions
from policydiff.render.adherents import adherents, adherents_in_full
from policydiff.render.clauses import clause_by_clause
from policydiff.render.digest import coverage, stretches, unmatched
from policydiff.render.effects import consequences
from policydiff.render.head import head
from policydiff.render.lines import flow, styled, wrap
from policydiff.render.sections import sections
from policydiff.render.selection import selection
from policydiff.render.stress import emphasis, emphasis_in_full
from policydiff.render.swaps import list_swaps
from policydiff.render.view import STYLES, View
from policydiff.render.words import NO_BREAK, paraphrase_warning, plural

__all__ = ["build_report", "to_text"]

# Lines of the first screen, and how many effects, omissions, additions and shifts of emphasis it may show, and how many words that went or came, which give way
# first: the most first.
_SCREEN, _USUAL = 40, (3, 2)
_MOST = ((6, 6), (6, 4), (6, 3), (5, 3), (5, 2), (4, 2), (3, 2), (2, 2))


def build_report(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as text."""
    view = View.of(comparison, options)
    if options.only:
        return to_text([*head(view), *selection(view)], options)
    if any(change.is_change for change in comparison.changes):
        return to_text(
            [*_first_screen(view), *sections(view), *clause_by_clause(view), *emphasis_in_full(view), *_swaps(view), *adherents_in_full(view)],
            options,
        )
    return to_text([*head(view), styled(""), *_no_clause_changed(view)], options)


def _no_clause_changed(view: View) -> list[Text]:
    """Say so, and no more but how the adherents differ: there is nothing to cover, and emphasis that stands in the same clauses is the same."""
    what = "No clause changed" if view.comparison.adherents else "Nothing changed"
    n_clauses = plural(len(view.outlines[0].clauses), "clause")
    told = f"{what}: {n_clauses} in both, headings and footnotes among them, each with the same wording, number and place."
    who = [*adherents(view), *adherents_in_full(view)] if view.comparison.adherents else []
    return [*wrap(styled(told, STYLES["title"]), view.width), *who, *(clause_by_clause(view) if view.options.full else [])]


def _swaps(view: View) -> list[Text]:
    found = view.comparison.emphasis.swaps
    if not found:
        return []
    warning = paraphrase_warning(*view.outlines)
    space, title, *lines = list_swaps(found, view.width)
    return [space, title, *(flow(styled(f"{warning[0].upper()}{warning[1:]}.", STYLES["note"]), view.width) if warning else []), *lines]


def _first_screen(view: View) -> list[Text]:
    """Return the findings in brief: as many of each as forty lines hold, and the usual few where they hold too few of them anyway."""
    above = [*head(view), styled(""), *coverage(view)]
    below = adherents(view)
    screens = ([*above, *_findings(view, most, most_words), *below] for most, most_words in _MOST)
    return next((screen for screen in screens if len(screen) <= _SCREEN), [*above, *_findings(view, *_USUAL), *below])


def _findings(view: View, most: int, most_words: int) -> list[Text]:
    return [
        *consequences(view, most),
        *unmatched(view, most, added=False),
        *unmatched(view, most, added=True),
        *stretches(view, most_words, inserted=False),
        *stretches(view, most_words, inserted=True),
        *emphasis(view, most),
    ]


def to_text(lines: Iterable[Text], options: RenderOptions) -> str:
    """Return styled lines as text, with escape codes for colour only where they are wanted."""
    if not options.color:
        # Without styles a line is its characters; rich would come to the same in thirty times the time.
        return "".join(f"{line.plain.rstrip()}\n" for line in lines).replace(NO_BREAK, " ")
    out = StringIO()
    # Width and height are both given and the environment is empty, so that neither TERM=dumb nor COLUMNS nor NO_COLOR can change what was decided already.
    console = Console(
        file=out,
        width=options.width,
        height=100,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    # Written at the end, all at once.
    with console:
        for line in lines:
            line.rstrip()
            line.end = "\n"
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return out.getvalue().replace(NO_BREAK, " ")
