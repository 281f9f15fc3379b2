"""What a reader, encoder, annotator or renderer must offer; each is found by name through an entry point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from policydiff.errors import OptionError, expect
from policydiff.model.annotation import Annotations
from policydiff.model.comparison import Comparison
from policydiff.model.difference import kinds_to_show
from policydiff.model.inquiry import Abstention, Inquiry, Reply
from policydiff.model.options import Unit
from policydiff.model.outline import Outline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NARROWEST", "Annotator", "Encoder", "Judge", "Reader", "RenderOptions", "Renderer"]

# Columns below which an id, a sign and a word no longer fit beside each other.
NARROWEST = 40


class Reader(Protocol):
    """Turns the bytes of a document into an outline."""

    def __call__(self, data: bytes, *, name: str, encoding: str | None = None, unit: Unit = "clause") -> Outline:
        """
        Read a document.

        Args:
            data: The bytes of the document.

            name: Name for messages and for the outline.

            encoding: Character encoding, or None to detect it.

            unit: Whether a clause of several sentences is split.

        Raises:
            InputError: The bytes are no such document.
        """


class Encoder(Protocol):
    """Turns texts into vectors, the same for the same text at any time."""

    @property
    def name(self) -> str:
        """Name as shown in reports and given to ``--encoder``."""

    @property
    def version(self) -> str:
        """Version of the weights; another version may give other vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text: shape (number of texts, dimension)."""


class Annotator(Protocol):
    """Says what the clauses of an outline are about."""

    def __call__(self, outline: Outline) -> Annotations:
        """Annotate an outline."""


class Judge(Protocol):
    """Answers in a person's stead which clauses correspond."""

    @property
    def name(self) -> str:
        """Name that is written beside its answers."""

    def decide(self, inquiry: Inquiry) -> Reply | Abstention:
        """Say which of the candidates correspond to the clause, or why nothing can be said; whatever goes wrong is an abstention, never an exception."""


@frozen(kw_only=True)
class RenderOptions:
    """
    How to show a comparison.

    Attributes:
        width: Columns of the terminal, at least 40; other formats may ignore it.

        color: Whether escape codes for colour may be written.

        full: Whether every clause is shown, unchanged ones too.

        only: Kinds of difference, as ``weakened`` or ``omitted:safety``, that the report is confined to; all of it where none is named. The terminal
            report obeys it, JSON is always whole.

    Raises:
        OptionError: The width is too small, or there is no such kind of difference.
    """

    width: int = 100
    color: bool = False
    full: bool = False
    only: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        expect(self.width, int, "width", "give a number of columns")
        if self.width < NARROWEST:
            raise OptionError(f"width is {self.width}; a report needs {NARROWEST} columns or more")
        expect(self.only, (tuple, list), "only", 'name the kinds in a tuple, such as ("weakened",)')
        kinds_to_show(self.only, "RenderOptions.only")


class Renderer(Protocol):
    """Turns a comparison into text."""

    def __call__(self, comparison: Comparison, options: RenderOptions) -> str:
        """Render a comparison."""
