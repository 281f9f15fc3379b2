"""Watch-lists: the notation, the files, the counts, and errors that say what to do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.emphasis.concordance import find_lines
from policydiff.emphasis.expression import parse_expression
from policydiff.emphasis.watch import parse_watch_list, read_watch_list, watch
from policydiff.errors import InputError
from policydiff.model.outline import Clause, Outline, Provenance, Source

SHARED = os.environ.get("POLICYDIFF_SHARED")


def outline(*texts, language="en"):
    clauses = tuple(Clause(id=str(number), text=text, language=language) for number, text in enumerate(texts, start=1))
    source = Source(name="own", media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name="own", source=source, provenance=Provenance(), language=language, clauses=clauses)


def hits(expression, *texts):
    return [line.hit for line in find_lines(outline(*texts), expression)]


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("safe", "Safe, SAFE and safety", ["Safe", "SAFE"]),
        ("safe*", "safe safely unsafe safeguards", ["safe", "safely", "safeguards"]),
        ("*security", "security cybersecurity secure", ["security", "cybersecurity"]),
        ("*secur*", "insecurity secure sure", ["insecurity", "secure"]),
        ("org*ation", "organisation organization organ", ["organisation", "organization"]),
        ("aa*aa", "aaa aaaa", ["aaaa"]),
        ('"red line"', "A red line, a red-line and red, line", ["red line", "red-line"]),
        ("red-line*", "red lines", ["red lines"]),
        ('"human * control"', "human and control, human control", ["human and control"]),
        ("bee | wasp", "A wasp and a bee", ["wasp", "bee"]),
        ("risk NEAR/2 manag*", "risk and its managers; manage each possible other risk", ["risk and its managers"]),
        ("manag* near/3 risk", "risk is well managed", ["risk is well managed"]),
        ("(bee | wasp) NEAR/1 sting*", "a wasp may sting; later on a big bee stings", ["wasp may sting", "bee stings"]),
        ("Council", "the Council's bees", ["Council's"]),
        ("安全", "网络安全和國家安全", ["安全", "安全"]),
        ("風險", "防范风险", ["风险"]),
        ("风险 NEAR/3 管理", "加强风险的管理", ["风险的管理"]),
        ("“red line”", "a red line", ["red line"]),
        ("10^26", "10^26 operations", ["10^26"]),
    ],
)
def test_what_an_expression_finds(expression, text, found) -> None:
    assert hits(expression, text) == found


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "empty; write a word"),
        ("red line", "put a phrase in quotation marks"),
        ('"red line', "not closed"),
        ("(bee", "not closed"),
        ("bee)", "too many"),
        ("bee |", "lacks a word"),
        ("| bee", "lacks a word"),
        ("NEAR/5 bee", "lacks a word"),
        ("bee Near/x wasp", "has 'Near/x'; write NEAR/ and the words that may stand between, 1 to 100, such as NEAR/5"),
        ("bee NEAR/5000 wasp", "1 to 100"),
        ("*", "without a word"),
        ('""', "without a word"),
        ("安*", "take it out"),
        ("a!b*", "punctuation marks"),
        ("§", "punctuation marks"),
        ("(" * 50 + "bee" + ")" * 50, "deep"),
        ("|".join(["bee"] * 400), "make several of it"),
    ],
)
def test_a_slip_is_told_with_its_remedy(expression, message) -> None:
    with pytest.raises(InputError, match="the expression") as told:
        parse_expression(expression, source="list.txt", line=7)
    assert message in str(told.value)
    assert str(told.value).startswith("list.txt:7: ")


def test_a_plain_list() -> None:
    items = parse_watch_list('# own list\n\nsafety: safe* | 安全\n"red line"\n')
    assert [(item.name, item.text) for item in items] == [("safety", "safe* | 安全"), ('"red line"', '"red line"')]


def test_a_list_in_toml(tmp_path) -> None:
    file = tmp_path / "list.toml"
    file.write_text("[watch]\nsafety = 'safe* | 安全'\nlines = ['\"red line\"', 'limit*']\n", encoding="utf-8")
    assert [(item.name, item.text) for item in read_watch_list(file)] == [("safety", "safe* | 安全"), ("lines", '"red line" | limit*')]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("list.txt", "# nothing\n", "list.txt: the watch-list is empty"),
        ("list.txt", "bee\n\nred line\n", "list.txt:3: the expression 'red line'"),
        ("list.txt", "a: bee\nb: wasp\na: fly\n", "list.txt:3: 'a' stands on line 1 already"),
        ("list.toml", "[watch]\na = 'bee'\nb = 'red line'\n", "list.toml:3: the expression"),
        ("list.toml", "[watch]\na = 3\n", "list.toml:2: 'a' is no expression"),
        ("list.toml", "[terms]\na = 'bee'\n", "the table [watch] and nothing else"),
        ("list.toml", "[watch\n", "this is no TOML"),
    ],
)
def test_a_faulty_file_is_told_with_its_line(tmp_path, monkeypatch, name, text, message) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_watch_list(name)
    assert message in str(told.value)


def test_a_file_that_is_not_there_or_no_list(tmp_path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_watch_list(tmp_path / "none.txt")
    (tmp_path / "large.txt").write_bytes(b"bee\n" * 300_000)
    with pytest.raises(InputError, match="no watch-list"):
        read_watch_list(tmp_path / "large.txt")


def test_counts_of_both_sides_with_the_clauses() -> None:
    old = outline(*["Safe tools.", "Other tools."] * 12)
    new = outline(*["Quick tools, safe or not safe."], *["Quick tools."] * 23)
    safety, tools, never = watch(old, new, parse_watch_list("safe*\ntools\nbadger"))
    assert (len(safety.old.clauses), safety.new.clauses, safety.new.occurrences) == (12, ("1",), 2)
    assert safety.verdict == "fell"
    assert (tools.verdict, never.verdict) == ("not distinguishable", "not distinguishable")
    assert (never.old.clauses, never.keyness.log_ratio, never.old.dispersion) == ((), 0, None)
    assert watch(old, outline(), parse_watch_list("safe*")) == ()


def test_a_term_named_in_both_languages_compares_them() -> None:
    old = outline(*["Safety first."] * 12, *["Bees."] * 12)
    new = outline(*["安全"] * 1, *["蜜蜂"] * 23, language="zh")
    (found,) = watch(old, new, parse_watch_list("safety | 安全"))
    assert (len(found.old.clauses), len(found.new.clauses), found.verdict) == (12, 1, "fell")


@given(
    st.lists(st.sampled_from(["safe bees", "bees", "safety of wasps", "none"]), min_size=1, max_size=30),
    st.lists(st.sampled_from(["bees", "safe"]), min_size=1, max_size=30),
)
def test_swapping_the_documents_mirrors_the_counts(old, new) -> None:
    items = parse_watch_list("safe*\nbees | wasps")
    opposite = {"rose": "fell", "fell": "rose", "not distinguishable": "not distinguishable"}
    for there, back in zip(watch(outline(*old), outline(*new), items), watch(outline(*new), outline(*old), items), strict=True):
        assert (there.old, there.new, there.adjusted_p, opposite[there.verdict]) == (back.new, back.old, back.adjusted_p, back.verdict)
        assert (there.keyness.g2, there.keyness.lrc) == (-back.keyness.g2, -back.keyness.lrc)


@settings(deadline=None)
@given(st.text(alphabet='ab*"|() NEAR/5安-', max_size=30))
def test_whatever_is_written_is_read_or_refused(text) -> None:
    try:
        found = parse_expression(text)
    except InputError as error:
        assert "the expression" in str(error)  # noqa: PT017 - refused or read, both are right
    else:
        find_lines(outline("a ab a-b 安 b"), found)


def test_a_hostile_expression_is_answered() -> None:
    text = "a" * 5000 + " " + "risk " * 2000 + "manage " * 2000
    assert hits("*a*a*a*a*a*a*a*a*b", text) == []
    assert len(hits("(risk NEAR/100 manage)", text)) == 1
    assert hits("(risk NEAR/100 manage) NEAR/100 (risk NEAR/100 manage)", text) == []


@pytest.mark.skipif(SHARED is None, reason="POLICYDIFF_SHARED is not set: the published texts are not at hand")
def test_safety_and_risk_in_the_published_declarations() -> None:
    def published(name, side):
        sentences = json.loads((Path(str(SHARED)) / "gold" / f"{name}.json").read_text(encoding="utf-8"))[side]
        return outline(*(item["text"] for item in sentences))

    bletchley, seoul = published("bletchley_seoul", "left"), published("bletchley_seoul", "right")
    paris, delhi = published("paris_delhi", "left"), published("paris_delhi", "right")
    items = parse_watch_list("safe | safety | risk | risks")

    def counts(old, new):
        (found,) = watch(old, new, items)
        return *((len(use.clauses), use.n_clauses) for use in (found.old, found.new)), found.verdict

    assert counts(bletchley, paris) == ((23, 33), (6, 27), "fell")
    assert counts(bletchley, seoul) == ((23, 33), (12, 16), "not distinguishable")
    assert counts(paris, delhi) == ((6, 27), (0, 28), "fell")
