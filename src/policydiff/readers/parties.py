"""Names of states, organisations and companies, brought to the form by which documents are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.model.outline import AdherentKind
from policydiff.readers.wording import n_words
from policydiff.text.fold import fold

__all__ = ["Party", "find_party", "guess_party", "looks_like_name"]

_FORMAL = re.compile(
    r"(?:the )?(?:government of (?:the )?)?(?:(?:\w+ ){0,2}(?:republic|kingdom|state|commonwealth|principality|union|federation|sultanate) of (?:the )?)?(.+)"
)
_TRIM = re.compile(r"^[\s\"'“‘(]{1,4}|[\s,;.*†‡\"'”’]{1,6}$")
_SUFFIX = re.compile(r",? (?:inc|incorporated|ltd|limited|llc|l\.l\.c|plc|corp|corporation|gmbh|ag|s\.a|n\.v|b\.v|co)\.?$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:institut\w*|universit\w*|association|foundation|agency|organi[sz]ation|council|commission|cent(?:re|er)|bank|fund|union|forum|network|alliance|society|"
    r"academy|ministry|department|laborator(?:y|ies)|consortium|partnership|programme|secretariat)\b|大学|研究院|研究所|学会|协会|联盟|基金会|组织|委员会|中心|学院",
    re.IGNORECASE,
)
_JOINING_WORDS = "of the and for de du des la le del di da und y et in & - to on al el bin von van"
_SMALL_WORDS = frozenset(_JOINING_WORDS.split())
_WORD = re.compile(r"[^\s,;()/]+")
_MAX_WORDS, _MAX_LENGTH = 12, 90
# What trimming can take off a line, and more: a line beyond it need not be trimmed to tell that it is no name.
_MAX_TRIMMED = 20


@frozen
class Party:
    """The common name of somebody who may adhere to a document, and what they are."""

    name: str
    kind: AdherentKind


def find_party(text: str) -> Party | None:
    """
    Return the state or organisation that a name stands for, or None where it is not known.

    Example:
        >>> find_party("Kingdom of Saudi Arabia"), find_party("The Philippines").name, find_party("大韩民国").name
        (Party(name='Saudi Arabia', kind='state'), 'Philippines', 'Republic of Korea')
    """
    key = fold(_trim(text))
    if not key or len(key) > _MAX_LENGTH:
        return None
    # Chinese names take long to fold, and most texts have none.
    parties = _parties(has_chinese=not key.isascii())
    plain = key.removeprefix("the ")
    if plain in parties:
        return parties[plain]
    match = _FORMAL.fullmatch(plain)
    return parties.get(match[1]) if match else None


def guess_party(text: str, *, among_states: bool) -> Party:
    """
    Return the party that a line of a list names, known or not.

    Args:
        text: The line.

        among_states: Whether the list is one of states; a name that is not known is then one too, unless it says that it is something else.
    """
    known = find_party(text)
    if known is not None:
        return known
    name = _SUFFIX.sub("", _trim(text)).strip() or _trim(text)
    if _ORGANISATION.search(name) or (among_states and name.isupper() and name.isalpha() and len(name) > 2):  # noqa: PLR2004 - UK, US
        return Party(name, "organisation")
    return Party(name, "state" if among_states else "company")


def looks_like_name(text: str) -> bool:
    """Tell whether a line can be a name: short, no sentence, its words capitalised or written in a way of their own (xAI, 01.ai, G42)."""
    if len(" ".join(text.split())) > _MAX_LENGTH + _MAX_TRIMMED:
        return False
    trimmed = _trim(text)
    if not trimmed or len(trimmed) > _MAX_LENGTH or n_words(trimmed) > _MAX_WORDS:
        return False
    if text.rstrip().endswith((".", ":", "?", "!", "。", "：")) and not _SUFFIX.search(text.rstrip()) and find_party(text) is None:
        return False
    words = [word for word in _WORD.findall(trimmed) if word.lower() not in _SMALL_WORDS]
    return bool(words) and all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    return not word.islower() or not word.isalpha() or not word.isascii()


def _trim(text: str) -> str:
    return " ".join(_TRIM.sub("", text).split())


@lru_cache(maxsize=2)
def _parties(*, has_chinese: bool) -> dict[str, Party]:
    found: dict[str, Party] = {}
    for line in (files("policydiff.readers") / "states.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, name, chinese, others = line.split("\t")
        party = Party(name, "organisation" if kind == "organisation" else "state")
        for alias in (name, *(chinese.split("|") if has_chinese else ()), *others.split("|")):
            if alias:
                found.setdefault(fold(_trim(alias)).removeprefix("the "), party)
    return found
