"""Read English statements of somebody, instructions and definitions: we commit to, calls upon, revise the guidance, X means."""

from __future__ import annotations

from attrs import frozen

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.acts import Act
from policydiff.annotate.english.draft import Draft
from policydiff.annotate.english.governed import find_link, read_governed
from policydiff.annotate.english.lists import DETERMINERS
from policydiff.annotate.english.reading import OBJECT_REACH, Sentence
from policydiff.annotate.english.subject import Subject, find_subject
from policydiff.annotate.english.verbs import Match
from policydiff.annotate.english.words import is_adverb
from policydiff.model.annotation import Deontic, Verb

__all__ = ["read_act", "read_definition", "read_statement"]

# Before a verb's form these make it a noun or an infinitive.
_NOUN_BEFORE = frozenset(("in", "to", "of", "by", "with", "for", "no", "not"))
# Participles that stand behind an actor without being the sentence's verb.
_NAMED = frozenset(
    ("named", "listed", "concerned", "represented", "gathered", "assembled", "undersigned", "participating", "established", "referred")
)
# Said of somebody else these bind only where that somebody is named.
_OF_OTHERS = frozenset(("require", "permit", "order", "direct", "oblige", "compel", "request", "ask", "prohibit"))
_NO_VERB_AFTER = frozenset(("of", "is", "are", "was", "were", "shall", "may", "must", "will", "should", ".", ";", ""))
_NO_TERM_BEFORE = frozenset(("by", "this", "it", "which", "that", "all", "no", "such", "any", "other", "of", "what", "the", "these", "-", "through"))
_NO_MEANING_AFTER = frozenset(("of", "to", "by", "for", "such", "and", "that", "test", "including"))
# An aside between somebody and what they say has no more words.
_ASIDE = 9
# Whoever is asked may stand in a list, or before an aside, so long; where the verb is as far off, a comma or one more of them stands before its "to".
_ASKED_REACH = 90
# Behind these "to" governs a noun, and what follows is no act, whatever verb is spelled like it: access to research.
_TO_NOUN = frozenset(
    (
        "access", "adherence", "contribution", "contributions", "contribute", "contributes", "exposure", "addition", "regard", "relation", "response",
        "refer", "refers", "referring", "relating", "related", "pertaining", "according",
    )
)  # fmt: skip
_LONGEST_TERM = 12
_STRONGEST = 5


@frozen(kw_only=True)
class _Complement:
    """What a statement governs: further verbs, the index of the act's verb, where reading goes on, and who is asked to act."""

    chain: tuple[Verb, ...] = ()
    verb: int | None = None
    stop: int
    is_negated: bool = False
    is_linked: bool = False
    asked: tuple[FoundActor, ...] = ()


def read_statement(sentence: Sentence, at: int, match: Match) -> int:  # noqa: PLR0911 - one way out for each reason
    """Read "we commit to", "the Parties urge", "calls upon", "recommends that"; return the index from which to read on."""
    words = sentence.words
    if match.form not in ("base", "s"):
        return _preamble(sentence, at, match)
    if at > 0 and (words[at - 1].text in _NOUN_BEFORE or words[at - 1].text in DETERMINERS):
        return at + 1
    subject = find_subject(words, at, sentence.floor, sentence.phrases)
    if subject.kind == "relative":
        return at + 1
    if _speaks(sentence, at, match, subject):
        return _said(sentence, at, match, subject.start, subject.actors, rule="statement")
    said = _said_before(sentence, match)
    if said is not None and _goes_on(sentence, at, match):
        return _said(sentence, at, match, at, said.speakers, rule="statement-joined")
    if at == 0 and match.form == "s" and words[0].is_capital:
        return _said(sentence, at, match, at, (), rule="resolution")
    return at + 1


