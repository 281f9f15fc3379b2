"""The words around figures: read from TOML, and matched where a figure stands."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from attrs import evolve, frozen

from policydiff.annotate.phrases import Lexicon, Phrase, Rule, fits
from policydiff.annotate.phrases.file import load_lexicon
from policydiff.annotate.phrases.pattern import phrase_expression
from policydiff.annotate.reading import WORD_END, WORD_START
from policydiff.text.fold import fold

__all__ = ["load_quantities", "measures", "names_something", "part_of", "rule_after", "rule_before", "shipped_quantities"]

FORMAT = "policydiff quantities/1"
_KINDS = ("comparator", "comparator-after", "money-before", "unit", "measure", "label", "frequency", "interval", "multiple")
_REACHES = ("", "deadline", "duration", "percentage", "money", "threshold", "count", "multiple")
# How far back a comparator is looked for, and what may stand between it and its figure.
_LOOK_BACK = 70
_BETWEEN = {
    "en": (
        r"(?:[\s-]{1,2}(?:an?|the|its|their|periods?|terms?|total|maximum|minimum|of|next|following|first|further|additional|sum|fines?|amounts?|aggregate|penalty|"
        r"interval|every|as|each|least|to|equal|once|on|shorter|longer|earlier|later|age|ages|aged)){0,6}[\s-]{0,2}$"
    ),
    "zh": r"(?:期限为|为期|总计|合计|人民币|全部|的|为|共|过去|未来|其|在|每次)?\s?$",
}
_NOTHING = r"\s{0,2}$"
# "Articles 9, 10 and 11": the numbers after the first are named as well.
_LABELLED = r"\.?[\s(#:]{0,3}(?:[\w().]{1,12}(?:,\s|\s(?:and|or|to|through)\s)){0,4}$"


def load_quantities(text: str, *, name: str) -> Lexicon:
    """
    Read the words around figures from TOML; ``quantities.toml`` beside this module shows the format.

    Raises:
        InputError: The text is no such lexicon; the message names the file and the place.
    """
    return load_lexicon(text, name=name, form=FORMAT, kinds=_KINDS, reaches=_REACHES, has_figures=True)


@lru_cache(maxsize=1)
def shipped_quantities() -> Lexicon:
    """Return the words around figures that come with the library, read once, when they are first needed."""
    return load_quantities((files("policydiff.annotate.quantities") / "quantities.toml").read_text(encoding="utf-8"), name="quantities.toml")


@lru_cache(maxsize=64)
def part_of(lexicon: Lexicon, kind: str) -> Lexicon:
    """Return the rules of one kind."""
    return evolve(lexicon, rules=tuple(rule for rule in lexicon.rules if rule.kind == kind))


@frozen
class _Table:
    """The phrases of one kind and language in one expression; each group has its phrase and its rule."""

    pattern: re.Pattern[str]
    phrases: tuple[Phrase, ...]
    rules: tuple[Rule, ...]

    def entry(self, match: re.Match[str]) -> tuple[Phrase, Rule]:
        number = (match.lastindex or 1) - 1
        return self.phrases[number], self.rules[number]


@lru_cache(maxsize=64)
def _table(lexicon: Lexicon, kind: str, language: str, between: str | None, *, is_plain: bool = False) -> _Table | None:
    """Return the phrases of a kind and language in one expression; for a plain text, in ASCII, those alone that it can hold, of Chinese ones next to none."""
    entries = [(phrase, rule) for rule in part_of(lexicon, kind).rules for phrase in rule.phrases(language)]
    if is_plain:
        entries = [(phrase, rule) for phrase, rule in entries if fold(phrase.text).isascii()]
    if not entries:
        return None
    either = "|".join(f"{phrase_expression(phrase.text, language)}()" for phrase, _ in entries)
    if between is not None:
        edge = "" if language == "zh" else WORD_START
        pattern = f"{edge}(?:{either}){between}"
    else:
        gap, edge = (r"\s{0,2}", "") if language == "zh" else (r"[\s-]{0,2}", WORD_END)
        pattern = f"{gap}(?:{either}){edge}"
    return _Table(re.compile(pattern), tuple(phrase for phrase, _ in entries), tuple(rule for _, rule in entries))


def rule_after(text: str, place: int, lexicon: Lexicon, kind: str) -> tuple[Rule, int] | None:
    """Return the rule of a kind whose phrase stands directly behind a place in a folded text, and where the phrase ends; None where there is none."""
    for language in ("en", "zh"):
        table = _table(lexicon, kind, language, None, is_plain=language == "zh" and text.isascii())
        match = table.pattern.match(text, place) if table is not None else None
        if table is not None and match is not None:
            phrase, rule = table.entry(match)
            if fits(text, match.span(), phrase, language):
                return rule, match.end()
    return None


def rule_before(text: str, place: int, lexicon: Lexicon, kind: str, *, is_adjacent: bool = False) -> tuple[Rule, int] | None:
    """
    Return the rule of a kind whose phrase stands before a place in a folded text, and where the phrase begins; None where there is none.

    Args:
        text: The folded text.

        place: Where a figure begins.

        lexicon: Words around figures.

        kind: Kind of the rule.

        is_adjacent: Whether nothing but a space may stand between the two.
    """
    for language in ("en", "zh"):
        table = _table(lexicon, kind, language, _NOTHING if is_adjacent else _BETWEEN[language], is_plain=language == "zh" and text.isascii())
        match = table.pattern.search(text, max(0, place - _LOOK_BACK), place) if table is not None else None
        if table is not None and match is not None:
            phrase, rule = table.entry(match)
            if fits(text, (match.start(), match.end(match.lastindex or 0)), phrase, language):
                return rule, match.start()
    return None


def names_something(text: str, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a number only names something: an article, a version, the first of several."""
    english = _table(lexicon, "label", "en", _LABELLED)
    if english is not None and english.pattern.search(text, max(0, place - _LOOK_BACK), place) is not None:
        return True
    chinese = _table(lexicon, "label", "zh", _NOTHING, is_plain=text.isascii())
    return chinese is not None and chinese.pattern.search(text, max(0, place - _LOOK_BACK), place) is not None


@lru_cache(maxsize=8)
def measures(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns whose counts are thresholds."""
    return frozenset(phrase.text for rule in part_of(lexicon, "measure").rules for phrase in rule.en)
