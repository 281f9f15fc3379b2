"""Duties of one side that the other says are not done: *the insurer shall cover the damage*, *the insurer does not cover the damage*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.facts.contradicted import Fact
from policydiff.changes.effects.force.swaps import is_in_proviso, restrict_alike
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.norms.told import is_told
from policydiff.changes.effects.wording.denials import count_denials
from policydiff.changes.effects.wording.likeness import likeness, name_apart
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import is_reported, parts_of_sentences
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["find_undone"]

# The duty and what is not done share so much.
_SAME_ACT = 0.6
_MOST_PAIRS = 100
_DENIED = re.compile(r"\b(?:does not|do not|is not|are not|never|no longer|is no longer|are no longer)\s(?=\w)", re.IGNORECASE)
_DENIED_HAN = re.compile("(?<![得应可须能是])不(?:予|再)?(?=[^断仅但同久良满利当法明实定得应可须能是会])")
_FOLLOWING = 40
_VERB_HAN = 2


def find_undone(case: Case) -> Iterator[Fact]:
    """Find acts that one side demands and of which the other says, without a word that binds, that they are not done."""
    if case.is_translated or case.likeness < _SAME_ACT / 2:
        return
    parts = parts_of_sentences(case.old), parts_of_sentences(case.new)
    if len(parts[0]) * len(parts[1]) > _MOST_PAIRS:
        return
    for demanding, other, is_old in ((case.old, case.new, True), (case.new, case.old, False)):
        if not (_DENIED_HAN if other.is_chinese else _DENIED).search(other.text):
            continue
        duties = [(part, duty) for part in parts[not is_old] if (duty := _duty(demanding, part))]
        denials = [(part, denial) for part in parts[is_old] if (denial := _denial(other, part))] if duties else []
        for (part, duty), (rest, denial) in product(duties, denials):
            if _is_one_act((demanding, part, duty), (other, rest, denial)):
                yield Fact(old=(duty,) if is_old else (denial,), new=(denial,) if is_old else (duty,), is_denial=True)


def _duty(side: Passage, part: Span) -> Span | None:
    """Return the only words of a part of a sentence that bind, where they demand something."""
    bound = [item for item in chains_of(side) if part.start <= item.span.start < part.stop]
    is_duty = len(bound) == 1 and bound[0].value.kind in ("obligation", "commitment") and not bound[0].value.is_denied
    return bound[0].span if is_duty else None


def _denial(side: Passage, part: Span) -> Span | None:
    """Return the first denial of a part of a sentence in which nothing binds and that tells nothing."""
    if any(part.start <= item.span.start < part.stop for item in chains_of(side)):
        return None
    match = (_DENIED_HAN if side.is_chinese else _DENIED).search(side.text, part.start, part.stop)
    span = Span(*match.span()) if match else None
    if span is None or is_in_proviso(side, part, span) or is_told(side, span) or is_reported(side.text, span.start):
        return None
    return span


def _is_one_act(demanded: tuple[Passage, Span, Span], undone: tuple[Passage, Span, Span]) -> bool:
    """Tell whether what is demanded in one part of a sentence is what is not done in another."""
    (demanding, part, duty), (other, rest, denial) = demanded, undone
    texts = tuple(f"{side.text[within.start : said.start]} {side.text[said.stop : within.stop]}" for side, within, said in (demanded, undone))
    if (
        likeness(texts[0], texts[1]) < _SAME_ACT
        or name_apart(texts[0], texts[1])
        or not restrict_alike(texts[0], texts[1])
        or count_denials(texts[0]) != count_denials(texts[1])
    ):
        return False
    if fold(other.text[denial.start : denial.stop + _VERB_HAN]) in fold(demanding.text):
        # 不足 stands on both sides.
        return False
    following = other.text[denial.stop : min(rest.stop, denial.stop + _FOLLOWING)]
    if demanding.is_chinese:
        return len(following) > 1 and fold(following[:_VERB_HAN]) in fold(demanding.text[duty.stop : part.stop])
    return head_of(following) == head_of(demanding.text[duty.stop : part.stop]) != ""
