"""The head of the report: what was compared, how, and what every reader must know of it."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from policydiff.model.outline import Outline
from policydiff.render.lines import hang, join, styled, wrap
from policydiff.render.view import STYLES, View, section
from policydiff.render.words import NO_BREAK, WORDING_IN_BRIEF, dates_in_words, size

__all__ = ["MODES", "head"]

MODES = {"versions": "versions of one text", "independent": "independent drafts"}


def head(view: View) -> list[Text]:
    """Return the lines that say what was compared."""
    old, new = view.outlines
    title = join([styled(old.label, STYLES["title"]), "  ⇄  ", styled(new.label, STYLES["title"])])
    lines = wrap(title, view.width)
    for name, outline in zip(view.names, (old, new), strict=True):
        lines += section(view, name, _document(view, outline))
    lines += section(view, "Method", _method(view))
    notes = [line for note in _notes(view) for line in hang("!", styled(note), view.body_width)]
    return [*lines, *section(view, "Note", notes, STYLES["note"])]


def _notes(view: View) -> list[str]:
    """Return the notes, what holds of both documents said once, a figure never parted from its percent sign."""
    said: dict[str, list[str]] = {}
    for note in view.comparison.notes:
        label = next((outline.label for outline in view.outlines if note.startswith(f"{outline.label}: ")), "")
        said.setdefault((note.removeprefix(f"{label}: ") if label else note).replace(" %", f"{NO_BREAK}%"), []).append(label)
    return [f"{' and '.join(dict.fromkeys(labels))}: {note}" if labels[0] else note for note, labels in said.items()]


def _document(view: View, outline: Outline) -> list[Text]:
    provenance = outline.provenance
    title = next((title for tag, title in provenance.title if tag == outline.language), provenance.title[0][1] if provenance.title else "")
    named = outline.source.name if outline.source.name not in {outline.label, outline.name} else ""
    facts = [named, dates_in_words(provenance.dates), size(outline), WORDING_IN_BRIEF[provenance.wording], _unread(outline)]
    described = styled(" · ".join(fact for fact in facts if fact))
    return [*(wrap(styled(title), view.body_width) if title and title != outline.label else []), *wrap(described, view.body_width)]


def _unread(outline: Outline) -> str:
    if not outline.unread:
        return ""
    reasons = Counter(unread.reason for unread in outline.unread)
    return f"not read: {', '.join(f'{reason} ({count})' for reason, count in sorted(reasons.items()))}"


def _method(view: View) -> list[Text]:
    alignment = view.comparison.alignment
    encoder = "words only, no encoder" if alignment.encoder is None else f"encoder {alignment.encoder.name} {alignment.encoder.version}"
    chosen = "" if alignment.options.mode == "auto" else " (as asked for)"
    threshold = alignment.options.min_probability
    told = "" if threshold is None else f"; no link below p {threshold:g}"
    reason = alignment.mode_reason.rstrip(".").replace(" %", f"{NO_BREAK}%")
    return wrap(styled(f"{MODES[alignment.mode]}{chosen}: {reason}; {encoder}{told}"), view.body_width)
