"""The spans of a clause give its text, and no word of a document is lost on the way in."""

from __future__ import annotations

import re
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policydiff
from policydiff.errors import InputError
from policydiff.readers import read_document
from policydiff.text.fold import has_han, squeeze

from .documents import documents, law

LABELS = ("{}. ", "{}) ", "({}) ", "Article {}. ", "§ {} ", "", "- ")
LABELS_ZH = ("第{}条　", "{}、", "（{}）", "", "- ")


@st.composite
def files(draw):
    """Draw the texts of a document and the bytes of a file that holds them."""
    texts = draw(documents(min_size=2, max_size=9))
    is_chinese = has_han(texts[0])
    label = draw(st.sampled_from(LABELS_ZH if is_chinese else LABELS))
    width = draw(st.sampled_from((40, 72, 1000)))
    blocks = [label.format(i) + text for i, text in enumerate(texts, 1)]
    if not is_chinese:
        blocks = [
            fill(block, width, break_long_words=False, break_on_hyphens=False, subsequent_indent=" " * len(label) if label == "- " else "")
            for block in blocks
        ]
    text = "\n\n".join(blocks) + "\n"
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "gb18030" if is_chinese else "utf-8")))
    return texts, text.replace("\n", draw(st.sampled_from(("\n", "\r\n")))).encode(encoding), draw(st.sampled_from(("draft.txt", "draft.md")))


def check_spans(outline):
    for clause in outline.clauses:
        assert clause.spans
        taken = " ".join(outline.source.text[span.start : span.stop] for span in clause.spans)
        assert squeeze(taken) == clause.text


@law(80)
@given(files())
def test_spans_give_the_clauses_of_a_text_file(file):
    texts, data, name = file
    outline = read_document(data, name=name)
    check_spans(outline)
    assert [clause.text for clause in outline.clauses] == texts


@law(40)
@given(files(), st.sampled_from(("clause", "sentence")))
def test_every_word_of_a_file_is_in_a_clause_or_listed_as_unread(file, unit):
    _, data, name = file
    outline = read_document(data, name=name, unit=unit)
    check_spans(outline)
    source = list(outline.source.text)
    for span in (*(span for clause in outline.clauses for span in clause.spans), *(unread.span for unread in outline.unread)):
        source[span.start : span.stop] = " " * (span.stop - span.start)
    left = "".join(source)
    assert set(re.findall(r"[^\W\d_]+", left)) <= {"Article", "第", "条"}


@pytest.mark.parametrize("name", policydiff.fixture_names())
def test_spans_give_the_clauses_of_a_shipped_outline(name):
    check_spans(policydiff.read(name))


@law(20)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(lambda name: name.strip("./-") and "#" not in name))
def test_a_name_that_is_no_file_is_never_compared_as_text(name):
    with pytest.raises(InputError):
        policydiff.compare(f"no such folder/{name}", "seoul-2024")
