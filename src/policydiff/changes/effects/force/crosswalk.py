"""Compare the force of two statements, on one scale or across two."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from policydiff.changes.effects.wording.phrases import PhraseReader

__all__ = ["Crosswalk", "Force", "compare_force", "load_crosswalk", "shipped_crosswalk"]

_FORM = "policydiff crosswalk/1"
_LEVELS = range(6)


@frozen
class Force:
    """A level, 0 to 5, on the scale of a language."""

    scale: Literal["en", "zh"]
    level: int


@frozen
class Crosswalk:
    """For each level of the English scale the levels of the Chinese one that a faithful translation can have."""

    levels: tuple[tuple[int, ...], ...]

    def compare(self, english: int, chinese: int) -> int:
        """Return 1 where the Chinese level lies above all that could translate the English one, -1 where it lies below, else 0."""
        allowed = self.levels[english]
        return (chinese > max(allowed)) - (chinese < min(allowed))


@lru_cache(maxsize=1)
def shipped_crosswalk() -> Crosswalk:
    """Return the crosswalk that comes with the library, read once, when it is first needed."""
    return load_crosswalk((files("policydiff.changes.effects.force") / "crosswalk.toml").read_text(encoding="utf-8"), name="crosswalk.toml")


def load_crosswalk(text: str, *, name: str) -> Crosswalk:
    """
    Read a crosswalk between the scales from TOML; ``crosswalk.toml`` beside this module shows the format.

    Raises:
        InputError: The text holds no such table; the message names the file and what is wrong.
    """
    read = PhraseReader(name)
    levels = read.content(text, form=_FORM, keys=("levels",))["levels"]
    if not isinstance(levels, dict) or set(levels) != {str(level) for level in _LEVELS}:
        read.stop("levels has to have the keys 0 to 5, each once")
    for level, allowed in levels.items():
        if not isinstance(allowed, list) or not allowed or not all(type(entry) is int and entry in _LEVELS for entry in allowed):
            read.stop(f"level {level} is {allowed!r}; it has to be a list of whole numbers from 0 to 5")
    return Crosswalk(tuple(tuple(levels[str(level)]) for level in _LEVELS))


def compare_force(old: Force, new: Force) -> int:
    """
    Return 1 where the new force is more, -1 where it is less, 0 where it is as much.

    Across languages the crosswalk tells, so that a faithful translation binds as much.

    Example:
        >>> compare_force(Force("en", 5), Force("en", 3)), compare_force(Force("en", 5), Force("zh", 4))
        (-1, 0)
    """
    if old.scale == new.scale:
        return (new.level > old.level) - (new.level < old.level)
    walk = shipped_crosswalk()
    return walk.compare(old.level, new.level) if old.scale == "en" else -walk.compare(new.level, old.level)
