from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.model.outline import Outline

Read = Callable[..., Outline]


def shape(outline: Outline) -> list[tuple[str, str | None, str, int]]:
    return [(clause.id, clause.number, clause.text, clause.depth) for clause in outline.clauses]


def test_title_headings_paragraphs_and_bullets(read_text: Read) -> None:
    outline = read_text(
        "Charter on Careful Machines\n\nPreamble\n\nMachines help people.\n\nDuties\n\nWe will:\n\n- test them;\n\n- watch them.\n\nNobody is exempt.\n"
    )
    assert [(clause.id, clause.kind, clause.role, clause.depth, clause.path) for clause in outline.clauses] == [
        ("title", "heading", "operative", 0, ()),
        ("h1", "heading", "preamble", 0, ()),
        ("1", "paragraph", "preamble", 1, ("Preamble",)),
        ("h2", "heading", "operative", 0, ()),
        ("2", "paragraph", "chapeau", 1, ("Duties",)),
        ("2.1", "item", "operative", 2, ("Duties",)),
        ("2.2", "item", "operative", 2, ("Duties",)),
        ("3", "paragraph", "operative", 1, ("Duties",)),
    ]
    assert outline.provenance.title == (("en", "Charter on Careful Machines"),)
    assert outline.language == "en"
    assert outline.source.media_type == "text/plain"
    assert outline.name == "document"


def test_articles_paragraphs_and_points_have_ids_of_their_numbers(read_text: Read) -> None:
    outline = read_text(
        "CHAPTER I\n\nGENERAL RULES\n\nArticle 1: Aim\n\n1. This law protects people.\n\n2. It covers:\n\n(a) makers;\n\n(b) sellers, namely:\n\n(i) shops;\n\n(ii) agents.\n\n"
        "A further paragraph of the second.\n\nArticle 2\n\nDuties\n\nMakers shall test.\n\nCHAPTER II: Control\n\nArticle 3 – Bodies\n\nStates name bodies.\n"
    )
    assert shape(outline) == [
        ("chapter-I", "CHAPTER I", "GENERAL RULES", 0),
        ("1", "Article 1", "Aim", 1),
        ("1.1", "1", "This law protects people.", 2),
        ("1.2", "2", "It covers:", 2),
        ("1.2.a", "(a)", "makers;", 3),
        ("1.2.b", "(b)", "sellers, namely:", 3),
        ("1.2.b.i", "(i)", "shops;", 4),
        ("1.2.b.ii", "(ii)", "agents.", 4),
        ("1.2.1", None, "A further paragraph of the second.", 2),
        ("2", "Article 2", "Duties", 1),
        ("2.1", None, "Makers shall test.", 2),
        ("chapter-II", "CHAPTER II", "Control", 0),
        ("3", "Article 3", "Bodies", 1),
        ("3.1", None, "States name bodies.", 2),
    ]
    assert outline.clause("1.2.b.ii").path == ("GENERAL RULES", "Aim")


def test_chinese_chapters_articles_and_items(read_text: Read) -> None:
    outline = read_text(
        "智能机器管理规定\n\n第一章　总则\n\n第一条　为了保护公众，制定本规定。\n\n第二条　提供者应当遵守下列要求：\n\n（一）进行测试；\n\n（二）公布结果。\n\n监管机构可以检查。\n\n第二章　附则\n\n第三条　本规定自公布之日起施行。\n"
    )
    assert [(clause.id, clause.number, clause.depth, clause.role) for clause in outline.clauses] == [
        ("title", None, 0, "operative"),
        ("chapter-1", "第一章", 0, "operative"),
        ("1", "第一条", 1, "operative"),
        ("2", "第二条", 1, "chapeau"),
        ("2.1", "（一）", 2, "operative"),
        ("2.2", "（二）", 2, "operative"),
        ("2.p1", None, 1, "operative"),
        ("chapter-2", "第二章", 0, "operative"),
        ("3", "第三条", 1, "operative"),
    ]
    assert {clause.language for clause in outline.clauses} == {"zh"}


