"""The part of an outline file that says where the document comes from, and the values that its parts share."""

from __future__ import annotations

import re

from policydiff.errors import InputError
from policydiff.model.outline import Count, DateKind, Length, Provenance, TypedDate, Wording
from policydiff.yaml_nodes import Mapping, Node, Scalar

__all__ = ["DATE_KINDS", "WORDINGS", "read_date", "read_flag", "read_language", "read_number", "read_optional_text", "read_provenance", "read_text"]

DATE_KINDS: tuple[DateKind, ...] = ("drafted", "issued", "adopted", "published", "updated", "in_force")
WORDINGS: tuple[Wording, ...] = ("paraphrase", "official", "unknown")
_KEYS = ("title", "short", "issuer", "dates", "url", "licence", "status", "wording", "basis", "length", "made", "caveats", "counts", "sources")
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_SOURCE = re.compile(r"[a-z0-9-]{1,40}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
# No document has more words, pages or adherents; a longer number is a slip.
_MAX_COUNT = 100_000_000


def read_provenance(node: Node | None) -> Provenance:
    """Read the provenance of an outline file; without one nothing is known."""
    if node is None:
        return Provenance()
    entry = node.as_mapping().allow(*_KEYS)
    wording = entry.find("wording")
    return Provenance(
        title=_read_titles(entry.find("title")),
        short=read_optional_text(entry.find("short")),
        issuer=read_optional_text(entry.find("issuer")),
        dates=tuple(_read_typed_date(item) for item in _items(entry.find("dates"))),
        url=read_optional_text(entry.find("url")),
        licence=read_optional_text(entry.find("licence")),
        status=read_optional_text(entry.find("status")),
        wording=wording.as_choice(WORDINGS) if wording else "unknown",
        basis=read_optional_text(entry.find("basis")),
        length=_read_length(entry.find("length")),
        made=read_optional_text(entry.find("made")),
        caveats=tuple(read_text(item) for item in _items(entry.find("caveats"))),
        counts=tuple(_read_count(item) for item in _items(entry.find("counts"))),
        sources=_read_sources(entry.find("sources")),
    )


def read_optional_text(node: Node | None) -> str | None:
    """Return a text with its white space folded, or None where the key is missing."""
    return None if node is None else read_text(node)


def read_date(node: Node | None) -> str | None:
    """Return a date such as 2023-11-01, 2023-11 or 2023, or None where the key is missing."""
    if node is None:
        return None
    text = node.as_text()
    if not _DATE.fullmatch(text):
        raise node.error(f"{node.name} is {read_text(node)!r}; write a date as 2023-11-01, 2023-11 or 2023")
    return text


def read_language(node: Node | None) -> str | None:
    """Return a language tag such as en or zh-Hant, or None where the key is missing."""
    if node is None:
        return None
    text = node.as_text()
    if not _LANGUAGE.fullmatch(text):
        raise node.error(f"{node.name} is {read_text(node)!r}; write a language tag such as en, zh or fr")
    return text


def read_flag(node: Node | None) -> bool:
    """Return a truth value; a missing key is false."""
    return node is not None and _FLAGS[node.as_choice(_FLAGS)]


def read_number(node: Node | None, *, high: int = _MAX_COUNT) -> int | None:
    """Return a whole number from 0 on, or None where the key is missing."""
    if node is None:
        return None
    number = node.as_number(low=0, high=high)
    if not number.is_integer():
        raise node.error(f"{node.name} is {read_text(node)!r}; write a whole number")
    return int(number)


def read_text(node: Node) -> str:
    """Return a text with its white space folded; a value that says that there is none is an error."""
    if isinstance(node, Scalar) and node.is_plain and node.text.strip() in _NOTHING:
        raise node.error(f"{node.name} has no value; write a text, or leave the key out")
    return " ".join(node.as_text().split())


def _items(node: Node | None) -> tuple[Node, ...]:
    return () if node is None else node.as_sequence().items


def _read_titles(node: Node | None) -> tuple[tuple[str, str], ...]:
    """Read the titles by language; a single text is an English title."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return (("en", read_text(node)),)
    titles: list[tuple[str, str]] = []
    for tag, _, title in node.as_mapping().items:
        if not _LANGUAGE.fullmatch(tag):
            raise title.error(f"{tag!r} is no language; write the titles as title: {{en: …, zh: …}}")
        titles.append((tag, read_text(title)))
    return tuple(titles)


def _read_sources(node: Node | None) -> tuple[tuple[str, str], ...]:
    """Read the citations by their keys."""
    if node is None:
        return ()
    found: list[tuple[str, str]] = []
    for key, line, citation in node.as_mapping().items:
        if not _SOURCE.fullmatch(key):
            fault = f"{citation.name} is no key of a source; write at most 40 small letters, digits and hyphens, such as text or xinhua-2025"
            raise InputError(fault, source=node.source, line=line)
        found.append((key, read_text(citation)))
    return tuple(found)


def _read_typed_date(node: Node) -> TypedDate:
    entry = node.as_mapping().allow("kind", "date", "note")
    date = read_date(entry.take("date")) or ""
    return TypedDate(entry.take("kind").as_choice(DATE_KINDS), date, read_optional_text(entry.find("note")))


def _read_length(node: Node | None) -> Length | None:
    if node is None:
        return None
    entry = node.as_mapping().allow("words", "pages", "basis")
    return Length(words=read_number(entry.find("words")), pages=read_number(entry.find("pages")), basis=read_optional_text(entry.find("basis")))


def _read_count(node: Node) -> Count:
    entry: Mapping = node.as_mapping().allow("count", "unit", "basis", "source")
    return Count(
        count=read_number(entry.take("count")) or 0,
        unit=read_text(entry.take("unit")),
        basis=read_text(entry.take("basis")),
        source=read_text(entry.take("source")),
    )
