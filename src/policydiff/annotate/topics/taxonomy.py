"""Topics and their seed words, read strictly: what is misspelt in a taxonomy is an error, not a seed that never matches."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.annotate.strict import Reader
from policydiff.text.fold import fold

__all__ = ["LANGUAGES", "Language", "Seed", "Taxonomy", "TopicSeeds", "load_taxonomy", "shipped_taxonomy"]

FORMAT = "policydiff topics/1"
Language = str
# Languages with rules of matching.
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@frozen(kw_only=True)
class Seed:
    """
    A word or phrase that tells a topic.

    Attributes:
        text: As in the taxonomy, letter case aside; a word that ends in ``*`` stands for whatever it begins.

        unless: Phrases inside which the seed does not count.

        near: Words of which one must stand in the same text; none where the seed needs no company.

        without: Words of which none may stand in the same text.
    """

    text: str
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


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
    return _Topics(name).taxonomy(text)


@frozen
class _Topics(Reader):
    """Turns what TOML holds into a taxonomy."""

    def taxonomy(self, text: str) -> Taxonomy:
        content = self.content(text, file_format=FORMAT, needed=("topics",))
        topics = tuple(self._topic(table, f"topic {number}") for number, table in enumerate(self.listed(content["topics"], "topics"), start=1))
        if not topics:
            self.stop("topics is empty; give at least one [[topics]] table")
        self.names((topic.name for topic in topics), "topic")
        for language in LANGUAGES:
            self._no_seed_twice(topics, language)
        return Taxonomy(
            name=self.line(content["name"], "name"),
            version=self.line(content["version"], "version"),
            source=self.line(content["source"], "source"),
            topics=topics,
        )

    def _topic(self, value: object, where: str) -> TopicSeeds:
        table = self.table(value, where)
        self.keys(table, where, needed=("name",), allowed=LANGUAGES)
        name = self.line(table["name"], f"name of {where}")
        where = f"topic {name!r}"
        seeds = {language: self._seeds(table.get(language, []), language, f"{language} of {where}") for language in LANGUAGES}
        if not any(seeds.values()):
            self.stop(f"{where} has no seeds; give at least one in {' or '.join(LANGUAGES)}")
        return TopicSeeds(name=name, en=seeds["en"], zh=seeds["zh"])

    def _seeds(self, values: object, language: Language, where: str) -> tuple[Seed, ...]:
        return tuple(self._seed(value, language, where) for value in self.listed(values, where))

    def _seed(self, value: object, language: Language, where: str) -> Seed:
        if isinstance(value, str):
            return Seed(text=self._seed_text(value, language, where))
        if not isinstance(value, dict):
            self.stop(f"{where} holds {value!r}; a seed is a text or a table with the key seed")
        self.keys(value, f"a seed in {where}", needed=("seed",), allowed=("unless", "near", "without"))
        text = self._seed_text(value["seed"], language, where)
        where = f"seed {text!r} in {where}"
        unless = self._seed_texts(value.get("unless", []), language, f"unless of {where}")
        for phrase in unless:
            if text.rstrip("*") not in phrase:
                self.stop(f"unless of {where} holds {phrase!r}, which does not hold the seed and so can never apply; correct or remove it")
        near = self._seed_texts(value.get("near", []), language, f"near of {where}")
        without = self._seed_texts(value.get("without", []), language, f"without of {where}")
        if not unless and not near and not without:
            self.stop(f"{where} is a table without a condition (unless, near, without); write it as a plain text")
        return Seed(text=text, unless=unless, near=near, without=without)

    def _seed_texts(self, values: object, language: Language, where: str) -> tuple[str, ...]:
        return tuple(self._seed_text(value, language, where) for value in self.listed(values, where))

    def _seed_text(self, value: object, language: Language, where: str) -> str:
        text = self.in_script(self.phrase(value, where), language, where)
        for word in text.split():
            if "*" in word[:-1] or word == "*" or ("*" in word and language == "zh"):
                self.stop(f"{where} holds {text!r}; a * stands at the end of an English word and nowhere else")
        return fold(text) if language == "en" else text

    def _no_seed_twice(self, topics: tuple[TopicSeeds, ...], language: Language) -> None:
        owner: dict[str, str] = {}
        for topic in topics:
            for seed in topic.seeds(language):
                if seed.text in owner:
                    self.stop(f"seed {seed.text!r} stands in topic {owner[seed.text]!r} and again in {topic.name!r}; keep one")
                owner[seed.text] = topic.name
