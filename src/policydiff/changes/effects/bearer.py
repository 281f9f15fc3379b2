"""Reassignment: the same duty, of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from policydiff.changes.effects.agents import agent_of, charged, is_agent_named
from policydiff.changes.effects.case import Case, effect, named
from policydiff.changes.effects.heads import have_one_head, head_of
from policydiff.changes.effects.likeness import likeness
from policydiff.changes.effects.pairing import StatementPair
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.sense import compare_senses, stance_of
from policydiff.changes.effects.statement import Statement, statements_of
from policydiff.model.annotation import Actor
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["find_reassigned"]

_LONGEST_ABBREVIATION = 6
_PRONOUNS = frozenset((
    "we", "us", "our", "i", "you", "your", "they", "them", "their", "it", "its", "he", "she", "one", "who", "which", "that", "我们", "我", "本人", "您", "你", "你们", "其", "他们", "它们", "她们", "自己", "双方", "我方",
))  # fmt: skip
# Everybody and nobody in particular: to name somebody instead narrows or broadens.
_ANYBODY = frozenset((
    "anyone", "anybody", "everyone", "everybody", "no one", "nobody", "person", "people", "someone", "somebody", "whoever", "public", "individual", "all", "none", "entity", "organisation", "organization", "body", "party", "stakeholder",
    "任何单位", "任何组织", "任何个人", "任何机构", "个人", "单位", "组织", "各方", "有关部门", "有关单位", "相关部门", "相关单位", "各地", "各部门", "各地区", "社会", "公众",
))  # fmt: skip
# Names that begin so name nobody in particular either.
_SOME = (
    "其他", "其它", "另一", "另外", "有关", "相关", "任何", "某", "上述", "该", "各有关", "other ", "another ", "any ", "relevant ", "such ", "one ", "some ",
)  # fmt: skip
_ITSELF = "本该我各"
_LONGEST_MODIFIER = 8
_MODIFIER = re.compile(r"[^\W\d_a-zA-Z由应须要对向为将把或被经在的让请各该并也均是等后前时]{1,8}\Z")
# Verbs that say what something is, not what anybody does.
_STATES = frozenset(("consist", "compris", "includ", "contain", "constitut", "mean", "appli", "enter", "remain", "becom", "form"))
_SHORTEST_NAME = 1
_BESIDE = 24
_JOINED = re.compile(r"(?:,| and| or|、|和|与|及|以及|或者)[^,，.。;；]{1,24}")
_OF_LIST = re.compile(r"\bof (?:[^;.]{0,80}(?:,| and| or)) \Z")
# Where the verbs of two acts differ, the acts have to share so much for the duty to be the same one.
_SAME_DUTY = 0.7
_SAME_AIM = 0.6
# Passages of which one says who is charged and the other who shall, have to share so much.
_SAME_CHARGE = 0.55


def find_reassigned(case: Case) -> Iterator[Effect]:
    """Find statements whose act is now somebody else's: both name who is bound, and nobody is named by both."""
    found = False
    for pair in case.statements:
        old, new = _both_bearers(case, pair)
        if (
            _is_same_duty(case, pair)
            and _are_others(case, old, new)
            and not _is_converse(case, pair, old, new)
            and not compare_senses(case, pair).is_turned
        ):
            found = True
            yield _change(case, old.spans or (pair.before.span,), new.spans or (pair.after.span,), old, new)
    if not found and not case.is_translated and likeness(case.old.text, case.new.text) >= _SAME_CHARGE:
        yield from _recharged(case)


def _recharged(case: Case) -> Iterator[Effect]:
    """Compare who is said to be charged with the matter, in so many words on one side at least."""
    said = tuple(bool(charged(side)) for side in (case.old, case.new))
    old, new = _charged(case.old), _charged(case.new)
    if not any(said) or not len(old.spans) == len(new.spans) == 1 or not _are_others(case, old, new):
        return
    # Said in so many words on both sides, the two may have changed places, so that each is named twice.
    crossed = _names_one(case.new.text, old), _names_one(case.old.text, new)
    if not any(crossed) or (all(said) and all(crossed)):
        yield _change(case, old.spans, new.spans, old, new)


