"""
Conditions, exceptions and sanctions: when a statement holds, what it does not reach, and what follows a breach.

The three are ADICO's C and O, and what an exception cuts out of either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.annotate.hedges import FoundHedge, find_hedges
from policydiff.annotate.phrases import Found, Lexicon, Rule, find_phrases
from policydiff.annotate.phrases.file import load_lexicon
from policydiff.annotate.provisos.reach import (
    condition_start,
    has_main_clause,
    in_subject,
    is_idle,
    is_opening,
    law_style,
    phrase_end,
    phrase_start,
    sentence_start,
)
from policydiff.annotate.reading import Reading, reading_of
from policydiff.model.annotation import Condition, Exclusion, Sanction
from policydiff.model.outline import Outline
from policydiff.text.fold_in_place import Folded
from policydiff.text.span import Span

__all__ = ["annotate_provisos", "find_provisos", "load_provisos", "shipped_provisos"]

FORMAT = "policydiff provisos/1"
_KINDS = ("condition", "exception", "sanction")
_REACHES = ("phrase", "trigger", "opening", "where", "duty", "back")
_TYPES: dict[str, type[Condition | Exclusion | Sanction]] = {"condition": Condition, "exception": Exclusion, "sanction": Sanction}
_LAW_STYLE_RULE = "law-style"
_ARGUED = ("if", "unless")
_LONGEST_TRAIL = 12
_TRAILING = re.compile(r"[\s、,]{1,3}(?:(?:and|or|及|和|或者?|并)\s?)?$")
_DUTY = re.compile(r"(?<![a-z])(?:shall|must|should|may|will|required|prohibited|apply|applies)(?![a-z])")
# Behind a name of a place, a field or a time "where" only describes it.
_NO_LIMIT = re.compile(
    r"[,(\-]\s$|(?<![a-z])(?:areas?|places?|environments?|world|countries|country|states?|jurisdictions?|sectors?|fields?|locations?|sites?|regions?|domains?|markets?|stages?|points?|future|"
    r"forum|fora|mechanisms?|frameworks?|levels?|spaces?|ecosystems?|economy|economies|societ(?:y|ies)|communit(?:y|ies)|instances?|union|territory|territories|room|court|"
    r"address|district|cases?|even|particular|particularly|especially|notably|facilit(?:y|ies)|institutions?|zones?|cit(?:y|ies)|websites?|section|article|page|part|of|from|to|know|about|determine|identify|regarding)\s$"
)


def annotate_provisos(
    outline: Outline, lexicon: Lexicon | None = None, *, hedges: Lexicon | None = None
) -> tuple[Condition | Exclusion | Sanction, ...]:
    """
    Find the conditions, exceptions and sanctions of an outline.

    Args:
        outline: The document; headings are passed over.

        lexicon: Rules and phrases; those that come with the library where None.

        hedges: Rules and phrases of hedges, which are none of these; those that come with the library where None.

    Returns:
        In reading order; in one clause those of one kind do not overlap.

    References:
        Crawford, S. E. S. & Ostrom, E. (1995). A grammar of institutions. American Political Science Review 89(3), 582–600.
    """
    readings = ((clause, Reading(clause.text)) for clause in outline.clauses if not clause.is_heading)
    return tuple(
        item
        for clause, reading in readings
        for item in find_provisos(reading, clause=clause.id, lexicon=lexicon, hedged=find_hedges(reading, hedges))
    )


def find_provisos(
    text: str | Reading, *, clause: str = "", lexicon: Lexicon | None = None, hedged: tuple[FoundHedge, ...] | None = None
) -> tuple[Condition | Exclusion | Sanction, ...]:
    """
    Return the conditions, exceptions and sanctions of a text, English and Chinese, in order.

    Args:
        text: The text.

        clause: Id of the clause that it is.

        lexicon: Rules and phrases; those that come with the library where None.

        hedged: The text's hedges; those of the lexicon that comes with the library where None.

    Example:
        >>> [(type(item).__name__, item.span.of(text), item.trigger) for text in ["Providers may share logs, provided that users agree, except at night."]
        ...  for item in find_provisos(text)]
        [('Condition', 'provided that users agree', 'provided that'), ('Exclusion', 'except at night', 'except at')]
    """
    reading = reading_of(text)
    folded = reading.folded
    phrases = find_phrases(reading, lexicon or shipped_provisos())
    if not phrases and not reading.has_han:
        return ()
    marks = _marked(folded, (hedge.span for hedge in (find_hedges(reading) if hedged is None else hedged)))
    found = [*_listed(phrases, folded, marks), *(_law_style(folded) if reading.has_han else ())]
    # 国家另有规定的, and 取得同意的 before 除外, are exceptions and not conditions as well.
    excepted = _marked(folded, (stretch.span for stretch in found if stretch.kind == "exception"))
    found = [stretch for stretch in found if stretch.kind != "condition" or not _is_marked(folded, stretch.trigger, excepted)]
    found.sort(key=lambda stretch: (stretch.span.start, -stretch.span.stop))
    ends = dict.fromkeys(_KINDS, 0)
    items: list[Condition | Exclusion | Sanction] = []
    for stretch in found:
        if stretch.span.start >= ends[stretch.kind]:
            ends[stretch.kind] = stretch.span.stop
            items.append(_TYPES[stretch.kind](clause=clause, span=stretch.span, rule=stretch.rule, trigger=stretch.trigger.of(reading.text)))
    return tuple(items)


def _marked(folded: Folded, spans: Iterable[Span]) -> bytearray:
    """Mark the characters of a folded text that lie in spans of the original."""
    marks = bytearray(len(folded.text))
    for span in spans:
        start, stop = folded.places_of(span)
        marks[start:stop] = b"\1" * (stop - start)
    return marks


def _is_marked(folded: Folded, span: Span, marks: bytearray) -> bool:
    start, stop = folded.places_of(span)
    return any(marks[start:stop])


def load_provisos(text: str, *, name: str) -> Lexicon:
    """
    Read conditions, exceptions and sanctions from TOML; ``provisos.toml`` beside this module shows the format.

    Raises:
        InputError: The text is no such lexicon; the message names the file and the place.
    """
    return load_lexicon(text, name=name, form=FORMAT, kinds=_KINDS, reaches=_REACHES)


@lru_cache(maxsize=1)
def shipped_provisos() -> Lexicon:
    """Return the conditions, exceptions and sanctions that come with the library, read once, when they are first needed."""
    return load_provisos((files("policydiff.annotate.provisos") / "provisos.toml").read_text(encoding="utf-8"), name="provisos.toml")


@frozen(kw_only=True)
class _Stretch:
    """What was found, by its places in the text as given."""

    kind: str
    rule: str
    span: Span
    trigger: Span


def _listed(phrases: tuple[Found, ...], folded: Folded, hedged: bytearray) -> list[_Stretch]:
    """Return what the lexicon's phrases open."""
    found = [item for item in phrases if not _is_marked(folded, item.span, hedged)]
    sanctions = [folded.places_of(item.span)[0] for item in found if item.rule.kind == "sanction"]
    ends = dict.fromkeys(_KINDS, 0)
    stretches: list[_Stretch] = []
    for item in found:
        start, stop = folded.places_of(item.span)
        end = _end(folded.text, item.rule, start, stop) if start >= ends[item.rule.kind] else None
        if end is None:
            continue
        if item.rule.kind == "sanction":
            # One ends where the next begins.
            end = min([end, *sanctions[bisect_right(sanctions, start) :][:1]])
        trailing = _TRAILING.search(folded.text, max(stop, end - _LONGEST_TRAIL), end)
        begin = phrase_start(folded.text, start) if item.rule.reach == "back" else start
        ends[item.rule.kind] = max(stop, trailing.start() if trailing is not None else end)
        span = folded.original_span(begin, ends[item.rule.kind])
        stretches.append(_Stretch(kind=item.rule.kind, rule=item.rule.name, span=span, trigger=item.span))
    return stretches


