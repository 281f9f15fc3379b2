"""Find instructions in English: bare verbs at the head of a sentence, as the bullets of a plan are written."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.actors import NounPhrases
from policydiff.annotate.english.governed import find_link
from policydiff.annotate.english.leaders import find_leaders
from policydiff.annotate.english.lists import CLAUSE_WORDS, DETERMINERS, MODALS, PREPOSITIONS
from policydiff.annotate.english.places import Places
from policydiff.annotate.english.verbs import Match, Verbs
from policydiff.annotate.english.words import Word, is_adverb

__all__ = ["LABEL_WORDS", "Act", "find_acts", "may_begin_act"]

# No label has more words and marks.
LABEL_WORDS = 4

# What an object begins with.
_OPENERS = frozenset(
    (
        *DETERMINERS,
        "how",
        "whether",
        "what",
        "why",
        "that",
        "those",
        "more",
        "new",
        "existing",
        "further",
        "ongoing",
        "continued",
        "additional",
        "joint",
        "global",
        "international",
        "national",
        "domestic",
        "federal",
        "public",
        "private",
        "open",
        "effective",
        "robust",
        "strong",
        "high-quality",
        "local",
        "regional",
        "greater",
        "better",
        "as",
    )
)
_FINITE = frozenset((*MODALS, "is", "are", "was", "were", "has", "had", "does", "did", "need", "needs"))
# After these, a verb of its own stands in the adverbial.
_OPEN_CLAUSES = frozenset(("after", "before", "when", "where", "if", "once", "as", "that", "which", "who", "whose", "until"))
_ADVERBIALS = frozenset(("and", "or", "consistent", "given", "led", "its", "e.g", "i.e", "based", "such"))
_SUPPOSING = frozenset(("where", "when", "whenever", "if", "as", "so"))
# Parts of a list of places or fields are shorter.
_SHORT_PART = 4
_LEADS = frozenset(("led", "where", "as", "so", "based", "around", "when", "building", "using", "if"))
_OPENING = (PREPOSITIONS | _LEADS) - {"that", "not"}
_NESTING = (CLAUSE_WORDS | MODALS) - {"as", "so"}
_LEAD = 90
# What stands between a verb and its object begins with one of these, or with an adverb, and is no longer.
_PARTING = (PREPOSITIONS | {"led", "as", "where", "when", "if", "furthermore", "moreover", "likewise", "too"}) - {"of", "that", "not"}
_PARTED = 30


@frozen(kw_only=True)
class Act:
    """
    An instruction.

    Attributes:
        at: Index of its verb.

        first: Index of the first word of what belongs to it.

        match: The verb on the scale, None where it has no level of its own.

        bearers: Who leads it.
    """

    at: int
    first: int
    match: Match | None
    bearers: tuple[FoundActor, ...]
    is_negated: bool
    rule: str


def find_acts(words: Sequence[Word], verbs: Verbs, phrases: NounPhrases) -> tuple[Act, ...]:
    """Return the instructions of a sentence that begins with one, in order; none where it begins otherwise."""
    start = _head(words, verbs)
    if start is None:
        return ()
    at, negated = start
    leaders = find_leaders(words, _skip_label([word.text for word in words[: LABEL_WORDS + 1]]), at, phrases)
    acts = [_act(words, verbs, at, 0, negated=negated, bearers=leaders, rule="led-by" if leaders else "imperative")]
    infinitives = Places(len(words) - 1, lambda place: words[place].text == "to" and words[place + 1].text in verbs.bases)
    for comma in range(at + 1, len(words) - 1):
        if words[comma].text not in (",", ";") or comma < acts[-1].at:
            continue
        follows = _follows(words, verbs, comma)
        begin = acts[-1].at + 1
        is_nested = phrases.among(_NESTING).first(begin, comma) is not None or infinitives.first(begin, comma - 1) is not None
        if follows is not None and not is_nested:
            acts.append(_act(words, verbs, follows, comma, negated=False, bearers=leaders, rule="imperative-joined"))
    return tuple(acts)


def _act(words: Sequence[Word], verbs: Verbs, at: int, first: int, *, negated: bool, bearers: tuple[FoundActor, ...], rule: str) -> Act:
    match = verbs.at(words, at, "softener", "statement")
    match = match if match is not None and match.form == "base" else None
    return Act(at=at, first=first, match=match, bearers=bearers, is_negated=negated, rule=rule)


def _head(words: Sequence[Word], verbs: Verbs) -> tuple[int, bool] | None:
    """Return the index of the verb that a sentence instructs by, and whether it is denied."""
    at = _skip_label([word.text for word in words[: LABEL_WORDS + 1]])
    if at >= len(words):
        return None
    text = words[at].text
    if text in _OPENING:
        return _after_adverbial(words, verbs, at)
    negated = False
    if text == "do" and at + 1 < len(words) and words[at + 1].text == "not":
        at, negated = at + 2, True
    elif text in ("not", "never"):
        at, negated = at + 1, True
    while at < len(words) and is_adverb(words[at].text) and words[at].text != "further":
        at += 1
    if at < len(words) and words[at].text == ",":
        at += 1
    return (at, negated) if is_bare(words, verbs, at) else None


def may_begin_act(texts: Sequence[str], verbs: Verbs) -> bool:
    """Tell by the first words of a sentence, one more than a label has, whether it can begin with an instruction."""
    at = _skip_label(texts)
    if at >= len(texts):
        return False
    return texts[at] in verbs.bases or texts[at] in _OPENING or texts[at] in ("do", "not", "never", ",") or is_adverb(texts[at])


def _skip_label(texts: Sequence[str]) -> int:
    """Pass over a label such as "(a)" at the head of an item."""
    at = 0
    while at < min(len(texts), LABEL_WORDS) and (
        texts[at] in ("(", ")", "-", "*", ".", '"')
        or texts[at].isdigit()
        or (len(texts[at]) == 1 and at + 1 < len(texts) and texts[at + 1] in (")", "."))
    ):
        at += 1
    return at


def _after_adverbial(words: Sequence[Word], verbs: Verbs, at: int) -> tuple[int, bool] | None:
    """Return the verb after "Led by the Board, and in line with the law," or "By 2027,"."""
    for place in range(at + 1, min(len(words) - 2, at + _LEAD)):
        text = words[place].text
        if text in (";", ":", ".") or (text in _FINITE and not any(word.text in _OPEN_CLAUSES for word in words[at:place])):
            return None
        if text == ",":
            verb = place + 1
            while verb < len(words) and (is_adverb(words[verb].text) or words[verb].text in ("and", "then")) and words[verb].text != "further":
                verb += 1
            if verb < len(words) - 1 and _instructs(words, verbs, verb, is_led=words[at].text == "led"):
                return (verb, False) if _is_adverbial(words, at, place) else None
    return None


def _instructs(words: Sequence[Word], verbs: Verbs, at: int, *, is_led: bool) -> bool:
    """Tell whether the word after an adverbial is a verb that instructs; behind who leads even one that is a noun elsewhere: work with, test and."""
    following = words[at + 1].text
    if is_bare(words, verbs, at):
        is_open = following in ("and", "or") and _is_joined(words, verbs, at + 2)
        return following not in (",", "and", "or") or (is_led and (is_open or (following == "," and words[at].text not in verbs.nouns)))
    return is_led and words[at].text in verbs.bases and following in ("with", "in", "on", "to", "towards") and not _has_finite(words, at + 1)


def _is_adverbial(words: Sequence[Word], start: int, stop: int) -> bool:
    """Tell whether the parts between commas hold no subject of their own: within the Board, and in line with the law."""
    if words[start].text == "led":
        return True
    if words[start].text in _SUPPOSING and not any(word.text in _FINITE for word in words[start:stop]):
        return False
    begin = start
    for at in range(start, stop + 1):
        if words[at].text == ",":
            first = words[begin].text
            opens = first in PREPOSITIONS or first in CLAUSE_WORDS or first in _ADVERBIALS or first.endswith(("ing", "ed")) or is_adverb(first)
            if begin > start and not opens and at - begin > _SHORT_PART:
                return False
            begin = at + 1
    return True


def is_bare(words: Sequence[Word], verbs: Verbs, at: int) -> bool:  # noqa: PLR0911 - one way out for each reason
    """Tell whether the word at an index is a bare verb that instructs, and no noun."""
    if at >= len(words) - 1 or words[at].is_cited or words[at].text not in verbs.bases or words[at].text in verbs.idle:
        return False
    text, following = words[at].text, words[at + 1].text
    if (
        text == "note"
        or (text == "put" and is_adverb(following) and words[min(at + 2, len(words) - 1)].text == ",")
        or (following in _FINITE and following != "need")
        or following in (":", ".", ";", ")", "-", "'")
    ):
        return False
    if text in verbs.nouns and following in verbs.finite and following not in verbs.bases:
        return False
    if text not in verbs.nouns:
        return following != "of"
    if following in _OPENERS or f"{text} {following}" in verbs.particles or is_adverb(following):
        return True
    if following == ",":
        return _is_parted(words, at)
    if following in PREPOSITIONS or following == "(" or following in CLAUSE_WORDS:
        return False
    if following in ("and", "or"):
        return _is_joined(words, verbs, at + 2)
    return not _has_finite(words, at + 1)


def _is_joined(words: Sequence[Word], verbs: Verbs, at: int) -> bool:
    """Tell whether the word after "build and" is a second verb of the same object: build and maintain tools, test and trial the sites."""
    if at >= len(words) or words[at].text not in verbs.bases:
        return False
    if at + 1 >= len(words) or words[at + 1].text in _OPENERS:
        return True
    is_noun = words[at].text in verbs.nouns or words[at + 1].text in PREPOSITIONS or not words[at + 1].text[0].isalpha()
    return not is_noun and not _has_finite(words, at + 1)


def _is_parted(words: Sequence[Word], at: int) -> bool:
    """Tell whether an object follows what stands between commas behind a verb: review, furthermore, all orders."""
    begin = at + 2
    if begin >= len(words) or not (words[begin].text in _PARTING or is_adverb(words[begin].text)):
        return False
    for place in range(begin + 1, min(len(words) - 1, begin + _PARTED)):
        if words[place].text in (";", ":", "."):
            return False
        if words[place].text == ",":
            after = words[place + 1]
            if (after.text in _OPENERS and after.text not in ("as", "that")) or after.is_upper:
                return not _has_finite(words, place + 1)
            # Only a list of leaders has commas of its own.
            if words[begin].text != "led":
                return False
    return False


def _has_finite(words: Sequence[Word], start: int) -> bool:
    """Tell whether another verb governs the words from an index on, so that the word before it was a noun."""
    if any(
        word.text == "," and following.text in _FINITE
        for word, following in zip(words[start : start + 40], words[start + 1 : start + 41], strict=False)
    ):
        return True
    for word in words[start : start + 25]:
        if word.text in CLAUSE_WORDS or word.text in (",", ";", ":"):
            return False
        if word.text in _FINITE:
            return True
    return False


def _follows(words: Sequence[Word], verbs: Verbs, comma: int) -> int | None:
    """Return the verb of the instruction that goes on after a comma or semicolon, None where none does."""
    at = comma + 1
    while at < len(words) and (words[at].text in ("and", "then") or is_adverb(words[at].text)) and words[at].text != "further":
        at += 1
    if at >= len(words) - 1 or not is_bare(words, verbs, at) or words[at + 1].text in ("and", "or", *MODALS):
        return None
    if words[at + 1].text == "," and words[at].text in verbs.nouns:
        return at
    if words[at + 1].text == ",":
        match = verbs.at(words, at, "softener")
        return at if match is not None and find_link(verbs, words, match) is not None else None
    if words[at].text == "help" or (
        words[at].text in verbs.nouns and words[at + 1].text not in _OPENERS and f"{words[at].text} {words[at + 1].text}" not in verbs.particles
    ):
        return None
    return at
