"""Text from a document, made safe to show: what steers a terminal or the direction of writing is spelled out instead of sent."""

from __future__ import annotations

import unicodedata

__all__ = ["is_hidden", "visible"]

# Joiners that spelling in Indic and Arabic scripts and in emoji needs; they steer nothing.
_JOINERS = frozenset("\u200c\u200d")
# Signs of Arabic, Syriac and Brahmic numbering that Unicode calls format characters though they are printed.
_PRINTED_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Control, format (among them the marks for right-to-left writing), surrogate, line and paragraph separator.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def is_hidden(character: str) -> bool:
    """Tell whether a character steers the terminal or the layout instead of being printed."""
    if character.isprintable():
        return False
    return unicodedata.category(character) in _HIDDEN_CATEGORIES and character not in _JOINERS and character not in _PRINTED_FORMATS


def visible(text: str) -> str:
    r"""
    Spell out every control character and every mark for the direction of writing.

    Example:
        >>> visible("safe\x1b[2J and \u202esound")
        'safe\\x1b[2J and \\u202esound'
    """
    if text.isprintable():
        return text
    return "".join(_spell(character) if is_hidden(character) else character for character in text)


def _spell(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 - the two-digit escape ends here
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - and the four-digit one here