def _change(case: Case, old_spans: tuple[Span, ...], new_spans: tuple[Span, ...], old: _Bearers, new: _Bearers) -> Effect:
    return effect(case, "reassigned", old_spans, new_spans, f"It falls to {_called(case.new, new)} instead of {_called(case.old, old)}.")


def _both_bearers(case: Case, pair: StatementPair) -> tuple[_Bearers, _Bearers]:
    """Return who is bound on each side; where one side's annotation names nobody, whom the wording names."""
    old, new = (_bearers(side, statement) for side, statement in ((case.old, pair.before), (case.new, pair.after)))
    if _is_in_list(case.old, pair.before, old) or _is_in_list(case.new, pair.after, new):
        return _read(case.old, None), _read(case.new, None)
    if case.is_translated or (old.names and new.names):
        return old, new
    if not old.names and not new.names:
        if not is_agent_named(case.old, pair.before) and not is_agent_named(case.new, pair.after):
            return old, new
        return _read(case.old, agent_of(case.old, pair.before, pair.after)), _read(case.new, agent_of(case.new, pair.after, pair.before))
    if old.names:
        return old, _read(case.new, agent_of(case.new, pair.after, pair.before))
    return _read(case.old, agent_of(case.old, pair.before, pair.after)), new


def _read(side: Passage, span: Span | None) -> _Bearers:
    names = frozenset((fold(span.of(side.text)),)) if span else frozenset[str]()
    return _Bearers(names, names, (span,) if span else (), is_listed=False)


def _charged(side: Passage) -> _Bearers:
    """Return who is said to be charged with something; where nobody is, the bearer of the only statement."""
    spans = charged(side)
    if spans:
        names = frozenset(fold(span.of(side.text)) for span in spans)
        return _Bearers(names, names, spans, is_listed=False)
    statements = [statement for statement in statements_of(side) if statement.modality.bearers]
    return _bearers(side, statements[0]) if len(statements) == 1 else _read(side, None)


def _is_same_duty(case: Case, pair: StatementPair) -> bool:
    if "told" in (stance_of(pair.old), stance_of(pair.new)) or not _STATES.isdisjoint(map(head_of, (pair.before.aim_words, pair.after.aim_words))):
        return False
    if case.is_translated or case.old.is_chinese:
        return pair.is_same_act
    return pair.is_same_act and (
        have_one_head(pair.before.aim_words, pair.after.aim_words) or likeness(pair.before.act, pair.after.act) >= _SAME_DUTY
    )


@frozen
class _Bearers:
    """Who is bound: by normal name, as printed, and where; whether the lexicon lists all of them."""

    names: frozenset[str]
    printed: frozenset[str]
    spans: tuple[Span, ...]
    is_listed: bool


def _bearers(side: Passage, statement: Statement) -> _Bearers:
    wanted = frozenset(statement.modality.bearers)
    actors = [item for item in side.of(Actor) if item.role == "bearer" and item.clause == statement.modality.clause and item.name in wanted]
    own = [item for item in actors if item.modality in (statement.modality.span, None)] or actors
    spans = () if statement.modality.inherited_from else tuple(dict.fromkeys(side.span(item) for item in own))
    return _Bearers(
        frozenset(map(fold, wanted)),
        frozenset(_printed(side, side.span(item)) for item in own),
        spans,
        bool(own) and all(item.is_listed for item in own),
    )


def _printed(side: Passage, span: Span) -> str:
    """Return a name as printed, in Chinese with the characters before it that belong to it: 用工单位, not 单位."""
    match = _MODIFIER.search(side.text, max(0, span.start - _LONGEST_MODIFIER), span.start) if has_han(span.of(side.text)) else None
    return fold((match.group() if match else "") + span.of(side.text))


def _called(side: Passage, bearers: _Bearers) -> str:
    return named(side, bearers.spans) if bearers.spans else " and ".join(f"“{name}”" for name in sorted(bearers.names))


def _are_others(case: Case, old: _Bearers, new: _Bearers) -> bool:
    everybody = old.names | new.names | old.printed | new.printed
    if not old.names or not new.names or any(map(_is_anybody, everybody)) or old.names & new.names:
        return False
    if case.is_translated and not (old.is_listed and new.is_listed):
        return False
    if (old.names | new.names) & _PRONOUNS:
        return old.names <= _PRONOUNS and new.names <= _PRONOUNS
    pairs = ((a, b) for first, second in ((old.names, new.names), (old.printed, new.printed)) for a in first for b in second)
    return not any(_may_be_same(a, b) for a, b in pairs) and not _is_abbreviation(case, old, new)


