"""Whom a stretch of Chinese names."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.actors import ActorKind, ActorLexicon, FoundActor
from policydiff.text.fold import fold
from policydiff.text.fold_in_place import Folded

__all__ = ["ChineseActors", "actors_of"]

_JOINT = re.compile(r"(?:以及|、|和|及|与|或者|或)(?:其他|其|有关|相关)?$")
_JOINING = re.compile("以及|、|和|及|与|或者|或")
_BY = re.compile("(?<!自)(?<!理)由")
# After these words an actor is spoken of, not bound.
_BEFORE = (
    "对",
    "向",
    "为",
    "与",
    "同",
    "给",
    "经",
    "按照",
    "根据",
    "依照",
    "被",
    "从",
    "在",
    "会同",
    "包括",
    "如",
    "对于",
    "关于",
    "将",
    "把",
    "使",
    "让",
    "请",
    "要求",
    "协助",
    "帮助",
    "支持",
    "引导",
    "指导",
    "督促",
    "针对",
    "面向",
    "征得",
    "取得",
    "获得",
    "得到",
    "赢得",
    "不开",
    "通过",
    "依据",
    "保护",
    "代表",
    "以",
    "于",
    "由于",
    "损害",
    "侵害",
    "尊重",
    "危害",
    "发现",
    "保障",
    "告知",
    "通知",
    "配合",
    "凭",
    "因",
)
# What may follow an actor that the sentence is not about.
_AFTER = ("的", "之间", "之", "等的", "化", "性", "型", "级", "间", "责任", "权益", "自律", "集团", "安全", "标准", "主导", "合作", "治理")
_NO_NAME = ("未经", "非经", "经", "如", "若", "当", "对", "在", "向", "由", "为", "凡", "除", "有")
_GOES_ON = re.compile(
    "以及|才能|[()（）、和及与或等在对向为以因从按于凭就还也均都应可须需要不未将才能会已正共]|根据|按照|依照|依据|发现|从事|开展|提供|使用|利用|采取|进行|实施|处理|收集|履行|违反|会同|认为|收到|具有|具备|通过|积极|共同|"
    "依法|及时|主动|一致|再次|强烈|充分|始终|有权|委托|建立|制定|承担|研发|部署|运营|接受|知悉|拒不|拒绝|获得|取得|确定|决定|鼓励|支持|推动|呼吁|承诺|重申|倡导|主张|愿|致力|遵循|提出|同|任命"
)
# No more stands between two names of a list; a name has no fewer characters.
_BETWEEN, _SHORTEST = 6, 2
_NAME = re.compile(r"[\u3400-\u9fff]{2,14}$")


@frozen(kw_only=True)
class _Hit:
    start: int
    stop: int
    name: str
    kind: ActorKind
    is_listed: bool


class ChineseActors:
    """Finds the actors of a lexicon in folded Chinese text."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        """Index a lexicon."""
        self._names = {phrase: (entry.name, entry.kind) for entry in reversed(lexicon.actors) for phrase in entry.zh}
        either = "|".join(re.escape(phrase) for phrase in sorted(self._names, key=lambda phrase: (-len(phrase), phrase)))
        self._listed = re.compile(either or "(?!)")
        endings = sorted((fold(ending) for ending in lexicon.words("zh_agents")), key=lambda ending: (-len(ending), ending))
        self._ending = re.compile(f"(?:{'|'.join(re.escape(ending) for ending in endings) or '(?!)'})$")
        self._name_after_by = re.compile(rf"[\u3400-\u9fff]{{0,10}}?(?:{'|'.join(re.escape(ending) for ending in endings) or '(?!)'})(?![的间])")
        self._never = tuple(fold(word) for word in lexicon.words("zh_never"))

    def subjects(self, folded: Folded, start: int, stop: int) -> tuple[FoundActor, ...]:
        """Return whom the words before a verb name as its subject: the last actor, with those that are joined to it."""
        text = folded.text
        hits = [hit for hit in self._hits(text, start, stop) if self._is_subject(text, start, stop, hit)]
        if not hits:
            unlisted = self._unlisted(text, start, stop)
            return (self._found(folded, unlisted),) if unlisted is not None else ()
        chosen = [hits[-1]]
        for hit in reversed(hits[:-1]):
            # A word may stand before the next name: 企业和有关机构.
            between = text[hit.stop : chosen[0].start]
            if len(between) > _BETWEEN or _JOINT.search(between) is None:
                break
            chosen.insert(0, hit)
        return tuple(self._found(folded, hit) for hit in chosen)

    def heading(self, folded: Folded, start: int, stop: int) -> tuple[FoundActor, ...]:
        """Return whom the first words of a phrase name, where they are its subject."""
        first = next((hit for hit in self._hits(folded.text, start, stop)), None)
        if first is None or first.start > start or not self._is_subject(folded.text, start, stop, first):
            return ()
        return self.subjects(folded, start, first.stop) if first.stop == stop else self.at(folded, start, stop)

    def at(self, folded: Folded, start: int, stop: int) -> tuple[FoundActor, ...]:
        """Return the actors of a list that begins at a place."""
        text = folded.text
        found: list[FoundActor] = []
        place = start
        while place < stop:
            match = self._listed.match(text, place, stop)
            if match is None:
                break
            name, kind = self._names[match.group()]
            if text[match.end() : match.end() + 1] in ("的", "间", "化", "级"):
                break
            found.append(self._found(folded, _Hit(start=match.start(), stop=match.end(), name=name, kind=kind, is_listed=True)))
            joint = _JOINING.match(text, match.end(), stop)
            if joint is None:
                break
            place = joint.end()
        return tuple(found)

    def named(self, folded: Folded, start: int, stop: int) -> tuple[FoundActor, ...]:
        """Return whom a stretch names as the one who does it: 由主管部门负责."""
        for match in _BY.finditer(folded.text, start, stop):
            found = self.at(folded, match.end(), stop)
            unlisted = self._name_after_by.match(folded.text, match.end(), stop) if not found else None
            if unlisted is not None:
                found = (self._found(folded, _Hit(start=unlisted.start(), stop=unlisted.end(), name=unlisted.group(), kind="role", is_listed=False)),)
            if found:
                return found
        return ()

    def _hits(self, text: str, start: int, stop: int) -> list[_Hit]:
        hits: list[_Hit] = []
        for match in self._listed.finditer(text, start, stop):
            name, kind = self._names[match.group()]
            hits.append(_Hit(start=match.start(), stop=match.end(), name=name, kind=kind, is_listed=True))
        return hits

    def _goes_on(self, text: str, hit: _Hit, stop: int) -> bool:
        """Tell whether what follows an actor can follow a subject: a verb, an adverb, or what it is done with."""
        return hit.stop >= stop or _GOES_ON.match(text, hit.stop, stop) is not None or self._listed.match(text, hit.stop + 1, stop) is not None

    def _is_subject(self, text: str, start: int, stop: int, hit: _Hit) -> bool:
        after = text[hit.stop : min(stop, hit.stop + 2)]
        before = text[max(start, hit.start - 2) : hit.start]
        if after.startswith(_AFTER) or before.endswith(_BEFORE):
            return False
        if not self._goes_on(text, hit, stop):
            return False
        if any(text.startswith(word, hit.stop - length) for word in self._never for length in range(1, len(word))):
            return False
        lead = text[start : hit.start]
        plain = hit.start == start or lead.endswith(
            (
                "的",
                "各",
                "有关",
                "相关",
                "所有",
                "其他",
                "其",
                "本",
                "该",
                "全体",
                "以及",
                "、",
                "和",
                "及",
                "与",
                "或",
                "由",
                "凡",
                "任何",
                "上述",
                "第三方",
                "大型",
                "重要",
                "主要",
                "鼓励",
                "人工智能",
                "关键",
                "网络",
                "服务",
            )
        )
        return plain or hit.stop == stop

    def _unlisted(self, text: str, start: int, stop: int) -> _Hit | None:
        match = self._ending.search(text, start, stop)
        if (
            match is None
            or any(hit.stop == stop for hit in self._hits(text, start, stop))
            or any(text.endswith(word, start, stop) for word in self._never)
        ):
            return None
        name = _NAME.search(text, start, stop)
        if name is None:
            return None
        begin = name.start()
        cut = max(text.rfind(mark, begin, match.start()) for mark in ("的", "、", "和", "及", "与", "对", "向", "由", "或"))
        begin = cut + 1 if cut >= begin else begin
        is_spoken_of = text[max(start, begin - 2) : begin].endswith(_BEFORE)
        if is_spoken_of or text.startswith(_NO_NAME, begin) or match.end() - begin < _SHORTEST:
            return None
        return _Hit(start=begin, stop=match.end(), name=text[begin : match.end()], kind="role", is_listed=False)

    def _found(self, folded: Folded, hit: _Hit) -> FoundActor:
        return FoundActor(name=hit.name, span=folded.original_span(hit.start, hit.stop), is_listed=hit.is_listed, kind=hit.kind)


@lru_cache(maxsize=8)
def actors_of(lexicon: ActorLexicon) -> ChineseActors:
    """Return the index of a lexicon, made once."""
    return ChineseActors(lexicon)
