"""Words put before or behind an otherwise unchanged noun that make it fewer things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.case import Case, Replacement
from policydiff.changes.effects.wording.cues import Cues
from policydiff.changes.effects.wording.likeness import letters_of, share_of
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import is_stop_word, terms

__all__ = ["restrictions_alone"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# More words before a noun than this are no adjectives.
_MOST_BEFORE = 4
# Few enough characters before a Chinese noun to be an adjective of it.
_MOST_HAN = 12
# So much of a stretch that stands on the other side too has only moved.
_STOOD_ELSEWHERE = 0.5
# So many letters are the root of a word.
_ROOT = 4
_ARTICLES = frozenset({"the", "a", "an"})
# A second subject is no adjective: "ferries and tugs shall".
_JOINS = frozenset({"and", "or"})
# Before a noun of which all or any are meant every adjective makes them fewer.
_QUANTIFIED = re.compile(r"\b(?:all|any|every|each|no)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
_OF_VERB = re.compile(r"\W*(?:account|regard|attention|consideration|care|importance|emphasis|note)\b", re.IGNORECASE)
# These point back to what was named before.
_IDLE_PHRASE = re.compile(r"\W*(?:in question|at issue|thereof|concerned)\W*", re.IGNORECASE)
# A Chinese stretch that ends so names a kind of what follows it.
_KIND_HAN = re.compile(r"[^，。；：、的]{1,10}[类型级籍]")
# A clause before the noun that a Chinese sentence opens with.
_CLAUSE_HAN = re.compile(r"(?!.*(?:相关|有关|必要|有效|切实|良好|合理|适当|上述|所述|健康|积极))[^，。；：、]{3,24}的")
_SENTENCE = re.compile(r"[.;:。；：](?:\s|$)|[。；：]")


def restrictions_alone(case: Case, *, new: bool, cues: Cues) -> tuple[Span, ...]:
    """Return the words on one side only that restrict a noun which both sides have."""
    text, other = (case.new.text, case.old.text) if new else (case.old.text, case.new.text)
    return tuple(span for replacement in case.replacements for span in _restriction(text, other, replacement, new=new, cues=cues))


def _restriction(text: str, other: str, replacement: Replacement, *, new: bool, cues: Cues) -> Iterator[Span]:
    own, gone = (replacement.new, replacement.old) if new else (replacement.old, replacement.new)
    span = _stripped(text, own)
    if span.stop <= span.start or not _is_little(gone.of(other), cues):
        return
    words = span.of(text)
    # "Of any kind" restricts nothing; "runaway" and "run away" are one word.
    if cues.has("all", words) or cues.has("emphatic", words) or letters_of(words) in letters_of(other):
        return
    # What moved here from elsewhere, or says in other words what stood elsewhere, restricts nothing that it didn't restrict before.
    if share_of(words, other) >= _STOOD_ELSEWHERE or (cues.find("joint", words)[:1] and cues.find("joint", words)[0].start == 0):
        return
    if has_han(text):
        if _restricts_han_noun(text, span, cues):
            yield span
    elif (
        not _has_kin(words, other)
        and not _IDLE_PHRASE.fullmatch(words)
        and not _is_pointed_at(text, span, cues)
        and (_stands_before_noun(text, span, cues) or _stands_behind_noun(text, span, cues))
    ):
        yield span


def _has_kin(words: str, other: str) -> bool:
    """Tell whether the other side says a word in another form: *signed*, *bear a signature*."""
    roots = {term[:_ROOT] for term in terms(words) if len(term) >= _ROOT}
    return bool(roots) and all(any(term.startswith(root) for term in terms(other)) for root in roots)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _is_little(words: str, cues: Cues) -> bool:
    """Tell whether what a stretch took the place of is nothing, an article, or a word for all."""
    if not words.strip():
        return True
    left = words
    for span in reversed(cues.find("each", words)):
        left = left[: span.start] + left[span.stop :]
    return not any(word.lower() not in _ARTICLES for word in _WORD.findall(left)) and not (has_han(left) and left.strip())


def _stands_before_noun(text: str, span: Span, cues: Cues) -> bool:
    words = _WORD.findall(span.of(text))
    following = text[span.stop : span.stop + 40]
    next_word = _WORD.match(following.lstrip())
    if not 0 < len(words) <= _MOST_BEFORE or next_word is None or is_stop_word(next_word.group().lower()) or following[:1] in ",.;:":
        return False
    if any(character in span.of(text) for character in ",;:()"):
        return False
    # A noun follows an adjective, not a verb: "a witness sends shall"; and no article or adverb ends what stands before it.
    is_adjective = words[-1].lower() not in _ARTICLES | _JOINS and not words[-1].lower().endswith("ly") and not cues.has("modal", next_word.group())
    if cues.has("boundary", span.of(text)) or _is_idle(span.of(text), cues) or not is_adjective:
        return False
    is_name = words[-1][0].isupper() and next_word.group()[0].isupper()
    if is_name and span.start:
        return False
    listed = cues.find("restricting", span.of(text)) or cues.find("some", span.of(text)) or cues.find("most", span.of(text))
    if listed and listed[0].start == 0:
        return _opens_noun_phrase(text, span) or "-" in span.of(text)
    is_compound = len(words) == 1 and "-" in words[0]
    return is_compound or _is_in_subject(text, span, cues) or _is_quantified(text, span, cues)


def _is_pointed_at(text: str, span: Span, cues: Cues) -> bool:
    """Tell whether an adjective describes one thing that was named before, *the system* or *the high-risk system*, or belongs to a verb: *take particular account*."""
    following = text[span.stop : span.stop + 40]
    if _OF_VERB.match(following):
        return True
    if not text[: span.start].lower().endswith("the "):
        return False
    ends = cues.find("boundary", following)
    phrase = _WORD.findall(re.split(r"[,.;:()]", following[: ends[0].start] if ends else following)[0])
    return bool(phrase) and not phrase[-1].endswith("s") and span.of(text)[:1].islower()


def _is_quantified(text: str, span: Span, cues: Cues) -> bool:
    before = _QUANTIFIED.search(text, max(0, span.start - 40), span.start)
    return before is not None and not cues.has("boundary", " ".join(before.group().split()[1:]))


def _is_idle(words: str, cues: Cues) -> bool:
    """Tell whether none of the words makes a noun fewer things."""
    left = words
    for span in reversed(cues.find("idle", words)):
        left = left[: span.start] + left[span.stop :]
    return not _WORD.search(left)


def _opens_noun_phrase(text: str, span: Span) -> bool:
    """Tell whether a noun phrase can begin here: after the start, a word of grammar or a verb, and not after an adverb of the verb."""
    before = _WORD.findall(text[max(0, span.start - 40) : span.start])
    return not before or not before[-1].lower().endswith("ly")


def _is_in_subject(text: str, span: Span, cues: Cues) -> bool:
    """Tell whether a stretch stands in the noun phrase that a sentence opens with, before the word that binds."""
    start = max((mark.end() for mark in _SENTENCE.finditer(text, 0, span.start)), default=0)
    before, after = text[start : span.start], text[span.stop :]
    verbs = [place.start for place in cues.find("modal", after)]
    if cues.has("modal", before) or "," in before or not verbs:
        return False
    between = after[: min(verbs)]
    return len(_WORD.findall(between)) <= 8 and not _SENTENCE.search(between) and "," not in between  # noqa: PLR2004 - a subject is no longer


def _stands_behind_noun(text: str, span: Span, cues: Cues) -> bool:
    words, before = span.of(text), text[: span.start].rstrip()
    opened = cues.find("restricting-clause", words)
    if not opened or opened[0].start or not before or not before[-1].isalnum() or len(_WORD.findall(words)) < 2:  # noqa: PLR2004 - a bare "under" is no clause
        return False
    if words.endswith((".", ";")) or (cues.has("modal", words.split(",")[0]) and not words.lower().startswith(("who", "that", "which", "whose"))):
        return False
    # Behind the noun that opens the sentence, and directly before the word that binds.
    follows = _WORD.match(text[span.stop :].lstrip(" ,"))
    verbs = cues.find("modal", text[span.stop :])
    is_before_verb = follows is not None and bool(verbs) and not text[span.stop : span.stop + verbs[0].start].strip(" ,")
    return is_before_verb and not cues.has("modal", _last_sentence(before)) and not _names_the_text(words)


def _names_the_text(words: str) -> bool:
    """Tell whether words only say which text a noun belongs to: "the Parties to this Agreement"."""
    return bool(re.search(r"\b(?:this|the present)\s+\w+$", words))


def _last_sentence(text: str) -> str:
    start = max((mark.end() for mark in _SENTENCE.finditer(text)), default=0)
    return text[start:]


def _restricts_han_noun(text: str, span: Span, cues: Cues) -> bool:
    words = span.of(text)
    following = text[span.stop : span.stop + 1]
    if not words or len(words) > 2 * _MOST_HAN or not following.strip() or following in "，。；：、的":
        return False
    if _KIND_HAN.fullmatch(words) or (_CLAUSE_HAN.fullmatch(words) and _opens_han_subject(text, span, cues)):
        return True
    listed = cues.find("restricting", words)
    return bool(listed) and listed[0].start == 0 and listed[-1].stop >= len(words.rstrip("的")) - 2


def _opens_han_subject(text: str, span: Span, cues: Cues) -> bool:
    """Tell whether a stretch opens a sentence and a word that binds follows its noun soon."""
    verbs = cues.find("modal", text[span.stop : span.stop + _MOST_HAN])
    return (span.start == 0 or text[span.start - 1] in "。；") and bool(verbs) and verbs[0].start > 1
