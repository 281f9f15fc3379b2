"""Read English statements in the passive: are required to, is prohibited from, is exempt from."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from policydiff.annotate.english.draft import Draft
from policydiff.annotate.english.governed import Governed, find_link, read_governed
from policydiff.annotate.english.lists import OPEN_MARKS
from policydiff.annotate.english.modals import kind_of_stated, who_of
from policydiff.annotate.english.reading import Sentence
from policydiff.annotate.english.subject import Subject, find_subject
from policydiff.annotate.english.verbs import Match
from policydiff.annotate.english.words import Word, is_adverb
from policydiff.annotate.scales import ScaleVerb

__all__ = ["read_passive"]

_NEGATIONS = frozenset(("not", "never", "no"))
# After a statement in the passive without "to", what follows is no complement of its own.
_CLOSES = frozenset(
    (",", ";", ".", ":", "where", "unless", "if", "when", "for", "in", "without", "on", "under", "except", "and", "as", "until", "within", "only")
)
_STRONGEST, _LEAVE = 5, 1


def read_passive(sentence: Sentence, at: int) -> int:  # noqa: PLR0911 - one way out for each reason
    """Read "are required to", "is prohibited from", "is encouraged", "is exempt from"; return the index from which to read on."""
    words = sentence.words
    negated = False
    place = at + 1
    while place < len(words) and (is_adverb(words[place].text) or words[place].text in _NEGATIONS or words[place].text == "longer"):
        negated ^= words[place].text in _NEGATIONS
        place += 1
    match = sentence.verbs.at(words, place, "statement")
    subject = find_subject(words, at, sentence.floor, sentence.phrases) if match is not None else None
    if match is None or subject is None or subject.kind == "relative" or subject.marker in ("if", "where", "when", "as", "because", "than"):
        return at + 1
    if match.verb.kind == "exemption":
        return _exempt(sentence, at, place, match, subject, negated=negated)
    opening = _before_items(words, match) if match.form == "ed" else None
    if opening is not None and (subject.kind == "agent" or subject.head == "it"):
        open_end = Governed(chain=(), verb=None, is_negated=False, is_only=False, is_passive=False, stop=opening)
        return _say(sentence, at, place, match, subject, open_end, stop=opening, negated=negated)
    link = find_link(sentence.verbs, words, match) if match.form == "ed" else None
    if link is not None and (match.verb.asks or match.verb.word == "commit"):
        governed = read_governed(sentence.verbs, words, *link)
        if not _is_bound(subject, governed, match.verb):
            return at + 1
        return _say(sentence, at, place, match, subject, governed, stop=link[0], negated=negated)
    is_whole = match.stop >= len(words) or words[match.stop].text in _CLOSES
    if match.form == "ed" and match.verb.word in ("prohibit", "encourage", "permit") and subject.kind in ("thing", "agent") and is_whole:
        return _say(sentence, at, place, match, subject, None, stop=match.stop, negated=negated)
    return at + 1


def _before_items(words: Sequence[Word], match: Match) -> int | None:
    """Return where a statement ends whose acts are the items below: are encouraged to:; None where it has an act of its own."""
    at = len(words) - 2
    is_open = at >= match.stop and words[at + 1].text in OPEN_MARKS and words[at].text in ("to", "from")
    return at + 1 if is_open and (at == match.stop or words[at - 1].text == "," or words[match.stop].text == "by") else None


def _is_bound(subject: Subject, governed: Governed, verb: ScaleVerb) -> bool:
    """Tell whether the subject of "is required to" is bound: somebody, or a thing that is to be treated in some way."""
    if subject.kind == "it":
        return (subject.head == "they" and verb.word == "commit") or (subject.head == "it" and verb.word in ("prohibit", "permit"))
    return governed.verb is not None and (subject.kind == "agent" or governed.is_passive)


def _say(sentence: Sentence, at: int, place: int, match: Match, subject: Subject, governed: Governed | None, *, stop: int, negated: bool) -> int:  # noqa: PLR0917 - the parts of a passive
    kind, polarity, _ = kind_of_stated(match.verb, negated=negated, is_act_denied=governed is not None and governed.is_negated)
    force = {"exemption": _LEAVE, "prohibition": _STRONGEST}.get(kind, match.verb.force)
    own = evolve(sentence.verb(place, match), force=force)
    bearers, addressees, _ = who_of(sentence, subject, governed) if governed is not None else ((), (), "passive")
    sentence.drafts.append(
        Draft(
            at=at,
            stop=stop,
            first=min(subject.start, at),
            use="deontic",
            deontic=kind,
            polarity=polarity,
            chain=(own, *(governed.chain if governed else ())),
            verb=governed.verb if governed else None,
            voice="passive",
            bearers=bearers,
            addressees=addressees,
            rule="passive-statement",
        )
    )
    sentence.floor = governed.stop if governed else match.stop
    return sentence.floor


def _exempt(sentence: Sentence, at: int, place: int, match: Match, subject: Subject, *, negated: bool) -> int:
    words = sentence.words
    if negated or subject.kind not in ("agent", "thing") or subject.marker or match.stop >= len(words) or words[match.stop].text != "from":
        return match.stop
    own = sentence.verb(place, match)
    sentence.drafts.append(
        Draft(
            at=at,
            stop=match.stop + 1,
            first=subject.start,
            use="deontic",
            deontic="exemption",
            polarity="negative",
            chain=(own,),
            voice="passive",
            bearers=subject.actors,
            rule="passive-statement",
        )
    )
    sentence.floor = match.stop
    return match.stop + 1
