"""Conditions, exceptions and sanctions that only one side has. One that moved inside the clause, or says the same in other words, is neither gained nor lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.facts.definition import is_definition
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.norms.told import is_told
from policydiff.changes.effects.provisos.place import comes_whole, is_worded_there, limits_nothing, limits_only_new_words, whole
from policydiff.changes.effects.provisos.readings import Proviso, provisos_of
from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.changes.effects.wording.likeness import likeness, share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Condition, Exclusion, Sanction
from policydiff.model.change import Effect, EffectName
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import terms

__all__ = ["find_proviso_changes"]

_Noun = Literal["condition", "exception", "sanction"]
# A stretch stands on the other side where so much of it does, as a share of what would stand if it were reworded no more than the rest: single Chinese characters
# meet by chance more often. Of a sanction more, since it repeats the words of the duty that it guards.
_STANDS, _STANDS_HAN = 0.45, 0.6
# Two words meet by chance too, so that both of them have to stand there.
_FEW = 2
# A word and another form of it share so many letters, and the longer one ends in so many more.
_ROOT, _MOST_ENDING = 5, 2
# Two provisos of a kind that share so much may be one in other words, unless the one stands on both sides as it is.
_SAME_PROVISO, _UNCHANGED = 0.3, 0.9
_SANCTION_STANDS = 0.6
# Where the other side has a sanction too, so much tells that it is the same with other figures.
_SAME_SANCTION = 0.3
# Without the stretches that only one side has, two wordings of one provision share so much, or one holds so much of the other. A sanction stands apart from the
# duty that it guards, so that less tells for it.
_SAME_PROVISION, _HOLDS_PROVISION = 0.6, 0.85
_SAME_DUTY, _HOLDS_DUTY = 0.4, 0.5
# What follows a word that lifts a proviso repeats so much of it.
_LIFTED = 0.6
# The rest of a sentence that gained or lost a proviso stands on the other side to so large a part.
_HOST_STANDS = 0.45
_PART_END = re.compile(r"[.;,]\s")
# Whom "are exempt" is about stands before it.
_EXEMPTS = re.compile(r"(?:is|are|shall be|be)\s(?:exempt|excepted|excused|excluded|relieved)", re.IGNORECASE)
# Who is free to do a thing does it if he wishes.
_AT_WILL = re.compile(
    r"\b(?:so )?(?:wish|choos|desir|elect|pleas|like|prefer|(?:see|think|deem)s? (?:it )?fit)\w*(?: (?:it|to|to do so))?\W*$|(?:愿意|自愿|有意愿|需要)的?$",
    re.IGNORECASE,
)
# "Is barred from reselling" may forbid only.
_BARRED = re.compile(r"(?:(?:is|are|be|shall|will)\s)*(?:barred|debarred|banned|excluded|precluded|disqualified) from (?=\w+ing\b)", re.IGNORECASE)
# These point back or join, and say nothing about the case: *when they depart from one, however*.
_POINTS_BACK = re.compile(r"\b(?:one|ones|such|however|therefore|accordingly|instead|though|nevertheless|nonetheless)\b", re.IGNORECASE)
# "Where relevant" says nothing that a reader would not add.
_LEAST_TERMS, _LEAST_HAN = 2, 3
_SENTENCE_END = re.compile(r"[。；;]|[.!?](?=\s)")
_NAMES: tuple[tuple[type[Proviso], _Noun, EffectName, EffectName], ...] = (
    (Sanction, "sanction", "sanction-gained", "sanction-lost"),
    (Exclusion, "exception", "exception-gained", "exception-lost"),
    (Condition, "condition", "condition-gained", "condition-lost"),
)


@frozen(eq=False)
class _Stretch:
    """A proviso at its place in the passage's text."""

    found: Proviso
    span: Span
    words: str


_Alone = Mapping[type[Proviso], tuple[tuple[_Stretch, ...], tuple[_Stretch, ...]]]


def find_proviso_changes(case: Case) -> Iterator[Effect]:
    """Yield ``condition-``, ``exception-`` and ``sanction-gained`` or ``-lost`` for the provisos without a counterpart on the other side."""
    if case.is_translated or is_definition(case):
        return
    if not provisos_of(case.old) and not provisos_of(case.new):
        return
    alone = {kind: (_alone(case, kind, new=False), _alone(case, kind, new=True)) for kind, *_ in _NAMES}
    if not any(items for pair in alone.values() for items in pair):
        return
    rests = _rest(case.old, alone, 0), _rest(case.new, alone, 1)
    sanctions = alone[Sanction]
    for kind, noun, gained, lost in _NAMES:
        if not _is_same_provision(kind, *rests):
            continue
        old, new = alone[kind]
        if kind is not Sanction:
            old, new = (
                _without_breaches(side, items, found) for side, items, found in ((case.old, old, sanctions[0]), (case.new, new, sanctions[1]))
            )
        if kind is Condition:
            old, new = _without_cases(case.old, old), _without_cases(case.new, new)
        # One that gave way to another of its kind may be the same in other words.
        if old and not new:
            yield effect(case, lost, [item.span for item in old], (), _reason(noun, old, case.told("is gone", "stands here only")))
        elif new and not old:
            yield effect(case, gained, (), [item.span for item in new], _reason(noun, new, case.told("is new", "stands there only")))


