"""A right is a permission and leave not to act an exemption, whatever modal stands before them."""

from __future__ import annotations

import pytest

from .bound import only


@pytest.mark.parametrize(
    "text",
    [
        "Users shall have the right to object to the sale.",
        "The inspector shall have the power, subject to section 4, to seize papers.",
        "The Board shall have discretion to waive the fee.",
        "Users shall have the right of access to their file.",
        "Every user must be free to leave.",
        "Drovers shall have the right to graze their cattle there.",
        "Carriers shall have the right of free entry to the dock.",
        "Lenders shall have the right to, at any time, withdraw the loan.",
    ],
)
def test_who_shall_have_a_right_is_permitted(text: str) -> None:
    found = only(text)
    assert (found.deontic, found.force, found.polarity) == ("permission", 1, "positive")


@pytest.mark.parametrize(
    "text",
    [
        "Carriers shall have the right people in place.",
        "Carriers shall have power lines inspected.",
        "Tractors shall have power to all axles.",
        "Tractors must have full power to brakes and steering.",
        "Pumps shall have power of no less than 3 kW.",
        "The quay shall be free to all visitors.",
    ],
)
def test_what_only_looks_like_a_right_binds(text: str) -> None:
    assert only(text).deontic == "obligation"


@pytest.mark.parametrize(
    ("text", "kind", "force"),
    [
        ("Carriers are permitted not to inform passengers.", "exemption", 1),
        ("Carriers are not permitted to inform passengers.", "prohibition", 5),
        ("Carriers shall not be permitted to inform passengers.", "prohibition", 5),
        ("Carriers shall not have the right to inform passengers.", "prohibition", 5),
        ("No carrier shall have the right to inform passengers.", "prohibition", 5),
        ("Carriers have the right not to inform passengers.", "exemption", 1),
        ("Carriers shall have the right not to inform passengers.", "exemption", 1),
        ("Carriers are required not to inform passengers.", "prohibition", 5),
        ("Carriers are not required to inform passengers.", "exemption", 1),
        ("企业有权不告知用户。", "exemption", 1),
        ("企业可以不告知用户。", "exemption", 1),
        ("企业应当不告知用户。", "prohibition", 4),
    ],
)
def test_it_counts_what_is_denied_the_leave_or_the_act(text: str, kind: str, force: int) -> None:
    found = only(text)
    assert (found.deontic, found.force, found.polarity) == (kind, force, "negative")
