from __future__ import annotations

import hashlib

import numpy as np
import pytest

from policydiff.model.protocols import Encoder


class Hashed:
    """An encoder of arbitrary vectors, which counts the texts that it was asked for."""

    def __init__(self, name="hashed", version="1", dimension=8):
        self.name, self.version, self.dimension = name, version, dimension
        self.asked = []

    def encode(self, texts):
        self.asked.extend(texts)
        rows = [np.frombuffer(hashlib.sha256(f"{self.name}{text}".encode()).digest()[: self.dimension], dtype=np.uint8) for text in texts]
        vectors = np.stack(rows).astype(np.float32) + 1 if rows else np.zeros((0, self.dimension), dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(scope="session")
def hashed() -> type[Encoder]:
    return Hashed


@pytest.fixture(scope="session")
def sentences():
    """Return sentences of many lengths, in two languages, each of them twice as long as the last but two."""
    english = ["The keeper", "shall report every failure of a lamp", "to the council", "within thirty days", "unless a storm has closed the pier"]
    chinese = ["守灯人", "应当在三十日内", "向理事会报告", "每一次灯具故障", "但风暴期间除外"]
    made = []
    for n in range(1, 25):
        made.append(" ".join(english[(n + k) % 5] for k in range(n)) + ".")
        made.append("，".join(chinese[(n * 2 + k) % 5] for k in range(n)) + "。")
    return tuple(made)
