"""Norms of which is said that they stand, or fall: *the moratorium remains in force*, *the moratorium is lifted*; and consent that has to be given, or refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise, product

from policydiff.changes.effects.case import Case
from policydiff.changes.effects.facts.contradicted import Fact
from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.changes.effects.wording.denials import find_denials
from policydiff.changes.effects.wording.likeness import likeness, name_apart
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import parts_of_sentences
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import stem

__all__ = ["find_standing"]

# Sentences of one norm share so much beside the words that say whether it stands.
_SAME_NORM = 0.5
_SAME_MATTER = 0.6
# With more parts of sentences than this, passages are no clauses, and which answers which cannot be told.
_MOST_PAIRS = 100
# A participle tells behind a form of *be* only; *the register maintained by the clerk* says nothing of what stands.
_BE = re.compile(r"\b(?:is|are|be|been|being|was|were)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_PARTICIPLES = ("ed", "withdrawn", "kept", "upheld")
# Consent is needed, or only an objection counts.
_ONLY, _ONLY_THEN = re.compile(r"\bonly (?:if|where|when|once|with|after)\b|只有|仅在", re.IGNORECASE), re.compile("方可|方能|才能|才可|才予|方才")
_UNLESS = re.compile(r"\b(?:unless|except (?:where|when|if)|save where|not)\b[^,.;]*\Z|(?:未|没有|除非|不)[^，。；]{0,8}\Z", re.IGNORECASE)
# What is asked about, or told of a part of it, is another matter; so is what holds up to a time, and from it on.
_BOUND = re.compile(
    r"\b(?:until(?! further notice)|till|unless|if|once|after|when|whenever|before|only|whether|where|provided|pending|from|to the extent)\b|直至|之前|以前|之后|以后|届满|如果|除非|是否|[^目]的[，,]"
)
_COMMA = re.compile("(?<!的)[，,]")
# A time that is named differently is another time.
_NUMBER = re.compile(r"\d+")
# Of a duty that falls and one that stands both may be obeyed.
_DUTY = re.compile(r"\b(?:dut(?:y|ies)|obligations?|requirements?|levy|levies|fees?|charges?)\b|义务|要求|必须|应当|须(?!知)", re.IGNORECASE)


@lru_cache(maxsize=1)
def shipped_standing() -> Cues:
    """Return the words that come with the library, read once, when they are first needed."""
    text = (files("policydiff.changes.effects.facts") / "standing.toml").read_text(encoding="utf-8")
    return load_cues(text, name="standing.toml", form="policydiff standing/1", lists=("norms", "falls", "stands", "given", "refused"))


def find_standing(case: Case) -> Iterator[Fact]:
    """Find norms that stand on one side and fall on the other, and what is done with consent only on one side and unless somebody objects on the other."""
    if case.is_translated or case.likeness < _SAME_NORM / 2:
        return
    parts = _parts(case.old), _parts(case.new)
    if len(parts[0]) * len(parts[1]) > _MOST_PAIRS:
        return
    for first, second, are_one in _OPPOSITES:
        # Few texts say so of anything.
        if not shipped_standing().find(first, case.old.text) or not shipped_standing().find(second, case.new.text):
            continue
        old, new = _told(case.old, parts[0], first), _told(case.new, parts[1], second)
        for (before, a), (after, b) in product(old, new):
            if not _stands_elsewhere(case, a, b) and are_one(case, (before, a), (after, b)):
                yield Fact(old=(a,), new=(b,), is_denial=True, excludes=first in ("falls", "stands") and not _DUTY.search(before.of(case.old.text)))


def _stands_elsewhere(case: Case, old: Span, new: Span) -> bool:
    """Tell whether the other side says somewhere what is said here."""
    return fold(old.of(case.old.text)) in fold(case.new.text) or fold(new.of(case.new.text)) in fold(case.old.text)


def _parts(side: Passage) -> tuple[Span, ...]:
    """Return the parts of the sentences of a passage; a Chinese comma may part two statements."""
    parts = parts_of_sentences(side)
    if not side.is_chinese:
        return parts
    cuts = [[part.start, *(match.end() for match in _COMMA.finditer(side.text, part.start, part.stop)), part.stop] for part in parts]
    return tuple(Span(start, stop) for places in cuts for start, stop in pairwise(places) if start < stop)


def _told(side: Passage, parts: Sequence[Span], name: str) -> list[tuple[Span, Span]]:
    """Return the parts of sentences that say one thing and not its opposite, each with the words that say it."""
    other = next(second for first, second, _ in _OPPOSITES if first == name)
    return [(part, found[0]) for part in parts if (found := _said(side, part, name)) and not _said(side, part, other)]


def _said(side: Passage, part: Span, name: str) -> list[Span]:
    """Return where the words of a list stand in a part of a sentence, those left out that stand where they say something else."""
    found = (Span(part.start + span.start, part.start + span.stop) for span in shipped_standing().find(name, part.of(side.text)))
    return [span for span in found if _is_told(side, part, span, name)]


def _is_told(side: Passage, part: Span, span: Span, name: str) -> bool:
    before, behind = side.text[part.start : span.start], side.text[span.stop : part.stop]
    if name == "given":
        return bool(_ONLY.search(before) or _ONLY_THEN.search(behind)) and not find_denials(before)
    if name == "refused":
        return _UNLESS.search(before) is not None
    return side.is_chinese or " " in (words := span.of(side.text)) or not words.endswith(_PARTICIPLES) or _BE.search(before) is not None


def _is_one_norm(case: Case, old: tuple[Span, Span], new: tuple[Span, Span]) -> bool:
    """Tell whether two parts of sentences name one norm, and differ in nothing else that could explain why it stands there and falls here."""
    (before, a), (after, b) = old, new
    rests = _without(case.old, before, a), _without(case.new, after, b)
    norms = [_norms(case, rest, at) for rest, at in zip(rests, (a.start - before.start, b.start - after.start), strict=True)]
    if (
        norms[0].isdisjoint(norms[1])
        or likeness(*rests) < _SAME_NORM
        or name_apart(*rests)
        or len(find_denials(rests[0])) != len(find_denials(rests[1]))
    ):
        return False
    bounds = [Counter(match.group().lower() for match in _BOUND.finditer(rest)) for rest in rests]
    return bounds[0] == bounds[1] and set(_NUMBER.findall(rests[0])) == set(_NUMBER.findall(rests[1]))


def _norms(case: Case, rest: str, at: int) -> set[str]:
    """Return the names of norms in a part of a sentence: in English of its subject, which stands before the verb."""
    if case.is_chinese:
        return {fold(span.of(rest)) for span in shipped_standing().find("norms", rest)}
    return {stem(fold(span.of(rest))) for span in shipped_standing().find("norms", rest[:at])[:1]}


def _is_one_matter(case: Case, old: tuple[Span, Span], new: tuple[Span, Span]) -> bool:
    rests = _without(case.old, *old), _without(case.new, *new)
    return likeness(*rests) >= _SAME_MATTER


_OPPOSITES = (
    ("falls", "stands", _is_one_norm),
    ("stands", "falls", _is_one_norm),
    ("given", "refused", _is_one_matter),
    ("refused", "given", _is_one_matter),
)


def _without(side: Passage, part: Span, gone: Span) -> str:
    return f"{side.text[part.start : gone.start]} {side.text[gone.stop : part.stop]}"
