"""English text as words with their places, sentence by sentence, what is quoted marked."""

from __future__ import annotations

import re

from attrs import frozen

from policydiff.annotate.inflection import singular
from policydiff.text.fold_in_place import Folded, fold_in_place
from policydiff.text.sentences import split_sentences
from policydiff.text.span import Span

__all__ = ["ADVERBS", "BE", "CLAUSE_WORDS", "DETERMINERS", "MODALS", "NO_CASE", "OPEN_MARKS", "PREPOSITIONS", "Word", "is_adverb", "read_sentences"]

_LETTERS = "a-z0-9\u00df-\u024f"
_WORD = re.compile(rf"[a-z](?:\.[a-z])+\.?(?![{_LETTERS}])|[{_LETTERS}]+(?:[-'&./][{_LETTERS}]+)*'?|[^\s]")
# Titles and quotations; bounded, so that an opening mark without its partner costs nothing.
_CITED = re.compile(
    rf'"[^"]{{1,2000}}"|(?<![{_LETTERS}])\'[^\']{{1,200}}\'(?![{_LETTERS}])|《[^》]{{1,200}}》|(?<![\w*])\*{{1,2}}[^*\s][^*]{{0,200}}\*{{1,2}}(?!\w)'
)

MODALS = frozenset(("shall", "must", "will", "should", "may", "can", "could", "might", "would", "cannot", "ought"))
BE = frozenset(("be", "is", "are", "was", "were", "been", "being"))
DETERMINERS = frozenset((
    "a", "an", "the", "each", "every", "all", "any", "no", "such", "this", "these", "those", "its", "their", "our", "his", "her", "other", "certain",
    "both", "some", "most", "many", "neither",
    "either", "only", "relevant", "respective", "said", "one", "two", "three", "none", "several", "various", "concerned", "interested",
    "appropriate", "same", "applicable",
))  # fmt: skip
PREPOSITIONS = frozenset((
    "of", "for", "in", "on", "at", "to", "with", "by", "from", "under", "within", "about", "against", "through", "including", "between", "among",
    "across", "over", "into", "upon", "regarding",
    "concerning", "without", "per", "via", "during", "before", "after", "until", "following", "pursuant", "throughout", "toward", "towards",
    "beyond", "inside", "outside", "along", "like", "not",
    "subject", "given", "notwithstanding", "except", "besides", "despite", "other than", "that", "whose", "acting", "unless",
))  # fmt: skip
# Begin another clause, so that no subject reaches across them.
CLAUSE_WORDS = frozenset((
    "that", "which", "who", "whom", "whose", "where", "when", "whenever", "wherever", "if", "unless", "because", "since", "while", "whilst",
    "whereas", "although", "though", "so", "how",
    "what", "why", "whether", "but", "as", "than", "then", "until", "once", "yet", "nor",
))  # fmt: skip
# A clause that ends with one of these goes on in the items below.
OPEN_MARKS = frozenset((":", "-"))
# In no case, under no circumstances.
NO_CASE = frozenset(("circumstance", "case", "event", "time", "way", "condition"))
ADVERBS = frozenset((
    "also", "therefore", "thus", "hence", "then", "further", "furthermore", "moreover", "however", "likewise", "always", "still", "even", "ever",
    "often", "sometimes", "too", "well", "again",
    "now", "already", "instead", "together", "forthwith", "at", "least", "once", "soon", "better", "best", "all", "each", "both", "hereby",
    "thereby", "alone", "jointly", "only", "just", "yet",
    "thereafter", "thereupon", "immediately", "otherwise", "in", "turn", "particular", "duly", "in-turn", "nevertheless", "nonetheless", "either",
    "ourselves", "themselves", "itself", "where", "appropriate", "as",
))  # fmt: skip
_NO_ADVERBS = frozenset(
    (
        "apply",
        "supply",
        "rely",
        "reply",
        "comply",
        "multiply",
        "family",
        "assembly",
        "ally",
        "anomaly",
        "monopoly",
        "july",
        "italy",
        "imply",
        "fly",
        "only",
        "early",
        "daily",
    )
)
# Adverbs by themselves; the others of the list above only in phrases such as "at least".
_SINGLE = ADVERBS - frozenset(("at", "least", "in", "turn", "particular", "where", "appropriate", "as", "all", "each", "both", "well"))


@frozen
class Word:
    """
    A word or mark.

    Attributes:
        text: Folded.

        base: Folded, without the ending of a plural or possessive.

        span: Where it stands in the clause's text.

        is_capital: Whether it is printed with a capital letter.

        is_upper: Whether it is printed in capitals.

        is_cited: Whether it stands in a title or a quotation.
    """

    text: str
    base: str
    span: Span
    is_capital: bool
    is_upper: bool
    is_cited: bool


def is_adverb(word: str) -> bool:
    """Tell whether a folded word alone can stand between a subject and its verb, or between modal and verb."""
    return word in _SINGLE or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS)  # noqa: PLR2004 - only, ally


def read_sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each sentence of a text."""
    folded = fold_in_place(text)
    words = _words(text, folded)
    sentences: list[tuple[Word, ...]] = []
    position = 0
    for span in split_sentences(text):
        start = position
        while position < len(words) and words[position].span.start < span.stop:
            position += 1
        sentences.append(tuple(words[start:position]))
    return tuple(sentences)


def _words(text: str, folded: Folded) -> list[Word]:
    cited = [match.span() for match in _CITED.finditer(folded.text)]
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(folded.text):
        while at < len(cited) and cited[at][1] <= match.start():
            at += 1
        span = folded.original(match)
        word, printed = match.group(), span.of(text)
        is_cited = at < len(cited) and cited[at][0] <= match.start()
        found.append(Word(word, singular(word), span, printed[:1].isupper(), printed.isupper() and len(printed) > 1, is_cited))
    return found
