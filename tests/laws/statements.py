"""Statements put together from parts, so that an edit of one part has an effect that is known beforehand."""

from __future__ import annotations

from attrs import evolve, frozen
from hypothesis import strategies as st

from policydiff.model.change import EffectName

__all__ = ["EDITS", "PARTS", "REWORDINGS", "Statement", "edited", "statements"]

PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "bearer": (
            "Developers of frontier models",
            "The Commission",
            "Member States",
            "Importers of medical devices",
            "Hospitals",
            "Lighthouse keepers",
            "Each Party",
            "The operator of a charging point",
        ),
        "modal": ("shall", "must", "should", "may", "shall not", "must not"),
        "hedge": ("", "where practicable", "as appropriate", "to the extent feasible"),
        "act": (
            "report serious incidents to the regulator",
            "publish the results of the tests",
            "keep a register of complaints",
            "sell used batteries to private persons",
            "store samples in a cool place",
            "open the archive to researchers",
        ),
        "deadline": ("", "within 30 days", "within 14 days", "no later than 90 days after the event"),
        "condition": ("", "if the risk is high", "provided that the owner consents", "where a child is concerned"),
        "exception": ("", "unless a court orders otherwise", "except in an emergency", "save for small firms"),
        "sanction": ("", "A breach is punished by a fine of up to 5,000 euros.", "Whoever fails to do so loses the licence."),
    },
    "zh": {
        "bearer": ("提供者", "开发者", "医疗机构", "主管部门", "进口商", "灯塔管理员", "各缔约方"),
        "modal": ("应当", "必须", "可以", "不得", "禁止"),
        "hedge": ("", "酌情", "视情", "尽可能"),
        "act": ("向监管机构报告严重事故", "公布测试结果", "保存投诉记录", "向个人出售旧电池", "向研究人员开放档案"),
        "deadline": ("", "在30日内", "在十五日内", "在事件发生后九十日内"),
        "condition": ("", "风险较高的，", "如果用户同意，", "涉及儿童的，"),
        "exception": ("", "，但法院另有命令的除外", "，紧急情况除外"),
        "sanction": ("", "违反者处五万元以下罚款。", "逾期不履行的，吊销许可证。"),
    },
}


@frozen(kw_only=True)
class Statement:
    """Who is to do what, how strongly, by when, on what condition, with what exception, or else what."""

    language: str
    bearer: str
    modal: str
    hedge: str
    act: str
    deadline: str
    condition: str
    exception: str
    sanction: str

    @property
    def text(self) -> str:
        """The statement as a clause."""
        if self.language == "zh":
            return f"{self.condition}{self.bearer}{self.modal}{self.deadline}{self.hedge}{self.act}{self.exception}。{self.sanction}"
        hedge = f"{self.hedge}, " if self.hedge else ""
        modal = f"{self.modal}, " if hedge else f"{self.modal} "
        parts = (f"{self.bearer} {modal}{hedge}{self.act}", self.deadline, self.condition)
        exception = f", {self.exception}" if self.exception else ""
        return " ".join(part for part in (" ".join(part for part in parts if part) + f"{exception}.", self.sanction) if part)


@st.composite
def statements(draw, language: str | None = None, **given: str) -> Statement:
    """Draw a statement, some of its parts given."""
    language = language or draw(st.sampled_from(("en", "zh")))
    return Statement(
        language=language, **{part: given[part] if part in given else draw(st.sampled_from(PARTS[language][part])) for part in PARTS[language]}
    )


@st.composite
def edited(draw) -> tuple[Statement, Statement]:
    """Draw a statement and what became of it: any of its parts replaced, added or left out."""
    old = draw(statements())
    parts = draw(st.sets(st.sampled_from(sorted(PARTS[old.language])), min_size=1, max_size=4))
    return old, evolve(old, **{part: draw(st.sampled_from(PARTS[old.language][part])) for part in sorted(parts)})


