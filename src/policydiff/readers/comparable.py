"""What cannot be compared, told before anything is: a document without a clause, and a clause beyond any measure."""

from __future__ import annotations

from policydiff.errors import InputError
from policydiff.model.outline import Clause, Outline

__all__ = ["LONGEST_CLAUSE", "refuse_empty", "refuse_overlong"]

# Characters. Six times the longest paragraph of any law at hand; the words of two clauses are compared pair by pair, so that time grows with their product.
LONGEST_CLAUSE = 20_000


def refuse_empty(outline: Outline) -> None:
    """
    Raise an error where no clause was read from a document.

    An outline that a program has made may be empty; a file that is has gone wrong somewhere.

    Raises:
        InputError: It holds no clause that counts.

    Example:
        >>> from policydiff.readers import read_document
        >>> refuse_empty(read_document(b"", name="aims.txt"))
        Traceback (most recent call last):
        policydiff.errors.InputError: aims.txt: the document is empty, so there is nothing to compare; give one that holds text
    """
    if not outline.units:
        raise InputError(_nothing_in(outline), source=outline.source.name)


def refuse_overlong(outline: Outline) -> None:
    """
    Raise an error where a document cannot be compared in bearable time.

    Raises:
        InputError: A clause, heading or footnote of it has more than ``LONGEST_CLAUSE`` characters.
    """
    overlong = next((clause for clause in outline.clauses if len(clause.text) > LONGEST_CLAUSE), None)
    if overlong is not None:
        raise InputError(
            f"clause {overlong.id} has {len(overlong.text):,} characters, and one may have {LONGEST_CLAUSE:,}; "
            "begin a new line wherever a clause begins, or make every sentence one with --unit sentence",
            source=outline.source.name,
            line=_line_of(overlong, outline),
        )


def _nothing_in(outline: Outline) -> str:
    if not outline.source.text.strip():
        return "the document is empty, so there is nothing to compare; give one that holds text"
    return "no clause was read from it, so there is nothing to compare; policydiff show tells what it holds and what was not read"


def _line_of(clause: Clause, outline: Outline) -> int | None:
    # The text of an outline file is that of its clauses, whose lines are not the file's.
    if outline.source.media_type in {"application/yaml", "application/json"} or not clause.spans:
        return None
    return outline.source.text.count("\n", 0, clause.spans[0].start) + 1
