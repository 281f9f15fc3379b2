"""Items that a Chinese list gained or lost: nouns joined by 、, 和 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.scope.items.row import cut_at, parts_of, sentence_before
from policydiff.changes.effects.wording.cues import Cues
from policydiff.changes.effects.wording.likeness import share_of
from policydiff.model.outline import Span

__all__ = ["han_items"]

# 或许, 涉及, 参与, 不可或缺 hold such characters and join nothing.
_HAN_JOINT = re.compile(
    r"、|以及|及其|(?<!共)和(?![平谐解睦])|(?<![参给赋授付])与(?![会否])|(?<![涉普危顾触提波])及(?![时格])|或者|(?<!抑)或(?![许缺将])"
)
_HAN_WORDS = re.compile(r"[^\W\da-zA-Z和与及或、，。；：的]{2,10}")
# Of a Chinese item that is new so much stands on the other side: 认证机构 beside 检测机构.
_HAN_KNOWN = 0.6
# Characters of verbs and their company; 应 after these is no 应当.
_VERBAL = frozenset("给予于为把被将不可让使并就已其")
_NOT_MODAL = frozenset({"相应", "反应", "响应", "供应", "适应", "对应", "效应", "需要", "主要", "重要", "必要", "概要", "摘要", "许可", "认可"})
_PHRASE_OF_VERB = re.compile(r"能够|得到|予以|进行|加以")
# What several do together is told behind the last of them.
_TOGETHER = re.compile(r"共同|联合|一并|一同|分别|会同|双方|各自|协同")
_RESTRICTS = re.compile(r"[^，。；：、的]{2,10}的(?P<noun>[^，。；：、的]{2})")
_IDLE = re.compile("相应|有关|相关|必要|其他|具体|上述|对应|同等|主要|所有|各自")
# Names of things are short.
_MOST_HAN = 10


def han_items(text: str, other: str, cues: Cues) -> Iterator[Span]:
    """Yield the items of a Chinese text that join others which the other text has too, and that it lacks."""
    for part in parts_of(text):
        chunks, joints = cut_at(text, part, _HAN_JOINT)
        restricts = bool(joints) and _restricts_known_noun(text, chunks[-1], other)
        for number, chunk in enumerate(chunks if joints else ()):
            item = _han_item(text, chunk, number, other, cues, is_noun=restricts)
            if (
                item is None
                or item.of(text) in other
                or share_of(item.of(text), other) > _HAN_KNOWN
                or cues.has("example", sentence_before(text, item.start))
            ):
                continue
            if any(_abbreviates(words, item.of(text)) for words in _HAN_WORDS.findall(other)):
                continue
            # What it is joined to: the end of the chunk before, the beginning of the one behind.
            first = next((place for place in range(number - 1, 0, -1) if not restricts or share_of(chunks[place].of(text), other) > _HAN_KNOWN), 0)
            before = chunks[first].of(text)[-2:] if number else ""
            behind = chunks[number + 1].of(text)[:2] if number + 1 < len(chunks) and item.stop >= chunk.stop else ""
            if (len(before) > 1 and before in other) or (len(behind) > 1 and behind in other):
                yield item


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether a word is made of a name's characters in their order: 发改委 of 国家发展改革委."""
    if not 1 < len(short) < len(name):
        return False
    characters = iter(name)
    return all(character in characters for character in short)


def _restricts_known_noun(text: str, last: Span, other: str) -> bool:
    """Tell whether a list restricts a noun that the other side has too, so that its items are nouns: 土地征收和河道采砂的纪要."""
    found = _RESTRICTS.match(text, last.start, last.stop)
    return found is not None and found["noun"] in other and not _IDLE.match(text, last.start)


def _han_item(text: str, chunk: Span, number: int, other: str, cues: Cues, *, is_noun: bool) -> Span | None:
    """Return the noun that a chunk between two joints opens with, None where it is none; of some chunks it is known that they are nouns."""
    words = chunk.of(text)
    verbs = [*(match.start() for match in _TOGETHER.finditer(words) if match.start() > 1)]
    verbs += [span.start for span in cues.find("modal", words) if words[max(0, span.start - 1) : span.start + 1] not in _NOT_MODAL]
    cut = min((*verbs, *(place for place, character in enumerate(words) if character in "的等各")), default=len(words))
    noun = words[:cut]
    # The first of a list begins somewhere in its chunk, unless the chunk is nothing else.
    if (
        not 1 < len(noun) <= _MOST_HAN
        or (number == 0 and cut < len(words))
        or any(character in _VERBAL for character in noun)
        or _PHRASE_OF_VERB.search(noun)
    ):
        return None
    is_subject = cut in verbs
    if cut == len(words) and number:
        # What the list is the object of goes on behind its last item: ……、残疾患者设置绿色通道.
        ends = (span.stop for span in cues.find("noun-ending", noun) if span.stop > 1 and noun[span.stop :] and noun[span.stop :] in other)
        noun = noun[: max(ends, default=len(noun))]
    is_noun = is_noun or is_subject or any(span.stop == len(noun) for span in cues.find("noun-ending", noun))
    return Span(chunk.start, chunk.start + len(noun)) if is_noun else None
