"""The page on review files: its examples are read, and its tables name what there is."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from policydiff import read, read_review
from policydiff.cli.review import JUDGE_KEY
from policydiff.model.alignment import Relation
from policydiff.review import Marker, parse_review, settle
from policydiff.review.model import Asked

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "review.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
pytestmark = pytest.mark.skipif(not TEXT, reason="the documentation is not part of an installed package")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def marker() -> Marker:
    return Marker(read(ROOT / "examples" / "northgate.md"), read(ROOT / "examples" / "lakeland.txt"))


def test_the_answered_question_is_about_the_clauses_that_it_shows(marker: Marker) -> None:
    (question,) = parse_review(blocks("yaml")[0]).questions
    assert question.clause == marker.mark("old", "4.1")
    assert [candidate.clause for candidate in question.shortlist] == [marker.mark("new", clause) for clause in ("15", "2", "13")]
    # The answer decides on every candidate that was shown.
    assert len(question.decisions()) == 3


def test_the_example_is_the_file_of_the_page_afterwards(marker: Marker) -> None:
    by_hand = parse_review(blocks("yaml")[1])
    assert read_review(ROOT / "examples" / "northgate.review.yaml") == settle(by_hand, marker)


def test_tables_name_every_key_and_word() -> None:
    schema = json.loads((files("policydiff.review") / "review.schema.json").read_text(encoding="utf-8"))
    definitions = schema["$defs"]
    keys = {key for part in (schema, definitions["decision"], definitions["question"], definitions["candidate"]) for key in part["properties"]}
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    assert keys <= named
    assert set(get_args(Relation)) <= named
    for reason in get_args(Asked):
        assert f"| `{reason}` |" in prose
    assert f"`{JUDGE_KEY}`" in prose
