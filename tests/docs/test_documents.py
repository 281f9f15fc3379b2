"""The documents themselves: links, index, code and output."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "examples" / "README.md",
    ROOT / "fixtures" / "README.md",
    ROOT / "quality" / "README.md",
    ROOT / "CHANGELOG.md",
]
_CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def _name(path):
    return str(path.relative_to(ROOT))


def _anchors(path):
    """Return the anchors that headings of a document get."""
    headings = re.findall(r"^#+ (.+)$", _CODE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_link_leads_somewhere(path):
    text = _CODE.sub("", path.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if link.startswith(("http://", "https://")):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_the_index_names_every_page():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} <= set(_LINK.findall(index))
    decisions = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted((ROOT / "docs" / "decisions").glob("0*.md"))] == _LINK.findall(decisions)


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "```pycon" in path.read_text(encoding="utf-8")], ids=_name)
def test_python_in_a_document_does_what_it_says(path, examples):
    text = path.read_text(encoding="utf-8")
    # Whatever stands between the blocks becomes blank lines, so that line numbers stay.
    parts = re.split(r"^```pycon\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    code = "".join(part if number % 2 else "\n" * (part.count("\n") + 1) for number, part in enumerate(parts))
    test = doctest.DocTestParser().get_doctest(code, {}, path.name, str(path), 0)
    report = []
    doctest.DocTestRunner().run(test, out=report.append)
    assert test.examples
    assert not report, "".join(report)


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if re.search("<!-- (run|scores|effects|outlines|sources) -->", path.read_text(encoding="utf-8"))], ids=_name
)
def test_output_in_a_document_is_what_the_command_prints(path, refresh, has_encoder):
    text = path.read_text(encoding="utf-8")
    if refresh.needs_encoder(text) and not has_encoder:
        pytest.skip("the extra 'semantic' is not installed")
    assert refresh.refreshed(text) == text, "run python docs/refresh.py and read what it changed"


def test_the_table_of_the_documents_tells_clauses_standing_and_cases(refresh):
    text = (ROOT / "fixtures" / "README.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| [seoul-2024]"))
    assert "| 16 | English | `text` | verified |" in row
    assert "[bletchley-2023](cases/bletchley-seoul.policydiff.yaml)" in row
    outdated = text.replace("| 16 | English |", "| 15 | English |").replace("- `text` (16 clauses):", "- `text` (15 clauses):")
    assert outdated != text
    assert refresh.refreshed(outdated) == refresh.refreshed(text)


def test_the_picture_shows_the_report_as_it_is(picture, has_encoder):
    if not has_encoder:
        pytest.skip("the extra 'semantic' is not installed")
    # Only the words: another version of rich may place them otherwise.
    now, kept = (_words(text) for text in (picture.draw(), picture.PICTURE.read_text(encoding="utf-8")))
    assert now == kept, "run python docs/make_report_picture.py and look at what it drew"
    assert "Bletchley" in kept


def test_the_picture_fetches_nothing(picture):
    text = picture.PICTURE.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in text
    assert "@import" not in text


def _words(svg):
    return "".join(re.findall(r">([^<]*)</text>", svg)).replace("&#160;", " ")


def test_the_architecture_names_every_module_and_stage():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    from policydiff.align import STAGES

    for stage in STAGES:
        assert f"**`{stage.__name__}`**" in text
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    for layer in [layer for contract in contracts for layer in contract.get("layers", ())]:
        for module in layer.split(" | "):
            assert f"`{module}`" in text


def test_every_public_name_is_documented():
    import policydiff

    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    table = text[text.index("## Public names") : text.index("## Reading")]
    named = set(re.findall(r"`(\w+)(?:\([^`]*\))?`", table))
    assert set(policydiff.__all__) <= named


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    wanted = [*project["dependencies"], *(name for names in project["optional-dependencies"].values() for name in names)]
    for dependency in wanted:
        name = re.split(r"[<>=\[]", dependency)[0]
        assert name == "policydiff" or name in text, name


def test_every_operation_is_in_the_glossary():
    from policydiff.model.change import OPERATIONS

    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for operation in OPERATIONS:
        assert f"**{operation}**" in text
