"""A definition that covers something else than before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.cues import Cues, load_cues
from policydiff.changes.effects.likeness import likeness, share_of
from policydiff.changes.effects.passage import Passage
from policydiff.model.annotation import Modality, Quantity
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.sentences import split_sentences
from policydiff.text.tokens import terms

__all__ = ["find_definition_change", "is_definition"]

_LISTS = ("means", "is", "counts-as", "announces", "only")
# So much of the shorter term stands in the other where the same term is defined.
_SAME_TERM = 0.5
# Below this two meanings share too little to be two wordings of one.
_SAME_MEANING = 0.6
# A meaning that holds the other whole and so much more covers something else.
_MUCH_MORE = 0.12
# A stretch of so many words of content, of which so few stand on the other side, says something else.
_LEAST_TERMS, _LEAST_HAN = 3, 6
_OTHER_WORDS = 0.34

_QUOTED = re.compile("[\"“”‘‘「《].{1,60}?[\"“”’」》]|'[^']{2,60}'")
_QUOTED_END = re.compile("[\"”’」》'][^\"”’」》'.;]{0,12}$")

# An entry of a glossary: "Incident: an event that …".
_ENTRY = re.compile(r"\W{0,4}(?P<term>[A-Z][\w-]*(?: [a-z][\w-]*){0,4}):\s(?P<meaning>(?:an?|any)\s.+)", re.DOTALL)


@frozen
class _Definition:
    """A term and its meaning, as stretches of a passage's text."""

    term: Span
    meaning: Span


def is_definition(case: Case) -> bool:
    """Tell whether both sides define a term; what changes in them then is the definition, not the reach of a duty."""
    return _definition(case.old) is not None and _definition(case.new) is not None


def find_definition_change(case: Case) -> Iterator[Effect]:
    """Yield ``definition-changed`` where both sides define the same term and the meanings differ in substance."""
    if case.is_translated:
        return
    old, new = _definition(case.old), _definition(case.new)
    if old is None or new is None:
        return
    defined = old.term.of(case.old.text), new.term.of(case.new.text)
    if max(share_of(defined[0], defined[1]), share_of(defined[1], defined[0])) < _SAME_TERM:
        return
    meanings = old.meaning.of(case.old.text), new.meaning.of(case.new.text)
    if _differ(*meanings) or _is_replaced(case, old.meaning, new.meaning) or _figures(case.old, old.meaning) != _figures(case.new, new.meaning):
        reason = f"The term meant “{_shortened(meanings[0])}” and means “{_shortened(meanings[1])}”."
        yield effect(case, "definition-changed", (old.meaning,), (new.meaning,), reason)


def _differ(old: str, new: str) -> bool:
    """Tell whether two meanings are more than two wordings of one."""
    like = likeness(old, new)
    if like < _SAME_MEANING:
        return True
    only = [Counter(span.of(text).lower() for span in _cues().find("only", text)) for text in (old, new)]
    if only[0] != only[1]:
        return True
    # A rewording takes away as much as it brings; what only brings or only takes away moves the border.
    kept = share_of(old, new), share_of(new, old)
    is_more = max(kept) >= 1 - _MUCH_MORE and min(kept) <= 1 - _MUCH_MORE
    # A few Chinese characters more are another way to put it.
    return is_more and (not has_han(old) or abs(len(old) - len(new)) >= _LEAST_HAN)


def _is_replaced(case: Case, old: Span, new: Span) -> bool:
    """Tell whether a stretch of the meaning gave way to one that says something else, however much stays around it."""
    texts = case.old.text, case.new.text
    for change in case.replacements:
        if change.old.start < old.start or change.old.stop > old.stop or change.new.start < new.start or change.new.stop > new.stop:
            continue
        words = change.old.of(texts[0]), change.new.of(texts[1])
        least = _LEAST_HAN if has_han(texts[0]) else _LEAST_TERMS
        is_long = min(len(tuple(filter(str.isalnum, part))) if has_han(texts[0]) else len(terms(part)) for part in words) >= least
        if is_long and max(share_of(words[0], new.of(texts[1])), share_of(words[1], old.of(texts[0]))) <= _OTHER_WORDS:
            return True
    return False


@lru_cache(maxsize=8)
def _definition(side: Passage) -> _Definition | None:
    """Return the first definition of a passage, None where it defines nothing."""
    first = side.clauses[0]
    kinds = {item.deontic for item in side.of(Modality) if item.use == "deontic"}
    # A clause that binds as well says what somebody is to do, and "is" in it defines nothing.
    is_marked = first.role == "definition" or kinds == {"constitutive"}
    for sentence in split_sentences(side.text, first.language or "en"):
        found = _defining(sentence.of(side.text), is_marked=is_marked)
        if found is not None:
            return _Definition(*(Span(sentence.start + part.start, sentence.start + part.stop) for part in found))
    return None


def _defining(text: str, *, is_marked: bool) -> tuple[Span, Span] | None:
    """Return the term and the meaning in a sentence that defines, None where it doesn't."""
    is_quoted = _QUOTED.search(text) is not None
    is_announced = is_marked or is_quoted or _cues().has("announces", text)
    verbs = _cues().find("means", text) if is_announced else ()
    if not verbs:
        # "Is" behind a term in quotes, or in a clause that is known for a definition.
        verbs = tuple(span for span in _cues().find("is", text) if is_marked or _QUOTED_END.search(text[: span.start]) is not None)
    if verbs and verbs[0].start:
        return Span(0, verbs[0].start), Span(verbs[0].stop, len(text))
    entry = _ENTRY.match(text)
    if entry:
        return Span(*entry.span("term")), Span(*entry.span("meaning"))
    turned = _cues().find("counts-as", text) if is_marked else ()
    return (Span(turned[0].stop, len(text)), Span(0, turned[0].start)) if turned and turned[0].start else None


def _figures(side: Passage, meaning: Span) -> Counter[tuple[float, str]]:
    found = ((side.span(item), item) for item in side.of(Quantity))
    return Counter((round(item.value, 6), item.unit) for span, item in found if meaning.start <= span.start and span.stop <= meaning.stop)


def _shortened(text: str) -> str:
    most = 80
    stripped = text.strip(" ,.;:，。；：")
    return stripped if len(stripped) <= most else f"{stripped[: most - 1].rstrip()}…"


@lru_cache(maxsize=1)
def _cues() -> Cues:
    text = (files("policydiff.changes.effects") / "definition.toml").read_text(encoding="utf-8")
    return load_cues(text, name="definition.toml", form="policydiff definitions/1", lists=_LISTS)
