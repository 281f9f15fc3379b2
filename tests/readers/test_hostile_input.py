from __future__ import annotations

import subprocess
import sys

import pytest

from policydiff.errors import InputError
from policydiff.readers import read_document

HOSTILE = [
    b"a" * 2_000_000,
    b"word " * 300_000,
    b"Foo bar. " * 50_000,
    b"[" * 50_000,
    b"(" * 200_000,
    b"*" * 200_000,
    b"*a " * 50_000,
    b"`" * 50_000,
    b"<" * 200_000,
    b"<!--" * 50_000,
    b"> " * 5_000 + b"x",
    b"\n".join(b" " * (2 * n) + b"- x" for n in range(300)),
    b"\n" * 200_000,
    b"[a](" * 30_000,
    b"a[^1] " * 30_000,
    b"&amp;" * 50_000,
    b"# A\n" * 4_000,
    b"1. a\n" * 5_000,
    b"(i) a\n\n" * 3_000,
    b"Page 1 of 2\n" * 10_000,
    b"1." * 100_000,
    b"a- " * 50_000,
    b"a-\nb" * 30_000,
    b"Japan, " * 20_000,
    b"Japan\n" * 5_000,
    b"\f\n" * 30_000,
    b"+-" * 30_000 + b"+\n",
    bytes(range(1, 32)) * 5_000,
    "人工智能。".encode() * 30_000,
    b"<div>" * 20_000,
]


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_read_whole(data: bytes, name: str) -> None:
    outline = read_document(data, name=name)
    assert bool(outline.clauses or outline.unread) == bool(data.strip())


def test_more_than_any_document_has_is_refused() -> None:
    with pytest.raises(InputError, match="split it"):
        read_document(b"a" * 50_000_000, name="x.txt")


@pytest.mark.parametrize("data", [b"a\x00b", b"%PDF-1.4", b"PK\x03\x04rest", b"\xff\xfe\x00"])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_document(data, name="x.txt")


def test_control_characters_stay_out_of_clauses_and_are_listed() -> None:
    outline = read_document("1. Keep\x1b[31m it\x07 s\u200bafe\u202e now, with\u00ad out fail.\n\n\x08\x0e\n".encode(), name="x.txt")
    assert outline.clauses[0].text == "Keep[31m it safe now, with out fail."
    # A soft hyphen is layout, as a line break is.
    listed = ["\x1b", "\x07", "\u200b", "\u202e", "\x08\x0e"]
    assert [(unread.text, unread.reason) for unread in outline.unread] == [(text, "unreadable") for text in listed]
    assert [unread.line for unread in outline.unread] == [1, 1, 1, 1, 3]
    read = {place for clause in outline.clauses for span in clause.spans for place in range(span.start, span.stop)}
    assert not any(unread.span.start in read for unread in outline.unread)


def test_marks_of_direction_in_an_outline_file_are_listed() -> None:
    text = 'policydiff: outline/1\nname: x\nclauses:\n- id: "1"\n  text: "Keep it s\\u202eafe."\n'
    outline = read_document(text.encode(), name="x.yaml")
    assert outline.clauses[0].text == "Keep it safe."
    assert [(unread.text, unread.line, unread.reason) for unread in outline.unread] == [("\u202e", 5, "unreadable")]


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"<!DOCTYPE html><p>x</p>", "page.html", "HTML.*pandoc"),
        (b"<?xml version='1.0'?><a/>", "law.xml", "Convert it to Markdown or text first, with a converter for its schema"),
        (b"\\documentclass{article}", "x.tex", "LaTeX"),
    ],
)
def test_other_formats_are_refused_with_a_remedy(data: bytes, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_document(data, name=name)


def test_reading_is_the_same_under_any_hash_seed() -> None:
    code = (
        "from policydiff.readers import read_document\n"
        "text = 'Plan\\n\\n1. We test[1].\\n\\n(a) early;\\n\\n(b) late.\\n\\nThe countries represented were:\\n\\nFrance\\n\\nSpain\\n\\n[1] All.\\n'\n"
        "print(read_document(text.encode(), name='x.txt'))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed}
        ).stdout
        for seed in "0123"
    }
    assert len(runs) == 1


def test_importing_the_readers_loads_no_parser() -> None:
    code = "import sys, policydiff.readers, policydiff.readers.section, policydiff.readers.fixtures\nprint([name for name in ('yaml', 'markdown_it', 'opencc', 'numpy', 'rich') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env={"PYTHONPATH": ":".join(sys.path)})
    assert run.stdout.strip() == "[]"
