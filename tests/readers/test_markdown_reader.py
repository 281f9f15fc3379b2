from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.model.outline import Outline, TypedDate
from policydiff.readers import read_document


@pytest.fixture
def read_markdown(read_text: Callable[..., Outline]) -> Callable[..., Outline]:
    def read(text: str, *, unit: str = "clause") -> Outline:
        return read_text(text, name="plan.md", unit=unit)

    return read


Read = Callable[..., Outline]


def texts(outline: Outline) -> list[str]:
    return [clause.text for clause in outline.clauses]


def test_headings_give_paths_and_ordinals_below_a_number(read_markdown: Read) -> None:
    outline = read_markdown(
        "# The Plan\n\n# Part I: Growth\n\nWe grow.\n\n## Less Paper\n\n- Fewer forms\n- Fewer stamps\n\n## More Tests\n\nWe test.\n\n# Part II: Care\n\n## People\n\nWe care.\n"
    )
    assert [(clause.id, clause.number, clause.text, clause.depth, clause.path) for clause in outline.clauses] == [
        ("title", None, "The Plan", 0, ()),
        ("part-I", "Part I", "Growth", 0, ()),
        ("part-I.p1", None, "We grow.", 1, ("Growth",)),
        ("part-I.1", None, "Less Paper", 1, ("Growth",)),
        ("part-I.1.1", None, "Fewer forms", 2, ("Growth", "Less Paper")),
        ("part-I.1.2", None, "Fewer stamps", 2, ("Growth", "Less Paper")),
        ("part-I.2", None, "More Tests", 1, ("Growth",)),
        ("part-I.2.1", None, "We test.", 2, ("Growth", "More Tests")),
        ("part-II", "Part II", "Care", 0, ()),
        ("part-II.1", None, "People", 1, ("Care",)),
        ("part-II.1.1", None, "We care.", 2, ("Care", "People")),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Keep **all** systems *safe*.", "Keep all systems safe."),
        ("un**believ**able", "unbelievable"),
        ("See [the list](https://example.org/a(b)c 'title') now.", "See the list now."),
        ("See [the list][1] now.\n\n[1]: https://example.org", "See the list now."),
        ("See <https://example.org/x> now.", "See https://example.org/x now."),
        ("An ![icon](a.png) here.", "An here."),
        ("Use `code` and ~~old~~.", "Use code and ~~old~~."),
        (r"\(a\) is \*this\*", "is *this*"),
        ("R&amp;D &lt; 5 &#37;", "R&D < 5 %"),
        ("one  \ntwo", "one two"),
        ("soft\nbreak", "soft break"),
        ("with <span style='x'>tags</span> inside", "with tags inside"),
        ("[Small caps]{.smallcaps} here", "Small caps here"),
        ("> quoted *words*\n> go on", "quoted words go on"),
        ("     indented text is no code", "indented text is no code"),
    ],
)
def test_markup_is_taken_off_the_wording(read_markdown: Read, source: str, expected: str) -> None:
    assert texts(read_markdown(source)) == [expected]


def test_escaped_and_nested_numbers(read_markdown: Read) -> None:
    outline = read_markdown(
        "*Article 5*\n\n*Bans*\n\n1.  The following is banned:\n\n    a.  one thing;\n\n        i.  and its parts;\n\n    b.  another.\n\n\\(c\\) odd.\n\n2.  No more.\n"
    )
    assert [(clause.id, clause.number, clause.text) for clause in outline.clauses][:6] == [
        ("5", "Article 5", "Bans"),
        ("5.1", "1", "The following is banned:"),
        ("5.1.a", "a", "one thing;"),
        ("5.1.a.i", "i", "and its parts;"),
        ("5.1.b", "b", "another."),
        ("5.1.c", "(c)", "odd."),
    ]
    assert outline.clauses[-1].id == "5.2"


def test_bullets_nest_by_indent(read_markdown: Read) -> None:
    outline = read_markdown("We will:\n\n- test\n    - early\n    - late\n- report\n\nThat is all.\n")
    assert [(clause.text, clause.depth, clause.kind) for clause in outline.clauses] == [
        ("We will:", 0, "paragraph"),
        ("test", 1, "item"),
        ("early", 2, "item"),
        ("late", 2, "item"),
        ("report", 1, "item"),
        ("That is all.", 0, "paragraph"),
    ]


