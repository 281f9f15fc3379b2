from __future__ import annotations

import pytest

from policydiff.align import STAGES, Draft
from policydiff.model.decision import Decisions
from policydiff.model.options import Options
from policydiff.model.outline import Clause, Outline, Provenance, Source


def build(name, texts):
    clauses = tuple(text if isinstance(text, Clause) else Clause(id=str(number), text=text, language="en") for number, text in enumerate(texts, 1))
    source = Source(name=name, media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name=name, source=source, provenance=Provenance(), language="en", clauses=clauses)


def run(old, new, *, until=None, options=None, decisions=None):
    draft = Draft(
        old=build("old", old), new=build("new", new), options=options or Options(encoder="none"), encoder=None, decisions=decisions or Decisions()
    )
    for stage in STAGES:
        draft = stage(draft)
        if stage.__name__ == until:
            return draft
    return draft


PLAN = (
    "The agency shall publish an annual register of high-risk systems used by hospitals.",
    "Operators of data centres shall report their use of water and electricity each quarter.",
    "Schools may try tutoring software only with the consent of parents.",
    "A fund of 40 million crowns supports small firms that train their workers.",
    "Providers shall label synthetic images and recordings in a way that machines can read.",
    "The council meets twice a year to review the risks of frontier models.",
    "Ports and railways share traffic forecasts through an open interface.",
    "Courts shall keep a human judge responsible for every sentence.",
)


@pytest.fixture
def plan():
    return PLAN


@pytest.fixture
def outline_of():
    return build


@pytest.fixture
def run_stages():
    return run
