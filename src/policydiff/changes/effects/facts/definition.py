"""A definition that covers something else than before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.changes.effects.wording.likeness import likeness, share_of
from policydiff.changes.effects.wording.passage import Passage
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
# Documents drafted apart define one term where its name is so much the same.
_ONE_NAME = 0.8
# Below this two meanings share too little to be two wordings of one.
_SAME_MEANING = 0.6
# A meaning that holds the other whole and so much more covers something else.
_MUCH_MORE = 0.12
# A stretch of so many words of content, of which so few stand on the other side, says something else.
_LEAST_TERMS, _LEAST_HAN = 3, 6
_OTHER_WORDS = 0.34

_QUOTED = re.compile("[\"“”‘‘「《].{1,60}?[\"“”’」》]|'[^']{2,60}'")
_QUOTED_END = re.compile("[\"”’」》'][^\"”’」》'.;]{0,12}$")

# So much of a meaning is quoted, and so much before the place where it differs, in characters.
_MOST_QUOTED, _LED_IN = 80, 30
# "Title III, Chapter 2 of this Regulation", "Article 2(1), point (c)", 第三条第二款.
_REFERENCE = re.compile(
    r"\b(?:(?:Title|Chapter|Section|Part|Article|Annex|Paragraph|Point|Subparagraph)s?\s(?:\(?[0-9IVX]{1,6}[a-z]?\)?|\([a-z]{1,3}\))(?:\([0-9a-z]{1,3}\))*(?:,\s)?(?:\sof this \w+)?)+"
    r"|第[一二三四五六七八九十百0-9]{1,5}[条章节款项]", re.IGNORECASE
)  # fmt: skip
# Behind "is": what is done and defines nothing.
_PASSIVE = re.compile(r"\s(?:hereby |thereby )?(?!need|indeed)\w{3,}ed\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who)\s\Z|\b(?:where|when|if|unless|provided)\b", re.IGNORECASE)
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
    old = _definition(case.old)
    new = _definition(case.new) if old else None
    if old is None or new is None:
        return
    meanings = (*case.names((old.meaning.of(case.old.text),)), new.meaning.of(case.new.text))
    if not _is_one_term(case, (old.term.of(case.old.text), new.term.of(case.new.text)), meanings):
        return
    texts = (*case.names((case.old.text[old.meaning.start :],)), case.new.text[new.meaning.start :])
    if _differ(*map(_without_references, (*meanings, *texts))) or (
        _is_replaced(case, old.meaning, new.meaning) or _figures(case.old, old.meaning) != _figures(case.new, new.meaning)
    ):
        quoted = _where_they_differ(case, old.meaning, new.meaning)
        reason = case.told(f"The term meant “{quoted[0]}” and means “{quoted[1]}”.", f"The term means “{quoted[0]}” here and “{quoted[1]}” there.")
        yield effect(case, "definition-changed", (old.meaning,), (new.meaning,), reason)


def _is_one_term(case: Case, terms_defined: tuple[str, str], meanings: tuple[str, ...]) -> bool:
    """Tell whether both sides define one term; in documents drafted apart another name has to have a meaning that holds the other."""
    if not case.is_apart:
        return max(share_of(*terms_defined), share_of(*terms_defined[::-1])) >= _SAME_TERM
    like = likeness(*terms_defined)
    return like >= _ONE_NAME or (like >= _SAME_TERM and max(share_of(*meanings), share_of(*meanings[::-1])) >= _SAME_MEANING)


def _without_references(text: str) -> str:
    """Return a text without the numbers of articles and chapters that it points to: another number is the same place, most often."""
    return _REFERENCE.sub(" ", text.replace("in so far as", "insofar as"))


def _differ(old: str, new: str, old_text: str, new_text: str) -> bool:
    """Tell whether two meanings, which two texts open with, are more than two wordings of one."""
    # A meaning may go on in the next sentence on one side.
    if max(likeness(old, new), likeness(old_text, new_text)) < _SAME_MEANING:
        return True
    # What the one meaning shuts out, the other document may shut out in the sentence behind it.
    if _shut_out(old) != _shut_out(new) and _shut_out(old_text) != _shut_out(new_text):
        return True
    # A rewording takes away as much as it brings; what only brings or only takes away moves the border.
    kept = share_of(old, new_text), share_of(new, old_text)
    is_more = max(kept) >= 1 - _MUCH_MORE and min(kept) <= 1 - _MUCH_MORE
    # A few Chinese characters more are another way to put it.
    return is_more and (not has_han(old) or abs(len(old) - len(new)) >= _LEAST_HAN)


def _shut_out(text: str) -> Counter[str]:
    return Counter(span.of(text).lower() for span in _cues().find("only", text))


def _is_replaced(case: Case, old: Span, new: Span) -> bool:
    """Tell whether a stretch of the meaning gave way to one that says something else, however much stays around it."""
    texts = case.old.text, case.new.text
    for change in case.replacements:
        if change.old.start < old.start or change.old.stop > old.stop or change.new.start < new.start or change.new.stop > new.stop:
            continue
        words = _without_references(change.old.of(texts[0])), _without_references(change.new.of(texts[1]))
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
        # But not "is established", nor "for carriers that are ferries".
        verbs = tuple(
            span
            for span in _cues().find("is", text)
            if not _PASSIVE.match(text, span.stop)
            and ((is_marked and not _RELATIVE.search(text, 0, span.start)) or _QUOTED_END.search(text[: span.start]) is not None)
        )
    # "The term means:" is told in the items below.
    if verbs and verbs[0].start and any(map(str.isalnum, text[verbs[0].stop :])):
        return Span(0, verbs[0].start), Span(verbs[0].stop, len(text))
    entry = _ENTRY.match(text)
    if entry:
        return Span(*entry.span("term")), Span(*entry.span("meaning"))
    turned = _cues().find("counts-as", text) if is_marked else ()
    return (Span(turned[0].stop, len(text)), Span(0, turned[0].start)) if turned and turned[0].start else None


def _figures(side: Passage, meaning: Span) -> Counter[tuple[float, str]]:
    found = ((side.span(item), item) for item in side.of(Quantity))
    return Counter((round(item.value, 6), item.unit) for span, item in found if meaning.start <= span.start and span.stop <= meaning.stop)


def _where_they_differ(case: Case, old: Span, new: Span) -> tuple[str, str]:
    """Return each meaning as far as it can be quoted: from a little before the greatest difference on, where that is not near the beginning."""
    inside = [
        change
        for change in case.replacements
        if old.start <= change.old.start and change.old.stop <= old.stop and new.start <= change.new.start and change.new.stop <= new.stop
    ]
    greatest = max(inside, key=lambda change: _length(change.old.of(case.old.text)) + _length(change.new.of(case.new.text)), default=None)
    starts = (greatest.old.start, greatest.new.start) if greatest is not None else (old.start, new.start)
    return _from(case.old.text, old, starts[0]), _from(case.new.text, new, starts[1])


def _length(words: str) -> int:
    return sum(map(str.isalnum, words))


def _from(text: str, meaning: Span, place: int) -> str:
    """Return the words of a meaning around a place."""
    start = meaning.start
    if place - start > _MOST_QUOTED // 2:
        start = max(start, place - _LED_IN)
        start = text.find(" ", start, place) + 1 or start
    words = text[start : meaning.stop].strip(" ,.;:，。；：")
    lead = "…" if start > meaning.start else ""
    return lead + (words if len(words) <= _MOST_QUOTED else f"{words[: _MOST_QUOTED - 1].rstrip()}…")


@lru_cache(maxsize=1)
def _cues() -> Cues:
    text = (files("policydiff.changes.effects.facts") / "definition.toml").read_text(encoding="utf-8")
    return load_cues(text, name="definition.toml", form="policydiff definitions/1", lists=_LISTS)
