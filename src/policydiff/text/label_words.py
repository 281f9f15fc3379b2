"""Labels that carry a word: Article 5, TITLE II, § 12, 第十条, 附件一."""

from __future__ import annotations

import re

from policydiff.text.label_parts import Label, count_number, end_of_heading_label, find_groups, set_off, skip_space, value_of, worded_label
from policydiff.text.lazy import lazy_pattern
from policydiff.text.numbering import CHINESE_DIGITS, count_chinese, count_word

__all__ = ["read_chinese", "read_paragraph_sign", "read_worded"]

_WORDS = {
    "art": "article", "chap": "chapter", "sec": "section", "para": "paragraph", "appx": "appendix",
    **{word: word for word in (
        "article", "section", "chapter", "title", "part", "book", "division", "subpart", "subchapter", "annex", "appendix", "schedule", "supplement",
        "paragraph", "clause", "rule", "point", "pillar", "outcome", "principle", "goal", "objective", "commitment", "recommendation", "priority", "action",
        "step", "regulation", "item",
    )},
}  # fmt: skip
_CHINESE_WORDS = {
    "部分": "part", "编": "book", "編": "book", "卷": "book", "篇": "book", "部": "part", "章": "chapter", "节": "section", "節": "section",
    "条": "article", "條": "article", "款": "paragraph", "项": "point", "項": "point",
}  # fmt: skip
_WORDED = re.compile(
    r"([A-Z][A-Za-z]{2,14})\.?\s{1,8}(?:No\.?\s{1,4})?"
    r"([0-9]{1,4}(?:\.[0-9]{1,3}){0,3}[A-Za-z]{0,2}|[IVXL]{1,7}[A-Za-z]{0,2}|[A-Z][a-z]{2,8}|[A-Z])((?:\([0-9A-Za-z]{1,5}\)){0,4})(?![\w(])"
)
_PARAGRAPH_SIGN = re.compile(r"§{1,2}\s{0,3}([0-9]{1,4}(?:\.[0-9]{1,3}){0,3}[a-z]{0,2})((?:\([0-9A-Za-z]{1,5}\)){0,4})(?![\w(])")
_CHINESE_WORDED = lazy_pattern(rf"第\s?([0-9]{{1,4}}|[{CHINESE_DIGITS}]{{1,8}})\s?(部分|[编編卷篇部章节節条條款项項])(?:之([一二三四五六七八九十]))?")
_CHINESE_ANNEX = re.compile(r"附[件录錄]\s?([0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])(?![0-9A-Za-z])")
_CHINESE_LISTED = re.compile(r"([一二三四五六七八九十]{1,3})[、.]")
# "一、二线城市" and "三、四月" list numbers instead of counting clauses.
_CHINESE_COUNT = re.compile(r"[一二三四五六七八九十]{1,2}[、线線类類级級个個年月届]")
# What follows 第三条 where a sentence speaks of that article.
_PROSE = frozenset("规規定的所和与與及或至第中之款项項以前后後,")


def read_worded(head: str, text: str) -> Label | None:
    """Read a label such as ``Article 5`` or ``TITLE II``."""
    match = _WORDED.match(head)
    word = _WORDS.get(match[1].lower()) if match else None
    if match is None or word is None:
        return None
    value, stop = count_number(match[2]), _end(head, text, match.end())
    if value is None or stop is None:
        return None
    number = str(int(value)) if count_word(match[2]) else match[2]
    return worded_label(text, match.end(), stop, family=word, value=value, parts=(*number.split("."), *find_groups(match[3])))


def read_paragraph_sign(head: str, text: str) -> Label | None:
    """Read a label such as ``§ 12``, which counts like articles."""
    match = _PARAGRAPH_SIGN.match(head)
    if match is None:
        return None
    stop = _end(head, text, match.end())
    if stop is None:
        # "§ 12 Providers shall …" counts a clause, "§ 12 of the Act" speaks of one.
        stop = skip_space(head, match.end())
        if stop == match.end() or not head[stop : stop + 1].isupper():
            return None
    numbers = match[1].split(".")
    return worded_label(text, match.end(), stop, family="article", value=value_of(numbers[-1]), parts=(*numbers, *find_groups(match[2])))


def read_chinese(head: str, text: str) -> Label | None:
    """Read a label such as ``第十条``, ``附件一`` or ``一、``."""
    return _read_counted(head, text) or _read_annex(head, text) or _read_listed(head, text)


def _read_counted(head: str, text: str) -> Label | None:
    match = _CHINESE_WORDED.match(head)
    if match is None:
        return None
    word = _CHINESE_WORDS[match[2]]
    value = count_number(match[1]) if match[1].isdigit() else count_chinese(match[1])
    extra = count_chinese(match[3] or "")
    stop = set_off(head, match.end()) or _start_of_wording(head, text, match.end(), word)
    if value is None or stop is None:
        return None
    part = f"{value:.0f}" if extra is None else f"{value:.0f}-{extra}"
    return worded_label(text, match.end(), stop, family=word, value=value + (extra or 0) / 100, parts=(part,))


def _read_annex(head: str, text: str) -> Label | None:
    match = _CHINESE_ANNEX.match(head)
    if match is None:
        return None
    counted = count_chinese(match[1])
    value = counted if counted is not None else count_number(match[1])
    stop = _end(head, text, match.end())
    if value is None or stop is None:
        return None
    return worded_label(text, match.end(), stop, family="annex", value=value, parts=(match[1] if counted is None else str(counted),))


def _read_listed(head: str, text: str) -> Label | None:
    match = _CHINESE_LISTED.match(head)
    value = count_chinese(match[1]) if match else None
    if match is None or value is None or _CHINESE_COUNT.match(head, match.end()):
        return None
    return worded_label(text, match.end() - 1, skip_space(head, match.end()), family="一、", value=value, parts=(str(value),))


def _end(head: str, text: str, end: int) -> int | None:
    stop = set_off(head, end)
    return end_of_heading_label(text, end) if stop is None else stop


def _start_of_wording(head: str, text: str, end: int, word: str) -> int | None:
    """Return where the wording starts after 第…章 or 第…条 that nothing sets off."""
    if word in {"article", "paragraph", "point"}:
        following = head[end : end + 1]
        return None if following in _PROSE else skip_space(head, end)
    return end_of_heading_label(text, end, needs_gap=False)
