from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.model.outline import Outline

Read = Callable[..., Outline]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Makers[footnote 1] test systems[footnote 2], always.\n\n1. Who makes them.\n\n2. Or models.", "Makers test systems, always."),
        ("Makers[1] test.\n\n[1] Who makes them.", "Makers test."),
        ("Makers [1] test.\n\n[1] Who makes them.", "Makers test."),
        ("Makers¹ test².\n\n¹ Who makes them.\n\n² Early.", "Makers test."),
        ("提供者[1]应当测试。\n\n[1] 含开发者。", "提供者应当测试。"),
    ],
)
def test_marks_leave_no_trace_in_the_wording(read_text: Read, source: str, expected: str) -> None:
    outline = read_text(source)
    assert outline.clauses[0].text == expected
    assert {unread.reason for unread in outline.unread} == {"footnote mark"}
    assert {clause.role for clause in outline.clauses[1:]} == {"footnote"}
    assert outline.units == outline.clauses[:1]


def test_notes_keep_their_numbers_apart(read_text: Read) -> None:
    outline = read_text("Makers[1] test[2].\n\n[1] Who makes them.\n\n[2] Early.\n")
    assert [(clause.id, clause.number, clause.text) for clause in outline.clauses[1:]] == [("fn1", "1", "Who makes them."), ("fn2", "2", "Early.")]


@pytest.mark.parametrize(
    "text",
    ["It took 10²⁶ operations on 5 km² of land.", "The range [0, 1] and the year [2024] stay.", "See source [12] for it.", "Take x² as it is."],
)
def test_quantities_and_brackets_are_no_marks(read_text: Read, text: str) -> None:
    outline = read_text(text)
    assert [clause.text for clause in outline.clauses] == [text]
    assert outline.unread == ()


def test_a_numbered_list_without_marks_is_no_footnotes(read_text: Read) -> None:
    assert {clause.role for clause in read_text("Aims follow.\n\n1. Test.\n\n2. Report.\n").clauses} == {"operative"}


def test_a_trailing_list_that_does_not_fit_the_marks_stays(read_text: Read) -> None:
    outline = read_text("Makers[footnote 1] test[footnote 2].\n\n1. One note only.\n")
    assert outline.clauses[-1].role == "operative"
