"""Find who leads what a plan tells to do: Led by the Board, …."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.actors import NounPhrases
from policydiff.annotate.english.words import Word

__all__ = ["find_leaders"]

# A list of leaders, and the words between led and by, are no longer than this.
_LIST, _BETWEEN = 60, 25


def find_leaders(words: Sequence[Word], verb: int, phrases: NounPhrases) -> tuple[FoundActor, ...]:
    """Return who leads: Led by the Board, …; or …, led by the Board."""
    for at in range(len(words) - 2):
        if words[at].text == "led" and words[at + 1].text == "by" and (at < verb or words[at - 1].text in (",", "(")):
            return _named_after(words[: verb if at < verb else len(words)], at + 2, phrases)
        led_with = words[at].text == "led" and words[at + 1].text == "," and at > verb
        if led_with:
            by = next(
                (place for place in range(at + 2, min(len(words) - 1, at + 25)) if words[place].text == "by" and words[place - 1].text == ","), None
            )
            return _named_after(words, by + 1, phrases) if by is not None else ()
    return ()


def _named_after(words: Sequence[Word], start: int, phrases: NounPhrases) -> tuple[FoundActor, ...]:
    found: list[FoundActor] = []
    begin = at = start
    depth = 0
    while at < len(words) and at - start < 60:  # noqa: PLR2004 - a list of leaders is no longer
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
