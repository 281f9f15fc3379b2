"""
An outline as an outline file (YAML), for correction: read back, it gives the same clauses.

Written by hand and not by PyYAML, because a line a clause is what a person corrects most easily, and because every text stands in double quotes: ``1.10`` stays
"1.10" and ``no`` a word for every program that reads YAML, not only for this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policydiff.render.visible import is_hidden

if TYPE_CHECKING:
    from policydiff.model.outline import Adherent, Clause, Outline, Provenance

__all__ = ["render_outline_file"]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_FORMAT = "outline/1"


def render_outline_file(outline: Outline) -> str:
    """Render an outline as a file that can be corrected and compared in the document's place."""
    return "\n".join([*_comments(outline), *_head(outline), *_adherents(outline), *_clauses(outline)]) + "\n"


def _comments(outline: Outline) -> Iterator[str]:
    yield f"# The outline of {_quote(outline.source.name)} as it was understood. Correct it, then compare this file in the document's place."
    for unread in outline.unread:
        yield f"# not read, line {unread.line} ({unread.reason}): {_quote(unread.text)}"


def _head(outline: Outline) -> list[str]:
    return [
        f"policydiff: {_FORMAT}",
        f"name: {_quote(outline.name)}",
        f"language: {_quote(outline.language)}",
        "provenance:",
        *(f"  {line}" for line in _provenance(outline.provenance)),
    ]


def _provenance(provenance: Provenance) -> Iterator[str]:
    if provenance.title:
        yield f"title: {_map((_quote(tag), _quote(title)) for tag, title in provenance.title)}"
    yield from _texts((("short", provenance.short), ("issuer", provenance.issuer)))
    if provenance.dates:
        yield "dates:"
        for date in provenance.dates:
            yield f"  - {_map([('kind', date.kind), ('date', _quote(date.date)), *_optional('note', date.note)])}"
    yield from _texts((("url", provenance.url), ("licence", provenance.licence), ("status", provenance.status)))
    yield f"wording: {provenance.wording}"
    yield from _texts((("basis", provenance.basis),))
    if provenance.length is not None:
        counts = [(name, str(count)) for name, count in (("words", provenance.length.words), ("pages", provenance.length.pages)) if count is not None]
        yield f"length: {_map([*counts, *_optional('basis', provenance.length.basis)])}"
    yield from _texts((("made", provenance.made),))
    if provenance.caveats:
        yield "caveats:"
        yield from (f"  - {_quote(caveat)}" for caveat in provenance.caveats)
    if provenance.counts:
        yield "counts:"
        for count in provenance.counts:
            texts = (("unit", count.unit), ("basis", count.basis), ("source", count.source))
            yield f"  - {_map([('count', str(count.count)), *((name, _quote(text)) for name, text in texts)])}"
    if provenance.sources:
        yield "sources:"
        yield from (f"  {_quote(key)}: {_quote(citation)}" for key, citation in provenance.sources)


def _adherents(outline: Outline) -> Iterator[str]:
    yield f"adherents_complete: {'true' if outline.has_all_adherents else 'false'}"
    if outline.adherents:
        yield "adherents:"
        yield from (f"  - {_map(_adherent(adherent))}" for adherent in outline.adherents)


def _adherent(adherent: Adherent) -> list[tuple[str, str]]:
    known = [("name", _quote(adherent.name)), ("kind", adherent.kind), ("member", _quote(adherent.member))]
    return [*known, *_optional("joined", adherent.joined), *_optional("left", adherent.left), *_optional("source", adherent.source)]


def _clauses(outline: Outline) -> Iterator[str]:
    if not outline.clauses:
        yield "clauses: []"
        return
    yield "clauses:"
    for clause in outline.clauses:
        first, *rest = _clause(clause, outline)
        yield f"  - {first[0]}: {first[1]}"
        yield from (f"    {name}: {value}" for name, value in rest)


def _clause(clause: Clause, outline: Outline) -> list[tuple[str, str]]:
    language = clause.language if clause.language != outline.language else None
    return [
        ("id", _quote(clause.id)),
        *_optional("number", clause.number),
        ("kind", clause.kind),
        ("role", clause.role),
        ("depth", str(clause.depth)),
        *_optional("language", language),
        *([] if clause.standing is None else [("standing", clause.standing)]),
        *_optional("source", clause.source),
        ("text", _quote(clause.text)),
    ]


def _texts(pairs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    return (f"{name}: {_quote(text)}" for name, text in pairs if text is not None)


def _optional(name: str, text: str | None) -> list[tuple[str, str]]:
    return [] if text is None else [(name, _quote(text))]


def _map(pairs: Iterable[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"


def _quote(text: str) -> str:
    """Put a text between double quotes, as YAML 1.1 and 1.2 both read it."""
    return '"' + "".join(_ESCAPES.get(character) or (_escape(character) if _must_be_escaped(character) else character) for character in text) + '"'


def _must_be_escaped(character: str) -> bool:
    # YAML allows no character that is not printable, and reads U+0085, U+2028 and U+2029 as line ends and U+FEFF as a mark.
    return is_hidden(character) or character in "\u00a0\u200c\u200d" or "\ufffe" <= character <= "\uffff"


def _escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 - the two-digit escape ends here
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - and the four-digit one here
