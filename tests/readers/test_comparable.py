"""What cannot be compared is refused before anything is compared, with the place and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

import policydiff
from policydiff.errors import InputError
from policydiff.explain import explain
from policydiff.model.options import Options
from policydiff.readers import read_document
from policydiff.readers.comparable import LONGEST_CLAUSE

RULES = read_document(b"1. Tests are shared.\n\n2. Logs are kept.\n", name="rules.txt")
WORDS_ALONE = Options(encoder="none")


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
@pytest.mark.parametrize("data", [b"", b" \n\n\t\n"])
def test_an_empty_file_is_refused_on_either_side(tmp_path: Path, name: str, data: bytes) -> None:
    empty = tmp_path / name
    empty.write_bytes(data)
    for sides in ((empty, RULES), (RULES, empty), (empty, empty)):
        with pytest.raises(InputError, match=rf"{name}: the document is empty.*give one"):
            policydiff.compare(*sides, options=WORDS_ALONE)


@pytest.mark.parametrize("data", [b"----\n\n****\n", b"# Aims\n\n## Tests\n\n## Logs\n"])
def test_a_file_without_a_clause_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"no clause was read.*policydiff show"):
        policydiff.compare(RULES, path, options=WORDS_ALONE)


def test_an_outline_that_a_program_made_may_be_empty() -> None:
    empty = read_document(b"", name="x.txt")
    assert "x: no clause was read from it." in policydiff.compare(empty, RULES, options=WORDS_ALONE).notes


@pytest.mark.parametrize("filling", ["a", "tests are shared. ", "每次测试都要记录。"])
def test_a_clause_beyond_measure_is_refused_with_its_line(filling: str) -> None:
    text = filling * (LONGEST_CLAUSE // len(filling) + 1)
    long = read_document(f"1. Logs are kept.\n\n2. {text}\n".encode(), name="long.txt")
    for refuse in (
        lambda: policydiff.compare(RULES, long, options=WORDS_ALONE),
        lambda: policydiff.find_questions(long, RULES, options=WORDS_ALONE),
        lambda: explain(RULES, long, "old:1", options=WORDS_ALONE),
        lambda: policydiff.measure_baseline([RULES, long]),
    ):
        with pytest.raises(InputError, match=r"long.txt:3: clause 2 has 20,\d+ characters.*--unit sentence"):
            refuse()


def test_what_is_just_long_enough_is_compared() -> None:
    old, new = (read_document(f"1. Logs are kept.\n\n2. {word * LONGEST_CLAUSE}\n".encode(), name="long.txt") for word in "ab")
    assert policydiff.compare(old, new, options=WORDS_ALONE).has_changes
    sentences = read_document(b"Tests are shared. " * 5_000, name="x.txt", unit="sentence")
    assert policydiff.compare(RULES, read_document(b"Tests are shared.\n\n" * 3, name="y.txt"), options=WORDS_ALONE).has_changes
    assert len(sentences.units) == 5_000
