"""Which statement of one passage stands for which statement of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import define

from policydiff.changes.effects.acts.heads import have_one_head
from policydiff.changes.effects.norms.statement import Statement, statements_of
from policydiff.changes.effects.norms.supplied import SAME_ACT, all_statements, share_act, single_acts
from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Modality
from policydiff.text.tokens import terms

__all__ = ["FORMULA", "StatementPair", "pair_statements"]

# Two acts are plainly the same where they share so much, or so much and the verb.
_PLAIN = 0.5
_PLAIN_BY_VERB = 0.4
# Documents drafted apart share a word or two of any two acts.
_LEAST_SHARED = 3
# Words of dates and formulas, which stand in any law: *not later than one year after the date of enactment of this Act*.
FORMULA = frozenset(
    terms(
        "not later than before after within one two three six day week month year calendar date effective enter entry force enactment commencement "
        "this act law article section subsection paragraph regulation pursuant accordance"
    )
)
# With more statements than this on both sides, passages are no clauses, and which statement answers which cannot be told.
_MOST_PAIRS = 2_500
# One of several acts of a statement is that of another where they share so much.
_SAME_PART = 0.6
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

        is_apart: Whether they stand in documents that were drafted apart.
    """

    before: Statement
    after: Statement
    likeness: float
    is_only: bool
    is_translated: bool = False
    is_apart: bool = False

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
        if (
            self.is_apart
            and len({term for term in terms(self.before.act) if not term.isdigit()} & {*terms(self.after.act)} - FORMULA) < _LEAST_SHARED
        ):
            return False
        share = likeness(self.before.act, self.after.act)
        return share >= (_PLAIN_BY_VERB if have_one_head(self.before.aim_words, self.after.aim_words) else _PLAIN)


def pair_statements(old: Passage, new: Passage, *, is_translated: bool, is_apart: bool = False) -> Iterator[StatementPair]:
    """
    Pair the statements whose acts share the most words, each with one other; what pairs with nothing is left out.

    Ties go to the statements that stand nearest to each other in order, so that identical statements pair in order. Translated statements pair in order
    where their number is the same.
    """
    before, after = (statements_of(old), statements_of(new)) if is_translated else all_statements(old, new)
    is_only = len(before) == len(after) == 1
    if len(before) * len(after) > _MOST_PAIRS:
        return
    if is_translated:
        if len(before) == len(after):
            yield from (
                StatementPair(before=a, after=b, likeness=1.0, is_only=is_only, is_translated=True) for a, b in zip(before, after, strict=True)
            )
        return
    shares = {(i, j): share_act(a, b) for i, a in enumerate(before) for j, b in enumerate(after)}
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
        yield StatementPair(before=before[i], after=after[j], likeness=share, is_only=is_only, is_apart=is_apart)
    left = [item for i, item in enumerate(before) if i not in taken], [item for j, item in enumerate(after) if j not in used]
    parts = [(part, b) for b in left[1] for part in _parts_like(old, before, b)] + [(a, part) for a in left[0] for part in _parts_like(new, after, a)]
    yield from (StatementPair(before=a, after=b, likeness=share_act(a, b), is_only=False, is_apart=is_apart) for a, b in parts)


def _parts_like(side: Passage, statements: Sequence[Statement], other: Statement) -> Iterator[Statement]:
    """Yield a statement of several acts, cut down to the one that is plainly that of another: of *shall call and pay*, *shall pay*."""
    best = max(single_acts(side, statements), key=lambda part: likeness(part.aim_words, other.aim_words), default=None)
    if best and likeness(best.aim_words, other.aim_words) >= _SAME_PART and (side.is_chinese or have_one_head(best.aim_words, other.aim_words)):
        yield best


def _are_kin(before: Statement, after: Statement) -> bool:
    """Tell whether two statements do the same by the same word, so that of two likely counterparts the one is preferred."""
    old, new = before.modality, after.modality
    return old.deontic == new.deontic and old.chain[:1] != () and [verb.word for verb in old.chain[:1]] == [verb.word for verb in new.chain[:1]]
