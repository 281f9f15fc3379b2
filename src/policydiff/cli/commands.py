"""What each sub-command does."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from policydiff.cli.lexicons import read_lexicons
from policydiff.cli.progress import watch
from policydiff.cli.streams import progress, render_options, write_result
from policydiff.config import Settings, load_settings
from policydiff.errors import InputError, MissingExtraError, OptionError, did_you_mean
from policydiff.model.difference import changes_of, kinds_to_show, refuse_unread

if TYPE_CHECKING:
    from policydiff.annotate import Lexicons
    from policydiff.model.annotation import Annotations
    from policydiff.model.comparison import Comparison
    from policydiff.model.outline import Outline
    from policydiff.model.profile import Baseline

__all__ = ["COMMANDS"]

_SAME, _DIFFERENT = 0, 1
# Arguments that say what to do and where the result goes; the others are settings, which a file or the environment could give too.
_NO_SETTINGS = frozenset(
    {
        "command",
        "old",
        "new",
        "document",
        "name",
        "output",
        "config",
        "review",
        "limit",
        "judge_url",
        "judge_model",
        "judge_timeout",
        "day",
        "baseline",
        "only",
    }
    | {"annotate", "clause", "candidates", "gold", "plot", "timing"}
    | {"watch", "terms", "correction", "segmenter", "expression", "context"}
)


def _compare(arguments: Namespace) -> int:
    settings = _settings(arguments)
    _check_stdin(arguments)
    from policydiff import api  # noqa: PLC0415

    # Looked up first, and the encoder too: a wrong name should not cost a comparison.
    render = api.RENDERERS.find(settings.format)
    only = _only(arguments, settings)
    lexicons = read_lexicons(settings)
    encoder = api.load_encoder(settings.options.encoder, vector_cache=settings.vector_cache)
    with watch(f"policydiff: comparing {arguments.old} with {arguments.new}") as watched:
        old, new = (_read_to_compare(source, settings) for source in (arguments.old, arguments.new))
        refuse_unread(settings.fail_on, "--fail-on", old, new)
        refuse_unread(only, "--only", old, new)
        from policydiff.align import STAGES  # noqa: PLC0415 - loads numpy, which a document that cannot be read should not wait for

        comparison = api.compare(
            old,
            new,
            options=settings.options,
            encoder=watched.encoder(encoder),
            stages=watched.stages(STAGES),
            review=getattr(arguments, "review", None),
            baseline=_baseline(arguments, settings, lexicons),
            lexicons=lexicons,
        )
        # Before anything is written: a topic that does not exist is an error, not a report with an error behind it.
        code = _exit_code(comparison, settings)
        report = render(comparison, evolve(render_options(settings, _output(arguments)), only=only))
    write_result(report, _output(arguments))
    return code


def _only(arguments: Namespace, settings: Settings) -> tuple[str, ...]:
    named = getattr(arguments, "only", None)
    if named is not None and settings.format != "terminal":
        raise OptionError(
            f"--only goes with the terminal, not with {settings.format}; json holds everything, each change with its operations and effects"
        )
    return () if named is None else kinds_to_show(named, "--only")


def _baseline(arguments: Namespace, settings: Settings, lexicons: Lexicons | None) -> Baseline | None:
    from policydiff import api  # noqa: PLC0415

    sources = getattr(arguments, "baseline", None)
    return api.measure_baseline([_read_to_compare(source, settings) for source in sources], lexicons=lexicons) if sources else None


def _check_stdin(arguments: Namespace) -> None:
    if arguments.old == arguments.new == "-":
        raise OptionError("standard input can be one of the two documents, not both; give the other as a file")


def _review(arguments: Namespace) -> int:
    from policydiff.cli.review import check_judge, write_review  # noqa: PLC0415

    settings = _settings(arguments)
    _check_stdin(arguments)
    judge = check_judge(arguments)
    old, new = (_read_to_compare(source, settings) for source in (arguments.old, arguments.new))
    write_review(arguments, old, new, settings, judge)
    return _SAME


def _explain(arguments: Namespace) -> int:
    from policydiff.cli.explain import write_explanation  # noqa: PLC0415

    _check_stdin(arguments)
    write_explanation(arguments, _settings(arguments, without=("format",)))
    return _SAME


def _evaluate(arguments: Namespace) -> int:
    from policydiff.cli.evaluate import write_evaluation  # noqa: PLC0415

    write_evaluation(arguments, _settings(arguments, without=("format",)))
    return _SAME


def _emphasis(arguments: Namespace) -> int:
    from policydiff.cli.emphasis import write_emphasis  # noqa: PLC0415

    _check_stdin(arguments)
    write_emphasis(arguments, _settings(arguments, without=("format",)))
    return _SAME


def _kwic(arguments: Namespace) -> int:
    from policydiff.cli.emphasis import write_concordance  # noqa: PLC0415

    write_concordance(arguments, _settings(arguments, without=("format",)))
    return _SAME


def _exit_code(comparison: Comparison, settings: Settings) -> int:
    # Looked at first, so that a topic that does not exist is told whether there are differences or not.
    found = [bool(comparison.adherents if kind == "adherents" else changes_of(comparison, kind)) for kind in settings.fail_on]
    if settings.exit_zero or not comparison.has_changes:
        return _SAME
    return _DIFFERENT if any(found) or not settings.fail_on else _SAME


def _show(arguments: Namespace) -> int:
    settings = _settings(arguments, without=("format",))
    form, is_annotated = getattr(arguments, "format", "terminal"), getattr(arguments, "annotate", False)
    if is_annotated and form == "yaml":
        raise OptionError("--annotate goes with the terminal and with json; an outline file holds no annotations")
    with progress(f"policydiff: reading {arguments.document} …"):
        outline = _read(arguments.document, settings)
        annotations = _annotate(outline, settings) if is_annotated else None
        if form == "yaml":
            from policydiff.render.outline_file import render_outline_file  # noqa: PLC0415

            text = render_outline_file(outline)
        elif form == "json":
            from policydiff.render.json_report import render_outline_json  # noqa: PLC0415

            text = render_outline_json(outline, annotations)
        else:
            from policydiff.render.outline import render_outline  # noqa: PLC0415

            text = render_outline(outline, render_options(settings, _output(arguments)), annotations)
    write_result(text, _output(arguments))
    return _SAME


def _annotate(outline: Outline, settings: Settings) -> Annotations:
    from policydiff.annotate import annotate  # noqa: PLC0415 - its lexicons take a moment to load

    return annotate(outline, lexicons=read_lexicons(settings))


def _fixtures(arguments: Namespace) -> int:
    from policydiff import api  # noqa: PLC0415
    from policydiff.render.outline import render_fixture, render_fixtures  # noqa: PLC0415

    settings = _settings(arguments)
    options = render_options(settings, _output(arguments))
    names, name = api.fixture_names(), getattr(arguments, "name", None)
    if name is None:
        text = render_fixtures([api.read(known) for known in names], options)
    elif name in names:
        text = render_fixture(api.read(name), options)
    else:
        raise InputError(f"there is no shipped document of that name{did_you_mean(name, names) or '; policydiff fixtures lists them'}", source=name)
    write_result(text, _output(arguments))
    return _SAME


def _completion(arguments: Namespace) -> int:
    try:
        import shtab  # noqa: F401, PLC0415
    except ImportError:
        raise MissingExtraError("shell completion", "completion") from None
    from policydiff import api  # noqa: PLC0415
    from policydiff.cli.completion import complete  # noqa: PLC0415

    write_result(complete(arguments.shell, api.fixture_names()) + "\n", None)
    return _SAME


def _read(source: str, settings: Settings) -> Outline:
    from policydiff import api  # noqa: PLC0415

    return api.read(source, unit=settings.options.unit, encoding=settings.encoding)


def _read_to_compare(source: str, settings: Settings) -> Outline:
    from policydiff import api  # noqa: PLC0415

    return api.read_to_compare(source, unit=settings.options.unit, encoding=settings.encoding)


def _settings(arguments: Namespace, without: tuple[str, ...] = ()) -> Settings:
    given = {key: value for key, value in vars(arguments).items() if key not in _NO_SETTINGS and key not in without}
    file = getattr(arguments, "config", None)
    return load_settings(given, environ=os.environ, directory=Path.cwd(), file=None if file is None else Path(file))


def _output(arguments: Namespace) -> str | None:
    return getattr(arguments, "output", None)


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "compare": _compare,
    "review": _review,
    "explain": _explain,
    "evaluate": _evaluate,
    "emphasis": _emphasis,
    "kwic": _kwic,
    "show": _show,
    "fixtures": _fixtures,
    "completion": _completion,
}