def _alone(case: Case, kind: type[Proviso], *, new: bool) -> tuple[_Stretch, ...]:
    """Return the provisos of a kind that have no counterpart on the other side."""
    side, other = (case.new, case.old) if new else (case.old, case.new)
    like = case.likeness
    own, others = _stretches(side, kind), _stretches(other, kind)
    left = [
        item
        for item in own
        if _has_substance(item)
        and (kind is Sanction or not is_told(side, item.span))
        and (comes_whole(case, item.span, new=new) or not _stands(item, side, other, others, like))
        and not _is_reworded(item, side, others)
        and _hangs_on(item, side, other)
        and not is_worded_there(side.text, item.span, other.text)
        and not limits_only_new_words(case, item.found, item.span, new=new)
    ]
    # Each of the other side's that has none here either stands for one of these.
    spare = [item for item in others if not _stands(item, other, side, own, like)]
    return tuple(left) if len(left) > len(spare) else ()


def _stretches(side: Passage, kind: type[Proviso]) -> tuple[_Stretch, ...]:
    joined: list[tuple[Proviso, Span]] = []
    for item, span in provisos_of(side):
        if not isinstance(item, kind) or limits_nothing(side.text, item, span):
            continue
        # "… punished by" and "a fine of …" side by side are one sanction.
        if kind is Sanction and joined and not side.text[joined[-1][1].stop : span.start].strip(" ,，、"):
            joined[-1] = (joined[-1][0], Span(joined[-1][1].start, max(span.stop, joined[-1][1].stop)))
        else:
            joined.append((item, _with_case(side, item, span)))
    return tuple(_Stretch(item, span, span.of(side.text)) for item, found in joined for span in (whole(side.text, found, item),))


def _with_case(side: Passage, item: Proviso, span: Span) -> Span:
    """Return where a proviso stands, with the case that "does not apply" in the same sentence speaks of."""
    if item.rule == "with-approval" and has_han(item.trigger):
        # What is done with the approval goes on behind it.
        return Span(span.start, min(span.stop, span.start + len(item.trigger)))
    if isinstance(item, Exclusion) and _EXEMPTS.match(side.text, span.start):
        return Span(max((mark.end() for mark in _PART_END.finditer(side.text, 0, span.start)), default=0), span.stop)
    if not _is_inapplicable(item):
        return span
    cases = (side.span(found) for found in side.of(Condition))
    start = min(
        (case.start for case in cases if case.stop <= span.start and not _SENTENCE_END.search(side.text[case.stop : span.start])), default=span.start
    )
    return Span(start, span.stop)


def _is_inapplicable(item: Proviso) -> bool:
    """Tell whether an exception is a sentence of its own: "this does not apply to …"."""
    return isinstance(item, Exclusion) and item.rule == "not-applicable"


def _stands(item: _Stretch, side: Passage, other: Passage, others: Sequence[_Stretch], like: float) -> bool:
    if isinstance(item.found, Sanction):
        if _is_forbidden_there(item, side, other):
            return True
        return share_of(item.words, other.text) >= (_SAME_SANCTION if others else _SANCTION_STANDS)
    words = _POINTS_BACK.sub("", _unopened(item))
    # "This does not apply to …" names its like in the words of the rule.
    if _is_inapplicable(item.found):
        least = _SANCTION_STANDS
    elif has_han(words):
        least = _STANDS_HAN * like
    else:
        least = _STANDS * like if len(set(terms(words))) > _FEW else 1.0
    stands = share_of(words, other.text) >= least or (not has_han(words) and _share_of_roots(words, other.text) >= least)
    return stands and (_is_lifted(item, side) or not _is_lifted(item, other))


def _is_forbidden_there(item: _Stretch, side: Passage, other: Passage) -> bool:
    """Tell whether to be barred from an act is no sanction: the other side forbids the act in other words, and no more is forbidden here besides."""
    barred = _BARRED.match(item.words)
    if barred is None or _share_of_roots(item.words[barred.end() :], other.text) < _STANDS:
        return False
    here = sum(not chain.span.overlaps(item.span) for chain in chains_of(side) if chain.value.kind == "prohibition")
    return here < sum(chain.value.kind == "prohibition" for chain in chains_of(other))


def _share_of_roots(words: str, text: str) -> float:
    """Return the share of a stretch's terms that stand in a text in some form: *expires* beside *expiry*."""
    wanted, there = terms(words), terms(text)
    return sum(any(_is_one_root(term, other) for other in there) for term in wanted) / len(wanted) if wanted else 1.0


