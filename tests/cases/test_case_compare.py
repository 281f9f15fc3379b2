"""Case files as files: reading them, and finding the documents that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.cases import compare_case, parse_case, read_case
from policydiff.errors import InputError, MissingExtraError

CASE = "policydiff: case/1\nold: %s\nnew: %s\nencoder: none\nexpect:\n  - unchanged: clauses\n    because: A copy.\n"
OUTLINE = 'policydiff: outline/1\nname: %s\nlanguage: en\nclauses:\n  - {id: h, kind: heading, text: Piers, depth: 0}\n  - {id: "1", text: "%s", depth: 1}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (
        ("old.yaml", "Nobody feeds the gulls on the northern pier."),
        ("new.yaml", "Nobody feeds the gulls on the northern pier."),
        ("a#1.yaml", "The toll is paid at the quay."),
    ):
        (tmp_path / name).write_text(OUTLINE % (name.partition(".")[0], text), encoding="utf-8")
    return tmp_path


def texts(folder: Path, old: str, new: str) -> tuple[str, str]:
    """Return the last clause of either document of a case."""
    alignment = compare_case(parse_case(CASE % (old, new), source="my.policydiff.yaml"), folder).alignment
    return alignment.old.clauses[-1].text, alignment.new.clauses[-1].text


def test_documents_lie_beside_the_case_file(folder: Path) -> None:
    assert texts(folder, "old.yaml", "./new.yaml") == ("Nobody feeds the gulls on the northern pier.",) * 2


def test_a_file_with_a_hash_in_its_name_wins_over_a_section(folder: Path) -> None:
    assert texts(folder, '"a#1.yaml"', "old.yaml")[0] == "The toll is paid at the quay."


def test_a_section_of_a_file(folder: Path) -> None:
    assert texts(folder, '"old.yaml#h"', '"old.yaml#1"') == ("Nobody feeds the gulls on the northern pier.",) * 2


def test_a_fixture_is_not_mistaken_for_a_file_of_the_working_folder(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "seoul-2024").write_text("The toll is paid at the quay.", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    old, new = texts(folder, "seoul-2024", "seoul-2024#3")
    assert "toll" not in old
    assert "toll" not in new


def test_a_section_that_does_not_exist(folder: Path) -> None:
    with pytest.raises(InputError, match="old"):
        texts(folder, '"old.yaml#VII"', "new.yaml")


@pytest.mark.parametrize("name", ["nwe.yaml", "-", "..", "x" * 5000, "~/new.yaml", "https://example.org/new.yaml"])
def test_no_such_document(folder: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        texts(folder, "old.yaml", f'"{name}"')
    assert "beside the case file and no fixture of that name" in caught.value.message
    assert (caught.value.source, caught.value.line) == ("my.policydiff.yaml", 3)


def test_messages_hold_no_absolute_path(folder: Path) -> None:
    (folder / "broken.yaml").write_text("policydiff: outline/1\nname: x\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        texts(folder, "broken.yaml", "new.yaml")
    assert str(folder) not in str(caught.value)


def test_unknown_encoder_is_a_fault_of_the_case_file(folder: Path) -> None:
    case = parse_case((CASE % ("old.yaml", "new.yaml")).replace("none", "usem33"), source="my.policydiff.yaml")
    with pytest.raises(InputError, match=r"^my.policydiff.yaml:4: there is no encoder 'usem33'"):
        compare_case(case, folder)


def test_missing_encoder_is_told_as_such(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("policydiff.encoders.usem3.version", absent)
    case = parse_case((CASE % ("old.yaml", "new.yaml")).replace("none", "usem3"), source="my.policydiff.yaml")
    with pytest.raises(MissingExtraError, match="semantic"):
        compare_case(case, folder)


def test_read_case(tmp_path: Path) -> None:
    path = tmp_path / "my.policydiff.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (CASE % ("a", "b")).replace("\n", "\r\n").encode())
    assert read_case(path, name="mine").source == "mine"
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(InputError, match=r"mine: a case file holds at most 1,000,000 bytes; split it"):
        read_case(path, name="mine")
    path.write_bytes(b"policydiff: case/1\nold: caf\xe9\n")
    with pytest.raises(InputError, match=r"mine:2: not UTF-8 text"):
        read_case(path, name="mine")
    with pytest.raises(InputError, match=r"cannot be read \(No such file or directory\)"):
        read_case(tmp_path / "none.policydiff.yaml")
