"""Names as Chinese writes them: told by their last characters, and by the words that cannot stand inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.model.outline import Span
from policydiff.text.lazy import lazy_pattern

__all__ = ["chinese_agents_from", "chinese_names_before", "chinese_names_from", "chinese_subject_of", "is_modifier", "is_modifying", "name_swapped"]

_LONGEST_NAME = 24
# Names joined by 、 are no longer together.
_FARTHEST = 120
# What names of people and bodies end with.
_ENDING = (
    "主播|博主|播主|教练|导游|志愿者|法人|干部|干事|民警|警察|门卫|保安|电工|焊工|技工|护工|监理|代理(?![人商机权服])|主管(?![部机单人税海领])|原告|被告|联席会议|党组|党支部|设计院|供电所|董事|监事|理事(?!会)|书记|秘书(?!处|长)|总裁|队长|组长|编辑(?!部)|会计(?!师|准|制|核|账|报|凭|处)|出纳|"
    "海关|税务|公安|交警|消防队|海事|疾控|班主任|部门|机关|机构|单位|企业|公司|集团|协会|学会|商会|联盟|联合会|委员会|办公室|中心|政府|法院|检察院|银行|平台|学校|高校|大学|学院|医院|院校|基金会|理事会|董事会|监事会|秘书处|小组|专班|支队|总队|大队|交易所|实验室|园区|社区|"
    "街道|乡镇|党委|纪委|工会|团委|残联|妇联|科协|工商联|物业|车间|班组|站点|门店|商户|农户|用户|家长|父母|消费者|主任|经理|总监|主席|东道国|会员|股东|船东|货东|业主|房东|租客|乘客|骑手|司机|专家|职工|员工|网信办|组织(?!实施|开展|编制|制定|协调|召开|建设|推进|评估|实行|人员|力量|专家|落实|起草|力)|"
    "者|人(?![民员工才身类均数口脸机行文次])|方(?![式案可法面能便针向])|商(?![务业会标量品场])|员(?![工会])|师(?![范资])|局(?!部|面|限)|厅|委(?![员托派])|办(?![公理法学事])|院(?![长校])|所(?![有需在属得列述称产用])|(?<![实好之用坏益何到此别随深难暗])处(?![理置罚分于境])|组(?![织成建])|队(?![伍])|会(?![同议员计商见谈])|"
    "站(?!点)|台(?![账风阶灯])|馆|店|厂|校(?![车长园验准对])|部(?![门分署队长])|国(?![家际内有务籍])|州|省(?=$|[应须要可将，])|市(?=$|[应须要可将，])|县|区(?![域别块])|镇|乡|村(?![民委])|户|团(?!队)|庭|署(?!名)|社(?![会区保])|长(?![期效度江短])|官|主(?![要管办动席任体])|(?<![产发])生(?![产成物活态效命])|民(?![政族用])|家(?![庭具居])|客(?!户|观)|手"
)
# What cannot stand inside a name.
_INSIDE = r"(?:委托(?=[方人单])|请求(?=[方国])|被申请|被请求|所在地|在[校线职建读]|所属|经[营理济信办销纪贸费]|合同|同业|协同|从业|从事|就业|供给|给水|申请|[转受出]让|被[保监许告投委征审检担诉申执侵处调]|参与|人才|高等|共和|对外|对口|授予|并购|合并|自由|(?!应当|应于|应在|必须|不得|可以|有权|有义务|有责任|负有|牵头|负责|承担|会同|转交|移交|提交|报送|报告|告知|通知|通报|统筹|(?:安装|编制|起草|制定|填写|填报|保存|发布|核验|查验|审批|提供|出具|签发)(?!人员|单位|机构|部门|企业|公司|[者方商])|留存|公布|公示|公开|确定|指定|安排|支付|缴纳|垫付|退还|赔偿|补偿|颁发|签署|作出|做出|采取|建立|设立|设置|设定|配备|更新|汇总|梳理|推进|推动|落实|开展|进行|予以|给予|加以|依法|依照|按照|根据|定期|每年|每月|每季|及时|统一|共同|分别|自行|直接|免费|先行|另行|具体|鼓励|支持(?!中心)|引导|要求|责成|委托|授权|交由|联合(?![国会]))[^\W\d_a-zA-Z的由归向对为将把或被经让请并也均是等即才就给予与和及同跟在从按于以其之、，])"
_NAME = lazy_pattern(rf"{_INSIDE}{{0,{_LONGEST_NAME}}}{_INSIDE}")
# 文化和旅游部门 is one.
_JOINED_NAME = lazy_pattern(rf"{_INSIDE}{{2,8}}[和与]{_INSIDE}{{2,{_LONGEST_NAME}}}")
_ENDS = lazy_pattern(_ENDING)
# What opens so says what is done and names nobody: 加快建设算力中心.
_OPENS_ACT = lazy_pattern(
    r"(?:大力|积极|全面|着力|持续|进一步|切实|不断|努力|稳步|有序|扎实|深入|全力|抓紧|尽快|率先|加快|加速(?!器)|加大|加强|建成|建好|建强|建设|打造|完善|健全|构建|组建|筹建|兴建|"
    r"共建|培育|培养|强化|深化|优化|细化|提升|提高|提质|扩大|坚持|发挥|夯实|壮大|补齐|畅通|整合|覆盖|拓展|布局|依托|聚焦|实现|形成|争取|力争|做[好大强优]|办好|管好|用好|改造|改善|改进|升级|整治|创建|引进|吸引|"
    r"增强|增加|增设|推广|普及|倡导|维护|巩固|扶持|资助|动员|面向|关停|取缔|腾退|清退|淘汰|压减|削减|减少|遏制|打击|杜绝|防止|防范)"
    # 建设单位, 推广中心 are names.
    r"(?!单位|部门|机构|机关|企业|公司|集团|银行|领导小组|小组|办公室|委员会|中心|主管|行政|工程|用地|项目|规划|保养|管理|服务|资金|基金|人员|[者人方局处组办厅部委会])"
)
_JOINT = re.compile(r"、|和|与|及|以及|或者|或")
# Behind the subject at the head of a part of a sentence: a modal, a circumstance.
_BEHIND = re.compile(r"[，在对向于按依自为将把就每应须要可不有负的]|$")
_LEADING = re.compile(
    r"[\s，；：、（(]*(?:并|且|同时|此外|但|但是|其中|即|则|凡|然后|各)?(?:鼓励|支持|引导|推动|倡导|提倡|要求|允许|倡议|督促|呼吁)?"
)
_MODIFIES = re.compile(r"(?!按|依|根据|负责|统一|应|每|会同)[^，。；对向将把为在于就]{1,6}的|(?:共同)?(?:组成|构成)")
_TOGETHER = re.compile(r"共同|联合|一起|应|须|要|不得|必须|均|都|可|负责|牵头|承担|分别|各|[，。；]")
# 在合同约定的承包农户.
_DESCRIBED = re.compile(r"[^，。；：、]{2,16}的")
_BREAK = re.compile(r"[，,；：:（(\s]")


def chinese_names_from(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """
    Return the names that begin at a place, joined by 、 or 和; none where no name begins there.

    Example:
        >>> text = "由市水务局和各区政府编制方案"
        >>> [span.of(text) for span in chinese_names_from(text, 1, len(text))]
        ['市水务局', '各区政府']
    """
    names = tuple(_run(text, start, stop))
    if names:
        return names
    modifier = _DESCRIBED.match(text, start, stop)
    return tuple(_run(text, modifier.end(), stop)) if modifier else ()


def _run(text: str, start: int, stop: int) -> Iterator[Span]:
    name = _name(text, start, stop)
    while name:
        yield name
        joint = _JOINT.match(text, name.stop, stop)
        name = _name(text, joint.end(), stop) if joint else None
        # 授权秘书长与东道城市签署: with whom, not who.
        if name and joint and joint.group() == "与" and not _TOGETHER.match(text, name.stop):
            return


def _name(text: str, start: int, stop: int) -> Span | None:
    if _OPENS_ACT.match(text, start, stop):
        return None
    for pattern in (_NAME, _JOINED_NAME):
        match = pattern.match(text, start, stop)
        ends = [end.end() for end in _ENDS.finditer(text, start, match.end())] if match else []
        if ends and ends[-1] - start > 1:
            return Span(start, ends[-1])
    return None


def is_modifier(text: str, at: int, stop: int) -> bool:
    """Tell whether what 由 and a name begin says which things are meant, not who is charged: 由市局制定的标准, 由委员组成."""
    return _MODIFIES.match(text, at, stop) is not None


def chinese_agents_from(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """Return the names behind 由, with what describes them passed over: of 当事人共同选定的机构 the 机构."""
    names = chinese_names_from(text, start, stop)
    if not names or not is_modifier(text, names[-1].stop, stop):
        return names
    end = text.find("的", names[-1].stop, stop)
    return chinese_names_from(text, end + 1, stop) if end >= 0 else ()


def is_modifying(text: str, name: Span) -> bool:
    """Tell whether a name stands in such words: in 由市局制定的标准 市局 is not who is charged."""
    return text.startswith("由", name.start - 1) and is_modifier(text, name.stop, len(text))


def chinese_names_before(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """Return the names that end right before a verb at ``stop``, as its subject."""
    breaks = [match.end() for match in _BREAK.finditer(text, max(start, stop - _FARTHEST), stop)]
    head = _LEADING.match(text, breaks[-1] if breaks else max(start, stop - _FARTHEST), stop)
    at = head.end() if head else start
    names = chinese_names_from(text, at, stop)
    return names if names and names[-1].stop == stop else ()


def chinese_subject_of(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """
    Return the names that are the subject of a modal at ``stop``: those right before it, or those at the head of the nearest part of the sentence.

    Example:
        >>> text = "承运人在装船之前，应当查明标记"
        >>> [span.of(text) for span in chinese_subject_of(text, 0, text.index("应当"))]
        ['承运人']
    """
    near = chinese_names_before(text, start, stop)
    if near:
        return near
    for at in sorted({start, *(match.end() for match in _BREAK.finditer(text, max(start, stop - _FARTHEST), stop))}, reverse=True):
        head = _LEADING.match(text, at, stop)
        names = chinese_names_from(text, head.end() if head else at, stop)
        if names and _BEHIND.match(text, names[-1].stop):
            return names
    return ()


# Before a name that stands for whoever acts.
_OPENING = re.compile(
    r"(?:（[一二三四五六七八九十0-9]{1,3}）|由|鼓励|支持|引导|推动|要求|责成|授权|委托|请|呼吁|邀请|允许|倡议|督促|动员|组织|敦促)(?=[^，。；：、\s]{0,24}\Z)"
)
_TAIL = 4


def name_swapped(old: str, old_span: Span, new: str, new_span: Span) -> tuple[Span, Span] | None:
    """
    Return the names of which one stands where the other stood, where one of them is told by its ending and what follows is the same; else None.

    Args:
        old: The old text.

        old_span: The stretch of the old text that another took the place of.

        new: The new text.

        new_span: That other stretch.
    """
    if old_span.start == old_span.stop or new_span.start == new_span.stop:
        return None
    heads = [match.end() for match in _OPENING.finditer(old, max(0, old_span.start - _LONGEST_NAME), old_span.start)]
    if not heads:
        return None
    shift = new_span.start - old_span.start
    start = heads[-1], heads[-1] + shift
    if start[1] < 0 or old[start[0] : old_span.start] != new[start[1] : new_span.start]:
        return None
    for (text, at, stop), (other, other_at, other_stop) in (
        ((old, start[0], old_span.stop), (new, start[1], new_span.stop)),
        ((new, start[1], new_span.stop), (old, start[0], old_span.stop)),
    ):
        name = _name(text, at, len(text))
        if name and name.stop >= stop and text[name.stop : name.stop + _TAIL] and _is_free(text, name.stop):
            end = other.find(text[name.stop : name.stop + _TAIL], other_stop, other_stop + _LONGEST_NAME)
            if end > other_at + 1 and _NAME.fullmatch(other, other_at, end):
                spans = name, Span(other_at, end)
                return spans if text is old else (spans[1], spans[0])
    return None


def _is_free(text: str, at: int) -> bool:
    """Tell whether a name ends at a place and is no part of another."""
    return not text.startswith(("的", "、", "和", "与", "，"), at) and not is_modifier(text, at, len(text))
