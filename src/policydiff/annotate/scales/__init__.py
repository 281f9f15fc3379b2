"""Verbs and their places on a scale of force: lexicons that ship as data and that a user may replace."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from attrs import frozen

from policydiff.annotate.english.inflection import VerbForm, inflect
from policydiff.annotate.strict import Reader, Table
from policydiff.model.annotation import Deontic

__all__ = ["Place", "Scale", "ScaleVerb", "load_scale", "shipped_scales"]

FORMAT = "policydiff force/1"
Place = Literal["modal", "statement", "softener", "aim", "head", "granted"]
_PLACES = ("modal", "statement", "softener", "aim", "head", "granted")
_KINDS = ("obligation", "prohibition", "permission", "exemption", "recommendation", "commitment", "recognition", "constitutive")
# Words that rules ask for, each a list of the file's outermost table.
_LISTS = {"en": ("acts", "states", "told", "allowed", "promised", "nouns", "particles", "idle"), "zh": ("acts",)}


@frozen(kw_only=True)
class ScaleVerb:
    """
    A verb on a scale.

    Attributes:
        word: As reports name it.

        force: 0 to 5.

        kind: What it does where it governs.

        places: Where it counts: before a bare verb, as a statement, governed by another verb, anywhere in the aim, at the head of a Chinese phrase.

        forms: Spellings that it is found by.

        asks: Whether it is said to somebody who is then to act.

        denies: Whether what it governs is not to be done.

        unless: Longer words inside which it does not count.
    """

    word: str
    force: int
    kind: Deontic
    places: tuple[Place, ...]
    forms: tuple[str, ...]
    asks: bool = False
    denies: bool = False
    unless: tuple[str, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class Scale:
    """
    A scale of force of one language.

    Attributes:
        act_force: Level of an instruction whose verb has no level of its own.

        lists: Words that single rules ask for, by the list's name.
    """

    name: str
    version: str
    source: str
    language: Literal["en", "zh"]
    act_force: int
    verbs: tuple[ScaleVerb, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def label(self) -> str:
        """Name and version, as reports give them."""
        return f"{self.name} {self.version}"

    def words(self, name: str) -> frozenset[str]:
        """Return one of the lists of words."""
        return frozenset(dict(self.lists)[name])

    def spellings(self) -> Iterator[tuple[str, VerbForm, ScaleVerb]]:
        """Yield every spelling with its form and its verb; modals and Chinese words have one form."""
        for verb in self.verbs:
            for spelling in verb.forms:
                if self.language == "zh" or verb.places == ("modal",):
                    yield spelling, "base", verb
                else:
                    yield from ((word, form, verb) for form, word in inflect(spelling))


@lru_cache(maxsize=1)
def shipped_scales() -> tuple[Scale, ...]:
    """Return the scales that come with the library, read once, when they are first needed."""
    names = ("force_en.toml", "force_zh.toml")
    return tuple(load_scale((files("policydiff.annotate.scales") / name).read_text(encoding="utf-8"), name=name) for name in names)


def load_scale(text: str, *, name: str) -> Scale:
    """
    Read a scale of force from TOML.

    Args:
        text: The file's text; ``force_en.toml`` beside this module shows the format.

        name: Name of the file for messages.

    Raises:
        InputError: The text is no such scale: not TOML, an unknown or missing key, a level outside 0 to 5, a spelling twice.
    """
    read = Reader(name)
    every = tuple(dict.fromkeys(word for words in _LISTS.values() for word in words))
    content = read.content(text, file_format=FORMAT, needed=("language", "act_force", "verbs"), allowed=every)
    language = cast("Literal['en', 'zh']", read.choice(content["language"], "language", tuple(_LISTS)))
    read.keys(content, "the file", needed=_LISTS[language], allowed=tuple(content))
    verbs = tuple(_verb(read, table, f"verb {number}") for number, table in enumerate(read.tables(content["verbs"], "verbs"), start=1))
    _no_word_twice(read, verbs)
    return Scale(
        name=read.line(content["name"], "name"),
        version=read.line(content["version"], "version"),
        source=read.line(content["source"], "source"),
        language=language,
        act_force=read.level(content["act_force"], "act_force"),
        verbs=verbs,
        lists=tuple((key, read.phrases(content[key], key)) for key in _LISTS[language]),
    )


def _verb(read: Reader, table: Table, where: str) -> ScaleVerb:
    read.keys(table, where, needed=("word", "force", "kind", "places"), allowed=("forms", "asks", "denies", "unless"))
    word = read.line(table["word"], f"word of {where}")
    where = f"verb {word!r}"
    places = tuple(cast("Place", read.choice(place, f"places of {where}", _PLACES)) for place in read.phrases(table["places"], f"places of {where}"))
    if not places:
        read.stop(f"places of {where} is empty; give at least one of {', '.join(_PLACES)}")
    return ScaleVerb(
        word=word,
        force=read.level(table["force"], f"force of {where}"),
        kind=cast("Deontic", read.choice(table["kind"], f"kind of {where}", _KINDS)),
        places=places,
        forms=read.phrases(table.get("forms", [word]), f"forms of {where}"),
        asks=read.flag(table.get("asks", False), f"asks of {where}"),
        denies=read.flag(table.get("denies", False), f"denies of {where}"),
        unless=read.phrases(table.get("unless", []), f"unless of {where}"),
    )


def _no_word_twice(read: Reader, verbs: tuple[ScaleVerb, ...]) -> None:
    owner: dict[str, str] = {}
    for verb in verbs:
        for spelling in verb.forms:
            if spelling in owner:
                read.stop(f"{spelling!r} is a form of verb {owner[spelling]!r} and again of {verb.word!r}; keep one")
            owner[spelling] = verb.word
