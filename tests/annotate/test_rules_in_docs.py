"""The page on annotations names every rule that an annotation can carry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import policydiff
from policydiff.annotate import annotate
from policydiff.annotate.hedges import shipped_hedges
from policydiff.annotate.provisos import shipped_provisos
from policydiff.model.annotation import Actor, Topic

PAGE = Path(__file__).parents[2] / "docs" / "annotations.md"
NAMED = set(re.findall(r"`([a-z-]+)`", PAGE.read_text(encoding="utf-8")))


def test_rules_of_the_shipped_lexicons_are_named() -> None:
    names = {rule.name for lexicon in (shipped_hedges(), shipped_provisos()) for rule in lexicon.rules}
    assert names - NAMED == set()


@pytest.mark.parametrize("name", policydiff.fixture_names())
def test_rules_of_the_shipped_documents_are_named(name: str) -> None:
    said = annotate(policydiff.read(name)).items
    assert {item.rule for item in said if not isinstance(item, (Topic, Actor))} - NAMED == set()
