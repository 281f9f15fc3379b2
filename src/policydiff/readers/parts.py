"""Blocks with their numbers taken off: the pieces from which the tree is built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from policydiff.readers.blocks import Block, Flow
from policydiff.readers.wording import is_sentence, is_title_case, n_words
from policydiff.text.labels import LAST_SURE, Label, parse_label, parse_long_number
from policydiff.text.span import Span

__all__ = ["STRUCTURAL", "Part", "make_parts"]

# Families whose word names a division of the document, by rank: a division holds those of higher rank.
STRUCTURAL = {
    "annex": 0.0, "appendix": 0.0, "schedule": 0.0, "supplement": 0.0, "book": 1.0, "part": 1.2, "division": 1.4, "subpart": 1.6, "title": 2.0, "pillar": 2.0,
    "chapter": 3.0, "subchapter": 3.5, "section": 4.0, "outcome": 4.4, "principle": 4.4, "goal": 4.4, "objective": 4.4, "commitment": 4.4,
    "recommendation": 4.4, "priority": 4.4, "action": 4.4, "step": 4.4, "regulation": 4.4, "rule": 4.4, "article": 5.0,
}  # fmt: skip
# "4.1. Developing Guidelines. (a) Within 270 days …": a title that runs into the text.
_RUN_IN = re.compile(r"([^.?!:;。]{2,160}[.])(?=\s|[—–]|--)")
_RUN_IN_WORDS = 20
# "HIGH-RISK AI SYSTEMS CHAPTER 1": the next division's number on the same line.
_TRAILING = re.compile(r"(?:CHAPTER|SECTION|TITLE|PART) (?:[IVXL]{1,6}|[0-9]{1,3})[A-Z]?$")
_INNER = re.compile(r"(?<=\w) (?=(?:Article|Section|Chapter) (?:[IVXL]{1,6}|[0-9]{1,3}) ?[–—:] ?[A-Z])")
_MAX_HEADING = 300


@frozen(kw_only=True)
class Part:
    """
    A piece of a block: its wording and the number in front of it.

    Attributes:
        flow: The wording, without the number; empty where the number stands alone.

        block: The block that it was part of.

        label: The number, or None.

        label_spans: Where the number stands with what sets it off.

        is_heading: Whether the markup or the run-in form makes it a heading for certain.

        note: Number of a footnote, or None.
    """

    flow: Flow
    block: Block
    label: Label | None = None
    label_spans: tuple[Span, ...] = ()
    is_heading: bool = False
    note: str | None = None

    @property
    def text(self) -> str:
        """The characters of the wording, as they stand in the source."""
        return self.flow.text

    @property
    def is_structural(self) -> bool:
        """Tell whether the number carries the word of a division, such as Chapter."""
        return self.label is not None and self.label.family in STRUCTURAL


def make_parts(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """
    Take the numbers off the blocks.

    A block that holds several numbered pieces gives several parts: a title that runs into the text, a number followed by another, two divisions on one line.
    """
    pieces = [piece for block in blocks for piece in _split_trailing(block)]
    parts = [part for block in pieces for part in _split(block)]
    return tuple(_confirm(_without_mentions(parts)))


def _split_trailing(block: Block) -> Iterator[Block]:
    text = block.flow.text
    pattern = _TRAILING if text.isupper() else _INNER
    match = pattern.search(text) if len(text) < _MAX_HEADING and not is_sentence(text) else None
    if match is None or match.start() == 0:
        yield block
        return
    yield evolve(block, flow=block.flow.cut(0, match.start()))
    yield evolve(block, flow=block.flow.cut(match.start()))


def _split(block: Block) -> Iterator[Part]:
    flow = block.flow.cut(0)
    label = None if block.kind == "row" else parse_label(flow.text) or parse_long_number(flow.text)
    if label is None:
        yield Part(flow=flow, block=block, is_heading=block.kind == "heading")
        return
    rest = flow.cut(label.stop)
    part = Part(flow=rest, block=block, label=label, label_spans=flow.spans_between(0, label.stop), is_heading=block.kind == "heading")
    run_in = _find_run_in(label, rest.text)
    if run_in:
        yield evolve(part, flow=rest.cut(0, run_in), is_heading=True)
        yield from _split(evolve(block, kind="text", level=0, is_emphasised=False, flow=rest.cut(run_in)))
    elif rest.text and _holds_label(label, rest.text):
        yield evolve(part, flow=Flow("", ()))
        yield from _split(evolve(block, flow=rest))
    else:
        yield part


def _find_run_in(label: Label, text: str) -> int | None:
    if label.family not in {"section", "article"} and not label.family.startswith("1.1"):
        return None
    match = _RUN_IN.match(text)
    if match is None or n_words(match[1]) > _RUN_IN_WORDS or not is_title_case(match[1]) or not text[match.end() :].strip(" \t\n—–-"):
        return None
    return match.end()


def _holds_label(label: Label, text: str) -> bool:
    """Tell whether a second number follows the first: "1. (a) …", "Sec. 5. (a) …"."""
    inner = parse_label(text) if text[:1] in "(（" else None
    return inner is not None and inner.value in (1.0, 9.0) and inner.family != label.family and len(text) > inner.stop


def _without_mentions(parts: Sequence[Part]) -> list[Part]:
    """Take "Schedule 1" in a line of its own for wording where the markup sets Schedule 1 off elsewhere, and each schedule once: there it is a mention."""
    marked = Counter((part.label.family, part.label.value) for part in parts if part.label is not None and part.is_structural and part.block.level)
    repeated = {family for (family, _), n in marked.items() if n > 1}
    return [
        evolve(part, flow=part.block.flow.cut(0), label=None, label_spans=())
        if part.label is not None
        and not (part.text or _is_marked(part) or part.label.family in repeated)
        and (part.label.family, part.label.value) in marked
        else part
        for part in parts
    ]


def _is_marked(part: Part) -> bool:
    return part.is_heading or part.block.is_emphasised or part.block.level > 0


def _confirm(parts: Sequence[Part]) -> Iterator[Part]:
    """Keep a weak label only where a neighbour in its family bears it out."""
    known = {(family, int(value)) for part in parts if part.label for family, value in part.label.readings}
    for part in parts:
        if part.label is None or not part.label.is_weak or any(_is_borne_out(family, int(value), known) for family, value in part.label.readings):
            yield part
        else:
            flow = part.block.flow.cut(0)
            yield evolve(part, flow=flow, label=None, label_spans=())


def _is_borne_out(family: str, value: int, known: set[tuple[str, int]]) -> bool:
    # After 1999 comes 2000 in a list of years as well, so that such a list must have come past its last number that is none.
    if value > LAST_SURE and (family, LAST_SURE) not in known:
        return False
    return (family, value + 1) in known if value == 1 else (family, value - 1) in known
