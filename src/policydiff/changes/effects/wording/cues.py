"""Lists of words that rules go by, read strictly from TOML: a misspelt list is an error, not a rule that never speaks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NoReturn

from attrs import define, frozen

from policydiff.changes.effects.wording.patterns import words_in
from policydiff.errors import InputError
from policydiff.text.fold import fold, has_han
from policydiff.text.fold_in_place import fold_in_place
from policydiff.text.span import Span

__all__ = ["Cues", "load_cues"]

_HEAD = ("format", "name", "version", "source")
_LANGUAGES = ("en", "zh")
# Far above any list in use; a file beyond it is a mistake or an attack.
_MOST_CHARACTERS = 1_000_000
_MOST_PHRASE = 100
_OPENING = re.compile(r"\w+(?!\w|\*)")


@define(slots=False, frozen=True, eq=False)
class _List:
    """Phrases of one language, and what finds them: made when they are first looked for."""

    phrases: tuple[str, ...]
    language: str

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        return _compiled(self.phrases, self.language)

    @cached_property
    def openings(self) -> frozenset[str] | None:
        """Words of which each phrase begins with one; None where that cannot be said."""
        first = [_OPENING.match(fold(phrase)) for phrase in self.phrases]
        return frozenset(word[0] for word in first if word) if all(first) and self.language == "en" else None

    def finditer(self, folded: str) -> Iterable[re.Match[str]]:
        """Find the phrases in a folded text, in order."""
        # Most texts hold no word that any phrase begins with, which is seen in a fraction of the time of a search.
        if self.openings is not None and self.openings.isdisjoint(words_in(folded)):
            return ()
        return self.pattern.finditer(folded) if self.pattern else ()


@frozen(eq=False)
class Cues:
    """
    Lists of words and phrases by name.

    Letter case, the style of quotes and Traditional characters make no difference; ``word*`` stands for whatever begins so; any white space or a hyphen
    may stand between two words.
    """

    _lists: dict[str, tuple[_List, ...]]

    def find(self, name: str, text: str) -> tuple[Span, ...]:
        """Return where the words of a list stand in a text, in order and without overlap: of two at one place the longer."""
        return _find(self._lists[name], text)

    def has(self, name: str, text: str) -> bool:
        """Tell whether any word of a list stands in a text."""
        folded = fold_in_place(text).text
        english, chinese = self._lists[name]
        return any(True for _ in english.finditer(folded)) or (not folded.isascii() and any(True for _ in chinese.finditer(folded)))


# Rules ask for the same list in the same stretches from several sides.
@lru_cache(maxsize=256)
def _find(lists: tuple[_List, ...], text: str) -> tuple[Span, ...]:
    folded = fold_in_place(text)
    english, chinese = lists
    found = [folded.original(match) for match in english.finditer(folded.text)]
    if has_han(text):
        found = sorted((*found, *(folded.original(match) for match in chinese.finditer(folded.text))), key=lambda span: span.start)
    return tuple(found)


def load_cues(text: str, *, name: str, form: str, lists: tuple[str, ...]) -> Cues:
    """
    Read lists of words from TOML: ``[lists.NAME]`` with ``en`` and ``zh``.

    Args:
        text: The file's text.

        name: Name of the file for messages.

        form: What the key ``format`` has to say.

        lists: Names of the lists that the rule asks for; each has to be there, and no other.

    Raises:
        InputError: The text holds no such lists; the message names the file and the place.
    """
    return _Check(name).cues(text, form, lists)


@frozen
class _Check:
    source: str

    def cues(self, text: str, form: str, lists: tuple[str, ...]) -> Cues:
        if len(text) > _MOST_CHARACTERS:
            self._stop(f"the file is longer than {_MOST_CHARACTERS:,} characters; split it")
        try:
            content = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise InputError(f"this is no TOML: {error}. Correct the place that the message names", source=self.source) from error
        self._keys(content, "the file", (*_HEAD, "lists"))
        if content["format"] != form:
            self._stop(f"format is {content['format']!r}; this release reads {form!r}")
        tables = self._table(content["lists"], "lists")
        self._keys(tables, "lists", lists)
        return Cues({name: self._lists(self._table(table, f"list {name!r}"), f"list {name!r}") for name, table in tables.items()})

    def _lists(self, table: dict[str, object], where: str) -> tuple[_List, ...]:
        unknown = sorted(set(table) - set(_LANGUAGES))
        if unknown:
            self._stop(f"{where} has the unknown key {unknown[0]!r}; the keys are en and zh")
        phrases = {language: self._phrases(table.get(language, []), f"{language} of {where}") for language in _LANGUAGES}
        if not any(phrases.values()):
            self._stop(f"{where} is empty; give at least one phrase in en or zh")
        return tuple(_List(phrases[language], language) for language in _LANGUAGES)

    def _phrases(self, values: object, where: str) -> tuple[str, ...]:
        if not isinstance(values, list):
            self._stop(f"{where} is no list; write the phrases in brackets")
        for value in values:
            if not isinstance(value, str) or not value.strip("* ") or not value.isprintable() or len(value) > _MOST_PHRASE:
                self._stop(f"{where} holds {value!r}; a phrase is a printable text of at most {_MOST_PHRASE} characters")
            if values.count(value) > 1:
                self._stop(f"{where} holds {value!r} twice; keep one")
        return tuple(values)

    def _table(self, value: object, where: str) -> dict[str, object]:
        if not isinstance(value, dict):
            self._stop(f"{where} is no table")
        return value

    def _keys(self, table: dict[str, object], where: str, needed: tuple[str, ...]) -> None:
        for key in table:
            if key not in needed:
                self._stop(f"{where} has the unknown key {key!r}; the keys are {', '.join(needed)}")
        for key in needed:
            if key not in table:
                self._stop(f"{where} lacks the key {key!r}")

    def _stop(self, message: str) -> NoReturn:
        raise InputError(message, source=self.source)


def _compiled(phrases: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    if not phrases:
        return None
    # The longer first, so that of two phrases at one place the longer is found.
    either = "|".join(_expression(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(either if language == "zh" else rf"(?<![\w-])(?:{either})(?![\w])")


@lru_cache(maxsize=4096)
def _expression(phrase: str) -> str:
    words = (re.escape(word.rstrip("*")) + (r"\w{0,20}" if word.endswith("*") else "") for word in fold(phrase).split())
    return r"[\s-]{1,4}".join(words)
