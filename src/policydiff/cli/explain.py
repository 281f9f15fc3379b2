"""The sub-command ``explain``: why one clause has the counterparts that it has, or none."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from policydiff.cli.lexicons import read_lexicons
from policydiff.cli.progress import watch
from policydiff.cli.streams import render_options, write_result

if TYPE_CHECKING:
    from policydiff.config import Settings

__all__ = ["write_explanation"]


def write_explanation(arguments: Namespace, settings: Settings) -> None:
    """Explain the clause that the arguments name."""
    from policydiff import api  # noqa: PLC0415 - these load numpy
    from policydiff.explain import N_CANDIDATES, explain, parse_reference  # noqa: PLC0415

    # Looked up first: a slip should not cost a comparison.
    clause = str(parse_reference(arguments.clause))
    lexicons = read_lexicons(settings)
    encoder = api.load_encoder(settings.options.encoder, vector_cache=settings.vector_cache)
    with watch(f"policydiff: comparing {arguments.old} with {arguments.new}") as watched:
        old, new = (api.read_to_compare(source, unit=settings.options.unit, encoding=settings.encoding) for source in (arguments.old, arguments.new))
        explanation = explain(
            old,
            new,
            clause,
            options=settings.options,
            encoder=watched.encoder(encoder),
            review=getattr(arguments, "review", None),
            n_candidates=getattr(arguments, "candidates", N_CANDIDATES),
            lexicons=lexicons,
        )
    output = getattr(arguments, "output", None)
    if getattr(arguments, "format", "terminal") == "json":
        from policydiff.explain.report import render_explanation_json  # noqa: PLC0415

        write_result(render_explanation_json(explanation), output)
    else:
        from policydiff.explain.terminal import render_explanation  # noqa: PLC0415

        write_result(render_explanation(explanation, render_options(settings, output)), output)
