"""What ``policydiff show`` prints: an outline as it was understood, so that a reader can tell what the reader got wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policydiff.model.annotation import Annotations
    from policydiff.model.outline import Outline
    from policydiff.model.protocols import RenderOptions

__all__ = ["render_fixture", "render_fixtures", "render_outline"]


def render_outline(outline: Outline, options: RenderOptions, annotations: Annotations | None = None) -> str:
    """
    Render an outline for a terminal: its facts, every clause with id, number, kind, role and text, the adherents, and what was not read.

    Args:
        outline: What is shown.

        options: Width and colour.

        annotations: What its clauses say, to be shown in their text and below, or None.
    """
    # Here and below imported on first use, as rich is slow to import.
    from policydiff.render.listing import list_outline  # noqa: PLC0415
    from policydiff.render.report import to_text  # noqa: PLC0415

    return to_text(list_outline(outline, options.width, annotations), options)


def render_fixtures(outlines: Sequence[Outline], options: RenderOptions) -> str:
    """Render a list of outlines for a terminal, an entry each: name, title, dates, size, wording."""
    from policydiff.render.listing import list_outlines  # noqa: PLC0415
    from policydiff.render.report import to_text  # noqa: PLC0415

    return to_text(list_outlines(outlines, options.width), options)


def render_fixture(outline: Outline, options: RenderOptions) -> str:
    """Render for a terminal where an outline comes from: its provenance, its adherents with their sources, and rival counts."""
    from policydiff.render.listing import list_provenance  # noqa: PLC0415
    from policydiff.render.report import to_text  # noqa: PLC0415

    return to_text(list_provenance(outline, options.width), options)