def _speaks(sentence: Sentence, at: int, match: Match, subject: Subject) -> bool:
    """Tell whether the subject says what the verb says: we, or somebody whose number fits the verb and next to whom it stands."""
    if subject.kind != "agent":
        return False
    if any(actor.name == "we" for actor in subject.actors):
        return True
    if subject.marker not in ("", "but", "yet", "while", "whereas") or not any(actor.kind in ("institution", "role") for actor in subject.actors):
        return False
    words = sentence.words
    following = words[at + 1].text if at + 1 < len(words) else ""
    if following in _NO_VERB_AFTER or _has_participle(sentence, subject.start, at):
        return False
    if words[at - 1].text == "," and not any(word.text == "," for word in words[max(subject.start, at - _ASIDE) : at - 1]):
        return False
    is_plural = len(subject.actors) > 1 or sentence.is_plural(subject.actors[-1])
    return match.form == "s" or is_plural


def _has_participle(sentence: Sentence, start: int, stop: int) -> bool:
    """Tell whether a stretch holds a participle that describes more than who is named."""
    found = sentence.phrases.participles.first(start, stop)
    while found is not None and sentence.words[found].text in _NAMED:
        found = sentence.phrases.participles.first(found + 1, stop)
    return found is not None


def _said_before(sentence: Sentence, match: Match) -> Draft | None:
    """Return the statement in the same form that a verb can go on with; a resolution goes on after what it says in between: stresses that … must …, and urges."""
    if not sentence.drafts:
        return None
    last = sentence.drafts[-1]
    if not last.form and match.form == "s":
        last = next((draft for draft in reversed(sentence.drafts) if draft.rule == "resolution"), last)
    return last if last.form == match.form else None


def _goes_on(sentence: Sentence, at: int, match: Match) -> bool:
    """Tell whether a verb goes on with the statement before it: we recognise …, and affirm."""
    if match.verb.kind != "recognition" and not match.verb.asks and "softener" in match.verb.places:
        return False
    texts = [word.text for word in sentence.words[max(0, at - 4) : at]]
    before = [text for text in texts if not is_adverb(text)]
    if before[-2:] in ([",", "and"], [";", "and"]) or before[-1:] == [";"]:
        return True
    if match.form == "s" and texts == [";", "as", "well", "as"]:
        return True
    is_joined = before[-1:] == ["and"] or (match.form == "s" and (texts[-3:] == ["as", "well", "as"] or before[-1:] == [","]))
    return is_joined and match.verb.asks and bool(_asked(sentence, match)[0])


def _said(sentence: Sentence, at: int, match: Match, first: int, speakers: tuple[FoundActor, ...], rule: str) -> int:  # noqa: PLR0917 - the parts of a statement
    complement = _complement(sentence, match)
    if match.verb.word in _OF_OTHERS and rule == "statement" and not complement.asked and not complement.is_linked:
        return match.stop
    denied = match.verb.denies ^ complement.is_negated
    own = sentence.verb(at, match)
    if denied and match.verb.word == "commit":
        own = Verb("commit not to", _STRONGEST, own.span)
    sentence.drafts.append(
        Draft(
            at=at,
            stop=match.stop,
            first=first,
            use="deontic",
            deontic=_denied(match.verb.kind) if denied else match.verb.kind,
            polarity="negative" if denied else "positive",
            chain=(own, *complement.chain),
            verb=complement.verb,
            bearers=complement.asked or speakers,
            addressees=complement.asked,
            rule=rule,
            speakers=speakers,
            form=match.form,
        )
    )
    sentence.floor = complement.stop
    return complement.stop


def _denied(kind: Deontic) -> Deontic:
    return "prohibition" if kind in ("obligation", "permission") else kind


def _complement(sentence: Sentence, match: Match) -> _Complement:
    """Read what a statement or an instruction governs."""
    words, verbs = sentence.words, sentence.verbs
    link = find_link(verbs, words, match)
    if link is not None:
        governed = read_governed(verbs, words, *link)
        return _Complement(chain=governed.chain, verb=governed.verb, stop=governed.stop, is_negated=governed.is_negated, is_linked=True)
    asked, place = _asked(sentence, match) if match.verb.asks else ((), None)
    if place is None:
        return _Complement(stop=match.stop, asked=asked)
    governed = read_governed(verbs, words, place)
    return _Complement(chain=governed.chain, verb=governed.verb, stop=governed.stop, is_negated=governed.is_negated, asked=asked)