def _end(folded: str, rule: Rule, start: int, stop: int) -> int | None:
    """Return where the stretch ends that a trigger opens, None where it opens none."""
    if rule.reach in ("trigger", "back"):
        return stop
    opens = is_opening(folded, start)
    if not opens and (rule.reach in ("opening", "duty") or (rule.reach == "where" and not _limits(folded, start))):
        return None
    end = phrase_end(folded, start, stop, opens=opens)
    if rule.kind == "exception" and not opens:
        end = in_subject(folded, start, stop, end)
    if opens and rule.reach in ("opening", "where", "duty") and not has_main_clause(folded, end, binds=rule.reach == "duty"):
        return None
    return None if rule.name in _ARGUED and is_idle(folded, start, end) else end


def _limits(folded: str, start: int) -> bool:
    """Tell whether *where* in the middle of a sentence says when a duty holds, and does not describe a place or field."""
    begin = sentence_start(folded, start)
    return _DUTY.search(folded, begin, start) is not None and _NO_LIMIT.search(folded, max(begin, start - 25), start) is None


def _law_style(folded: Folded) -> list[_Stretch]:
    """Return the conditions of Chinese laws that end in 的, before what then holds."""
    stretches: list[_Stretch] = []
    for first, stop in law_style(folded.text):
        start = first + condition_start(folded.text[first:stop])
        stretches.append(
            _Stretch(kind="condition", rule=_LAW_STYLE_RULE, span=folded.original_span(start, stop), trigger=folded.original_span(stop - 1, stop))
        )
    return stretches
