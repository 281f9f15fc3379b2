"""What a clause reaches: more things or fewer, where the rest of it stays nearly as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.facts.definition import is_definition
from policydiff.changes.effects.norms.told import is_foretold, is_told
from policydiff.changes.effects.scope.items.alone import is_marked, is_said_there, items_alone
from policydiff.changes.effects.scope.items.english import has_other_items
from policydiff.changes.effects.scope.items.joined import phrases_joined
from policydiff.changes.effects.scope.restriction import restrictions_alone
from policydiff.changes.effects.scope.universal import universals_alone
from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.changes.effects.wording.likeness import likeness, share_of
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Condition, Exclusion, Hedge, Quantity, Sanction
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import terms

__all__ = ["find_scope_changes"]

_LISTS = (
    "all", "each", "emphatic", "most", "some", "restricting", "idle", "boundary", "modal", "restricting-clause", "example", "noun-ending", "joint",
)  # fmt: skip
# The rest of the clause has to be nearly unchanged for a word that came or went to be what changed its reach.
_NEARLY_UNCHANGED = 0.55
# So much of a list's sentence stands on the other side.
_HOST_STANDS = 0.7
# More words that are new around an item make it part of something new.
_MOST_BESIDE, _MOST_BESIDE_HAN = 5, 10
_KINDS = re.compile(r"\b(?:types|kinds|categories|forms|sorts|classes|parts)\Z", re.IGNORECASE)
_BOTH = frozenset(("neither", "nor", "both", "either", "alik"))
_FINITE = re.compile(r"\s(?:has|have|had|is|are|was|were)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|[。；]")
# Without the restricting words, and without what has effects of its own.
_SAME_REST = 0.75


def find_scope_changes(case: Case) -> Iterator[Effect]:
    """Yield ``narrowed`` and ``broadened``: list items, restricting words, and words for all or some that only one side has."""
    if case.is_translated or is_definition(case) or case.likeness < _NEARLY_UNCHANGED:
        return
    cues = scope_cues()
    items = _items(case, new=False, cues=cues), _items(case, new=True, cues=cues)
    # Where items both came and went, one list gave way to another, which reaches neither more nor less.
    if items[0] and not items[1] and not has_other_items(case.new, case.old, cues):
        stand = _verb(case.old, items[0], "stand")
        fate = case.told(f"no longer {stand} beside the others", f"{stand} here only")
        yield effect(case, "narrowed", items[0], (), f"{_quoted(case.old, items[0])} {fate}.")
    elif items[1] and not items[0] and not has_other_items(case.old, case.new, cues):
        fate = f"{_verb(case.new, items[1], 'stand')} {case.told('beside the others now', 'there only')}"
        yield effect(case, "broadened", (), items[1], f"{_quoted(case.new, items[1])} {fate}.")
    if any(items):
        return
    restricted = tuple(_outside(side, restrictions_alone(case, new=new, cues=cues)) for side, new in ((case.old, False), (case.new, True)))
    if any(restricted) and likeness(_without(case.old, restricted[0]), _without(case.new, restricted[1])) < _SAME_REST:
        restricted = ((), ())
    if restricted[1] and not restricted[0]:
        fate = f"{_verb(case.new, restricted[1], 'restrict')} it {case.told('now', 'there only')}"
        yield effect(case, "narrowed", (), restricted[1], f"{_quoted(case.new, restricted[1])} {fate}.")
    elif restricted[0] and not restricted[1]:
        restrict = _verb(case.old, restricted[0], "restrict")
        yield effect(
            case,
            "broadened",
            restricted[0],
            (),
            f"{_quoted(case.old, restricted[0])} {case.told(f'no longer {restrict} it', f'{restrict} it here only')}.",
        )
    if any(restricted):
        return
    yield from _universals(case, cues)


def _universals(case: Case, cues: Cues) -> Iterator[Effect]:
    universal = universals_alone(case, new=False, cues=cues), universals_alone(case, new=True, cues=cues)
    if universal[0] and not universal[1]:
        yield effect(
            case,
            "narrowed",
            (universal[0][0],),
            (universal[0][1],),
            f"{case.became(f'“{universal[0][0].of(case.old.text)}”', f'“{universal[0][1].of(case.new.text)}”')}.",
        )
    elif universal[1] and not universal[0]:
        yield effect(
            case,
            "broadened",
            (universal[1][1],),
            (universal[1][0],),
            f"{case.became(f'“{universal[1][1].of(case.old.text)}”', f'“{universal[1][0].of(case.new.text)}”')}.",
        )


def _items(case: Case, *, new: bool, cues: Cues) -> tuple[Span, ...]:
    """Return the list items on one side only whose sentence, but for them, stands on the other side."""
    side, other = (case.new, case.old) if new else (case.old, case.new)
    found = tuple(item for item in _outside(side, items_alone(side, other, cues)) if not _is_renamed(case, side, other, item))
    phrases = tuple(phrase for phrase in _outside(side, phrases_joined(case, new=new, cues=cues)) if not is_said_there(side, other, phrase))
    if phrases and likeness(_without(side, phrases), _without(other, ())) >= _SAME_REST:
        return phrases
    return tuple(
        item
        for item in found
        if is_marked(side.text, item)
        or (_is_small_change(case, item, new=new) and _is_item_alone(case, item, found, new=new) and _host_stands(side, other, item, found))
    )


def _is_renamed(case: Case, side: Passage, other: Passage, item: Span) -> bool:
    """Tell whether the other side names an item by what the new document calls it throughout."""
    return bool(case.renamed) and set(terms(*case.names((item.of(side.text),)))) <= set(terms(*case.names((other.text,))))


def _is_small_change(case: Case, item: Span, *, new: bool) -> bool:
    """Tell whether little but an item changed where it stands: what comes with a new sentence joins no list that was there."""
    for replacement in case.replacements:
        own = replacement.new if new else replacement.old
        if own.overlaps(item):
            text, other = (case.new.text, case.old.text) if new else (case.old.text, case.new.text)
            known = set(terms(other))
            beside = [term for term in terms(own.of(text)) if term not in known]
            return len(beside) - len(terms(item.of(text))) <= (_MOST_BESIDE_HAN if has_han(text) else _MOST_BESIDE)
    return True


def _is_item_alone(case: Case, item: Span, items: tuple[Span, ...], *, new: bool) -> bool:
    """
    Tell whether an English item came or went by itself.

    Not where other words took its place, *serious damage* and *serious harm*; nor behind words that are as new, *without prejudice to licences or permits*; nor
    before a verb of its own, *and exports have grown*, or the noun that it counts: *the kinds of ships*.
    """
    text, other = (case.new.text, case.old.text) if new else (case.old.text, case.new.text)
    if case.is_chinese:
        return True
    known, there = set(terms(other)), set(terms(text))
    if _KINDS.search(item.of(text)) and text.startswith(" of ", item.stop):
        return False
    for replacement in case.replacements:
        own, gone = (replacement.new, replacement.old) if new else (replacement.old, replacement.new)
        if own.overlaps(item):
            swapped = terms(gone.of(other))
            before = text[own.start : max(own.start, item.start)]
            for fellow in (span for span in items if own.start <= span.start and span.stop <= item.start):
                before = before.replace(fellow.of(text), " ")
            verb = _FINITE.match(text, item.stop)
            if (
                (swapped and there.isdisjoint(swapped))
                or not known.issuperset(term for term in terms(before) if term not in _BOTH)
                or (verb and verb.end() <= own.stop)
            ):
                return False
    new_terms = [term for term in terms(item.of(text)) if term not in known]
    return 2 * len(new_terms) >= len(terms(item.of(text)))


def _host_stands(side: Passage, other: Passage, item: Span, items: tuple[Span, ...]) -> bool:
    start = max((mark.end() for mark in _SENTENCE_END.finditer(side.text, 0, item.start)), default=0)
    end = _SENTENCE_END.search(side.text, item.stop)
    stop = end.start() if end else len(side.text)
    provisos = [side.span(found) for found in side.annotations if isinstance(found, (Condition, Exclusion, Sanction, Hedge))]
    left = side.text
    for span in sorted((*items, *provisos), key=lambda span: span.start, reverse=True):
        if start <= span.start and span.stop <= stop:
            left, stop = f"{left[: span.start]} {left[span.stop :]}", stop - (span.stop - span.start) + 1
    return share_of(left[start:stop], other.text) >= _HOST_STANDS


def _outside(side: Passage, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out what stands in a condition, an exception, a sanction or a hedge, or is a figure: these have effects of their own; and what is only told."""
    taken = [side.span(item) for item in side.annotations if isinstance(item, (Condition, Exclusion, Sanction, Hedge))]
    figures = [side.span(item) for item in side.of(Quantity)]
    own = (span for span in spans if not any(span.overlaps(other) for other in taken) and not any(_is_figure(span, other) for other in figures))
    return tuple(span for span in own if not is_told(side, span) and not is_foretold(side, span))


