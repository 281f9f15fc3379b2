"""The statements of two passages, with those that only the comparison tells: words that may bind, beside words of one act that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from attrs import define

from policydiff.changes.effects.acts.heads import have_one_head, head_of
from policydiff.changes.effects.acts.poles import share_matter
from policydiff.changes.effects.norms.bindings import shipped_bindings
from policydiff.changes.effects.norms.present_tense import find_present
from policydiff.changes.effects.norms.readings import read_bindings, read_instruction
from policydiff.changes.effects.norms.statement import Statement, is_bare, is_soft, locate, make_statement, parts_of_act, statements_of
from policydiff.changes.effects.wording.likeness import likeness, share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Modality
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.sentences import split_sentences
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["MODALS", "SAME_ACT", "all_statements", "share_act", "single_acts"]

# Two statements of several are about the same act where what they say shares so much (Dice's coefficient).
SAME_ACT = 0.4
# A statement whose whole act stands in a longer one is the same act with an addition; worth a little less than likeness, since short acts stand in many.
_CONTAINED = 0.75
_LONG_ENOUGH = 4
# A bullet before the verb of an instruction is no longer than this.
_MARK = 4
# Words that may only report or reckon are read as binding where the other side binds to an act that shares so much; where neither side is sure, so much.
_SAME_READING = 0.5
_SAME_READINGS = 0.6
# The verbs of the two acts may differ where they share so much.
_SAME_WITHOUT_VERB = 0.65
# Words that report and reckon as often as they bind.
MODALS = frozenset((
    "may", "will", "should", "must", "shall", "may not", "will not", "should not", "must not", "shall not", "cannot", "is to", "are to", "have to", "has to", "将", "可", "可以", "要", "应", "不能",
))  # fmt: skip
# Passages longer than this are too long for what they might say to be read sentence by sentence.
_LONGEST = 6_000
# A Chinese sentence without a word that binds tells to do what another one asks for, where the two share so much.
_SAME_INSTRUCTION = 0.8
_NOUN_ENDINGS = ("ing", "ed", "s", "al", "ion", "ment", "ity")
# A clause with more words that might bind says nothing that could be told from them.
_MOST_READINGS = 60
# ", and the master is free to": who does it is named after a joint; a Chinese part of a sentence is a statement of its own.
_OWN_PART = re.compile(r"[,;:]?\s(?:and|but|while)\s(?:[\w'’-]+\s){1,8}\Z|;[^;]{0,60}\Z", re.IGNORECASE)
_OWN_PART_CHINESE = re.compile(r"[，；][^，；、]{0,40}\Z")
# "If both agree to this": a case, and no norm.
_IN_CASE = re.compile(r"(?:^|[.;]\s)(?:If|Where|When|Unless|Once|In case)\s[^,.;]*\Z")
_OF_FORCE = ("obligation", "prohibition", "permission", "exemption")
# Words that may bind take the place of a statement as counterpart where they share so many times as much.
_BETTER = 1.5


def all_statements(old: Passage, new: Passage) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """
    Return the statements of both passages, with those that only the comparison tells.

    *Batteries may not be sold* may reckon or forbid; beside *sellers may sell batteries* it forbids. So words that bind are read on a side where the other
    makes a statement, or has such words as well, and this one makes none of the same act.
    """
    own = statements_of(old), statements_of(new)
    if len(old.text) > _LONGEST or len(new.text) > _LONGEST:
        return own
    readings = tuple(_read(old, own[0])), tuple(_read(new, own[1]))
    found: tuple[dict[int, Modality], dict[int, Modality]] = ({}, {})
    for side in (0, 1):
        passage = new if side == 0 else old
        for other in (*own[1 - side], *single_acts(passage, own[1 - side])):
            answers = [i for i, reading in enumerate(readings[side]) if reading.answers(other)]
            if answers:
                best = max(answers, key=lambda i: share_act(readings[side][i].alone, other))
                found[side][best] = readings[side][best].alone.modality
    for i, j in _counterparts(readings):
        found[0].setdefault(i, readings[0][i].alone.modality)
        found[1].setdefault(j, readings[1][j].alone.modality)
    before, after = (_together(side, known, items.values()) for side, known, items in zip((old, new), own, found, strict=True))
    if not before and not after:
        before, after = _opened(old, new, readings)
    before, after = before or _instructions(old, after), after or _instructions(new, before)
    read = tuple((*known, *(item.alone for item in items)) for known, items in zip(own, readings, strict=True))
    return _with_presents((old, before), (new, after), (read[0], read[1]))


def _with_presents(
    old: tuple[Passage, Sequence[Statement]], new: tuple[Passage, Sequence[Statement]], read: tuple[Sequence[Statement], Sequence[Statement]]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return the statements of both sides with what the one orders by saying that it is done, and the other forbids or frees from."""
    more: tuple[list[Statement], list[Statement]] = ([], [])
    for at, (side, known), others in ((0, old, read[1]), (1, new, read[0])):
        unanswered = (other for other in others if not any(share_act(item, other) >= SAME_ACT for item in known))
        for other, statement in ((other, find_present(side, other)) for other in unanswered):
            if statement and likeness(statement.act, other.act) >= _SAME_READINGS:
                more[at].append(statement)
                more[1 - at].append(other)
                break
    return (*old[1], *(item for item in more[0] if item not in old[1])), (*new[1], *(item for item in more[1] if item not in new[1]))


