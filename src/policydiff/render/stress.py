"""What the documents stress: shares of both sides as bars, the interval of the difference, and the clauses behind each figure."""

from __future__ import annotations

import math

from attrs import frozen
from rich.cells import cell_len
from rich.text import Text

from policydiff.model.emphasis import Interval, Share, TopicShift
from policydiff.render.lines import flow, indent, join, pad, styled, wrap
from policydiff.render.view import STYLES, View, rule, section
from policydiff.render.words import NO_BREAK, number, percent, plural

__all__ = ["bar", "emphasis", "emphasis_in_full", "points"]

_EIGHTHS = " ▏▎▍▌▋▊▉"
_SIGNS = {"rose": "▲ rose", "fell": "▼ fell", "not distinguishable": "not distinguishable"}
# A bar shorter than this shows nothing that the figure does not; then each topic takes three lines.
_SHORTEST_BAR, _LONGEST_BAR = 6, 16


def emphasis(view: View, most: int) -> list[Text]:
    """Return the part with the largest shifts of emphasis that chance does not explain."""
    weighed = view.comparison.emphasis
    if not weighed.shifts:
        return []
    told = sorted((shift for shift in weighed.shifts if shift.verdict != "not distinguishable"), key=lambda shift: -abs(shift.difference))
    shown = told[:most]
    lines = [*_table(view, shown, view.body_width), *wrap(_rest(view, told, len(shown)), view.body_width)]
    return section(view, "Emphasis", lines)


def _rest(view: View, told: list[TopicShift], n_shown: int) -> Text:
    """Say in a sentence what the table leaves out."""
    weighed = view.comparison.emphasis
    n_old, n_new = (side.n_clauses for side in (weighed.shifts[0].old, weighed.shifts[0].new))
    n_others = len(weighed.shifts) - len(told)
    counted = f"n{NO_BREAK}={NO_BREAK}{number(n_old)} and {number(n_new)} clauses"
    parts = [f"{len(told) - n_shown} more that rose or fell below"] if len(told) > n_shown else []
    if not told:
        parts.append(f"no shift of emphasis is distinguishable from chance with {counted} ({plural(n_others, 'topic')})")
    elif n_others:
        parts.append(f"{plural(n_others, 'other topic is', 'other topics are')} not distinguishable from chance with {counted}")
    else:
        parts.append(f"every topic differs by more than chance with {counted}")
    return styled("; ".join(parts), STYLES["quiet"])


def emphasis_in_full(view: View) -> list[Text]:
    """Return every topic with its clauses; topics that neither document touches share a line."""
    weighed = view.comparison.emphasis
    if not weighed.shifts:
        return []
    carried = [shift for shift in weighed.shifts if shift.old.clauses or shift.new.clauses]
    lines = rule("Emphasis, topic by topic", view.width)
    basis = f"Share of the clauses that carry a topic ({weighed.taxonomy}), with the 95 % interval of the difference in points ({weighed.method})."
    lines += wrap(styled(basis, STYLES["quiet"]), view.width)
    frame = _frame(view, carried, view.width)
    for shift in carried:
        lines += _row(view, shift, frame)
        for name, side in zip(view.names, (shift.old, shift.new), strict=True):
            lines += indent(flow(styled(_behind(name, side), STYLES["quiet"]), view.width - 2), 2)
    silent = [shift.topic for shift in weighed.shifts if shift not in carried]
    if silent:
        lines += flow(f"in no clause of either: {', '.join(silent)}", view.width)
    for name, uncoded, side in zip(
        view.names, (weighed.old_uncoded, weighed.new_uncoded), (weighed.shifts[0].old, weighed.shifts[0].new), strict=True
    ):
        told = f" ({', '.join(uncoded)})" if uncoded else ""
        lines += flow(f"without a topic: {len(uncoded)} of {plural(side.n_clauses, 'clause')} of {name}{told}", view.width)
    return lines


def _behind(name: str, share: Share) -> str:
    low, high = percent(share.interval.low), percent(share.interval.high)
    told = f": {', '.join(share.clauses)}" if share.clauses else ""
    return f"{name} {len(share.clauses)} of {share.n_clauses} (between {low} and {high}){told}"


@frozen
class _Frame:
    """Columns of the table: of the topics, of a bar (0 where there is no room for one), of the interval, and the share that fills a bar."""

    width: int
    topic: int
    bar: int
    interval: int
    full: float


def _frame(view: View, shifts: list[TopicShift], width: int) -> _Frame:
    topic = max((cell_len(shift.topic) for shift in shifts), default=0)
    interval = max((len(points(shift.interval)) for shift in shifts), default=0)
    verdict = max((len(_SIGNS[shift.verdict]) for shift in shifts), default=0)
    full = max((share for shift in view.comparison.emphasis.shifts for share in (shift.old.share, shift.new.share)), default=1.0) or 1.0
    # Two shares of five columns each, the arrow, and the gaps between all of them.
    room = (width - topic - interval - verdict - 2 * 5 - 11) // 2
    return _Frame(width, topic, min(room, _LONGEST_BAR) if room >= _SHORTEST_BAR else 0, interval, full)


def _table(view: View, shifts: list[TopicShift], width: int) -> list[Text]:
    frame = _frame(view, shifts, width)
    return [line for shift in shifts for line in _row(view, shift, frame)]


def _row(view: View, shift: TopicShift, frame: _Frame) -> list[Text]:
    topic, interval = styled(shift.topic, STYLES["label"]), points(shift.interval)
    verdict = styled(_SIGNS[shift.verdict], STYLES.get(shift.verdict, STYLES["quiet"]))
    if frame.bar:
        sides = [
            join([pad(percent(side.share), 5, right=True), " ", pad(bar(side.share / frame.full, frame.bar), frame.bar)])
            for side in (shift.old, shift.new)
        ]
        return [join([pad(topic, frame.topic), " ", sides[0], " → ", sides[1], "  ", pad(interval, frame.interval, right=True), "  ", verdict])]
    names = max(cell_len(name) for name in view.names)
    room = max(frame.width - names - 10, 2)
    lines = wrap(join([topic, "  ", verdict, f", {interval} points"]), frame.width)
    for name, side in zip(view.names, (shift.old, shift.new), strict=True):
        lines.append(
            join(["  ", pad(name, names), pad(percent(side.share), 6, right=True), " ", bar(side.share / frame.full, min(room, _LONGEST_BAR))])
        )
    return lines


def bar(share: float, columns: int) -> str:
    """
    Draw a share as a bar in eighths of a column; whatever is more than nothing is seen.

    Example:
        >>> bar(0.5, 4), bar(0.01, 4), bar(0.0, 4)
        ('██', '▏', '')
    """
    eighths = round(share * columns * 8)
    if share > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def points(interval: Interval) -> str:
    """
    Return an interval of a difference of shares in percentage points, with its signs.

    Example:
        >>> points(Interval(-0.69, -0.24)), points(Interval(0.002, 0.41))
        ('−69 … −24', '+0.2 … +41')
    """
    return f"{_signed(interval.low)} … {_signed(interval.high)}"


def _signed(difference: float) -> str:
    value = 100 * difference
    # A bound that excludes zero must not be rounded to it; below a thousandth of a point it says that it is next to nothing.
    digits = next((digits for digits in range(4) if round(value, digits)), 0) if value else 0
    if not math.isclose(value, 0, abs_tol=1e-12) and not round(value, digits):
        return ("+" if value > 0 else "−") + "0.001"
    text = f"{abs(value):.{digits}f}"
    return text if not value else ("+" if value > 0 else "−") + text
