"""Watch-lists: the terms that a reader wants counted, whatever the documents stress."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from policydiff.emphasis.expression import Expression, find_hits, parse_expression
from policydiff.emphasis.uses import Correction, Document, compare_uses, use_of
from policydiff.emphasis.wording import ClauseWords, cut_outline
from policydiff.errors import InputError
from policydiff.model.outline import Outline
from policydiff.model.terms import TermUse, WatchCount
from policydiff.text.decode import decode
from policydiff.text.language import differ

__all__ = ["WatchItem", "parse_watch_list", "read_watch_list", "watch"]

# A list is read whole; a larger one is a text that was taken for one.
_MOST_BYTES, _MOST_ITEMS = 1_000_000, 1000
_TABLE = "watch"


@frozen
class WatchItem:
    """An expression of a watch-list, its name there, and what was understood."""

    name: str
    text: str
    expression: Expression


def read_watch_list(path: Path | str) -> tuple[WatchItem, ...]:
    """
    Read a watch-list from a file: TOML where the name ends in ``.toml``, plain text otherwise.

    Raises:
        InputError: The file cannot be read, or is no watch-list; the message names file, line and remedy.
    """
    path = Path(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"the watch-list cannot be read: {error.strerror or error}", source=str(path)) from error
    if len(data) > _MOST_BYTES:
        raise InputError(f"this is more than {_MOST_BYTES:,} bytes and no watch-list; give a file with an expression on each line", source=str(path))
    return parse_watch_list(decode(data, source=str(path))[0], source=str(path), is_toml=path.suffix.lower() == ".toml")


def parse_watch_list(text: str, *, source: str = "watch-list", is_toml: bool = False) -> tuple[WatchItem, ...]:
    r"""
    Read a watch-list.

    In plain text every line is an expression, with a name and a colon before it or without; empty lines and lines that begin with ``#`` are left out. In
    TOML the table ``watch`` holds an expression, or a list of alternatives, under each name.

    Raises:
        InputError: It is no watch-list; the message names line and remedy.

    Example:
        >>> [item.name for item in parse_watch_list("safety: safe* | 安全\nrisk NEAR/5 manag*")]
        ['safety', 'risk NEAR/5 manag*']
    """
    lines = _toml_lines(text, source) if is_toml else _plain_lines(text)
    if not lines:
        raise InputError("the watch-list is empty; write an expression on each line, such as safe*", source=source)
    if len(lines) > _MOST_ITEMS:
        raise InputError(
            f"the watch-list has more than {_MOST_ITEMS} expressions; make several lists of it", source=source, line=lines[_MOST_ITEMS][0]
        )
    first: dict[str, int] = {}
    for line, name, _ in lines:
        if name in first:
            raise InputError(f"{name!r} stands on line {first[name]} already; give one of the two another name", source=source, line=line)
        first[name] = line
    return tuple(WatchItem(name, written, parse_expression(written, source=source, line=line)) for line, name, written in lines)


def watch(old: Outline, new: Outline, items: Sequence[WatchItem], *, correction: Correction = "holm") -> tuple[WatchCount, ...]:
    """
    Count the clauses of both documents that hold what a watch-list looks for.

    The documents may be in different languages where the expressions name the term in both. Swapping them mirrors every sign and verdict.

    Args:
        old: The old document, the reference.

        new: The new one, the target.

        items: The watch-list.

        correction: How account is taken of the number of expressions.

    Returns:
        One count an expression, in the order of the list; none where a document has no clause.

    References:
        Those of :func:`policydiff.stats.keyness.keyness`.
    """
    if not old.units or not new.units:
        return ()
    uses = list(zip(*(_uses(cut_outline(outline), items) for outline in (old, new)), strict=True))
    return tuple(
        WatchCount(
            name=item.name,
            expression=item.text,
            old=use[0],
            new=use[1],
            keyness=finding.keyness,
            adjusted_p=finding.adjusted_p,
            n_tests=len(items),
            verdict=finding.verdict,
        )
        for item, use, finding in zip(items, uses, compare_uses(uses, correction, by_word=not differ(old.language, new.language)), strict=True)
    )


def _uses(clauses: Sequence[ClauseWords], items: Sequence[WatchItem]) -> list[TermUse]:
    document = Document.of(clauses)
    found = ({number: len(find_hits(item.expression, clause)) for number, clause in enumerate(clauses)} for item in items)
    return [use_of({number: n for number, n in places.items() if n}, document) for places in found]


def _plain_lines(text: str) -> list[tuple[int, str, str]]:
    """Return line, name and expression of each line that has one."""
    found = []
    for line, written in enumerate(text.splitlines(), start=1):
        entry = written.strip().removeprefix("\ufeff")
        if entry and not entry.startswith("#"):
            name, colon, expression = entry.partition(": ")
            found.append((line, name.strip(), expression.strip()) if colon else (line, entry, entry))
    return found


def _toml_lines(text: str, source: str) -> list[tuple[int, str, str]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"this is no TOML: {error}; names and expressions stand as name = 'expression'", source=source) from error
    table = document.get(_TABLE)
    if list(document) != [_TABLE] or not isinstance(table, dict):
        raise InputError(f"a watch-list in TOML has the table [{_TABLE}] and nothing else; put the expressions into it", source=source)
    found = []
    for name, value in table.items():
        line = _line_of(name, text)
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list) or not written or not all(isinstance(part, str) for part in written):
            raise InputError(f"{name!r} is no expression; write it in quotation marks, or several in a list", source=source, line=line)
        found.append((line, name, " | ".join(written)))
    return found


def _line_of(name: str, text: str) -> int:
    """Return the line on which a name stands at the start, bare or in quotation marks; 1 where it is written in a way that hides it."""
    for line, written in enumerate(text.splitlines(), start=1):
        if written.partition("=")[0].strip().strip("\"'") == name:
            return line
    return 1