def test_footnotes_are_kept_apart(read_markdown: Read) -> None:
    outline = read_markdown("Systems are tested.[^1] They are safe[^note].\n\n[^1]: Before use.\n[^note]: https://example.org\n\nThe end.\n")
    assert [(clause.id, clause.number, clause.role, clause.text) for clause in outline.clauses] == [
        ("1", None, "operative", "Systems are tested. They are safe."),
        ("fn1", "1", "footnote", "Before use."),
        ("fnnote", "note", "footnote", "https://example.org"),
        ("2", None, "operative", "The end."),
    ]
    assert [unread.text for unread in outline.unread if unread.reason == "footnote mark"][:2] == ["[^1]", "[^note]"]


def test_tables_keep_their_words_row_by_row(read_markdown: Read) -> None:
    outline = read_markdown(
        "| Step | When |\n|---|---|\n| Test | May |\n|Report|June|\n\n+-----+------+\n| One | Two  |\n|     | more |\n+=====+======+\n| a   | b    |\n+-----+------+\n"
    )
    assert texts(outline) == ["Step When", "Test May", "Report|June", "One Two more", "a b"]


def test_html_keeps_its_words(read_markdown: Read) -> None:
    outline = read_markdown(
        "<div>\n<h2>Aims</h2>\n<p>Be <b>safe</b>.</p>\n<!-- hidden --><p>Be open.</p></div>\n\n```{=html}\n<!-- -->\n```\n\nThe end.\n"
    )
    assert texts(outline) == ["Aims", "Be safe.", "Be open.", "The end."]
    assert outline.clauses[0].is_heading


def test_front_matter_is_provenance_and_no_wording(read_markdown: Read) -> None:
    outline = read_markdown(
        "---\ntitle: 'Order on Machines'\ndate: '2025-01-23'\nsource_url: https://example.org/order\ntags: x\n---\n\nMachines are safe.\n"
    )
    assert texts(outline) == ["Machines are safe."]
    assert outline.provenance.title == (("en", "Order on Machines"),)
    assert outline.provenance.dates == (TypedDate("published", "2025-01-23"),)
    assert outline.provenance.url == "https://example.org/order"
    assert [unread.reason for unread in outline.unread] == ["metadata"]


def test_front_matter_that_is_no_yaml_does_no_harm(read_markdown: Read) -> None:
    outline = read_markdown("---\ntitle: [unclosed\nx: *alias\n---\n\nMachines are safe.\n")
    assert texts(outline) == ["Machines are safe."]
    assert outline.provenance.title == ()


def test_a_rule_at_the_top_is_no_front_matter(read_markdown: Read) -> None:
    assert "First." in texts(read_markdown("---\n\nFirst.\n\n---\n\nSecond.\n"))


def test_numbered_lines_within_a_paragraph_are_clauses(read_markdown: Read) -> None:
    outline = read_markdown("Sec. 6. General Rules. (a) Nothing here changes:  \n(i) the law; or  \n(ii) the budget.  \n(b) This is done soon.\n")
    assert [(clause.id, clause.text) for clause in outline.clauses] == [
        ("6", "General Rules."),
        ("6.a", "Nothing here changes:"),
        ("6.a.i", "the law; or"),
        ("6.a.ii", "the budget."),
        ("6.b", "This is done soon."),
    ]


def test_levels_that_contradict_their_words_give_way_to_the_words(read_markdown: Read) -> None:
    outline = read_markdown(
        "# TITLE I\n\nAIMS\n\n*Article 1 Subject*\n\nThis is law.\n\n# CHAPTER 2\n\n### RULES\n\n*Article 2*\n\nStates act.\n\n### ANNEX I\n\nLISTS\n\n1. One list.\n"
    )
    assert [(clause.id, clause.depth, clause.text) for clause in outline.clauses if clause.is_heading] == [
        ("title-I", 0, "AIMS"),
        ("1", 1, "Subject"),
        ("title-I.chapter-2", 1, "RULES"),
        ("2", 2, "Article 2"),
        ("annex-I", 0, "LISTS"),
    ]
    assert outline.clause("annex-I.1").role == "annex"


def test_the_format_is_told_by_suffix_type_and_content() -> None:
    heading = b"# Aims\n\nBe *safe*.\n"
    assert read_document(heading, name="a.md").source.media_type == "text/markdown"
    assert read_document(heading, name="standard input").source.media_type == "text/markdown"
    assert read_document(heading, name="a.txt").source.media_type == "text/plain"
    assert read_document(heading, name="a.txt", media_type="text/markdown; charset=utf-8").source.media_type == "text/markdown"
    assert read_document(b"Be *safe*, says #1.", name="-").source.media_type == "text/plain"
