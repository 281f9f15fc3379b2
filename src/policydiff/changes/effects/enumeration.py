"""Items that a list gained or lost: marked ones such as (a), (b), and nouns joined by commas and *and*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from policydiff.changes.effects.cues import Cues
from policydiff.changes.effects.enumeration_han import han_items
from policydiff.changes.effects.likeness import likeness, share_of
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.row import cut_at, parts_of, sentence_before
from policydiff.model.annotation import Actor
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import is_stop_word, terms

__all__ = ["has_other_items", "is_marked", "items_alone"]

_MARKS = re.compile(r"(?:(?<=[\s:：，,;；])|^)[(（](?:[a-z]{1,2}|[ivx]{1,4}|[0-9]{1,2})[)）]\s{0,3}|[(（][一二三四五六七八九十]{1,3}[)）]\s{0,3}")
_TRIM = " ,.;:，。；：、"
_JOINT = re.compile(r"\s{0,2}(?:,\s{0,2}(?:and|or|as well as)\s|,\s|\s(?:and/or|and|or|as well as|nor|&)\s)", re.IGNORECASE)
_VERB_BEFORE = re.compile(r"(?<![a-z])(?:to|shall|must|may|will|should|can|not|also)\s$", re.IGNORECASE)
# How many there are in a list is said behind its last item.
_COUNTED = re.compile(
    r"(?<=[\u4e00-\u9fff])[一二三四五六七八九十两0-9]{1,3}(?:类|项|种|个|方面|大类|等).{0,20}$|等(?:[一二三四五六七八九十两0-9]|方面|各类).{0,20}$"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Items are the same where so much of their words is.
_SAME_ITEM = 0.5
# Names of things are short.
_MOST_WORDS, _MOST_WORDS_NAMED = 2, 4
_NOUN_ENDINGS = (
    "s", "tion", "sion", "ment", "ity", "ness", "ism", "ship", "ance", "ence", "er", "or", "cy", "ure", "dom", "hood", "ist", "ion", "ware", "body", "staff", "data", "people", "men", "women", "children", "equipment", "ry", "ty", "gy", "phy", "ics", "tude", "th", "ge", "oil", "wood", "food", "water", "paper", "glass",
)  # fmt: skip
_PLAIN_NOUN_ENDINGS = tuple(ending for ending in _NOUN_ENDINGS if ending not in ("s", "er", "or", "ure", "ence", "ance", "ment"))
_NO_NOUN_ENDINGS = ("ous", "less", "ious", "ss")
_ADJECTIVE_ENDINGS = (
    "al",
    "ic",
    "ive",
    "ary",
    "ory",
    "ed",
    "ing",
    "ous",
    "able",
    "ible",
    "ful",
    "less",
    "an",
    "ern",
    "ern",
    "ent",
    "ant",
    "ish",
    "ical",
)
_PREPOSITIONS = frozenset({"by", "to", "for", "from", "of", "in", "on", "with", "at"})
_EMPTY = frozenset({"like", "others", "other", "rest", "etc", "forth", "ones", "so", "more", "way", "ways", "manner", "time", "times"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "any", "all", "each", "every", "our"})


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


@frozen
class _Item:
    span: Span
    words: str


def items_alone(side: Passage, other: Passage, cues: Cues) -> tuple[Span, ...]:
    """Return the items of lists that only one side has, where the list itself stands on both."""
    marked = _marked_items(side.text), _marked_items(other.text)
    if marked[0] and marked[1]:
        return tuple(_without_counterpart(*marked, other.text))
    joined = han_items(side.text, other.text, cues) if has_han(side.text) else _joined_items(side.text, other.text, cues)
    # "Multi-factor" and "multifactor" are one word.
    letters = _letters(other.text)
    return tuple(item for item in joined if not _is_known_actor(side, other, item) and _letters(item.of(side.text)) not in letters)


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def is_marked(text: str, item: Span) -> bool:
    """Tell whether a mark such as (a) stands before an item."""
    return any(mark.end() == item.start for mark in _MARKS.finditer(text))


def _is_known_actor(side: Passage, other: Passage, item: Span) -> bool:
    """Tell whether an item is another name of somebody whom the other side names too."""
    known = {actor.name for actor in other.of(Actor)}
    return any(actor.name in known for actor in side.of(Actor) if side.span(actor).start <= item.start and item.stop <= side.span(actor).stop)


def _marked_items(text: str) -> tuple[_Item, ...]:
    marks = list(_MARKS.finditer(text))
    stops = [mark.start() for mark in marks[1:]] + [len(text)]
    items = (Span(mark.end(), stop) for mark, stop in zip(marks, stops, strict=False))
    return tuple(_Item(span, _without_joint(span.of(text))) for span in items)


def _without_joint(words: str) -> str:
    return _COUNTED.sub("", re.sub(r"[\s,;]{1,3}(?:and|or)\s*$", "", words.strip(_TRIM)).strip(_TRIM))


def _without_counterpart(own: Sequence[_Item], others: Sequence[_Item], other: str) -> Iterator[Span]:
    for item in own:
        if all(likeness(item.words, candidate.words) < _SAME_ITEM for candidate in others) and share_of(item.words, other) < _SAME_ITEM:
            yield Span(item.span.start, item.span.start + len(item.words))


def _joined_items(text: str, other: str, cues: Cues) -> Iterator[Span]:
    known = set(terms(other))
    for part in parts_of(text):
        row = _Row(text, *cut_at(text, part, _JOINT), known, cues)
        for number in range(len(row.chunks) if row.joints else 0):
            item = next((item for item in _readings(row, number) if _joins(row, number, item)), None)
            if item is not None and not _is_explained(text, item, cues):
                yield item


def _readings(row: _Row, number: int) -> Iterator[Span]:
    """Yield what may be the new item of a chunk: what it opens with, that without the known words behind it, and what the first chunk ends with."""
    lead = _lead(row.text, row.chunks[number], row.chunks[number - 1] if number else None, row.cues)
    candidates = [lead, _without_known_end(row.text, lead, row.known)] if lead is not None else []
    if number == 0:
        candidates.append(_first_item(row.text, row.chunks[0], row.known, row.cues))
    for item in candidates:
        if item is not None and _is_new(row.text, item, row.known) and _is_noun_phrase(row.text, item) and _stands_as_noun(row.text, item, row.cues):
            yield item


def _first_item(text: str, chunk: Span, known: set[str], cues: Cues) -> Span | None:
    """Return the new words that the first chunk of a list ends with, where they follow a verb that the other side knows."""
    words = list(_WORD.finditer(text, chunk.start, chunk.stop))
    start = len(words)
    while start and terms(words[start - 1].group()) and terms(words[start - 1].group())[0] not in known:
        start -= 1
    if not start or start == len(words) or cues.has("boundary", words[start - 1].group()) or words[start - 1].group().lower() in _DETERMINERS:
        return None
    item = Span(words[start].start(), words[-1].end())
    return None if cues.has("boundary", item.of(text)) else item


def _without_known_end(text: str, item: Span, known: set[str]) -> Span | None:
    words = list(_WORD.finditer(text, item.start, item.stop))
    while words and (not terms(words[-1].group()) or terms(words[-1].group())[0] in known):
        words.pop()
    return Span(item.start, words[-1].end()) if words else None


def _stands_as_noun(text: str, item: Span, cues: Cues) -> bool:
    """Tell whether two bare words are an adjective and a noun, not a verb and its object ("and publish reports")."""
    words = _WORD.findall(item.of(text))
    if (
        len(words) == 1
        or words[0].lower() in _DETERMINERS
        or (words[0][0].isupper() and item.start > 0)
        or words[0].lower().endswith(_ADJECTIVE_ENDINGS)
    ):
        return True
    rest = text[item.stop :].lstrip()
    following = cues.find("boundary", rest[:30])
    return bool(following and following[0].start == 0) or _JOINT.match(text, item.stop) is not None


def _joins(row: _Row, number: int, item: Span) -> bool:
    # A plural may be a verb ("and reports to …"); one beside a noun is a noun.
    fellows = tuple(_fellows(row, number, item))
    return bool(fellows) and (_is_plainly_noun(row.text, item) or any(_is_noun_phrase(row.text, fellow) for fellow in fellows))


def _is_new(text: str, item: Span, known: set[str]) -> bool:
    found = terms(item.of(text))
    return bool(found) and not all(term in known for term in found)


def _is_known(text: str, item: Span, known: set[str]) -> bool:
    found = terms(item.of(text))
    return bool(found) and all(term in known for term in found)


def has_other_items(side: Passage, other: Passage, cues: Cues) -> bool:
    """Tell whether a word beside a joint stands on one side only, whatever it is: then lists were reworded, and nothing is told by what else came or went."""
    text = side.text
    if has_han(text):
        return False
    known = set(terms(other.text))
    for part in parts_of(text):
        chunks, joints = cut_at(text, part, _JOINT)
        for number, joint in enumerate(joints):
            if not _is_and(joint):
                continue
            beside = _tail(text, chunks[number], cues), _lead(text, chunks[number + 1], chunks[number], cues)
            if any(item is not None and _is_wholly_new(text, item, known) for item in beside):
                return True
    return False


def _is_wholly_new(text: str, item: Span, known: set[str]) -> bool:
    found = terms(item.of(text))
    return bool(found) and not any(term in known for term in found)


def _fellows(row: _Row, number: int, item: Span) -> Iterator[Span]:
    """Yield the items that an item is joined to and that the other side knows: by *and*, or by commas that end in *and*."""
    text, chunks, joints = row.text, row.chunks, row.joints
    is_whole = item.stop >= chunks[number].stop
    if number and "," in joints[number - 1] and _is_and(joints[number - 1]) and not _goes_on(row, number):
        return
    if number and (_is_and(joints[number - 1]) or (is_whole and _runs_to_and(row, number))):
        last = _tail(text, chunks[number - 1], row.cues)
        if last is not None and not _is_verb(text, chunks[number - 1], last) and _is_known(text, last, row.known):
            yield last
    if number < len(joints) and is_whole and (_is_and(joints[number]) or _runs_to_and(row, number)):
        following = _lead(text, chunks[number + 1], chunks[number], row.cues)
        if following is not None and _is_known(text, following, row.known):
            yield following


def _is_verb(text: str, chunk: Span, tail: Span) -> bool:
    """Tell whether the end of a chunk is a verb: "are to foster and advance …"."""
    return _VERB_BEFORE.search(text, chunk.start, tail.start) is not None


def _goes_on(row: _Row, number: int) -> bool:
    """Tell whether ", and" ends a list of three or more; after two parts it joins sentences."""
    if number == 1 or "," not in row.joints[number - 2]:
        return False
    lead = _lead(row.text, row.chunks[number - 1], None, row.cues)
    return lead is not None and lead.stop >= row.chunks[number - 1].stop


def _is_and(joint: str) -> bool:
    return joint.strip(" ,") != ""


def _runs_to_and(row: _Row, number: int) -> bool:
    """Tell whether the commas behind an item lead to an *and*, with nothing but items between."""
    for place in range(number, len(row.joints)):
        if _is_and(row.joints[place]):
            return True
        lead = _lead(row.text, row.chunks[place + 1], None, row.cues)
        if lead is None or (lead.stop < row.chunks[place + 1].stop and place + 1 < len(row.joints)):
            return False
    return False


def _tail(text: str, chunk: Span, cues: Cues) -> Span | None:
    """Return the last words of a chunk, two at most, as far as they may be one name."""
    words = list(_WORD.finditer(text, chunk.start, chunk.stop))
    while len(words) > 1 and (len(words) > _MOST_WORDS or cues.has("boundary", words[0].group()) or words[0].group().lower() in _DETERMINERS):
        words = words[1:]
    return Span(words[0].start(), words[-1].end()) if words else None


def _lead(text: str, chunk: Span, before: Span | None, cues: Cues) -> Span | None:
    """Return the noun phrase that a chunk opens with, None where it opens with something else; a preposition that the chunk before it has too may precede it."""
    words = list(_WORD.finditer(text, chunk.start, chunk.stop))
    if words and before is not None and words[0].group().lower() in _PREPOSITIONS and words[0].group().lower() in before.of(text).lower().split():
        chunk, words = Span(words[0].end(), chunk.stop), words[1:]
    if not words:
        return None
    ends = [span.start + chunk.start for span in cues.find("boundary", chunk.of(text))]
    stop = min((place for place in ends), default=chunk.stop)
    inside = [word for word in words if word.start() < stop]
    return Span(inside[0].start(), inside[-1].end()) if inside else None


def _is_noun_phrase(text: str, item: Span) -> bool:
    """Tell whether words look like a name of things."""
    words = _WORD.findall(item.of(text))
    is_marked = words[0].lower() in _DETERMINERS or (words[0][0].isupper() and item.start > 0)
    content = [word for word in words if not is_stop_word(word.lower())]
    if not content or content[-1].lower() in _EMPTY or len(words) > (_MOST_WORDS_NAMED if is_marked else _MOST_WORDS):
        return False
    return is_marked or _ends_like_noun(content[-1], _NOUN_ENDINGS)


def _is_plainly_noun(text: str, item: Span) -> bool:
    """Tell whether no verb looks so."""
    words = _WORD.findall(item.of(text))
    return words[0].lower() in _DETERMINERS or (words[0][0].isupper() and item.start > 0) or _ends_like_noun(words[-1], _PLAIN_NOUN_ENDINGS)


def _ends_like_noun(word: str, endings: tuple[str, ...]) -> bool:
    return word.lower().endswith(endings) and not word.lower().endswith(_NO_NOUN_ENDINGS)


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
