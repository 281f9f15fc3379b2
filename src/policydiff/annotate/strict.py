"""Read a lexicon from TOML strictly: what is misspelt in it is an error, not an entry that never matches."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

from attrs import frozen

from policydiff.errors import InputError
from policydiff.text.fold import has_han

__all__ = ["Reader", "Table"]

Table = dict[str, object]
# Far above any lexicon in use; a file beyond it is a mistake or an attack.
_MOST_CHARACTERS = 1_000_000
_MOST_PHRASE = 100


@frozen
class Reader:
    """
    Takes values out of TOML tables; every message names the file and what to do.

    Attributes:
        source: Name of the file for messages.
    """

    source: str

    def content(self, text: str, *, file_format: str, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> Table:
        """
        Return the outermost table of a file in a format; ``name``, ``version`` and ``source`` are needed in every one.

        Raises:
            InputError: The text is too long, no TOML, of another format, or has an unknown or a missing key.
        """
        if len(text) > _MOST_CHARACTERS:
            self.stop(f"the file is longer than {_MOST_CHARACTERS:,} characters; split it")
        try:
            content = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise InputError(f"this is no TOML: {error}. Correct the place that the message names", source=self.source) from error
        self.keys(content, "the file", needed=("format", "name", "version", "source", *needed), allowed=allowed)
        if content["format"] != file_format:
            self.stop(f"format is {content['format']!r}; this release reads {file_format!r}")
        return content

    def keys(self, table: Table, where: str, *, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> None:
        """Stop at a key that nobody knows, and at one that is missing."""
        for key in table:
            if key not in needed + allowed:
                self.stop(f"{where} has the unknown key {key!r}; the keys are {', '.join(needed + allowed)}")
        for key in needed:
            if key not in table:
                self.stop(f"{where} lacks the key {key!r}")

    def table(self, value: object, where: str) -> Table:
        """Return a table."""
        if not isinstance(value, dict):
            self.stop(f"{where} is {value!r}; it has to be a table")
        return value

    def tables(self, value: object, where: str) -> tuple[Table, ...]:
        """Return the tables of an array."""
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.stop(f"{where} is no list of tables; write each as [[{where}]]")
        return tuple(value)

    def line(self, value: object, where: str) -> str:
        """Return a text of one line, white space folded."""
        if not isinstance(value, str) or not value.strip():
            self.stop(f"{where} is {value!r}; it has to be a text, in quotes")
        line = " ".join(value.split())
        if not line.isprintable():
            self.stop(f"{where} is {value!r}; take the invisible characters out")
        return line

    def listed(self, value: object, where: str) -> tuple[object, ...]:
        """Return the entries of a list."""
        if not isinstance(value, list):
            self.stop(f"{where} is no list; write the words in brackets")
        return tuple(value)

    def phrase(self, value: object, where: str, *, longest: int = _MOST_PHRASE) -> str:
        """Return a text of one line that is no longer than a phrase is."""
        phrase = self.line(value, where)
        if len(phrase) > longest:
            self.stop(f"{where} holds a phrase of more than {longest} characters; shorten it")
        return phrase

    def phrases(self, value: object, where: str) -> tuple[str, ...]:
        """Return a list of short texts, none twice."""
        phrases = tuple(self.phrase(entry, where) for entry in self.listed(value, where))
        for phrase in self.twice(phrases):
            self.stop(f"{where} holds {phrase!r} twice; keep one")
        return phrases

    def in_script(self, phrase: str, language: str, where: str) -> str:
        """Return a phrase, stopping where it is not in the script of the language: Chinese characters, or none of them."""
        if has_han(phrase) != (language == "zh"):
            self.stop(f"{where} holds {phrase!r}, which is not in that language's script; move it to the list of its language")
        return phrase

    def names(self, names: Iterable[str], what: str) -> None:
        """Stop at a name that two tables have."""
        for name in self.twice(names):
            self.stop(f"{what} {name!r} stands there twice; join the two")

    @staticmethod
    def twice(phrases: Iterable[str]) -> tuple[str, ...]:
        """Return the texts that occur more than once."""
        return tuple(phrase for phrase, count in Counter(phrases).items() if count > 1)

    def choice(self, value: object, where: str, choices: tuple[str, ...]) -> str:
        """Return one of some words."""
        if value not in choices:
            self.stop(f"{where} is {value!r}; it is one of {', '.join(choices)}")
        return str(value)

    def level(self, value: object, where: str) -> int:
        """Return a level of a scale of force."""
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 5:  # noqa: PLR2004 - the scales end there
            self.stop(f"{where} is {value!r}; it has to be a whole number from 0 to 5")
        return value

    def flag(self, value: object, where: str) -> bool:
        """Return true or false."""
        if not isinstance(value, bool):
            self.stop(f"{where} is {value!r}; it has to be true or false")
        return value

    def stop(self, message: str) -> NoReturn:
        """Raise an InputError that names the file."""
        raise InputError(message, source=self.source)
