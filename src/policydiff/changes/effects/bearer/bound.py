"""Those who are bound on one side, and whether they are all others than those of the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from attrs import frozen

from policydiff.changes.effects.bearer.doers import doers_of
from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.names.chinese import is_modifying
from policydiff.changes.effects.names.english import is_purse, is_thing, name_ending
from policydiff.changes.effects.names.identity import are_others, is_nobody, is_pronoun, singular
from policydiff.changes.effects.norms.pairing import StatementPair
from policydiff.changes.effects.norms.statement import Statement
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Actor
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han

__all__ = ["NOBODY", "Bearers", "are_all_others", "bearers_of", "names_one", "printed_of", "reassignment"]

_SHORTEST_NAME = 1
_POINTS_BACK = re.compile(r"\b(?:that|the|such|said|this|those|these) $", re.IGNORECASE)
_NEAR = 8
_DETERMINED = re.compile(r"\b(?:the|an?|each|every|any|its|their) \Z", re.IGNORECASE)
# So many letters are the root of a participle and its noun.
_ROOT = 7
_BEHIND = 60
_FELLOWS = re.compile(r"^\s?(?:and|or)\s[\w\s]{1,40}?(?=\s\w+ing\b)")


@frozen
class Bearers:
    """
    Who is bound.

    Attributes:
        normal: Normal names of the annotations; none where they name nobody.

        printed: Names as printed.

        spans: Where they stand; none where the introducing clause names them.

        is_listed: Whether the lexicon of the annotations lists all of them.
    """

    normal: frozenset[str]
    printed: tuple[str, ...]
    spans: tuple[Span, ...]
    is_listed: bool = False


NOBODY = Bearers(frozenset(), (), ())


def bearers_of(side: Passage, statement: Statement) -> Bearers:
    """Return whom the annotations say a statement binds."""
    wanted = frozenset(statement.modality.bearers)
    actors = [item for item in side.of(Actor) if item.role == "bearer" and item.clause == statement.modality.clause and item.name in wanted]
    own = [item for item in actors if item.modality in (statement.modality.span, None)] or actors
    if side.is_chinese and any(is_modifying(side.text, side.span(item)) for item in own):
        return NOBODY
    spans = () if statement.modality.inherited_from or not own else _whole(side, statement, tuple(dict.fromkeys(map(side.span, own))))
    meant = tuple(_meant(side, span) for span in spans)
    if meant != spans:
        return Bearers(frozenset(map(fold, printed_of(side, meant))), printed_of(side, meant), meant)
    return Bearers(frozenset(map(fold, wanted)), printed_of(side, spans) or tuple(wanted), spans, bool(own) and all(item.is_listed for item in own))


def _meant(side: Passage, name: Span) -> Span:
    """Return the name that another points back to: of *that body* the *notified body* that stands before."""
    if side.is_chinese or not _POINTS_BACK.search(side.text, max(0, name.start - _NEAR), name.start) or " " in name.of(side.text):
        return name
    last = max((match.end() for match in re.finditer(rf"\b{re.escape(name.of(side.text))}\b", side.text[: name.start])), default=0)
    return name_ending(side.text, 0, last) or name if last else name


def _whole(side: Passage, statement: Statement, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return names that the annotations give in full, as the wording has them: *tax authority*, 用工单位."""
    read = doers_of(side, statement)
    is_read = any(name.start <= span.start and span.stop <= name.stop for name in read for span in spans)
    # Of "makers of bicycles and scooters" the annotations may name the last.
    is_behind = bool(read) and not side.is_chinese and read[-1].stop <= spans[0].start < statement.span.start
    if is_read or is_behind:
        return read
    # "It is the requesting Party that shall": what stands before a name belongs to it.
    return spans if side.is_chinese or read else tuple(_in_full(side, statement, span) for span in spans)


def _in_full(side: Passage, statement: Statement, name: Span) -> Span:
    full = name_ending(side.text, statement.stretch.start, name.stop)
    is_whole = full is not None and full.start < name.start and _DETERMINED.search(side.text, max(0, full.start - _NEAR), full.start)
    return full if full and is_whole else name


def printed_of(side: Passage, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return names as printed."""
    return tuple(span.of(side.text) for span in spans)


def are_all_others(case: Case, old: Bearers, new: Bearers) -> bool:
    """Tell whether both sides name somebody, and nobody of the one side may be anybody of the other."""
    if not old.printed or not new.printed:
        return False
    normal = frozenset(case.names(old.normal)), frozenset(case.names(new.normal))
    shared = normal[0] & normal[1]
    if case.is_translated:
        # Only the lexicon knows a name in both languages.
        everybody = old.normal | new.normal
        return old.is_listed and new.is_listed and not shared and not any(is_nobody(name) or is_pronoun(name) for name in everybody)
    if shared and not _is_set_apart(old, new):
        return False
    if any(name.isascii() and is_thing(name) and not is_purse(name) for name in (*old.printed, *new.printed)):
        return False
    if _is_participle(case.old, old, new) or _is_participle(case.new, new, old):
        return False
    texts = (case.old.text, case.new.text)
    return all(are_others(a, b, texts) for a, b in product(case.names(old.printed), case.names(new.printed))) and all(
        are_others(a, b, ()) for a, b in product(*normal) if not shared
    )


def _is_set_apart(old: Bearers, new: Bearers) -> bool:
    """Tell whether names that the annotations take for one are proper names of several: *Ministry of Health*, *Ministry of Trade*."""
    return all(has_han(name) or (name[:1].isupper() and " " in name) for name in (*old.printed, *new.printed))


def _is_participle(side: Passage, bearers: Bearers, others: Bearers) -> bool:
    """Tell whether a participle behind a name says what the other name does: *carriers participating in the trial*, *participants in the trial*."""
    roots = tuple(fold(name.rpartition(" ")[2])[:_ROOT] for name in others.printed if name.isascii() and len(name.rpartition(" ")[2]) > _ROOT)
    behind = [_FELLOWS.sub("", fold(side.text[span.stop : span.stop + _BEHIND])).lstrip() for span in bearers.spans] if roots else []
    return any(words.startswith(roots) for words in behind)


def names_one(text: str, bearers: Bearers) -> bool:
    """Tell whether a text names one of some bearers."""
    folded = fold(text)
    singulars = (singular(fold(name)) for name in bearers.printed)
    return any(_is_named(name, folded) for name in singulars if len(name) > _SHORTEST_NAME)


def _is_named(name: str, folded: str) -> bool:
    """Tell whether a text has a name in the singular or the plural."""
    root = name[:-1] if name.endswith("y") and not is_pronoun(name) else name
    if root not in folded:
        return False
    ending = rf"(?:{'y|ies' if root != name else ''})" + (r"\b" if is_pronoun(name) else "")
    return re.search(rf"(?<![a-z]){re.escape(root)}{ending}", folded) is not None


def reassignment(case: Case, pair: StatementPair | None, old: Bearers, new: Bearers) -> Effect:
    """Return the effect that something falls to others now; where they are named in the introducing clause, it names the statements of a pair."""
    old_spans = old.spans or ((pair.before.span,) if pair else ())
    new_spans = new.spans or ((pair.after.span,) if pair else ())
    called = _called(case.old, old), _called(case.new, new)
    reason = case.told(f"It falls to {called[1]} instead of {called[0]}.", f"It falls to {called[0]} here, to {called[1]} there.")
    return effect(case, "reassigned", old_spans, new_spans, reason)


def _called(side: Passage, bearers: Bearers) -> str:
    return named(side, bearers.spans) if bearers.spans else " and ".join(f"“{name}”" for name in sorted(bearers.normal))
