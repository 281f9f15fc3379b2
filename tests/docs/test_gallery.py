"""The gallery: that its reports are those of today, and that each page says what it has to."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from policydiff import read

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "gallery"
PAGES = [path for path in sorted(GALLERY.glob("*.md")) if path.name != "README.md"]
# Each of the others takes no longer than a few seconds either, yet the whole suite has to stay quick.
FAST = ["initiative-plan.md", "order-plan.md", "g7-principles-code.md"]


@pytest.fixture(scope="module")
def gallery():
    spec = spec_from_file_location("docs_make_gallery", GALLERY.parent / "make_gallery.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", FAST)
def test_a_page_shows_the_report_as_it_is(gallery, has_encoder, name):
    if not has_encoder:
        pytest.skip("the extra 'semantic' is not installed")
    text = (GALLERY / name).read_text(encoding="utf-8")
    assert gallery.refreshed(text) == text, "run python docs/make_gallery.py and read the three sentences again"


def test_a_report_that_is_out_of_date_is_replaced_and_the_sentences_are_kept(gallery, has_encoder):
    if not has_encoder:
        pytest.skip("the extra 'semantic' is not installed")
    text = (GALLERY / FAST[0]).read_text(encoding="utf-8")
    outdated = text.replace("Covered    old", "Covered    OLD").replace("**You learn** that", "**You learn** THAT")
    assert gallery.refreshed(outdated) == text.replace("**You learn** that", "**You learn** THAT")


def test_a_passage_that_the_report_has_not_is_an_error(gallery):
    with pytest.raises(SystemExit, match="no passage on old:99"):
        gallery._excerpts("+ added  new 99\n  Text.\n\n- omitted  old 9\n", ["old:99"])


def test_passages_are_found_by_side_and_clause(gallery):
    report = "~ reworded  old 1, 2 → new 3  p .90\n  2 words.\n\n- omitted  old 3\n  Text.\n\n+ added  new 1 (unverified)\n  Text.\n"
    linked, omitted, added = report.split("\n\n")
    assert gallery._excerpts(report, ["old:2", "new:3", "old:3", "new:1"]) == [linked, omitted, added]


def test_there_are_eight_pairs_and_the_index_leads_to_each(gallery):
    assert len({gallery.compared(path.read_text(encoding="utf-8")) for path in gallery.pages()}) == 8
    links = re.findall(r"^\| \[.*?\]\((\S+)\)", (GALLERY / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(links) == [path.name for path in PAGES]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_each_page_has_three_sentences_on_clauses_that_there_are(gallery, path):
    text = path.read_text(encoding="utf-8")
    said = text.partition("\n- ")[2].partition("\n\n")[0]
    sentences = re.split(r"(?<=[.!?])\s+", said)
    assert [" ".join(sentence.removeprefix("- ").split()[:2]) for sentence in sentences] == ["**You learn**", "**The report", "**The tool"]
    named = set(re.findall("`((?:old|new):[^`]+)`", said))
    assert named
    assert named <= {
        f"{side}:{clause.id}" for side, name in zip(("old", "new"), gallery.compared(text), strict=True) for clause in read(name).clauses
    }
