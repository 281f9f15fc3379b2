"""What a percentage is a part of: *30 % of the annual turnover*."""

from __future__ import annotations

import re

from policydiff.text.fold import has_han
from policydiff.text.lazy import lazy_pattern

__all__ = ["whole_after", "whole_before"]

_WHOLE_AFTER = re.compile(
    r"\s(?:of) ((?:(?!(?:and|or|is|are|was|were|shall|must|may|will|should|by|within|in|for|to|from|on|at|with|that|which|who|as|when|where|if|per|than|up)\b)[a-z0-9'-]{1,30}\s?){1,8})"
)
_HAN_WORD = "[\u4e00-\u9fff]"
_WHOLE_BEFORE = lazy_pattern(
    rf"(?:占(?:到)?({_HAN_WORD}{{2,14}}?)的?(?:比例|比重)?(?:的|为|达到?)?|((?:上一?年度|全年|全球|年度|当年|年)?{_HAN_WORD}{{0,4}}?(?:营业额|销售额|营业收入|总额|收入|总量|货值金额|总数|资产))的?)(?:处)?$"
)


def whole_after(folded: str, place: int) -> tuple[int, int] | None:
    """Return where the words stand that a percentage is a part of: *30 % of the annual turnover*."""
    match = _WHOLE_AFTER.match(folded, place)
    return (match.start(1), match.start(1) + len(match[1].rstrip())) if match is not None else None


def whole_before(folded: str, place: int) -> tuple[int, int] | None:
    """Return where the words stand that a percentage is a part of: 占员工总数的 30%, 上一年度营业额百分之五."""
    match = _WHOLE_BEFORE.search(folded, max(0, place - 30), place) if has_han(folded) else None
    if match is None:
        return None
    return match.span(1) if match[1] is not None else match.span(2)