# Name → language, what the old statement holds, what the new one holds instead, and the effect.
EDITS: dict[str, tuple[str, dict[str, str], dict[str, str], EffectName]] = {
    "must to may": ("en", {"modal": "must"}, {"modal": "may"}, "weakened"),
    "must to should": ("en", {"modal": "must"}, {"modal": "should"}, "weakened"),
    "shall to should": ("en", {"modal": "shall"}, {"modal": "should"}, "weakened"),
    "should to may": ("en", {"modal": "should"}, {"modal": "may"}, "weakened"),
    "may to must": ("en", {"modal": "may"}, {"modal": "must"}, "strengthened"),
    "shall to shall not": ("en", {"modal": "shall", "hedge": ""}, {"modal": "shall not"}, "reversed"),
    "must to must not": ("en", {"modal": "must", "hedge": ""}, {"modal": "must not"}, "reversed"),
    "must not to must": ("en", {"modal": "must not", "hedge": ""}, {"modal": "must"}, "reversed"),
    "30 to 60 days": ("en", {"modal": "shall", "deadline": "within 30 days"}, {"deadline": "within 60 days"}, "loosened"),
    "30 to 14 days": ("en", {"modal": "must", "deadline": "within 30 days"}, {"deadline": "within 14 days"}, "tightened"),
    "developers to hospitals": ("en", {"bearer": "Developers of frontier models"}, {"bearer": "Hospitals"}, "reassigned"),
    "Commission to States": ("en", {"bearer": "The Commission"}, {"bearer": "Member States"}, "reassigned"),
    "where practicable put in": ("en", {"modal": "shall", "hedge": ""}, {"hedge": "where practicable"}, "hedged"),
    "as appropriate left out": ("en", {"modal": "should", "hedge": "as appropriate"}, {"hedge": ""}, "unhedged"),
    "unless put in": ("en", {"modal": "shall", "exception": ""}, {"exception": "unless a court orders otherwise"}, "exception-gained"),
    "except left out": ("en", {"modal": "must", "exception": "except in an emergency"}, {"exception": ""}, "exception-lost"),
    "provided that put in": ("en", {"modal": "must", "condition": ""}, {"condition": "provided that the owner consents"}, "condition-gained"),
    "fine left out": ("en", {"sanction": "A breach is punished by a fine of up to 5,000 euros."}, {"sanction": ""}, "sanction-lost"),
    "应当 to 可以": ("zh", {"modal": "应当"}, {"modal": "可以"}, "weakened"),
    "可以 to 必须": ("zh", {"modal": "可以"}, {"modal": "必须"}, "strengthened"),
    "不得 to 可以": ("zh", {"modal": "不得", "hedge": ""}, {"modal": "可以"}, "reversed"),
    "应当 to 不得": ("zh", {"modal": "应当", "hedge": ""}, {"modal": "不得"}, "reversed"),
    "三十日 to 六十日": ("zh", {"modal": "应当", "deadline": "在三十日内"}, {"deadline": "在六十日内"}, "loosened"),
    "30日 to 15日": ("zh", {"modal": "必须", "deadline": "在30日内"}, {"deadline": "在15日内"}, "tightened"),
    "提供者 to 主管部门": ("zh", {"bearer": "提供者"}, {"bearer": "主管部门"}, "reassigned"),
    "酌情 put in": ("zh", {"modal": "应当", "hedge": ""}, {"hedge": "酌情"}, "hedged"),
    "除外 put in": ("zh", {"modal": "应当", "exception": ""}, {"exception": "，但法院另有命令的除外"}, "exception-gained"),
    "fine left out of Chinese": ("zh", {"sanction": "违反者处五万元以下罚款。"}, {"sanction": ""}, "sanction-lost"),
    "如果 put in": ("zh", {"modal": "应当", "condition": ""}, {"condition": "如果用户同意，"}, "condition-gained"),
}

# Name → language, what the old statement holds and what the new one holds instead; nothing that anybody has to do is another.
REWORDINGS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "shall for must": ("en", {"modal": "must"}, {"modal": "shall"}),
    "is required to for shall": ("en", {"bearer": "The Commission", "modal": "shall", "hedge": ""}, {"modal": "is required to"}),
    "must not for shall not": ("en", {"modal": "shall not"}, {"modal": "must not"}),
    "two weeks for 14 days": ("en", {"deadline": "within 14 days"}, {"deadline": "within two weeks"}),
    "thirty (30) days for 30 days": ("en", {"deadline": "within 30 days"}, {"deadline": "within thirty (30) days"}),
    "not later than for no later than": (
        "en",
        {"deadline": "no later than 90 days after the event"},
        {"deadline": "not later than 90 days after the event"},
    ),
    "where feasible for where practicable": ("en", {"hedge": "where practicable"}, {"hedge": "where feasible"}),
    "EUR 5,000 for 5,000 euros": (
        "en",
        {"sanction": "A breach is punished by a fine of up to 5,000 euros."},
        {"sanction": "A breach is punished by a fine of up to EUR 5,000."},
    ),
    "三十日 for 30日": ("zh", {"deadline": "在30日内"}, {"deadline": "在三十日内"}),
    "50000元 for 五万元": ("zh", {"sanction": "违反者处五万元以下罚款。"}, {"sanction": "违反者处50000元以下罚款。"}),
    "严禁 for 禁止": ("zh", {"modal": "禁止"}, {"modal": "严禁"}),
}
