"""The verb of an act: the first of its words that carries content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, is_stop_word, stem

__all__ = ["have_one_head", "head_of", "heads_of"]

# The verb, and the noun of "put on record" or "make use of".
_N_HEADS = 2
# "shall, where feasible, publish": what stands between commas before the verb.
_INSERTION = re.compile(r"^\s*,[^,]{1,80},\s*(?:to\s)?")
# "shall within ten days publish".
_PERIOD = re.compile(
    r"^\s*(?:within|in|after|every|for at least|not later than|no later than|at least) (?:\w+ ){1,3}(?:minutes?|hours?|days?|weeks?|months?|years?),?\s(?!of\b|before\b|after\b|from\b)"
)
_IRREGULAR = {
    "borne": "bear", "born": "bear", "made": "make", "kept": "keep", "held": "hold", "shown": "show", "given": "give", "taken": "take", "told": "tell", "sent": "send", "built": "build", "paid": "pay",
    "sold": "sell", "bought": "buy", "brought": "bring", "found": "find", "met": "meet", "led": "lead", "laid": "lay", "left": "leave", "drawn": "draw", "written": "write", "chosen": "choose",
    "withdrawn": "withdraw", "withheld": "withhold", "undertaken": "undertake", "sought": "seek", "overseen": "oversee", "done": "do", "lent": "lend", "spent": "spend", "known": "know", "seen": "see",
    "begun": "begin", "broken": "break", "forgotten": "forget", "hidden": "hide", "taught": "teach", "driven": "drive", "upheld": "uphold", "fed": "feed", "flown": "fly", "ridden": "ride", "worn": "wear", "eaten": "eat", "spoken": "speak", "stolen": "steal", "thrown": "throw", "sworn": "swear", "struck": "strike", "grown": "grow",
    "torn": "tear", "cut": "cut", "read": "read", "caught": "catch", "fallen": "fall", "frozen": "freeze", "shut": "shut", "sung": "sing", "swum": "swim", "bred": "breed", "fought": "fight", "hung": "hang",
    "sale": "sell", "refusal": "refuse", "removal": "remove", "publication": "publish", "disclosure": "disclose", "storage": "store", "possession": "possess", "provision": "provide", "admission": "admit",
    "destruction": "destroy", "retention": "retain", "choice": "choose", "payment": "pay", "submission": "submit", "deletion": "delete", "notification": "notify", "sharing": "share", "inclusion": "include",
    "exclusion": "exclude", "revocation": "revoke", "approval": "approve", "denial": "deny", "delivery": "deliver", "entry": "enter", "purchase": "purchase", "supply": "supply", "resale": "resell",
    "disposal": "dispose", "application": "apply", "reproduction": "reproduce", "transmission": "transmit", "withdrawal": "withdraw", "recognition": "recognise", "acquisition": "acquire", "lost": "lose", "won": "win", "dealt": "deal",
}  # fmt: skip
# Words before the verb of the act that are no part of it.
_BEFORE_VERB = frozenset(("be", "to", "not", "also", "been", "being", "further", "jointly", "duly", "then", "never", "always", "all", "both", "each"))


def head_of(text: str) -> str:
    """
    Return the stem of the verb of an English act, the first of its words that carries content.

    Example:
        >>> head_of("be jointly published within a month")
        'publish'
    """
    return next(heads_of(text), "")


def heads_of(text: str) -> Iterator[str]:
    """Yield the stems of the first words of an English act that carry content, its verb first."""
    words = (fold(match.group()) for match in find_words(_PERIOD.sub("", _INSERTION.sub("", text, count=1), count=1)))
    content = (word for word in words if _is_content(word))
    return (stem(_IRREGULAR.get(word, word)) for word in islice(content, _N_HEADS))


def _is_content(word: str) -> bool:
    # An adverb may come before the verb; to supply, to apply and to rely are none.
    is_adverb = word.endswith("ly") and not word.endswith(("pply", "ely", "eply", "mply", "tiply"))
    return word not in _BEFORE_VERB and not is_stop_word(word) and not is_adverb


def have_one_head(old: str, new: str) -> bool:
    """
    Tell whether two English acts begin with the same verb, or the one with a noun of it; in Chinese the likeness of the two has to tell it.

    Example:
        >>> have_one_head("use recycled paper", "make use of recycled paper")
        True
    """
    first, second = tuple(heads_of(old)), tuple(heads_of(new))
    return any(words[:1] and words[0] in others for words, others in ((first, second), (second, first)))
