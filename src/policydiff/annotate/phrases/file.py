"""Lexicons of phrases, read strictly from TOML: what is misspelt is an error, not a phrase that never matches."""

from __future__ import annotations

import tomllib
from typing import NoReturn

from attrs import frozen

from policydiff.annotate.phrases import Lexicon, Phrase, Rule
from policydiff.annotate.phrases.pattern import PatternError, phrase_expression
from policydiff.errors import InputError

__all__ = ["load_lexicon"]

# Far above any lexicon in use; a file beyond it is a mistake or an attack.
_MOST_CHARACTERS = 1_000_000
_MOST_PHRASE = 600
_GREATEST = 1e30
_CONTEXTS = ("unless", "followed", "not_followed", "preceded", "not_preceded")
_LANGUAGES = ("en", "zh")


def load_lexicon(
    text: str, *, name: str, form: str, kinds: tuple[str, ...] = (), reaches: tuple[str, ...] = (), has_figures: bool = False
) -> Lexicon:
    """
    Read a lexicon of phrases from TOML.

    Args:
        text: The file's text.

        name: Name of the file for messages.

        form: What the key ``format`` has to say.

        kinds: Kinds of which each rule names one; rules have none where empty.

        reaches: Reaches of which each rule may name one, the first where it names none; rules have none where empty.

        has_figures: Whether rules may have a unit and a value.

    Raises:
        InputError: The text is no such lexicon: not TOML, an unknown or missing key, a phrase that is not in the notation, a rule twice.
    """
    if len(text) > _MOST_CHARACTERS:
        raise InputError(f"the lexicon is longer than {_MOST_CHARACTERS:,} characters; split it", source=name)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"this is no TOML: {error}. Correct the place that the message names", source=name) from error
    return _Check(name, form, kinds, reaches, has_figures).lexicon(content)


@frozen
class _Check:
    """Turns what TOML holds into a lexicon; every message names the file."""

    source: str
    form: str
    kinds: tuple[str, ...]
    reaches: tuple[str, ...]
    has_figures: bool

    def lexicon(self, content: dict[str, object]) -> Lexicon:
        self._keys(content, "the lexicon", needed=("format", "name", "version", "source", "rules"))
        if content["format"] != self.form:
            self._stop(f"format is {content['format']!r}; this release reads {self.form!r}")
        tables = content["rules"]
        if not isinstance(tables, list) or not tables:
            self._stop("rules is empty; give at least one [[rules]] table")
        rules = tuple(self._rule(table, f"rule {number}") for number, table in enumerate(tables, start=1))
        names = [rule.name for rule in rules]
        for rule_name in names:
            if names.count(rule_name) > 1:
                self._stop(f"rule {rule_name!r} stands there twice; join the two")
        return Lexicon(
            name=self._line(content["name"], "name"),
            version=self._line(content["version"], "version"),
            source=self._line(content["source"], "source"),
            rules=rules,
        )

    def _rule(self, table: object, where: str) -> Rule:
        if not isinstance(table, dict):
            self._stop(f"{where} is no table; write it as [[rules]]")
        needed = ("name", *(("kind",) if self.kinds else ()))
        allowed = (*_LANGUAGES, *(("reach",) if self.reaches else ()), *(("unit", "value") if self.has_figures else ()))
        self._keys(table, where, needed=needed, allowed=allowed)
        name = self._line(table["name"], f"name of {where}")
        where = f"rule {name!r}"
        phrases = {language: self._phrases(table.get(language, []), language, f"{language} of {where}") for language in _LANGUAGES}
        if not any(phrases.values()):
            self._stop(f"{where} has no phrases; give at least one in {' or '.join(_LANGUAGES)}")
        return Rule(
            name=name,
            kind=self._one_of(table.get("kind", ""), self.kinds, f"kind of {where}"),
            reach=self._one_of(table.get("reach", self.reaches[0] if self.reaches else ""), self.reaches, f"reach of {where}"),
            unit=self._line(table["unit"], f"unit of {where}") if "unit" in table else "",
            value=self._figure(table.get("value", 1), f"value of {where}"),
            en=phrases["en"],
            zh=phrases["zh"],
        )

    def _phrases(self, values: object, language: str, where: str) -> tuple[Phrase, ...]:
        if not isinstance(values, list):
            self._stop(f"{where} is no list; write the phrases in brackets")
        return tuple(self._phrase(value, language, where) for value in values)

    def _phrase(self, value: object, language: str, where: str) -> Phrase:
        if isinstance(value, str):
            return Phrase(text=self._notation(value, language, where))
        if not isinstance(value, dict):
            self._stop(f"{where} holds {value!r}; a phrase is a text or a table with the key phrase")
        self._keys(value, f"a phrase in {where}", needed=("phrase",), allowed=_CONTEXTS)
        text = self._notation(value["phrase"], language, where)
        contexts = {key: self._contexts(value.get(key, []), language, f"{key} of {text!r} in {where}") for key in _CONTEXTS}
        if not any(contexts.values()):
            self._stop(f"phrase {text!r} in {where} is a table without a condition; write it as a plain text")
        return Phrase(text=text, **contexts)

    def _contexts(self, values: object, language: str, where: str) -> tuple[str, ...]:
        if not isinstance(values, list):
            self._stop(f"{where} is no list; write the phrases in brackets")
        return tuple("#" if value == "#" and not where.startswith("unless") else self._notation(value, language, where) for value in values)

    def _notation(self, value: object, language: str, where: str) -> str:
        text = self._line(value, where)
        if len(text) > _MOST_PHRASE:
            self._stop(f"{where} holds a phrase of more than {_MOST_PHRASE} characters; shorten it")
        try:
            phrase_expression(text, language)
        except PatternError as error:
            self._stop(f"{where} holds {text!r}: {error}")
        return text

    def _figure(self, value: object, where: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _GREATEST:
            self._stop(f"{where} is {value!r}; it has to be a number above 0 and below {_GREATEST:g}")
        return float(value)

    def _one_of(self, value: object, allowed: tuple[str, ...], where: str) -> str:
        if allowed and value not in allowed:
            self._stop(f"{where} is {value!r}; it has to be one of {', '.join(allowed)}")
        return str(value)

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

    def _stop(self, message: str) -> NoReturn:
        raise InputError(message, source=self.source)
