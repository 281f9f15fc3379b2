"""Refuse to look for what nobody looks for in the language of a document: to find none of it would say nothing."""

from __future__ import annotations

from policydiff.errors import OptionError
from policydiff.model.outline import Outline
from policydiff.text.language import is_read, language_name

__all__ = ["refuse_language"]


def refuse_language(asked: str, where: str, old: Outline, new: Outline) -> None:
    """
    Refuse an effect or a topic where a document is neither in English nor in Chinese.

    Args:
        asked: The effect or the topic, as it was given.

        where: Where it was given, for messages.

        old: The old document.

        new: The new document.

    Raises:
        OptionError: A document is in another language.
    """
    unread = next((side for side in (old, new) if side.units and not is_read(side.language)), None)
    if unread is not None:
        raise OptionError(
            f"{where}: {asked} cannot be told of {unread.label}, which is in {language_name(unread.language)}; effects and topics are looked for in English and "
            "Chinese only; name operations or adherents"
        )
