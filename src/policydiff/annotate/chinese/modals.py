"""Read Chinese modals: 应当, 不得, 可以, 无需, 可能."""

from __future__ import annotations

import re

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.chinese.reading import READ, ChineseClause, ChineseDraft
from policydiff.annotate.chinese.verbs import ADVERB, Hit
from policydiff.model.annotation import Deontic, Polarity, Use

__all__ = ["read_forecasts", "read_modals"]

# These stand only at the head of a phrase, after an actor or after an adverb; elsewhere they are parts of other words.
_SHORT = frozenset(("要", "需", "需要", "可", "应", "须"))
_POSSIBLE = re.compile("可能(?!性)|或将|也许|恐将")
_FORECAST = re.compile("必将|将会|势必|将成为|将使|将为")
_ONLY = frozenset(("方可", "方能", "只能", "仅能", "只可", "仅可"))
_UNLESS = re.compile("未经|非经|未取得|未获|未按|(?<![删清消解废排免移剔去拆])除[^除]{1,60}外")
# 应…邀请: at the invitation of.
_OF_OTHERS = ("邀请", "之邀")
# A rule that is spoken of: 法律规定应当公开的.
_REPORTED = ("规定", "约定")
_TOLD = frozenset(("禁止", "严禁", "不允许", "不准", "不许", "允许", "准许"))
_ANY = re.compile("(?:任何|所有|一切|各类|其他)?")
_LEAVE = ("由", "依法", "依照", "根据", "按", "延长", "适当", "申请", "向", "采取", "暂停", "不")
_ABILITIES = (
    "是",
    "带来",
    "促进",
    "提高",
    "提升",
    "改善",
    "成为",
    "帮助",
    "增强",
    "推动",
    "为",
    "使",
    "让",
    "造成",
    "导致",
    "产生",
    "引发",
    "赋能",
    "加速",
    "实现",
    "有效",
    "大幅",
    "显著",
    "更好",
)
# No phrase of a text has more modals.
_MOST = 8


def read_modals(clause: ChineseClause, start: int, stop: int) -> bool:
    """Read the modals of a phrase; tell whether there were any."""
    hits = _hits(clause, start, stop)
    for hit in hits:
        _read(clause, start, stop, hit)
    return bool(hits)


def read_forecasts(clause: ChineseClause, start: int, stop: int) -> None:
    """Read the words of a phrase that say what may or will be."""
    uses: tuple[tuple[re.Pattern[str], Use], ...] = ((_POSSIBLE, "epistemic"), (_FORECAST, "narrative"))
    for pattern, use in uses:
        for match in pattern.finditer(clause.text, start, stop):
            is_cited = clause.is_cited(match.start())
            clause.drafts.append(
                _unbinding(match.start(), match.end(), "cited" if is_cited else use, "cited-quotation" if is_cited else f"{use}-modal")
            )


def _unbinding(start: int, stop: int, use: Use, rule: str) -> ChineseDraft:
    return ChineseDraft(start=start, stop=stop, first=start, use=use, deontic=None, rule=rule)


def _hits(clause: ChineseClause, start: int, stop: int) -> list[Hit]:
    found: list[Hit] = []
    for hit in clause.verbs.find(clause.text, "modal", start, stop):
        is_joined = bool(found) and hit.start == found[-1].stop
        is_reported = clause.text.endswith(_REPORTED, start, hit.start)
        if not is_joined and not is_reported and _is_whole_word(clause, start, stop, hit):
            found.append(hit)
        if len(found) == _MOST:
            break
    return found


def _is_whole_word(clause: ChineseClause, start: int, stop: int, hit: Hit) -> bool:
    """Tell whether 应, 要, 可 and the like are words here and no parts of others."""
    form = clause.text[hit.start : hit.stop]
    if form not in _SHORT:
        return True
    if hit.stop >= stop or (form == "应" and clause.text.endswith(_OF_OTHERS, hit.stop, stop)):
        return False
    start = clause.lead(start, hit.start)
    end = clause.before_adverbs(start, hit.start)
    if end == start or ADVERB.fullmatch(clause.text, start, hit.start):
        return True
    named = clause.subjects(start, hit.start)
    if named:
        return form == "应" or named[-1].span.stop == clause.folded.original_span(start, end).stop
    return form in ("应", "须") and clause.text[end - 1] not in "相反响适对供顺呼效感"


