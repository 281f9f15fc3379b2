"""Blocks to an outline: the way that every format shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policydiff.model.options import Unit
from policydiff.model.outline import Clause, ClauseKind, ClauseRole, Outline, Provenance, Source, Unread, UnreadReason
from policydiff.readers.adherents import take_adherents
from policydiff.readers.blocks import Block, Document, Dropped, Flow
from policydiff.readers.headings import find_headings
from policydiff.readers.ids import assign_ids
from policydiff.readers.marks import Note, strip_marks, take_notes
from policydiff.readers.node import Node
from policydiff.readers.parts import Part, make_parts
from policydiff.readers.paths import with_paths
from policydiff.readers.readings import settle_readings
from policydiff.readers.roles import find_roles
from policydiff.readers.tree import build_tree
from policydiff.readers.units import split_flow
from policydiff.readers.wording import has_words, is_title_case
from policydiff.text.language import detect_language, is_latin
from policydiff.text.normal import find_invisible, text_of
from policydiff.text.span import Span

__all__ = ["build_outline"]

# "[Opening declarations omitted.]": a note of whoever prepared the text.
_OMISSION = re.compile(r"[\[(（【][^\[\]()]{0,80}(?:omitted|not reproduced|略)[^\[\]()]{0,40}[\])）】]\.?", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?…。；：！？][\"'”’»)\]]{0,3}$")
# The word between two items may stand in a line of its own.
_JOINTS = frozenset(("and", "or", "and/or"))
# A page break has cut a paragraph in two if at least so much of it stands before the break.
_MIN_BROKEN = 40


def build_outline(document: Document, *, source: Source, name: str, unit: Unit) -> Outline:
    """
    Build the outline of a document that a format's reader has taken apart.

    Args:
        document: Its blocks.

        source: Where it comes from.

        name: Name of the outline.

        unit: Whether clauses of several sentences are split.
    """
    text = document.text
    language = detect_language(text)
    mended, omissions = _drop_omissions(_mend(document.blocks, text))
    blocks, marks, numbers = strip_marks(mended)
    adherents = take_adherents(blocks)
    nodes = build_tree(settle_readings(find_headings(_number(adherents.blocks, numbers, adherents.closing))))
    provenance = _complete(document.provenance, nodes, text, language)
    clauses = with_paths(_make_clauses(nodes, text, language, unit), provenance)
    dropped = (*document.dropped, *omissions, *marks, *adherents.dropped)
    numbers_at = [span for node in nodes for span in node.part.label_spans]
    return Outline(
        name=name,
        source=source,
        provenance=provenance,
        language=language,
        clauses=clauses,
        adherents=adherents.parties,
        has_all_adherents=adherents.has_list,
        unread=tuple(_list_unread(text, dropped, [*numbers_at, *(span for clause in clauses for span in clause.spans)])),
    )


def _mend(blocks: Iterable[Block], text: str) -> list[Block]:
    """Leave out blocks without a word and characters that are no wording, and join paragraphs that a page break has cut in two."""
    mended: list[Block] = []
    for block in blocks:
        if not has_words(block.flow.text):
            continue
        before = mended[-1] if mended else None
        if before is not None and _goes_on(before, block):
            mended[-1] = evolve(before, flow=_join(text, before.flow, block.flow))
        else:
            mended.append(block)
    return [_without_invisible(block) for block in mended]


def _without_invisible(block: Block) -> Block:
    found = find_invisible(block.flow.text)
    return evolve(block, flow=block.flow.without((span.start, span.stop) for span in found)) if found else block


def _goes_on(before: Block, after: Block) -> bool:
    if "heading" in {before.kind, after.kind} or "row" in {before.kind, after.kind} or after.bullet or after.is_emphasised or before.is_emphasised:
        return False
    first, rest = before.flow.text.rstrip(), after.flow.text.lstrip()
    if rest.rstrip(" ,") in _JOINTS:
        return True
    is_listed = first[:1].islower()
    return (
        rest[:1].islower()
        and len(first) >= _MIN_BROKEN
        and not is_listed
        and not is_title_case(first)
        and not _ENDED.search(first)
        and not re.match(r"[a-z]{1,5}[.)\t]", rest)
    )


def _join(text: str, before: Flow, after: Flow) -> Flow:
    first = before.cut(0)
    last = first.spans[-1]
    # The white space behind the first half keeps its last word apart from the next one.
    spans = (*first.spans[:-1], Span(last.start, last.stop + 1), *after.spans)
    return Flow.of(text, spans)


def _drop_omissions(blocks: Sequence[Block]) -> tuple[list[Block], list[Dropped]]:
    kept = [block for block in blocks if not _OMISSION.fullmatch(block.flow.text.strip())]
    left_out = [block for block in blocks if _OMISSION.fullmatch(block.flow.text.strip())]
    return kept, [Dropped(span, "metadata") for block in left_out for span in block.flow.spans]


def _number(blocks: Sequence[Block], numbers: frozenset[str], closing: frozenset[int]) -> tuple[Part, ...]:
    """Take the numbers off the blocks; footnotes, and notes behind a closing list of adherents, keep theirs apart from those of the clauses."""
    notes = {**{index: Note(blocks[index], "") for index in closing}, **take_notes(blocks, numbers)}
    parts: list[Part] = []
    pending: list[Block] = []
    for index, block in enumerate(blocks):
        note = notes.get(index)
        if note is None:
            pending.append(block)
            continue
        parts += make_parts(pending)
        pending = []
        head = block.flow.text[: len(block.flow.text) - len(note.block.flow.text)]
        parts.append(Part(flow=note.block.flow.cut(0), block=note.block, label_spans=block.flow.spans_between(0, len(head)), note=note.number))
    return (*parts, *make_parts(pending))


def _complete(provenance: Provenance, nodes: Sequence[Node], text: str, language: str) -> Provenance:
    """Add the title that heads the text, where the source says none."""
    title = next((node.part for node in nodes if node.piece.place == "title"), None)
    if provenance.title or title is None:
        return provenance
    wording = text_of(text, title.flow.spans)
    found = detect_language(wording)
    return evolve(provenance, title=((language if found == "und" else found, wording),))


def _make_clauses(nodes: Sequence[Node], text: str, language: str, unit: Unit) -> Iterator[Clause]:
    roles = find_roles(nodes)
    is_split = [unit == "sentence" and node.piece.place == "body" and node.part.note is None and node.part.block.kind != "row" for node in nodes]
    flows = [split_flow(node.part.flow, language) if split else (node.part.flow,) for node, split in zip(nodes, is_split, strict=True)]
    ids = assign_ids(nodes, roles, [len(found) for found in flows] if unit == "sentence" else None)
    pending: list[str] = []
    for node, role, parts, names in zip(nodes, roles, flows, ids, strict=True):
        if not names:
            pending.append(node.part.label.text if node.part.label else "")
            continue
        number = _printed_number(node, pending)
        pending = []
        for order, (part, clause_id) in enumerate(zip(parts, names, strict=True), start=1):
            yield _make_clause(node, part, text, language, clause_id=clause_id, number=number, role=_role_of_sentence(role, order, len(parts)))


def _printed_number(node: Node, pending: Sequence[str]) -> str | None:
    """Return the number as printed, with any that stood alone before it."""
    label = node.part.note or (node.part.label.text if node.part.label else "")
    return " ".join([*pending, label]).strip() or None


def _role_of_sentence(role: ClauseRole, order: int, n_sentences: int) -> ClauseRole:
    """Only the last sentence of a chapeau announces what follows."""
    return "operative" if role == "chapeau" and order < n_sentences else role


def _make_clause(node: Node, flow: Flow, text: str, language: str, *, clause_id: str, number: str | None, role: ClauseRole) -> Clause:
    wording = text_of(text, flow.spans)
    kind: ClauseKind = "heading" if node.piece.is_heading else "item" if node.is_item else "paragraph"
    return Clause(
        id=clause_id, text=wording, kind=kind, role=role, number=number, depth=node.depth, language=_language_of(wording, language), spans=flow.spans
    )  # fmt: skip


def _language_of(wording: str, language: str) -> str:
    """Return the language of a clause; one in the script of the document, or too short to tell, has the document's."""
    if wording.isascii() and is_latin(language):
        return language
    found = detect_language(wording)
    # Short Japanese clauses may hold Chinese characters only.
    is_of_document = found == "und" or (found, language) == ("zh", "ja") or (is_latin(found) and is_latin(language))
    return language if is_of_document else found


def _list_unread(text: str, dropped: Iterable[Dropped], read: Iterable[Span]) -> Iterator[Unread]:
    """List what is in no clause: what was dropped for a reason, and the markup between."""
    line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
    known = [(found.span, found.reason) for found in dropped]
    taken = sorted([*(span for span, _ in known), *read], key=lambda span: (span.start, span.stop))
    gaps = [(span, _reason_of_gap(span.of(text))) for span in _gaps(text, taken)]
    for span, reason in sorted([*known, *gaps], key=lambda found: found[0].start):
        if span.of(text).strip():
            yield Unread(text=span.of(text), reason=reason, span=span, line=bisect_right(line_starts, span.start))


def _gaps(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what no span covers, without the white space around it."""
    place = 0
    for span in (*taken, Span(len(text), len(text))):
        gap = text[place : span.start]
        stripped = gap.strip()
        if stripped:
            start = place + len(gap) - len(gap.lstrip())
            yield Span(start, start + len(stripped))
        place = max(place, span.stop)


def _reason_of_gap(text: str) -> UnreadReason:
    return "markup" if text.isprintable() or any(character.isprintable() and not character.isspace() for character in text) else "unreadable"
