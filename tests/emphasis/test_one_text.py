"""One text in two files gets no verdict on shares of clauses; versions of a text, and texts of their own, do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from policydiff import Options, compare, read, render_report
from policydiff.emphasis import why_no_verdict
from policydiff.model.change import Coverage

if TYPE_CHECKING:
    from pathlib import Path

    from policydiff.model.outline import Outline

_SENTENCES = [
    f"The harbour board shall test the risk at pier {number}. The pilots shall keep a log of ship {number} in the hut." for number in range(12)
]
_WHOLE = [Coverage(n_clauses=9, n_linked=9, n_ambiguous=0, share=1.0, share_of_words=0.8)] * 2


def _read(folder: Path, name: str, text: str) -> Outline:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def _why(old: Outline, new: Outline) -> str:
    return why_no_verdict(old, new, (_WHOLE[0], _WHOLE[1]), is_version=True)


def test_the_same_words_cut_otherwise_get_no_verdict(tmp_path: Path) -> None:
    long, short = "\n\n".join(_SENTENCES), "\n\n".join(_SENTENCES).replace(". The", ".\n\nThe")
    old, new = _read(tmp_path, "old.txt", long), _read(tmp_path, "new.txt", short)
    comparison = compare(old, new, options=Options(encoder="none"))
    assert "12 and 24 clauses" in comparison.emphasis.no_verdict
    assert {shift.verdict for shift in comparison.emphasis.shifts} == {"not distinguishable"}
    safety = next(shift for shift in comparison.emphasis.shifts if shift.topic == "safety")
    assert (safety.old.share, safety.new.share) == (1.0, 0.5)
    report = render_report(comparison)
    assert "not comparable" in report
    assert not {"▲", "▼"} & set(report)


@pytest.mark.parametrize(
    "new",
    [
        # More clauses of the same length, some of them new.
        [*_SENTENCES, "The ferries shall sail at dawn and at dusk from the old quay, and at noon from the mole by the bridge."],
        # The same length in other words.
        [sentence.replace("harbour", "coast").replace("pilots", "boatmen").replace("log", "list").replace("pier", "mole") for sentence in _SENTENCES],
    ],
)
def test_other_texts_get_their_verdicts(tmp_path: Path, new: list[str]) -> None:
    assert not _why(_read(tmp_path, "old.txt", "\n\n".join(_SENTENCES)), _read(tmp_path, "new.txt", "\n\n".join(new)))


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_text_that_lost_its_short_clauses_gets_its_verdicts(tmp_path: Path, *, is_lost: bool) -> None:
    long = [f"{' '.join(_SENTENCES[:2])} All of it is kept for berth {number} and shown to whoever asks for it at the gate." for number in range(10)]
    dangers = ["fire", "flood", "theft", "noise", "smoke", "dust", "glare", "heat", "frost", "rust", "wear", "leak", "shock", "surge", "crush"]
    with_risks = [*long, *(f"Tell crews of {danger} risk early." for danger in dangers)]
    whole, rest = (_read(tmp_path, f"{n}.txt", "\n\n".join(text)) for n, text in enumerate((with_risks, long)))
    sides = (whole, rest) if is_lost else (rest, whole)
    comparison = compare(*sides, options=Options(encoder="none"))
    assert not comparison.emphasis.no_verdict


def test_a_translation_gets_no_verdict_and_two_texts_in_two_languages_do(tmp_path: Path) -> None:
    english, chinese = (
        _read(tmp_path, "en.txt", "Pilots shall keep a log.\n\nShips shall wait."),
        _read(tmp_path, "zh.txt", "引航员应当记录。\n\n船舶应当等待。"),
    )
    assert "two languages" in _why(english, chinese)
    assert not why_no_verdict(english, chinese, (_WHOLE[0], _WHOLE[1]), is_version=False)


def test_languages_are_told_apart_by_script_and_not_by_region(tmp_path: Path) -> None:
    outline = _read(tmp_path, "log.txt", "Pilots shall keep a log.\n\nShips shall wait.")
    told = {
        pair: "two languages" in _why(evolve(outline, language=pair[0]), evolve(outline, language=pair[1]))
        for pair in (("und-Latn", "und-Cyrl"), ("en", "und-Latn"), ("en-GB", "EN"), ("und", "en"))
    }
    assert list(told.values()) == [True, True, False, False]