def test_headings_and_items_of_chinese_plans(read_text: Read) -> None:
    outline = read_text("行动计划\n\n一、总体目标\n\n（一）加强合作\n\n各方加强合作。\n\n二、具体行动\n\n1．开展培训。\n\n2．分享经验。\n")
    assert [(clause.id, clause.kind, clause.text) for clause in outline.clauses][1:] == [
        ("1", "heading", "总体目标"),
        ("1.1", "heading", "加强合作"),
        ("1.1.1", "paragraph", "各方加强合作。"),
        ("2", "heading", "具体行动"),
        ("2.1", "paragraph", "开展培训。"),
        ("2.2", "paragraph", "分享经验。"),
    ]


def test_sentences_continue_the_numbers_of_their_paragraph(read_text: Read) -> None:
    outline = read_text("1. We met. We agreed on this:\n\n- tests are run. They are shared;\n\n- risks are known.\n\n2. We part.\n", unit="sentence")
    assert [(clause.id, clause.number, clause.role, clause.text) for clause in outline.clauses] == [
        ("1.1", "1", "operative", "We met."),
        ("1.2", "1", "chapeau", "We agreed on this:"),
        ("1.3", None, "operative", "tests are run."),
        ("1.4", None, "operative", "They are shared;"),
        ("1.5", None, "operative", "risks are known."),
        ("2.1", "2", "operative", "We part."),
    ]


def test_hard_wrapped_lines_are_joined_and_numbers_start_blocks(read_text: Read) -> None:
    outline = read_text(
        "Providers of large systems have to keep a record of every test\nthat they run, and they have to show it to the authority\nwithin 30 days.\n"
        "(a) The record names the people who ran the test and the tools\nthat they used for it.\n(b) It is kept for ten years after the system has been taken\noff the market.\n"
    )
    assert [clause.text.split()[0] for clause in outline.clauses] == ["Providers", "The", "It"]
    assert outline.clauses[0].text.endswith("within 30 days.")
    assert [clause.number for clause in outline.clauses] == [None, "(a)", "(b)"]


def test_one_paragraph_a_line_needs_no_blank_lines(read_text: Read) -> None:
    first = "The first paragraph runs on for a long time, because nobody has broken its line, and it says that all parties keep the promises that they have made in public."
    outline = read_text(f"{first}\nThe second one is short.\nThe third one too.\n")
    assert [clause.id for clause in outline.clauses] == ["1", "2", "3"]


def test_a_number_at_a_line_start_within_a_sentence_is_no_clause(read_text: Read) -> None:
    outline = read_text(
        "The rules that are laid down for providers in paragraph\n2. The same holds for the rules that stand in paragraph\n3. of the annex to that law and for all others that are made.\n"
    )
    assert len(outline.clauses) == 1


def test_initials_are_no_numbers_unless_a_list_bears_them_out(read_text: Read) -> None:
    assert [clause.number for clause in read_text("V. Roe of the ministry opened the meeting.\n\nNobody else spoke.\n").clauses] == [None, None]
    assert [clause.number for clause in read_text("A. Test all systems.\n\nB. Publish the results.\n").clauses] == ["A", "B"]


def test_hyphens_at_line_ends_go_only_where_the_document_shows_how(read_text: Read) -> None:
    outline = read_text(
        "Safeguards matter to everybody who works on long-term plans, as safe-\nguards do in general, and long-\nterm plans need them more than short-\nlived ones, as everybody knows.\n"
    )
    assert "as safeguards do" in outline.clauses[0].text
    assert "long-term plans need" in outline.clauses[0].text
    assert "short-lived" in outline.clauses[0].text


def test_chinese_lines_are_joined_without_a_space(read_text: Read) -> None:
    line = "各方应当加强国际合作确保系统安全可靠可控并在部署之前进行充分测试"
    assert read_text(f"{line}\n{line}。\n").clauses[0].text == f"{line}{line}。"


