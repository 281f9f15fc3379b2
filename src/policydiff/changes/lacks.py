"""Which words of a clause another clause lacks, as a reader would name them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from policydiff.changes.side import share_no_language
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import Token, find_words, terms, tokenise, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policydiff.model.outline import Clause, Outline

__all__ = ["PrintedWords", "lacking_words"]

# More would not fit a line of a report, and say no more.
_MOST = 6
# Characters of grammar: no word that a clause lacks runs over them.
_HAN_PARTICLES = frozenset("的和与與及或在等了对對以为為将將并並是于於其之中把被由从從向而且也各该該此")
# After one of these a capital letter says nothing about the word.
_SENTENCE_BREAK = re.compile(r"[.!?:;•\n“\"(]")
_POSSESSIVE = re.compile("['’]s$")


@frozen
class _Lack:
    term: str
    printed: str
    weight: float


class PrintedWords:
    """
    Tells the names in a set of documents from words that only start a sentence.

    Args:
        outlines: The documents.
    """

    def __init__(self, outlines: Sequence[Outline]) -> None:
        # Capitals in headings are a matter of style.
        texts = [clause.text for outline in outlines for clause in outline.clauses if not clause.is_heading]
        self._plain = {word.casefold() for word in {word for text in texts for word in words(text)} if word[0].islower()}
        # Where all is small but the first letter there is no name that does not start a sentence.
        self._names = {name for text in texts if not text[1:].islower() for name in _names_in(text)}

    def shown(self, word: str, *, starts_sentence: bool) -> str:
        """Return a word as it is shown by itself: names and acronyms as printed, others in lower case."""
        folded = word.casefold()
        is_acronym = sum(character.isupper() for character in word) > 1
        is_name = not starts_sentence or (folded in self._names and folded not in self._plain)
        return word if is_acronym or is_name else word.lower()


def lacking_words(clause: Clause, other: Clause, weights: Mapping[str, float], printed: PrintedWords) -> tuple[str, ...]:
    """
    Return the words of a clause that another one lacks, at most six, the weightiest first.

    Chinese is shown as the longest runs of characters that the other clause lacks. Clauses of different languages share no words that could be
    lacking, so nothing is named.

    Args:
        clause: The clause whose words are shown.

        other: The clause that lacks them.

        weights: Weight of each term.

        printed: How words of these documents are shown.
    """
    if share_no_language((clause,), (other,)):
        return ()
    held = set(terms(other.text))
    found: dict[str, _Lack] = {}
    for lack in (*_lacking(clause.text, held, weights, printed), *_lacking_runs(clause.text, held, weights)):
        found.setdefault(lack.term, lack)
    # The words come in reading order, and sorting keeps it among equal weights.
    ordered = sorted(found.values(), key=lambda lack: -lack.weight)
    return tuple(lack.printed for lack in ordered[:_MOST])


def _names_in(text: str) -> Iterator[str]:
    """Yield the words that have a capital letter though they start no sentence, without it."""
    position = 0
    for match in find_words(text):
        word = match.group()
        if word[0].isupper() and not _starts_sentence(text, position, match.start()):
            yield word.casefold()
        position = match.end()


def _placed_tokens(text: str) -> Iterator[tuple[Token, bool]]:
    """Yield each token and whether it starts a sentence."""
    position = 0
    for token in tokenise(text):
        yield token, _starts_sentence(text, position, token.span.start)
        position = token.span.stop


def _starts_sentence(text: str, position: int, start: int) -> bool:
    """Tell whether a word that starts at ``start`` starts a sentence; the word before it ends at ``position``, 0 for the first one."""
    return position == 0 or _SENTENCE_BREAK.search(text, position, start) is not None


def _lacking(text: str, held: set[str], weights: Mapping[str, float], printed: PrintedWords) -> Iterator[_Lack]:
    """Yield the words that are lacking; of a compound with hyphens one lacking part is enough."""
    placed = [(token, starts_sentence) for token, starts_sentence in _placed_tokens(text) if not has_han(token.text)]
    compound: list[str] = []
    for n, (token, starts_sentence) in enumerate(placed):
        compound.append(_POSSESSIVE.sub("", printed.shown(token.text, starts_sentence=starts_sentence)))
        follower = placed[n + 1][0].span.start if n + 1 < len(placed) else None
        if follower is not None and text[token.span.stop : follower] == "-":
            continue
        lacking = [term for term in terms(" ".join(compound)) if term not in held]
        if lacking:
            yield _Lack(" ".join(lacking), "-".join(compound), max(weights.get(term, 0.0) for term in lacking))
        compound = []


def _lacking_runs(text: str, held: set[str], weights: Mapping[str, float]) -> Iterator[_Lack]:
    """Yield the longest runs of Chinese characters whose every pair of neighbours is lacking, weighed by the weightiest pair."""
    tokens = [token for token in tokenise(text) if has_han(token.text)] if has_han(text) else []
    run: list[float] = []
    for n, (token, follower) in enumerate(pairwise(tokens)):
        pair = text[token.span.start : follower.span.stop]
        term = fold(pair)
        is_lacking = token.span.stop == follower.span.start and term not in held and not _HAN_PARTICLES.intersection(pair)
        if is_lacking:
            run.append(weights.get(term, 0.0))
        if run and (not is_lacking or n == len(tokens) - 2):
            last = follower if is_lacking else token
            printed = text[tokens[n + is_lacking - len(run)].span.start : last.span.stop]
            yield _Lack(fold(printed), printed, max(run))
            run = []
