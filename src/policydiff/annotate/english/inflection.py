"""The forms of an English verb, spelled by rule; a lexicon lists what the rules do not give."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

__all__ = ["VerbForm", "inflect", "is_participle", "singular"]

VerbForm = Literal["base", "s", "ing", "ed"]

_VOWELS = "aeiou"
# One vowel and one consonant at the end of a word of one syllable: plan, planned.
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")
# Longer verbs stressed on the last syllable.
_DOUBLED = frozenset(("commit", "submit", "permit", "compel", "defer", "refer", "transfer", "admit", "omit", "occur", "incur", "control", "format"))
_IRREGULAR = {
    "have": ("has", "having", "had"),
    "do": ("does", "doing", "done"),
    "be": ("is", "being", "been"),
    "undertake": ("undertakes", "undertaking", "undertaken"),
    "seek": ("seeks", "seeking", "sought"),
    "forbid": ("forbids", "forbidding", "forbidden"),
    "strive": ("strives", "striving", "striven"),
    "make": ("makes", "making", "made"),
    "give": ("gives", "giving", "given"),
    "take": ("takes", "taking", "taken"),
}
_PARTICIPLES = frozenset(
    (
        "made",
        "taken",
        "given",
        "held",
        "kept",
        "set",
        "put",
        "sent",
        "done",
        "seen",
        "known",
        "shown",
        "drawn",
        "written",
        "built",
        "brought",
        "found",
        "met",
        "led",
        "laid",
        "borne",
        "chosen",
        "undertaken",
        "withdrawn",
        "told",
        "understood",
        "sought",
        "paid",
        "sold",
        "lost",
        "read",
        "run",
        "begun",
        "overseen",
        "let",
        "left",
        "dealt",
        "spent",
        "cut",
        "shut",
        "split",
        "spread",
        "driven",
        "thrown",
        "taught",
        "bought",
        "caught",
        "broken",
        "spoken",
        "stolen",
        "forgotten",
        "hidden",
        "bound",
        "won",
        "grown",
        "worn",
        "torn",
        "sworn",
        "forbidden",
        "striven",
        "heard",
        "upheld",
        "withheld",
        "overridden",
        "foregone",
        "redone",
        "rewritten",
        "rebuilt",
        "reset",
        "fed",
        "lent",
        "meant",
        "become",
        "come",
        "gone",
        "fallen",
        "arisen",
        "put",
        "hit",
        "cast",
        "quit",
        "kept",
        "borne",
    )
)
# End in ed and are no participles.
_NO_PARTICIPLES = frozenset(
    ("need", "exceed", "proceed", "succeed", "indeed", "speed", "feed", "seed", "breed", "bed", "red", "shed", "embed", "hundred", "based")
)


def inflect(verb: str) -> tuple[tuple[VerbForm, str], ...]:
    """
    Return the forms of a verb; where it has several words, the first is inflected.

    Example:
        >>> [form for _, form in inflect("call on")]
        ['call on', 'calls on', 'calling on', 'called on']
        >>> [form for _, form in inflect("strive")]
        ['strive', 'strives', 'striving', 'striven']
    """
    head, space, rest = verb.partition(" ")
    third, ing, past = _IRREGULAR.get(head) or _regular(head)
    return tuple((form, word + space + rest) for form, word in (("base", head), ("s", third), ("ing", ing), ("ed", past)))  # type: ignore[misc]


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies", verb + "ing", verb[:-1] + "ied"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("ee"):
        return third, verb + "ing", verb + "d"
    if verb.endswith("e"):
        return third, verb[:-1] + "ing", verb + "d"
    stem = verb + verb[-1] if _DOUBLING.match(verb) or verb in _DOUBLED else verb
    return third, stem + "ing", stem + "ed"


@lru_cache(maxsize=16_384)
def is_participle(word: str) -> bool:
    """
    Tell whether a folded word can be a past participle.

    Example:
        >>> is_participle("reviewed"), is_participle("drawn"), is_participle("need")
        (True, True, False)
    """
    return word in _PARTICIPLES or (len(word) > 4 and word.endswith("ed") and word not in _NO_PARTICIPLES)  # noqa: PLR2004 - shorter ones are listed


@lru_cache(maxsize=16_384)
def singular(noun: str) -> str:
    """
    Return a folded noun without its plural or possessive ending; what is no plural stays as it is.

    Example:
        >>> [singular(word) for word in ("providers", "authorities", "businesses", "nist's", "access", "people")]
        ['provider', 'authority', 'business', 'nist', 'access', 'people']
    """
    if noun.endswith("'s"):
        return noun[:-2]
    noun = noun.removesuffix("'")
    if noun.endswith("ies") and len(noun) > 4:  # noqa: PLR2004 - ties, dies
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:  # noqa: PLR2004 - gas, its
        return noun[:-1]
    return noun
