from __future__ import annotations

import pytest

from policydiff.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Systems should be tested before they are used.", "en"),
        ("AI", "en"),
        ("人工智能应当安全、可靠、可控（safe, reliable and controllable）。", "zh"),
        ("人工智慧應當安全", "zh"),
        ("人工知能は安全でなければならない", "ja"),
        ("인공지능은 안전해야 한다", "ko"),
        ("सुरक्षित कृत्रिम बुद्धिमत्ता", "und-Deva"),
        ("الذكاء الاصطناعي الآمن", "und-Arab"),
        ("Безопасный искусственный интеллект", "und-Cyrl"),
        ("Ασφαλής τεχνητή νοημοσύνη", "el"),
        ("ความปลอดภัยของปัญญาประดิษฐ์", "th"),
        ("2024, 1.2 %", "und"),
        ("", "und"),
        (
            "Die Mitglieder vereinbaren, dass künstliche Systeme geprüft werden müssen, bevor sie eingesetzt werden, und dass Berichte über schwere Vorfälle jedes Jahr veröffentlicht werden.",
            "und-Latn",
        ),
    ],
)
def test_the_script_tells_the_language(text: str, tag: str) -> None:
    assert detect_language(text) == tag


def test_a_foreign_quotation_does_not_change_the_language() -> None:
    assert (
        detect_language('Guided by the maxim "सर्वजन हिताय" we believe that its promise is best kept when it is shared by everybody in the world.')
        == "en"
    )
