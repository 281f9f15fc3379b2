"""Whether two names are of different people or bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.changes.effects.names.bearers import bearer_words
from policydiff.changes.effects.wording.likeness import letters_of
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import find_words, stem, terms, words

__all__ = ["are_others", "is_nobody", "is_pronoun", "singular"]

_LONGEST_ABBREVIATION = 6
# 本联盟 is whichever 联盟 was named; 国家网信部门 is 网信部门.
_BEFORE_NAME = re.compile(r"^(?:本|该|我|各级|各类|各种|各|类|重点|有关|相关|国家|全国|中国|上述|相应|所有|全体|所在地|当地|属地|各省|各市)+")
_OF = re.compile(r" (?:of|for|to|in|at|from) ")
# What ends a Chinese name and says no more than that somebody is meant: a person, a body, or somebody in business.
_HEADS = (
    frozenset(("者", "人", "人员", "员", "工作者")),
    frozenset(("者", "部门", "机关", "机构", "单位", "方")),
    frozenset(("者", "人", "方", "商", "单位", "企业")),
)
_HEAD = re.compile(r"(?:工作者|人员|部门|机关|机构|单位|企业|[者人员方商])$")
_SHORTEST_STEM = 2
# Who does not accept a thing refuses it.
_ON_DUTY = re.compile("值班|当班|在班|当值|在岗")
_REFUSES = re.compile("不接受|不同意|不愿意?|不肯|拒绝|拒不")
# Two sides of one agreement.
_OURS = frozenset(("we", "us", "our", "i", "my", "我们", "我", "我方", "本人", "ourselves"))
_YOURS = frozenset(("you", "your", "您", "你", "你们"))
# Words of the two sides of one matter, as they stand in names.
_SIDES = (
    ("委托", "受托"), ("转让", "受让"), ("出让", "受让"), ("出租", "承租"), ("买", "卖"), ("买", "出卖"), ("购", "销"), ("甲", "乙"), ("发包", "承包"), ("出口", "进口"), ("原告", "被告"), ("上诉", "被上诉"), ("上级", "下级"),
    ("上游", "下游"), ("派出", "接收"), ("派遣", "接收"), ("发送", "接收"), ("提供", "接收"), ("出借", "借用"), ("债权", "债务"), ("招标", "投标"), ("寄件", "收件"), ("发货", "收货"), ("托运", "承运"), ("采购", "供应"), ("赠与", "受赠"),
    ("投保", "承保"), ("授权", "被授权"), ("输出", "输入"), ("移交", "接收"), ("来源", "目的"), ("属地", "属事"), ("先", "后"),
)  # fmt: skip
# Insurer and insured.
_DOER_AND_DONE = ({"er", "ed"}, {"er", "ee"}, {"or", "ed"}, {"or", "ee"})
_DETERMINER = re.compile(r"^(?:the|an?|its|their|each|every|our|all|any|no|both) ")
# "While permitting operators to": who is permitted is named behind.
_ASKED = re.compile(r"^(?:permitt|allow|lett|requir|oblig|encourag|invit|urg|ask|enabl|direct|order|forbidd|barr|bann)ing (?=\w)")
_PLURALS = {"people": "person", "parties": "party", "children": "child", "companies": "company"}


def are_others(old: str, new: str, texts: Sequence[str]) -> bool:
    """
    Tell whether two names are plainly of different people or bodies: neither points back or names anybody, and neither may be the other's short form.

    Args:
        old: A name as printed.

        new: Another.

        texts: The passages, whose capitals an abbreviation may stand for.
    """
    first, second = _plain(old), _plain(new)
    if is_nobody(first) or is_nobody(second):
        return False
    if is_pronoun(first) or is_pronoun(second):
        if (first in _OURS and second in _YOURS) or (first in _YOURS and second in _OURS):
            return True
        return any(one in _OURS and any(f"our {other}" in fold(text) for text in texts) for one, other in ((first, second), (second, first)))
    if _are_contrary(first, second):
        return True
    if has_han(first + second):
        return not _is_same_chinese(first, second) and not any(_is_alias(first, second, fold(text)) for text in texts)
    return (
        not _is_same_english(first, second)
        and not _is_acronym(old, new)
        and not _is_acronym(new, old)
        and not any(_is_alias(first, second, fold(text)) for text in texts)
        and not any(_has_initials(name.strip(), text) for name in (old, new) for text in texts)
    )


def _are_contrary(first: str, second: str) -> bool:
    """Tell whether names are of two sides of one matter, however alike they are worded: *requesting Party*, *requested Party*; 申请人, 被申请人."""
    if has_han(first + second):
        pairs = ((one, other) for a, b in _SIDES for one, other in ((a, b), (b, a)))
        return f"被{first}" == second or f"被{second}" == first or any(one in first and first.replace(one, other) == second for one, other in pairs)
    old, new = first.split(), second.split()
    if old[:-1] == new[:-1] and stem(old[-1]) == stem(new[-1]) and {old[-1][-2:], new[-1][-2:]} in _DOER_AND_DONE:
        return True
    return (
        len(old) == len(new) > 1
        and singular(old[-1]) == singular(new[-1])
        and any({a[-3:], b[-3:]} & {"ing"} and {a[-2:], b[-2:]} & {"ed"} and stem(a) == stem(b) for a, b in zip(old, new, strict=True))
    )


def is_pronoun(name: str) -> bool:
    """Tell whether a name only points back, or to whoever speaks or reads."""
    return fold(name) in bearer_words().pronouns


def is_nobody(name: str) -> bool:
    """Tell whether a name is of everybody or of nobody in particular."""
    known = bearer_words()
    if has_han(name):
        return name in known.anybody or name.startswith(tuple(word for word in known.some if has_han(word)))
    first, _, rest = name.partition(" ")
    return (first in known.some and not rest) or first in known.some - {"no", "every"} or {name, singular(name)} & known.anybody != frozenset()


def singular(word: str) -> str:
    """Return an English noun without the ending of its plural, as far as the ending tells."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _plain(name: str) -> str:
    return _DETERMINER.sub("", _ASKED.sub("", fold(name).strip(" ,.;:，。；："))).replace("’", "'")


