"""Documents in languages that nobody made lexicons for: every report says so, and tells nothing of what was not looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff import Comparison, OptionError, Options, RenderOptions, api, cli
from policydiff.emphasis.terms import key_terms
from policydiff.explain import explain
from policydiff.explain.terminal import render_explanation

WORDS = Options(encoder="none")
ENGLISH = """1. Keepers must light the lamp of the mole before dusk, unless the harbour master in Kiel has closed the basin for 30 days.
2. Whoever sells the register of 1907 pays a fine of 90 crowns to the harbour master.
3. The pilots of Kiel may keep 12 boats in the basin.
"""
GERMAN = """1. Die Wärter müssen die Lampe auf der Mole vor der Dämmerung anzünden, wenn der Hafenmeister in Kiel das Becken nicht für 30 Tage gesperrt hat.
2. Wer das Register von 1907 verkauft, zahlt eine Strafe von 90 Kronen an den Hafenmeister.
3. Die Lotsen von Kiel dürfen 12 Boote im Becken halten.
"""
LAXER = GERMAN.replace("müssen", "sollten").replace("30", "60").replace("dürfen", "dürfen nicht").replace("zahlt eine", "zahlt keine")


@pytest.fixture
def compare(tmp_path: Path):
    def make(old: str, new: str) -> Comparison:
        for name, text in (("old.txt", old), ("new.txt", new)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        return api.compare(tmp_path / "old.txt", tmp_path / "new.txt", options=WORDS)

    return make


def said(comparison: Comparison) -> tuple[object, ...]:
    """Return everything that rests on lexicons or on the little words of a language."""
    found = comparison.emphasis
    effects = [effect for change in comparison.changes for effect in change.effects]
    return (*effects, *found.shifts, *found.kinds, *found.actors, *found.forces, *found.swaps, *(() if found.unnamed is None else (found.unnamed,)))


@pytest.mark.parametrize(("old", "new"), [(ENGLISH, GERMAN), (GERMAN, ENGLISH), (GERMAN, LAXER)])
def test_nothing_is_told_of_a_language_that_is_not_read_and_the_report_says_so(compare, old: str, new: str) -> None:
    comparison = compare(old, new)
    assert said(comparison) == ()
    report = " ".join(api.render_report(comparison, options=RenderOptions(width=200)).split())
    assert "in German: effects on the meaning, force, bearers, topics and swaps are looked for in English and Chinese only" in report


def test_across_languages_no_words_are_compared(compare) -> None:
    comparison = compare(ENGLISH, GERMAN)
    assert not any(item.lacks for item in (*comparison.omissions, *comparison.additions))
    assert not any(edit.kind == "equal" for change in comparison.changes for edit in change.edits)
    assert key_terms(comparison.alignment.old, comparison.alignment.new) == ()
    assert "of its words" not in api.render_report(comparison)


def test_within_a_language_that_is_not_read_words_are_compared(compare) -> None:
    assert "of its words" in api.render_report(compare(GERMAN, LAXER))


def test_an_explanation_says_that_no_effects_were_looked_for(tmp_path: Path, compare) -> None:
    compare(GERMAN, LAXER)
    explanation = explain(tmp_path / "old.txt", tmp_path / "new.txt", "old:3", options=WORDS)
    assert explanation.meaning is not None
    assert explanation.meaning.unjudged == "language"
    assert "not looked for" in render_explanation(explanation, RenderOptions(width=100))


@pytest.mark.parametrize("only", ["reversed", "effects", "omitted:safety"])
def test_a_report_is_not_confined_to_what_was_not_looked_for(compare, only: str) -> None:
    comparison = compare(ENGLISH, GERMAN)
    with pytest.raises(OptionError, match="which is in German"):
        api.render_report(comparison, options=RenderOptions(only=(only,)))
    assert "reworded" in api.render_report(compare(GERMAN, LAXER), options=RenderOptions(only=("reworded",)))


@pytest.mark.parametrize("condition", [{"effect": "reversed"}, {"topic": "safety"}])
def test_changes_are_not_sought_by_what_was_not_looked_for(compare, condition: dict[str, str]) -> None:
    comparison = compare(GERMAN, LAXER)
    with pytest.raises(OptionError, match="which is in German"):
        comparison.where(**condition)  # type: ignore[arg-type]
    assert comparison.where(operation="reworded") == comparison.changes_of("reworded")


@pytest.mark.parametrize("arguments", [("--fail-on", "omitted,reversed"), ("--fail-on", "omitted:safety"), ("--only", "effects")])
def test_what_cannot_be_found_cannot_be_asked_for(
    tmp_path: Path, compare, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    compare(GERMAN, LAXER)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["compare", "old.txt", "new.txt", "--encoder", "none", *arguments]) == 2
    assert "which is in German; effects and topics are looked for in English and Chinese only" in capsys.readouterr().err
    assert cli.main(["compare", "old.txt", "new.txt", "--encoder", "none", "--fail-on", "omitted"]) == 0


def test_a_baseline_is_made_of_languages_with_topics(tmp_path: Path, compare) -> None:
    compare(ENGLISH, GERMAN)
    with pytest.raises(OptionError, match="is in German"):
        api.measure_baseline([tmp_path / "old.txt", tmp_path / "new.txt"])


def test_a_document_shows_that_nothing_was_looked_for(tmp_path: Path, compare, capfd: pytest.CaptureFixture[str]) -> None:
    compare(ENGLISH, GERMAN)
    assert cli.main(["show", str(tmp_path / "new.txt"), "--annotate"]) == 0
    assert "nothing was looked for in the clauses: the text is in German" in " ".join(capfd.readouterr().out.split())


def test_words_of_a_pair_say_nothing_of_what_was_not_looked_for(tmp_path: Path, compare, capfd: pytest.CaptureFixture[str]) -> None:
    compare(GERMAN, LAXER)
    assert cli.main(["emphasis", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--encoder", "none"]) == 0
    told = " ".join(capfd.readouterr().out.split())
    assert "old and new are in German: effects" in told
    assert "Terms" in told
    assert "Swaps" not in told
    compare(ENGLISH, GERMAN)
    assert cli.main(["emphasis", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--encoder", "none"]) == 0
    assert "Terms" not in capfd.readouterr().out


def test_a_japanese_clause_without_kana_is_japanese(compare) -> None:
    law = "第一条　水先人は、船ごとに記録を残す。\n\n第二条　灯台守は、夜に灯をともす。\n\n第三条　港長必須点検。\n\n第四条　罰金五十円。\n"
    comparison = compare(law, law.replace("必須", "不得").replace("五十", "九十"))
    assert {clause.language for clause in comparison.alignment.old.clauses} == {"ja"}
    assert said(comparison) == ()
