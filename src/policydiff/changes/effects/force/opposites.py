"""Verbs that gave way to their opposites in sentences that are otherwise the same, and answers to one question that turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.acts.poles import Pole, shipped_poles
from policydiff.changes.effects.case import Case, Replacement
from policydiff.changes.effects.force.swaps import anchor, core_of, is_in_proviso, plain_changes, restrict_alike
from policydiff.changes.effects.norms.readings import chains_of
from policydiff.changes.effects.norms.told import is_told
from policydiff.changes.effects.sense.stance import Stance, stance_of_kind
from policydiff.changes.effects.wording.denials import find_denials, unmasked
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import sentences_of
from policydiff.model.annotation import Condition, Quantity
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["OF_THINGS", "PREFIXES", "ability_swaps", "denied_by_prefix", "is_said_of", "opposite_swaps", "stated_swaps", "turned_answers"]

# The act follows within so many characters.
_FOLLOWING = 60
_HAN_FOLLOWING = 2
_ANSWERED = re.compile(r"(?P<asked>[A-Z][^.?!]{8,300})\?\s*(?P<answer>yes|(?P<no>no))\b", re.IGNORECASE)
_ANSWERED_HAN = re.compile(
    r"(?P<asked>[^。？！]{4,120})[？?]\s*(?P<answer>(?P<no>否|不是|不可以|不能|不必|不需要|不用|不要|不会|没有|无需)|是的?|可以|能|需要|要|会|有)(?=[，。；！])"
)
_DUTY = re.compile(r"\b(?:have to|has to|must|need|needs|required|obliged)\b|必须|需要|须|要不要|是否应当?", re.IGNORECASE)
_ABILITY = re.compile("(?P<denied>不能够?|无法|未能够?|不足以)|能够|足以")
# 不 and its kin before what they deny.
_DENIES_HAN = frozenset(("不", "不予", "不再", "未", "没有", "并不", "并未", "并非", "不会", "不得视为"))
PREFIXES = ("non-", "non", "un", "in", "im", "ir", "il", "dis")
_SHORTEST = 4
# Words that begin like a denial and are none; what ends in *-ed* behind *in-* mostly is none either: *invested*, *imposed*.
_NO_DENIALS = frozenset((
    "invaluable", "inflammable", "indifferent", "infamous", "intense", "impress", "inform", "inhabit", "instill", "install", "improve", "increase", "intention",
    "disclose", "disclosed", "discover", "discovered", "distribute", "distributed", "discharge", "discharged", "dispatched", "distilled", "displaced", "displayed",
    "disposed", "unionised", "unionized",
))  # fmt: skip
_BEFORE_PARTICIPLES = ("in", "im", "il", "ir")
# Something is said of the subject behind these words, and where an object follows.
_SAID_BEFORE = re.compile(
    r"\b(?:is|are|be|been|being|was|were|remains?|becomes?|stays?|seems?|held|kept|made|left|deemed|considered|regarded as|treated as|counts? as|taken as|consider\w* (?:the |such |this |these |it |them )?(?:\w+ ){0,2}|in the)\s(?:\w+ly\s|wholly\s|of an?\s|\w+(?:ed|ned)\s)?\Z", re.IGNORECASE
)  # fmt: skip
_OBJECT = re.compile(r"\s(?:the|an?|any|all|its|their|our|that|this|these|those|each|every)\b", re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:the|an?|to|of|in|on|for|by|with|from|and|or|their|its)\s\Z", re.IGNORECASE)
_SAID_BEFORE_HAN = re.compile("(?:是|为|属于?|系|实行|采取|采用|视为|视作|推定为?|予以|默认|应当?|一律|均|仍)\\Z")
_ENDS_HAN = re.compile("[，。；]|\\Z|原则|方式|性质")
_PARTICLES, _VERB_BEFORE = ("on", "off", "in", "out"), re.compile(r"\w+\s+\Z")
# Opposites that are turned round by what they are said of, or say how things are and not what is done.
OF_THINGS = ("duration", "bindingness", "publicity")
_OF_FACTS = ("sufficiency", "extent", "protection", "membership", "acceptance", *OF_THINGS)


def opposite_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield the verbs that gave way to their opposites wherever they stand in a sentence that is otherwise the same: *…, withholding the name*."""
    for before, after, replacement in plain_changes(case):
        old = _pole(_with_particle(case.old.text, replacement.old))
        new = _pole(_with_particle(case.new.text, replacement.new)) if old else ()
        if (
            any(a.matter == b.matter and a.end != b.end for a in old for b in new)
            and _deny_alike(before.of(case.old.text), after.of(case.new.text))
            and _goes_on_alike(case, replacement)
            and _stances(case.old, before, replacement.old) == _stances(case.new, after, replacement.new)
            and not _stands_elsewhere(case, replacement)
            and not is_in_proviso(case.old, before, replacement.old)
            and not is_in_proviso(case.new, after, replacement.new)
            and not any(
                before.start <= case.old.span(item).start < before.stop for item in case.old.of(Quantity) if item.kind in ("duration", "deadline")
            )
        ):
            yield anchor(case.old, replacement.old), anchor(case.new, replacement.new)


