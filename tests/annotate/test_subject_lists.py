"""Of a list that is the subject, everybody who is known is bound, whoever else stands in it; of what only looks like a list, nobody more."""

from __future__ import annotations

import pytest

from .bound import binding


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("Developers, deployers and operators shall report.", ("developers", "deployers", "operators")),
        ("The developers, the deployers, and the operators shall report.", ("developers", "deployers", "operators")),
        ("States and workforce intermediaries should carry out the trials.", ("states", "intermediary")),
        ("Providers, pier gangs and deployers shall keep logs.", ("providers", "deployers")),
        ("Importers, distributors and tugs shall cooperate.", ("importers", "distributors")),
        ("NIST (the standards body), CAISI and DOE should publish tests.", ("nist", "caisi", "doe")),
        ("NSF, CAISI at DOC, and academic partners should plan a contest.", ("nsf", "caisi", "partner")),
        ("Providers and, where appropriate, deployers shall keep logs.", ("providers", "deployers")),
        ("The provider or, where there is none, the importer shall sign.", ("providers", "importers")),
        ("If tugs sink, importers, buoys and distributors shall act.", ("importers", "distributors")),
        (
            "Once DOC has chosen, the Department of Works, the Harbour Board and the Tide Group should meet.",
            ("department of work", "harbour board"),
        ),
    ],
)
def test_everybody_known_in_a_list_is_bound(text: str, bearers: tuple[str, ...]) -> None:
    assert binding(text)[-1].bearers == bearers


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("For providers and deployers, importers shall keep copies.", ("importers",)),
        ("After hearing importers, distributors shall decide.", ("distributors",)),
        ("The crew leaves, and importers shall report.", ("importers",)),
        ("When reports by importers arrive, distributors and deployers shall act.", ("distributors", "deployers")),
        ("Providers register and, when asked, importers shall report.", ("importers",)),
        ("Providers shall register, and deployers and importers must pay.", ("deployers", "importers")),
        ("Reports by importers, distributors and tugs shall arrive in May.", ()),
        ("Data, models and buoys shall be listed.", ()),
        ("Providers and systems shall meet the rules.", ()),
    ],
)
def test_whoever_stands_elsewhere_is_not_bound(text: str, bearers: tuple[str, ...]) -> None:
    assert binding(text)[-1].bearers == bearers
