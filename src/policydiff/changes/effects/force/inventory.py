"""What two passages bind to altogether, so that statements which only changed places are not taken for changed ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from policydiff.changes.effects.acts.poles import shipped_poles
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.norms.bindings import STRONGEST, Binding
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.norms.statement import is_bare, statements_of
from policydiff.changes.effects.sense.stance import Stance, stance_of_kind
from policydiff.changes.effects.wording.denials import count_denials
from policydiff.changes.effects.wording.likeness import likeness, likeness_beyond
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.phrases import Found
from policydiff.changes.effects.wording.sentences import parts_of_sentences
from policydiff.model.annotation import Deontic
from policydiff.model.change import Effect, EffectName, Quote
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["exchanged", "is_dealt_anew"]

_OF_FORCE: tuple[EffectName, ...] = ("reversed", "contradicts", "weakened", "strengthened")
_TURNS: tuple[EffectName, ...] = ("reversed", "contradicts")
# Acts held against each other are plainly the same where they share so much.
_SAME_ACT = 0.5
# Two acts whose words of force were exchanged share so much behind these.
_EXCHANGED = 0.8
# What words that bind want of an act, whether they deny it, and their level.
_Level = tuple[Stance, bool, int]
# Where what belongs to one word that binds ends and what belongs to the next begins.
_JOINT = re.compile(r"[,;，；。：]|\.\s|\band\b|\bbut\b|\bwhile\b|并且?|但")
# "As should the crew": whose act was named before.
_WORD = re.compile(r"[\w'’-]+")
_ELLIPTIC = re.compile(r"\b(?:as|nor|neither|so|than)\s\Z", re.IGNORECASE)


@frozen
class _Bond:
    """
    Words that bind or leave free.

    Attributes:
        span: Where they stand.

        level: What they want, and how strongly.

        before: What stands between them and the joint before them.

        behind: What stands behind them, up to what belongs to the next ones.

        said: What they say; none where a statement has no words of its own for it.
    """

    span: Span
    level: _Level
    before: str
    behind: str
    said: Binding | None

    @property
    def act(self) -> str:
        """All that is next to the words."""
        return f"{self.before} {self.behind}"


_Inventory = tuple[_Bond, ...]


def is_dealt_anew(case: Case, found: Effect) -> bool:
    """
    Tell whether an effect rests on words that were held against another statement's, so that nothing changed but which statement stands where.

    *May not sell, and must report* and *must report, and are not to sell*: held against the wrong one, each duty seems to have become a ban. So it is where words
    of the same force stand on the other side by an act that is nearer, and where both sides hold as many of each; unless the acts stayed where they were and
    their words of force were exchanged: *must keep, must not sell* and *must not keep, must sell*. Nor is anything turned where the same words are quoted from
    both sides and both deny as often: *commit to A, and not to B* and *commit not to B, and to A*.
    """
    if found.name not in _OF_FORCE or case.is_translated:
        return False
    if found.name in _TURNS and _words(found.old) == _words(found.new) and _n_turns(case.old.text) == _n_turns(case.new.text):
        return True
    # What an instruction wants of an act its verb tells, and not its level.
    old, new = (_inventory_of(side, with_bare=found.name not in _TURNS) for side in (case.old, case.new))
    before, after = _quoted(case.old, old, found.old), _quoted(case.new, new, found.new)
    return bool(before and after) and _is_held_wrongly(case, found, (old, new), (before, after))


def _n_turns(text: str) -> int:
    """Return how many words of a text deny something or turn what they govern: *not*, *nobody*, *refrain from*."""
    turning = sum(any(pole.matter is None for pole in item.value) for item in shipped_poles().find(text))
    return count_denials(text) + turning


def _is_held_wrongly(case: Case, found: Effect, held: tuple[_Inventory, _Inventory], quoted: tuple[_Inventory, _Inventory]) -> bool:
    """Tell whether the words that are quoted have a nearer counterpart on the other side, or a counterpart for each at all."""
    (old, new), (before, after) = held, quoted
    share = max(likeness(a.act, b.act) for a in before for b in after)
    rivals = [(a, b) for own, others in ((before, new), (after, old)) for a in own for b in others if a.level == b.level]
    nearest = max((likeness(a.act, b.act) for a, b in rivals), default=0.0)
    if any(a.level[0] == "told" for a, _ in rivals):
        # What one side takes note of the other does as well.
        return True
    if share > nearest and _only_moved(case, found):
        return not any(a.span == bond.span for a, _ in exchanged(case.old, case.new) for bond in before)
    if nearest != share and max(nearest, share) >= _SAME_ACT and not any(_ELLIPTIC.search(b.before) for _, b in rivals):
        return nearest > share and not any(_are_several(a, b, pair) for a in before for b in after for pair in rivals)
    return min(len(old), len(new)) > 1 and _are_as_many(old, new, before, after)


def _are_several(old: _Bond, new: _Bond, rivals: tuple[_Bond, _Bond]) -> bool:
    """Tell whether one of two words governs the act of the other beside that of its rival: *shall log and call* beside *shall log, need not call*."""
    own, rival = rivals
    other = new if own is old else old
    return likeness_beyond(rival.behind, own.behind, other.behind) >= _SAME_ACT


def _are_as_many(old: Sequence[_Bond], new: Sequence[_Bond], before: Sequence[_Bond], after: Sequence[_Bond]) -> bool:
    """Tell whether each side holds as many words of each level that is quoted as the other."""
    counts = [Counter(bond.level for bond in held) for held in (old, new)]
    return not any(bond.level in counts[0] - counts[1] for bond in before) and not any(bond.level in counts[1] - counts[0] for bond in after)


def _only_moved(case: Case, found: Effect) -> bool:
    """Tell whether all that is quoted stands as often on the other side."""
    old, new = (" ".join(("", *_WORD.findall(fold(side.text)), "")) if not case.is_chinese else fold(side.text) for side in (case.old, case.new))
    words = _words(found.old), _words(found.new)
    said = {word if case.is_chinese else f" {word} " for word in (*words[0], *words[1])}
    return set(words[0]).isdisjoint(words[1]) and all(0 < old.count(word) == new.count(word) for word in said)


def exchanged(old: Passage, new: Passage) -> Iterator[tuple[Found[Binding], Found[Binding]]]:
    """Yield the words that bind which exchanged their acts: *may film, must not smoke* and *must not film, may smoke*."""
    pairs = [
        (a, b)
        for a in _inventory_of(old, with_bare=False)
        for b in _inventory_of(new, with_bare=False)
        if a.level != b.level and likeness(a.behind, b.behind) >= _EXCHANGED
    ]
    for a, b in pairs:
        if a.said and b.said and any((a.level, b.level) == (d.level, c.level) for c, d in pairs):
            yield Found(a.said, a.span), Found(b.said, b.span)


@lru_cache(maxsize=8)
def _inventory_of(side: Passage, *, with_bare: bool) -> _Inventory:
    """Return all that binds or leaves free in a passage, by words and by statements that have no such word, bare instructions or not, in order."""
    found: list[tuple[Span, _Level, Binding | None]] = [
        (item.span, _level(item.value.kind, item.value.force, is_denied=item.value.is_denied), item.value) for item in chains_of(side)
    ]
    found += [
        (statement.span, _level(statement.modality.deontic, statement.modality.force, is_denied=statement.modality.polarity == "negative"), None)
        for statement in statements_of(side)
        if (with_bare or not is_bare(statement.modality)) and not any(item[0].overlaps(statement.span) for item in found)
    ]
    found.sort(key=lambda item: item[0].start)
    cuts = [*(_cut(side, last, item[0]) for last, item in zip((0, *(item[0].stop for item in found)), found, strict=False)), len(side.text)]
    return tuple(_bond(side, Span(start, stop), *item) for item, (start, stop) in zip(found, pairwise(cuts), strict=True))


def _bond(side: Passage, within: Span, span: Span, level: _Level, said: Binding | None) -> _Bond:
    part = next((part for part in parts_of_sentences(side) if part.start <= span.start < part.stop), within)
    start, stop = max(part.start, within.start), min(part.stop, within.stop)
    return _Bond(span, level, side.text[start : span.start], side.text[span.stop : stop], said)


def _cut(side: Passage, last: int, span: Span) -> int:
    """Return where what belongs to words that bind begins, behind the last ones: not right before them, ……张贴，是其义务."""
    ends = (match.end() for match in _JOINT.finditer(side.text, last, span.start))
    return max((end for end in ends if end < span.start), default=span.start if last else 0)


def _quoted(side: Passage, held: Sequence[_Bond], quotes: Sequence[Quote]) -> _Inventory:
    """Return what is quoted of an inventory; nothing where some quote is of other words."""
    spans = [side.shifted(quote.clause, quote.span) for quote in quotes]
    found = [[bond for bond in held if bond.span.overlaps(span)] for span in spans]
    return tuple(bond for bonds in found for bond in bonds) if all(found) else ()


def _level(kind: Deontic | None, force: int, *, is_denied: bool) -> _Level:
    # 应当 and 必须 are one duty, though the scale keeps them apart.
    return stance_of_kind(kind), is_denied, STRONGEST if kind in ("obligation", "prohibition") else force


def _words(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(fold(quote.words) for quote in quotes)
