from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.errors import InputError
from policydiff.text.decode import MAX_BYTES, decode

SIMPLIFIED = "各方应当加强合作，确保系统安全可靠，并在部署之前进行测试。监管机构可以要求提供者公布评估结果，用户有权了解风险。"
TRADITIONAL = "各方應當加強合作，確保系統安全可靠，並在部署之前進行測試。監管機構可以要求提供者公布評估結果，用戶有權了解風險。"

PLACES = "衢州市\n鄱阳县\n滁州市\n漳浦县\n潍坊市\n淄博市\n邯郸县\n"


@pytest.mark.parametrize(
    ("data", "text", "name"),
    [
        ("é\r\nb\rc\n".encode(), "é\nb\nc\n", "utf-8"),
        (codecs.BOM_UTF8 + "é".encode(), "é", "utf-8"),
        ("é安".encode("utf-16"), "é安", "utf-16"),
        (codecs.BOM_UTF16_BE + "é安".encode("utf-16-be"), "é安", "utf-16"),
        ("é".encode("utf-32"), "é", "utf-32"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        ("Le règlement “général” – déjà cité".encode("windows-1252"), "Le règlement “général” – déjà cité", "windows-1252"),
        ("Hold 3: 4 × 5 m², ± ½ m; hold 4: 6 × 7 m³.".encode("windows-1252"), "Hold 3: 4 × 5 m², ± ½ m; hold 4: 6 × 7 m³.", "windows-1252"),
        (PLACES.encode("gb18030"), PLACES, "gb18030"),
        (b"", "", "utf-8"),
        (b"plain", "plain", "utf-8"),
    ],
)
def test_encodings_are_found_out(data: bytes, text: str, name: str) -> None:
    assert decode(data) == (text, name)


@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")])
@pytest.mark.parametrize("size", [4, 6, 10, 20])
def test_short_chinese_texts_are_told_apart(text: str, encoding: str, size: int) -> None:
    pieces = [text[start : start + size] for start in range(len(text) - size)]
    right = sum(decode(piece.encode(encoding))[0] == piece for piece in pieces)
    assert right >= 0.95 * len(pieces)


def test_an_encoding_that_is_named_is_taken() -> None:
    assert decode("安全".encode("big5"), "Big5") == ("安全", "big5")
    assert decode(codecs.BOM_UTF8 + b"a", "utf-8") == ("a", "utf-8")


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "", "zlib", "utf-8\0"])
def test_an_unknown_encoding_is_an_error_with_a_remedy(name: str) -> None:
    with pytest.raises(InputError, match=r"unknown encoding.*write for example"):
        decode(b"a", name)


def test_bytes_that_are_not_in_the_named_encoding_are_an_error_with_the_line() -> None:
    with pytest.raises(InputError, match=r"notes\.txt:2: byte 3 cannot be decoded"):
        decode(b"a\n\xff", "utf-8", source="notes.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF.*pdftotext"),
        (b"PK\x03\x04....", "Word document.*pandoc"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip.*gunzip"),
        (b"{\\rtf1", "rich text.*pandoc"),
        (b"abc\x00def\x00\x01\x02", "byte 4 is NUL.*binary"),
        ("abcdef".encode("utf-16-le"), "UTF-16 without.*--encoding utf-16-le"),
        ("abcdef".encode("utf-16-be"), "--encoding utf-16-be"),
        (b"\xff\xfea", "mark of UTF-16"),
        ("安全可靠可控的系统".encode() * 20 + b"\xff", "is no UTF-8, though the rest is"),
        (codecs.BOM_UTF16_LE + "a\ud800b".encode("utf-16-le", "surrogatepass"), "mark of UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_by_name_and_with_a_remedy(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data, source="x")


def test_too_much_is_refused() -> None:
    with pytest.raises(InputError, match="more than 16,000,000 bytes; split it"):
        decode(b"a" * (MAX_BYTES + 1))


@given(st.text(st.characters(exclude_characters="\x00\r\ufeff", exclude_categories=["Cs"])))
def test_utf_8_and_utf_16_come_back(text: str) -> None:
    signatures = ("%PDF-", "PK\x03\x04", "{\\rtf", "II*")
    if not text.startswith(signatures):
        assert decode(text.encode())[0] == text
    assert decode(text.encode("utf-16"))[0] == text


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_an_error(data: bytes) -> None:
    try:
        text, name = decode(data)
    except InputError:
        return
    assert "\r" not in text
    assert codecs.lookup(name)


def test_published_chinese_texts_and_pieces_of_them(shared_texts: list[str]) -> None:
    from opencc import OpenCC

    to_traditional = OpenCC("s2t").convert
    dice = random.Random(7)  # a fixed seed: the same pieces in every run
    for encoding, convert in (("gb18030", str), ("big5", to_traditional)):
        right, tried = 0, 0
        for text in shared_texts:
            assert decode(text.encode("gb18030"))[0] == text
            for _ in range(40):
                start = dice.randrange(len(text) - 12)
                piece = convert(text[start : start + 12])
                try:
                    data = piece.encode(encoding)
                except UnicodeEncodeError:
                    continue
                tried += 1
                right += decode(data)[0] == piece.replace("\r", "\n")
        assert tried > 100
        assert right >= 0.99 * tried


@pytest.fixture
def shared_texts() -> list[str]:
    import os
    from pathlib import Path

    shared = os.environ.get("POLICYDIFF_SHARED")
    if shared is None:
        pytest.skip("POLICYDIFF_SHARED is unset: the published texts are not at hand")
    return [path.read_text(encoding="utf-8") for path in sorted((Path(shared) / "corpus" / "china").glob("*.zh.txt"))]
