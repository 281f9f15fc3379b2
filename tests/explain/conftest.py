from __future__ import annotations

from pathlib import Path

import pytest

from policydiff import read
from policydiff.model.outline import Clause, Outline, Provenance, Source

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def build(name, texts):
    clauses = tuple(text if isinstance(text, Clause) else Clause(id=str(number), text=text, language="en") for number, text in enumerate(texts, 1))
    source = Source(name=name, media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name=name, source=source, provenance=Provenance(), language="en", clauses=clauses)


@pytest.fixture
def outline_of():
    return build


LAMPS = "Lamps along the mole are lit at dusk by the keeper of the light."
BELLS = "Every boat longer than nine metres shall carry a brass bell."
FISH = "Herring caught out of season is thrown back into the sea."
TOLLS = "Merchants pay a toll of two crowns for each barrel unloaded."


@pytest.fixture(scope="session")
def twins():
    """Return a clause on one side and two of the same wording on the other: nothing decides."""
    return build("old", [LAMPS, BELLS, FISH]), build("new", [LAMPS, LAMPS, BELLS, TOLLS])


@pytest.fixture(scope="session")
def near_twins():
    """Return a clause on one side and two on the other that differ from it as much: nothing decides but a word more."""
    old = ["The keeper shall trim the lamps on the mole at dusk.", BELLS, FISH]
    twins = [f"At dusk lamps on the {end} mole shall be trimmed by their keeper." for end in ("northern", "southern")]
    return build("old", old), build("new", [*twins, BELLS, TOLLS])


@pytest.fixture(scope="session")
def apart():
    """Return two texts drafted apart."""
    return read(EXAMPLES / "northgate.md"), read(EXAMPLES / "lakeland.txt")


@pytest.fixture(scope="session")
def versions():
    """Return two versions of one text."""
    return read(EXAMPLES / "northgate.md"), read(EXAMPLES / "northgate-2027.md")


@pytest.fixture(scope="session")
def drafts():
    """Return two declarations drafted apart."""
    return read("bletchley-2023"), read("paris-2025")


@pytest.fixture(scope="session")
def both_languages():
    """Return two Chinese outlines."""
    return read("cn-genai-draft-2023-zh"), read("cn-genai-2023-zh")


@pytest.fixture
def examples():
    return EXAMPLES
