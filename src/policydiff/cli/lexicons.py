"""The lexicons that a command annotates with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydiff.annotate import Lexicons
    from policydiff.config import Settings

__all__ = ["read_lexicons"]


def read_lexicons(settings: Settings) -> Lexicons | None:
    """Read the lexicons that the settings name; None where they name none."""
    if not settings.lexicon:
        return None
    from policydiff.annotate import Lexicons  # noqa: PLC0415 - takes a moment to load

    return Lexicons.read(settings.lexicon)
