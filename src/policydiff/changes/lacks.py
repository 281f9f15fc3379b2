"""Which words of a clause another clause lacks, as a reader would name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from policydiff.changes.side import share_no_language
from policydiff.text.fold import has_han
from policydiff.text.fold_in_place import fold_in_place
from policydiff.text.glossary import longest_term
from policydiff.text.span import Span
from policydiff.text.tokens import Token, find_words, terms, tokenise, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policydiff.model.outline import Clause, Outline

__all__ = ["PrintedWords", "lacking_words"]

# More would not fit a line of a report, and say no more.
_MOST = 6
# Characters of grammar: no word that a clause lacks runs over them, unless the glossary has it.
_HAN_PARTICLES = frozenset("的和与與及或在等了对對为為将將并並是于於其之中把被向而且也")
# Characters of a word that the glossary does not have, which is whole only where marks set it off.
_LONGEST_UNKNOWN, _SHORTEST_HAN = 4, 2
# After one of these a capital letter says nothing about the word.
_SENTENCE_BREAK = re.compile(r"[.!?:;•\n“\"(]")
_POSSESSIVE = re.compile("['’]s$")

# What stands between the parts of one word.
_JOINTS = ("", "-", "'", "’")


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

    Of Chinese these are terms of the glossary and short words that marks set off. Clauses of different languages share no words that could be
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
    for lack in (*_lacking(clause.text, held, weights, printed), *_lacking_han(clause.text, other.text, held, weights)):
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
    """Yield the words that are lacking; of a compound with hyphens, or of letters and figures as in G20, one lacking part is enough."""
    placed = [(token, starts_sentence) for token, starts_sentence in _placed_tokens(text) if not has_han(token.text)]
    compound: list[str] = []
    joint = ""
    for n, (token, starts_sentence) in enumerate(placed):
        follower = placed[n + 1][0].span.start if n + 1 < len(placed) else None
        joint_before, joint = joint, " " if follower is None else text[token.span.stop : follower]
        is_sign = not joint or (n > 0 and not joint_before)
        compound.append(token.text if is_sign else printed.shown(token.text, starts_sentence=starts_sentence))
        if joint in _JOINTS:
            compound.append(joint)
            continue
        word = _POSSESSIVE.sub("", "".join(compound))
        lacking = [term for term in terms(word) if term not in held]
        if lacking:
            yield _Lack(" ".join(lacking), word, max(weights.get(term, 0.0) for term in lacking))
        compound = []


def _lacking_han(text: str, other: str, held: set[str], weights: Mapping[str, float]) -> Iterator[_Lack]:
    """Yield the Chinese words that another text lacks, each by itself, as neighbours need not be one phrase, weighed by the weightiest pair in it."""
    if not has_han(text):
        return
    folded, other = fold_in_place(text), fold_in_place(other).text
    for word, is_term in _han_words(folded.text):
        written = word.of(folded.text)
        if written not in other if is_term else not any(pair in held for pair in _pairs(written)):
            weight = max(weights.get(pair, 0.0) for pair in _pairs(written))
            yield _Lack(written, folded.original_span(word.start, word.stop).of(text), weight)


def _pairs(word: str) -> list[str]:
    return [word[place : place + 2] for place in range(len(word) - 1)]


def _han_words(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the terms of the glossary, longest first, and short words behind a mark: what stands elsewhere may be half a word."""
    start = place = 0
    is_open = True
    while place <= len(text):
        length = longest_term(text, place)
        if not length and place < len(text) and has_han(text[place]) and text[place] not in _HAN_PARTICLES:
            place += 1
            continue
        is_mark = not length and (place == len(text) or text[place] not in _HAN_PARTICLES)
        # After 的 a word begins, and before it one ends, that of 目的 apart.
        is_closed = is_mark or (text[place] == "的" and text[place - 1 : place] != "目")
        n_left = place - start
        longest = _LONGEST_UNKNOWN if is_closed else _SHORTEST_HAN if length else 0
        if is_open and _SHORTEST_HAN <= n_left <= longest:
            yield Span(start, place), False
        # Behind a lone character it may be cut out of two words, as 人权 out of 个人权益.
        if length and n_left != 1:
            yield Span(place, place + length), True
        is_open = is_mark or (not length and text[place] == "的")
        start = place = place + (length or 1)
