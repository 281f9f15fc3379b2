"""
The wording of a clause: how the characters of a source become the text that is compared.

The stated normalisation, in this order: the spans' characters are joined as they stand; control characters, marks that turn the direction of writing, soft
hyphens and zero-width spaces go; character references such as ``&amp;`` become their character; a hyphen that a line break has put into a word goes if
the document elsewhere writes the word without it, and the break alone goes if it elsewhere writes the word with a hyphen; a line break between two Chinese
or Japanese characters goes; every other run of white space becomes one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from policydiff.text.lazy import lazy_pattern
from policydiff.text.span import Span

__all__ = ["find_invisible", "text_of"]

# What is no character of the wording: controls but white space, soft hyphen, zero-width space, marks and isolates of direction, byte-order mark.
_INVISIBLE = dict.fromkeys(
    [
        *range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x061C, 0x200B, 0x200E, 0x200F,
        *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF,
    ],
)  # fmt: skip
# A soft hyphen is a place where a line may break, no more to be listed than the breaks themselves.
_LISTED = re.compile(f"[{''.join(map(re.escape, map(chr, sorted(_INVISIBLE.keys() - {0xAD}))))}]+")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003134f"
_WIDE_BREAK = lazy_pattern(rf"(?<=[{_WIDE}])[ \t\u3000]*\n\s*(?=[{_WIDE}])")
_HYPHEN_BREAK = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD_TAIL, _WORD_HEAD = re.compile(r"[^\W\d_]{1,40}\Z"), re.compile(r"[^\W\d_]{1,40}")


def find_invisible(text: str) -> tuple[Span, ...]:
    r"""
    Return where characters stand that go into no wording though they are more than layout: controls, marks of direction, zero-width spaces.

    Example:
        >>> find_invisible("safe\x1b[2J and \u202esound")
        (Span(start=4, stop=5), Span(start=13, stop=14))
    """
    return () if text.isprintable() else tuple(Span(*match.span()) for match in _LISTED.finditer(text))


def text_of(source: str, spans: Iterable[Span]) -> str:
    r"""
    Return the wording that stands in some spans of a source, under the stated normalisation.

    Example:
        >>> source = "The safe-\nguards apply. A safeguard is\na measure; safeguards help."
        >>> text_of(source, [Span(0, len(source))])
        'The safeguards apply. A safeguard is a measure; safeguards help.'
    """
    raw = "".join(source[span.start : span.stop] for span in spans)
    if not raw.isprintable():
        raw = raw.translate(_INVISIBLE)
    if "&" in raw:
        raw = _ENTITY.sub(lambda match: unescape(match[0]).translate(_INVISIBLE), raw)
    if "- " in raw or "-\n" in raw:
        raw = _HYPHEN_BREAK.sub(lambda match: _mend(raw, match, _words_of(source)), raw)
    if "\n" in raw and not raw.isascii():
        raw = _WIDE_BREAK.sub("", raw)
    return " ".join(raw.split())


def _mend(raw: str, match: re.Match[str], words: frozenset[str]) -> str:
    head, tail = _WORD_TAIL.search(raw, max(0, match.start() - 40), match.start()), _WORD_HEAD.match(raw, match.end())
    if head is None or tail is None:
        return match[0]
    first, second = head[0].casefold(), tail[0].casefold()
    if f"{first}-{second}" in words:
        return "-"
    if first + second in words:
        return ""
    return "-" if "\n" in match[0] and second not in {"and", "or", "to", "und", "et", "ou"} else match[0]


@lru_cache(maxsize=2)
def _words_of(source: str) -> frozenset[str]:
    return frozenset(_WORD.findall(source.casefold()))