def _is_anybody(name: str) -> bool:
    return name in _ANYBODY or name.startswith(_SOME)


def _may_be_same(old: str, new: str) -> bool:
    """Tell whether one name may stand for the other: it has all its words, or is an abbreviation of it."""
    if has_han(old + new):
        # 本联盟 is whichever 联盟 was named.
        shorter, longer = sorted((old.lstrip(_ITSELF), new.lstrip(_ITSELF)), key=len)
        rest = iter(longer)
        # 工信部 is made of characters of 工业和信息化部, in order.
        return all(character in rest for character in shorter)
    first, second = terms(old), terms(new)
    # A harbour-master is a harbourmaster.
    if stem("".join(first)) == stem("".join(second)):
        return True
    return set(first) <= set(second) or set(second) <= set(first)


def _is_abbreviation(case: Case, old: _Bearers, new: _Bearers) -> bool:
    """Tell whether a bearer of one side is made of the initials of words of the other side: ILO, VC."""
    return any(_has_initials(name, text) for bearers, text in ((old, case.new.text), (new, case.old.text)) for name in bearers.printed)


def _has_initials(name: str, text: str) -> bool:
    if not 1 < len(name) <= _LONGEST_ABBREVIATION or not name.isascii() or not name.isalpha():
        return False
    capitals = "".join(word[0] for match in find_words(text) if (word := match.group())[0].isupper())
    return name.upper() in capitals


def _is_converse(case: Case, pair: StatementPair, old: _Bearers, new: _Bearers) -> bool:
    """
    Tell whether the act is worded from the other end: he who informed somebody is now the one from whom that one has notice.

    So it may be where a bearer of one side is named on the other as well, unless the verb is the same and annotations name both bearers.
    """
    if not _names_one(case.new.text, old) and not _names_one(case.old.text, new):
        return False
    if _is_continued(case, pair) and (_binds(case.new, old) or _binds(case.old, new)):
        return True
    if _is_still_bound(case.new, new, old) or _is_still_bound(case.old, old, new):
        return True
    is_read = not (pair.old.bearers and pair.new.bearers)
    if case.old.is_chinese:
        return is_read or likeness(pair.before.aim_words, pair.after.aim_words) < _SAME_AIM
    return is_read or head_of(pair.before.aim_words) != head_of(pair.after.aim_words)


def _is_continued(case: Case, pair: StatementPair) -> bool:
    """Tell whether a statement continues a sentence, so that its subject stands further back and is easily mistaken."""
    texts = (side.text[: statement.stretch.start].rstrip() for side, statement in ((case.old, pair.before), (case.new, pair.after)))
    return any(text and text[-1] not in ".;。；:：" for text in texts)


def _binds(side: Passage, bearers: _Bearers) -> bool:
    """Tell whether some statement of a passage binds one of some bearers."""
    return any(bearers.names & frozenset(map(fold, statement.modality.bearers)) for statement in statements_of(side))


def _is_still_bound(side: Passage, bearers: _Bearers, former: _Bearers) -> bool:
    """Tell whether those who were bound are named beside those who are, so that somebody was added to them."""
    beside = " ".join(side.text[max(0, span.start - _BESIDE) : span.start] for span in bearers.spans)
    after = " ".join(match.group() for span in bearers.spans if (match := _JOINED.match(side.text, span.stop)))
    return _names_one(beside, former) or _names_one(after, former)


def _names_one(text: str, bearers: _Bearers) -> bool:
    folded = fold(text)
    return any(
        re.search(rf"(?<![a-z]){re.escape(singular)}", folded) for name in bearers.printed if len(singular := name.removesuffix("s")) > _SHORTEST_NAME
    )


def _is_in_list(side: Passage, statement: Statement, bearers: _Bearers) -> bool:
    """Tell whether a name ends a list of things that the subject is of: *makers of bicycles and scooters*."""
    return any(_OF_LIST.search(side.text, statement.stretch.start, span.start) for span in bearers.spans if statement.stretch.start <= span.start)
