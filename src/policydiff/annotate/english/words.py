"""English text as words with their places, sentence by sentence, what is quoted marked."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, repeat
from typing import NamedTuple

from policydiff.annotate.english.inflection import singular
from policydiff.annotate.english.lists import ADVERBS
from policydiff.annotate.reading import LATIN, WORD_END, WORD_START, Reading
from policydiff.text.sentences import split_sentences
from policydiff.text.span import Span

__all__ = [
    "Word",
    "first_words",
    "has_one_sentence",
    "is_adverb",
    "read_sentences",
]

_WORD = re.compile(rf"[a-z](?:\.[a-z])+\.?{WORD_END}|[{LATIN}]+(?:[-'&./][{LATIN}]+)*'?|[^\s]")
# Titles and quotations; bounded, so that an opening mark without its partner costs nothing.
_CITED = re.compile(
    rf'"[^"]{{1,2000}}"|{WORD_START}\'[^\']{{1,200}}\'{WORD_END}|《[^》]{{1,200}}》|(?<![\w*])\*{{1,2}}[^*\s][^*]{{0,200}}\*{{1,2}}(?!\w)'
)
_OPENS_CITED = re.compile("[\"'《*]")

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


class Word(NamedTuple):
    """
    A word or mark; a tuple, because a document has as many as it has words.

    Attributes:
        text: Folded.

        start: Where it begins in the clause's text.

        stop: Where it ends there.

        printed: As printed.

        is_cited: Whether it stands in a title or a quotation.
    """

    text: str
    start: int
    stop: int
    printed: str
    is_cited: bool

    @property
    def base(self) -> str:
        """The word, folded, without the ending of a plural or possessive."""
        return singular(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the clause's text."""
        return Span(self.start, self.stop)

    @property
    def is_capital(self) -> bool:
        """Whether it is printed with a capital letter."""
        return self.printed[:1].isupper()

    @property
    def is_upper(self) -> bool:
        """Whether it is printed in capitals."""
        return self.printed.isupper() and len(self.printed) > 1


@lru_cache(maxsize=16_384)
def is_adverb(word: str) -> bool:
    """Tell whether a folded word alone can stand between a subject and its verb, or between modal and verb."""
    return word in _SINGLE or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS)  # noqa: PLR2004 - only, ally


def read_sentences(reading: Reading) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each sentence of a text."""
    words = _words(reading)
    if has_one_sentence(reading.text):
        return (tuple(words),)
    sentences: list[tuple[Word, ...]] = []
    position = 0
    for span in split_sentences(reading.text):
        start = position
        while position < len(words) and words[position].start < span.stop:
            position += 1
        sentences.append(tuple(words[start:position]))
    return tuple(sentences)


def first_words(reading: Reading, n_words: int) -> list[str]:
    """Return the first words of a text, folded."""
    return [match.group() for match in islice(_WORD.finditer(reading.folded.text), n_words)]


def has_one_sentence(text: str) -> bool:
    """Tell at a glance that no sentence ends within a text, as of most clauses."""
    return text.isascii() and text.find(".", 0, -1) < 0 and "!" not in text and "?" not in text and bool(text.strip())


def _words(reading: Reading) -> list[Word]:
    text, folded = reading.text, reading.folded
    cited = [match.span() for match in _CITED.finditer(folded.text)] if _OPENS_CITED.search(folded.text) is not None else []
    if not cited and folded.places is None and not folded.text.isspace():
        spans = [match.span() for match in _WORD.finditer(folded.text)]
        lowered = [folded.text[start:stop] for start, stop in spans]
        fields = zip(lowered, *zip(*spans, strict=True), [text[start:stop] for start, stop in spans], repeat(False), strict=False)
        # As ``Word._make`` does, without a call in Python for each word.
        return [*map(tuple.__new__, repeat(Word), fields)]
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(folded.text):
        while at < len(cited) and cited[at][1] <= match.start():
            at += 1
        span = folded.original(match)
        found.append(Word(match.group(), span.start, span.stop, span.of(text), at < len(cited) and cited[at][0] <= match.start()))
    return found
