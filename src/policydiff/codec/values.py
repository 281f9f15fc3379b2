"""Values of the model as dicts, lists, strings and numbers, and back with a word on what does not fit and where."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from policydiff.errors import InputError
from policydiff.model.outline import Provenance

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["DIGITS", "Part", "plain"]

# Probabilities carry two or three digits that mean anything; six leave room and hide the last bits, in which machines differ.
DIGITS = 6


def plain(value: object) -> Any:
    """Return a value of the model as dicts, lists, strings and numbers, the numbers rounded."""
    return _converter().unstructure(value)


@frozen
class Part:
    """A part of a document, and where it stands in it, for messages."""

    value: object
    where: str
    source: str | None

    def error(self, fault: str) -> InputError:
        """Return the error that tells a fault of this part."""
        return InputError(f"{fault} @ {self.where}", source=self.source)

    def mapping(self) -> Mapping[str, Any]:
        """Return the part as an object, or say that it is none."""
        if not isinstance(self.value, Mapping):
            raise self.error("there must be an object")
        return self.value

    def part(self, key: str) -> Part:
        """Return what stands under a key, None where nothing does."""
        return Part(self.mapping().get(key), f"{self.where}.{key}", self.source)

    def parts(self, key: str) -> tuple[Part, ...]:
        """Return the items of the list under a key."""
        part = self.part(key)
        if not isinstance(part.value, list):
            raise part.error("there must be a list")
        return tuple(Part(value, f"{part.where}[{position}]", self.source) for position, value in enumerate(part.value))

    def take(self, key: str, kind: Any) -> Any:
        """Return what stands under a key as a type of the model."""
        return self.part(key).structure(kind)

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
