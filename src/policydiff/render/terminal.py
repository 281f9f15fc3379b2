"""The terminal report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydiff.model.comparison import Comparison
    from policydiff.model.protocols import RenderOptions

__all__ = ["render_terminal"]


def render_terminal(comparison: Comparison, options: RenderOptions) -> str:
    """
    Render a comparison for a terminal.

    Args:
        comparison: What is shown.

        options: Width, colour, and whether unchanged clauses are shown one by one. A width below 40 counts as 40.

    Returns:
        Lines of at most that width. The first forty or so answer the main questions; the rest shows what the answers rest on.
    """
    # rich takes longer to import than most of the command does to answer, so it waits until a report is wanted.
    from policydiff.render.report import build_report  # noqa: PLC0415

    return build_report(comparison, options)
