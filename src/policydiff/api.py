"""The pipeline, in the open: read, annotate, align, describe, weigh."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from policydiff.encoders import ENCODERS, FITTED_ENCODERS, load_encoder, shown_choice
from policydiff.errors import OptionError, expect
from policydiff.model.comparison import Comparison
from policydiff.model.decision import Decisions
from policydiff.model.options import Options
from policydiff.model.outline import Outline
from policydiff.model.profile import Baseline
from policydiff.model.protocols import Encoder, RenderOptions
from policydiff.readers.fixtures import fixture_names
from policydiff.readers.source import read, read_pair, read_to_compare, shown_name
from policydiff.render.formats import RENDERERS
from policydiff.text.language import is_read, language_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policydiff.align import Stage
    from policydiff.annotate import Lexicons
    from policydiff.review import Review

__all__ = [
    "ENCODERS",
    "FITTED_ENCODERS",
    "RENDERERS",
    "compare",
    "find_questions",
    "fixture_names",
    "load_encoder",
    "measure_baseline",
    "read",
    "read_to_compare",
    "render_report",
]


def compare(
    old: Outline | str | Path,
    new: Outline | str | Path,
    *,
    options: Options | None = None,
    encoder: Encoder | None = None,
    stages: tuple[Stage, ...] | None = None,
    vector_cache: str | Path | None = None,
    review: Review | str | Path | None = None,
    baseline: Baseline | None = None,
    lexicons: Lexicons | None = None,
) -> Comparison:
    """
    Compare two documents clause by clause.

    Args:
        old: An outline, or whatever ``read`` takes.

        new: The same.

        options: Options of the comparison; the defaults where left out.

        encoder: An encoder to use instead of the one that the options name.

        stages: Stages of the alignment to apply instead of ``policydiff.align.STAGES``.

        vector_cache: A folder that keeps the encoder's vectors from one run to the next; by default none are kept.

        review: Decisions to obey, or the path of the review file that holds them; the notes tell which of them hold no more.

        baseline: How far other documents of the genre differ, from ``measure_baseline``, to hold the shifts of emphasis against.

        lexicons: What the annotators look words up in, from ``policydiff.annotate.Lexicons.read``; those that come with the library where None.

    Raises:
        InputError: A document or the review file cannot be read, a document has no clause or one that is too long, or the decisions contradict each other.
        MissingExtraError: The encoder's extra is not installed.
        OptionError: An argument is of another kind than asked for.

    Example:
        >>> from policydiff import Options
        >>> comparison = compare("frontier-commitments-2024", "frontier-commitments-2025", options=Options(encoder="none"))
        >>> [found.name for found in comparison.adherents]
        ['01.AI', 'Magic', 'MiniMax', 'NVIDIA']
        >>> any(change.is_change for change in comparison.changes)
        False
    """
    # The stages load numpy and scipy, which a program that only reads outlines can do without.
    from policydiff import align, annotate, changes, emphasis  # noqa: PLC0415
    from policydiff.notes import find_notes  # noqa: PLC0415

    chosen = _checked(options)
    expect(baseline, Baseline, "baseline", "give what measure_baseline(documents) returns", optional=True)
    expect(lexicons, annotate.Lexicons, "lexicons", "give what policydiff.annotate.Lexicons.read([path, …]) returns", optional=True)
    expect(stages, (tuple, list), "stages", "give a tuple of functions, such as (*policydiff.align.STAGES, mine)", optional=True)
    if not all(map(callable, stages or ())):
        raise OptionError("stages holds something that is no function; each takes a policydiff.align.Draft and returns one")
    old, new = read_pair(old, new, unit=chosen.unit)
    decisions, told = _decide(_read_review(review), old, new)
    alignment = align.align(
        old,
        new,
        # A report names a model without the folders of the machine that it lies on.
        options=evolve(chosen, encoder=shown_choice(chosen.encoder)),
        encoder=load_encoder(encoder or chosen.encoder, vector_cache=vector_cache),
        stages=stages or align.STAGES,
        decisions=decisions,
    )
    annotations = annotate.annotate(old, lexicons=lexicons), annotate.annotate(new, lexicons=lexicons)
    described = changes.describe(alignment)
    renamed = changes.find_renamed(described, old.clauses, new.clauses)
    described = changes.interpret(described, alignment, *annotations, renamed=renamed)
    weighed = emphasis.weigh(old, new, *annotations, baseline=baseline)
    coverage = changes.measure_coverage(alignment)
    reason = emphasis.why_no_verdict(old, new, coverage, is_version=alignment.mode == "versions")
    weighed = emphasis.without_verdicts(weighed, reason) if reason else weighed
    omissions, additions = changes.find_unmatched(alignment, *annotations)
    struck, inserted = changes.find_stretches(alignment, described, renamed=renamed)
    return Comparison(
        alignment=alignment,
        old_annotations=annotations[0],
        new_annotations=annotations[1],
        changes=described,
        old_coverage=coverage[0],
        new_coverage=coverage[1],
        omissions=omissions,
        additions=additions,
        struck=struck,
        inserted=inserted,
        emphasis=evolve(weighed, swaps=emphasis.find_swaps(described, old, new)),
        adherents=changes.compare_adherents(old, new),
        notes=(
            *told,
            *find_notes(
                old,
                new,
                encoder=alignment.encoder,
                renamed=renamed,
                n_unjudged=changes.count_unjudged(alignment, *annotations),
                is_apart=alignment.mode == "versions" and changes.are_drafted_apart(alignment),
            ),
        ),
    )


def measure_baseline(documents: Sequence[Outline | str | Path], *, options: Options | None = None, lexicons: Lexicons | None = None) -> Baseline:
    """
    Measure how far several documents of one genre usually differ in emphasis, so that a difference can be told from what is usual.

    Args:
        documents: Two or more, each an outline or whatever ``read`` takes; a pair that is compared later is left out of its own baseline.

        options: What one clause is; the defaults where left out.

        lexicons: What the annotators look words up in, the same as of what is compared; those that come with the library where None.

    Raises:
        InputError: A document cannot be read, or has no clause or one that is too long.
        OptionError: There are fewer than two documents, or one is neither in English nor in Chinese.

    Example:
        >>> len(measure_baseline(["bletchley-2023", "seoul-2024", "paris-2025"]).pairs)
        3
    """
    from policydiff import annotate, emphasis  # noqa: PLC0415 - loads numpy

    expect(documents, (tuple, list), "documents", "give two or more in a list")
    if len(documents) < 2:  # noqa: PLR2004 - one document makes no pair
        raise OptionError("a baseline is made of two documents or more")
    expect(lexicons, annotate.Lexicons, "lexicons", "give what policydiff.annotate.Lexicons.read([path, …]) returns", optional=True)
    unit = _checked(options).unit
    outlines = [read_to_compare(document, unit=unit) for document in documents]
    unread = next((outline for outline in outlines if not is_read(outline.language)), None)
    if unread is not None:
        raise OptionError(
            f"{unread.label} is in {language_name(unread.language)}; a baseline is made of documents in English and Chinese, whose topics are known"
        )
    return emphasis.baseline(outlines, [annotate.annotate(outline, lexicons=lexicons) for outline in outlines])


def _checked(options: Options | None) -> Options:
    expect(options, Options, "options", "give policydiff.Options(…)", optional=True)
    return options or Options()


def _read_review(review: Review | str | Path | None) -> Review | None:
    if review is None:
        return None
    from policydiff.review import Review, read_review  # noqa: PLC0415 - most comparisons go without

    expect(review, (Review, str, Path), "review", "give a policydiff.Review or the path of a review file")
    if isinstance(review, Review):
        return review
    return read_review(Path(review), name=shown_name(str(review)))


def _decide(review: Review | None, old: Outline, new: Outline) -> tuple[Decisions, tuple[str, ...]]:
    """Return what of a review holds for two outlines, and what a report has to say of it."""
    if review is None:
        return Decisions(), ()
    from policydiff.review import resolve  # noqa: PLC0415 - most comparisons go without

    resolution = resolve(review, old, new)
    return resolution.decisions, resolution.notes()


def find_questions(
    old: Outline | str | Path,
    new: Outline | str | Path,
    *,
    options: Options | None = None,
    encoder: Encoder | None = None,
    vector_cache: str | Path | None = None,
    review: Review | str | Path | None = None,
) -> Review:
    """
    Find the clauses whose counterpart is in doubt, for somebody to decide on.

    Args:
        old: An outline, or whatever ``read`` takes.

        new: The same.

        options: Options of the comparison; the defaults where left out.

        encoder: An encoder to use instead of the one that the options name.

        vector_cache: A folder that keeps the encoder's vectors from one run to the next; by default none are kept.

        review: What was decided already, or the path of the file that holds it. All of it is kept, and none of it is asked again while it holds.

    Returns:
        A review with the open questions, hardest first; ``policydiff.review.render_review`` writes it.

    Raises:
        InputError: A document or the review file cannot be read, a document has no clause or one that is too long, or the decisions contradict each other.
        MissingExtraError: The encoder's extra is not installed.

    Example:
        >>> from policydiff import Options
        >>> review = find_questions("bletchley-2023", "seoul-2024", options=Options(encoder="none"))
        >>> all(len(question.shortlist) >= 1 for question in review.questions)
        True
    """
    from policydiff import align  # noqa: PLC0415 - loads numpy and scipy
    from policydiff.review import Marker, Review, merge, open_questions, resolve, settle  # noqa: PLC0415

    chosen = _checked(options)
    old, new = read_pair(old, new, unit=chosen.unit)
    marker = Marker(old, new)
    settled = settle(_read_review(review) or Review(old=old.name, new=new.name), marker)
    decisions = resolve(settled, old, new).decisions
    loaded = load_encoder(encoder or chosen.encoder, vector_cache=vector_cache)
    draft = align.run(old, new, options=chosen, encoder=loaded, decisions=decisions)
    return merge(settled, open_questions(align.finish(draft), align.shortlist(draft), decisions, marker), marker)


def render_report(comparison: Comparison, format: str = "terminal", *, options: RenderOptions | None = None) -> str:  # noqa: A002 - the word users look for
    """
    Render a comparison as text.

    Args:
        comparison: What ``compare`` returned.

        format: ``terminal``, ``json``, or the name of a renderer that another package offers.

        options: Width, colour, and whether unchanged clauses are shown.

    Raises:
        OptionError: There is no such format, an argument is of another kind than asked for, or the report is confined to what is not looked for in the
            language of a document.
    """
    expect(comparison, Comparison, "comparison", "give what compare returns")
    expect(format, str, "format", f"give the name of one ({', '.join(RENDERERS.names())})")
    expect(options, RenderOptions, "options", "give policydiff.RenderOptions(…)", optional=True)
    return RENDERERS.find(format)(comparison, options or RenderOptions())
