"""What hostile clauses are made of, and how much work they make."""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import inf

__all__ = ["TRIGGERS", "count_work"]


class _TooMuchWork(Exception):  # noqa: N818 - caught where it is raised
    """More lines of Python were gone through than allowed."""


def count_work(task: Callable[[], object], at_most: float) -> float:
    """Count the lines that Python goes through: a measure of work that no clock disturbs. Stop at too many."""
    n_lines = 0

    def trace(_frame, event, _argument):
        nonlocal n_lines
        n_lines += event == "line"
        if n_lines > at_most:
            raise _TooMuchWork
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        task()
    except _TooMuchWork:
        return inf
    finally:
        sys.settrace(before)
    return n_lines


# Triggers that a hostile clause is made of.
TRIGGERS = (
    "shall ", "must not ", "may ", "will ", "should ", "not ", "no ", "except ", "unless ", "except that ", "provided that ", "if ", "is ", "be ", "to ",
    "require ", "encourage ", "decides to consider ", "neither nor ", "where appropriate, ", "and ", "or ", "the Parties and ", "The Parties shall report. ",
    "they ", "which ", "30 days ", "within 30 days ", "one hundred ", "regulation of ", "if a ", "where x, ", "order a ", "providers, ", "that which ",
    "the provider shall, in part, ", "led by x, ", "may be by and ", "safe ", "adopt'", "work, ", "build and ", "Through NIST, ",
    "review, in ports, ", "risk of data ", "thirty (30) ", "January 2025 ", "half of ", "the ", "at least ", "whichever is later ", "means ", "a fine of ", "Led by ",
    "（一）", "7", "7 ", "7,", "1e", "10^", "(", "()", "[(", "（", ",", ";", ":", ". ", "。", "，", '"', "“", "-", "\x00\x1b\x85", "\u200d", "á", "x",
    "应当", "不得", "可以", "促进", "除外", "但是，", "如果", "三十日", "一", "十", "亿", "百分之", "以上", "不超过", "罚款", "处以", "所称", "是指", "第", "和", "、部门",
    "的", "加快推进", "在", "除", "的，应当", "提供者、", "安全观", "把", "将", "对", "把数据纳入",
)  # fmt: skip
