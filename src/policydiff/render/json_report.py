"""Comparisons and outlines as JSON text: one schema version, one order, one rounding, and nothing of the clock, the machine or its folders."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from policydiff.codec import encode_annotations, encode_comparison, encode_outline
from policydiff.render.visible import is_hidden
from policydiff.render.words import paraphrase_warning
from policydiff.text.lazy import lazy_pattern

if TYPE_CHECKING:
    from policydiff.model.annotation import Annotations
    from policydiff.model.comparison import Comparison
    from policydiff.model.outline import Outline
    from policydiff.model.protocols import RenderOptions

__all__ = ["json_text", "read_schema", "render_json", "render_outline_json"]

# Whatever json.dumps would send as it is and a terminal, or a stream in UTF-8, would choke on.
_UNPRINTED = lazy_pattern(r"[^ -~\n\u00a1-\u00ac\u00ae-\u05ff\u3001-\ud7ff]")


def render_json(comparison: Comparison, options: RenderOptions) -> str:  # noqa: ARG001 - every renderer takes options; JSON has no width or colour
    """Render a comparison as JSON that ``comparison.schema.json`` describes."""
    document = encode_comparison(comparison)
    # A reader of one figure alone must meet the warning beside it.
    document["coverage"]["warning"] = paraphrase_warning(comparison.alignment.old, comparison.alignment.new)
    return json_text(document)


def render_outline_json(outline: Outline, annotations: Annotations | None = None) -> str:
    """Render an outline as JSON, with all that the model holds: spans, source text and what was not read among it; what its clauses say, where given."""
    document = encode_outline(outline)
    if annotations is not None:
        document["annotations"] = encode_annotations(annotations)
    return json_text(document)


def read_schema() -> dict[str, Any]:
    """Return the JSON Schema of both documents."""
    schema: dict[str, Any] = json.loads((files("policydiff.render") / "comparison.schema.json").read_text(encoding="utf-8"))
    return schema


def json_text(document: object) -> str:
    """Return a JSON value as text that hides nothing from a terminal: one order, every item of a list on a line of its own, hidden characters spelled out."""
    text = _laid_out(document, "\n") + "\n"
    # Of ASCII JSON spells out all that is hidden but one character.
    return text if text.isascii() and "\x7f" not in text else _UNPRINTED.sub(_escape, text)


def _laid_out(value: object, line_end: str) -> str:
    """Return objects with a line for each key, down to the first list on the way, and each item of that on one line."""
    inner = f"{line_end} "
    if isinstance(value, dict) and value:
        return f"{{{inner}{f',{inner}'.join(f'{_line(key)}: {_laid_out(held, inner)}' for key, held in value.items())}{line_end}}}"
    if isinstance(value, (list, tuple)) and value:
        return f"[{inner}{f',{inner}'.join(map(_line, value))}{line_end}]"
    return _line(value)


# A document made of values that never change holds no circle to look for.
_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


def _escape(match: re.Match[str]) -> str:
    """Spell out a hidden character the way JSON does; outside its strings JSON holds none but line ends."""
    character = match.group()
    return json.dumps(character)[1:-1] if is_hidden(character) else character
