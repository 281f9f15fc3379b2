"""Hedges: words that leave whoever is bound some room, added to a statement or taken from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.force.reversals import is_reversed
from policydiff.changes.effects.force.swaps import anchor, plain_changes
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.sense.stance import stance_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import same_sentences, sentences_of
from policydiff.model.annotation import Exclusion, Hedge
from policydiff.model.change import Effect, EffectName
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import terms

__all__ = ["find_hedging"]

# "and, as appropriate, local authorities": the hedge is about what it introduces, not about the act.
_OF_A_PART = re.compile(r"\b(?:and|or|including|especially|particularly|notably)\b,?\s*\Z", re.IGNORECASE)
# "And, as appropriate, regard shall be had": the hedge is about the act that follows.
_OF_A_NORM = re.compile(r",?\s(?:[\w'’-]+\s){1,4}(?:shall|must|should|will)\b", re.IGNORECASE)
# 不得 and 应尽量避免: beside words that bind, such a hedge is part of what binds less.
_EFFORTS = ("尽量", "尽可能")
# "It is optional" frees whoever was bound; that is another effect.
_OPTION = re.compile(r"\b(?:is|are|be) (?:optional|voluntary)\b", re.IGNORECASE)
# "May, at its discretion" leaves no more room than "may".
_DISCRETION = "at-discretion"
_AT_WILL = re.compile(
    r"\b(?:see|sees|think|thinks|deem|deems) (?:it )?fit\b|\bso (?:wish|choose|desire|elect)|\bdiscretion\b|\bas (?:they|it|he|she|we) (?:please|like|wish|choose)",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:may|can|free|entitled|allowed|permitted)\b|可以|有权", re.IGNORECASE)
# Sentences that bind nobody are the same where they share so much.
_SAME_SENTENCE = 0.5
# ", and": what joins two hedges is no longer, in characters.
_LONGEST_LINK = 6
# So many new words before a hedge and a mark are what it is about.
_NEW_WORDS = 2
_ADDS = re.compile(r"\W{0,3}(?:and|or|including|in particular|taking into)\s\w", re.IGNORECASE)
# 应尽量避免公布名次，须个别告知: words, and then a mark, stand between the hedge and the statement.
_OWN_PREDICATE = re.compile(r"[^，；。,;]{2,}[，；,;]")


def find_hedging(case: Case) -> Iterator[Effect]:
    """
    Find statements that gained a hedge, or lost one; one hedge in another's place is no change.

    Across languages nothing is said: what is a hedge in one is worded without one in the other.
    """
    if case.is_translated:
        return
    passages = tuple(Counter(item.rule for item in side.of(Hedge) if _is_more(case, side, item)) for side in (case.old, case.new))
    if passages[0] == passages[1]:
        return
    for before, after in _parts(case):
        old, new = _only_here(case, before, new=False), _only_here(case, after, new=True)
        counts = Counter(item.rule for item in old), Counter(item.rule for item in new)
        lost, gained = counts[0] - counts[1], counts[1] - counts[0]
        # A hedge that only moved to another statement of the passage is neither gained nor lost.
        if gained and not lost and gained & (passages[1] - passages[0]):
            yield _change(case, (before.anchor,), _spans(case.new, new, gained), is_gained=True)
        elif lost and not gained and lost & (passages[0] - passages[1]):
            yield _change(case, _spans(case.old, old, lost), (after.anchor,), is_gained=False)
    yield from _swapped(case, passages)


def _is_more(case: Case, side: Passage, item: Hedge) -> bool:
    """Tell whether a passage has the words of a hedge more often than the other one, where they may stand without being known for a hedge."""
    words, other = fold(side.span(item).of(side.text)), case.old if side is case.new else case.new
    return fold(side.text).count(words) != fold(other.text).count(words)


def _swapped(case: Case, passages: Sequence[Counter[str]]) -> Iterator[Effect]:
    """Find hedges put into sentences, or taken out, that are otherwise the same."""
    lost, gained = passages[0] - passages[1], passages[1] - passages[0]
    # 可自行决定是否: what frees whoever was bound is no hedge besides.
    free = [[item.span for item in chains_of(side) if item.value.kind == "exemption"] for side in (case.old, case.new)]
    for before, after, replacement in plain_changes(case):
        old, new = (
            tuple(
                item
                for item in _only_here(case, _Part(sentence, stretch, is_statement=False), new=side is case.new)
                if side.span(item).overlaps(stretch) and item.trigger not in _EFFORTS and not any(side.span(item).overlaps(span) for span in spans)
            )
            for side, sentence, stretch, spans in ((case.old, before, replacement.old, free[0]), (case.new, after, replacement.new, free[1]))
        )
        if new and not old and not lost and any(item.rule in gained for item in new):
            yield _change(case, (anchor(case.old, replacement.old),), _spans(case.new, new, gained), is_gained=True)
        elif old and not new and not gained and any(item.rule in lost for item in old):
            yield _change(case, _spans(case.old, old, lost), (anchor(case.new, replacement.new),), is_gained=False)


@frozen
class _Part:
    """
    A part of a passage that a hedge may belong to.

    Attributes:
        stretch: The part itself.

        anchor: The words that say what it is about: those that bind, or the part itself.

        is_statement: Whether the anchor binds somebody.
    """

    stretch: Span
    anchor: Span
    is_statement: bool


def _parts(case: Case) -> Iterator[tuple[_Part, _Part]]:
    """Yield the parts that correspond: statements about the same act, and sentences that make none: *The service provides meals*."""
    for pair in case.statements:
        if pair.is_same_act and "told" not in (stance_of(pair.old), stance_of(pair.new)) and not is_reversed(case, pair):
            yield _Part(pair.before.stretch, pair.before.span, is_statement=True), _Part(pair.after.stretch, pair.after.span, is_statement=True)
    for old, new in _unpaired_sentences(case):
        yield _Part(old, old, is_statement=False), _Part(new, new, is_statement=False)


def _unpaired_sentences(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the corresponding sentences in which no statement is paired with another."""
    paired = [pair.before.span.start for pair in case.statements], [pair.after.span.start for pair in case.statements]
    old, new = (
        tuple(sentence for sentence in sentences_of(side) if not any(sentence.start <= start < sentence.stop for start in starts))
        for side, starts in zip((case.old, case.new), paired, strict=True)
    )
    yield from same_sentences((case.old, case.new), old, new, least=_SAME_SENTENCE)


