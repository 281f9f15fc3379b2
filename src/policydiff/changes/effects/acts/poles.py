"""Words that turn an act round, and verbs that are each other's opposite: a lexicon that ships as data."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from policydiff.changes.effects.wording.phrases import PhraseReader, Phrases

__all__ = ["Pole", "load_poles", "share_matter", "shipped_poles"]

POLES_FORMAT = "policydiff poles/1"
# The verb of an act stands within its first characters.
_BEGINNING = 40
End = Literal["one", "other"]
_ENDS: tuple[End, ...] = ("one", "other")


@frozen
class Pole:
    """
    What a word does to an act.

    Attributes:
        matter: The family, or None for a word that turns whatever it governs.
    """

    matter: str | None
    end: End


@lru_cache(maxsize=1)
def shipped_poles() -> Phrases[tuple[Pole, ...]]:
    """Return the opposites that come with the library, read once, when they are first needed."""
    return load_poles((files("policydiff.changes.effects.acts") / "poles.toml").read_text(encoding="utf-8"), name="poles.toml")


def share_matter(old: str, new: str) -> bool:
    """
    Tell whether two acts begin with verbs of one family, at whichever end.

    Example:
        >>> share_matter("let inspectors in", "turn away inspectors")
        True
    """
    first, second = ({pole.matter for item in shipped_poles().find(act[:_BEGINNING])[:1] for pole in item.value} - {None} for act in (old, new))
    return not first.isdisjoint(second)


def load_poles(text: str, *, name: str) -> Phrases[tuple[Pole, ...]]:
    """
    Read opposites from TOML; ``poles.toml`` beside this module shows the format.

    Args:
        text: The file's text.

        name: Name of the file for messages.

    Raises:
        InputError: The text holds no such lexicon; the message names the file and the place.
    """
    read = PhraseReader(name)
    content = read.content(text, form=POLES_FORMAT, keys=("turning", "unless", "families"))
    values: dict[str, list[Pole]] = {phrase: [Pole(None, "other")] for phrase in read.phrases(content["turning"], "turning")}
    for table in read.tables(content["families"], "families", ("matter", "one", "other")):
        matter = read.line(table["matter"], "matter")
        for end in _ENDS:
            for phrase in read.phrases(table[end], f"{end} of {matter!r}"):
                poles = values.setdefault(phrase, [])
                if Pole(matter, "one") in poles:
                    read.stop(f"{matter!r} holds {phrase!r} at both ends; keep one")
                poles.append(Pole(matter, end))
    return Phrases({phrase: tuple(poles) for phrase, poles in values.items()}, read.phrases(content["unless"], "unless"))
