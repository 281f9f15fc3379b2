"""Find verbs of the Chinese scale in folded text."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from policydiff.annotate.scales import Place, Scale, ScaleVerb
from policydiff.text.fold import fold

__all__ = ["ADVERB", "ChineseVerbs", "Hit", "chinese_verbs"]

_ADVERBS = (
    "依法依规",
    "依法",
    "及时",
    "均",
    "也",
    "都",
    "还",
    "积极",
    "切实",
    "认真",
    "严格",
    "进一步",
    "同时",
    "并且",
    "并",
    "且",
    "而",
    "以及",
    "共同",
    "主动",
    "立即",
    "首先",
    "一律",
    "全面",
    "大力",
    "不断",
    "持续",
    "逐步",
    "有序",
    "有序地",
    "深入",
    "着力",
    "坚定",
    "坚决",
    "充分",
    "更好",
    "更加",
    "特别是",
    "尤其",
    "稳步",
    "稳妥",
    "统一",
    "广泛",
    "合理",
    "科学",
    "安全",
    "、",
    "地",
    "既",
    "更",
    "就",
    "则",
    "一同",
    "携手",
    "联合",
    "事先",
    "定期",
    "如实",
    "尽快",
    "妥善",
    "有效",
    "按要求",
    "按规定",
    "一定",
    "始终",
    "继续",
    "自觉",
    "严肃",
    "郑重",
    "一致",
    "再次",
    "强烈",
    "高度",
    "衷心",
    "热烈",
)
ADVERB = re.compile(f"(?:{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})*")


@frozen(kw_only=True)
class Hit:
    """A verb of the scale and where it stands in the folded text."""

    verb: ScaleVerb
    start: int
    stop: int


class ChineseVerbs:
    """The verbs of a scale by the places in which they count."""

    def __init__(self, scale: Scale) -> None:
        """Index a scale."""
        self._verbs = {fold(form): verb for verb in scale.verbs for form in verb.forms}
        self._patterns: dict[Place, re.Pattern[str]] = {}
        places: tuple[Place, ...] = ("modal", "statement", "softener", "aim", "head")
        for place in places:
            forms = sorted((form for form, verb in self._verbs.items() if place in verb.places), key=lambda form: (-len(form), form))
            self._patterns[place] = re.compile("|".join(map(re.escape, forms)) or "(?!)")
        acts = sorted((fold(verb) for verb in scale.words("acts")), key=lambda verb: (-len(verb), verb))
        self.act = re.compile("|".join(map(re.escape, acts)) or "(?!)")
        self._unless = {verb.word: tuple(fold(phrase) for phrase in verb.unless) for verb in scale.verbs}

    def find(self, text: str, place: Place, start: int, stop: int) -> list[Hit]:
        """Return the verbs that count in a place, in order; not where they are part of a longer word."""
        found: list[Hit] = []
        match = self._patterns[place].search(text, start, stop)
        while match is not None:
            verb = self._verbs[match.group()]
            counts = not self._is_inside(text, match, verb)
            if counts:
                found.append(Hit(verb=verb, start=match.start(), stop=match.end()))
            match = self._patterns[place].search(text, match.end() if counts else match.start() + 1, stop)
        return found

    def match(self, text: str, place: Place, start: int, stop: int) -> Hit | None:
        """Return the verb that begins at a place."""
        match = self._patterns[place].match(text, start, stop)
        if match is None or self._is_inside(text, match, self._verbs[match.group()]):
            return None
        return Hit(verb=self._verbs[match.group()], start=match.start(), stop=match.end())

    def _is_inside(self, text: str, match: re.Match[str], verb: ScaleVerb) -> bool:
        form = match.group()
        for phrase in self._unless[verb.word]:
            offset = phrase.find(form)
            while offset >= 0:
                begin = match.start() - offset
                if begin >= 0 and text.startswith(phrase, begin):
                    return True
                offset = phrase.find(form, offset + 1)
        return False


@lru_cache(maxsize=8)
def chinese_verbs(scale: Scale) -> ChineseVerbs:
    """Return the index of a scale, made once."""
    return ChineseVerbs(scale)
