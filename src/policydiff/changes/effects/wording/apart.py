"""Reasons without words of time, for passages of documents that were drafted apart."""

from __future__ import annotations

import re

__all__ = ["told_apart"]

_QUOTED = "“[^”]*”"
_TOLD = tuple(
    (re.compile(of_change), of_difference)
    for of_change, of_difference in (
        (rf"The term meant ({_QUOTED}) and means ({_QUOTED})", r"The term means \1 here and \2 there"),
        (rf"(?<=”) became ({_QUOTED})", r" here, \1 there"),
        (r"(?<=”) (?:(?:is gone|was dropped)|no longer stands? beside the others)", " stands here only"),
        (r"(?<=”) (?:(?:is new|was added)|stands? beside the others now)", " stands there only"),
        (r"(?<=”) no longer (restricts?) it", r" \1 it here only"),
        (r"(?<=”) (restricts?) it now", r" \1 it there only"),
    )
)


def told_apart(reason: str) -> str:
    """
    Return the reason of an effect as it is told of documents that were drafted apart: nothing in the one became anything in the other.

    Example:
        >>> told_apart("“must” became “should”, which is weaker.")
        '“must” here, “should” there, which is weaker.'
    """
    for of_change, of_difference in _TOLD:
        reason = of_change.sub(of_difference, reason)
    return reason
