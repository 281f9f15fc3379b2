"""A text cut into the parts of its sentences, and these at the joints of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.model.outline import Span

__all__ = ["JOINT", "cut_at", "parts_of", "sentence_before"]

JOINT = re.compile(r"\s{0,2}(?:,\s{0,2}(?:and|or|as well as)\s|,\s|\s(?:and/or|and|or|as well as|nor|&)\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"[;。；]|\.\s")
_PARTS = re.compile(r"[;:()—，。；：（）！？!?]|\.(?=\s|$)|(?<=[\u4e00-\u9fff]),")


def sentence_before(text: str, place: int) -> str:
    """Return what stands before a place in its sentence."""
    return _SENTENCE.split(text[:place])[-1]


def parts_of(text: str) -> Iterator[Span]:
    """Yield the stretches between the marks that no list goes across."""
    start = 0
    for mark in _PARTS.finditer(text):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, len(text))


def cut_at(text: str, part: Span, joint: re.Pattern[str]) -> tuple[list[Span], list[str]]:
    """Cut a part of a sentence at its joints; return what stands between them, and the joints."""
    chunks: list[Span] = []
    joints: list[str] = []
    start = part.start
    for found in joint.finditer(text, part.start, part.stop):
        chunks.append(Span(start, found.start()))
        joints.append(found.group())
        start = found.end()
    return [*chunks, Span(start, part.stop)], joints
