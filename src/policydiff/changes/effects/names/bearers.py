"""The words that bearers are told by, read once from ``bearers.toml``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.changes.effects.wording.phrases import PhraseReader

__all__ = ["BearerWords", "bearer_words", "load_bearer_words"]

_FORM = "policydiff bearers/1"
_LISTS = ("pronouns", "anybody", "some", "things", "agents", "duties", "charging")


@frozen(eq=False)
class BearerWords:
    """
    Words that name nobody for certain, and names that may stand for one another.

    Attributes:
        pronouns: Point back to somebody named elsewhere, or to whoever reads.

        anybody: Name everybody or nobody in particular.

        some: Names that begin so name nobody in particular either.

        things: Nouns of what cannot be bound.

        agents: Endings and last words of those who act.

        duties: Nouns of what somebody is charged with.

        charging: Other words that only say that somebody is charged.

        kinds: For each name of a family the number of that family.
    """

    pronouns: frozenset[str]
    anybody: frozenset[str]
    some: frozenset[str]
    things: frozenset[str]
    agents: tuple[str, ...]
    duties: frozenset[str]
    charging: frozenset[str]
    kinds: dict[str, int]


@lru_cache(maxsize=1)
def bearer_words() -> BearerWords:
    """Return the words that come with the library, read once, when they are first needed."""
    return load_bearer_words((files("policydiff.changes.effects.names") / "bearers.toml").read_text(encoding="utf-8"), name="bearers.toml")


def load_bearer_words(text: str, *, name: str) -> BearerWords:
    """
    Read words from TOML; ``bearers.toml`` beside this module shows the format.

    Args:
        text: The file's text.

        name: Name of the file for messages.

    Raises:
        InputError: The text holds no such lexicon; the message names the file and the place.
    """
    read = PhraseReader(name)
    content = read.content(text, form=_FORM, keys=(*_LISTS, "families"))
    families = content["families"]
    if not isinstance(families, list):
        read.stop("families is no list; write each family in brackets, and brackets around all")
    kinds: dict[str, int] = {}
    for number, family in enumerate(families, start=1):
        for phrase in read.phrases(family, f"family {number}"):
            if phrase in kinds:
                read.stop(f"{phrase!r} stands in two families; keep one")
            kinds[phrase] = number
    lists = {key: read.phrases(content[key], key) for key in _LISTS}
    pronouns, anybody, some, things, duties, charging = (frozenset(lists[key]) for key in _LISTS if key != "agents")
    return BearerWords(pronouns, anybody, some, things, lists["agents"], duties, charging, kinds)
