"""Lexicons of phrases, read strictly from TOML: what is misspelt is an error, not a phrase that never matches."""

from __future__ import annotations

from attrs import frozen

from policydiff.annotate.phrases import Lexicon, Phrase, Rule
from policydiff.annotate.phrases.pattern import PatternError, phrase_expression
from policydiff.annotate.strict import Reader, Table

__all__ = ["load_lexicon"]

# With its alternatives, a phrase in the notation is longer than what it stands for.
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
    return _Rules(name, kinds, reaches, has_figures).lexicon(text, form)


@frozen
class _Rules(Reader):
    """Turns what TOML holds into a lexicon."""

    kinds: tuple[str, ...]
    reaches: tuple[str, ...]
    has_figures: bool

    def lexicon(self, text: str, form: str) -> Lexicon:
        content = self.content(text, file_format=form, needed=("rules",))
        rules = tuple(self._rule(table, f"rule {number}") for number, table in enumerate(self.listed(content["rules"], "rules"), start=1))
        if not rules:
            self.stop("rules is empty; give at least one [[rules]] table")
        self.names((rule.name for rule in rules), "rule")
        return Lexicon(
            name=self.line(content["name"], "name"),
            version=self.line(content["version"], "version"),
            source=self.line(content["source"], "source"),
            rules=rules,
        )

    def _rule(self, value: object, where: str) -> Rule:
        table = self.table(value, where)
        needed = ("name", *(("kind",) if self.kinds else ()))
        allowed = (*_LANGUAGES, *(("reach",) if self.reaches else ()), *(("unit", "value") if self.has_figures else ()))
        self.keys(table, where, needed=needed, allowed=allowed)
        name = self.line(table["name"], f"name of {where}")
        where = f"rule {name!r}"
        phrases = {language: self._phrases_in(language, table, where) for language in _LANGUAGES}
        if not any(phrases.values()):
            self.stop(f"{where} has no phrases; give at least one in {' or '.join(_LANGUAGES)}")
        return Rule(
            name=name,
            kind=self.choice(table["kind"], f"kind of {where}", self.kinds) if self.kinds else "",
            reach=self.choice(table.get("reach", self.reaches[0]), f"reach of {where}", self.reaches) if self.reaches else "",
            unit=self.line(table["unit"], f"unit of {where}") if "unit" in table else "",
            value=self._figure(table.get("value", 1), f"value of {where}"),
            en=phrases["en"],
            zh=phrases["zh"],
        )

    def _phrases_in(self, language: str, table: Table, where: str) -> tuple[Phrase, ...]:
        where = f"{language} of {where}"
        return tuple(self._phrase(value, language, where) for value in self.listed(table.get(language, []), where))

    def _phrase(self, value: object, language: str, where: str) -> Phrase:
        if isinstance(value, str):
            return Phrase(text=self._notation(value, language, where))
        if not isinstance(value, dict):
            self.stop(f"{where} holds {value!r}; a phrase is a text or a table with the key phrase")
        self.keys(value, f"a phrase in {where}", needed=("phrase",), allowed=_CONTEXTS)
        text = self._notation(value["phrase"], language, where)
        contexts = {key: self._contexts(value.get(key, []), language, f"{key} of {text!r} in {where}") for key in _CONTEXTS}
        if not any(contexts.values()):
            self.stop(f"phrase {text!r} in {where} is a table without a condition; write it as a plain text")
        return Phrase(text=text, **contexts)

    def _contexts(self, values: object, language: str, where: str) -> tuple[str, ...]:
        listed = self.listed(values, where)
        return tuple("#" if value == "#" and not where.startswith("unless") else self._notation(value, language, where) for value in listed)

    def _notation(self, value: object, language: str, where: str) -> str:
        text = self.phrase(value, where, longest=_MOST_PHRASE)
        try:
            phrase_expression(text, language)
        except PatternError as error:
            self.stop(f"{where} holds {text!r}: {error}")
        return text

    def _figure(self, value: object, where: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _GREATEST:
            self.stop(f"{where} is {value!r}; it has to be a number above 0 and below {_GREATEST:g}")
        return float(value)
