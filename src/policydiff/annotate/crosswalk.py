"""Compare the force of two modalities, within a language or across two."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.annotate.strict import Reader
from policydiff.model.annotation import Modality, Verb

__all__ = ["Crosswalk", "compare_force", "load_crosswalk", "shipped_crosswalk"]

FORMAT = "policydiff crosswalk/1"
_LANGUAGES = ("en", "zh")
_Range = tuple[int, int]
# Kinds that say whether an act is owed; the others of a deontic use are told apart by their own levels.
_APART = ("exemption", "constitutive")


@frozen(kw_only=True, cache_hash=True)
class Crosswalk:
    """
    Levels of the English scale that a verb can be translated by.

    Attributes:
        ranges: For each language and verb the lowest and the highest level.

        act: The range of an instruction whose verb has no level of its own.
    """

    name: str
    version: str
    source: str
    ranges: tuple[tuple[tuple[str, str], _Range], ...]
    act: _Range

    @property
    def label(self) -> str:
        """Name and version, as reports give them."""
        return f"{self.name} {self.version}"

    def range(self, verb: Verb, language: str, *, is_act: bool = False) -> _Range:
        """Return the levels that a verb can stand for."""
        known = _ranges(self).get((language, verb.word))
        if known is not None:
            return known
        return self.act if is_act else (verb.force, verb.force)


@lru_cache(maxsize=8)
def _ranges(crosswalk: Crosswalk) -> dict[tuple[str, str], _Range]:
    return dict(crosswalk.ranges)


def compare_force(old: Modality, new: Modality, crosswalk: Crosswalk | None = None) -> int | None:
    """
    Compare how strongly two modalities bind, whatever hedges stand by them.

    Chains are compared verb by verb: the weakest first, then the strongest. Within a language that is done by level; across languages by the ranges
    of the crosswalk, and a difference is told only where both the weakest and the strongest verbs allow it.

    Args:
        old: The old statement.

        new: The new one.

        crosswalk: Ranges; those that come with the library where None. Used across languages only.

    Returns:
        -1 where the new one is weaker, 0 where they are as strong, 1 where it is stronger; None where they cannot be compared: one of them binds
        nobody (its use is not deontic), they differ in polarity, or one is an exemption or constitutive and the other is not.
    """
    if old.use != "deontic" or new.use != "deontic" or not old.chain or not new.chain or old.polarity != new.polarity:
        return None
    for kind in _APART:
        if (old.deontic == kind) != (new.deontic == kind):
            return None
    if old.deontic == new.deontic == "constitutive":
        return 0
    if old.scale == new.scale:
        return _sign(_weakest(new), _weakest(old)) or _sign(_strongest(new), _strongest(old))
    return _across(old, new, crosswalk or shipped_crosswalk())


def _weakest(modality: Modality) -> int:
    return min(verb.force for verb in modality.chain)


def _strongest(modality: Modality) -> int:
    return max(verb.force for verb in modality.chain)


def _sign(new: int, old: int) -> int:
    return (new > old) - (new < old)


def _across(old: Modality, new: Modality, crosswalk: Crosswalk) -> int:
    old_ranges, new_ranges = _all_ranges(old, crosswalk), _all_ranges(new, crosswalk)
    signs = {_apart(min(new_ranges), min(old_ranges)), _apart(_top(new_ranges), _top(old_ranges))}
    return signs.pop() if len(signs) == 1 else 0


def _all_ranges(modality: Modality, crosswalk: Crosswalk) -> list[_Range]:
    is_act = modality.voice == "imperative"
    return [crosswalk.range(verb, modality.scale, is_act=is_act) for verb in modality.chain]


def _top(ranges: list[_Range]) -> _Range:
    return max(ranges, key=lambda pair: (pair[1], pair[0]))


def _apart(new: _Range, old: _Range) -> int:
    """Return the sign of the difference of two ranges, 0 where they meet."""
    return (new[0] > old[1]) - (new[1] < old[0])


@lru_cache(maxsize=1)
def shipped_crosswalk() -> Crosswalk:
    """Return the crosswalk that comes with the library, read once, when it is first needed."""
    return load_crosswalk((files("policydiff.annotate") / "crosswalk.toml").read_text(encoding="utf-8"), name="crosswalk.toml")


def load_crosswalk(text: str, *, name: str) -> Crosswalk:
    """
    Read a crosswalk from TOML.

    Args:
        text: The file's text; ``crosswalk.toml`` beside this module shows the format.

        name: Name of the file for messages.

    Raises:
        InputError: The text is no such crosswalk: not TOML, an unknown or missing key, a verb twice, a range upside down.
    """
    read = Reader(name)
    content = read.content(text, file_format=FORMAT, needed=("act",), allowed=_LANGUAGES)
    ranges: dict[tuple[str, str], _Range] = {}
    for language in _LANGUAGES:
        for number, table in enumerate(read.tables(content.get(language, []), language), start=1):
            where = f"verb {number} of {language}"
            read.keys(table, where, needed=("word", "low", "high"))
            word = read.line(table["word"], f"word of {where}")
            if (language, word) in ranges:
                read.stop(f"{language} lists {word!r} twice; keep one")
            ranges[language, word] = _range(read, table, f"{word!r} of {language}")
    act = content["act"]
    if not isinstance(act, dict):
        read.stop(f"act is {act!r}; it has to be a table with low and high")
    read.keys(act, "act", needed=("low", "high"))
    return Crosswalk(
        name=read.line(content["name"], "name"),
        version=read.line(content["version"], "version"),
        source=read.line(content["source"], "source"),
        ranges=tuple(ranges.items()),
        act=_range(read, act, "act"),
    )


def _range(read: Reader, table: dict[str, object], where: str) -> _Range:
    low, high = read.level(table["low"], f"low of {where}"), read.level(table["high"], f"high of {where}")
    if low > high:
        read.stop(f"low of {where} is above high; exchange them")
    return low, high
