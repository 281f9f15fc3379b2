"""Concordance: every hit with what stands around it, as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.emphasis.concordance import find_lines
from policydiff.errors import InputError, OptionError
from policydiff.model.outline import Clause, Outline, Provenance, Source


def outline(*clauses):
    source = Source(name="own", media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name="own", source=source, provenance=Provenance(), language="en", clauses=clauses)


def test_a_hit_in_its_context() -> None:
    document = outline(Clause(id="1", text="Keepers of bees, old and young, meet the council in May."), Clause(id="2", text="Bees!"))
    first, second = find_lines(document, "bee*", context=2)
    assert (first.clause, first.left, first.hit, first.right) == ("1", "Keepers of ", "bees", ", old and")
    assert (second.clause, second.left, second.hit, second.right) == ("2", "", "Bees", "!")
    assert first.span.of(document.clauses[0].text) == "bees"


def test_chinese_context_is_counted_by_characters() -> None:
    (line,) = find_lines(outline(Clause(id="1", text="各方应当重视蜂群安全并且加强沟通", language="zh")), "安全", context=2)
    assert (line.left, line.hit, line.right) == ("重视蜂群", "安全", "并且加强")


def test_headings_and_footnotes_are_left_out() -> None:
    document = outline(Clause(id="h", text="Bees", kind="heading"), Clause(id="f", text="Bees", role="footnote"), Clause(id="1", text="Bees"))
    assert [line.clause for line in find_lines(document, "bees")] == ["1"]


def test_a_slip_is_told() -> None:
    with pytest.raises(InputError, match="quotation marks"):
        find_lines(outline(), "red line")
    with pytest.raises(OptionError, match="1 word or more"):
        find_lines(outline(), "red", context=0)


@given(st.text(alphabet="ab ,.安全", max_size=60), st.integers(1, 30))
def test_the_pieces_are_the_clause(text, context) -> None:
    for line in find_lines(outline(Clause(id="1", text=text)), "a* | 安", context=context):
        whole = line.left + line.hit + line.right
        assert whole in text
        assert text[line.span.start : line.span.stop] == line.hit
        assert text[: line.span.start].endswith(line.left)
        if context == 30:
            assert whole == text
