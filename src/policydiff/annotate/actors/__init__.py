"""Who is bound, allowed or spoken to: names that a lexicon makes one, in English and Chinese."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from attrs import frozen

from policydiff.annotate.english.inflection import singular
from policydiff.annotate.strict import Reader, Table
from policydiff.text.fold import fold
from policydiff.text.span import Span

__all__ = ["ActorEntry", "ActorKind", "ActorLexicon", "FoundActor", "load_actors", "shipped_actors"]

FORMAT = "policydiff actors/1"
ActorKind = Literal["institution", "role", "public", "hostile"]
_KINDS = ("institution", "role", "public", "hostile")
_LISTS = ("bodies", "agents", "never", "things", "hostile", "zh_agents", "zh_never")


@frozen(kw_only=True)
class ActorEntry:
    """
    An actor under its normal name.

    Attributes:
        kind: How far what they will do is a promise, and what they may do a permission.

        en: Phrases, folded, each word in the singular.

        zh: Phrases in Simplified characters.
    """

    name: str
    kind: ActorKind
    en: tuple[str, ...]
    zh: tuple[str, ...]


@frozen(kw_only=True, cache_hash=True)
class ActorLexicon:
    """
    Actors, and the words by which one that is not listed is told.

    Attributes:
        lists: ``bodies`` and ``agents``, nouns that name somebody; ``never`` and ``things``, words that only look so; ``hostile``, adjectives.
    """

    name: str
    version: str
    source: str
    actors: tuple[ActorEntry, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def label(self) -> str:
        """Name and version, as reports give them."""
        return f"{self.name} {self.version}"

    def words(self, name: str) -> frozenset[str]:
        """Return one of the lists of words."""
        return frozenset(dict(self.lists)[name])

    def extended(self, more: ActorLexicon) -> ActorLexicon:
        """
        Return this lexicon with another one's actors before its own, so that theirs count where both list a phrase, and with its words added.

        Actors of the same name are joined.
        """
        taken = {phrase for entry in more.actors for phrase in (*entry.en, *entry.zh)}
        added = {entry.name: entry for entry in more.actors}
        actors = [
            ActorEntry(name=entry.name, kind=entry.kind, en=_without(entry.en, taken), zh=_without(entry.zh, taken))
            if entry.name not in added
            else ActorEntry(
                name=entry.name,
                kind=added[entry.name].kind,
                en=(*added[entry.name].en, *_without(entry.en, taken)),
                zh=(*added[entry.name].zh, *_without(entry.zh, taken)),
            )
            for entry in self.actors
        ]
        own = {entry.name for entry in self.actors}
        actors.extend(entry for entry in more.actors if entry.name not in own)
        lists = tuple((key, tuple(dict.fromkeys((*words, *dict(more.lists)[key])))) for key, words in self.lists)
        return ActorLexicon(
            name=f"{self.name} with {more.name}", version=f"{self.version}+{more.version}", source=self.source, actors=tuple(actors), lists=lists
        )


def _without(phrases: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    return tuple(phrase for phrase in phrases if phrase not in taken)


@frozen(kw_only=True)
class FoundActor:
    """
    An actor in a clause.

    Attributes:
        kind: As in the lexicon; ``role`` where it does not know the name.
    """

    name: str
    span: Span
    is_listed: bool
    kind: ActorKind


@lru_cache(maxsize=1)
def shipped_actors() -> ActorLexicon:
    """Return the actors that come with the library, read once, when they are first needed."""
    return load_actors((files("policydiff.annotate.actors") / "actors.toml").read_text(encoding="utf-8"), name="actors.toml")


def load_actors(text: str, *, name: str) -> ActorLexicon:
    """
    Read actors from TOML.

    Args:
        text: The file's text; ``actors.toml`` beside this module shows the format. A file that adds to the shipped actors may leave the
            lists of words out.

        name: Name of the file for messages.

    Raises:
        InputError: The text is no such lexicon: not TOML, an unknown or missing key, a phrase that belongs to two actors.
    """
    read = Reader(name)
    content = read.content(text, file_format=FORMAT, needed=("actors",), allowed=_LISTS)
    actors = tuple(_entry(read, table, f"actor {number}") for number, table in enumerate(read.tables(content["actors"], "actors"), start=1))
    _no_phrase_twice(read, actors)
    return ActorLexicon(
        name=read.line(content["name"], "name"),
        version=read.line(content["version"], "version"),
        source=read.line(content["source"], "source"),
        actors=actors,
        lists=tuple((key, read.phrases(content.get(key, []), key)) for key in _LISTS),
    )


def _entry(read: Reader, table: Table, where: str) -> ActorEntry:
    read.keys(table, where, needed=("name", "kind"), allowed=("en", "zh"))
    name = read.line(table["name"], f"name of {where}")
    where = f"actor {name!r}"
    phrases = {language: read.phrases(table.get(language, []), f"{language} of {where}") for language in ("en", "zh")}
    if not any(phrases.values()):
        read.stop(f"{where} has no phrases; give at least one in en or zh")
    for language, listed in phrases.items():
        for phrase in listed:
            read.in_script(phrase, language, f"{language} of {where}")
    return ActorEntry(
        name=name,
        kind=cast("ActorKind", read.choice(table["kind"], f"kind of {where}", _KINDS)),
        en=tuple(dict.fromkeys(" ".join(singular(word) for word in fold(phrase).split()) for phrase in phrases["en"])),
        zh=tuple(fold(phrase) for phrase in phrases["zh"]),
    )


def _no_phrase_twice(read: Reader, actors: tuple[ActorEntry, ...]) -> None:
    owner: dict[str, str] = {}
    for entry in actors:
        for phrase in (*entry.en, *entry.zh):
            if phrase in owner:
                read.stop(f"{phrase!r} stands with actor {owner[phrase]!r} and again with {entry.name!r}; keep one")
            owner[phrase] = entry.name