def _is_same_chinese(old: str, new: str) -> bool:
    first, second = (_ON_DUTY.sub("班", _REFUSES.sub("拒", _BEFORE_NAME.sub("", name) or name)) for name in (old, new))
    kinds = bearer_words().kinds
    if (kinds.get(first, -1) == kinds.get(second, -2)) or (kinds.get(old, -1) == kinds.get(new, -2)):
        return True
    if _is_of_one_stem(first, second) or _are_kin_chinese(first, second):
        return True
    shorter, longer = sorted((first, second), key=len)
    # 工信部 is made of characters of 工业和信息化部, in order; so is 国知局 of 国家知识产权局.
    return _is_within(shorter, longer) or _is_within(*sorted((old, new), key=len))


def _is_of_one_stem(first: str, second: str) -> bool:
    """Tell whether names differ by a word that only says that somebody is meant: 执法者, 执法人员."""
    heads = [match.group() if (match := _HEAD.search(name)) else "" for name in (first, second)]
    stems = {name.removesuffix(head) for name, head in zip((first, second), heads, strict=True)}
    return len(stems) == 1 and len(stems.pop()) >= _SHORTEST_STEM and any(kind.issuperset(heads) for kind in _HEADS)


def _are_kin_chinese(first: str, second: str) -> bool:
    """Tell whether names end in two words of one kind, and begin alike: 阅卷教师, 阅卷老师."""
    kinds = bearer_words().kinds
    cuts = range(_SHORTEST_STEM, min(len(first), len(second)))
    return any(first[:at] == second[:at] and kinds.get(first[at:], -1) == kinds.get(second[at:], -2) for at in cuts)


def _is_within(shorter: str, longer: str) -> bool:
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _is_same_english(old: str, new: str) -> bool:
    # A converter may have put white space into a name.
    if letters_of(old) == letters_of(new):
        return True
    first, second = terms(old), terms(new)
    # A harbour-master is a harbourmaster.
    if len(first) != len(second) and stem("".join(first)) == stem("".join(second)):
        return True
    if "'" in old + new and ("'" in old) != ("'" in new):
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return _are_kin(old, new)


def _are_kin(old: str, new: str) -> bool:
    """Tell whether the nouns of two names are of one kind, and what is said of them does not set them apart: *large vendors*, *sellers*."""
    (first, first_rest), (second, second_rest) = _split(old), _split(new)
    kinds = bearer_words().kinds
    if first != second and kinds.get(first, -1) != kinds.get(second, -2):
        return kinds.get(singular(old), -1) == kinds.get(singular(new), -2)
    return first_rest <= second_rest or second_rest <= first_rest


def _split(name: str) -> tuple[str, frozenset[str]]:
    """Return the noun of a name in the singular, and the terms beside it."""
    core = _OF.split(name)[0]
    found = words(core)
    noun = singular(found[-1]) if found else ""
    rest = terms(name)
    return noun, frozenset(term for term in rest if term != stem(noun))


def _is_alias(first: str, second: str, text: str) -> bool:
    """Tell whether a text says that a name is another's short form: *Acme Shipyards (“the Builder”)*."""
    return any(
        re.match(rf"[\s.,]*\([^()]{{0,40}}{re.escape(short)}['\"”’]?\)", text[at + len(name) :])
        for name, short in ((first, second), (second, first))
        if (at := text.find(name)) >= 0
    )


def _is_acronym(short: str, name: str) -> bool:
    """Tell whether capitals are the initials of a name, which another language may have put in order: *ISO*."""
    letters = re.sub(r"^the |\.", "", short.strip(), flags=re.IGNORECASE)
    capitals = [word[0] for word in (match.group() for match in find_words(re.sub(r"^the ", "", name, flags=re.IGNORECASE))) if word[0].isupper()]
    return letters.isupper() and 1 < len(letters) <= _LONGEST_ABBREVIATION and sorted(letters) == sorted(capitals)


def _has_initials(name: str, text: str) -> bool:
    letters = re.sub(r"^the |\.", "", name, flags=re.IGNORECASE)
    if not 1 < len(letters) <= _LONGEST_ABBREVIATION or not letters.isascii() or not letters.isalpha():
        return False
    capitals = "".join(word[0] for match in find_words(text) if (word := match.group())[0].isupper() and word != name)
    return letters.upper() in capitals
