"""Where settings come from, which goes before which, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import fields

from policydiff.config import Settings, load_settings
from policydiff.errors import InputError, OptionError
from policydiff.model.change import EFFECTS, OPERATIONS
from policydiff.model.difference import DIFFERENCES
from policydiff.model.options import Options


def load(folder: Path, given: dict[str, object] | None = None, **environ: str) -> Settings:
    return load_settings(given or {}, environ=environ, directory=folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder at the root of a repository, so that no file above it counts."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_defaults(folder: Path) -> None:
    assert load(folder) == Settings()


def test_command_line_goes_before_environment_before_file_before_default(folder: Path) -> None:
    (folder / "policydiff.toml").write_text('unit = "sentence"\nmode = "versions"\nencoder = "mine"\n')
    settings = load(folder, {"unit": "clause"}, POLICYDIFF_UNIT="sentence", POLICYDIFF_MODE="independent")
    assert settings.options == Options(unit="clause", mode="independent", encoder="mine")


def test_every_option_can_be_set_everywhere(folder: Path) -> None:
    values = {
        "unit": "sentence",
        "mode": "versions",
        "encoder": "none",
        "min_probability": 0.25,
        "format": "json",
        "encoding": "big5",
        "width": 77,
        "color": "always",
        "full": True,
        "fail_on": ["omitted", "adherents"],
        "exit_zero": True,
        "lexicon": ["hedges.toml", "harbour-actors"],
        "vector_cache": "/var/cache/vectors",
    }
    assert set(values) == {f.name for f in fields(Options)} | {f.name for f in fields(Settings)} - {"options"}
    (folder / "policydiff.toml").write_text(
        "".join(f"{key} = {str(value).lower() if value is True else repr(value)}\n" for key, value in values.items())
    )
    by_file = load(folder)
    (folder / "policydiff.toml").unlink()
    texts = {key: ",".join(value) if isinstance(value, list) else str(value) for key, value in values.items()}
    assert load(folder, **{f"POLICYDIFF_{key.upper()}": text for key, text in texts.items()}) == by_file
    assert load(folder, {**values, "exit_zero": False}) != Settings()
    assert (by_file.options.min_probability, by_file.width, by_file.fail_on) == (0.25, 77, ("omitted", "adherents"))


def test_a_folder_named_in_a_file_lies_beside_the_file_and_any_other_where_the_command_runs(folder: Path) -> None:
    (folder / "policydiff.toml").write_text('vector-cache = "vectors"\n')
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    assert load(inner).vector_cache == str(folder / "vectors")
    assert load(inner, POLICYDIFF_VECTOR_CACHE="vectors").vector_cache == "vectors"
    assert load(inner, {"vector_cache": "elsewhere"}).vector_cache == "elsewhere"
    (folder / "policydiff.toml").write_text('vector-cache = "~/vectors"\n')
    assert load(inner).vector_cache == str(Path.home() / "vectors")


def test_pyproject_table_is_read_with_hyphens_too(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.other]\nmode = "x"\n[tool.policydiff]\nmin-probability = 0.5\n')
    assert load(folder).options.min_probability == 0.5


def test_nearest_file_upwards_counts_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "policydiff.toml").write_text("width = 50\n")
    assert load(inner).width == 50
    (tmp_path / "repository" / "policydiff.toml").write_text("width = 60\n")
    assert load(inner).width == 60
    (tmp_path / "repository" / "a" / ".git").mkdir()
    assert load(inner).width is None


def test_a_pyproject_without_our_table_is_none_of_our_business(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("this is = = no TOML")
    assert load(folder) == Settings()


def test_named_file_is_taken_instead(folder: Path) -> None:
    (folder / "policydiff.toml").write_text("width = 50\n")
    (folder / "other.toml").write_text("width = 70\n")
    assert load_settings({}, environ={}, directory=folder, file=folder / "other.toml").width == 70
    with pytest.raises(InputError, match=r"missing\.toml: the configuration cannot be read"):
        load_settings({}, environ={}, directory=folder, file=folder / "missing.toml")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("policydiff.toml", "full = true\nmodes = 'auto'\n", r"^policydiff\.toml:2: there is no option 'modes'; did you mean mode\?"),
        (
            "pyproject.toml",
            "[tool.x]\nwidht = 1\n[tool.policydiff]\nwidht = 80\n",
            r"^pyproject\.toml:4: there is no option 'widht'; did you mean width\?",
        ),
        (
            "policydiff.toml",
            "mode = 'version'\n",
            r"^policydiff\.toml:1: mode is 'version'; it can be auto, versions, independent; did you mean versions\?",
        ),
        ("policydiff.toml", "width = 12\n", r"policydiff\.toml:1: width is 12; it lies between 40 and 1000"),
        ("policydiff.toml", "full = 'yes'\n", r"full is 'yes'; it can be true or false"),
        ("policydiff.toml", "min-probability = true\n", r"min-probability is True; it lies between 0 and 1"),
        ("policydiff.toml", "fail_on = ['omited']\n", r"no kind of difference 'omited'; did you mean omitted or promoted\?"),
        ("policydiff.toml", "fail_on = 'weakend'\n", r"no kind of difference 'weakend'; did you mean weakened"),
        ("policydiff.toml", "fail_on = 'adherents:safety'\n", r"adherents have none"),
        ("policydiff.toml", "fail_on = 'omitted:'\n", r"a topic stands behind the kind"),
        ("policydiff.toml", "fail_on = 'kept'\n", r"a clause that was kept is no difference"),
        ("policydiff.toml", "encoder = ''\n", r"encoder is ''; it takes a word"),
        ("policydiff.toml", "# ours\n[tool.policydiff]\nmode = 'auto'\n", r"^policydiff\.toml:2: .*leave out the line \[tool\.policydiff\]"),
    ],
)
def test_wrong_keys_and_values_name_file_line_and_remedy(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(OptionError, match=message):
        load(folder)


def test_broken_toml_names_file_and_line(folder: Path) -> None:
    (folder / "policydiff.toml").write_text("width = 80\nmode =\n")
    with pytest.raises(InputError, match=r"^policydiff\.toml: this is no TOML: .*line 2"):
        load(folder)


def test_a_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / "policydiff.toml").write_bytes(b"mode = '\xff'\n")
    with pytest.raises(InputError, match="not in UTF-8"):
        load(folder)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("POLICYDIFF_ENCODR", "none", r"environment variable POLICYDIFF_ENCODR: there is no option 'encodr'; did you mean encoder"),
        ("POLICYDIFF_FULL", "perhaps", "POLICYDIFF_FULL is 'perhaps'"),
        ("POLICYDIFF_WIDTH", "wide", "POLICYDIFF_WIDTH is 'wide', which is no number"),
        ("POLICYDIFF_MIN_PROBABILITY", "nan", "POLICYDIFF_MIN_PROBABILITY is nan; it lies between 0 and 1"),
    ],
)
def test_wrong_environment_is_refused(folder: Path, name: str, value: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        load(folder, **{name: value})


def test_names_that_only_begin_like_ours_are_left_alone(folder: Path) -> None:
    assert load(folder, POLICYDIFF_SHARED="/somewhere", POLICYDIFF_UPDATE_GOLDEN="1") == Settings()


@pytest.mark.parametrize(
    ("environ", "color"),
    [
        ({}, "auto"),
        ({"NO_COLOR": "1"}, "never"),
        ({"NO_COLOR": ""}, "auto"),
        ({"FORCE_COLOR": "1"}, "always"),
        ({"FORCE_COLOR": "0"}, "auto"),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "never"),
        ({"NO_COLOR": "1", "POLICYDIFF_COLOR": "always"}, "always"),
    ],
)
def test_colour_goes_by_what_other_programs_go_by(folder: Path, environ: dict[str, str], color: str) -> None:
    assert load(folder, **environ).color == color


def test_environment_of_the_shell_goes_before_a_file(folder: Path) -> None:
    (folder / "policydiff.toml").write_text('color = "always"\nwidth = 99\n')
    settings = load(folder, NO_COLOR="1", COLUMNS="120")
    assert (settings.color, settings.width) == ("never", 120)
    assert load(folder, {"color": "always", "width": 60}, NO_COLOR="1", COLUMNS="120").width == 60


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("10", 40), ("0", None), ("", None), ("wide", None), ("9" * 9, 1000)])
def test_columns_of_the_shell_are_brought_into_range(folder: Path, columns: str, width: int | None) -> None:
    assert load(folder, COLUMNS=columns).width == width


def test_naming_differences_on_the_command_line_goes_before_exit_zero_in_a_file(folder: Path) -> None:
    (folder / "policydiff.toml").write_text("exit_zero = true\n")
    assert load(folder, {"fail_on": "omitted, added"}).exit_zero is False
    assert load(folder, {"fail_on": "omitted, added"}).fail_on == ("omitted", "added")


def test_the_manual_names_every_key() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    for key in [f.name for f in (*fields(Options), *fields(Settings)) if f.name != "options"]:
        assert f"| `{key}` | `POLICYDIFF_{key.upper()}` |" in manual
    assert all(f"`{kind}`" in manual for kind in DIFFERENCES)


def test_every_operation_that_is_a_change_can_be_named() -> None:
    assert set(DIFFERENCES) == set(OPERATIONS) - {"kept"} | set(EFFECTS) | {"ambiguous", "adherents"}
