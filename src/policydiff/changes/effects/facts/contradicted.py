"""Facts that are now denied, and statements of which only one can hold: a number of members, a seat, the only source of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import dropwhile

from attrs import frozen

from policydiff.changes.effects.acts.poles import Pole, shipped_poles
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.changes.effects.wording.denials import find_denials, unmasked
from policydiff.changes.effects.wording.likeness import likeness, share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import same_sentences, sentences_of
from policydiff.model.annotation import Modality, Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.fold_in_place import fold_in_place
from policydiff.text.tokens import find_words, is_stop_word, stem, terms

__all__ = ["Fact", "find_denied_facts", "find_exclusive_facts"]

_FORM = "policydiff facts/1"
# What is denied stands in the other sentence; the rest of the two has to share so much.
_SAME_FACT = 0.6
_SAME_SUBJECT = 0.45
# A number belongs to the word that makes it exclusive within so many characters.
_REACH = 24
# Verbs that deny nothing themselves: what stands behind them is denied.
_LIGHT = frozenset((
    "not", "never", "no", "longer", "amount", "constitut", "form", "prove", "provid", "repres", "appear", "seem", "offer", "afford", "serv", "becom", "remain", "yet", "alway",
))  # fmt: skip
# 不对外公布: the verb stands behind what the act is about.
_COVERB = re.compile("[对向把将以在为由就从][^，。；：]{2,20}(?=[，。；：]|\\Z)")
# "The only official languages are Khmer and English", 作准文本仅为中文本和法文本.
_SOLE = re.compile(
    r"\b(?:the|its|their|our) (?:sole|only|exclusive) (?P<what>(?!(?:if|when|where|to|for)\b)[^,.;:]{3,80}?) (?:is|are|shall be|will be|remains?) (?P<names>[^.;:]{2,80}?)(?=[.;:]|, (?:and|but|which|while)\b|\Z)",
    re.IGNORECASE,
)
_SOLE_HAN = re.compile(
    r"(?:(?P<only>唯一)的?)?(?P<what>(?:(?!唯一)[^，。；：]){2,24}?)(?(only)(?:应当?)?[为是]|仅(?:应当?)?[为是])(?P<names>[^，。；：]{2,40})"
)
_LISTED = re.compile(r",\s*(?:and\s)?|\s+and\s+|\s+or\s+|[、和与及或]|以及")
# A denied modal is not a denied fact.
_DEONTIC = re.compile(r"\b(?:should|must|shall|may|would|could|might|need|has to|have to|had to)\s*$")
# A bare denial is of the sentence where it stands by an auxiliary; "systems not using …" denies nothing that the sentence says.
_BARE = ("not", "never")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|be|been|does|do|did|has|have|had|can|could|will|would|may|might)\s*$")
# "If the system were not used", "providers which are not established": what is denied in a condition or of somebody described, the sentence doesn't deny.
_ASIDE = re.compile(
    r"\b(?:if|when|whenever|where|unless|once|in case|provided that|as long as)\s[^,;:]*\Z|\b(?:which|who|that)\s(?:is|are|was|were|do|does|did|has|have|had|can|could)\s*\Z|\b(?:which|who)\s*\Z",
    re.IGNORECASE,
)
# "Against their unlawful use": what is said of a thing beside, the sentence doesn't say.
_OF_THING = re.compile(r"\b(?:their|its|his|her|our|of|from|against|for|by|to|with|through|and|or)\s(?:any\s|the\s)?\Z", re.IGNORECASE)
# A sentence with one of these may demand or allow something, though nobody was found whom it binds.
_MODAL = re.compile(r"\b(?:shall|must|should|may|ought|(?:is|are)(?: not)? to|need|needs|requir\w+|oblig\w+|only|unless)\b", re.IGNORECASE)
# Said not to be a duty or a right, a thing is reversed, but the two can both hold.
_DUTY = re.compile(r"\b(?:oblig\w+|requir\w+|compulsory|mandatory|bound|entitled|duty)\b|义务|必须|强制", re.IGNORECASE)
# What follows "entirely from" is named by its first words.
_NAME = re.compile(r"(?:(?! (?:and|with|or|but|while)\b)[^,.;:，。；：]){1,60}")

# What is to be shown may be worded from either side.
_TO_PROVE = re.compile(
    r"\b(?:to (?:show|prove|establish|demonstrate|ascertain|verify|check|persuade|convince)|of (?:showing|proving|establishing|demonstrating))\b[^.;]{0,80}\bthat\b",
    re.IGNORECASE,
)


@frozen
class Fact:
    """Two statements of which one denies the other, or which cannot both hold, or both."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    is_denial: bool
    excludes: bool = True


