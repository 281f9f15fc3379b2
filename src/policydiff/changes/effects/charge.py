"""Who is said, in so many words, to be charged with something."""

from __future__ import annotations

from attrs import frozen

from policydiff.model.outline import Span

__all__ = ["Charge", "matter_of"]


@frozen
class Charge:
    """
    Those who are charged with something.

    Attributes:
        names: Where they are named, in order, at least one.

        said: The words that charge them; what else its sentence holds is what they are charged with.

        sentence: Where that sentence stands.
    """

    names: tuple[Span, ...]
    said: Span
    sentence: Span


def matter_of(text: str, charge: Charge) -> str:
    """Return what somebody is charged with: the sentence without the words that charge and without those who are charged."""
    kept: list[str] = []
    at, stop = charge.sentence.start, charge.sentence.stop
    for span in sorted((charge.said, *charge.names), key=lambda span: span.start):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.stop)
    return " ".join((*kept, text[at : max(at, stop)]))