def _change(case: Case, old: tuple[Span, ...], new: tuple[Span, ...], *, is_gained: bool) -> Effect:
    name: EffectName = "hedged" if is_gained else "unhedged"
    if is_gained:
        reason = f"{named(case.new, new)} {case.told('was added', 'stands there only')}, which leaves room."
    else:
        reason = f"{named(case.old, old)} {case.told('was dropped, which had left', 'stands here only, which leaves')} room."
    return effect(case, name, old, new, reason)


def _spans(side: Passage, hedges: tuple[Hedge, ...], wanted: Counter[str]) -> tuple[Span, ...]:
    return tuple(side.span(item) for item in hedges if item.rule in wanted)


def _only_here(case: Case, part: _Part, *, new: bool) -> tuple[Hedge, ...]:
    """Return the hedges in a part of the text, those left out that belong to words which only this side has: *or by other reports, as appropriate*."""
    side, other = (case.new, case.old) if new else (case.old, case.new)
    own = [replacement.new if new else replacement.old for replacement in case.replacements]
    return tuple(item for item in _hedges(side, part) if not any(_ends_new_words(side.text, stretch, side.span(item), other.text) for stretch in own))


def _ends_new_words(text: str, stretch: Span, hedge: Span, other: str) -> bool:
    before = text[stretch.start : hedge.start].strip()
    if not stretch.start <= hedge.start < stretch.stop or not before.endswith((",", "，")):
        return False
    known = set(terms(other))
    return _ADDS.match(before) is not None or sum(term not in known for term in terms(before)) >= _NEW_WORDS


def _hedges(side: Passage, part: _Part) -> tuple[Hedge, ...]:
    """Return the hedges in a part of the text."""
    # "Except where expedient" lets no more than the exception does; "may choose whether to" is what leaves free, and no hedge besides.
    elsewhere = [side.span(item) for item in side.of(Exclusion)]
    elsewhere += [item.span for item in chains_of(side) if item.value.kind == "permission" and not side.is_chinese]
    inside = (
        item
        for item in side.of(Hedge)
        if part.stretch.start <= side.span(item).start < part.stretch.stop and not any(side.span(item).overlaps(span) for span in elsewhere)
    )
    return tuple(
        item
        for item in inside
        if not _OPTION.search(item.trigger)
        and not side.text.startswith("除外", side.span(item).stop)
        and not ((item.rule == _DISCRETION or _AT_WILL.search(item.trigger)) and _FREE.search(part.stretch.of(side.text)))
        and not _is_elsewhere(side, part, side.span(item))
    )


def _is_elsewhere(side: Passage, part: _Part, hedge: Span) -> bool:
    """Tell whether a hedge is about something else: a part that it introduces, or in Chinese a predicate before the statement's own."""
    if part.is_statement and hedge.start < part.anchor.stop and part.anchor.start < hedge.stop:
        # 尽量完成: read as what binds, it is no hedge besides.
        return True
    follows_another = any(0 <= hedge.start - side.span(item).stop <= _LONGEST_LINK for item in side.of(Hedge))
    if not follows_another and _OF_A_PART.search(side.text, part.stretch.start, hedge.start) and not _OF_A_NORM.match(side.text, hedge.stop):
        return True
    return side.is_chinese and part.is_statement and _OWN_PREDICATE.match(side.text, hedge.stop, part.anchor.start) is not None