@lru_cache(maxsize=1)
def shipped_facts() -> Cues:
    """Return the words that come with the library, read once, when they are first needed."""
    text = (files("policydiff.changes.effects.facts") / "facts.toml").read_text(encoding="utf-8")
    return load_cues(text, name="facts.toml", form=_FORM, lists=("one_place", "wholly", "number"))


def find_denied_facts(case: Case) -> Iterator[Fact]:
    """Find sentences that bind nobody and of which one says what the other denies."""
    if case.is_translated:
        return
    # What binds is compared with what binds: "unlawful for" and "an offence for" want the same.
    binding = [pair.before.span for pair in case.statements], [pair.after.span for pair in case.statements]
    for old, new in same_sentences((case.old, case.new), _factual(case.old), _factual(case.new), least=_SAME_FACT):
        denied_old, denied_new = (
            [denial for denial in _denials(side, sentence) if not any(denial.overlaps(span) for span in spans)]
            for side, sentence, spans in ((case.old, old, binding[0]), (case.new, new, binding[1]))
        )
        if (len(denied_old) + len(denied_new)) != 1:
            continue
        side, denial, other, sentence = (case.old, denied_old[0], case.new, new) if denied_old else (case.new, denied_new[0], case.old, old)
        said = _said(side, denial, other, sentence)
        if said is not None and other.text[: said.start].lower().endswith("non-"):
            # What is non-refundable is denied there as well.
            continue
        if said is not None and _has_verb_of(side, denial, other, sentence) and fold(said.of(other.text)) != fold(denial.of(side.text)):
            yield Fact(
                old=(denial,) if denied_old else (said,),
                new=(said,) if denied_old else (denial,),
                is_denial=True,
                excludes=not _DUTY.search(new.of(case.new.text)),
            )


def find_exclusive_facts(case: Case) -> Iterator[Fact]:
    """Find numbers of members, seats and only sources that differ."""
    if case.is_translated or case.likeness < _SAME_SUBJECT:
        return
    old, new = _numbers(case.old), _numbers(case.new)
    if (
        len(old) == len(new) == 1
        and old[0].value != new[0].value
        and (old[0].unit == new[0].unit or not {old[0].unit, new[0].unit}.isdisjoint(("", "person")))
    ):
        yield Fact(old=(case.old.span(old[0]),), new=(case.new.span(new[0]),), is_denial=False)
    for a, b in zip(*([*_sole(side)] for side in (case.old, case.new)), strict=False):
        if likeness(a.what, b.what) >= _SAME_FACT and a.names.isdisjoint(b.names) and likeness(case.old.text, case.new.text) >= _SAME_FACT:
            yield Fact(old=(a.span,), new=(b.span,), is_denial=False)
    for name in ("one_place", "wholly"):
        before = shipped_facts().find(name, case.old.text)
        after = shipped_facts().find(name, case.new.text) if len(before) == 1 else ()
        if len(after) == 1:
            a, b = _named_after(case.old, before[0]), _named_after(case.new, after[0])
            if a and b and not share_of(a.of(case.old.text), case.new.text) and not share_of(b.of(case.new.text), case.old.text):
                yield Fact(old=(a,), new=(b,), is_denial=False)


@frozen
class _Sole:
    """What there is one of, or some of and no other, and what that is said to be."""

    what: str
    names: frozenset[str]
    span: Span


def _sole(side: Passage) -> Iterator[_Sole]:
    """Yield what is said to be the only one of its kind: *the sole authentic text is the French one*, 作准文本仅为中文本."""
    if not any(word in side.text for word in ("sole", "only", "exclusive", "唯一", "仅为", "只有")):
        return
    for match in (_SOLE_HAN if side.is_chinese else _SOLE).finditer(side.text):
        names = (name for name in _LISTED.split(match["names"]) if name)
        yield _Sole(match["what"], frozenset(" ".join(terms(name)) or fold(name) for name in names), Span(*match.span("names")))


