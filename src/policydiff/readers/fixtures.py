"""The outlines that are shipped with the package."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from policydiff.errors import InputError, did_you_mean

__all__ = ["fixture_bytes", "fixture_names"]

_SUFFIX = ".yaml"


def fixture_names() -> tuple[str, ...]:
    """
    Return the names of the shipped outlines, in alphabetical order.

    Example:
        >>> "seoul-2024" in fixture_names()
        True
    """
    return tuple(_fixtures())


def fixture_bytes(name: str) -> bytes:
    """
    Return the outline file that goes by a name.

    Raises:
        InputError: No shipped outline has that name.
    """
    found = _fixtures().get(name)
    if found is None:
        raise InputError(
            f"there is no shipped outline of this name{did_you_mean(name, fixture_names()) or ';'} policydiff fixtures lists them", source=name
        )
    return found.read_bytes()


@lru_cache(maxsize=1)
def _fixtures() -> dict[str, Traversable]:
    folder = _folder()
    if not folder.is_dir():
        return {}
    entries = {entry.name.removesuffix(_SUFFIX): entry for entry in folder.iterdir() if entry.name.endswith(_SUFFIX) and entry.is_file()}
    # By name and not by file name, so that a Chinese outline comes after its English twin: a hyphen sorts before the dot of the suffix.
    return {name: entries[name] for name in sorted(entries)}


def _folder() -> Traversable:
    """Return the folder of the shipped outlines: inside the installed package, or beside ``src`` in a source tree."""
    package = files("policydiff")
    shipped = package / "fixtures"
    return shipped if shipped.is_dir() else Path(str(package)).parents[1] / "fixtures"
