"""How far an aim goes: a lexicon of verbs on ladders, which ships as data."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.changes.effects.wording.phrases import PhraseReader, Phrases

__all__ = ["Ladder", "load_ladders", "shipped_ladders"]

LADDERS_FORMAT = "policydiff ladders/1"


@frozen
class Ladder:
    """Where a verb stands on a ladder of aims: the ladder's matter and the step, 1 for the weakest."""

    matter: str
    step: int


@lru_cache(maxsize=1)
def shipped_ladders() -> Phrases[tuple[Ladder, ...]]:
    """Return the ladders that come with the library, read once, when they are first needed."""
    return load_ladders((files("policydiff.changes.effects.acts") / "ladders.toml").read_text(encoding="utf-8"), name="ladders.toml")


def load_ladders(text: str, *, name: str) -> Phrases[tuple[Ladder, ...]]:
    """
    Read ladders of aims from TOML; ``ladders.toml`` beside this module shows the format.

    Args:
        text: The file's text.

        name: Name of the file for messages.

    Raises:
        InputError: The text holds no such lexicon; the message names the file and the place.
    """
    read = PhraseReader(name)
    content = read.content(text, form=LADDERS_FORMAT, keys=("unless", "ladders"))
    values: dict[str, list[Ladder]] = {}
    for table in read.tables(content["ladders"], "ladders", ("matter", "steps")):
        matter = read.line(table["matter"], "matter")
        for step, words in enumerate(read.tables(table["steps"], f"steps of {matter!r}", ("en", "zh")), start=1):
            for phrase in (*read.phrases(words["en"], f"en of {matter!r}"), *read.phrases(words["zh"], f"zh of {matter!r}")):
                places = values.setdefault(phrase, [])
                if any(place.matter == matter for place in places):
                    read.stop(f"{matter!r} holds {phrase!r} on two steps; keep one")
                places.append(Ladder(matter, step))
    return Phrases({phrase: tuple(places) for phrase, places in values.items()}, read.phrases(content["unless"], "unless"))
