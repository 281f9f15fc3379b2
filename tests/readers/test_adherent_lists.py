from __future__ import annotations

from collections.abc import Callable

import pytest

from policydiff.model.outline import Outline
from policydiff.readers.parties import find_party, looks_like_name

Read = Callable[..., Outline]
BODY = "Charter on Machines\n\n1. We test.\n\n2. We report.\n\n3. We learn.\n\n4. We meet.\n\n5. We share.\n\n"


def parties(outline: Outline) -> list[tuple[str, str]]:
    return [(adherent.name, adherent.kind) for adherent in outline.adherents]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("The Philippines", "Philippines"),
        ("Kingdom of Saudi Arabia", "Saudi Arabia"),
        ("United Kingdom of Great Britain and Northern Ireland", "United Kingdom"),
        ("Republic of Singapore", "Singapore"),
        ("the Republic of Korea", "Republic of Korea"),
        ("South Korea", "Republic of Korea"),
        ("USA", "United States"),
        ("U.S.", "United States"),
        ("Türkiye", "Türkiye"),
        ("Turkey", "Türkiye"),
        ("Czech Republic", "Czechia"),
        ("Government of Japan", "Japan"),
        ("Islamic Republic of Iran", "Iran"),
        ("Democratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("Republic of the Congo", "Congo"),
        ("Viet Nam", "Viet Nam"),
        ("côte d’ivoire", "Côte d'Ivoire"),
        ("法兰西共和国", "France"),
        ("大韩民国", "Republic of Korea"),
        ("歐盟", "European Union"),
        ("EU", "European Union"),
        ("African Union Commission", "African Union Commission"),
    ],
)
def test_states_have_one_common_name(printed: str, name: str) -> None:
    party = find_party(printed)
    assert party is not None
    assert party.name == name


@pytest.mark.parametrize("text", ["Atlantis", "", "Peace", "Kingdom of Nowhere", "China shall"])
def test_other_words_are_no_states(text: str) -> None:
    assert find_party(text) is None


@pytest.mark.parametrize("text", ["xAI", "01.ai", "Bank of the West", "G42", "Acme, Inc."])
def test_names_are_known_by_their_form(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize("text", ["We test systems", "It is safe.", "", "Who?", "Aims:"])
def test_sentences_are_no_names(text: str) -> None:
    assert not looks_like_name(text)


def test_a_list_at_the_end(read_text: Read) -> None:
    outline = read_text(
        BODY
        + "The countries represented were:\n\nFrance\n\nKingdom of Spain\n\nThe Gambia\n\nEuropean Union\n\nReferences to countries include unions of them.\n"
    )
    assert parties(outline) == [("France", "state"), ("Spain", "state"), ("Gambia", "state"), ("European Union", "organisation")]
    assert outline.has_all_adherents
    assert [unread.text for unread in outline.unread] == ["France", "Kingdom of Spain", "The Gambia", "European Union"]
    assert {unread.reason for unread in outline.unread} == {"adherent list"}
    assert [(clause.text, clause.role) for clause in outline.clauses[-2:]] == [
        ("The countries represented were:", "chapeau"),
        ("References to countries include unions of them.", "footnote"),
    ]


def test_two_lists_of_companies_at_the_start(read_text: Read) -> None:
    outline = read_text(
        "Promises\n\nThe following organisations have agreed to them:\n\nAcme AI\n\nbeta.ai\n\nGamma Institute of Technology\n\nThe following organisations have been added:\n\nDelta, Inc.\n\n42labs\n\n"
        "The above organisations test.\n"
    )
    assert parties(outline) == [
        ("Acme AI", "company"),
        ("beta.ai", "company"),
        ("Gamma Institute of Technology", "organisation"),
        ("Delta", "company"),
        ("42labs", "company"),
    ]
    assert [clause.text for clause in outline.units] == [
        "The following organisations have agreed to them:",
        "The following organisations have been added:",
        "The above organisations test.",
    ]


def test_a_numbered_list_without_blank_lines(read_text: Read) -> None:
    outline = read_text(BODY + "Endorsing countries/international organizations:\n1. Japan\n2. Trinidad and Tobago\n3. UAE\n4. IFAD\n5. Freedonia\n")
    assert parties(outline) == [
        ("Japan", "state"),
        ("Trinidad and Tobago", "state"),
        ("United Arab Emirates", "state"),
        ("International Fund for Agricultural Development", "organisation"),
        ("Freedonia", "state"),
    ]


@pytest.mark.parametrize(
    "section",
    [
        "Signatories: Australia, Brazil, Canada and Chile.",
        "Signed by: Australia; Brazil; Canada; and Chile",
        "Signatories\n\nAustralia, Brazil, Canada and Chile\n",
        "签署国：澳大利亚、巴西、加拿大和智利。",
    ],
)
def test_an_inline_list_in_a_signatories_section(read_text: Read, section: str) -> None:
    outline = read_text(BODY + section)
    assert [name for name, _ in parties(outline)] == ["Australia", "Brazil", "Canada", "Chile"]
    assert outline.has_all_adherents
    assert not any("Brazil" in clause.text or "巴西" in clause.text for clause in outline.clauses)


def test_those_in_whose_name_the_first_sentence_speaks(read_text: Read) -> None:
    sentence = (
        "We, leaders representing Australia, the European Union, the Republic of Korea, and the United States of America, gathered to test machines."
    )
    outline = read_text(f"1. {sentence}\n\n2. We part.\n")
    assert [name for name, _ in parties(outline)] == ["Australia", "European Union", "Republic of Korea", "United States"]
    assert outline.clauses[0].text == sentence
    assert not outline.has_all_adherents


def test_one_who_joined_later(read_text: Read) -> None:
    outline = read_text(BODY + "The countries represented were:\n\nFrance\n\nSpain\n\nOn 3 March 2024, New Zealand joined the Charter.\n")
    assert [(adherent.name, adherent.joined) for adherent in outline.adherents] == [("France", None), ("Spain", None), ("New Zealand", "2024-03-03")]


@pytest.mark.parametrize(
    "text",
    [
        "The participants will:\n\n- Promote trade\n\n- Support schools\n",
        "Organisations have agreed on these aims:\n\n- Making machines safe\n\n- Making people safe\n",
        "The markets of our firms are listed.\n\nJapan\n\nChina\n\nIndia\n\nBrazil\n\nThe list is open.\n\nIt grows.\n\nWe go on.\n\nThe end.\n\nReally.\n",
        "We thank France, Spain and Italy for their help.\n",
    ],
)
def test_other_lists_are_no_adherents(read_text: Read, text: str) -> None:
    outline = read_text(BODY + text + "\nThe end.\n")
    assert outline.adherents == ()
    assert not outline.has_all_adherents
    assert outline.unread == () or {unread.reason for unread in outline.unread} == {"markup"}


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Endorsing states and organisations:", False),
        ("支持国家：", False),
        ("The countries that signed this are:", True),
        ("We, the governments that agreed at the end of a long meeting by the sea, do so in the name of our peoples:", True),
    ],
)
def test_the_label_of_a_list_goes_with_it_and_a_sentence_stays(read_text: Read, line: str, *, stays: bool) -> None:
    outline = read_text(f"{BODY}{line}\n\nPeru\n\nJapan\n\nKenya\n")
    assert [adherent.name for adherent in outline.adherents] == ["Peru", "Japan", "Kenya"]
    assert any(clause.text == line for clause in outline.clauses) == stays
    assert any(line in unread.text for unread in outline.unread) != stays
