from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.model.outline import Outline
from policydiff.readers import read_document

SHARED = os.environ.get("POLICYDIFF_SHARED")


@pytest.fixture
def shared() -> Path:
    if SHARED is None:
        pytest.skip("POLICYDIFF_SHARED is unset: the published texts are not at hand")
    return Path(SHARED)


@pytest.fixture
def read_text() -> Callable[..., Outline]:
    """Read a text as a document; Markdown unless another suffix is given."""

    def read(text: str, *, name: str = "document.txt", unit: str = "clause") -> Outline:
        return read_document(text.encode("utf-8"), name=name, unit=unit)

    return read
