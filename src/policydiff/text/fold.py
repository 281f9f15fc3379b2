"""Forms of a text that differ only in what no reader would call a difference."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from policydiff.text.lazy import lazy_pattern

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["fold", "has_han", "squeeze", "to_simplified"]

# Typographic marks and their plain forms; NFKC leaves these alone.
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
    }
)  # fmt: skip
_HAN = lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")


def squeeze(text: str) -> str:
    r"""
    Fold every run of white space to one space and strip the ends.

    Example:
        >>> squeeze("  safe,\n secure ")
        'safe, secure'
    """
    return " ".join(text.split())


# Every stage folds every clause, and its words one by one.
@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """
    Fold letter case, quotes, dashes, compatibility forms, white space and Traditional characters.

    Two texts with the same folded form count as the same wording.

    Example:
        >>> fold("The “Frontier”  ＡＩ") == fold('the "frontier" AI')
        True
    """
    if text.isascii():
        # Plain already, but for case and white space; most clauses are.
        return squeeze(text).lower()
    folded = squeeze(unicodedata.normalize("NFKC", text).translate(_PLAIN)).casefold()
    return to_simplified(folded) if has_han(folded) else folded


def has_han(text: str) -> bool:
    """Tell whether the text holds a Chinese character."""
    return not text.isascii() and _HAN.search(text) is not None


def to_simplified(text: str) -> str:
    """
    Turn Traditional characters into Simplified ones, character by character, so that offsets are kept.

    Example:
        >>> to_simplified("人工智慧風險")
        '人工智慧风险'
    """
    if not has_han(text):
        return text
    return "".join(_simplified(character) for character in text)


@lru_cache(maxsize=32_768)
def _simplified(character: str) -> str:
    if not has_han(character):
        return character
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    # Imported on first use: the tables take time to load and most comparisons hold no Chinese.
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("t2s")
