"""Who leads what a plan tells to do is told by the words before the verb, where they name a body by a name of its own."""

from __future__ import annotations

import pytest

from .bound import only


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("Led by NIST, write a guide.", ("nist",)),
        ("At DOL and DOC, pilot the new courses.", ("dol", "doc")),
        ("Under DOL, establish a hub for harbour work.", ("dol",)),
        ("Within DOE and NSF, set up safe computers.", ("doe", "nsf")),
        ("Through the Ministry of Transport, fund trial routes.", ("ministry of transport",)),
        ("(a) Through the Ministry of Transport, fund trial routes.", ("ministry of transport",)),
        ("At the Department of Energy, swiftly build a testbed.", ("doe",)),
        ("Under the auspices of OMB, convene a round of agencies.", ("omb",)),
        ("Through NSF, through NIST at DOC and through other partners, invest in labs.", ("nsf", "nist")),
        ("Through the National Harbour Board, and in line with the law, build two piers.", ("national harbour board",)),
        ("Through the Institute for Piers, and with the ports, map the channels.", ("institute for pier",)),
    ],
)
def test_a_body_before_the_verb_leads(text: str, bearers: tuple[str, ...]) -> None:
    found = only(text)
    assert (found.bearers, found.rule) == (bearers, "led-by")


@pytest.mark.parametrize(
    "text",
    [
        "With GSA, create a toolbox.",
        "Under the Harbour Act, require pilots to report.",
        "Under NEPA, streamline reviews.",
        "Under the Board's guidance, review the rules.",
        "At NIST's request, share the data.",
        "At all stages, test the models.",
        "Through 2027, fund the pilots.",
        "Within 30 days, publish the list.",
        "Through partnerships with industry, expand training.",
        "Through universities, offer courses.",
        "Through DOC grants, fund the pilots.",
        "Through Member States, collect the data.",
        "Within the European Union, set up three sites.",
        "At the United Nations, promote the code.",
        "At the Harbour Security Council, raise the issue.",
    ],
)
def test_what_is_no_body_or_only_helps_leads_nothing(text: str) -> None:
    assert only(text).bearers == ()
