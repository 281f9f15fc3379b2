"""Find who leads what a plan tells to do: Led by the Board, …; Through the Ministry of Works, …."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.actors import NounPhrases
from policydiff.annotate.english.lists import PREPOSITIONS
from policydiff.annotate.english.words import Word

__all__ = ["find_leaders"]

# A list of leaders, and the words between led and by, are no longer than this.
_LIST, _BETWEEN = 60, 25
# Before a body these name who is to act, "with" and "for" somebody else.
_HOSTS = frozenset(("at", "under", "through", "within"))
_AUSPICES = frozenset(("auspices", "leadership", "direction", "aegis", "lead"))
# Where others meet, or what they live in.
_FORUMS = frozenset(
    (
        "general assembly",
        "united nations",
        "oecd",
        "g7",
        "g20",
        "congress",
        "european parliament",
        "european union",
        "united states",
        "united kingdom",
        "china",
    )
)
_MEETINGS = frozenset(("council", "assembly", "parliament", "senate", "panel", "chamber"))


def find_leaders(words: Sequence[Word], first: int, verb: int, phrases: NounPhrases) -> tuple[FoundActor, ...]:
    """Return who leads: Led by the Board, …; or …, led by the Board; or who the adverbial before the verb names, which begins at the first word."""
    for at in range(len(words) - 2):
        if words[at].text == "led" and words[at + 1].text == "by" and (at < verb or words[at - 1].text in (",", "(")):
            return _named_after(words[: verb if at < verb else len(words)], at + 2, phrases)
        led_with = words[at].text == "led" and words[at + 1].text == "," and at > verb
        if led_with:
            by = next(
                (place for place in range(at + 2, min(len(words) - 1, at + _BETWEEN)) if words[place].text == "by" and words[place - 1].text == ","),
                None,
            )
            return _named_after(words, by + 1, phrases) if by is not None else ()
    return _hosts(words, first, verb, phrases) if words[first].text in _HOSTS else ()


def _hosts(words: Sequence[Word], first: int, verb: int, phrases: NounPhrases) -> tuple[FoundActor, ...]:
    """Return the bodies that "Through the Ministry and the Harbour Board, build" names; none where it names anything that is none."""
    found: list[FoundActor] = []
    begin = first + 4 if words[first + 1].text == "the" and words[first + 2].text in _AUSPICES and words[first + 3].text == "of" else first + 1
    for at in range(begin, verb):
        if words[at].text not in (",", "and"):
            continue
        # "Through NIST, through DOE and in line with the law"
        begin += words[begin].text == words[first].text
        if begin < at and (words[begin].text in PREPOSITIONS or words[begin].text.endswith("ing")):
            break
        actor = phrases.body(begin, at) if begin < at else None
        is_host = actor is not None and actor.name not in _FORUMS and not _MEETINGS & set(actor.name.split())
        # Beside a body others may stand: "Through NSF and other partners".
        if begin < at and not is_host and not (found and phrases.resolve(begin, at)):
            return ()
        found += [actor] if actor is not None and is_host else []
        begin = at + 1
    return tuple(found)


def _named_after(words: Sequence[Word], start: int, phrases: NounPhrases) -> tuple[FoundActor, ...]:
    found: list[FoundActor] = []
    begin = at = start
    depth = 0
    while at < len(words) and at - start < _LIST:
        text = words[at].text
        depth += (text == "(") - (text == ")")
        if depth == 0 and text in (",", "and", "with", "through", "in", "to", "at", "by", ".", ";"):
            actor = phrases.resolve(begin, _before_bracket(words, begin, at)) if at > begin else None
            if actor is not None:
                found.append(actor)
            elif at > begin:
                break
            if text not in (",", "and", "by"):
                at = _after_of(words, at)
                if at < 0:
                    break
            begin = at + 1
        at += 1
    return tuple(found)


def _before_bracket(words: Sequence[Word], begin: int, end: int) -> int:
    return next((place for place in range(begin, end) if words[place].text == "("), end)


def _after_of(words: Sequence[Word], at: int) -> int:
    """Return where a list goes on after a place within an agency, "CAISI at DOC and", -1 where it ends."""
    for place in range(at + 1, min(len(words), at + 6)):
        if words[place].text in (",", "and"):
            return place if words[at].text == "at" else -1
        if words[place].text in (".", ";"):
            return -1
    return -1
