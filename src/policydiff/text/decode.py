"""Bytes into text: the character encoding found out, and what is no text told apart from it."""

from __future__ import annotations

import codecs
import re

from policydiff.errors import InputError
from policydiff.text.legacy import guess_legacy

__all__ = ["MAX_BYTES", "decode"]

# The longest laws take two or three million bytes; beyond this a file is no policy document, and reading it would take minutes.
MAX_BYTES = 16_000_000
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONVERT = "Convert it to text or Markdown first"
# Format, how it starts, and the way out.
_SIGNATURES = (
    ("a PDF file", b"%PDF-", f"{_CONVERT}, for example with: pdftotext FILE.pdf FILE.txt"),
    ("a Word document or another Office file", b"PK\x03\x04", f"{_CONVERT}, for example with: pandoc FILE.docx -t markdown -o FILE.md"),
    ("an old Word document", b"\xd0\xcf\x11\xe0", "Save it as text or Markdown, or as DOCX and then: pandoc FILE.docx -t markdown -o FILE.md"),
    ("a rich text file", b"{\\rtf", f"{_CONVERT}, for example with: pandoc FILE.rtf -t markdown -o FILE.md"),
    ("a gzip archive", b"\x1f\x8b", "Unpack it first, for example with: gunzip FILE.gz"),
    ("a PNG image", b"\x89PNG", "Only text can be read; run a text recognition on it first"),
    ("a JPEG image", b"\xff\xd8\xff", "Only text can be read; run a text recognition on it first"),
    ("a TIFF image", b"II*\x00", "Only text can be read; run a text recognition on it first"),
    ("a program", b"\x7fELF", "Give a document instead"),
    ("an SQLite database", b"SQLite format 3\x00", "Export its text first"),
)
_LINE_END = re.compile(r"\r\n?")
# A file with so few faulty bytes among its multi-byte characters is UTF-8 that something has damaged, not another encoding.
_DAMAGED = 0.05


def decode(data: bytes, encoding: str | None = None, *, source: str | None = None) -> tuple[str, str]:
    r"""
    Turn the bytes of a document into text with ``\n`` line ends.

    Args:
        data: The bytes.

        encoding: Name of the character encoding, or None to find it out: a byte-order mark, then UTF-8, then GB18030, Big5 or Windows-1252, whichever
            gives the likelier text.

        source: Name of the input for messages.

    Returns:
        The text without byte-order mark, and the name of the encoding.

    Raises:
        InputError: The bytes are too many, are no text, or are not in the encoding; the encoding is unknown.

    Example:
        >>> decode("人工智能\r\n".encode("gb18030"))
        ('人工智能\n', 'gb18030')
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"the document has more than {MAX_BYTES:,} bytes; split it and compare the parts", source=source)
    text, name = _decode_as(data, encoding, source) if encoding is not None else _detect(data, source)
    return _LINE_END.sub("\n", text.removeprefix("\ufeff")), name


def _decode_as(data: bytes, encoding: str, source: str | None) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding)
        is_text = codec._is_text_encoding  # noqa: SLF001 - the only way to tell hex or zlib from a character encoding
    except (LookupError, ValueError):
        is_text = False
    if not is_text:
        raise InputError(f"unknown encoding {encoding!r}; write for example utf-8, gb18030, big5 or windows-1252", source=source)
    return _decode_strictly(data, codec.name, source, f"it is not in the encoding {encoding}; leave --encoding out, or name another one")


def _decode_strictly(data: bytes, encoding: str, source: str | None, remedy: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = data.count(b"\n", 0, start) + 1
        raise InputError(f"byte {start + 1:,} cannot be decoded: {remedy}", source=source, line=line) from None
    harmful = text.find("\x00")
    if harmful >= 0:
        message = f"character {harmful + 1:,} is NUL, so this is no text in {encoding}; name the right one with --encoding"
        raise InputError(message, source=source, line=text.count("\n", 0, harmful) + 1)
    return text, encoding


def _detect(data: bytes, source: str | None) -> tuple[str, str]:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, name, source, f"it starts with the mark of {name.upper()} but is not; name the encoding with --encoding")
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error, source)
    found = guess_legacy(data)
    if found is None:
        raise InputError("the character encoding cannot be told; name it with --encoding, for example --encoding gb18030", source=source)
    return found


def _refuse_binary(data: bytes, source: str | None) -> None:
    for name, start, remedy in _SIGNATURES:
        if data.startswith(start):
            raise InputError(f"this is {name}, which is not read as it is. {remedy}.", source=source)
    place = data.find(b"\x00")
    if place < 0:
        return
    sample = data[:4096]
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[offset::2].count(0) > len(sample) // 4:
            raise InputError(f"this looks like UTF-16 without a byte-order mark; read it with --encoding {name}", source=source)
    raise InputError(f"byte {place + 1:,} is NUL: this is a binary file, not text. {_CONVERT}.", source=source)


def _refuse_damaged(data: bytes, error: UnicodeDecodeError, source: str | None) -> None:
    # Every faulty byte becomes one mark, every good character stays.
    text = data.decode("utf-8", "replace")
    n_faults = text.count("\ufffd")
    n_good = sum(not character.isascii() for character in text) - n_faults
    if n_good > 0 and n_faults <= _DAMAGED * n_good:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1:,} is no UTF-8, though the rest is; mend it, or say with --encoding what the file is in"
        raise InputError(message, source=source, line=line)
