"""Read Chinese statements of somebody and the instructions of plans: 我们呼吁, 各方将, 加快建设."""

from __future__ import annotations

import re

from policydiff.annotate.chinese.reading import ChineseClause, ChineseDraft
from policydiff.annotate.chinese.verbs import Hit
from policydiff.model.annotation import Deontic, Verb

__all__ = ["read_instruction", "read_promise", "read_statement"]

_FRAME = re.compile("方面|领域|过程中|环节|[中上下时内]")
_NOT_HEAD = re.compile("^.{0,40}?(?:有助于|意味着|关系到|成为|具有|已成为|是(?!否)|已经|正在|曾经)")
# After these characters a verb at the head of a phrase is part of a noun: 生成式, 监测器.
_NOUN_ENDS = tuple("的是式性者型化率度力员费器量制")
_FRAME_REACH = 60
_PROMISE_FORCE = 4


def read_statement(clause: ChineseClause, start: int, stop: int) -> bool:
    """Read 我们呼吁, 各国支持, 国家鼓励, 主管部门负责; tell whether there was one."""
    for hit in clause.verbs.find(clause.text, "statement", start, stop):
        if clause.is_cited(hit.start):
            continue
        named = clause.subjects_beside(start, hit.start)
        heads = clause.before_adverbs(start, hit.start) == start
        if not named and not (heads and _may_open(clause, hit, stop)):
            if heads:
                return False
            continue
        asked = clause.actors.at(clause.folded, hit.stop, stop) if hit.verb.asks else ()
        if hit.verb.word == "要求" and not asked:
            return False
        clause.subject = named or clause.subject
        governed = clause.governed(hit.stop, stop)
        clause.drafts.append(
            ChineseDraft(
                start=hit.start,
                stop=hit.stop,
                first=start,
                use="deontic",
                deontic=hit.verb.kind,
                rule="statement",
                polarity="negative" if governed.is_denied else "positive",
                chain=(clause.verb(hit), *(governed.chain if hit.verb.kind != "recognition" else ())),
                aim=hit.stop,
                bearers=asked or clause.subject,
                addressees=asked,
            )
        )
        return True
    return False


def _may_open(clause: ChineseClause, hit: Hit, stop: int) -> bool:
    """Tell whether a statement may do without a subject in its phrase: 欢迎…; 我们承诺…，并呼吁…."""
    if hit.stop >= stop or clause.text[hit.stop] in "的、和与及":
        return False
    goes_on = bool(clause.drafts) and clause.drafts[-1].rule == "statement"
    return goes_on or hit.verb.kind == "recognition" or hit.verb.word == "承诺"


def read_promise(clause: ChineseClause, start: int, stop: int) -> bool:
    """Read 我们将: a promise where somebody says it of themselves; tell whether there was one."""
    at = clause.text.find("将", start, stop)
    if at < 0 or clause.is_cited(at):
        return False
    named = clause.subjects_beside(start, at)
    if not named or named[-1].kind not in ("institution", "role"):
        return False
    after = clause.after_adverbs(at + 1, stop)
    denied = clause.text.startswith("不", after) and not clause.text.startswith("不断", after)
    verb = (
        clause.verbs.act.match(clause.text, after, stop)
        or clause.verbs.match(clause.text, "softener", after, stop)
        or clause.verbs.match(clause.text, "head", after, stop)
    )
    if not denied and verb is None:
        return False
    clause.subject = named
    clause.drafts.append(
        ChineseDraft(
            start=at,
            stop=at + 1,
            first=start,
            use="deontic",
            deontic="commitment",
            rule="modal-not" if denied else "modal",
            polarity="negative" if denied else "positive",
            chain=(Verb("将", _PROMISE_FORCE, clause.folded.original_span(at, at + 1)), *clause.governed(at + 1, stop).chain),
            aim=at + 1,
            bearers=named,
        )
    )
    return True


def read_instruction(clause: ChineseClause, start: int, stop: int, *, listed_only: bool) -> None:
    """Read 加快建设, 完善制度, 不收集信息: a verb at the head of a phrase without subject; note whether the phrase instructs."""
    at = _after_frame(clause, start, stop)
    if clause.text[stop - 1] == "的" or clause.is_cited(at):
        return
    refuses = clause.text.startswith("不", at) and clause.verbs.act.match(clause.text, at + 1, stop) is not None
    at += refuses
    hit = clause.verbs.match(clause.text, "head", at, stop)
    act = clause.verbs.act.match(clause.text, at, stop) if hit is None and not listed_only else None
    if hit is not None:
        own, after = clause.verb(hit), hit.stop
    elif act is not None:
        own, after = Verb(act.group(), clause.scale.act_force, clause.folded.original(act)), act.end()
    else:
        clause.instructs &= bool(clause.drafts)
        return
    if _is_no_instruction(clause, start, at, after, stop, is_listed=hit is not None):
        clause.instructs = False
        return
    asked = clause.actors.at(clause.folded, after, stop) if hit is not None and hit.verb.asks else ()
    governed = clause.governed(after, stop)
    # What 确保 demands of whoever is addressed, a plan recommends.
    kind: Deontic = "recommendation" if hit is None or hit.verb.kind == "obligation" else hit.verb.kind
    clause.instruct(
        ChineseDraft(
            start=at,
            stop=after,
            first=start,
            use="deontic",
            deontic=kind,
            rule="imperative",
            polarity="negative" if governed.is_denied ^ refuses else "positive",
            chain=(own, *governed.chain),
            aim=at,
            voice="imperative",
            bearers=asked or clause.actors.named(clause.folded, start, stop),
            addressees=asked,
        )
    )


def _is_no_instruction(clause: ChineseClause, start: int, at: int, after: int, stop: int, *, is_listed: bool) -> bool:
    """Tell whether a phrase that begins with a verb says something else: 研发主体…, 生成式…, 履行职责的部门…, 发展…关系到…."""
    if after >= stop or clause.text[after] in _NOUN_ENDS or _NOT_HEAD.match(clause.text[at:stop]) is not None:
        return True
    return bool(clause.actors.heading(clause.folded, start, stop)) or (not is_listed and _is_name(clause, start, stop))


def _is_name(clause: ChineseClause, start: int, stop: int) -> bool:
    """Tell whether a phrase that begins with a verb is about somebody whom the verb describes: 履行职责的部门."""
    named = clause.actors.subjects(clause.folded, start, stop)
    return bool(named) and clause.printed.endswith(("的", "的相关", "的有关", "的相關", "的有關"), 0, named[-1].span.start)


def _after_frame(clause: ChineseClause, start: int, stop: int) -> int:
    """Return where the verb of an instruction may stand: at the head of its phrase, after adverbs, or after 在…方面."""
    at = clause.after_adverbs(start, stop)
    if not clause.text.startswith("在", at):
        return at
    for match in _FRAME.finditer(clause.text, at, min(stop, at + _FRAME_REACH)):
        after = clause.after_adverbs(match.end(), stop)
        if clause.verbs.match(clause.text, "head", after, stop) is not None or clause.verbs.act.match(clause.text, after, stop) is not None:
            return after
    return at
