"""Everybody whom a passage names, bound or not, and who is named only to say that it is not they."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from policydiff.changes.effects.names.bearers import bearer_words
from policydiff.changes.effects.names.chinese import chinese_names_before, chinese_names_from
from policydiff.changes.effects.names.english import is_agent, name_ending, names_from
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import is_stop_word

__all__ = ["asserted", "can_act", "names_in"]

# "the pilot, not the master"; 而非船长.
_DENIED = Worded(
    "not instead rather place lieu stead opposed longer",
    re.compile(
        r"\b(?:not|instead of|rather than|in place of|in lieu of|in the stead of|as opposed to|no longer) (?:(?:by|with|on|upon|to|for|of) )?(?=\w)",
        re.IGNORECASE,
    ),
)
_DENIED_CHINESE = re.compile("而非|而不是|不由|并非|取代|代替|不再(?:由|是)?")
_RELEASED = re.compile("(?:今后|以后)?(?:不再|免予|无需|停止)(?:承担|负责|履行|牵头|负)")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
# What may follow the last word of a name: nothing else that could belong to it.
_FREE = re.compile(
    r"[^\w\s'’-]|\s*$|\s[a-z]+ (?:(?:up|out|in|on|off|over|down) )?(?:the|an?|each|every|all|any|its|their|his|her|such)\b|\s(?:\W|(?:who|whose|whom|which|that|\w+ly|itself|themselves|himself|herself|alone|concerned|nearest|in|on|at|by|for|from|to|of|with|within|without|under|upon|before|after|during|and|or|nor|as|if|when|where|unless|until|"
    r"shall|will|must|should|may|might|can|cannot|could|would|is|are|was|were|be|has|have|had|does|do|did|not|first|free|\w+ing|\w+ed)\b)",
    re.IGNORECASE,
)
# "the landowner restores power": a verb, not "customer records must".
_VERB = re.compile(
    r"(?<!s) [a-z]{2,}[^s\W]s (?!shall|will|must|should|may|might|can|is|are|has|have|of|in|to|on|at|by|from|and|or|that|which|who)[a-z]"
)
_DETERMINERS = re.compile(r"\b(?:(?:the|an?|each|every|any|all|its|their|our|his|her|either|both|only|solely|also) )+$", re.IGNORECASE)
# Where one stands who acts: first in a sentence or a part of it, behind *it is*, behind *by* in a passive.
_AT_HEAD = re.compile(r"(?:^|[,;:]|\b(?:that|which|whom|it is|it shall be|it will be|it remains|while|whereas|but|lead|owner))\s*$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|be|been|being) (?!.*\b(?:who|which|that|whom|is|are|be)\b).*\bby $", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(?:is|are|be|been|remains?|becomes?) (?:(?:\w+ly|also|then|now|hereby) )?(?:(?:an? |the )?(?:matter|question|thing|call|decision|choice|case|one) )?(?:up to|down to|for|to|upon|on|with|in the hands of) $|\b(?:belongs?|falls?|devolves?|accrues?|reverts?|is committed|is left|is reserved) to $",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:on|upon|with|to|in|of|for) $", re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:of|to|from|with|by|for|in|on|upon|at|against|between|among|and|or|than|as|under|like) $", re.IGNORECASE)
_FINITE = re.compile(
    r" (?:is|are|has|have|shall|will|must|should|may|can|cannot|need|ought|would|alone|itself|themselves|[a-z]+ (?:(?:up|out|in|on|off|over|down) )?(?:the|an?|each|every|all|any|its|their|his|her|such))\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:(?:if|when|whenever|where|wherever|unless|once|because|while|whose|who|so far as)\b[^,]*|(?:until|before|after|as|since) )$", re.IGNORECASE
)
# President of the Assembly: the one is named, not the other.
_OF = re.compile(r" of (?:(?:the|its|their|each|every) )?")
_FARTHEST = 120


def names_in(side: Passage, sentence: Span) -> Iterator[Span]:
    """Yield everybody named in an English sentence, those left out who are only named to be denied."""
    denied = _denied(side)
    text, last = side.text, None
    for word in _WORD.finditer(text, sentence.start, sentence.stop):
        # Most words end like no name.
        if not (is_agent(word.group()) or word.group()[0].isupper()) or is_stop_word(fold(word.group())):
            continue
        is_free = _FREE.match(text, word.end(), sentence.stop) is not None
        if not is_free and not _VERB.match(text, word.end(), sentence.stop):
            continue
        name = name_ending(text, sentence.start, word.end())
        if name and last and _OF.fullmatch(text, last.stop, name.start):
            continue
        last = name
        if not name or not is_agent(name.of(text)) or any(name.overlaps(span) for span in denied):
            continue
        if is_free or _AT_HEAD.search(_before(side, sentence, name)):
            yield name


def can_act(side: Passage, sentence: Span, name: Span) -> bool:
    """Tell whether the wording around a name leaves it open that they act or are charged; *sent to the board* does not."""
    before, after = _before(side, sentence, name), side.text[name.stop : sentence.stop]
    is_verb = name.start == sentence.start and " " in name.of(side.text) and not _FINITE.match(after)
    return _is_charged(before) or (not is_verb and _can_be_subject(before, after))


def _before(side: Passage, sentence: Span, name: Span) -> str:
    return _DETERMINERS.sub("", side.text[max(sentence.start, name.start - _FARTHEST) : name.start])


@lru_cache(maxsize=8)
def asserted(side: Passage) -> str:
    """Return the text of a passage with those blanked who are only named to be denied: *the pilot, not the master*."""
    left = side.text
    for span in _denied(side):
        left = f"{left[: span.start]}{' ' * (span.stop - span.start)}{left[span.stop :]}"
    return left


@lru_cache(maxsize=8)
def _denied(side: Passage) -> tuple[Span, ...]:
    released = (match.start() for match in _RELEASED.finditer(side.text)) if side.is_chinese else ()
    before = tuple(name for stop in released for name in chinese_names_before(side.text, 0, stop))
    pattern, read = (_DENIED_CHINESE, chinese_names_from) if side.is_chinese else (_DENIED, names_from)
    return before + tuple(name for match in pattern.finditer(side.text) for name in read(side.text, match.end(), len(side.text))[:1])


def _is_charged(before: str) -> bool:
    """Tell whether a name behind some words is of one who may be charged by them."""
    if _SUBORDINATE.search(before):
        return False
    return bool(_PREDICATE.search(before) or (_PREPOSITION.search(before) and _names_duty(before)))


def _can_be_subject(before: str, after: str) -> bool:
    """Tell whether a name between some words can be the subject, or the agent of a passive."""
    if _AT_HEAD.search(before):
        return True
    if _SUBORDINATE.search(before):
        return False
    return bool(_PASSIVE.search(before) or (_FINITE.match(after) and not _GOVERNED.search(before)))


def _names_duty(text: str) -> bool:
    return any(word.group().casefold() in bearer_words().duties for word in _WORD.finditer(text))
