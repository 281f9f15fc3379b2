"""Find verbs and phrases in any of their regular forms, English by stems and Chinese by characters, and read the files that list them strictly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Generic, NoReturn, TypeVar

from attrs import frozen

from policydiff.errors import InputError
from policydiff.text.fold import fold, has_han
from policydiff.text.fold_in_place import fold_in_place
from policydiff.text.span import Span
from policydiff.text.tokens import find_words, stem

__all__ = ["Found", "PhraseReader", "Phrases"]

T = TypeVar("T")
_GAP = "..."
# Phrases are looked up by so many of their first words, or by the first where that is all.
_KEY = 2
# A phrase in two parts, "keep ... secret", has no more words between them; a Chinese one no more characters.
_LONGEST_GAP = 6
_LONGEST_CHINESE_GAP = 16
# Far above any lexicon in use; a file beyond it is a mistake or an attack.
_MOST_CHARACTERS = 1_000_000
_MOST_PHRASE = 100
_HEAD = ("format", "name", "version", "source")
# Forms of the verbs that no stem brings together.
_AUXILIARIES = {
    "is": "be", "are": "be", "am": "be", "was": "be", "were": "be", "been": "be", "being": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "goes": "go",
}  # fmt: skip


@frozen
class Found(Generic[T]):
    """A phrase in a text: what the lexicon says of it, and where it stands."""

    value: T
    span: Span


@frozen
class _English(Generic[T]):
    """A phrase as stems, in one part or two; the last stem of the second may be the beginning of a word."""

    parts: tuple[tuple[str, ...], ...]
    value: T


class Phrases(Generic[T]):
    """Phrases with what each stands for; of two at one place the longer is found."""

    def __init__(self, phrases: Mapping[str, T], unless: tuple[str, ...] = ()) -> None:
        """Index the phrases; those of ``unless`` hide what stands inside them."""
        self._english: dict[tuple[str, ...], list[_English[T | None]]] = {}
        everything: dict[str, T | None] = {**phrases, **dict.fromkeys(unless)}
        for phrase, value in everything.items():
            if not has_han(phrase):
                parts = tuple(_lemmas(fold(part))[0] for part in phrase.split(_GAP))
                self._english.setdefault(parts[0][:_KEY], []).append(_English(parts, value))
        for entries in self._english.values():
            entries.sort(key=lambda entry: -sum(map(len, entry.parts)))
        self._vocabulary = frozenset(word for entries in self._english.values() for entry in entries for part in entry.parts for word in part)
        self._openings = frozenset(key[0] for key in self._english)
        chinese = sorted((phrase for phrase in everything if has_han(phrase)), key=lambda phrase: (-len(phrase), phrase))
        self._chinese_values = tuple(everything[phrase] for phrase in chinese)
        self._chinese_phrases = tuple(chinese)

    @cached_property
    def _chinese(self) -> re.Pattern[str] | None:
        """What finds the Chinese phrases, a group for each; made when a Chinese text is first searched."""
        gap = rf"[^，。；：、,.;:]{{0,{_LONGEST_CHINESE_GAP}}}?"
        either = "|".join(f"({gap.join(re.escape(fold(part)) for part in phrase.split(_GAP))})" for phrase in self._chinese_phrases)
        # Most characters begin no phrase, which one look tells; each group has to be tried by itself.
        openings = "".join(re.escape(character) for character in sorted({fold(phrase)[0] for phrase in self._chinese_phrases}))
        return re.compile(f"(?=[{openings}])(?:{either})") if self._chinese_phrases else None

    def find(self, text: str) -> tuple[Found[T], ...]:
        """Return the phrases of a text, in order and without overlap."""
        found = [*self._find_chinese(text), *self._find_english(text)] if has_han(text) else self._find_english(text)
        return tuple(sorted(found, key=lambda item: item.span.start))

    def _find_chinese(self, text: str) -> Iterator[Found[T]]:
        folded = fold_in_place(text)
        for match in self._chinese.finditer(folded.text) if self._chinese else ():
            value = self._chinese_values[(match.lastindex or 1) - 1]
            if value is not None:
                yield Found(value, folded.original(match))

    def _find_english(self, text: str) -> Iterator[Found[T]]:
        stems, are_adverbs, words = _lemmas(text)
        # Most texts hold no word that any phrase begins with.
        if self._openings.isdisjoint(stems):
            return
        if any(are_adverbs):
            kept = [at for at, word in enumerate(stems) if not are_adverbs[at] or word in self._vocabulary]
            stems, words = tuple(stems[at] for at in kept), tuple(words[at] for at in kept)
        last = 0
        for at, word in enumerate(stems):
            if at < last or word not in self._openings:
                continue
            last, value = self._opened(stems, at)
            if value is not None:
                yield Found(value, Span(words[at].start(), words[last - 1].end()))

    def _opened(self, stems: tuple[str, ...], at: int) -> tuple[int, T | None]:
        """Return where the first phrase ends that begins at a word, and its value; 0 where none does."""
        for n in range(_KEY, 0, -1):
            for entry in self._english.get(stems[at : at + n], ()):
                stop = _stop(entry.parts, stems, at)
                if stop:
                    return stop, entry.value
        return 0, None


@lru_cache(maxsize=256)
def _lemmas(text: str) -> tuple[tuple[str, ...], tuple[bool, ...], tuple[re.Match[str], ...]]:
    """Return the words of a text in their base form, whether each may stand inside any phrase, *is strictly forbidden*, and the words themselves."""
    words = tuple(find_words(text))
    found = [_lemma(word.group()) for word in words]
    return tuple([base for base, _ in found]), tuple([is_adverb for _, is_adverb in found]), words


@lru_cache(maxsize=65_536)
def _lemma(printed: str) -> tuple[str, bool]:
    """Return the base form of a word, and whether it is an adverb."""
    word = fold(printed)
    return _AUXILIARIES.get(word) or stem(word), (word.endswith("ly") and word != "only") or word == "also"


def _stop(parts: tuple[tuple[str, ...], ...], stems: tuple[str, ...], at: int) -> int:
    """Return the index after the last word of a phrase that begins at a word; 0 where it does not."""
    stop = at + len(parts[0])
    if stems[at:stop] != parts[0]:
        return 0
    for part in parts[1:]:
        starts = range(stop, min(stop + _LONGEST_GAP, len(stems) - len(part)) + 1)
        start = next((start for start in starts if stems[start : start + len(part)] == part), None)
        if start is None:
            return 0
        stop = start + len(part)
    return stop


@frozen
class PhraseReader:
    """
    Takes phrases out of a TOML file; every message names the file and what to do.

    Attributes:
        source: Name of the file for messages.
    """

    source: str

    def content(self, text: str, *, form: str, keys: tuple[str, ...]) -> dict[str, object]:
        """
        Return the outermost table of a file, whose ``format`` has to say ``form``.

        Raises:
            InputError: The text is too long, no TOML, of another format, or has an unknown or a missing key.
        """
        if len(text) > _MOST_CHARACTERS:
            self.stop(f"the file is longer than {_MOST_CHARACTERS:,} characters; split it")
        try:
            content = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise InputError(f"this is no TOML: {error}. Correct the place that the message names", source=self.source) from error
        self._keys(content, "the file", (*_HEAD, *keys))
        if content["format"] != form:
            self.stop(f"format is {content['format']!r}; this release reads {form!r}")
        return content

    def tables(self, value: object, name: str, keys: tuple[str, ...]) -> tuple[dict[str, object], ...]:
        """Return the tables of an array, each with the keys."""
        if not isinstance(value, list) or not value or not all(isinstance(table, dict) for table in value):
            self.stop(f"{name} is no list of tables; write each as [[{name}]]")
        for number, table in enumerate(value, start=1):
            self._keys(table, f"{name} {number}", keys)
        return tuple(value)

    def phrases(self, value: object, where: str) -> tuple[str, ...]:
        """Return a list of phrases, none twice."""
        if not isinstance(value, list):
            self.stop(f"{where} is no list; write the phrases in brackets")
        for phrase in value:
            if not isinstance(phrase, str) or not _is_phrase(phrase):
                self.stop(
                    f"{where} holds {phrase!r}; a phrase is a printable text of at most {_MOST_PHRASE} characters, with a word on each side of '...'"
                )
            if value.count(phrase) > 1:
                self.stop(f"{where} holds {phrase!r} twice; keep one")
        return tuple(value)

    def line(self, value: object, where: str) -> str:
        """Return a text of one line."""
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            self.stop(f"{where} is {value!r}; it has to be a printable text, in quotes")
        return value

    def _keys(self, table: dict[str, object], where: str, needed: tuple[str, ...]) -> None:
        for key in table:
            if key not in needed:
                self.stop(f"{where} has the unknown key {key!r}; the keys are {', '.join(needed)}")
        for key in needed:
            if key not in table:
                self.stop(f"{where} lacks the key {key!r}")

    def stop(self, message: str) -> NoReturn:
        """Raise an InputError that names the file."""
        raise InputError(message, source=self.source)


def _is_phrase(phrase: str) -> bool:
    return (
        phrase.isprintable()
        and len(phrase) <= _MOST_PHRASE
        and all(has_han(part) or any(True for _ in find_words(part)) for part in phrase.split(_GAP))
    )
