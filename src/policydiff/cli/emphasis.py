"""The sub-commands ``emphasis``, what the words of two documents stress, and ``kwic``, where an expression stands in one."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from policydiff.cli.progress import watch
from policydiff.cli.streams import progress, render_options, write_result

if TYPE_CHECKING:
    from policydiff.config import Settings
    from policydiff.emphasis.uses import Correction

__all__ = ["write_concordance", "write_emphasis"]


def write_emphasis(arguments: Namespace, settings: Settings) -> None:
    """Compare the words of the two documents that the arguments name."""
    from policydiff import api  # noqa: PLC0415 - these load numpy
    from policydiff.emphasis.terms import MOST_SHOWN, key_terms  # noqa: PLC0415
    from policydiff.emphasis.watch import read_watch_list  # noqa: PLC0415
    from policydiff.emphasis.watch import watch as count_watched  # noqa: PLC0415
    from policydiff.model.terms import TermReport  # noqa: PLC0415
    from policydiff.render.terms import render_terms, render_terms_json  # noqa: PLC0415

    # Read first: a slip in the list should not cost a comparison.
    path = getattr(arguments, "watch", None)
    items = () if path is None else read_watch_list(path)
    correction: Correction = getattr(arguments, "correction", "holm")
    encoder = api.load_encoder(settings.options.encoder, vector_cache=settings.vector_cache)
    with watch(f"policydiff: comparing {arguments.old} with {arguments.new}") as watched:
        old, new = (api.read_to_compare(source, unit=settings.options.unit, encoding=settings.encoding) for source in (arguments.old, arguments.new))
        comparison = api.compare(old, new, options=settings.options, encoder=watched.encoder(encoder), review=getattr(arguments, "review", None))
        shifts = key_terms(
            old, new, correction=correction, segmenter=getattr(arguments, "segmenter", "characters"), most=getattr(arguments, "terms", MOST_SHOWN)
        )
        report = TermReport(
            shifts=shifts,
            swaps=comparison.emphasis.swaps,
            watched=count_watched(old, new, items, correction=correction),
            notes=comparison.notes,
        )
    output = getattr(arguments, "output", None)
    if getattr(arguments, "format", "terminal") == "json":
        write_result(render_terms_json(report, old, new), output)
    else:
        write_result(render_terms(report, old, new, render_options(settings, output)), output)


def write_concordance(arguments: Namespace, settings: Settings) -> None:
    """Show where the expression of the arguments stands in the document that they name."""
    from policydiff import api  # noqa: PLC0415
    from policydiff.emphasis.concordance import CONTEXT, find_lines  # noqa: PLC0415
    from policydiff.emphasis.expression import parse_expression  # noqa: PLC0415
    from policydiff.render.terms import render_kwic, render_kwic_json  # noqa: PLC0415

    expression = parse_expression(arguments.expression)
    with progress(f"policydiff: reading {arguments.document} …"):
        outline = api.read(arguments.document, unit=settings.options.unit, encoding=settings.encoding)
        lines = find_lines(outline, expression, context=getattr(arguments, "context", CONTEXT))
    output = getattr(arguments, "output", None)
    if getattr(arguments, "format", "terminal") == "json":
        write_result(render_kwic_json(lines, outline, arguments.expression), output)
    else:
        write_result(render_kwic(lines, render_options(settings, output)), output)
