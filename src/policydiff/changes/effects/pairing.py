"""Which statement of one passage stands for which statement of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from attrs import define

from policydiff.changes.effects.heads import have_one_head, head_of
from policydiff.changes.effects.likeness import likeness, share_of
from policydiff.changes.effects.opposites import share_matter
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.readings import read_bindings, read_instruction
from policydiff.changes.effects.statement import Statement, is_soft, locate, make_statement, statements_of
from policydiff.model.annotation import Modality
from policydiff.text.fold import fold
from policydiff.text.sentences import split_sentences
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["MODALS", "SAME_ACT", "StatementPair", "pair_statements"]

# Two statements of several are about the same act where what they say shares so much (Dice's coefficient).
SAME_ACT = 0.4
# A statement whose whole act stands in a longer one is the same act with an addition; worth a little less than likeness, since short acts stand in many.
_CONTAINED = 0.75
# Two acts are plainly the same where they share so much, or so much and the verb.
_PLAIN = 0.5
_PLAIN_BY_VERB = 0.4
_LONG_ENOUGH = 4
# Words that may only report or reckon are read as binding where the other side binds to an act that shares so much; where neither side is sure, so much.
_SAME_READING = 0.5
_SAME_READINGS = 0.6
# The verbs of the two acts may differ where they share so much.
_SAME_WITHOUT_VERB = 0.65
# Words that report and reckon as often as they bind.
MODALS = frozenset((
    "may", "will", "should", "must", "shall", "may not", "will not", "should not", "must not", "shall not", "cannot", "is to", "are to", "have to", "has to", "将", "可", "可以", "要", "应", "不能",
))  # fmt: skip
# With more statements than this on both sides, passages are no clauses, and which statement answers which cannot be told.
_MOST_PAIRS = 2_500
# Passages longer than this are too long for what they might say to be read sentence by sentence.
_LONGEST = 6_000
# A Chinese sentence without a word that binds tells to do what another one asks for, where the two share so much.
_SAME_INSTRUCTION = 0.8
_NOUN_ENDINGS = ("ing", "ed", "s", "al", "ion", "ment", "ity")
# A clause with more words that might bind says nothing that could be told from them.
_MOST_READINGS = 60
# What a common verb is worth beside shared words when counterparts are chosen.
_KINSHIP = 0.15


@define(kw_only=True, eq=False, frozen=True, slots=False)
class StatementPair:
    """
    A statement and its counterpart.

    Attributes:
        likeness: How much the two acts share, in [0, 1]; 1 for a translated pair, whose words cannot be compared.

        is_only: Whether each passage makes one statement only, so that the link itself says that they correspond.

        is_translated: Whether the two are in different languages.
    """

    before: Statement
    after: Statement
    likeness: float
    is_only: bool
    is_translated: bool = False

    @property
    def old(self) -> Modality:
        """What the old statement does."""
        return self.before.modality

    @property
    def new(self) -> Modality:
        """What the new statement does."""
        return self.after.modality

    @cached_property
    def is_same_act(self) -> bool:
        """Tell whether the two statements are plainly about the same act: most of their words are the same, or the verb and many of them."""
        if self.is_translated:
            return self.is_only
        share = likeness(self.before.act, self.after.act)
        return share >= (_PLAIN_BY_VERB if have_one_head(self.before.aim_words, self.after.aim_words) else _PLAIN)


def pair_statements(old: Passage, new: Passage, *, is_translated: bool) -> Iterator[StatementPair]:
    """
    Pair the statements whose acts share the most words, each with one other; what pairs with nothing is left out.

    Ties go to the statements that stand nearest to each other in order, so that identical statements pair in order. Translated statements pair in order
    where their number is the same.
    """
    before, after = (statements_of(old), statements_of(new)) if is_translated else _with_readings(old, new)
    is_only = len(before) == len(after) == 1
    if len(before) * len(after) > _MOST_PAIRS:
        return
    if is_translated:
        if len(before) == len(after):
            yield from (
                StatementPair(before=a, after=b, likeness=1.0, is_only=is_only, is_translated=True) for a, b in zip(before, after, strict=True)
            )
        return
    shares = {(i, j): _share(a, b) for i, a in enumerate(before) for j, b in enumerate(after)}
    scored = [(share + _KINSHIP * _are_kin(before[i], after[j]), -abs(i - j), -i, -j) for (i, j), share in shares.items()]
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for _, _, minus_i, minus_j in sorted(scored, reverse=True):
        i, j = -minus_i, -minus_j
        share = shares[i, j]
        if i not in taken and j not in used and (share >= SAME_ACT or is_only):
            taken[i] = (j, share)
            used.add(j)
    for i, (j, share) in sorted(taken.items()):
        yield StatementPair(before=before[i], after=after[j], likeness=share, is_only=is_only)


def _are_kin(before: Statement, after: Statement) -> bool:
    """Tell whether two statements do the same by the same word, so that of two likely counterparts the one is preferred."""
    old, new = before.modality, after.modality
    return old.deontic == new.deontic and old.chain[:1] != () and [verb.word for verb in old.chain[:1]] == [verb.word for verb in new.chain[:1]]


def _with_readings(old: Passage, new: Passage) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """
    Return the statements of both passages, with those that only the comparison tells.

    *Batteries may not be sold* may reckon or forbid; beside *sellers may sell batteries* it forbids. So words that bind are read on a side where the other
    makes a statement, or has such words as well, and this one makes none of the same act.
    """
    before, after = statements_of(old), statements_of(new)
    if len(old.text) > _LONGEST or len(new.text) > _LONGEST:
        return before, after
    free = tuple(_unmatched(own, others) for own, others in ((before, after), (after, before)))
    readings = tuple(tuple(_read(side, own)) for side, own in ((old, before), (new, after)))
    readings = tuple(tuple(item for item in side if _is_missing(item, own)) for side, own in zip(readings, (before, after), strict=True))
    found: tuple[dict[int, Statement], dict[int, Statement]] = ({}, {})
    for i, reading in enumerate(readings[0]):
        if any(_is_same_reading(reading, other) for other in free[1]):
            found[0][i] = reading
    for j, reading in enumerate(readings[1]):
        if any(_is_same_reading(other, reading) for other in free[0]):
            found[1][j] = reading
    for i, a in enumerate(readings[0]):
        for j, b in enumerate(readings[1]):
            if _say_the_same(a, b) and _is_same_reading(a, b, least=_SAME_READINGS):
                found[0].setdefault(i, a)
                found[1].setdefault(j, b)
    everything = (*before, *(found[0][i] for i in sorted(found[0]))), (*after, *(found[1][j] for j in sorted(found[1])))
    return everything[0] or _instructions(old, everything[1]), everything[1] or _instructions(new, everything[0])


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


def _unmatched(own: Sequence[Statement], others: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(statement for statement in own if not any(_share(statement, other) >= SAME_ACT for other in others))


def _is_missing(reading: Statement, own: Sequence[Statement]) -> bool:
    """Tell whether no statement that was found already is of the same act, or holds the words in its own: 应当由会议讨论."""
    if any(_is_within(reading, statement) for statement in own):
        return False
    return not any(_share(reading, statement) >= _SAME_READINGS for statement in own)


def _is_within(reading: Statement, statement: Statement) -> bool:
    """Tell whether a verb that was read stands in the act of a statement of one clause."""
    aim = statement.aim
    is_modal = any(verb.word in MODALS for verb in reading.modality.chain[:1])
    return (
        statement.span.start < reading.span.start
        and aim.start <= reading.span.start < aim.stop
        and not is_modal
        and not statement.modality.inherited_from
    )


def _read(side: Passage, own: Sequence[Statement]) -> Iterator[Statement]:
    known = [statement.modality for statement in own]
    taken = [statement.span for statement in own]
    items = tuple(islice(read_bindings(side, taken), _MOST_READINGS + 1))
    for item in items if len(items) <= _MOST_READINGS else ():
        together = sorted((*known, item), key=lambda modality: side.span(modality).start)
        stretch = next(stretch for modality, stretch in zip(together, locate(side, together), strict=True) if modality is item)
        yield make_statement(side, item, stretch)


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
    return not all(verb.word in MODALS for item in (before, after) for verb in item.modality.chain[:1])


def _first_level(statement: Statement) -> int:
    return next((verb.force for verb in statement.modality.chain), 0)


def _share(before: Statement, after: Statement) -> float:
    shorter, longer = sorted((before.act, after.act), key=lambda act: (len(act), act))
    contained = _CONTAINED * share_of(shorter, longer) if _is_long(shorter) else 0.0
    return max(likeness(before.act, after.act), likeness(before.aim_words, after.aim_words), contained)


def _is_long(act: str) -> bool:
    return len(set(terms(act))) >= _LONG_ENOUGH
