"""How the wording of linked clauses is shown: word by word where the texts are close, side by side where they are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from policydiff.model.change import Edit
from policydiff.model.outline import Clause
from policydiff.render.lines import beside, flow, hang, join, styled
from policydiff.render.view import STYLES
from policydiff.text.fold import fold, has_han
from policydiff.text.span import Span
from policydiff.text.tokens import is_stop_word, stem, terms, tokenise

__all__ = ["are_close", "edits_in_words", "side_by_side"]

# From here on two columns leave each text a readable measure: a report of 100 columns, less its indent.
_TWO_COLUMNS = 98
# A word diff reads well where half of the words that carry meaning stay, or where one text nearly holds the other.
_CLOSE, _HELD = 0.5, 0.8
# A label longer than this gets a line of its own.
_WIDEST_MARGIN = 24
# So few words are held by chance.
_N_TO_HOLD = 4


def are_close(edits: Sequence[Edit]) -> bool:
    """
    Tell whether a word diff says more than the two texts beside each other.

    Between loosely related clauses the words that stay are scattered ones, and marks around all the others are noise.
    """
    # Runs are joined by spaces, so that two Chinese characters from different runs make no term.
    stay, old, new = (
        len(terms(" ".join(runs))) for runs in ([e.new for e in edits if e.kind == "equal"], [e.old for e in edits], [e.new for e in edits])
    )
    if not old or not new:
        return True
    smaller = min(old, new)
    return 2 * stay >= _CLOSE * (old + new) or (smaller >= _N_TO_HOLD and stay >= _HELD * smaller)


def edits_in_words(edits: Sequence[Edit]) -> Text:
    """
    Return a text with what went in ``[-…-]`` and what came in ``{+…+}``.

    Example:
        >>> edits_in_words((Edit("equal", "we ", "we "), Edit("delete", "shall", ""), Edit("insert", "", "should"))).plain
        'we [-shall-]{+should+}'
    """
    return join([_marked(edit) for edit in edits])


def _marked(edit: Edit) -> Text:
    if edit.kind == "equal":
        return styled(edit.new)
    text, (opening, closing), style = (edit.old, ("[-", "-]"), "omitted") if edit.kind == "delete" else (edit.new, ("{+", "+}"), "added")
    core = text.strip(" ")
    if not core:
        # A space that came or went is no more than the mark beside it shows.
        return styled(text if edit.kind == "insert" else "")
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return join([before, styled(f"{opening}{core}{closing}", STYLES[style]), after])


def side_by_side(old: Sequence[Clause], new: Sequence[Clause], names: tuple[str, str], width: int) -> list[Text]:
    """Set the texts beside each other, or under each other where the report is narrow, what they share made to stand out and listed."""
    shared = _stems(old) & _stems(new)
    if width >= _TWO_COLUMNS:
        column = (width - 3) // 2
        left, right = (_column(side, "", shared, column, _margin(side, "")) for side in (old, new))
        lines = beside(left, right, column, " │ ")
    else:
        margin = max(_margin(side, f"{name} ") for side, name in zip((old, new), names, strict=True))
        lines = [*_column(old, f"{names[0]} ", shared, width, margin), *_column(new, f"{names[1]} ", shared, width, margin)]
    words = _shared_words(new, shared)
    if words:
        return [*lines, *flow(styled(f"both say: {', '.join(words)}", STYLES["quiet"]), width)]
    # Between languages that goes without saying.
    is_one_language = {clause.language for clause in old} == {clause.language for clause in new}
    return [*lines, *(flow(styled("no telling word in common", STYLES["quiet"]), width) if is_one_language else [])]


def _margin(clauses: Sequence[Clause], name: str) -> int:
    return min(max(cell_len(styled(f"{name}{clause.id}").plain) for clause in clauses) + 1, _WIDEST_MARGIN)


def _column(clauses: Sequence[Clause], name: str, shared: frozenset[str], width: int, margin: int) -> list[Text]:
    labels = [styled(f"{name}{clause.id}", STYLES["label"]) for clause in clauses]
    return [
        line for label, clause in zip(labels, clauses, strict=True) for line in hang(label, _emphasised(clause.text, shared), width, hanging=margin)
    ]


def _emphasised(text: str, shared: frozenset[str]) -> Text:
    line, position = styled(""), 0
    for span in _merged(span for key, span in _keys(text) if key in shared):
        line.append_text(styled(text[position : span.start]))
        line.append_text(styled(span.of(text), STYLES["shared"]))
        position = span.stop
    line.append_text(styled(text[position:]))
    return line


def _stems(clauses: Sequence[Clause]) -> frozenset[str]:
    return frozenset(key for clause in clauses for key, _ in _keys(clause.text))


def _shared_words(clauses: Sequence[Clause], shared: frozenset[str]) -> list[str]:
    """Return what the clauses share with the others, as printed, each once."""
    words: dict[str, None] = {}
    seen: set[str] = set()
    for clause in clauses:
        spans = _merged(span for key, span in _keys(clause.text) if key in shared)
        for word in (span.of(clause.text) for span in spans):
            keys = {key for key, _ in _keys(word)}
            if not keys <= seen:
                words.setdefault(word)
                seen |= keys
    return list(words)


def _keys(text: str) -> Iterator[tuple[str, Span]]:
    """Yield what a word is recognised by in another text, and where it stands: its stem, or two Chinese characters."""
    tokens = tokenise(text)
    for token, after in zip(tokens, (*tokens[1:], None), strict=False):
        if not has_han(token.text):
            folded = fold(token.text)
            if not is_stop_word(folded):
                yield stem(folded), token.span
        elif after is not None and has_han(after.text) and after.span.start == token.span.stop:
            yield fold(token.text + after.text), Span(token.span.start, after.span.stop)


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Join spans that overlap, as those of Chinese bigrams do."""
    current: Span | None = None
    for span in spans:
        if current is not None and span.start < current.stop:
            current = Span(current.start, span.stop)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
