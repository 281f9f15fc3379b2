"""Whether two statements want the same of an act: by what each demands or denies, and by verbs that are each other's opposite."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from policydiff.changes.effects.acts.heads import have_one_head, head_of
from policydiff.changes.effects.acts.poles import Pole, share_matter, shipped_poles
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.norms.pairing import StatementPair
from policydiff.changes.effects.norms.statement import Statement
from policydiff.changes.effects.sense.stance import is_half_denied, stance_of
from policydiff.changes.effects.wording.denials import find_denials, shipped_denials, unmasked
from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.phrases import Found
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words, stem, terms

__all__ = ["Senses", "are_complementary", "compare_senses"]

# Where the verbs of two acts are neither the same nor known opposites, the acts have to share so much to be the same; else less will do.
_SAME_REST = 0.75
_SAME_OBJECT = 0.34
_SAME_BESIDE_FREEDOM = 0.55
# The verb of an act stands among its first words: adverbs may come before it. A Chinese verb may stand behind what it is about.
_HEAD_WORDS = 3
# What a verb of more or less is about is told by so many words, so near, in characters.
_OBJECT, _REACH = 2, 40
# What an act is measured by stands so near its beginning, in characters: not to exceed …
_BEGINNING = 30
# *Above the reserve* is a place, *above the limit* a measure.
_OF_PLACE = re.compile(
    r"\b(?:above|below) (?!\d|(?:an?|the|this|that|these|those) (?:\w+ )?(?:limit|threshold|ceiling|floor|level|minimum|maximum|value|cap|rate)s?\b|one|two|three|five|ten)",
    re.IGNORECASE,
)
# What is allowed within a bound and what is forbidden outside it is one norm.
_COMPLEMENTS = (
    (re.compile(r"\b(?:until|till|up to|before|prior to)\b|之前|以前|直至", re.IGNORECASE), re.compile(r"\b(?:after|past|beyond|later than|once)\b|之后|以后", re.IGNORECASE)),
    (re.compile(r"\b(?:within|inside|into|during|between|in)\b|以内|期间|范围内", re.IGNORECASE), re.compile(r"\b(?:outside|out of|beyond|elsewhere)\b|以外|之外|范围外", re.IGNORECASE)),
)  # fmt: skip
# A denial that opens a statement tells its polarity, and *neither* and *nor* carry it on to what follows.
_DENYING = re.compile(r"^\W*(?:not|never|nobody|nothing|(?:under|in|on|at) no|by no means|no)\b|\b(?:neither|nor)\b", re.IGNORECASE)
_DENIED_BEFORE = re.compile(r"\b(?:not|never|no longer)\s*\Z", re.IGNORECASE)
_REFUSAL = re.compile(r"(?P<verb>拒绝|推诿|推脱|拖延|阻挠|刁难|拒收|拒办|推辞|回避)[，。；]?\Z")
_UNDONE = re.compile(r"\b(?:leav(?:e|es|ing)|left|remain(?:s|ing)?|go(?:es)?)\b(?:\W+\w+){0,6}?\W+un(\w{2,20})ed\b")


@frozen(kw_only=True)
class Senses:
    """
    How the senses of two statements compare.

    Attributes:
        is_turned: Whether one wants done what the other wants left.

        is_certain: Whether the acts are plainly the same but for that, and nothing else could explain the turn.

        old: The words that tell the old sense.

        new: The words that tell the new sense.
    """

    is_turned: bool
    is_certain: bool
    old: tuple[Span, ...]
    new: tuple[Span, ...]


@lru_cache(maxsize=64)
def compare_senses(case: Case, pair: StatementPair) -> Senses:
    """Compare what two statements want: the polarity of each, and the words of the acts that turn it."""
    by_polarity = pair.old.polarity != pair.new.polarity
    if case.is_translated:
        return Senses(is_turned=by_polarity, is_certain=pair.is_only, old=(pair.before.span,), new=(pair.after.span,))
    turn = _turn(case, pair)
    if by_polarity and turn is None and (is_half_denied(pair.before, pair.after) or is_half_denied(pair.after, pair.before)):
        # To restrict an act goes the same way as to forbid it.
        return Senses(is_turned=False, is_certain=False, old=(pair.before.span,), new=(pair.after.span,))
    certain = _is_certain(case, pair, is_turn=turn is not None, by_polarity=by_polarity)
    old = (pair.before.span, *((turn[0],) if turn and turn[0] else ()))
    new = (pair.after.span, *((turn[1],) if turn and turn[1] else ()))
    return Senses(is_turned=by_polarity != (turn is not None), is_certain=certain, old=old, new=new)


_Heads = list[Found[tuple[Pole, ...]]]


def _turn(case: Case, pair: StatementPair) -> tuple[Span | None, Span | None] | None:
    """Return the words by which one act is the opposite of the other: a pair of opposites, or a word such as *fail* on one side only."""
    old, new = _heads(case.old, pair.before), _heads(case.new, pair.after)
    common = {_word(case.old, item) for item in old} & {_word(case.new, item) for item in new}
    alone = [item for item in old if _word(case.old, item) not in common], [item for item in new if _word(case.new, item) not in common]
    lone = _lone(case.old, pair.before, alone[0], pair.after), _lone(case.new, pair.after, alone[1], pair.before)
    if (lone[0] is None) != (lone[1] is None):
        return lone
    if _share_end(old, new):
        return None
    return next(((a.span, b.span) for a in old for b in new if _are_opposite(a.value, b.value) and _have_one_object(case, a, b)), None)


def _have_one_object(case: Case, old: Found[tuple[Pole, ...]], new: Found[tuple[Pole, ...]]) -> bool:
    """Tell whether two verbs of more and less are about one thing: to raise safety and to cut cost are no opposites."""
    if case.is_chinese or not all(any(pole.matter == "extent" for pole in item.value) for item in (old, new)):
        return True
    objects = [terms(side.text[item.span.stop : item.span.stop + _REACH])[:_OBJECT] for side, item in ((case.old, old), (case.new, new))]
    return not all(objects) or not {*objects[0]}.isdisjoint(objects[1])


def _word(side: Passage, item: Found[tuple[Pole, ...]]) -> str:
    return fold(item.span.of(side.text))


def _heads(side: Passage, statement: Statement) -> _Heads:
    """Return the poles that the verb of an act stands on: those among its first words, in Chinese all of the aim."""
    aim = statement.aim
    text = aim.of(side.text)
    found = [Found(item.value, Span(aim.start + item.span.start, aim.start + item.span.stop)) for item in shipped_poles().find(text)]
    # To support and to oppose are said of the act by the statement's own verb; what other such verbs deny its polarity tells.
    is_silent = statement.modality.inherited_from or statement.modality.polarity == "negative"
    weighed = [] if is_silent else [side.shifted(statement.modality.clause, verb.span) for verb in statement.modality.chain]
    spoken = [
        Found(item.value, span)
        for number, span in enumerate(weighed)
        for item in shipped_poles().find(span.of(side.text))
        # Of "shall prohibit" and "shall allow" the governed verb is the act.
        if any(pole.matter == "backing" for pole in item.value) or (number and not span.of(side.text).endswith("ed"))
    ]
    if side.is_chinese:
        return [*spoken, *found]
    first = [match.end() for match, _ in zip(find_words(text), range(_HEAD_WORDS), strict=False)]
    return [*spoken, *[item for item in found if first and item.span.start < aim.start + first[-1]][:1]]


def _lone(side: Passage, statement: Statement, heads: _Heads, other: Statement) -> Span | None:
    """Return a word that turns the act by itself, where what it governs is what the other statement is about."""
    for item in heads:
        if any(pole.matter is None for pole in item.value) and _governs_act(side, item.span, other):
            return item.span
    aim = statement.aim
    match = _UNDONE.search(aim.of(side.text).casefold())
    if match and _has_word(stem(match[1]), other.act):
        return Span(aim.start + match.start(), aim.start + match.end())
    return None


def _governs_act(side: Passage, word: Span, other: Statement) -> bool:
    following = side.text[word.stop : word.stop + 60]
    if share_matter(following, other.aim_words):
        return True
    if side.is_chinese:
        return len(following) > 1 and fold(following[:2]) in fold(other.act)
    head = head_of(following)
    return bool(head) and (_has_word(head, other.act) or _has_word(f"un{head}", other.act))


def _has_word(wanted: str, text: str) -> bool:
    return any(stem(fold(match.group())) == wanted for match in find_words(text))


def _are_opposite(old: tuple[Pole, ...], new: tuple[Pole, ...]) -> bool:
    return any(a.matter is not None and a.matter == b.matter and a.end != b.end for a in old for b in new)


def _share_end(old: _Heads, new: _Heads) -> bool:
    return any(a == b for one in old for a in one.value for other in new for b in other.value)


def _is_certain(case: Case, pair: StatementPair, *, is_turn: bool, by_polarity: bool) -> bool:
    old, new = pair.before, pair.after
    if (by_polarity or is_turn) and not _is_plain(case, pair, by_polarity=by_polarity):
        return False
    is_demanded = stance_of(pair.old) == stance_of(pair.new) == "demanded"
    if by_polarity and not is_turn and is_demanded and (_denies_twice(case, pair) or _are_of_other_ends(pair)):
        return False
    if is_turn or have_one_head(old.aim_words, new.aim_words) or _share_end(_heads(case.old, old), _heads(case.new, new)):
        return pair.likeness >= _SAME_OBJECT
    # "Shall stay" and "shall not leave" want the same; beside a freedom, another verb is most likely a synonym.
    one_is_free = "free" in (stance_of(pair.old), stance_of(pair.new))
    return likeness(old.act, new.act) >= (_SAME_BESIDE_FREEDOM if one_is_free else _SAME_REST)


def _denies_twice(case: Case, pair: StatementPair) -> bool:
    """Tell whether what is denied is itself to refuse, to hide or to leave out, and the other side names no such thing: *shall not deny entry*, *shall let in*."""
    (side, negative), (rest, other) = _sides(case, pair) if pair.old.polarity == "negative" else _sides(case, pair)[::-1]
    heads = _heads(side, negative)
    is_other = any(pole.end == "other" for item in heads for pole in item.value)
    return is_other and not _share_end(heads, _heads(rest, other)) and not any(_word(side, item) in fold(other.act) for item in heads)


def _are_of_other_ends(pair: StatementPair) -> bool:
    """Tell whether each act names the verb of the other beside its own: *not charge for closing an account*, *close it free of charge*."""
    heads = head_of(pair.before.aim_words), head_of(pair.after.aim_words)
    return (
        "zh" not in (pair.old.scale, pair.new.scale)
        and heads[0] != heads[1]
        and _has_word(heads[0], pair.after.act)
        and _has_word(heads[1], pair.before.act)
    )


def _is_plain(case: Case, pair: StatementPair, *, by_polarity: bool) -> bool:
    """Tell whether a denial on one side is all there is: no *only if* for *not unless*, no second denial, no *at most* for *not exceed*, no *nobody*."""
    cues = shipped_denials()
    old, new = (_words_but_span(side, statement) for side, statement in ((case.old, pair.before), (case.new, pair.after)))
    if any(cues.has("measures", _OF_PLACE.sub(" ", statement.aim_words[:_BEGINNING])) for statement in (pair.before, pair.after)):
        return False
    negative, positive_words = (old, new) if pair.old.polarity == "negative" else (new, old)
    if (unmasked("unless", negative) and not unmasked("unless", positive_words)) or len(find_denials(old)) != len(find_denials(new)):
        return False
    if pair.old.polarity == pair.new.polarity and any(bool(unmasked(name, old)) != bool(unmasked(name, new)) for name in ("only", "unless")):
        # Withheld unless, disclosed only where.
        return False
    if are_complementary(old, new) or (by_polarity and case.old.is_chinese and _is_refusal(pair)):
        return False
    positive = [
        statement.act if statement.modality.rule == "reading" else statement.stretch.of(side.text)
        for side, statement in _sides(case, pair)
        if statement.modality.polarity == "positive"
    ]
    return not any(unmasked("nobody", said) or (by_polarity and unmasked("only", said)) for said in positive)


def _is_refusal(pair: StatementPair) -> bool:
    """Tell whether what is denied is to refuse, 不得以…为由拒绝, and the other side speaks of no refusal: the one wants what the other does."""
    negative, other = (pair.before, pair.after) if pair.old.polarity == "negative" else (pair.after, pair.before)
    match = _REFUSAL.search(negative.aim_words)
    return match is not None and match.group("verb") not in other.aim_words


def are_complementary(old: str, new: str) -> bool:
    """Tell whether the one speaks of what lies inside a bound and the other of what lies outside: *until dusk*, *after dusk*."""
    return any({*sides} == {(True, False), (False, True)} for sides in zip(_bounds(old), _bounds(new), strict=True))


@lru_cache(maxsize=16)
def _bounds(text: str) -> tuple[tuple[bool, bool], ...]:
    """Return of each kind of bound whether a text speaks of what lies inside and of what lies outside."""
    return tuple((inside.search(text) is not None, outside.search(text) is not None) for inside, outside in _COMPLEMENTS)


def _sides(case: Case, pair: StatementPair) -> tuple[tuple[Passage, Statement], ...]:
    return (case.old, pair.before), (case.new, pair.after)


def _words_but_span(side: Passage, statement: Statement) -> str:
    """Return the words of a statement that do not tell its polarity: all but what binds and a *no* before it."""
    before = side.text[statement.stretch.start : statement.span.start]
    behind = side.text[max(statement.span.stop, statement.stretch.start) : statement.stretch.stop]
    if statement.modality.polarity == "negative":
        return _DENYING.sub(" ", f"{_DENIED_BEFORE.sub(' ', before)} {behind}")
    return f"{before} {behind}"
