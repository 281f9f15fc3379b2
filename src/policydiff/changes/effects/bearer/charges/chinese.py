"""Chinese sentences that say who is charged with something: 由X负责, X牵头, 归口X管理, 责任在X, 委托X."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.changes.effects.bearer.charges.charge import Charge
from policydiff.changes.effects.names.chinese import chinese_agents_from, chinese_names_before, chinese_names_from, is_modifier
from policydiff.model.outline import Span
from policydiff.text.lazy import lazy_pattern

__all__ = ["chinese_charges"]

_DUTY = "(?:责任|义务|职责|职能|任务|工作|事项|费用|成本|开支|事务|分内之?事|本分|事权|风险|支出|权利|权限|权力|职权|决定权|主导权)"
_BEFORE = lazy_pattern(
    r"(?:改|交|转|应|须|要|将|均|可|统一)?由(?!于|此|来|衷|头)|责成|交由|交给|(?:委托|授权|指定|委派|责令|指派|安排|请)(?!书|人|方|代理|求)(?:给)?|归口(?:由)?|归(?!集|档|还|类|纳|因|属于|属)|归属于?|隶属于?|"
    rf"{_DUTY}(?:应当?|须)?(?:落在|在于|在(?!于)|归于|归|属于|属|落到|压在)|(?:落在|压在|落到)|(?:落实|压实|夯实|强化|严格|明确)(?=[^，。；的对]{{2,16}}(?:的|对[^，。；]{{2,30}})?(?:主体|监管|管理|治理|首要|直接|领导|主管|安全|属地|源头|保护|防控|第一)?(?:主体|治理|监管|管理|安全)?责任)|(?:是|属于|属(?!地)|列入|作为|为)(?=[^，。；]{{2,20}}的?{_DUTY})|以(?=[^，。；]{{2,20}}为(?:责任|主体|牵头|实施))|"
    r"(?:牵头|责任|负责|主办|主责|承办|实施|配合|主管|组织|第一责任|第一牵头|承担)(?:单位|部门|主体|人|方|机构)?[:：为是]|在(?=[^，。；]{2,20}(?:领导|指导|主持|统筹|牵头|监督|组织|协调)下)"
)
_SUBJECT = lazy_pattern(
    rf"(?:应当?|须|要|将|必须|应予|均|依法|具体|统一|共同|会同[^，。；]{{2,20}}|各自|自行|全面|分别)?(?:负责|牵头|主办|承办|主管|承担|负担|负?主责|兜底|负(?:总|全|首要|直接|主要|主体|第一|监管|领导)责(?:任)?|买单|(?:对|就)[^，。；]{{2,40}}(?:负责|承担|负有|负总责)|负有|有义务|有责任|有职责|担负|肩负|履行[^，。；]{{0,12}}{_DUTY}|为(?:第一)?(?:责任|牵头|主管|主责)|是(?:第一)?(?:责任|牵头|主管|主责))"
)


def chinese_charges(text: str, sentences: tuple[Span, ...]) -> Iterator[Charge]:
    """Yield those who are said to be charged with something, in no order."""
    for sentence in sentences:
        start, stop = sentence.start, sentence.stop
        for match in _BEFORE.finditer(text, start, stop):
            is_agent = match.group().endswith("由")
            names = (chinese_agents_from if is_agent else chinese_names_from)(text, match.end(), stop)
            if names and not (is_agent and is_modifier(text, names[-1].stop, stop)):
                yield Charge(names, Span(match.start(), match.end()), sentence)
        for match in _SUBJECT.finditer(text, start, stop):
            names = chinese_names_before(text, start, match.start())
            if names:
                yield Charge(names, Span(*match.span()), sentence)
