"""What holds of every outline that a reader makes: nothing of the source is lost, nothing is counted twice, ids name one clause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.model.outline import Outline
from policydiff.readers import read_document
from policydiff.readers.paths import with_paths
from policydiff.text.fold import squeeze
from policydiff.text.normal import text_of

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def check_laws(outline: Outline) -> None:
    source = outline.source.text
    owner = [0] * len(source)
    for clause in outline.clauses:
        assert clause.text == text_of(source, clause.spans)
        assert clause.text == squeeze(clause.text)
        assert clause.text
        assert not CONTROL.search(clause.text)
    for span in [span for clause in outline.clauses for span in clause.spans] + [unread.span for unread in outline.unread]:
        for place in range(span.start, span.stop):
            owner[place] += 1
    for unread in outline.unread:
        assert unread.text == unread.span.of(source)
        assert unread.line == source.count("\n", 0, unread.span.start) + 1
    assert [unread.span.start for unread in outline.unread] == sorted(unread.span.start for unread in outline.unread)
    assert max(owner, default=0) <= 1, "a character stands in two places"
    check_numbers(outline, "".join(character if not n else "\n" for character, n in zip(source, owner, strict=True)))
    ids = [clause.id for clause in outline.clauses]
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"[\s#]", clause_id) for clause_id in ids)
    assert with_paths(outline.clauses, outline.provenance) == outline.clauses


def check_numbers(outline: Outline, left: str) -> None:
    """What is in no clause and in no entry of unread is the printed number of the clause behind it."""
    starts = sorted(((clause.spans[0].start, clause) for clause in outline.clauses if clause.spans), key=lambda found: found[0])
    for match in re.finditer(r"[^\n]*\S[^\n]*", left):
        letters = "".join(character for character in match[0] if character.isalnum())
        behind = next((clause for start, clause in starts if start >= match.end()), None)
        assert behind is not None, match[0]
        assert letters in "".join(character for character in behind.number or "" if character.isalnum()), (match[0], behind)


WORDS = st.sampled_from(
    [
        "safety",
        "Each",
        "Party",
        "shall",
        "report",
        "risks;",
        "including:",
        "tests.",
        "the",
        "AI",
        "and",
        "人工智能",
        "应当安全。",
        "[1]",
        "[^2]",
        "note¹",
        "**bold**",
    ]
)
NUMBERS = st.sampled_from(
    [
        "",
        "",
        "1. ",
        "2. ",
        "3) ",
        "(a) ",
        "(b) ",
        "(i) ",
        "IV. ",
        "1.1 ",
        "1.2. ",
        "Article 5 ",
        "Article 6. ",
        "第十条 ",
        "（一）",
        "一、",
        "- ",
        "• ",
        "# ",
        "## ",
        "> ",
        "§ 12 ",
        "[1] ",
        "[^2]: ",
    ]
)
LINES = st.builds(lambda number, words: number + " ".join(words), NUMBERS, st.lists(WORDS, max_size=9))
SPECIAL = st.sampled_from(
    [
        "",
        "",
        "Page 3 of 9",
        "7",
        "\f",
        "Australia",
        "Japan",
        "The following countries have signed:",
        "+---+---+",
        "| a | b |",
        "|---|---|",
        "```",
        "---",
        "Annex I",
        "Whereas:",
        "\x07bell",
        "zero\u200bwidth",
    ]
)
TEXTS = st.lists(LINES | SPECIAL, max_size=25).map("\n".join)


@given(TEXTS, st.sampled_from(["clause", "sentence"]))
def test_plain_text_keeps_every_character_in_its_place(text: str, unit: str) -> None:
    check_laws(read_document(text.encode(), name="x.txt", unit=unit))


@given(TEXTS, st.sampled_from(["clause", "sentence"]))
def test_markdown_keeps_every_character_in_its_place(text: str, unit: str) -> None:
    check_laws(read_document(text.encode(), name="x.md", unit=unit))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    data = text.encode("utf-8", "replace").replace(b"\x00", b"")
    for name in ("x.txt", "x.md"):
        check_laws(read_document(data, name=name))


@given(TEXTS)
def test_splitting_into_sentences_keeps_all_words(text: str) -> None:
    whole = read_document(text.encode(), name="x.txt")
    parts = read_document(text.encode(), name="x.txt", unit="sentence")
    assert "".join("".join(clause.text.split()) for clause in whole.clauses) == "".join("".join(clause.text.split()) for clause in parts.clauses)
    assert whole.unread == parts.unread


@pytest.mark.parametrize("unit", ["clause", "sentence"])
def test_published_texts_keep_every_character_in_its_place(shared: Path, unit: str) -> None:
    files = sorted(path for path in (shared / "corpus").rglob("*") if path.suffix in {".txt", ".md"})
    assert len(files) > 50
    for path in files:
        check_laws(read_document(path.read_bytes(), name=path.name, unit=unit))
