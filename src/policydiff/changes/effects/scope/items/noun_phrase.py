"""English noun phrases, told by where they stand and what they end in."""

from __future__ import annotations

import re

from policydiff.changes.effects.scope.items.row import JOINT
from policydiff.changes.effects.wording.cues import Cues
from policydiff.model.outline import Span
from policydiff.text.tokens import is_stop_word, terms

__all__ = ["closing_words", "is_noun_phrase", "is_plainly_noun", "is_verb", "new_at_end", "opening_phrase", "stands_as_noun", "without_known_end"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Names of things are short.
_MOST_WORDS, _MOST_WORDS_NAMED = 2, 4
_NOUN_ENDINGS = (
    "s", "tion", "sion", "ment", "ity", "ness", "ism", "ship", "ance", "ence", "er", "or", "cy", "ure", "dom", "hood", "ist", "ion", "ware", "body", "staff", "data", "people", "men", "women", "children", "equipment", "ry", "ty", "gy", "phy", "ics", "tude", "th", "ge", "oil", "wood", "food", "water", "paper", "glass",
)  # fmt: skip
_PLAIN_NOUN_ENDINGS = tuple(ending for ending in _NOUN_ENDINGS if ending not in ("s", "er", "or", "ure", "ence", "ance", "ment"))
_NO_NOUN_ENDINGS = ("ous", "less", "ious", "ss")
_ADJECTIVE_ENDINGS = (
    "al", "ic", "ive", "ary", "ory", "ed", "ing", "ous", "able", "ible", "ful", "less", "an", "ern", "ent", "ant", "ish", "ical",
)  # fmt: skip
_PREPOSITIONS = frozenset({"by", "to", "for", "from", "of", "in", "on", "with", "at"})
_EMPTY = frozenset({"like", "others", "other", "rest", "etc", "forth", "ones", "so", "more", "way", "ways", "manner", "time", "times"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "any", "all", "each", "every", "our"})
# These join or point, and name nothing.
_NO_NOUNS = frozenset({
    "however", "moreover", "therefore", "nevertheless", "furthermore", "respectively", "respective", "wherever", "whenever", "whatever", "whichever", "whoever", "therein", "thereof", "thereto", "thereafter", "hereof", "accordingly",
})  # fmt: skip
_ADJECTIVE_BEHIND = re.compile(r"\s(?:and|or)\s(?!(?:the|an?|its|their|all|any|each|every|other)\b)\w", re.IGNORECASE)
_PREPOSITION_BEHIND = re.compile(r"\s(?:to|in|on|at|by|of|for|from|with|under)\b", re.IGNORECASE)
_VERB_BEFORE = re.compile(r"(?<![a-z])(?:to|shall|must|may|will|should|can|not|also)\s$", re.IGNORECASE)


def opening_phrase(text: str, chunk: Span, before: Span | None, cues: Cues) -> Span | None:
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


def closing_words(text: str, chunk: Span, cues: Cues) -> Span | None:
    """Return the last words of a chunk, two at most, as far as they may be one name."""
    words = list(_WORD.finditer(text, chunk.start, chunk.stop))
    while len(words) > 1 and (len(words) > _MOST_WORDS or cues.has("boundary", words[0].group()) or words[0].group().lower() in _DETERMINERS):
        words = words[1:]
    return Span(words[0].start(), words[-1].end()) if words else None


def is_noun_phrase(text: str, item: Span) -> bool:
    """Tell whether words look like a name of things."""
    words = _WORD.findall(item.of(text))
    is_marked = words[0].lower() in _DETERMINERS or (words[0][0].isupper() and item.start > 0)
    content = [word for word in words if not is_stop_word(word.lower())]
    if not _NO_NOUNS.isdisjoint(word.lower() for word in words) or _is_cut_off(text, item, words):
        return False
    if not content or content[-1].lower() in _EMPTY or len(words) > (_MOST_WORDS_NAMED if is_marked else _MOST_WORDS):
        return False
    return is_marked or _ends_like_noun(content[-1], _NOUN_ENDINGS)


def _is_cut_off(text: str, item: Span, words: list[str]) -> bool:
    """Tell whether the noun of a phrase stands behind it, or a participle that goes on ends it: *a sudden and lasting fall*, *an inclusive, open market*, *a person belonging to it*."""
    is_indefinite = words[0].lower() in ("a", "an") and not _ends_like_noun(words[-1], _NOUN_ENDINGS)
    if is_indefinite and (
        _ADJECTIVE_BEHIND.match(text, item.stop) or (words[-1].lower().endswith(_ADJECTIVE_ENDINGS) and text.startswith(", ", item.stop))
    ):
        return True
    return len(words) > 1 and words[-1].lower().endswith("ing") and _PREPOSITION_BEHIND.match(text, item.stop) is not None


def is_plainly_noun(text: str, item: Span) -> bool:
    """Tell whether no verb looks so."""
    words = _WORD.findall(item.of(text))
    return words[0].lower() in _DETERMINERS or (words[0][0].isupper() and item.start > 0) or _ends_like_noun(words[-1], _PLAIN_NOUN_ENDINGS)


def _ends_like_noun(word: str, endings: tuple[str, ...]) -> bool:
    return word.lower().endswith(endings) and not word.lower().endswith(_NO_NOUN_ENDINGS)


def new_at_end(text: str, chunk: Span, known: set[str], cues: Cues) -> Span | None:
    """Return the new words that the first chunk of a list ends with, where they follow a verb that the other side knows."""
    words = list(_WORD.finditer(text, chunk.start, chunk.stop))
    start = len(words)
    while start and terms(words[start - 1].group()) and terms(words[start - 1].group())[0] not in known:
        start -= 1
    is_cut_off = bool(start) and cues.has("boundary", words[start - 1].group()) and words[start - 1].group().lower() not in _PREPOSITIONS
    if not start or start == len(words) or is_cut_off or words[start - 1].group().lower() in _DETERMINERS:
        return None
    item = Span(words[start].start(), words[-1].end())
    return None if cues.has("boundary", item.of(text)) else item


def without_known_end(text: str, item: Span, known: set[str]) -> Span | None:
    """Return an item without the words behind it that the other side knows."""
    words = list(_WORD.finditer(text, item.start, item.stop))
    while words and (not terms(words[-1].group()) or terms(words[-1].group())[0] in known):
        words.pop()
    return Span(item.start, words[-1].end()) if words else None


def stands_as_noun(text: str, item: Span, cues: Cues) -> bool:
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
    return bool(following and following[0].start == 0) or JOINT.match(text, item.stop) is not None


def is_verb(text: str, chunk: Span, tail: Span) -> bool:
    """Tell whether the end of a chunk is a verb: "are to foster and advance …"."""
    return _VERB_BEFORE.search(text, chunk.start, tail.start) is not None
