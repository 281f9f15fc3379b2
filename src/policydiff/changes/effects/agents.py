"""Who is to do an act, read from the wording where no annotation names him: the agent of a passive, the subject of the verb, whoever it lies with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.statement import Statement
from policydiff.model.outline import Span
from policydiff.text.fold import fold
from policydiff.text.tokens import find_words

__all__ = ["agent_of", "charged", "is_agent_named"]

_NAME = r"(?:the |a |an |its |their |each |every |our )?(?P<name>[A-Za-z][\w'-]*(?: [\w'-]+){0,5}?)"
_END = r"(?= (?:that|who|which|whose|of|in|for|within|at|on|to|and|when|where|as|rather|from|by|before|after|under|no|not|if|unless|without|through|with)\b|[,.;:()]|$)"
# Who is said to be charged with something.
_CHARGED = (
    re.compile(rf"\b(?:lies|lie|rests|rest|remains|falls|fall|incumbent)(?: \w+ly)? (?:with|on|upon|to) {_NAME}{_END}", re.IGNORECASE),
    re.compile(rf"\b(?:is|are|be) (?:the |a )(?:sole |full |primary )?(?:responsibility|duty|task|job) of {_NAME}{_END}", re.IGNORECASE),
    re.compile(rf"\b(?:is|be) (?:up to|for) {_NAME} to\b", re.IGNORECASE),
    re.compile(rf"\bled by {_NAME}{_END}", re.IGNORECASE),
    re.compile(
        rf"(?:^|[.,;] ){_NAME} (?:bears?|assumes?|ha(?:s|ve)|takes?|carry|carries) (?:the |sole |full |primary ){{0,2}}(?:responsibility|duty|task) (?:for|to|of)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:^|[.,;] ){_NAME} (?:is|are) (?:\w+ly )?(?:responsible|in charge|accountable) (?:for|of)\b", re.IGNORECASE),
)
_CHINESE_NAME = r"[^\W\d_a-zA-Z，。；由应须要对向为将把与及或被经让请、（）()]"
_CHARGED_CHINESE = (
    re.compile(rf"由(?P<name>{_CHINESE_NAME}{{2,20}}?)(?:牵头|负责|承担|组织实施|组织|统筹|主管|具体实施|实施|执行|办理)"),
    re.compile(rf"(?:^|[，。；（(])(?P<name>{_CHINESE_NAME}{{2,20}}?)(?:负责|牵头)"),
)
_BY = re.compile(rf"\bby {_NAME}{_END}", re.IGNORECASE)
_BY_CHINESE = re.compile(rf"由(?P<name>{_CHINESE_NAME}{{2,20}})")
_SUBJECT = re.compile(
    rf"(?:^|[,;:] |\band )(?:no |any )?{_NAME}(?: (?:that|who|which|of|in|for|referred|concerned|whose)\b[^,;]{{0,120}})?,?\s*\Z", re.IGNORECASE
)
_SUBJECT_CHINESE = re.compile(rf"(?:^|[，；。])(?P<name>{_CHINESE_NAME}{{2,20}})\Z")
_THINGS = frozenset((
    "system", "model", "data", "information", "report", "notice", "notification", "document", "documentation", "list", "register", "plan", "measure", "rule", "standard", "requirement", "application", "request", "decision",
    "certificate", "licence", "license", "agreement", "contract", "assessment", "evaluation", "test", "audit", "record", "log", "label", "product", "service", "device", "software", "file", "summary", "statement", "fee", "cost",
    "expense", "fund", "it", "this", "that", "these", "those", "which", "there", "what", "content", "access", "use", "result", "risk", "policy", "framework", "mechanism", "means", "mean", "way", "virtue", "default", "date", "end", "time", "deadline", "law", "email", "post", "hand", "month", "year", "day", "vote", "majority", "order", "default", "procedure", "process", "programme", "program", "code",
))  # fmt: skip
# 鼓励龙头企业牵头 asks somebody to lead, which is a statement of its own.
_ENCOURAGED = ("鼓励", "支持", "引导", "推动", "倡导", "提倡")
_THINGS_CHINESE = (
    "系统", "模型", "数据", "信息", "报告", "通知", "文件", "清单", "计划", "措施", "规则", "标准", "要求", "申请", "决定", "证书", "协议", "合同", "评估", "测试", "记录", "日志", "产品", "服务", "内容", "结果", "风险", "机制", "制度", "程序", "工作", "日内", "时", "的", "后", "前",
)  # fmt: skip


def charged(side: Passage) -> tuple[Span, ...]:
    """Return where those are named who are said to be charged with something: *lies with X*, *led by X*, 由X牵头."""
    patterns = _CHARGED_CHINESE if side.is_chinese else _CHARGED
    found = (match for pattern in patterns for match in pattern.finditer(side.text))
    spans = dict.fromkeys(Span(*match.span("name")) for match in found if not match["name"].startswith(_ENCOURAGED))
    return tuple(sorted(spans, key=lambda span: span.start))


def agent_of(side: Passage, statement: Statement, other: Statement) -> Span | None:
    """
    Return where the wording names who does the act: behind *by* or 由, else the subject before the verb.

    Args:
        side: The passage.

        statement: A statement whose bearer no annotation names.

        other: Its counterpart, whose bearer one does; the act is the same, so that the subject of the active verb is who does it.
    """
    stretch = statement.stretch
    after, before = side.text[statement.span.stop : stretch.stop], side.text[stretch.start : statement.span.start]
    behind = (_BY_CHINESE if side.is_chinese else _BY).search(after)
    if behind and side.is_chinese:
        stop = next(iter(_verb_starts(behind["name"], other.act)), None)
        return Span(statement.span.stop + behind.start("name"), statement.span.stop + behind.start("name") + stop) if stop else None
    if behind and not _is_thing(behind["name"], other):
        return Span(statement.span.stop + behind.start("name"), statement.span.stop + behind.end("name"))
    subject = None if statement.modality.voice == "passive" else (_SUBJECT_CHINESE if side.is_chinese else _SUBJECT).search(before)
    if subject is None or _is_thing(subject["name"], other):
        return None
    return Span(stretch.start + subject.start("name"), stretch.start + subject.end("name"))


def is_agent_named(side: Passage, statement: Statement) -> bool:
    """Tell whether the wording names an agent behind *by* or 由."""
    return (_BY_CHINESE if side.is_chinese else _BY).search(side.text[statement.span.stop : statement.stretch.stop]) is not None


def _verb_starts(name: str, act: str) -> Iterator[int]:
    """Yield where the verb may begin in what follows 由: where two characters of the other act stand."""
    return (at for at in range(2, len(name) - 1) if fold(name[at : at + 2]) in fold(act))


def _is_thing(name: str, other: Statement) -> bool:
    """Tell whether what is named is no bearer: the other statement speaks of it, so that it is acted on, or it is a text or a system."""
    words = {fold(match.group()) for match in find_words(other.act)}
    if not name.isascii():
        return fold(name[-2:]) in fold(other.act) or name.endswith(_THINGS_CHINESE)
    named = [fold(match.group()) for match in find_words(name)]
    return any(word in words for word in named) or named[0].endswith("ing") or named[-1].removesuffix("s") in _THINGS
