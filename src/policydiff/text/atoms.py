"""The smallest pieces of a text that a comparison of wording keeps whole."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import find_words, is_stop_word

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Atom", "cut_atoms"]

_Sort = Literal["word", "han", "numeral", "mark", "glue", "space"]

_HAN_DIGITS = frozenset("〇零一二三四五六七八九十百千万亿两萬億兩")
_HAN_POWERS = frozenset("百千万亿萬億")
# fmt: off
_NUMBER_WORDS = frozenset((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "thousand", "million", "billion", "trillion",
))
# fmt: on
# Between number words: "twenty-five", "one hundred and twenty".
_NUMBER_JOINTS = frozenset(("-", "and"))
# A spelled number is followed by its figure, or the reverse, within so many pieces.
_MAX_SPELLED = 9
# The pieces of a text in ASCII where nothing is to be joined but what stands together, which most texts are: a word or a mark, and the white space after it.
_PLAIN_PIECE = re.compile(r"((?:[A-Za-z]+(?:'[A-Za-z]+)*|\d+(?:[.,^:/]\d+)*)+|\S)(\s*)")
# How much a match of an atom counts against changed words around it: a mark alone hardly, a word of content as much as four changed words, a Chinese
# character, which is a word only now and then, between a word without content and one with it.
_WEIGHTS = {"mark": 1, "stop": 2, "han": 3, "word": 4}


@frozen(kw_only=True)
class Atom:
    """
    A word, numeral, Chinese character or punctuation mark and the white space after it.

    Attributes:
        text: As printed.

        space: The white space between this atom and the next.

        key: Two atoms with the same key count as the same wording.

        weight: What a match of it is worth, in changed words.
    """

    text: str
    space: str
    key: str
    weight: int

    @property
    def is_word(self) -> bool:
        """Tell whether the atom is more than a punctuation mark."""
        return self.weight > _WEIGHTS["mark"]

    @property
    def is_common(self) -> bool:
        """Tell whether the atom is a mark or a word without content."""
        return self.weight <= _WEIGHTS["stop"]

    @property
    def is_content(self) -> bool:
        """Tell whether the atom alone is a word with content."""
        return self.weight >= _WEIGHTS["word"]


@frozen
class _Piece:
    start: int
    stop: int
    sort: _Sort


def cut_atoms(text: str) -> list[Atom]:
    """
    Cut a text into atoms; white space, and characters without a form, before the first one are left out.

    Example:
        >>> [atom.text for atom in cut_atoms("within thirty (30) days, 10^26")]
        ['within', 'thirty (30)', 'days', ',', '10^26']
        >>> [atom.text for atom in cut_atoms("第二十条 风险")]
        ['第', '二十', '条', '风', '险']
    """
    if text.isascii() and "_" not in text and "(" not in text:
        return [_plain_atom(piece) for piece in _PLAIN_PIECE.findall(text)]
    atoms: list[Atom] = []
    pieces = _joined_numbers(text, _whole_pieces(text))
    stops = [piece.start for piece in pieces[1:]] + [len(text)]
    for piece, stop in zip(pieces, stops, strict=False):
        printed, space = text[piece.start : piece.stop], text[piece.stop : stop]
        atom = _atom(printed, space, piece.sort)
        if atom is not None:
            atoms.append(atom)
        elif atoms:
            # Characters without a form, such as a zero-width space between two spaces, go with the white space.
            atoms[-1] = evolve(atoms[-1], space=atoms[-1].space + printed + space)
    return atoms


# The same words come back in clause after clause.
@lru_cache(maxsize=16_384)
def _plain_atom(piece: tuple[str, str]) -> Atom:
    """Return the atom of a piece that ``_PLAIN_PIECE`` found."""
    printed, space = piece
    key = _key(printed)
    return Atom(text=printed, space=space, key=key, weight=_weight("word" if printed[0].isalnum() else "mark", key))


@lru_cache(maxsize=16_384)
def _atom(printed: str, space: str, sort: _Sort) -> Atom | None:
    """Return the atom of a piece, None where its characters have no form."""
    key = _key(printed)
    return Atom(text=printed, space=space, key=key, weight=_weight(sort, key)) if key else None


@lru_cache(maxsize=65_536)
def _key(printed: str) -> str:
    return fold(printed).replace(" ", "")


def _weight(sort: _Sort, key: str) -> int:
    if sort in ("mark", "glue"):
        return _WEIGHTS["mark"]
    if sort == "han":
        return _WEIGHTS["han"]
    return _WEIGHTS["stop" if is_stop_word(key) else "word"]


def _whole_pieces(text: str) -> list[_Piece]:
    """Join what stands together without white space and reads as one word: ``GPT4``, ``5th``, ``foo_bar``, ``1.2亿``, letters with their marks."""
    pieces: list[_Piece] = []
    for piece in _pieces(text):
        last = pieces[-1] if pieces else None
        sort = _sort_together(text, last, piece) if last and last.stop == piece.start else None
        if last and sort:
            pieces[-1] = _Piece(last.start, piece.stop, sort)
        else:
            pieces.append(piece)
    return pieces


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    may_hold_han = not text.isascii()
    for match in find_words(text):
        start, stop = match.span()
        yield from _gap_pieces(text, position, start)
        position = stop
        sort: _Sort = "word"
        if may_hold_han and has_han(match.group()):
            sort = "numeral" if match.group() in _HAN_DIGITS else "han"
        yield _Piece(start, stop, sort)
    yield from _gap_pieces(text, position, len(text))


def _gap_pieces(text: str, start: int, stop: int) -> Iterator[_Piece]:
    for offset in range(start, stop):
        sort = _sort_of_mark(text[offset])
        if sort != "space":
            yield _Piece(offset, offset + 1, sort)


@lru_cache(maxsize=4096)
def _sort_of_mark(character: str) -> _Sort:
    if character in _HAN_DIGITS:
        return "numeral"
    if character.isspace():
        return "space"
    # Combining marks and invisible joiners belong to the letter before them.
    return "glue" if character == "_" or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") else "mark"


def _sort_together(text: str, last: _Piece, piece: _Piece) -> _Sort | None:
    """Return what two pieces side by side are together, None where a cut may go between them."""
    if piece.sort == "glue":
        return last.sort
    if piece.sort == "word" and last.sort in ("word", "glue"):
        return "word"
    if piece.sort == "numeral":
        after_figure = last.sort == "word" and text[last.stop - 1].isdigit() and text[piece.start] in _HAN_POWERS
        return "numeral" if last.sort == "numeral" or after_figure else None
    return None


def _joined_numbers(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Join a number in words with the same number in figures: ``thirty (30)``, ``30 (thirty)``, ``三十（30）``."""
    if text.isascii() and "(" not in text:
        return pieces
    joined: list[_Piece] = []
    skip_to = 0
    for at, piece in enumerate(pieces):
        if at < skip_to:
            continue
        if _key(text[piece.start : piece.stop]) == "(":
            close, first = _doubled_number(text, pieces, at, joined)
            if close is not None:
                joined[first:] = [_Piece(joined[first].start, pieces[close].stop, "numeral")]
                skip_to = close + 1
                continue
        joined.append(piece)
    return joined


