"""One section of an outline: by id, by printed number, by place among the headings, or by the text of a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from policydiff.errors import InputError, did_you_mean
from policydiff.model.outline import Clause, Outline
from policydiff.text.fold import fold
from policydiff.text.labels import normal_label, parse_label

__all__ = ["take_section"]

# A message names so many of the sections that a name could mean.
_MAX_NAMED = 6
# Parts of III.7.2; none is longer.
_MAX_PARTS = 12

Range = tuple[int, int]


def take_section(outline: Outline, section: str) -> Outline:
    """
    Return an outline of one section, with the ids and headings that its clauses have in the whole.

    Args:
        outline: The whole document.

        section: An id (``4.4``), a printed number (``Article 5``, ``第三章``), the places of headings (``III.7`` is the seventh heading below III), or a
            heading's text.

    Raises:
        InputError: Nothing answers to that name, or more than one section does; the message names what comes near.
    """
    wanted = " ".join(section.split())
    if not wanted:
        raise InputError("# names no section; write for example #3, #III.7 or #Article 5, or leave # out", source=outline.source.name)
    for find in (_by_id, _by_number, _by_place, _by_heading):
        found = find(outline.clauses, wanted)
        if len(found) == 1:
            return _cut(outline, found[0], wanted)
        if found:
            names = ", ".join(_name(outline.clauses[first]) for first, _ in found[:_MAX_NAMED])
            raise InputError(f"{wanted!r} names {len(found)} sections; say which by its id: {names}", source=outline.source.name)
    known = [name for clause in outline.clauses for name in _names(clause)]
    remedy = did_you_mean(wanted, known) or "; policydiff show lists the ids and headings"
    raise InputError(f"there is no section {wanted!r}{remedy}", source=outline.source.name)


def _names(clause: Clause) -> tuple[str, ...]:
    # "pillar-III.7" answers to III.7 too.
    bare = clause.id.partition("-")[2] if clause.is_heading else None
    return tuple(dict.fromkeys(name for name in (clause.id, bare, clause.number, clause.text if clause.is_heading else None) if name))


def _name(clause: Clause) -> str:
    return f"{clause.id} ({clause.text})" if clause.is_heading else clause.id


def _cut(outline: Outline, found: Range, section: str) -> Outline:
    clauses = outline.clauses[found[0] : found[1]]
    spans = [span for clause in clauses for span in clause.spans]
    first, last = min((span.start for span in spans), default=0), max((span.stop for span in spans), default=0)
    return evolve(
        outline,
        name=f"{outline.name}#{section}",
        provenance=evolve(outline.provenance, short=f"{outline.label}#{section}", length=None),
        clauses=clauses,
        # Who adheres, adheres to the whole.
        adherents=(),
        has_all_adherents=False,
        unread=tuple(unread for unread in outline.unread if first <= unread.span.start < last),
    )


def _extent(clauses: Sequence[Clause], first: int) -> Range:
    """Return the range of a clause with all that stands below it."""
    head = clauses[first]
    last = first + 1
    while last < len(clauses) and _is_below(head, clauses[last]):
        last += 1
    return first, last


def _is_below(head: Clause, clause: Clause) -> bool:
    if clause.role == "footnote" and head.role != "footnote":
        return False
    if clause.id.startswith(f"{head.id}."):
        return True
    if head.is_heading:
        return clause.depth > head.depth or (clause.depth == head.depth and not clause.is_heading and head.text in clause.path)
    return clause.depth > head.depth and not clause.is_heading


def _by_id(clauses: Sequence[Clause], wanted: str) -> list[Range]:
    exact = [_extent(clauses, index) for index, clause in enumerate(clauses) if clause.id == wanted]
    if exact:
        return exact
    # An outline of sentences has 3.1 and 3.2, but no 3.
    members = [index for index, clause in enumerate(clauses) if clause.id.startswith(f"{wanted}.")]
    return [(members[0], members[-1] + 1)] if members else []


def _by_number(clauses: Sequence[Clause], wanted: str) -> list[Range]:
    label, normal = parse_label(f"{wanted}."), normal_label(wanted)
    if label is not None and label.stop <= len(wanted):
        return []
    word = label.family if label is not None and label.family.isalpha() and len(label.family) > 1 else None

    def matches(clause: Clause) -> bool:
        if clause.number is None or normal_label(clause.number) != normal:
            return False
        printed = parse_label(f"{clause.number}.")
        return word is None or (printed is not None and printed.family == word)

    return _outermost(clauses, matches)


def _by_heading(clauses: Sequence[Clause], wanted: str) -> list[Range]:
    label = parse_label(wanted)
    if label is not None and label.stop < len(wanted):
        number, name = normal_label(label.text), fold(wanted[label.stop :])
        found = _outermost(clauses, lambda clause: clause.is_heading and fold(clause.text) == name and normal_label(clause.number or "") == number)
        if found:
            return found
    folded = fold(wanted)
    tests: tuple[Callable[[str], bool], ...] = (folded.__eq__, lambda text: text.startswith(folded), lambda text: folded in text)
    for test in tests:
        found = _outermost(clauses, lambda clause, test=test: clause.is_heading and test(fold(clause.text)))  # type: ignore[misc]
        if found:
            return found
    return []


def _by_place(clauses: Sequence[Clause], wanted: str) -> list[Range]:
    """Follow III.7.2 from heading to heading: a part is a heading's own number or its place among its siblings."""
    parts = wanted.split(".")
    if len(parts) > _MAX_PARTS or not all(parts):
        return []
    found = [(0, len(clauses))]
    for part in parts:
        found = [child for first, last in found for child in _child(clauses, first, last, part)]
    return found


def _child(clauses: Sequence[Clause], first: int, last: int, part: str) -> Iterable[Range]:
    headings = [index for index in range(first, last) if clauses[index].is_heading and (index > first or first == 0)]
    if not headings:
        return
    depth = min(clauses[index].depth for index in headings)
    siblings = [index for index in headings if clauses[index].depth == depth]
    numbered = [index for index in siblings if clauses[index].number and normal_label(clauses[index].number or "") == part]
    if numbered:
        yield from (_extent(clauses, index) for index in numbered)
    elif part.isdecimal() and 0 < int(part) <= len(siblings):
        yield _extent(clauses, siblings[int(part) - 1])


def _outermost(clauses: Sequence[Clause], test: Callable[[Clause], bool]) -> list[Range]:
    """Return the sections whose first clause passes a test, without those inside another; a heading goes before a clause."""
    indices = [index for index, clause in enumerate(clauses) if test(clause)]
    headings = [index for index in indices if clauses[index].is_heading]
    found: list[Range] = []
    for index in headings or indices:
        if not found or index >= found[-1][1]:
            found.append(_extent(clauses, index))
    return _merge_repeated(clauses, found)


def _merge_repeated(clauses: Sequence[Clause], found: list[Range]) -> list[Range]:
    """Take the sentences of one numbered paragraph, which all carry its number, as one section."""
    merged: list[Range] = []
    for first, last in found:
        if merged and merged[-1][1] == first and clauses[merged[-1][0]].number == clauses[first].number and not clauses[first].is_heading:
            merged[-1] = merged[-1][0], last
        else:
            merged.append((first, last))
    return merged
