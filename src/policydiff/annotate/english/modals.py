"""Read English modals and passives: shall, may, is required to, is prohibited."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.draft import Draft
from policydiff.annotate.english.governed import Governed, read_governed
from policydiff.annotate.english.reading import Sentence
from policydiff.annotate.english.subject import Subject, find_subject, is_inverted
from policydiff.annotate.english.use import Modal, judge
from policydiff.annotate.english.verbs import Match
from policydiff.annotate.english.words import Word, is_adverb
from policydiff.annotate.scales import ScaleVerb
from policydiff.model.annotation import Deontic, Polarity, Use, Verb, Voice

__all__ = ["kind_of_stated", "read_cited", "read_modal", "read_possible", "who_of"]

_INTRANSITIVE = frozenset(
    (
        "to",
        "from",
        "where",
        "only",
        "as",
        "in",
        "if",
        "also",
        "for",
        ".",
        ";",
        "until",
        "mutatis",
        "by",
        "with",
        "regardless",
        "irrespective",
        "without",
        "when",
        "",
    )
)
_EQUATIONS = frozenset(("aim", "goal", "objective", "purpose", "task", "role", "mission", "way", "idea", "plan", "roadmap"))
_STRONGEST, _LEAVE = 5, 1
# Modals of several words are modals before a verb only: the access that it has to data.
_ALWAYS = ("need not", "be responsible for")
_INVERSION, _EQUATION = 10, 12
_DO_NOT = 2
_DENIED_BEFORE = (("do", "not"), ("does", "not"), ("did", "not"), ("no", "longer"))


def read_possible(sentence: Sentence, at: int) -> int:
    """Read can, could, might, would: none of them binds."""
    words = sentence.words
    before = words[at - 1].text if at > 0 else ""
    if before in ("a", "the") or (words[at].is_capital and at > 0 and not words[at].is_upper):
        return at + 1
    use: Use = "cited" if words[at].is_cited else "epistemic"
    sentence.drafts.append(
        Draft(at=at, stop=at + 1, first=at, use=use, deontic=None, rule="cited-quotation" if use == "cited" else "epistemic-modal")
    )
    return at + 1


def read_cited(sentence: Sentence, at: int) -> int:
    """Read a modal in a quotation."""
    sentence.drafts.append(Draft(at=at, stop=at + 1, first=at, use="cited", deontic=None, rule="cited-quotation"))
    return at + 1


def read_modal(sentence: Sentence, at: int, match: Match) -> int:
    """Read a modal; return the index from which to read on."""
    words = sentence.words
    start = _before_do_not(words, at)
    subject = _subject(sentence, start)
    governed = read_governed(sentence.verbs, words, _after_inverted(sentence, match.stop) if is_inverted(words, at) else match.stop)
    modal = Modal(words=words, at=at, subject=subject, governed=governed, scale=sentence.scale, verbs=sentence.verbs, is_legal=sentence.is_legal)
    verdict = judge(modal)
    if verdict.use == "absent" or not _is_modal(sentence, at, match, subject, governed):
        return match.stop
    if verdict.use != "deontic":
        sentence.drafts.append(Draft(at=at, stop=match.stop, first=at, use=verdict.use, deontic=None, rule=verdict.rule))
        return match.stop
    if start == at:
        _bind(sentence, at, match, subject, governed)
    else:
        _bind(sentence, at, match, evolve(subject, is_negated=not subject.is_negated), governed)
        sentence.drafts[-1] = evolve(sentence.drafts[-1], at=start)
    return max(governed.stop if governed.verb is not None else match.stop, match.stop)


def _before_do_not(words: Sequence[Word], at: int) -> int:
    """Return where a denied modal begins: does not have to, do not need to, no longer has to."""
    before = (words[at - _DO_NOT].text, words[at - 1].text) if at >= _DO_NOT else ("", "")
    return at - _DO_NOT if before in _DENIED_BEFORE else at


def _subject(sentence: Sentence, at: int) -> Subject:
    subject = _resumed(sentence, at, find_subject(sentence.words, at, sentence.floor, sentence.phrases))
    if subject.kind == "it" and subject.head == "they":
        actors = sentence.they(subject.start)
        return evolve(subject, kind="agent", actors=actors) if actors else subject
    return subject


def _resumed(sentence: Sentence, at: int, subject: Subject) -> Subject:
    """Return the subject of the modal before where one without a subject goes on: should monitor, and should report."""
    before = next((word.text for word in reversed(sentence.words[max(0, at - 3) : at]) if not is_adverb(word.text)), "")
    if sentence.last is not None and subject.kind in ("none", "thing") and not subject.actors and before in ("and", "or", ",", "but", ";"):
        return evolve(sentence.last, start=at, is_negated=False)
    sentence.last = subject
    return subject


def _after_inverted(sentence: Sentence, start: int) -> int:
    """Return where the verb stands after an inverted subject: nor shall providers disclose."""
    for place in range(start, min(len(sentence.words), start + _INVERSION)):
        if sentence.words[place].text in sentence.verbs.bases or sentence.words[place].text == "be":
            return place
    return start


def _is_modal(sentence: Sentence, at: int, match: Match, subject: Subject, governed: Governed) -> bool:
    """Tell whether a modal of several words is one: not "its aim is to help", not "the access that it has to data"."""
    words = sentence.words
    if match.verb.word == "be to":
        is_equation = any(word.base in _EQUATIONS for word in words[max(sentence.floor, at - _EQUATION) : at])
        if subject.kind != "agent" or is_equation:
            return False
    if match.stop == at + 1 or match.verb.word in _ALWAYS or governed.verb is None or governed.chain:
        return True
    return words[governed.verb].text in sentence.verbs.bases or words[governed.verb].text == "be"


def _bind(sentence: Sentence, at: int, match: Match, subject: Subject, governed: Governed) -> None:
    words = sentence.words
    kind, polarity, rule = _kind_of(match.verb, governed, subject)
    own = sentence.verb(at, match)
    chain = governed.chain
    if governed.stated is not None and match.verb.kind in ("obligation", "commitment", "recommendation"):
        # What "shall be entitled to" does is said by entitled.
        is_act_denied = governed.is_negated ^ governed.is_stated_negated
        kind, polarity, rule = kind_of_stated(governed.stated, negated=governed.is_stated_negated ^ subject.is_negated, is_act_denied=is_act_denied)
        if kind in ("obligation", "prohibition"):
            # Whoever is not entitled is forbidden, as strongly as by the modal.
            chain = (evolve(chain[0], force=max(chain[0].force, own.force)), *chain[1:])
    elif polarity == "negative" and _is_relief(sentence, governed):
        kind = "exemption"
    if kind == "exemption":
        own = evolve(own, force=_LEAVE)
    elif polarity == "negative" and match.verb.kind == "permission":
        own = Verb(f"{match.verb.word} not", _STRONGEST, own.span)
    if words[at].text == "shall" and _is_constitutive(sentence, subject, governed):
        kind, rule = "constitutive", "in-force" if words[governed.verb or 0].text in ("apply", "enter") else "definition"
    elif governed.is_only or subject.is_only:
        rule = "modal-only"
    elif subject.is_negated and polarity == "negative":
        rule = "modal-nobody"
    bearers, addressees, voice = who_of(sentence, subject, governed)
    end = match.stop
    for place in range(match.stop, min(governed.stop, match.stop + 3)):
        end = place + 1 if words[place].text in ("not", "never", "only") else end
    sentence.drafts.append(
        Draft(
            at=at,
            stop=end,
            first=min(subject.start, at),
            use="deontic",
            deontic=kind,
            polarity=polarity,
            chain=(own, *chain),
            verb=governed.verb,
            voice=voice,
            bearers=bearers,
            addressees=addressees,
            rule=rule,
        )
    )
    sentence.floor = governed.stop


def _kind_of(verb: ScaleVerb, governed: Governed, subject: Subject) -> tuple[Deontic, Polarity, str]:
    # The right not to file frees from filing.
    if verb.word == "have the right to":
        return kind_of_stated(verb, negated=subject.is_negated, is_act_denied=governed.is_negated)
    return kind_of(verb, negated=governed.is_negated ^ subject.is_negated)


def _is_relief(sentence: Sentence, governed: Governed) -> bool:
    """Tell whether to deny is to relieve: shall not be liable."""
    at = governed.verb
    if at is None or sentence.words[at].text != "be":
        return False
    return at + 1 < len(sentence.words) and sentence.words[at + 1].text in (
        "liable",
        "responsible",
        "subject",
        "bound",
        "obliged",
        "accountable",
        "answerable",
    )


def _is_constitutive(sentence: Sentence, subject: Subject, governed: Governed) -> bool:
    """Tell whether shall makes a rule about the rule: shall mean, shall enter into force, shall apply to."""
    if governed.verb is None:
        return False
    if subject.head in ("term", "expression", "definition"):
        return True
    verb = sentence.words[governed.verb].text
    following = [word.text for word in sentence.words[governed.stop : governed.stop + 2]]
    if verb == "enter":
        return following == ["into", "force"]
    if verb == "apply":
        return not subject.actors and (not following or following[0] in _INTRANSITIVE or is_adverb(following[0]))
    return verb in ("mean", "construed", "deemed", "understood", "interpreted") and not governed.chain


def who_of(sentence: Sentence, subject: Subject, governed: Governed) -> tuple[tuple[FoundActor, ...], tuple[FoundActor, ...], Voice]:
    """Return who bears a statement, whom it is done to, and its voice."""
    if not governed.is_passive:
        return subject.actors, (), "active"
    return sentence.agent(governed.stop), subject.actors, "passive"


# What is said where the word itself is denied, and where what it governs is: not permitted to, permitted not to.
_DENIED: dict[Deontic, tuple[Deontic, Deontic]] = {
    "obligation": ("exemption", "prohibition"),
    "permission": ("prohibition", "exemption"),
    "prohibition": ("permission", "obligation"),
    "exemption": ("obligation", "permission"),
}


def kind_of_stated(verb: ScaleVerb, *, negated: bool, is_act_denied: bool) -> tuple[Deontic, Polarity, str]:
    """
    Return what a statement in the passive or a right does, its polarity and its rule, after negation.

    Args:
        verb: The statement: required, permitted; have the right.

        negated: Whether it is denied: is not required to.

        is_act_denied: Whether what it governs is: is required not to.
    """
    if verb.kind not in _DENIED:
        return kind_of(verb, negated=negated ^ is_act_denied)
    kind = verb.kind
    if negated:
        kind = _DENIED[kind][0]
    if is_act_denied:
        kind = _DENIED[kind][1]
    return kind, "negative" if kind in ("prohibition", "exemption") else "positive", "modal-not" if negated or is_act_denied else "modal"


def kind_of(verb: ScaleVerb, *, negated: bool) -> tuple[Deontic, Polarity, str]:
    """Return what a modal does, its polarity and its rule, after negation."""
    if verb.kind == "exemption":
        return "exemption", "negative", "modal-not"
    if not negated:
        return verb.kind, "positive", "modal"
    if verb.kind == "obligation" and verb.word in ("have to", "need to", "be responsible for"):
        return "exemption", "negative", "modal-not"
    if verb.kind in ("obligation", "permission", "prohibition"):
        return "prohibition", "negative", "modal-not"
    return verb.kind, "negative", "modal-not"
