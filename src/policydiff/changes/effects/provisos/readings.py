"""
Conditions, exceptions and sanctions that the annotations leave alone in doubt.

A comparison has the other side to go by: a stretch that looks like a proviso and stands on one side only is one, and one that stands on both sides does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.model.annotation import Condition, Exclusion, Hedge, Sanction
from policydiff.model.outline import Span
from policydiff.text.fold import has_han
from policydiff.text.lazy import lazy_pattern

__all__ = ["Proviso", "provisos_of"]

Proviso = Condition | Exclusion | Sanction

# A phrase goes on to the end of its part of the sentence.
_REST = r"[^,;.]{2,160}"
_REST_HAN = r"[^，。；：、]{0,30}?"
_LEAVE_WORDS = (
    "consent approval authorisation authorization authority permission agreement assent order warrant request application recommendation advice proposal say direction "
    "instruction certificate licence invitation nomination decision vote confirmation endorsement concurrence sanction leave"
)
_LEAVE = (
    r"(?:consent|approval|authori[sz]ation|authority|permission|agreement|assent|order|warrant|request|application|recommendation|advice|proposal|say-so|direction|instruction|certificate|licence|"
    r"invitation|nomination|decision|vote|confirmation|endorsement|concurrence|sanction|leave)"
)
# At the start, after a mark, after *and*, or between the modal and its verb ("may, upon proof of …").
_OPENS = r"(?<!\S)(?:(?<=^)|(?<=[,;:.(—]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\bmay\s)|(?<=\bcan\s)|(?<=\bmust\s)|(?<=\bshall\s)|(?<=\bwill\s)|(?<=\bshould\s))"
_BREACH = r"(?:fail\w*|breach\w*|violat\w*|contraven\w*|infring\w*|default\w*|disregard\w*|neglect\w*|refus\w*|non-?complian\w*|does not|do not|late\b|withou?t\b|misus\w*|falsif\w*|conceal\w*|exceed\w*)"
_FOLLOWS = (
    r"(?:revok\w+|suspen\w+|fine[ds]?\b|withdraw\w*|withdrawn|forfeit\w*|liab\w+|damages|compensat\w*|exclu\w+|disqualif\w*|barred|debar\w*|banned|penal\w+|surcharge\w*|dismiss\w*|terminat\w*|los[es]{1,2}\b|annul\w*|"
    r"\bvoid|cancel\w*|str(?:ike|uck)\w*|remov\w+|answers? for|reprimand\w*|censur\w*|expel\w*|expulsion|imprison\w*|prosecut\w*|blacklist\w*|shut down|closed down|confiscat\w*|seiz\w+|repay\w*|reclaim\w*|deduct\w*|warn\w*)"
)
_BREACH_HAN = r"(?:逾期|拒不|拒绝|未按|未经|不按|违反|违者|违规|未[^，。；]{1,12}的|不[^，。；]{1,12}的|造成[^，。；]{1,12}的|情节)"
_FOLLOWS_HAN = r"(?:罚|吊销|撤销|取消|暂停|停止|停业|停牌|通报|约谈|列入|失信|黑名单|赔偿|追究|警告|责令|处分|扣|没收|清退|禁入|不予|不得再|追回|收回|终止|除名|曝光|记入|限制|拘留|降级|问责|承担)"
_LEAVE_HAN = r"(?:批准|同意|许可|授权|核准|审批|审核|认可|备案|评审|审查|认定|论证|评估|检验合格|验收合格|确认|公证|登记|审议通过|表决通过|讨论通过|决议|听证|评议|查验|检测合格|考核合格)"


@frozen
class _Reading:
    kind: type[Proviso]
    words: re.Pattern[str] | Worded
    is_chinese: bool = True


def _english(kind: type[Proviso], needs: str, pattern: str) -> _Reading:
    return _Reading(kind, Worded(needs, lazy_pattern(pattern, re.IGNORECASE)), is_chinese=False)


_READINGS = (
    # What follows a breach comes first: the breach in it is no condition.
    _Reading(Sanction, re.compile(rf"(?:(?<=[;.]\s)|(?<=;\sand\s)|(?<=,\sand\s))(?:an?|any|every|each|those|whoever|anyone|anybody|persons?|in case of|on|for|if|where|should|failure|breach\w*|the|members?|part(?:y|ies)|provider\w*)\b[^;.]{{0,80}}{_BREACH}[^;.]{{0,120}}?{_FOLLOWS}[^;.]{{0,160}}", re.IGNORECASE), is_chinese=False),
    _english(Sanction, "failing default pain penalty threat risk owes forfeit forfeits", rf"\b(?:failing which|in default of which|on pain of|under (?:penalty|pain|threat) of|at the risk of (?:losing|forfeiting)|to whom it owes|or (?:else )?(?:shall )?forfeits?)\b{_REST}"),
    _english(Sanction, "lose loses forfeit forfeits answer owe owes fined suspended excluded barred debarred disqualified struck expelled prosecuted", rf"(?<=[a-z,]\s)(?:and|or)\s(?:(?:shall|will|must|may)\s)?(?:(?:lose|forfeit|answer for|owe)s?\s|(?:be|is|are)\s(?:fined|suspended|excluded|barred|debarred|disqualified|struck off|expelled|prosecuted)\b){_REST}"),
    _english(Exclusion, "save except excepting barring bar apart aside than excluding but unless leaving outside", r"\b(?:save|except|excepting|barring|bar|apart from|aside from|other than|excluding|but not|unless|leaving aside|outside)\b(?=\s(?:for|on|in|where|when|during|at|as|by|to|that|while|with|if|those|an?|the|\w+s)\b)" + _REST),
    # Under a ban "without a guard" is "unless there is a guard"; to leave something without an answer is one act.
    _english(Exclusion, "without absence", r"(?<!\bleave )(?<!\bleaves )(?<!\bleaving )(?<!\bleft )(?<!\bgo )\b(?:no|not|never|nobody|none|neither|nor)\b(?![^,;.]{0,40}\b(?:leav(?:e|es|ing)|left|go|goes|remain|remains|pass|passes) (?:(?!without)[^,;.]){0,80}\bwithout)[^,;.]{2,120}?\b(?P<here>(?:without|in the absence of) (?:an?|the|any|prior|its|their|first)\b[^,;.]{2,80})"),
    _english(Exclusion, "exempt exempted excepted excused excluded relieved", r"(?:(?<=^)|(?<=[;.,]\s))[^;.,]{2,80}\b(?:is|are|shall be)\s(?:exempt(?:ed)?|excepted|excused|excluded|relieved)\b[^;.]{0,120}"),
    _english(Exclusion, "apply extend", r"(?:(?<=^)|(?<=[;.]\s))[^;.,]{2,80}\b(?:does|do|shall|will) not (?:apply|extend) (?:to|where|when|in|if)\b[^;.]{2,160}"),
    # "Storms at sea apart, carriers …"
    _english(Exclusion, "apart aside excepted excluded account included counted", r"(?:(?<=^)|(?<=[;.,]\s))[^;.,]{3,100}\s(?:apart|aside|excepted|excluded|(?:being )?left out of account|not (?:included|counted))(?=\s?[,.;]|\s?$)"),
    _english(Condition, _LEAVE_WORDS, rf"{_OPENS}(?:up)?on (?:the |a |an |their |its )?(?:(?:prior|written|express|reasoned|joint|explicit|unanimous|advance|formal|due|duly \w+) ){{0,2}}{_LEAVE} (?:of|from|by)\b{_REST}"),
    _Reading(Condition, re.compile(rf"\bwith (?:the |a |an |their |its )?(?:(?:prior|written|express|reasoned|joint|explicit|unanimous|advance|formal|informed) ){{0,2}}(?:consent|approval|authori[sz]ation|permission|agreement|assent|concurrence|leave)(?:\s(?:of|from)\b{_REST})?", re.IGNORECASE), is_chinese=False),
    _english(Condition, "after", r"\bafter (?:having )?(?:obtain|secur|receiv|consult|hear|notify|giv)ing\b" + _REST),
    _english(Condition, "showing proof proving presentation presenting production producing payment paying receipt demonstrating completion completing being", rf"{_OPENS}(?:upon|on) (?:showing|proof|proving|presentation|presenting|production|producing|payment|paying|receipt|demonstrating|completion|completing|being)\b{_REST}"),
    _english(Condition, "subject provided providing long condition conditional contingent event case once if where when whenever should assuming extent far insofar only", rf"{_OPENS}(?:subject to|provided|providing|so long as|as long as|on condition|conditional on|contingent on|in the event|in case|once(?! every| a\b| an\b| per\b| in\b)|if|where|when|whenever|should (?=an?\b|the\b|any\b|it\b|they\b|such\b)|assuming|to the extent that|in so far as|insofar as|only (?:if|where|when|after|with))\b{_REST}"),
    _english(Condition, "if only provided long condition subject", r"(?<=[a-z]\s)(?<!\beven\s)(?<!\bas\s)(?<!\bsee\s)(?<!\bask\s)(?<!\bwhat\s)(?<!\bknow\s)(?<!\bcheck\s)(?<!\bdecide\s)(?:if|only if|only where|only when|only after|provided that|so long as|as long as|on condition that|subject to the)\b" + _REST),
    _english(Condition, "having", r"(?:(?<=,\s)|(?<=\bwho\s)|(?<=\bwhich\s)|(?<=\bthat\s))having (?:been |first |previously |duly )?\w+(?:ed|en|wn|nt)\b" + _REST),
    _Reading(Sanction, lazy_pattern(rf"(?<=[，。；、]){_BREACH_HAN}[^。；]{{0,40}}?{_FOLLOWS_HAN}[^。；]{{0,80}}")),
    _Reading(Exclusion, lazy_pattern(r"(?:(?<=^)|(?<=[，。；：]))(?:除|但)?[^，。；：]{1,40}?(?:除外|不在此限|不受此限|从其规定|不适用(?:本[^，。；]{0,8}|前款[^，。；]{0,6})?|另有规定的|例外|可以?免[于予除][^，。；]{0,12}|可以不[^，。；]{1,14})(?=[，。；]|$)")),
    _Reading(Exclusion, lazy_pattern(r"(?:(?<=^)|(?<=[，。；：]))除[^，。；：]{1,40}(?:外|以外|之外)(?=[，。；])")),
    _Reading(Condition, lazy_pattern(rf"(?:在|须|应|应当|但)?(?:事先|事前|提前|依法|预先)?(?:经过?|征得|取得|获得|报经|提请|征求){_REST_HAN}{_LEAVE_HAN}(?:后|的|之后|，方可|，)?")),
    _Reading(Condition, lazy_pattern(r"(?:(?<=^)|(?<=[。；]))[^，。；：《》]{3,40}[^标目有]的(?=，)")),
    _Reading(Condition, lazy_pattern(r"(?:(?<=^)|(?<=[，。；]))(?:如果|如(?=[需有未遇确因经属无])|如发|如出|如双|若|倘若|当|只要|只有|一旦)[^，。；：]{3,40}(?=，)")),
    _Reading(Condition, lazy_pattern(r"(?:(?<=^)|(?<=[，。；])|(?<=可以)|(?<=可))在[^，。；：]{2,30}(?:前提下|条件下|情况下|情形下|后|时)")),
    _Reading(Condition, lazy_pattern(r"(?:(?<=^)|(?<=[，。；]))(?:待|俟|等到?)[^，。；：、]{2,30}(?:后|之后|时)(?=[，再方])")),
    _Reading(Condition, lazy_pattern(r"(?<![任文单])(?:凭|持)[^，。；：、的]{1,14}?(?=(?:即?可以?|方可|均可|免费|优先|办理|进入|领取|入[场园馆内]|享受|乘坐|购买|参加|使用|借阅|到))")),
    _Reading(Condition, lazy_pattern(r"(?<=，)但?(?:应当?|须|必须|需)(?:事先|事前|提前|预先|先)?(?:经|征得|取得|获得|报经)[^，。；：]{2,30}")),
)  # fmt: skip


@lru_cache(maxsize=8)
def provisos_of(side: Passage) -> tuple[tuple[Proviso, Span], ...]:
    """Return the conditions, exceptions and sanctions of a passage with their places: those of the annotations, and those read here where nothing else stands."""
    said = [(item, side.span(item)) for item in side.annotations if isinstance(item, (Condition, Exclusion, Sanction))]
    said = [(item, span) for item, span in said if not side.text.startswith("以", span.stop) or not span.of(side.text).endswith("方可")]
    taken = [span for _, span in said]
    hedges = [side.span(item) for item in side.of(Hedge)]
    read: list[tuple[Proviso, Span]] = []
    for clause in side.clauses:
        for kind, inside in _read(clause.text):
            span = side.shifted(clause.id, inside)
            # An exception may hold a hedge: 但确有需要的除外.
            others = (*taken, *(hedge for hedge in hedges if kind is not Exclusion or not (span.start < hedge.start and hedge.stop < span.stop)))
            if not any(span.start < other.stop and other.start < span.stop for other in others):
                taken.append(span)
                read.append((kind(clause=clause.id, span=inside, rule="reading", trigger=inside.of(clause.text).split(" ")[0]), span))
    return tuple(sorted((*said, *read), key=lambda item: item[1].start))


def _read(text: str) -> Iterator[tuple[type[Proviso], Span]]:
    is_chinese = has_han(text)
    for reading in _READINGS:
        for match in reading.words.finditer(text) if reading.is_chinese is is_chinese else ():
            start, words = (match.start("here"), match["here"]) if "here" in match.groupdict() else (match.start(), match.group())
            yield reading.kind, Span(start, start + len(words.rstrip(" ,，")))
