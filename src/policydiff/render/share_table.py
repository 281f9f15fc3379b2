"""Rows that set the shares of both documents beside each other as bars, with the interval of their difference and what it allows to say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen
from rich.cells import cell_len
from rich.text import Text

from policydiff.model.emphasis import ActorShift, KindShift, ShareShift, TopicShift
from policydiff.model.shares import Interval, Verdict
from policydiff.render.lines import join, pad, styled, wrap
from policydiff.render.view import STYLES, View
from policydiff.render.words import NO_BREAK, percent

__all__ = ["Row", "bar", "points", "row_of", "share_table"]

_EIGHTHS = " ▏▎▍▌▋▊▉"
_SIGNS: dict[Verdict, str] = {"rose": "▲ rose", "fell": "▼ fell", "not distinguishable": "not distinguishable"}
# A bar shorter than this shows nothing that the figure does not; then each row takes three lines.
_SHORTEST_BAR, _LONGEST_BAR = 6, 16


@frozen(kw_only=True)
class Row:
    """A share of both documents; ``in_words`` is the verdict with the number of clauses behind it, told where there is room."""

    label: str
    old: float
    new: float
    interval: Interval | None = None
    verdict: Verdict | None = None
    in_words: str = ""

    def sign(self, *, is_long: bool) -> str:
        """Return the verdict with its arrow."""
        if self.verdict is None:
            return ""
        return self.in_words.replace(" = ", f"{NO_BREAK}={NO_BREAK}") if is_long and self.verdict == "not distinguishable" else _SIGNS[self.verdict]


def row_of(label: str, shift: TopicShift | ActorShift | KindShift | ShareShift, *, is_judged: bool = True) -> Row:
    """Return the row of a shift; one that is not judged shows its shares only."""
    if not is_judged and not isinstance(shift, KindShift):
        return Row(label=label, old=shift.old.share, new=shift.new.share)
    if isinstance(shift, KindShift):
        return Row(label=label, old=shift.old_share, new=shift.new_share, interval=shift.interval, verdict=shift.verdict, in_words=shift.verdict)
    return Row(
        label=label,
        old=shift.old.share,
        new=shift.new.share,
        interval=shift.interval,
        verdict=shift.verdict,
        in_words=shift.verdict_in_words,
    )


@frozen
class _Frame:
    """Columns of the table: of the labels, of a bar (0 where there is no room for one), of the interval, the share that fills a bar, and how long verdicts are."""

    width: int
    label: int
    bar: int
    interval: int
    full: float
    is_long: bool


def share_table(view: View, rows: Sequence[Row], width: int, *, full: float | None = None) -> list[list[Text]]:
    """
    Lay rows out in one table.

    Args:
        view: The comparison, for the names of its sides.

        rows: Of one kind: with intervals all of them, or none.

        width: Columns of the table.

        full: The share that fills a bar; the largest one where None.

    Returns:
        The lines of each row: one where there is room for bars, else three.
    """
    frames = [_frame(rows, width, full, is_long=is_long) for is_long in (True, False)]
    # The shorter verdict rather than no bars, or shorter ones.
    frame = frames[0] if frames[0].bar == frames[1].bar else frames[1]
    return [_lines(view, row, frame) for row in rows]


def _frame(rows: Sequence[Row], width: int, full: float | None, *, is_long: bool) -> _Frame:
    label = max((cell_len(row.label) for row in rows), default=0)
    interval = max((len(points(row.interval)) for row in rows if row.interval is not None), default=0)
    verdict = max((len(row.sign(is_long=is_long)) for row in rows), default=0)
    most = full or max((share for row in rows for share in (row.old, row.new)), default=1.0) or 1.0
    # Two shares of five columns each, the arrow, and the gaps between all of them.
    room = (width - label - interval - verdict - 2 * 5 - 11) // 2
    return _Frame(width, label, min(room, _LONGEST_BAR) if room >= _SHORTEST_BAR else 0, interval, most, is_long)


def _lines(view: View, row: Row, frame: _Frame) -> list[Text]:
    label = styled(row.label, STYLES["label"])
    interval = "" if row.interval is None else points(row.interval)
    style = STYLES.get(row.verdict or "quiet", STYLES["quiet"])
    shares = (row.old, row.new)
    if frame.bar:
        sides = [join([pad(percent(share), 5, right=True), " ", pad(bar(share / frame.full, frame.bar), frame.bar)]) for share in shares]
        return [
            join(
                [
                    pad(label, frame.label),
                    " ",
                    sides[0],
                    " → ",
                    sides[1],
                    "  ",
                    pad(interval, frame.interval, right=True),
                    "  ",
                    styled(row.sign(is_long=frame.is_long), style),
                ]
            )
        ]
    names = max(cell_len(name) for name in view.names)
    room = max(frame.width - names - 10, 2)
    heads = (
        [join([label, "  ", styled(row.sign(is_long=is_long), style), f", {interval} points"]) for is_long in (True, False)] if interval else [label]
    )
    lines = wrap(next((head for head in heads if cell_len(head.plain) <= frame.width), heads[-1]), frame.width)
    for name, share in zip(view.names, shares, strict=True):
        lines.append(join(["  ", pad(name, names), pad(percent(share), 6, right=True), " ", bar(share / frame.full, min(room, _LONGEST_BAR))]))
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
