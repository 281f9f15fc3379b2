"""An instruction is told where something stands between its verb and its object, and where two verbs share one; a noun that only looks so is none."""

from __future__ import annotations

import pytest

from .bound import binding


@pytest.mark.parametrize(
    ("text", "verb", "bearers"),
    [
        ("Review, furthermore, all court orders.", "Review", ()),
        ("Build, as well as maintain and update as necessary, AI tests.", "Build", ()),
        ("Support, led by NIST, by DOE and by other agencies, the work on standards.", "Support", ("nist", "doe", "agencies")),
        ("Issue, to all agencies in the harbour, new guidance.", "Issue", ()),
        ("Test, in every port, a new siren.", "Test", ()),
        ("Fund, through the Ministry, a network of labs.", "Fund", ()),
        ("Build and maintain tools for testing.", "Build", ()),
        ("Led by CAISI, assess and evaluate the weak points.", "assess", ("caisi",)),
        ("Led by DOD, work in collaboration with ports.", "work", ("dod",)),
        ("Led by NIST, test and publish models.", "test", ("nist",)),
    ],
)
def test_a_verb_apart_from_its_object_instructs(text: str, verb: str, bearers: tuple[str, ...]) -> None:
    (found,) = binding(text)
    assert (found.trigger, found.bearers) == (verb, bearers)


def test_an_instruction_that_goes_on_may_be_parted_too() -> None:
    assert [item.trigger for item in binding("Revise the code; issue, in line with the law, new guidance.")] == ["Revise", "issue"]


@pytest.mark.parametrize(
    "text",
    [
        "Research, development and testing of models.",
        "Support, training and tools are needed.",
        "Access, where appropriate, to data is limited.",
        "Research, at its best, is open.",
        "Trade, with few exceptions, grows.",
        "Practice, as a rule, makes perfect.",
        "Progress, however, the team did not see.",
        "Control, by the state, of ports.",
        "Access and use are limited.",
        "Review and approval of plans.",
        "Test and trial sites in ports.",
        "Led by the Board, work in ports is going well.",
    ],
)
def test_a_noun_before_a_comma_or_another_noun_instructs_nobody(text: str) -> None:
    assert binding(text) == []


def test_a_list_of_leaders_is_no_instruction() -> None:
    found = binding("Led by the ministries of health, work and research, set up a board.")
    assert [item.trigger for item in found] == ["set"]
