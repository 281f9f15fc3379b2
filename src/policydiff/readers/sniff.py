"""Which format a text is in, by media type, suffix and content."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from policydiff.errors import InputError
from policydiff.readers.outline_file import FORMAT, is_outline_file

__all__ = ["Format", "choose_format"]

Format = Literal["text/plain", "text/markdown", "application/yaml", "application/json"]
_SUFFIXES: dict[str, Format] = {
    ".md": "text/markdown", ".markdown": "text/markdown", ".mdown": "text/markdown", ".mkd": "text/markdown", ".qmd": "text/markdown", ".rmd": "text/markdown",
    ".yaml": "application/yaml", ".yml": "application/yaml", ".json": "application/json",
    ".txt": "text/plain", ".text": "text/plain", ".asc": "text/plain",
}  # fmt: skip
_FORMATS: tuple[Format, ...] = ("text/plain", "text/markdown", "application/yaml", "application/json")
_MEDIA_TYPES: dict[str, Format] = {
    "text/plain": "text/plain", "text/markdown": "text/markdown", "text/x-markdown": "text/markdown", "application/yaml": "application/yaml",
    "application/x-yaml": "application/yaml", "text/yaml": "application/yaml", "text/x-yaml": "application/yaml", "application/json": "application/json",
}  # fmt: skip
# Formats that are text but not read as it stands, how they start, and the way out.
_FOREIGN = (
    (
        "HTML",
        re.compile(r"\s{0,80}(?:<!--.{0,400}?-->\s{0,80})?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL),
        "for example with: pandoc -f html -t gfm FILE -o FILE.md",
    ),
    ("XML", re.compile(r"\s{0,80}<\?xml\b"), "with a converter for its schema, or copy the text out of a viewer"),
    ("LaTeX", re.compile(r"(?:\s{0,80}%[^\n]{0,400}\n){0,40}\s{0,80}\\documentclass\b"), "for example with: pandoc -f latex -t gfm FILE -o FILE.md"),
)
# What plain text hardly ever holds. A single sign may be chance, so two are asked for, or one heading.
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_SIGNS = re.compile(
    r"^(?:```|~~~)|\*\*[^\s*][^*\n]{0,200}\*\*|\[[^\[\]\n]{1,200}\]\((?:https?:|#|/|\.)|^\[\^[\w-]{1,40}\]:|^\|[^\n]{1,400}\|\s{0,3}\n\|[ :|-]{3,400}\|",
    re.MULTILINE,
)
_SAMPLE = 200_000
# The first line of YAML or JSON that is no comment and no directive, and the keys that an outline file may start with.
_FIRST_LINE = re.compile(r"^[ \t\ufeff]*(?!#|---|%|\{[ \t]*$)\S.*$", re.MULTILINE)
_FIRST_KEY = re.compile(r"\s*\{?\s*[\"']?(?:policydiff|name|language)[\"']?\s*:")


def choose_format(text: str, *, name: str, media_type: str | None = None) -> Format:
    """
    Choose the format of a text.

    Args:
        text: The whole text.

        name: Its name; a suffix that is not known says nothing.

        media_type: What is known of the format, or None.

    Raises:
        InputError: The text is in a format that is not read, or is called YAML or JSON and is no outline file.
    """
    chosen = _by_media_type(media_type, name) or _SUFFIXES.get(PurePosixPath(name.lower()).suffix)
    is_outline = is_outline_file(text)
    if chosen in {"application/yaml", "application/json"}:
        if not is_outline:
            raise InputError(_no_outline(chosen), source=name)
        return chosen
    if is_outline and _starts_as_outline(text):
        return "application/json" if text.lstrip().startswith("{") else "application/yaml"
    if media_type is None and chosen in {None, "text/plain"}:
        # A page that was saved as .txt is none the less a page.
        _refuse_foreign(text, name)
    if chosen is not None:
        return chosen
    return "text/markdown" if _looks_like_markdown(text[:_SAMPLE]) else "text/plain"


def _by_media_type(media_type: str | None, name: str) -> Format | None:
    if media_type is None:
        return None
    plain = media_type.split(";")[0].strip().lower()
    if plain not in _MEDIA_TYPES:
        raise InputError(f"the media type {media_type!r} is not read; there is {', '.join(_FORMATS)}", source=name)
    return _MEDIA_TYPES[plain]


def _no_outline(chosen: Format) -> str:
    kind = "YAML" if chosen == "application/yaml" else "JSON"
    return (
        f'this {kind} file is no outline: it lacks the key "policydiff" with the value "{FORMAT}". Add it, or save the document itself as .txt or .md; '
        "policydiff show --format yaml FILE writes an outline to start from"
    )


def _starts_as_outline(text: str) -> bool:
    """Tell whether the text's first key is one of an outline file, so that an article about outlines is none."""
    first = _FIRST_LINE.search(text)
    return first is not None and _FIRST_KEY.match(first[0]) is not None


def _refuse_foreign(text: str, name: str) -> None:
    for kind, start, remedy in _FOREIGN:
        if start.match(text):
            raise InputError(f"this is {kind}, which is not read as it is. Convert it to Markdown or text first, {remedy}", source=name)


def _looks_like_markdown(sample: str) -> bool:
    return _HEADING.search(sample) is not None or len(_SIGNS.findall(sample)) > 1
