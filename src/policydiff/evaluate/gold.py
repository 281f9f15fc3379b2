"""Gold files: two documents and the beads that tie their clauses together, read into outlines with the printed identifiers withheld."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import field, frozen

from policydiff.errors import InputError
from policydiff.evaluate.part import Part
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.text.fold import has_han

__all__ = ["UNSTATED", "GoldPair", "GoldSet", "parse_gold", "read_gold", "read_gold_schema"]

# Kind of a bead that names none.
UNSTATED = "unstated"
_ROOT_KEYS = ("name", "source", "lang", "left", "right", "gold", "notes")
_CLAUSE_KEYS = ("id", "ref", "path", "text", "doc")
_BEAD_KEYS = ("left", "right", "kind", "optional")
_SIDES = ("left", "right")
# Ten thousand clauses a side take about eight million.
_MAX_BYTES = 64_000_000


@frozen(kw_only=True)
class GoldPair:
    """
    Two outlines to align, and what has to be found.

    Attributes:
        firm: Ids (old, new) of the pairs that have to be found.

        optional: Those that may be found, which counts neither way.

        kinds: The firm pairs by kind of bead, in the order of the file; a pair of several beads stands in each of their kinds.

        open_old: Ids of the old clauses of which nothing firm is known: they stand in optional beads only.

        open_new: The same of the new clauses.
    """

    old: Outline
    new: Outline
    firm: frozenset[tuple[str, str]]
    optional: frozenset[tuple[str, str]]
    kinds: tuple[tuple[str, frozenset[tuple[str, str]]], ...] = ()
    open_old: frozenset[str] = frozenset()
    open_new: frozenset[str] = frozenset()


@frozen(kw_only=True)
class GoldSet:
    """
    A gold set: one or several pairs of documents.

    Attributes:
        sha256: Hex digest of the file.
    """

    name: str
    pairs: tuple[GoldPair, ...]
    sha256: str = ""


@frozen(kw_only=True)
class _Bead:
    left: tuple[str, ...]
    right: tuple[str, ...]
    kind: str
    is_optional: bool
    document: str
    part: Part

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((left, right) for left in self.left for right in self.right)


@frozen
class _Side:
    """The clauses of a side by document, and the document of each."""

    clauses: dict[str, list[Clause]] = field(factory=lambda: defaultdict(list))
    owner: dict[str, str] = field(factory=dict)


def read_gold(path: Path, *, name: str | None = None) -> GoldSet:
    """
    Read a gold file.

    Args:
        path: The file.

        name: Name of the file for messages; by default the path as given.

    Raises:
        InputError: The file cannot be read or is no gold file; the message names the place.
    """
    label = name or str(path)
    try:
        if path.is_dir():
            raise InputError("this is a folder; name the gold files in it", source=label)
        with path.open("rb") as file:
            # One byte more than is read, so that a file that is too large is seen to be.
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=label) from error
    except ValueError as error:
        raise InputError("this is no path (it holds a NUL character)", source=label.replace("\0", "␀")) from error
    return parse_gold(data, source=label)


def parse_gold(data: bytes, *, source: str) -> GoldSet:
    """
    Read the bytes of a gold file.

    Args:
        data: The bytes.

        source: Name of the file for messages; where the file gives no name of its own, the set is called after it.

    Raises:
        InputError: The bytes are no gold file; the message names the place.
    """
    root = Part(_load(data, source), "", source).as_object(_ROOT_KEYS)
    name = root.find("name")
    chosen = name.as_text() if name else Path(source).stem
    sides = {side: _read_side(root.take(side), name=f"{chosen}/{place}") for side, place in zip(_SIDES, ("old", "new"), strict=True)}
    beads = [_read_bead(part, sides) for part in root.take("gold").as_list()]
    _refuse_contradictions(beads)
    documents = dict.fromkeys((*sides["left"].clauses, *sides["right"].clauses))
    pairs = tuple(_pair(chosen, document, sides, [bead for bead in beads if bead.document == document]) for document in documents)
    return GoldSet(name=chosen, pairs=pairs, sha256=hashlib.sha256(data).hexdigest())


def read_gold_schema() -> dict[str, Any]:
    """Return the JSON Schema of gold files."""
    schema: dict[str, Any] = json.loads((files("policydiff.evaluate") / "gold.schema.json").read_text(encoding="utf-8"))
    return schema


def _load(data: bytes, source: str) -> object:
    if len(data) > _MAX_BYTES:
        raise InputError(f"a gold file holds at most {_MAX_BYTES:,} bytes; split the set", source=source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("this is no UTF-8 text, as JSON has to be; save the gold file as UTF-8", source=source, line=line) from None

    def unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for key, n in Counter(key for key, _ in pairs).items():
            if n > 1:
                raise InputError(f"the key {key!r} stands twice in one object; keep one of the two", source=source)
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=unrepeated)
    except json.JSONDecodeError as error:
        raise InputError(f"this is no JSON: {error.msg} (column {error.colno})", source=source, line=error.lineno) from error
    except RecursionError as error:
        raise InputError("this is no gold file: lists and objects are nested too deeply", source=source) from error
    except ValueError as error:
        # Python refuses to read numbers of thousands of digits.
        raise InputError(f"this is no gold file: {error}", source=source) from error


def _read_side(part: Part, *, name: str) -> _Side:
    side = _Side()
    for entry in part.as_list():
        given = entry.as_object(_CLAUSE_KEYS)
        clause_id = given.take("id").as_text()
        if clause_id in side.owner:
            raise given.take("id").error(f"the id {clause_id!r} stands twice; give every clause of {name} an id of its own")
        text, path, document = given.take("text").as_text(), given.find("path"), given.find("doc")
        headings = tuple(heading.as_text() for heading in path.as_list()) if path else ()
        side.owner[clause_id] = document.as_name() if document else ""
        # The printed identifier, ``ref``, is left out: it would often give the answer away.
        side.clauses[side.owner[clause_id]].append(Clause(id=clause_id, text=text, path=headings, language="zh" if has_han(text) else "en"))
    return side


def _read_bead(part: Part, sides: dict[str, _Side]) -> _Bead:
    given = part.as_object(_BEAD_KEYS)
    kind, optional = given.find("kind"), given.find("optional")
    ids: dict[str, tuple[str, ...]] = {}
    documents: dict[str, None] = {}
    for side in _SIDES:
        entries = given.take(side).as_list()
        ids[side] = tuple(entry.as_one_of(sides[side].owner, f"clause of {side}") for entry in entries)
        documents |= dict.fromkeys(sides[side].owner[clause_id] for clause_id in ids[side])
    if not documents:
        raise part.error("this bead names no clause on either side")
    if len(documents) > 1:
        raise part.error(
            f"this bead ties clauses of several documents (doc {', '.join(map(repr, documents))}), which are never compared with each other"
        )
    return _Bead(
        left=ids["left"],
        right=ids["right"],
        kind=kind.as_text() if kind else UNSTATED,
        is_optional=optional.as_flag() if optional else False,
        document=next(iter(documents)),
        part=part,
    )


def _refuse_contradictions(beads: list[_Bead]) -> None:
    """Refuse a clause that one bead gives a counterpart and another says to have none."""
    firm = [bead for bead in beads if not bead.is_optional]
    for side in _SIDES:
        linked = {clause: bead for bead in firm if bead.pairs for clause in getattr(bead, side)}
        for bead in firm:
            for clause in getattr(bead, side) if not bead.pairs else ():
                if clause in linked:
                    raise bead.part.error(f"{clause!r} has no counterpart here, and one in {linked[clause].part.where}; keep one of the two")


def _pair(name: str, document: str, sides: dict[str, _Side], beads: list[_Bead]) -> GoldPair:
    firm = frozenset(pair for bead in beads if not bead.is_optional for pair in bead.pairs)
    kinds: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for bead in beads:
        if not bead.is_optional and bead.pairs:
            kinds[bead.kind].update(bead.pairs)
    known = {side: {clause for bead in beads if not bead.is_optional for clause in getattr(bead, side)} for side in _SIDES}
    possible = {side: {clause for bead in beads if bead.is_optional for clause in getattr(bead, side)} for side in _SIDES}
    where = f"{name}/{document}" if document else name
    return GoldPair(
        old=_outline(f"{where}/old", sides["left"].clauses.get(document, [])),
        new=_outline(f"{where}/new", sides["right"].clauses.get(document, [])),
        firm=firm,
        optional=frozenset(pair for bead in beads if bead.is_optional for pair in bead.pairs) - firm,
        kinds=tuple((kind, frozenset(pairs)) for kind, pairs in kinds.items()),
        open_old=frozenset(possible["left"] - known["left"]),
        open_new=frozenset(possible["right"] - known["right"]),
    )


def _outline(name: str, clauses: list[Clause]) -> Outline:
    return Outline(
        name=name,
        source=Source(name=name, media_type="application/json", encoding="utf-8", sha256="", text=""),
        provenance=Provenance(),
        language="und",
        clauses=tuple(clauses),
    )
