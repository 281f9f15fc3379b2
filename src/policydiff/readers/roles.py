"""The role that each piece plays: recital, annex, footnote, chapeau, definition, or operative clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.model.outline import ClauseRole
from policydiff.readers.node import Node
from policydiff.readers.parts import STRUCTURAL
from policydiff.readers.wording import ends_in_colon, n_words

__all__ = ["find_roles"]

_PREAMBLE_HEADING = re.compile(r"(?:preamble|recitals?|whereas|considérants|序言|前言|引言|序文)[\s:：.]{0,3}", re.IGNORECASE)
_ANNEX_HEADING = re.compile(r"(?:annex(?:es)?|appendix|appendices|schedules?|附件|附录|附錄)\b.{0,200}|附[件录錄].{0,60}", re.IGNORECASE | re.DOTALL)
_DEFINITION_HEADING = re.compile(
    r".{0,60}(?:\bdefinitions?\b|\bdefined terms\b|\binterpretation\b|定义|定義|术语|用语|用語)", re.IGNORECASE | re.DOTALL
)
_RECITAL = re.compile(
    r"(?:Having regard|Having considered|Having in mind|Whereas|After |Acting |Recall|Reaffirm|Affirm|Recogni[sz]|Not(?:ing|es) |Acknowledg|Consider|Bearing in mind|Taking "
    r"|Mindful|Convinced|Desir|Conscious|Emphasi[sz]|Welcom|Aware|Determined|Underlin|Stress|Deeply|Guided|Inspired|Aiming|Noting|Concerned|Believing|Seeking|Committed|On the proposal)"
)
_ENACTING = re.compile(
    r"(?:HAS|HAVE) (?:ADOPTED|AGREED|DECIDED)|(?:HAS|HAVE) adopted|Be it enacted|By the authority vested in me|(?:Have|Has) agreed as follows"
)
_WHEREAS = re.compile(r"\bwhereas\s{0,3}[:：]$", re.IGNORECASE)
_DEFINING = re.compile(
    r"(?:the (?:term|expression|phrase)s?\s{0,3})?[\"'“‘`]{1,2}[^\"”’`]{1,160}[\"'”’`]{1,2}[^.;:]{0,160}?\s"
    r"(?:means?|refers?(?: collectively)? to|shall mean|(?:is|are) defined|(?:has|have) the (?:same )?meaning)\b",
    re.IGNORECASE,
)
_CHINESE_DEFINING = re.compile(r".{1,40}(?:，|,)?是指")
_MAX_ADDRESS = 8


def find_roles(nodes: Sequence[Node]) -> list[ClauseRole]:
    """Return the role of every node, in order."""
    start = _start_of_enactment(nodes)
    whereas = next((index for index in range(start) if _is_whereas(nodes[index].part.text)), start)
    return [_role(node, is_early=index < start, is_recital=whereas <= index < start) for index, node in enumerate(nodes)]


def _start_of_enactment(nodes: Sequence[Node]) -> int:
    """Return the index of the first division, or of the first number that no "Whereas:" announces."""
    is_announced = any(_is_whereas(node.part.text) for node in nodes)
    for index, node in enumerate(nodes):
        label = node.part.label
        if label is not None and (label.family in STRUCTURAL or not is_announced):
            return index
    return len(nodes)


def _is_whereas(text: str) -> bool:
    """Tell whether a text ends in the word that announces recitals."""
    return text.rstrip().endswith((":", "：")) and _WHEREAS.search(text.rstrip()) is not None


def _role(node: Node, *, is_early: bool, is_recital: bool) -> ClauseRole:
    if node.part.note is not None:
        return "footnote"
    if _is_in_annex(node):
        return "annex"
    if is_recital or _is_in_preamble(node) or (is_early and _is_recital(node)):
        return "preamble"
    if node.piece.is_heading:
        return "operative"
    if ends_in_colon(node.part.text):
        return "chapeau"
    return "definition" if _is_definition(node) else "operative"


def _above(node: Node) -> list[Node]:
    found = [node]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def _is_in_annex(node: Node) -> bool:
    return any(
        above.piece.is_heading and above.piece.place == "heading" and (above.family in {"annex", "appendix", "schedule"} or _is_annex_title(above))
        for above in _above(node)
    )


def _is_annex_title(node: Node) -> bool:
    return node.part.label is None and _ANNEX_HEADING.fullmatch(node.part.text.strip()) is not None


def _is_in_preamble(node: Node) -> bool:
    return any(
        above.piece.is_heading and above.part.label is None and _PREAMBLE_HEADING.fullmatch(above.part.text.strip()) is not None
        for above in _above(node)
    )


def _is_recital(node: Node) -> bool:
    """Tell whether a piece before the first operative one is a recital, its address or its enacting formula."""
    if node.part.label is not None or node.piece.place != "body":
        return False
    text = node.part.text.strip()
    if _ENACTING.match(text) or _is_whereas(text):
        return True
    if text.endswith((",", "，")) and n_words(text) <= _MAX_ADDRESS:
        return True
    return _RECITAL.match(text) is not None and text.endswith((",", ";", "，", "；", "; and", ":"))


def _is_definition(node: Node) -> bool:
    if _DEFINING.match(node.part.text):
        return True
    is_below = any(above.piece.is_heading and _DEFINITION_HEADING.fullmatch(above.part.text.strip()) for above in _above(node)[1:])
    return (
        is_below and (node.part.label is not None or node.is_item) and bool(_CHINESE_DEFINING.match(node.part.text) or node.part.text[:1] in "'‘“\"")
    )
