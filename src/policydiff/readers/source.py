"""What a user names as a document: a path, a shipped outline or standard input, whole or one section of it."""

from __future__ import annotations

import sys
from pathlib import Path

from policydiff.errors import InputError, did_you_mean, expect
from policydiff.model.options import Unit
from policydiff.model.outline import Outline
from policydiff.readers import read_document
from policydiff.readers.comparable import refuse_empty, refuse_overlong
from policydiff.readers.fixtures import fixture_bytes, fixture_names
from policydiff.readers.section import take_section
from policydiff.text.decode import MAX_BYTES

__all__ = ["read", "read_pair", "read_to_compare", "shown_name"]


def read(source: str | Path, *, unit: Unit = "clause", encoding: str | None = None) -> Outline:
    """
    Read a document.

    Args:
        source: A path, the name of a shipped outline (see ``fixture_names``), or ``-`` for standard input; with ``#III.7`` behind it one section. A path
            that exists wins over a name.

        unit: ``clause`` as the document numbers them, or ``sentence``.

        encoding: Character encoding, or None to detect it.

    Raises:
        InputError: There is no such document or section, or it cannot be read as text.

    Example:
        >>> outline = read("seoul-2024#3")
        >>> [clause.id for clause in outline.units]
        ['3.1', '3.2', '3.3']
    """
    expect(source, (str, Path), "source", "give a path or the name of a shipped outline; what is no file yet can be written into one")
    name, section = _split_section(str(source))
    outline = read_document(_bytes(name), name="standard input" if name == "-" else shown_name(name), encoding=encoding, unit=unit)
    return take_section(outline, section) if section is not None else outline


def read_to_compare(source: Outline | str | Path, *, unit: Unit = "clause", encoding: str | None = None) -> Outline:
    """
    Read a document that is to be compared; an outline is taken as it is.

    Raises:
        InputError: As ``read``, and where the document holds no clause, or one of more characters than can be compared.
    """
    outline = source if isinstance(source, Outline) else read(source, unit=unit, encoding=encoding)
    if not isinstance(source, Outline):
        refuse_empty(outline)
    refuse_overlong(outline)
    return outline


def read_pair(old: Outline | str | Path, new: Outline | str | Path, *, unit: Unit = "clause") -> tuple[Outline, Outline]:
    """
    Read two documents that are to be compared with each other.

    Raises:
        InputError: As ``read_to_compare``, and where both are standard input.
    """
    if str(old) == str(new) == "-":
        raise InputError("standard input can be one of the two documents, not both", source="-")
    return read_to_compare(old, unit=unit), read_to_compare(new, unit=unit)


def shown_name(name: str) -> str:
    """Name a document as the user gave it, without a machine's folders: an absolute path would make reports differ from place to place."""
    return Path(name).name if Path(name).is_absolute() else name


def _split_section(source: str) -> tuple[str, str | None]:
    name, mark, section = source.rpartition("#")
    if not mark or Path(source).exists():
        return source, None
    return name, section


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(name)
    try:
        if path.is_dir():
            raise InputError("this is a folder; name one document in it", source=name)
        if path.exists():
            with path.open("rb") as file:
                # One byte more than is read, so that the reader sees that the file is too large and says so.
                return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=name) from error
    except ValueError as error:
        raise InputError("this is no path (it holds a NUL character)", source=name.replace("\0", "␀")) from error
    if name in fixture_names():
        return fixture_bytes(name)
    raise InputError(_not_found(name), source=name)


def _not_found(name: str) -> str:
    path = Path(name)
    try:
        siblings = [
            str(path.parent / entry.name) if path.parent != Path() else entry.name for entry in sorted(path.parent.iterdir()) if entry.is_file()
        ]
    except OSError:
        siblings = []
    hint = did_you_mean(name, [*fixture_names(), *siblings])
    return f"there is no file and no shipped outline of this name{hint or ';'} policydiff fixtures lists the shipped outlines"