def _doubled_number(text: str, pieces: list[_Piece], at: int, before: list[_Piece]) -> tuple[int | None, int]:
    """Return the closing bracket of the number whose opening bracket is given and where the number before it starts; None where there is none."""
    keys = [_key(text[piece.start : piece.stop]) for piece in pieces[at + 1 : at + 1 + _MAX_SPELLED]]
    inside = keys[: keys.index(")")] if ")" in keys else []
    outside = [_key(text[piece.start : piece.stop]) for piece in before[-_MAX_SPELLED:]]
    n_spelled = _n_spelled(outside)
    in_figures = len(inside) == 1 and _is_figure(inside[0]) and n_spelled > 0
    in_words = bool(outside) and _is_figure(outside[-1]) and 0 < len(inside) == _n_spelled(inside)
    close = at + len(inside) + 1 if in_figures or in_words else None
    return close, len(before) - (n_spelled if in_figures else 1)


def _n_spelled(keys: list[str]) -> int:
    """Count the words at the end that spell a number."""
    n = n_words = 0
    for count, key in enumerate(reversed(keys), start=1):
        if key in _NUMBER_WORDS or all(character in _HAN_DIGITS for character in key):
            n = n_words = count
        elif key not in _NUMBER_JOINTS or not n_words:
            break
    return n


def _is_figure(key: str) -> bool:
    return key[:1].isdigit()
