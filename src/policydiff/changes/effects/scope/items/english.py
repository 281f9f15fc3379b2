"""Items that an English list gained or lost: nouns joined by commas and *and*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from policydiff.changes.effects.scope.items.noun_phrase import (
    closing_words,
    is_noun_phrase,
    is_plainly_noun,
    is_verb,
    new_at_end,
    opening_phrase,
    stands_as_noun,
    without_known_end,
)
from policydiff.changes.effects.scope.items.row import JOINT, cut_at, parts_of, sentence_before
from policydiff.changes.effects.wording.cues import Cues
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import terms

__all__ = ["english_items", "has_other_items"]


@frozen
class _Row:
    """
    What stands between the joints of a part of a sentence.

    Attributes:
        chunks: The stretches between the joints.

        joints: The joints as printed, one fewer than chunks.

        known: Terms of the other side.
    """

    text: str
    chunks: Sequence[Span]
    joints: Sequence[str]
    known: set[str]
    cues: Cues


def english_items(text: str, other: str, cues: Cues) -> Iterator[Span]:
    """Yield the items of a text that join others which the other text has too, and that it lacks."""
    known = set(terms(other))
    if known.issuperset(terms(text)):
        return
    for part in parts_of(text):
        row = _Row(text, *cut_at(text, part, JOINT), known, cues)
        found: dict[int, Span] = {}
        for number in range(len(row.chunks) if row.joints else 0):
            readings = _readings(row, number) if _is_new(text, row.chunks[number], known) else ()
            item = next((item for item in readings if _joins(row, number, item)), None) or _next_gone(row, number, found.get(number - 1))
            if item is not None and not _is_explained(text, item, cues):
                found[number] = item
        yield from found.values()


def _readings(row: _Row, number: int) -> Iterator[Span]:
    """Yield what may be the new item of a chunk: what it opens with, that without the known words behind it, and what the first chunk ends with."""
    lead = opening_phrase(row.text, row.chunks[number], row.chunks[number - 1] if number else None, row.cues)
    candidates = [lead, without_known_end(row.text, lead, row.known)] if lead is not None else []
    if number == 0:
        candidates.append(new_at_end(row.text, row.chunks[0], row.known, row.cues))
    for item in candidates:
        if (
            item is not None
            and _is_new(row.text, item, row.known)
            and is_noun_phrase(row.text, item)
            and (stands_as_noun(row.text, item, row.cues) or _is_subject(row, item))
        ):
            yield item


def _is_subject(row: _Row, item: Span) -> bool:
    """Tell whether an item stands before the verb that binds: no verb is joined to another there."""
    before, after = row.text[row.chunks[0].start : item.start], row.text[item.stop : row.chunks[-1].stop]
    return row.cues.has("modal", after) and not row.cues.has("modal", before)


def _joins(row: _Row, number: int, item: Span) -> bool:
    # A plural may be a verb ("and reports to …"); one beside a noun is a noun.
    fellows = tuple(_fellows(row, number, item))
    return bool(fellows) and (
        is_plainly_noun(row.text, item) or _is_subject(row, item) or any(is_noun_phrase(row.text, fellow) for fellow in fellows)
    )


def _next_gone(row: _Row, number: int, before: Span | None) -> Span | None:
    """Return an item right behind one that came or went as well, worded alike: of *privacy, civil rights, and civil liberties* only *privacy* stays."""
    if before is None or before.stop < row.chunks[number - 1].stop or not _is_and(row.joints[number - 1]):
        return None
    item = opening_phrase(row.text, row.chunks[number], None, row.cues)
    if item is None or not _is_new(row.text, item, row.known) or not is_noun_phrase(row.text, item):
        return None
    first, other = (span.of(row.text).split() for span in (before, item))
    return item if len(first) == len(other) > 1 and first[0] == other[0] else None


def _is_new(text: str, item: Span, known: set[str]) -> bool:
    found = terms(item.of(text))
    return bool(found) and not all(term in known for term in found)


def _is_known(text: str, item: Span, known: set[str]) -> bool:
    found = terms(item.of(text))
    return bool(found) and all(term in known for term in found)


def _fellows(row: _Row, number: int, item: Span) -> Iterator[Span]:
    """Yield the items that an item is joined to and that the other side knows: by *and*, or by commas that end in *and*."""
    text, chunks, joints = row.text, row.chunks, row.joints
    is_whole = item.stop >= chunks[number].stop
    if number and "," in joints[number - 1] and _is_and(joints[number - 1]) and not _goes_on(row, number):
        return
    if number and (_is_and(joints[number - 1]) or (is_whole and _runs_to_and(row, number))):
        last = closing_words(text, chunks[number - 1], row.cues)
        if last is not None and not is_verb(text, chunks[number - 1], last) and _is_known(text, last, row.known):
            yield last
    if number < len(joints) and is_whole and (_is_and(joints[number]) or _runs_to_and(row, number)):
        following = opening_phrase(text, chunks[number + 1], chunks[number], row.cues)
        if following is not None and _is_known(text, following, row.known):
            yield following


def _goes_on(row: _Row, number: int) -> bool:
    """Tell whether ", and" ends a list of three or more; after two parts it joins sentences."""
    if number == 1 or "," not in row.joints[number - 2]:
        return False
    lead = opening_phrase(row.text, row.chunks[number - 1], None, row.cues)
    return lead is not None and lead.stop >= row.chunks[number - 1].stop


def _is_and(joint: str) -> bool:
    return joint.strip(" ,") != ""


def _runs_to_and(row: _Row, number: int) -> bool:
    """Tell whether the commas behind an item lead to an *and*, with nothing but items between."""
    for place in range(number, len(row.joints)):
        if _is_and(row.joints[place]):
            return True
        lead = opening_phrase(row.text, row.chunks[place + 1], None, row.cues)
        if lead is None or (lead.stop < row.chunks[place + 1].stop and place + 1 < len(row.joints)):
            return False
    return False


def _is_explained(text: str, item: Span, cues: Cues) -> bool:
    """Tell whether an item only explains: it follows "such as", or stands in a reason or a purpose."""
    before = sentence_before(text, item.start)
    opened = cues.find("example", before)
    # "To" and "as" open a purpose or a reason only at the head of a part of the sentence.
    return any(
        span.of(before).lower() not in ("to", "as", "which", "since", "like", "include", "includes")
        or not before[: span.start].rpartition(",")[2].strip()
        for span in opened
    )


def has_other_items(side: Passage, other: Passage, cues: Cues) -> bool:
    """Tell whether a word beside a joint stands on one side only, whatever it is: then lists were reworded, and nothing is told by what else came or went."""
    text = side.text
    if has_han(text):
        return False
    known = set(terms(other.text))
    for part in parts_of(text):
        chunks, joints = cut_at(text, part, JOINT)
        for number, joint in enumerate(joints):
            if not _is_and(joint):
                continue
            beside = closing_words(text, chunks[number], cues), opening_phrase(text, chunks[number + 1], chunks[number], cues)
            if any(item is not None and _is_wholly_new(text, item, known) for item in beside):
                return True
    return False


def _is_wholly_new(text: str, item: Span, known: set[str]) -> bool:
    found = terms(item.of(text))
    return bool(found) and not any(term in known for term in found)
