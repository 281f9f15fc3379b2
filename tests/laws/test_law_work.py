"""Twice the text is twice the work for whatever reads it, however hostile; work is counted in lines of Python, not in seconds."""

from __future__ import annotations

from math import inf

import pytest

from policydiff.readers import read_document
from policydiff.text.sentences import split_sentences

from .hostile import TRIGGERS, count_work

# What marks up a document, and what looks as if it did.
MARKS = (
    "*", "*a ", "`", "<", "<!--", "<div>", "> ", "\n", "\f\n", "[a](", "a[^1] ", "&amp;", "# A\n", "1. a\n", "(i) a\n\n", "Page 1 of 2\n", "1.", "a- ",
    "a-\nb", "Japan, ", "Japan\n", "+-", "\x01\x02", "人工智能。", "Mr. ", "A. ", "Foo bar. ",
    "[", "(", "（一）", "第", "7", "-1", "x", "“", "\u200d", "，", "shall ",
)  # fmt: skip
# Twice the text may be up to so many times the work; what grows with the square would be four times. Below some bound a list of items grows faster than above.
_MOST = 3.0
_SIZE = 3000


@pytest.mark.parametrize("piece", MARKS, ids=ascii)
@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_twice_the_document_is_twice_the_work_to_read(name, piece):
    def reading(size):
        data = ("Duties.\n\n" + piece * (size // len(piece))).encode()
        return lambda: read_document(data, name=name)

    # What is remembered from one reading to the next shall count for neither.
    reading(2 * _SIZE)()
    n_lines = count_work(reading(_SIZE), inf)
    assert count_work(reading(2 * _SIZE), _MOST * n_lines) < inf


@pytest.mark.parametrize("piece", [*TRIGGERS, *MARKS], ids=ascii)
def test_twice_the_text_is_twice_the_work_to_split(piece):
    once, twice = (piece * (size // len(piece)) for size in (_SIZE, 2 * _SIZE))
    n_lines = count_work(lambda: split_sentences(once), inf)
    assert count_work(lambda: split_sentences(twice), _MOST * n_lines) < inf
