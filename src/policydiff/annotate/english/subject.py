"""Who or what stands before an English verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.actors import NounPhrases
from policydiff.annotate.english.lists import CLAUSE_WORDS, DETERMINERS, MODALS, NO_CASE, PREPOSITIONS
from policydiff.annotate.english.words import Word, is_adverb

__all__ = ["Subject", "find_subject", "is_inverted"]

SubjectKind = Literal["agent", "thing", "relative", "it", "none"]
_MARKS = frozenset((",", ";", ":", "(", ")", "[", "]", "-", "\u2014", "*", '"'))
_JOINTS = frozenset(("and", "or", "and/or", "nor"))
_NONE = frozenset(("no", "none", "neither", "nobody", "nothing"))
_IT = frozenset(("it", "this", "these", "those", "there", "such", "that", "they", "he", "she", "i", "you", "one"))
# An insertion between commas is no longer than this many words, a list of actors has no more parts.
_FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "do", "does"))
_BORDERS = _MARKS | CLAUSE_WORDS | _JOINTS | MODALS
_INSERTION, _PARTS = 60, 10


@frozen(kw_only=True)
class Subject:
    """
    The subject of a verb.

    Attributes:
        kind: ``agent`` somebody, ``thing`` anything else, ``relative`` who or which, ``it`` a pronoun that stands for another word,
            ``none`` nothing found.

        start: Index of its first word.

        head: Folded head noun or pronoun.

        actors: Whom it names, in order.

        is_negated: Whether it says that nobody: no provider, neither of the Parties.

        is_only: Whether it says that nobody else: only accredited bodies.

        marker: The word that opens its clause, such as "because", where one does.
    """

    kind: SubjectKind
    start: int
    head: str
    actors: tuple[FoundActor, ...] = ()
    is_negated: bool = False
    is_only: bool = False
    marker: str = ""


def find_subject(words: Sequence[Word], verb: int, floor: int, phrases: NounPhrases) -> Subject:  # noqa: PLR0911 - one way out for each reason
    """
    Return the subject of the verb at an index.

    Args:
        words: The sentence.

        verb: Index of the verb.

        floor: Index before which no word belongs to the subject: the sentence before it, or the verb of another statement.

        phrases: The sentence's noun phrases.
    """
    if verb > floor and is_inverted(words, verb):
        return _after(words, verb, phrases)
    end = _skip_back(words, verb, floor)
    if end <= floor:
        return Subject(kind="none", start=verb, head="")
    text = words[end - 1].text
    if text in ("who", "which", "that") and (text == "who" or end - 1 > floor):
        return _relative(words, end - 1, floor, phrases)
    start = _start(phrases, end, floor)
    if start == end:
        return Subject(kind="none", start=verb, head="")
    marker = words[start - 1].text if start > floor and words[start - 1].text in CLAUSE_WORDS else ""
    if marker in ("that", "which", "who", "whose") and start - 1 > floor and _is_predicate(words, start, end, phrases):
        return _antecedent(words, verb, start - 1, floor, phrases)
    if end - start == 1 and text in _IT:
        return Subject(kind="it", start=start, head=text, marker=marker)
    return _noun_phrase(words, start, end, floor, marker, phrases)


def is_inverted(words: Sequence[Word], verb: int) -> bool:
    """Tell whether the subject follows the verb at an index: nor shall providers; in no case may a provider."""
    if verb > 0 and words[verb - 1].text in ("nor", "never"):
        return True
    return verb > 1 and words[verb - 1].base in NO_CASE and words[verb - 2].text == "no"


def _skip_back(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where the subject ends: before adverbs, brackets and insertions between commas."""
    for _ in range(4):
        while end > floor and is_adverb(words[end - 1].text):
            end -= 1
        if end <= floor:
            break
        opening = _opening(words, end - 1, floor)
        if opening is None:
            break
        end = opening
    return end


