"""Bytes to outlines: one module a format, all sharing one builder."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath

from policydiff.model.options import Unit
from policydiff.model.outline import Outline, Source
from policydiff.readers.sniff import choose_format
from policydiff.text.decode import decode

__all__ = ["read_document"]


def read_document(
    data: bytes,
    *,
    name: str,
    media_type: str | None = None,
    encoding: str | None = None,
    unit: Unit = "clause",
) -> Outline:
    r"""
    Read a document.

    Args:
        data: Its bytes: plain text, Markdown, or an outline file in YAML or JSON.

        name: Its name as the user gave it; the suffix is a hint at the format, the content decides where it contradicts.

        media_type: ``text/plain``, ``text/markdown``, ``application/yaml`` or ``application/json`` where known; goes before the name.

        encoding: Character encoding, or None to find it out.

        unit: ``clause`` as the document has them, or ``sentence`` to split clauses of several sentences.

    Raises:
        InputError: The bytes are no text, too many, or an outline file with a fault.

    Example:
        >>> outline = read_document(b"Aims\n\n1. AI should be safe.\n2. Tests are shared.\n", name="aims.txt")
        >>> [(clause.id, clause.number, clause.text) for clause in outline.clauses]
        [('title', None, 'Aims'), ('1', '1', 'AI should be safe.'), ('2', '2', 'Tests are shared.')]
    """
    text, found_encoding = decode(data, encoding, source=name)
    chosen = choose_format(text, name=name, media_type=media_type)
    source = Source(name=name, media_type=chosen, encoding=found_encoding, sha256=sha256(data).hexdigest(), text=text)
    if chosen in {"application/yaml", "application/json"}:
        from policydiff.readers.outline_file import read_outline_file  # noqa: PLC0415 - loads YAML
        from policydiff.readers.units import split_clauses  # noqa: PLC0415

        outline = read_outline_file(text, source)
        return split_clauses(outline) if unit == "sentence" else outline
    if chosen == "text/markdown":
        from policydiff.readers.markdown import read_markdown as take_apart  # noqa: PLC0415 - loads the parser
    else:
        from policydiff.readers.plain import read_plain as take_apart  # noqa: PLC0415
    from policydiff.readers.builder import build_outline  # noqa: PLC0415

    return build_outline(take_apart(text), source=source, name=_stem(name), unit=unit)


def _stem(name: str) -> str:
    """Return the file's name without folders and suffix."""
    base = PureWindowsPath(name).name if "\\" in name else PurePosixPath(name).name
    return PurePosixPath(base).stem or name
