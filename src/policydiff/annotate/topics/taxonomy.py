"""Topics and their seed words, read strictly: what is misspelt in a taxonomy is an error, not a seed that never matches."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NoReturn

from attrs import frozen

from policydiff.errors import InputError
from policydiff.text.fold import fold, has_han

__all__ = ["LANGUAGES", "Language", "Seed", "Taxonomy", "TopicSeeds", "load_taxonomy", "shipped_taxonomy"]

FORMAT = "policydiff topics/1"
Language = str
# Languages with rules of matching.
LANGUAGES: tuple[Language, ...] = ("en", "zh")
# Far above any dictionary in use; a file beyond it is a mistake or an attack.
_MOST_CHARACTERS = 1_000_000
_MOST_PHRASE = 100


@frozen(kw_only=True)
class Seed:
    """
    A word or phrase that tells a topic.

    Attributes:
        text: As in the taxonomy, letter case aside; a word that ends in ``*`` stands for whatever it begins.

        unless: Phrases inside which the seed does not count.

        near: Words of which one must stand in the same text; none where the seed needs no company.
    """

    text: str
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@frozen(kw_only=True)
class TopicSeeds:
    """A topic and its seeds in each language."""

    name: str
    en: tuple[Seed, ...] = ()
    zh: tuple[Seed, ...] = ()

    def seeds(self, language: Language) -> tuple[Seed, ...]:
        """Return the seeds in a language."""
        return self.zh if language == "zh" else self.en


# The matchers are looked up by taxonomy at every text, so its hash is taken once.
@frozen(kw_only=True, cache_hash=True)
class Taxonomy:
    """
    Topics in the order in which reports give them and ties are broken.

    Attributes:
        source: Where topics and seeds come from.
    """

    name: str
    version: str
    source: str
    topics: tuple[TopicSeeds, ...]

    @property
    def label(self) -> str:
        """Name and version, as reports give them."""
        return f"{self.name} {self.version}"

    @property
    def languages(self) -> tuple[Language, ...]:
        """Languages in which at least one topic has seeds."""
        return tuple(language for language in LANGUAGES if any(topic.seeds(language) for topic in self.topics))


@lru_cache(maxsize=1)
def shipped_taxonomy() -> Taxonomy:
    """Return the topics that come with the library, read once, when they are first needed."""
    return load_taxonomy((files("policydiff.annotate.topics") / "topics.toml").read_text(encoding="utf-8"), name="topics.toml")


def load_taxonomy(text: str, *, name: str) -> Taxonomy:
    """
    Read a taxonomy from TOML.

    Args:
        text: The file's text; ``topics.toml`` beside this module shows the format.

        name: Name of the file for messages.

    Raises:
        InputError: The text is no such taxonomy: not TOML, an unknown or missing key, a seed twice, a condition that could never hold.
    """
    if len(text) > _MOST_CHARACTERS:
        raise InputError(f"the taxonomy is longer than {_MOST_CHARACTERS:,} characters; split it", source=name)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"this is no TOML: {error}. Correct the place that the message names", source=name) from error
    return _Check(name).taxonomy(content)


@frozen
class _Check:
    """Turns what TOML holds into a taxonomy; every message names the file."""

    source: str

    def taxonomy(self, content: dict[str, object]) -> Taxonomy:
        self._keys(content, "the taxonomy", needed=("format", "name", "version", "source", "topics"))
        if content["format"] != FORMAT:
            self._stop(f"format is {content['format']!r}; this release reads {FORMAT!r}")
        tables = content["topics"]
        if not isinstance(tables, list) or not tables:
            self._stop("topics is empty; give at least one [[topics]] table")
        topics = tuple(self._topic(table, f"topic {number}") for number, table in enumerate(tables, start=1))
        self._no_name_twice(topics)
        for language in LANGUAGES:
            self._no_seed_twice(topics, language)
        return Taxonomy(
            name=self._line(content["name"], "name"),
            version=self._line(content["version"], "version"),
            source=self._line(content["source"], "source"),
            topics=topics,
        )

    def _topic(self, table: object, where: str) -> TopicSeeds:
        if not isinstance(table, dict):
            self._stop(f"{where} is no table; write it as [[topics]]")
        self._keys(table, where, needed=("name",), allowed=LANGUAGES)
        name = self._line(table["name"], f"name of {where}")
        where = f"topic {name!r}"
        seeds = {language: self._seeds(table.get(language, []), language, f"{language} of {where}") for language in LANGUAGES}
        if not any(seeds.values()):
            self._stop(f"{where} has no seeds; give at least one in {' or '.join(LANGUAGES)}")
        return TopicSeeds(name=name, en=seeds["en"], zh=seeds["zh"])

    def _seeds(self, values: object, language: Language, where: str) -> tuple[Seed, ...]:
        if not isinstance(values, list):
            self._stop(f"{where} is no list; write the seeds in brackets")
        return tuple(self._seed(value, language, where) for value in values)

    def _seed(self, value: object, language: Language, where: str) -> Seed:
        if isinstance(value, str):
            return Seed(text=self._phrase(value, language, where))
        if not isinstance(value, dict):
            self._stop(f"{where} holds {value!r}; a seed is a text or a table with the key seed")
        self._keys(value, f"a seed in {where}", needed=("seed",), allowed=("unless", "near"))
        text = self._phrase(value["seed"], language, where)
        where = f"seed {text!r} in {where}"
        unless = self._phrases(value.get("unless", []), language, f"unless of {where}")
        for phrase in unless:
            if text.rstrip("*") not in phrase:
                self._stop(f"unless of {where} holds {phrase!r}, which does not hold the seed and so can never apply; correct or remove it")
        near = self._phrases(value.get("near", []), language, f"near of {where}")
        if not unless and not near:
            self._stop(f"{where} is a table without unless or near; write it as a plain text")
        return Seed(text=text, unless=unless, near=near)

    def _phrases(self, values: object, language: Language, where: str) -> tuple[str, ...]:
        if not isinstance(values, list):
            self._stop(f"{where} is no list; write the phrases in brackets")
        return tuple(self._phrase(value, language, where) for value in values)

    def _phrase(self, value: object, language: Language, where: str) -> str:
        text = fold(self._line(value, where)) if language == "en" else self._line(value, where)
        if len(text) > _MOST_PHRASE:
            self._stop(f"{where} holds a phrase of more than {_MOST_PHRASE} characters; shorten it")
        if has_han(text) != (language == "zh"):
            self._stop(f"{where} holds {text!r}, which is not in that language's script; move it to the list of its language")
        for word in text.split():
            if "*" in word[:-1] or word == "*" or ("*" in word and language == "zh"):
                self._stop(f"{where} holds {text!r}; a * stands at the end of an English word and nowhere else")
        return text

    def _line(self, value: object, where: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self._stop(f"{where} is {value!r}; it has to be a text, in quotes")
        line = " ".join(value.split())
        if not line.isprintable():
            self._stop(f"{where} is {value!r}; take the invisible characters out")
        return line

    def _keys(self, table: dict[str, object], where: str, *, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> None:
        for key in table:
            if key not in needed + allowed:
                self._stop(f"{where} has the unknown key {key!r}; the keys are {', '.join(needed + allowed)}")
        for key in needed:
            if key not in table:
                self._stop(f"{where} lacks the key {key!r}")

    def _no_name_twice(self, topics: tuple[TopicSeeds, ...]) -> None:
        names = [topic.name for topic in topics]
        for name in names:
            if names.count(name) > 1:
                self._stop(f"topic {name!r} stands there twice; join the two")

    def _no_seed_twice(self, topics: tuple[TopicSeeds, ...], language: Language) -> None:
        owner: dict[str, str] = {}
        for topic in topics:
            for seed in topic.seeds(language):
                if seed.text in owner:
                    self._stop(f"seed {seed.text!r} stands in topic {owner[seed.text]!r} and again in {topic.name!r}; keep one")
                owner[seed.text] = topic.name

    def _stop(self, message: str) -> NoReturn:
        raise InputError(message, source=self.source)
