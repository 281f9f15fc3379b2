"""Which pieces are headings, and which of them make up the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import evolve, frozen

from policydiff.readers.blocks import Flow
from policydiff.readers.parts import Part
from policydiff.readers.wording import ends_in_colon, has_words, is_cased, is_sentence, is_title_case, n_words

__all__ = ["Piece", "Place", "find_headings"]

Place = Literal["title", "subtitle", "heading", "body", "number"]
# A heading has at most so many words; in the capitals of a title, or where the markup says so, more.
_MAX_WORDS, _MAX_TITLE_WORDS, _MAX_MARKED_WORDS = 16, 25, 40
# A short line is a heading even without a title's capitals.
_SHORT = 8
_MAX_SUBTITLE_WORDS, _MAX_SECTION_WORDS = 60, 6
# So many headings in the markup are how a document sets them.
_MARKED = 5
# "[1 March 2031]", "(Added 12 of 2030 s. 4)": a note on the history of a clause.
_NOTE = re.compile(r"\([^()]{1,120}\)|\[[^\[\]]{1,120}\]")
# Names of sections that stand at the head of a text, below its title.
_FIRST_SECTION = re.compile(
    r"(?:preamble|introduction|recitals|foreword|summary|executive summary|background|purpose|general provisions|序言|前言|引言|总则|概述)[\s:：]{0,3}",
    re.IGNORECASE,
)
# Among several lines at the head the one that names the kind of document is its title.
_KIND = re.compile(
    r"\b(?:declaration|statement|act|bill|plan|agreement|convention|treaty|law|code|measures|regulation|directive|recommendations?|commitments|principles|resolution|initiative|"
    r"order|framework|strategy|guidelines|charter|policy|communiqué|pledge|protocol|report)\b|办法|声明|宣言|计划|法$|倡议|条例|意见|规定|公约|协定|共识|准则|规划|战略|纲要",
    re.IGNORECASE,
)


@frozen
class Piece:
    """A part and the place that it takes: ``number`` is a number without wording, whose clauses follow."""

    part: Part
    place: Place = "body"

    @property
    def is_heading(self) -> bool:
        """Tell whether the piece becomes a heading."""
        return self.place in {"title", "subtitle", "heading"}


def find_headings(parts: Sequence[Part]) -> tuple[Piece, ...]:
    """
    Tell headings from clauses.

    A number that stands alone joins what follows: a title below "Article 5" becomes the text of that heading, a paragraph below "1." its wording.
    """
    joined = _join_numbers(parts)
    # Where the markup sets headings off, a short line without it is none, but for what stands above the first of them.
    marked = [index for index, part in enumerate(joined) if part.block.level]
    first = marked[0] if len(marked) >= _MARKED else len(joined)
    pieces: list[Piece] = []
    # The last clause of each count: where 9 is a clause, 10 is none the less one for being short.
    clauses: dict[str, float] = {}
    for index, part in enumerate(joined):
        before = pieces[-1] if pieces else None
        after = joined[index + 1] if index + 1 < len(joined) else None
        place = "body" if index > first and _is_unmarked_line(part) else _choose(part, before, after)
        if part.is_structural or part.label is None:
            clauses = {} if part.is_structural else clauses
        elif place == "body":
            clauses[part.label.family] = part.label.value
        elif place == "heading" and not part.is_heading and clauses.get(part.label.family) == part.label.value - 1:
            place = "body"
            clauses[part.label.family] = part.label.value
        pieces.append(Piece(part, place))
    return tuple(_find_title(pieces))


def _join_numbers(parts: Sequence[Part]) -> list[Part]:
    joined: list[Part] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        after = parts[index + 1] if index + 1 < len(parts) else None
        index += 1
        if part.label is None or part.text:
            joined.append(part)
        elif after is None or after.label is not None or after.note is not None or after.block.bullet:
            joined.append(_name_by_number(part) if part.is_structural or part.is_heading or after is None else part)
        elif not (part.is_structural or part.is_heading):
            joined.append(evolve(part, flow=after.flow, is_heading=after.is_heading))
            index += 1
        elif _can_name(after, part):
            block = evolve(after.block, kind="heading", level=part.block.level or after.block.level)
            joined.append(evolve(part, flow=after.flow, block=block, is_heading=True))
            index += 1
        else:
            joined.append(_name_by_number(part))
    return joined


def _name_by_number(part: Part) -> Part:
    """Return a heading whose text is its number, as nothing else names it."""
    flow = part.block.flow.cut(0)
    stop = part.label.stop if part.label else 0
    return evolve(part, flow=Flow(flow.text[:stop].rstrip(), flow.spans_between(0, len(flow.text[:stop].rstrip()))), label_spans=(), is_heading=True)


def _can_name(part: Part, number: Part) -> bool:
    """Tell whether a piece can be the title below a number such as Article 5."""
    if part.is_heading or part.block.is_emphasised:
        return True
    if part.block.kind != "text" or not is_cased(part.text) or not has_words(part.text):
        return False
    if is_sentence(part.text):
        # American rules put a full stop behind their titles.
        return number.label is not None and number.label.text.startswith(("§", "SEC", "Sec")) and _is_stopped_title(part.text)
    return n_words(part.text) <= _MAX_MARKED_WORDS


def _is_stopped_title(text: str) -> bool:
    """Tell whether a text is a title though a full stop ends it: "SHORT TITLE."."""
    inner = text.rstrip().removesuffix(".")
    return inner != text.rstrip() and not is_sentence(inner) and ". " not in inner and n_words(inner) <= _MAX_WORDS and is_title_case(inner)


def _choose(part: Part, before: Piece | None, after: Part | None) -> Place:
    if not part.text:
        return "number"
    if part.is_heading:
        return "heading"
    if part.note is not None or part.block.bullet or part.block.kind == "row" or not has_words(part.text):
        return "body"
    if part.is_structural:
        return "heading" if _is_named(part) or (after is not None and _is_set_off(part)) else "body"
    if after is None:
        return "body"
    is_heading = _is_plain_heading(part, before, after) if part.label is None else _is_numbered_heading(part, before, after)
    return "heading" if is_heading or _is_set_off(part) else "body"


def _is_unmarked_line(part: Part) -> bool:
    """Tell whether nothing but its shortness makes a heading of a piece."""
    return part.label is None and bool(part.text) and not (part.is_heading or part.block.level or part.block.is_emphasised or part.text.isupper())


def _is_set_off(part: Part) -> bool:
    """Tell whether print alone makes a heading of a piece."""
    return part.block.is_emphasised and n_words(part.text) <= _MAX_MARKED_WORDS and not part.text.endswith((";", ","))


def _is_named(part: Part) -> bool:
    """Tell whether what follows "Article 5" is its title."""
    if not is_sentence(part.text):
        return n_words(part.text) <= _MAX_TITLE_WORDS and is_cased(part.text)
    is_shouted = part.label is not None and part.label.text[:3].isupper()
    inner = part.text.rstrip().removesuffix(".")
    return _is_stopped_title(part.text) or (
        is_shouted and inner != part.text and not is_sentence(inner) and ". " not in inner and n_words(inner) <= _MAX_WORDS
    )


def _is_short_line(part: Part) -> bool:
    return not is_sentence(part.text) and n_words(part.text) <= (_MAX_TITLE_WORDS if is_title_case(part.text) else _MAX_WORDS)


def _is_plain_heading(part: Part, before: Piece | None, after: Part) -> bool:
    text = part.text
    if (
        _NOTE.fullmatch(text.strip())
        or not part.block.is_spaced
        or not _is_short_line(part)
        or not is_cased(text)
        or not (is_title_case(text) or n_words(text) <= _SHORT)
    ):
        return False
    if not any(character.isalpha() for character in text):
        return False
    if before is not None and before.place == "body" and ends_in_colon(before.part.text):
        return text.isupper()
    is_listed = before is not None and before.place == "body" and before.part.label is None and _is_short_line(before.part)
    return not is_listed or _is_running(after)


def _is_running(part: Part) -> bool:
    """Tell whether a piece is running text and no further short line."""
    return part.label is not None or is_sentence(part.text) or n_words(part.text) > _MAX_WORDS


def _is_numbered_heading(part: Part, before: Piece | None, after: Part) -> bool:
    if not _is_short_line(part) or not is_cased(part.text) or not any(character.isalpha() for character in part.text):
        return False
    family = part.label.family if part.label else ""
    if after.label is not None and after.label.family == family and part.label is not None and after.label.value > part.label.value:
        return False
    if before is not None and before.place == "body" and before.part.label is not None and before.part.label.family == family:
        return False
    return _is_running(after)


def _find_title(pieces: list[Piece]) -> list[Piece]:
    """Mark the title and the lines below it; they head no section, lest their words count in every clause."""
    if not pieces or pieces[0].part.label is not None or pieces[0].part.block.bullet:
        return pieces
    n_lines = _count_title_lines(pieces)
    if n_lines == 0 or n_lines == len(pieces):
        return pieces
    has_more = any(piece.place == "heading" and piece.part.label is None for piece in pieces[n_lines:])
    last = pieces[n_lines - 1].part
    is_section = has_more and n_words(last.text) <= _MAX_SECTION_WORDS and is_cased(last.text) and any(map(str.isalpha, last.text))
    if n_lines > 1 and (is_section or _FIRST_SECTION.fullmatch(last.text.strip())):
        n_lines -= 1
    title = next((index for index in range(n_lines) if _KIND.search(pieces[index].part.text)), 0)
    lines = [Piece(piece.part, "title" if index == title else "subtitle") for index, piece in enumerate(pieces[:n_lines])]
    return lines + pieces[n_lines:]


def _count_title_lines(pieces: Sequence[Piece]) -> int:
    first = pieces[0]
    level = first.part.block.level
    if level:
        levels = [piece.part.block.level for piece in pieces if piece.part.block.level]
        is_only = levels.count(level) == 1 and level == min(levels)
        is_empty = len(pieces) > 1 and pieces[1].part.block.level == level
        return 1 if is_only or is_empty else 0
    if is_sentence(first.part.text) or n_words(first.part.text) > _MAX_TITLE_WORDS or first.part.block.kind != "text":
        return 0
    n_lines = 1
    while n_lines < len(pieces) and _is_subtitle(pieces[n_lines].part):
        n_lines += 1
    return n_lines


def _is_subtitle(part: Part) -> bool:
    text = part.text
    if part.label is not None or part.block.bullet or part.block.level or part.block.kind != "text" or is_sentence(text) or part.note is not None:
        return False
    size = n_words(text)
    return size <= _SHORT or (size <= _MAX_TITLE_WORDS and is_title_case(text)) or (size <= _MAX_SUBTITLE_WORDS and text[:1].islower())
