"""
Settings of the command: command line over environment over file over default.

The file is ``policydiff.toml``, or the table ``[tool.policydiff]`` of ``pyproject.toml``, the nearest one upwards; the environment holds ``POLICYDIFF_<KEY>``,
and for colour and width also what other programs go by (NO_COLOR, FORCE_COLOR, COLUMNS). A key that does not exist is an error in every one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast

from attrs import field, fields, frozen

from policydiff.errors import InputError, OptionError, did_you_mean
from policydiff.model.difference import read_kinds
from policydiff.model.options import Options

__all__ = ["Settings", "load_settings"]

Color = Literal["auto", "always", "never"]

_PREFIX = "POLICYDIFF_"
# A report of fewer columns than this has no room for a word beside its sign; more than this is a typing error.
_NARROWEST, _WIDEST = 40, 1000


@frozen(kw_only=True)
class Settings:
    """
    Everything that the command can be told.

    Attributes:
        options: Options of the comparison.

        format: Name of the renderer.

        encoding: Character encoding of the documents, or None to detect it.

        width: Columns, or None to go by the terminal.

        color: When to write escape codes for colour; ``auto`` goes by the stream.

        full: Whether unchanged clauses are shown one by one.

        fail_on: The differences that make the exit code 1, each perhaps with a topic, as in ``omitted:safety``; none named means any.

        exit_zero: Whether differences leave the exit code at 0.

        lexicon: Files or names of the lexicons to annotate with; actors stand before the shipped ones, other kinds in place of them.

        vector_cache: Folder that keeps the encoder's vectors from one run to the next, or None to keep none.
    """

    options: Options = field(factory=Options)
    format: str = "terminal"
    encoding: str | None = None
    width: int | None = None
    color: Color = "auto"
    full: bool = False
    fail_on: tuple[str, ...] = ()
    exit_zero: bool = False
    lexicon: tuple[str, ...] = ()
    vector_cache: str | None = None


def load_settings(given: Mapping[str, object], *, environ: Mapping[str, str], directory: Path, file: Path | None = None) -> Settings:
    """
    Put the settings together.

    Args:
        given: What the command line says, by key; a key that is absent was not given.

        environ: The environment.

        directory: Where the search for a file starts; it goes upwards to the root of the repository or of the file system.

        file: A file to take instead.

    Raises:
        OptionError: A key does not exist, a value cannot be taken, or two options contradict each other; the message says where.

        InputError: The file cannot be read or is no TOML.
    """
    found: dict[str, object] = {}
    for values in (_from_file(directory, file), _from_environment(environ), _from_command_line(given)):
        found.update(values)
    if "fail_on" in given and given.get("exit_zero"):
        raise OptionError("--exit-zero asks for exit code 0 whatever differs, --fail-on for 1 where some things do; give one of the two")
    if "fail_on" in given:
        # Who names differences on the command line wants to hear of them, whatever a file says.
        found["exit_zero"] = False
    in_options = {attribute.name for attribute in fields(Options)}
    options = Options(**{key: value for key, value in found.items() if key in in_options})  # type: ignore[arg-type]
    return Settings(options=options, **{key: value for key, value in found.items() if key not in in_options})  # type: ignore[arg-type]


def _from_command_line(given: Mapping[str, object]) -> dict[str, object]:
    return {key: _checked(key, value, f"--{key.replace('_', '-')}") for key, value in given.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    if environ.get("NO_COLOR"):
        found["color"] = "never"
    elif environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        found["color"] = "always"
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        # The shell's figure, not the user's wish: it is brought into range instead of refused.
        found["width"] = min(max(int(columns), _NARROWEST), _WIDEST)
    for name in sorted(environ):
        if name.startswith(_PREFIX):
            key = name.removeprefix(_PREFIX).lower()
            if key in _CHECKS:
                found[key] = _checked(key, _from_text(key, environ[name], name), name)
            elif hint := did_you_mean(key, _CHECKS):
                # Other programs' names may begin alike; a near miss is a typing error.
                raise OptionError(f"environment variable {name}: there is no option {key!r}{hint}")
    return found


def _from_text(key: str, text: str, where: str) -> object:
    """Turn the text of an environment variable into what a TOML file would hold."""
    if key in _TRUTHS:
        if text.lower() not in _WORDS:
            raise OptionError(f"{where} is {text!r}; it can be {', '.join(_WORDS)}")
        return _WORDS[text.lower()]
    if key in _LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    if key in _NUMBERS:
        try:
            return _NUMBERS[key](text)
        except ValueError:
            raise OptionError(f"{where} is {text!r}, which is no number") from None
    return text


_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False, "": False}


def _from_file(directory: Path, file: Path | None) -> dict[str, object]:
    if file is not None:
        return _read(file, directory)
    for candidate in _candidates(directory):
        if candidate.is_file() and (candidate.name != "pyproject.toml" or _mentions_us(candidate)):
            return _read(candidate, directory)
    return {}


def _candidates(directory: Path) -> Iterator[Path]:
    for folder in (directory, *directory.parents):
        yield folder / "policydiff.toml"
        yield folder / "pyproject.toml"
        if (folder / ".git").exists():
            return


def _mentions_us(path: Path) -> bool:
    # A pyproject.toml that has no table of ours, even a broken one, is none of our business.
    try:
        return b"tool.policydiff" in path.read_bytes()
    except OSError:
        return False


def _read(path: Path, directory: Path) -> dict[str, object]:
    name = str(path.relative_to(directory)) if path.is_relative_to(directory) else path.name
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"the configuration cannot be read: {error.strerror or error}", source=name) from error
    except UnicodeDecodeError as error:
        raise InputError("the configuration is not in UTF-8; save it as UTF-8", source=name) from error
    table = _table(text, in_pyproject=path.name == "pyproject.toml", name=name)
    found: dict[str, object] = {}
    for key, value in table.items():
        plain = key.replace("-", "_")
        where = f"{name}{_line_of(key, text)}"
        if plain not in _CHECKS:
            raise OptionError(f"{where}: there is no option {key!r}{did_you_mean(plain, _CHECKS) or '; there is ' + ', '.join(_CHECKS)}")
        found[plain] = _checked(plain, value, f"{where}: {key}")
    if "vector_cache" in found:
        # Beside the file that names it, wherever below the command is started.
        found["vector_cache"] = str(path.parent / Path(str(found["vector_cache"])).expanduser())
    if "lexicon" in found:
        # Beside the file too; what does not lie there is a name.
        beside = [(source, path.parent / Path(source).expanduser()) for source in cast("tuple[str, ...]", found["lexicon"])]
        found["lexicon"] = tuple(str(file) if file.exists() else source for source, file in beside)
    return found


def _parse(text: str, name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most folders hold no configuration

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"this is no TOML: {error}", source=name) from error


def _table(text: str, *, in_pyproject: bool, name: str) -> dict[str, Any]:
    document = _parse(text, name)
    if not in_pyproject and "tool" in document:
        line = next((f":{place}" for place, line in enumerate(text.splitlines(), start=1) if line.strip().startswith("[tool")), "")
        raise OptionError(f"{name}{line}: the options stand in no table here; leave out the line [tool.policydiff], which only pyproject.toml has")
    if not in_pyproject:
        return document
    table = document.get("tool", {}).get("policydiff", {})
    if not isinstance(table, dict):
        raise InputError("tool.policydiff must be a table", source=name)
    return table


def _line_of(key: str, text: str) -> str:
    """Return ``:LINE`` for the first line that sets a key, or nothing where it is set in some other way."""
    is_ours = "[tool.policydiff]" not in text
    for position, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            is_ours = stripped.startswith("[tool.policydiff]")
        elif is_ours and stripped.partition("=")[0].strip().strip("\"'") == key:
            return f":{position}"
    return ""


def _checked(key: str, value: object, where: str) -> object:
    return _CHECKS[key](value, where)


def _word(*allowed: str) -> Callable[[object, str], object]:
    def check(value: object, where: str) -> object:
        if value not in allowed:
            hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
            raise OptionError(f"{where} is {value!r}; it can be {', '.join(allowed)}{hint}")
        return value

    return check


def _text(value: object, where: str) -> object:
    if not isinstance(value, str) or not value:
        raise OptionError(f"{where} is {value!r}; it takes a word")
    return value


def _truth(value: object, where: str) -> object:
    if not isinstance(value, bool):
        raise OptionError(f"{where} is {value!r}; it can be true or false")
    return value


def _columns(value: object, where: str) -> object:
    if not isinstance(value, int) or isinstance(value, bool) or not _NARROWEST <= value <= _WIDEST:
        raise OptionError(f"{where} is {value!r}; it lies between {_NARROWEST} and {_WIDEST} columns")
    return value


def _ratio(value: object, where: str) -> object:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 1:
        raise OptionError(f"{where} is {value!r}; it lies between 0 and 1")
    return float(value)


def _sources(value: object, where: str) -> object:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) and part.strip() for part in parts):
        raise OptionError(f"{where} is {value!r}; it takes files, such as hedges.toml")
    return tuple(part.strip() for part in parts)


# Every key, with what checks its value; --help and docs/cli.md name the same ones.
_CHECKS: dict[str, Callable[[object, str], object]] = {
    "unit": _word("clause", "sentence"),
    "mode": _word("auto", "versions", "independent"),
    "encoder": _text,
    "min_probability": _ratio,
    "format": _text,
    "encoding": _text,
    "width": _columns,
    "color": _word("auto", "always", "never"),
    "full": _truth,
    "fail_on": read_kinds,
    "exit_zero": _truth,
    "lexicon": _sources,
    "vector_cache": _text,
}
_LISTS = frozenset({"fail_on", "lexicon"})
_TRUTHS = frozenset({"full", "exit_zero"})
_NUMBERS: dict[str, Callable[[str], object]] = {"width": int, "min_probability": float}
