"""Soft verbs that came before an instruction, or went: *Consider fitting* for *Fit*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.force.swaps import anchor, core_of, is_in, plain_changes
from policydiff.changes.effects.norms.bindings import shipped_bindings
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.outline import Span
from policydiff.text.tokens import find_words

__all__ = ["softenings"]

# Where an instruction begins.
_OPENING = re.compile(r"(?:^|[.;:•·–—-]\s{1,2}|\)\s)\Z")
# Verbs that only find out how, and how long an adverb in their place is, or nothing: 全面, 着力.
_EXPLORING = frozenset(("探索", "研究", "探讨", "考虑", "试行", "酌情", "探索研究", "研究探索", "适时研究"))
_ADVERB_LENGTHS = (0, 2, 4)


def softenings(case: Case) -> Iterator[tuple[Span, Span, int]]:
    """
    Yield the soft verbs that came before an instruction, or went, with what stands in their place, and 1 where it was softened, else -1.

    *Fit* and *Consider fitting*, 全面实行 and 探索实行: the one tells to do it, the other to find out how.
    """
    for _, _, replacement in plain_changes(case):
        spans = anchor(case.old, replacement.old), anchor(case.new, replacement.new)
        if not case.is_chinese:
            sign = _softened(case.old.text, spans[0], case.new.text, spans[1]) or -_softened(case.new.text, spans[1], case.old.text, spans[0])
            if sign:
                yield (*spans, sign)
            continue
        soft = [_softener(side, stretch) for side, stretch in ((case.old, replacement.old), (case.new, replacement.new))]
        plain = [_is_plain_adverb(side, stretch) for side, stretch in ((case.old, replacement.old), (case.new, replacement.new))]
        if soft[1] and plain[0]:
            yield spans[0], soft[1], 1
        elif soft[0] and plain[1]:
            yield soft[0], spans[1], -1


def _softened(plain: str, verb: Span, soft: str, phrase: Span) -> int:
    """Return 1 where a verb that opens an instruction gave way to a soft one that governs it; else 0."""
    if not all(_OPENING.search(text, max(0, span.start - 4), span.start) for text, span in ((plain, verb), (soft, phrase))):
        return 0
    words = list(find_words(phrase.of(soft)))
    if len(words) < 2:  # noqa: PLR2004 - a soft verb and the one that it governs
        return 0
    last = words[-1]
    is_governed = last.group().endswith("ing") and " " not in verb.of(plain) and head_of(verb.of(plain)) == head_of(last.group())
    found = shipped_bindings().find(phrase.of(soft))[:1] if is_governed else ()
    return int(bool(found) and found[0].span.start == 0 and found[0].value.force <= 1 and found[0].span.stop <= last.start())


def _softener(side: Passage, stretch: Span) -> Span | None:
    core = core_of(side.text, stretch)
    return core if core.of(side.text) in _EXPLORING and _opens(side, core) and side.text[core.stop : core.stop + 1] != "到" else None


def _is_plain_adverb(side: Passage, stretch: Span) -> bool:
    core = core_of(side.text, stretch)
    return _opens(side, core) and core.stop - core.start in _ADVERB_LENGTHS and not any(is_in(stretch, [item.span]) for item in chains_of(side))


def _opens(side: Passage, core: Span) -> bool:
    """Tell whether a stretch opens a part of a sentence, where an instruction has its verb."""
    return side.text[: core.start].rstrip()[-1:] in ("", *"，；。、：")
