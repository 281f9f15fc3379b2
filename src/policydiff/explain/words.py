"""The words that two clauses share, as a reader sees them, and what each of them tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from policydiff.align import Draft
from policydiff.explain.model import ClauseRef, SharedWord
from policydiff.text.fold import has_han
from policydiff.text.glossary import concepts
from policydiff.text.tokens import Token, terms, tokenise

__all__ = ["SharedWords"]

_DIGITS = 4
# What the alignment puts before a term of the bilingual glossary, and how many words of a term are looked for.
_GLOSSARY = "§"
_LONGEST = 6


class SharedWords:
    """
    Finds the shared words of candidates.

    Args:
        draft: Its evidence holds the terms of all clauses and what each tells.
    """

    def __init__(self, draft: Draft) -> None:
        evidence = draft.known()
        self._draft = draft
        self._weights = dict(zip(evidence.vocabulary, evidence.idf.tolist(), strict=True))
        held = sum(np.asarray((side.held > 0).sum(axis=0)).ravel() for side in (evidence.old, evidence.new))
        self._n_clauses: Mapping[str, int] = dict(zip(evidence.vocabulary, np.asarray(held).tolist(), strict=True))

    def find(self, ref: ClauseRef, i: int, j: int) -> tuple[SharedWord, ...]:
        """
        Return the words that an old and a new clause share, weightiest first, as the explained one prints them.

        Args:
            ref: The explained clause.

            i: Position of the old clause.

            j: Position of the new clause.
        """
        evidence = self._draft.known()
        common = set(evidence.old.terms[i]) & set(evidence.new.terms[j])
        clause = self._draft.old_clauses[i] if ref.side == "old" else self._draft.new_clauses[j]
        found: dict[tuple[str, bool], list[str]] = {}
        printed = _printed(clause.text, common)
        for term in sorted(common):
            found.setdefault((printed.get(term, term), term.startswith(_GLOSSARY)), []).append(term)
        words = (self._word(word, held, by_glossary=by_glossary) for (word, by_glossary), held in found.items())
        return tuple(sorted(words, key=lambda word: (-word.weight, word.printed)))

    def _word(self, printed: str, held: list[str], *, by_glossary: bool) -> SharedWord:
        return SharedWord(
            printed=printed,
            weight=round(sum(self._weights[term] for term in held), _DIGITS),
            n_clauses=min(int(self._n_clauses[term]) for term in held),
            by_glossary=by_glossary,
        )


def _printed(text: str, common: set[str]) -> dict[str, str]:
    """Return how a text prints each of these terms, where it can be told: Chinese terms by the run of characters that holds them."""
    tokens = tokenise(text)
    words = [(token.text, tuple(term for term in terms(token.text) if term in common)) for token in tokens if not has_han(token.text)]
    # The first wording of a term is shown.
    plain = {term: word for word, held in reversed([*words, *_runs(text, tokens, common)]) for term in held}
    wanted = {term for term in common if term.startswith(_GLOSSARY)}
    return plain | (_by_glossary(text, tokens, wanted) if wanted else {})


def _by_glossary(text: str, tokens: Sequence[Token], wanted: set[str]) -> dict[str, str]:
    """Return the words of a text that stand for terms of the glossary."""
    found: dict[str, str] = {}
    if has_han(text):
        return {term: term.removeprefix(_GLOSSARY) for term in wanted}
    # The shortest stretch that means the term.
    for length in range(1, _LONGEST + 1):
        for first, last in zip(tokens, tokens[length - 1 :], strict=False):
            stretch = text[first.span.start : last.span.stop]
            for term in concepts(stretch):
                if term in wanted:
                    found.setdefault(term, stretch)
    return found


def _runs(text: str, tokens: Sequence[Token], common: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    run: list[str] = []
    start = stop = 0
    for token, follower in pairwise(tokens):
        pair = _pair(text, token, follower)
        if pair in common:
            start = start if run else token.span.start
            run.append(pair)
            stop = follower.span.stop
        elif run:
            yield text[start:stop], tuple(run)
            run = []
    if run:
        yield text[start:stop], tuple(run)


def _pair(text: str, token: Token, follower: Token) -> str:
    """Return the term of two Chinese characters that stand side by side, or nothing."""
    if not (has_han(token.text) and has_han(follower.text)):
        return ""
    held = terms(text[token.span.start : follower.span.stop])
    return held[0] if len(held) == 1 else ""
