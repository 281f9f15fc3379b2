"""Read what an English modal or statement governs: shall, in consultation with the Board, endeavour to establish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from policydiff.annotate.english.inflection import VerbForm, is_participle
from policydiff.annotate.english.lists import BE, CLAUSE_WORDS, DETERMINERS, MODALS, NO_CASE, RIGHTS_OF
from policydiff.annotate.english.verbs import Match, Verbs
from policydiff.annotate.english.words import Word, is_adverb
from policydiff.annotate.scales import ScaleVerb
from policydiff.model.annotation import Verb

__all__ = ["Governed", "find_link", "read_governed"]

_NEGATORS = frozenset(("not", "never", "neither"))
_QUANTIFIERS = frozenset(("both", "either", "each", "all", "too", "then"))
# An insertion between modal and verb, and an aside between a verb and its "to", have no more words.
_INSERTION, _ASIDE = 130, 14
_LONGEST_CHAIN = 5
# Short adverbials without commas: shall at least report.
_ADVERBIAL_LENGTHS = (2, 3, 4)
_ADVERBIAL_STARTS = frozenset(("at", "in", "as", "where", "when", "on", "by", "upon"))
# These govern another verb in its -ing form.
_WITH_ING = frozenset(("consider", "refrain", "avoid", "explore", "work towards", "recommend", "study", "discuss", "commend"))

# "Not later than" denies nothing.
_COMPARED = frozenset(("later", "less", "more", "fewer", "earlier", "sooner"))

# Unless it is a known verb, a word that ends so is a noun.
_NOUN = re.compile(r"(?:[^s]s|ing|ity|ness)$")

_Link = tuple[int, VerbForm]


@frozen(kw_only=True)
class Governed:
    """
    What stands after a modal or a statement.

    Attributes:
        chain: Verbs of the scale that it governs, in order.

        stated: The first of them where it is a statement in the passive or grants something: shall be required to, shall have the right to.

        is_stated_negated: Whether that one is denied: shall not be required to.

        verb: Index of the verb of the act, None where none was found.

        is_negated: Whether it is denied: not, never, or a verb such as avoid; twice denied is not denied.

        is_only: Whether only stands there.

        is_passive: Whether the act is done to the subject.

        stop: Index after the last word read.
    """

    chain: tuple[Verb, ...]
    stated: ScaleVerb | None = None
    is_stated_negated: bool = False
    verb: int | None
    is_negated: bool
    is_only: bool
    is_passive: bool
    stop: int


@frozen(kw_only=True)
class _Passed:
    """What was passed over before a verb."""

    at: int
    is_negated: bool
    is_only: bool


def read_governed(verbs: Verbs, words: Sequence[Word], at: int, form: VerbForm = "base") -> Governed:
    """Read the verbs from an index on, which is after a modal, a statement's verb with "to", or a linking "to"."""
    chain: list[Verb] = []
    negated = only = False
    stated: ScaleVerb | None = None
    is_stated_negated = False
    link: _Link | None = (at, form)
    place, stop = at, 0
    while link is not None and len(chain) < _LONGEST_CHAIN:
        passed = _pass_over(verbs, words, *link)
        place, form = passed.at, link[1]
        negated, only = negated ^ passed.is_negated, only or passed.is_only
        granted = _granted(verbs, words, place) if form == "base" and stated is None else None
        if granted is not None:
            right, link = granted
            stated, is_stated_negated = right.verb, negated
            chain.append(verbs.weighed(words, place, right))
            continue
        if form == "base" and place < len(words) and words[place].text == "be":
            participle = _pass_over(verbs, words, place + 1, "ed")
            match = verbs.at(words, participle.at, "statement", "softener")
            link = find_link(verbs, words, match) if match is not None and match.form == "ed" and match.verb.asks else None
            negated ^= participle.is_negated
            if match is None or link is None:
                done = _be(words, place, participle.at, chain, negated=negated, only=only)
                return evolve(done, stated=stated, is_stated_negated=is_stated_negated)
            stated, is_stated_negated = (match.verb, negated) if not chain else (stated, is_stated_negated)
            chain.append(verbs.weighed(words, participle.at, match))
            continue
        match = verbs.at(words, place, "softener")
        if match is None or match.form != form:
            break
        chain.append(verbs.weighed(words, place, match))
        negated ^= match.verb.denies and not match.verb.asks
        link = find_link(verbs, words, match)
        stop = match.stop if link is None else 0
    is_verb = stop > 0 or (place < len(words) and _can_be_verb(words[place].text, form))
    return Governed(
        chain=tuple(chain),
        stated=stated,
        is_stated_negated=is_stated_negated,
        verb=place if is_verb else None,
        is_negated=negated,
        is_only=only,
        is_passive=False,
        stop=stop or min(place + 1, len(words)),
    )


