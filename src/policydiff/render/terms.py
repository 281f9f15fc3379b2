"""The words of two documents for a terminal: terms that rose or fell, swaps, watched terms, and concordance lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

import attrs
from rich.cells import cell_len
from rich.text import Text

from policydiff.codec import SCHEMA_VERSION
from policydiff.model.outline import Outline
from policydiff.model.protocols import RenderOptions
from policydiff.model.terms import KwicLine, TermReport, TermShift, TermUse, WatchCount
from policydiff.render.json_report import json_text
from policydiff.render.lines import flow, hang, indent, join, pad, styled, wrap
from policydiff.render.report import to_text
from policydiff.render.sides import side_names
from policydiff.render.swaps import list_swaps, p_value
from policydiff.render.view import STYLES, rule
from policydiff.render.words import NO_BREAK, number, paraphrase_warning, percent, plural, signed
from policydiff.text.language import differ, is_read

__all__ = ["read_words_schema", "render_kwic", "render_kwic_json", "render_terms", "render_terms_json"]

_SIGNS = {"rose": "▲", "fell": "▼", "not distinguishable": "·"}
# A longer term has a line of its own.
_LONGEST_TERM = 26
_ELLIPSIS = "…"


def render_terms(report: TermReport, old: Outline, new: Outline, options: RenderOptions) -> str:
    """Render what was found on the words of two documents, in lines of the width that the options give."""
    names, width = side_names(old, new), options.width
    counted = (f"{name} {plural(len(side.units), 'clause')}" for name, side in zip(names, (old, new), strict=True))
    lines = flow(styled(f"Words of {' → '.join(names)} ({', '.join(counted)})", STYLES["title"]), width)
    lines += [line for note in report.notes for line in flow(styled(f"! {note}", STYLES["note"]), width)]
    if not differ(old.language, new.language):
        lines += _terms(report.shifts, names, width)
    # Where no swap was looked for, none is said to be found or not.
    if is_read(old.language) and is_read(new.language):
        lines += list_swaps(report.swaps, width)
    return to_text([*lines, *_watched(report.watched, names, width)], options)


def render_terms_json(report: TermReport, old: Outline, new: Outline) -> str:
    """Render the same as JSON that ``words.schema.json`` describes, with every figure and every clause."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "kind": "terms",
            "old": old.name,
            "new": new.name,
            "warning": paraphrase_warning(old, new),
            **attrs.asdict(report),
        }
    )


def render_kwic(lines: Sequence[KwicLine], options: RenderOptions) -> str:
    """Render concordance lines, a line each: the clause, and the hit in the middle of what stands around it."""
    if not lines:
        return to_text([styled("It stands in no clause.")], options)
    label = max(cell_len(line.clause) for line in lines)
    shown = [_kwic_line(line, label, options.width) for line in lines]
    n_clauses = len({line.clause for line in lines})
    return to_text([*shown, styled(f"{plural(len(lines), 'hit')} in {plural(n_clauses, 'clause')}", STYLES["quiet"])], options)


def render_kwic_json(lines: Sequence[KwicLine], outline: Outline, expression: str) -> str:
    """Render the same as JSON that ``words.schema.json`` describes."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "kind": "concordance",
            "document": outline.name,
            "expression": expression,
            "lines": [attrs.asdict(line) for line in lines],
        }
    )


def read_words_schema() -> dict[str, Any]:
    """Return the JSON Schema of both documents."""
    schema: dict[str, Any] = json.loads((files("policydiff.render") / "words.schema.json").read_text(encoding="utf-8"))
    return schema


def _terms(shifts: Sequence[TermShift], names: Sequence[str], width: int) -> list[Text]:
    lines = rule("Terms, by the clauses that hold them", width)
    told = [shift for shift in shifts if shift.verdict != "not distinguishable"]
    for verdict, title in (("rose", "held by more clauses"), ("fell", "held by fewer clauses")):
        of_kind = [shift for shift in told if shift.verdict == verdict]
        if of_kind:
            lines += flow(styled(f"{_SIGNS[verdict]} {title} of {names[1]} than of {names[0]}", STYLES[verdict]), width)
            lines += [line for shift in of_kind for line in _row(shift.term, shift, names, width)]
    return [*lines, *wrap(styled(_rest(shifts, len(told)), STYLES["quiet"]), width)]


def _rest(shifts: Sequence[TermShift], n_told: int) -> str:
    if not shifts:
        return "no term is in enough clauses of either to be told from chance"
    n_others = shifts[0].n_tests - n_told
    if not n_others:
        return "every term that was tested differs by more than chance"
    if n_told == len(shifts):
        # Cut off among those that differ: of the rest nothing is known here.
        return f"{plural(n_others, 'other term')} tested and not shown"
    if not n_told:
        return f"{plural(n_others, 'term')} tested, none distinguishable from chance"
    return f"{plural(n_others, 'other term')} tested, not distinguishable from chance"


def _row(name: str, found: TermShift | WatchCount, names: Sequence[str], width: int) -> list[Text]:
    figures = f"{_share(found.old)} → {_share(found.new)}, {_effect(found)}, p{NO_BREAK}{p_value(found.adjusted_p)}"
    label = join(["  ", styled(f"{name}", STYLES["label"])])
    lines = hang(label, styled(figures), width, hanging=_LONGEST_TERM + 3)
    for side, use in zip(names, (found.old, found.new), strict=True):
        if use.clauses:
            told = f"{side} {use.per_thousand:.1f} a thousand words: {', '.join(use.clauses)}"
            lines += indent(flow(styled(told, STYLES["quiet"]), width - 4), 4)
    return lines


def _share(use: TermUse) -> str:
    return f"{len(use.clauses)}{NO_BREAK}of{NO_BREAK}{number(use.n_clauses)} ({percent(use.share)})"


def _effect(found: TermShift | WatchCount) -> str:
    """Tell the log ratio, and the end of its interval that is nearer to no difference."""
    ratio, bound = found.keyness.log_ratio, found.keyness.lrc
    if not bound:
        return f"log ratio {signed(ratio)}, its interval holds 0"
    return f"log ratio {signed(ratio)}, at least {signed(bound)}"


def _watched(counts: Iterable[WatchCount], names: Sequence[str], width: int) -> list[Text]:
    rows = [line for count in counts for line in _row(f"{_SIGNS[count.verdict]} {count.name}", count, names, width)]
    return [*rule("Watched", width), *rows] if rows else []


def _kwic_line(line: KwicLine, label: int, width: int) -> Text:
    hit = styled(line.hit, STYLES["shared"])
    room = max(width - label - 4 - cell_len(hit.plain), 8)
    left, right = styled(line.left.rstrip()), styled(line.right.lstrip())
    before = _clip(left.plain, room // 2, from_end=True)
    after = _clip(right.plain, room - room // 2, from_end=False)
    # Marks lean on the hit as they are printed.
    gaps = " " if line.left.endswith(" ") else "", " " if line.right.startswith(" ") else ""
    return join(
        [pad(styled(line.clause, STYLES["quiet"]), label), " ", pad(f"{before}{gaps[0]}", room // 2 + 1, right=True), hit, f"{gaps[1]}{after}"]
    )


def _clip(text: str, width: int, *, from_end: bool) -> str:
    """Return as much of a text as fits, from one of its ends."""
    if cell_len(text) <= width:
        return text
    characters = reversed(text) if from_end else iter(text)
    kept: list[str] = []
    used = 1
    for character in characters:
        used += cell_len(character)
        if used > width:
            break
        kept.append(character)
    return _ELLIPSIS + "".join(reversed(kept)) if from_end else "".join(kept) + _ELLIPSIS