def test_page_furniture_is_set_aside_and_a_broken_paragraph_mended(read_text: Read) -> None:
    halves = [("tests of large systems", "none is hidden"), ("work in schools", "no child is left out"), ("help for partners", "nobody waits")]
    pages = ["Draft of the Plan\n\nWe all want to be kept safe."]
    for n, (topic, aim) in enumerate(halves, start=1):
        pages[-1] += f"\n\nEverybody takes part in {topic}, which has to be done well and on time, so that\n\nPage {n} of 4"
        pages.append(f"Draft of the Plan\n\n{aim} at all.")
    outline = read_text("\n\n".join(pages) + "\n\nPage 4 of 4\n")
    assert [unread.text for unread in outline.unread] == [text for n in range(1, 5) for text in ("Draft of the Plan", f"Page {n} of 4")]
    assert {unread.reason for unread in outline.unread} == {"page furniture"}
    assert [clause.text.split(", ")[-1] for clause in outline.clauses] == [
        "We all want to be kept safe.",
        *(f"so that {aim} at all." for _, aim in halves),
    ]
    assert [len(clause.spans) for clause in outline.clauses] == [1, 2, 2, 2]


def test_a_heading_that_comes_back_is_no_page_furniture(read_text: Read) -> None:
    outline = read_text("\n\n".join(f"Topic {n}\n\nWhat it is.\n\nRecommended Steps\n\nDo it well, and do it soon." for n in range(4)))
    assert sum(clause.text == "Recommended Steps" for clause in outline.clauses) == 4
    assert not outline.unread


def test_recitals_and_annexes_have_their_roles(read_text: Read) -> None:
    outline = read_text(
        "The Assembly,\n\nRecalling its earlier work,\n\nNoting that much remains to be done,\n\n1. Decides to go on;\n\n2. Invites all states to help.\n\nAnnex\n\nThe list of tasks is as follows.\n"
    )
    assert [clause.role for clause in outline.clauses] == ["preamble", "preamble", "preamble", "operative", "operative", "annex", "annex"]


def test_numbered_recitals_after_whereas(read_text: Read) -> None:
    outline = read_text(
        "Having regard to the Treaty,\n\nWhereas:\n\n(1) Systems spread fast.\n\n(2) Rules differ.\n\nHAVE ADOPTED THIS LAW:\n\nArticle 1\n\nAim\n\nThis law protects people.\n"
    )
    assert [(clause.id, clause.role) for clause in outline.clauses if clause.number] == [
        ("recital-1", "preamble"),
        ("recital-2", "preamble"),
        ("1", "operative"),
    ]
    assert outline.clauses[-2].text == "Aim"
    assert {clause.role for clause in outline.clauses[:-2]} == {"preamble"}


def test_definitions(read_text: Read) -> None:
    outline = read_text(
        "Article 1: Definitions\n\nIn this law:\n\n(1) ‘provider’ means whoever makes a system;\n\n(2) the term “user” refers to whoever uses it.\n\nArticle 2: Aim\n\nPeople are safe.\n"
    )
    assert [clause.role for clause in outline.clauses] == ["operative", "chapeau", "definition", "definition", "operative", "operative"]


def test_lists_that_lost_their_bullets(read_text: Read) -> None:
    outline = read_text(
        "Our work will be about:\n\nlearning what may go wrong. It takes time.\n\nbuilding rules against it.\n\nWe meet again next year.\n"
    )
    assert [(clause.id, clause.kind) for clause in outline.clauses] == [("1", "paragraph"), ("1.1", "item"), ("1.2", "item"), ("2", "paragraph")]


def test_numbers_that_run_on_across_sections_stand_alone(read_text: Read) -> None:
    outline = read_text(
        "Outcome 1. Risks are known. They will:\n\nI. Assess risks.\n\nII. Set limits.\n\nOutcome 2. Work is open. They will:\n\nIII. Report on it.\n"
    )
    assert [clause.id for clause in outline.clauses] == ["outcome-1", "I", "II", "outcome-2", "III"]
    assert outline.clause("III").depth == 1