def _without(side: Passage, spans: tuple[Span, ...]) -> str:
    """Return the text of a passage without some stretches, and without its provisos and hedges."""
    provisos = [side.span(item) for item in side.annotations if isinstance(item, (Condition, Exclusion, Sanction, Hedge))]
    left = side.text
    for span in sorted((*spans, *provisos), key=lambda span: span.start, reverse=True):
        left = f"{left[: span.start]} {left[span.stop :]}"
    return left


def _is_figure(span: Span, figure: Span) -> bool:
    """Tell whether a stretch is a figure, and not words that hold one ("with more than 50 staff")."""
    return span.overlaps(figure) and span.start >= figure.start


def _quoted(side: Passage, spans: tuple[Span, ...]) -> str:
    return " and ".join(dict.fromkeys(f"“{span.of(side.text)}”" for span in spans))


def _verb(side: Passage, spans: tuple[Span, ...], verb: str) -> str:
    """Return a verb in the singular or the plural."""
    return verb if len({span.of(side.text) for span in spans}) > 1 else f"{verb}s"


@lru_cache(maxsize=1)
def scope_cues() -> Cues:
    """Return the words that reach is judged by, read once, when they are first needed."""
    text = (files("policydiff.changes.effects.scope") / "scope.toml").read_text(encoding="utf-8")
    return load_cues(text, name="scope.toml", form="policydiff scope/1", lists=_LISTS)
