"""Lexicons are read by what they say they are, replace the shipped ones part by part, and are named by what they made."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import policydiff
from policydiff import registry
from policydiff.annotate import Lexicons, annotate, load_taxonomy
from policydiff.cli import main
from policydiff.config import load_settings
from policydiff.errors import InputError
from policydiff.model.annotation import Annotations, Condition, Hedge, Modality, Quantity, Topic
from policydiff.readers import read_document

HEAD = 'name = "mine"\nversion = "7"\nsource = "me"\n'
HEDGES = f'format = "policydiff hedges/1"\n{HEAD}[[rules]]\nname = "tide"\nen = ["tide permitting", "if the tide (allows/permits)"]\n'
ACTORS = f'format = "policydiff actors/1"\n{HEAD}[[actors]]\nname = "harbour masters"\nkind = "institution"\nen = ["harbour master"]\n'
TOPICS = f'format = "policydiff topics/1"\n{HEAD}[[topics]]\nname = "harbours"\nen = ["harbour", "%"]\n'
PROVISOS = f'format = "policydiff provisos/1"\n{HEAD}[[rules]]\nname = "fog"\nkind = "condition"\nen = ["in fog"]\n'
QUANTITIES = (
    f'format = "policydiff quantities/1"\n{HEAD}[[rules]]\nname = "cables"\nkind = "unit"\nreach = "threshold"\nunit = "cable"\nen = ["cables"]\n'
)
SHIPPED = [
    "policydiff force en 2",
    "policydiff force zh 1",
    "policydiff actors 2",
    "policydiff quantities 1",
    "policydiff hedges 1",
    "policydiff provisos 1",
]
TEXT = "Each harbour master shall in fog keep 3 cables from the quay, if the tide allows, where possible."


def says(text: str, *sources: Path) -> Annotations:
    return annotate(read_document(f"# Rules\n\n{text}\n".encode(), name="rules.md"), lexicons=Lexicons.read(sources))


@pytest.fixture
def write(tmp_path: Path):
    def make(text: str, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def test_annotations_name_every_lexicon_and_the_taxonomy_first() -> None:
    said = says(TEXT)
    assert said.taxonomy == "policydiff topics 4"
    assert list(said.made_by) == [said.taxonomy, *SHIPPED]


def test_where_no_topics_were_looked_for_no_taxonomy_is_named() -> None:
    outline = read_document(b"# Rules\n\nThe operator must report once a year.\n", name="rules.md")
    said = annotate(outline, load_taxonomy(TOPICS.replace("en = ", "zh = ").replace("harbour", "港").replace('"%"', '"码头"'), name="zh.toml"))
    assert (said.taxonomy, list(said.made_by)) == ("", SHIPPED)


def test_in_a_language_without_lexicons_nothing_is_looked_for() -> None:
    outline = read_document(
        "Der Betreiber muss 3 Berichte im Jahr vorlegen, wenn die Behörde in die Hafenordnung der Stadt sieht.\n".encode(), name="a.txt"
    )
    assert (annotate(outline).items, annotate(outline).made_by) == ((), ())


def test_hedges_of_ones_own_take_the_place_of_the_shipped_ones_everywhere(write) -> None:
    said = says(TEXT, write(HEDGES))
    assert [item.trigger for item in said.of(Hedge)] == ["if the tide allows"]
    assert [item.force for item in said.of(Modality)] == [4]
    # What is a hedge is no condition, and what is none any more may be one.
    assert not [item for item in said.of(Condition) if item.trigger == "if"]
    assert "mine 7" in said.made_by
    assert "policydiff hedges 1" not in said.made_by


def test_every_kind_is_told_by_its_format(write) -> None:
    paths = [write(text, f"{number}.toml") for number, text in enumerate((ACTORS, TOPICS, PROVISOS, QUANTITIES, HEDGES))]
    said = says(TEXT, *paths)
    assert [item.bearers for item in said.of(Modality)] == [("harbour masters",)]
    assert [item.topic for item in said.of(Topic)] == ["harbours"]
    assert [item.trigger for item in said.of(Condition)] == ["in fog"]
    assert [(item.value, item.unit) for item in said.of(Quantity)] == [(3.0, "cable")]
    assert said.made_by[0] == said.taxonomy == "mine 7"


def test_actors_are_put_before_the_shipped_ones(write) -> None:
    said = says("Each harbour master and each provider shall keep a log.", write(ACTORS))
    assert [item.bearers for item in said.of(Modality)] == [("harbour masters", "providers")]


def test_a_scale_takes_the_place_of_the_one_of_its_language(write) -> None:
    english = (Path(policydiff.__file__).parent / "annotate" / "scales" / "force_en.toml").read_text(encoding="utf-8")
    lexicons = Lexicons.read([write(english.replace('version = "2"', 'version = "99"', 1))])
    assert [scale.label for scale in lexicons.scales or ()] == ["policydiff force en 99", "policydiff force zh 1"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format = [", "no TOML"),
        ('name = "x"', "one of 'policydiff topics/1'"),
        ('format = "policydiff spells/1"', "policydiff spells/1"),
        (HEDGES.replace("tide permitting", "(tide"), "not closed"),
    ],
)
def test_what_is_no_lexicon_is_told_with_its_name(write, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        Lexicons.read([write(text)])
    assert "mine.toml" in str(caught.value)
    assert str(write(text).parent) not in str(caught.value)


def test_two_of_one_kind_are_refused(write) -> None:
    with pytest.raises(InputError, match="second lexicon of one kind"):
        Lexicons.read([write(HEDGES, "a.toml"), write(HEDGES, "b.toml")])


@pytest.mark.parametrize("name", ["nowhere.toml", "a\0b"])
def test_a_file_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(InputError, match=r"no file of this name|no path"):
        Lexicons.read([name])


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        Lexicons.read([tmp_path / "mine.toml"])


def offered() -> str:
    """Return what a package would offer."""
    return HEDGES


def test_a_lexicon_that_a_package_offers_goes_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint(name="harbour-hedges", value="somewhere:hedges", group="policydiff.lexicons")
    monkeypatch.setattr(EntryPoint, "load", lambda _: offered)
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == "policydiff.lexicons" else [])
    assert Lexicons.read(["harbour-hedges"]).labels == ("mine 7",)
    with pytest.raises(InputError, match="harbour-hedges"):
        Lexicons.read(["harbour-hedge"])


def test_a_phrase_may_begin_with_a_gap_or_a_mark(write) -> None:
    said = says("Report 5 % a day, winds permitting.", write(HEDGES.replace('"tide permitting"', '"% a day", "... permitting"')))
    assert [item.trigger for item in said.of(Hedge)] == ["% a day", "winds permitting"]


def test_a_comparison_is_made_with_the_lexicons_that_are_given(write) -> None:
    lexicons = Lexicons.read([write(TOPICS)])
    comparison = policydiff.compare("bletchley-2023", "seoul-2024", options=policydiff.Options(encoder="none"), lexicons=lexicons)
    assert comparison.emphasis.taxonomy == "mine 7"
    assert comparison.old_annotations.topics == ("harbours",)


@pytest.mark.parametrize("how", ["option", "environment", "file"])
def test_the_command_takes_lexicons(write, capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: str) -> None:
    write(HEDGES)
    write(TEXT, "rules.txt")
    monkeypatch.chdir(tmp_path)
    arguments = ["show", "rules.txt", "--annotate", "--format", "json"]
    if how == "option":
        arguments += ["--lexicon", "mine.toml"]
    elif how == "environment":
        monkeypatch.setenv("POLICYDIFF_LEXICON", "mine.toml")
    else:
        write('lexicon = ["mine.toml"]\n', "policydiff.toml")
    assert main(arguments) == 0
    assert "mine 7" in json.loads(capsys.readouterr().out)["annotations"]["made_by"]


def test_a_file_names_lexicons_beside_itself(write, tmp_path: Path) -> None:
    write(HEDGES)
    file = write('lexicon = ["mine.toml", "a-name"]\n', "policydiff.toml")
    (tmp_path / "below").mkdir()
    found = load_settings({}, environ={}, directory=tmp_path / "below", file=file).lexicon
    assert found == (str(tmp_path / "mine.toml"), "a-name")


@pytest.mark.parametrize(
    "command", [["compare", "bletchley-2023", "seoul-2024"], ["explain", "bletchley-2023", "seoul-2024", "old:7.2"]], ids=lambda command: command[0]
)
def test_a_wrong_lexicon_costs_no_comparison(command, capsys) -> None:
    assert main([*command, "--encoder", "none", "--lexicon", "nowhere.toml"]) == 2
    assert "nowhere.toml" in capsys.readouterr().err
