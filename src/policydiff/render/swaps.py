"""Which term gave way to which inside clauses that correspond, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from policydiff.model.terms import Swap
from policydiff.render.lines import hang, join, styled, wrap
from policydiff.render.view import STYLES, rule
from policydiff.render.words import NO_BREAK, number

__all__ = ["list_swaps", "p_value"]

# So many swaps fill a screen; whoever wants the rest wants them in a program.
_MOST_SWAPS = 25
# A longer pair of terms has a line of its own.
_LONGEST = 29


def list_swaps(swaps: Sequence[Swap], width: int) -> list[Text]:
    """Return a line for each swap: how often it happened, how often the other way, and where."""
    lines = rule("Swaps: what stood where another term stands now", width)
    for swap in swaps[:_MOST_SWAPS]:
        label = join(["  ", styled(swap.old, STYLES["omitted"]), " → ", styled(swap.new, STYLES["added"])])
        lines += hang(label, styled(_told(swap), STYLES["quiet"]), width, hanging=_LONGEST)
    if len(swaps) > _MOST_SWAPS:
        lines.append(styled(f"{number(len(swaps) - _MOST_SWAPS)} more, none of them in more clauses, in the report as json", STYLES["quiet"]))
    return lines if swaps else [*lines, *wrap(styled("no term gave way to another inside clauses that correspond", STYLES["quiet"]), width)]


def _told(swap: Swap) -> str:
    """Tell how often a swap happened and where; a sign test that could not come out is no news."""
    parts = [f"{number(swap.n)}{NO_BREAK}×"]
    if swap.n_reverse:
        parts.append(f"{number(swap.n_reverse)}{NO_BREAK}× the other way")
    if swap.p_value < 1:
        parts.append(f"sign test p{NO_BREAK}{p_value(swap.p_value)}")
    places = "; ".join(f"{', '.join(old)} → {', '.join(new)}" for old, new in swap.pairs)
    return f"{', '.join(parts)}: {places}"


def p_value(value: float) -> str:
    """Return a p-value with two or three digits."""
    if value >= 0.995:  # noqa: PLR2004 - two digits say 1
        return "1"
    if value < 0.001:  # noqa: PLR2004 - the usual last step
        return "<.001"
    return (f"{value:.2f}" if value >= 0.1 else f"{value:.3f}").removeprefix("0")  # noqa: PLR2004 - small ones need the digit
