"""Who is left on each side of a sentence when those whom both name are taken away: one who was bound, and another in the same matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from policydiff.changes.effects.bearer.bound import Bearers, are_all_others, names_one, printed_of, reassignment
from policydiff.changes.effects.bearer.charges.charge import matter_without
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.names.english import is_agent
from policydiff.changes.effects.names.identity import is_nobody, is_pronoun
from policydiff.changes.effects.names.mentions import asserted, can_act, names_in
from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import parts_of_sentences, same_sentences
from policydiff.model.change import Effect
from policydiff.model.outline import Span

__all__ = ["find_remaining", "sentences_apart"]

# So much where nobody is bound for certain, only charged as far as the words can tell.
_SAME_BUT_FOR_NAMES = 0.8
# Sentences are about one matter where, but for those named and the words that bind, they share so much.
_SAME_MATTER = 0.6
_SAME_SENTENCE = 0.4
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


def find_remaining(case: Case, sentences: Sequence[tuple[Span, Span]], bound: tuple[Sequence[Span], Sequence[Span]]) -> Iterator[Effect]:
    """
    Find one who is named on the old side only and another who is on the new side only, in one matter, where one of them at least is bound for certain; in English.

    Args:
        case: The two passages.

        sentences: Those that ``sentences_apart`` tells.

        bound: Where those stand who are bound for certain.
    """
    for old, new in sentences:
        before = _left(case.old, old, case.new, bound[0])
        after = _left(case.new, new, case.old, bound[1]) if before else None
        if before is None or after is None:
            continue
        least = _SAME_MATTER if before in bound[0] or after in bound[1] else _SAME_BUT_FOR_NAMES
        a, b = (Bearers(frozenset(), printed_of(side, (name,)), (name,)) for side, name in ((case.old, before), (case.new, after)))
        if (
            all(map(is_agent, (*a.printed, *b.printed)))
            and are_all_others(case, a, b)
            and likeness(matter_without(case.old.text, old, a.spans), matter_without(case.new.text, new, b.spans)) >= least
        ):
            yield reassignment(case, None, a, b)


def sentences_apart(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the English sentences of one matter of which each may name somebody whom the other passage does not."""
    if not case.is_translated and not case.old.is_chinese and not case.new.is_chinese:
        yield from ((old, new) for old, new in _sentences(case) if _may_name(case.old, old, case.new) and _may_name(case.new, new, case.old))


def _may_name(side: Passage, sentence: Span, other: Passage) -> bool:
    """Tell whether a word that only one side has may be of somebody's name, so that most sentences need no closer look."""
    known = _words_of(other)
    words = pairwise((*_WORD.findall(side.text, sentence.start, sentence.stop), ""))
    return any(is_agent(word) or is_agent(f"the {following}") for word, following in words if word not in known)


@lru_cache(maxsize=8)
def _words_of(side: Passage) -> frozenset[str]:
    return frozenset(_WORD.findall(side.text))


def _sentences(case: Case) -> Iterator[tuple[Span, Span]]:
    old, new = parts_of_sentences(case.old), parts_of_sentences(case.new)
    if len(old) == len(new) == 1:
        if case.likeness >= _SAME_SENTENCE:
            yield old[0], new[0]
    else:
        yield from same_sentences((case.old, case.new), old, new, least=_SAME_SENTENCE)


def _left(side: Passage, sentence: Span, other: Passage, bound: Sequence[Span]) -> Span | None:
    """Return the one who is named on this side only and is bound, or may be where nobody is bound for certain; None where several are left."""
    within = [span for span in bound if sentence.start <= span.start < sentence.stop]
    others = (name for name in names_in(side, sentence) if not any(name.overlaps(span) for span in within))
    left = [name for name in (*within, *others) if _is_alone(side.text, name, asserted(other))]
    if len({name.of(side.text) for name in left}) != 1:
        return None
    return left[0] if left[0] in within or (not within and can_act(side, sentence, left[0])) else None


def _is_alone(text: str, span: Span, other: str) -> bool:
    name = span.of(text)
    return not is_nobody(name) and not is_pronoun(name) and not names_one(other, Bearers(frozenset(), (name,), (span,)))