def _asked(sentence: Sentence, match: Match) -> tuple[tuple[FoundActor, ...], int | None]:
    """Return who is asked, and where the verb stands that they are asked to do."""
    words = sentence.words
    if match.stop < len(words) and words[match.stop].text == "that":
        return sentence.actors_from(_after_aside(sentence, match.stop + 1), stop_at=sentence.verbs.bases), None
    start = _after_aside(sentence, match.stop)
    asked = sentence.actors_from(start)
    if not asked:
        return (), None
    for at in range(start, min(len(words) - 1, start + _ASKED_REACH)):
        text, following = words[at].text, words[at + 1].text
        is_near = at < start + OBJECT_REACH or words[at - 1].text == "," or sentence.phrases.ending_at(at, start) is not None
        if text in (";", ":", "."):
            break
        if text == "not" and following == "to" and is_near:
            return asked, at
        if (
            text == "to"
            and is_near
            and words[at - 1].text not in _TO_NOUN
            and (following in sentence.verbs.bases or is_adverb(following) or following == "be")
        ):
            return asked, at + 1
        if text == "from" and match.verb.denies:
            return asked, None
    return (asked, None) if match.verb.word in ("call on", "urge", "instruct") else ((), None)


def _after_aside(sentence: Sentence, start: int) -> int:
    """Pass over an aside: recommends that, in their plans, governments …."""
    words = sentence.words
    if start >= len(words) or words[start].text != ",":
        return start
    return next((place + 1 for place in range(start + 1, min(len(words), start + OBJECT_REACH)) if words[place].text == ","), start)


def _preamble(sentence: Sentence, at: int, match: Match) -> int:
    """Read the participles that head a recital: recognising that, welcoming."""
    if at > 0:
        return at + 1
    if match.form == "ing" and match.verb.kind == "recognition" and sentence.words[0].is_capital:
        sentence.drafts.append(
            Draft(at=at, stop=match.stop, first=at, use="deontic", deontic="recognition", chain=(sentence.verb(at, match),), rule="preamble")
        )
        sentence.floor = match.stop
    return match.stop


def read_act(sentence: Sentence, act: Act) -> int:
    """Read an instruction; return the index from which to read on."""
    match = act.match
    kind: Deontic
    if match is None:
        verb = Verb(sentence.verbs.lemma(sentence.words[act.at].text), sentence.scale.act_force, sentence.words[act.at].span)
        complement = _Complement(verb=act.at, stop=act.at + 1)
        kind, denied = "recommendation", act.is_negated
    else:
        verb = sentence.verb(act.at, match)
        complement = _complement(sentence, match)
        kind, denied = match.verb.kind, act.is_negated ^ match.verb.denies ^ complement.is_negated
        if match.verb.denies and not match.verb.asks:
            # "Avoid": an instruction not to, as strong as any other.
            kind, verb = "recommendation", Verb(verb.word, sentence.scale.act_force, verb.span)
    sentence.drafts.append(
        Draft(
            at=act.at,
            stop=act.at + 1 if match is None else match.stop,
            first=act.first,
            use="deontic",
            deontic=_denied(kind) if denied else kind,
            polarity="negative" if denied else "positive",
            chain=(verb, *complement.chain),
            verb=act.at if complement.verb is None else complement.verb,
            voice="imperative",
            bearers=complement.asked or act.bearers,
            addressees=complement.asked,
            rule=act.rule,
        )
    )
    sentence.floor = complement.stop
    return complement.stop


def read_definition(sentence: Sentence, at: int) -> int:
    """Read "X means" and "X refers to"; return the index from which to read on."""
    words = sentence.words
    text = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    if (
        at == 0
        or words[at - 1].text in _NO_TERM_BEFORE
        or (text == "refers" and following != "to")
        or (text == "means" and following in _NO_MEANING_AFTER)
    ):
        return at + 1
    is_term = sentence.cited.first(sentence.floor, at) is not None or (at - sentence.floor <= _LONGEST_TERM and text != "mean")
    if not is_term:
        return at + 1
    stop = at + (2 if text == "refers" else 1)
    own = Verb("mean", _STRONGEST, words[at].span)
    sentence.drafts.append(Draft(at=at, stop=stop, first=sentence.floor, use="deontic", deontic="constitutive", chain=(own,), rule="definition"))
    sentence.floor = at + 1
    return at + 1
