"""Outline files: an outline written down in YAML or JSON, by hand or by ``policydiff show --format yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.errors import InputError, did_you_mean
from policydiff.model.outline import Adherent, AdherentKind, Clause, ClauseKind, ClauseRole, Membership, Outline, Source, Standing, Unread
from policydiff.readers.blocks import Flow
from policydiff.readers.paths import with_paths
from policydiff.readers.provenance import read_date, read_flag, read_language, read_number, read_optional_text, read_provenance, read_text
from policydiff.text.language import detect_language
from policydiff.text.normal import find_invisible, text_of
from policydiff.text.span import Span
from policydiff.yaml_nodes import Mapping, Node, compose

__all__ = ["ADHERENT_KINDS", "CLAUSE_KINDS", "CLAUSE_ROLES", "FORMAT", "MEMBERSHIPS", "STANDINGS", "is_outline_file", "read_outline_file"]

FORMAT = "outline/1"
_ROOT_KEYS = ("policydiff", "name", "language", "provenance", "adherents_complete", "adherents", "clauses")
_ADHERENT_KEYS = ("name", "kind", "member", "joined", "left", "source")
_CLAUSE_KEYS = ("id", "number", "kind", "role", "depth", "language", "standing", "source", "text")
ADHERENT_KINDS: tuple[AdherentKind, ...] = ("state", "organisation", "company", "person")
MEMBERSHIPS: tuple[Membership, ...] = ("yes", "no", "unknown")
CLAUSE_KINDS: tuple[ClauseKind, ...] = ("paragraph", "item", "heading")
CLAUSE_ROLES: tuple[ClauseRole, ...] = ("operative", "preamble", "chapeau", "definition", "annex", "footnote")
STANDINGS: tuple[Standing, ...] = ("verified", "secondary", "unverified")
_MAX_DEPTH = 20
# A message names so many of the sources that a clause could have meant.
_MAX_NAMED = 6
_FORMAT_KEY = re.compile(r"(?:^|[{,]\s{0,80})[\"']?policydiff[\"']?\s{0,8}:", re.MULTILINE)
_HASH_OR_SPACE = re.compile(r"[\s#]")


def is_outline_file(text: str) -> bool:
    """Tell whether a YAML or JSON text says that it is a file of policydiff; it may still be a wrong one."""
    return "policydiff" in text and _FORMAT_KEY.search(text) is not None


def read_outline_file(text: str, source: Source) -> Outline:
    """
    Read an outline file.

    Args:
        text: The whole file.

        source: Where it comes from; its text is replaced by the clauses'.

    Raises:
        InputError: The file is not valid, holds an unknown key or a value that cannot be used; the message names the line and the remedy.

    Example:
        >>> text = "{policydiff: outline/1, name: aims, clauses: [{id: '1', text: 'AI should be safe.'}]}"
        >>> outline = read_outline_file(text, Source(name="aims.yaml", media_type="application/yaml", encoding="utf-8", sha256="", text=""))
        >>> outline.name, outline.clause("1").text, outline.language
        ('aims', 'AI should be safe.', 'en')
    """
    root = compose(text, source=source.name, name="the outline").as_mapping().allow(*_ROOT_KEYS)
    root.take("policydiff").as_choice((FORMAT,))
    nodes = root.take("clauses").as_sequence().items
    texts = [read_text(_entry(node, _CLAUSE_KEYS).take("text")) for node in nodes]
    joined, spans = _join(texts)
    language = read_language(root.find("language")) or detect_language(joined)
    provenance = read_provenance(root.find("provenance"))
    cited = tuple(key for key, _ in provenance.sources)
    clauses = tuple(_read_clause(_entry(node, _CLAUSE_KEYS), joined, span, language, cited) for node, span in zip(nodes, spans, strict=True))
    _refuse_repeated(nodes, clauses)
    return Outline(
        name=read_text(root.take("name")),
        source=Source(name=source.name, media_type=source.media_type, encoding=source.encoding, sha256=source.sha256, text=joined),
        provenance=provenance,
        language=language,
        clauses=with_paths(clauses, provenance),
        adherents=_read_adherents(root.find("adherents")),
        has_all_adherents=read_flag(root.find("adherents_complete")),
        unread=tuple(unread for node, span in zip(nodes, spans, strict=True) for unread in _list_invisible(node, joined, span)),
    )


def _list_invisible(node: Node, joined: str, span: Span) -> Iterator[Unread]:
    """List the characters of a clause that are no wording, by the line that its text begins in."""
    for found in find_invisible(span.of(joined)):
        place = Span(span.start + found.start, span.start + found.stop)
        yield Unread(text=place.of(joined), reason="unreadable", span=place, line=node.as_mapping().take("text").line)


def _entry(node: Node, keys: tuple[str, ...]) -> Mapping:
    return node.as_mapping().allow(*keys)


def _join(texts: list[str]) -> tuple[str, list[Span]]:
    """Join the clauses' texts by blank lines, and tell where each of them stands."""
    spans: list[Span] = []
    start = 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 2
    return "\n\n".join(texts), spans