def _read(clause: ChineseClause, start: int, stop: int, hit: Hit) -> None:
    if clause.is_cited(hit.start):
        clause.drafts.append(_unbinding(hit.start, hit.stop, "cited", "cited-quotation"))
        return
    named = clause.subjects(start, hit.start)
    clause.subject = named or clause.subject
    agent = clause.actors.named(clause.folded, start, min(stop, start + READ))
    bearers = agent or _told(clause, hit, stop) or clause.subject
    if not bearers and not _is_leave(clause, hit):
        clause.drafts.append(_unbinding(hit.start, hit.stop, "epistemic", "epistemic-subject"))
        return
    governed = clause.governed(hit.stop, stop)
    kind, polarity = _kind(hit, is_denied=governed.is_denied)
    clause.drafts.append(
        ChineseDraft(
            start=hit.start,
            stop=hit.stop,
            first=start,
            use="deontic",
            deontic=kind,
            rule=_rule(clause, start, hit, kind, polarity),
            polarity=polarity,
            chain=(clause.verb(hit), *governed.chain),
            aim=hit.stop,
            voice="passive" if agent or clause.text.startswith("被", hit.stop) else "active",
            bearers=bearers,
        )
    )


def _kind(hit: Hit, *, is_denied: bool) -> tuple[Deontic, Polarity]:
    if hit.verb.denies or hit.verb.kind == "exemption":
        return hit.verb.kind, "negative"
    if not is_denied:
        return hit.verb.kind, "positive"
    # 有权不告知: leave not to do it frees from doing it.
    denied: dict[Deontic, Deontic] = {"obligation": "prohibition", "permission": "exemption"}
    return denied.get(hit.verb.kind, hit.verb.kind), "negative"


def _rule(clause: ChineseClause, start: int, hit: Hit, kind: Deontic, polarity: Polarity) -> str:
    if clause.text[hit.start : hit.stop] in _ONLY or clause.text.startswith(("仅", "只有"), start):
        return "modal-only"
    if kind == "prohibition" and _has_condition(clause, start, hit.start):
        return "modal-unless"
    return "modal-not" if polarity == "negative" else "modal"


def _has_condition(clause: ChineseClause, start: int, at: int) -> bool:
    """Tell whether 未经 or 除…外 stands before a prohibition and after the statement before it."""
    floor = max(0, at - READ)
    begin = max(clause.text.rfind(mark, floor, at) for mark in ("。", ";", "；")) + 1
    # Statements are found in order, so that the last one reaches farthest.
    before = next((draft.stop for draft in reversed(clause.drafts) if draft.use == "deontic" and draft.stop < start), 0)
    begin = max(begin, before, floor)
    return _UNLESS.search(clause.text, begin, at) is not None


def _is_leave(clause: ChineseClause, hit: Hit) -> bool:
    """Tell whether 可 or 可以 without anybody before it still allows something; other modals need nobody."""
    form = clause.text[hit.start : hit.stop]
    if form == "可":
        return clause.text.startswith(_LEAVE, hit.stop)
    return form != "可以" or not clause.text.startswith(_ABILITIES, hit.stop)


def _told(clause: ChineseClause, hit: Hit, stop: int) -> tuple[FoundActor, ...]:
    """Return whom a prohibition or a permission without subject is for: 禁止任何单位出售."""
    if clause.text[hit.start : hit.stop] not in _TOLD:
        return ()
    lead = _ANY.match(clause.text, hit.stop, stop)
    return clause.actors.at(clause.folded, lead.end() if lead is not None else hit.stop, stop)
