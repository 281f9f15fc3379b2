"""Arguments of the command. What is left out here is left to the environment, a configuration file and the defaults."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

__all__ = ["build_parser"]

_DOCUMENT = "a file, FILE#SECTION for one section of it, the name of a shipped document, or - for standard input"
_EXIT_CODES = "Exit codes: 0 no difference, 1 differences, 2 trouble, 130 interrupted."


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    parser = argparse.ArgumentParser(
        prog="policydiff",
        description="Compare policy documents clause by clause: what was kept, changed, omitted and added, and what each document stresses.",
        epilog="'policydiff COMMAND --help' explains a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_compare(commands)
    _add_show(commands)
    _add_fixtures(commands)
    completion = _add(commands, "completion", "print a script that completes the command in a shell", "Exit codes: 0 printed, 2 trouble.")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell that the script is for")
    return parser


class _Version(argparse.Action):
    """Print the version, which is looked up only now."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002, ARG002 - argparse calls them so
        super().__init__(option_strings, dest=argparse.SUPPRESS, default=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from policydiff import __version__  # noqa: PLC0415

        print(f"policydiff {__version__}")
        parser.exit()


if TYPE_CHECKING:
    # argparse keeps the type of a set of sub-commands private, and gives it parameters for type checkers only.
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001


def _add(commands: Commands, name: str, summary: str, epilog: str) -> argparse.ArgumentParser:
    description = f"{summary[0].upper()}{summary[1:]}."
    return commands.add_parser(name, help=summary, description=description, epilog=epilog, allow_abbrev=False, argument_default=argparse.SUPPRESS)


def _add_compare(commands: Commands) -> None:
    compare = _add(commands, "compare", "compare two documents clause by clause", _EXIT_CODES)
    compare.add_argument("old", metavar="OLD", help=_DOCUMENT)
    compare.add_argument("new", metavar="NEW", help="the document to compare it with, given in the same ways")
    method = compare.add_argument_group("how to compare")
    _add_reading(method)
    method.add_argument(
        "--mode",
        choices=("auto", "versions", "independent"),
        help="whether order is evidence: versions yes, independent no; auto measures it (default)",
    )
    method.add_argument("--encoder", metavar="NAME", help="sentence encoder: auto (default) takes one if installed, none goes by words alone")
    method.add_argument(
        "--min-probability", type=float, metavar="P", help="link no clauses whose probability of corresponding is below P (default: as fitted)"
    )
    report = compare.add_argument_group("report")
    report.add_argument("--format", metavar="NAME", help="terminal (default), json, or a format that another package brings")
    report.add_argument("--full", action=argparse.BooleanOptionalAction, help="show unchanged clauses one by one too")
    _add_output(report)
    codes = compare.add_argument_group("exit code").add_mutually_exclusive_group()
    codes.add_argument("--exit-zero", action=argparse.BooleanOptionalAction, help="exit with 0 where there are differences")
    codes.add_argument(
        "--fail-on",
        metavar="KIND[,KIND]",
        help="exit with 1 for these differences only: reworded, renumbered, moved, split, merged, added, omitted, ambiguous, adherents",
    )


def _add_show(commands: Commands) -> None:
    show = _add(commands, "show", "print a document as it was understood", "Exit codes: 0 shown, 2 trouble, 130 interrupted.")
    show.add_argument("document", metavar="FILE", help=_DOCUMENT)
    show.add_argument(
        "--format", choices=("terminal", "yaml", "json"), help="terminal (default); yaml, to correct and read back; json, with all details"
    )
    _add_reading(show)
    _add_output(show)


def _add_fixtures(commands: Commands) -> None:
    fixtures = _add(
        commands, "fixtures", "list the documents that are shipped, or tell where one comes from", "Exit codes: 0 shown, 2 trouble, 130 interrupted."
    )
    fixtures.add_argument("name", metavar="NAME", nargs="?", help="a document of the list")
    _add_output(fixtures)


def _add_reading(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--unit", choices=("clause", "sentence"), help="what counts as one clause (default: clause)")
    parser.add_argument("--encoding", metavar="NAME", help="character encoding of the documents (default: detected)")


def _add_output(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, all of it or nothing, instead of standard output")
    parser.add_argument("--width", type=int, metavar="COLUMNS", help="width of the report (default: the terminal's, else 100)")
    parser.add_argument("--color", choices=("auto", "always", "never"), help="escape codes for colour (default: auto, on a terminal)")
    parser.add_argument("--config", metavar="FILE", help="configuration file instead of the nearest policydiff.toml or pyproject.toml")
