"""Footnotes: their marks taken out of the wording, and the notes themselves told from clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from policydiff.readers.blocks import Block, Dropped
from policydiff.readers.wording import has_words
from policydiff.text.labels import parse_label

__all__ = ["Note", "strip_marks", "take_notes"]

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"\[(?:foot)?note\s{1,3}([0-9]{1,3})\]|\[\^([\w-]{1,40})\](?!:)|\[([0-9]{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})", re.IGNORECASE)
_NOTE = re.compile(
    r"\[\^([\w-]{1,40})\]:\s{0,8}|\[(?:(?:foot)?note\s{1,3})?([0-9]{1,3})\][:.]?\s{1,8}|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s{0,8}(?=\w)", re.IGNORECASE
)


@frozen
class Note:
    """A footnote: its block without the number, and the number."""

    block: Block
    number: str


def strip_marks(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Dropped, ...], frozenset[str]]:
    """
    Take footnote marks out of the wording.

    Returns:
        The blocks without marks, the marks, and the numbers that the marks named.
    """
    numbered = {match[2] for block in blocks if (match := _NOTE.match(block.flow.text)) and match[2]}
    stripped: list[Block] = []
    dropped: list[Dropped] = []
    numbers: set[str] = set()
    for block in blocks:
        found = list(_find_marks(block.flow.text, numbered))
        for match in found:
            numbers.add(_number(match))
            dropped.extend(Dropped(span, "footnote mark") for span in block.flow.spans_between(*match.span()))
        stripped.append(evolve(block, flow=block.flow.without([match.span() for match in found])) if found else block)
    return tuple(stripped), tuple(dropped), frozenset(numbers)


def take_notes(blocks: Sequence[Block], numbers: frozenset[str]) -> dict[int, Note]:
    """
    Find the blocks that are footnotes.

    Args:
        blocks: The blocks, marks taken out.

        numbers: What the marks named.

    Returns:
        The notes by the index of their block.
    """
    notes: dict[int, Note] = {}
    for index, block in enumerate(blocks):
        match = _NOTE.match(block.flow.text)
        if match is None or not has_words(block.flow.text[match.end() :]):
            continue
        if match[1] or _number(match) in numbers or match[0].lower().startswith(("[note", "[foot")) or match[2]:
            notes[index] = Note(evolve(block, flow=block.flow.cut(match.end())), _number(match))
    return notes or _take_trailing(blocks, numbers)


def _take_trailing(blocks: Sequence[Block], numbers: frozenset[str]) -> dict[int, Note]:
    """Find notes that a plain numbered list at the end holds, one for each mark."""
    wanted = sorted(int(number) for number in numbers if number.isdecimal())
    first = len(blocks) - len(wanted)
    if not wanted or first <= 0:
        return {}
    notes: dict[int, Note] = {}
    for index, number in enumerate(wanted, start=first):
        label = parse_label(blocks[index].flow.text)
        if label is None or label.normal != str(number) or not has_words(blocks[index].flow.text[label.stop :]):
            return {}
        notes[index] = Note(evolve(blocks[index], flow=blocks[index].flow.cut(label.stop)), label.text)
    return notes


def _number(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).translate(_SUPERSCRIPTS)


def _find_marks(text: str, numbered: set[str]) -> Iterator[re.Match[str]]:
    if "[" not in text and text.isascii():
        return
    for match in _MARK.finditer(text):
        if match.start() > 0 and _is_mark(text, match, numbered):
            yield match


def _is_mark(text: str, match: re.Match[str], numbered: set[str]) -> bool:
    before = text[match.start() - 1]
    if match[1] or match[2]:
        return True
    if match[3]:
        # "[12]" with a space before it may be a citation or a number of the text; a note of that number settles it.
        return not before.isspace() or match[3] in numbered
    # m² and 10²⁶ are quantities; a mark follows a longer word, a Chinese character or punctuation, and ends there.
    word = re.search(r"[^\W\d_]{1,40}$", text[max(0, match.start() - 40) : match.start()])
    is_after_word = len(word[0]) > 2 or not word[0].isascii() if word else before in ".,;:!?)]”’»\"'。，；：）"  # noqa: PLR2004 - "m", "km", "CO"
    return is_after_word and not text[match.end() : match.end() + 1].isalnum()