def stated_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """
    Yield what gave way to its opposite where nothing else of a sentence did: *is temporary*, *is permanent*; 视为批准, 视为不予批准.

    So little is left to doubt there that what is said of facts counts too, and any word that only a prefix denies.
    """
    sentences = sentences_of(case.old), sentences_of(case.new)
    for replacement in case.replacements:
        before, after = (
            next((part for part in parts if part.start <= span.start < part.stop), None)
            for parts, span in zip(sentences, (replacement.old, replacement.new), strict=True)
        )
        if (
            before
            and after
            and _are_opposite(case, replacement, before)
            and not any(item is not replacement and (item.old.overlaps(before) or item.new.overlaps(after)) for item in case.replacements)
            and _is_said_of_subject(case, replacement)
            and not is_in_proviso(case.old, before, replacement.old)
            and not is_in_proviso(case.new, after, replacement.new)
            and not is_told(case.old, replacement.old)
            and not is_told(case.new, replacement.new)
        ):
            yield anchor(case.old, replacement.old), anchor(case.new, replacement.new)


def _are_opposite(case: Case, replacement: Replacement, sentence: Span) -> bool:
    """Tell whether two stretches are opposites, or the one denies what the other says."""
    words = replacement.old.of(case.old.text).strip().lower(), replacement.new.of(case.new.text).strip().lower()
    if case.is_chinese and not all(words):
        side, span = (case.new, replacement.new) if not words[0] else (case.old, replacement.old)
        return max(words) in _DENIES_HAN and bool(find_denials(side.text[span.start : span.stop + 2]))
    if all(words) and (words[0] == denied_by_prefix(words[1]) or words[1] == denied_by_prefix(words[0])):
        return True
    is_fact = all(stance == "told" for stance in _stances(case.old, sentence, replacement.old))
    old, new = (_pole(_with_particle(side.text, span), of_facts=is_fact) for side, span in ((case.old, replacement.old), (case.new, replacement.new)))
    return any(a.matter == b.matter and a.end != b.end for a in old for b in new)


def denied_by_prefix(word: str) -> str:
    """Return the word that a prefix denies in another: *proportionate* of *disproportionate*; nothing where none does."""
    prefix = next((prefix for prefix in PREFIXES if word.startswith(prefix)), "")
    is_word = word in _NO_DENIALS or (prefix in _BEFORE_PARTICIPLES and word.endswith("ed"))
    return word[len(prefix) :] if prefix and len(word) - len(prefix) > _SHORTEST and not is_word else ""


def _is_said_of_subject(case: Case, replacement: Replacement) -> bool:
    """Tell whether stretches stand where something is said of the subject, and not where they say which things are meant: *permanent residents*."""
    return all(is_said_of(side, core_of(side.text, span)) for side, span in ((case.old, replacement.old), (case.new, replacement.new)))


def is_said_of(side: Passage, core: Span) -> bool:
    """Tell whether words stand where something is said of a subject: *is permanent*, and not *permanent residents*."""
    before, behind = side.text[max(0, core.start - _FOLLOWING) : core.start], side.text[core.stop : core.stop + _FOLLOWING]
    if side.is_chinese:
        return bool(_SAID_BEFORE_HAN.search(before) or _ENDS_HAN.match(behind)) and not behind.startswith("的")
    return bool(_SAID_BEFORE.search(before)) or bool(_OBJECT.match(behind) and not _GOVERNED.search(before))