def _read_clause(entry: Mapping, source_text: str, span: Span, language: str, cited: tuple[str, ...]) -> Clause:
    role = entry.find("role")
    kind = entry.find("kind")
    standing, source = _read_standing(entry, cited)
    return Clause(
        id=_read_id(entry.take("id")),
        text=text_of(source_text, [span]),
        kind=kind.as_choice(CLAUSE_KINDS) if kind else "paragraph",
        role=role.as_choice(CLAUSE_ROLES) if role else "operative",
        number=read_optional_text(entry.find("number")),
        depth=read_number(entry.find("depth"), high=_MAX_DEPTH) or 0,
        language=read_language(entry.find("language")) or language,
        spans=Flow.of(source_text, (span,)).without((found.start, found.stop) for found in find_invisible(span.of(source_text))).spans,
        standing=standing,
        source=source,
    )


def _read_standing(entry: Mapping, cited: tuple[str, ...]) -> tuple[Standing | None, str | None]:
    """Read how far a clause can be relied on, and the key of the source that it rests on."""
    node, source = entry.find("standing"), entry.find("source")
    standing = node.as_choice(STANDINGS) if node else None
    if node is not None and source is None:
        remedy = (
            f"add source: {' or '.join(cited[:_MAX_NAMED])}"
            if cited
            else "cite one under provenance.sources as KEY: citation, and add source: KEY here"
        )
        raise node.error(f"a clause with a standing must name its source; {remedy}")
    if source is None:
        return standing, None
    key = read_text(source)
    if key not in cited:
        known = f"Cited there: {', '.join(cited[:_MAX_NAMED])}" if cited else "Nothing is cited there"
        fault = f"source is {key!r}, which provenance.sources does not cite{did_you_mean(key, cited) or '.'} {known}; name one of these, or add yours"
        raise source.error(fault)
    return standing, key


def _read_id(node: Node) -> str:
    text = read_text(node)
    if _HASH_OR_SPACE.search(text):
        raise node.error(f"the id {text!r} holds white space or #; write it without, such as 3.2.a")
    return text


def _refuse_repeated(nodes: tuple[Node, ...], clauses: tuple[Clause, ...]) -> None:
    lines: dict[str, int] = {}
    for node, clause in zip(nodes, clauses, strict=True):
        line = node.as_mapping().take("id").line
        if clause.id in lines:
            message = f"the id {clause.id!r} stands twice, first in line {lines[clause.id]}; give every clause an id of its own"
            raise InputError(message, source=node.source, line=line)
        lines[clause.id] = line


def _read_adherents(node: Node | None) -> tuple[Adherent, ...]:
    if node is None:
        return ()
    return tuple(_read_adherent(_entry(item, _ADHERENT_KEYS)) for item in node.as_sequence().items)


def _read_adherent(entry: Mapping) -> Adherent:
    member = entry.find("member")
    return Adherent(
        name=read_text(entry.take("name")),
        kind=entry.take("kind").as_choice(ADHERENT_KINDS),
        member=member.as_choice(MEMBERSHIPS) if member else "yes",
        joined=read_date(entry.find("joined")),
        left=read_date(entry.find("left")),
        source=read_optional_text(entry.find("source")),
    )
