"""Tables of coefficients by encoder."""

from __future__ import annotations

import pytest

from policydiff.align.model import DEFAULT_ENCODER, Model, load_model
from policydiff.api import FITTED_ENCODERS

DATA = {
    "numbers": {"worth": 0.5},
    "table": {
        "absolute-words": {"intercept": -1.0, "weights": {"shared_content": 1.0}},
        f"versions-both@{DEFAULT_ENCODER}": {"intercept": -2.0, "threshold": 0.4, "weights": {"meaning_max": 2.0}},
        "versions-both@other": {"intercept": -3.0, "threshold": 0.5, "weights": {"meaning_max": 3.0}},
    },
}


@pytest.mark.parametrize(("encoder", "intercept", "threshold"), [(DEFAULT_ENCODER, -2.0, 0.4), ("other", -3.0, 0.5), ("unheard-of", -2.0, 0.4)])
def test_an_encoder_is_weighed_with_its_own_tables_or_else_with_those_of_the_default(encoder, intercept, threshold):
    model = Model.from_mapping(DATA, encoder)
    assert model.table("versions-both").intercept == intercept
    assert model.threshold("versions-both") == threshold
    assert model.table("absolute-words").intercept == -1.0
    assert model.numbers == 0.5


def test_every_encoder_that_is_said_to_have_a_fit_has_one():
    words = {"absolute-words", "independent-words", "versions-words"}
    kinds = {f"{step}-{kind}" for step in ("absolute", "independent", "versions") for kind in ("both", "meaning")}
    models = [load_model(encoder) for encoder in FITTED_ENCODERS]
    for model in models:
        assert {name for name, _ in model.tables} == words | kinds
        assert {name for name, _ in model.thresholds} == {name for name in words | kinds if not name.startswith("absolute")}
    assert len({model.table("versions-both") for model in models}) == len(models)
    assert load_model("of-another-package") == load_model()
    assert FITTED_ENCODERS[0] == DEFAULT_ENCODER