def ability_swaps(case: Case) -> Iterator[tuple[Span, Span]]:
    """Yield what could be done and cannot, or the reverse, in Chinese sentences that are otherwise the same: 能够满足, 不能满足."""
    for before, after in case.same_sentences if case.is_chinese else ():
        found = [list(_ABILITY.finditer(side.text, sentence.start, sentence.stop)) for side, sentence in ((case.old, before), (case.new, after))]
        if len(found[0]) != 1 or len(found[1]) != 1:
            continue
        old, new = found[0][0], found[1][0]
        spans = Span(*old.span()), Span(*new.span())
        goes_on = case.old.text[old.end() : old.end() + _HAN_FOLLOWING] == case.new.text[new.end() : new.end() + _HAN_FOLLOWING]
        if (
            (old["denied"] is None) != (new["denied"] is None)
            and goes_on
            and not any(side.span(item).overlaps(span) for side, span in zip((case.old, case.new), spans, strict=True) for item in side.of(Condition))
        ):
            yield spans


def _with_particle(text: str, stretch: Span) -> str:
    """Return the words of a stretch, with the verb before them where they are a particle: switched *on*, switched *off*."""
    words = stretch.of(text)
    verb = _VERB_BEFORE.search(text, max(0, stretch.start - _FOLLOWING), stretch.start) if words.strip().lower() in _PARTICLES else None
    return f"{verb.group()}{words}" if verb else words


def _pole(words: str, *, of_facts: bool = False) -> tuple[Pole, ...]:
    """Return the ends on which the only word of a stretch stands, those of facts only where they are asked for."""
    found = shipped_poles().find(words)
    is_alone = len(found) == 1 and fold(words.strip(" ,;.，；。")) == fold(found[0].span.of(words))
    return tuple(pole for pole in found[0].value if pole.matter and (of_facts or pole.matter not in _OF_FACTS)) if is_alone else ()


def _deny_alike(old: str, new: str) -> bool:
    """Tell whether two sentences deny and restrict alike."""
    return all(len(unmasked(name, old)) == len(unmasked(name, new)) for name in ("denies", "nobody")) and restrict_alike(old, new)


def _stances(side: Passage, sentence: Span, but: Span) -> list[Stance]:
    """Return what the words of a sentence that bind want, those of a stretch left out."""
    within = (item for item in chains_of(side) if sentence.start <= item.span.start < sentence.stop and not item.span.overlaps(but))
    return [stance_of_kind(item.value.kind) for item in within]


def _goes_on_alike(case: Case, replacement: Replacement) -> bool:
    first, second = (side.text[span.stop : span.stop + _FOLLOWING] for side, span in ((case.old, replacement.old), (case.new, replacement.new)))
    if case.is_chinese:
        return fold(first)[:_HAN_FOLLOWING] == fold(second)[:_HAN_FOLLOWING]
    return head_of(first) == head_of(second) != ""


def _stands_elsewhere(case: Case, replacement: Replacement) -> bool:
    """Tell whether one of two words stands on the other side too, so that they may only have changed places."""
    old, new = replacement.old.of(case.old.text).strip(), replacement.new.of(case.new.text).strip()
    if case.is_chinese:
        return old in case.new.text or new in case.old.text
    stems = [{stem(fold(match.group())) for match in find_words(side.text)} for side in (case.old, case.new)]
    return stem(fold(old)) in stems[1] or stem(fold(new)) in stems[0]


def turned_answers(case: Case) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the answers to one question that are the opposite of each other, and whether both cannot hold: not where one is freed from a duty."""
    questions = tuple(_questions(side) for side in (case.old, case.new)) if not case.is_translated else ((), ())
    for (asked, old, is_old_yes), (asked_now, new, is_new_yes) in product(*questions):
        if is_old_yes != is_new_yes and {*terms(asked)} == {*terms(asked_now)} and len(find_denials(asked)) == len(find_denials(asked_now)):
            yield old, new, not _DUTY.search(asked)


def _questions(side: Passage) -> tuple[tuple[str, Span, bool], ...]:
    """Return the questions that are answered by yes or no, each with the place of the answer and whether it is yes."""
    has_question = "?" in side.text or "？" in side.text
    found = (_ANSWERED_HAN if side.is_chinese else _ANSWERED).finditer(side.text) if has_question else ()
    return tuple((match["asked"], Span(*match.span("answer")), match["no"] is None) for match in found)
