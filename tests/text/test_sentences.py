from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.text.sentences import split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ends. Two ends.", ["One ends.", "Two ends."]),
        ("Art. 5 applies. So does Sec. 3 of it.", ["Art. 5 applies.", "So does Sec. 3 of it."]),
        ("The U.S. Government acts. We live in the U.S. We stay.", ["The U.S. Government acts.", "We live in the U.S.", "We stay."]),
        ("It rose by 1.5 points. Nobody minded.", ["It rose by 1.5 points.", "Nobody minded."]),
        ("Fees rise; nobody pays; all wait.", ["Fees rise; nobody pays; all wait."]),
        ("Is it safe? “It is.” Then go!", ["Is it safe?", "“It is.”", "Then go!"]),
        ("Use tools, e.g. tests, i.e. trials. End.", ["Use tools, e.g. tests, i.e. trials.", "End."]),
        ("J. Doe agreed. M. M. Roe did not.", ["J. Doe agreed.", "M. M. Roe did not."]),
        ("See Annex C. The list is there.", ["See Annex C.", "The list is there."]),
        ("Tests, trials etc. The end.", ["Tests, trials etc.", "The end."]),
        ("1. Keep records. 2. Share them.", ["1. Keep records.", "2. Share them."]),
        ("It ends (so we hope). [deleted]", ["It ends (so we hope). [deleted]"]),
        ("one ends\nhere. Two\ngoes on", ["one ends\nhere.", "Two\ngoes on"]),
        ("No stop at the end", ["No stop at the end"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应当安全。应当可控！可以吗？", ["应当安全。", "应当可控！", "可以吗？"]),
        ("第一项；第二项；第三项。", ["第一项；第二项；第三项。"]),
        ("他说：“要安全。”大家同意。", ["他说：“要安全。”", "大家同意。"]),
        ("增长3.5亿元。下降.接着", ["增长3.5亿元。", "下降.", "接着"]),
        ("可以吗?可以!好", ["可以吗?", "可以!", "好"]),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert sentences(text, "zh") == expected


def test_other_scripts() -> None:
    assert sentences("सुरक्षा आवश्यक है। परीक्षण भी॥ अंत", "und-Deva") == ["सुरक्षा आवश्यक है।", "परीक्षण भी॥", "अंत"]
    assert sentences("هل هو آمن؟ نعم۔ انتهى", "und-Arab") == ["هل هو آمن؟", "نعم۔", "انتهى"]


@given(st.text(alphabet='aA.!?。；; \n"”)1(', max_size=80), st.sampled_from(["en", "zh"]))
def test_sentences_hold_every_character_once_and_in_order(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(before.stop <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize("piece", ["a", ".", ". ", "A. ", '"', "Mr. ", " "])
def test_of_long_input_every_character_stands_in_a_sentence(piece: str) -> None:
    text = piece * 100_000
    spans = split_sentences(text)
    assert sum(len("".join(span.of(text).split())) for span in spans) == len("".join(text.split()))
