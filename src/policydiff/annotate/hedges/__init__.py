"""Hedges: words that leave whoever is bound some room, such as *as appropriate*, *on a voluntary basis* and 酌情."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from policydiff.annotate.phrases import Lexicon, find_phrases
from policydiff.annotate.phrases.file import load_lexicon
from policydiff.annotate.reading import Reading, reading_of
from policydiff.model.annotation import Hedge
from policydiff.model.outline import Clause, Outline
from policydiff.text.span import Span

__all__ = ["FoundHedge", "annotate_hedges", "find_hedges", "hedges_of", "load_hedges", "shipped_hedges"]

FORMAT = "policydiff hedges/1"


@frozen
class FoundHedge:
    """A hedge in a text: where it stands, the rule that found it, and the words as printed."""

    span: Span
    rule: str
    trigger: str


def find_hedges(text: str | Reading, lexicon: Lexicon | None = None) -> tuple[FoundHedge, ...]:
    """
    Return the hedges of a text, English and Chinese, in order and without overlap.

    Example:
        >>> [hedge.trigger for hedge in find_hedges("Take appropriate measures, where possible, to report incidents.")]
        ['where possible']
    """
    reading = reading_of(text)
    found = find_phrases(reading, lexicon or shipped_hedges())
    return tuple([FoundHedge(item.span, item.rule.name, item.span.of(reading.text)) for item in found]) if found else ()


def annotate_hedges(outline: Outline, lexicon: Lexicon | None = None) -> tuple[Hedge, ...]:
    """
    Find the hedges of an outline.

    Args:
        outline: The document; headings hedge nothing and are passed over.

        lexicon: Rules and phrases; those that come with the library where None.

    Returns:
        Hedges in reading order.
    """
    return tuple(item for clause in outline.clauses if not clause.is_heading for item in hedges_of(clause, find_hedges(clause.text, lexicon)))


def hedges_of(clause: Clause, found: tuple[FoundHedge, ...]) -> tuple[Hedge, ...]:
    """Return the hedges found in the text of a clause as its annotations."""
    return tuple([Hedge(clause=clause.id, span=hedge.span, rule=hedge.rule, trigger=hedge.trigger) for hedge in found]) if found else ()


def load_hedges(text: str, *, name: str) -> Lexicon:
    """
    Read hedges from TOML; ``hedges.toml`` beside this module shows the format.

    Raises:
        InputError: The text is no such lexicon; the message names the file and the place.
    """
    return load_lexicon(text, name=name, form=FORMAT)


@lru_cache(maxsize=1)
def shipped_hedges() -> Lexicon:
    """Return the hedges that come with the library, read once, when they are first needed."""
    return load_hedges((files("policydiff.annotate.hedges") / "hedges.toml").read_text(encoding="utf-8"), name="hedges.toml")