def _factual(side: Passage) -> tuple[Span, ...]:
    """Return the sentences that demand nothing and leave nothing free."""
    bound = [side.span(item).start for item in side.of(Modality) if item.use == "deontic" and item.deontic != "recognition"]
    unbound = (sentence for sentence in sentences_of(side) if not any(sentence.start <= place < sentence.stop for place in bound))
    return tuple(sentence for sentence in unbound if not _MODAL.search(sentence.of(side.text)))


def _denials(side: Passage, sentence: Span) -> list[Span]:
    text = sentence.of(side.text)
    found = [
        *find_denials(text),
        *unmasked("nobody", text),
        *(
            item.span
            for item in shipped_poles().find(text)
            if Pole("sufficiency", "other") in item.value and not _OF_THING.search(text, 0, item.span.start)
        ),
    ]
    spans = [
        span
        for span in dict.fromkeys(found)
        if (span.of(text).lower() not in _BARE or _AUXILIARY.search(text, 0, span.start))
        and not _DEONTIC.search(text, 0, span.start)
        and not _ASIDE.search(text, 0, span.start)
        and not _TO_PROVE.search(text, 0, span.start)
    ]
    return [Span(sentence.start + span.start, sentence.start + span.stop) for span in sorted(spans, key=lambda span: span.start)]


def _said(side: Passage, denial: Span, other: Passage, sentence: Span) -> Span | None:
    """Return where the other sentence says what is denied: a word of content soon after the denial, or one at the same end of a family of opposites."""
    text = sentence.of(other.text)
    if side.is_chinese:
        return _said_in_chinese(side, denial, text, sentence.start)
    wanted = [match.group() for match in find_words(side.text[denial.start : denial.stop + _REACH * 2]) if not is_stop_word(fold(match.group()))]
    # "Ineligible" denies by itself; what follows it is said on both sides.
    wanted = [*wanted[:1], *dropwhile(_is_light, wanted[1:])][
        : 2 if find_denials(denial.of(side.text)) or unmasked("nobody", denial.of(side.text)) else 1
    ]
    for word in wanted:
        found = next((match for match in find_words(text) if stem(fold(match.group())) == stem(fold(word))), None)
        if found is not None:
            return Span(sentence.start + found.start(), sentence.start + found.end())
    matters = {
        (pole.matter, pole.end if word != wanted[0] else "one") for word in wanted for item in shipped_poles().find(word) for pole in item.value
    }
    like = next((item for item in shipped_poles().find(text) if any((pole.matter, pole.end) in matters for pole in item.value)), None)
    return Span(sentence.start + like.span.start, sentence.start + like.span.stop) if like else None


def _has_verb_of(side: Passage, denial: Span, other: Passage, sentence: Span) -> bool:
    """Tell whether the other sentence has the verb whose object is denied: *retains no right* denies nothing of *waives its rights*."""
    before = list(find_words(side.text[max(0, denial.start - _REACH) : denial.start]))[-1:] if unmasked("nobody", denial.of(side.text)) else []
    stems = {stem(fold(match.group())) for match in find_words(sentence.of(other.text))}
    return all(is_stop_word(fold(match.group())) or _is_light(match.group()) or stem(fold(match.group())) in stems for match in before)


def _is_light(word: str) -> bool:
    return stem(fold(word)) in _LIGHT


def _said_in_chinese(side: Passage, denial: Span, text: str, start: int) -> Span | None:
    if len(folded := fold_in_place(text).text) != len(text):
        return None
    coverb = _COVERB.match(side.text, denial.stop)
    for at in (denial.start + 1, denial.stop, *((coverb.end() - 2,) if coverb else ())):
        wanted = fold(side.text[at : at + 2])
        place = folded.find(wanted) if len(wanted) > 1 else -1
        if place >= 0:
            return Span(start + place, start + place + len(wanted))
    return None


def _numbers(side: Passage) -> list[Quantity]:
    """Return the numbers that say how many there are, neither more nor fewer."""
    counts = [item for item in side.of(Quantity) if item.kind == "count" and item.comparator == "exactly"]
    marks = shipped_facts().find("number", side.text) if counts else ()
    return [item for item in counts if any(_is_near(side.span(item), mark) for mark in marks)]


def _is_near(span: Span, mark: Span) -> bool:
    return 0 <= span.start - mark.stop <= _REACH or 0 <= mark.start - span.stop <= _REACH or (mark.start < span.stop and span.start < mark.stop)


def _named_after(side: Passage, mark: Span) -> Span | None:
    match = _NAME.match(side.text, mark.stop)
    return Span(*match.span()) if match else None
