"""Report formats by name: those of the package, and those that other packages offer."""

from __future__ import annotations

from policydiff.model.protocols import Renderer
from policydiff.registry import Registry

__all__ = ["RENDERERS"]


def _terminal() -> Renderer:
    from policydiff.render.terminal import render_terminal  # noqa: PLC0415 - loads rich

    return render_terminal


def _json() -> Renderer:
    from policydiff.render.json_report import render_json  # noqa: PLC0415 - loads cattrs

    return render_json


RENDERERS: Registry[Renderer] = Registry("format", "policydiff.renderers", {"terminal": _terminal, "json": _json})
