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
# Verbs whose object often stands before them, after 把 or 将; those that are nouns too count after an adverb.
_PLACED = re.compile(
    "纳入|融入|列入|嵌入|写入|贯穿|放在|摆在|作为|转化为|细化为|打造成|建设成|推广到|推广至|应用到|应用于|运用到|用于|延伸到|扩大到|落实到|落到|"
    "提交|报送|移交|告知|通知|推广|公之于众|(?<=向社会)公[开布]|(?<=及时|立即|如实|主动|定期|依法|统一)(?:报告|上报|公开|公布|保存)"
)
# Verbs by which something is done to the object after 对.
_TREATED = re.compile("开展|进行|实施|加强|加大|给予|予以|采取|实行")
# What is or was so is told, not instructed.
_TOLD = re.compile("越来越|已经?|正在?|具有|表示|成为|意味着|有助于|了(?!解)")
_SHORT_TAIL = 10
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
    aim = at = _after_frame(clause, start, stop)
    fronted = None if listed_only else _fronted(clause, at, stop)
    at = at if fronted is None else fronted.start()
    if clause.text[stop - 1] == "的" or clause.is_cited(at):
        return
    refuses = clause.text.startswith("不", at) and clause.verbs.act.match(clause.text, at + 1, stop) is not None
    at += refuses
    hit = clause.verbs.match(clause.text, "head", at, stop)
    act = fronted or clause.verbs.act.match(clause.text, at, stop) if hit is None and not listed_only else None
    if hit is not None:
        own, after = clause.verb(hit), hit.stop
    elif act is not None:
        own, after = Verb(act.group(), clause.scale.act_force, clause.folded.original(act)), act.end()
    else:
        clause.instructs &= bool(clause.drafts)
        return
    if fronted is None and _is_no_instruction(clause, start, at, after, stop, is_listed=hit is not None):
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
            aim=aim if fronted is not None else at,
            voice="imperative",
            bearers=asked or clause.actors.named(clause.folded, start, stop),
            addressees=asked,
        )
    )


def _fronted(clause: ChineseClause, at: int, stop: int) -> re.Match[str] | None:
    """Return the verb behind an object that stands before it, 把安全贯穿全程, 对数据加强管理, None where a phrase only looks so."""
    text, front = clause.text, clause.text[at : at + 1]
    if front not in ("把", "将", "对") or _is_verb(clause, at, stop):
        return None
    begin = at + 1
    # 将推动…融入 tells what is to come, and 将于, 将为, 将在 when or for whom.
    # 安全 is an adverb there too, but before a verb mostly a part of a name: 将安全要求纳入.
    is_will = text.startswith(tuple("于为在会以从由向有是不"), begin) or _is_verb(clause, clause.after_adverbs(begin, stop), stop)
    if front == "将" and is_will and not text.startswith("安全", begin):
        return None
    verb = (_TREATED if front == "对" else _PLACED).search(text, begin + 1, stop)
    if verb is None or text[verb.end() : verb.end() + 1] in ("的", "着") or _TOLD.search(text, begin, stop) is not None:
        return None
    tail = text.rfind("的", begin, stop)
    # 把…作为重点的地区 is somebody, 把…贯穿于发展的全过程 is an instruction.
    is_name = tail >= verb.end() and (stop - tail > _SHORT_TAIL or bool(clause.actors.subjects(clause.folded, tail + 1, stop)))
    return None if is_name else verb


def _is_verb(clause: ChineseClause, at: int, stop: int) -> bool:
    """Tell whether a verb that can instruct begins at a place."""
    return clause.verbs.match(clause.text, "head", at, stop) is not None or clause.verbs.act.match(clause.text, at, stop) is not None


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
