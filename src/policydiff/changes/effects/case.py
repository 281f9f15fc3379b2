"""Two linked passages, and which statement of the one stands for which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, reduce

from attrs import define, frozen

from policydiff.changes.effects.names.renamed import Renamed
from policydiff.changes.effects.norms.pairing import StatementPair, pair_statements
from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import same_sentences, sentences_of
from policydiff.model.change import Edit, Effect, EffectName
from policydiff.model.outline import Span
from policydiff.text.fold import squeeze
from policydiff.text.worddiff import diff_words

__all__ = ["SAME_BUT_FOR_A_STRETCH", "Case", "Replacement", "Rule", "StatementPair", "effect", "named"]

# Sentences are the same but for a stretch where they share so much.
SAME_BUT_FOR_A_STRETCH = 0.75
# Longer passages are no clauses; they are not searched for plain swaps.
_LONGEST = 6_000


@frozen
class Replacement:
    """A stretch of the old text and the stretch of the new text that stands in its place; one of them may be empty."""

    old: Span
    new: Span


@define(kw_only=True, slots=False, frozen=True, eq=False)
class Case:
    """
    What the rules look at.

    Attributes:
        is_translated: Whether the two sides are in different languages, so that words cannot be compared, only what they say.

        edits: The word-level difference of the texts where it is known already; else it is made when a rule asks.

        renamed: Who is called by another name throughout the new document.

        is_apart: Whether the two documents were drafted apart, so that a link says less.
    """

    old: Passage
    new: Passage
    is_translated: bool
    edits: tuple[Edit, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    is_apart: bool = False

    @property
    def is_chinese(self) -> bool:
        """Tell whether both sides are written in Chinese characters."""
        return self.old.is_chinese and self.new.is_chinese

    @cached_property
    def replacements(self) -> tuple[Replacement, ...]:
        """The word-level differences of the two texts, in order; none for a translated pair."""
        return () if self.is_translated else tuple(_replacements(self.edits or tuple(Edit(*run) for run in diff_words(self.old.text, self.new.text))))

    @cached_property
    def statements(self) -> tuple[StatementPair, ...]:
        """The statements that stand for each other, in the order of the old text."""
        return tuple(pair_statements(self.old, self.new, is_translated=self.is_translated, is_apart=self.is_apart))

    @cached_property
    def likeness(self) -> float:
        """How much the two texts share, in [0, 1]."""
        return likeness(self.old.text, self.new.text)

    @cached_property
    def same_sentences(self) -> tuple[tuple[Span, Span], ...]:
        """The sentences that are the same but for a stretch, in pairs; none for a translated pair."""
        if self.is_translated or max(len(self.old.text), len(self.new.text)) > _LONGEST or self.likeness < SAME_BUT_FOR_A_STRETCH:
            return ()
        return tuple(same_sentences((self.old, self.new), sentences_of(self.old), sentences_of(self.new), least=SAME_BUT_FOR_A_STRETCH))

    def names(self, printed: Iterable[str]) -> tuple[str, ...]:
        """Return names with those who are called by another one throughout the new document called so."""
        return tuple(reduce(lambda left, item: item.translate(left), self.renamed, name) if self.renamed else name for name in printed)

    def told(self, of_change: str, of_difference: str) -> str:
        """Return the words for a change, or those for a difference where the documents were drafted apart: nothing in the one became anything in the other."""
        return of_difference if self.is_apart else of_change

    def became(self, old: str, new: str) -> str:
        """Return that the one became the other, or, of documents drafted apart, that the one stands here and the other there."""
        return self.told(f"{old} became {new}", f"{old} here, {new} there")

    def unchanged(self, span: Span, *, new: bool) -> bool:
        """Tell whether a stretch of one text stands in the other as it is."""
        sides = (replacement.new if new else replacement.old for replacement in self.replacements)
        return not any(side.start < span.stop and span.start < side.stop for side in sides)


Rule = Callable[[Case], Iterator[Effect]]


def effect(case: Case, name: EffectName, old: Iterable[Span], new: Iterable[Span], reason: str) -> Effect:
    """Return an effect with its words on both sides quoted from the clauses."""
    return Effect(name=name, old=case.old.quotes(tuple(old)), new=case.new.quotes(tuple(new)), reason=reason)


def named(side: Passage, spans: Iterable[Span]) -> str:
    """Return stretches of a passage in quotation marks, in order, as a reason names them."""
    ordered = sorted(set(spans), key=lambda span: (span.start, span.stop))
    return " … ".join(f"“{squeeze(span.of(side.text))}”" for span in ordered)


def _replacements(edits: Iterable[Edit]) -> Iterator[Replacement]:
    i = j = 0
    gone = Span(0, 0)
    for edit in edits:
        kind, old_text, new_text = edit.kind, edit.old, edit.new
        if kind == "equal":
            if gone.stop > gone.start:
                yield Replacement(gone, Span(j, j))
            gone = Span(0, 0)
        elif kind == "delete":
            gone = Span(i, i + len(old_text))
        else:
            yield Replacement(gone if gone.stop > gone.start else Span(i, i), Span(j, j + len(new_text)))
            gone = Span(0, 0)
        i, j = i + len(old_text), j + len(new_text)
    if gone.stop > gone.start:
        yield Replacement(gone, Span(j, j))
