"""A statement of a passage with the part of the text that belongs to it and the act that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.sentences import is_reported, parts_of_sentences
from policydiff.model.annotation import Hedge, Modality
from policydiff.model.outline import Span
from policydiff.text.lazy import lazy_pattern

__all__ = ["Statement", "is_bare", "is_soft", "locate", "make_statement", "parts_of_act", "statements_of"]

# The level that both scales give an instruction whose verb has none of its own.
_INSTRUCTION = 3
_BREAK = re.compile(r"[,;:，；：]|\band\b|\bbut\b|并且?|但")
# Where another act of one statement begins.
_AND = re.compile(r",?\s(?:and|but|or)\s(?:also\s|then\s|to\s|further\s)?|,\s(?=\w)")
_HAN_AND = re.compile(r"[，、](?:并且?|且|同时|及时|也|或者)?|并|或者")
# What a passive governs begins so near it, in characters.
_GOVERNED = 24
# "is forbidden", 是法定义务: what an act is said to be.
_PREDICATE = re.compile(r"(?:is|are|remains?|becomes?|constitutes?|lies?|rests?|falls?)\b|不?(?:再?是|属于)|并非|系|构成", re.IGNORECASE)
# 必须之理: what describes a noun binds nobody.
_ATTRIBUTIVE = ("的", "之理", "之举", "之事")
# 不合格, 不动产, 不断: here 不 is a part of the word.
_NO_DENIAL = "[断仅但同久良满利当法明实定]|合格|动产|安全|规范|达标|符合"
# 对…不予使用: the denial stands behind what the act is about.
_DENIED_BEHIND = r"[对就将把][^，。；：]{1,30}?(?:不予|不再|不进行|不作|不做|不加以)"
# 我们承诺，不以…: what is promised may be denied behind a mark.
_DENIED_PROMISE = re.compile(rf"\s*[，：]?(?:{_DENIED_BEHIND}|(?:不再|不会|绝不|决不|永不|不)(?!{_NO_DENIAL}))")
# 建议幼儿园不使用…: what is asked of somebody may be denied behind his name.
_DENIED_ADVICE = lazy_pattern(rf"[^，。；、：不的]{{0,12}}?(?:{_DENIED_BEHIND}|(?:不再|不)(?=[\u4e00-\u9fff])(?!{_NO_DENIAL}|[少超低得宜应足可必]))")
# "May well rise", "must somehow carry": what is reckoned with binds nobody.
_RECKONS = re.compile(r" (?:well|yet|soon|somehow|surely|presumably|eventually|one day) (?!as\b)", re.IGNORECASE)
_RELIEVING = ("免除", "免去", "解除", "豁免")
# "shall not be prevented from testing": may test.
_LEFT_FREE = re.compile(r"\s+be\s+(?:prevented|hindered|precluded|debarred|barred|stopped|restrained|impeded|kept)\s+from\b", re.IGNORECASE)
# "shall be competent to adopt": may adopt.
_EMPOWERED = re.compile(r"\s+(?:also\s+|hereby\s+)?be\s+(?:competent|in a position)\s+to\b", re.IGNORECASE)
# "shall, where feasible, publish": what stands between commas before the verb.
_INSERTION = re.compile(r"\s*[,，][^,，]{1,80}[,，]\s*")
# "Carrying a beacon is forbidden to divers": the act comes first.
_ACT_FIRST = re.compile(r"\s*(?:the )?\w{3,}ing\b", re.IGNORECASE)


@frozen(kw_only=True, eq=False)
class Statement:
    """
    A statement of a passage with the part of the text that belongs to it.

    Attributes:
        stretch: From where the statement before it ends to where the next begins, within its sentence.

        aim: The act itself, in the joined text: from the verb that is to be done, behind those that were weighed. Of *doing X is forbidden* what stands before;
            the stretch where the annotation names none.

        act: The words of the stretch without those that bind.

        aim_words: The words of the aim.
    """

    modality: Modality
    span: Span
    stretch: Span
    aim: Span
    act: str
    aim_words: str


@lru_cache(maxsize=8)
def statements_of(side: Passage) -> tuple[Statement, ...]:
    """Return the statements of a passage that bind, allow, recommend, promise or take note, in order; words inside a hedge are no statement."""
    hedges = [side.span(hedge) for hedge in side.of(Hedge)]
    found = sorted((item for item in side.of(Modality) if _speaks(side, item, hedges)), key=lambda item: side.span(item).start)
    return tuple(make_statement(side, item, stretch) for item, stretch in zip(found, locate(side, found), strict=True))


def _speaks(side: Passage, item: Modality, hedges: Sequence[Span]) -> bool:
    if item.use != "deontic" or item.deontic == "constitutive":
        return False
    span = side.span(item)
    if item.rule == "imperative" and not item.span.start and side.text[: span.start].rstrip()[-1:].isalnum():
        # A clause that goes on with the sentence of the one before it, as a broken line does, does not open an instruction.
        return False
    if not item.inherited_from and (
        side.text.startswith(_ATTRIBUTIVE, span.stop) or _RECKONS.match(side.text, span.stop) or is_reported(side.text, span.start)
    ):
        return False
    return bool(item.inherited_from) or not any(hedge.start <= span.start and span.stop <= hedge.stop for hedge in hedges)


def is_bare(item: Modality) -> bool:
    """Tell whether a statement is an instruction whose only verb is that of the act: *Publish a list*. Its level is a convention, not a word."""
    is_alone = item.voice == "imperative" and len(item.chain) == 1 and item.aim is not None
    return is_alone and item.chain[0].force == _INSTRUCTION and item.chain[0].span.start == item.aim.start  # type: ignore[union-attr]


def is_soft(item: Modality) -> bool:
    """Tell whether a statement asks for less than a bare instruction does."""
    return item.deontic in ("recommendation", "commitment") and min((verb.force for verb in item.chain), default=item.force) < _INSTRUCTION


def make_statement(side: Passage, item: Modality, stretch: Span) -> Statement:
    """Return a statement with its part of the text, its aim, and its act."""
    item = _as_right(side, item)
    span = side.span(item)
    weighed = () if item.inherited_from or is_bare(item) else (span, *(side.shifted(item.clause, verb.span) for verb in item.chain))
    aim = _aim(side, item, stretch, weighed)
    return Statement(modality=item, span=span, stretch=stretch, aim=aim, act=_without(side.text, stretch, weighed), aim_words=aim.of(side.text))


def _aim(side: Passage, item: Modality, stretch: Span, weighed: Sequence[Span]) -> Span:
    span = side.span(item)
    is_said_of_act = item.rule == "passive-statement" or (item.rule == "reading" and _PREDICATE.match(item.trigger))
    before = side.text[stretch.start : span.start]
    if is_said_of_act and before and (_ACT_FIRST.match(before) or not _governs(side.text, span)):
        return Span(stretch.start, span.start)
    if item.aim is None:
        return Span(max(stretch.start, min(span.stop, stretch.stop)), stretch.stop) if span.stop < stretch.stop else stretch
    aim = side.shifted(item.clause, item.aim)
    if aim.start < stretch.stop < aim.stop:
        aim = Span(aim.start, stretch.stop)
    start = max((verb.stop for verb in weighed if aim.start <= verb.start and verb.stop < aim.stop), default=aim.start)
    inserted = _INSERTION.match(side.text, start, aim.stop)
    return Span(inserted.end() if inserted and inserted.end() < aim.stop else start, aim.stop)


def parts_of_act(side: Passage, statement: Statement) -> Iterator[Statement]:
    """Yield a statement of several acts once for each of them: *shall call the owner and pay the fine*."""
    joint = _HAN_AND if side.is_chinese else _AND
    joints = [Span(*match.span()) for match in joint.finditer(side.text, statement.aim.start, statement.aim.stop)]
    starts = [statement.aim.start, *(span.stop for span in joints)]
    stops = [*(span.start for span in joints), statement.aim.stop]
    for start, stop in zip(starts, stops, strict=True) if joints else ():
        words = side.text[start:stop]
        is_first = start == statement.aim.start
        stretch = Span(statement.stretch.start if is_first else start, stop)
        act = statement.act[: stop - statement.stretch.start] if is_first else words
        yield evolve(statement, aim=Span(start, stop), stretch=stretch, act=act, aim_words=words)


def _governs(text: str, span: Span) -> bool:
    """Tell whether a passive such as *is forbidden* is followed by the act: *to upload*, *from uploading*."""
    return (
        span.of(text).casefold().endswith((" to", " from", " of", " with", " for", " on", " upon", " against", " that"))
        or re.match(r" (?:\w+ )?(?:to|from)\b", text[span.stop : span.stop + _GOVERNED]) is not None
    )


def _as_right(side: Passage, item: Modality) -> Modality:
    """Return *shall be competent to* as the permission that it is, and 免除…义务 as the exemption."""
    right = _EMPOWERED.match(side.text, side.span(item).stop) if item.deontic == "obligation" and item.polarity == "positive" else None
    if right:
        span = Span(item.span.start, item.span.stop + len(right.group()))
        aim = Span(max(item.aim.start, span.stop), item.aim.stop) if item.aim and item.aim.stop > span.stop else None
        return evolve(
            item, deontic="permission", force=1, span=span, aim=aim, chain=tuple(evolve(verb, force=1, span=span) for verb in item.chain[:1])
        )
    if item.trigger in _RELIEVING and item.voice == "imperative" and re.match(r"[^，。；]{2,40}(?:义务|责任)", side.text[side.span(item).stop :]):
        verbs = tuple(evolve(verb, force=1) for verb in item.chain)
        return evolve(item, deontic="exemption", polarity="negative", force=1, chain=verbs)
    if item.deontic == "recommendation" and item.polarity == "positive" and side.is_chinese and _DENIED_ADVICE.match(side.text, side.span(item).stop):
        return evolve(item, polarity="negative")
    denial = _DENIED_PROMISE.match(side.text, side.span(item).stop) if item.deontic == "commitment" and "不" not in item.trigger else None
    if denial:
        own = next(clause for clause in side.clauses if clause.id == item.clause)
        # The denial may stand in the next clause of the link.
        stop = min(item.span.stop + len(denial.group()), len(own.text))
        aim = Span(max(item.aim.start, stop), item.aim.stop) if item.aim and item.aim.stop > stop else None
        return evolve(item, polarity="negative", span=Span(item.span.start, stop), aim=aim)
    if item.polarity == "negative" and _LEFT_FREE.match(side.text, side.span(item).stop):
        return evolve(item, deontic="permission", polarity="positive", force=1, chain=tuple(evolve(verb, force=1) for verb in item.chain[:1]))
    return item


def _without(text: str, stretch: Span, gone: Sequence[Span]) -> str:
    """Return the words of a stretch with some words in it blanked, so that places stay."""
    left = stretch.of(text)
    for span in gone:
        start, stop = (min(max(place - stretch.start, 0), len(left)) for place in (span.start, span.stop))
        left = left[:start] + " " * (stop - start) + left[stop:]
    return left


def locate(side: Passage, found: Sequence[Modality]) -> Iterator[Span]:
    """Yield the part of the text that belongs to each of some statements, given in order."""
    spans = [side.span(item) for item in found]
    pieces = parts_of_sentences(side)
    cuts = {index: _cut(side, found[index], spans[index], spans[index + 1]) for index in range(len(found) - 1)}
    for index, span in enumerate(spans):
        piece = next((piece for piece in pieces if piece.start <= span.start < piece.stop), Span(0, len(side.text)))
        start = max(piece.start, cuts[index - 1]) if index else piece.start
        stop = min(piece.stop, cuts[index]) if index in cuts else piece.stop
        yield Span(start, max(stop, span.stop))


def _cut(side: Passage, item: Modality, span: Span, following: Span) -> int:
    """Return where a statement ends and the next one of its sentence begins."""
    start = side.shifted(item.clause, item.aim).stop if item.aim else span.stop
    if start <= following.start:
        between = _BREAK.search(side.text, start, following.start)
        if between and between.start() - start <= 1:
            return between.end()
        # "Shall levy customs duties …, and each shall": the annotation may name the verb alone.
        is_verb_alone = item.aim is not None and not side.is_chinese and " " not in side.shifted(item.clause, item.aim).of(side.text)
        if between is None or not is_verb_alone:
            return start
    ends = [match.end() for match in _BREAK.finditer(side.text, span.stop, following.start)]
    if side.is_chinese:
        # 在显著位置张贴，是其义务: a mark may stand right before what is said of the act.
        ends = [end for end in ends if end < following.start] or ends
    return ends[-1] if ends else following.start
