"""The heart of the first screen: how much of each document the other covers, what is missing, with its nearest miss, and what went out of clauses that stayed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from policydiff.model.change import Stretch, Unmatched
from policydiff.render.lines import beside, excerpt, hang, join, pad, styled, wrap
from policydiff.render.share_table import bar
from policydiff.render.view import STYLES, View, section
from policydiff.render.visible import visible
from policydiff.render.words import number, percent, plural
from policydiff.text.fold import fold

__all__ = ["coverage", "nearest_miss", "stretches", "unmatched"]

# From here on a clause, its nearest miss and what that lacks fit on one line.
_WIDE = 130
# Fewer of the words that a nearest miss lacks would not say what it misses.
_N_LACKS = 3
# Clauses named beside the first that the same words went out of or came into.
_N_PLACES = 3
# A nearest miss that is likelier than not.
_LIKELY = 0.5
# Columns of the bar of a coverage, and what the line must have for one.
_GAUGE, _GAUGED = 12, 98


def coverage(view: View) -> list[Text]:
    """Return the part that says how much of each document the other covers."""
    old, new = view.outlines
    comparison, lines = view.comparison, []
    is_paraphrased = "paraphrase" in (old.provenance.wording, new.provenance.wording)
    for measured, name, other in zip((comparison.old_coverage, comparison.new_coverage), view.names, reversed(view.names), strict=True):
        ambiguous = f", {number(measured.n_ambiguous)} more ambiguous" if measured.n_ambiguous else ""
        expected = f", perhaps {number(round(measured.n_expected))} more by the odds of near misses" if measured.n_expected >= 1 else ""
        linked = f"{number(measured.n_linked)} of {plural(measured.n_clauses, 'clause')} found in {other}{ambiguous}{expected}"
        paraphrased = ", as paraphrased" if is_paraphrased else ""
        words = f"; {percent(measured.share_of_words)} of its words{paraphrased}" if view.compares_words else ""
        lines += hang(_gauge(view, name, measured.share), styled(f"{linked}{words}"), view.body_width)
    return section(view, "Covered", lines)


def _gauge(view: View, name: str, share: float) -> Text:
    """Draw a share of a document before the sentence about it."""
    names = max(cell_len(styled(name).plain) for name in view.names)
    drawn: list[Text | str] = [pad(bar(share, _GAUGE), _GAUGE), " "] if view.body_width >= _GAUGED else []
    return join([pad(name, names), pad(percent(share), 6, right=True), " ", *drawn])


def unmatched(view: View, most: int, *, added: bool) -> list[Text]:
    """Return the part that lists the most important clauses without a counterpart, those of the new document where ``added``."""
    found = view.comparison.additions if added else view.comparison.omissions
    label = "added" if added else "omitted"
    shown = _worded_apart(view, found, most, added=added)
    ids = max((cell_len(styled(item.clause).plain) for item in shown), default=0)
    lines = [line for item in shown for line in _entry(view, item, min(ids, view.body_width // 5), added=added)]
    if not found:
        lines = wrap(styled(f"nothing: each clause of {view.names[added]} that counts has a counterpart or rivals for one"), view.body_width)
    return section(view, label.capitalize(), lines, STYLES[label], f"{number(len(found))} in all" if len(found) > len(shown) else "")


def stretches(view: View, most: int, *, inserted: bool) -> list[Text]:
    """Return the part that lists the weightiest words that went out of clauses which stayed, those that came into them where ``inserted``; or nothing."""
    found = view.comparison.inserted if inserted else view.comparison.struck
    if not found:
        return []
    shown = found[:most]
    ids = max(cell_len(styled(stretch.quotes[0].clause).plain) for stretch in shown)
    lines = [line for stretch in shown for line in _stretch(view, stretch, min(ids, view.body_width // 5), inserted=inserted)]
    label, style = ("Inserted", STYLES["added"]) if inserted else ("Struck", STYLES["omitted"])
    below = [f"{number(len(found))} in all"] if len(found) > len(shown) else []
    in_our_words = ["own words"] if view.outlines[0].provenance.wording == "paraphrase" else []
    return section(view, label, lines, style, "; ".join([*below, *in_our_words]))


def _stretch(view: View, stretch: Stretch, ids: int, *, inserted: bool) -> list[Text]:
    """Quote words of a clause on a line, and the other clauses that they went out of or came into behind them or on the next."""
    first, *others = list(dict.fromkeys(quote.clause for quote in stretch.quotes))
    label, room = pad(styled(first, STYLES["label"]), ids), view.body_width - ids - 2
    mark = "(unverified) " if view.clauses([first], new=inserted)[0].standing == "unverified" else ""
    words = join([mark, "“", excerpt(stretch.quotes[0].words, room - len(mark) - 2), "”"])
    also = styled(f"also {_first(others, min(len(others), _N_PLACES))}" if others else "", STYLES["quiet"])
    line = join([words, "  ", also])
    if cell_len(line.plain.rstrip()) <= room:
        return hang(label, line, view.body_width, hanging=ids + 2)
    return [*hang(label, words, view.body_width, hanging=ids + 2), *(hang("", also, view.body_width, hanging=ids + 2) if others else [])]


def _worded_apart(view: View, found: Sequence[Unmatched], most: int, *, added: bool) -> list[Unmatched]:
    """Return the first clauses, of several with the same wording one only."""
    by_wording: dict[str, Unmatched] = {}
    for item in found:
        by_wording.setdefault(fold(view.clauses([item.clause], new=added)[0].text), item)
        if len(by_wording) == most:
            break
    return list(by_wording.values())


def _entry(view: View, item: Unmatched, ids: int, *, added: bool) -> list[Text]:
    clause = view.clauses([item.clause], new=added)[0]
    label = pad(styled(clause.id, STYLES["label"]), ids)
    text = f"(unverified) {clause.text}" if clause.standing == "unverified" else clause.text
    room = view.body_width - ids - 2
    if view.body_width < _WIDE:
        miss = styled(nearest_miss(view, item, added=added, width=room), STYLES["quiet"])
        return [*hang(label, excerpt(text, room), view.body_width, hanging=ids + 2), *hang("", miss, view.body_width, hanging=ids + 2)]
    left = ids + 2 + room * 3 // 5
    miss = styled(nearest_miss(view, item, added=added, width=view.body_width - left - 2), STYLES["quiet"])
    return beside(hang(label, excerpt(text, left - ids - 2), left, hanging=ids + 2), wrap(miss, view.body_width - left - 2), left)


def nearest_miss(view: View, item: Unmatched, *, added: bool, width: int | None = None) -> str:
    """
    Say which clause of the other document comes nearest to one without a counterpart, what took it where it is likely, and what it lacks.

    Args:
        view: The comparison.

        item: The clause without a counterpart.

        added: Whether it stands in the new document.

        width: Columns that the sentence should fit into; lacking words that do not, the first three apart, are counted instead of named.
    """
    if item.nearest is None:
        return f"nothing near it in {view.names[not added]}"
    miss = f"nearest {view.nearest(item.nearest, new=not added)}"
    # An unlikely candidate would not have been linked had it been free either.
    if item.taken_by and item.nearest.probability >= _LIKELY:
        miss = f"{miss}, taken by {view.names[added]} {view.named(item.taken_by, new=added)}"
    if not item.lacks:
        return miss
    fewest = min(len(item.lacks), _N_LACKS)
    sentences = (f"{miss}: lacks {_first(item.lacks, most)}" for most in range(len(item.lacks), fewest, -1))
    fitting = (sentence for sentence in sentences if width is None or cell_len(visible(sentence)) <= width)
    return next(fitting, f"{miss}: lacks {_first(item.lacks, fewest)}")


def _first(words: Sequence[str], most: int) -> str:
    more = len(words) - most
    return ", ".join(words[:most]) + (f" and {more} more" if more else "")
