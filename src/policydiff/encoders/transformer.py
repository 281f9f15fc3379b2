"""Any sentence-transformers model that lies on this machine, with the ``sentence-transformers`` extra. Nothing is ever downloaded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from policydiff.encoders.prepared import Prepared, version
from policydiff.errors import MissingExtraError, OptionError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

__all__ = ["Transformer", "label"]

# What a model is made of; pictures, licences and the weights for other libraries are not.
_PARTS = frozenset({".bin", ".json", ".model", ".safetensors", ".txt"})
_HUB_NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)?")
_OTHER_LIBRARIES = frozenset({"onnx", "openvino"})
# Threads and the switch to offline are set for the whole process.
_LOCK = Lock()


class Transformer(Prepared):
    """
    A sentence-transformers model in a folder or in the local cache of the Hugging Face hub.

    Args:
        model: The folder, or the name of a model that was fetched before.

    Raises:
        MissingExtraError: The extra is not installed.
        OptionError: There is no such model on this machine.

    References:
        Reimers, N. & Gurevych, I. (2019). Sentence-BERT: Sentence Embeddings using Siamese BERT-Networks. EMNLP-IJCNLP 2019, 3982–3992.
    """

    def __init__(self, model: str) -> None:
        self.name = f"st:{label(model)}"
        if find_spec("sentence_transformers") is None:
            raise MissingExtraError(f"the encoder {self.name}", "sentence-transformers")
        self.folder = _find(model)
        # The weights may be trained on in place, and another version of the library may pool otherwise.
        self.version = f"{_fingerprint(self.folder)[:12]}/{version('sentence-transformers')}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, each text encoded by itself: in a batch the padding of one would depend on the others."""
        import numpy as np  # noqa: PLC0415
        import torch  # noqa: PLC0415

        with _LOCK:
            model = _load(self.folder)
            threads = torch.get_num_threads()
            # One, so that sums come out the same everywhere.
            torch.set_num_threads(1)
            try:
                vectors = model.encode(list(texts), batch_size=1, normalize_embeddings=True, show_progress_bar=False)
            finally:
                torch.set_num_threads(threads)
        return np.asarray(vectors, dtype=np.float32)


def label(model: str) -> str:
    """
    Return the name of a model without the folders of a machine, which have no place in a report.

    Example:
        >>> label("/srv/models/minilm/"), label("org/minilm")
        ('minilm', 'org/minilm')
    """
    return Path(model).name if Path(model).is_absolute() else model


def _find(model: str) -> Path:
    path = Path(model).expanduser()
    if path.is_dir():
        if not any((path / name).is_file() for name in ("modules.json", "config.json")):
            raise OptionError(f"{model} holds no sentence-transformers model: there is neither modules.json nor config.json in it")
        return path.resolve()
    # A bare name is looked up as the library does it: among its own models first.
    for name in (model,) if "/" in model else (f"sentence-transformers/{model}", model):
        if (found := _cached(name)) is not None:
            return found
    fetch = (
        f", or fetch it first, as with: hf download {model if '/' in model else f'sentence-transformers/{model}'}"
        if _HUB_NAME.fullmatch(model)
        else ""
    )
    raise OptionError(
        f"there is no folder {model!r}, and no model of that name in the local cache of the Hugging Face hub. Nothing is downloaded: give the folder of a "
        f"sentence-transformers model{fetch}"
    )


def _cached(name: str) -> Path | None:
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, HFValidationError):
        return None


def _fingerprint(folder: Path) -> str:
    """Return a SHA-256 over the files that make the vectors, with their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.suffix in _PARTS and not _OTHER_LIBRARIES & set(inner.parts) and path.is_file():
            with path.open("rb") as file:
                digest.update(f"{inner.as_posix()}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\0".encode())
    return digest.hexdigest()


@lru_cache(maxsize=2)
def _load(folder: Path) -> SentenceTransformer:
    with _offline():
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - loads torch, which takes seconds

        try:
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
        except Exception as error:
            # Whatever is wrong with the files comes out as any error of three libraries.
            raise OptionError(f"the model in {folder.name} cannot be loaded: {type(error).__name__}: {error}") from error


@contextmanager
def _offline() -> Iterator[None]:
    """
    Keep the libraries from the network and from drawing bars.

    ``local_files_only`` alone still asks the hub about names that it does not know.
    """
    from huggingface_hub import constants  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    was_offline, had_bars = constants.HF_HUB_OFFLINE, logging.is_progress_bar_enabled()
    constants.HF_HUB_OFFLINE = True
    logging.disable_progress_bar()
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = was_offline
        if had_bars:
            logging.enable_progress_bar()
