"""Find the statements of a Chinese clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from policydiff.annotate.actors import ActorLexicon
from policydiff.annotate.chinese.modals import read_forecasts, read_modals
from policydiff.annotate.chinese.reading import READ, ChineseClause, ChineseDraft
from policydiff.annotate.chinese.said import read_instruction, read_promise, read_statement
from policydiff.annotate.finding import Finding
from policydiff.annotate.reading import Reading
from policydiff.annotate.scales import Scale
from policydiff.model.annotation import Verb

__all__ = ["find_chinese"]

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?\n]*")
_PHRASE = re.compile("[^,;:，；：]+")
_SUPPOSING = ("如果", "如", "若", "倘若", "一旦", "未经", "非经")
_DEFINITION = re.compile("所称|是指|系指|指的是|中指以|含义是|中的?含义|(?<=[,，])指(?![导出引定标挥示南明令数纹派控责向望])")
_STRONGEST = 5


def find_chinese(reading: Reading, scale: Scale, actors: ActorLexicon, *, may_instruct: bool = True) -> tuple[Finding, ...]:
    """
    Return the statements of a Chinese clause, in order.

    Args:
        reading: The text of the clause.

        scale: Verbs and their force.

        actors: Who may be bound.

        may_instruct: Whether a verb at the head of a phrase can be an instruction.
    """
    clause = ChineseClause(reading, scale, actors)
    return tuple(
        finding
        for sentence in _SENTENCE.finditer(clause.text)
        for finding in _read(clause, sentence.start(), sentence.end(), may_instruct=may_instruct)
    )


def _read(clause: ChineseClause, start: int, stop: int, *, may_instruct: bool) -> Iterator[Finding]:
    clause.begin_sentence()
    for number, phrase in enumerate(_PHRASE.finditer(clause.text, start, stop)):
        begin, end = _trim(clause.text, phrase.start(), phrase.end())
        if begin < end:
            _read_phrase(clause, begin, end, is_first=number == 0, may_instruct=may_instruct)
    is_open = stop >= len(clause.text) and clause.text.rstrip().endswith((":", "："))
    drafts = clause.drafts
    _, last = _trim(clause.text, start, stop)
    for number, draft in enumerate(drafts, start=1):
        following = drafts[number].first if number < len(drafts) else last
        yield _finding(clause, draft, following, is_open=is_open and number == len(drafts))


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] in " \u3000。":
        start += 1
    while stop > start and text[stop - 1] in " 。！？!?\n;；":
        stop -= 1
    return start, stop


def _read_phrase(clause: ChineseClause, start: int, stop: int, *, is_first: bool, may_instruct: bool) -> None:
    if _is_condition(clause.text, start, stop):
        _suppose(clause, start, stop)
        return
    if _define(clause, start, stop):
        return
    if read_modals(clause, start, stop):
        clause.binds = True
        # 尊重隐私，不得…: an instruction only where a clause above lends it its modality.
        clause.replace_instructions(lambda draft: evolve(draft, rule="imperative-lead"))
        return
    if read_statement(clause, start, stop) or read_promise(clause, start, stop):
        clause.binds, clause.instructs = True, False
        return
    read_forecasts(clause, start, stop)
    _keep_subject(clause, start, stop, is_first=is_first)
    if not may_instruct or clause.binds:
        return
    if is_first or clause.instructs or not clause.subject:
        read_instruction(clause, start, stop, listed_only=not (is_first or clause.instructs))


def _is_condition(text: str, start: int, stop: int) -> bool:
    """Tell whether a phrase supposes: 发现违法内容的，; 如有必要，."""
    is_followed = text[stop : stop + 1] == ","
    return is_followed and ((text[stop - 1] == "的" and text[stop - 2 : stop - 1] not in ("目", "标")) or text.startswith(_SUPPOSING, start))


def _suppose(clause: ChineseClause, start: int, stop: int) -> None:
    """Pass over a condition: what it says binds nobody, but whoever heads it may be bound by what follows."""
    clause.replace_instructions(lambda _: None)
    clause.instructs, clause.binds = False, True
    inside = clause.actors.subjects(clause.folded, start, min(stop, start + READ))
    clause.subject = clause.actors.heading(clause.folded, start, stop) or (() if inside else clause.subject)


def _define(clause: ChineseClause, start: int, stop: int) -> bool:
    match = _DEFINITION.search(clause.text, start, stop)
    if match is None or clause.is_cited(match.start()) or any(draft.rule == "definition" for draft in clause.drafts):
        return False
    own = Verb("是指", _STRONGEST, clause.folded.original(match))
    clause.drafts.append(
        ChineseDraft(
            start=match.start(),
            stop=match.end(),
            first=start,
            use="deontic",
            deontic="constitutive",
            rule="definition",
            chain=(own,),
            aim=match.end(),
        )
    )
    return True


def _keep_subject(clause: ChineseClause, start: int, stop: int, *, is_first: bool) -> None:
    """Keep the actor that heads a phrase as the subject of what follows; or the one that ends the sentence's first, 参加评估的机构，."""
    head = clause.actors.heading(clause.folded, start, stop)
    if head:
        clause.subject = head
    elif is_first and clause.text[stop : stop + 1] == "," and "的" in clause.text[start:stop]:
        near = clause.lead(start, stop)
        ending = clause.actors.subjects(clause.folded, near, stop)
        is_last = bool(ending) and ending[-1].span.stop == clause.folded.original_span(start, stop).stop
        clause.subject = ending if is_last else clause.subject


def _finding(clause: ChineseClause, draft: ChineseDraft, following: int, *, is_open: bool) -> Finding:
    end = max(following, draft.stop)
    semicolon = clause.text.find(";", draft.stop, end)
    end = semicolon if semicolon >= 0 else end
    while end > draft.stop and clause.text[end - 1] in ",;:，；： ":
        end -= 1
    folded = clause.folded
    is_binding = draft.use == "deontic"
    return Finding(
        span=folded.original_span(draft.start, draft.stop),
        region=folded.original_span(min(draft.first, draft.start), end),
        use=draft.use,
        deontic=draft.deontic,
        polarity=draft.polarity,
        chain=(*draft.chain, *_aimed(clause, draft, end)) if is_binding else (),
        aim=folded.original_span(draft.aim, end) if is_binding and draft.aim is not None and draft.aim < end else None,
        voice=draft.voice,
        bearers=draft.bearers,
        addressees=draft.addressees,
        rule=draft.rule,
        is_open=is_open,
    )


def _aimed(clause: ChineseClause, draft: ChineseDraft, end: int) -> list[Verb]:
    """Return the verbs that weigh wherever they stand in what is to be done."""
    known = {verb.span.start for verb in draft.chain}
    found = (clause.verb(hit) for hit in clause.verbs.find(clause.text, "aim", draft.stop, min(end, draft.stop + READ)))
    return [verb for verb in found if verb.span.start not in known]
