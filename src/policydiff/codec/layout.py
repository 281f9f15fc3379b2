"""
How outlines and comparisons are laid out as JSON, both ways.

It is flatter than the model where that reads better: a change carries its link, so that each clause's fate stands in one place, and figures that follow from
others (a link's shape and probability, the counts by operation and by standing) are written for the reader's convenience and ignored on the way back.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from policydiff.codec.values import Part, plain
from policydiff.errors import InputError
from policydiff.model.alignment import Alignment, EncoderInfo, Link, Mode, OrderAgreement, Pair
from policydiff.model.annotation import Actor, Annotation, Annotations, Condition, Exclusion, Hedge, Modality, Quantity, Sanction, Topic
from policydiff.model.change import EFFECTS, OPERATIONS, AdherentDifference, Change, Coverage, Stretch, Unmatched
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import Emphasis
from policydiff.model.options import Options
from policydiff.model.outline import Outline

__all__ = ["SCHEMA_VERSION", "decode_comparison", "decode_outline", "encode_annotations", "encode_comparison", "encode_outline"]

SCHEMA_VERSION = "1"

Document = dict[str, Any]
# The type that an annotation is written with; an exclusion is called by the field's word, which Python has taken.
_TYPES: dict[str, type[Annotation]] = {
    "topic": Topic,
    "modality": Modality,
    "actor": Actor,
    "quantity": Quantity,
    "hedge": Hedge,
    "condition": Condition,
    "exception": Exclusion,
    "sanction": Sanction,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}


def encode_outline(outline: Outline) -> Document:
    """Return an outline as a JSON value, with everything the model holds."""
    return {"schema_version": SCHEMA_VERSION, "kind": "outline", "standing": _count_standings(outline), "outline": plain(outline)}


def encode_comparison(comparison: Comparison) -> Document:
    """
    Return a comparison as a JSON value.

    Raises:
        ValueError: The changes are not those of the alignment's links, one for each and in their order.
    """
    alignment = comparison.alignment
    if tuple(change.link for change in comparison.changes) != alignment.links:
        raise ValueError("a comparison holds one change for each link of its alignment, in their order; this one does not")
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "comparison",
        "has_changes": comparison.has_changes,
        "operations": _count_operations(comparison),
        "effects": _count_effects(comparison),
        "notes": list(comparison.notes),
        "mode": alignment.mode,
        "mode_reason": alignment.mode_reason,
        "order": plain(alignment.order),
        "encoder": plain(alignment.encoder),
        "options": plain(alignment.options),
        "standing": {"old": _count_standings(alignment.old), "new": _count_standings(alignment.new)},
        "coverage": {"old": plain(comparison.old_coverage), "new": plain(comparison.new_coverage)},
        "omissions": plain(comparison.omissions),
        "additions": plain(comparison.additions),
        "struck": plain(comparison.struck),
        "inserted": plain(comparison.inserted),
        "emphasis": plain(comparison.emphasis),
        "adherents": plain(comparison.adherents),
        "changes": [_encode_change(change) for change in comparison.changes],
        "near_misses": plain(alignment.near_misses),
        "annotations": {"old": encode_annotations(comparison.old_annotations), "new": encode_annotations(comparison.new_annotations)},
        "old": plain(alignment.old),
        "new": plain(alignment.new),
    }


def decode_outline(document: object, *, source: str | None = None) -> Outline:
    """
    Return the outline that ``encode_outline`` wrote.

    Args:
        document: The JSON value.

        source: Name of the file, for messages.

    Raises:
        InputError: The value is no such document, or of another schema version.
    """
    outline: Outline = _check(Part(document, "$", source), "outline").take("outline", Outline)
    return outline


def decode_comparison(document: object, *, source: str | None = None) -> Comparison:
    """
    Return the comparison that ``encode_comparison`` wrote.

    Args:
        document: The JSON value.

        source: Name of the file, for messages.

    Raises:
        InputError: The value is no such document, or of another schema version.
    """
    given = _check(Part(document, "$", source), "comparison")
    changes = tuple(_decode_change(part) for part in given.parts("changes"))
    coverage, annotations = given.part("coverage"), given.part("annotations")
    return Comparison(
        alignment=_decode_alignment(given, tuple(change.link for change in changes)),
        old_annotations=_decode_annotations(annotations.part("old")),
        new_annotations=_decode_annotations(annotations.part("new")),
        changes=changes,
        old_coverage=coverage.take("old", Coverage),
        new_coverage=coverage.take("new", Coverage),
        omissions=given.take("omissions", tuple[Unmatched, ...]),
        additions=given.take("additions", tuple[Unmatched, ...]),
        struck=_decode_stretches(given, "struck"),
        inserted=_decode_stretches(given, "inserted"),
        emphasis=given.take("emphasis", Emphasis),
        adherents=given.take("adherents", tuple[AdherentDifference, ...]),
        notes=given.take("notes", tuple[str, ...]),
    )


def _decode_stretches(given: Part, key: str) -> tuple[Stretch, ...]:
    """Return the stretches under a key; documents that were written earlier have none."""
    found: tuple[Stretch, ...] = given.take(key, tuple[Stretch, ...]) if key in given.mapping() else ()
    return found


def _check(given: Part, kind: str) -> Part:
    """Return the part itself if it is a whole document of this kind and of our version."""
    version, found = given.mapping().get("schema_version"), given.mapping().get("kind")
    if version != SCHEMA_VERSION:
        raise InputError(f"schema_version is {version!r}; this version of policydiff reads {SCHEMA_VERSION!r}", source=given.source)
    if found != kind:
        raise InputError(f"this file holds a document of kind {found!r}, not {kind!r}", source=given.source)
    return given


def _decode_alignment(given: Part, links: tuple[Link, ...]) -> Alignment:
    return Alignment(
        old=given.take("old", Outline),
        new=given.take("new", Outline),
        links=links,
        mode=given.take("mode", Mode),
        mode_reason=given.take("mode_reason", str),
        order=given.take("order", OrderAgreement),
        encoder=given.take("encoder", EncoderInfo | None),
        options=given.take("options", Options),
        near_misses=given.take("near_misses", tuple[Pair, ...]),
    )


def _count_operations(comparison: Comparison) -> dict[str, int]:
    counts: Counter[str] = Counter(operation for change in comparison.changes for operation in change.operations or ("ambiguous",))
    return {operation: counts[operation] for operation in (*OPERATIONS, "ambiguous")}


def _count_effects(comparison: Comparison) -> dict[str, int]:
    counts: Counter[str] = Counter(effect.name for change in comparison.changes for effect in change.effects)
    return {effect: counts[effect] for effect in EFFECTS}


def _count_standings(outline: Outline) -> Document:
    standings = outline.standings
    shares = {"share_secondary": standings.share_secondary, "share_unverified": standings.share_unverified}
    return {**plain(standings), **plain(shares)}


def _encode_change(change: Change) -> Document:
    link = change.link
    return {
        "old": list(link.old),
        "new": list(link.new),
        "operations": list(change.operations),
        "ambiguous": link.is_ambiguous,
        "shape": link.shape,
        "probability": plain(link.probability),
        "effects": plain(change.effects),
        "reason": change.reason,
        "block": change.block,
        "edits": plain(change.edits),
        "pairs": plain(link.pairs),
        "rivals": plain(link.rivals),
    }


def _decode_change(part: Part) -> Change:
    rest = {key: value for key, value in part.mapping().items() if key not in {"ambiguous", "shape", "probability"}}
    link = {key: rest.pop(key, None) for key in ("old", "new", "pairs", "rivals")}
    change: Change = Part({"link": link, **rest}, part.where, part.source).structure(Change)
    return change


def encode_annotations(annotations: Annotations) -> Document:
    """Return annotations as a JSON value."""
    # Each annotation names its type, so that a reader tells them apart.
    items = [{"type": _NAMES[type(item)], **plain(item)} for item in annotations.items]
    left_out = [{"clause": clause, "topic": topic} for clause, topic in annotations.left_out]
    return {"made_by": list(annotations.made_by), "topics": list(annotations.topics), "items": items, "left_out": left_out}


def _decode_annotations(given: Part) -> Annotations:
    items: list[Annotation] = []
    for part in given.parts("items"):
        fields = dict(part.mapping())
        kind = fields.pop("type", None)
        if kind not in _TYPES:
            raise part.error(f"an annotation of a type that this version does not know; it knows: {', '.join(_TYPES)}")
        items.append(Part(fields, part.where, part.source).structure(_TYPES[kind]))
    # What was written before topics were left out with their names has no such key.
    left_out = tuple((part.take("clause", str), part.take("topic", str)) for part in given.parts("left_out")) if "left_out" in given.mapping() else ()
    return Annotations(tuple(items), given.take("made_by", tuple[str, ...]), given.take("topics", tuple[str, ...]), left_out)
