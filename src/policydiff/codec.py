"""
Outlines and comparisons as JSON values and back.

``decode(encode(x)) == x`` for every value whose numbers are rounded to ``DIGITS``, as the pipeline leaves them. The layout is flatter than the model where that
reads better: a change carries its link, so that each clause's fate stands in one place, and figures that follow from others (a link's shape and probability, the
counts by operation and by standing) are written for the reader's convenience and ignored on the way back.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from policydiff.errors import InputError
from policydiff.model.alignment import Alignment, EncoderInfo, Link, Mode, OrderAgreement, Pair
from policydiff.model.annotation import Actor, Annotation, Annotations, Condition, Exclusion, Hedge, Modality, Quantity, Sanction, Topic
from policydiff.model.change import EFFECTS, OPERATIONS, AdherentDifference, Change, Coverage, Unmatched
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import Emphasis
from policydiff.model.options import Options
from policydiff.model.outline import Outline, Provenance

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["DIGITS", "SCHEMA_VERSION", "decode_comparison", "decode_outline", "encode_annotations", "encode_comparison", "encode_outline"]

SCHEMA_VERSION = "1"
# Probabilities carry two or three digits that mean anything; six leave room and hide the last bits, in which machines differ.
DIGITS = 6

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
    return {"schema_version": SCHEMA_VERSION, "kind": "outline", "standing": _count_standings(outline), "outline": _plain(outline)}


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
        "order": _plain(alignment.order),
        "encoder": _plain(alignment.encoder),
        "options": _plain(alignment.options),
        "standing": {"old": _count_standings(alignment.old), "new": _count_standings(alignment.new)},
        "coverage": {"old": _plain(comparison.old_coverage), "new": _plain(comparison.new_coverage)},
        "omissions": _plain(comparison.omissions),
        "additions": _plain(comparison.additions),
        "emphasis": _plain(comparison.emphasis),
        "adherents": _plain(comparison.adherents),
        "changes": [_encode_change(change) for change in comparison.changes],
        "near_misses": _plain(alignment.near_misses),
        "annotations": {"old": encode_annotations(comparison.old_annotations), "new": encode_annotations(comparison.new_annotations)},
        "old": _plain(alignment.old),
        "new": _plain(alignment.new),
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
    outline: Outline = _Part(document, "$", source).checked("outline").take("outline", Outline)
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
    given = _Part(document, "$", source).checked("comparison")
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
        emphasis=given.take("emphasis", Emphasis),
        adherents=given.take("adherents", tuple[AdherentDifference, ...]),
        notes=given.take("notes", tuple[str, ...]),
    )


def _decode_alignment(given: _Part, links: tuple[Link, ...]) -> Alignment:
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
    return {**_plain(standings), **_plain(shares)}


def _encode_change(change: Change) -> Document:
    link = change.link
    return {
        "old": list(link.old),
        "new": list(link.new),
        "operations": list(change.operations),
        "ambiguous": link.is_ambiguous,
        "shape": link.shape,
        "probability": _plain(link.probability),
        "effects": _plain(change.effects),
        "reason": change.reason,
        "block": change.block,
        "edits": _plain(change.edits),
        "pairs": _plain(link.pairs),
        "rivals": _plain(link.rivals),
    }


def _decode_change(part: _Part) -> Change:
    rest = {key: value for key, value in part.mapping().items() if key not in {"ambiguous", "shape", "probability"}}
    link = {key: rest.pop(key, None) for key in ("old", "new", "pairs", "rivals")}
    change: Change = _Part({"link": link, **rest}, part.where, part.source).structure(Change)
    return change


def encode_annotations(annotations: Annotations) -> Document:
    """Return annotations as a JSON value."""
    # Each annotation names its type, so that a reader tells them apart.
    items = [{"type": _NAMES[type(item)], **_plain(item)} for item in annotations.items]
    left_out = [{"clause": clause, "topic": topic} for clause, topic in annotations.left_out]
    return {"made_by": list(annotations.made_by), "topics": list(annotations.topics), "items": items, "left_out": left_out}


def _decode_annotations(given: _Part) -> Annotations:
    items: list[Annotation] = []
    for part in given.parts("items"):
        fields = dict(part.mapping())
        kind = fields.pop("type", None)
        if kind not in _TYPES:
            raise part.error(f"an annotation of a type that this version does not know; it knows: {', '.join(_TYPES)}")
        items.append(_Part(fields, part.where, part.source).structure(_TYPES[kind]))
    # What was written before topics were left out with their names has no such key.
    left_out = tuple((part.take("clause", str), part.take("topic", str)) for part in given.parts("left_out")) if "left_out" in given.mapping() else ()
    return Annotations(tuple(items), given.take("made_by", tuple[str, ...]), given.take("topics", tuple[str, ...]), left_out)


@frozen
class _Part:
    """A part of a document, and where it stands in it, for messages."""

    value: object
    where: str
    source: str | None

    def error(self, fault: str) -> InputError:
        return InputError(f"{fault} @ {self.where}", source=self.source)

    def mapping(self) -> Mapping[str, Any]:
        if not isinstance(self.value, Mapping):
            raise self.error("there must be an object")
        return self.value

    def part(self, key: str) -> _Part:
        return _Part(self.mapping().get(key), f"{self.where}.{key}", self.source)

    def parts(self, key: str) -> tuple[_Part, ...]:
        part = self.part(key)
        if not isinstance(part.value, list):
            raise part.error("there must be a list")
        return tuple(_Part(value, f"{part.where}[{position}]", self.source) for position, value in enumerate(part.value))

    def take(self, key: str, kind: Any) -> Any:
        return self.part(key).structure(kind)

    def checked(self, kind: str) -> _Part:
        """Return the part itself if it is a whole document of this kind and of our version."""
        version, found = self.mapping().get("schema_version"), self.mapping().get("kind")
        if version != SCHEMA_VERSION:
            raise InputError(f"schema_version is {version!r}; this version of policydiff reads {SCHEMA_VERSION!r}", source=self.source)
        if found != kind:
            raise InputError(f"this file holds a document of kind {found!r}, not {kind!r}", source=self.source)
        return self

    def structure(self, kind: Any) -> Any:
        """Return the part as a type of the model, or say where it does not fit."""
        from cattrs import BaseValidationError, transform_error  # noqa: PLC0415 - on first use, like the converter

        try:
            return _converter().structure(self.value, kind)
        except BaseValidationError as error:
            # The first two tell what is wrong with the file; a list of hundreds tells no more.
            faults = transform_error(error, path=self.where, format_exception=_tell)[:2]
            raise InputError("; ".join(faults), source=self.source) from error
        except Exception as error:
            # cattrs has no error of its own for a word that is none of those allowed.
            raise self.error(_tell(error, None)) from error


def _tell(error: BaseException, kind: type | None) -> str:
    from cattrs import ForbiddenExtraKeysError  # noqa: PLC0415

    if isinstance(error, KeyError):
        return f"there is no {error.args[0]!r}"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown: {', '.join(sorted(error.extra_fields))}"
    return str(error) or f"this is no {getattr(kind, '__name__', 'valid value')}"


def _plain(value: object) -> Any:
    """Return a value of the model as dicts, lists, strings and numbers, the numbers rounded."""
    return _converter().unstructure(value)


@lru_cache(maxsize=1)
def _converter() -> Converter:
    # Imported on first use: most runs of the command write no JSON, and --help writes none.
    from cattrs import Converter  # noqa: PLC0415
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override  # noqa: PLC0415

    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(float, _round)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _strict)
    converter.register_structure_hook(float, _strict_float)
    by_key = override(struct_hook=_texts_by_key, unstruct_hook=dict)
    write = make_dict_unstructure_fn(Provenance, converter, title=by_key, sources=by_key)
    read = make_dict_structure_fn(Provenance, converter, title=by_key, sources=by_key, _cattrs_forbid_extra_keys=True)
    converter.register_unstructure_hook(Provenance, write)
    converter.register_structure_hook(Provenance, read)
    return converter


def _round(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{value} has no place in JSON")
    return round(float(value), DIGITS) + 0.0  # -0.0 becomes 0.0


def _strict(value: object, kind: type) -> object:
    # cattrs would call the type, so that a missing text became the word "None".
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _strict_float(value: object, _: type) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def _texts_by_key(value: object, _: type) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping) or not all(isinstance(part, str) for pair in value.items() for part in pair):
        raise TypeError("there must be an object that holds texts")
    return tuple(value.items())