def _granted(verbs: Verbs, words: Sequence[Word], at: int) -> tuple[Match, _Link] | None:
    """Return what grants something at a place, and where that stands: have the right, subject to section 2, to enter; have the right of access."""
    match = verbs.at(words, at, "granted")
    if match is None or match.form != "base" or match.stop >= len(words):
        return None
    at = _after_aside(words, match.stop)
    texts = [word.text for word in words[at : at + 3]]
    if texts[0] == "of":
        return (match, (at + 1, "base")) if words[match.stop - 1].text != "free" and not RIGHTS_OF.isdisjoint(texts[1:]) else None
    link = at + 1 if texts[0] == "to" else at
    return (match, (link, "base")) if (texts[0] == "to" or texts[:2] == ["not", "to"]) and _is_act(verbs, words, link) else None


def _is_act(verbs: Verbs, words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb stands from an index on, and no noun: power to all wheels."""
    is_noun = at < len(words) and words[at].text in DETERMINERS - {"both", "either", "only"}
    verb = next((word.text for word in words[_pass_over(verbs, words, at, "base").at :]), "")
    return not is_noun and (verb in verbs.bases or (verb.isalpha() and _NOUN.search(verb) is None))


def _be(words: Sequence[Word], be: int, after: int, chain: list[Verb], *, negated: bool, only: bool) -> Governed:
    """Return what "be" and the word after it say: a passive, or how something is."""
    is_passive = after < len(words) and is_participle(words[after].text)
    verb = after if is_passive else be
    return Governed(chain=tuple(chain), verb=verb, is_negated=negated, is_only=only, is_passive=is_passive, stop=verb + 1)


def _can_be_verb(text: str, form: VerbForm) -> bool:
    return text[:1].isalpha() and text not in DETERMINERS and (form == "base" or text.endswith("ing"))


def find_link(verbs: Verbs, words: Sequence[Word], match: Match) -> _Link | None:
    """Return where the verb stands that a verb governs, and in which form; None where it governs a noun."""
    at = match.stop
    while at < len(words) and is_adverb(words[at].text):
        at += 1
    if at >= len(words):
        return None
    at = _after_aside(words, at)
    text = words[at].text
    if text in ("and", "or"):
        other = verbs.at(words, at + 1, "softener")
        return (at + 1, match.form) if other is not None and other.form == match.form else None
    if at + 1 < len(words):
        following = words[at + 1].text
        if text in _NEGATORS and following == "to":
            return at, "base"
        if text == "to":
            return _after_to(verbs, words, at + 1, match)
        if text == "from":
            return at + 1, "ing"
    return _beside(verbs, words, at, match)


def _beside(verbs: Verbs, words: Sequence[Word], at: int, match: Match) -> _Link | None:
    """Return the verb that stands next to one without a link of its own: work to promote; consider joining."""
    text = words[at].text
    if words[match.stop - 1].text in ("to", "towards", "toward") and text in verbs.bases:
        return at, "base"
    return (at, "ing") if text in verbs.bare and text.endswith("ing") and match.verb.word in _WITH_ING else None


def _after_to(verbs: Verbs, words: Sequence[Word], start: int, match: Match) -> _Link | None:
    at = start
    while at < len(words) - 1 and (is_adverb(words[at].text) or words[at].text in _NEGATORS):
        at += 1
    text = words[at].text
    if text.endswith("ing") and text not in verbs.bases:
        return (at, "ing") if text in verbs.bare else None
    # After "required to" any word but an article is a verb; after a word that may be a noun, such as "plan", it has to be one that is known.
    is_any = match.form == "ed" and text.isalpha() and text not in DETERMINERS
    return (start, "base") if is_any or text in verbs.bases or text in BE else None


def _after_aside(words: Sequence[Word], at: int) -> int:
    """Pass over an aside between a verb and its "to": commit, in addition, to; are encouraged by us to."""
    opening = words[at].text
    if opening not in (",", "by"):
        return at
    for place in range(at + 1, min(len(words) - 1, at + _ASIDE)):
        text = words[place].text
        if text in (";", ":", ".") or text in MODALS or text in CLAUSE_WORDS - {"as"}:
            return at
        if (text == "," or opening == "by") and words[place + 1].text == "to":
            return place + 1
    return at


def _pass_over(verbs: Verbs, words: Sequence[Word], at: int, form: VerbForm) -> _Passed:
    """Pass over adverbs, negations, adverbials and an insertion."""
    negated = only = False
    while at < len(words):
        text = words[at].text
        following = words[at + 1].text if at + 1 < len(words) else ""
        step: int | None = None
        denial = _denial(words, at)
        if text in ("not", "no") and following in _COMPARED:
            step = _after_comparison(verbs, words, at)
        elif denial:
            negated, step = not negated, at + denial
        elif text == "only":
            only, step = True, at + 1
        elif text == ",":
            step = _after_insertion(verbs, words, at, form)
        elif form == "base" and text in _ADVERBIAL_STARTS:
            step = _after_adverbial(verbs, words, at)
        elif (
            is_adverb(text)
            or text in _QUANTIFIERS
            or text in _NEGATORS
            or (text == "to" and form == "base" and at > 0 and words[at - 1].text in _NEGATORS)
        ):
            step = at + 1
        if step is None:
            break
        at = step
    return _Passed(at=at, is_negated=negated, is_only=only)


def _denial(words: Sequence[Word], at: int) -> int:
    """Return how many words from an index on deny: not; no longer; in no case; 0 where none do."""
    text, following, third = (words[place].base if place < len(words) else "" for place in (at, at + 1, at + 2))
    if text == "no" and following == "longer":
        return 2
    if text in ("in", "under", "at") and following == "no" and third in NO_CASE:
        return 3
    return int(text in _NEGATORS and following not in ("only", "necessarily"))


def _after_comparison(verbs: Verbs, words: Sequence[Word], at: int) -> int | None:
    """Return where the verb stands after "not later than 30 days after the loss"."""
    return next(
        (
            place
            for place in range(at + 2, min(len(words), at + _ASIDE))
            if words[place].text in verbs.bases and words[place - 1].text not in DETERMINERS
        ),
        None,
    )


def _after_adverbial(verbs: Verbs, words: Sequence[Word], at: int) -> int | None:
    """Return where a short adverbial ends that stands between modal and verb without commas."""
    for stop in (at + length for length in _ADVERBIAL_LENGTHS):
        if stop < len(words) and words[stop].text in verbs.bases and words[stop - 1].text not in (*DETERMINERS, "to", "and", "or"):
            return stop
    return None


def _after_insertion(verbs: Verbs, words: Sequence[Word], comma: int, form: VerbForm) -> int | None:
    """Return where an insertion between commas ends after which the verb stands."""
    is_nested = False
    for at in range(comma + 1, min(len(words) - 1, comma + _INSERTION)):
        text = words[at].text
        is_nested |= text in CLAUSE_WORDS
        if text in (";", ":") or (text in MODALS and not is_nested):
            return None
        if text == ",":
            is_nested = False
            if _has_verb(verbs, words, at + 1, form):
                return at + 1
    return None


def _has_verb(verbs: Verbs, words: Sequence[Word], at: int, form: VerbForm) -> bool:
    while at < len(words) and (is_adverb(words[at].text) or words[at].text in _NEGATORS):
        at += 1
    if at >= len(words):
        return False
    return words[at].text in verbs.bases or words[at].text == "be" if form == "base" else words[at].text.endswith("ing")
