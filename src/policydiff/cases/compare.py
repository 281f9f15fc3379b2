"""From a case file to the comparison that it speaks of."""

from __future__ import annotations

from pathlib import Path

from policydiff.api import compare, fixture_names, read
from policydiff.cases.model import Case, Reference
from policydiff.cases.parse import parse_case
from policydiff.errors import InputError, OptionError, did_you_mean
from policydiff.model.comparison import Comparison
from policydiff.model.outline import Outline
from policydiff.readers import read_document
from policydiff.readers.fixtures import fixture_bytes
from policydiff.readers.section import take_section

__all__ = ["compare_case", "read_case"]

# Hundreds of expectations take less than a tenth of it.
_MAX_BYTES = 1_000_000


def read_case(path: Path, *, name: str | None = None) -> Case:
    """
    Read a case file.

    Args:
        path: Where the file lies.

        name: Name for messages, by default the path as given.

    Raises:
        InputError: The file cannot be read, is no UTF-8, or is no case file.
    """
    source = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the path and its permissions", source=source) from None
    if len(data) > _MAX_BYTES:
        raise InputError(f"a case file holds at most {_MAX_BYTES:,} bytes; split it", source=source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("not UTF-8 text; save the case file as UTF-8", source=source, line=line) from None
    return parse_case(text, source=source)


def compare_case(case: Case, folder: Path) -> Comparison:
    """
    Compare the two documents of a case with its options.

    Args:
        case: What to compare, and how.

        folder: Where the case file lies; its paths start there.

    Raises:
        InputError: A document is neither a file nor a fixture, or cannot be read.

        MissingExtraError: The encoder that the case is meant for is not installed.
    """
    old, new = (_read(reference, folder, case) for reference in (case.old, case.new))
    try:
        return compare(old, new, options=case.options)
    except OptionError as error:
        raise InputError(str(error), source=case.source, line=case.encoder.line) from None


def _read(reference: Reference, folder: Path, case: Case) -> Outline:
    """Read a file beside the case file, or else a fixture; what lies where pytest happens to be started is never meant."""
    document, mark, section = reference.name.rpartition("#") if "#" in reference.name else (reference.name, "", "")
    for name, rest in ((reference.name, ""), (document, mark + section)):
        if _is_file(folder / name):
            return read(f"{folder / name}{rest}", unit=case.options.unit)
    if document not in fixture_names():
        hint = did_you_mean(document, [*fixture_names(), *_files_beside(folder)]) or "."
        fault = f"there is no file {document!r} beside the case file and no fixture of that name{hint}"
        raise InputError(fault, source=case.source, line=reference.line)
    outline = read_document(fixture_bytes(document), name=document, unit=case.options.unit)
    return take_section(outline, section) if mark else outline


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long to be one
        return False


def _files_beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())