def _is_one_root(term: str, other: str) -> bool:
    shorter, longer = sorted((term, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= _MOST_ENDING and len(shorter) >= min(_ROOT, len(longer))


def _unopened(item: _Stretch) -> str:
    """Return the words of a proviso without what opens it, which says nothing about what it is: "unless a guard is present" and "without a guard"."""
    opener = item.found.trigger
    is_apart = item.words.startswith(opener) and not has_han(opener) and len(opener) < len(item.words)
    return item.words[len(opener) :] if is_apart else item.words


def _is_reworded(item: _Stretch, side: Passage, others: Sequence[_Stretch]) -> bool:
    """Tell whether a proviso of the other side may be the same in other words."""
    words = _unopened(item)
    changed = (_unopened(other) for other in others if share_of(other.words, side.text) < _UNCHANGED)
    return any(max(share_of(words, other), share_of(other, words)) >= _SAME_PROVISO for other in changed)


def _has_substance(item: _Stretch) -> bool:
    """Tell whether a proviso says more than "where relevant"; a sanction always does."""
    if isinstance(item.found, Condition) and _AT_WILL.search(item.words):
        return False
    least = _LEAST_HAN if has_han(item.words) else _LEAST_TERMS
    return isinstance(item.found, Sanction) or _is_inapplicable(item.found) or len(set(terms(item.words))) >= least


def _hangs_on(item: _Stretch, side: Passage, other: Passage) -> bool:
    """Tell whether the sentence that a proviso limits stands on the other side: a condition in a new sentence limits nothing that was there before."""
    # "This does not apply to …" in a clause by itself limits the one before it.
    if isinstance(item.found, Sanction) or (_is_inapplicable(item.found) and len(side.clauses) > 1):
        return True
    sentence = next((part for part in _sentences(side.text) if part.start <= item.span.start < part.stop), Span(0, len(side.text)))
    rest = side.text[sentence.start : item.span.start] + " " + side.text[item.span.stop : sentence.stop]
    if isinstance(item.found, Exclusion) and len(terms(rest)) <= _LEAST_TERMS:
        return True
    return share_of(rest, other.text) >= _HOST_STANDS


def _sentences(text: str) -> list[Span]:
    stops = [mark.end() for mark in _SENTENCE_END.finditer(text)]
    return [Span(start, stop) for start, stop in zip([0, *stops], [*stops, len(text)], strict=True) if start < stop]


def _is_lifted(item: _Stretch, other: Passage) -> bool:
    """Tell whether the other side says that what the proviso names makes no difference any more."""
    if _cues().has("lifts", item.words):
        return False
    return any(share_of(item.words, _up_to_mark(other.text[cue.stop :])) >= _LIFTED for cue in _cues().find("lifts", other.text))


def _up_to_mark(text: str) -> str:
    places = [place for mark in ",.;，。；" if (place := text.find(mark)) >= 0]
    return text[: min(places)] if places else text


def _is_same_provision(kind: type[Proviso], old: str, new: str) -> bool:
    least, holds = (_SAME_DUTY, _HOLDS_DUTY) if kind is Sanction else (_SAME_PROVISION, _HOLDS_PROVISION)
    return likeness(old, new) >= least or max(share_of(old, new), share_of(new, old)) >= holds


def _rest(side: Passage, alone: _Alone, number: int) -> str:
    """Return the text of a side without the provisos that only it has."""
    spans = sorted((item.span for pair in alone.values() for item in pair[number]), key=lambda span: span.start)
    kept: list[str] = []
    position = 0
    for span in spans:
        kept.append(side.text[position : max(position, span.start)])
        position = max(position, span.stop)
    return " ".join((*kept, side.text[position:]))


def _without_breaches(side: Passage, items: Sequence[_Stretch], sanctions: Sequence[_Stretch]) -> tuple[_Stretch, ...]:
    """Leave out the conditions that only name the breach which a sanction follows."""
    return tuple(item for item in items if not any(_is_breach(side, item.span, sanction.span) for sanction in sanctions))


def _without_cases(side: Passage, items: Sequence[_Stretch]) -> tuple[_Stretch, ...]:
    """Leave out the conditions that only name the case in which something does not apply, which is an exception."""
    excepted = [item.span for item in _stretches(side, Exclusion) if _is_inapplicable(item.found)]
    return tuple(item for item in items if not any(item.span.start < span.stop and span.start < item.span.stop for span in excepted))


def _is_breach(side: Passage, condition: Span, sanction: Span) -> bool:
    if condition.start < sanction.stop and sanction.start < condition.stop:
        return True
    between = side.text[min(condition.stop, sanction.stop) : max(condition.start, sanction.start)]
    return not any(mark in between for mark in ".;。；")


def _reason(noun: _Noun, items: Sequence[_Stretch], fate: str) -> str:
    quoted = " and ".join(f"“{item.words}”" for item in items)
    return f"The {noun} {quoted} {fate}."


@lru_cache(maxsize=1)
def _cues() -> Cues:
    text = (files("policydiff.changes.effects.provisos") / "provisos.toml").read_text(encoding="utf-8")
    return load_cues(text, name="provisos.toml", form="policydiff provisos/1", lists=("lifts",))