def single_acts(side: Passage, statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield statements of several acts once for each of them: *shall call the owner and pay*; none where a part has its own word of force, *and may pay*."""
    for statement in statements:
        parts = tuple(parts_of_act(side, statement))
        if all(_is_act(side, part) and _is_inflected_alike(statement, part) for part in parts):
            yield from parts


def _is_inflected_alike(statement: Statement, part: Statement) -> bool:
    """Tell whether a part of an act is a participle where all of it is: *may fit collars, recording each capture* is one act."""
    firsts = [next(find_words(words), None) for words in (statement.aim_words, part.aim_words)]
    is_ing = [first is not None and first.group().endswith("ing") for first in firsts]
    return is_ing[0] or not is_ing[1]


def _is_act(side: Passage, part: Statement) -> bool:
    first = next(find_words(part.aim_words), None)
    begins = side.is_chinese or (first is not None and stem(fold(first.group())) == head_of(part.aim_words))
    return begins and not any(item.value.kind in _OF_FORCE for item in shipped_bindings().find(part.aim_words))


def _opened(
    old: Passage, new: Passage, readings: tuple[tuple[_Reading, ...], tuple[_Reading, ...]]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return the soft verb that opens one of two instructions, *Explore a register*, and the verb in its place, *Deliver a register*."""
    for side, others, is_old in ((readings[0], new, True), (readings[1], old, False)):
        for reading in side:
            if reading.alone.span.start - reading.alone.stretch.start > _MARK or not is_soft(reading.alone.modality) or others.is_chinese:
                continue
            for clause in others.clauses:
                item = read_instruction(clause, Span(0, len(clause.text)))
                rest = clause.text[item.span.stop :]
                if likeness(reading.alone.aim_words, rest) >= _SAME_INSTRUCTION and not item.trigger.endswith(_NOUN_ENDINGS):
                    other = make_statement(others, item, others.shifted(clause.id, Span(0, len(clause.text))))
                    return ((reading.alone,), (other,)) if is_old else ((other,), (reading.alone,))
    return (), ()


@define(eq=False, frozen=True)
class _Reading:
    """
    What words that bind would say if they did.

    Attributes:
        alone: As if no other words than these, and those of the statements, bound.

        joint: In the part of the text that is left where all words that may bind do.

        rest: The statements that were found already, without what this one takes of the text.
    """

    alone: Statement
    joint: Statement
    rest: tuple[Statement, ...]

    def answers(self, other: Statement) -> bool:
        """Tell whether this is the counterpart of a statement of the other side, and none that was found already is."""
        if (
            any(verb.word in MODALS for verb in self.alone.modality.chain[:1])
            and is_bare(other.modality)
            and not have_one_head(self.alone.aim_words, other.aim_words)
        ):
            # "Model outputs contain errors" instructs nobody to model.
            return False
        forms = [form for form in (self.joint, self.alone) if _is_same_reading(form, other)]
        least = max((share_act(form, other) for form in forms), default=0.0)
        return bool(forms) and not any(share_act(known, other) >= max(SAME_ACT, least / _BETTER) for known in self.rest)


def _counterparts(readings: tuple[tuple[_Reading, ...], tuple[_Reading, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the readings of the two sides that say something of one act: first with each in its own part of the text, then each as if it stood alone."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for form in (attrgetter("joint"), attrgetter("alone")):
        before, after = ([form(item) for item in side] for side in readings)
        alike = [
            (share_act(a, b), -abs(i - j), -i, -j)
            for i, a in enumerate(before)
            for j, b in enumerate(after)
            if _say_the_same(a, b) and _is_same_reading(a, b, least=_SAME_READINGS)
        ]
        for _, _, minus_i, minus_j in sorted(alike, reverse=True):
            if -minus_i not in taken[0] and -minus_j not in taken[1]:
                taken[0].add(-minus_i)
                taken[1].add(-minus_j)
                yield -minus_i, -minus_j


def _together(side: Passage, known: Sequence[Statement], items: Iterable[Modality]) -> tuple[Statement, ...]:
    """Return statements and readings, each with its own part of the text; the statements first."""
    extra = tuple(items)
    if not extra:
        return tuple(known)
    modalities = [*(statement.modality for statement in known), *extra]
    ordered = sorted(modalities, key=lambda modality: side.span(modality).start)
    stretches = {id(modality): stretch for modality, stretch in zip(ordered, locate(side, ordered), strict=True)}
    return tuple(make_statement(side, modality, stretches[id(modality)]) for modality in modalities)


def _instructions(side: Passage, others: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the bare instruction that a passage without any statement gives, where the other asks softly for the same, or frees from it, or forbids it."""
    wanted = [other for other in others if is_soft(other.modality) or other.modality.deontic in ("prohibition", "exemption")]
    for clause in side.clauses:
        for sentence in split_sentences(clause.text, "zh" if side.is_chinese else "en"):
            item = read_instruction(clause, sentence)
            statement = make_statement(side, item, side.shifted(clause.id, sentence))
            if any(_is_instruction_of(statement, other) for other in wanted):
                return (statement,)
    return ()


def _is_instruction_of(statement: Statement, other: Statement) -> bool:
    share = likeness(statement.act, other.act)
    if statement.modality.scale == "zh":
        return share >= _SAME_INSTRUCTION
    first = next(find_words(statement.aim_words), None)
    return (
        first is not None
        and not first.group().endswith(_NOUN_ENDINGS)
        and share >= _SAME_READING
        and stem(fold(first.group())) == head_of(other.aim_words)
    )


def _is_within(side: Passage, reading: Statement, statement: Statement) -> bool:
    """Tell whether a verb that was read stands in the act of a statement of one clause, with nobody else to do it: *shall publish and promote*."""
    aim = statement.aim
    is_modal = any(verb.word in MODALS for verb in reading.modality.chain[:1])
    return (
        statement.span.start < reading.span.start
        and aim.start <= reading.span.start < aim.stop
        and not is_modal
        and not statement.modality.inherited_from
        and not (_OWN_PART_CHINESE if side.is_chinese else _OWN_PART).search(side.text, statement.span.stop, reading.span.start)
    )


def _read(side: Passage, own: Sequence[Statement]) -> Iterator[_Reading]:
    """Yield what words of a passage may say besides, of acts that no statement is about already."""
    found = (item for item in read_bindings(side, [statement.span for statement in own]) if not _IN_CASE.search(side.text, 0, side.span(item).start))
    items = tuple(islice(found, _MOST_READINGS + 1))
    if len(items) > _MOST_READINGS:
        return
    joint = _together(side, own, items)
    for item, form in zip(items, joint[len(own) :], strict=True):
        *rest, reading = joint if len(items) == 1 else _together(side, own, (item,))
        if not any(_is_within(side, reading, statement) for statement in own) and not any(
            share_act(reading, known) >= _SAME_READINGS for known in rest
        ):
            yield _Reading(reading, form, tuple(rest))


def _is_same_reading(before: Statement, after: Statement, least: float = _SAME_READING) -> bool:
    share = likeness(before.act, after.act)
    if "zh" in (before.modality.scale, after.modality.scale):
        return share >= max(least, _SAME_READINGS)
    aims = before.aim_words, after.aim_words
    return share >= _SAME_WITHOUT_VERB or (share >= least and (have_one_head(*aims) or share_matter(*aims)))


def _say_the_same(before: Statement, after: Statement) -> bool:
    """Tell whether two readings do the same at one level, so that nothing but what is said besides can have changed; or the one by words that are no modals."""
    if (before.modality.deontic, _first_level(before)) == (after.modality.deontic, _first_level(after)):
        return True
    if any(item.modality.polarity == "negative" and fold(item.modality.trigger) == "may" for item in (before, after)):
        # "Neither party may" forbids for certain.
        return True
    return not all(verb.word in MODALS for item in (before, after) for verb in item.modality.chain[:1])


def _first_level(statement: Statement) -> int:
    return next((verb.force for verb in statement.modality.chain), 0)


def share_act(before: Statement, after: Statement) -> float:
    """Return how much two statements share of their acts, in [0, 1]."""
    shorter, longer = sorted((before.act, after.act), key=lambda act: (len(act), act))
    contained = _CONTAINED * share_of(shorter, longer) if _is_long(shorter) else 0.0
    return max(likeness(before.act, after.act), likeness(before.aim_words, after.aim_words), contained)


def _is_long(act: str) -> bool:
    return len(set(terms(act))) >= _LONG_ENOUGH