def _opening(words: Sequence[Word], close: int, floor: int) -> int | None:
    """Return where the insertion opens that the word at an index closes, None where it closes none."""
    mark = words[close].text
    pairs = {",": ",", ")": "(", "]": "["}
    if mark not in pairs:
        return None
    for at in range(close - 1, max(floor - 1, close - _INSERTION), -1):
        if words[at].text == pairs[mark]:
            is_list = mark == "," and (at + 1 == close or words[at + 1].text in _JOINTS)
            return None if is_list else at
        if mark == "," and words[at].text in (";", ":"):
            break
    return None


def _start(phrases: NounPhrases, end: int, floor: int) -> int:
    """Return where the phrase begins that ends at an index: after a mark, a joint, a modal, or a word that opens a clause."""
    border = phrases.among(_BORDERS).last(floor, end)
    return floor if border is None else border + 1


def _is_predicate(words: Sequence[Word], start: int, end: int, phrases: NounPhrases) -> bool:
    """Tell whether the words after who, which or that are a relative clause by themselves, so that the subject stands before it."""
    if phrases.among(_FINITE).first(start, end) is not None:
        return True
    first = start
    while first < end - 1 and is_adverb(words[first].text):
        first += 1
    return phrases.is_verb(first) and words[first].text not in DETERMINERS


def _antecedent(words: Sequence[Word], verb: int, pronoun: int, floor: int, phrases: NounPhrases) -> Subject:
    """Return the subject whose relative clause stands between it and its verb."""
    end = pronoun
    if end > floor and words[end - 1].text in PREPOSITIONS:
        end -= 1
    while end > floor and words[end - 1].text == ",":
        end -= 1
    start = _start(phrases, end, floor)
    if start >= end:
        return Subject(kind="none", start=verb, head="")
    marker = words[start - 1].text if start > floor and words[start - 1].text in CLAUSE_WORDS else ""
    return _noun_phrase(words, start, end, floor, marker, phrases)


def _relative(words: Sequence[Word], pronoun: int, floor: int, phrases: NounPhrases) -> Subject:
    end = pronoun
    while end > floor and words[end - 1].text in (",", "those", "one"):
        end -= 1
    start = _start(phrases, end, floor)
    # Of "the list of providers that", the noun next to the pronoun.
    preposition = phrases.among(PREPOSITIONS).last(start, end)
    start = start if preposition is None else preposition + 1
    actor = phrases.resolve(start, end)
    return Subject(kind="relative", start=pronoun, head=words[pronoun].text, actors=(actor,) if actor is not None else (), marker=words[pronoun].text)


def _after(words: Sequence[Word], verb: int, phrases: NounPhrases) -> Subject:
    """Return the subject of an inverted clause: nor shall providers disclose."""
    stop = verb + 1
    while stop < min(len(words), verb + 8) and words[stop].text not in _MARKS:
        stop += 1
        actor = phrases.resolve(verb + 1, stop)
        if actor is not None:
            return Subject(kind="agent", start=verb - 1, head=actor.name, actors=(actor,), is_negated=True)
    return Subject(kind="thing", start=verb - 1, head="", is_negated=True)


def _noun_phrase(words: Sequence[Word], start: int, end: int, floor: int, marker: str, phrases: NounPhrases) -> Subject:  # noqa: PLR0917 - one level of thought
    first = start
    if words[start].text in PREPOSITIONS and words[start].text != "that":
        return _after_adverbial(words, start, end, marker, phrases)
    actors: list[FoundActor] = []
    whole = phrases.ending_at(end, floor)
    # A name may hold a joint: the Development and Reform Commission.
    start = min(start, whole[0]) if whole is not None else start
    actor = whole[1] if whole is not None and whole[0] == start else phrases.resolve(start, end)
    head = words[phrases.head(start, end)].base
    if actor is not None:
        actors.append(actor)
        first, joined = _joined(words, start, floor, phrases) if actor.name != "we" else (start, [])
        actors = [*joined, actor] if joined or not _ends_phrase(words, start, floor, phrases) else []
    else:
        # Of a list whose last part names nobody known, the others are bound all the same.
        begin, joined = _joined(words, start, floor, phrases)
        first, actors = (begin, joined) if len(joined) > 1 else (first, actors)
    marker = words[first - 1].text if first > floor and words[first - 1].text in CLAUSE_WORDS else marker
    negated = any(_is_none(words, at) for at in range(max(floor, first - 1), min(first + 3, end)))
    only = any(word.text == "only" for word in words[first : min(first + 2, end)]) or (first > floor and words[first - 1].text == "only")
    return Subject(
        kind="agent" if actors else "thing",
        start=first,
        head=head,
        actors=tuple(actors),
        is_negated=negated,
        is_only=only,
        marker=marker,
    )


