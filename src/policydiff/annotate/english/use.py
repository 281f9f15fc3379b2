"""
Tell a modal that binds from one that reckons, reports or supposes.

The rules are asked one after the other; the first that knows answers. What no rule knows binds for shall, must and should, and binds nobody for
may and will, because a permission or a promise that nobody gave does more harm than one that is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from attrs import frozen

from policydiff.annotate.english.cues import (
    CHANCES,
    DESCRIBES,
    FEARED,
    HABITS,
    INSTRUMENTS,
    MAY_SUPPOSES,
    MONTH_BEFORE,
    MUST_REPORTS,
    NOUN_BEFORE,
    PLAIN,
    PRONOUNS,
    SAVED,
    TITLE_BEFORE,
    WILL_FORECASTS,
)
from policydiff.annotate.english.governed import Governed
from policydiff.annotate.english.inflection import is_participle
from policydiff.annotate.english.lists import BE, CLAUSE_WORDS, DETERMINERS, MODALS, OPEN_MARKS, PREPOSITIONS
from policydiff.annotate.english.subject import Subject
from policydiff.annotate.english.verbs import Verbs
from policydiff.annotate.english.words import Word
from policydiff.annotate.scales import Scale
from policydiff.model.annotation import Use

__all__ = ["Modal", "Verdict", "judge"]

_OF_SEVERAL_WORDS = frozenset(("is", "are", "needs", "need", "has", "have"))


@frozen
class Verdict:
    """How a modal is used, and by which rule that was told; ``absent`` where the word is no modal at all."""

    use: Use | Literal["absent"]
    rule: str


@frozen(kw_only=True)
class Modal:
    """
    A modal with what stands around it.

    Attributes:
        at: Index of its first word.

        is_legal: Whether the document or the sentence legislates.
    """

    words: Sequence[Word]
    at: int
    subject: Subject
    governed: Governed
    scale: Scale
    verbs: Verbs
    is_legal: bool

    @property
    def text(self) -> str:
        """The modal, folded."""
        return self.words[self.at].text

    @property
    def following(self) -> str:
        """The word after it."""
        return self.words[self.at + 1].text if self.at + 1 < len(self.words) else ""

    @property
    def before(self) -> str:
        """The word before it."""
        return self.words[self.at - 1].text if self.at else ""

    @property
    def act(self) -> str:
        """The governed verb as it stands there."""
        return self.words[self.governed.verb].text if self.governed.verb is not None else ""

    @property
    def is_feared(self) -> bool:
        """Whether its clause says what is feared or known: the risk that."""
        return self.subject.marker == "that" and self.subject.start > 1 and self.words[self.subject.start - 2].base in FEARED

    @property
    def is_state(self) -> bool:
        """Whether the governed verb says how somebody is, and no verb of the scale stands before it."""
        return self.verbs.lemma(self.act) in self.verbs.states and not self.governed.chain

    def is_all(self, *kinds: str) -> bool:
        """Tell whether the subject names somebody, and nobody but actors of some kinds."""
        return bool(self.subject.actors) and all(actor.kind in kinds for actor in self.subject.actors)


_BINDS = Verdict("deontic", "modal")
_Rule = Callable[[Modal], Verdict | None]


def judge(modal: Modal) -> Verdict:
    """Say how a modal is used."""
    for rule in _RULES:
        verdict = rule(modal)
        if verdict is not None:
            return verdict
    return _BINDS


def _title(modal: Modal) -> Verdict | None:
    """A capital within a sentence: a month, or a title without quotation marks."""
    word = modal.words[modal.at]
    if word.is_upper or not word.is_capital or modal.at == 0 or modal.before in TITLE_BEFORE:
        return None
    dated = modal.following == "" or modal.following[:1].isdigit() or modal.before[:1].isdigit() or modal.before in MONTH_BEFORE
    return Verdict("absent", "month") if modal.text == "may" and dated else Verdict("cited", "cited-title")


def _inversion(modal: Modal) -> Verdict | None:
    """Should the licence lapse, …."""
    after_that = modal.at > 1 and modal.before == "," and modal.words[modal.at - 2].text in CLAUSE_WORDS
    is_first = (
        modal.at == 0 or after_that or (modal.before in (",", ";", "and", "or") and (modal.following in DETERMINERS or modal.following in PRONOUNS))
    )
    return Verdict("epistemic", "conditional-inversion") if modal.text == "should" and is_first else None


def _saving(modal: Modal) -> Verdict | None:
    """Nothing in this Act shall …, paragraph 1 shall not affect …: rules about the rules."""
    leaves_be = modal.governed.is_negated and modal.subject.kind != "agent" and modal.act in SAVED
    return Verdict("absent", "saving") if modal.subject.head == "nothing" or leaves_be else None


def _charge(modal: Modal) -> Verdict | None:
    """Is responsible for: a duty where somebody is named."""
    if modal.text not in BE or modal.following != "responsible":
        return None
    return _BINDS if modal.subject.kind == "agent" and not modal.subject.marker else Verdict("absent", "narrative-subject")


def _open(modal: Modal) -> Verdict | None:
    """No verb: the items below hold it, or there is none."""
    if modal.governed.verb is not None:
        return None
    words = modal.words
    if (
        words[-1].text not in OPEN_MARKS
        or modal.text not in MODALS
        or any(words[at].text in MODALS and words[at - 1].text not in CLAUSE_WORDS for at in range(modal.at + 1, len(words)))
    ):
        return Verdict("absent", "no-verb")
    binds = modal.text in ("shall", "must", "should") or modal.subject.kind == "agent"
    return _BINDS if binds else Verdict("narrative", "narrative-subject")


def _perfect(modal: Modal) -> Verdict | None:
    """Must have known; but not "shall have documented procedures"."""
    words, at = modal.words, modal.governed.verb
    if at is None or modal.text == "shall" or modal.act != "have" or at + 1 >= len(words):
        return None
    after = words[at + 2].text if at + 2 < len(words) else "."
    is_perfect = is_participle(words[at + 1].text) and (after in PREPOSITIONS or after in DETERMINERS or not after.isalpha())
    return Verdict("narrative", "narrative-perfect") if is_perfect or words[at + 1].text in BE else None


def _several_words(modal: Modal) -> Verdict | None:
    """Is to, has to, needs to: duties where somebody is named who is no enemy."""
    if modal.text not in _OF_SEVERAL_WORDS:
        return None
    is_duty = modal.subject.kind == "agent" and modal.subject.marker not in DESCRIBES and not modal.is_all("hostile")
    return _BINDS if is_duty else Verdict("absent", "narrative-subject")


def _may_chance(modal: Modal) -> Verdict | None:
    """May not always, may inadvertently."""
    between = modal.words[modal.at + 1 : modal.governed.verb or modal.at]
    return Verdict("epistemic", "epistemic-verb") if modal.text == "may" and any(word.text in CHANCES for word in between) else None


def _may_embedded(modal: Modal) -> Verdict | None:
    """The risk that providers may; where users may."""
    if modal.text != "may":
        return None
    if modal.subject.is_negated and (modal.subject.kind == "agent" or modal.is_legal):
        return _BINDS
    marker = modal.subject.marker
    supposes = marker in MAY_SUPPOSES or (marker in ("while", "so") and modal.subject.kind != "agent")
    return Verdict("epistemic", "epistemic-embedded") if supposes or modal.is_feared else None


def _may_somebody(modal: Modal) -> Verdict | None:
    """Somebody may act: allowed; somebody may suffer: possible."""
    if modal.text != "may" or modal.subject.kind != "agent":
        return None
    if modal.subject.actors[-1].kind == "hostile":
        return Verdict("epistemic", "epistemic-subject")
    if modal.governed.is_passive:
        allows = modal.act in modal.scale.words("allowed") or modal.governed.is_negated or bool(modal.governed.chain)
        return _BINDS if allows else Verdict("epistemic", "epistemic-verb")
    return Verdict("epistemic", "epistemic-verb") if modal.is_state else _BINDS


def _may_something(modal: Modal) -> Verdict | None:
    """The period may be extended: allowed; AI may be misused: possible."""
    if modal.text != "may":
        return None
    is_done = modal.subject.kind == "thing" and modal.governed.is_passive
    allows = modal.act in modal.scale.words("allowed") and (modal.is_legal or modal.subject.head in INSTRUMENTS or modal.governed.is_only)
    if is_done and (allows or modal.subject.is_only):
        return _BINDS
    only_who = modal.subject.kind == "relative" and modal.governed.is_only
    return _BINDS if only_who else Verdict("epistemic", "epistemic-subject")


def _will_noun(modal: Modal) -> Verdict | None:
    """The political will."""
    return Verdict("absent", "noun") if modal.text == "will" and modal.before in NOUN_BEFORE else None


def _will_forecast(modal: Modal) -> Verdict | None:
    """AI will transform; if providers will; people will benefit."""
    if modal.text != "will":
        return None
    subject = modal.subject
    embedded = subject.marker in WILL_FORECASTS or modal.is_feared or subject.kind in ("relative", "none", "it")
    is_thing = subject.kind == "thing" and not modal.governed.is_passive
    return Verdict("narrative", "narrative-subject") if embedded or is_thing or modal.is_all("public", "hostile") else None


def _will_state(modal: Modal) -> Verdict | None:
    """Agencies will need; jobs will be created."""
    if modal.text != "will":
        return None
    if modal.governed.is_passive:
        is_forecast = not modal.governed.chain and modal.act not in modal.scale.words("promised")
    else:
        is_forecast = modal.is_state and not modal.governed.is_negated
    return Verdict("narrative", "narrative-verb") if is_forecast else None


def _must_told(modal: Modal) -> Verdict | None:
    """It must be remembered."""
    speaks = modal.governed.is_passive and modal.act in modal.scale.words("told") and modal.subject.kind in ("it", "none")
    return Verdict("narrative", "narrative-told") if modal.text in ("must", "should") and speaks else None


def _is_plain(modal: Modal) -> bool:
    """Tell whether a modal says how things seem: that much must be plain, anyone must wonder, much must be expected to change."""
    at = modal.governed.verb
    if modal.governed.is_passive:
        return modal.text == "must" and modal.act == "expected"
    after = modal.words[at + 1].text if at is not None and at + 1 < len(modal.words) else ""
    return modal.act == "wonder" or (modal.act == "be" and after in PLAIN)


def _must_report(modal: Modal) -> Verdict | None:
    """Because importers must pay; firms must often wait; attackers must guess."""
    if modal.text not in ("must", "should"):
        return None
    is_must = modal.text == "must"
    if modal.subject.marker in MUST_REPORTS or (is_must and modal.subject.kind == "relative" and modal.subject.head == "who"):
        return Verdict("narrative", "narrative-embedded")
    between = modal.words[modal.at + 1 : modal.governed.verb or modal.at]
    if is_must and any(word.text in HABITS for word in between):
        return Verdict("narrative", "narrative-adverb")
    if _is_plain(modal):
        return Verdict("narrative", "narrative-told")
    return Verdict("narrative", "narrative-subject") if modal.is_all("hostile") else None


_RULES: tuple[_Rule, ...] = (
    _title,
    _inversion,
    _saving,
    _charge,
    _open,
    _perfect,
    _several_words,
    _may_chance,
    _may_embedded,
    _may_somebody,
    _may_something,
    _will_noun,
    _will_forecast,
    _will_state,
    _must_told,
    _must_report,
)
