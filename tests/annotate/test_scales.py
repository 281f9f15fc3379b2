"""Scales of force are read strictly and can be replaced; whatever the text, it is read in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate.modality import annotate_modality
from policydiff.annotate.scales import load_scale, shipped_scales
from policydiff.errors import InputError
from policydiff.model.annotation import Actor, Modality
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.text.language import detect_language


def outline(*texts: str) -> Outline:
    clauses = tuple(Clause(id=str(number), text=text, language=detect_language(text)) for number, text in enumerate(texts))
    source = Source(name="test", media_type="text/plain", encoding="utf-8", sha256="0", text="\n\n".join(texts))
    return Outline(name="test", source=source, provenance=Provenance(), language=clauses[0].language, clauses=clauses)


def test_a_scale_can_be_replaced() -> None:
    english, chinese = shipped_scales()
    text = """
format = "policydiff force/1"
name = "mine"
version = "1"
language = "en"
source = "me"
act_force = 2
acts = ["keep"]
states = []
told = []
allowed = []
promised = []
nouns = []
particles = []
idle = []
[[verbs]]
word = "ought to"
force = 4
kind = "obligation"
places = ["modal"]
"""
    mine = load_scale(text, name="mine.toml")
    made = outline("Providers ought to keep logs.", "Providers shall keep logs.", "Keep the logs.")
    found = [item for item in annotate_modality(made, (mine, chinese)) if isinstance(item, Modality)]
    assert [(item.clause, item.force) for item in found] == [("0", 4), ("2", 2)]
    assert english.language == "en"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("act_force = 2", "act_force = 9"), "0 to 5"),
        (("act_force = 2", 'act_force = 2\ncolour = "red"'), "unknown key"),
        (('kind = "obligation"', 'kind = "duty"'), "one of obligation"),
        (('places = ["modal"]', "places = []"), "at least one"),
        (('format = "policydiff force/1"', 'format = "other/1"'), "this release reads"),
        (("act_force = 2", "act_force ="), "no TOML"),
    ],
)
def test_a_faulty_scale_names_its_file_and_its_fault(change: tuple[str, str], message: str) -> None:
    text = (
        'format = "policydiff force/1"\nname = "mine"\nversion = "1"\nlanguage = "en"\nsource = "me"\nact_force = 2\nacts = []\nstates = []\ntold = []\n'
        'allowed = []\npromised = []\nnouns = []\nparticles = []\nidle = []\n[[verbs]]\nword = "shall"\nforce = 5\nkind = "obligation"\nplaces = ["modal"]\n'
    )
    with pytest.raises(InputError, match=message) as caught:
        load_scale(text.replace(*change), name="mine.toml")
    assert "mine.toml" in str(caught.value)


@given(st.text(alphabet="shalmywcnot,.;:()\"'《》的应当不得可要由将 providersAIX\n", max_size=400))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for item in annotate_modality(outline(text or "x")):
        spans = (
            [item.span]
            if isinstance(item, Actor)
            else [item.span, *(verb.span for verb in item.chain if item.inherited_from is None), *([item.aim] if item.aim else [])]
        )
        assert all(0 <= span.start < span.stop <= len(text) for span in spans)