def _is_none(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word says that nobody is meant: *no provider*, not *Regulation (EU) No 12/2034*."""
    return words[at].text in _NONE and not (words[at].text == "no" and at + 1 < len(words) and words[at + 1].text[:1].isdigit())


def _ends_phrase(words: Sequence[Word], start: int, floor: int, phrases: NounPhrases) -> bool:
    """Tell whether a noun after "and" belongs to a phrase before it: a breach by importers or notified bodies."""
    if start - 1 <= floor or words[start - 1].text not in _JOINTS or words[start - 2].text == ",":
        return False
    begin = _start(phrases, start - 1, floor)
    return phrases.among(PREPOSITIONS).first(begin, start - 1) is not None


def _after_adverbial(words: Sequence[Word], start: int, end: int, marker: str, phrases: NounPhrases) -> Subject:
    """Return the subject after an adverbial without a comma: upon request the provider shall."""
    found = phrases.ending_at(end, start)
    if found is None:
        return Subject(kind="thing", start=start, head=words[end - 1].base, marker=marker)
    first, actor = found
    has_article = words[first - 1].text in DETERMINERS
    while first > start and words[first - 1].text in DETERMINERS:
        first -= 1
    # "With community colleges" is one adverbial, "within 30 days providers" an adverbial and a subject.
    if not has_article and phrases.figures.first(start, first) is None:
        return Subject(kind="thing", start=start, head=words[start].text, marker=marker)
    if words[first - 1].text in PREPOSITIONS:
        return Subject(kind="thing", start=start, head=words[start].text, marker=marker)
    return Subject(kind="agent", start=first, head=words[end - 1].base, actors=(actor,), marker=marker)


def _joined(words: Sequence[Word], start: int, floor: int, phrases: NounPhrases) -> tuple[int, list[FoundActor]]:
    """Return where a list of actors begins whose last part is given, and the actors of its other parts, those left out that name nobody known."""
    joined: list[FoundActor] = []
    first = start
    joint = _joint_before(words, start, floor)
    if joint is None:
        return first, joined
    at, n_parts = joint, 0
    while n_parts < _PARTS:
        end = _before_gloss(words, at - 1 if words[at - 1].text == "," else at, floor)
        begin = _start(phrases, end, floor)
        if begin >= end or words[begin].text in PREPOSITIONS:
            break
        actor = phrases.resolve(begin, end)
        if actor is not None:
            joined.insert(0, actor)
            first = begin
        elif words[begin].text.endswith("ing") or phrases.among(PREPOSITIONS).first(begin, end) is not None:
            break
        n_parts += 1
        if begin - 1 <= floor or words[begin - 1].text not in (",", *_JOINTS):
            break
        at = begin - 1 if words[begin - 1].text in _JOINTS else begin
    # "…, and deployers shall" joins two statements; a list with a comma before "and" has three parts.
    if words[joint - 1].text == "," and n_parts == 1:
        return start, []
    return first, joined


def _joint_before(words: Sequence[Word], start: int, floor: int) -> int | None:
    """Return the index of the joint before a place, an insertion between commas passed over: providers and, where asked, deployers."""
    if start - 1 <= floor:
        return None
    opening = _opening(words, start - 1, floor) if words[start - 1].text == "," else None
    at = start - 1 if opening is None else opening - 1
    return at if at > floor and words[at].text in _JOINTS else None


def _before_gloss(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where a phrase ends before a gloss in brackets behind it."""
    opening = _opening(words, end - 1, floor) if end > floor and words[end - 1].text == ")" else None
    return end if opening is None else opening
