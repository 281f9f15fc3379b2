"""Duties, rights and bans said with a noun: *the onus is on the carrier to*, *has no say in*, 是…的法定义务."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.norms.bindings import Binding
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.changes.effects.wording.phrases import Found
from policydiff.text.lazy import lazy_pattern
from policydiff.text.span import Span

__all__ = ["NOUNS", "find_nominal", "find_nominal_chinese"]

_DUTY = Binding("obligation", 5, is_denied=False, unsaid="exemption", follows=False)
_RIGHT = Binding("permission", 1, is_denied=False, unsaid="prohibition", follows=False)
_BAN = Binding("prohibition", 5, is_denied=True, unsaid="permission", follows=False)
_RELEASE = Binding("exemption", 1, is_denied=True, unsaid="obligation", follows=False)
_ADVICE = Binding("recommendation", 3, is_denied=False, unsaid=None, follows=False)
_PROMISE = Binding("commitment", 4, is_denied=False, unsaid=None, follows=False)
_AIM = Binding("commitment", 2, is_denied=False, unsaid="commitment", follows=False)
_NOUNS = {
    "duty|duties|obligation|obligations|responsibility|requirement|task|job|onus|burden|mandate|imperative": _DUTY,
    "right|rights|power|powers|authority|freedom|liberty|permission|discretion|option|leave|licence|license|entitlement|privilege|latitude|choice|prerogative|room": _RIGHT,
    "ban|prohibition|bar|embargo|moratorium|interdiction": _BAN,
    "exemption|dispensation|waiver|immunity": _RELEASE,
    "recommendation|advice|good practice|best practice|sound practice": _ADVICE,
    "commitment|pledge|promise|guarantee|covenant": _PROMISE,
    "plan|plans|aim|goal|ambition|intention|aspiration|endeavour|hope|wish": _AIM,
}
_BY_NOUN = {noun: binding for nouns, binding in _NOUNS.items() for noun in nouns.split("|")}
NOUNS = frozenset(noun.split()[-1] for noun in _BY_NOUN)
_NOUN = rf"(?P<noun>{'|'.join(_NOUNS)})"
_WORD = r"[\w'’-]+"
# Of "a duty on carriers to keep", "no ban on keeping", "the freedom to keep" what follows the noun is the act.
_ACT = (
    r"(?:\s+(?:not\s+)?(?:to|that)\b(?!\s+(?:the|a|an|any|its|their|each|every)\s)|\s+(?:of|from|on|against|for)(?=\s+(?!\w*thing\b)\w+ing\b)|"
    rf"(?P<of>\s+(?:on|upon|of|for|(?:falls|rests|lies|is|are)\s+(?:on|upon|with)|(?:is|are)\s+(?:placed|imposed|laid|conferred)\s+(?:on|upon))\s+(?:{_WORD},?\s+){{1,14}}?(?:not\s+)?(?:to|that)\b)|"
    rf"(?<=ban|bar|ion)\s+(?:to|on|against)\s+(?:{_WORD}\s+){{1,5}}?(?=\w+ing\b))"
)
_LIGHT = (
    r"(?P<light>is|are|was|were|be|stands?|comes?|remains?|becomes?|has|have|had|bears?|owes?|carr(?:y|ies)|holds?|enjoys?|retains?|keeps?|possess(?:es)?|assumes?|accepts?|exists?|imposes?|places?|lays?|puts?|gives?|given|grants?|granted|"
    r"confers?|shares?|leaves?|creates?|constitutes?|lacks?|loses?|denied|makes?)"
)
_IT = r"(?:\b(?:it|there)\s+)?"


def _with_noun(pattern: str) -> Worded:
    return Worded(" ".join(NOUNS), lazy_pattern(pattern, re.IGNORECASE))


_HELD = _with_noun(rf"{_IT}\b{_LIGHT}(?P<gap>(?:\s+(?!(?:which|that|who|and|or|to|by|when|if|for|in)\b){_WORD}){{0,5}}?)\s+{_NOUN}{_ACT}")
# "Keeping a log is an obligation of the carrier": the act comes first.
_BEHIND = _with_noun(
    rf"(?<!\bit )\b(?P<light>is|are|remains?|becomes?|constitutes?|lies?|rests?|falls?)(?P<gap>(?:\s+(?:within|at|in|an?|the|its|their|no|not|part|of|one|also|henceforth|legal|express|matter|statutory|binding|mere|{_WORD}['’]s?|{_WORD}s['’])){{1,5}})\s+{_NOUN}"
    r"(?P<of>)(?=\s+(?:of|for|on|upon|borne|incumbent)\b|\s*[.,;]|\s*\Z)"
)
_SUBJECT = _with_noun(
    rf"(?:\A|(?<=[.;:,]\s)|(?<=\band\s)|(?<=\bbut\s))(?P<light>the|an?|any|no|its|their|sole|primary)(?P<gap>(?:\s+(?!of\b){_WORD}){{0,2}}?)\s+{_NOUN}{_ACT}"
)
# "Whether to file is for the carrier to decide": whoever decides may.
_WHETHER = Worded(
    "whether",
    re.compile(
        r"\bwhether (?:or not )?to\b(?=[^,.;]{1,200}?\b(?:is|are|be|remains?|lies?|rests?)\s+(?:entirely |solely |wholly |a matter )?(?:for|left to|with|up to|at|within|decided by)\b)",
        re.IGNORECASE,
    ),
)
_DENIED = re.compile(
    r"\b(?:not\b(?! (?:only|merely|just|without)\b)|no\b(?! (?:more|less|greater|other)\b)|(?:never|lacks?|loses?|denied|nor|neither)\b)",
    re.IGNORECASE,
)
# Who is not relieved of a duty has it.
_FREED = re.compile(r"\b(?:relieved|released|freed|exempted|excused|absolved|discharged|spared|dispensed|deprived|stripped|from)\b", re.IGNORECASE)
_ENDS_IN_DENIAL = re.compile(r"\bnot\s+(?:to|that)\Z", re.IGNORECASE)
# "The duty to file does not apply": what is denied may follow.
_ENDS = re.compile(r"[^.;]{0,160}?\b(?:not|no longer|ceases?|lapses?|nobody|none|only|unless)\b", re.IGNORECASE)


def find_nominal(text: str) -> Iterator[Found[Binding]]:
    """Yield the nouns of an English text that bind or leave free, with the words that hold them and those that lead to the act."""
    yield from (Found(_RIGHT, Span(*match.span())) for match in _WHETHER.finditer(text))
    stop = 0
    for match in sorted((*_HELD.finditer(text), *_SUBJECT.finditer(text), *_BEHIND.finditer(text)), key=lambda match: match.start()):
        if match.start() < stop:
            continue
        is_subject = match["light"].lower() in ("the", "a", "an", "any", "its", "their", "sole", "primary", "no")
        if is_subject and _ENDS.match(text, match.end()):
            continue
        said: Binding | None = _BY_NOUN[match["noun"].lower()]
        before = f"{match['light']} {match['gap']}"
        if said is not None and (_DENIED.search(before) is not None) != (_FREED.search(before) is not None):
            said = said.denied()
        if said is not None and _ENDS_IN_DENIAL.search(match.group()):
            said = said.of_denied_act()
        if said is not None:
            stop = match.end()
            # Whom the noun binds is no part of what binds: "the duty of the carrier to file".
            yield Found(said, Span(match.start(), match.end("noun") if match["of"] else stop))


_CHINESE_NOUNS = {
    **dict.fromkeys(("义务", "责任", "职责", "之责"), _DUTY),
    **dict.fromkeys(("权利", "权力", "自由", "职权", "权限", "选择权", "资格"), _RIGHT),
}
_CHINESE_NOUN = rf"(?P<noun>{'|'.join(sorted(_CHINESE_NOUNS, key=len, reverse=True))})"
# 负有…的义务, 不享有…的权利, 免除…的责任: what stands between is the act.
_CHINESE_HELD = lazy_pattern(
    r"(?P<verb>(?:不再|不|没有|毫无|并无|无)?(?:负有|负担|承担|担负|负|具有|享有|拥有)|没有|并无|毫无|(?<![没具享拥负含所设附还只仅另持])有|免除|解除|免去|取消|丧失|失去)"
    rf"(?P<act>[^，。；：、]{{1,40}}?)(?:的|之)?{_CHINESE_NOUN}(?=[，。；、）)]|\Z)"
)
# …是企业的法定义务: the act stands before.
_CHINESE_BEHIND = lazy_pattern(rf"(?P<verb>不再是|不是|并非|不属于|是|属于|系|构成)[^，。；：、是]{{0,14}}?{_CHINESE_NOUN}(?=[，。；、）)]|\Z)")
_CHINESE_DENIAL = ("不", "没", "毫无", "并无", "无", "并非", "免", "解除", "取消", "丧失", "失去")


def find_nominal_chinese(text: str) -> Iterator[Found[Binding]]:
    """Yield the verbs of a Chinese text that hold a duty or a right, and the predicates that call an act one."""
    for match in _CHINESE_HELD.finditer(text):
        said: Binding | None = _CHINESE_NOUNS[match["noun"]]
        if match["verb"].startswith(_CHINESE_DENIAL) and said is not None:
            said = said.denied()
        if match["act"].startswith("不") and said is not None:
            said = said.of_denied_act()
        if said is not None:
            yield Found(said, Span(match.start(), match.end("verb") + match["act"].startswith("不")))
    for match in _CHINESE_BEHIND.finditer(text):
        said = _CHINESE_NOUNS[match["noun"]]
        said = said.denied() if match.group().startswith(_CHINESE_DENIAL) else said
        if said is not None:
            yield Found(said, Span(*match.span("verb")))
