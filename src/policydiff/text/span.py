"""A range of characters."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Span"]


@frozen
class Span:
    """
    Half-open range of character offsets into a text.

    Example:
        >>> Span(0, 4).of("Each Party shall report.")
        'Each'
    """

    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.stop and other.start < self.stop

    def of(self, text: str) -> str:
        """Return the characters of the text that lie in the span."""
        return text[self.start : self.stop]
