"""What the encoders of this package share: how texts are prepared, and a vector for each that depends on nothing but the text."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from policydiff.text.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Prepared", "prepare", "version"]

# Numbers pull sentences together that have nothing else in common ("Article 5 …", "by 2030 …").
_NUMERALS = re.compile(r"\d+(?:[.,:/]\d+)*")


def prepare(text: str) -> str:
    """
    Return a text as it is encoded: letters lowered, Traditional characters turned into Simplified ones, numerals left out.

    A text that was prepared once stays as it is.

    Example:
        >>> prepare("By 2030,  at most 1.5 °C")
        'by , at most °c'
    """
    # Half of a surrogate pair cannot be encoded, and a NUL would end the text inside a library written in C.
    plain = text.replace("\0", " ").encode("utf-8", errors="replace").decode("utf-8")
    return " ".join(_NUMERALS.sub(" ", fold(plain)).split())


def version(distribution: str) -> str:
    """
    Return the version of an installed package.

    Raises:
        ModuleNotFoundError: It is not installed.
    """
    from importlib.metadata import version as installed  # noqa: PLC0415 - takes time to load, and most encoders are never made

    return installed(distribution)


class Prepared(ABC):
    """
    An encoder that prepares its texts, embeds each distinct one once and rounds the vectors.

    Attributes:
        name: Name as shown in reports and given to ``--encoder``.

        version: Version of the weights.

        step: Vectors are rounded to multiples of it, before anything compares them: most of what another processor's arithmetic does differently lies below.
    """

    name: str
    version: str
    step: ClassVar[float] = 2.0**-12

    @abstractmethod
    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors of prepared texts, distinct and none empty; rounded, the vector of a text must not depend on the others."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors of the texts, zero for a text without a word: shape (number of texts, dimension)."""
        import numpy as np  # noqa: PLC0415

        prepared = [prepare(text) for text in texts]
        # By length, so that texts of like length are embedded together; then by content, so that the order given is none of the encoder's business.
        distinct = sorted(set(prepared) - {""}, key=lambda text: (len(text), text))
        row = {text: number for number, text in enumerate(distinct)}
        # Where there is nothing to embed, any word tells the dimension.
        embedded = self.embed(distinct or ["word"])
        vectors = np.zeros((len(distinct) + 1, embedded.shape[1]), dtype=np.float32)
        if distinct:
            vectors[:-1] = np.round(embedded / self.step) * self.step
        # Adding zero turns -0 into 0, so that equal vectors have equal bytes. The last row is that of a text without a word.
        return (vectors + np.float32(0))[[row.get(text, len(distinct)) for text in prepared]]
