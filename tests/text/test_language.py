from __future__ import annotations

import pytest

from policydiff.text.language import detect_language, differ, is_read, language_name


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
            "de",
        ),
        ("Los barcos que entran en el puerto pagan una tasa, y las barcas de los vecinos no la pagan.", "es"),
        ("Os barcos que entram no porto pagam uma taxa, e as barcas dos vizinhos não a pagam em nenhum caso do ano.", "pt"),
        ("Les bateaux qui entrent dans le port paient une taxe, et les barques des habitants ne la paient pas.", "fr"),
        ("De boten die in de haven komen betalen een heffing, en de schuiten van de buren niet.", "nl"),
        ("Båtarna som går in i hamnen ska betala en avgift, och grannarnas ekor är fria från den.", "sv"),
        ("Łodzie, które wpływają do portu, płacą opłatę, która jest ustalana przez radę, a łodzie z wyspy nie płacą jej.", "pl"),
        # A few words: two different little ones of another language and none of English.
        ("Hafen der Stadt und Mole", "de"),
        ("The die is cast in the harbour of Rio de Janeiro", "en"),
        ("Café de Flore, Paris", "en"),
        # Little words that neighbours share tell the script alone.
        ("Puerto de la mar", "und-Latn"),
        # Neighbours of languages that are named, and languages that have some of their little words.
        ("Båtene som ligger i havnen skal betale en avgift, og de som ikke betaler etter fristen må ut av den.", "nb"),
        ("Os barcos que entran no porto pagan unha taxa, e as barcas dos veciños non a pagan en ningún caso, nin os das illas da ría.", "gl"),
        ("Bote wat in die hawe kom, moet 'n fooi betaal, en dit word deur die raad bepaal; die skuite van die bure betaal nie.", "af"),
        ("Bot yang masuk ke pelabuhan hendaklah membayar yuran, dan sampan jiran boleh masuk tanpa bayaran kerana ia kecil.", "ms"),
        ("Brodovi koji uđu u luku plaćaju pristojbu, a čamci susjeda ne plaćaju je ako su na vezu do jutra i ako za to imaju dozvolu.", "und-Latn"),
        (
            "Laivas, kas ienāk ostā, maksā nodevu, un kaimiņu laivas to nemaksā, ja tās stāv ostā līdz rītam un par to ir paziņots kapteinim.",
            "und-Latn",
        ),
        (
            "Mashua zinazoingia bandarini hulipa ada kwa mkuu wa bandari na mashua ndogo za majirani hazilipi chochote kwa siku zote za wiki hii.",
            "und-Latn",
        ),
        ("A hajók, amelyek a kikötőbe érnek, díjat fizetnek, és a szomszédok csónakjai nem fizetnek, ha a mólón is kikötnek egy napra.", "hu"),
        # Terse English, and a table of it.
        ("Light lamps. Log ships. Keep ropes dry. Paint buoys. Ring bells. Clean decks. Feed cats. Close gates. Count crates. Wake pilots.", "en"),
        (
            "Boat | Fee\n" + "ferry | 9 crowns\nbarge | 8 crowns\ntug | 7 crowns\nraft | 6 crowns\n" * 3,
            "en",
        ),
        # A list of names tells no language, and no other than English either.
        ("Aldo Bruno Carla Dario Elena Fabio Gina Hugo Irma Jole Karl Lena Mara Nino Olga Pino Rita Sara Tina Ugo Vera Zita", "und-Latn"),
    ],
)
def test_the_script_tells_the_language(text: str, tag: str) -> None:
    assert detect_language(text) == tag


def test_a_foreign_quotation_does_not_change_the_language() -> None:
    assert (
        detect_language('Guided by the maxim "सर्वजन हिताय" we believe that its promise is best kept when it is shared by everybody in the world.')
        == "en"
    )


@pytest.mark.parametrize(
    ("old", "new", "is_known"),
    [
        ("en", "en-GB", False),
        ("zh-Hant", "zh", False),
        ("en", "zh", True),
        ("de", "fr", True),
        ("en", "und-Latn", True),
        ("zh", "und-Latn", True),
        ("und-Cyrl", "und-Arab", True),
        # Perhaps the same: the script is all that is known, or not even that.
        ("und-Latn", "und-latn", False),
        ("de", "und-Latn", False),
        ("ru", "und-Cyrl", False),
        ("en", "und", False),
    ],
)
def test_languages_differ_where_that_is_known(old: str, new: str, *, is_known: bool) -> None:
    assert (differ(old, new), differ(new, old)) == (is_known, is_known)


def test_statements_are_looked_for_in_english_and_chinese() -> None:
    assert [is_read(tag) for tag in ("en", "en-US", "zh-Hant", "de", "und-Latn", "und")] == [True, True, True, False, False, False]


def test_languages_have_names() -> None:
    assert [language_name(tag) for tag in ("de-CH", "und-Latn", "und", "xx")] == [
        "German",
        "a language in Latin script other than English",
        "unknown language",
        "xx",
    ]