def test_repeated_numbers_still_have_ids_of_their_own(read_text: Read) -> None:
    outline = read_text("Article 1: Aim\n\n(a) one thing;\n\n(a) another thing.\n")
    assert [clause.id for clause in outline.clauses] == ["1", "1.a", "1.a-2"]


def test_what_was_left_out_by_the_editor_is_no_clause(read_text: Read) -> None:
    outline = read_text("Law on Machines\n\n[Opening part omitted.]\n\n1. Machines are safe.\n\n* * *\n\n2. People too.\n")
    assert [(unread.text, unread.reason, unread.line) for unread in outline.unread] == [
        ("[Opening part omitted.]", "metadata", 3),
        ("* * *", "markup", 7),
    ]


def test_text_between_blank_lines_after_every_line(read_text: Read) -> None:
    lines = [
        "SEC. 1. SHORT TITLE.",
        "This law may be named by the words that its makers have",
        "chosen for it when they met in the Capital in order to",
        "pass it.",
    ]
    lines += [
        "SEC. 2. DUTIES OF PLATFORMS.",
        "(a) A platform has to take down what it has been told of",
        "within two days and has to tell the person who asked for",
        "it that this was done.",
    ]
    lines += ["(b) It has to keep a record of all that it took down and", "of the reasons for it."]
    outline = read_text("\n\n".join(lines))
    assert [(clause.number, clause.text) for clause in outline.clauses] == [
        ("SEC. 1", "SHORT TITLE."),
        (None, "This law may be named by the words that its makers have chosen for it when they met in the Capital in order to pass it."),
        ("SEC. 2", "DUTIES OF PLATFORMS."),
        (
            "(a)",
            "A platform has to take down what it has been told of within two days and has to tell the person who asked for it that this was done.",
        ),
        ("(b)", "It has to keep a record of all that it took down and of the reasons for it."),
    ]


def test_titles_that_run_into_the_text_become_headings(read_text: Read) -> None:
    outline = read_text("Section 1. Purpose and Scope. This order protects people.\n\nSec. 2. Duties. (a) Agencies report.\n\n(b) They test.\n")
    assert shape(outline) == [
        ("1", "Section 1", "Purpose and Scope.", 0),
        ("1.1", None, "This order protects people.", 1),
        ("2", "Sec. 2", "Duties.", 0),
        ("2.a", "(a)", "Agencies report.", 1),
        ("2.b", "(b)", "They test.", 1),
    ]


@pytest.mark.parametrize(("text", "language"), [("सुरक्षा आवश्यक है। परीक्षण भी।", "und-Deva"), ("السلامة ضرورية. والاختبار أيضا.", "und-Arab")])
def test_scripts_without_rules_are_kept_as_clauses(read_text: Read, text: str, language: str) -> None:
    outline = read_text(text)
    assert [clause.text for clause in outline.clauses] == [text]
    assert outline.language == outline.clauses[0].language == language


def test_a_clause_in_another_script_says_so(read_text: Read) -> None:
    outline = read_text("1. Systems are safe.\n\n2. 系统应当安全。\n\n3. 42\n")
    assert [clause.language for clause in outline.clauses][:2] == ["en", "zh"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \t \f "])
def test_an_empty_document_has_no_clauses(read_text: Read, text: str) -> None:
    outline = read_text(text)
    assert outline.clauses == ()
    assert outline.unread == ()


def test_a_document_of_headings_only(read_text: Read) -> None:
    outline = read_text("CHAPTER I\n\nCHAPTER II\n\nCHAPTER III\n")
    assert [clause.id for clause in outline.clauses] == ["chapter-I", "chapter-II", "chapter-III"]
    assert outline.units == ()


@pytest.mark.parametrize(
    ("name", "expected"), [("a/b/plan.en.txt", "plan.en"), ("plan", "plan"), ("C:\\texts\\plan.md", "plan"), ("standard input", "standard input")]
)
def test_the_outline_is_named_after_the_file(read_text: Read, name: str, expected: str) -> None:
    assert read_text("One.", name=name).name == expected
