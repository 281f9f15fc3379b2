"""What a number counts: the plural noun behind it, in the singular; and what a percentage is a part of."""

from __future__ import annotations

import re

__all__ = ["counted_noun", "single_noun", "singular", "whole_after", "whole_before"]

_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "or",
        "nor",
        "in",
        "on",
        "for",
        "with",
        "by",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "shall",
        "must",
        "may",
        "will",
        "should",
        "can",
        "could",
        "would",
        "might",
        "do",
        "does",
        "did",
        "at",
        "from",
        "as",
        "that",
        "which",
        "who",
        "whom",
        "where",
        "when",
        "while",
        "than",
        "then",
        "not",
        "no",
        "per",
        "under",
        "over",
        "within",
        "without",
        "into",
        "through",
        "across",
        "between",
        "among",
        "during",
        "including",
        "such",
        "also",
        "if",
        "but",
        "so",
        "it",
        "its",
        "their",
        "our",
        "his",
        "her",
        "your",
        "my",
        "this",
        "these",
        "those",
        "any",
        "all",
        "each",
        "every",
        "both",
        "more",
        "less",
        "fewer",
        "most",
        "least",
        "up",
        "out",
        "about",
        "after",
        "before",
        "until",
        "since",
        "upon",
        "against",
        "via",
        "plus",
        "versus",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "there",
        "here",
        "whose",
        "what",
        "how",
        "why",
        "because",
        "unless",
        "except",
        "and/or",
        "first",
        "second",
        "third",
        "responsible",
        "available",
        "capable",
        "competent",
        "united",
        "excluding",
    ]
)
# Words in s that are no plurals, and verbs that often follow a number that names something.
_NO_PLURALS = frozenset(
    [
        "always",
        "perhaps",
        "towards",
        "besides",
        "whereas",
        "series",
        "species",
        "means",
        "news",
        "physics",
        "ethics",
        "politics",
        "economics",
        "mathematics",
        "applies",
        "requires",
        "provides",
        "sets",
        "includes",
        "contains",
        "states",
        "lists",
        "refers",
        "relates",
        "describes",
        "covers",
        "defines",
        "concerns",
        "comes",
        "takes",
        "makes",
        "gives",
        "says",
        "goes",
        "needs",
        "seeks",
        "aims",
        "yes",
        "thus",
        "plus",
        "minus",
        "apropos",
        "overseas",
        "sometimes",
        "afterwards",
        "percent",
        "kudos",
        "thirds",
        "quarters",
        "fourths",
        "fifths",
        "tenths",
        "times",
        "hundreds",
        "thousands",
        "millions",
        "billions",
    ]
)
# The parts of the document itself are named, not counted.
_PARTS_OF_TEXT = frozenset(
    [
        "paragraph",
        "subparagraph",
        "article",
        "section",
        "subsection",
        "annex",
        "chapter",
        "point",
        "clause",
        "sentence",
        "recital",
        "footnote",
        "indent",
    ]
)
_IRREGULAR = {
    "people": "person", "persons": "person", "individuals": "person", "children": "child", "men": "man", "women": "woman", "criteria": "criterion", "phenomena": "phenomenon",
    "analyses": "analysis", "bases": "basis", "crises": "crisis", "indices": "index", "matrices": "matrix", "media": "medium", "axes": "axis", "lives": "life", "halves": "half",
}  # fmt: skip
_TOKEN = re.compile(r"\s([a-z][a-z-]{0,30})('s|')?(?![a-z0-9])")
_OF = re.compile(r"\sof (?:the|its|their|these|those|our)(?![a-z])")
_MOST_ADJECTIVES = 3
_SHORTEST_PLURAL = 4
_WHOLE_AFTER = re.compile(
    r"\s(?:of) ((?:(?!(?:and|or|is|are|was|were|shall|must|may|will|should|by|within|in|for|to|from|on|at|with|that|which|who|as|when|where|if|per|than|up)\b)[a-z0-9'-]{1,30}\s?){1,8})"
)
_HAN_WORD = "[\u4e00-\u9fff]"
_WHOLE_BEFORE = re.compile(
    rf"(?:占(?:到)?({_HAN_WORD}{{2,14}}?)的?(?:比例|比重)?(?:的|为|达到?)?|((?:上一?年度|全年|全球|年度|当年|年)?{_HAN_WORD}{{0,4}}?(?:营业额|销售额|营业收入|总额|收入|总量|货值金额|总数|资产))的?)(?:处)?$"
)


def counted_noun(folded: str, place: int) -> tuple[str, int] | None:
    """
    Return the plural noun that follows a number, in the singular, and where it ends; None where none does.

    Example:
        >>> counted_noun("three large AI models are".lower(), 5)
        ('model', 21)
    """
    of = _OF.match(folded, place)
    place = of.end() if of is not None else place
    for _ in range(_MOST_ADJECTIVES + 1):
        match = _TOKEN.match(folded, place)
        if match is None or match[1] in _STOP_WORDS:
            return None
        if _is_plural(match[1]):
            noun = singular(match[1])
            return None if noun in _PARTS_OF_TEXT else (noun, match.end(1))
        if match[2]:
            return None
        place = match.end()
    return None


def single_noun(folded: str, place: int) -> tuple[str, int] | None:
    """
    Return the last word of the phrase that follows *one*, and where it ends; None where a function word follows.

    Example:
        >>> single_noun("at least one other expert shall", 12)
        ('expert', 25)
    """
    found: tuple[str, int] | None = None
    for _ in range(_MOST_ADJECTIVES):
        match = _TOKEN.match(folded, place)
        if match is None or match[1] in _STOP_WORDS or (found is not None and match[1].endswith("ed")):
            break
        found, place = (match[1], match.end(1)), match.end()
    return found


def singular(plural: str) -> str:
    """
    Return the singular of a plural noun.

    Example:
        >>> [singular(noun) for noun in ("parties", "members", "processes", "people", "licences")]
        ['party', 'member', 'process', 'person', 'licence']
    """
    if plural in _IRREGULAR:
        return _IRREGULAR[plural]
    if plural.endswith("ies") and len(plural) > len("ties"):
        return plural[:-3] + "y"
    if plural.endswith(("sses", "shes", "ches", "xes", "zes")):
        return plural[:-2]
    return plural[:-1]


def whole_after(folded: str, place: int) -> tuple[int, int] | None:
    """Return where the words stand that a percentage is a part of: *30 % of the annual turnover*."""
    match = _WHOLE_AFTER.match(folded, place)
    return (match.start(1), match.start(1) + len(match[1].rstrip())) if match is not None else None


def whole_before(folded: str, place: int) -> tuple[int, int] | None:
    """Return where the words stand that a percentage is a part of: 占员工总数的 30%, 上一年度营业额百分之五."""
    match = _WHOLE_BEFORE.search(folded, max(0, place - 30), place)
    if match is None:
        return None
    return match.span(1) if match[1] is not None else match.span(2)


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s")) and word not in _NO_PLURALS
