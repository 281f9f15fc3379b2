"""Concordance: every place at which an expression stands, in its context."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.emphasis.expression import Expression, find_hits, parse_expression
from policydiff.emphasis.wording import ClauseWords, Word, cut_outline
from policydiff.errors import OptionError
from policydiff.model.outline import Outline
from policydiff.model.terms import KwicLine
from policydiff.text.fold import has_han
from policydiff.text.span import Span

__all__ = ["CONTEXT", "find_lines"]

# Words on either side; of Chinese characters, of which a word has about two, twice as many.
CONTEXT = 10


def find_lines(outline: Outline, expression: Expression | str, *, context: int = CONTEXT) -> tuple[KwicLine, ...]:
    """
    Find every place at which an expression stands in the clauses of a document that count.

    Args:
        outline: The document.

        expression: As in a watch-list, read or not.

        context: Words shown on either side; twice as many Chinese characters. The context ends with the clause.

    Returns:
        The hits in reading order.

    Raises:
        InputError: The expression is not in the notation.

        OptionError: The context has no word.
    """
    if context < 1:
        raise OptionError(f"the context is {context}; it takes 1 word or more")
    wanted = parse_expression(expression) if isinstance(expression, str) else expression
    return tuple(line for clause in cut_outline(outline) for line in _lines(clause, wanted, context))


def _lines(clause: ClauseWords, expression: Expression, context: int) -> Iterator[KwicLine]:
    words = [word for run in clause.runs for word in run.words]
    place = {word.span.start: number for number, word in enumerate(words)}
    text = clause.clause.text
    for first, last in find_hits(expression, clause):
        before = _reach(words[: place[first.span.start]][::-1], context)
        after = _reach(words[place[last.span.start] + 1 :], context)
        # Marks before the first word and after the last one belong to the context where it reaches the ends of the clause.
        start = before.span.start if before is not None else 0
        stop = after.span.stop if after is not None else len(text)
        span = Span(first.span.start, last.span.stop)
        yield KwicLine(clause=clause.clause.id, span=span, left=text[start : span.start], hit=span.of(text), right=text[span.stop : stop])


def _reach(words: list[Word], context: int) -> Word | None:
    """Return the last word, going outwards, that is shown; None where all of them are."""
    room = 2 * context
    for number, word in enumerate(words):
        room -= 1 if has_han(word.key) else 2
        if room < 0:
            return words[number - 1]
    return None
