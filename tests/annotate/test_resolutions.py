"""Whom the paragraphs of a resolution call upon, near and far from their verb."""

from __future__ import annotations

import pytest

from .bound import binding

_FAR = (
    "from every coast and river, within their own means and duties, including the harbour boards, the pilots' unions, the schools, the press, "
    "the yards and the insurers, and all who live by the water, to map the shoals"
)
_ON = (
    ("Encourages, in this regard, companies to map the shoals.", [("companies",)]),
    (f"Encourages Member States and invites stakeholders {_FAR}.", [("member states", "stakeholders")]),
    (
        f"Encourages all Member States, where useful, {_FAR.partition(', to')[0]}, and, where they agree, other stakeholders to map the shoals.",
        [("member states",)],
    ),
    (
        "Stresses that pilots must be heard, calls upon all Member States to refrain from secret maps, and notes the tides.",
        [(), (), ("member states",), ()],
    ),
    ("Notes the tides; as well as encourages Member States to map the shoals.", [(), ("member states",)]),
    ("Calls upon specialized agencies, funds and programmes of the United Nations to map the shoals.", [("un agencies",)]),
    # The verb of whom nothing is asked, and of another sentence's "to".
    ("Welcomes the survey which the Board encourages.", [()]),
    ("Welcomes the survey, which encourages Member States to map the shoals.", [()]),
    (f"Encourages work of Member States {_FAR.replace('to map', 'and the road to map')}.", [()]),
)


@pytest.mark.parametrize(("text", "bearers"), _ON)
def test_a_resolution_speaks_to_whom_it_names(text: str, bearers: list[tuple[str, ...]]) -> None:
    assert [statement.bearers for statement in binding(text)] == bearers


def test_an_agency_with_a_name_is_no_agency_at_large() -> None:
    (named,), (at_large,) = binding("The Harbour Safety Agency shall report."), binding("The relevant agency shall report.")
    assert named.bearers == ("harbour safety agency",)
    assert at_large.bearers == ("agencies",)


@pytest.mark.parametrize(
    "text",
    [
        "Urges all States that have access to work boats, to share their charts.",
        "Calls upon Member States with access to research ships to share their charts.",
        "Invites companies, with regard to work at sea, to share their charts.",
        "Urges all States that contribute to research at sea, and keep boats, to share their charts.",
    ],
)
def test_what_a_noun_leads_to_is_not_what_is_asked(text: str) -> None:
    (statement,) = binding(text)
    assert statement.aim is not None
    assert text[statement.aim.start : statement.aim.stop].startswith("share")
