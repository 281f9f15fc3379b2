"""The sub-command ``evaluate``: how well alignment does on gold files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.streams import progress, render_options, write_result
from policydiff.errors import OptionError

if TYPE_CHECKING:
    from policydiff.config import Settings
    from policydiff.evaluate import Evaluation

__all__ = ["write_evaluation"]

_STDOUT = "-"


def write_evaluation(arguments: Namespace, settings: Settings) -> None:
    """Score the gold files that the arguments name, and draw the plot where one is asked for."""
    plot = getattr(arguments, "plot", None)
    if plot == _STDOUT:
        raise OptionError("--plot takes a file: standard output gets the figures")
    evaluation = _evaluate(arguments, settings)
    output, timing = getattr(arguments, "output", None), getattr(arguments, "timing", None)
    if getattr(arguments, "format", "terminal") == "json":
        from policydiff.evaluate.report import render_evaluation_json  # noqa: PLC0415

        write_result(render_evaluation_json(evaluation, timing=bool(timing)), output)
    else:
        from policydiff.evaluate.terminal import render_evaluation  # noqa: PLC0415

        write_result(render_evaluation(evaluation, render_options(settings, output), timing=timing is not False), output)
    if plot is not None:
        from policydiff.evaluate.plot import render_reliability  # noqa: PLC0415

        write_result(render_reliability(evaluation), plot)


def _evaluate(arguments: Namespace, settings: Settings) -> Evaluation:
    from policydiff import api  # noqa: PLC0415
    from policydiff.evaluate import evaluate, join_evaluations, read_gold  # noqa: PLC0415

    # All of them first: a fault in the last one should not cost the work on the others.
    golds = [read_gold(Path(path)) for path in arguments.gold]
    encoder = api.load_encoder(settings.options.encoder, vector_cache=settings.vector_cache)
    parts = []
    for number, gold in enumerate(golds, start=1):
        with progress(f"policydiff: aligning {gold.name} ({number} of {len(golds)}) …"):
            parts.append(evaluate([gold], options=settings.options, encoder=encoder))
    return join_evaluations(parts)
